//! Address cards (vCard 2.1, 3.0, 4.0) -> the text of a table, which is then read like any other
//! list.
//!
//! The columns are named after the properties of the cards. The row of a card is on the line of its
//! address, or on its second line, so that findings point into the file.

use std::collections::HashMap;
use std::ops::Range;

use calcard::vcard::{
    VCard, VCardEntry, VCardKind, VCardParameterName, VCardParameterValue, VCardProperty,
    VCardType, VCardValue,
};
use calcard::{Entry, Parser};

use crate::contacts::file::workbook::{DELIMITER, cell};

/// The columns of the table, which [`crate::contacts::field`] knows.
const COLUMNS: [&str; 9] = [
    "EMAIL",
    "FN",
    "N (prefix)",
    "N (given)",
    "N (family)",
    "ORG",
    "TITLE/ROLE",
    "CATEGORIES",
    "LANG",
];

/// The parts of a postal address (RFC 6350, section 6.3.1), in columns of their own where a card has
/// one; [`crate::contacts::postal`] knows them.
const POSTAL: [&str; 7] = [
    "ADR (pobox)",
    "ADR (extended)",
    "ADR (street)",
    "ADR (locality)",
    "ADR (region)",
    "ADR (code)",
    "ADR (country)",
];

/// The table of all cards in `text`; the card of a group gives its name to its members.
pub(in crate::contacts) fn table(text: &str) -> String {
    let cards: Vec<Card> = split(text)
        .into_iter()
        .filter_map(|(before, range)| Card::read(&text[range], before))
        .collect();
    let mut groups: HashMap<&str, Vec<&str>> = HashMap::new();
    for group in cards.iter().filter(|card| card.is_group) {
        for member in &group.members {
            groups.entry(member).or_default().push(&group.full_name);
        }
    }
    // A note may say that somebody wants no mail.
    let has_notes = cards.iter().any(|card| !card.note.is_empty());
    let has_postal = cards.iter().any(|card| !card.postal.is_empty());
    let delimiter = DELIMITER.to_string();
    let further = cards.iter().map(|card| card.further().len()).max().unwrap_or_default();
    let further: Vec<String> = (0..further).map(|index| format!("EMAIL {}", index + 2)).collect();
    let columns = COLUMNS.iter().chain(POSTAL.iter().filter(|_| has_postal));
    let columns = columns.chain(["NOTE"].iter().filter(|_| has_notes));
    let columns = columns.copied().chain(further.iter().map(String::as_str));
    let mut table = columns.collect::<Vec<_>>().join(&delimiter);
    table.push('\n');
    let mut line = 2;
    for card in cards.iter().filter(|card| !card.is_group) {
        for _ in line..card.line {
            table.push('\n');
        }
        let of_groups = groups.get(card.uid.as_str()).into_iter().flatten().copied();
        let groups: Vec<&str> =
            card.categories.iter().map(String::as_str).chain(of_groups).collect();
        let postal = (0..POSTAL.len()).filter(|_| has_postal);
        let postal = postal.map(|part| card.postal.get(part).cloned().unwrap_or_default());
        let mut others = card.further();
        others.resize(further.len(), String::new());
        let note = has_notes.then(|| card.note.clone());
        let cells = card.cells(&groups.join(",")).into_iter().chain(postal);
        let cells = cells.chain(note).chain(others);
        table += &cells.map(|text| cell(&text)).collect::<Vec<_>>().join(&delimiter);
        table.push('\n');
        line = card.line + 1;
    }
    table
}

