//! Matches delivery reports with the ledger: which mail came back, and which report matches none.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::{DateTime, SubsecRound, Utc};

pub use super::collection::{Collection, collect};
use super::model::{Complaint, Report};
use super::notice::Notice;
use super::status;
use super::status::{Action, Recipient};
use crate::contacts::Address;
use crate::delivery::State;
use crate::delivery::ledger::{Known, Ledger, LedgerFault, Return};
use crate::delivery::{EnhancedStatus, Reason};

/// The meaning of the reports for the ledger.
#[derive(Debug, Default)]
pub struct Account {
    /// Mails that came back, without duplicates.
    pub bounced: Vec<Matched>,
    /// Mails that are still under way.
    pub delayed: Vec<Matched>,
    /// Mails about which people complained, without duplicates.
    pub complained: Vec<Matched>,
    /// Replies of people, without repeated sentences of the same person.
    pub notices: Vec<Noticed>,
    /// Reports that match no mail.
    pub unmatched: Vec<Unmatched>,
    /// The number of reports that only say that a mail arrived.
    pub delivered: usize,
    /// Where the reports and complaints are with which there is nothing left to do.
    pub settled: BTreeSet<PathBuf>,
}

impl Account {
    /// Adds what later mails of the same mailbox say.
    pub fn extend(&mut self, later: Self) {
        let Self { bounced, delayed, complained, notices, unmatched, delivered, settled } = later;
        let fresh = |known: &[Matched], one: &Matched| {
            !known.iter().any(|other| same_mail(&other.mail, &one.mail))
        };
        for one in bounced {
            self.delayed.retain(|late| !same_mail(&late.mail, &one.mail));
            if fresh(&self.bounced, &one) {
                self.bounced.push(one);
            }
        }
        self.delayed.extend(delayed);
        for one in complained {
            if fresh(&self.complained, &one) {
                self.complained.push(one);
            }
        }
        self.notices.extend(notices);
        self.unmatched.extend(unmatched);
        self.delivered += delivered;
        self.settled.extend(settled);
    }
}

/// A mail of the ledger with its report.
#[derive(Debug)]
pub struct Matched {
    /// The mail.
    pub mail: Known,
    /// What the report says.
    pub returned: Return,
    /// The reason.
    pub reason: Reason,
    /// The status code.
    pub status: Option<EnhancedStatus>,
}

impl Matched {
    /// Whether the ledger has not recorded it yet.
    pub fn is_new(&self) -> bool {
        !matches!(self.mail.state, State::Bounced | State::Complained)
    }

    /// Whether the ledger has not recorded the complaint yet.
    pub fn is_new_complaint(&self) -> bool {
        self.mail.state != State::Complained
    }
}

/// A reply of a person.
#[derive(Debug)]
pub struct Noticed {
    /// Its file.
    pub file: PathBuf,
    /// Its contents.
    pub notice: Notice,
    /// The mail that it answers, if the ledger knows it.
    pub mail: Option<Known>,
}

/// A report that changes nothing.
#[derive(Debug)]
pub struct Unmatched {
    /// Its file.
    pub file: PathBuf,
    /// The address that it is about; empty where it does not say.
    pub address: String,
    /// Why it matches nothing.
    pub why: Why,
}

/// Why a report matches no mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is a mail of a mail server without the machine-readable part.
    NoReport,
    /// Its contents are in `winmail.dat`.
    Sealed,
    /// It does not say which mail it is about.
    NoMessageId,
    /// The ledger does not know such a mail.
    UnknownMessage,
    /// The mail went to somebody else: it was forwarded, or the report is forged.
    OtherRecipient,
    /// The mail was never handed over, or is to be sent again.
    NotSent,
    /// It does not say whether the mail came back.
    NoAction,
    /// It is older than the last time that the mail was sent.
    Earlier,
}

