//! Nothing is lost: the real program is killed at random moments, and its drive is taken away.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use simpul::store::{Intent, MapFile, Opened};

use crate::support::{diff, sample};
use crate::terminal::Term;

/// How often the program is killed: a few times, or as often as `SIMPUL_KILLS` says.
fn kills() -> usize {
    std::env::var("SIMPUL_KILLS").map_or(12, |kills| kills.parse().unwrap())
}

/// Numbers that look random and are the same every time (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % end
    }
}

/// How many of the parties `NAME 0`, `NAME 1`, ... are in the file; there are none between them that are missing.
fn added(text: &str, name: &str) -> usize {
    let has = |number: usize| text.contains(&format!("\nname = \"{name} {number}\"\n"));
    let count = (0..1_000).take_while(|number| has(*number)).count();
    assert_eq!(
        text.matches(&format!("\nname = \"{name} ")).count(),
        count,
        "one came before another:\n{text}"
    );
    count
}

/// One session: parties are typed in one after the other, and the program dies at some moment.
fn session(map: &Path, name: &str, dice: &mut Dice) -> (usize, usize) {
    let before = fs::read_to_string(map).unwrap();
    let mut term = Term::on(map.to_owned(), tempfile::tempdir().unwrap(), &[]);
    term.see("5 Konfederasi");
    term.then_see("\t", "[Pihak]");
    let typed = 1 + dice.below(5);
    for number in 0..typed {
        term.type_in(&format!("n{name} {number}\u{13}"));
        term.read_for(Duration::from_millis(dice.below(160)));
    }
    term.read_for(Duration::from_millis(dice.below(400)));
    let seen = added(&fs::read_to_string(map).unwrap(), name);
    term.kill();
    let after = fs::read_to_string(map).unwrap();
    let found = added(&after, name);
    assert!(seen <= found && found <= usize::try_from(typed).unwrap(), "{seen} {found} {typed}");
    let lost = diff(&before, &after);
    assert!(!lost.lines().any(|line| line.starts_with('-')), "{lost}");
    let Opened { problems, map: read, .. } = MapFile::open(map, Intent::Read, None).unwrap();
    assert_eq!(problems.len(), 0);
    assert_eq!(read.actors.iter().filter(|actor| actor.name.starts_with(name)).count(), found);
    (found, usize::try_from(typed).unwrap())
}

/// Kills one program after another, all on one map, and now and then begins with a fresh one.
fn killed_again_and_again(thread: u64, kills: usize) -> (usize, usize) {
    let mut dice = Dice(thread);
    let folder = tempfile::tempdir().unwrap();
    let map = folder.path().join("peta.toml");
    let mut sums = (0, 0);
    for turn in 0..kills {
        if turn % 20 == 0 {
            fs::write(&map, sample("rw07-kencana-asri.toml")).unwrap();
        }
        let (found, typed) = session(&map, &format!("Uji {turn}"), &mut dice);
        sums = (sums.0 + found, sums.1 + typed);
    }
    // After all of this the map can be written by whoever comes next, and nothing lies around.
    let Opened { file, .. } = MapFile::open(&map, Intent::Edit, None).unwrap();
    assert_eq!(file.read_only(), None);
    drop(file);
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["peta.toml"]);
    sums
}

#[test]
fn a_program_that_is_killed_at_any_moment_loses_nothing_that_was_saved() {
    let start = Instant::now();
    let each = kills().div_ceil(4);
    let run = |thread| move || killed_again_and_again(thread, each);
    let (found, typed) = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|thread| scope.spawn(run(thread))).collect();
        let sums = threads.into_iter().map(|thread| thread.join().unwrap());
        sums.fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1))
    });
    eprintln!(
        "{} kills in {:?}: {found} of {typed} parties were on disk, none lost, no file broken",
        each * 4,
        start.elapsed()
    );
    assert!(found > 0, "it did save");
    assert!(kills() < 100 || found < typed, "it was killed before it had saved as well");
}
