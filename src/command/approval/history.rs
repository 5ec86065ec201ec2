//! The history of a mailing before a run: what the ledger knows, and what follows from it. Pure;
//! the same for a real run and a rehearsal.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use chrono_tz::Tz;

use crate::delivery::ledger::{Account, Entry, Ledger, LedgerFault};
use crate::delivery::{Channel, State};
use crate::mailing::changes::Known;
use crate::mailing::correction::Past;
use crate::mailing::parts::{self, Parts};
use crate::mailing::{Addressee, MailSource, Mailing, Standing};

/// What the ledger knows about a mailing on a channel.
pub(in crate::command) struct History {
    /// The account of the run; `None` where it has to be opened.
    pub account: Option<Account>,
    /// The number of the round, from 1.
    pub round: u32,
    /// Whether other machines may be sending at this moment.
    shared: bool,
    /// What its mails were made from, where that was kept.
    pub parts: Option<Parts>,
    /// What people have received in earlier rounds.
    pub past: Past,
    /// The people, sorted by key: there is no second copy of 200,000 keys.
    people: Vec<Person>,
    /// Those who have received nothing in earlier rounds and are not tried again automatically,
    /// sorted by key.
    left: Vec<Person>,
    /// Those for whom it is unknown whether they have received what `past` says, by their ID in
    /// [`Parts`].
    doubtful: BTreeSet<u64>,
    /// Those in doubt who have another address in the list now: the earlier key, by the present
    /// one.
    moved: BTreeMap<String, Box<str>>,
}

/// What the ledger knows about a person, as compactly as possible: there may be 200,000.
struct Person {
    key: Box<str>,
    /// The address; `None` if it equals the key.
    address: Option<Box<str>>,
    name: Box<str>,
    state: State,
    /// The whole entry of those about whom more may have to be reported.
    entry: Option<Box<Entry>>,
}

/// Who gets a mail in this run and who does not, by index in the mailing.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::command) struct Partition {
    /// Those who get one.
    pub todo: Vec<usize>,
    /// The number of those who have received it.
    pub reached: usize,
    /// Those whom the server refused.
    pub refused: Vec<usize>,
    /// Those whose mail came back.
    pub bounced: Vec<usize>,
    /// Those in doubt.
    pub uncertain: Vec<usize>,
    /// Those who would be written to for the first time, but whose address does not exist.
    pub gone: Vec<usize>,
    /// The number of those who have received nothing yet and are not affected by a correction: they
    /// are left for the next run.
    pub later: usize,
}

impl History {
    /// Reads the latest round. Without a ledger nothing was ever sent.
    pub(crate) fn read(
        ledger: Option<&Ledger>,
        id: &str,
        channel: Channel,
    ) -> Result<Self, LedgerFault> {
        let mut before = Self::nothing();
        let Some(ledger) = ledger else { return Ok(before) };
        before.shared = ledger.is_shared();
        for mut account in ledger.rounds(id, channel)? {
            if before.account.is_some() {
                before = before.corrected();
            }
            // Moved rather than kept twice.
            before.parts = Parts::read(&std::mem::take(&mut account.parts));
            before.people = sorted(ledger.each_entry(&account, Person::from)?);
            before.round = account.round;
            before.account = Some(account);
        }
        Ok(before)
    }

    /// The history of a mailing that was never sent.
    fn nothing() -> Self {
        Self {
            account: None,
            round: 1,
            shared: false,
            parts: None,
            past: Past::default(),
            people: Vec::new(),
            left: Vec::new(),
            doubtful: BTreeSet::new(),
            moved: BTreeMap::new(),
        }
    }

    /// Keeps people in doubt under a corrected address, since the mail may still have arrived.
    /// `list`: everybody on the contact list by key and name. It is the same person if the name is
    /// the same, the earlier address is no longer on the list and the present one is new.
    pub(crate) fn follow<List>(&mut self, list: impl Fn() -> List)
    where
        List: Iterator<Item = (String, String)>,
    {
        let doubtful = self.people.iter().chain(&self.left).filter(|person| person.is_in_doubt());
        let mut gone: BTreeMap<&str, &Person> =
            doubtful.map(|person| (&*person.key, person)).collect();
        self.moved = BTreeMap::new();
        // Few are in doubt, and most often nobody.
        if gone.is_empty() {
            return;
        }
        for (key, _) in list() {
            gone.remove(&*key);
        }
        let gone: BTreeMap<String, Box<str>> =
            gone.values().map(|person| (same_name(&person.name), person.key.clone())).collect();
        let moved = list().filter(|(key, name)| !name.is_empty() && self.by_key(key).is_none());
        let moved =
            moved.filter_map(|(key, name)| Some((key, gone.get(&same_name(&name))?.clone())));
        self.moved = moved.collect();
    }

    /// The earlier key of somebody in doubt who has another address on the list now.
    pub(crate) fn was(&self, person: &Addressee) -> Option<&str> {
        self.moved.get(&person.address.key()).map(|key| &**key)
    }

    /// All of these: the present key, and the earlier one.
    pub(crate) fn moved(&self) -> impl Iterator<Item = (&str, &str)> {
        self.moved.iter().map(|(now, then)| (&**now, &**then))
    }

