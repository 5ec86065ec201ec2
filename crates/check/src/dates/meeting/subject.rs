//! Whether a clause is about the meeting without its word, and about nothing else.

use german::{Class, Clause};

use super::words::{
    ANOTHER, CARRIED_VERBS, FEMININE, FEMININE_ARTICLES, FOR, GO_ON, IN, MASCULINE, OTHER_ARTICLES,
    PRONOUNS, SMALL_CAPITALS, THANKED,
};
use super::{Page, is_in_title, is_it_itself, meeting};
use crate::dates::cues::is_event;

/// Whether a clause goes on about the meeting that the one before it names: „Sie begann …“, „Beginn ist …“.
pub(super) fn goes_on(page: &Page<'_>, before: Clause<'_>, clause: Clause<'_>) -> bool {
    let first = usize::from(matches!(clause.word(0), "und" | "doch" | "denn" | "and"));
    let pronoun = clause.word(first);
    let is_verb = CARRIED_VERBS.contains(clause.word(first + 1));
    let is_label = GO_ON.contains(pronoun) && (is_verb || clause.is(first + 1, ':'));
    let is_pronoun = is_verb && PRONOUNS.contains(pronoun);
    if !is_label && !is_pronoun || !is_plain(page, clause) {
        return false;
    }
    // „Wir haben uns getroffen. Das war am …“
    let is_met = before.has(["getroffen"])
        && before.has(["haben", "hat"])
        && matches!(pronoun, "das" | "dies");
    if is_met && is_ours(page, before) {
        return true;
    }
    let Some(named) = meeting(page, before).filter(|_| !before.has_start(&ANOTHER)) else {
        return false;
    };
    let feminine = FEMININE.ends(before.word(named));
    let masculine = MASCULINE.ends(before.word(named));
    let fits = match pronoun {
        "sie" | "diese" => feminine,
        "er" | "dieser" => masculine,
        "es" | "dieses" => !feminine && !masculine,
        _ => true,
    };
    let is_told = matches!(pronoun, "das" | "dies") && clause.word(first + 1) != "war";
    fits && !is_told && !names_other(page, before) && !has_rival(before, named, feminine)
}

/// Whether those who met are the ones whose report it is.
fn is_ours(page: &Page<'_>, before: Clause<'_>) -> bool {
    let minutes = page.dates.minutes;
    let is_named = (0..before.len()).any(|at| {
        let word = before.word(at);
        word == "wir" || before.is_capital(at) && word.len() > 4 && is_in_title(minutes, word)
    });
    is_named && !before.has_moment()
}

/// Whether another noun behind the meeting fits a pronoun: „die Sitzung berät über die Sperrzeit“.
fn has_rival(clause: Clause<'_>, named: usize, feminine: bool) -> bool {
    (named + 1..clause.len()).any(|at| {
        let is_noun = clause.is_capital(at) && !SMALL_CAPITALS.contains(clause.word(at));
        let articles = if feminine { &FEMININE_ARTICLES } else { &OTHER_ARTICLES };
        let article = |steps| clause.of_before(at, steps, articles);
        let is_place = (1..=3).any(|steps| IN.contains(clause.word_before(at, steps)));
        is_noun && !is_place && (article(1) || article(2))
    })
}

/// Whether another event is named.
pub(super) fn names_other(page: &Page<'_>, clause: Clause<'_>) -> bool {
    let range = clause.range(0..clause.len());
    let mut is_name = false;
    page.text.parsed.words_in(&range).any(|word| {
        let is_own = is_it_itself(page.dates.minutes, &word.folded);
        let is_other = is_event(&word) && !is_name && !is_own;
        is_name = matches!(&*word.folded, "frau" | "herr" | "herrn");
        is_other && !word.is(Class::NoEvent)
    })
}

/// Whether nothing else is named than the place: no noun behind the first word.
pub(super) fn is_plain(page: &Page<'_>, clause: Clause<'_>) -> bool {
    let is_noun = |at: usize| {
        let is_place = (1..=2).any(|steps| IN.contains(clause.word_before(at, steps)));
        clause.is_capital(at) && !is_place && !SMALL_CAPITALS.contains(clause.word(at))
    };
    let is_english = page.text.parsed.is_english();
    !(1..clause.len()).any(|at| {
        let is_aside = is_noun(at) || clause.of(at, &FOR) && !is_thanking(clause, at);
        is_aside || is_english && clause.word(at) == "with"
    })
}

/// “thank you for coming”, „danke für Ihr Kommen“, “look forward to seeing you”
fn is_thanking(clause: Clause<'_>, at: usize) -> bool {
    (1..=3).any(|steps| THANKED.contains(clause.word(at + steps)))
}
