//! Where a mailing stands before a run: what the ledger knows, and what follows from it. Pure; the same
//! for a real run and a dry one.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use chrono_tz::Tz;

use crate::delivery::ledger::{Account, Entry, Ledger, LedgerFault};
use crate::delivery::{State, Way};
use crate::mailing::changes::Known;
use crate::mailing::parts::{self, Parts};
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
    people: Vec<Person>,
}

/// What the ledger knows of a person, as small as it can be: there may be 200,000.
struct Person {
    key: Box<str>,
    /// `None`: as the key.
    address: Option<Box<str>>,
    name: Box<str>,
    state: State,
    /// The whole, of those of whom there may be more to tell.
    entry: Option<Box<Entry>>,
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
        let people = match (ledger, &account) {
            (Some(ledger), Some(account)) => ledger.each_entry(account, Person::from)?,
            _ => Vec::new(),
        };
        let people = sorted(people);
        let round = account.as_ref().map_or(1, |account| account.round);
        Ok(Self { account, round, parts, people })
    }

    /// A new round: everybody gets the corrected mail.
    pub fn corrected(&self) -> Self {
        Self { account: None, round: self.round + 1, parts: None, people: Vec::new() }
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
        self.people.iter().any(Person::is_reached)
    }

    /// Those who have got something, or may have: by what [`Parts`] finds them by.
    pub fn reached(&self) -> BTreeSet<u64> {
        let reached = self.people.iter().filter(|person| person.is_reached());
        reached.map(|person| parts::Person::who(&person.key)).collect()
    }

    /// Has this person got something, or may have?
    pub fn has_reached(&self, person: &Addressee) -> bool {
        self.find(person).is_some_and(Person::is_reached)
    }

    /// Everybody of whom the ledger knows.
    pub fn people(&self) -> impl Iterator<Item = Known<'_>> {
        self.people.iter().map(Known::from)
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

    /// What the ledger knows of a person who is neither reached nor still to get the mail.
    pub fn entry(&self, person: &Addressee) -> Option<&Entry> {
        self.find(person)?.entry.as_deref()
    }

    fn find(&self, person: &Addressee) -> Option<&Person> {
        let key = person.address.key();
        let at = self.people.binary_search_by(|person| (*person.key).cmp(&key)).ok()?;
        self.people.get(at)
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
            let state = self.find(person).map_or(State::Planned, |known| match known.state {
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

fn sorted(mut people: Vec<Person>) -> Vec<Person> {
    people.sort_unstable_by(|one, other| one.key.cmp(&other.key));
    people
}

impl Person {
    fn is_reached(&self) -> bool {
        [State::Sending, State::Sent, State::Uncertain, State::Bounced].contains(&self.state)
    }
}

impl From<Entry> for Person {
    fn from(entry: Entry) -> Self {
        let state = entry.state;
        if !(state.is_open() || state == State::Sent) {
            let (key, name) = (entry.key.clone().into(), entry.name.clone().into());
            let address = Some(entry.address.clone().into());
            return Self { key, address, name, state, entry: Some(Box::new(entry)) };
        }
        let address = (entry.address != entry.key).then(|| entry.address.into());
        Self { key: entry.key.into(), address, name: entry.name.into(), state, entry: None }
    }
}

impl<'a> From<&'a Person> for Known<'a> {
    fn from(person: &'a Person) -> Self {
        let Person { key, address, name, .. } = person;
        let who = parts::Person::who(key);
        Self { who, address: address.as_ref().unwrap_or(key), name }
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
            Person::from(Entry {
                address: key.clone(),
                key,
                name: (*name).into(),
                state: *state,
                at: DateTime::UNIX_EPOCH,
                code: None,
                reply: String::new(),
                message_id: String::new(),
                attempts: 0,
            })
        };
        Before {
            account: None,
            round: 1,
            parts: None,
            people: sorted(states.iter().map(entry).collect()),
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
        before.people = having(&[("a", State::Sent)]).people;
        assert!(before.content_changed("new"));
        assert!(!before.content_changed("old"));
    }
}
