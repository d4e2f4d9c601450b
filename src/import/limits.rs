//! How much an import takes in. A list comes from other hands: a broken or hostile one must end in a sentence and
//! not in a machine that hangs. Every limit lies far above real lists and well below the memory of an old laptop.

/// The bytes of a file. A list of 250 000 rows has some 30 million.
pub const MOST_BYTES: u64 = 128_000_000;

/// The bytes to which the parts of a workbook may unpack, counted while unpacking and not as the file claims.
/// XML is some ten times as large as its values, and a zip bomb packs a thousand times as tightly.
pub const MOST_UNPACKED: u64 = 400_000_000;

/// The cells of a file, empty ones between others included: 250 000 rows of 30 columns. A cell takes 32 bytes.
pub const MOST_CELLS: usize = 8_000_000;

/// The characters of one value: as many as a cell of a spreadsheet holds.
pub const LONGEST_VALUE: usize = 32_767;

/// The bytes of all values together, for formats in which one text is named by many cells.
pub const MOST_TEXT: usize = 256_000_000;

/// The vertices of a network. A file of a few bytes can claim any number.
pub const MOST_VERTICES: usize = 250_000;

/// The columns of one table.
pub const MOST_COLUMNS: usize = 1_000;

/// The tables of a file: sheets, tables below one another in a sheet, relations of a network.
pub const MOST_TABLES: usize = 1_000;

/// The rows of a file, each of which becomes a record: twice as many as are taken in within seconds.
pub const MOST_ROWS: usize = 500_000;

/// What is left out is told one by one up to here, and counted from then on.
pub const MOST_LEFT_OUT: usize = 20_000;

/// Parts lie inside parts no deeper than this; groups in groups of yEd come to some twenty.
pub const DEEPEST: usize = 256;

/// The entries of one ladder, and the members, the needs and the fields of work of one partnership: each row that speaks
/// of a partnership copies it whole, and its members are drawn pair by pair. Forty years of monthly reviews are 480.
pub const MOST_OF_ONE: usize = 500;

/// What a file may still bring: cells, and bytes of text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    cells: usize,
    text: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self { cells: MOST_CELLS, text: MOST_TEXT }
    }
}

impl Room {
    /// Takes so many cells with so many bytes of text; says whether there was room.
    pub(super) fn take(&mut self, cells: usize, text: usize) -> bool {
        let left = self.cells.checked_sub(cells).zip(self.text.checked_sub(text));
        if let Some((cells, text)) = left {
            *self = Self { cells, text };
        }
        left.is_some()
    }
}

/// What is told one by one, as far as anybody would read it; the others are counted.
#[derive(Clone, Debug)]
pub(super) struct Told<T> {
    all: Vec<T>,
    others: usize,
}

impl<T> Default for Told<T> {
    fn default() -> Self {
        Self { all: Vec::new(), others: 0 }
    }
}

impl<T> Told<T> {
    /// Tells one more.
    pub(super) fn push(&mut self, one: T) {
        if self.all.len() < MOST_LEFT_OUT {
            self.all.push(one);
        } else {
            self.others += 1;
        }
    }

    /// All that is told, and at the end what `others` makes of the number of those that are not.
    pub(super) fn ends(mut self, others: impl FnOnce(&[T], usize) -> T) -> Vec<T> {
        if self.others > 0 {
            let last = others(&self.all, self.others);
            self.all.push(last);
        }
        self.all
    }
}
