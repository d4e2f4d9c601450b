//! Reports as PDF, read back by a program that is not ours.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use simpul::export::document::{Form, write};
use simpul::layout::View;
use simpul::model::{Day, Lang, PartnershipMap};
use simpul::network::At;
use simpul::report::document::{Block, Cell, Picture, Report, Signer, Table};
use simpul::store::{Intent, MapFile};

use crate::support::{today, tools};

/// What a map may hold and typst would obey, were it not given as values.
const HOSTILE: [&str; 9] = [
    "#panic(\"x\")",
    "*bold* _italic_ `raw`",
    "$x^2$",
    "@ref <label>",
    "\\ \\n \\u{41}",
    "= Judul // komentar",
    "#import \"@preview/x:1.0.0\": *",
    "\"kutip\" 'satu' -- --- ...",
    "]] }} ))",
];

fn map() -> PartnershipMap {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/rw07-kencana-asri.toml");
    MapFile::open(&path, Intent::Read, None).unwrap().map
}

fn report(parts: Vec<Vec<Block>>) -> Report {
    Report {
        lang: Lang::Indonesian,
        title: "Laporan kemitraan RW 07 Kencana Asri".to_owned(),
        subtitle: vec!["Triwulan pertama 2026".to_owned(), "Kelurahan Bumi Lestari".to_owned()],
        banner: None,
        footer: "Dari peta “RW 07 Kencana Asri”, 31 Maret 2026".to_owned(),
        landscape: false,
        compact: false,
        parts,
    }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph { text: text.to_owned() }
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: text.to_owned() }
}

fn long_table(rows: usize) -> Table {
    let columns = [
        ("Nomor", 6),
        ("Mitra", 30),
        ("Bantuan yang dijanjikan", 34),
        ("Nilai", 12),
        ("Sampai", 10),
        ("Status", 12),
    ];
    let mut table = Table::new("Janji", &columns);
    table.rows = (0..rows).map(promise).collect();
    table.total = Some(vec![
        Cell::Nothing,
        Cell::from("Jumlah"),
        Cell::Nothing,
        Cell::Money(i64::try_from(rows).unwrap() * 1_250_000),
        Cell::Nothing,
        Cell::Nothing,
    ]);
    table
}

fn promise(at: usize) -> Vec<Cell> {
    let what = ["Beasiswa untuk sepuluh anak", "Pelatihan menjahit dan pemasaran hasilnya", "Beras"];
    vec![
        Cell::count(at + 1),
        Cell::Text(format!("Yayasan mitra nomor {}", at + 1)),
        Cell::from(what[at % 3]),
        Cell::Money(1_250_000),
        Cell::day(Day::parse("2026-12-31")),
        Cell::from(if at.is_multiple_of(2) { "Berlangsung" } else { "Belum dimulai" }),
    ]
}

fn signer(above: Option<&str>, role: &str, party: Option<&str>, stamp: bool) -> Signer {
    Signer { above: above.map(str::to_owned), role: role.to_owned(), party: party.map(str::to_owned), stamp }
}

fn signatures(count: usize) -> Block {
    let all = [
        signer(Some("Mengetahui,"), "Lurah Bumi Lestari", Some("Pemerintah Kelurahan Bumi Lestari"), false),
        signer(None, "Ketua RW 07", None, false),
        signer(None, "Direktur", Some("Yayasan Harapan Bersama Insan Mandiri"), true),
    ];
    let signers = (0..count).map(|at| all[(at + 3 - count % 3) % 3].clone()).collect();
    Block::Signatures { dated: Some("Bumi Lestari, 31 Maret 2026".to_owned()), signers }
}

