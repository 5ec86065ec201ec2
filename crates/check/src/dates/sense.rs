//! Days that cannot be meant: decades away, after the event that they are the deadline of, not those of their
//! series, more or fewer than are told.

use std::ops::Range;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use german::{Clause, Confidence, Date, Edge, Kind, Reading, WordList, YearForm, folded};

use super::context::DateContext;
use super::cues::event_beside;
use super::feasts;
use super::messages::{Help, Message};
use super::next::last_day;
use super::passage::{Passage, Said};
use super::words::{
    BEGINNING, DAYS_LONG, ENDING, EXCEPTION, IN_MONTH, LONG_TERM, MODERN, NEW_YEAR, REGISTER,
    REGISTER_ASIDE, REGULAR, SOME_DAYS, WISHES,
};
use crate::body_text::Role;
use crate::diagnostic::{Diagnostic, Severity};
use crate::minutes::Kind as Document;
use crate::rules::{self, Rule};
use crate::source::Spanned;

/// A year so far ahead is not announced; one before [`OLD`] is nobody's anniversary.
const AHEAD: i32 = 30;
const OLD: i32 = 1500;
/// A deadline is that of an event at most so many days away.
const NEAR: i64 = 122;
/// Days longer than this are counted otherwise.
const LONGEST: i64 = 60;

/// Checks the days of a German or English text by themselves and against each other.
pub(super) fn check(passage: &Passage<'_>, context: &DateContext<'_>) -> Vec<Diagnostic> {
    let of_one = |reading: &Reading| {
        far(passage, reading, context)
            .or_else(|| feasts::check(passage, reading, context))
            .or_else(|| series(passage, reading, context))
            .or_else(|| lasting(passage, reading))
    };
    let readings = passage.parsed.readings().iter();
    let sure = readings.filter(|one| !one.struck && one.sure >= Confidence::Likely);
    let mut findings: Vec<Diagnostic> = sure.filter_map(of_one).collect();
    findings.extend(old(passage, context));
    findings.extend(titled(passage, context));
    findings.extend(turned(passage, context).or_else(|| registration(passage, context)));
    findings
}

/// The finding at a part of a text.
fn at(
    passage: &Passage<'_>,
    rule: &'static Rule,
    range: &Range<usize>,
    says: impl FnOnce(String) -> Message,
    help: Help,
) -> Diagnostic {
    let finding = rule.finds(says(passage.text.value[range.clone()].to_owned()));
    let finding = finding.with_severity(Severity::Warning).help(help);
    finding.at(passage.text.span_of(range.clone()))
}

/// The clause of a reading, and its index there.
fn clause<'p>(passage: &Passage<'p>, reading: &Reading) -> Option<(Clause<'p>, usize)> {
    let start = reading.range.start;
    let is_in = |one: &Clause<'_>| one.range(0..one.len()).contains(&start);
    let clause = passage.parsed.clauses().find(is_in)?;
    let begins = |at: &usize| clause.get(*at).is_some_and(|one| one.range.start >= start);
    Some((clause, (0..clause.len()).find(begins)?))
}

/// Whether a year has the digits of one of these in another order; with `loosely`, or one other digit.
fn slips(year: i32, mut meant: Range<i32>, loosely: bool) -> bool {
    let sorted = |year: i32| {
        let mut digits = year.to_string().into_bytes();
        digits.sort_unstable();
        digits
    };
    meant.any(|other| {
        let pairs = (year.to_string().into_bytes().into_iter()).zip(other.to_string().into_bytes());
        let others = pairs.filter(|(one, other)| one != other).count();
        sorted(other) == sorted(year) || loosely && others == 1
    })
}

/// „bis 30.06.2072“, „am 12. März 1026“
fn far(passage: &Passage<'_>, reading: &Reading, context: &DateContext<'_>) -> Option<Diagnostic> {
    let base = context.base.as_ref()?.day.value.year();
    let year = match reading.kind {
        Kind::Date(date) | Kind::DateRange { last: date, .. } => date.year,
        Kind::Month(month) | Kind::Vague(month) => month.year,
        _ => None,
    }?;
    let is_odd = (year.value >= base + AHEAD || year.value < OLD)
        && slips(year.value, base - 1..base + 4, true)
        && !clause(passage, reading).is_some_and(|(clause, _)| clause.has_start(&LONG_TERM));
    let says = |written| Message::FarYear { written };
    is_odd.then(|| at(passage, &rules::date::FAR, &reading.range, says, Help::Past))
}

