//! Workbooks: XLSX and ODS, read by calamine behind a guard that counts what they unpack to.

use std::io::{Cursor, Read};

use calamine::{Data, DataRef, Ods, Reader, Xlsx};
use quick_xml::events::{BytesStart, Event};

use super::limits::{
    LONGEST_VALUE, MOST_CELLS, MOST_ROWS, MOST_TABLES, MOST_TEXT, MOST_UNPACKED, Room, Told,
};
use super::{Cell, Row, Sheet, Source, Unread, Why};
use crate::model::Day;

/// What a zip file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Package {
    /// A workbook of Excel and many others.
    Xlsx,
    /// A workbook of `LibreOffice` and others.
    Ods,
}

/// Which workbook a zip file is, if it is one.
///
/// # Errors
/// [`Why::UnpacksTooBig`] for a zip bomb, and [`Why::Broken`] for a zip that cannot be read.
pub(super) fn package(bytes: &[u8]) -> Result<Option<Package>, Why> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|why| Why::Broken(why.to_string()))?;
    let package = if zip.index_for_name("xl/workbook.xml").is_some() {
        Package::Xlsx
    } else if zip.index_for_name("content.xml").is_some() && is_sheet(&mut zip) {
        Package::Ods
    } else {
        return Ok(None);
    };
    // The sizes that a zip names may be lies, so what comes out is counted before anybody keeps it.
    let mut left = MOST_UNPACKED;
    for at in 0..zip.len() {
        let file = zip.by_index(at).map_err(|why| Why::Broken(why.to_string()))?;
        let mut bounded = file.take(left + 1);
        let size = std::io::copy(&mut bounded, &mut std::io::sink());
        let size = size.map_err(|why| Why::Broken(why.to_string()))?;
        left = left.checked_sub(size).ok_or(Why::UnpacksTooBig(MOST_UNPACKED / 1_000_000))?;
    }
    if package == Package::Ods {
        count_cells(&mut zip)?;
    }
    Ok(Some(package))
}

type Zip<'a> = zip::ZipArchive<Cursor<&'a [u8]>>;

fn is_sheet(zip: &mut Zip<'_>) -> bool {
    let Ok(file) = zip.by_name("mimetype") else { return true };
    let mut kind = String::new();
    let _ = file.take(200).read_to_string(&mut kind);
    kind.contains("spreadsheet")
}

/// ODS writes equal cells and rows once with a count, and calamine writes them out: the whole is counted first.
fn count_cells(zip: &mut Zip<'_>) -> Result<(), Why> {
    let file = zip.by_name("content.xml").map_err(|why| Why::Broken(why.to_string()))?;
    let mut reader = quick_xml::Reader::from_reader(std::io::BufReader::new(file));
    // As calamine reads it, so that both see the same cells.
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let (mut area, mut text) = (Area::default(), 0_usize);
    let (mut before, mut open) = (0_usize, 0_usize);
    loop {
        let event = reader.read_event_into(&mut buffer).map_err(|why| Why::Broken(why.to_string()))?;
        match &event {
            Event::Start(tag) if !is_cell(tag) => open += 1,
            Event::End(_) => open = open.saturating_sub(1),
            // Calamine waits for the end of a table for ever.
            Event::Eof if open > 0 => return Err(Why::Broken("content.xml".to_owned())),
            _ => {}
        }
        match event {
            Event::Start(tag) if tag.name().as_ref() == "table:table" => {
                before = before.saturating_add(area.cells());
                area = Area::default();
            }
            Event::Start(tag) if tag.name().as_ref() == "table:table-row" => {
                area.row = (0, 0, count(&tag, "table:number-rows-repeated"));
            }
            Event::Start(tag) if is_cell(&tag) => {
                let many = count(&tag, "table:number-columns-repeated");
                let said = said_by(&tag);
                area.row.0 = area.row.0.saturating_add(many);
                let size = said.unwrap_or(0).saturating_add(inside(&mut reader)?);
                // An empty cell counts only when a filled one follows it in its row.
                if said.is_some() || size > 0 {
                    area.row.1 = area.row.0;
                }
                text = text.saturating_add(size.saturating_mul(many).saturating_mul(area.row.2));
            }
            Event::End(tag) if tag.name().as_ref() == "table:table-row" => area.row_ends(),
            Event::Eof => return Ok(()),
            _ => {}
        }
        if before.saturating_add(area.cells()) > MOST_CELLS {
            return Err(Why::TooManyCells(MOST_CELLS));
        }
        if text > MOST_TEXT {
            return Err(Why::UnpacksTooBig(u64::try_from(MOST_TEXT / 1_000_000).unwrap_or(u64::MAX)));
        }
        buffer.clear();
    }
}

