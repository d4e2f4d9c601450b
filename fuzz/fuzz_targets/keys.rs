//! The key loop, with a real file and a screen in memory.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| simpul_fuzz::keys::run(data));
