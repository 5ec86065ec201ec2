//! The time at which an event begins or ends in a sentence that names it: „Der Basar am 27. November beginnt um
//! 16 Uhr“, „Beginn am 24. April um 19 Uhr“.

use std::ops::Range;

use german::{Class, Clause, Edge, ParsedText, Reading, Word};

use super::cues::{Cues, is_event};
use super::passage::{self, Passage};
use super::words::{AT_HOURS, BEGINNING, ENDING, NOT_ITS_TIME, ON_THE_WAY, PRESENT, TIME_OF};

/// How many words may stand between a label and its time.
const GAP: usize = 8;

/// The time behind a label, and whether it is that of the end: „Beginn am 24. April um 19 Uhr“.
pub(super) fn labelled<'p>(
    passage: &Passage<'p>,
    clause: Clause<'p>,
) -> Option<(&'p Reading, bool)> {
    let readings = passage.parsed.readings();
    (1..clause.len()).find_map(|at| {
        let reading = readings.get(clause.get(at)?.moment()?).filter(|one| one.kind.is_time())?;
        let is_between = |at: usize| {
            let one = clause.get(at);
            one.is_some_and(|one| one.moment().is_some())
                || clause.is_any(at, &[',', ':', '|'])
                || AT_HOURS.contains(clause.word(at))
        };
        let label = (at.saturating_sub(GAP)..at).rev().find(|at| !is_between(*at))?;
        let word = clause.word(label);
        let is_noun = clause.is_capital(label) || matches!(word, "los" | "start");
        match () {
            () if is_noun && BEGINNING.contains(word) => Some((reading, false)),
            () if is_noun && ENDING.contains(word) => Some((reading, true)),
            () => None,
        }
    })
}

/// The only time of a sentence that names an event in the words of `name`, if it is that of the event.
pub(super) fn of_event<'p>(
    passage: &Passage<'p>,
    clause: Clause<'p>,
    words: &[Word<'_>],
    name: &Range<usize>,
    title: &str,
) -> Option<(&'p Reading, bool)> {
    let cues = passage::cues(passage.parsed, words);
    let is_other = cues.past
        || cues.moved
        || cues.deadline
        || is_behind(words, name, cues)
        || names_other(words, name, title);
    if is_other {
        return None;
    }
    labelled(passage, clause).or_else(|| only(passage, clause, words, cues))
}

/// The only time of a sentence in which something is on.
fn only<'p>(
    passage: &Passage<'p>,
    clause: Clause<'p>,
    words: &[Word<'_>],
    cues: Cues,
) -> Option<(&'p Reading, bool)> {
    let mut times = clause.moments(passage.parsed.readings()).filter(|one| one.kind.is_time());
    let reading = times.next().filter(|_| times.next().is_none())?;
    let starts = |list: &german::WordList| words.iter().any(|word| list.begins(&word.folded));
    let is_aside = starts(&NOT_ITS_TIME)
        || starts(&ON_THE_WAY)
        || words.iter().any(|word| word.is(Class::Around));
    let is_on = cues.begins
        || cues.coming
        || words.iter().any(|word| {
            !word.is_capital() && (PRESENT.contains(&word.folded) || TIME_OF.contains(&word.folded))
        });
    let ends = words.iter().any(|word| ENDING.contains(&word.folded));
    let is_end = reading.edge == Edge::Until;
    (!is_aside && is_on && is_end == ends).then_some((reading, ends))
}

/// „Beim Basar spielt …“, „nach dem Basar“: the time is that of something else.
fn is_behind(words: &[Word<'_>], name: &Range<usize>, cues: Cues) -> bool {
    let before = words.iter().rev().filter(|word| word.range.end <= name.start).take(2);
    before.into_iter().any(|word| {
        let invites = matches!(&*word.folded, "zum" | "zur" | "to") && cues.coming;
        !invites && (word.is(Class::Aside) || NOT_ITS_TIME.contains(&word.folded))
    })
}

/// Whether another event is named than that of the title.
fn names_other(words: &[Word<'_>], name: &Range<usize>, title: &str) -> bool {
    let title = ParsedText::of(title);
    let own: Vec<Word<'_>> = title.words().collect();
    words.iter().filter(|word| is_event(word)).any(|word| {
        let is_in = name.start <= word.range.start && word.range.end <= name.end;
        !is_in && !own.iter().any(|own| own.stem().ends_with(word.stem()))
    })
}
