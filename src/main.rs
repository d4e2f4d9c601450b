//! Arguments -> run -> exit code.

use std::process::ExitCode;

/// A map is many small pieces: with this allocator taking in a long list takes less than two thirds of the time
/// (`docs/performance.md`).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    simpul::cli::run(std::env::args_os().collect(), simpul::shell::run)
}
