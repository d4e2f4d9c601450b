//! What stands in each report, and what does not.

use simpul::model::redact::Eyes;
use simpul::model::*;
use simpul::report::document::{Block, Cell, Report, Table};
use simpul::report::{Asked, Audience, Kind, Missing};

use super::{MAPS, asked, day, map, map_of, report, said as text};

fn rw07() -> PartnershipMap {
    map(MAPS[0])
}

fn tables(report: &Report) -> Vec<&Table> {
    let tables = report.parts.iter().flatten();
    tables.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect()
}

fn table<'a>(report: &'a Report, name: &str) -> &'a Table {
    tables(report).into_iter().find(|table| table.name == name).unwrap_or_else(|| panic!("no table {name}"))
}

fn headings(report: &Report) -> Vec<&str> {
    let blocks = report.parts.iter().flatten();
    blocks
        .filter_map(|block| if let Block::Heading { text, .. } = block { Some(text.as_str()) } else { None })
        .collect()
}

fn shown(rows: &[Vec<Cell>]) -> Vec<String> {
    rows.iter()
        .map(|row| row.iter().map(|cell| cell.shown(Lang::Indonesian)).collect::<Vec<_>>().join("|"))
        .collect()
}

#[test]
fn the_quarter_is_told_by_rung_and_with_reasons() {
    let made = report(&rw07(), &asked(Kind::Quarterly));
    assert_eq!(made.report.title, "LAPORAN KEMITRAAN TRIWULANAN");
    assert_eq!(made.report.subtitle.last().unwrap(), "Triwulan 1 tahun 2026");
    let rungs = table(&made.report, "Jumlah menurut anak tangga");
    assert_eq!(
        shown(&rungs.rows),
        [
            "1 Komunikasi|5|7|2",
            "2 Kooperasi|6|6|0",
            "3 Koordinasi|12|11|-1",
            "4 Kolaborasi|2|2|0",
            "5 Konfederasi|1|1|0",
            "Belum dinilai|0|0|0"
        ]
    );
    let moves = table(&made.report, "Yang berubah dan alasannya");
    assert_eq!(
        shown(&moves.rows)[0],
        "20 Jan 2026|Jalur usulan RW ke LPM|Turun|3 Koordinasi → 1 Komunikasi|–"
    );
    // The period decides: a year has more to tell.
    let year = Asked { from: day("2025-04-01"), to: day("2026-03-31"), ..asked(Kind::Quarterly) };
    let longer = report(&rw07(), &year);
    assert!(table(&longer.report, "Yang berubah dan alasannya").rows.len() > moves.rows.len() + 5);
    assert_eq!(longer.report.title, "LAPORAN KEMITRAAN");
}

#[test]
fn a_step_in_the_period_is_told_with_its_reason_and_not_before_or_after() {
    let mut map = rw07();
    let id = Id::new("pendataan-ppks").unwrap();
    let entry = LadderEntry {
        reason: Some("Sudah menyusun rencana".into()),
        ..LadderEntry::new(day("2026-02-20"), Rung::Cooperation)
    };
    map = Edit::Step { partnership: id, entry: Box::new(entry) }.apply(&map, day("2026-03-31")).unwrap();
    let rows = |from: &str, to: &str| {
        let period = Asked { from: day(from), to: day(to), ..asked(Kind::Quarterly) };
        let made = report(&map, &period).report;
        let found = tables(&made).into_iter().find(|table| table.name == "Yang berubah dan alasannya");
        found.map(|table| shown(&table.rows).join("\n")).unwrap_or_default()
    };
    let told = "20 Feb 2026|Pendataan PPKS|Naik|1 Komunikasi → 2 Kooperasi|Sudah menyusun rencana";
    assert!(rows("2026-01-01", "2026-03-31").contains(told));
    assert!(rows("2026-02-20", "2026-02-20").contains(told), "both days are counted in");
    assert!(!rows("2026-02-21", "2026-03-31").contains("Pendataan PPKS"));
    assert!(!rows("2025-10-01", "2026-02-19").contains("Naik|1 Komunikasi → 2 Kooperasi|Sudah"));
}

