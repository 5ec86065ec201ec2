//! The kinds of returned mails.

use chrono::{DateTime, Utc};

use super::notice::Notice;
use super::status::Recipient;

/// The kind of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mail {
    /// A delivery report.
    Report(Report),
    /// Somebody has reported the mail to the provider as unwanted.
    Complaint(Complaint),
    /// Somebody writes something that the office has to decide about.
    Notice(Notice),
    /// It says that a mail came back, but not in a readable form.
    Unreadable,
    /// Its contents are in `winmail.dat` (TNEF, MS-OXTNEF), which only Outlook reads.
    Sealed,
    /// An automatic reply, for example of somebody on holiday.
    AutoReply,
    /// Anything else.
    Ordinary,
}

/// A delivery report (RFC 3464), or one in free text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The Message-ID of the mail that it is about, in angle brackets.
    pub message_id: Option<String>,
    /// When it was written.
    pub date: Option<DateTime<Utc>>,
    /// The result for each recipient.
    pub recipients: Vec<Recipient>,
    /// Whether it is a free-text report. Then the recipients are the addresses in the text: one of
    /// them is the one whose mail came back.
    pub in_words: bool,
}

/// A complaint (RFC 5965), or one in the format of Hotmail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The Message-ID of the mail that it is about, in angle brackets.
    pub message_id: Option<String>,
    /// When it was written.
    pub date: Option<DateTime<Utc>>,
    /// The addresses in it; most providers hide them.
    pub addresses: Vec<String>,
}
