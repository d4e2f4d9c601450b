//! The programs that people read reports with: `LibreOffice`, and what reads its pages; a spreadsheet library of others.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use simpul::model::redact::Eyes;
use simpul::model::{Lang, PartnershipMap};
use simpul::report::document::{Block, Cell, Report, Table};
use simpul::report::{Asked, Kind};

use super::hostile::{attacks, hostile};
use super::{MAPS, asked, file, map, map_of};
use crate::support::tools;

/// Pages of a PDF, as `pdfinfo` counts them.
fn pages(pdf: &Path) -> usize {
    let out = Command::new("pdfinfo").arg(pdf).output().unwrap();
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    let line = text.lines().find(|line| line.starts_with("Pages:"));
    line.and_then(|line| line.split_whitespace().nth(1)).and_then(|word| word.parse().ok()).unwrap_or(0)
}

/// The text of some pages of a PDF.
fn words(pdf: &Path, first: usize, last: usize) -> String {
    let range = [first.to_string(), last.to_string()];
    let out = Command::new("pdftotext")
        .args(["-layout", "-f", &range[0], "-l", &range[1]])
        .arg(pdf)
        .arg("-")
        .output();
    String::from_utf8_lossy(&out.unwrap().stdout).into_owned()
}

/// Turns all documents of a folder into PDF, each with a `.pdf` behind its name.
fn print_all(folder: &Path) {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|end| end == "docx" || end == "xlsx")).collect();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let out = Command::new("soffice")
        .args([&profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir"])
        .arg(folder.join("pdf"))
        .args(&files)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&out.stderr).into_owned() + &String::from_utf8_lossy(&out.stdout);
    assert!(out.status.success() && !said.contains("Error"), "{said}");
    let printed = fs::read_dir(folder.join("pdf")).unwrap().count();
    assert_eq!(printed, files.len(), "{said}");
}

fn python(folder: &Path) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/peers/office.py");
    let out = Command::new("python3").arg(script).arg(folder).output().unwrap();
    let (said, wrong) = (String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    assert!(out.status.success(), "{said}{wrong}");
    assert!(said.contains("documents: ") && said.contains("workbooks: "), "{said}");
}

/// The words of a text without signs, at which lines break too; what is too long for a column may be torn.
fn bare(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| (1..=12).contains(&word.chars().count()))
}

/// The short texts of all rows.
fn cells(report: &Report) -> impl Iterator<Item = &str> {
    let cells = tables(report).flat_map(|table| table.rows.iter().flatten());
    let texts = cells.filter_map(|cell| if let Cell::Text(text) = cell { Some(text.as_str()) } else { None });
    texts.filter(|text| text.chars().count() < 40)
}

fn tables(report: &Report) -> impl Iterator<Item = &Table> {
    let blocks = report.parts.iter().flatten();
    blocks.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
}

/// The heads of all columns.
fn heads(report: &Report) -> impl Iterator<Item = &str> {
    tables(report).flat_map(|table| &table.columns).map(|column| column.title.as_str())
}

#[test]
fn offices_open_every_report_of_every_map_in_both_languages() {
    if !tools(
        "LibreOffice and the pages of reports",
        &[&["soffice", "--version"], &["pdfinfo", "-v"], &["pdftotext", "-v"]],
    ) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for name in MAPS {
        let map = map(name);
        for kind in Kind::ALL {
            for (lang, code) in [(Lang::Indonesian, "id"), (Lang::English, "en")] {
                for ending in ["docx", "xlsx"] {
                    let wish = Asked { lang, ..asked(kind) };
                    // A map without meetings has no minutes.
                    let Some(bytes) = file(&map, &wish, ending) else { continue };
                    let path = folder.path().join(format!("{}.{name}.{code}.{ending}.{ending}", kind.code()));
                    fs::write(path, bytes).unwrap();
                }
            }
        }
    }
    print_all(folder.path());
    let pdf = |kind: Kind, name: &str, code: &str| {
        folder.path().join("pdf").join(format!("{}.{name}.{code}.docx.pdf", kind.code()))
    };
    for code in ["id", "en"] {
        let minutes = pdf(Kind::Minutes, MAPS[0], code);
        assert_eq!(pages(&minutes), 3, "minutes, invitation and list take a page each");
        let first = words(&minutes, 1, 1);
        assert!(first.contains("Warung KSM") && first.contains("Purnajaya, 17"), "{first}");
        assert!(words(&minutes, 2, 2).contains(if code == "id" { "UNDANGAN" } else { "INVITATION" }));
        let residents = pages(&pdf(Kind::Quarterly, MAPS[0], code));
        assert!((6..=10).contains(&residents), "{residents}");
    }
    for name in MAPS {
        let map = map(name);
        for kind in Kind::ALL {
            for (lang, code) in [(Lang::Indonesian, "id"), (Lang::English, "en")] {
                let Ok(made) = simpul::report::make(&map, &Asked { lang, ..asked(kind) }) else { continue };
                let said = words(&pdf(kind, name, code), 1, 99);
                let said: BTreeSet<&str> = said.split_whitespace().collect();
                let report = made.report.on_paper();
                for word in heads(&report).flat_map(str::split_whitespace) {
                    assert!(said.contains(word), "{word} is torn in {} of {name}, {code}", kind.code());
                }
                // No row is lost where a page ends.
                let read = words(&pdf(kind, name, code), 1, 99);
                let read: BTreeSet<&str> = bare(&read).collect();
                for cell in cells(&report) {
                    let lost: Vec<&str> = bare(cell).filter(|word| !read.contains(word)).collect();
                    assert!(
                        lost.is_empty(),
                        "{lost:?} of {cell} is not in {} of {name}, {code}",
                        kind.code()
                    );
                }
            }
        }
    }
    let draft = pdf(Kind::Draft, MAPS[0], "id");
    for page in 1..=pages(&draft) {
        assert!(words(&draft, page, page).contains("KONSEP"), "page {page} of the draft");
    }
    let said = words(&pdf(Kind::Quarterly, MAPS[0], "id"), 1, 20);
    for word in ["LAPORAN KEMITRAAN TRIWULANAN", "Rp60.000.000", "Halaman 1 dari", "31 Maret 2026"] {
        assert!(said.contains(word), "{word} in\n{said}");
    }
}

