//! First stage: reading from the disk.

use chrono::{DateTime, NaiveDate, Utc};

use super::mailbox;
use super::messages::{Help, Message};
use super::reminder;
use crate::check;
use crate::cli::SendArgs;
use crate::command::{CommandError, Context, bounced, guests, own_tasks};
use crate::contacts::{self, Contact, ContactBook, Groups, NotMailed};
use crate::diagnostic::Findings;
use crate::document::templates::Templates;
use crate::exit::Exit;
use crate::mailing::own::OwnTasks;
use crate::source::Span;
use crate::workspace::Workspace;

/// What was read from the disk.
pub(super) struct Read {
    pub workspace: Workspace,
    pub templates: Templates,
    pub book: ContactBook,
    /// What people have still to do.
    pub own: OwnTasks,
}

impl Read {
    /// Reads everything; `None` where part of it is unusable. Without the ledger it is unknown who
    /// complained, so it stops.
    pub(super) fn from_disk(
        args: &SendArgs,
        context: &Context<'_>,
        findings: &mut Findings,
    ) -> Result<Option<Self>, CommandError> {
        let Some(mut workspace) = Workspace::read(&args.mailing.file).report_to(findings) else {
            return Ok(None);
        };
        if !workspace.has_settings {
            context.ui.grave(findings, &args.mailing.file);
            return Err(
                CommandError::new(Exit::InputErrors, Message::NoSettings).help(Help::NoSettings)
            );
        }
        findings.extend(check::minutes(&workspace));
        if args.reminder {
            workspace = reminder::of(workspace, context.world.now())?;
        }
        findings.extend(check::sending(&workspace));
        let templates = Templates::load(&workspace.folder()).report_to(findings);
        if !findings.has_errors() {
            mailbox::look(args, &workspace, context)?;
        }
        let mut book = bounced::chosen_list(&workspace.settings, &args.mailing.selection, context)?
            .report_to(findings);
        if let Some(book) = &mut book {
            guests::bar_others(book, &workspace);
        }
        let people = book.as_ref().map(|book| &*book.contacts).unwrap_or_default();
        findings.extend(check::attached(&workspace, people));
        let both = templates.zip(book);
        Ok(both.map(|(templates, book)| {
            let own = own_tasks::of(&workspace, &book);
            Self { workspace, templates, book, own }
        }))
    }

    /// Who of the chosen groups gets no mail, by reason.
    pub(super) fn not_mailed(&self, args: &SendArgs, now: DateTime<Utc>) -> NotMailed {
        let groups = self.groups(args).map(|groups| groups.not_mailed(&self.book, self.today(now)));
        groups.unwrap_or_default()
    }

    /// Who of the chosen groups is only reached by letter, in the order of the list.
    pub(super) fn by_letter(&self, args: &SendArgs, now: DateTime<Utc>) -> Vec<ByLetter<'_>> {
        // Whoever was invited by letter is not reminded by one.
        let groups = self.groups(args).filter(|_| !args.reminder);
        let Some(groups) = groups else { return Vec::new() };
        let today = self.today(now);
        let contacts = self.book.contacts.iter().filter(|contact| groups.hold(contact));
        let contacts =
            contacts.filter_map(|contact| Some((contact.why_not(today)?, &contact.span)));
        let others = self.book.without_address.iter();
        let others = others.filter(|one| groups.hold_other(one));
        let all = contacts.chain(others.map(|one| (one.why_not(today), &one.span)));
        let mut by_letter: Vec<_> = all.filter(|(reason, _)| reason.may_be_written_to()).collect();
        by_letter.sort_by_key(|(_, span)| span.range().start);
        by_letter
    }

    fn groups(&self, args: &SendArgs) -> Option<Groups> {
        Groups::find(&self.book, &args.mailing.selection.to, &args.mailing.selection.except).value
    }

    /// The current day in the time zone of the minutes.
    pub(super) fn today(&self, now: DateTime<Utc>) -> NaiveDate {
        now.with_timezone(&self.workspace.minutes.timezone).date_naive()
    }

    /// Whom a mailing of today could reach, whatever was chosen.
    pub(super) fn everybody(&self, now: DateTime<Utc>) -> Vec<&Contact> {
        contacts::select(&self.book, &[], &[], self.today(now)).value.unwrap_or_default()
    }
}

/// Somebody who could get a letter: why, and the row in the list.
pub(super) type ByLetter<'a> = (contacts::Reason, &'a Span);
