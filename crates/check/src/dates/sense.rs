//! Days that cannot be meant: decades away, after the event that they are the deadline of, not those of their
//! series, more or fewer than are told.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use german::{Clause, Confidence, Date, Edge, Kind, Reading, Word, WordList, folded};

use super::context::DateContext;
use super::feasts;
use super::messages::{Help, Message};
use super::next::last_day;
use super::passage::{Passage, Said};
use super::words::{
    BEGINNING, DAYS_LONG, ENDING, EXCEPTION, LONG_TERM, MODERN, REGISTER, REGISTER_ASIDE, REGULAR,
    SOME_DAYS,
};
use crate::body_text::Role;
use crate::diagnostic::{Diagnostic, Severity};
use crate::minutes::{EventStatus, Kind as Document};
use crate::rules;
use crate::source::Span;

/// A year so far ahead is not announced; one before [`OLD`] is nobody's anniversary.
const AHEAD: i32 = 30;
const OLD: i32 = 1500;
/// A deadline is that of an event at most so many days away.
const NEAR: i64 = 122;

/// Checks the days of a German or English text by themselves and against each other.
pub(super) fn check(passage: &Passage<'_>, context: &DateContext<'_>) -> Vec<Diagnostic> {
    let readings = passage.parsed.readings().iter().filter(|one| !one.struck);
    let mut findings: Vec<Diagnostic> = readings
        .filter_map(|reading| {
            far(passage, reading, context)
                .or_else(|| feasts::check(passage, reading, context))
                .or_else(|| series(passage, reading, context))
                .or_else(|| lasting(passage, reading))
        })
        .collect();
    findings.extend(old(passage, context));
    findings.extend(titled(passage, context));
    findings.extend(registration(passage, context));
    findings.extend(turned(passage));
    findings
}

fn starts(word: &str, list: &WordList) -> bool {
    list.iter().any(|start| word.starts_with(start))
}

/// Whether a word around the range begins like one of the list.
fn has(passage: &Passage<'_>, range: &Range<usize>, list: &WordList) -> bool {
    let text = passage.parsed.text();
    let from = text[..range.start].rfind(['\n', '.', '!', '?', ';']).unwrap_or_default();
    let behind =
        text[range.end..].find(['\n', '.', '!', '?', ';']).unwrap_or(text.len() - range.end);
    let around = from..range.end + behind;
    passage.parsed.words_in(&around).any(|word| starts(&word.folded, list))
}

/// Whether a year has the digits of one of these, in another order.
fn is_turned(year: i32, mut meant: Range<i32>) -> bool {
    let digits = |year: i32| {
        let mut digits = year.to_string().into_bytes();
        digits.sort_unstable();
        digits
    };
    meant.any(|other| digits(other) == digits(year))
}

/// Whether a year has one digit other than one of these.
fn is_slip(year: i32, mut meant: Range<i32>) -> bool {
    meant.any(|other| {
        let (one, other) = (year.to_string(), other.to_string());
        one.bytes().zip(other.bytes()).filter(|(one, other)| one != other).count() == 1
    })
}

/// „bis 30.06.2072“, „am 12. März 1026“
fn far(passage: &Passage<'_>, reading: &Reading, context: &DateContext<'_>) -> Option<Diagnostic> {
    let base = context.base.as_ref()?.day.value.year();
    let year = match reading.kind {
        Kind::Date(date) => date.year,
        Kind::DateRange { last, .. } => last.year,
        Kind::Month(month) | Kind::Vague(month) => month.year,
        _ => None,
    }?;
    let near = base - 1..base + 4;
    let is_odd = (year.value >= base + AHEAD || year.value < OLD)
        && (is_turned(year.value, near.clone()) || is_slip(year.value, near));
    let is_sure = reading.sure == Confidence::Certain && !has(passage, &reading.range, &LONG_TERM);
    (is_odd && is_sure).then(|| too_far(passage, reading.range.clone()))
}

fn too_far(passage: &Passage<'_>, range: Range<usize>) -> Diagnostic {
    let written = passage.text.value[range.clone()].to_owned();
    let finding = rules::date::FAR.finds(Message::FarYear { written });
    finding.at(passage.text.span_of(range)).help(Help::Past)
}

