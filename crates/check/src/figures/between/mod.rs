//! What two places of a file tell differently of one thing: a price, a telephone number.
//!
//! Each fact has a subject, and what narrows it down. Of a subject with two figures, the later one is a finding;
//! of a subject with more, the figures are those of several things.

mod phones;
mod prices;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::body_text::BodyText;
use crate::diagnostic::Diagnostic;
use crate::rules::figures::DIFFERS;
use crate::source::Span;

use super::messages::{Help, Message};

/// A figure of something.
struct Fact<'a> {
    text: &'a BodyText<'a>,
    range: Range<usize>,
    /// The clause that tells it, by its beginning.
    clause: usize,
    value: String,
    /// What narrows it down: what a price is for, the nouns beside a telephone number.
    about: Vec<String>,
}

impl Fact<'_> {
    fn span(&self) -> Span {
        self.text.text.span_of(self.range.clone())
    }

    fn order(&self) -> (usize, usize) {
        (self.text.text.span.range().start, self.range.start)
    }

    /// Whether both stand in one sentence.
    fn is_beside(&self, other: &Self) -> bool {
        std::ptr::eq(self.text.text, other.text.text) && self.clause == other.clause
    }
}

/// The facts of each subject.
type Facts<'a> = BTreeMap<String, Vec<Fact<'a>>>;

/// Compares the texts of a file, each in German or English.
pub(super) fn check(
    context: &crate::context::Context<'_>,
    texts: &[&BodyText<'_>],
) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> =
        prices::facts(context, texts).into_values().filter_map(differing).collect();
    findings.extend(prices::mixed_up(texts));
    findings.extend(phones::check(texts));
    findings
}

/// The finding about one subject, if two figures of it are told.
fn differing(mut facts: Vec<Fact<'_>>) -> Option<Diagnostic> {
    facts.sort_by_key(Fact::order);
    let mut values: Vec<&str> = facts.iter().map(|one| one.value.as_str()).collect();
    values.sort_unstable();
    values.dedup();
    let mut about: Vec<&String> = facts.iter().flat_map(|one| &one.about).collect();
    about.sort_unstable();
    about.dedup();
    let first = facts.first().filter(|_| values.len() == 2 && about.len() < 2)?;
    let other = facts.iter().find(|one| one.value != first.value)?;
    (!first.is_beside(other)).then(|| finding(first, other))
}

fn finding(first: &Fact<'_>, other: &Fact<'_>) -> Diagnostic {
    let says = Message::Differs {
        here: other.span().text().to_owned(),
        there: first.span().text().to_owned(),
    };
    DIFFERS.finds(says).at(other.span()).also(first.span(), Message::There).help(Help::Differs)
}

/// The findings about facts, in order, of which one is another with two neighbouring digits the other way round.
fn swapped_pairs<'f>(facts: &'f [Fact<'_>]) -> impl Iterator<Item = Diagnostic> + 'f {
    let is_same = |one: &Fact<'_>, other: &Fact<'_>| {
        one.about.is_empty() || one.about.iter().any(|noun| other.about.contains(noun))
    };
    let mut first: HashMap<&str, &Fact<'_>> = HashMap::new();
    for one in facts {
        first.entry(&one.value).or_insert(one);
    }
    facts.iter().filter_map(move |one| {
        let is_first = first.get(one.value.as_str()).is_some_and(|own| std::ptr::eq(*own, one));
        let mut others = swapped(&one.value).filter_map(|other| first.get(other.as_str()).copied());
        let earlier = others.find(|other| {
            other.order() < one.order() && !other.is_beside(one) && is_same(one, other)
        });
        earlier.filter(|_| is_first).map(|earlier| finding(earlier, one))
    })
}

/// The number with each two neighbouring digits the other way round.
fn swapped(digits: &str) -> impl Iterator<Item = String> {
    let bytes: Vec<u8> = digits.bytes().collect();
    (1..bytes.len()).filter_map(move |at| {
        let mut other = bytes.clone();
        other.swap(at - 1, at);
        (other != bytes).then(|| String::from_utf8(other).ok())?
    })
}