    /// Begins a new round: those who have received something else get the corrected mail.
    pub(crate) fn corrected(self) -> Self {
        let Self { account, round, shared, parts, mut past, people, left, mut doubtful, moved } =
            self;
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
        Self { account, round: round + 1, shared, parts, past, people, left, doubtful, moved }
    }

    /// The `Date` of the mails: that of the round's first run.
    pub(crate) fn moment(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        self.account.as_ref().map_or_else(|| now.trunc_subsecs(0), |account| account.created)
    }

    /// The day used in documents without a date of issue: that of the round's first run.
    pub(crate) fn day(&self, now: DateTime<Utc>, zone: Tz) -> NaiveDate {
        let kept = self.parts.as_ref().map(|parts| parts.day);
        kept.unwrap_or_else(|| self.moment(now).with_timezone(&zone).date_naive())
    }

    /// Whether anybody has received anything, or may have.
    pub(crate) fn reached_anybody(&self) -> bool {
        self.people.iter().any(Person::is_reached)
    }

    /// Whether nothing has been sent to anybody yet.
    pub(crate) fn is_first(&self) -> bool {
        self.round == 1 && !self.reached_anybody()
    }

    /// The IDs in [`Parts`] of those who have received something, or may have.
    pub(crate) fn reached(&self) -> BTreeSet<u64> {
        let reached = self.people.iter().filter(|person| person.is_reached());
        reached.map(|person| parts::Person::who(&person.key)).collect()
    }

    /// Whether this person has certainly received something in an earlier round.
    pub(crate) fn has_it(&self, key: &str) -> bool {
        self.past.has(key) && !self.doubtful.contains(&parts::Person::who(key))
    }

    /// Whether this person has received something, or may have.
    pub(crate) fn has_reached(&self, person: &Addressee) -> bool {
        self.find(person).is_some_and(Person::is_reached)
    }

    /// Everybody whom the ledger knows.
    pub(crate) fn people(&self) -> impl Iterator<Item = Known<'_>> {
        self.people.iter().map(Known::from)
    }

    /// Whether the content has changed since the last run of this round, and somebody has received
    /// that.
    pub(crate) fn content_changed(&self, content: &str) -> bool {
        let other = self.account.as_ref().is_some_and(|account| account.content != content);
        other && self.reached_anybody()
    }

    /// Whether there is something to correct: another content, or one that not everybody has
    /// received.
    pub(crate) fn content_differs(&self, content: &str) -> bool {
        let mixed = self.parts.as_ref().is_some_and(Parts::is_mixed) && self.reached_anybody();
        mixed || self.content_changed(content)
    }

    /// What the ledger should keep about what the mails are made from: for those who have received
    /// something, what that was.
    pub(crate) fn keep(&self, mailing: &Mailing<'_>) -> Parts {
        let mixed = self.content_changed(&mailing.content_digest);
        mailing.parts.clone().after(self.parts.clone(), &self.reached(), mixed)
    }

    /// What the ledger knows about a person who neither has received the mail nor is still to get
    /// it.
    pub(crate) fn entry(&self, person: &Addressee) -> Option<&Entry> {
        self.find(person)?.entry.as_deref()
    }

    /// Whether it is uncertain that this person has received what is corrected.
    pub(crate) fn is_doubtful(&self, person: &Addressee) -> bool {
        self.doubtful.contains(&parts::Person::who(&person.address.key()))
    }

    /// Whether the ledger knows this person in this round.
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

    /// Partitions the people of a mailing. `again`: these states count as not done; `wanted`: all
    /// others are ignored.
    pub(crate) fn divide(
        &self,
        mailing: &Mailing<'_>,
        again: &[State],
        wanted: impl Fn(&Addressee) -> bool,
    ) -> Partition {
        let has = |index| mailing.standing(index) == Standing::UpToDate;
        self.divide_people(mailing.addressees(), has, again, wanted)
    }

    /// The same with `has`: who has received the same in an earlier round.
    fn divide_people(
        &self,
        people: &[Addressee],
        has: impl Fn(usize) -> bool,
        again: &[State],
        wanted: impl Fn(&Addressee) -> bool,
    ) -> Partition {
        let mut partition = Partition::default();
        for (index, person) in people.iter().enumerate().filter(|(_, person)| wanted(person)) {
            let state = match self.find(person).map(|known| known.state) {
                // It is in the hands of another machine, which will know.
                Some(State::Sending) if self.shared => State::Sent,
                // Nobody else is at work, so a mail in flight was left by a run that died.
                Some(State::Sending) => State::Uncertain,
                Some(state) => state,
                None if has(index) => State::Sent,
                None => State::Planned,
            };
            if state.is_open() || again.contains(&state) {
                partition.todo.push(index);
                continue;
            }
            match state {
                State::Refused => partition.refused.push(index),
                State::Bounced => partition.bounced.push(index),
                State::Uncertain => partition.uncertain.push(index),
                _ => partition.reached += 1,
            }
        }
        partition
    }
}

fn find<'p>(people: &'p [Person], key: &str) -> Option<&'p Person> {
    let at = people.binary_search_by(|person| (*person.key).cmp(key)).ok()?;
    people.get(at)
}

/// The form that spellings of a name share.
fn same_name(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn sorted(mut people: Vec<Person>) -> Vec<Person> {
    people.sort_unstable_by(|one, other| one.key.cmp(&other.key));
    people
}

impl Person {
    /// Whether somebody, as far as is known, has received what was sent.
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