/// The rectangle of filled cells of one sheet.
#[derive(Default)]
struct Area {
    /// Of the row that is being read: its width, its width up to the last filled cell, how often it is repeated.
    row: (usize, usize, usize),
    /// Rows so far.
    rows: usize,
    /// Rows up to the last one with something in it.
    filled: usize,
    /// The widest row.
    width: usize,
}

impl Area {
    fn row_ends(&mut self) {
        let (_, width, repeated) = self.row;
        self.rows = self.rows.saturating_add(repeated);
        if width > 0 {
            self.filled = self.rows;
            self.width = self.width.max(width);
        }
    }

    fn cells(&self) -> usize {
        self.filled.saturating_mul(self.width)
    }
}

fn is_cell(tag: &BytesStart<'_>) -> bool {
    matches!(tag.name().as_ref(), "table:table-cell" | "table:covered-table-cell")
}

/// How often something is repeated. A number that cannot be read is too large: calamine may be able to read it.
fn count(tag: &BytesStart<'_>, name: &str) -> usize {
    match tag.try_get_attribute(name) {
        Ok(None) => 1,
        Ok(Some(one)) => one.value.parse().unwrap_or(usize::MAX),
        Err(_) => usize::MAX,
    }
}

/// The bytes that the attributes of a cell bring with every repetition; nothing when they bring no value at all.
fn said_by(tag: &BytesStart<'_>) -> Option<usize> {
    let mut said = None;
    for one in tag.attributes().with_checks(false).flatten() {
        let key = one.key.into_inner();
        if key.starts_with("office:") || key.starts_with("calcext:") || key == "table:formula" {
            let text = matches!(key, "office:string-value" | "table:formula");
            said = Some(said.unwrap_or(0_usize).saturating_add(if text { one.value.len() } else { 0 }));
        }
    }
    said
}

/// The bytes inside a cell that was just opened, up to its end; blanks that are only counted there are counted.
fn inside(reader: &mut quick_xml::Reader<impl std::io::BufRead>) -> Result<usize, Why> {
    let (mut buffer, start) = (Vec::new(), reader.buffer_position());
    let (mut depth, mut blanks, mut end) = (1_usize, 0_usize, start);
    while depth > 0 {
        buffer.clear();
        end = reader.buffer_position();
        match reader.read_event_into(&mut buffer).map_err(|why| Why::Broken(why.to_string()))? {
            Event::Start(tag) => {
                depth += 1;
                if tag.name().as_ref() == "text:s" {
                    blanks = blanks.saturating_add(count(&tag, "text:c"));
                }
            }
            Event::End(_) => depth -= 1,
            Event::Eof => return Err(Why::Broken("content.xml".to_owned())),
            _ => {}
        }
    }
    let size = usize::try_from(end.saturating_sub(start)).unwrap_or(usize::MAX);
    Ok(size.saturating_add(blanks))
}

/// Reads all sheets of a workbook, without heads. A sheet named with `(ignore)` is skipped, as Kumu does.
///
/// # Errors
/// A workbook that is broken, or one that holds more than the limits allow.
pub(super) fn read(package: Package, bytes: &[u8]) -> Result<Source, Why> {
    let mut gathered = Gathered::default();
    match package {
        Package::Xlsx => xlsx(bytes, &mut gathered)?,
        Package::Ods => ods(bytes, &mut gathered)?,
    }
    let Gathered { mut source, unread, .. } = gathered;
    source.unread = unread.ends(Unread::others);
    if source.sheets.is_empty() && source.unread.is_empty() { Err(Why::Empty) } else { Ok(source) }
}

fn xlsx(bytes: &[u8], gathered: &mut Gathered) -> Result<(), Why> {
    let broken = |why: calamine::XlsxError| Why::Broken(why.to_string());
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(broken)?;
    for name in names_of(&book)? {
        if gathered.begins(&name) {
            // A sheet of charts has no cells, which is no fault of the others.
            let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
            while let Some(cell) = cells.next_cell().map_err(broken)? {
                let (row, column) = cell.get_position();
                let value = typed(cell.get_value());
                gathered.add(row, column, value)?;
            }
        }
        gathered.ends();
    }
    Ok(())
}

