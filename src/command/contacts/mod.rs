//! `contacts`: the list as it is understood, with faults and duplicates, which changes nothing; and
//! what is done with it: merging others into it, and the rights of those who are in it.

mod change;
mod forget;
mod held;
mod import;
mod import_report;
mod json;
mod messages;
mod save;
mod show;
mod table;
mod unsubscribe;

use std::path::Path;

use chrono::NaiveDate;

use super::{CommandError, Context, bounced};
use crate::check;
use crate::cli::{ContactsAction, ContactsArgs};
use crate::contacts::{Contact, ContactBook, Groups, NotMailed, Reason, WithoutAddress};
use crate::diagnostic::Findings;
use crate::exit::Exit;
use crate::l10n::Localize;
use crate::workspace;
use messages::Message;

/// Runs the command.
pub(super) fn run(args: &ContactsArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    match &args.action {
        None => Ok(list(args, context)),
        Some(ContactsAction::Import(args)) => import::run(args, context),
        Some(ContactsAction::Show(args)) => show::run(args, context),
        Some(ContactsAction::Unsubscribe(args)) => unsubscribe::run(args, context),
        Some(ContactsAction::Forget(args)) => forget::run(args, context),
    }
}

/// Shows the list.
fn list(args: &ContactsArgs, context: &Context<'_>) -> Exit {
    let mut findings = Findings::new();
    let (settings, _) = workspace::read_settings(Path::new(""), &mut findings);
    let today = context.world.now().with_timezone(&settings.defaults.timezone).date_naive();
    let choice = &args.selection;
    let book =
        bounced::look_at_list(&settings, choice.contacts.as_deref(), choice.skip_faulty, context);
    let book = book.report_to(&mut findings);
    let groups = book
        .as_ref()
        .and_then(|book| Groups::find(book, &choice.to, &choice.except).report_to(&mut findings));
    let shown = book.as_ref().zip(groups).map(|(book, groups)| Shown::of(book, &groups, today));
    if let Some(shown) = &shown {
        let zone = settings.defaults.timezone;
        let mailed = shown.contacts.iter().copied();
        let mailed = mailed.filter(|contact| shown.state(contact) == State::Active);
        let warnings = bounced::warnings(&settings, zone, context, mailed);
        findings.extend(check::apply_levels(warnings.into_iter().collect(), &settings));
    }
    if args.json {
        context
            .ui
            .data(json::render(shown.as_ref(), &findings, context.ui.data_language).as_bytes());
    } else {
        if let Some(shown) = &shown {
            let table = table::render(shown, context.ui.language, context.ui.columns());
            context.ui.data(table.text.as_bytes());
            if !table.left_out.is_empty() {
                context.ui.say(&Message::LeftOut(table.left_out));
            }
        }
        context.ui.findings(&findings);
        if let Some(shown) = &shown {
            tell(shown, context);
        }
    }
    if findings.has_errors() { Exit::InputErrors } else { Exit::Done }
}

/// The contacts that the command is about.
struct Shown<'a> {
    book: &'a ContactBook,
    /// Those in the requested groups, whether they get mail or not.
    contacts: Vec<&'a Contact>,
    /// Those of them without an address.
    without_address: Vec<&'a WithoutAddress>,
    not_mailed: NotMailed,
    today: NaiveDate,
}

/// Whether a contact gets mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
enum State {
    Active,
    Inactive,
    Expired,
}

impl<'a> Shown<'a> {
    fn of(book: &'a ContactBook, groups: &Groups, today: NaiveDate) -> Self {
        let without = book.without_address.iter();
        Self {
            book,
            contacts: book.contacts.iter().filter(|contact| groups.hold(contact)).collect(),
            without_address: without.filter(|one| groups.hold_other(one)).collect(),
            not_mailed: groups.not_mailed(book, today),
            today,
        }
    }

    fn state(&self, contact: &Contact) -> State {
        match contact.why_not(self.today) {
            None => State::Active,
            Some(Reason::Expired) => State::Expired,
            Some(_) => State::Inactive,
        }
    }

    fn count(&self, state: State) -> usize {
        self.contacts.iter().filter(|contact| self.state(contact) == state).count()
    }

    fn figures(&self) -> Message {
        Message::Figures {
            mailed: self.count(State::Active),
            not_mailed: self.not_mailed.clone(),
            faulty: self.book.faulty_rows,
            duplicate: self.book.duplicate_rows,
            shared: self.book.shared_rows,
        }
    }
}

/// The further columns that are not empty, as templates name them.
fn filled_columns(book: &ContactBook) -> Vec<String> {
    let mut filled = vec![false; book.extra_columns.iter().len()];
    for contact in &book.contacts {
        for ((_, value), filled) in contact.extra.iter().zip(&mut filled) {
            *filled |= !value.is_empty();
        }
    }
    let columns = book.extra_columns.iter().zip(filled).filter(|(_, filled)| *filled);
    columns.map(|(column, _)| column.identifier.clone()).collect()
}

/// Who of a list gets mail, and why the others do not, in one sentence; `None` where everybody
/// does.
pub(super) fn figures(book: &ContactBook, today: NaiveDate) -> Option<impl Localize + use<>> {
    let everybody = Groups::find(book, &[], &[]).value?;
    let shown = Shown::of(book, &everybody, today);
    (!shown.not_mailed.is_empty()).then(|| shown.figures())
}

/// Shows the counts on stderr.
fn tell(shown: &Shown<'_>, context: &Context<'_>) {
    let book = shown.book;
    context.ui.say(&shown.figures());
    let extra = filled_columns(book);
    if !extra.is_empty() {
        context.ui.say(&Message::ExtraColumns(extra));
    }
}

#[cfg(test)]
mod tests;
