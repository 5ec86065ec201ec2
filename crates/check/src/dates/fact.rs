//! What a sentence tells of an event: its day, beginning, price, place and telephone number.
//!
//! An event is known by its name: a compound („Sommerfest“), a short name with whose it is („Konzert
//! der Musikschule“), or in one paragraph the noun alone; in the sentence, in the heading above it, or
//! in the sentence before.

use std::ops::Range;

use chrono::NaiveDate;
use german::{
    Class, Clause, Confidence, Edge, Kind, ParsedText, PhoneKind, Reading, Word, WordList, folded,
};

use super::context::DateContext;
use super::cues::{Cues, names_event};
use super::hours::labelled;
use super::passage::{Passage, Said};
use super::words::{
    BEGINNING, EVENTS, GOES_ON, ON_THE_WAY, OTHER_EVENT, PRICE, RECURS, SPECIAL_PRICE,
};

german::word_lists! {
    "between.txt": FREE, HOUSES, HALLS, ROOMS, GROUNDS, ELSEWHERE, SMALL, OF
}

/// A shorter word is the name of many events: „Treffen“, „Konzert“.
const SHORTEST: usize = 9;

/// What a sentence tells of an event, and where.
pub(super) struct Fact<'a> {
    pub(super) passage: &'a Passage<'a>,
    /// The number of its text.
    pub(super) text: usize,
    /// Whose event it is, where that is told.
    pub(super) whose: Option<String>,
    /// Whether the sentence goes on about the event, and says when it begins.
    pub(super) begins: bool,
    pub(super) told: Vec<(Told, Range<usize>)>,
}

/// A single fact.
pub(super) enum Told {
    Day(NaiveDate),
    /// In minutes, without the half of the day: „um 3 Uhr“ may be 15:00.
    Start(u32),
    /// In hundredths of a euro.
    Price(i64),
    Place(Place),
    /// Its area code and its number.
    Phone(String, String),
}

/// Where an event is: in a house, in a room of one, or outdoors.
pub(super) struct Place {
    list: usize,
    noun: String,
    /// The number of the room, or „alten“.
    which: Option<String>,
}

/// Whether an event of this name takes place again and again: „Arbeitseinsatz“.
pub(super) fn is_frequent(noun: &str) -> bool {
    EVENTS.ends(noun)
}

/// The name of an event.
#[derive(Clone)]
pub(super) struct Name {
    noun: String,
    whose: Option<String>,
}

impl Name {
    /// Under which names facts are the same event's: a short one only with whose it is, or within a
    /// paragraph.
    pub(super) fn keys(&self, text: usize, paragraph: usize) -> Vec<String> {
        if self.noun.len() >= SHORTEST {
            return vec![self.noun.clone()];
        }
        let whole = self.whose.as_ref().map(|whose| format!("{} {whose}", self.noun));
        whole.into_iter().chain([format!("{} {text} {paragraph}", self.noun)]).collect()
    }
}

/// A sentence with its words.
pub(super) struct Sentence<'a, 'c> {
    passage: &'a Passage<'a>,
    clause: Clause<'c>,
    range: Range<usize>,
    pub(super) words: Vec<Word<'a>>,
    cues: Cues,
}

impl<'a, 'c> Sentence<'a, 'c> {
    pub(super) fn of(passage: &'a Passage<'a>, clause: Clause<'c>) -> Self {
        let range = clause.range(0..clause.len());
        let words = passage.parsed.names_in(&range);
        let cues = Cues::of(&words);
        Self { passage, clause, range, words, cues }
    }

    /// Whether one of its words begins like one of the list.
    fn says(&self, list: &WordList) -> bool {
        self.words.iter().any(|word| list.begins(&word.folded))
    }

    /// Whether it may tell a fact.
    pub(super) fn tells(&self) -> bool {
        self.clause.has_figure() || self.cues.coming || self.says(&FREE)
    }

    /// Whether it says that something begins.
    fn begins(&self) -> bool {
        self.cues.begins || self.words.iter().any(|word| BEGINNING.contains(&word.folded))
    }

    /// Whether it tells of one event to come, once, and of no record.
    pub(super) fn is_plain(&self, context: &DateContext<'_>) -> bool {
        let Cues { past, moved, deadline, .. } = self.cues;
        let aside = |word: &Word<'_>| word.is(Class::Around) || word.is(Class::Next);
        let mut records = context.records.matching(&self.words);
        records.retain(|one| one.share >= super::target::NAMED && one.distinct);
        // „alle zwei Wochen“
        let clause = self.clause;
        let recurs = |at| clause.word(at) == "alle" && clause.count(at + 1).is_some();
        !(0..clause.len()).any(recurs)
            && !past
            && !moved
            && !deadline
            && records.is_empty()
            && !self.says(&RECURS)
            && !self.says(&OTHER_EVENT)
            && !self.words.iter().any(aside)
    }