fn every_block() -> Report {
    let fields = [
        ("Hari, tanggal", "Selasa, 31 Maret 2026"),
        ("Tempat", "Balai RW 07\nJalan Kencana 12"),
        ("Pemimpin rapat", "Ketua RW 07"),
    ];
    let fields = fields.iter().map(|(label, value)| ((*label).to_owned(), (*value).to_owned())).collect();
    let mut attendance =
        Table::new("Daftar hadir", &[("No.", 4), ("Nama", 20), ("Lembaga", 20), ("Tanda tangan", 18)]);
    attendance.rows =
        (1..=12).map(|at| vec![Cell::Whole(at), Cell::Nothing, Cell::Nothing, Cell::Nothing]).collect();
    attendance.roomy = true;
    let picture = Picture {
        view: View::Rings,
        at: At::Now,
        internal: false,
        caption: "Peta kemitraan RW 07 menurut tangga kemitraan".to_owned(),
    };
    let list = |numbered| {
        Block::List {
        numbered,
        items: vec!["Dana dikirim sebelum akhir April.".to_owned(), "Karang Taruna menyiapkan tempat, kursi, dan pengeras suara; RT 03 membantu sejak pagi sampai acara selesai.".to_owned()],
    }
    };
    let mut report = report(vec![
        vec![
            heading(1, "Ringkasan"),
            paragraph(
                "Ada 14 mitra dan 21 hubungan. Sebelas di antaranya sudah sampai pada kerja sama yang tertulis, dan tiga akan berakhir dalam tiga bulan ini.",
            ),
            heading(2, "Dasar"),
            Block::Fields { rows: fields },
            Block::List { numbered: true, items: HOSTILE.iter().map(|&text| text.to_owned()).collect() },
            list(false),
            Block::Note {
                text: "Angka dihitung dari janji yang tertulis dalam MoU; janji lisan tidak ikut.".to_owned(),
            },
            heading(1, "Janji"),
            Block::Table(long_table(7)),
            paragraph("Demikian laporan ini dibuat dengan sebenarnya."),
            signatures(3),
        ],
        vec![heading(1, "Peta"), Block::Picture(picture)],
        vec![
            Block::Title {
                text: "Undangan rapat berkala".to_owned(),
                subtitle: vec!["Nomor 12/RW07/2026".to_owned()],
            },
            heading(1, "Acara"),
            list(true),
            Block::Table(attendance),
            signatures(1),
        ],
        vec![heading(1, "Semua janji"), Block::Table(long_table(300))],
    ]);
    report.banner = Some("KONSEP – belum disetujui".to_owned());
    report
}

fn pdf(report: &Report) -> Vec<u8> {
    write(report, &map(), today(), Form::Pdf).unwrap()
}