impl Why {
    /// The stable English name for machines.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoReport => "no-report",
            Self::Sealed => "winmail",
            Self::NoMessageId => "no-message-id",
            Self::UnknownMessage => "unknown-message",
            Self::OtherRecipient => "other-recipient",
            Self::NotSent => "not-sent",
            Self::NoAction => "no-action",
            Self::Earlier => "earlier",
        }
    }
}

/// Matches what was collected, without changing anything.
///
/// # Errors
/// The ledger cannot be read.
pub fn settle(
    collection: &Collection,
    ledger: Option<&Ledger>,
    now: DateTime<Utc>,
) -> Result<Account, LedgerFault> {
    let ids = collection.ids();
    let known = ledger.map(|ledger| ledger.known_messages(&ids)).transpose()?.unwrap_or_default();
    let mut account = Account::default();
    let unreadable = collection.unreadable.iter().map(|file| (file, Why::NoReport));
    for (file, why) in unreadable.chain(collection.sealed.iter().map(|file| (file, Why::Sealed))) {
        let (file, address) = (file.clone(), String::new());
        account.unmatched.push(Unmatched { file, address, why });
    }
    for (file, report) in &collection.reports {
        for recipient in meant(report, &known) {
            account.add(file, report, recipient, &known, now);
        }
    }
    for (file, complaint) in &collection.complaints {
        account.add_complaint(file, complaint, &known, now);
    }
    for (file, notice) in &collection.notices {
        account.add_notice(file, notice, &known);
    }
    let Account { bounced, delayed, unmatched, settled, .. } = &mut account;
    settled.retain(|file| !unmatched.iter().any(|one| one.file == *file));
    // A final failure makes earlier reports of a delay irrelevant.
    delayed.retain(|late| {
        let same = |back: &Matched| same_mail(&back.mail, &late.mail);
        late.is_new() && !bounced.iter().any(same)
    });
    Ok(account)
}

/// The recipients that a report is about. A free-text report may mention other addresses, such as a
/// contact: it is about the recipient of the mail, and if there is none, it is reported once.
fn meant<'a>(report: &'a Report, known: &[Known]) -> &'a [Recipient] {
    if !report.in_words {
        return &report.recipients;
    }
    let fits = |recipient: &Recipient| {
        let found = find(report.message_id.as_ref(), &recipient.addresses, report.date, known);
        !matches!(found, Err(Why::OtherRecipient))
    };
    let at = report.recipients.iter().position(fits).unwrap_or(0);
    report.recipients.get(at..=at).unwrap_or_default()
}

fn same_mail(one: &Known, other: &Known) -> bool {
    one.message_id == other.message_id && one.key == other.key && one.mailing == other.mailing
}

impl Account {
    fn add(
        &mut self,
        file: &Path,
        report: &Report,
        recipient: &Recipient,
        known: &[Known],
        now: DateTime<Utc>,
    ) {
        let to = match recipient.action {
            Action::Delivered => {
                self.delivered += 1;
                return;
            }
            Action::Unknown => Err(Why::NoAction),
            Action::Failed | Action::Delayed => {
                find(report.message_id.as_ref(), &recipient.addresses, report.date, known)
            }
        };
        let mail = match to {
            Ok(mail) => mail,
            Err(why) => {
                let address = recipient.addresses.first().cloned().unwrap_or_default();
                self.unmatched.push(Unmatched { file: file.to_owned(), address, why });
                return;
            }
        };
        let list = match recipient.action {
            Action::Failed => {
                self.settled.insert(file.to_owned());
                &mut self.bounced
            }
            _ => &mut self.delayed,
        };
        if list.iter().any(|matched| same_mail(&matched.mail, mail)) {
            return;
        }
        // A wrong clock elsewhere must not put it before the sending or into the future.
        let at = report.date.unwrap_or(now).min(now).max(mail.at);
        let returned = returned(recipient, at);
        let reason = Reason::of_report(recipient.status, returned.code, &recipient.diagnostic);
        list.push(Matched { mail: mail.clone(), returned, reason, status: recipient.status });
    }

