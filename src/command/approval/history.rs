//! Where a mailing stands before a run: what the ledger knows, and what follows from it. Pure; the same
//! for a real run and a dry one.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use chrono_tz::Tz;

use crate::delivery::ledger::{Account, Entry, Ledger, LedgerFault};
use crate::delivery::{Channel, State};
use crate::mailing::changes::Known;
use crate::mailing::correction::Past;
use crate::mailing::parts::{self, Parts};
use crate::mailing::{Addressee, MailSource, Mailing, Standing};

/// What the ledger knows of one mailing on one way.
pub(in crate::command) struct History {
    /// The account that the run works on; `None` where it has to be opened.
    pub account: Option<Account>,
    /// The round, from 1.
    pub round: u32,
    /// What its mails were made of, where that was kept.
    pub parts: Option<Parts>,
    /// What people have got in the rounds before.
    pub past: Past,
    /// Sorted by key: no second copy of 200,000 keys.
    people: Vec<Person>,
    /// Those who have got nothing in earlier rounds, and to whom none goes by itself. Sorted by key.
    left: Vec<Person>,
    /// Those of whom nobody knows whether they have got what `past` says: as [`Parts`] finds them.
    doubtful: BTreeSet<u64>,
    /// Those in doubt whom the list has under another address now: by the present key, the one of then.
    moved: BTreeMap<String, Box<str>>,
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
pub(in crate::command) struct Partition {
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
    /// Those who would be written to for the first time, but whose address nobody has.
    pub gone: Vec<usize>,
    /// So many have got nothing yet and are no matter of a correction: they are for the next run.
    pub later: usize,
}

impl History {
    /// Reads the latest round. Without a ledger nothing was ever sent.
    pub(crate) fn read(
        ledger: Option<&Ledger>,
        id: &str,
        way: Channel,
    ) -> Result<Self, LedgerFault> {
        let mut before = Self::nothing();
        let Some(ledger) = ledger else { return Ok(before) };
        for mut account in ledger.rounds(id, way)? {
            if before.account.is_some() {
                before = before.corrected();
            }
            // Read once, and kept once.
            before.parts = Parts::read(&std::mem::take(&mut account.parts));
            before.people = sorted(ledger.each_entry(&account, Person::from)?);
            before.round = account.round;
            before.account = Some(account);
        }
        Ok(before)
    }

    /// Nothing was ever sent.
    fn nothing() -> Self {
        Self {
            account: None,
            round: 1,
            parts: None,
            past: Past::default(),
            people: Vec::new(),
            left: Vec::new(),
            doubtful: BTreeSet::new(),
            moved: BTreeMap::new(),
        }
    }

    /// Who is in doubt stays so under a mended address: that the mail may have arrived is not over with
    /// it. `list`: everybody on the contact list by key and name. The same person is who has the same
    /// name, where the address of then is not on the list any more and the present one is new.
    pub(crate) fn follow(&mut self, list: &[(String, String)]) {
        let keys: BTreeSet<&str> = list.iter().map(|(key, _)| &**key).collect();
        let doubtful = self.people.iter().chain(&self.left).filter(|person| person.is_in_doubt());
        let gone = doubtful.filter(|person| !keys.contains(&*person.key));
        let gone: BTreeMap<String, Box<str>> =
            gone.map(|person| (same_name(&person.name), person.key.clone())).collect();
        let moved =
            list.iter().filter(|(key, name)| !name.is_empty() && self.by_key(key).is_none());
        let moved = moved
            .filter_map(|(key, name)| Some((key.clone(), gone.get(&same_name(name))?.clone())));
        self.moved = moved.collect();
    }

    /// The key that the ledger knows somebody in doubt by, who has another address on the list now.
    pub(crate) fn was(&self, person: &Addressee) -> Option<&str> {
        self.moved.get(&person.address.key()).map(|key| &**key)
    }

    /// All of these: the present key, and the one of then.
    pub(crate) fn moved(&self) -> impl Iterator<Item = (&str, &str)> {
        self.moved.iter().map(|(now, then)| (&**now, &**then))
    }

    /// A new round: whoever has got something else gets the corrected mail.
    pub(crate) fn corrected(self) -> Self {
        let Self { account, round, parts, mut past, people, left, mut doubtful, moved } = self;
        let began = account.as_ref().map_or(DateTime::UNIX_EPOCH, |account| account.created);
        let day = parts.as_ref().map_or_else(|| began.date_naive(), |parts| parts.day);
        let content = account.as_ref().map_or("", |account| &account.content);
        let got = people.iter().filter(|person| person.may_have_it());
        past.add((round, day), content, parts.as_ref(), got.clone().map(|person| &*person.key));
        for person in got {
            let who = parts::Person::who(&person.key);
            if person.state == State::Sent {
                doubtful.remove(&who);
            } else {
                doubtful.insert(who);
            }
        }
        let gone = people.into_iter().filter(|person| !person.state.is_open());
        let mut by_key: BTreeMap<Box<str>, Person> =
            left.into_iter().chain(gone).map(|person| (person.key.clone(), person)).collect();
        by_key.retain(|key, _| !past.has(key));
        let left = by_key.into_values().collect();
        let (account, parts, people) = (None, None, Vec::new());
        Self { account, round: round + 1, parts, past, people, left, doubtful, moved }
    }