    /// The only event of the sentence, or else of the heading, or of the sentence before.
    pub(super) fn name(&self, before: Option<&Name>) -> Option<Name> {
        let mut events = self.words.iter().enumerate().filter(|(_, word)| names_event(word));
        if let Some((at, first)) = events.next() {
            let is_one = events.all(|(_, word)| word.stem() == first.stem());
            let whose = self.whose(at);
            let is_meeting = first.is(Class::Meeting);
            return (is_one && !is_meeting).then(|| Name { noun: first.stem().to_owned(), whose });
        }
        let mut first = self.words.iter().skip_while(|word| matches!(&*word.folded, "der" | "die"));
        let goes_on = first.next().is_some_and(|word| GOES_ON.contains(&word.folded));
        if let Some(before) = before.filter(|_| goes_on) {
            return Some(before.clone());
        }
        let title = ParsedText::of(&self.passage.title?.value);
        let mut events = title.words().filter(names_event).collect::<Vec<_>>();
        let only = events.pop().filter(|_| events.is_empty())?;
        // Another subject in the sentence is another event.
        let is_plain =
            |word: &Word<'_>| !word.is_capital() || word.range.start == 0 || word.folded.len() < 6;
        let is_its = !only.is(Class::Meeting) && self.words.iter().take(2).all(is_plain);
        is_its.then(|| Name { noun: only.stem().to_owned(), whose: None })
    }

    /// Whose event it is that the word at `at` names: „der Musikschule“, „der Klasse 5“, „der 3a“, „in Nordheim“.
    fn whose(&self, at: usize) -> Option<String> {
        let of = self.words.get(at + 1).filter(|word| OF.contains(&word.folded))?;
        let class = Some(self.number(of.range.end).to_owned()).filter(|class| !class.is_empty());
        let mut behind = self.words.iter().skip(at + 2).take(2);
        class.or_else(|| {
            let noun = behind.find(|word| word.is_capital())?;
            Some(format!("{}{}", noun.stem(), self.number(noun.range.end)))
        })
    }

