//! The recipients of a mailing and what they got: 24 bytes each, so that a list of 200,000 stays
//! small.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::field::{leading, number};
use crate::contacts::{Address, Contact};
use crate::mailing::digest::Fingerprint;
use crate::minutes::LanguageTag;

/// A person, as digests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// The digest of the address's key.
    pub who: u64,
    /// The digest of the person's own mail, without the line with the date.
    pub mail: u64,
    /// The digest of the language of that mail.
    pub language: u32,
    /// The digest of the person's data in the contact list that a mail may show.
    pub data: u32,
}

/// The stored size of a person (bytes).
const PACKED: usize = 24;

impl Person {
    /// The person with an address whose mail has this digest.
    pub(in crate::mailing) fn new(
        contact: &Contact,
        address: &Address,
        language: &LanguageTag,
        mail: &[u8; 32],
    ) -> Self {
        let mut data = Fingerprint::default();
        let also = contact.also.iter().map(|one| (one, None));
        for (one, function) in
            std::iter::once((&contact.person, Some(&contact.function))).chain(also)
        {
            let texts = [&one.salutation, &one.title, &one.first_name, &one.last_name];
            for text in texts.into_iter().chain([&one.organisation]).chain(function) {
                data.add(text.as_bytes());
            }
        }
        for group in contact.groups.iter() {
            data.add(group);
        }
        for (column, value) in contact.extra.entries().filter(|(_, value)| !value.is_empty()) {
            data.add(column);
            data.add(value);
        }
        Self {
            who: Self::who(&address.key()),
            mail: leading(mail),
            language: half(number(language.as_str().as_bytes())),
            data: half(number(data.hex().as_bytes())),
        }
    }

    /// The ID of a person, from [`Address::key`].
    pub fn who(key: &str) -> u64 {
        number(key.as_bytes())
    }

    fn pack(self) -> [u8; PACKED] {
        let mut bytes = [0; PACKED];
        let (who, rest) = bytes.split_at_mut(8);
        let (mail, rest) = rest.split_at_mut(8);
        let (language, data) = rest.split_at_mut(4);
        who.copy_from_slice(&self.who.to_be_bytes());
        mail.copy_from_slice(&self.mail.to_be_bytes());
        language.copy_from_slice(&self.language.to_be_bytes());
        data.copy_from_slice(&self.data.to_be_bytes());
        bytes
    }

    fn unpack(bytes: &[u8; PACKED]) -> Self {
        let number = |from: usize, to: usize| {
            bytes[from..to].iter().fold(0, |number, byte| (number << 8) | u64::from(*byte))
        };
        Self {
            who: number(0, 8),
            mail: number(8, 16),
            language: half(number(16, 20)),
            data: half(number(20, 24)),
        }
    }
}

/// The last 32 bits.
fn half(number: u64) -> u32 {
    u32::try_from(number & u64::from(u32::MAX)).unwrap_or_default()
}

/// The people of a mailing, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People(Vec<Person>);

impl People {
    /// A list of these people.
    pub(in crate::mailing) fn new(people: Vec<Person>) -> Self {
        Self(people)
    }

    /// Iterates over the people.
    pub fn iter(&self) -> impl Iterator<Item = &Person> {
        self.0.iter()
    }

    /// The people sorted by ID.
    pub(in crate::mailing) fn sorted(&self) -> Vec<&Person> {
        let mut sorted: Vec<&Person> = self.0.iter().collect();
        sorted.sort_unstable_by_key(|person| person.who);
        sorted
    }

    /// Takes people out of it, by their IDs.
    pub(super) fn forget(&mut self, people: &BTreeSet<u64>) {
        self.0.retain(|person| !people.contains(&person.who));
    }

    /// Merges earlier people; see [`super::Parts::after`].
    pub(super) fn after(mut self, before: Self, reached: &BTreeSet<u64>) -> Self {
        let mut had: BTreeMap<u64, Person> =
            before.0.into_iter().map(|person| (person.who, person)).collect();
        for person in &mut self.0 {
            let old = had.remove(&person.who).filter(|old| reached.contains(&old.who));
            *person = old.unwrap_or(*person);
        }
        self.0.extend(had.into_values());
        self
    }
}

/// The IDs of some people, sorted: 8 bytes each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::mailing) struct Who(Vec<u64>);

impl Who {
    /// A set of these IDs.
    pub(super) fn new(people: impl IntoIterator<Item = u64>) -> Self {
        let mut people: Vec<u64> = people.into_iter().collect();
        people.sort_unstable();
        Self(people)
    }

    /// Takes people out of it.
    pub(super) fn forget(&mut self, people: &BTreeSet<u64>) {
        self.0.retain(|who| !people.contains(who));
    }

    /// Iterates over the IDs.
    pub(in crate::mailing) fn iter(&self) -> impl Iterator<Item = u64> + '_ {
        self.0.iter().copied()
    }
}

impl Serialize for Who {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bytes: Vec<u8> = self.0.iter().flat_map(|who| who.to_be_bytes()).collect();
        serializer.serialize_str(&STANDARD_NO_PAD.encode(bytes))
    }
}

impl<'de> Deserialize<'de> for Who {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = STANDARD_NO_PAD.decode(text).map_err(serde::de::Error::custom)?;
        let (people, rest) = bytes.as_chunks::<8>();
        if !rest.is_empty() {
            return Err(serde::de::Error::custom("not a whole number of people"));
        }
        Ok(Self(people.iter().map(|who| u64::from_be_bytes(*who)).collect()))
    }
}

impl Serialize for People {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bytes: Vec<u8> = self.0.iter().flat_map(|person| person.pack()).collect();
        serializer.serialize_str(&STANDARD_NO_PAD.encode(bytes))
    }
}

impl<'de> Deserialize<'de> for People {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = STANDARD_NO_PAD.decode(text).map_err(serde::de::Error::custom)?;
        let (people, rest) = bytes.as_chunks::<PACKED>();
        if !rest.is_empty() {
            return Err(serde::de::Error::custom("not a whole number of people"));
        }
        Ok(Self(people.iter().map(Person::unpack).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(who: u64, mail: u64) -> Person {
        Person { who, mail, language: 7, data: u32::MAX - 1 }
    }

    #[test]
    fn people_are_packed_and_come_back() {
        let people = People(vec![person(1, u64::MAX), person(u64::MAX - 3, 2)]);
        let json = serde_json::to_string(&people).unwrap();
        assert_eq!(json.len(), 2 + 2 * 32);
        assert_eq!(serde_json::from_str::<People>(&json).unwrap(), people);
        assert!(serde_json::from_str::<People>("\"AAAA\"").is_err());
    }

    #[test]
    fn who_has_got_a_mail_keeps_that_one() {
        let before = People(vec![person(1, 10), person(2, 20), person(3, 30)]);
        let now = People(vec![person(2, 21), person(1, 11), person(4, 41)]);
        let kept = now.after(before, &BTreeSet::from([1, 3]));
        let mails: Vec<_> = kept.iter().map(|person| (person.who, person.mail)).collect();
        assert_eq!(mails, [(2, 21), (1, 10), (4, 41), (3, 30)]);
    }
}
