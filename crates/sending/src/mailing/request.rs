//! The input for planning a mailing.

use chrono::{DateTime, NaiveDate, Utc};

use super::correction::Past;
use super::own::OwnTasks;
use crate::contacts::{Address, Contact};
use crate::document::templates::Templates;
use crate::workspace::Workspace;

/// The input for planning a mailing.
#[derive(Clone, Copy, Debug)]
pub struct PlanRequest<'a> {
    /// Settings, minutes and translations.
    pub workspace: &'a Workspace,
    /// The recipients, in order.
    pub recipients: &'a [&'a Contact],
    /// Everybody of the list, selected or not: nobody's data may be in somebody else's mail.
    pub people: &'a [Contact],
    /// What people have still to do.
    pub own: &'a OwnTasks,
    /// The templates of the workspace.
    pub templates: &'a Templates,
    /// The `Date` of the mails. A resumed mailing keeps the time of its first run (from the
    /// ledger).
    pub moment: DateTime<Utc>,
    /// The day used in documents without a date of issue. A resumed or approved mailing keeps it,
    /// since otherwise its content would change at midnight.
    pub day: NaiveDate,
    /// 1 for the first time, 2 for the first correction, and so on.
    pub round: u32,
    /// What was sent of the mailing whose calendar a reminder repeats.
    pub repeats: Option<&'a Past>,
    /// What the mails are for.
    pub purpose: Purpose<'a>,
}

/// What the mails are for.
#[derive(Clone, Copy, Debug, Default)]
pub enum Purpose<'a> {
    /// They are sent to the recipients.
    #[default]
    Send,
    /// They are sent by a mail program.
    Drafts,
    /// They are sent to this address instead, marked as tests: of each person's mail one in every
    /// language of the mailing, or only the one in the person's own.
    Test {
        /// Where they are sent.
        to: &'a Address,
        /// Whether they are sent in every language.
        every_language: bool,
    },
}
