//! What a reminder has beside other mailings: there must be a meeting to remind people of, and only
//! those get it who have the invitation, as it is now.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::messages::reminder::{ReminderHelp, ReminderMessage};
use crate::command::CommandError;
use crate::command::Context;
use crate::command::approval::history::History;
use crate::command::ledger;
use crate::command::status::stop;
use crate::contacts::Contact;
use crate::delivery::Channel;
use crate::exit::Exit;
use crate::mailing::Mailing;
use crate::mailing::correction::{Form, Past};
use crate::mailing::parts::{Part, What};
use crate::minutes::{Kind, Meeting, Minutes};
use crate::workspace::Workspace;

/// The reminder of the meeting to which the file invites, if that is still to come.
pub(super) fn of(workspace: Workspace, now: DateTime<Utc>) -> Result<Workspace, CommandError> {
    let minutes = &workspace.minutes;
    let Some(meeting) = minutes.meeting.as_ref().filter(|_| minutes.kind == Kind::Invitation)
    else {
        let stop = CommandError::new(Exit::InputErrors, ReminderMessage::NoInvitation);
        return Err(stop.help(ReminderHelp::NameInvitation));
    };
    let date = meeting.date.value;
    if meeting.is_cancelled() {
        let stop = CommandError::new(Exit::Declined, ReminderMessage::Cancelled { date });
        return Err(stop.help(ReminderHelp::Cancelled));
    }
    if is_over(minutes, meeting, workspace.settings.event_minutes, now) {
        return Err(CommandError::new(Exit::Declined, ReminderMessage::Over { date }));
    }
    Ok(workspace.reminder())
}

/// Whether the meeting is over; one without an end lasts as long as the settings say, one without a
/// start the whole day.
fn is_over(minutes: &Minutes, meeting: &Meeting, usual: u32, now: DateTime<Utc>) -> bool {
    let now = now.with_timezone(&minutes.timezone).naive_local();
    let date = meeting.date.value;
    let Some(start) = meeting.start.as_ref().map(|start| date.and_time(start.value)) else {
        return now.date() > date;
    };
    let end = meeting.end.as_ref().map(|end| date.and_time(end.value));
    let end = end.filter(|end| *end > start);
    let usual = || start.checked_add_signed(TimeDelta::minutes(usual.into()));
    end.or_else(usual).is_some_and(|end| end < now)
}

/// The invitation, as far as it was sent.
pub(super) struct Invited {
    /// What was sent of it on the way of this run, in all rounds.
    pub sent: Past,
    /// On both ways that reach people.
    histories: Vec<History>,
    /// How many of those chosen have not got it.
    pub without: usize,
    /// The day of the meeting.
    pub date: Option<NaiveDate>,
}

impl Invited {
    /// Reads what the ledger knows about the invitation, and keeps of `people` those who have it.
    pub(super) fn among(
        people: &mut Vec<&Contact>,
        workspace: &Workspace,
        channels: [Option<Channel>; 2],
        context: &Context<'_>,
    ) -> Result<Self, CommandError> {
        let ledger = ledger::look(&workspace.settings, context)?;
        let id = workspace.minutes.reminds_of();
        let read = |channel| History::read(ledger.as_ref(), id, channel).map(History::corrected);
        let histories = channels.into_iter().flatten().map(read).collect::<Result<Vec<_>, _>>();
        let histories = histories.map_err(stop)?;
        let all = people.len();
        let has_it = |one: &&Contact| {
            let key = one.address.key();
            histories.iter().any(|history| history.has_it(&key))
        };
        people.retain(has_it);
        let sent = histories.iter().find(|history| history.past.sequence("").is_some());
        let sent = sent.or(histories.first()).map(|history| history.past.clone());
        let date = workspace.minutes.meeting.as_ref().map(|meeting| meeting.date.value);
        let without = all - people.len();
        Ok(Self { sent: sent.unwrap_or_default(), histories, without, date })
    }

    /// Stops where nobody has the invitation, or where what it says about the meeting has changed:
    /// that is for a correction to say, to everybody.
    pub(super) fn holds(&self, mailing: &Mailing<'_>) -> Result<(), CommandError> {
        if self.histories.iter().all(|history| !history.past.is_anybody()) {
            let stop = CommandError::new(Exit::Declined, ReminderMessage::NotInvited);
            return Err(stop.help(ReminderHelp::InviteFirst));
        }
        let is_told = |part: &&Part| matches!(part.what, What::Meeting | What::Access);
        let pieces = self.sent.forms().last().map(Form::pieces).unwrap_or_default();
        let now: Vec<&Part> = mailing.parts.list.iter().filter(is_told).collect();
        let then: Vec<&Part> = pieces.iter().filter(is_told).collect();
        let is_same = now.iter().all(|part| then.is_empty() || then.contains(part));
        if is_same {
            return Ok(());
        }
        let stop = CommandError::new(Exit::Declined, ReminderMessage::Changed);
        Err(stop.help(ReminderHelp::CorrectFirst))
    }

    /// What is said before the question.
    pub(super) fn says(&self, today: NaiveDate) -> Option<ReminderMessage> {
        let date = self.date?;
        let days = usize::try_from((date - today).num_days()).unwrap_or(0);
        Some(ReminderMessage::Reminds { date, days, without: self.without })
    }
}
