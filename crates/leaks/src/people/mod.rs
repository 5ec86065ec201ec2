//! Recognises the people of a contact list in any text, by address and by full name.
//!
//! A mail may name its own reader and those whom the minutes name, but nobody else from the list.
//! Hashes of whole addresses and names are looked up, so that searching takes as long for 200,000
//! contacts as for ten, and about eighty bytes for each.
//!
//! * An **address** only matches as a whole: `ba@x.example` does not contain `a@x.example`. Spelled
//!   out („a (at) x.example“) it is the same.
//! * A **name** has at least two words, in the order of the list or reversed („Muster, Olena“), on
//!   one line or across a line break, with or without umlauts, in the genitive, and with or without
//!   further first names. A single word is not a name.
//! * A **postal address** is a street with its number and, behind it, the postcode.

mod name;
mod postal;
mod reading;
mod spelled;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use model::contacts::{Address, Contact, Named};
use serde::Serialize;

use super::readings;
use name::{Filter, MOST_WORDS, Name, hash, words};
use reading::{Found, Reading};
use spelled::Opened;
pub use spelled::addresses;

/// The maximum length of a local part and of a domain (RFC 5321, section 4.5.3.1).
const LOCAL: usize = 64;
const DOMAIN: usize = 255;

/// What was recognised of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// The first and last name.
    Name,
    /// The e-mail address.
    Address,
    /// The postal address.
    Postal,
}

/// How a text is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As it stands.
    Plain,
    /// Without tags, which people do not see.
    Html,
    /// Without the folds and escapes of a calendar.
    Calendar,
}

/// A person of the list in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// What was recognised.
    pub mark: Mark,
    /// The index of the contact; the first of several who share the mark.
    pub contact: usize,
    /// The position, if the text was read as it stands.
    pub at: Range<usize>,
    key: u64,
}

impl Sighting {
    /// Whether both are the same mark of the same person.
    pub fn is_same(&self, other: &Self) -> bool {
        (self.mark, self.contact) == (other.mark, other.contact)
    }
}

/// The people of a list. Cheap to clone.
#[derive(Clone, Debug)]
pub struct People<'a> {
    contacts: &'a [Contact],
    /// Hashes with the index of the contact, sorted.
    addresses: Arc<[(u64, u32)]>,
    names: Arc<[(u64, u32)]>,
    postal: Arc<[(u64, u32)]>,
    /// The number of words in the longest name.
    longest: usize,
    /// The beginnings of names, since most words begin none.
    beginnings: Arc<Filter>,
    /// What the minutes or the settings themselves contain.
    open: BTreeSet<(Mark, u64)>,
}

impl<'a> People<'a> {
    /// Indexes the whole list: nobody's data may be in anybody else's mail, selected or not.
    pub fn new(contacts: &'a [Contact]) -> Self {
        let mut addresses = Vec::with_capacity(contacts.len());
        let mut names = Vec::with_capacity(contacts.len() * 2);
        let mut postal = Vec::new();
        let (mut longest, mut beginnings) = (0, Filter::of(contacts.len() * 3));
        for (number, contact) in (0..).zip(contacts) {
            addresses.push((hash(&contact.address.key()), number));
            postal.extend(postal::key(contact).map(|key| (key, number)));
            for name in Name::all(contact) {
                longest = longest.max(name.first.len() + name.last.len()).min(MOST_WORDS);
                name.beginnings().for_each(|hash| beginnings.add(hash));
                names.extend(name.keys().map(|hash| (hash, number)));
            }
        }
        addresses.sort_unstable();
        postal.sort_unstable();
        names.sort_unstable();
        names.dedup();
        let [addresses, names, postal] = [addresses, names, postal].map(Arc::from);
        let (beginnings, open) = (Arc::new(beginnings), BTreeSet::new());
        Self { contacts, addresses, names, postal, longest, beginnings, open }
    }