/// „Die Abteilung besteht seit 1206“, „im Jahr 2062“: years without a day.
fn old(passage: &Passage<'_>, context: &DateContext<'_>) -> Option<Diagnostic> {
    let base = context.base.as_ref()?.day.value.year();
    let year = |clause: Clause<'_>, at: usize| {
        let term = clause.get(at)?;
        let number = term.number().filter(|number| number.digits == 4 && number.whole)?;
        let year = i32::try_from(number.hundredths / 100).ok()?;
        let is_since = matches!(clause.word_before(at, 1), "seit" | "since");
        let is_year =
            matches!(clause.word_before(at, 1), "jahr" | "jahre" | "bis" | "ab" | "until");
        let is_old = is_since
            && (1001..OLD).contains(&year)
            && is_turned(year, base - 40..base + 1)
            && clause.has_start(&MODERN);
        let is_far = (is_since || is_year)
            && !clause.is_capital(at + 1)
            && (base + AHEAD..base + 1000).contains(&year)
            && year % 5 != 0
            && is_turned(year, base - 1..base + 4)
            && !clause.has_start(&LONG_TERM);
        (is_old || is_far).then(|| too_far(passage, term.range.clone()))
    };
    passage.parsed.clauses().find_map(|clause| (0..clause.len()).find_map(|at| year(clause, at)))
}

/// A record on another weekday than its note or title tells: „jeden ersten Mittwoch“, „Donnerstagstreff“.
fn series(
    passage: &Passage<'_>,
    reading: &Reading,
    context: &DateContext<'_>,
) -> Option<Diagnostic> {
    let (Role::EventNote(index) | Role::EventTitle(index)) = passage.role else { return None };
    let event = context.minutes.events.get(index)?;
    let is_one = event.until.is_none() && event.status != EventStatus::Cancelled;
    let day = event.date.as_ref().filter(|_| is_one)?;
    let (first, last) = match reading.kind {
        Kind::Recurring { first, last } => (first, last),
        Kind::Weekday(weekday)
            if matches!(passage.role, Role::EventTitle(_)) && reading.edge == Edge::At =>
        {
            (weekday, weekday)
        }
        _ => return None,
    };
    let several = passage
        .parsed
        .readings()
        .iter()
        .filter(|one| matches!(one.kind, Kind::Recurring { .. }))
        .count()
        > 1;
    let is_other = several
        || has(passage, &reading.range, &EXCEPTION)
        || passage.parsed.readings().iter().any(|one| one.kind.is_date());
    let from = |weekday: chrono::Weekday| {
        (weekday.num_days_from_monday() + 7 - first.num_days_from_monday()) % 7
    };
    let weekday = day.value.weekday();
    if is_other || reading.sure < Confidence::Likely {
        return None;
    }
    let written = passage.text.value[reading.range.clone()].to_owned();
    let at = passage.text.span_of(reading.range.clone());
    if from(weekday) > from(last) {
        return Some(other_weekday(written, day.value, at, day.span.clone()));
    }
    let number = number(&written)?;
    let week = day.value.day0() / 7 + 1;
    let is_last = day
        .value
        .checked_add_days(chrono::Days::new(7))
        .is_some_and(|next| next.month() != day.value.month());
    (number != week && !(number == 5 && is_last)).then(|| {
        let says = Message::InMonth { written, day: day.value, number: week };
        let finding = rules::text::CONTRADICTION.finds(says).at(at);
        finding.also(day.span.clone(), Message::RecordHere).help(Help::Weekday)
    })
}

/// „Donnerstagstreff“ on a Friday.
fn titled(passage: &Passage<'_>, context: &DateContext<'_>) -> Option<Diagnostic> {
    let Role::EventTitle(index) = passage.role else { return None };
    let event = context.minutes.events.get(index)?;
    let day = event.date.as_ref().filter(|_| event.until.is_none())?;
    let word = passage.parsed.words().next()?;
    let end = ["tags", "wochs", "abends"]
        .iter()
        .find_map(|end| Some(word.folded.find(end)? + end.len()))?;
    let (weekday, _) = german::weekday(word.folded.get(..end - 1)?)?;
    let is_regular = REGULAR.iter().any(|end| word.folded.ends_with(end));
    (is_regular && weekday != day.value.weekday()).then(|| {
        let at = passage.text.span_of(word.range.clone());
        other_weekday(word.text.to_owned(), day.value, at, day.span.clone())
    })
}

