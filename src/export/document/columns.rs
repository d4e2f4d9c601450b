//! How wide the columns of a table are on paper. Neither an office nor typst looks at words when it shares a line among
//! columns, and both would break a heading in the middle of a word.

use super::on_paper;
use crate::export::picture::font::Face;
use crate::model::Lang;
use crate::report::document::{Cell, Table};

/// A number of things, to reckon with.
pub(super) fn count(things: usize) -> f64 {
    u32::try_from(things).map_or(f64::from(u32::MAX), f64::from)
}

/// The letters of a table, and the room beside them in a cell, in points.
#[derive(Clone, Copy)]
pub(super) struct Letters {
    pub(super) plain: Face,
    pub(super) bold: Face,
    pub(super) inset: f64,
}

/// How wide the columns of a table are on a line, in points: each as much as it was promised, but wide enough for
/// its figures and days, and for its words where they are not too long.
pub(super) fn columns(table: &Table, lang: Lang, letters: Letters, line: f64) -> Vec<f64> {
    let all = count(table.columns.len()).max(1.0);
    let longest_word = line / all * 1.3;
    let need = |(at, title): (usize, &str)| {
        let cells = on_paper(table).iter().filter_map(|row| row.get(at));
        let total = table.total.iter().filter_map(|row| row.get(at));
        let widest = cells.map(|cell| width(cell, lang, letters.plain, longest_word));
        let widest = widest.chain(total.map(|cell| width(cell, lang, letters.bold, longest_word)));
        let title = words(title, letters.bold, longest_word);
        // A little more than was measured: letters that touch one another move.
        widest.fold(title, f64::max) + 2.0 * letters.inset + 1.0
    };
    let titles = table.columns.iter().map(|column| column.title.as_str()).enumerate();
    let needed: Vec<f64> = titles.map(need).collect();
    let shares: Vec<f64> = table.columns.iter().map(|column| f64::from(column.width.max(1))).collect();
    share(&shares, &needed, line)
}

/// Whether a column holds figures, which stand at its right side, as its head does.
pub(super) fn holds_figures(table: &Table, at: usize) -> bool {
    let cells = || table.rows.iter().filter_map(|row| row.get(at));
    cells().any(Cell::is_figure) && cells().all(|cell| cell.is_figure() || *cell == Cell::Nothing)
}

/// The width of a cell that must not be torn: of a figure or a day, or of the widest word of a text.
fn width(cell: &Cell, lang: Lang, face: Face, longest_word: f64) -> f64 {
    match cell {
        Cell::Text(text) => words(text, face, longest_word),
        figure => face.width(&figure.shown(lang)),
    }
}

/// The width of the widest word among those that are not too long.
fn words(text: &str, face: Face, longest: f64) -> f64 {
    let short =
        text.split_whitespace().filter(|word| count(word.chars().count()) * face.size * 0.3 <= longest);
    short.map(|word| face.width(word)).filter(|width| *width <= longest).fold(0.0, f64::max)
}

/// Shares a line: whoever would get less than it needs gets that, and the others share the rest.
fn share(shares: &[f64], needed: &[f64], line: f64) -> Vec<f64> {
    let all: f64 = needed.iter().sum();
    if all >= line {
        return needed.iter().map(|need| need * line / all).collect();
    }
    let mut fixed = vec![false; shares.len()];
    loop {
        let pairs = || shares.iter().zip(needed).zip(&fixed);
        let taken: f64 = pairs().filter(|(_, fixed)| **fixed).map(|((_, need), _)| need).sum();
        let free: f64 = pairs().filter(|(_, fixed)| !**fixed).map(|((share, _), _)| share).sum();
        let widths: Vec<f64> = pairs()
            .map(|((share, need), fixed)| if *fixed { *need } else { share * (line - taken) / free })
            .collect();
        let short: Vec<bool> = pairs().zip(&widths).map(|(((_, need), _), width)| width < need).collect();
        if !short.contains(&true) {
            return widths;
        }
        for (fixed, short) in fixed.iter_mut().zip(short) {
            *fixed |= short;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_that_is_too_narrow_takes_from_the_others() {
        assert_eq!(share(&[1.0, 1.0, 2.0], &[10.0, 10.0, 10.0], 400.0), [100.0, 100.0, 200.0]);
        assert_eq!(share(&[1.0, 1.0, 2.0], &[150.0, 10.0, 10.0], 300.0), [150.0, 50.0, 100.0]);
        // The second becomes too narrow only when the first has taken its part.
        assert_eq!(share(&[1.0, 1.0, 2.0], &[200.0, 60.0, 10.0], 300.0), [200.0, 60.0, 40.0]);
        assert_eq!(share(&[1.0, 1.0], &[300.0, 100.0], 200.0), [150.0, 50.0]);
    }

    #[test]
    fn figures_and_days_keep_their_width() {
        let letters = Letters { plain: Face::plain(9.0), bold: Face::bold(9.0), inset: 4.0 };
        let mut table = Table::new("Dana", &[("Apa", 90), ("Nilai", 5), ("Sampai", 5)]);
        table.rows =
            vec![vec![Cell::from("Beasiswa"), Cell::Money(12_500_000), Cell::from(&*"x".repeat(500))]];
        let widths = columns(&table, Lang::Indonesian, letters, 480.0);
        let money = Cell::Money(12_500_000).shown(Lang::Indonesian);
        assert!(widths[1] > letters.plain.width(&money) + 8.0, "{widths:?}");
        assert!(widths[2] < 60.0, "a word without end does not widen its column: {widths:?}");
        assert!((widths.iter().sum::<f64>() - 480.0).abs() < 0.01);
    }
}
