//! Lists that a real spreadsheet program saved, in every form that people send around.

use std::fs;
use std::path::Path;
use std::process::Command;

use simpul::model::{ActorKind, PartnershipMap};

use super::{empty, plan};
use crate::support::tools;

/// What the program is given: an Indonesian list with a decimal comma, a date, a line break and letters with marks.
const LIST: &str = "Nama Lembaga;Jenis;Alamat;Kekuatan;Nilai Kerja Sama;Terdaftar;Catatan\n\
    Posyandu Melati;warga;RT 02;4;1250000,5;2025-03-09;\"dua\nbaris\"\n\
    Kafé “Ümit”;usaha;RT 01, RW 07;2;0,25;2024-12-31;satu; \n\
    Dinas Sosial;pemerintah;Jl. Merdeka;5;;;\n";

/// The ending, the filter of the program, and the name of the result.
const FORMS: [(&str, &str); 5] = [
    ("xlsx", "xlsx"),
    ("ods", "ods"),
    // Separator, quotation mark, character set (76 is UTF-8, 1 is Windows-1252, 65535 is UTF-16), first line.
    ("utf8.csv", "csv:Text - txt - csv (StarCalc):59,34,76,1,,1057,false,true"),
    ("western.csv", "csv:Text - txt - csv (StarCalc):59,34,1,1,,1057,false,true"),
    ("utf16.csv", "csv:Text - txt - csv (StarCalc):59,34,65535,1,,1057,false,true"),
];

fn convert(folder: &Path, filter: &str) {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let out = Command::new("soffice")
        .args([&profile, "--headless", "--norestore"])
        // The list is UTF-8 with `;`, and its numbers are Indonesian.
        .arg("--infilter=Text - txt - csv (StarCalc):59,34,76,1,4/2/5/1/6/5,1057,false,true")
        .args(["--convert-to", filter, "--outdir"])
        .arg(folder.join("out"))
        .arg(folder.join("mitra.csv"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&out.stderr).into_owned() + &String::from_utf8_lossy(&out.stdout);
    assert!(out.status.success() && !said.contains("Error"), "{filter}: {said}");
}

/// Name, kind, power, areas and notes of a party.
type Told = (String, ActorKind, Option<i64>, Vec<String>, String);

/// All that the list says, as the map has it.
fn told(map: &PartnershipMap) -> Vec<Told> {
    let one = map.actors.iter().map(|one| {
        (one.name.clone(), one.kind, one.power, one.areas.clone(), one.notes.clone().unwrap_or_default())
    });
    one.collect()
}

#[test]
fn what_a_spreadsheet_program_saves_comes_in_without_an_option() {
    if !tools("lists of a spreadsheet program", &[&["soffice", "--version"]]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mitra.csv"), LIST.replace("satu; \n", "satu\n")).unwrap();
    for (name, filter) in FORMS {
        convert(folder.path(), filter);
        let ending = filter.split(':').next().unwrap();
        let made = folder.path().join("out/mitra").with_extension(ending);
        let bytes = fs::read(&made).unwrap();
        let plan = plan(&empty(), &[(name, &bytes)]);
        assert_eq!((plan.rows, plan.left_out.as_slice()), (3, [].as_slice()), "{name}");
        let told = told(&plan.after);
        let names: Vec<_> = told.iter().map(|one| (one.0.as_str(), one.1, one.2)).collect();
        assert_eq!(
            names,
            [
                ("Posyandu Melati", ActorKind::Community, Some(4)),
                ("Kafé “Ümit”", ActorKind::Business, Some(2)),
                ("Dinas Sosial", ActorKind::Government, Some(5)),
            ],
            "{name}"
        );
        assert_eq!(told[1].3, ["RT 01, RW 07"], "{name}");
        let notes = &told[0].4;
        assert!(notes.contains("dua\nbaris"), "{name}: {notes}");
        assert!(notes.contains("1250000,5") || notes.contains("1250000.5"), "{name}: {notes}");
    }
}
