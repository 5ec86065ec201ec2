//! Last stage: how a run ended, who was not reached, why, and what to do next.

use std::collections::BTreeSet;

use super::deliver::Delivered;
use super::messages::Help;
use super::messages::account::Account;
use super::{leftover, previewed};
use crate::command::status::moment;
use crate::delivery::ledger::Entry;
use crate::delivery::{Ending, Outcome, State, format_reply, with_reason};
use crate::exit::Exit;
use crate::mailing::MailSource;
use crate::ui::Ui;

impl Delivered<'_> {
    /// Writes the list of those left over, reports the result, and deletes what is no longer
    /// needed.
    pub(super) fn close(mut self) -> Exit {
        let selected = self.planned.selected;
        let list = leftover::list(selected, &self.entries, &self.planned.before);
        self.keep_worries();
        self.tell(selected.ui());
        for says in &list {
            selected.ui().say(says);
        }
        previewed::forget(selected, &self.ledger, &self.account);
        let filed = self.file();
        let in_doubt = self.entries.iter().any(|entry| entry.state == State::Uncertain);
        match self.outcome.exit() {
            // Mails that an earlier run left in doubt still have to be decided.
            Exit::Done if in_doubt && selected.args.mailing.uncertain.is_none() => Exit::BrokenOff,
            // The same command makes up for it.
            Exit::Done if !filed => Exit::BrokenOff,
            exit => exit,
        }
    }

    /// Drops those who are no longer on the list, for example because their address was corrected;
    /// those in doubt stay.
    fn keep_worries(&mut self) {
        let left: BTreeSet<&str> = self.entries.iter().map(|entry| &*entry.key).collect();
        let people = self.planned.selected.wanted(&self.planned.mailing);
        let people = people.map(|person| person.address.key());
        let mut keys: BTreeSet<String> = people.filter(|key| left.contains(&**key)).collect();
        keys.extend(self.planned.still_in_doubt().map(str::to_owned));
        self.entries.retain(|entry| keys.contains(&entry.key));
    }

    fn tell(&self, ui: &Ui) {
        let Outcome { sent, ending: end, .. } = &self.outcome;
        if *sent > 0 || matches!(end, Ending::Complete) {
            let folder = self.planned.files().display().to_string();
            ui.say(&Account::Sent { mails: *sent, channel: self.planned.selected.channel, folder });
        }
        if self.outcome.elsewhere > 0 {
            ui.say(&Account::Elsewhere { people: self.outcome.elsewhere });
        }
        self.list(ui, State::Refused, Some(Help::Refused));
        // If others are untouched, the ending says the same.
        let later = (self.outcome.untouched == 0).then_some(Help::Deferred);
        self.list(ui, State::Deferred, later);
        self.list(ui, State::Uncertain, Some(Help::Uncertain));
        ending(ui, &self.outcome);
    }

    fn list(&self, ui: &Ui, state: State, advice: Option<Help>) {
        let those = self.entries.iter().filter(|entry| entry.state == state);
        // Those refused in earlier runs were named before the question.
        let (people, partition) = (self.planned.mailing.addressees(), &self.planned.partition);
        let refused = partition.refused.iter().filter_map(|index| people.get(*index));
        let named_before: BTreeSet<String> = refused.map(|person| person.address.key()).collect();
        let those: Vec<&Entry> = those.filter(|entry| !named_before.contains(&entry.key)).collect();
        if those.is_empty() {
            return;
        }
        ui.say(&Account::NotReached { state, people: those.len() });
        for entry in those {
            ui.line(&self.person(entry, ui));
        }
        if let Some(advice) = advice {
            ui.say(&advice);
        }
    }

    fn person(&self, entry: &Entry, ui: &Ui) -> String {
        let Entry { name, address, code, reply, message_id, .. } = entry;
        let who = if name.is_empty() { address.clone() } else { format!("{name} <{address}>") };
        match entry.state {
            State::Uncertain => {
                let at = moment(entry.at, self.planned.selected.zone(), ui.language);
                let what = format_reply(*code, reply, ui.language);
                let end = if what.is_empty() { "" } else { ". " };
                format!("  {who}: {at}{end}{what}\n    Message-ID: {message_id}")
            }
            _ => format!("  {who}: {}", with_reason(*code, reply, ui.language)),
        }
    }
}

/// Why the run stopped early, if it did.
fn ending(ui: &Ui, outcome: &Outcome) {
    match &outcome.ending {
        Ending::Complete => {}
        Ending::Interrupted => ui.say(&Account::Interrupted),
        Ending::Aborted(abort) => {
            ui.say(&*abort.says);
            if let Some(help) = &abort.help {
                ui.say(&**help);
            }
        }
        Ending::Ledger(fault) => {
            ui.say(fault);
            ui.say(&fault.help());
        }
    }
    if outcome.untouched > 0 {
        ui.say(&Account::Untouched { people: outcome.untouched });
        ui.say(&Help::GoOn);
    }
}
