//! Who of a map is shown: filters, a group that was entered, what was typed, and the steps around a party.

use std::collections::HashSet;

use crate::app::search::{Search, fold};
use crate::model::{Id, PartnershipMap};
use crate::network::Ties;

use super::Wish;

/// Who is shown.
pub(super) struct Sieve<'a> {
    pub(super) map: &'a PartnershipMap,
    pub(super) wish: &'a Wish,
    pub(super) ties: &'a Ties,
}

impl Sieve<'_> {
    /// Whether each vertex is shown, and who fits best what was typed.
    pub(super) fn seen(&self) -> (Vec<bool>, Option<Id>) {
        let (map, wish) = (self.map, self.wish);
        let wanted = |id: &Id| map.actors.get(id).is_some_and(|one| wish.filters.want_party(map, one));
        let mut seen: Vec<bool> = self.ties.actors.iter().map(wanted).collect();
        if let Some(inside) = wish.inside.last() {
            let members: HashSet<&Id> = inside.members.iter().collect();
            keep(&mut seen, |at| members.contains(&self.ties.actors[at]));
        }
        if wish.filters.choose_partnerships() {
            let near = self.near(&seen);
            let anchor = map.info.anchor.as_ref().and_then(|id| self.ties.vertex(id));
            keep(&mut seen, |at| !near[at].is_empty() || anchor.is_some_and(|anchor| anchor as usize == at));
        }
        let mut found = None;
        if !wish.text.is_empty() {
            let hits = self.typed(&seen);
            found = hits.first().map(|at| self.ties.actors[*at].clone());
            seen = self.around(&seen, &hits, 1);
        }
        if let Some((id, steps)) = &wish.focus
            && let Some(vertex) = self.ties.vertex(id)
        {
            seen = self.around(&seen, &[vertex as usize], *steps);
        }
        (seen, found)
    }

    /// The neighbours of each vertex among those that are shown; whoever competes is one, too.
    fn near(&self, seen: &[bool]) -> Vec<Vec<usize>> {
        let mut near = vec![Vec::new(); seen.len()];
        for line in self.ties.lines.iter().chain(&self.ties.competition) {
            let (from, to) = (line.from as usize, line.to as usize);
            if seen[from] && seen[to] {
                near[from].push(to);
                near[to].push(from);
            }
        }
        near
    }

    fn typed(&self, seen: &[bool]) -> Vec<usize> {
        let here: Vec<usize> = (0..seen.len()).filter(|at| seen[*at]).collect();
        let text = |at: &usize| fold(self.map.actor_name(&self.ties.actors[*at]));
        Search::new(&self.wish.text).rank(here, text)
    }

    /// Whoever is shown and stands within so many steps of one of these.
    fn around(&self, seen: &[bool], from: &[usize], steps: u8) -> Vec<bool> {
        let near = self.near(seen);
        let mut reached = vec![false; seen.len()];
        let mut edge: Vec<usize> = from.to_vec();
        for at in &edge {
            reached[*at] = true;
        }
        for _ in 0..steps {
            let mut next = Vec::new();
            for other in edge.iter().flat_map(|at| &near[*at]) {
                if !std::mem::replace(&mut reached[*other], true) {
                    next.push(*other);
                }
            }
            edge = next;
        }
        reached
    }
}

fn keep(seen: &mut [bool], stays: impl Fn(usize) -> bool) {
    for (at, seen) in seen.iter_mut().enumerate() {
        *seen = *seen && stays(at);
    }
}
