//! The reminder of a meeting, made of the invitation to it.

use super::{Kind, Minutes};

/// What the ID of a reminder has behind that of its invitation: it is a mailing of its own, in
/// whatever language the program speaks.
const SUFFIX: &str = "-reminder";

/// The ID of the reminder of the meeting that the mailing `id` invites to.
pub fn reminder_id(id: &str) -> String {
    format!("{id}{SUFFIX}")
}

/// The ID of the invitation, if `id` may be that of a reminder.
pub fn reminded_of(id: &str) -> Option<&str> {
    id.strip_suffix(SUFFIX)
}

impl Minutes {
    /// The reminder of the meeting that this invitation is for: when, where, how to register, access
    /// data, and nothing else.
    #[must_use]
    pub fn reminder(&self) -> Self {
        let id = reminder_id(&self.id);
        let mut reminder = Self::new(&id, self.title.clone(), Kind::Reminder, &self.language);
        reminder.series.clone_from(&self.series);
        reminder.timezone = self.timezone;
        reminder.meeting.clone_from(&self.meeting);
        reminder
    }

    /// The ID of the invitation that this is the reminder of; its own, if it is none.
    pub fn reminds_of(&self) -> &str {
        let own = reminded_of(&self.id).filter(|_| self.kind == Kind::Reminder);
        own.unwrap_or(&self.id)
    }
}
