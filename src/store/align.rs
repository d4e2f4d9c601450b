//! Which element of an old list is which of the new one.

/// One step along the old and the new list at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The old element of this index stays and is now the new element of that index.
    Keep(usize, usize),
    /// The next old element goes.
    Remove,
    /// The new element of this index comes in.
    Insert(usize),
}

/// Lists longer than this (multiplied) between their equal ends are not searched for common elements.
const SEARCH: usize = 250_000;

/// Aligns two lists: equal elements stay, elements that only differ are changed in place, the rest comes or
/// goes. Elements that `named` says have a name of their own never turn into others.
pub(super) fn align<T: PartialEq>(old: &[T], new: &[T], named: impl Fn(&T) -> bool) -> Vec<Step> {
    let front = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (old_rest, new_rest) = (old.get(front..).unwrap_or_default(), new.get(front..).unwrap_or_default());
    let back = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(old, new)| old == new).count();
    let (old_end, new_end) = (old.len() - back, new.len() - back);
    let mut steps: Vec<Step> = (0..front).map(|at| Step::Keep(at, at)).collect();
    let (mut i, mut j) = (front, front);
    let middle_old = old.get(front..old_end).unwrap_or_default();
    let middle_new = new.get(front..new_end).unwrap_or_default();
    for (a, b) in common(middle_old, middle_new) {
        between(old, new, (i, front + a), (j, front + b), &named, &mut steps);
        steps.push(Step::Keep(front + a, front + b));
        (i, j) = (front + a + 1, front + b + 1);
    }
    between(old, new, (i, old_end), (j, new_end), &named, &mut steps);
    steps.extend((0..back).map(|at| Step::Keep(old_end + at, new_end + at)));
    steps
}

/// Two runs without a common element: pairs change in place, the rest goes or comes.
fn between<T>(
    old: &[T],
    new: &[T],
    (mut i, old_end): (usize, usize),
    (mut j, new_end): (usize, usize),
    named: &impl Fn(&T) -> bool,
    steps: &mut Vec<Step>,
) {
    while i < old_end && j < new_end {
        if old.get(i).is_some_and(named) || new.get(j).is_some_and(named) {
            break;
        }
        steps.push(Step::Keep(i, j));
        (i, j) = (i + 1, j + 1);
    }
    steps.extend((i..old_end).map(|_| Step::Remove));
    steps.extend((j..new_end).map(Step::Insert));
}

/// The index pairs of a longest common subsequence.
fn common<T: PartialEq>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    let (rows, columns) = (old.len(), new.len());
    if rows.saturating_mul(columns) > SEARCH {
        return Vec::new();
    }
    let at = |i: usize, j: usize| i * (columns + 1) + j;
    let mut lengths = vec![0_u32; (rows + 1) * (columns + 1)];
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            lengths[at(i, j)] = if old[i] == new[j] {
                lengths[at(i + 1, j + 1)] + 1
            } else {
                lengths[at(i + 1, j)].max(lengths[at(i, j + 1)])
            };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < rows && j < columns {
        if old[i] == new[j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if lengths[at(i + 1, j)] >= lengths[at(i, j + 1)] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}