    /// Providers hide who complained, so the Message-ID has to be sufficient; but if an address is
    /// given, it must be the one to which the mail was sent.
    fn add_complaint(
        &mut self,
        file: &Path,
        complaint: &Complaint,
        known: &[Known],
        now: DateTime<Utc>,
    ) {
        let id = complaint.message_id.as_ref();
        let mut addresses = complaint.addresses.clone();
        if addresses.is_empty() {
            let mails = known.iter().filter(|mail| Some(&mail.message_id) == id);
            addresses.extend(mails.map(|mail| mail.address.clone()));
        }
        let found = find(id, &addresses, None, known);
        if found.is_ok() {
            self.settled.insert(file.to_owned());
        }
        match found {
            Ok(mail) if self.complained.iter().any(|one| same_mail(&one.mail, mail)) => {}
            Ok(mail) => {
                let at = complaint.date.unwrap_or(now).min(now).max(mail.at);
                let returned = Return { at, code: None, reply: String::new() };
                let (mail, reason) = (mail.clone(), Reason::Other);
                self.complained.push(Matched { mail, returned, reason, status: None });
            }
            Err(why) => {
                let address = addresses.into_iter().next().unwrap_or_default();
                self.unmatched.push(Unmatched { file: file.to_owned(), address, why });
            }
        }
    }

    fn add_notice(&mut self, file: &Path, notice: &Notice, known: &[Known]) {
        let id = notice.message_id.as_ref();
        let mail = known.iter().find(|mail| Some(&mail.message_id) == id).cloned();
        let said = |one: &Noticed| {
            (&one.notice.from, &one.notice.sentence) == (&notice.from, &notice.sentence)
        };
        if (mail.is_some() || notice.stands_alone) && !self.notices.iter().any(said) {
            let (file, notice) = (file.to_owned(), notice.clone());
            self.notices.push(Noticed { file, notice, mail });
        }
    }
}

/// The mail with this Message-ID that was sent to one of these addresses.
fn find<'a>(
    message_id: Option<&String>,
    addresses: &[String],
    date: Option<DateTime<Utc>>,
    known: &'a [Known],
) -> Result<&'a Known, Why> {
    let id = message_id.ok_or(Why::NoMessageId)?;
    let mut mails = known.iter().filter(|mail| mail.message_id == *id).peekable();
    if mails.peek().is_none() {
        return Err(Why::UnknownMessage);
    }
    let addresses = addresses.iter().filter_map(|text| Address::parse(text).ok());
    let keys: Vec<String> = addresses.map(|address| address.key()).collect();
    let mail = mails.find(|mail| keys.contains(&mail.key)).ok_or(Why::OtherRecipient)?;
    // A mail that is sent again keeps its Message-ID, so only the clock distinguishes the reports.
    // For one that was sent once there is no doubt, however wrong a clock is.
    let is_old = mail.attempts > 1 && date.is_some_and(|date| date < mail.at.trunc_subsecs(0));
    match mail.state {
        State::Sending | State::Sent | State::Uncertain if is_old => Err(Why::Earlier),
        State::Sending | State::Sent | State::Uncertain | State::Bounced | State::Complained => {
            Ok(mail)
        }
        State::Planned | State::Deferred | State::Refused => Err(Why::NotSent),
    }
}

/// What the ledger keeps: the reply code by itself, and the status code before the text.
fn returned(recipient: &Recipient, at: DateTime<Utc>) -> Return {
    let words = recipient.diagnostic.as_str();
    let code = status::code(words);
    let rest = if code.is_some() { words.get(3..).unwrap_or_default() } else { words };
    let rest = rest.trim_start_matches(['-', ' ']);
    let reply = match recipient.status {
        Some(status) if status::find(rest) != Some(status) => {
            format!("{} {rest}", status::written(status))
        }
        _ => rest.to_owned(),
    };
    Return { at, code, reply: reply.trim().to_owned() }
}

#[cfg(test)]
mod systems;
#[cfg(test)]
mod tests;
