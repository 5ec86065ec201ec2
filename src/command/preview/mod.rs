//! `preview`: the exact mails as `.eml` files, and a page to leaf through them.
//!
//! The same page is what a dry run of `send` leaves behind: see [`write()`].

mod gallery;
mod labels;
mod page;
mod words;

#[cfg(test)]
mod tests;

pub use gallery::write;

use super::{Context, Stop};
use crate::cli::PreviewArgs;
use crate::contacts;
use crate::diagnostic::Findings;
use crate::document::templates::Templates;
use crate::exit::Exit;
use crate::mailing::{self, PlanRequest, Purpose};
use crate::workspace::Workspace;
use crate::{check, mailing::Letters};
use words::Words;

/// Runs the command.
pub fn run(args: &PreviewArgs, context: &Context<'_>) -> Result<Exit, Stop> {
    let mut findings = Findings::new();
    let workspace = Workspace::read(&args.file).unload(&mut findings);
    let Some(workspace) = workspace else {
        context.ui.findings(&findings);
        return Ok(Exit::InputErrors);
    };
    findings.extend(check::minutes(&workspace));
    let now = context.world.now();
    let today = now.with_timezone(&workspace.minutes.timezone).date_naive();
    let choice = &args.selection;
    let book = contacts::open(&workspace.settings, choice.contacts.as_deref(), choice.skip_faulty);
    let book = book.unload(&mut findings);
    let recipients = book.as_ref().and_then(|book| {
        contacts::select(book, &choice.to, &choice.except, today).unload(&mut findings)
    });
    let templates = Templates::load(&workspace.folder()).unload(&mut findings);
    let (Some(recipients), Some(templates), false) = (recipients, templates, findings.has_errors())
    else {
        context.ui.findings(&findings);
        return Ok(Exit::InputErrors);
    };
    let request = PlanRequest {
        workspace: &workspace,
        recipients: &recipients,
        templates: &templates,
        moment: now,
        round: 1,
        purpose: Purpose::Send,
    };
    let mailing = mailing::plan(&request).unload(&mut findings);
    context.ui.findings(&findings);
    let Some(mailing) = mailing else { return Ok(Exit::InputErrors) };
    if mailing.addressees().is_empty() {
        return Err(Stop::new(Exit::Declined, Words::Nobody));
    }
    let index = write(&mailing, &findings, &workspace.folder(), context.ui.language)?;
    context.ui.data(format!("{}\n", index.display()).as_bytes());
    if !args.no_open && context.ui.is_terminal() && open::that_detached(&index).is_err() {
        context.ui.say(&Words::OpenYourself);
    }
    Ok(Exit::Done)
}
