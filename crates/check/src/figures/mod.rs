//! Figures in prose against each other and against the records: votes, parts of a whole, sums, the
//! number above a list, from–to, those present.
//!
//! [`german`] reads the numbers, in digits and in words; [`crate::clause`] asks about the words around them.
//! Each rule has its own file. When in doubt they are silent: two ballots in a sentence, another
//! body, a part that is left out.

mod lists;
mod messages;
mod parts;
mod present;
mod prices;
mod ranges;
mod shares;
mod sums;
mod tables;
mod tally;
#[cfg(test)]
mod tests;
mod votes;
mod words;

use std::ops::Range;

use german::{Term, TermKind};

use crate::body_text::{BodyText, Role};
use crate::clause::{self, Clause};
use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::minutes::{Kind, Minutes};
use crate::source::Span;

/// A text with the file that it is part of.
#[derive(Clone, Copy)]
struct Page<'a> {
    minutes: &'a Minutes,
    text: &'a BodyText<'a>,
}

impl<'a> Page<'a> {
    /// The numbers, words and marks of the text.
    fn terms(&self) -> &'a [Term] {
        self.text.parsed.terms()
    }

    /// The place of these terms of a clause.
    fn at(&self, clause: Clause<'_>, terms: Range<usize>) -> Span {
        self.text.text.span_of(clause.range(terms))
    }

    /// Whether it tells how the meeting went.
    fn is_of_meeting(&self) -> bool {
        let minutes = matches!(self.minutes.kind, Kind::Summary | Kind::Minutes);
        minutes && matches!(self.text.role, Role::Agenda | Role::Frame)
    }
}

/// Checks every German and English text.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let minutes = context.minutes;
    let is_read = |one: &&BodyText<'_>| {
        let language = one.language(minutes);
        one.role != Role::Correction
            && (language.is_german() || language.as_str().starts_with("en"))
    };
    let mut findings = Vec::new();
    for text in context.texts.iter().filter(is_read) {
        let page = Page { minutes, text };
        if !page.terms().iter().any(speaks) {
            continue;
        }
        for rule in [
            votes::check,
            parts::check,
            shares::check,
            sums::check,
            tables::check,
            lists::check,
            ranges::check,
            present::check,
            prices::check,
        ] {
            findings.extend(rule(&page));
        }
    }
    findings
}

/// Whether a term may be part of a figure.
fn speaks(term: &Term) -> bool {
    matches!(term.kind, TermKind::Number(_) | TermKind::Moment(_))
        || clause::begins(term.word(), &words::UNANIMOUS)
}
