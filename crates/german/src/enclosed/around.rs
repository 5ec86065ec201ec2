//! The surroundings of a phrase, which may cancel it.

use std::ops::Range;

use super::phrases::{Form, Phrase};
use super::sentence::Sentence;
use crate::classes::Class;
use crate::tokens::Token;

/// Whether nothing around the phrase cancels it.
pub(super) fn allows(sentence: &Sentence<'_>, phrase: &Phrase) -> bool {
    let last = phrase.items.end.saturating_sub(1);
    let clause = sentence.clause(phrase.items.start);
    let clause = clause.start..clause.end.max(sentence.clause(last).end);
    let struck = sentence.items.get(last).is_some_and(|item| item.struck);
    if struck || sentence.asks || sentence.has(&clause, Class::Negation) {
        return false;
    }
    let tells =
        |class| clause.clone().any(|at| sentence.is(at, class) && !is_of_meeting(sentence, at));
    if sentence.has(&clause, Class::Condition) || tells(Class::Later) {
        return false;
    }
    let earlier = tells(Class::Earlier) && speaks_of_mail(sentence, &clause);
    if earlier || belongs_to_other(sentence, phrase.items.end) {
        return false;
    }
    match phrase.form {
        Form::Certain => !(phrase.number.is_some() && hangs_on_other(sentence, phrase)),
        Form::Place => {
            let other = sentence.has(&clause, Class::AnnexVerb)
                && sentence
                    .words(clause.clone())
                    .any(|word| (is_other(word) || is_paper(word)) && !is_own(word));
            let bound = sentence.says(phrase.items.start, &["als", "per"])
                && is_in_other(sentence, &clause, phrase.items.start);
            !other && !bound && !tells_past(sentence, &clause) && !asks_for(sentence, &clause)
        }
        Form::Participle => {
            let own = carriers(sentence, &clause).any(|one| is_ours(sentence, one));
            let past = sentence.has(&clause, Class::Narrated)
                || sentence.has(&clause, Class::PassivePast) && !own;
            let by_others = sentence.has(&clause, Class::Has) && !sentence.has(&clause, Class::We);
            let cancelled = past || by_others || sentence.has(&clause, Class::Modal);
            !cancelled && !is_in_other(sentence, &clause, phrase.items.start)
        }
        Form::Attribute => {
            let before = clause.start..phrase.items.start;
            !is_in_other(sentence, &before, phrase.items.start)
        }
        Form::Finite => !is_in_other(sentence, &clause, phrase.items.start),
    }
}

/// Whether nothing leaves open whose attachment it is: the sentence tells only what is now, and
/// nothing that is still to be done.
pub(super) fn is_plain(sentence: &Sentence<'_>, phrase: &Phrase) -> bool {
    let near = sentence.near(phrase.items.start);
    let parts = |at: &usize| sentence.is_symbol(*at, &[';', '|']);
    let start = (near.start..phrase.items.start).rev().find(parts).unwrap_or(near.start);
    let near = start..(phrase.items.end..near.end).find(parts).unwrap_or(near.end);
    let open = sentence.has(&near, Class::Narrated) || sentence.has(&near, Class::PassivePast);
    let done = sentence.has(&near, Class::Has) && !sentence.has(&near, Class::We);
    let later = phrase.form == Form::Participle
        && near.clone().any(|at| sentence.says(at, &["wird", "werden"]));
    let ours = carriers(sentence, &near).any(|one| is_ours(sentence, one));
    ours || !open && !done && !later
}

/// „sind der Richtlinie beigefügt (Anlagen 1 bis 4)“: what is in parentheses belongs to what is
/// said before them.
fn hangs_on_other(sentence: &Sentence<'_>, phrase: &Phrase) -> bool {
    let Some(bracket) = phrase.items.start.checked_sub(1) else { return false };
    let before = sentence.clause(bracket.saturating_sub(1));
    sentence.is_symbol(bracket, &['('])
        && sentence.has(&before, Class::Done)
        && is_in_other(sentence, &before, bracket)
}

/// „Das Protokoll der letzten Versammlung“, „die Einladung zur nächsten Sitzung“: the word tells
/// whose paper it is, not when it is enclosed.
fn is_of_meeting(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(noun) = sentence.noun(at + 1).filter(|noun| !is_own(noun)) else { return false };
    let before = |steps: usize, words: &[&str]| {
        at.checked_sub(steps).is_some_and(|at| sentence.says(at, words))
    };
    let behind_noun = |steps| at.checked_sub(steps).is_some_and(|at| sentence.noun(at).is_some());
    let article = before(1, &["die", "das", "den", "der", "dem"]);
    let whose = before(1, &["der", "des", "zur", "zum", "vom"]) && behind_noun(2)
        || article && before(2, &["fuer", "von", "aus"]) && behind_noun(3);
    whose && !noun.classes.has(Class::Letter)
}

fn speaks_of_mail(sentence: &Sentence<'_>, clause: &Range<usize>) -> bool {
    sentence.has(clause, Class::OwnPaper) || sentence.has(clause, Class::Letter)
}

fn tells_past(sentence: &Sentence<'_>, clause: &Range<usize>) -> bool {
    sentence.has(clause, Class::Narrated) || sentence.has(clause, Class::PassivePast)
}

/// Whether somebody else is asked to enclose something.
fn asks_for(sentence: &Sentence<'_>, clause: &Range<usize>) -> bool {
    let says = |items: &Range<usize>, words| items.clone().any(|at| sentence.says(at, words));
    let ours = says(&sentence.near(clause.start), &["wir", "ich", "uns"])
        && !says(clause, &["bitte", "uns"]);
    let is_verb = |at: &usize| sentence.noun(*at).is_none() && sentence.is(*at, Class::Sending);
    !ours && clause.clone().any(|at| is_verb(&at))
}

