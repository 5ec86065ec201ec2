//! Something that is open, whatever it is.

use chrono::NaiveDate;
use serde::Serialize;

use super::people::is_meant;
use crate::source::Span;

/// Something that is open.
#[derive(Clone, Debug)]
pub struct Open {
    /// What kind of thing it is.
    pub kind: OpenKind,
    /// What is to be done, or what it is called.
    pub text: String,
    /// Who has taken it on, or made the call.
    pub person: Option<String>,
    /// The organisation of that person, or the one whose it is.
    pub organisation: Option<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// The day by which it is due; of a date, its day.
    pub due: Option<NaiveDate>,
    /// The time in words, where a date has no day.
    pub when: Option<String>,
    /// The agenda item that it came up with.
    pub about: Option<String>,
    /// The day on which it was first told.
    pub since: Option<NaiveDate>,
    /// How many meetings there were since.
    pub meetings: usize,
    /// Whether it is internal.
    pub internal: bool,
    /// The series of meetings.
    pub series: Option<String>,
    /// Where the last word on it stands.
    pub at: Span,
    /// The index of that file among those that were given.
    pub file: Option<usize>,
}

/// What can be open. In a list, what somebody has to do comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum OpenKind {
    /// A task that is not done.
    Task,
    /// A call that can still be answered.
    Call,
    /// A date that is tentative, or has no day.
    Date,
}

impl Open {
    /// For how many days it has been overdue; only tasks are.
    pub fn overdue(&self, today: NaiveDate) -> Option<i64> {
        let due = self.due.filter(|due| self.kind == OpenKind::Task && *due < today)?;
        Some((today - due).num_days())
    }

    /// Whether it is that person's: the name has all the words that were asked for.
    pub fn is_of_person(&self, asked: &str) -> bool {
        self.person.as_ref().is_some_and(|person| is_meant(person, asked))
    }

    /// The same of an organisation, which a task may also name itself.
    pub fn is_of_organisation(&self, asked: &str) -> bool {
        let names = self.organisation.iter().chain(&self.person);
        names.into_iter().any(|name| is_meant(name, asked))
    }
}
