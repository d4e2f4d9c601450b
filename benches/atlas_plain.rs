//! What an atlas is measured against: the `.toml` files below a folder read and parsed by the `toml` crate and serde,
//! one after the other, and nothing else. `benches/atlas.py` makes the folder and runs both.
//!
//! `cargo bench --bench atlas_plain -- FOLDER` prints seconds, files and parties.
#![expect(clippy::print_stdout, reason = "a program that prints figures")]

mod plain;

use std::path::PathBuf;
use std::time::Instant;

use plain::Plain;

fn main() {
    let roots = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).map(PathBuf::from);
    let mut waiting: Vec<PathBuf> = roots.collect();
    let start = Instant::now();
    let (mut files, mut parties) = (0_usize, 0_usize);
    while let Some(path) = waiting.pop() {
        if let Ok(entries) = std::fs::read_dir(&path) {
            waiting.extend(entries.filter_map(Result::ok).map(|entry| entry.path()));
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            files += 1;
            parties += toml::from_str::<Plain>(&text).map_or(0, |map| map.actor.len());
        } else {
            // Nothing to read.
        }
    }
    println!("{:.3} {files} {parties}", start.elapsed().as_secs_f64());
}
