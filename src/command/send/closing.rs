//! How a run ended: who was not reached, why, and what to do next.

use std::collections::BTreeSet;
use std::path::Path;

use chrono_tz::Tz;

use super::summary::named;
use super::words::Advice;
use super::words::account::Account;
use crate::command::status::moment;
use crate::contacts::Address;
use crate::delivery::ledger::Entry;
use crate::delivery::{Ending, Outcome, Reply, State, Way, explained, told};
use crate::mailing::Addressee;
use crate::ui::Ui;

/// A run that is over.
pub(super) struct Closing<'a> {
    pub way: Way,
    pub outcome: &'a Outcome,
    pub entries: &'a [Entry],
    /// Refused in earlier runs: they were named before the question.
    pub named_before: &'a BTreeSet<String>,
    pub zone: Tz,
    pub files: &'a Path,
}

impl Closing<'_> {
    /// Tells it all.
    pub fn tell(&self, ui: &Ui) {
        let Outcome { sent, ending: end, .. } = self.outcome;
        if *sent > 0 || matches!(end, Ending::Complete) {
            let folder = self.files.display().to_string();
            ui.say(&Account::Sent { mails: *sent, way: self.way, folder });
        }
        self.list(ui, State::Refused, Some(Advice::Refused));
        // Where others are untouched, the end tells the same.
        let later = (self.outcome.untouched == 0).then_some(Advice::Deferred);
        self.list(ui, State::Deferred, later);
        self.list(ui, State::Uncertain, Some(Advice::Uncertain));
        ending(ui, self.outcome);
    }

    fn list(&self, ui: &Ui, state: State, advice: Option<Advice>) {
        let those = self.entries.iter().filter(|entry| entry.state == state);
        let those: Vec<&Entry> =
            those.filter(|entry| !self.named_before.contains(&entry.key)).collect();
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
                let at = moment(entry.at, self.zone, ui.language);
                let what = told(*code, reply, ui.language);
                let end = if what.is_empty() { "" } else { ". " };
                format!("  {who}: {at}{end}{what}\n    Message-ID: {message_id}")
            }
            _ => format!("  {who}: {}", explained(*code, reply, ui.language)),
        }
    }
}

/// Why the run stopped early, if it did.
fn ending(ui: &Ui, outcome: &Outcome) {
    match &outcome.ending {
        Ending::Complete => {}
        Ending::Interrupted => ui.say(&Account::Interrupted),
        Ending::Halted(halt) => {
            ui.say(&*halt.says);
            if let Some(help) = &halt.help {
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
        ui.say(&Advice::GoOn);
    }
}

/// A test mail.
pub(super) struct Test<'a> {
    pub address: &'a Address,
    pub way: Way,
    pub files: &'a Path,
}

impl Test<'_> {
    /// Tells how it fared.
    pub fn tell(&self, ui: &Ui, outcome: &Outcome, not_reached: &[(Addressee, State, Reply)]) {
        let (way, folder) = (self.way, self.files.display().to_string());
        match (outcome.sent, way) {
            (0, _) => {}
            (_, Way::Smtp) => ui.say(&Account::TestSent { address: self.address.to_string() }),
            (mails, _) => ui.say(&Account::Sent { mails, way, folder }),
        }
        for (person, state, reply) in not_reached {
            ui.say(&Account::NotReached { state: *state, people: 1 });
            let reply = explained(reply.code, &reply.text, ui.language);
            ui.line(&format!("  {}: {reply}", named(person)));
        }
        if let Ending::Halted(halt) = &outcome.ending {
            ui.say(&*halt.says);
            if let Some(help) = &halt.help {
                ui.say(&**help);
            }
        }
    }
}
