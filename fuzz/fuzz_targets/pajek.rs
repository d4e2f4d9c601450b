//! Networks as Pajek.
#![no_main]

use simpul::import::graph::Format;

libfuzzer_sys::fuzz_target!(|data: &[u8]| simpul_fuzz::network(Format::Pajek, data));
