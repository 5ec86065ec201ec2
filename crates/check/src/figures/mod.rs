//! Figures in prose against each other and against the records: votes, parts of a whole, sums, the
//! number above a list, from–to, those present.
//!
//! [`german`] reads the numbers, in digits and in words, and its clauses tell about the words around them.
//! Each rule has its own file. When in doubt they are silent: two ballots in a sentence, another
//! body, a part that is left out.

mod ages;
mod between;
mod changes;
mod lists;
mod members;
mod messages;
mod parts;
mod present;
mod prices;
mod products;
mod ranges;
mod ratios;
mod shares;
mod sums;
mod tables;
mod tally;
#[cfg(test)]
mod tests;
mod votes;

use std::ops::Range;

use german::{Class, Clause};

use crate::body_text::{BodyText, Role};
use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::minutes::{Kind, Minutes};
use crate::rules::Rule;
use messages::{Help, Message};

/// A text with the file that it is part of.
#[derive(Clone, Copy)]
struct Page<'a> {
    minutes: &'a Minutes,
    text: &'a BodyText<'a>,
}

/// What is wrong, and the terms of the clause that say so.
type Found = (Message, Range<usize>);

/// The rules about one clause.
const OF_CLAUSE: [fn(&Page<'_>, Clause<'_>) -> Option<Diagnostic>; 9] = [
    shares::check,
    sums::check,
    lists::check,
    ranges::check,
    present::check,
    ratios::check,
    changes::check,
    products::check,
    ages::check,
];

/// A rule about a sentence, or about two where it is so.
type OfSentence = fn(&Page<'_>, Clause<'_>, bool) -> Option<Diagnostic>;

/// The rules about a sentence, or about two where there is nothing in the first.
const OF_SENTENCE: [OfSentence; 4] = [parts::check, prices::check, members::check, sums::parted];

impl<'a> Page<'a> {
    /// The clauses of the text.
    fn clauses(&self) -> impl Iterator<Item = Clause<'a>> {
        self.text.parsed.clauses()
    }

    /// The finding of a rule at these terms of a clause.
    fn finds(
        &self,
        rule: &'static Rule,
        help: Help,
        clause: Clause<'_>,
        (says, terms): Found,
    ) -> Diagnostic {
        rule.finds(says).at(self.text.text.span_of(clause.range(terms))).help(help)
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
    let texts: Vec<&BodyText<'_>> = context.texts.iter().filter(is_read).collect();
    let mut findings = between::check(context, &texts);
    for text in texts {
        let page = Page { minutes, text };
        if !page.clauses().any(|clause| clause.has_figure() || clause.has(Class::Unanimous)) {
            continue;
        }
        findings.extend(votes::check(&page));
        findings.extend(tables::check(&page));
        for clause in page.clauses().filter(|clause| clause.has_figure()) {
            findings.extend(OF_CLAUSE.iter().filter_map(|rule| rule(&page, clause)));
            findings.extend(ranges::times(&page, clause));
        }
        for (sentence, both) in text.parsed.sentences() {
            let found = |rule: &OfSentence| {
                rule(&page, sentence, false).or_else(|| rule(&page, both?, true))
            };
            findings.extend(OF_SENTENCE.iter().filter_map(found));
        }
    }
    findings
}
