//! Opening and saving measured beside the plain `toml` + serde parse of the same records, in one run.
//!
//! `cargo bench --bench open_save -- FILE...`; without a file, the sample map.
#![expect(clippy::print_stdout, reason = "a program that prints figures")]
#![expect(clippy::cast_precision_loss, reason = "no file has that many bytes")]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

mod plain;

use plain::Plain;
use simpul::store::{Intent, MapFile};

fn best<T>(times: usize, mut work: impl FnMut() -> T) -> Duration {
    let runs = (0..times).map(|_| {
        let start = Instant::now();
        let out = work();
        let taken = start.elapsed();
        drop(out);
        taken
    });
    runs.min().unwrap_or_default()
}

/// The peak of this process's memory in MB; 0 where the system does not tell.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}

fn measure(path: &Path) {
    let size = std::fs::metadata(path).map_or(0, |metadata| metadata.len());
    let times = if size > 50_000_000 { 2 } else { 20 };
    println!("{} ({:.1} MB)", path.display(), size as f64 / 1e6);
    let open = best(times, || MapFile::open(path, Intent::Read, None).ok());
    println!("  open          {open:>10.1?}   peak {} MB", peak());
    let plain = best(times, || {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        toml::from_str::<Plain>(&text).ok()
    });
    println!("  plain toml    {plain:>10.1?}   peak {} MB", peak());
    println!("  open / plain  {:>10.2}", open.as_secs_f64() / plain.as_secs_f64());
    let Ok(folder) = tempfile::tempdir() else { return };
    let copy = folder.path().join("peta.toml");
    if std::fs::copy(path, &copy).is_err() {
        return;
    }
    let Ok(mut opened) = MapFile::open(&copy, Intent::Edit, None) else {
        return;
    };
    let mut map = opened.map;
    let mut turn = 0;
    let mut change = || {
        turn += 1;
        let mut one = map.partnerships.iter().next().cloned();
        if let Some(one) = &mut one {
            one.goal = Some(format!("tujuan {turn}"));
        }
        one.map(|one| map.partnerships.replace(one));
        map.clone()
    };
    let text = best(10, || opened.file.text_with(&change()));
    println!("  new text      {text:>10.1?}   one changed partnership, without the write");
    let save = best(10, || opened.file.save(&change()).is_ok());
    println!("  save          {save:>10.1?}   with write and fsync");
    let bytes = std::fs::read(&copy).unwrap_or_default();
    let fsync = best(10, || {
        let mut file = tempfile::NamedTempFile::new_in(folder.path()).ok()?;
        std::io::Write::write_all(&mut file, &bytes).ok()?;
        file.as_file().sync_all().ok()
    });
    println!("  write + fsync {fsync:>10.1?}   of as many bytes, alone");
}

fn main() {
    let given: Vec<PathBuf> =
        std::env::args().skip(1).filter(|word| !word.starts_with("--")).map(PathBuf::from).collect();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/rw07-kencana-asri.toml");
    let paths = if given.is_empty() { vec![sample] } else { given };
    for path in &paths {
        measure(path);
    }
}
