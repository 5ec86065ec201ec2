//! Delivery reports held against the ledger: which mail came back, and which report fits none.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, SubsecRound, Utc};

use super::parse::{self, Action, Mail, Recipient, Report};
use super::{mailbox, status};
use crate::contacts::Address;
use crate::delivery::State;
use crate::delivery::ledger::{Known, Ledger, LedgerFault, Return};
use crate::delivery::{EnhancedStatus, Reason};

/// What lies in a mailbox.
#[derive(Debug, Default)]
pub struct Collection {
    /// The reports, each with its file.
    pub reports: Vec<(PathBuf, Report)>,
    /// Mails of mail servers that hold no report.
    pub unreadable: Vec<PathBuf>,
    /// Automatic answers and the like.
    pub auto_replies: usize,
    /// Other mails.
    pub ordinary: usize,
    /// Files and folders that could not be read.
    pub faults: Vec<(PathBuf, io::Error)>,
}

/// Reads the mails below `path`.
pub fn collect(path: &Path) -> Collection {
    let mut all = Collection::default();
    let faults = mailbox::read(path, &mut |file, mail| match parse::read(mail) {
        Mail::Report(report) => all.reports.push((file.to_owned(), report)),
        Mail::Unreadable => all.unreadable.push(file.to_owned()),
        Mail::AutoReply => all.auto_replies += 1,
        Mail::Ordinary => all.ordinary += 1,
    });
    all.faults = faults;
    all
}

/// What the reports mean for the ledger.
#[derive(Debug, Default)]
pub struct Account {
    /// Mails that came back, each once.
    pub bounced: Vec<Matched>,
    /// Mails that are still under way.
    pub delayed: Vec<Matched>,
    /// Reports that fit no mail.
    pub unmatched: Vec<Unmatched>,
    /// How many reports only say that a mail arrived.
    pub delivered: usize,
}

/// A mail of the ledger with its report.
#[derive(Debug)]
pub struct Matched {
    /// The mail.
    pub mail: Known,
    /// What the report says.
    pub returned: Return,
    /// Why.
    pub reason: Reason,
    /// The code that says so.
    pub status: Option<EnhancedStatus>,
}

impl Matched {
    /// Has the ledger not noted it yet?
    pub fn is_new(&self) -> bool {
        self.mail.state != State::Bounced
    }
}

/// A report that changes nothing.
#[derive(Debug)]
pub struct Unmatched {
    /// Where it is.
    pub file: PathBuf,
    /// Whom it is about; empty where it does not say.
    pub address: String,
    /// Why it fits nothing.
    pub why: Why,
}

/// Why a report fits no mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A mail of a mail server without the machine-readable part.
    NoReport,
    /// It does not say which mail it is about.
    NoMessageId,
    /// The ledger knows no such mail.
    UnknownMessage,
    /// The mail went to somebody else: forwarded, or the report is forged.
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
            Self::NoMessageId => "no-message-id",
            Self::UnknownMessage => "unknown-message",
            Self::OtherRecipient => "other-recipient",
            Self::NotSent => "not-sent",
            Self::NoAction => "no-action",
            Self::Earlier => "earlier",
        }
    }
}

/// Matches what was collected. Changes nothing.
///
/// # Errors
/// The ledger cannot be read.
pub fn settle(
    collection: &Collection,
    ledger: Option<&Ledger>,
    now: DateTime<Utc>,
) -> Result<Account, LedgerFault> {
    let reports = collection.reports.iter();
    let ids: BTreeSet<String> =
        reports.filter_map(|(_, report)| report.message_id.clone()).collect();
    let known = ledger.map(|ledger| ledger.known_messages(&ids)).transpose()?.unwrap_or_default();
    let mut account = Account::default();
    for file in &collection.unreadable {
        let (file, address) = (file.clone(), String::new());
        account.unmatched.push(Unmatched { file, address, why: Why::NoReport });
    }
    for (file, report) in &collection.reports {
        for recipient in &report.recipients {
            account.add(file, report, recipient, &known, now);
        }
    }
    let Account { bounced, delayed, .. } = &mut account;
    // Who gave up in the end need not be told to have tried before.
    delayed.retain(|late| {
        let same = |back: &Matched| same_mail(&back.mail, &late.mail);
        late.is_new() && !bounced.iter().any(same)
    });
    Ok(account)
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
            Action::Failed | Action::Delayed => find(report, recipient, known),
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
            Action::Failed => &mut self.bounced,
            _ => &mut self.delayed,
        };
        if list.iter().any(|matched| same_mail(&matched.mail, mail)) {
            return;
        }
        // A clock that goes wrong elsewhere must not put it before the sending or into the future.
        let at = report.date.unwrap_or(now).min(now).max(mail.at);
        let returned = returned(recipient, at);
        let reason = Reason::of_report(recipient.status, returned.code, &recipient.diagnostic);
        list.push(Matched { mail: mail.clone(), returned, reason, status: recipient.status });
    }
}

/// The mail of this Message-ID that went to this recipient.
fn find<'a>(report: &Report, recipient: &Recipient, known: &'a [Known]) -> Result<&'a Known, Why> {
    let id = report.message_id.as_ref().ok_or(Why::NoMessageId)?;
    let mut mails = known.iter().filter(|mail| mail.message_id == *id).peekable();
    if mails.peek().is_none() {
        return Err(Why::UnknownMessage);
    }
    let addresses = recipient.addresses.iter().filter_map(|text| Address::parse(text).ok());
    let keys: Vec<String> = addresses.map(|address| address.key()).collect();
    let mail = mails.find(|mail| keys.contains(&mail.key)).ok_or(Why::OtherRecipient)?;
    // The mail keeps its Message-ID when it is sent again, so only the clock tells the reports apart. One
    // that was sent once cannot be meant otherwise, however wrong a clock.
    let is_old =
        mail.attempts > 1 && report.date.is_some_and(|date| date < mail.at.trunc_subsecs(0));
    match mail.state {
        State::Sending | State::Sent | State::Uncertain if is_old => Err(Why::Earlier),
        State::Sending | State::Sent | State::Uncertain | State::Bounced => Ok(mail),
        State::Planned | State::Deferred | State::Refused => Err(Why::NotSent),
    }
}

/// What the ledger keeps: the reply code on its own, and the status code ahead of the words.
fn returned(recipient: &Recipient, at: DateTime<Utc>) -> Return {
    let words = recipient.diagnostic.as_str();
    let digits = words.get(..3).filter(|_| {
        !words.as_bytes().get(3).is_some_and(|next| next.is_ascii_digit() || *next == b'.')
    });
    let code =
        digits.and_then(|digits| digits.parse().ok()).filter(|code| (400..600).contains(code));
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
mod tests;