fn other_weekday(written: String, day: NaiveDate, at: Span, own: Span) -> Diagnostic {
    let finding = rules::text::WEEKDAY.finds(Message::Weekday { written, day });
    let finding = finding.with_severity(Severity::Warning).at(at);
    finding.also(own, Message::RecordHere).help(Help::Weekday)
}

/// The number of „jeden ersten Mittwoch“; 5 is the last of the month.
fn number(written: &str) -> Option<u32> {
    let words = folded(written);
    let is = |start: &&str| words.split(' ').any(|word| word.starts_with(*start));
    let place = ["erste", "zweite", "dritte", "vierte", "letzte"].iter().position(is);
    let digit = || words.split(' ').find_map(|word| word.strip_suffix('.')?.parse().ok());
    place
        .and_then(|place| u32::try_from(place + 1).ok())
        .or_else(digit)
        .filter(|number| *number < 6)
}

/// „drei Tage, 5.–8. Juni“, „der viertägige Kurs vom 5. bis 7. Juni“
fn lasting(passage: &Passage<'_>, reading: &Reading) -> Option<Diagnostic> {
    let Kind::DateRange { first, last } = reading.kind else { return None };
    let year = first.year.or(last.year).map_or(2026, |year| year.value);
    let turns = i32::from(last.month < first.month);
    let (from, to) =
        (first.in_year(year)?, last.in_year(last.year.map_or(year + turns, |year| year.value))?);
    let days = u32::try_from((to - from).num_days() + 1).ok().filter(|days| *days < 60)?;
    let working = from
        .iter_days()
        .take(days as usize)
        .filter(|day| day.weekday().num_days_from_monday() < 5)
        .count();
    let is_in = |clause: &Clause<'_>| {
        let range = clause.range(0..clause.len());
        range.start <= reading.range.start && reading.range.end <= range.end
    };
    let clause = passage.parsed.clauses().find(is_in)?;
    let at = (0..clause.len())
        .find(|at| clause.get(*at).is_some_and(|one| one.range.start == reading.range.start))?;
    let word = |steps: usize| clause.word_before(at, steps);
    let is_link = |steps: &usize| {
        matches!(word(*steps), "vom" | "von" | "lang")
            || at.checked_sub(*steps).is_some_and(|at| clause.is_any(at, &[',', '(', ':', '-']))
    };
    let unit = (1..4).take_while(is_link).count() + 1;
    let told = match word(unit) {
        // „an drei Tagen vom …“ may be some of them.
        "tage" | "tagen" if !SOME_DAYS.contains(word(unit + 2)) => {
            clause.count(at.checked_sub(unit + 1)?)?
        }
        _ => (1..6).find_map(|steps| {
            let is_it = |(start, _): &(&str, &str)| word(steps).starts_with(start);
            DAYS_LONG.pairs().find(is_it)?.1.parse().ok()
        })?,
    };
    if told == days || usize::try_from(told).ok()? == working || reading.sure < Confidence::Likely {
        return None;
    }
    let written = passage.text.value[reading.range.clone()].to_owned();
    let finding = rules::text::CONTRADICTION.finds(Message::Lasts { written, days, told });
    Some(finding.at(passage.text.span_of(reading.range.clone())).help(Help::Order))
}

/// The day of a date that is certain enough to be compared.
fn resolved(date: Date, context: &DateContext<'_>) -> Option<NaiveDate> {
    date.known().or_else(|| {
        let near = german::nearby(date, context.base.as_ref()?.day.value);
        near.best().filter(|_| near.sure >= Confidence::Likely)
    })
}

