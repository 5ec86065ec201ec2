//! A record that is named one sentence earlier: „Am 5. Dezember ist das Fest. Es beginnt um 15 Uhr.“
//!
//! The subject goes on within a paragraph, until another event or day is named.

use german::{Class, Clause, ParsedText, Reading, Word};

use super::context::DateContext;
use super::cues::is_event;
use super::other;
use super::passage::{Passage, Said};
use super::target::{self, Target};
use super::words::{BEGINNING, ENDING, GOES_ON, PLAIN};
use crate::diagnostic::Diagnostic;

/// Checks the sentences behind one that names a record.
pub(super) fn check(passage: &Passage<'_>, context: &DateContext<'_>) -> Vec<Diagnostic> {
    if context.minutes.events.is_empty() {
        return Vec::new();
    }
    let (mut subject, mut findings): (Option<usize>, _) = (None, Vec::new());
    for clause in passage.parsed.clauses() {
        if clause.begins() {
            subject = None;
        }
        let range = clause.range(0..clause.len());
        let words = passage.parsed.names_in(&range);
        let mut said = passage.within(&range);
        let (first, second) = (said.next(), said.next());
        if let Some(record) = subject
            && let Some(target) = Target::of_event(context.minutes, record)
            && is_same(&words, context, record)
        {
            match first {
                None => {
                    let time = told(passage, clause, &words);
                    findings.extend(time.and_then(|(reading, is_end)| {
                        other::time_at(passage, reading, &target, is_end)
                    }));
                }
                Some(said) if second.is_none() && goes_on(&words) => {
                    findings.extend(day(passage, said, context, record, &target));
                }
                Some(_) => {}
            }
        }
        subject = match first {
            Some(said) if second.is_none() => {
                named(passage, said, context).or_else(|| alone(&words, context))
            }
            Some(_) => None,
            None if words.iter().any(is_event) => alone(&words, context)
                .or_else(|| subject.filter(|record| is_same(&words, context, *record))),
            None => subject,
        };
    }
    findings
}

/// The record of a sentence with a day.
fn named(passage: &Passage<'_>, said: &Said<'_>, context: &DateContext<'_>) -> Option<usize> {
    if said.cues.past || said.cues.moved || said.is_deadline() {
        return None;
    }
    let referenced = said.mention.dates.iter().find_map(|reading| context.referenced(reading));
    referenced.or_else(|| target::on_its_day(passage, said, context))
}

/// The only record that the words of a sentence without a day name.
fn alone(words: &[Word<'_>], context: &DateContext<'_>) -> Option<usize> {
    let mut found = context.records.matching(words);
    found.retain(|one| one.share >= target::NAMED && one.distinct);
    match found.as_slice() {
        [only] => Some(only.record),
        _ => None,
    }
}

/// Whether the sentence goes on about the same: „Es …“, „Beginn ist …“, „Los geht es …“.
fn goes_on(words: &[Word<'_>]) -> bool {
    words.first().is_some_and(|first| GOES_ON.contains(&first.folded))
}

/// Whether a sentence names no event but this one, by the end of its name: „das Fest“ for the „Sommerfest“.
fn is_same(words: &[Word<'_>], context: &DateContext<'_>, record: usize) -> bool {
    let event = context.minutes.events.get(record);
    let title = ParsedText::of(event.map_or("", |event| &event.title.value));
    let names: Vec<Word<'_>> = title.words().filter(is_event).collect();
    let article = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        before.is_some_and(|word| matches!(&*word.folded, "das" | "der" | "die" | "dem" | "zum"))
    };
    let own = |at: usize, word: &Word<'_>| {
        let is_end = |name: &Word<'_>| name.stem().ends_with(word.stem());
        let is_named = names.len() == 1 && names.iter().any(is_end);
        article(at) && (is_named || PLAIN.contains(&word.folded))
    };
    words.iter().enumerate().all(|(at, word)| !is_event(word) || own(at, word))
}

/// The only time of a sentence at which what was named before begins, or ends.
fn told<'p>(
    passage: &Passage<'p>,
    clause: Clause<'p>,
    words: &[Word<'_>],
) -> Option<(&'p Reading, bool)> {
    let begins = |word: &Word<'_>| word.is(Class::Begins) || BEGINNING.contains(&word.folded);
    let ends = |word: &Word<'_>| ENDING.contains(&word.folded);
    let (is_begin, is_end) = (words.iter().any(begins), words.iter().any(ends));
    let subject = words.first().is_some_and(|first| {
        begins(first) || ends(first) || PLAIN.contains(&first.folded) || goes_on(words)
    });
    // „Der Aufbau beginnt um 12 Uhr“ is about something else.
    let others = words.iter().filter(|word| !begins(word) && !ends(word)).any(|word| {
        let is_noun = word.is_capital() && word.range.start > 0;
        word.is(Class::Around) || is_noun && !PLAIN.contains(&word.folded) && !is_event(word)
    });
    let mut moments = clause.moments(passage.parsed.readings());
    let reading = moments.next().filter(|_| moments.next().is_none())?;
    let is_its = is_begin != is_end && subject && !others;
    let is_moved = words.iter().any(|word| word.is(Class::Moved));
    (is_its && !is_moved).then_some((reading, is_end))
}

/// A day other than the record's.
fn day(
    passage: &Passage<'_>,
    said: &Said<'_>,
    context: &DateContext<'_>,
    record: usize,
    target: &Target,
) -> Option<Diagnostic> {
    let (reading, first, last) = said.only()?;
    let cues = said.cues;
    let is_plain = reading.edge == german::Edge::At
        && !cues.past
        && !cues.moved
        && !said.is_deadline()
        && (cues.coming || cues.begins);
    let is_other = is_plain
        && first == last
        && !context.fits(reading, record)
        && target::is_near(first, target.day.value);
    (is_other && !target::is_told_rightly(passage, context, record))
        .then(|| other::day(passage, reading, first, target))
}
