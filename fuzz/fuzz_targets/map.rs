//! The map reader: read, edit, save, read again.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| simpul_fuzz::map::run(data));
