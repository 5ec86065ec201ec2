//! The time at which the meeting began or ended.

use chrono::{NaiveTime, Timelike};
use german::Clause;

use super::clocks::{Clock, clocks, likely};
use super::words::{
    ASIDE, ASIDE_STARTS, BEGINNING, BEGINS, ENDING, ENDS, LASTED, OWN_BEGINNING, OWN_END,
};
use super::{Page, finding, meeting};
use crate::dates::cues::names_event;
use crate::dates::messages::{Message, Referent};
use crate::diagnostic::Diagnostic;
use crate::minutes::Kind;
use crate::rules;
use crate::source::Spanned;

/// A meeting that begins or ends so many minutes earlier or later is on time.
const ON_TIME: u32 = 10;
/// The same where it is only about that time.
const ABOUT: u32 = 30;
/// A time so near to the record's is a slip, where nothing else says that the meeting is meant.
const SLIP: u32 = 90;
/// Twelve hours: „um 6 Uhr“ in the evening is not another time.
const HALF_A_DAY: u32 = 720;

/// What a time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Begin,
    End,
}

/// Checks the times that a clause gives to the meeting.
pub(super) fn check(page: &Page<'_>, clause: Clause<'_>, is_carried: bool) -> Option<Diagnostic> {
    let times = clocks(page, clause);
    let is_aside = |at: usize| ASIDE.contains(clause.word(at)) && !lasts(clause, at);
    if times.is_empty() || (0..clause.len()).any(is_aside) || clause.has_start(&ASIDE_STARTS) {
        return None;
    }
    if is_on_other_day(page, clause) {
        return None;
    }
    let sides = sides(page, clause, is_carried);
    match (sides.as_slice(), times.as_slice()) {
        ([], [range]) if range.to.is_some() && clause.has(&LASTED) => {
            meeting(page, clause).map(|_| ()).or(is_carried.then_some(()))?;
            compare_both(page, range)
        }
        ([(side, _)], [time]) if time.to.is_none() => compare(page, time, time.from, *side),
        ([(one, at), (other, next)], [time, second]) if at < next => {
            let plain = time.to.is_none() && second.to.is_none();
            let first = || compare(page, time, time.from, *one);
            plain.then(|| first().or_else(|| compare(page, second, second.from, *other)))?
        }
        _ => None,
    }
}

/// „Beginn 18:30, weil der Beamer nicht wollte“: a label alone in minutes, near the time in the record.
pub(super) fn bare(
    page: &Page<'_>,
    clause: Clause<'_>,
    before: Option<Clause<'_>>,
) -> Option<Diagnostic> {
    let side = match clause.word(0) {
        word if BEGINNING.contains(word) => Side::Begin,
        word if ENDING.contains(word) => Side::End,
        _ => return None,
    };
    let mut times = (1..clause.len()).filter_map(|at| likely(page, clause, at));
    let time = &times.next().filter(|_| times.next().is_none())?;
    let is_small = |at: &usize| {
        clause.is(*at, ':')
            || matches!(clause.word(*at), "um" | "gegen" | "der" | "war" | "at" | "ist")
    };
    let next = (1..clause.len()).find(|at| !is_small(at))?;
    let is_next = clause.get(next).is_some_and(|one| one.range.start == time.range.start);
    let names = |clause: Clause<'_>| {
        let range = clause.range(0..clause.len());
        clause.has_day(page.text.parsed.readings())
            || page.text.parsed.words_in(&range).any(|word| names_event(&word))
    };
    let titled = page.text.title.is_some_and(|title| {
        german::ParsedText::of(&title.value).words().any(|word| names_event(&word))
    });
    let own = match side {
        Side::Begin => page.meeting.start.as_ref()?,
        Side::End => page.meeting.end.as_ref()?,
    };
    let record = own.value.hour() * 60 + own.value.minute();
    let tells = matches!(page.dates.minutes.kind, Kind::Minutes | Kind::Summary);
    let is_slip = time.to.is_none() && time.from.abs_diff(record) <= SLIP;
    let is_its =
        tells && is_next && is_slip && !titled && !names(clause) && !before.is_some_and(names);
    is_its.then(|| compare(page, time, time.from, side))?
}

