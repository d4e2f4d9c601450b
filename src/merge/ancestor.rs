//! Whether a version was made from another one: then it may be the base of a merge.

use super::difference::{all_in, differences};
use super::{Difference, Version};

/// Whether `theirs` surely comes from `this`. `before` is what stood before `this`, if that is known.
///
/// A base that is younger than the point where two versions parted would make the one look as if it had taken back
/// what the other one changed, in silence; so a version counts only if `theirs` has everything that is in it, or
/// everything that changed from `before` to `this`. In doubt it is no ancestor: that costs questions, not work.
pub fn is_ancestor(before: Option<Version<'_>>, this: Version<'_>, theirs: Version<'_>) -> bool {
    let only_adds = |difference: &Difference| {
        let mut changes = difference.changes.iter();
        difference.after.is_some() && changes.all(|change| change.before.is_none())
    };
    if differences(this, theirs).iter().all(only_adds) {
        return true;
    }
    before.is_some_and(|before| {
        let step = differences(before, this);
        !step.is_empty() && all_in(&step, &differences(before, theirs))
    })
}