#[test]
fn each_reader_finds_first_what_that_reader_looks_for() {
    let chapters = |audience| {
        let made = report(&rw07(), &Asked { audience, ..asked(Kind::Quarterly) });
        headings(&made.report)
            .into_iter()
            .filter(|text| text.contains(". "))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        chapters(Audience::Ward)[1..3],
        ["2. Perkembangan kemitraan", "3. Kebutuhan dan pemenuhannya"]
    );
    let donor = chapters(Audience::Donor);
    assert_eq!(donor[1..4], ["2. Kebutuhan dan pemenuhannya", "3. Kontribusi para pihak", "4. Analisis"]);
    assert_eq!(donor.len(), 12);
    assert_eq!(chapters(Audience::Residents).len(), 4);
}

#[test]
fn what_is_internal_stays_out_unless_asked_for_and_is_named() {
    for name in MAPS {
        let map = map(name);
        for kind in Kind::ALL {
            let partners = Asked { kind, ..asked(kind) };
            let Ok(made) = simpul::report::make(&map, &partners) else { continue };
            let said = text(&map, &partners);
            for one in map.partnerships.iter().filter(|one| one.rung() == Some(Rung::Competition)) {
                assert!(!said.contains(&one.name), "{kind:?} of {name} tells of {}", one.name);
            }
            for word in ["0 Kompetisi", "dari satu pemberi", "saling percaya:", "Libatkan erat"] {
                assert!(!said.contains(word), "{kind:?} of {name} says {word}");
            }
            assert!(made.report.banner.as_deref().is_none_or(|banner| !banner.contains("INTERNAL")));
            assert_eq!(made.map.trust.len() + made.map.contacts.len(), 0);
        }
    }
    let own = Asked { eyes: Eyes::Own, ..asked(Kind::Quarterly) };
    let said = text(&rw07(), &own);
    assert!(
        said.contains("0 Kompetisi")
            && said.contains("Persaingan paket lansia")
            && said.starts_with("> INTERNAL")
    );
    let reason = Asked { eyes: Eyes::Everybody, ..asked(Kind::Register) };
    assert!(!report(&rw07(), &reason).left_out.is_empty());
}

#[test]
fn minutes_hold_one_meeting_the_next_invitation_and_a_list_without_numbers() {
    let wish = Asked { meeting: Id::new("mt03"), ..asked(Kind::Minutes) };
    let said = text(&rw07(), &wish);
    for words in [
        "NOTULEN REMBUK WARGA",
        "Selasa, 24 Februari 2026",
        "Balai warga RW 07",
        "1. Lima usulan prioritas RW",
        "Jawaban LPM atas usulan",
        "UNDANGAN",
        "Pertemuan berikutnya: Selasa, 10 Maret 2026",
        "DAFTAR HADIR",
    ] {
        assert!(said.contains(words), "{words} in\n{said}");
    }
    let gone = Asked { meeting: Id::new("tiada"), ..asked(Kind::Minutes) };
    assert_eq!(
        simpul::report::make(&rw07(), &gone).err(),
        Some(Missing::MeetingNamed(Id::new("tiada").unwrap()))
    );
}

