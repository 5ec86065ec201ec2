//! A person whose name is spelled in two ways: „Frau Meyer“ for Anna Meier of the records, „Herr
//! Özdmir“ among „Herr Özdemir“.
//!
//! Many names differ by a letter, so two people are more likely than a misspelling wherever
//! anything tells them apart: another first name or „Herr“ for „Frau“, another group in parentheses,
//! one sentence with both, an entry for each.

use std::collections::{BTreeMap, BTreeSet};

use german::{Class, Classes, Word, folded};

use super::likeness::{is_family, is_one_off, is_slip, key, like_pairs, sound};
use super::named::{Named, begins_sentence, first_names, is_office, named, sex};
use super::{once, words};
use crate::diagnostic::Diagnostic;
use crate::german::messages::{Help, Message};
use crate::german::passage::{self, Kind, Passage, Spot};
use crate::minutes::Minutes;
use crate::rules;
use crate::source::Text;

/// With how many surnames of a text its others are compared: the time must stay linear.
const MOST_HERE: usize = 400;

/// The minimum length of a surname (letters); too many shorter ones are similar.
const SHORTEST: usize = 4;

/// Surnames of so many letters of two people rarely differ by a slip only.
const LONG: usize = 9;

/// The same for surnames that sound the same.
const LONG_SOUND: usize = 5;

/// The same where no entry confirms one of them.
const SHORTEST_ALONE: usize = 5;

/// A surname in one spelling, and what is said of those who have it.
#[derive(Default)]
struct Surname<'a> {
    /// Each place in a text, with its sentence and how it is written there.
    places: Vec<Place<'a>>,
    /// The sentences with the surname alone: „Peters lässt abstimmen“.
    alone: Vec<Sentence>,
    records: Vec<&'a Text>,
    /// Whether one of the records is a participant's.
    takes_part: bool,
    first: BTreeSet<String>,
    sexes: BTreeSet<char>,
    /// What stands in parentheses behind it: „(SPD)“.
    groups: BTreeSet<String>,
    /// What they do: „Bürgermeisterin“ before the name, „Leiterin der Kita“ behind it.
    offices: BTreeSet<String>,
}

struct Place<'a> {
    spot: Spot<'a>,
    sentence: Sentence,
    written: String,
}

/// The index of a passage, and of the first word of a sentence in it.
type Sentence = (usize, usize);

/// The surnames by their spelling without accents and endings.
type Surnames<'a> = BTreeMap<String, Surname<'a>>;

/// One finding for each name that is spelled differently.
pub(super) fn check<'a>(passages: &[Passage<'a>], minutes: &'a Minutes) -> Vec<Diagnostic> {
    let mut all = Surnames::new();
    let mut first = in_records(minutes, &mut all);
    let texts = passages.iter().enumerate().filter(|(_, one)| one.kind != Kind::Name);
    first.extend(first_names(texts.clone().map(|(_, passage)| passage)));
    texts.clone().for_each(|(index, passage)| in_text(passage, index, &first, &mut all));
    texts.clone().for_each(|(index, passage)| unlisted_in_text(passage, index, &mut all));
    // „des Herrn Beckers“: with an ending, it is the same name.
    let with_ending: Vec<String> =
        all.keys().filter(|key| base(key, &all).is_some()).cloned().collect();
    for key in with_ending {
        if let (Some(base), Some(one)) = (base(&key, &all), all.remove(&key)) {
            all.entry(base).or_default().absorb(one);
        }
    }
    let pairs = pairs(&all);
    if !pairs.is_empty() {
        texts.for_each(|(index, passage)| alone_in_text(passage, index, &pairs, &mut all));
    }
    pairs.iter().filter_map(|pair| finding(passages, &all, pair)).collect()
}

/// The surnames that differ by one letter, or sound the same.
fn pairs(all: &Surnames<'_>) -> Vec<(String, String)> {
    let keys: Vec<&str> = all.keys().map(String::as_str).collect();
    let pairs = like_pairs(&keys).into_iter();
    pairs.map(|(one, other)| (keys[one].to_owned(), keys[other].to_owned())).collect()
}

