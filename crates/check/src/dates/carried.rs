//! A record that is named one sentence earlier: „Am 5. Dezember ist das Fest. Es beginnt um 15 Uhr.“
//!
//! The subject goes on within a paragraph, until another event or day is named.

use german::{Class, Clause, ParsedText, Reading, Word};

use super::context::DateContext;
use super::cues::is_event;
use super::hours;
use super::other;
use super::passage::{Passage, Said};
use super::target::{self, Target};
use super::words::{BEGINNING, ENDING, GOES_ON, PLAIN, PRESENT};
use crate::diagnostic::Diagnostic;

/// Checks the sentences that name a record, and those behind.
pub(super) fn check(passage: &Passage<'_>, context: &DateContext<'_>) -> Vec<Diagnostic> {
    if context.minutes.events.is_empty() {
        return Vec::new();
    }
    let above = above(passage, context);
    let (mut subject, mut findings) = (above, Vec::new());
    for clause in passage.parsed.clauses() {
        if clause.begins() {
            subject = above;
        }
        let range = clause.range(0..clause.len());
        let words = passage.parsed.names_in(&range);
        let mut said = passage.within(&range);
        let (first, second) = (said.next(), said.next());
        let only = first.filter(|_| second.is_none());
        if let Some(record) = subject
            && let Some(target) = Target::of_event(context.minutes, record)
            && is_same(&words, context, record)
        {
            findings.extend(goes_on_about(passage, clause, &words, only, context, record, &target));
        }
        let here = match only {
            Some(said) => named(passage, said, context).or_else(|| alone(&words, context)),
            None if first.is_none() => alone(&words, context),
            None => None,
        };
        findings.extend(
            here.and_then(|record| its_time(passage, clause, &words, only, context, record)),
        );
        subject = match first {
            Some(_) => here,
            None if words.iter().any(is_event) => {
                here.or_else(|| subject.filter(|record| is_same(&words, context, *record)))
            }
            None => here.or(subject),
        };
    }
    findings
}

/// The record that the heading above names, where no other day stands below.
fn above(passage: &Passage<'_>, context: &DateContext<'_>) -> Option<usize> {
    let title = ParsedText::of(&passage.title?.value);
    let record = alone(&title.names(), context)?;
    let is_its = |said: &Said<'_>| {
        said.is_deadline() || said.mention.dates.iter().all(|one| context.fits(one, record))
    };
    passage.said.iter().all(is_its).then_some(record)
}

/// The time that a sentence gives to the event that it names.
fn its_time(
    passage: &Passage<'_>,
    clause: Clause<'_>,
    words: &[Word<'_>],
    only: Option<&Said<'_>>,
    context: &DateContext<'_>,
    record: usize,
) -> Option<Diagnostic> {
    let target = Target::of_event(context.minutes, record)?;
    let is_its_day = only.is_none_or(|said| {
        !said.is_deadline() && said.mention.dates.iter().all(|one| context.fits(one, record))
    });
    let found = context.records.matching(words);
    let mut fitting = found.iter().filter(|one| one.share >= target::HINTED && one.distinct);
    let name = fitting.find(|one| one.record == record).filter(|_| found.len() == 1)?;
    let title = &context.minutes.events.get(record)?.title.value;
    let (reading, ends) = hours::of_event(passage, clause, words, &name.range, title)?;
    is_its_day.then(|| other::time_at(passage, reading, &target, ends))?
}

/// What a sentence that goes on about a record tells of its time or day.
fn goes_on_about(
    passage: &Passage<'_>,
    clause: Clause<'_>,
    words: &[Word<'_>],
    only: Option<&Said<'_>>,
    context: &DateContext<'_>,
    record: usize,
    target: &Target,
) -> Option<Diagnostic> {
    let found = match only {
        None if !clause.has_day(passage.parsed.readings()) => {
            hours::labelled(passage, clause).or_else(|| told(passage, clause, words))
        }
        Some(said) if said.mention.dates.iter().all(|one| context.fits(one, record)) => {
            let pronoun = words.iter().any(|word| {
                matches!(&*word.folded, "sie" | "er" | "es" | "it") && !word.is_capital()
            });
            hours::labelled(passage, clause).or_else(|| {
                (pronoun || goes_on(words)).then(|| told_on_day(passage, clause, words))?
            })
        }
        Some(said) if goes_on(words) => return day(passage, said, context, record, target),
        _ => None,
    };
    let (reading, ends) = found?;
    other::time_at(passage, reading, target, ends)
}

/// „Geöffnet ist sie am 18. September von 9 bis 15 Uhr“
fn told_on_day<'p>(
    passage: &Passage<'p>,
    clause: Clause<'p>,
    words: &[Word<'_>],
) -> Option<(&'p Reading, bool)> {
    let mut times =
        clause.moments(passage.parsed.readings()).filter(|reading| reading.kind.is_time());
    let reading = times.next().filter(|_| times.next().is_none())?;
    let is_aside = words.iter().any(|word| {
        word.is(Class::Around) || word.is(Class::Moved) || ENDING.contains(&word.folded)
    });
    (!is_aside && reading.edge != german::Edge::Until).then_some((reading, false))
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
        && (cues.coming
            || cues.begins
            || said.words.iter().any(|word| PRESENT.contains(&word.folded)));
    let is_other = is_plain
        && first == last
        && !context.fits(reading, record)
        && target::is_near(first, target.day.value);
    (is_other && !target::is_told_rightly(passage, context, record))
        .then(|| other::day(passage, reading, first, target))
}