#[test]
fn what_does_not_fit_the_page_of_the_minutes_goes_to_an_annex() {
    let mut map = rw07();
    let mut meeting = map.meetings.get(&Id::new("mt05").unwrap()).unwrap().clone();
    meeting.decisions = (1..=20)
        .map(|at| Decision { text: format!("Keputusan {at}"), needs: Vec::new(), partnerships: Vec::new() })
        .collect();
    meeting.notes = Some(format!("Air bersih: {}\nJalan", "panjang ".repeat(60)));
    map = Edit::Put(meeting.into()).apply(&map, day("2026-03-31")).unwrap();
    let made = report(&map, &asked(Kind::Minutes));
    assert_eq!(made.report.parts.len(), 4, "minutes, annex, invitation, list");
    let said = text(&map, &asked(Kind::Minutes));
    let (page, annex) = said.split_once("LAMPIRAN NOTULEN").unwrap();
    assert!(
        page.contains("6. Keputusan 6") && !page.contains("Keputusan 7") && page.contains("14 butir lain")
    );
    assert!(annex.contains("Keputusan 20") && annex.matches("panjang").count() == 60);
}

#[test]
fn a_draft_is_a_draft_and_says_what_is_still_empty() {
    let wish = |id: &str| Asked { agreement: Id::new(id), ..asked(Kind::Draft) };
    let pks = report(&rw07(), &wish("d02"));
    assert!(pks.report.banner.as_deref().unwrap().starts_with("KONSEP"));
    let articles = headings(&pks.report);
    assert!(articles.iter().any(|text| text.ends_with("Keadaan kahar")), "{articles:?}");
    assert!(articles.contains(&"Pasal 15: Penutup"));
    let said = text(&rw07(), &wish("d02"));
    for words in ["PERJANJIAN KERJA SAMA", "012/PKS/YPS/VII/2025", "PIHAK KEDUA", "Rp60.000.000", "meterai"] {
        assert!(said.contains(words), "{words} in\n{said}");
    }
    assert!(said.contains("bulan Juli tahun dua ribu dua puluh lima (01-07-2025)"), "{said}");
    let mou = report(&rw07(), &wish("d01"));
    assert!(headings(&mou.report).iter().all(|text| !text.ends_with("Keadaan kahar")));
    let checklist = shown(&table(&mou.report, "Daftar periksa klausul").rows);
    assert!(checklist.iter().any(|row| row.ends_with("Kewajiban dan hak para pihak|terisi dari peta")));
    assert!(checklist.iter().any(|row| row.ends_with("Sanksi dan wanprestasi|tidak diperlukan")));
    // Without a name, the one that is being prepared.
    assert!(text(&rw07(), &asked(Kind::Draft)).contains("RENCANA KEMITRAAN TJSL PELATIHAN"));
}

#[test]
fn the_own_words_of_the_parties_take_the_place_of_what_is_proposed() {
    let mut map = rw07();
    let mut document = map.agreements.get(&Id::new("d01").unwrap()).unwrap().clone();
    document.clauses.insert("Pembiayaan".into(), "Kas warga menanggung konsumsi.".into());
    document.clauses.insert("Hak cipta".into(), "Foto milik bersama.".into());
    map = Edit::Put(document.into()).apply(&map, day("2026-03-31")).unwrap();
    let said = text(&map, &Asked { agreement: Id::new("d01"), ..asked(Kind::Draft) });
    assert!(said.contains("Kas warga menanggung konsumsi.") && !said.contains("tidak mengikat anggaran"));
    assert!(said.contains("Pasal 12: Hak cipta") && said.contains("Foto milik bersama."), "{said}");
}

#[test]
fn the_register_counts_what_binds_ends_and_sleeps() {
    let made = report(&rw07(), &asked(Kind::Register));
    let Block::List { items, .. } = &made.report.parts[0][0] else { panic!("no summary") };
    assert_eq!(
        items[..],
        [
            "Berlaku: 4",
            "Akan berakhir dalam 90 hari: 1",
            "Lewat masa berlaku: 1",
            "Berlaku, belum ada janji yang ditepati: 1",
            "Sedang disiapkan: 1"
        ]
    );
    let rows = shown(&table(&made.report, "Register").rows);
    assert!(
        rows[0].contains("s.d. 14 Jan 2026 (lewat 76 hari)"),
        "what ended first stands first: {}",
        rows[0]
    );
    assert!(made.report.landscape);
}

