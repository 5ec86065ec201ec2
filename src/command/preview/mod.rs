//! `preview`: the exact mails as `.eml` files, and a page to leaf through them.
//!
//! The same page is what a dry run of `send` leaves behind: see [`Showing`].

mod gallery;
mod labels;
mod page;
mod record;
mod words;

#[cfg(test)]
mod tests;

pub use gallery::{Sending, Showing};
pub use record::Record;

use super::send::approval::CommandLine;
use super::send::before::Before;
use super::send::changed::Changed;
use super::send::way;
use super::send::words::approval::Approval;
use super::status::stop;
use super::{Context, Stop};
use crate::cli::PreviewArgs;
use crate::contacts;
use crate::delivery::Way;
use crate::delivery::ledger::Ledger;
use crate::diagnostic::Findings;
use crate::document::templates::Templates;
use crate::exit::Exit;
use crate::mailing::parts::Person;
use crate::mailing::{self, PlanRequest, Purpose};
use crate::say::Say;
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
    let id = &workspace.minutes.id;
    let way = way::choose(None, &workspace.settings)?;
    let ledger = Ledger::look(&workspace.folder()).map_err(stop)?;
    let before = Before::read(ledger.as_ref(), id, way).map_err(stop)?;
    let request = PlanRequest {
        workspace: &workspace,
        recipients: &recipients,
        templates: &templates,
        moment: before.moment(now),
        day: before.day(now, workspace.minutes.timezone),
        round: before.round,
        purpose: Purpose::Send,
    };
    let mailing = mailing::plan(&request).unload(&mut findings);
    context.ui.findings(&findings);
    let Some(mailing) = mailing else { return Ok(Exit::InputErrors) };
    if mailing.addressees().is_empty() {
        return Err(Stop::new(Exit::Declined, Words::Nobody));
    }
    let everybody = book.iter().filter_map(|book| contacts::select(book, &[], &[], today).value);
    let keys = everybody.flatten().map(|contact| Person::who(&contact.address.key())).collect();
    let changed = Changed::since_sent(&before, &mailing, &keys).filter(|_| way != Way::Folder);
    let asks = changed.as_ref().is_some_and(Changed::content);
    let line = CommandLine {
        file: &args.file,
        selection: choice,
        more: asks.then(|| "--only-new".to_owned()).into_iter().collect(),
        digest: &mailing.digest,
    };
    let language = context.ui.language;
    let people = mailing.addressees();
    let all_have_it =
        way != Way::Folder && before.divide(people, &[], |_| true).reached == people.len();
    let file = args.file.display().to_string();
    let sending = if all_have_it {
        let differs = before.content_differs(&mailing.content_digest);
        Approval::AllHaveIt { correction: differs.then_some(file) }
    } else {
        Approval::Command { line: line.write(language) }
    };
    let says = sending.say(language);
    let shown = match &sending {
        Approval::Command { line } => Sending::By(line),
        _ => Sending::Done(&says),
    };
    let showing = Showing { mailing: &mailing, findings: &findings, language, now, sending: shown };
    let index = showing.write(&workspace.folder())?;
    context.ui.data(format!("{}\n", index.display()).as_bytes());
    if let Some(changed) = &changed {
        context.ui.say(changed);
    }
    if asks && !all_have_it {
        let file = args.file.display().to_string();
        context.ui.say(&Approval::CorrectionFromDryRun { file });
    }
    context.ui.say(&Approval::Digest { digest: mailing.digest.clone() });
    context.ui.say(&sending);
    if !args.no_open && context.ui.is_terminal() && open::that_detached(&index).is_err() {
        context.ui.say(&Words::OpenYourself);
    }
    Ok(Exit::Done)
}
