//! `preview`: the exact mails as `.eml` files, and a page for browsing them.
//!
//! A rehearsal of `send` makes the same page: see [`Showing`].

mod editions;
pub(super) mod forget;
mod gallery;
mod lists;
mod messages;
mod one;
mod sample;
mod shared;
mod swap;

#[cfg(test)]
mod tests;

pub(super) use gallery::{Sending, Showing};
pub(super) use one::one_mail;

use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};

use super::approval::CommandLine;
use super::approval::changed::Changed;
use super::approval::history::History;
use super::approval::messages::ApprovalMessage;
use super::status::stop;
use super::{CommandError, Context, guests, mailserver, own_tasks};
use crate::check;
use crate::cli::{PreviewArgs, Selection, names};
use crate::command::bounced;
use crate::command::ledger;
use crate::contacts::{self, Address, Contact, ContactBook};
use crate::delivery::Channel;
use crate::diagnostic::Findings;
use crate::document::templates::Templates;
use crate::exit::Exit;
use crate::l10n::Localize;
use crate::mailing::parts::Person;
use crate::mailing::{self, MailSource, Mailing, PlanRequest, Purpose};
use crate::workspace::Workspace;
use messages::Message;

/// Shows how many people of the chosen groups get no mail, and why.
fn tell_not_mailed(
    book: &ContactBook,
    choice: &Selection,
    today: NaiveDate,
    context: &Context<'_>,
) {
    let groups = contacts::Groups::find(book, &choice.to, &choice.except).value;
    let not_mailed = groups.map(|groups| groups.not_mailed(book, today)).unwrap_or_default();
    if !not_mailed.is_empty() {
        context.ui.say(&not_mailed);
    }
}

/// The indices in a mailing of the people with these addresses.
pub(super) fn indices_of(
    written: &[String],
    mailing: &Mailing<'_>,
) -> Result<Vec<usize>, CommandError> {
    let index = |written: &String| {
        let key = Address::parse(written).ok().map(|address| address.key());
        let mut people = mailing.addressees().iter();
        let found = people.position(|person| key.as_ref() == Some(&person.address.key()));
        let nobody = || {
            let says = Message::NoSuchPerson { written: written.clone() };
            CommandError::new(Exit::Usage, says).help(Message::SeeContacts)
        };
        found.ok_or_else(nobody)
    };
    written.iter().map(index).collect()
}

/// Runs the command.
pub(super) fn run(args: &PreviewArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let mut findings = Findings::new();
    let workspace = Workspace::read(&args.file).report_to(&mut findings);
    let Some(workspace) = workspace else {
        context.ui.grave(&findings, &args.file);
        return Ok(Exit::InputErrors);
    };
    forget::old(&workspace.settings, &workspace.minutes.id, context);
    findings.extend(check::minutes(&workspace));
    let now = context.world.now();
    let today = now.with_timezone(&workspace.minutes.timezone).date_naive();
    let choice = &args.selection;
    let mut book =
        bounced::chosen_list(&workspace.settings, choice, context)?.report_to(&mut findings);
    if let Some(book) = &mut book {
        guests::bar_others(book, &workspace);
    }
    let people = book.as_ref().map(|book| &*book.contacts).unwrap_or_default();
    findings.extend(check::attached(&workspace, people));
    let recipients = book.as_ref().and_then(|book| {
        contacts::select(book, &choice.to, &choice.except, today).report_to(&mut findings)
    });
    let templates = Templates::load(&workspace.folder()).report_to(&mut findings);
    let chosen = book.as_ref().zip(recipients).zip(templates);
    let Some(((book, recipients), templates)) = chosen.filter(|_| !findings.has_errors()) else {
        context.ui.grave(&findings, &args.file);
        return Ok(Exit::InputErrors);
    };
    let workspace = &workspace;
    Input { args, context, workspace, book, recipients, templates, now, today }.preview(findings)
}

/// What the mailing is planned from.
struct Input<'a> {
    args: &'a PreviewArgs,
    context: &'a Context<'a>,
    workspace: &'a Workspace,
    book: &'a ContactBook,
    recipients: Vec<&'a Contact>,
    templates: Templates,
    now: DateTime<Utc>,
    today: NaiveDate,
}

