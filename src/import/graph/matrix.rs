//! The values of a square or two-mode matrix on their way to edges.

use super::net::{Direction, Edge, Net, WEIGHT};
use crate::import::Cell;
use crate::trouble::BadNetwork as Bad;

/// A tie: row, column, line, value.
type Tie = (usize, usize, usize, Option<f64>);

/// A matrix that is being read, value by value.
pub(super) struct Matrix {
    /// Whether rows and columns are two different sets of vertices.
    two_mode: bool,
    /// Only what is not zero.
    ties: Vec<Tie>,
}

impl Matrix {
    pub(super) fn new(two_mode: bool) -> Self {
        Self { two_mode, ties: Vec::new() }
    }

    /// Takes in a value, by its row and column from 0.
    pub(super) fn take(&mut self, net: &mut Net, place: (usize, usize), line: usize, word: &str) {
        // A dot, and what R and UCINET write for it, is a value that nobody knows.
        if ![".", "NA", "NaN", "-", ""].iter().any(|none| word.eq_ignore_ascii_case(none)) {
            self.tie(net, place, line, Some(word));
        }
    }

    /// Takes in a tie, by its row and column from 0; zero is none.
    pub(super) fn tie(&mut self, net: &mut Net, place: (usize, usize), line: usize, word: Option<&str>) {
        let value = match word.map(|word| word.replace(',', ".").parse::<f64>()) {
            None => None,
            Some(Ok(0.0)) => return,
            Some(Ok(value)) if value.is_finite() => Some(value),
            Some(_) => return net.miss(line, Bad::Word(word.unwrap_or_default().to_owned())),
        };
        if net.has_room(3, 0) {
            self.ties.push((place.0, place.1, line, value));
        }
    }

    /// Adds its edges to a relation: what is the same over the diagonal has no directions, so each pair is there
    /// once; else a value in row A and column B is an arc from A to B. `offset` is the number of vertices before
    /// those of the columns.
    pub(super) fn edges(mut self, net: &mut Net, relation: usize, offset: usize) {
        if !self.two_mode {
            self.leave_diagonal(net);
        }
        let symmetric = !self.two_mode && self.is_symmetric();
        if symmetric {
            self.ties.retain(|tie| tie.0 < tie.1);
        }
        let place = net.of_edges.own(WEIGHT);
        let direction = Direction::of(!symmetric && !self.two_mode);
        let edges = self.ties.into_iter().map(|(row, column, line, value)| {
            let values = value.map(|value| (place, Cell::Number(value))).into_iter().collect();
            Edge {
                line,
                from: (row + 1).to_string(),
                to: (offset + column + 1).to_string(),
                direction,
                values,
            }
        });
        if let Some(relation) = net.relations.get_mut(relation) {
            relation.edges.extend(edges);
        }
    }

    fn leave_diagonal(&mut self, net: &mut Net) {
        let mut own = self.ties.iter().filter(|tie| tie.0 == tie.1);
        if let Some(first) = own.next() {
            net.miss(first.2, Bad::Diagonal(own.count() + 1));
            self.ties.retain(|tie| tie.0 != tie.1);
        }
    }

    fn is_symmetric(&self) -> bool {
        let key = |tie: &Tie| (tie.0, tie.1, tie.3.map(f64::to_bits));
        let mut here: Vec<_> = self.ties.iter().map(key).collect();
        let mut over: Vec<_> = here.iter().map(|(row, column, value)| (*column, *row, *value)).collect();
        here.sort_unstable();
        over.sort_unstable();
        here == over
    }
}