fn ods(bytes: &[u8], gathered: &mut Gathered) -> Result<(), Why> {
    let broken = |why: calamine::OdsError| Why::Broken(why.to_string());
    let mut book: Ods<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(broken)?;
    for name in names_of(&book)? {
        if gathered.begins(&name) {
            let range = book.worksheet_range(&name).map_err(broken)?;
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, value) in range.used_cells() {
                let place = |from: u32, by: usize| from.saturating_add(u32::try_from(by).unwrap_or(u32::MAX));
                gathered.add(place(top, row), place(left, column), typed(&borrowed(value)))?;
            }
        }
        gathered.ends();
    }
    Ok(())
}

/// The names of the sheets, if they are no more than any workbook has.
fn names_of<'a>(book: &impl Reader<Cursor<&'a [u8]>>) -> Result<Vec<String>, Why> {
    let names = book.sheet_names();
    if names.len() > MOST_TABLES { Err(Why::TooManyTables(MOST_TABLES)) } else { Ok(names) }
}

/// Both kinds of value that calamine has, as one.
fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(_) | Data::Empty => DataRef::Empty,
    }
}

/// A day arrives as a serial number from XLSX and as ISO text from ODS; times of day are left out.
fn typed(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty | DataRef::Error(_) => Cell::Empty,
        #[expect(clippy::cast_precision_loss, reason = "whole numbers of spreadsheets are floats anyway")]
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(truth) => Cell::Truth(*truth),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let part = |number: u8| i8::try_from(number).ok();
            let day = i16::try_from(year).ok().zip(part(month)).zip(part(day));
            let day = day
                .filter(|_| moment.is_datetime())
                .and_then(|((year, month), day)| Day::new(year, month, day));
            day.map_or(Cell::Number(moment.as_f64()), Cell::Day)
        }
        DataRef::DateTimeIso(text) => {
            let date = text.split(['T', ' ']).next().unwrap_or_default();
            Day::parse(date).map_or_else(|| worded(text), Cell::Day)
        }
        DataRef::DurationIso(text) | DataRef::String(text) => worded(text),
        DataRef::SharedString(text) => worded(text),
    }
}

fn worded(text: &str) -> Cell {
    let text = text.trim();
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// Sheets as they come together, cell by cell in the order of the file.
#[derive(Default)]
struct Gathered {
    source: Source,
    sheet: Sheet,
    unread: Told<Unread>,
    rows: usize,
    room: Room,
}

impl Gathered {
    /// Begins a sheet; says whether it is wanted.
    fn begins(&mut self, name: &str) -> bool {
        self.sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
        let skipped = name.to_lowercase().contains("(ignore)");
        if skipped {
            self.miss(None, Why::Skipped);
        }
        !skipped
    }

    fn miss(&mut self, line: Option<usize>, why: Why) {
        self.unread.push(Unread { sheet: Some(self.sheet.name.clone()), line, why });
    }

    fn add(&mut self, row: u32, column: u32, value: Cell) -> Result<(), Why> {
        let (line, column) = (usize::try_from(row).unwrap_or(0) + 1, usize::try_from(column).unwrap_or(0));
        let value = match value {
            Cell::Empty => return Ok(()),
            Cell::Text(text) if text.len() > LONGEST_VALUE && text.chars().count() > LONGEST_VALUE => {
                self.miss(Some(line), Why::TooLong(LONGEST_VALUE));
                return Ok(());
            }
            value => value,
        };
        let text = if let Cell::Text(text) = &value { text.len() } else { 0 };
        if self.sheet.rows.last().is_none_or(|last| last.line != line) {
            self.rows += 1;
            if self.rows > MOST_ROWS {
                return Err(Why::TooManyRows(MOST_ROWS));
            }
            self.sheet.rows.push(Row { line, cells: Vec::new() });
        }
        let Some(last) = self.sheet.rows.last_mut() else { return Ok(()) };
        // Cells of a row may come in any order in a file that no program made.
        let wider = (column + 1).saturating_sub(last.cells.len());
        if !self.room.take(wider, text) {
            return Err(Why::TooManyCells(MOST_CELLS));
        }
        last.cells.extend(std::iter::repeat_n(Cell::Empty, wider));
        if let Some(place) = last.cells.get_mut(column) {
            *place = value;
        }
        Ok(())
    }

    fn ends(&mut self) {
        let mut sheet = std::mem::take(&mut self.sheet);
        sheet.rows.sort_by_key(|row| row.line);
        if !sheet.rows.is_empty() {
            self.source.sheets.push(sheet);
        }
    }
}
