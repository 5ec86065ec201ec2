//! What a mail that came back may be.

use chrono::{DateTime, Utc};

use super::notice::Notice;
use super::status::Recipient;

/// What a mail is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mail {
    /// A delivery report.
    Report(Report),
    /// Somebody has told the provider that the mail is unwanted.
    Complaint(Complaint),
    /// Somebody writes something that the office has to decide about.
    Notice(Notice),
    /// It says that a mail came back, but not in a form that can be read.
    Unreadable,
    /// What it says is inside of `winmail.dat` (TNEF, MS-OXTNEF), which Outlook alone reads.
    Sealed,
    /// An automatic answer, say of somebody on holiday.
    AutoReply,
    /// Anything else.
    Ordinary,
}

/// A delivery report (RFC 3464), or one in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The Message-ID of the mail that it is about, in angle brackets.
    pub message_id: Option<String>,
    /// When it was written.
    pub date: Option<DateTime<Utc>>,
    /// What became of the mail for each recipient.
    pub recipients: Vec<Recipient>,
    /// Was it read out of words? Then the recipients are the addresses that the words name: one of them is
    /// the one whose mail came back.
    pub in_words: bool,
}

/// A complaint (RFC 5965), or one in the form of Hotmail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The Message-ID of the mail that it is about, in angle brackets.
    pub message_id: Option<String>,
    /// When it was written.
    pub date: Option<DateTime<Utc>>,
    /// The addresses that it tells; providers mostly hide them.
    pub addresses: Vec<String>,
}
