//! The surroundings of a phrase, which may cancel it.

use std::ops::Range;

use super::phrases::{Form, Phrase};
use super::sentence::Sentence;
use super::words::{
    CONDITIONS, DATIVE, EARLIER, JOINS, LATER, MODALS, NEGATIONS, OURS, PASSIVE_PAST, PAST,
    SENDING, TELLS, TOPICS, is_other, is_own, is_paper,
};

/// Whether nothing around the phrase cancels it.
pub(super) fn allows(sentence: &Sentence, phrase: &Phrase) -> bool {
    let last = phrase.items.end.saturating_sub(1);
    let clause = sentence.clause(phrase.items.start);
    let clause = clause.start..clause.end.max(sentence.clause(last).end);
    let struck = sentence.items.get(last).is_some_and(|item| item.struck);
    if struck || sentence.asks || sentence.has(&clause, &NEGATIONS) {
        return false;
    }
    if sentence.has(&clause, &CONDITIONS) || sentence.has(&clause, &LATER) {
        return false;
    }
    let earlier = sentence.has(&clause, &EARLIER) && speaks_of_mail(sentence, &clause);
    if earlier || belongs_to_other(sentence, phrase.items.end) {
        return false;
    }
    match phrase.form {
        Form::Certain => true,
        Form::Place => {
            let other = sentence.has(&clause, &TELLS)
                && sentence.words(clause.clone()).any(|word| is_other(word) && !is_own(word));
            !other && !tells_past(sentence, &clause) && !asks_for(sentence, &clause)
        }
        Form::Participle => {
            let own = has_carrier(sentence, &clause, is_own);
            let past = sentence.has(&clause, &PAST) || sentence.has(&clause, &PASSIVE_PAST) && !own;
            !past && !sentence.has(&clause, &MODALS) && !is_in_other(sentence, &clause)
        }
        Form::Attribute => !is_in_other(sentence, &(clause.start..phrase.items.start)),
        Form::Finite => !is_in_other(sentence, &clause),
    }
}

fn speaks_of_mail(sentence: &Sentence, clause: &Range<usize>) -> bool {
    let others = ["einladung", "brief", "schreiben"];
    sentence
        .words(clause.clone())
        .any(|word| is_own(word) || others.iter().any(|one| word.ends_with(one)))
}

fn tells_past(sentence: &Sentence, clause: &Range<usize>) -> bool {
    sentence.has(clause, &PAST) || sentence.has(clause, &PASSIVE_PAST)
}

/// Whether somebody else is asked to enclose something.
fn asks_for(sentence: &Sentence, clause: &Range<usize>) -> bool {
    let ours = sentence.has(&sentence.near(clause.start), &["wir", "ich", "uns"])
        && !sentence.has(clause, &["bitte", "uns"]);
    let is_verb = |at: &usize| sentence.noun(*at).is_none() && sentence.is(*at, &SENDING);
    !ours && clause.clone().any(|at| is_verb(&at))
}

/// „Anlage 2 zur Satzung“, „im Anhang der Verordnung“, „Anlage 1 `BauNVO`“, „Anlage 3 § 2“.
fn belongs_to_other(sentence: &Sentence, behind: usize) -> bool {
    let mut at = behind;
    while sentence.number(at).is_some() || sentence.is(at, &["und", "bis"]) {
        at += 1;
    }
    if sentence.is_symbol(at, &['§'])
        || sentence.word(at).is_some_and(|word| is_law(sentence, at, word))
    {
        return true;
    }
    // „im Anhang (zur Satzung)“.
    at += usize::from(sentence.is_symbol(at, &['(']));
    if !sentence.is(at, &JOINS) {
        return false;
    }
    let mut near = at + 1..(at + 5).min(sentence.items.len());
    if near.clone().any(|at| sentence.is_symbol(at, &['§'])) {
        return true;
    }
    // „Die Anlage zum Protokoll“ and „zum Thema Wohnen“ are ours; „im Anhang der Flyer“ names the
    // document.
    let ours = |noun: &str| is_own(noun) || TOPICS.contains(noun);
    let named = |noun: &str| sentence.is(at, &["der"]) && is_paper(noun) && !is_other(noun);
    let noun = near.find_map(|at| sentence.noun(at));
    noun.is_some_and(|noun| !sentence.is(at, &OURS) && !ours(noun) && !named(noun))
}

/// `SGB`, `BauNVO`, `AufenthG` directly after a number.
fn is_law(sentence: &Sentence, at: usize, word: &str) -> bool {
    let numbered = at.checked_sub(1).is_some_and(|before| sentence.number(before).is_some());
    numbered && (["sgb", "bgb", "gg", "kav", "n"].contains(&word) || is_law_name(word))
}

fn is_law_name(word: &str) -> bool {
    word.len() >= 4
        && ["hg", "tg", "nvo", "vo", "zg", "lg", "rg"].iter().any(|end| word.ends_with(end))
        && !["erfolg", "tag", "mittag"].contains(&word)
}

/// „dem Antrag beigefügt“, „liegt dem Paket bei“.
fn is_in_other(sentence: &Sentence, clause: &Range<usize>) -> bool {
    has_carrier(sentence, clause, |noun| is_other(noun) && !is_own(noun))
        || sentence.has(clause, &["jedem", "jeder"])
}

/// Whether there is such a noun in the dative. „Den“ is dative only before a plural, „der“ before a
/// feminine.
fn has_carrier(sentence: &Sentence, clause: &Range<usize>, is: impl Fn(&str) -> bool) -> bool {
    clause.clone().filter(|at| sentence.is(*at, &DATIVE)).any(|article| {
        let mut near =
            (article + 1..(article + 4).min(clause.end)).filter_map(|at| sentence.noun(at));
        let fits = |noun: &str| match sentence.word(article) {
            Some("den") => noun.ends_with('n'),
            Some("der") => ["ung", "e", "ie"].iter().any(|end| noun.ends_with(end)),
            _ => true,
        };
        near.next().is_some_and(|noun| fits(noun) && is(noun))
    })
}