/// „Die Abteilung besteht seit 1206“, „im Jahr 2062“: years without a day.
fn old(passage: &Passage<'_>, context: &DateContext<'_>) -> Option<Diagnostic> {
    let base_day = context.base.as_ref()?.day.value;
    let base = base_day.year();
    let is_odd = |clause: Clause<'_>, at: usize| {
        let number = clause.get(at)?.number().filter(|one| one.digits == 4 && one.whole)?;
        let year = i32::try_from(number.hundredths / 100).ok()?;
        let before = clause.word_before(at, 1);
        let is_old = before == "seit"
            && (1001..OLD).contains(&year)
            && slips(year, base - 40..base + 1, false)
            && clause.has_start(&MODERN);
        let is_far = matches!(before, "jahr" | "jahre" | "bis" | "ab" | "until")
            && !clause.is_capital(at + 1)
            && year >= base + AHEAD
            && slips(year, base - 1..base + 4, false)
            && !clause.has_start(&LONG_TERM);
        // „Kommen Sie gut ins Jahr 2026“ at the end of that year.
        let month = base_day.month();
        let is_over = before == "jahr"
            && (year == base && month > 10 || year == base - 1 && month == 1)
            && clause.has_start(&NEW_YEAR)
            && WISHES.iter().any(|wish| clause.words().any(|word| word == *wish));
        (is_old || is_far || is_over).then(|| clause.range(at..at + 1))
    };
    let mut clauses = passage.parsed.clauses();
    let range = clauses.find_map(|clause| (0..clause.len()).find_map(|at| is_odd(clause, at)))?;
    Some(at(passage, &rules::date::FAR, &range, |written| Message::FarYear { written }, Help::Past))
}

/// The single day of the record whose title or note it is.
fn record<'a>(passage: &Passage<'_>, context: &DateContext<'a>) -> Option<&'a Spanned<NaiveDate>> {
    let (Role::EventNote(index) | Role::EventTitle(index)) = passage.role else { return None };
    let event = context.minutes.events.get(index)?;
    event.date.as_ref().filter(|_| event.until.is_none())
}

/// A record on another weekday than its note or title tells: „jeden ersten Mittwoch“.
fn series(
    passage: &Passage<'_>,
    reading: &Reading,
    context: &DateContext<'_>,
) -> Option<Diagnostic> {
    let day = record(passage, context)?;
    let is_title = matches!(passage.role, Role::EventTitle(_)) && reading.edge == Edge::At;
    let (first, last) = match reading.kind {
        Kind::Recurring { first, last } => (first, last),
        Kind::Weekday(weekday) if is_title => (weekday, weekday),
        _ => return None,
    };
    let others = passage.parsed.readings().iter().filter(|one| one.range != reading.range);
    let mut others = others.filter(|one| !one.kind.is_time());
    let is_exception = clause(passage, reading).is_some_and(|(one, _)| one.has_start(&EXCEPTION));
    let from = |weekday: Weekday| weekday.days_since(first);
    if others.next().is_some() || is_exception {
        return None;
    }
    let (date, written) = (day.value, folded(&passage.text.value[reading.range.clone()]));
    let finding = if from(date.weekday()) > from(last) {
        let says = |written| Message::Weekday { written, day: date };
        at(passage, &rules::text::WEEKDAY, &reading.range, says, Help::Weekday)
    } else {
        // „ersten“, „1.“; 5 is the last one.
        let is_it = |(word, _): &(&str, &str)| written.split(' ').any(|one| one.starts_with(word));
        let told: u32 = IN_MONTH.pairs().find(is_it)?.1.parse().ok()?;
        let number = date.day0() / 7 + 1;
        let is_last = date.checked_add_days(Days::new(7))?.month() != date.month();
        if told == number || told == 5 && is_last {
            return None;
        }
        let says = |written| Message::InMonth { written, day: date, number };
        at(passage, &rules::text::CONTRADICTION, &reading.range, says, Help::Weekday)
    };
    Some(finding.also(day.span.clone(), Message::RecordHere))
}

/// „Donnerstagstreff“ on a Friday.
fn titled(passage: &Passage<'_>, context: &DateContext<'_>) -> Option<Diagnostic> {
    let day = record(passage, context).filter(|_| matches!(passage.role, Role::EventTitle(_)))?;
    let word = passage.parsed.words().next()?;
    let regular = REGULAR.iter().find_map(|end| word.folded.strip_suffix(end))?;
    let (weekday, _) = german::weekday(regular.strip_suffix('s')?)?;
    let says = |written| Message::Weekday { written, day: day.value };
    let finding = || at(passage, &rules::text::WEEKDAY, &word.range, says, Help::Weekday);
    (weekday != day.value.weekday()).then(|| finding().also(day.span.clone(), Message::RecordHere))
}

