//! Arguments -> run -> exit code.

use std::process::ExitCode;

use simpul::cli::{self, Start};

fn main() -> ExitCode {
    cli::run(std::env::args_os().collect(), interface)
}

/// Stands in until the shell lands.
fn interface(_: Start) -> ExitCode {
    ExitCode::SUCCESS
}
