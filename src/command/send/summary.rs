//! What is about to happen, in numbers and words, for the question before sending.

use std::collections::BTreeMap;
use std::time::Duration;

use super::messages::figures::SummaryMessage;
use super::messages::gone::GoneMessage;
use super::messages::named;
use super::messages::pace::{Moment, Timing};
use super::messages::unread::Unread;
use super::plan::Planned;
use crate::command::status::moment;
use crate::delivery::ledger::Entry;
use crate::delivery::{Channel, with_reason};
use crate::mailing::{MailSource, Standing};

/// Shorter runs need no expected end.
const SHORT: Duration = Duration::from_mins(1);

/// The summary before a run.
pub(super) struct Summary<'a> {
    planned: &'a Planned<'a>,
}

impl<'a> Summary<'a> {
    /// The summary of a planned mailing.
    pub(super) fn of(planned: &'a Planned<'a>) -> Self {
        Self { planned }
    }

    /// Shows the whole summary.
    pub(super) fn tell(&self) {
        let Planned { mailing, before, partition, .. } = self.planned;
        let ui = self.planned.selected.ui();
        self.tell_meeting();
        let first = partition.todo.first().copied().unwrap_or(0);
        ui.say(&SummaryMessage::Mails {
            mails: partition.todo.len(),
            attachments: mailing.figures.attachments,
            largest: mailing.figures.largest,
        });
        ui.say(&SummaryMessage::Subject(mailing.common(first).subject.clone()));
        if let Some(from) = &self.planned.selected.settings().mail.from {
            ui.say(&SummaryMessage::From(from.value.clone()));
        }
        ui.say(&self.destination());
        let choice = &self.planned.selected.args.mailing.selection;
        if !(choice.to.is_empty() && choice.except.is_empty()) {
            ui.say(&SummaryMessage::Groups {
                to: choice.to.clone(),
                except: choice.except.clone(),
            });
        }
        let not_mailed = self
            .planned
            .selected
            .read
            .not_mailed(self.planned.selected.args, self.planned.selected.now());
        if !not_mailed.is_empty() {
            ui.say(&not_mailed);
        }
        self.tell_unread();
        if before.round > 1 {
            self.tell_correction();
        }
        if partition.reached > 0 {
            ui.say(&SummaryMessage::Reached {
                people: partition.reached,
                channel: self.planned.selected.channel,
            });
        }
        if let (people @ 1.., Some(channel)) =
            (self.planned.elsewhere, self.planned.selected.other_channel())
        {
            ui.say(&SummaryMessage::Elsewhere { people, channel });
        }
        self.tell_changes();
        self.tell_time();
        self.tell_leftovers();
    }

    /// Shows of which meeting people are reminded.
    fn tell_meeting(&self) {
        let selected = self.planned.selected;
        let today = selected.read.today(selected.now());
        if let Some(says) = selected.invited.as_ref().and_then(|invited| invited.says(today)) {
            selected.ui().say(&says);
        }
    }

    /// Shows for whose language there is no version.
    fn tell_unread(&self) {
        let Planned { mailing, partition, .. } = self.planned;
        let mut unread: BTreeMap<_, usize> = BTreeMap::new();
        for languages in partition.todo.iter().filter_map(|index| mailing.unread(*index)) {
            *unread.entry(languages).or_default() += 1;
        }
        for ((wished, given), people) in unread {
            let (wished, given) = (wished.clone(), given.clone());
            self.planned.selected.ui().say(&Unread { people, wished, given });
        }
    }

    /// Shows who gets the correction, and who the corrected mail for the first time.
    fn tell_correction(&self) {
        let Planned { mailing, before, partition, .. } = self.planned;
        let ui = self.planned.selected.ui();
        let corrected = partition.todo.iter().copied();
        let corrected = corrected.filter(|index| mailing.standing(*index) == Standing::Corrected);
        let doubtful = |index: &usize| {
            mailing.addressees().get(*index).is_some_and(|person| before.is_doubtful(person))
        };
        let (people, doubtful) =
            (corrected.clone().count(), corrected.clone().filter(doubtful).count());
        if people > 0 {
            ui.say(&SummaryMessage::Correction { number: before.round - 1, people, doubtful });
        }
        let people = partition.todo.len() - corrected.count();
        if people > 0 {
            ui.say(&SummaryMessage::First { people });
        }
        self.tell_later();
    }

