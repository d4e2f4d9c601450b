//! The same figures as networkx, asked from outside where it is installed.

use std::process::Command;

use crate::support::tools;

#[test]
fn the_measures_are_those_of_networkx() {
    let python = |args: &[&str]| Command::new("python3").args(args).output();
    if !tools("the measures of networkx", &[&["python3", "-c", "import networkx"]]) {
        return;
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/peers/metrics.py");
    let out = python(&[script, env!("CARGO_BIN_EXE_simpul")]).unwrap();
    let (said, wrong) = (String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    assert!(out.status.success(), "{said}{wrong}");
    assert!(said.lines().filter(|line| line.starts_with("same: ")).count() > 10, "{said}");
}