    /// The `Date` of the mails: that of the round's first run.
    pub(crate) fn moment(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        self.account.as_ref().map_or_else(|| now.trunc_subsecs(0), |account| account.created)
    }

    /// The day of documents without a date of issue: that of the round's first run.
    pub(crate) fn day(&self, now: DateTime<Utc>, zone: Tz) -> NaiveDate {
        let kept = self.parts.as_ref().map(|parts| parts.day);
        kept.unwrap_or_else(|| self.moment(now).with_timezone(&zone).date_naive())
    }

    /// Has anybody got anything, or may have?
    pub(crate) fn reached_anybody(&self) -> bool {
        self.people.iter().any(Person::is_reached)
    }

    /// Those who have got something, or may have: by what [`Parts`] finds them by.
    pub(crate) fn reached(&self) -> BTreeSet<u64> {
        let reached = self.people.iter().filter(|person| person.is_reached());
        reached.map(|person| parts::Person::who(&person.key)).collect()
    }

    /// Has this person got something, or may have?
    pub(crate) fn has_reached(&self, person: &Addressee) -> bool {
        self.find(person).is_some_and(Person::is_reached)
    }

    /// Everybody of whom the ledger knows.
    pub(crate) fn people(&self) -> impl Iterator<Item = Known<'_>> {
        self.people.iter().map(Known::from)
    }

    /// Is the content another than in the last run of this round, and has somebody got that?
    pub(crate) fn content_changed(&self, content: &str) -> bool {
        let other = self.account.as_ref().is_some_and(|account| account.content != content);
        other && self.reached_anybody()
    }

    /// Is there something to correct: another content, or one that not everybody has got?
    pub(crate) fn content_differs(&self, content: &str) -> bool {
        let mixed = self.parts.as_ref().is_some_and(Parts::is_mixed) && self.reached_anybody();
        mixed || self.content_changed(content)
    }

    /// What the ledger is to keep of what the mails are made of from now on: of those who have got
    /// something, what they have got.
    pub(crate) fn keep(&self, mailing: &Mailing<'_>) -> Parts {
        let mixed = self.content_changed(&mailing.content_digest);
        mailing.parts.clone().after(self.parts.clone(), &self.reached(), mixed)
    }

    /// What the ledger knows of a person who is neither reached nor still to get the mail.
    pub(crate) fn entry(&self, person: &Addressee) -> Option<&Entry> {
        self.find(person)?.entry.as_deref()
    }

    /// Is it uncertain whether this person has got what is corrected?
    pub(crate) fn is_doubtful(&self, person: &Addressee) -> bool {
        self.doubtful.contains(&parts::Person::who(&person.address.key()))
    }

    /// Does the ledger know of this person in this round?
    pub(crate) fn knows(&self, person: &Addressee) -> bool {
        find(&self.people, &person.address.key()).is_some()
    }

    fn find(&self, person: &Addressee) -> Option<&Person> {
        let key = person.address.key();
        self.by_key(&key).or_else(|| self.by_key(self.moved.get(&key)?))
    }

    fn by_key(&self, key: &str) -> Option<&Person> {
        find(&self.people, key).or_else(|| find(&self.left, key))
    }

    /// Divides the people of a mailing. `again`: these states count as not done; `wanted`: nobody else is
    /// looked at.
    pub(crate) fn divide(
        &self,
        mailing: &Mailing<'_>,
        again: &[State],
        wanted: impl Fn(&Addressee) -> bool,
    ) -> Partition {
        let has = |index| mailing.standing(index) == Standing::UpToDate;
        self.divide_people(mailing.addressees(), has, again, wanted)
    }

    /// `has`: who has got the same in an earlier round.
    fn divide_people(
        &self,
        people: &[Addressee],
        has: impl Fn(usize) -> bool,
        again: &[State],
        wanted: impl Fn(&Addressee) -> bool,
    ) -> Partition {
        let mut division = Partition::default();
        for (index, person) in people.iter().enumerate().filter(|(_, person)| wanted(person)) {
            let state = match self.find(person).map(|known| known.state) {
                // Nobody is at work but us, so what is in flight was left so by a run that died.
                Some(State::Sending) => State::Uncertain,
                Some(state) => state,
                None if has(index) => State::Sent,
                None => State::Planned,
            };
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

fn find<'p>(people: &'p [Person], key: &str) -> Option<&'p Person> {
    let at = people.binary_search_by(|person| (*person.key).cmp(key)).ok()?;
    people.get(at)
}

/// What two spellings of a name have in common.
fn same_name(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn sorted(mut people: Vec<Person>) -> Vec<Person> {
    people.sort_unstable_by(|one, other| one.key.cmp(&other.key));
    people
}

impl Person {
    /// Does somebody read, as far as anybody knows, what was sent?
    fn may_have_it(&self) -> bool {
        [State::Sending, State::Sent, State::Uncertain].contains(&self.state)
    }

    fn is_in_doubt(&self) -> bool {
        [State::Sending, State::Uncertain].contains(&self.state)
    }

    fn is_reached(&self) -> bool {
        !self.state.is_open() && self.state != State::Refused
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
mod tests;
