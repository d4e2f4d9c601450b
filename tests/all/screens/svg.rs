//! A screen as an SVG picture: every cell at its place, with its colours, whatever font the reader has.
//!
//! Lines, bars and braille dots are drawn as shapes, because fonts differ most in these; everything else is text that
//! can be selected and read aloud.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// Pixels of a cell, and of the rim around the screen.
const WIDE: u16 = 9;
const HIGH: u16 = 18;
const RIM: u16 = 12;

/// What a terminal shows where a program asks for no colour.
const TEXT: &str = "#d8dade";
const GROUND: &str = "#15181e";

/// A whole picture with a title for those who do not see it.
pub fn picture(buffer: &Buffer, title: &str) -> String {
    let (columns, rows) = (buffer.area.width, buffer.area.height);
    let (wide, high) = (columns * WIDE + 2 * RIM, rows * HIGH + 2 * RIM);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" height=\"{high}\" \
         role=\"img\">\n<title>{}</title>\n",
        escaped(title)
    );
    svg.push_str(STYLE);
    svg.push_str(&ground(wide, high));
    svg.push_str(&screen(buffer));
    svg.push_str("</svg>\n");
    svg
}

/// The style of the text of all screens of a file.
pub const STYLE: &str = "<style>text{font:15px 'DejaVu Sans Mono',Menlo,Consolas,'Liberation Mono',monospace;\
    white-space:pre}</style>\n";

/// What lies under a screen.
pub fn ground(wide: u16, high: u16) -> String {
    format!("<rect width=\"{wide}\" height=\"{high}\" rx=\"8\" fill=\"{GROUND}\"/>\n")
}

/// The size of a picture in pixels.
pub fn size(columns: u16, rows: u16) -> (u16, u16) {
    (columns * WIDE + 2 * RIM, rows * HIGH + 2 * RIM)
}

/// The cells of a screen, without a frame.
pub fn screen(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let row: Vec<&Cell> = (0..buffer.area.width).map(|x| &buffer[(x, y)]).collect();
        grounds(&mut out, &row, y);
        marks(&mut out, &row, y);
        words(&mut out, &row, y);
    }
    out
}

/// Runs of cells that are alike, with the place of each.
fn runs<'a, K: PartialEq>(row: &[&'a Cell], key: impl Fn(&Cell) -> K) -> Vec<(u16, Vec<&'a Cell>, K)> {
    let mut found: Vec<(u16, Vec<&Cell>, K)> = Vec::new();
    for (x, cell) in (0..).zip(row) {
        let kind = key(cell);
        match found.last_mut() {
            Some((_, cells, last)) if *last == kind => cells.push(cell),
            _ => found.push((x, vec![cell], kind)),
        }
    }
    found
}

fn grounds(out: &mut String, row: &[&Cell], y: u16) {
    for (x, cells, colour) in runs(row, |cell| colours(cell).1) {
        if colour != GROUND {
            let wide = u16::try_from(cells.len()).unwrap() * WIDE;
            let (left, top) = corner(x, y);
            let _ = writeln!(out, "<path fill=\"{colour}\" d=\"M{left} {top}h{wide}v{HIGH}h-{wide}z\"/>");
        }
    }
}

/// Lines, bars and dots, one path for each run of a colour.
fn marks(out: &mut String, row: &[&Cell], y: u16) {
    for (x, cells, (colour, _)) in runs(row, |cell| (colours(cell).0, shape(cell.symbol(), 0, 0).is_some())) {
        let paths: String = (x..)
            .zip(&cells)
            .filter_map(|(x, cell)| {
                let (left, top) = corner(x, y);
                shape(cell.symbol(), left, top)
            })
            .collect();
        if !paths.is_empty() {
            let _ = writeln!(out, "<path fill=\"{colour}\" d=\"{paths}\"/>");
        }
    }
}

fn words(out: &mut String, row: &[&Cell], y: u16) {
    let is_text = |cell: &Cell| cell.symbol() != " " && shape(cell.symbol(), 0, 0).is_none();
    let plain = |cell: &Cell| cell.symbol().is_ascii();
    // A blank inside a run belongs to it, so that words stay together.
    let key =
        |cell: &Cell| (colours(cell).0, cell.modifier, plain(cell), is_text(cell) || cell.symbol() == " ");
    for (x, cells, (colour, bits, ascii, _)) in runs(row, key) {
        let text: String = cells.iter().map(|cell| cell.symbol()).collect();
        if !cells.iter().any(|cell| is_text(cell)) {
            continue;
        }
        let before = text.len() - text.trim_start().len();
        let (left, top) = corner(x + u16::try_from(if ascii { before } else { 0 }).unwrap(), y);
        let places = if ascii {
            let count = u16::try_from(text.trim().chars().count()).unwrap();
            format!("x=\"{left}\" textLength=\"{}\"", count * WIDE)
        } else {
            // Marks come from other fonts, each of its own width: every one is put into the middle of its cell.
            let each: Vec<String> = (0..cells.len())
                .map(|at| (left + u16::try_from(at).unwrap() * WIDE + WIDE / 2).to_string())
                .collect();
            format!("x=\"{}\" text-anchor=\"middle\"", each.join(" "))
        };
        let bold = if bits.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
        let line = if bits.contains(Modifier::UNDERLINED) { " text-decoration=\"underline\"" } else { "" };
        let text = escaped(text.trim());
        let base = top + 14;
        let _ = writeln!(out, "<text {places} y=\"{base}\" fill=\"{colour}\"{bold}{line}>{text}</text>");
    }
}