    /// The number behind a word: „12“, „3a“; empty where there is none.
    fn number(&self, from: usize) -> &'a str {
        let behind = self.passage.text.value.get(from..).unwrap_or_default();
        let behind = behind.strip_prefix(' ').unwrap_or_default();
        let end = behind.find(|c: char| !c.is_alphanumeric()).unwrap_or(behind.len());
        behind
            .get(..end)
            .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
            .unwrap_or("")
    }

    /// What it tells of the event of this name.
    pub(super) fn fact(
        &self,
        text: usize,
        name: &Name,
        context: &DateContext<'_>,
    ) -> Option<Fact<'a>> {
        let mut said = self.passage.within(&self.range);
        let (first, others) = (said.next(), said.next().is_some());
        let day = first.filter(|_| !others).and_then(|said| day(said, context));
        if first.is_some() && day.is_none() {
            return None;
        }
        let has_day = day.is_some();
        let all = [day, self.start(), self.price(), self.place(), self.phone()];
        let told: Vec<_> = all.into_iter().flatten().collect();
        let own = |word: &Word<'_>| {
            !word.is_capital() || names_event(word) || GOES_ON.contains(&word.folded)
        };
        let opens = self.words.iter().skip(1).all(|word| own(word) || &*word.folded == "uhr");
        let begins = self.begins() && opens && !has_day;
        let whose = name
            .whose
            .clone()
            .or_else(|| self.passage.organisation.map(|own| format!("({})", folded(&own.value))));
        (!told.is_empty()).then_some(Fact { passage: self.passage, text, whose, begins, told })
    }

    /// The only time of the sentence, at which the event begins.
    fn start(&self) -> Option<(Told, Range<usize>)> {
        let readings = self.passage.parsed.readings();
        let mut times = self.clause.moments(readings).filter(|one| one.kind.is_time());
        let only = times.next().filter(|_| times.next().is_none());
        // „Beginn ist um 11 Uhr, Ende gegen 17 Uhr“
        let begin = || labelled(self.passage, self.clause).filter(|(_, ends)| !ends);
        let reading: &Reading = only.or_else(|| begin().map(|(reading, _)| reading))?;
        let is_sure = reading.sure == Confidence::Certain && !reading.struck;
        let starts = matches!(reading.edge, Edge::At | Edge::From)
            && !self.says(&ON_THE_WAY)
            && (self.begins() || self.cues.coming || self.clause.has_day(readings));
        let (Kind::Time(time) | Kind::TimeRange { from: time, .. }) = reading.kind else {
            return None;
        };
        let minutes = (time.hour * 60 + time.minute) % 720;
        (is_sure && starts).then(|| (Told::Start(minutes), reading.range.clone()))
    }

    /// „Der Eintritt kostet 5 Euro“, „Der Eintritt ist frei“: the only price of the sentence.
    fn price(&self) -> Option<(Told, Range<usize>)> {
        // „Die Suppe kostet beim Fest 3 Euro“.
        let is_other = |word: &Word<'_>| {
            word.is_capital()
                && word.range.start > self.range.start
                && !names_event(word)
                && !PRICE.begins(&word.folded)
                && !matches!(&*word.folded, "euro" | "eur" | "uhr" | "person")
        };
        let of_event = self.says(&PRICE) && !self.says(&SPECIAL_PRICE);
        let mut of_price = self.words.iter().filter(|word| PRICE.begins(&word.folded));
        let is_cost = of_price.all(|word| word.folded.starts_with("kost"));
        if !of_event || is_cost && self.words.iter().any(is_other) {
            return None;
        }
        let clause = self.clause;
        let is_money =
            |at: usize| clause.is(at + 1, '€') || matches!(clause.word(at + 1), "euro" | "eur");
        let mut prices = clause.terms().iter().enumerate().filter_map(|(at, one)| {
            one.number().filter(|_| is_money(at)).map(|number| (at, number.hundredths))
        });
        if let Some((at, cents)) = prices.next() {
            let range = clause.range(at..at + 2);
            return prices.next().is_none().then_some((Told::Price(cents), range));
        }
        let free = self.words.iter().find(|word| FREE.contains(&word.folded))?;
        Some((Told::Price(0), free.range.clone()))
    }

    /// „im Bürgerhaus“, „in Raum 12“: the only place of a sentence that says when.
    fn place(&self) -> Option<(Told, Range<usize>)> {
        let says_when = self.clause.has_moment() || self.cues.coming || self.cues.begins;
        if !says_when || self.says(&ELSEWHERE) {
            return None;
        }
        let lists = [&HOUSES, &ROOMS, &HALLS, &GROUNDS];
        let mut places = self.words.iter().enumerate().filter_map(|(at, word)| {
            let list = lists.iter().position(|list| list.ends(&word.folded))?;
            (word.is_capital() && !names_event(word)).then_some((at, word, list))
        });
        let (at, word, list) = places.next().filter(|_| places.next().is_none())?;
        let before = at.checked_sub(1).and_then(|before| self.words.get(before))?;
        let number = self.number(word.range.end);
        let is_named = before.folded.ends_with("en") && before.folded.len() > 3;
        let which = (!number.is_empty() && list == 1).then(|| number.to_owned());
        let end = word.range.end + which.as_ref().map_or(0, |number| number.len() + 1);
        let which = which.or_else(|| is_named.then(|| before.folded.clone().into_owned()));
        let place = Place { list, noun: word.folded.clone().into_owned(), which };
        SMALL.contains(&before.folded).then_some((Told::Place(place), word.range.start..end))
    }

    /// The only telephone number of the sentence.
    fn phone(&self) -> Option<(Told, Range<usize>)> {
        let phones = self.passage.parsed.phones();
        let mut inside = phones.iter().filter(|one| self.range.contains(&one.range.start));
        let phone = inside.next().filter(|_| inside.next().is_none())?;
        let (area, number) = (phone.area.clone()?, phone.number.clone());
        let number = number + phone.extension.as_deref().unwrap_or_default();
        let is_sure = matches!(phone.kind, PhoneKind::Landline | PhoneKind::Mobile);
        is_sure.then(|| (Told::Phone(area, number), phone.range.clone()))
    }
}

fn day(said: &Said<'_>, context: &DateContext<'_>) -> Option<(Told, Range<usize>)> {
    let (reading, first, last) = said.only()?;
    if first != last || reading.edge != Edge::At || said.is_deadline() || context.is_own(first) {
        return None;
    }
    let base = context.base.as_ref()?.day.value;
    let day = first.known().or_else(|| german::nearby(first, base).best())?;
    Some((Told::Day(day), reading.range.clone()))
}

impl Told {
    /// Whether both say the same of one event; `None` where they are about different things.
    pub(super) fn agrees(&self, other: &Self) -> Option<bool> {
        match (self, other) {
            (Self::Day(one), Self::Day(other)) => Some(one == other),
            (Self::Start(one), Self::Start(other)) => Some(one == other),
            (Self::Price(one), Self::Price(other)) => Some(one == other),
            (Self::Place(one), Self::Place(other)) => one.agrees(other),
            (Self::Phone(area, one), Self::Phone(other_area, other)) => {
                let differing = one.bytes().zip(other.bytes()).filter(|(one, other)| one != other);
                let is_like = one.len() == other.len() && differing.count() < 3;
                (area == other_area && is_like).then(|| one == other)
            }
            _ => None,
        }
    }
}

impl Place {
    fn agrees(&self, other: &Self) -> Option<bool> {
        let is_part = self.noun.contains(&other.noun) || other.noun.contains(&self.noun);
        // „Gemeindehaus“ and „Gemeindezentrum“ may be one.
        let common = self.noun.bytes().zip(other.noun.bytes()).take_while(|(one, two)| one == two);
        let is_like = common.count() > 3 && self.noun != other.noun;
        let same_which = self.which.is_none() || other.which.is_none() || self.which == other.which;
        (self.list == other.list && !is_like).then_some(is_part && same_which)
    }
}
