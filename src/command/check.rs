//! `check`: every finding of files, contacts and texts; changes nothing.

use super::{Context, Stop};
use crate::check;
use crate::cli::CheckArgs;
use crate::diagnostic::Findings;
use crate::exit::Exit;
use crate::report;
use crate::workspace::Workspace;

/// Runs the command.
#[expect(clippy::unnecessary_wraps, reason = "every verb has this signature")]
pub fn run(args: &CheckArgs, context: &Context<'_>) -> Result<Exit, Stop> {
    let mut findings = Findings::new();
    for file in &args.files {
        if let Some(workspace) = Workspace::read(file).unload(&mut findings) {
            findings.extend(check::minutes(&workspace));
        }
    }
    if args.json {
        context.ui.data(report::json(&findings).as_bytes());
    } else {
        context.ui.findings(&findings);
    }
    Ok(if findings.has_errors() { Exit::InputErrors } else { Exit::Done })
}
