//! What a colleague strikes out before a text leaves the house: gaps and remarks, doubled words and
//! paragraphs, half sentences, brackets without their partner, addresses that lead nowhere, damaged
//! letters.
//!
//! `piece` has every text of a file and `chunks` what stands between blanks; each rule is a function from a text to [`Hit`]s. Signs are read in every language, words
//! in German and English. Where several rules speak of one place, the first one does.

mod address;
mod around;
mod bracket;
mod chunks;
mod damaged;
mod doubled;
mod gaps;
mod half;
mod hosts;
mod lists;
mod mail;
mod messages;
mod piece;
mod placeholder;
mod remarks;
#[cfg(test)]
mod tests;
mod web;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::context::Context;
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::Rule;
use crate::source::{Span, Text};
use messages::{Help, Message};

/// A place of a text where a rule finds something.
struct Hit {
    rule: &'static Rule,
    range: Range<usize>,
    says: Message,
    help: Help,
    /// Whether it is only likely.
    is_note: bool,
    /// Where it stands first.
    first: Option<Span>,
    /// What is surely meant.
    right: Option<String>,
}

impl Hit {
    fn new(rule: &'static Rule, range: Range<usize>, says: Message, help: Help) -> Self {
        Self { rule, range, says, help, is_note: false, first: None, right: None }
    }

    fn noted(self, is_note: bool) -> Self {
        Self { is_note, ..self }
    }
}

/// How many findings of one kind a file gets; the last of them shows further places.
const MOST: usize = 12;

/// Checks every text of the file.
pub(super) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let beside = piece::beside(context);
    let pieces = piece::all(context, &beside);
    let mut doubled = doubled::paragraphs(&pieces);
    let ends = half::Ends::of(&pieces);
    let mut found: BTreeMap<(&str, String), Vec<(&Text, Hit)>> = BTreeMap::new();
    for (index, piece) in pieces.iter().enumerate() {
        let mut hits = damaged::hits(piece);
        hits.extend(placeholder::hits(piece));
        hits.extend(address::hits(piece));
        hits.extend(doubled.remove(&index).unwrap_or_default());
        hits.extend(doubled::hits(piece));
        hits.extend(half::hits(piece, &ends));
        hits.extend(bracket::hits(piece));
        for hit in apart(hits) {
            let kind = format!("{:?}", std::mem::discriminant(&hit.says));
            found.entry((hit.rule.name, kind)).or_default().push((piece.text, hit));
        }
    }
    let urls = context.minutes.events.iter().filter_map(|one| one.url.as_ref());
    let contributed = context.minutes.contributions.iter().filter_map(|one| one.url.as_ref());
    let files = context.minutes.attachments.iter().filter_map(|one| one.url.as_ref());
    let fields = urls.chain(contributed).chain(files);
    let fields = fields.filter_map(|text| Some(finding(text, address::field(text)?)));
    fields.chain(found.into_values().flat_map(findings)).collect()
}

/// The hits of one text without those that speak of the place of an earlier one, in the order of
/// the text.
fn apart(hits: Vec<Hit>) -> Vec<Hit> {
    let mut kept: BTreeMap<usize, Hit> = BTreeMap::new();
    for hit in hits {
        let before = kept.range(..=hit.range.start).next_back();
        let behind = kept.range(hit.range.start..).next();
        let is_free = before.is_none_or(|(_, other)| other.range.end <= hit.range.start)
            && behind.is_none_or(|(start, _)| hit.range.end <= *start);
        if is_free {
            kept.insert(hit.range.start, hit);
        }
    }
    kept.into_values().collect()
}

/// The findings of one kind.
fn findings(hits: Vec<(&Text, Hit)>) -> Vec<Diagnostic> {
    let mut rest = hits.into_iter();
    let mut all: Vec<Diagnostic> =
        rest.by_ref().take(MOST).map(|(text, hit)| finding(text, hit)).collect();
    if let Some(last) = all.pop() {
        all.push(last.everywhere(rest.map(|(text, hit)| text.span_of(hit.range))));
    }
    all
}

fn finding(text: &Text, hit: Hit) -> Diagnostic {
    let Hit { rule, range, says, help, is_note, first, right } = hit;
    let edit = right.and_then(|right| text.edit(range.clone(), &right));
    let finding = rule.finds(says).at(text.span_of(range)).help(help).mended(edit);
    let finding = finding.milder_if(is_note, Severity::Note);
    first.into_iter().fold(finding, |finding, span| finding.also(span, Message::First))
}

/// Whether a leftover of mark-up is a word that still has to be replaced (`<Datum>`), which has its
/// own rule.
pub(super) fn is_placeholder(written: &str) -> bool {
    remarks::is_field(written.trim_matches(['<', '>']))
}
