//! Whether a version was made from another one: then it may be the base of a merge.

use std::collections::HashSet;

use super::difference::{all_in, differences};
use super::{Difference, Version, place};

/// Whether `theirs` surely comes from `this`. `before` is what stood before `this`, if that is known.
///
/// A base that is younger than the point where two versions parted would make the one look as if it had taken back
/// what the other one changed, in silence; so a version counts only if `theirs` has everything that is in it, or
/// everything that changed from `before` to `this`, and nothing that went on that way ([`added`]). In doubt it is no
/// ancestor: that costs questions, not work.
pub fn is_ancestor(before: Option<Version<'_>>, this: Version<'_>, theirs: Version<'_>) -> bool {
    let only_adds = |difference: &Difference| {
        let mut changes = difference.changes.iter();
        difference.after.is_some() && changes.all(|change| change.before.is_none())
    };
    let new = added(this, theirs);
    if before.is_some_and(|before| !new.is_disjoint(&added(this, before))) {
        return false;
    }
    if differences(this, theirs).iter().all(only_adds) {
        return true;
    }
    before.is_some_and(|before| {
        let step = differences(before, this);
        !step.is_empty() && all_in(&step, &differences(before, theirs))
    })
}

/// The places of all that `other` has and `this` has not. What an older version has at such a place was taken out on the
/// way to `this`; who has it still never saw that, and does not come from `this`: to them it would look as if they had
/// added it, and it would come back in silence.
pub fn added(this: Version<'_>, other: Version<'_>) -> HashSet<String> {
    let places = |one: &Difference| -> Vec<String> {
        if one.before.is_none() {
            return vec![place(one.table, &one.key, &[])];
        }
        let new = one.changes.iter().filter(|change| change.before.is_none());
        new.map(|change| place(one.table, &one.key, &change.path)).collect()
    };
    differences(this, other).iter().flat_map(places).collect()
}
