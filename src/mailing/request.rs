//! What a mailing is planned from.

use chrono::{DateTime, NaiveDate, Utc};

use crate::contacts::{Address, Contact};
use crate::document::templates::Templates;
use crate::workspace::Workspace;

/// What a mailing is planned from.
#[derive(Clone, Copy, Debug)]
pub struct PlanRequest<'a> {
    /// Settings, minutes and translations.
    pub workspace: &'a Workspace,
    /// Who is to get it, in order.
    pub recipients: &'a [&'a Contact],
    /// Everybody of the list, chosen or not: nobody's data belong into somebody else's mail.
    pub people: &'a [Contact],
    /// The templates of the workspace.
    pub templates: &'a Templates,
    /// The `Date` of the mails. A mailing that is continued keeps the moment of its first run (from the
    /// ledger).
    pub moment: DateTime<Utc>,
    /// The day that documents without a date of issue bear. A mailing that is continued, or was
    /// approved, keeps it, else its content would change at midnight.
    pub day: NaiveDate,
    /// 1 for the first time, 2 for the first correction, and so on.
    pub round: u32,
    /// What the mails are for.
    pub purpose: Purpose<'a>,
}

/// What the mails are for.
#[derive(Clone, Copy, Debug, Default)]
pub enum Purpose<'a> {
    /// They go to the recipients.
    #[default]
    Send,
    /// A mail program sends them.
    Drafts,
    /// They go to this address instead, marked as tests: of each person's mail one in every language that
    /// the mailing has, or only the one in the person's own.
    Test {
        /// Where they go.
        to: &'a Address,
        /// In every language?
        every_language: bool,
    },
}
