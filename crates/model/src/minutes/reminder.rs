//! The reminder of a meeting, made of the invitation to it.

use super::{Kind, Minutes};

/// What the ID of a reminder has behind that of its invitation: it is a mailing of its own, in
/// whatever language the program speaks.
const SUFFIX: &str = "-reminder";

impl Minutes {
    /// The reminder of the meeting that this invitation is for: when, where, how to register, access
    /// data, and nothing else.
    #[must_use]
    pub fn reminder(&self) -> Self {
        let id = format!("{}{SUFFIX}", self.id);
        let mut reminder = Self::new(&id, self.title.clone(), Kind::Reminder, &self.language);
        reminder.series.clone_from(&self.series);
        reminder.timezone = self.timezone;
        reminder.meeting.clone_from(&self.meeting);
        reminder
    }

    /// The ID of the invitation that this is the reminder of; its own, if it is none.
    pub fn reminds_of(&self) -> &str {
        let own = self.id.strip_suffix(SUFFIX).filter(|_| self.kind == Kind::Reminder);
        own.unwrap_or(&self.id)
    }
}
