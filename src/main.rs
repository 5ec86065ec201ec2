//! The program: arguments in, an exit code out.

use std::process::ExitCode;

use mimalloc::MiMalloc;
use rundmail::world::World;

/// Documents are made of many small parts, which several threads set at once: `benches/README.md` has
/// what the allocator is worth.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let args: Vec<_> = std::env::args_os().collect();
    ExitCode::from(rundmail::run(&args, &World::of_process()).code())
}
