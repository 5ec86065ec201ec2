//! A TOML file as a whole: its syntax, and which of several findings about one place is kept.

use std::cell::RefCell;
use std::sync::Arc;

use toml::de::DeTable;

use super::keys;
use super::keys::Spelling;
use super::mend::Mend;
use super::syntax::Syntax;
use crate::diagnostic::{Diagnostic, Findings};
use crate::source::{Place, Source};

/// Parses a whole TOML file; syntax errors become findings and what could be read stays readable.
/// `None` where the parser lost its way, so that what it read behind that means nothing. `text` is
/// what [`readable`](super::readable) made of the source.
pub fn parse<'s>(
    source: &Arc<Source>,
    text: &'s str,
    findings: &RefCell<Findings>,
) -> Option<DeTable<'s>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let spelling = if errors.is_empty() { Spelling::default() } else { Spelling::of(text) };
    let mut derailed = false;
    let mut seen = Vec::new();
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        let place = Place::new(source, span);
        let fault = Syntax::of(error.message(), &place);
        let place = fault.better_place(&place, text);
        let known = (place.position().line, fault.clone());
        if (derailed && fault == Syntax::KeyTwice) || seen.contains(&known) {
            continue;
        }
        derailed |= fault.derails();
        seen.push(known);
        let finding = Diagnostic::error(rule(&fault), fault.clone()).at(place);
        findings.borrow_mut().push(finding.help(Mend(fault, spelling)));
        if seen.len() == MOST_SYNTAX_ERRORS {
            break;
        }
    }
    (!derailed).then(|| table.into_inner())
}

/// The keys of the file's first level by their English names; `None` where it cannot be read.
pub fn top_keys(source: &Source) -> Option<Vec<&'static str>> {
    let (table, errors) = DeTable::parse_recoverable(source.text());
    let keys = table.get_ref().keys().filter_map(|key| keys::english(key.get_ref())).collect();
    errors.is_empty().then_some(keys)
}

/// Nobody reads more; a file that is no TOML at all makes one with every line.
const MOST_SYNTAX_ERRORS: usize = 50;

fn rule(fault: &Syntax) -> &'static str {
    match fault {
        Syntax::KeyTwice | Syntax::SectionTwice { .. } => "toml.key-twice",
        Syntax::NoSuchDay
        | Syntax::NoSuchTime
        | Syntax::ShortDay { .. }
        | Syntax::ShortTime { .. } => "toml.date",
        _ => "toml.syntax",
    }
}

/// Leaves one finding where a fault of the text made several: a day that does not exist is also no
/// date, and a text without quotes in the place of a number is also no number.
pub fn settle(findings: Findings) -> Findings {
    let all: Vec<Diagnostic> = findings.into_iter().collect();
    let outdone = |finding: &Diagnostic| {
        let Some(own) = weight(finding) else { return false };
        all.iter().any(|other| weight(other) > Some(own) && touch(finding, other))
    };
    all.iter().filter(|finding| !outdone(finding)).cloned().collect()
}

/// Which of several findings about one place says most; `None` where it stands for itself.
fn weight(finding: &Diagnostic) -> Option<u8> {
    match finding.rule {
        "toml.key-twice" => Some(4),
        "toml.date" => Some(3),
        "toml.type" => Some(2),
        "toml.syntax" => Some(1),
        "toml.unknown-key" => Some(0),
        _ => None,
    }
}

/// Do the places of two findings overlap, or does one begin in the other?
fn touch(one: &Diagnostic, other: &Diagnostic) -> bool {
    let (Some(one), Some(other)) = (&one.place, &other.place) else { return false };
    let (one, other) = (one.range(), other.range());
    one.start < other.end.max(other.start + 1) && other.start < one.end.max(one.start + 1)
}
