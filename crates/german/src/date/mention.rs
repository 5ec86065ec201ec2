//! Which time belongs to which day: groups the dates and times of a sentence.

use std::ops::Range;

use super::is_light;
use crate::classes::Class;
use crate::date::found::Found;
use crate::date::reading::{Confidence, Impossible, Kind, Reading};
use crate::tokens::Tokens;

/// Days mentioned together, with their times: „am Dienstag, 7. Mai 2024, um 18.15 Uhr“.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// From the first reading to the last, in bytes of the text.
    pub range: Range<usize>,
    /// The sentence, list item or table row around them, in bytes of the text.
    pub sentence: Range<usize>,
    /// The days: one, or several in a series („7. und 8. Mai“). Parts of a month, and weekdays
    /// alone, do not count.
    pub dates: Vec<Reading>,
    /// The times that belong to them; possibly none.
    pub times: Vec<Reading>,
    /// How certain it is that the times belong to the days: certain side by side, likely in a
    /// sentence without another day, otherwise perhaps.
    pub sure: Confidence,
}

/// The days of a text with their times, in order.
pub(crate) fn mentions(t: &Tokens, found: &[Found], read: &[Reading]) -> Vec<Mention> {
    let mut all = Vec::new();
    let mut from = 0;
    while let Some(first) = found.get(from) {
        let sentence = sentence(t, found, first.tokens.start, from);
        let inside = found[from..].iter().take_while(|one| one.tokens.start < sentence.end).count();
        let to = from + inside.max(1);
        let whole = t.range(&sentence);
        all.extend(of_sentence(t, &found[from..to], &read[from..to], &whole));
        from = to;
    }
    all
}

/// The tokens of the sentence in which a reading begins.
fn sentence(t: &Tokens, found: &[Found], at: usize, from: usize) -> Range<usize> {
    let floor =
        from.checked_sub(1).and_then(|last| found.get(last)).map_or(0, |one| one.tokens.end);
    let ends = |index: &usize| t.ends_sentence(*index);
    let start = (floor..at).rev().find(ends).map_or(floor, |end| end + 1);
    let inside = |index: usize| {
        let next = found.partition_point(|one| one.tokens.end <= index);
        found.get(next).is_some_and(|one| one.tokens.start <= index && index + 1 < one.tokens.end)
    };
    let end = (at..t.len()).find(|index| t.ends_sentence(*index) && !inside(*index));
    start..end.unwrap_or(t.len())
}

/// Whether it is a day, even one that does not exist.
fn is_day(reading: &Reading) -> bool {
    reading.kind.is_date() || matches!(reading.kind, Kind::Impossible(_)) && !is_time(reading)
}

/// Whether it is a time, even one that does not exist.
fn is_time(reading: &Reading) -> bool {
    use Impossible::{Time, TimeRange};
    reading.kind.is_time() || matches!(reading.kind, Kind::Impossible(Time(_) | TimeRange { .. }))
}

/// Groups the readings of one sentence.
fn of_sentence(
    t: &Tokens,
    found: &[Found],
    read: &[Reading],
    sentence: &Range<usize>,
) -> Vec<Mention> {
    let mut all: Vec<Mention> = Vec::new();
    // A time before all days, until one follows.
    let mut early: Vec<(usize, Reading)> = Vec::new();
    let mut last: Option<usize> = None;
    for (index, reading) in read.iter().enumerate() {
        let close = last.is_some_and(|last| is_close(t, &found[last], &found[index]));
        if is_day(reading) {
            let after_day = last.is_some_and(|last| is_day(&read[last]));
            match all.last_mut().filter(|_| close && after_day) {
                Some(mention) => mention.dates.push(reading.clone()),
                None => all.push(begin(t, found, reading, index, &mut early, sentence)),
            }
        } else if is_time(reading) {
            match all.last_mut() {
                Some(mention) => {
                    let sure = if close { Confidence::Certain } else { Confidence::Likely };
                    mention.sure = mention.sure.min(sure);
                    mention.times.push(reading.clone());
                }
                None => early.push((index, reading.clone())),
            }
        } else {
            continue;
        }
        last = Some(index);
        if let Some(mention) = all.last_mut() {
            mention.range.end = mention.range.end.max(reading.range.end);
        }
    }
    if all.len() > 1 {
        for mention in all.iter_mut().filter(|mention| mention.sure == Confidence::Likely) {
            mention.sure = Confidence::Perhaps;
        }
    }
    all
}

/// Begins a mention with a day, and with the times before it („um 18 Uhr am 7. Mai“).
fn begin(
    t: &Tokens,
    found: &[Found],
    reading: &Reading,
    index: usize,
    early: &mut Vec<(usize, Reading)>,
    sentence: &Range<usize>,
) -> Mention {
    let close = early.last().is_none_or(|(time, _)| is_close(t, &found[*time], &found[index]));
    let times: Vec<Reading> = early.drain(..).map(|(_, time)| time).collect();
    let start = times.first().map_or(reading.range.start, |time| time.range.start);
    Mention {
        range: start..reading.range.end,
        sentence: sentence.clone(),
        dates: vec![reading.clone()],
        times,
        sure: if close { Confidence::Certain } else { Confidence::Likely },
    }
}

/// Whether there are only punctuation and small words between two readings.
fn is_close(t: &Tokens, left: &Found, right: &Found) -> bool {
    let mut between = left.tokens.end..right.tokens.start;
    let joins = |at| {
        is_light(t, at)
            || matches!(t.class(at), Some(Class::And | Class::Vom | Class::Zum))
            || t.is(at, '&')
            || t.is(at, '+')
    };
    between.len() <= 5 && between.all(joins)
}
