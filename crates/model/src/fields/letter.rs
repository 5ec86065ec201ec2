//! Text pasted between the keys: one finding for all its lines.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::keys;
use super::syntax::Syntax;
use crate::source::{Source, Span};

/// The faults of a file by line.
pub(super) type Faults = BTreeMap<usize, (Syntax, Span)>;

/// The faults, with those of consecutive lines of prose joined.
pub(super) fn gathered(source: &Arc<Source>, faults: Faults) -> Vec<(Syntax, Span)> {
    let mut told = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    for (line, fault) in faults {
        if !is_prose(source.line(line)) {
            told.push(fault);
            continue;
        }
        let follows = run.last().is_some_and(|last| {
            (last + 1..line).all(|between| source.line(between).trim().is_empty())
        });
        if !follows {
            told.extend(as_letter(source, &run));
            run.clear();
        }
        run.push(line);
    }
    told.extend(as_letter(source, &run));
    told
}

fn as_letter(source: &Arc<Source>, run: &[usize]) -> Option<(Syntax, Span)> {
    let (first, last) = (*run.first()?, *run.last()?);
    let start = source.line_start(first);
    let span = Span::new(source, start..start + source.line(first).len());
    Some((Syntax::Letter { first, last }, span))
}

/// Whether a line is text rather than a key with a typo: it neither begins with a known name nor
/// sets anything.
pub(super) fn is_prose(line: &str) -> bool {
    let before = line.split_once('=').map_or(line, |(before, _)| before).trim();
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let (word, rest) = before.split_at(before.find(|c| !is_name(c)).unwrap_or(before.len()));
    let rest = rest.trim_start_matches([':', ' ', '\t']);
    let is_key = keys::english(word).is_some();
    let sets = line.contains('=') && rest.is_empty();
    let is_value = rest.starts_with(['"', '\'', '„', '“', '[']);
    !(is_key || sets || (is_value && !word.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_told_from_keys_with_a_slip() {
        for line in [
            "Liebe Kolleginnen und Kollegen,",
            "- Punkt eins",
            "1. Begrüßung",
            "Ort: Rathaus",
            "Ihre Anna = super",
            "„Guten Tag“",
            "https://verein.example/?a=b",
            "Grüße",
        ] {
            assert!(is_prose(line), "{line}");
        }
        for line in [
            "titel \"A\"",
            "datum: 2026-05-03",
            "datum 2026-05-03",
            "titl \"A\"",
            "Titel: \"A\"",
            "höhe = 3",
            "ort",
        ] {
            assert!(!is_prose(line), "{line}");
        }
    }
}