    /// Shows those whom a correction does not concern, and who have received nothing yet.
    pub(super) fn tell_later(&self) {
        let people = self.planned.partition.later;
        if people > 0 {
            self.planned.selected.ui().say(&SummaryMessage::Later { people });
        }
    }

    /// Shows what has changed since people received the mail.
    pub(super) fn tell_changes(&self) {
        if let Some(changed) = &self.planned.changed {
            self.planned.selected.ui().say(changed);
        }
    }

    /// Shows how long it will take, if that is known and worth mentioning.
    fn tell_time(&self) {
        let Planned { options, partition, .. } = self.planned;
        let now = self.planned.selected.now();
        let left = options.expected(partition.todo.len(), now);
        if left < SHORT {
            return;
        }
        let zone = self.planned.selected.zone();
        let learned = options.known.map(|known| known.learned).unwrap_or_default();
        let gap = options.gap().max(learned);
        let done = Moment::in_time(left, now, zone).rounded_up();
        self.planned.selected.ui().say(&match gap {
            Duration::ZERO => Timing::Begins { at: done },
            gap => Timing::Expected { gap, learned: gap > options.gap(), left, done },
        });
    }

    fn destination(&self) -> SummaryMessage {
        match (self.planned.selected.channel, &self.planned.selected.settings().smtp) {
            (Channel::Smtp, Some(smtp)) => {
                SummaryMessage::Server { host: smtp.host.value.clone(), port: smtp.port }
            }
            (channel, _) => SummaryMessage::Files {
                channel,
                folder: self.planned.files().display().to_string(),
            },
        }
    }

    /// Shows those whom this run leaves out because they are in doubt or were refused.
    pub(super) fn tell_leftovers(&self) {
        let Planned { partition, .. } = self.planned;
        let ui = self.planned.selected.ui();
        let reply = |entry: &Entry| with_reason(entry.code, &entry.reply, ui.language);
        if !partition.refused.is_empty() {
            ui.say(&SummaryMessage::RefusedBefore { people: partition.refused.len() });
            self.list(&partition.refused, reply);
        }
        if !partition.bounced.is_empty() {
            ui.say(&SummaryMessage::BouncedBefore { people: partition.bounced.len() });
            self.list(&partition.bounced, reply);
        }
        if !partition.gone.is_empty() {
            ui.say(&GoneMessage::Left { people: partition.gone.len() });
            let people = self.planned.mailing.addressees();
            for person in partition.gone.iter().filter_map(|index| people.get(*index)) {
                ui.line(&format!("  {}", named(person)));
            }
        }
        if !partition.uncertain.is_empty() {
            ui.say(&SummaryMessage::UncertainBefore {
                people: partition.uncertain.len(),
                skip: self.planned.selected.args.mailing.uncertain.is_some(),
            });
            let zone = self.planned.selected.zone();
            self.list(&partition.uncertain, |entry| {
                let at = moment(entry.at, zone, ui.language);
                format!("{at}, Message-ID {}", entry.message_id)
            });
        }
    }

    fn list(&self, indices: &[usize], detail: impl Fn(&Entry) -> String) {
        let people = self.planned.mailing.addressees();
        let ui = self.planned.selected.ui();
        for person in indices.iter().filter_map(|index| people.get(*index)) {
            let Some(entry) = self.planned.before.entry(person) else { continue };
            let was = match self.planned.before.was(person) {
                Some(_) => ui.language.pick(", vorher ", ", before ").to_owned() + &entry.address,
                None => String::new(),
            };
            ui.line(&format!("  {}{was}: {}", named(person), detail(entry)));
        }
    }
}
