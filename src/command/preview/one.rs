//! A single mail, for display while its minutes file is being written.

use super::gallery::standing_alone;
use super::stop;
use crate::cli::Selection;
use crate::command::approval::history::History;
use crate::command::ledger;
use crate::command::{CommandError, Context, bounced, mailserver, own_tasks};
use crate::contacts;
use crate::diagnostic::{Checked, Findings};
use crate::document::templates::Templates;
use crate::mailing::{self, MailSource, PlanRequest, Purpose};
use crate::workspace::Workspace;

/// The letter of the mail to the first person of the selection, as a page; `None` where nobody gets one,
/// or, with findings, where it cannot be made.
///
/// # Errors
/// Where list or ledger cannot be read.
pub(in crate::command) fn one_mail(
    workspace: &Workspace,
    choice: &Selection,
    context: &Context<'_>,
) -> Result<Checked<String>, CommandError> {
    let mut findings = Findings::new();
    let now = context.world.now();
    let today = now.with_timezone(&workspace.minutes.timezone).date_naive();
    let book = bounced::chosen_list(&workspace.settings, choice, context)?.report_to(&mut findings);
    let templates = Templates::load(&workspace.folder()).report_to(&mut findings);
    let Some((book, templates)) = book.zip(templates) else {
        return Ok(Checked::failed(findings));
    };
    let recipients = contacts::select(&book, &choice.to, &choice.except, today);
    let Some(mut recipients) = recipients.report_to(&mut findings) else {
        return Ok(Checked::failed(findings));
    };
    recipients.truncate(1);
    let ledger = ledger::look(&workspace.settings, context)?;
    let channel = mailserver::channel(&workspace.settings);
    let before = History::read(ledger.as_ref(), &workspace.minutes.id, channel).map_err(stop)?;
    let own = own_tasks::of(workspace, &book);
    let request = PlanRequest {
        workspace,
        recipients: &recipients,
        people: &book.contacts,
        own: &own,
        templates: &templates,
        moment: before.moment(now),
        day: before.day(now, workspace.minutes.timezone),
        round: before.round,
        repeats: None,
        purpose: Purpose::Send,
    };
    let mailing = mailing::plan(&request, &before.past).report_to(&mut findings);
    let letter = mailing.filter(|mailing| !mailing.addressees().is_empty()).and_then(|mailing| {
        let body = mailing.body(0).map_err(|finding| findings.push(*finding)).ok()?;
        Some(standing_alone(&body.html, mailing.common(0)))
    });
    Ok(Checked { value: letter, findings })
}
