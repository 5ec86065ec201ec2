//! `completions`: the script with which a shell completes the command line.

use super::{CommandError, Context};
use crate::cli::{self, CompletionsArgs};
use crate::exit::Exit;

/// Runs the command.
#[expect(clippy::unnecessary_wraps, reason = "every verb has one signature")]
pub(super) fn run(args: &CompletionsArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let mut command = cli::command(context.ui.language, cli::WIDEST);
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "rundmail", &mut script);
    context.ui.data(&script);
    Ok(Exit::Done)
}
