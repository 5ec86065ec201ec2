//! `render`: the documents of one minutes file, written into a folder.
//!
//! Everything is made before the first file is written, so that nothing is written for faulty
//! input.

mod again;
mod beside;
mod dated;
mod embedded;
mod messages;
mod order;
mod outputs;
mod rendering;
mod spool;

use super::preview::forget;
use super::{CommandError, Context};
use crate::check;
use crate::cli::{EditionArg, Format, RenderArgs};
use crate::contacts;
use crate::diagnostic::{Checked, Findings};
use crate::document::view::Edition;
use crate::exit::Exit;
use crate::workspace::Workspace;
use crate::world::World;
pub(super) use beside::readers;
pub(super) use dated::{dates_of, deadlines_of};
use messages::Message;
pub(super) use order::{Made, MadeDocument, OnSite, Order};
pub(super) use outputs::{Contents, Output, write as write_outputs};
use rendering::{FORMATS, Rendering};
pub(super) use spool::Spool;

/// Runs the command.
pub(super) fn run(args: &RenderArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let made = if again::is_tree(&args.file) {
        again::make(args)
    } else {
        make(args, context).map(|Made { outputs, internal, .. }| (outputs, internal))
    };
    let Checked { value, findings } = made;
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

/// Everything to be written, as far as it could be made.
fn make(args: &RenderArgs, context: &Context<'_>) -> Checked<Made> {
    let mut findings = Findings::new();
    let Some(workspace) = Workspace::read(&args.file).report_to(&mut findings) else {
        return Checked::failed(findings);
    };
    forget::old(&workspace.settings, &workspace.minutes.id, context);
    let made = documents_of(&workspace, order(args), context.world).report_to(&mut findings);
    let findings = check::apply_levels(findings, &workspace.settings).dedup();
    let findings = check::drop_consequences(findings);
    Checked { value: made, findings }
}

/// What the command line asks for.
fn order(args: &RenderArgs) -> Order {
    let wanted = |format: &Format| args.format.is_empty() || args.format.contains(format);
    Order {
        output: args.output.clone(),
        formats: FORMATS.iter().copied().filter(wanted).collect(),
        editions: match args.edition {
            None => vec![Edition::Internal, Edition::Public],
            Some(EditionArg::Internal) => vec![Edition::Internal],
            Some(EditionArg::Public) => vec![Edition::Public],
        },
        site: None,
    }
}

/// The documents of a workspace, with everything that is found in its files.
pub(super) fn documents_of(workspace: &Workspace, order: Order, world: &World) -> Checked<Made> {
    let check = || {
        let mut findings = check::minutes(workspace);
        findings.extend(attached(workspace));
        findings
    };
    let mut findings = Findings::new();
    let value = match Rendering::new(order, world, workspace).report_to(&mut findings) {
        Some(rendering) => Some(rendering.all(check, &mut findings)),
        None => {
            findings.extend(check());
            None
        }
    };
    Checked { value, findings: check::apply_levels(findings, &workspace.settings) }
}

/// The files of a workspace as far as they can be made, whatever else is wrong in it: for somebody who
/// is still writing.
pub(super) fn shown(workspace: &Workspace, order: Order, world: &World) -> Checked<Vec<Output>> {
    let mut findings = Findings::new();
    let rendering = Rendering::new(order, world, workspace).report_to(&mut findings);
    let made = rendering.map(|rendering| rendering.all(Findings::new, &mut findings));
    Checked { value: made.map(|made| made.outputs), findings }
}

/// The findings in attached files, which the public page offers. Faults of the contact list are not
/// reported here; its readable contacts are searched for.
fn attached(workspace: &Workspace) -> Findings {
    let wanted = workspace.has_settings && check::attaches(workspace);
    let book = wanted.then(|| contacts::open(&workspace.settings, None, true).value).flatten();
    check::attached(workspace, book.as_ref().map_or(&[], |book| &book.contacts))
}
