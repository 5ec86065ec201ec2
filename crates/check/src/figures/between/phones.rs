//! Telephone numbers of which one is the other with two digits the wrong way round, and two numbers of one thing.

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
    let fact = |range: std::ops::Range<usize>, value: String| Fact {
        text,
        clause: range.start / BESIDE,
        range,
        value,
    };
    let phones = text.parsed.phones().iter().map(|one| {
        let digits = [
            one.area.as_deref().unwrap_or_default(),
            &one.number,
            one.extension.as_deref().unwrap_or_default(),
        ];
        fact(one.range.clone(), digits.concat())
    });
    let mut all: Vec<Fact<'a>> = phones.filter(|one| one.value.len() >= 5).collect();
    for clause in text.parsed.clauses().filter(|clause| clause.has(EXTENSION)) {
        let at = (0..clause.len()).filter(|at| clause.of(*at, EXTENSION));
        let number = |at: usize| {
            let at = (at + 1..at + 3)
                .find(|at| clause.get(*at).is_some_and(|one| one.number().is_some()))?;
            let range = clause.range(at..at + 1);
            let digits = text.text.value.get(range.clone())?;
            let is_plain =
                (2..6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
            is_plain.then(|| fact(range, format!("-{digits}")))
        };
        all.extend(at.filter_map(number));
    }
    all
}

/// Two numbers in so many bytes are those of two people.
const BESIDE: usize = 100;

/// What stands before the number of a telephone within a house.
const EXTENSION: [&str; 6] = ["durchwahl", "apparat", "app", "nebenstelle", "dw", "extension"];
