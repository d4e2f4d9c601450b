//! Lists as CSV.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| simpul_fuzz::table::text("daftar.csv", data));
