//! The program: arguments in, an exit code out.

use std::process::ExitCode;

use rundmail::world::World;

fn main() -> ExitCode {
    let args: Vec<_> = std::env::args_os().collect();
    ExitCode::from(rundmail::run(&args, &World::of_process()).code())
}
