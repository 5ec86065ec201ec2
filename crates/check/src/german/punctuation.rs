//! A mark of punctuation too many: „Uhr..“, „Kaffee,, Tee“, „Raum,.“

use super::messages::What;
use super::passage::{Passage, Slip};

/// Pairs of marks of which one is too many: the pair, what should stand there, and whether that is sure.
const PAIRS: [(&str, &str, bool); 11] = [
    ("..", ".", true),
    (",,", ",", true),
    (";;", ";", true),
    ("::", ":", true),
    (",.", ".", false),
    (";.", ".", false),
    (",;", ";", false),
    (";,", ",", false),
    (":,", ":", false),
    (",:", ":", false),
    ("?.", "?", false),
];

/// Every such pair of a text, between a word and a blank.
pub(super) fn slips(passage: &Passage<'_>) -> Vec<(What, Slip)> {
    let found = PAIRS.iter().flat_map(|pair| found(passage.value(), *pair));
    let found = found.filter(|(range, ..)| passage.is_prose(range));
    found.map(|slip| (What::Punctuation, slip)).collect()
}

fn found<'t>(
    text: &'t str,
    (pair, right, sure): (&'t str, &'t str, bool),
) -> impl Iterator<Item = Slip> + 't {
    text.match_indices(pair).filter_map(move |(at, _)| {
        let (head, tail) = (text.get(..at)?, text.get(at + pair.len()..)?);
        let start = head.trim_end_matches(char::is_alphanumeric).len();
        let mut behind = tail.trim_start_matches(['“', '‘', ')', '*', '_']).chars();
        let ends = behind.next().is_none_or(char::is_whitespace);
        // „mal sehen.. und dann“ lacks a third one.
        let next = behind.find(|c| !c.is_whitespace());
        let goes_on = tail.starts_with(' ') && next.is_some_and(char::is_lowercase);
        let is_stop = right != "," && right != ";";
        let is_one = start < at && ends && !(is_stop && goes_on);
        is_one.then(|| (start..at + pair.len(), format!("{}{right}", &head[start..]), sure))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<(&str, String)> {
        let all = PAIRS.iter().flat_map(|pair| found(text, *pair));
        all.map(|(range, wanted, _)| (&text[range], wanted)).collect()
    }

    #[test]
    fn a_mark_too_many_is_found() {
        for (text, written, wanted) in [
            ("um 18 Uhr..", "Uhr..", "Uhr."),
            ("Tee, Kaffee usw.. Danach", "usw..", "usw."),
            ("am 18.. Mai", "18..", "18."),
            ("Kaffee,, Tee", "Kaffee,,", "Kaffee,"),
            ("im Rathaus,. Danach", "Rathaus,.", "Rathaus."),
            ("Tagesordnung:: Haushalt", "Tagesordnung::", "Tagesordnung:"),
            ("so („wie immer..“) weiter", "immer..", "immer."),
        ] {
            assert_eq!(seen(text), [(written, wanted.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_meant_stays() {
        for text in [
            "mal sehen... und mehr",
            "mal sehen.. und dann",
            "Wirklich?! Ja!!",
            "Tee usw., Kaffee etc.: alles",
            ",,Zitat'' und .. allein",
            "../anlagen und a..b",
            "std::fmt und 1..5",
            "Frage ;) und :)",
            "Inhalt ...... 5",
        ] {
            assert!(seen(text).is_empty(), "{text}: {:?}", seen(text));
        }
    }
}
