//! Words that an office does not want in its texts, from `[check.words]`.

use std::ops::Range;

use super::hits::SHOWN;
use super::messages::{Help, Message};
use super::passage::{Kind, Passage, Spot};
use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::settings::HouseWord;
use crate::source::Span;

/// One finding for each unwanted word that occurs. Block quotations and names are left alone.
pub(super) fn check(passages: &[Passage<'_>], words: &[HouseWord]) -> Vec<Diagnostic> {
    words.iter().filter_map(|word| one(passages, word)).collect()
}

fn one(passages: &[Passage<'_>], word: &HouseWord) -> Option<Diagnostic> {
    let texts = passages.iter().filter(|passage| passage.kind != Kind::Name);
    let spots: Vec<Spot<'_>> = texts
        .flat_map(|passage| {
            let found = found(passage.value(), &word.wrong.value, &word.right.value).into_iter();
            let own =
                found.filter(|range| passage.is_prose(range) && !passage.is_cited(range.start));
            own.map(|range| passage.spot(&range))
        })
        .collect();
    let spans: Vec<Span> = spots.iter().map(Spot::span).collect();
    let (first, others) = spans.split_first()?;
    let (wrong, right) = (word.wrong.value.trim(), word.right.value.trim());
    let says = Message::House { word: wrong.to_owned(), count: spots.len() };
    let finding = rules::german::HOUSE_WORD.finds(says).at(first.clone());
    let edits = spots.iter().filter_map(|spot| spot.edit(&spelled(spot.written(), wrong, right)?));
    let finding = finding.everywhere(others.iter().cloned()).mended(edits);
    let also = |finding: Diagnostic, span: &Span| finding.also(span.clone(), Message::Here);
    let right = right.to_owned();
    Some(others.iter().take(SHOWN - 1).fold(finding, also).help(Help::House { right }))
}

/// The right spelling of the same word („Email“, „E-Mail“). Another word may need other words beside it.
fn spelled(written: &str, wrong: &str, right: &str) -> Option<String> {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let is_same = !right.is_empty() && letters(wrong) == letters(right);
    let capital = (written != wrong).then(|| capitalised(right)).flatten();
    is_same.then(|| capital.unwrap_or_else(|| right.to_owned()))
}

/// Where the wrong word occurs in a text: by itself, or joined to another by a hyphen. A lower-case
/// word is also found at the beginning of a sentence.
fn found(text: &str, wrong: &str, right: &str) -> Vec<Range<usize>> {
    let (wrong, right) = (wrong.trim(), right.trim());
    let meant = occurrences(text, right);
    let free = |range: &Range<usize>| {
        let next = meant.partition_point(|one| one.end <= range.start);
        meant.get(next).is_none_or(|one| one.start > range.start || one.end < range.end)
    };
    let mut all = occurrences(text, wrong);
    if let Some(capital) = capitalised(wrong) {
        all.extend(occurrences(text, &capital));
    }
    all.retain(free);
    all.sort_by_key(|range| range.start);
    all
}

/// „handy“ at the beginning of a sentence; `None` where the word is capitalised anyway.
fn capitalised(word: &str) -> Option<String> {
    let first = word.chars().next().filter(|c| c.is_lowercase())?;
    Some(first.to_uppercase().chain(word.chars().skip(1)).collect())
}

/// Where a word occurs by itself.
fn occurrences(text: &str, word: &str) -> Vec<Range<usize>> {
    if word.is_empty() {
        return Vec::new();
    }
    let found = text.match_indices(word).map(|(at, _)| at..at + word.len());
    found
        .filter(|range| {
            let before = text.get(..range.start).unwrap_or_default();
            let behind = text.get(range.end..).unwrap_or_default();
            let ends_in_sign = !word.ends_with(char::is_alphanumeric);
            !is_inside(before.chars().rev()) && (ends_in_sign || !is_inside(behind.chars()))
        })
        .collect()
}

/// Whether the word continues there: with a letter, or with punctuation and a letter as in an
/// address.
fn is_inside(mut chars: impl Iterator<Item = char>) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '\u{ad}';
    match chars.next() {
        Some('.' | '@' | '_' | '/') => chars.next().is_some_and(part),
        Some(c) => part(c),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str, wrong: &str, right: &str) -> usize {
        found(text, wrong, right).len()
    }

    #[test]
    fn whole_words_and_their_compounds_are_found() {
        for text in [
            "Schreiben Sie eine Email.",
            "Die Email-Adresse steht unten.",
            "Die Info-Email kam an.",
            "**Email**: info, „Email“ und (Email)",
        ] {
            assert!(count(text, "Email", "E-Mail") > 0, "{text}");
        }
        assert_eq!(count("Handy hilft, das handy auch.", "handy", "Mobiltelefon"), 2);
        assert_eq!(count("Er kam mit dem Flüchtlings Bus.", "Flüchtlings Bus", "Bus"), 1);
        assert_eq!(count("bzgl. der Kosten", "bzgl.", "zu"), 1);
    }

    #[test]
    fn parts_of_words_and_the_right_word_are_not() {
        for (text, wrong, right) in [
            ("Die Emaille glänzt.", "Email", "E-Mail"),
            ("Schreiben Sie eine E-Mail.", "Mail", "E-Mail"),
            ("email.example und a@email.example", "email", "E-Mail"),
            ("Das EMAIL", "Email", "E-Mail"),
            ("der Ausländerbeirat", "Ausländer", "Zugewanderte"),
            ("Datei_Email_2", "Email", "E-Mail"),
        ] {
            assert_eq!(count(text, wrong, right), 0, "{text}");
        }
    }
}
