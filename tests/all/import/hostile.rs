//! Lists that are broken or mean harm end in a sentence, quickly, and with nothing lost.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use simpul::import::{Plan, Why, limits, read};
use simpul::model::Day;
use zip::write::SimpleFileOptions;

use super::{empty, plan};

/// A zip with these parts.
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const WORKBOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Mitra" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

const MANIFEST: &[u8] = br#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;

fn xlsx(sheet: &str) -> Vec<u8> {
    let root = RELATIONS.replace("relationships/worksheet", "relationships/officeDocument");
    let root = root.replace("worksheets/sheet1.xml", "xl/workbook.xml");
    zipped(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn sheet(rows: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    )
}

fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Mitra">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", MANIFEST),
        ("content.xml", content.as_bytes()),
    ])
}

#[test]
fn a_zip_bomb_is_no_workbook() {
    let much = vec![b' '; 1_000_000];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("xl/workbook.xml", SimpleFileOptions::default()).unwrap();
    for _ in 0..=limits::MOST_UNPACKED / 1_000_000 {
        zip.write_all(&much).unwrap();
    }
    let bomb = zip.finish().unwrap().into_inner();
    assert!(bomb.len() < 1_000_000, "it is small");
    assert_eq!(read("bom.xlsx", &bomb), Err(Why::UnpacksTooBig(limits::MOST_UNPACKED / 1_000_000)));
}