#[test]
fn a_browser_shows_and_prints_every_report_of_every_map_in_both_languages() {
    let programs: [&[&str]; 4] = [
        &["python3", "-c", "import selenium"],
        &["chromium", "--version"],
        &["chromedriver", "--version"],
        &["pdftotext", "-v"],
    ];
    if !tools("every report in a browser", &programs) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for name in MAPS {
        let map = map(name);
        for kind in Kind::ALL {
            for (lang, code) in [(Lang::Indonesian, "id"), (Lang::English, "en")] {
                let Some(bytes) = file(&map, &Asked { lang, ..asked(kind) }, "html") else { continue };
                fs::write(folder.path().join(format!("{}.{name}.{code}.html", kind.code())), bytes).unwrap();
            }
        }
        let news = Asked { audience: simpul::report::Audience::Residents, ..asked(Kind::Quarterly) };
        fs::write(folder.path().join(format!("news.{name}.html")), file(&map, &news, "html").unwrap())
            .unwrap();
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/peers/pages.py");
    let out = Command::new("python3").arg(script).arg(folder.path()).output().unwrap();
    let (said, wrong) = (String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    assert!(out.status.success(), "{said}{wrong}");
    let pages = said.lines().filter(|line| line.starts_with("good: ")).count();
    assert_eq!(pages, fs::read_dir(folder.path()).unwrap().count(), "{said}");
    let one_page =
        said.lines().filter(|line| line.starts_with("good: news.") && line.ends_with(", 1 pages on paper"));
    assert_eq!(one_page.count(), MAPS.len(), "{said}");
}

#[test]
fn a_full_page_of_minutes_is_one_page_and_the_news_for_residents_too() {
    if !tools("one page of minutes", &[&["soffice", "--version"], &["pdfinfo", "-v"], &["pdftotext", "-v"]]) {
        return;
    }
    let mut full = map(MAPS[0]);
    let mut meeting = full.meetings.get(&simpul::model::Id::new("mt05").unwrap()).unwrap().clone();
    let line = |at: usize| format!("Pokok {at}: {}", "bahasan yang cukup panjang ".repeat(5));
    meeting.notes = Some((1..=6).map(line).collect::<Vec<_>>().join("\n"));
    meeting.agenda = (1..=6).map(|at| format!("Acara {at}")).collect();
    meeting.decisions = (1..=6)
        .map(|at| simpul::model::Decision {
            text: format!("Keputusan {at} tentang air bersih"),
            needs: Vec::new(),
            partnerships: Vec::new(),
        })
        .collect();
    meeting.followups = meeting.followups.iter().cycle().take(6).cloned().collect();
    full = simpul::model::Edit::Put(meeting.into()).apply(&full, crate::support::today()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("penuh.docx"), file(&full, &asked(Kind::Minutes), "docx").unwrap()).unwrap();
    for name in MAPS {
        let news = Asked { audience: simpul::report::Audience::Residents, ..asked(Kind::Quarterly) };
        fs::write(folder.path().join(format!("{name}.docx")), file(&map(name), &news, "docx").unwrap())
            .unwrap();
    }
    print_all(folder.path());
    let pdf = |name: &str| folder.path().join("pdf").join(format!("{name}.pdf"));
    assert_eq!(pages(&pdf("penuh")), 3, "{}", words(&pdf("penuh"), 1, 2));
    for name in MAPS {
        assert_eq!(pages(&pdf(name)), 1, "{name}: {}", words(&pdf(name), 1, 2));
    }
}

/// Every report of a map as DOCX and XLSX, in a folder.
fn all_reports(map: &PartnershipMap) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for kind in Kind::ALL {
        for ending in ["docx", "xlsx"] {
            let wish = Asked { eyes: Eyes::Own, ..asked(kind) };
            let path = folder.path().join(format!("{}-{ending}.{ending}", kind.code()));
            fs::write(path, file(map, &wish, ending).unwrap()).unwrap();
        }
    }
    folder
}

#[test]
fn others_read_the_files_of_a_hostile_map() {
    if tools("openpyxl", &[&["python3", "-c", "import openpyxl"]]) {
        python(all_reports(&hostile()).path());
    }
    // LibreOffice takes minutes to lay out a text of 100 KB; what it may not obey is shorter.
    if tools("LibreOffice with a hostile map", &[&["soffice", "--version"]]) {
        print_all(all_reports(&map_of(&attacks())).path());
    }
}
