//! Where a mailing stands before a run: what the ledger knows, and what follows from it. Pure; the same
//! for a real run and a dry one.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use chrono_tz::Tz;

use crate::delivery::ledger::{Account, Entry, Ledger, LedgerFault};
use crate::delivery::{State, Way};
use crate::mailing::changes::Known;
use crate::mailing::parts::{Parts, Person};
use crate::mailing::{Addressee, Mailing};

/// What the ledger knows of one mailing on one way.
pub(in crate::command) struct Before {
    /// The account that the run works on; `None` where it has to be opened.
    pub account: Option<Account>,
    /// The round, from 1.
    pub round: u32,
    /// What its mails were made of, where that was kept.
    pub parts: Option<Parts>,
    /// Sorted by key: no second copy of 200,000 keys.
    entries: Vec<Entry>,
}

/// Who is to get a mail in this run, and who is not, by their index in the mailing.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::command) struct Division {
    /// Those who get one.
    pub todo: Vec<usize>,
    /// Those who have got it.
    pub reached: usize,
    /// Those whom the server refused.
    pub refused: Vec<usize>,
    /// Those whose mail came back.
    pub bounced: Vec<usize>,
    /// Those of whom nobody knows.
    pub uncertain: Vec<usize>,
}

impl Before {
    /// Reads the latest round. Without a ledger nothing was ever sent.
    pub fn read(ledger: Option<&Ledger>, id: &str, way: Way) -> Result<Self, LedgerFault> {
        let mut account = ledger.map(|ledger| ledger.latest(id, way)).transpose()?.flatten();
        // Read once, and kept once.
        let parts = account.as_mut().map(|account| std::mem::take(&mut account.parts));
        let parts = parts.and_then(|parts| Parts::read(&parts));
        let entries = match (ledger, &account) {
            (Some(ledger), Some(account)) => ledger.entries(account)?,
            _ => Vec::new(),
        };
        let entries = sorted(entries);
        let round = account.as_ref().map_or(1, |account| account.round);
        Ok(Self { account, round, parts, entries })
    }

    /// A new round: everybody gets the corrected mail.
    pub fn corrected(&self) -> Self {
        Self { account: None, round: self.round + 1, parts: None, entries: Vec::new() }
    }

    /// The `Date` of the mails: that of the round's first run.
    pub fn moment(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        self.account.as_ref().map_or_else(|| now.trunc_subsecs(0), |account| account.created)
    }

    /// The day of documents without a date of issue: that of the round's first run.
    pub fn day(&self, now: DateTime<Utc>, zone: Tz) -> NaiveDate {
        let kept = self.parts.as_ref().map(|parts| parts.day);
        kept.unwrap_or_else(|| self.moment(now).with_timezone(&zone).date_naive())
    }

    /// Has anybody got anything, or may have?
    pub fn reached_anybody(&self) -> bool {
        self.entries.iter().any(reached)
    }

    /// Those who have got something, or may have: by what [`Parts`] finds them by.
    pub fn reached(&self) -> BTreeSet<u64> {
        let reached = self.entries.iter().filter(|entry| reached(entry));
        reached.map(|entry| Person::who(&entry.key)).collect()
    }

    /// Has this person got something, or may have?
    pub fn has_reached(&self, person: &Addressee) -> bool {
        self.find(person).is_some_and(Person::is_reached)
    }

    /// Everybody of whom the ledger knows.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    /// Is the content another than in the last run of this round, and has somebody got that?
    pub fn content_changed(&self, content: &str) -> bool {
        let other = self.account.as_ref().is_some_and(|account| account.content != content);
        other && self.reached_anybody()
    }

    /// Is there something to correct: another content, or one that not everybody has got?
    pub fn content_differs(&self, content: &str) -> bool {
        let mixed = self.parts.as_ref().is_some_and(Parts::is_mixed) && self.reached_anybody();
        mixed || self.content_changed(content)
    }

    /// What the ledger is to keep of what the mails are made of from now on: of those who have got
    /// something, what they have got.
    pub fn keep(&self, mailing: &Mailing<'_>) -> Parts {
        let mixed = self.content_changed(&mailing.content_digest);
        mailing.parts.clone().after(self.parts.clone(), &self.reached(), mixed)
    }