#[test]
fn a_workbook_that_counts_backwards_or_beyond_all_sheets_is_read_or_refused() {
    let row = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>PKK</t></is></c></row>"#;
    let far = r#"<row r="1"><c r="ZZZZZZZZ99999999999" t="inlineStr"><is><t>PKK</t></is></c></row>"#;
    for (dimension, rows) in [("C3:A1", row), ("A9:B2", row), ("A1:ZZZZZZZZ99999999999", row), ("A1:B2", far)]
    {
        let sheet =
            sheet(rows).replace("<sheetData>", &format!(r#"<dimension ref="{dimension}"/><sheetData>"#));
        if let Ok(source) = read("mundur.xlsx", &xlsx(&sheet)) {
            assert!(source.sheets.iter().map(|sheet| sheet.rows.len()).sum::<usize>() <= 1, "{dimension}");
        }
    }
}

#[test]
fn a_workbook_that_ends_in_the_middle_of_its_table_ends() {
    let row = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row>";
    let whole = ods(row);
    assert!(read("utuh.ods", &whole).is_ok());
    let content = |rows: &str| {
        let head = r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Mitra">"#;
        zipped(&[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("META-INF/manifest.xml", MANIFEST),
            ("content.xml", format!("{head}{rows}").as_bytes()),
        ])
    };
    for rows in ["", row, "<table:table-row>"] {
        assert!(matches!(read("putus.ods", &content(rows)), Err(Why::Broken(_))), "{rows}");
    }
}

#[test]
fn a_single_cell_at_the_far_corner_takes_no_room() {
    let rows = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>PKK</t></is></c></row><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>RW</t></is></c></row>"#;
    let source = read("jauh.xlsx", &xlsx(&sheet(rows))).unwrap();
    let filled = source.sheets[0].rows.iter().filter(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    assert_eq!(
        (filled.count(), source.unread.len()),
        (1, 1),
        "what stands so far out is said: {:?}",
        source.unread
    );
}

#[test]
fn cells_that_are_written_once_and_counted_a_million_times_are_counted_first() {
    let cell = r#"<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>"#;
    let row = format!(r#"<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>"#);
    let many = read("ulang.ods", &ods(&row));
    assert!(matches!(many, Err(Why::TooManyCells(_) | Why::UnpacksTooBig(_))), "{many:?}");
    let far = r#"<table:table-row><table:table-cell table:number-columns-repeated="16383"/><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>"#;
    let rows = format!("{far}{}", far.repeat(1_000));
    assert_eq!(read("lebar.ods", &ods(&rows)), Err(Why::TooManyCells(limits::MOST_CELLS)));
    // A number in other words, sums that would turn over, values in attributes, rows and blanks that are only counted.
    let x = r#"<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>"#;
    let many = r#"table:number-columns-repeated="16384""#;
    let row = |count: &str, cells: &str| {
        format!(r#"<table:table-row table:number-rows-repeated="{count}">{cells}</table:table-row>"#)
    };
    let long = "a".repeat(30_000);
    for rows in [
        row("&#49;00000", &x.repeat(95)),
        row(
            "6000",
            &format!(
                r#"{x}<table:table-cell table:number-columns-repeated="16382"/>{x}<table:table-cell table:number-columns-repeated="18446744073709551615"/>{x}"#
            ),
        ),
        row("1000", &format!(r#"<table:table-cell office:value-type="float" office:value="1" {many}/>"#)),
        format!(
            "{}{}{}",
            row("1", x),
            r#"<table:table-row table:number-rows-repeated="100000"/>"#,
            row("1", &x.repeat(95))
        ),
        row(
            "10000",
            &format!(r#"<table:table-cell office:value-type="string" office:string-value="{long}"/>"#),
        ),
        row(
            "1",
            r#"<table:table-cell office:value-type="string"><text:p>x<text:s text:c="4000000000"/></text:p></table:table-cell>"#,
        ),
    ] {
        let first = format!(r#"{}</table:table><table:table table:name="Dua">{rows}"#, row("1", x));
        for rows in [&rows, &first] {
            let read = read("banyak.ods", &ods(rows));
            assert!(
                matches!(read, Err(Why::TooManyCells(_) | Why::UnpacksTooBig(_))),
                "{rows:.300} {:?}",
                read.err()
            );
        }
    }
    // What spreadsheets really write: a million empty rows below the table.
    let usual = r#"<table:table-row><table:table-cell office:value-type="string"><text:p>PKK</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    assert_eq!(read("biasa.ods", &ods(usual)).unwrap().sheets[0].rows.len(), 1);
}

#[test]
fn entities_are_never_unfolded() {
    let mut bomb = String::from(r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">"#);
    for (name, inner) in ["b", "c", "d", "e", "f", "g", "h", "i", "j"]
        .iter()
        .zip(["a", "b", "c", "d", "e", "f", "g", "h", "i"])
    {
        let ten = format!("&{inner};").repeat(10);
        write!(bomb, r#"<!ENTITY {name} "{ten}">"#).unwrap();
    }
    let rows = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>&j;</t></is></c></row>"#;
    let text = sheet(rows).replace(r#"<?xml version="1.0"?>"#, &format!("{bomb}]>"));
    match read("bom.xlsx", &xlsx(&text)) {
        Err(Why::Broken(_) | Why::Empty) => {}
        Ok(source) => {
            let cells = source.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
            assert!(cells.map(|cell| cell.text().len()).sum::<usize>() < 100);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_line_without_an_end_is_one_value_that_is_too_long() {
    let long = format!("Nama\n\"{}", "a".repeat(2_000_000));
    let source = read("panjang.csv", long.as_bytes()).unwrap();
    assert!(
        source.unread.iter().any(|one| one.why == Why::TooLong(limits::LONGEST_VALUE)),
        "{:?}",
        source.unread
    );
}

#[test]
fn areas_that_lie_in_one_another_are_taken_without_the_circle() {
    let list = "Kode;Nama;Dalam\nrt;RT 01;rw\nrw;RW 07;kel\nkel;Kelurahan;rt\n";
    let plan = plan(&empty(), &[("wilayah.csv", list.as_bytes())]);
    assert_eq!((plan.after.areas.len(), plan.rows), (3, 3));
    let circle: Vec<_> = plan.left_out.iter().map(|one| (one.line, one.column.as_deref())).collect();
    assert_eq!(circle, [(Some(4), Some("Dalam"))], "{:?}", plan.left_out);
    let within = plan.after.areas.iter().filter(|area| area.within.is_some()).count();
    assert_eq!(within, 2);
}

#[test]
fn ids_that_differ_only_by_capitals_are_two_parties_and_that_is_said() {
    let list = "ID;Nama\nA1;PKK\na1;Posyandu\nA1;PKK\n";
    let first = plan(&empty(), &[("mitra.csv", list.as_bytes())]);
    assert_eq!((first.after.actors.len(), first.rows), (2, 3));
    let twin = first.left_out.iter().find(|one| matches!(one.why, Why::TwinId { line: 2, .. }));
    assert_eq!(twin.and_then(|one| one.line), Some(3), "{:?}", first.left_out);
    assert!(plan(&first.after, &[("mitra.csv", list.as_bytes())]).changes_nothing());
}

#[test]
fn formulas_and_commands_stay_texts() {
    let list = "Nama;Catatan\n\"=HYPERLINK(\"\"x\"\")\";a\u{1b}[2Jb\n'+62 PKK;\u{202e}terbalik\n";
    let plan = plan(&empty(), &[("mitra.csv", list.as_bytes())]);
    let names: Vec<_> =
        plan.after.actors.iter().map(|one| (one.name.as_str(), one.notes.as_deref())).collect();
    assert_eq!(names, [("=HYPERLINK(\"x\")", Some("a[2Jb")), ("+62 PKK", Some("terbalik"))]);
}

#[test]
fn no_beginning_of_a_file_makes_it_panic() {
    let good = xlsx(&sheet(r#"<row r="1"><c r="A1" t="inlineStr"><is><t>PKK</t></is></c></row>"#));
    for end in 0..good.len() {
        let _ = read("potong.xlsx", &good[..end]);
    }
    for start in [
        "PK\u{3}\u{4}",
        "<graphml",
        "{\"elements\":",
        "graph [",
        "*Vertices 3",
        "dl n=3",
        "sep=;\n",
        "\u{feff}",
        "\"",
        "a;\"b",
    ] {
        let _ = read("x", start.as_bytes());
    }
}

#[test]
fn more_rows_tables_or_columns_than_anybody_has_are_refused_or_left_out() {
    let rows = "x\n".repeat(limits::MOST_ROWS + 1);
    assert_eq!(read("panjang.csv", rows.as_bytes()), Err(Why::TooManyRows(limits::MOST_ROWS)));
    let mut tables = String::new();
    for at in 0..=limits::MOST_TABLES {
        let [name, kind] =
            ["Nama", "Jenis"].map(|text| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#));
        write!(tables, r#"<row r="{}">{name}{kind}</row>"#, at * 4 + 1).unwrap();
    }
    assert_eq!(read("tabel.xlsx", &xlsx(&sheet(&tables))), Err(Why::TooManyTables(limits::MOST_TABLES)));
    let wide = format!("{}\n{}\n", "kekuatan;".repeat(200_000), "kuat;".repeat(200_000));
    let source = read("lebar.csv", wide.as_bytes()).unwrap();
    assert_eq!(source.sheets[0].head.len(), limits::MOST_COLUMNS);
    assert_eq!(source.unread[0].why, Why::TooManyColumns(limits::MOST_COLUMNS));
    // Names down and across without a value between them claim the product of their numbers.
    let names: Vec<String> = (0..20_000).map(|at| format!("P{at}")).collect();
    let matrix = format!(";{}\n{}\n", names.join(";"), names.join("\n"));
    let source = read("matriks.csv", matrix.as_bytes()).unwrap();
    assert_eq!((source.sheets.len(), source.unread.len()), (1, 1));
}

#[test]
fn what_is_left_out_is_told_up_to_a_limit_and_counted_beyond() {
    let most = limits::MOST_LEFT_OUT;
    let rows = "PKK;x;x;x;x;x\n".repeat(10_000);
    let list = format!("Nama;Sektor;Sikap;Tingkat;Kekuatan;Manfaat\n{rows}");
    let taken = plan(&empty(), &[("mitra.csv", list.as_bytes())]);
    assert_eq!(taken.left_out.len(), most + 1);
    let beyond = taken.left_out.last().unwrap();
    assert_eq!(beyond.why, Why::Others(10_000));
    assert_eq!(taken.left_out.iter().map(simpul::import::LeftOut::many).sum::<usize>(), most + beyond.many());
    let edges = "1 x\n".repeat(most + 5);
    let network = format!("*Vertices 2\n*Arcs\n{edges}");
    let source = read("jaringan.net", network.as_bytes()).unwrap();
    assert!(source.unread.iter().any(|one| one.why == Why::Others(5)), "{}", source.unread.len());
}

#[test]
fn one_partnership_does_not_grow_without_end() {
    let most = limits::MOST_OF_ONE;
    let full = Why::TooMuchOfOne(most);
    let left = |plan: &Plan| plan.left_out.iter().filter(|one| one.why == full).count();
    let first = Day::parse("1960-01-01").unwrap();
    let rows = 20_000_usize;
    let dated = (0..rows).map(|at| format!("A;B;3;{}\n", first.plus_days(i64::try_from(at).unwrap())));
    let list = format!("From;To;Rung;Date\n{}", dated.collect::<String>());
    let taken = plan(&empty(), &[("tinjauan.csv", list.as_bytes())]);
    let one = taken.after.partnerships.iter().next().unwrap();
    assert_eq!((one.history.len(), left(&taken), taken.rows), (most, rows - most, most));
    // What was taken is there, so the same list again changes nothing.
    let head: String = list.split_inclusive('\n').take(most + 1).collect();
    assert!(plan(&taken.after, &[("tinjauan.csv", head.as_bytes())]).changes_nothing());
    let many = |row: &dyn Fn(usize) -> String| (0..2_000).map(row).collect::<Vec<_>>().concat();
    let members = many(&|at| format!("satu;A;B{at};\n"));
    let taken = plan(&empty(), &[("anggota.csv", format!("ID;From;To;Type\n{members}").as_bytes())]);
    let one = taken.after.partnerships.iter().next().unwrap();
    assert_eq!((one.members.len(), left(&taken)), (most, 2_001 - most));
    let words = many(&|at| format!("A;B;bidang {at}x\n"));
    let taken = plan(&empty(), &[("bidang.csv", format!("From;To;Type\n{words}").as_bytes())]);
    let one = taken.after.partnerships.iter().next().unwrap();
    assert_eq!((one.joint_areas.len(), left(&taken), taken.rows), (most, 2_000 - most, 2_000));
    let names: Vec<String> = (0..=most).map(|at| format!("P{at}")).collect();
    for head in ["Nama;Anggota", "Dokumen;Para Pihak"] {
        let taken =
            plan(&empty(), &[("banyak.csv", format!("{head}\nSatu;{}\n", names.join("|")).as_bytes())]);
        assert_eq!((left(&taken), taken.after.actors.len()), (1, 0), "{:?}", taken.left_out);
    }
    let areas = format!("Nama;Wilayah;Jenis\nPKK;{};warga\n", names.join("|"));
    let taken = plan(&empty(), &[("pihak.csv", areas.as_bytes())]);
    assert_eq!((left(&taken), taken.rows), (1, 1), "{:?}", taken.left_out);
}

#[test]
fn twenty_thousand_gifts_of_one_pair_are_one_partnership() {
    let mut list = String::from("From;To;Type\n");
    for _ in 0..20_000 {
        list.push_str("A;B;dana\n");
    }
    let plan = plan(&empty(), &[("arus.csv", list.as_bytes())]);
    assert_eq!((plan.after.partnerships.len(), plan.after.contributions.len()), (1, 20_000));
}
