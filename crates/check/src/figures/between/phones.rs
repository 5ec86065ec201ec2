//! Telephone numbers of which one is the other with two digits the wrong way round, and two numbers of one thing.

use std::ops::Range;

use super::Fact;
use crate::body_text::BodyText;
use crate::diagnostic::Diagnostic;

/// Checks every number against the others.
pub(super) fn check(texts: &[&BodyText<'_>]) -> Vec<Diagnostic> {
    let mut numbers: Vec<Fact<'_>> = texts.iter().flat_map(|text| numbers(text)).collect();
    numbers.sort_by_key(Fact::order);
    super::swapped_pairs(&numbers).collect()
}

/// The numbers of a text: of telephones, and behind „Durchwahl“.
fn numbers<'a>(text: &'a BodyText<'a>) -> Vec<Fact<'a>> {
    let fact = |range: Range<usize>, value: String, about: Vec<String>| Fact {
        text,
        clause: range.start / BESIDE,
        range,
        value,
        about,
    };
    let phones = text.parsed.phones().iter().map(|one| {
        let extension = one.extension.as_deref().unwrap_or_default();
        let digits = [one.area.as_deref().unwrap_or_default(), &one.number, extension].concat();
        // In one house, many numbers are alike.
        let about = if extension.is_empty() { Vec::new() } else { nouns(text, &one.range) };
        fact(one.range.clone(), digits, about)
    });
    let mut all: Vec<Fact<'a>> = phones.filter(|one| one.value.len() >= 5).collect();
    for clause in text.parsed.clauses().filter(|clause| clause.has(EXTENSION)) {
        let at = (0..clause.len()).filter(|at| clause.of(*at, EXTENSION));
        let number = |at: usize| {
            let is_number = |at: &usize| clause.get(*at).is_some_and(|one| one.number().is_some());
            let at = (at + 1..at + 3).find(is_number)?;
            let range = clause.range(at..at + 1);
            let digits = text.text.value.get(range.clone())?;
            let is_plain =
                (2..6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
            is_plain.then(|| fact(range.clone(), format!("-{digits}"), nouns(text, &range)))
        };
        all.extend(at.filter_map(number));
    }
    all
}

/// The nouns near a number, which tell whose it is.
fn nouns(text: &BodyText<'_>, number: &Range<usize>) -> Vec<String> {
    let value = &text.text.value;
    let from = value.floor_char_boundary(number.start.saturating_sub(OWNER));
    let before = value.get(from..number.start).unwrap_or_default();
    let from = before.rfind(['\n', '!', '?']).map_or(from, |at| from + at);
    let near = from..number.start;
    let words = text.parsed.words_in(&near);
    let nouns = words.filter(|one| one.is_capital() && one.text.len() > 3);
    let nouns = nouns.filter(|one| !matches!(&*one.folded, "durchwahl" | "telefon" | "apparat"));
    let mut all: Vec<String> = nouns.map(|one| one.stem().to_owned()).collect();
    // Whose number it is, nobody says.
    if all.is_empty() {
        all.push(String::new());
    }
    all
}

/// So far before a number somebody is named (bytes).
const OWNER: usize = 120;

/// Two numbers in so many bytes are those of two people.
const BESIDE: usize = 100;

/// What stands before the number of a telephone within a house.
const EXTENSION: [&str; 6] = ["durchwahl", "apparat", "app", "nebenstelle", "dw", "extension"];