/// What a tool of poppler says of a PDF; nothing when it is not installed, which only a machine that builds
/// packages may not forgive.
pub(crate) fn poppler(tool: &str, options: &[&str], pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("laporan.pdf");
    std::fs::write(&path, pdf).unwrap();
    let mut command = Command::new(tool);
    command.args(options).arg(&path);
    if tool == "pdftotext" {
        command.arg("-");
    }
    if !tools("the PDF read back", &[&[tool, "-v"]]) {
        return None;
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

/// The texts of the pages.
pub(crate) fn pages(pdf: &[u8]) -> Option<Vec<String>> {
    let text = poppler("pdftotext", &["-layout"], pdf)?;
    let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
    assert_eq!(pages.pop().as_deref(), Some(""));
    Some(pages)
}

/// What `pdfinfo` says.
fn info(pdf: &[u8]) -> Option<BTreeMap<String, String>> {
    let text = poppler("pdfinfo", &["-isodates"], pdf)?;
    let pairs = text.lines().filter_map(|line| line.split_once(':'));
    Some(pairs.map(|(key, value)| (key.to_owned(), value.trim().to_owned())).collect())
}

/// A text without its blanks, which are where a line broke.
pub(crate) fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect()
}

#[test]
fn every_page_says_what_it_is_and_which() {
    let pdf = pdf(&every_block());
    assert!(pdf.starts_with(b"%PDF-"));
    let Some(pages) = pages(&pdf) else { return };
    let all = pages.len();
    for (at, page) in pages.iter().enumerate() {
        assert!(page.trim_start().starts_with("KONSEP – belum disetujui"), "page {at}: {page}");
        assert!(page.contains("Dari peta “RW 07 Kencana Asri”, 31 Maret 2026"), "page {at}: {page}");
        assert!(page.trim_end().ends_with(&format!("Halaman {} dari {all}", at + 1)), "page {at}: {page}");
    }
    assert!(pages[0].contains("Laporan kemitraan RW 07 Kencana Asri"));
    let info = info(&pdf).unwrap();
    assert_eq!(info["Pages"], all.to_string());
    assert_eq!(info["Page size"], "595.276 x 841.89 pts (A4)");
    assert_eq!(info["Title"], "Laporan kemitraan RW 07 Kencana Asri");
    assert!(info["CreationDate"].starts_with("2026-03-31"), "{info:?}");
    assert_eq!(info["Tagged"], "yes");
    let meta = poppler("pdfinfo", &["-meta"], &pdf).unwrap();
    assert!(meta.contains("<pdfuaid:part>1</pdfuaid:part>"), "{meta}");
}

#[test]
fn headings_are_bookmarks_and_those_of_a_second_document_stand_below_its_title() {
    let Some(outline) = poppler("pdftohtml", &["-xml", "-i", "-stdout"], &pdf(&every_block())) else {
        return;
    };
    let (_, outline) = outline.split_once("<outline>").unwrap();
    let shape: String = outline.lines().map(str::trim).collect();
    let second =
        r#"<item page="4">Undangan rapat berkala</item><outline><item page="4">Acara</item></outline>"#;
    let start = r#"<item page="1">Ringkasan</item><outline><item page="1">Dasar</item></outline>"#;
    assert!(shape.starts_with(start) && shape.contains(second), "{shape}");
}

#[test]
fn what_a_map_says_is_printed_and_not_obeyed() {
    let mut hostile = every_block();
    hostile.title = HOSTILE.join(" ");
    let items: Vec<String> = HOSTILE.iter().map(|&text| text.to_owned()).collect();
    let mut table = Table::new("Isi", &[("#Judul *kolom*", 1), ("$y$", 1)]);
    table.rows = items.iter().map(|text| vec![Cell::from(text.as_str()), Cell::from("x")]).collect();
    let pairs = items.iter().map(|text| (text.clone(), format!("nilai {text}"))).collect();
    hostile.parts = vec![
        vec![heading(1, &items.join(" "))],
        items.iter().map(|text| paragraph(text)).collect(),
        vec![Block::Table(table)],
        vec![Block::Fields { rows: pairs }],
        vec![Block::Signatures {
            dated: Some(items.join(" ")),
            signers: vec![signer(Some(&items.join(" ")), &items.join(" "), Some(&items.join(" ")), true)],
        }],
    ];
    let Some(pages) = pages(&pdf(&hostile)) else { return };
    assert_eq!(pages.len(), 5);
    for page in pages {
        for text in HOSTILE {
            assert!(dense(&page).contains(&dense(text)), "{text} in {page}");
        }
    }
}

#[test]
fn a_long_table_has_its_head_on_every_page_and_all_its_rows_once() {
    let pdf = pdf(&report(vec![vec![Block::Table(long_table(300))]]));
    let Some(pages) = pages(&pdf) else { return };
    assert!(pages.len() > 5, "{}", pages.len());
    let mut rows = 0;
    for page in &pages {
        assert_eq!(page.matches("Bantuan yang").count(), 1, "{page}");
        // No row goes on overleaf: as many names as numbers on each page.
        rows += page.matches("Yayasan mitra").count();
        assert_eq!(page.matches("31 Des 2026").count(), page.matches("Yayasan mitra").count(), "{page}");
    }
    assert_eq!(rows, 300);
    let last = pages.last().unwrap();
    assert!(last.contains("Jumlah") && last.contains("Rp375.000.000"), "{last}");
}

#[test]
fn nothing_runs_out_of_the_page() {
    let word = "Kemitraankesejahteraan".repeat(20);
    let huge = "Rapat membahas kelompok tani yang belum punya lahan. ".repeat(2_000);
    let strange = [
        "👩‍👩‍👧 🌾 😀",
        "مرحبا بالعالم",
        "a\u{0}b\u{1b}[31mc\u{7}",
        "東京 नमस्ते",
        "\u{202e}terbalik\u{200b}",
        "\u{e000}\u{ffff}",
    ];
    let mut table = Table::new("Isi", &[("Sempit", 1), ("Lebar", 3), ("Nilai", 1)]);
    table.rows = vec![
        vec![Cell::Text(word.clone()), Cell::Text(word.clone()), Cell::Money(i64::MAX)],
        vec![Cell::from("x"), Cell::Text(huge.clone()), Cell::Whole(i64::MIN)],
        vec![Cell::Text("m".repeat(100_000)), Cell::from("y"), Cell::Nothing],
        vec![Cell::from("lacks cells")],
    ];
    table.rows.extend(strange.iter().map(|text| vec![Cell::from(*text), Cell::from(*text), Cell::Nothing]));
    let mut hostile = report(vec![
        vec![
            heading(2, &word),
            heading(1, &strange.join(" ")),
            paragraph(&word),
            paragraph(&huge),
            Block::Note { text: word.clone() },
            Block::List { numbered: true, items: vec![word.clone(), strange.join("\n")] },
            Block::Fields { rows: vec![(word.clone(), word.clone()), ("x".to_owned(), word.clone())] },
            Block::Table(table),
            Block::Signatures {
                dated: Some(word.clone()),
                signers: vec![signer(Some(&word), &word, Some(&word), true); 5],
            },
        ],
        vec![Block::Title { text: word.clone(), subtitle: vec![word.clone()] }],
    ]);
    hostile.banner = Some(word.clone());
    hostile.footer = huge;
    hostile.title = word;
    for (landscape, compact) in [(false, false), (true, true)] {
        hostile.landscape = landscape;
        hostile.compact = compact;
        let pdf = pdf(&hostile);
        let Some(boxes) = poppler("pdftotext", &["-bbox"], &pdf) else { return };
        assert!(boxes.matches("<page").count() > 10);
        assert_inside(&boxes, if landscape { (841.89, 595.276) } else { (595.276, 841.89) });
    }
}

/// All words stand on the paper, with a little room around them.
fn assert_inside(boxes: &str, (width, height): (f64, f64)) {
    let mut words = 0;
    for line in boxes.lines().filter(|line| line.trim_start().starts_with("<word")) {
        let side = |name: &str| -> f64 {
            let (_, rest) = line.split_once(&format!("{name}=\"")).unwrap();
            rest.split('"').next().unwrap().parse().unwrap()
        };
        let inside = side("xMin") > 20.0 && side("xMax") < width - 20.0;
        assert!(inside && side("yMin") > 5.0 && side("yMax") < height - 5.0, "{line}");
        words += 1;
    }
    assert!(words > 1_000);
}

#[test]
fn nobody_signs_on_a_page_without_words() {
    for lines in (1..=40).step_by(3) {
        let mut blocks: Vec<Block> = (0..lines).map(|at| paragraph(&format!("Butir {at}"))).collect();
        blocks.push(paragraph("Demikian berita acara ini dibuat."));
        blocks.push(signatures(3));
        let Some(pages) = pages(&pdf(&report(vec![blocks]))) else { return };
        let signed: Vec<&String> = pages.iter().filter(|page| page.contains("Ketua RW 07")).collect();
        assert_eq!(signed.len(), 1);
        for words in ["Demikian", "31 Maret 2026", "Mengetahui,", "Direktur", "meterai"] {
            assert!(signed[0].contains(words), "{words} after {lines} lines: {}", signed[0]);
        }
    }
}

#[test]
fn many_people_sign_in_rows_that_are_never_torn() {
    let Some(pages) = pages(&pdf(&report(vec![vec![paragraph("Kami setuju."), signatures(40)]]))) else {
        return;
    };
    assert!((2..=6).contains(&pages.len()), "{}", pages.len());
    assert_eq!(pages.iter().map(|page| page.matches("Ketua RW 07").count()).sum::<usize>(), 13);
}

#[test]
fn a_compact_report_fits_more_on_a_page_and_a_wide_one_is_wide() {
    let blocks = vec![Block::Table(long_table(26)), paragraph("Demikian."), signatures(3)];
    let mut minutes = report(vec![blocks]);
    let Some(roomy) = pages(&pdf(&minutes)) else { return };
    minutes.compact = true;
    assert_eq!((roomy.len(), pages(&pdf(&minutes)).unwrap().len()), (2, 1));
    minutes.landscape = true;
    minutes.lang = Lang::English;
    let wide = pdf(&minutes);
    assert_eq!(info(&wide).unwrap()["Page size"], "841.89 x 595.276 pts (A4)");
    assert!(pages(&wide).unwrap()[0].trim_end().ends_with("Page 1 of 2"));
}

#[test]
fn the_words_of_a_picture_are_words() {
    let Some(pages) = pages(&pdf(&every_block())) else { return };
    let page = pages.iter().find(|page| page.contains("Peta kemitraan RW 07 menurut tangga")).unwrap();
    let named =
        map().actors.iter().filter(|actor| page.contains(actor.name.split(' ').next().unwrap())).count();
    assert!(named > 3, "{page}");
}

#[test]
fn the_same_report_has_the_same_bytes() {
    assert_eq!(pdf(&every_block()), pdf(&every_block()));
}

#[test]
fn a_report_of_nothing_is_one_page() {
    let mut nothing = report(vec![
        vec![],
        vec![
            paragraph(""),
            Block::List { numbered: true, items: vec![] },
            Block::Fields { rows: vec![] },
            Block::Table(Table::default()),
            Block::Table(Table::new("Kosong", &[("", 0)])),
            Block::Signatures { dated: None, signers: vec![] },
        ],
        vec![],
    ]);
    nothing.title = String::new();
    nothing.subtitle = vec![];
    nothing.footer = String::new();
    let Some(pages) = pages(&pdf(&nothing)) else { return };
    assert!(pages[0].contains("Halaman 1 dari"), "{}", pages[0]);
}
