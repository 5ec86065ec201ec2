//! What the words around a day say about it: that it is to come, past, or a deadline.

use std::ops::Range;

use german::{Class, Classes, Word, WordList};

use super::words::{self, EVENTS, TOGETHER};

/// What a sentence says about its days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each clue stands for itself")]
pub(super) struct Cues {
    /// Something that has happened is reported.
    pub(super) past: bool,
    /// Something is postponed, cancelled or made up for: two days are meant, and both are right.
    pub(super) moved: bool,
    /// Somebody is invited, or something will take place.
    pub(super) coming: bool,
    /// Something begins; it need not be an event.
    pub(super) begins: bool,
    /// There is a word for a deadline: „Anmeldeschluss“.
    pub(super) deadline: bool,
    /// Somebody is asked to do something: „melden Sie sich“.
    pub(super) asking: bool,
}

impl Cues {
    /// The cues of these German words.
    pub(super) fn of(words: &[Word<'_>]) -> Self {
        let all = words.iter().fold(Classes::default(), |all, word| all | word.classes);
        let is_small = |class| words.iter().any(|word| word.is(class) && !word.is_capital());
        // „Ihren Stand“ is not a verb, but the first word of a sentence may be one.
        let told = is_small(Class::Past) || words.first().is_some_and(|word| word.is(Class::Past));
        Self {
            past: told
                || all.has(Class::PastMark)
                || is_small(Class::WeakPast)
                || is_perfect(words),
            moved: all.has(Class::Moved),
            coming: all.has(Class::Coming) || is_coming(words),
            begins: all.has(Class::Begins),
            deadline: all.has(Class::Deadline),
            asking: all.has(Class::Asking),
        }
    }
}

/// The cues of these English words.
pub(super) fn english(said: &[Word<'_>]) -> Cues {
    let any = |list: &[&str]| said.iter().any(|word| list.contains(&&*word.folded));
    let starts = |list: &WordList| said.iter().any(|word| list.begins(&word.folded));
    let asking = any(&words::ASKING) || starts(&words::ASKING_STARTS);
    let perfect = any(&["has", "have"]) && said.iter().any(|word| word.folded.ends_with("ed"));
    Cues {
        past: any(&words::PAST) || perfect,
        moved: starts(&words::MOVED),
        coming: any(&words::COMING),
        begins: any(&words::BEGINS),
        deadline: any(&words::DEADLINE) || asking && any(&["close", "closes"]),
        asking,
    }
}

/// The perfect: „hat … besucht“, „sind … gekommen“.
fn is_perfect(words: &[Word<'_>]) -> bool {
    let participle = |word: &Word<'_>| {
        let ends = word.folded.ends_with('t') || word.folded.ends_with("en");
        let begins = word.is(Class::ParticipleStart) && word.folded.len() > 4;
        !word.is_capital()
            && (ends && begins || word.is(Class::ParticipleEnd))
            && !word.is(Class::State)
    };
    words.iter().any(|word| word.is(Class::Auxiliary)) && words.iter().any(participle)
}

/// Announcements in two words: „findet … statt“, „laden … ein“.
fn is_coming(words: &[Word<'_>]) -> bool {
    let has = |list: &str| words.iter().any(|word| list.split(' ').any(|one| one == word.folded));
    TOGETHER.pairs().any(|(one, other)| has(one) && has(other))
}

/// Whether it is a noun for an event: „Sommerfest“.
pub(super) fn is_event(word: &Word<'_>) -> bool {
    let is_one = || word.is(Class::Event) || Classes::of(word.stem()).has(Class::Event);
    word.is_capital() && !word.is(Class::NoEvent) && is_one()
}

/// Whether it is a noun for an event.
pub(super) fn names_event(word: &Word<'_>) -> bool {
    is_event(word) || word.is_capital() && (EVENTS.ends(&word.folded) || EVENTS.ends(word.stem()))
}

/// Whether an event is named beside `day`, at most this many words away.
pub(super) fn event_beside(words: &[Word<'_>], day: &Range<usize>) -> bool {
    let before = words.iter().rev().filter(|word| word.range.end <= day.start).take(4);
    let after = words.iter().filter(|word| word.range.start >= day.end).take(6);
    before.clone().chain(after.clone()).any(is_event) || open_house(before) || open_house(after)
}

/// „Tag der offenen Tür“, forwards or backwards.
fn open_house<'w, 'p: 'w>(words: impl Iterator<Item = &'w Word<'p>>) -> bool {
    let (mut open, mut house) = (false, false);
    for word in words {
        open |= matches!(&*word.folded, "offenen" | "offene");
        house |= word.is(Class::OpenHouse);
    }
    open && house
}

/// Whether the word before the day makes it the day of something else: „vom“, „seit“.
pub(super) fn is_named_after(words: &[Word<'_>], day: &Range<usize>) -> bool {
    let before = words.iter().rev().find(|word| word.range.end <= day.start);
    before.is_some_and(|word| word.is(Class::NamedAfter))
}