/// „Anlage 2 zur Satzung“, „im Anhang der Verordnung“, „Anlage 1 `BauNVO`“, „Anlage 3 § 2“.
fn belongs_to_other(sentence: &Sentence<'_>, behind: usize) -> bool {
    let mut at = behind;
    while sentence.number(at).is_some() || sentence.says(at, &["und", "bis"]) {
        at += 1;
    }
    if sentence.is_symbol(at, &['§']) || is_law(sentence, at) {
        return true;
    }
    // „im Anhang (zur Satzung)“.
    at += usize::from(sentence.is_symbol(at, &['(']));
    if !sentence.is(at, Class::AnnexJoin) {
        return false;
    }
    let mut near = at + 1..(at + 5).min(sentence.items.len());
    if near.clone().any(|at| sentence.is_symbol(at, &['§'])) {
        return true;
    }
    // „Die Anlage zum Protokoll“ and „zum Thema Wohnen“ are ours; „im Anhang der Flyer“ names the
    // document, „im Anhang der Broschüre“ does not.
    let ours = |noun: &Token| is_own(noun) || noun.classes.has(Class::Topic);
    let named = |noun: &Token| sentence.says(at, &["der"]) && is_paper(noun) && !is_feminine(noun);
    let noun = near.find_map(|at| sentence.noun(at));
    noun.is_some_and(|noun| !sentence.is(at, Class::Ours) && !ours(noun) && !named(noun))
}

/// `SGB`, `BauNVO`, `AufenthG` directly after a number.
fn is_law(sentence: &Sentence<'_>, at: usize) -> bool {
    let numbered = at.checked_sub(1).is_some_and(|before| sentence.number(before).is_some());
    numbered && sentence.is(at, Class::Law) && !sentence.is(at, Class::NoLaw)
}

/// „dem Antrag beigefügt“, „liegt dem Paket bei“, „dem Video beigefügt“: whatever is not ours is
/// somebody else's. Also „jedem Paket“, and „der Brief, dem die Liste beiliegt“.
fn is_in_other(sentence: &Sentence<'_>, clause: &Range<usize>, phrase: usize) -> bool {
    let first = clause.start;
    let relative = sentence.is(first, Class::RelativePronoun)
        || sentence.says(first, &["dem", "der"])
            && sentence.is(first + 1, Class::BeforeNoun)
            && sentence.noun(first).is_none()
        || sentence.says(first, &["dem", "welchem", "welcher"]) && first > 0 && {
            let noun = (first + 1..phrase.min(first + 4)).find(|at| sentence.noun(*at).is_some());
            noun.is_none() || sentence.is_symbol(first - 1, &[','])
        };
    relative
        || carriers(sentence, clause).any(|one| !is_ours(sentence, one))
        || sentence.has(clause, Class::InIt)
}

/// A noun in the dative to which something may be attached.
#[derive(Clone, Copy)]
struct Carrier {
    article: usize,
    noun: usize,
}

/// The nouns in the dative: behind no preposition, and where „der“ may be a genitive, behind no
/// noun. „Den“ is dative only before a plural, „der“ before a feminine.
fn carriers<'a>(
    sentence: &'a Sentence<'a>,
    clause: &Range<usize>,
) -> impl Iterator<Item = Carrier> + 'a {
    let clause = clause.clone();
    clause.clone().filter(|at| sentence.is(*at, Class::Dative)).filter_map(move |article| {
        let before = article.checked_sub(1).filter(|before| *before >= clause.start);
        if before.is_some_and(|before| sentence.is(before, Class::Preposition)) {
            return None;
        }
        let noun =
            (article + 1..(article + 4).min(clause.end)).find(|at| sentence.noun(*at).is_some())?;
        let word = sentence.noun(noun)?;
        let fits = match &*sentence.word(article)?.folded {
            "den" => word.folded.ends_with('n') && (is_other(word) || !is_paper(word)),
            article if article.ends_with("er") => {
                let noun =
                    |at: usize| sentence.noun(at).is_some_and(|word| &*word.folded != "auch");
                let genitive = before.is_some_and(noun);
                !genitive && (is_feminine(word) || is_own(word))
            }
            _ => true,
        };
        fits.then_some(Carrier { article, noun })
    })
}

/// Whether a carrier is what the reader holds: „dieser Mail“, „dem Protokoll“; not „dem Protokoll
/// vom 3. Mai“, „der Mail des Ministeriums“.
fn is_ours(sentence: &Sentence<'_>, one: Carrier) -> bool {
    let Some(noun) = sentence.noun(one.noun) else { return false };
    let of_this = sentence.is(one.article, Class::Ours);
    // „hängt diesem Protokoll an“: nothing follows.
    let goes_on = sentence.word(one.noun + 2).is_some() || sentence.number(one.noun + 2).is_some();
    let of_other = goes_on && sentence.is(one.noun + 1, Class::OfOther);
    (is_own(noun) || of_this && noun.classes.has(Class::Sheet)) && !of_other
}

/// Whether a noun looks feminine, by its ending.
fn is_feminine(noun: &Token) -> bool {
    noun.folded.ends_with('e') || noun.classes.has(Class::Feminine)
}

/// Whether the word is a document or a file, such as „Flyer“ or „Anmeldeformular“.
fn is_paper(word: &Token) -> bool {
    word.classes.has(Class::Paper)
}

/// Whether the word is something with annexes of its own.
fn is_other(word: &Token) -> bool {
    word.classes.has(Class::OthersPaper)
}

fn is_own(word: &Token) -> bool {
    word.classes.has(Class::OwnPaper)
}
