//! Arguments -> run -> exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    simpul::cli::run(std::env::args_os().collect(), simpul::shell::run)
}
