//! What the words around a day say about it: that it is to come, past, or a deadline.

use std::ops::Range;

use super::lists::{
    ASKING, ASKING_STARTS, CLOSING, EVENTS, MOVED, NO_EVENTS, PAST, PAST_STARTS, PERFECT_ENDS,
    PERFECT_STARTS, STATES,
};
use super::word::Word;

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
    /// The cues of these words.
    pub(super) fn of(words: &[Word]) -> Self {
        let any = |list: &[&str]| words.iter().any(|word| list.contains(&&*word.lower));
        let starts = |list: &[&str]| {
            words.iter().any(|word| list.iter().any(|start| word.lower.starts_with(start)))
        };
        // „Ihren Stand“ is not a verb, but the first word of a sentence may be one.
        let is_verb =
            |(at, word): (usize, &Word)| (at == 0 || !word.capital) && PAST.contains(&word.lower);
        let told = words.iter().enumerate().any(is_verb);
        Self {
            past: told || starts(&PAST_STARTS) || is_told(words) || is_perfect(words),
            moved: starts(&MOVED) || any(&["stattdessen", "anstatt", "anstelle", "eigentlich"]),
            coming: is_coming(words),
            begins: any(&["beginnt", "startet"]),
            deadline: words.iter().any(|word| is_deadline(&word.lower)),
            asking: any(&ASKING) || starts(&ASKING_STARTS),
        }
    }
}

/// Whether a verb in „-ierte“ reports the past.
fn is_told(words: &[Word]) -> bool {
    let told = |word: &Word| {
        !word.capital && (word.lower.ends_with("ierte") || word.lower.ends_with("ierten"))
    };
    words.iter().any(told)
}

/// The perfect: „hat … besucht“, „sind … gekommen“.
fn is_perfect(words: &[Word]) -> bool {
    let helper = |word: &Word| {
        matches!(&*word.lower, "hat" | "haben" | "habe" | "ist" | "sind" | "hast" | "bin")
    };
    let participle = |word: &Word| {
        let ends = word.lower.ends_with('t') || word.lower.ends_with("en");
        let begins = PERFECT_STARTS.iter().any(|start| word.lower.starts_with(start));
        let ends_otherwise = PERFECT_ENDS.iter().any(|end| word.lower.ends_with(end));
        !word.capital
            && ((ends && begins && word.lower.chars().count() > 4) || ends_otherwise)
            && !STATES.contains(&word.lower)
            && !word.lower.starts_with("gegen")
            && !word.lower.starts_with("willkommen")
    };
    words.iter().any(helper) && words.iter().any(participle)
}

/// Announcements: „findet … statt“, „laden … ein“, „beginnt“.
fn is_coming(words: &[Word]) -> bool {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&&*word.lower));
    let both = |left: &[&str], right: &[&str]| has(left) && has(right);
    both(&["findet", "finden"], &["statt"])
        || has(&["stattfinden", "stattfindet", "stattfindenden"])
        || both(&["laden", "lädt", "ladet"], &["ein"])
        || has(&["einladen", "eingeladen", "einlädt", "willkommen", "vormerken"])
        || both(&["treffen", "trifft"], &["sich", "uns"])
        || both(&["merken"], &["vor"])
        || both(&["freuen"], &["auf"])
        || both(
            &["wird", "werden"],
            &["eröffnet", "gefeiert", "gezeigt", "veranstaltet", "angeboten"],
        )
}

/// A deadline: „Anmeldeschluss“, „Frist“; not „Abschluss“.
fn is_deadline(lower: &str) -> bool {
    let before = lower.strip_suffix("schluss").or_else(|| lower.strip_suffix("schluß"));
    before.is_some_and(|before| CLOSING.contains(before))
        || lower.ends_with("frist")
        || lower == "deadline"
        || matches!(lower, "abgabetermin" | "stichtag")
}

/// Whether it is a noun for an event: „Sommerfest“.
pub(super) fn is_event(word: &Word) -> bool {
    let stem = super::word::stem(&word.lower);
    let ends = |event: &&str| word.lower.ends_with(event) || stem.ends_with(event);
    let weekday = ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"];
    word.capital
        && EVENTS.iter().any(ends)
        && !NO_EVENTS.contains(&word.lower)
        && !weekday.iter().any(|day| word.lower.starts_with(day))
        && !["nachmittag", "vormittag", "abend", "abends"].contains(&&*word.lower)
}

/// Whether an event is named beside `day`, at most this many words away.
pub(super) fn event_beside(words: &[Word], day: &Range<usize>) -> bool {
    let before = words.iter().rev().filter(|word| word.range.end <= day.start).take(4);
    let after = words.iter().filter(|word| word.range.start >= day.end).take(6);
    before.clone().chain(after.clone()).any(is_event) || open_house(before) || open_house(after)
}

/// „Tag der offenen Tür“, forwards or backwards.
fn open_house<'w>(words: impl Iterator<Item = &'w Word>) -> bool {
    let (mut open, mut house) = (false, false);
    for word in words {
        open |= matches!(&*word.lower, "offenen" | "offene");
        house |= matches!(&*word.lower, "tür" | "türen" | "moschee" | "gartenpforte" | "ateliers");
    }
    open && house
}

/// Whether the word before the day makes it the day of something else: „vom“, „seit“.
pub(super) fn is_named_after(words: &[Word], day: &Range<usize>) -> bool {
    let before = words.iter().rev().find(|word| word.range.end <= day.start);
    before.is_some_and(|word| matches!(&*word.lower, "vom" | "seit" | "des" | "nach"))
}

/// Whether it is a word for a meeting of a network.
pub(super) fn is_meeting(lower: &str) -> bool {
    ["treffen", "treffens", "sitzung", "versammlung", "konferenz"]
        .iter()
        .any(|meeting| lower.ends_with(meeting))
}
