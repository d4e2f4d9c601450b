//! `simpul agenda`, from outside.

use super::{Sandbox, json};

#[test]
fn what_is_due_is_told_and_as_data() {
    let desk = Sandbox::new();
    desk.sample();
    let told = desk.run(&["agenda", "peta.toml"]).out;
    assert!(
        told.starts_with("Terlewat (25)\n- 8 Apr 2025 (lewat 357 hari): Tinjau “Rujukan sosial"),
        "{told}"
    );
    assert!(told.contains("90 hari ke depan (19)\n- 31 Mar 2026 (hari ini): Bagi wilayah RT"), "{told}");
    assert!(told.contains("belum ada penanggung jawab"));
    let soon = desk.run(&["agenda", "peta.toml", "--days", "7", "--lang", "en"]).out;
    assert!(soon.contains("The next 7 days (4)"), "{soon}");

    let data = json(&desk.run(&["agenda", "peta.toml", "--format", "json"]));
    let ending = data.as_array().unwrap().iter().find(|item| item["kind"] == "ending").unwrap();
    assert_eq!((ending["agreement"].as_str(), ending["late"].as_i64()), (Some("d04"), Some(76)));
    let uids: std::collections::BTreeSet<_> =
        data.as_array().unwrap().iter().map(|item| item["uid"].as_str().unwrap()).collect();
    assert_eq!(uids.len(), data.as_array().unwrap().len(), "no two things have one name");
}

#[test]
fn a_calendar_is_the_same_each_time_and_in_order() {
    let desk = Sandbox::new();
    desk.sample();
    let args = ["agenda", "peta.toml", "--format", "ics", "--internal"];
    let text = desk.run(&args).out;
    assert_eq!(text, desk.run(&args).out);
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 44);
    assert_eq!(text.matches("BEGIN:VALARM").count(), 44);
    // What is overdue stands on today, and every day ends on the next.
    assert!(!text.contains("DTSTART;VALUE=DATE:2025"), "{text}");
    assert!(
        text.contains("DTSTART;VALUE=DATE:20260504\r\n") && text.contains("DTEND;VALUE=DATE:20260505\r\n")
    );
    assert!(text.lines().all(|line| line.len() <= 75), "folded lines");
    assert!(text.contains("UID:ending-d01.rw07-kencana-asri@simpul\r\n"));
}

#[test]
fn a_calendar_tells_nobody_who_competes_and_another_library_reads_it() {
    let desk = Sandbox::new();
    desk.sample();
    let said = desk.run(&["agenda", "peta.toml", "-o", "agenda.ics"]);
    assert!(said.out.contains("Tersimpan: agenda.ics") && said.err.contains("kompetisi: 2"), "{}", said.err);
    let text = std::fs::read_to_string(desk.path("agenda.ics")).unwrap();
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 42);
    assert!(!text.contains("Persaingan"), "{text}");
    desk.fails(&["agenda", "peta.toml", "-o", "agenda.ics"], 2, "Sudah ada", "already");
    assert_eq!(desk.run(&["agenda", "peta.toml", "-o", "agenda.json", "--force"]).code, Some(0));
    let text = std::fs::read_to_string(desk.path("agenda.json")).unwrap();
    assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap().as_array().unwrap().len(), 44);
    if !crate::support::tools("icalendar", &[&["python3", "-c", "import icalendar"]]) {
        return;
    }
    let count = "import icalendar,sys; c=icalendar.Calendar.from_ical(open(sys.argv[1],'rb').read()); \
                 e=c.walk('VEVENT'); assert all(x.decoded('dtend')>x.decoded('dtstart') for x in e); \
                 print(len({str(x['uid']) for x in e}), len(c.walk('VALARM')))";
    let path = desk.path("agenda.ics");
    let out = std::process::Command::new("python3").args(["-c", count]).arg(path).output().unwrap();
    let wrong = String::from_utf8_lossy(&out.stderr);
    assert_eq!(String::from_utf8_lossy(&out.stdout).trim(), "42 42", "{wrong}");
}