impl Input<'_> {
    /// Plans the mailing against what the ledger knows, and shows it.
    fn preview(&self, mut findings: Findings) -> Result<Exit, CommandError> {
        let Self { args, context, workspace, book, now, today, .. } = *self;
        let channel = mailserver::channel(&workspace.settings);
        let ledger = ledger::look(&workspace.settings, context)?;
        let before =
            History::read(ledger.as_ref(), &workspace.minutes.id, channel).map_err(stop)?;
        let leaving = check::Leaving { today, last: today, first_time: before.is_first() };
        findings.extend(check::today(workspace, leaving));
        let own = own_tasks::of(workspace, book);
        let request = PlanRequest {
            workspace,
            recipients: &self.recipients,
            people: &book.contacts,
            own: &own,
            templates: &self.templates,
            moment: before.moment(now),
            day: before.day(now, workspace.minutes.timezone),
            round: before.round,
            repeats: None,
            purpose: Purpose::Send,
        };
        let mailing = mailing::plan(&request, &before.past).report_to(&mut findings);
        context.ui.grave(&findings, &args.file);
        let (Some(mailing), false) = (mailing, findings.has_errors()) else {
            return Ok(Exit::InputErrors);
        };
        if mailing.addressees().is_empty() {
            return Err(CommandError::new(Exit::Declined, Message::Nobody));
        }
        tell_not_mailed(book, &args.selection, today, context);
        let changed = match channel {
            Channel::Folder => None,
            _ => self.changed(&before, &mailing),
        };
        let view =
            View { args, context, mailing: &mailing, before: &before, changed, channel, now };
        view.show(&findings, &workspace.folder())
    }

    /// What has changed since people received it.
    fn changed(&self, before: &History, mailing: &Mailing<'_>) -> Option<Changed> {
        Changed::since_sent(before, mailing, || {
            let all = contacts::select(self.book, &[], &[], self.today).value;
            let all = all.into_iter().flatten();
            all.map(|contact| Person::who(&contact.address.key())).collect()
        })
    }
}

/// The mailing as the next `send` would send it, compared with what people have received.
struct View<'a> {
    args: &'a PreviewArgs,
    context: &'a Context<'a>,
    mailing: &'a Mailing<'a>,
    before: &'a History,
    changed: Option<Changed>,
    channel: Channel,
    now: DateTime<Utc>,
}

impl View<'_> {
    /// Whether the content has changed since somebody received it, so that `send` asks.
    fn asks(&self) -> bool {
        self.changed.as_ref().is_some_and(Changed::content)
    }

    fn file(&self) -> String {
        self.args.file.display().to_string()
    }

    /// How this plan is sent, if there is anybody to send it to.
    fn approval(&self) -> ApprovalMessage {
        let people = self.mailing.addressees();
        let reached = self.before.divide(self.mailing, &[], |_| true).reached;
        if self.channel != Channel::Folder && reached == people.len() {
            let differs = self.before.content_differs(&self.mailing.content_digest);
            return ApprovalMessage::AllHaveIt { correction: differs.then(|| self.file()) };
        }
        let language = self.context.ui.language;
        let more = self.asks().then(|| names::option("only-new", language)).into_iter().collect();
        let line = CommandLine { more, ..self.line() };
        ApprovalMessage::Command { line: line.write(language.pick("senden", "send"), language) }
    }

    fn line(&self) -> CommandLine<'_> {
        let PreviewArgs { file, selection, .. } = self.args;
        CommandLine { file, selection, more: Vec::new(), digest: &self.mailing.digest }
    }

    /// Writes the gallery, shows the messages, and opens it.
    fn show(&self, findings: &Findings, workspace: &Path) -> Result<Exit, CommandError> {
        let ui = self.context.ui;
        let (language, now) = (ui.language, self.now);
        let approval = self.approval();
        let says = approval.localize(language);
        let sending = match &approval {
            ApprovalMessage::Command { line } => Sending::By(line),
            _ => Sending::Done(&says),
        };
        let messages = indices_of(&self.args.messages, self.mailing)?;
        let (mailing, message_line) =
            (self.mailing, self.line().one_mail(language.pick("vorschau", "preview"), language));
        let (messages, message_line) = (&*messages, &*message_line);
        let all = self.args.all;
        let showing =
            Showing { mailing, findings, language, now, sending, messages, message_line, all };
        let written = showing.write(workspace)?;
        let files = showing.tell(&written, ui);
        if let Some(changed) = &self.changed {
            ui.say(changed);
        }
        if self.asks() && matches!(approval, ApprovalMessage::Command { .. }) {
            ui.say(&ApprovalMessage::CorrectionFromDryRun { file: self.file() });
        }
        ui.say(&ApprovalMessage::Digest { digest: self.mailing.digest.clone() });
        ui.say(&approval);
        // Users who ask for a single mail want to see it in the mail program.
        let first = if let [one] = &*files { one } else { &written.index };
        if !self.args.no_open && ui.is_terminal() && open::that_detached(first).is_err() {
            ui.say(&Message::OpenYourself);
        }
        Ok(Exit::Done)
    }
}
