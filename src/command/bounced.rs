//! Returned mails of people on the list: a warning about addresses from which the last mail came
//! back, and no mail for those who complained or unsubscribed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::CommandError;
use super::status::stop;
use crate::cli::Selection;
use crate::command::Context;
use crate::command::ledger;
use crate::contacts::{self, Contact, ContactBook};
use crate::delivery::ledger::LastReturn;
use crate::delivery::{Reason, State};
use crate::diagnostic::{Checked, Diagnostic, Findings, Severity, Telling};
use crate::exit::Exit;
use crate::forgotten::{Forgotten, Restore};
use crate::l10n::{Language, Sentence, messages};
use crate::rules;
use crate::settings::Settings;
use crate::source::Span;

/// The contact list that the command line chooses, with those barred from the next mailing who
/// complained about an earlier one, unsubscribed, or wanted to be forgotten.
///
/// # Errors
/// It cannot be read who did: such a list must not be mailed to.
pub(super) fn chosen_list(
    settings: &Settings,
    choice: &Selection,
    context: &Context<'_>,
) -> Result<Checked<ContactBook>, CommandError> {
    open_list(settings, choice.contacts.as_deref(), choice.skip_faulty, context)
}

fn open_list(
    settings: &Settings,
    other: Option<&Path>,
    skip_faulty: bool,
    context: &Context<'_>,
) -> Result<Checked<ContactBook>, CommandError> {
    let mut list = contacts::open(settings, other, skip_faulty);
    let Some(book) = &mut list.value else { return Ok(list) };
    if let Some(ledger) = ledger::look(settings, context)? {
        let zone = settings.defaults.timezone;
        let day = |at: DateTime<Utc>| at.with_timezone(&zone).date_naive();
        let complaints = ledger.complaints().map_err(stop)?.into_iter();
        book.bar_complaints(&complaints.map(|(key, at)| (key, day(at))).collect());
        let objections = ledger.objections().map_err(stop)?.into_iter();
        book.bar_objections(&objections.map(|one| (one.key, day(one.at))).collect());
    }
    let forgotten = Forgotten::read(&settings.folder())
        .map_err(|fault| CommandError::new(Exit::BrokenOff, fault).help(Restore))?;
    book.bar_forgotten(|address| forgotten.day_of(address));
    let back = book.contacts.iter().filter(|one| {
        one.bar.as_ref().is_some_and(|bar| bar.reason == contacts::Reason::Forgotten)
    });
    let back = back.filter_map(|one| {
        let (address, day) = (one.address.display(), forgotten.day_of(&one.address)?);
        let finding = rules::contacts::FORGOTTEN.finds(Back { address, day });
        Some(finding.help(BackHelp).at(one.span.clone()))
    });
    list.findings.extend(back.collect::<Findings>());
    Ok(list)
}

/// The same list for display: if the ledger is unreadable it is shown all the same, with a warning.
pub(super) fn look_at_list(
    settings: &Settings,
    other: Option<&Path>,
    skip_faulty: bool,
    context: &Context<'_>,
) -> Checked<ContactBook> {
    open_list(settings, other, skip_faulty, context).unwrap_or_else(|error| {
        let mut list = contacts::open(settings, other, skip_faulty);
        let mut finding = rules::contacts::BOUNCED.finds(Unread(error.says));
        finding.help = error.help;
        list.findings.push(finding);
        list
    })
}

/// The findings of the rule `contacts.bounced` for these contacts. If the ledger cannot be read
/// now, for example because another computer is sending, there are none: they are not what the
/// caller is about.
pub(super) fn warnings<'a>(
    settings: &Settings,
    zone: Tz,
    context: &Context<'_>,
    contacts: impl IntoIterator<Item = &'a Contact>,
) -> Vec<Diagnostic> {
    let returns = last_returns(settings, context);
    if returns.is_empty() {
        return Vec::new();
    }
    let warning = |contact: &'a Contact| {
        let last = returns.get(&contact.address.key())?;
        let day = last.returned.at.with_timezone(&zone).date_naive();
        let (reason, refused) = (reason(last), last.state == State::Refused);
        let says = Bounced { address: contact.address.to_string(), day, reason, refused };
        // Another mail to a full mailbox may arrive; one to an address that does not exist will
        // not.
        let finding = if reason.is_the_address() {
            rules::contacts::BOUNCED.finds(says).help(Help::Address)
        } else if refused {
            // The sender was told then; it was about the mail or the time, not about the person.
            return None;
        } else {
            rules::contacts::BOUNCED
                .finds(says)
                .with_severity(Severity::Note)
                .told(Telling::AtOnce)
                .help(Help::Passing)
        };
        Some(finding.at(contact.span.clone()))
    };
    contacts.into_iter().filter_map(warning).collect()
}

