//! After a meeting of a series people ask for the next one.
//!
//! It may be told in a record, in a text, or by the file of the next meeting; a day that is over, or
//! another organisation's meeting, is none.

use chrono::{Datelike, NaiveDate};
use german::{Class, Date, Kind as ReadingKind, ParsedText, Word};

use super::cues::is_event;
use super::messages::{Help, Message};
use super::passage::{self, Passage};
use crate::body_text::Role;
use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::minutes::{Event, EventStatus, Kind, Minutes};
use crate::rules;
use crate::source::Text;

german::word_lists! { "series.txt": BODIES, YEARLY, AGAIN, ROUNDS }

/// A note where nothing tells the day of the next meeting.
pub(super) fn check(context: &Context<'_>) -> Option<Diagnostic> {
    let minutes = context.minutes;
    let (Kind::Summary | Kind::Minutes, Some(meeting)) = (minutes.kind, &minutes.meeting) else {
        return None;
    };
    let series = minutes.series.as_deref()?;
    let known = matches!(minutes.language.as_str(), "de" | "en");
    if !known || meeting.next.is_some() || is_yearly(minutes) {
        return None;
    }
    let next = Next { context, held: meeting.date.value, series };
    let (file, usual) = (minutes.source.path(), context.settings.defaults.series.as_deref());
    let later = || context.facts.meets_later(file, meeting.date.value, series, usual);
    if next.is_told() || later() {
        return None;
    }
    let finding = rules::meeting::NO_NEXT.finds(Message::NoNext).at(meeting.at.clone());
    Some(finding.also(meeting.date.span.clone(), Message::MeetingHere).help(Help::Next))
}

/// The last day of an event.
pub(super) fn last_day(event: &Event) -> Option<NaiveDate> {
    event.until.as_ref().or(event.date.as_ref()).map(|day| day.value)
}

/// Nobody knows the day of next year's general assembly yet.
fn is_yearly(minutes: &Minutes) -> bool {
    let titles = [minutes.title.value.as_str(), minutes.series.as_deref().unwrap_or_default()];
    titles.iter().any(|title| YEARLY.is_in(&title.to_lowercase()))
}

/// What the next meeting is looked for by.
struct Next<'a> {
    context: &'a Context<'a>,
    /// The day of the meeting.
    held: NaiveDate,
    series: &'a str,
}

impl Next<'_> {
    fn is_told(&self) -> bool {
        let minutes = self.context.minutes;
        minutes.events.iter().any(|event| self.is_event(event))
            || passage::all(self.context).iter().any(|passage| self.is_in(passage))
            || self.context.texts.iter().any(|one| is_left_open(&one.text.value))
    }

    /// Whether it is a later meeting of this series.
    fn is_event(&self, event: &Event) -> bool {
        let title = &event.title.value;
        let later = last_day(event).is_some_and(|day| day > self.held);
        let title_words = ParsedText::of(title);
        let meets = title_words.words().any(|word| is_event(&word) && word.is(Class::Meeting));
        let own = event.organisation.as_ref().is_none_or(|one| self.is_own(one));
        let named = self.is_of_series(title);
        later && event.status != EventStatus::Cancelled && (named || meets && own)
    }

    /// Whether the words name the series, or the title of the minutes.
    fn is_of_series(&self, title: &str) -> bool {
        let (title, series) = (title.to_lowercase(), self.series.to_lowercase());
        title.contains(&series)
            || series.contains(&title)
            || self.context.minutes.title.value.to_lowercase().contains(&title)
    }

    /// Whether it is the office itself, or the network that meets.
    fn is_own(&self, organisation: &Text) -> bool {
        let name = organisation.value.to_lowercase();
        let office = &self.context.settings.organisation;
        let office = [office.name.as_ref(), office.unit.as_ref()].into_iter().flatten();
        let mut own = office.map(|own| own.value.to_lowercase());
        own.any(|own| own.contains(&name) || name.contains(&own)) || self.is_of_series(&name)
    }

    /// Whether a text names its day, or one comes round: „jeden ersten Dienstag“.
    fn is_in(&self, passage: &Passage<'_>) -> bool {
        let own = passage.organisation.is_none_or(|one| self.is_own(one));
        let heads = passage.title.is_some_and(|title| {
            is_next(&ParsedText::of(&title.value).words().collect::<Vec<_>>())
        });
        let told = passage.said.iter().any(|said| {
            let later = said.mention.dates.iter().any(|reading| match reading.kind {
                ReadingKind::Date(day) | ReadingKind::DateRange { first: day, .. } => {
                    self.is_later(day)
                }
                _ => false,
            });
            later && (heads || is_next(&said.words) && !self.is_of_another(&said.words))
        });
        let comes_round = || {
            let recurs = |one: &german::Reading| matches!(one.kind, ReadingKind::Recurring { .. });
            let meets = |word: Word<'_>| word.is(Class::Meeting) || AGAIN.contains(&word.folded);
            passage.parsed.readings().iter().any(recurs) && passage.parsed.words().any(meets)
        };
        own && passage.role != Role::Heading && (told || comes_round())
    }

    /// Whether it is after the meeting; a day without a year is.
    fn is_later(&self, day: Date) -> bool {
        day.year.is_none_or(|year| {
            let held = (self.held.year(), self.held.month(), self.held.day());
            (year.value, day.month, day.day) > held
        })
    }

    /// „Die nächste Sitzung des Stadtrates“, where the series is another.
    fn is_of_another(&self, words: &[Word<'_>]) -> bool {
        let meets = words.iter().position(|word| word.is(Class::Meeting));
        let behind = meets.and_then(|at| words.get(at + 1..)).unwrap_or_default();
        let whose = behind.first().filter(|word| matches!(&*word.folded, "des" | "der" | "vom"));
        let body = behind.iter().skip(1).take(3).find(|word| word.is_capital());
        let Some(body) = whose.and(body) else { return false };
        let series = german::folded(self.series);
        !series.contains(body.stem()) && !BODIES.contains(body.stem())
    }
}

/// „das nächste Treffen“, „nächster Termin“, „wir treffen uns wieder“.
fn is_next(words: &[Word<'_>]) -> bool {
    let any = |is: &dyn Fn(&Word<'_>) -> bool| words.iter().any(is);
    let round = |word: &Word<'_>| ROUNDS.ends(&word.folded);
    let meets = any(&|word| word.is(Class::Meeting) || round(word));
    let comes = any(&|word| word.is(Class::Next) || word.folded.starts_with("kommend"));
    let again = any(&|word| word.folded == "wieder") && any(&|word| AGAIN.contains(&word.folded));
    comes && meets || again
}

/// Whether a sentence says that the day is still open, or in English when the next one is.
fn is_left_open(text: &str) -> bool {
    let has = |sentence: &str, words: &[&str]| words.iter().any(|word| sentence.contains(word));
    text.split(['\n', '!', '?']).flat_map(|line| line.split(". ")).any(|sentence| {
        let sentence = sentence.to_lowercase();
        let german = sentence.contains("nächst")
            && has(&sentence, &["treffen", "sitzung", "termin", "versammlung", "runde"])
            && has(
                &sentence,
                &["bekannt", "folgt", "abgestimmt", "offen", "steht noch", "umfrage"],
            );
        let english = sentence.contains("next")
            && has(&sentence, &["meeting", "meet"])
            && sentence.contains(|c: char| c.is_ascii_digit());
        german || english
    })
}
