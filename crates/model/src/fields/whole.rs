//! A TOML file as a whole: its syntax, and which of several findings at one position is kept.

use std::cell::RefCell;
use std::sync::Arc;

use toml::de::DeTable;

use super::fix::Fix;
use super::keys;
use super::keys::Spelling;
use super::mend;
use super::syntax::Syntax;
use crate::diagnostic::{Diagnostic, Findings};
use crate::rules::{self, Rule};
use crate::source::{Source, Span};

/// Parses a whole TOML file; syntax errors become findings, and what could be read stays usable.
/// `None` where the parser got lost, so that what follows means nothing. `text` is the result of
/// [`readable`](super::readable) for the source.
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
        let span = Span::new(source, span);
        let fault = Syntax::of(error.message(), &span);
        let span = fault.better_span(&span, text);
        let known = (span.position().line, fault.clone());
        if (derailed && fault == Syntax::KeyTwice) || seen.contains(&known) {
            continue;
        }
        derailed |= fault.derails();
        seen.push(known);
        let edit = mend::of_fault(&fault, &span);
        let finding = rule(&fault).finds(fault.clone()).at(span).mended(edit);
        findings.borrow_mut().push(finding.help(Fix(fault, spelling)));
        if seen.len() == MOST_SYNTAX_ERRORS {
            break;
        }
    }
    (!derailed).then(|| table.into_inner())
}

/// The top-level keys of the file by their English names; `None` where it cannot be read.
pub fn top_keys(source: &Source) -> Option<Vec<&'static str>> {
    let (table, errors) = DeTable::parse_recoverable(source.text());
    let keys = table.get_ref().keys().filter_map(|key| keys::english(key.get_ref())).collect();
    errors.is_empty().then_some(keys)
}

/// Nobody reads more; a file that is not TOML has one in every line.
const MOST_SYNTAX_ERRORS: usize = 50;

fn rule(fault: &Syntax) -> &'static Rule {
    match fault {
        Syntax::KeyTwice | Syntax::SectionTwice { .. } => &rules::toml::KEY_TWICE,
        Syntax::NoSuchDay
        | Syntax::NoSuchTime
        | Syntax::ShortDay { .. }
        | Syntax::ShortTime { .. } => &rules::toml::DATE,
        _ => &rules::toml::SYNTAX,
    }
}

/// Keeps one finding where a fault of the text caused several: a day that does not exist is also
/// not a date, and an unquoted text in place of a number is also not a number.
pub fn settle(findings: Findings) -> Findings {
    let all: Vec<Diagnostic> = findings.into_iter().collect();
    let weights = (0..=HEAVIEST).map(|own| Covered::by(&all, own));
    let covered: Vec<Covered> = weights.collect();
    let outdone = |finding: &Diagnostic| {
        let (Some(own), Some(place)) = (weight(finding), place(finding)) else { return false };
        covered.iter().skip(usize::from(own)).any(|heavier| heavier.touches(place))
    };
    let outdone: Vec<bool> = all.iter().map(outdone).collect();
    all.into_iter()
        .zip(outdone)
        .filter(|(_, outdone)| !outdone)
        .map(|(finding, _)| finding)
        .collect()
}

/// The ranges of findings with more than a certain weight.
struct Covered {
    /// Sorted by file and start; each with the farthest end in its file so far.
    ranges: Vec<Place>,
}

/// Where a finding is: the file by its address, start and end. What a file says in one line has
/// nothing to do with the same line of another one.
type Place = (usize, usize, usize);

impl Covered {
    fn by(all: &[Diagnostic], least: u8) -> Self {
        let heavier = all.iter().filter(|finding| weight(finding) > Some(least));
        let mut ranges: Vec<Place> = heavier.filter_map(place).collect();
        ranges.sort_unstable();
        let (mut current, mut farthest) = (0, 0);
        for (file, _, end) in &mut ranges {
            farthest = if *file == current { farthest.max(*end) } else { *end };
            (current, *end) = (*file, farthest);
        }
        Self { ranges }
    }

    /// Whether one of them overlaps with this place.
    fn touches(&self, (file, start, end): Place) -> bool {
        let before = self.ranges.partition_point(|(of, from, _)| (*of, *from) < (file, end));
        let last = before.checked_sub(1).and_then(|last| self.ranges.get(last));
        last.is_some_and(|(of, _, farthest)| *of == file && *farthest > start)
    }
}

/// The place of a finding; an empty one covers the next character.
fn place(finding: &Diagnostic) -> Option<Place> {
    let span = finding.span.as_ref()?;
    let range = span.range();
    Some((Arc::as_ptr(span.source()).addr(), range.start, range.end.max(range.start + 1)))
}

/// The greatest weight.
const HEAVIEST: u8 = 3;

/// Which of several findings at one position is most specific; `None` where it is independent.
fn weight(finding: &Diagnostic) -> Option<u8> {
    match *finding.rule {
        rules::toml::KEY_TWICE => Some(4),
        rules::toml::DATE => Some(3),
        rules::toml::TYPE => Some(2),
        rules::toml::SYNTAX => Some(1),
        rules::toml::UNKNOWN_KEY => Some(0),
        _ => None,
    }
}