/// A registration that ends after the event itself, or before it opens.
fn registration(passage: &Passage<'_>, context: &DateContext<'_>) -> Option<Diagnostic> {
    let minutes = context.minutes;
    let is_its = |said: &&Said<'_>| {
        let any = |list: &WordList| said.words.iter().any(|word| starts(&word.folded, list));
        any(&REGISTER) && !any(&REGISTER_ASIDE) && !said.cues.past && !said.cues.moved
    };
    let mut closing = passage.said.iter().filter(is_its).filter(|said| {
        let ends = |(one, _): (&Reading, Date)| one.edge != Edge::From;
        said.is_deadline() && said.last().is_some_and(ends)
    });
    let close = closing.next().filter(|_| closing.next().is_none())?;
    let (reading, date) = close.last()?;
    let until = resolved(date, context)?;
    let at = || passage.text.span_of(reading.range.clone());
    let written = || passage.text.value[reading.range.clone()].to_owned();
    let mut others = passage.said.iter().filter(|said| said.mention.range != close.mention.range);
    let mut opening = others.clone().filter(is_its).filter_map(Said::only);
    let opens = opening
        .find(|(one, ..)| one.edge == Edge::From)
        .and_then(|(_, first, _)| resolved(first, context));
    if opens.is_some_and(|opens| opens > until && (opens - until).num_days() < NEAR) {
        let finding = rules::text::IMPOSSIBLE_DATE.finds(Message::Backwards { written: written() });
        return Some(finding.with_severity(Severity::Warning).at(at()).help(Help::Order));
    }
    let (held, own) = match passage.role {
        Role::EventNote(index) | Role::EventTitle(index) => {
            let event = minutes.events.get(index)?;
            (last_day(event)?, event.date.as_ref().map(|day| day.span.clone()))
        }
        Role::Frame if minutes.kind == Document::Invitation => {
            let meeting = minutes.meeting.as_ref()?;
            (meeting.date.value, Some(meeting.date.span.clone()))
        }
        _ => {
            let only = others.next().filter(|_| others.next().is_none())?;
            let is_event = !only.is_deadline()
                && !only.cues.past
                && !only.cues.moved
                && (only.cues.coming
                    || super::cues::event_beside(&only.words, &only.mention.range));
            let (one, last) = only.last().filter(|(one, _)| is_event && one.edge == Edge::At)?;
            (resolved(last, context)?, Some(passage.text.span_of(one.range.clone())))
        }
    };
    if until <= held || (until - held).num_days() > NEAR {
        return None;
    }
    let says = Message::AfterEvent { written: written(), day: held };
    let finding = rules::text::CONTRADICTION.finds(says).at(at()).help(Help::Order);
    Some(match own {
        Some(own) => finding.also(own, Message::EventHere),
        None => finding,
    })
}

/// „Beginn: 12.01.2027, Ende: 15.12.2026“
fn turned(passage: &Passage<'_>) -> Option<Diagnostic> {
    passage.said.windows(2).find_map(|pair| {
        let [one, other] = pair else { return None };
        let ((first, from, _), (last, _, to)) = (one.only()?, other.only()?);
        let is_full =
            |date: Date| date.year.is_some_and(|year| year.form == german::YearForm::Full);
        let told = |said: &Said<'_>, from: usize, to: usize, list: &WordList| {
            let inside = |word: &&Word<'_>| word.range.start >= from && word.range.end <= to;
            let is_it = |word: &Word<'_>| list.contains(&word.folded);
            said.words.iter().filter(inside).any(is_it)
        };
        let begins = first.edge == Edge::From
            || one.cues.begins
            || told(one, 0, first.range.start, &BEGINNING);
        let ends =
            last.edge == Edge::Until || told(other, first.range.end, last.range.start, &ENDING);
        let is_one = one.mention.sentence == other.mention.sentence || passage.said.len() == 2;
        let plain = [one, other].iter().all(|said| {
            !said.cues.moved && !said.cues.past && !said.cues.deadline && !said.cues.asking
        });
        let is_turned = is_full(from) && is_full(to) && to.known()? < from.known()?;
        (begins && ends && is_one && plain && is_turned).then(|| {
            let written = passage.text.value[last.range.clone()].to_owned();
            let finding = rules::text::IMPOSSIBLE_DATE.finds(Message::Backwards { written });
            let finding = finding.with_severity(Severity::Warning);
            finding.at(passage.text.span_of(last.range.clone())).help(Help::Order)
        })
    })
}
