//! Lists as XLSX.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| simpul_fuzz::table::workbook("daftar.xlsx", data));