#[test]
fn an_empty_map_says_that_there_is_nothing_and_what_to_do() {
    let map = map_of("format = 1\n[map]\nid = \"x\"\ntitle = \"Kosong\"\n");
    for kind in Kind::ALL {
        match simpul::report::make(&map, &asked(kind)) {
            Ok(made) => assert!(!made.report.title.is_empty()),
            Err(missing) => {
                let sentence = missing.sentence(Lang::Indonesian);
                assert!(matches!(kind, Kind::Minutes | Kind::Record | Kind::Draft), "{kind:?}");
                assert!(!sentence.what.is_empty() && !sentence.remedy.is_empty());
            }
        }
    }
    assert!(text(&map, &asked(Kind::Quarterly)).contains("Tidak ada."));
}

#[test]
fn the_workbook_has_typed_days_and_money() {
    let made = report(&rw07(), &asked(Kind::Workbook));
    let names: Vec<&str> = tables(&made.report).iter().map(|table| table.name.as_str()).collect();
    assert_eq!(names, ["Register", "Pihak", "Kemitraan", "Kontribusi", "Kewajiban"]);
    let gifts = table(&made.report, "Kontribusi");
    assert!(matches!(gifts.rows[0][0], Cell::Day(_)));
    assert!(gifts.rows.iter().any(|row| matches!(row[8], Cell::Money(60_000_000))));
}

#[test]
fn english_reports_hold_no_indonesian_of_ours() {
    for kind in Kind::ALL {
        let wish = Asked { lang: Lang::English, ..asked(kind) };
        let said = text(&rw07(), &wish);
        for word in ["Tidak ada", "Halaman", "Anak tangga", "Jumlah", "Pasal", "KONSEP", "Triwulan"] {
            assert!(!said.contains(word), "{kind:?} says {word}");
        }
    }
}

#[test]
fn the_same_map_on_the_same_day_is_the_same_file() {
    let map = rw07();
    for ending in super::FORMS {
        let once = super::file(&map, &asked(Kind::Quarterly), ending).unwrap();
        assert_eq!(once, super::file(&map, &asked(Kind::Quarterly), ending).unwrap(), "{ending}");
    }
}

#[test]
fn the_register_and_the_findings_mean_the_same_documents_by_paper_tigers() {
    let document = |id: &str, start: &str, promise: &str| {
        let promise = if promise.is_empty() {
            String::new()
        } else {
            format!("[[agreement.obligation]]\nid = \"{id}-1\"\ndescription = \"Rapat\"\n{promise}\n")
        };
        format!(
            "[[agreement]]\nid = \"{id}\"\ntitle = \"{id}\"\nkind = \"mou\"\nstatus = \"in_force\"\nsigned = {start}\nstart = {start}\n{promise}"
        )
    };
    let written = format!(
        "format = 1\n[map]\nid = \"a\"\ntitle = \"A\"\n{}{}{}{}{}",
        // Ninety days on the day itself, and nothing promised: a paper tiger.
        document("kosong", "2025-12-31", ""),
        document("muda", "2026-01-01", ""),
        document("nanti", "2025-06-01", "due = 2027-01-01\nstatus = \"pending\""),
        document("ulang", "2025-06-01", "due = 2026-03-01\nstatus = \"pending\"\nfulfilled = 2026-02-01"),
        document("lalai", "2025-06-01", "due = 2026-01-01\nstatus = \"pending\""),
    );
    let map = map_of(&written);
    let tigers: Vec<&str> = map
        .agreements
        .iter()
        .filter(|one| one.is_paper_tiger(day("2026-03-31"), &map.info.settings))
        .map(|one| one.id.as_str())
        .collect();
    assert_eq!(tigers, ["kosong", "lalai"]);
    let said = text(&map, &asked(Kind::Register));
    assert!(said.contains("belum ada janji yang ditepati: 2"), "{said}");
}