fn corner(x: u16, y: u16) -> (u16, u16) {
    (RIM + x * WIDE, RIM + y * HIGH)
}

/// A mark that is drawn, as a path in a cell; nothing for a letter.
fn shape(symbol: &str, left: u16, top: u16) -> Option<String> {
    let mut letters = symbol.chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    let bar =
        |x: u16, y: u16, wide: u16, high: u16| format!("M{} {}h{wide}v{high}h-{wide}z", left + x, top + y);
    let (middle, centre) = (WIDE / 2, HIGH / 2);
    let (right, below) = (WIDE - middle, HIGH - centre);
    Some(match letter {
        '─' => bar(0, centre, WIDE, 1),
        '━' => bar(0, centre - 1, WIDE, 3),
        '│' => bar(middle, 0, 1, HIGH),
        '╭' => bar(middle, centre, right, 1) + &bar(middle, centre, 1, below),
        '╮' => bar(0, centre, middle + 1, 1) + &bar(middle, centre, 1, below),
        '╰' => bar(middle, centre, right, 1) + &bar(middle, 0, 1, centre),
        '╯' => bar(0, centre, middle + 1, 1) + &bar(middle, 0, 1, centre),
        '├' => bar(middle, 0, 1, HIGH) + &bar(middle, centre, right, 1),
        '┤' => bar(middle, 0, 1, HIGH) + &bar(0, centre, middle, 1),
        '┼' => bar(middle, 0, 1, HIGH) + &bar(0, centre, WIDE, 1),
        '░' => (0..6).map(|at| bar((at % 2) * 4 + 1, at * 3, 2, 1)).collect(),
        '▁'..='█' => {
            let eighths = u16::try_from(u32::from(letter) - 0x2580).ok()?;
            let high = HIGH * eighths / 8;
            bar(0, HIGH - high, WIDE, high)
        }
        '\u{2801}'..='\u{28ff}' => dots(u32::from(letter) - 0x2800, &bar),
        _ => return None,
    })
}

/// The eight dots of a braille letter, in the order of its bits.
fn dots(bits: u32, bar: &impl Fn(u16, u16, u16, u16) -> String) -> String {
    const PLACES: [(u16, u16); 8] = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)];
    let set = PLACES.iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0);
    set.map(|(_, (x, y))| bar(x * 4 + 2, y * 4 + 3, 2, 2)).collect()
}

/// Front and ground of a cell, as a browser takes them.
fn colours(cell: &Cell) -> (String, String) {
    let front = css(cell.fg).unwrap_or_else(|| TEXT.to_owned());
    let ground = css(cell.bg).unwrap_or_else(|| GROUND.to_owned());
    if cell.modifier.contains(Modifier::REVERSED) { (ground, front) } else { (front, ground) }
}

fn css(colour: Color) -> Option<String> {
    const FIRST: [&str; 16] = [
        "#1c1c1c", "#cd3131", "#0dbc79", "#e5e510", "#4a8fe7", "#bc3fbc", "#11a8cd", "#d0d0d0", "#767676",
        "#f14c4c", "#23d18b", "#f5f543", "#6cb0ff", "#d670d6", "#29b8db", "#ffffff",
    ];
    let first = |at: usize| Some(FIRST[at].to_owned());
    match colour {
        Color::Reset => None,
        Color::Rgb(r, g, b) => Some(format!("#{r:02x}{g:02x}{b:02x}")),
        Color::Indexed(at @ 0..=15) => first(usize::from(at)),
        Color::Indexed(at @ 16..=231) => {
            let level = |part: u8| if part == 0 { 0 } else { 55 + 40 * part };
            let at = at - 16;
            Some(format!("#{:02x}{:02x}{:02x}", level(at / 36), level(at / 6 % 6), level(at % 6)))
        }
        Color::Indexed(at) => {
            let grey = 8 + 10 * (at - 232);
            Some(format!("#{grey:02x}{grey:02x}{grey:02x}"))
        }
        named => {
            let all = [
                Color::Black,
                Color::Red,
                Color::Green,
                Color::Yellow,
                Color::Blue,
                Color::Magenta,
                Color::Cyan,
                Color::Gray,
                Color::DarkGray,
                Color::LightRed,
                Color::LightGreen,
                Color::LightYellow,
                Color::LightBlue,
                Color::LightMagenta,
                Color::LightCyan,
                Color::White,
            ];
            all.iter().position(|one| *one == named).and_then(first)
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
