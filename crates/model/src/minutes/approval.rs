//! The approval of minutes: a draft until a day for objections, then approved.

use chrono::NaiveDate;

use crate::source::{Spanned, Text};

/// What a minutes file says about its approval.
#[derive(Clone, Debug, Default)]
pub struct Approval {
    /// The last day for objections to the draft.
    pub objections_until: Option<Spanned<NaiveDate>>,
    /// The day on which it was approved.
    pub on: Option<Spanned<NaiveDate>>,
    /// Which body or meeting approved it.
    pub by: Option<Text>,
    /// What was changed against the draft (Markdown), or the word for nothing.
    pub changes: Option<Text>,
    /// Of a translation: whether the first language tells changes that this file has no words for.
    pub changed_elsewhere: bool,
}

/// What the settings say about approval; the section `[approval]`.
#[derive(Clone, Copy, Debug, Default)]
pub struct ApprovalRules {
    /// How many days after the date of issue objections are possible; without it, only a file that
    /// names the day itself is a draft.
    pub objection_days: Option<u32>,
    /// Whether that holds for summaries too, and not only for minutes.
    pub summaries: bool,
    /// Meetings before this day are left alone.
    pub since: Option<NaiveDate>,
}

/// What `changes-to-draft` says where nothing was changed, in both languages.
pub const NO_CHANGES: [&str; 2] = ["keine", "none"];

impl Approval {
    /// What was changed, if it says so and something was.
    pub fn changed(&self) -> Option<&Text> {
        self.changes.as_ref().filter(|changes| !is_none(changes))
    }

    /// Whether it says that nothing was changed.
    pub fn is_unchanged(&self) -> bool {
        self.changes.as_ref().is_some_and(is_none)
    }
}

pub(super) fn is_none(changes: &Text) -> bool {
    let said = changes.value.trim().trim_end_matches('.').to_lowercase();
    NO_CHANGES.contains(&&*said)
}
