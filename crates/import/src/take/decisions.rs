//! What was decided, with the votes.

use crate::tree::inline::plain;
use model::minutes::Votes;

use super::labels::{Label, labelled};
use super::wording::votes;
use crate::record::Decision;
use crate::tree::words::Words;

/// A paragraph as a decision: by its label, or because it says that something is decided, and how.
pub(super) fn of_paragraph(text: &str) -> Option<Decision> {
    let words = plain(text);
    let (rest, number) = match numbered(&words) {
        Some(found) => found,
        None if decides(&words) => (words.clone(), None),
        None => return None,
    };
    if rest.is_empty() {
        return None;
    }
    let is_whole = rest == words;
    let (told, counts) = with_votes(if is_whole { text } else { &rest });
    let mut decision = Decision { text: told, number, votes: counts, said: Vec::new() };
    remember(&mut decision, &words);
    Some(decision)
}

/// The text and number behind „Beschluss:“, „Beschluss Nr. 2026/14:“.
fn numbered(words: &str) -> Option<(String, Option<String>)> {
    let (before, rest) = words.split_once(':')?;
    let mut parts = before.split_whitespace();
    let is_label = parts.next().and_then(super::labels::label) == Some(Label::Decision);
    let number: Vec<&str> = parts.filter(|part| !matches!(*part, "Nr." | "Nr" | "No.")).collect();
    let has_digit = number.iter().any(|part| part.chars().any(|c| c.is_ascii_digit()));
    let is_number = number.len() <= 2 && has_digit && before.chars().count() < 40;
    if is_label && is_number {
        return Some((rest.trim().to_owned(), Some(number.join(" "))));
    }
    labelled(words)
        .filter(|(label, _)| *label == Label::Decision)
        .map(|(_, rest)| (rest.to_owned(), None))
}

/// „Der Beirat beschließt einstimmig, …“: present tense, and how people voted.
fn decides(words: &str) -> bool {
    let lower = words.to_lowercase();
    let has = |wanted: &[&str]| {
        lower.split(|c: char| !c.is_alphanumeric()).any(|word| wanted.contains(&word))
    };
    let how = has(&["einstimmig", "mehrheitlich"]) || votes(&lower).is_some();
    has(&["beschließt", "beschliesst", "beschließen", "beschliessen"])
        && how
        && !has(&["soll", "sollen", "wird", "werden", "will"])
}

/// The votes of a line about nothing else: „Abstimmung: 12 Ja, 1 Nein“.
pub(super) fn of_votes(words: &str) -> Option<Votes> {
    let rest = match labelled(words) {
        Some((Label::Votes, rest)) => rest,
        _ => words,
    };
    let only_votes = rest.split_whitespace().count() <= 12;
    counted(rest).filter(|_| only_votes)
}

/// Whether a short text says how a vote went, in words that are no figures for all three columns.
pub(super) fn is_result(words: &str) -> bool {
    let is_labelled = labelled(words).is_some_and(|(label, _)| label == Label::Votes);
    let short = words.split_whitespace().count() <= 12 || is_labelled;
    short && (is_labelled || super::wording::speaks_of_votes(words))
}

fn counted(text: &str) -> Option<Votes> {
    let [yes, no, abstained] = votes(text)?;
    Some(Votes { yes, no, abstained })
}

/// A text without the votes in parentheses at its end, and the votes.
fn with_votes(text: &str) -> (String, Option<Votes>) {
    let trimmed = text.trim().trim_end_matches('.').trim_end();
    if let Some((before, inside)) = trimmed.strip_suffix(')').and_then(|text| text.rsplit_once('('))
        && let Some(counts) = counted(inside)
        && inside.split_whitespace().count() <= 12
    {
        return (before.trim().to_owned(), Some(counts));
    }
    (text.trim().to_owned(), counted(&plain(text)))
}

/// Keeps the line of the document where its words are not all in the record.
pub(super) fn remember(decision: &mut Decision, words: &str) {
    let counts =
        decision.votes.map(|votes| format!("{} {} {}", votes.yes, votes.no, votes.abstained));
    let values = [
        plain(&decision.text),
        decision.number.clone().unwrap_or_default(),
        counts.unwrap_or_default(),
    ];
    if !Words::of(&values.join(" ")).have(words) {
        decision.said.push(words.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_are_told_from_reports() {
        let of = |text: &str| {
            of_paragraph(text).map(|one| {
                (
                    one.text,
                    one.number,
                    one.votes.map(|votes| (votes.yes, votes.no, votes.abstained)),
                )
            })
        };
        let all = |text: &str, number: Option<&str>, votes| {
            Some((text.to_owned(), number.map(str::to_owned), votes))
        };
        assert_eq!(
            of("Beschluss: Der Antrag wird angenommen."),
            all("Der Antrag wird angenommen.", None, None)
        );
        assert_eq!(
            of("**Beschluss 2026/14:** Wir laden ein (12 Ja, 1 Nein, 2 Enthaltungen)."),
            all("Wir laden ein", Some("2026/14"), Some((12, 1, 2)))
        );
        let whole = "Der Beirat beschließt einstimmig, das Fest zu fördern.";
        assert_eq!(of(whole), all(whole, None, None));
        for text in [
            "Der Beirat soll im Herbst beschließen.",
            "2024 wurde beschlossen, dass …",
            "Beschluss",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