/// The result of the last mail to each person whom it did not reach, by key.
fn last_returns(settings: &Settings, context: &Context<'_>) -> BTreeMap<String, LastReturn> {
    let ledger = ledger::look(settings, context).ok().flatten();
    let returns = ledger.and_then(|ledger| ledger.last_returns().ok()).unwrap_or_default();
    returns.into_iter().map(|one| (one.key.clone(), one)).collect()
}

fn reason(last: &LastReturn) -> Reason {
    Reason::of_reply(last.returned.code, &last.returned.reply)
}

/// The keys of those whose address does not exist, according to the last report or the server.
pub(super) fn gone(settings: &Settings, context: &Context<'_>) -> BTreeSet<String> {
    let returns = last_returns(settings, context).into_values();
    returns.filter(|last| reason(last).is_the_address()).map(|last| last.key).collect()
}

/// The findings without warnings about `contacts`, who are reported elsewhere.
pub(super) fn without(findings: Findings, contacts: &[&Contact]) -> Findings {
    let spot = |span: &Span| (span.source().path().to_owned(), span.range().start);
    let named: BTreeSet<_> = contacts.iter().map(|contact| spot(&contact.span)).collect();
    let is_named = |finding: &Diagnostic| {
        let is_warning =
            *finding.rule == rules::contacts::BOUNCED && finding.severity != Severity::Error;
        is_warning && finding.span.as_ref().is_some_and(|span| named.contains(&spot(span)))
    };
    findings.into_iter().filter(|finding| !is_named(finding)).collect()
}

messages! {
    /// It is unknown who complained.
    struct Unread(fault: Sentence as sentence) =
        "{fault} Wer sich beschwert hat oder wessen E-Mail zurückkam, ist darum hier nicht zu \
         sehen.",
        "{fault} This is why complaints and returned mails are not shown here.";

    /// Somebody wanted to be forgotten.
    struct Back { address: String, day: NaiveDate } =
        "{address} wurde am {day} auf eigenen Wunsch vergessen und steht wieder in der Liste. Es geht \
         keine E-Mail dorthin.",
        "{address} was forgotten on {day} at the person’s own wish and is in the list again. No mail \
         goes there.";

    struct BackHelp =
        "Löschen Sie die Zeile mit `rundmail kontakte vergessen ADRESSE`. Hat die Person danach neu \
         zugestimmt, dann tragen Sie den Tag ein (Spalte `Einwilligung am`).",
        "Delete the row with `rundmail contacts forget ADDRESS`. If the person has consented anew \
         since then, enter the day (column `Consent date`).";

    struct Bounced {
        address: String,
        day: NaiveDate,
        reason: Reason,
        /// Whether the server refused it, rather than sending it back.
        refused: bool,
    } = match refused {
        true =>
            "Die letzte E-Mail an {address} wurde am {day} abgelehnt: {reason}.",
            "The last mail to {address} was refused on {day}: {reason}.";
        false =>
            "Die letzte E-Mail an {address} kam am {day} zurück: {reason}.",
            "The last mail to {address} came back on {day}: {reason}.";
    };

    enum Help {
        Address =
            "Fragen Sie nach der richtigen Adresse, oder melden Sie den Kontakt in der Liste ab.",
            "Ask for the right address, or set the contact to inactive in the list.";
        Passing =
            "Das kann vorübergehen: Die nächste E-Mail geht wieder hin. Kommt auch sie zurück, \
             dann fragen Sie nach.",
            "This may be temporary: the next mail will be sent there again. If it comes back as \
             well, ask the person.";
    }
}

fn sentence(says: &Sentence, language: Language) -> String {
    says.localize(language)
}