    /// The contact with this index.
    pub fn contact(&self, number: usize) -> Option<&'a Contact> {
        self.contacts.get(number)
    }

    /// Allows every mail to name the people in `text`.
    pub fn publish(&mut self, text: &str, form: Form) {
        for seen in self.all(text, form) {
            self.allow(&seen);
        }
    }

    /// Allows every mail to contain what was seen.
    pub fn allow(&mut self, seen: &Sighting) {
        self.open.insert((seen.mark, seen.key));
        if seen.mark == Mark::Name {
            let names = self.contact(seen.contact).map(Name::all).unwrap_or_default();
            for name in names.iter().filter(|name| name.is(seen.key)) {
                let turned = [name.straight(), name.reversed()].map(|key| (Mark::Name, key));
                self.open.extend(turned);
            }
        }
    }

    /// Allows every mail to name the people in the texts of `data`.
    pub fn publish_data(&mut self, data: &impl Serialize) {
        self.publish(&readings::strings(data), Form::Plain);
    }

    /// Everybody in `text` whom the minutes do not name, without duplicates.
    pub fn find(&self, text: &str, form: Form) -> Vec<Sighting> {
        let mut seen = self.all(text, form);
        seen.retain(|one| !self.is_open(one));
        seen
    }

    /// Whether every mail may contain what was seen.
    pub fn is_open(&self, seen: &Sighting) -> bool {
        self.open.contains(&(seen.mark, seen.key))
    }

    /// Whether a mail to `reader` at `address` would show somebody else. The reader's own data are
    /// allowed, and those of somebody with the same name: people occur in lists twice.
    pub fn is_other(&self, seen: &Sighting, reader: &Contact, address: &Address) -> bool {
        if self.contact(seen.contact).is_some_and(|contact| std::ptr::eq(contact, reader)) {
            return false;
        }
        let names = Name::all(reader);
        let theirs = self.contact(seen.contact).map(Name::all).unwrap_or_default();
        match seen.mark {
            Mark::Name => !names.iter().any(|name| {
                name.is(seen.key) || theirs.iter().any(|one| one.is(seen.key) && one.may_be(name))
            }),
            Mark::Address => {
                let own = [&reader.address, address].map(|one| hash(&one.key()));
                let same = |name: &Name| theirs.iter().any(|one| one.is(name.straight()));
                !own.contains(&seen.key) && !names.iter().any(same)
            }
            Mark::Postal => postal::key(reader) != Some(seen.key),
        }
    }

    /// Whether it is part of how a mail addresses the reader, as „Olena Muster“ is part of „Praxis
    /// Olena Muster“. Not if the salutation as a whole is somebody else's: in such a list a column
    /// has been shifted.
    pub fn is_in_address(&self, seen: &Sighting, reader: &Contact) -> bool {
        let shows = |text: &str| self.position(text, seen).is_some();
        let people: Vec<Named<'_>> = reader.rows().collect();
        let strange = |one: &Named<'_>| {
            !one.last_name.is_empty()
                && !one.salutation.contains(one.last_name)
                && shows(one.salutation)
        };
        if people.iter().any(strange) {
            return false;
        }
        let own = |one: &Named<'_>| {
            let Named { salutation, title, first_name, last_name, organisation, .. } = *one;
            shows(&[salutation, title, first_name, last_name].join(" ")) || shows(organisation)
        };
        people.iter().any(own) || shows(reader.address.as_str())
    }

    /// The position of the same mark in `text`, if it is readable there.
    pub fn position(&self, text: &str, seen: &Sighting) -> Option<Range<usize>> {
        self.positions(text).into_iter().find(|one| one.is_same(seen)).map(|one| one.at)
    }

    /// Everybody in `text` as it stands, at all positions.
    pub fn positions(&self, text: &str) -> Vec<Sighting> {
        let mut seen = Vec::new();
        self.read(text, &mut seen);
        seen
    }

    /// The same for a page or a template, including encoded data and data with tags inside, which
    /// are located by the line in which they begin.
    pub fn positions_in_page(&self, text: &str) -> Vec<Sighting> {
        let mut seen = self.positions(text);
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let mut start = 0;
        for (index, line) in lines.iter().enumerate() {
            let next = lines.get(index + 1).map_or(0, |next| next.len());
            let pair = text.get(start..start + line.len() + next).unwrap_or_default();
            let at = start..start + line.trim_end().len();
            for one in self.all(pair, Form::Html) {
                if !seen.iter().any(|known| known.is_same(&one)) {
                    seen.push(Sighting { at: at.clone(), ..one });
                }
            }
            start += line.len();
        }
        seen
    }

    fn all(&self, text: &str, form: Form) -> Vec<Sighting> {
        let mut seen = Vec::new();
        let mut read = |text: &str| {
            for reading in readings::decoded(text) {
                self.read(&reading, &mut seen);
            }
        };
        match form {
            Form::Plain => read(text),
            Form::Calendar => read(&readings::unfolded(text)),
            Form::Html => {
                read(text);
                if text.contains('<') {
                    read(&tagless(text, ""));
                    read(&tagless(text, " "));
                }
            }
        }
        seen.sort_by_key(|one| (one.mark, one.key));
        seen.dedup_by_key(|one| (one.mark, one.key));
        seen
    }

    fn read(&self, text: &str, seen: &mut Vec<Sighting>) {
        self.addresses(text, seen);
        if let Some(opened) = Opened::of(text) {
            let known = seen.len();
            self.addresses(&opened.text, seen);
            for one in &mut seen[known..] {
                one.at = opened.written(&one.at, text);
            }
        }
        self.named(text, seen);
        self.postal(text, seen);
    }

    fn postal(&self, text: &str, seen: &mut Vec<Sighting>) {
        if self.postal.is_empty() {
            return;
        }
        for (key, at) in postal::candidates(text) {
            let is_theirs = |contact: &Contact| postal::key(contact) == Some(key);
            if let Some(contact) = self.look_up(&self.postal, key, is_theirs) {
                seen.push(Sighting { mark: Mark::Postal, contact, at, key });
            }
        }
    }

    fn addresses(&self, text: &str, seen: &mut Vec<Sighting>) {
        for (at, _) in text.match_indices('@') {
            self.address(text, at, seen);
        }
    }

    /// The address around the `@` at `at`.
    fn address(&self, text: &str, at: usize, seen: &mut Vec<Sighting>) {
        let (front, back) = (&text[..at], &text[at + 1..]);
        let far = |c: &char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '\u{ad}');
        let end = back.chars().take(DOMAIN).take_while(far).map(char::len_utf8).sum();
        let domain = back[..end].trim_end_matches(['.', '-']);
        let near = |c: &char| is_local(*c);
        let length: usize =
            front.chars().rev().take(LOCAL).take_while(near).map(char::len_utf8).sum();
        let run = at - length;
        let bare = at - text[run..at].trim_start_matches(['.', '-', '_', '+']).len();
        // Characters that join things in links and lists may be part of an address, or stand before
        // it.
        let joints = text[run..at].char_indices().filter(|(_, c)| is_joint(*c));
        let starts = joints.map(|(at, c)| run + at + c.len_utf8());
        for start in [run, bare].into_iter().chain(starts) {
            let whole = text.get(start..at + 1 + domain.len()).unwrap_or_default();
            let Ok(address) = Address::parse(whole) else { continue };
            let key = address.key();
            let is_theirs = |contact: &Contact| contact.address.key() == key;
            let key = hash(&key);
            if let Some(contact) = self.look_up(&self.addresses, key, is_theirs) {
                let at = start..at + 1 + domain.len();
                seen.push(Sighting { mark: Mark::Address, contact, at, key });
                return;
            }
        }
    }

    /// The names in a text; one inside a longer name („Anna Maria Berg“) does not count.
    fn named(&self, text: &str, seen: &mut Vec<Sighting>) {
        if self.names.is_empty() {
            return;
        }
        let words = words(text);
        let reading = Reading { people: self, words: &words, text };
        let mut reach = 0;
        for first in 0..words.len() {
            let exact = reading.longest(first, 0).filter(|found| found.end > reach);
            if let Some(found) = &exact {
                reach = found.end;
            }
            let found =
                exact.or_else(|| reading.longest(first, 1)).or_else(|| reading.longest(first, 2));
            if let Some(Found { end, contact, key }) = found.filter(|found| found.end >= reach) {
                let at = words[first].start..words[end - 1].end;
                seen.push(Sighting { mark: Mark::Name, contact, at, key });
            }
        }
    }

    /// The first contact of a table under `key` to whom it really belongs.
    fn look_up(
        &self,
        table: &[(u64, u32)],
        key: u64,
        is_theirs: impl Fn(&Contact) -> bool,
    ) -> Option<usize> {
        let from = table.partition_point(|(hash, _)| *hash < key);
        let same = table[from..].iter().take_while(|(hash, _)| *hash == key);
        // People who share a name all match, so the first suffices unless it is a collision.
        let mut same = same.map(|(_, number)| *number as usize);
        same.find(|number| self.contacts.get(*number).is_some_and(&is_theirs))
    }
}

/// Characters of a local part (RFC 5322, section 3.2.3, and RFC 6531).
fn is_local(c: char) -> bool {
    c.is_alphanumeric() || ".-_+\u{ad}".contains(c) || is_joint(c)
}

/// Characters that are allowed in a local part but usually join things.
fn is_joint(c: char) -> bool {
    "!#$%&'*/=?^`{|}~".contains(c)
}

/// `html` with its tags replaced by `gap`, or by two line breaks where a tag begins or ends a
/// block; line breaks in tags stay.
fn tagless(html: &str, gap: &str) -> String {
    const BLOCKS: &[&str] =
        &["p", "div", "li", "ul", "ol", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6"];
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some(length) = readings::tag_end(rest) else { break };
        let tag = &rest[..length];
        let name = tag.trim_start_matches(['<', '/']);
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let block = BLOCKS.iter().any(|block| name.eq_ignore_ascii_case(block));
        text.push_str(if block { "\n\n" } else { gap });
        text.extend(tag.chars().filter(|c| *c == '\n'));
        rest = &rest[length..];
    }
    text.push_str(rest);
    text
}