/// Another day than that of the meeting is named.
fn is_on_other_day(page: &Page<'_>, clause: Clause<'_>) -> bool {
    let is_invitation = page.dates.minutes.kind == Kind::Invitation;
    (0..clause.len()).filter_map(|at| page.reading(clause, at)).any(|reading| {
        // In an invitation, a day with its time is compared with the records.
        !reading.kind.is_time() && (is_invitation || !is_day_of_meeting(page, reading))
    })
}

fn is_day_of_meeting(page: &Page<'_>, reading: &german::Reading) -> bool {
    let german::Kind::Date(date) = reading.kind else { return false };
    super::super::context::is_day(date, page.meeting.date.value)
}

/// What a clause tells of the meeting: its beginning, its end or both, in order.
fn sides(page: &Page<'_>, clause: Clause<'_>, is_carried: bool) -> Vec<(Side, usize)> {
    let own = is_carried || meeting(page, clause).is_some();
    let labels = clause.find(&BEGINNING).zip(clause.find(&ENDING));
    // „Beginn: 18 Uhr, Ende: 20 Uhr“ alone is that of the meeting, too.
    let both = labels.is_some_and(|(begin, end)| {
        begin == 0
            && begin < end
            && clause.is(1, ':')
            && clause.words().filter(|word| !word.is_empty()).count() <= 3
    });
    let is_side = |at: usize| {
        let word = clause.word(at);
        if OWN_BEGINNING.contains(word)
            || own && BEGINS.contains(word)
            || (own || both) && BEGINNING.contains(word)
        {
            Some(Side::Begin)
        } else if OWN_END.contains(word)
            || own && (ENDS.contains(word) || lasts(clause, at))
            || (own || both) && ENDING.contains(word)
        {
            Some(Side::End)
        } else {
            None
        }
    };
    let mut all: Vec<(Side, usize)> =
        (0..clause.len()).filter_map(|at| Some((is_side(at)?, at))).collect();
    // „Das Ende der Sitzung … geschlossen“ says it twice.
    all.dedup_by_key(|(side, _)| *side);
    all
}

/// „dauerte bis“
fn lasts(clause: Clause<'_>, at: usize) -> bool {
    clause.word(at) == "bis" && matches!(clause.word_before(at, 1), "dauerte" | "dauert" | "ging")
}

/// Compares the beginning and the end.
pub(super) fn compare_both(page: &Page<'_>, range: &Clock) -> Option<Diagnostic> {
    let end = || compare(page, range, range.to?, Side::End);
    compare(page, range, range.from, Side::Begin).or_else(end)
}

/// Compares a time with that of the meeting.
pub(super) fn compare(
    page: &Page<'_>,
    time: &Clock,
    minutes: u32,
    side: Side,
) -> Option<Diagnostic> {
    let own = match side {
        Side::Begin => page.meeting.start.as_ref()?,
        Side::End => page.meeting.end.as_ref()?,
    };
    let away = |record: &Spanned<NaiveTime>| {
        let record = record.value.hour() * 60 + record.value.minute();
        let apart = minutes.abs_diff(record) % HALF_A_DAY;
        apart.min(HALF_A_DAY - apart)
    };
    let meeting = page.meeting;
    let mut parts = vec![meeting.public_start.as_ref(), meeting.public_end.as_ref()];
    parts
        .extend(meeting.pauses.iter().flat_map(|pause| [pause.start.as_ref(), pause.end.as_ref()]));
    let on_time = if page.dates.minutes.kind == Kind::Invitation { 0 } else { ON_TIME };
    let limit = if time.about { ABOUT } else { on_time };
    if away(own) <= limit || parts.into_iter().flatten().any(|one| away(one) == 0) {
        return None;
    }
    let written = page.written(&time.range).to_owned();
    let says = Message::OtherTime { whose: Referent::Meeting, written, record: own.value };
    Some(finding(page, &rules::text::OTHER_TIME, says, time.range.clone(), own.span.clone()))
}
