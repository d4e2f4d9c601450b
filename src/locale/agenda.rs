//! The words of what is due.

super::texts! {
    ending(title: &str) = "“{title}” berakhir" | "“{title}” ends";
    promise(text: &str, title: &str) = "{text} (janji dalam “{title}”)" | "{text} (a promise in “{title}”)";
    emergency(name: &str) = "Masa darurat “{name}” berakhir" | "The emergency of “{name}” ends";
    follow_up(task: &str) = "{task} (tindak lanjut rapat)" | "{task} (from a meeting)";
    contact(name: &str) = "Hubungi {name}" | "Contact {name}";
    contact_about(name: &str, step: &str) = "Hubungi {name}: {step}" | "Contact {name}: {step}";
    action(text: &str, name: &str) = "{text} (“{name}”)" | "{text} (“{name}”)";
    review(name: &str) = "Tinjau “{name}” bersama anggotanya" | "Look at “{name}” with its members";
    meeting = "Rapat berkala" | "Regular meeting";
    meeting_at(place: &str) = "Rapat berkala di {place}" | "Regular meeting at {place}";
    report(title: &str, to: &str) = "Laporan “{title}” untuk {to}" | "Report on “{title}” for {to}";
    late(days: i64) = "lewat {days} hari" | "{days} days late";
    today = "hari ini" | "today";
    within(days: i64) = "{days} hari lagi" | "in {days} days";
    by(name: &str) = "penanggung jawab: {name}" | "answers for it: {name}";
    nobody = "belum ada penanggung jawab" | "nobody answers for it yet";
    overdue_heading(count: usize) = "Terlewat ({count})" | "Overdue ({count})";
    coming_heading(days: i64, count: usize) = "{days} hari ke depan ({count})" | "The next {days} days ({count})";
    empty(days: i64) = "Tidak ada yang jatuh tempo dalam {days} hari ini." | "Nothing is due within {days} days.";
    calendar = "Agenda Simpul" | "Simpul agenda";
    reminder = "Besok" | "Tomorrow";
}
