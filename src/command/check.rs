//! `check`: all findings about files, contacts and texts, and about the mail server on request;
//! changes and sends nothing.

mod documents;
mod explain;
mod fix;
mod found;
mod input;
mod look;
mod messages;
mod server;
#[cfg(test)]
mod tests;

use std::path::Path;

use self::look::{Look, Office, look};
use super::{CommandError, Context};
use crate::cli::CheckArgs;
use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::exit::Exit;
use crate::report;
use crate::workspace::Workspace;
use crate::world::World;
use messages::{CheckMessage, Message, NothingFound};

/// Runs the command.
pub(super) fn run(args: &CheckArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    if let Some(asked) = &args.explain {
        return explain::run(asked.as_deref(), args.json, context);
    }
    if args.fix
        && let Some(exit) = fix::run(args, |args| look(args, context.world).findings, context)?
    {
        return Ok(exit);
    }
    let Look { mut findings, offices, files, lists } = look(args, context.world);
    let exit = if findings.has_errors() { Exit::InputErrors } else { Exit::Done };
    let for_programs = args.json || args.sarif;
    if !for_programs {
        tell(&findings, files, context);
        let today = |zone| context.world.now().with_timezone(zone).date_naive();
        for (book, zone) in &lists {
            if let Some(figures) = super::contacts::figures(book, today(zone)) {
                context.ui.say(&figures);
            }
        }
    }
    let mut exits = vec![exit];
    if args.server {
        for office in &offices {
            let (found, exit) = try_out(office, &findings, for_programs, context);
            findings.extend(found);
            exits.push(exit);
        }
    }
    if for_programs {
        let write = if args.sarif { report::sarif } else { report::json };
        context.ui.data(write(&findings, context.ui.data_language).as_bytes());
    }
    // Faults of the input come first: they have to be fixed first.
    let grave = [Exit::InputErrors, Exit::BrokenOff].into_iter().find(|exit| exits.contains(exit));
    Ok(grave.unwrap_or(Exit::Done))
}

/// Shows the findings of this many files.
fn tell(findings: &Findings, files: usize, context: &Context<'_>) {
    if findings.open().next().is_some() {
        context.ui.findings(findings);
        context.ui.say(&CheckMessage::More);
    } else if files > 0 {
        context.ui.say(&NothingFound { files, accepted: findings.accepted() });
    }
    if findings.set_right() > 0 {
        context.ui.say(&CheckMessage::SetRight { spellings: findings.set_right() });
    }
}

/// Everything that is found in one file and in what belongs to it, as `check FILE` tells it; and the
/// file with its settings, if it can be read.
pub(super) fn of_file(
    file: &Path,
    contacts: Option<&Path>,
    world: &World,
) -> (Findings, Option<Workspace>) {
    let files = vec![file.to_owned()];
    let contacts = contacts.map(Path::to_owned);
    let args = CheckArgs { files, contacts, ..CheckArgs::default() };
    (look(&args, world).findings, Workspace::read(file).value)
}

/// Tests the server of an office, unless its settings are faulty.
fn try_out(
    (settings, there): &Office,
    found: &Findings,
    for_programs: bool,
    context: &Context<'_>,
) -> (Findings, Exit) {
    let path = settings.source.path();
    let in_settings = |finding: &&Diagnostic| {
        finding.span.as_ref().is_some_and(|span| span.source().path() == path)
    };
    if found.iter().filter(in_settings).any(|finding| finding.severity == Severity::Error) {
        if !for_programs {
            context.ui.say(&Message::NotTried);
        }
        return (Findings::new(), Exit::InputErrors);
    }
    let mut tell = |finding: &Diagnostic| {
        if !for_programs && finding.severity == Severity::Note {
            context.ui.say(&*finding.message);
        }
    };
    let trial = server::run(settings, *there, context, &mut tell);
    if !for_programs {
        let grave = trial.findings.iter().filter(|finding| finding.severity != Severity::Note);
        context.ui.findings(&grave.cloned().collect());
        match trial.exit {
            Exit::Done => context.ui.say(&Message::Fine),
            Exit::BrokenOff => context.ui.say(&Message::NothingSent),
            _ => {}
        }
    }
    (trial.findings, trial.exit)
}
