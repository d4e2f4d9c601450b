//! The program calls nobody: not one of its system calls asks for a network, and without one everything works.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{sample, tools};
use crate::terminal::Term;

const SIMPUL: &str = env!("CARGO_BIN_EXE_simpul");

/// What people do on a command line, with every kind of file that comes out.
const SCRIPT: &[&[&str]] = &[
    &["check", "peta.toml"],
    &["show", "peta.toml"],
    &["metrics", "peta.toml"],
    &["insights", "peta.toml"],
    &["agenda", "peta.toml"],
    &["redact", "peta.toml", "-o", "publik.toml"],
    &["export", "peta.toml", "-o", "peta.svg"],
    &["export", "peta.toml", "-o", "peta.png"],
    &["export", "peta.toml", "--report", "quarterly", "-o", "laporan.docx"],
    &["export", "peta.toml", "--report", "quarterly", "-o", "laporan.xlsx"],
    &["export", "peta.toml", "--report", "quarterly", "-o", "laporan.html"],
    &["export", "peta.toml", "-o", "peta.ics"],
    &["export", "peta.toml", "-o", "peta.graphml"],
    &["list"],
];

/// Lets the script run behind another program, in a folder of its own; gives that folder.
fn after(before: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("peta.toml"), sample("rw07-kencana-asri.toml")).unwrap();
    for args in SCRIPT {
        let words: Vec<&str> = before.iter().copied().chain([SIMPUL]).chain(args.iter().copied()).collect();
        let mut command = Command::new(words[0]);
        command.args(&words[1..]).current_dir(folder.path()).env("LANG", "id_ID.UTF-8");
        for name in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] {
            command.env(name, folder.path());
        }
        let out = command.output().unwrap();
        assert!(out.status.success(), "{words:?}: {}", String::from_utf8_lossy(&out.stderr));
    }
    folder
}

/// The calls in a record of strace that reach beyond this machine.
fn calls(log: &Path) -> Vec<String> {
    let log = fs::read_to_string(log).unwrap();
    let beyond = |line: &&str| line.contains("AF_") && !line.contains("AF_UNIX") || line.contains("sendto(");
    log.lines().filter(beyond).map(str::to_owned).collect()
}

#[test]
fn no_system_call_asks_for_a_network() {
    if !tools("no network: system calls", &[&["strace", "-V"]]) {
        return;
    }
    if !Command::new("strace").args(["-f", "true"]).output().is_ok_and(|out| out.status.success()) {
        eprintln!("left out, because no program may be watched here: no network: system calls");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("strace.log");
    let strace = ["strace", "-f", "-qq", "-A", "-e", "trace=network,execve", "-o", log.to_str().unwrap()];
    after(&strace);
    // And somebody at the screen: looks at all of it, changes something, saves, leaves.
    let mut term = Term::behind(&strace);
    term.see("5 Konfederasi");
    for (keys, seen) in [("gp", "[Pihak]"), ("gm", "22 pihak"), ("gf", "[Temuan]"), ("gt", "[Tangga]")] {
        term.then_see(keys, seen);
    }
    term.type_in("\u{1b}[C=\r");
    term.saved("kind = \"stays\"");
    term.type_in("q");
    assert_eq!(term.end().0, 0);
    assert_eq!(calls(&log), Vec::<String>::new());
    let runs = fs::read_to_string(&log).unwrap().lines().filter(|line| line.contains("execve(")).count();
    assert!(runs > SCRIPT.len(), "{runs} programs were watched");
    // It would be seen.
    let python = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('127.0.0.1', 9))";
    assert!(
        Command::new("strace").args(&strace[1..]).args(["python3", "-c", python]).status().unwrap().success()
    );
    assert!(calls(&log).len() >= 2);
}

#[test]
fn without_a_network_the_same_files_come_out() {
    let ways: [&[&str]; 2] = [&["unshare", "-n"], &["unshare", "-r", "-n"]];
    let works =
        |way: &&&[&str]| Command::new(way[0]).args(&way[1..]).arg("true").status().is_ok_and(|s| s.success());
    let Some(way) = ways.iter().find(works) else {
        eprintln!("left out, because no network can be taken away here: the same files come out without one");
        return;
    };
    let (with, without) = (after(&["env"]), after(way));
    let mut compared = 0;
    for entry in fs::read_dir(with.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let other = without.path().join(path.file_name().unwrap());
            assert!(fs::read(&path).unwrap() == fs::read(&other).unwrap(), "{path:?}");
            compared += 1;
        }
    }
    assert_eq!(compared, 9);
}