/// „drei Tage, 5.–8. Juni“, „der viertägige Kurs vom 5. bis 7. Juni“
fn lasting(passage: &Passage<'_>, reading: &Reading) -> Option<Diagnostic> {
    let Kind::DateRange { first, last } = reading.kind else { return None };
    // Without a year, any will do that is no leap year.
    let year = first.year.or(last.year).map_or(2026, |year| year.value);
    let turns = i32::from(last.month < first.month);
    let until = last.in_year(last.year.map_or(year + turns, |year| year.value))?;
    let from = first.in_year(year)?;
    let days = u32::try_from((until - from).num_days() + 1).ok()?;
    let working = from
        .iter_days()
        .take_while(|day| *day <= until && *day - from < chrono::TimeDelta::days(LONGEST));
    let working = working.filter(|day| day.weekday().num_days_from_monday() < 5).count();
    let (clause, place) = clause(passage, reading)?;
    let word = |steps: usize| clause.word_before(place, steps);
    let is_link = |steps: &usize| {
        matches!(word(*steps), "vom" | "von" | "lang")
            || place.checked_sub(*steps).is_some_and(|at| clause.is_any(at, &[',', '(', ':', '-']))
    };
    let unit = (1..4).take_while(is_link).count() + 1;
    let told = match word(unit) {
        // „an drei Tagen vom …“ may be some of them.
        "tage" | "tagen" if !SOME_DAYS.contains(word(unit + 2)) => {
            clause.count(place.checked_sub(unit + 1)?)?
        }
        _ => (1..6).find_map(|steps| {
            let is_it = |(start, _): &(&str, &str)| word(steps).starts_with(start);
            DAYS_LONG.pairs().find(is_it)?.1.parse().ok()
        })?,
    };
    let is_right = told == days || usize::try_from(told).is_ok_and(|told| told == working);
    let says = |written| Message::Lasts { written, days, told };
    let rule = &rules::text::CONTRADICTION;
    (!is_right).then(|| at(passage, rule, &reading.range, says, Help::Order))
}

/// The day of a date that is certain enough to be compared.
fn resolved(date: Date, context: &DateContext<'_>) -> Option<NaiveDate> {
    let near = || german::nearby(date, context.base.as_ref()?.day.value).best();
    date.known().or_else(near)
}

fn has_start(said: &Said<'_>, list: &WordList) -> bool {
    said.words.iter().any(|word| list.begins(&word.folded))
}

/// Whether it is about a registration for what is near.
fn registers(said: &Said<'_>) -> bool {
    has_start(said, &REGISTER) && !has_start(said, &REGISTER_ASIDE) && !is_over(said)
}

fn is_over(said: &Said<'_>) -> bool {
    said.cues.past || said.cues.moved
}

/// „Beginn: 12.01.2027, Ende: 15.12.2026“, „Anmeldungen ab 10. Dezember, Anmeldeschluss ist der 5. Dezember“
fn turned(passage: &Passage<'_>, context: &DateContext<'_>) -> Option<Diagnostic> {
    passage.said.windows(2).find_map(|pair| {
        let [one, other] = pair else { return None };
        let ((first, from, _), (last, _, to)) = (one.only()?, other.only()?);
        let has = |said: &Said<'_>, list: &WordList| {
            said.words.iter().any(|word| list.contains(&word.folded))
        };
        let begins = first.edge == Edge::From || one.cues.begins || has(one, &BEGINNING);
        let ends = last.edge == Edge::Until || other.cues.deadline || has(other, &ENDING);
        let is_one = one.mention.sentence == other.mention.sentence || passage.said.len() == 2;
        let is_full = |date: Date| date.year.is_some_and(|year| year.form == YearForm::Full);
        let (from, to, are_full) =
            (resolved(from, context)?, resolved(to, context)?, is_full(from) && is_full(to));
        let is_told = registers(one) && registers(other) && first.edge == Edge::From;
        let is_sure = is_told && from.year() == to.year()
            || are_full && !one.cues.moved && !other.cues.moved && !other.cues.asking;
        let says = |written| Message::Backwards { written };
        (begins && ends && is_one && is_sure && to < from)
            .then(|| at(passage, &rules::text::IMPOSSIBLE_DATE, &last.range, says, Help::Order))
    })
}

/// A registration that ends after the event itself.
fn registration(passage: &Passage<'_>, context: &DateContext<'_>) -> Option<Diagnostic> {
    let minutes = context.minutes;
    let closes = |said: &&Said<'_>| {
        let ends = |(one, _): (&Reading, Date)| one.edge != Edge::From;
        registers(said) && said.is_deadline() && said.last().is_some_and(ends)
    };
    let mut closing = passage.said.iter().filter(closes);
    let close = closing.next().filter(|_| closing.next().is_none())?;
    let (reading, date) = close.last()?;
    let until = resolved(date, context)?;
    let (held, own) = match passage.role {
        Role::EventNote(index) | Role::EventTitle(index) => {
            let event = minutes.events.get(index)?;
            (last_day(event)?, event.date.as_ref()?.span.clone())
        }
        Role::Frame if minutes.kind == Document::Invitation => {
            let meeting = minutes.meeting.as_ref()?;
            (meeting.date.value, meeting.date.span.clone())
        }
        _ => {
            let mut others =
                passage.said.iter().filter(|one| one.mention.range != close.mention.range);
            let only = others.next().filter(|_| others.next().is_none())?;
            let is_event = only.cues.coming || event_beside(&only.words, &only.mention.range);
            let (one, last) = only.last().filter(|(one, _)| is_event && one.edge == Edge::At)?;
            let is_plain = !only.is_deadline() && !is_over(only);
            (resolved(last, context).filter(|_| is_plain)?, passage.text.span_of(one.range.clone()))
        }
    };
    let says = |written| Message::AfterEvent { written, day: held };
    let finding = || at(passage, &rules::text::CONTRADICTION, &reading.range, says, Help::Order);
    (1..=NEAR).contains(&(until - held).num_days()).then(|| finding().also(own, Message::EventHere))
}