    /// What the ledger knows of a person.
    pub fn entry(&self, person: &Addressee) -> Option<&Entry> {
        let key = person.address.key();
        let at = self.entries.binary_search_by(|entry| entry.key.cmp(&key)).ok()?;
        self.entries.get(at)
    }

    /// Divides the people. `again`: these states count as not done; `wanted`: nobody else is looked at.
    pub fn divide(
        &self,
        people: &[Addressee],
        again: &[State],
        wanted: impl Fn(&Addressee) -> bool,
    ) -> Division {
        let mut division = Division::default();
        for (index, person) in people.iter().enumerate().filter(|(_, person)| wanted(person)) {
            let state = self.entry(person).map_or(State::Planned, |entry| match entry.state {
                // Nobody is at work but us, so what is in flight was left so by a run that died.
                State::Sending => State::Uncertain,
                state => state,
            });
            if state.is_open() || again.contains(&state) {
                division.todo.push(index);
                continue;
            }
            match state {
                State::Refused => division.refused.push(index),
                State::Bounced => division.bounced.push(index),
                State::Uncertain => division.uncertain.push(index),
                _ => division.reached += 1,
            }
        }
        division
    }
}

fn sorted(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.sort_unstable_by(|one, other| one.key.cmp(&other.key));
    entries
}

fn reached(entry: &Entry) -> bool {
    [State::Sending, State::Sent, State::Uncertain, State::Bounced].contains(&entry.state)
}

impl<'a> From<&'a Entry> for Known<'a> {
    fn from(entry: &'a Entry) -> Self {
        Self { who: Person::who(&entry.key), address: &entry.address, name: &entry.name }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contacts::Address;
    use crate::delivery::ledger::{Digests, Subject};

    fn person(name: &str) -> Addressee {
        let address = Address::parse(&format!("{name}@verein.example")).unwrap();
        Addressee { address, name: name.into() }
    }

    fn having(states: &[(&str, State)]) -> Before {
        let entry = |(name, state): &(&str, State)| {
            let key = person(name).address.key();
            Entry {
                address: key.clone(),
                key,
                name: (*name).into(),
                state: *state,
                at: DateTime::UNIX_EPOCH,
                code: None,
                reply: String::new(),
                message_id: String::new(),
                attempts: 0,
            }
        };
        Before {
            account: None,
            round: 1,
            parts: None,
            entries: sorted(states.iter().map(entry).collect()),
        }
    }

    #[test]
    fn only_those_who_have_not_got_it_are_to_do() {
        let before = having(&[
            ("a", State::Sent),
            ("b", State::Planned),
            ("c", State::Deferred),
            ("d", State::Refused),
            ("e", State::Uncertain),
            ("f", State::Sending),
            ("g", State::Bounced),
        ]);
        let people: Vec<_> = ["a", "b", "c", "d", "e", "f", "g", "new"].map(person).into();
        let division = before.divide(&people, &[], |_| true);
        assert_eq!(division.todo, [1, 2, 7]);
        assert_eq!(
            (division.reached, &division.refused[..], &division.bounced[..]),
            (1, &[3][..], &[6][..])
        );
        assert_eq!(division.uncertain, [4, 5]);
        assert_eq!(before.divide(&people, &[State::Uncertain], |_| true).todo, [1, 2, 4, 5, 7]);
        assert_eq!(before.corrected().divide(&people, &[], |_| true).todo.len(), 8);
    }

    #[test]
    fn a_change_matters_once_somebody_has_got_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut ledger = Ledger::open(folder.path()).unwrap();
        let subject = Subject { id: "a".into(), series: None, kind: "circular".into(), date: None };
        let digests = Digests { content: "old", plan: "p", parts: "" };
        ledger.open_round(&subject, Way::Smtp, digests, DateTime::UNIX_EPOCH).unwrap();
        let mut before = Before::read(Some(&ledger), "a", Way::Smtp).unwrap();
        assert!(!before.content_changed("new"));
        before.entries = having(&[("a", State::Sent)]).entries;
        assert!(before.content_changed("new"));
        assert!(!before.content_changed("old"));
    }
}