/// The name without the ending of the genitive, if it occurs as well, or one like it is known.
fn base(key: &str, all: &Surnames<'_>) -> Option<String> {
    let bare = key.strip_suffix('s')?;
    let is_like = |(other, one): (&String, &Surname<'_>)| one.is_known() && is_one_off(bare, other);
    let own = all.get(key).is_some_and(Surname::is_known);
    (all.contains_key(bare) || !own && all.iter().any(is_like)).then(|| bare.to_owned())
}

impl Surname<'_> {
    fn absorb(&mut self, mut other: Self) {
        self.places.append(&mut other.places);
        self.alone.append(&mut other.alone);
        self.records.append(&mut other.records);
        self.takes_part |= other.takes_part;
        self.first.append(&mut other.first);
        self.sexes.append(&mut other.sexes);
        self.groups.append(&mut other.groups);
        self.offices.append(&mut other.offices);
    }

    /// Whether something tells these people apart.
    fn differs(&self, other: &Self) -> bool {
        let apart = |one: &BTreeSet<String>, other: &BTreeSet<String>| {
            !one.is_empty() && !other.is_empty() && one.is_disjoint(other)
        };
        let sexes = !self.sexes.is_empty()
            && !other.sexes.is_empty()
            && self.sexes.is_disjoint(&other.sexes);
        let sentences: BTreeSet<_> = self.sentences().collect();
        let together = other.sentences().any(|sentence| sentences.contains(&sentence));
        sexes || together || apart(&self.first, &other.first)
    }

    /// Whether the other has a group in parentheses of which these have not told.
    fn lacks_group_of(&self, other: &Self) -> bool {
        other.groups.iter().any(|group| {
            let mut records = self.records.iter().map(|record| record.value.to_lowercase());
            !self.groups.contains(group) && !records.any(|record| record.contains(group))
        })
    }

    /// The sentence of each place.
    fn sentences(&self) -> impl Iterator<Item = Sentence> {
        self.places.iter().map(|place| place.sentence).chain(self.alone.iter().copied())
    }

    fn is_known(&self) -> bool {
        !self.records.is_empty()
    }
}

/// Collects the people of the records; returns their first names.
fn in_records<'a>(minutes: &'a Minutes, all: &mut Surnames<'a>) -> BTreeSet<String> {
    let present: BTreeSet<&str> =
        minutes.participants.iter().map(|person| person.name.value.as_str()).collect();
    let mut first = BTreeSet::new();
    for record in passage::people(minutes) {
        let classes = |name: &str| Classes::of(&folded(name));
        let titled = |name: &&str| !name.ends_with('.') && !classes(name).has(Class::Degree);
        let mut names: Vec<&str> = record.value.split_whitespace().filter(titled).collect();
        let sex = names.first().and_then(|name| sex(classes(name), name));
        names.drain(..usize::from(sex.is_some()));
        let Some(last) = names.pop().filter(|_| sex.is_some() || !names.is_empty()) else {
            continue;
        };
        let one = all.entry(key(last)).or_default();
        one.records.push(record);
        one.takes_part |= present.contains(record.value.as_str());
        one.sexes.extend(sex);
        if let Some(name) = names.first().map(|name| folded(name).into_owned()) {
            one.first.insert(name.clone());
            first.insert(name);
        }
    }
    first
}

/// Collects whom a text names with „Frau“ or „Herr“, or a first name.
fn in_text<'a>(
    passage: &Passage<'a>,
    index: usize,
    known: &BTreeSet<String>,
    all: &mut Surnames<'a>,
) {
    let words = words(passage);
    let (mut at, mut sentence) = (0, 0);
    while at < words.len() {
        if begins_sentence(passage, &words, at) {
            sentence = at;
        }
        let Some(Named { sex, first, from, last }) = named(passage, &words, at, known) else {
            at += 1;
            continue;
        };
        let (Some(word), Some(surname), Some(name)) =
            (words.get(at), words.get(from), words.get(last))
        else {
            return;
        };
        let range = word.range.start..name.range.end;
        let surname = passage.slice(&(surname.range.start..name.range.end));
        let written = passage.slice(&range).split_whitespace().collect::<Vec<_>>().join(" ");
        let one = all.entry(key(surname)).or_default();
        one.places.push(Place { spot: passage.spot(&range), sentence: (index, sentence), written });
        one.sexes.extend(sex);
        one.first.extend(first);
        let behind = passage.value().get(name.range.end..).unwrap_or_default();
        let group = behind.strip_prefix(" (").and_then(|rest| rest.split(')').next());
        one.groups.extend(group.map(str::to_lowercase));
        one.offices.extend(office(&words, at, last));
        at = last + 1;
    }
}