/// The range of each card, from its `BEGIN` to before the next, and the number of lines before it.
fn split(text: &str) -> Vec<(usize, Range<usize>)> {
    let (mut starts, mut lines) = (Vec::new(), Vec::new());
    let mut at = 0;
    for (before, line) in text.split_inclusive('\n').enumerate() {
        let bare = line.trim_start_matches('\u{feff}').trim_end();
        if bare.eq_ignore_ascii_case("BEGIN:VCARD") {
            starts.push(at);
            lines.push(before);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let ranges = starts.iter().copied().zip(ends).map(|(start, end)| start..end);
    lines.into_iter().zip(ranges).collect()
}

/// What a list needs of a card.
#[derive(Default)]
struct Card {
    /// The line of its row, from 1; never the first, which is the header's.
    line: usize,
    is_group: bool,
    is_organisation: bool,
    uid: String,
    members: Vec<String>,
    email: String,
    /// All addresses of the card, in its order.
    emails: Vec<String>,
    full_name: String,
    /// Family, given, additional names, prefixes, suffixes.
    name: Vec<String>,
    organisation: String,
    function: String,
    categories: Vec<String>,
    language: String,
    /// The remarks, in one line.
    note: String,
    /// The parts of the postal address, as in [`POSTAL`].
    postal: Vec<String>,
}

impl Card {
    /// Parses the card `written` after this many lines.
    fn read(written: &str, before: usize) -> Option<Self> {
        let Entry::VCard(card) = Parser::new(written).entry() else { return None };
        let of_address = written.lines().position(has_address).unwrap_or(1).max(1);
        let mut read = Self { line: before + of_address + 1, ..Self::default() };
        read.take(&card);
        Some(read)
    }

    fn take(&mut self, card: &VCard) {
        let (mut best, mut best_postal) = (None, None);
        for entry in &card.entries {
            let text = || texts(entry).into_iter().next().unwrap_or_default();
            match &entry.name {
                VCardProperty::Email => {
                    let (written, rank) = (text(), rank(entry));
                    self.emails.extend(written.contains('@').then(|| written.clone()));
                    if written.contains('@') && best.is_none_or(|best| rank < best) {
                        (self.email, best) = (written, Some(rank));
                    } else if self.email.is_empty() {
                        self.email = written;
                    }
                }
                VCardProperty::Adr if best_postal.is_none_or(|best| rank(entry) < best) => {
                    (self.postal, best_postal) = (texts(entry), Some(rank(entry)));
                }
                VCardProperty::Fn if self.full_name.is_empty() => self.full_name = text(),
                VCardProperty::N if self.name.is_empty() => self.name = texts(entry),
                VCardProperty::Org if self.organisation.is_empty() => self.organisation = text(),
                VCardProperty::Title => self.function = text(),
                VCardProperty::Role if self.function.is_empty() => self.function = text(),
                VCardProperty::Categories => self.categories.extend(texts(entry)),
                VCardProperty::Lang | VCardProperty::Language if self.language.is_empty() => {
                    self.language = text();
                }
                VCardProperty::Note => self.note(&texts(entry).join(" ")),
                VCardProperty::Deathdate => self.note("verstorben"),
                VCardProperty::Uid => bare_uid(&text()).clone_into(&mut self.uid),
                VCardProperty::Member => self.members.push(bare_uid(&text()).to_owned()),
                VCardProperty::Kind => self.kind(entry),
                VCardProperty::Other(name) => self.apple(name, &text()),
                _ => {}
            }
        }
    }

    fn note(&mut self, text: &str) {
        let words = self.note.split_whitespace().chain(text.split_whitespace());
        self.note = words.collect::<Vec<_>>().join(" ");
    }

    fn kind(&mut self, entry: &VCardEntry) {
        self.is_group = entry.values.contains(&VCardValue::Kind(VCardKind::Group));
        self.is_organisation = entry.values.contains(&VCardValue::Kind(VCardKind::Org));
    }

    /// Apple's extensions from before there were properties for them.
    fn apple(&mut self, name: &str, value: &str) {
        match name.to_ascii_uppercase().as_str() {
            "X-ADDRESSBOOKSERVER-KIND" => self.is_group = value.eq_ignore_ascii_case("group"),
            "X-ADDRESSBOOKSERVER-MEMBER" => self.members.push(bare_uid(value).to_owned()),
            "X-ABSHOWAS" => self.is_organisation = value.eq_ignore_ascii_case("company"),
            _ => {}
        }
    }

    /// The addresses beside the one that gets the mail.
    fn further(&self) -> Vec<String> {
        self.emails.iter().filter(|other| **other != self.email).cloned().collect()
    }

    /// One cell for each of [`COLUMNS`].
    fn cells(&self, groups: &str) -> [String; COLUMNS.len()] {
        let part = |index: usize| self.name.get(index).cloned().unwrap_or_default();
        let is_its_own = !self.organisation.is_empty() && self.full_name == self.organisation;
        let is_organisation = self.is_organisation || is_its_own;
        let (mut full_name, mut organisation) = (self.full_name.clone(), self.organisation.clone());
        if is_organisation && organisation.is_empty() {
            organisation = std::mem::take(&mut full_name);
        } else if is_organisation {
            full_name.clear();
        }
        let (prefix, given, family) =
            if is_organisation { Default::default() } else { (part(3), part(1), part(0)) };
        let function = self.function.clone();
        let (email, language) = (self.email.clone(), self.language.clone());
        let groups = groups.to_owned();
        [email, full_name, prefix, given, family, organisation, function, groups, language]
    }
}

/// The texts of a property, part by part for a structured one.
fn texts(entry: &VCardEntry) -> Vec<String> {
    let text = |value: &VCardValue| match value {
        VCardValue::Text(text) => text.trim().to_owned(),
        VCardValue::Component(parts) => parts.join(" ").trim().to_owned(),
        _ => String::new(),
    };
    entry.values.iter().map(text).collect()
}

/// The rank of an address, the smallest being best: a preferred one, then one that is not private.
fn rank(entry: &VCardEntry) -> u32 {
    let mut rank = 200;
    for parameter in &entry.params {
        match (&parameter.name, &parameter.value) {
            (VCardParameterName::Pref, VCardParameterValue::Integer(preference)) => {
                return *preference.min(&100);
            }
            (VCardParameterName::Pref, _) => return 0,
            (VCardParameterName::Type, VCardParameterValue::Text(text))
                if text.eq_ignore_ascii_case("pref") =>
            {
                return 0;
            }
            (_, VCardParameterValue::Type(VCardType::Work)) => rank = rank.min(199),
            (_, VCardParameterValue::Type(VCardType::Home)) => rank = 201,
            _ => {}
        }
    }
    rank
}

/// The ID of a card, whether or not it is written as a URN.
fn bare_uid(uid: &str) -> &str {
    uid.trim().trim_start_matches("urn:uuid:")
}

/// Whether this is the line of an address (`EMAIL:`, `item1.EMAIL;TYPE=work:`).
fn has_address(line: &str) -> bool {
    let name = line.split([':', ';']).next().unwrap_or_default();
    name.rsplit('.').next().unwrap_or_default().eq_ignore_ascii_case("EMAIL")
}
