//! The words that stand on every sheet of paper.

super::texts! {
    page(number: &str, of: &str) = "Halaman {number} dari {of}" | "Page {number} of {of}";
    stamp = "Meterai" | "Duty stamp";
}