/// What a person does, as a text says it beside the name: „Bürgermeisterin Anna Probe“, „Frau Probe, Leiterin
/// der Kita“.
fn office(words: &[Word<'_>], at: usize, last: usize) -> Option<String> {
    let is_office = |word: &&Word<'_>| is_office(word);
    let behind = words.get(last + 1).filter(|word| word.gap == ", ").filter(is_office);
    if behind.is_some() {
        // „Leiterin der Kita“ is another than „Leiterin des Bauamts“.
        let whole = words.get(last + 1..)?.iter().take(3);
        return Some(whole.map(Word::stem).collect::<Vec<_>>().join(" "));
    }
    let before = at.checked_sub(1).and_then(|before| words.get(before)).filter(is_office);
    let before = before.filter(|_| words.get(at).is_some_and(|word| word.gap == " "));
    let inside = words.get(at..last)?.iter().find(is_office);
    before.or(inside).map(|word| word.folded.clone().into_owned())
}

/// Collects whom a text names with a first name that nobody knows, if another spelling of the surname
/// is there: „Jolanta Wagenkencht“ beside „Frau Wagenknecht“.
fn unlisted_in_text<'a>(passage: &Passage<'a>, index: usize, all: &mut Surnames<'a>) {
    let is_here = |(_, one): &(&String, &Surname<'_>)| {
        one.places.iter().any(|place| place.sentence.0 == index && !one.is_known())
    };
    let here = all.iter().filter(is_here).map(|(key, _)| key.clone());
    let here: Vec<String> = here.take(MOST_HERE).collect();
    if here.is_empty() {
        return;
    }
    let words = words(passage);
    let mut sentence = 0;
    for (at, pair) in words.windows(2).enumerate() {
        if begins_sentence(passage, &words, at) {
            sentence = at;
        }
        let [first, last] = pair else { continue };
        let name = |word: &Word<'_>| word.is_capital() && !word.is_number();
        let titles = [Class::NameTitle, Class::Office, Class::Madam, Class::Sir];
        if !name(first) || !name(last) || last.gap != " " || titles.iter().any(|one| first.is(*one))
        {
            continue;
        }
        // „Das Amt Wagenknechts“ is no person.
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let key = key(last.text);
        let is_noun = before.is_some_and(|before| before.is(Class::BeforeName));
        if is_noun || all.contains_key(&key) || !here.iter().any(|other| is_slip(other, &key)) {
            continue;
        }
        let range = first.range.start..last.range.end;
        let written = passage.slice(&range).to_owned();
        let place = Place { spot: passage.spot(&range), sentence: (index, sentence), written };
        let one = all.entry(key).or_default();
        one.places.push(place);
        one.first.insert(first.folded.clone().into_owned());
    }
}

/// Counts the sentences in which these surnames stand alone.
fn alone_in_text(
    passage: &Passage<'_>,
    index: usize,
    pairs: &[(String, String)],
    all: &mut Surnames<'_>,
) {
    let words = words(passage);
    let mut sentence = 0;
    for (at, word) in words.iter().enumerate() {
        if begins_sentence(passage, &words, at) {
            sentence = at;
        }
        let key = if word.is_capital() { key(word.text) } else { continue };
        if !pairs.iter().any(|(one, other)| *one == key || *other == key) {
            continue;
        }
        if let Some(one) = all.get_mut(&key) {
            let place = (index, sentence);
            let told = one.places.iter().any(|other| other.sentence == place);
            one.alone.extend((!told).then_some(place));
        }
    }
}

