//! `render`: the documents of one minutes file, written into a folder.
//!
//! Everything is made before the first file is written, so that nothing is written for faulty
//! input.

mod beside;
mod corrected;
mod embedded;
mod messages;
mod outputs;
mod rendering;

use std::path::PathBuf;

use super::preview::forget;
use super::{CommandError, Context};
use crate::check;
use crate::cli::RenderArgs;
use crate::contacts;
use crate::diagnostic::{Checked, Findings};
use crate::exit::Exit;
use crate::workspace::Workspace;
use messages::Message;
use outputs::Output;
use rendering::Rendering;

/// Runs the command.
pub(super) fn run(args: &RenderArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let Checked { value, findings } = make(args, context);
    context.ui.grave(&findings, &args.file);
    let (Some((outputs, internal)), true) = (value, !findings.has_errors()) else {
        context.ui.say(&Message::NothingWritten);
        return Ok(Exit::InputErrors);
    };
    if let Some(internal) = internal {
        outputs::own_folder(&internal)?;
    }
    outputs::write(&outputs)?;
    let written = outputs.iter().filter(|output| output.is_written());
    let paths: Vec<_> = written.map(|output| format!("{}\n", output.path.display())).collect();
    context.ui.data(paths.concat().as_bytes());
    context.ui.say(&Message::Written { files: paths.len() });
    // An office should know what it publishes before it is on the web.
    let offered: Vec<String> = outputs.iter().filter_map(Output::offered).collect();
    if !offered.is_empty() {
        context.ui.say(&Message::Offered { files: offered });
    }
    Ok(Exit::Done)
}

/// Everything to be written, as far as it could be made, with the folder of the internal edition if
/// there is one.
fn make(args: &RenderArgs, context: &Context<'_>) -> Checked<(Vec<Output>, Option<PathBuf>)> {
    let mut findings = Findings::new();
    let Some(workspace) = Workspace::read(&args.file).report_to(&mut findings) else {
        return Checked::failed(findings);
    };
    forget::old(&workspace.settings, &workspace.minutes.id, context);
    findings.extend(check::minutes(&workspace));
    findings.extend(attached(&workspace));
    let rendering = Rendering::new(args, context.world, &workspace).report_to(&mut findings);
    let value =
        rendering.map(|rendering| (rendering.all(&mut findings), rendering.internal_folder()));
    let findings = check::apply_levels(findings, &workspace.settings).dedup();
    let findings = check::drop_consequences(findings);
    Checked { value, findings }
}

/// The findings in attached files, which the public page offers. Faults of the contact list are not
/// reported here; its readable contacts are searched for.
fn attached(workspace: &Workspace) -> Findings {
    let wanted = workspace.has_settings && check::attaches(workspace);
    let book = wanted.then(|| contacts::open(&workspace.settings, None, true).value).flatten();
    check::attached(workspace, book.as_ref().map_or(&[], |book| &book.contacts))
}