/// The finding about two surnames, if they are one.
fn finding(
    passages: &[Passage<'_>],
    all: &Surnames<'_>,
    (one, other): &(String, String),
) -> Option<Diagnostic> {
    let length = one.chars().count().min(other.chars().count());
    if length < SHORTEST {
        return None;
    }
    let (left, right) = (all.get(one)?, all.get(other)?);
    // Who is presented at first is told with a group; who is so later is somebody else.
    let groups = || match (left.places.first(), right.places.first()) {
        (Some(one), Some(other)) if one.sentence < other.sentence => left.lacks_group_of(right),
        (Some(_), Some(_)) => right.lacks_group_of(left),
        _ => left.lacks_group_of(right) || right.lacks_group_of(left),
    };
    let same_office = !left.offices.is_disjoint(&right.offices);
    let text = |one: &Surname<'_>| one.places.first().map(|place| place.sentence.0);
    // In two texts, a long name or the same office tells that it is one person.
    let same_sound = sound(one) == sound(other);
    let slip = once(passages, left, right, same_sound).filter(|_| {
        let apart = text(left) != text(right);
        let same_first = !left.first.is_disjoint(&right.first);
        let long = if same_sound { LONG_SOUND } else { LONG };
        let is_alike = (same_sound || is_slip(one, other))
            && (!apart || same_first || length >= long && !groups());
        is_alike || apart && same_office
    });
    if left.differs(right) || left.takes_part && right.takes_part || slip.is_none() && groups() {
        return None;
    }
    let clear = (!is_family(one, other) || same_office) && length >= SHORTEST_ALONE;
    let (usual, odd) = usual_and_odd(left, right, slip, clear)?;
    // „Pfarrer Pfeifer“ is not Christian Pfeiffer, who has the chair.
    let only_called = odd.sexes.is_empty() && odd.first.is_empty();
    if only_called && is_family(one, other) && !same_office {
        return None;
    }
    // Each of them several times: these are two people.
    if usual.is_known() && usual.sentences().next().is_some() && odd.sentences().count() > 1 {
        return None;
    }
    told(usual, odd)
}

/// The finding where a name is not spelled as usual.
fn told(usual: &Surname<'_>, odd: &Surname<'_>) -> Option<Diagnostic> {
    let (written, at) = match (odd.places.first(), odd.records.first()) {
        (Some(place), _) => (place.written.clone(), place.spot.span()),
        (None, record) => (record?.value.clone(), record?.span.clone()),
    };
    let (record, span, label) = match (usual.records.first(), usual.places.first()) {
        (Some(record), _) => (record.value.clone(), record.span.clone(), Message::RecordHere),
        (None, place) => {
            let written = place?.written.clone();
            let label = Message::SpellingHere { written: written.clone() };
            (written, place?.spot.span(), label)
        }
    };
    let says = if usual.is_known() {
        Message::Person { written, record }
    } else {
        Message::PersonElsewhere { written, other: record }
    };
    Some(rules::german::SPELLING.finds(says).at(at).also(span, label).help(Help::Person))
}

/// Of two spellings of a name the usual one and the one to be changed; `slip` is what [`once()`]
/// found, and `clear` is whether they can be one name without any record of it.
fn usual_and_odd<'s, 'a>(
    left: &'s Surname<'a>,
    right: &'s Surname<'a>,
    slip: Option<(&'s Surname<'a>, &'s Surname<'a>)>,
    clear: bool,
) -> Option<(&'s Surname<'a>, &'s Surname<'a>)> {
    let by_places = |is_left: bool| if is_left { (left, right) } else { (right, left) };
    let is_more = left.places.len() > right.places.len();
    match (left.is_known(), right.is_known()) {
        (true, false) => Some((left, right)),
        (false, true) => Some((right, left)),
        // Two entries are one person's only if the first name is the same.
        (true, true) if left.first.is_disjoint(&right.first) => None,
        (true, true) => Some(by_places(left.takes_part || is_more)),
        (false, false) => {
            let (usual, odd) = by_places(is_more);
            let often = usual.places.len() > 1 && odd.sentences().count() == 1;
            let is_one = clear && (slip.is_some() || often);
            is_one.then(|| slip.unwrap_or((usual, odd)))
        }
    }
}

/// The surnames that texts name once each, the earlier first; in one text, if they surely are one person's.
fn once<'s, 'a>(
    passages: &[Passage<'a>],
    left: &'s Surname<'a>,
    right: &'s Surname<'a>,
    same_sound: bool,
) -> Option<(&'s Surname<'a>, &'s Surname<'a>)> {
    let ([one], [other]) = (&*left.places, &*right.places) else { return None };
    let single = left.sentences().count().min(right.sentences().count()) == 1;
    if !single || left.is_known() || right.is_known() {
        return None;
    }
    if one.sentence.0 != other.sentence.0 {
        return (one.sentence < other.sentence).then_some((left, right)).or(Some((right, left)));
    }
    let passage = passages.get(one.sentence.0)?;
    let (one, other) = (one.spot.range(), other.spot.range());
    let (one, other, order) = if one.start < other.start {
        (one, other, (left, right))
    } else {
        (other, one, (right, left))
    };
    once::is_one(passage, one, other, same_sound).then_some(order)
}
