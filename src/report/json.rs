//! Findings for machines. The names and the keys are stable.

use std::sync::Arc;

use serde::Serialize;

use super::text::Helps;
use crate::diagnostic::{Diagnostic, Findings};
use crate::l10n::{Language, Localize};
use crate::repair::Edit;
use crate::source::{Source, Span};

/// A finding for machines. What says where it is stands there exactly when the file does.
#[derive(Serialize)]
pub(super) struct Json {
    pub(super) rule: &'static str,
    pub(super) severity: &'static str,
    #[serde(flatten)]
    at: At,
    pub(super) message: String,
    pub(super) help: Option<String>,
    /// At how many places the same is wrong.
    count: usize,
    /// What is to be written instead, where that is sure; so at each of the places.
    edit: Option<Change>,
    /// All of these places, that of the finding first.
    pub(super) places: Vec<Place>,
    /// Other positions that matter, and why.
    pub(super) related: Vec<Related>,
    /// Why the office accepts it; present only where it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) accepted: Option<String>,
}

/// Where something is. Lines and columns are counted from 1, columns in characters; bytes from 0, in UTF-8
/// without a byte order mark. An end is behind the last character.
#[derive(Clone, Serialize)]
pub(super) struct At {
    pub(super) file: Option<String>,
    pub(super) line: Option<usize>,
    pub(super) column: Option<usize>,
    pub(super) end_line: Option<usize>,
    pub(super) end_column: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
}

/// The bytes to be replaced, and the new text.
#[derive(Clone, Serialize)]
pub(super) struct Change {
    start: usize,
    end: usize,
    pub(super) text: String,
    #[serde(skip)]
    pub(super) at: At,
}

#[derive(Serialize)]
pub(super) struct Place {
    #[serde(flatten)]
    pub(super) at: At,
    pub(super) edit: Option<Change>,
}

#[derive(Serialize)]
pub(super) struct Related {
    #[serde(flatten)]
    pub(super) at: At,
    pub(super) message: String,
}

impl At {
    fn of(span: Option<&Span>) -> Self {
        let source = span.map(Span::source);
        let begin = span.map(Span::position);
        let end = span.map(|span| span.source().position(span.range().end));
        Self {
            file: source.map(|source| source.path().display().to_string()),
            line: begin.map(|at| at.line),
            column: begin.map(|at| at.column),
            end_line: end.map(|at| at.line),
            end_column: end.map(|at| at.column),
            start: span.map(|span| span.range().start),
            end: span.map(|span| span.range().end),
        }
    }
}

impl Json {
    fn new(finding: &Diagnostic, language: Language, helps: &Helps) -> Self {
        let mut spans: Vec<&Span> = finding.span.iter().chain(&finding.places).collect();
        let mut changes: Vec<Vec<&Edit>> = spans.iter().map(|_| Vec::new()).collect();
        let mut last = 0;
        for edit in &finding.edits {
            // They come in the order of the places, as a rule.
            let mut order = (last..spans.len()).chain(0..last);
            let its_own = |index: &usize| spans.get(*index).is_some_and(|span| edit.touches(span));
            let is_only = finding.edits.len() == 1 && !spans.is_empty();
            match order.find(its_own).or(is_only.then_some(0)) {
                Some(index) => {
                    last = index;
                    changes.get_mut(index).into_iter().for_each(|own| own.push(edit));
                }
                None => {
                    spans.push(edit.span());
                    changes.push(vec![edit]);
                }
            }
        }
        let places = spans.iter().zip(changes);
        let places =
            places.map(|(span, edits)| Place { at: At::of(Some(span)), edit: change(&edits) });
        let places: Vec<Place> = places.collect();
        let known = |span: &Span| spans.iter().any(|one| is_same(one, span));
        let related = finding.labels.iter().filter(|(span, _)| !known(span));
        let related = related.map(|(span, says)| Related {
            at: At::of(Some(span)),
            message: says.localize(language),
        });
        let related = related.collect();
        let edit = places.first().and_then(|first| first.edit.as_ref());
        Self {
            rule: finding.rule.name,
            severity: finding.severity.name(),
            at: At::of(finding.span.as_ref()),
            message: finding.message.localize(language),
            help: helps.of(finding, language),
            count: places.len().max(1),
            edit: edit.cloned(),
            places,
            related,
            accepted: finding.accepted.clone(),
        }
    }
}

/// The edits of one place as one.
fn change(edits: &[&Edit]) -> Option<Change> {
    let joined = Edit::joined(edits.iter().copied())?;
    let range = joined.span().range();
    let at = At::of(Some(joined.span()));
    Some(Change { start: range.start, end: range.end, text: joined.text().to_owned(), at })
}

fn is_same(one: &Span, other: &Span) -> bool {
    let same_file = |one: &Arc<Source>, other: &Arc<Source>| one.path() == other.path();
    one.range() == other.range() && same_file(one.source(), other.source())
}

/// All findings as a JSON array, the accepted ones included, in the order in which people read them, with
/// messages and help in `language`.
pub fn json(findings: &Findings, language: Language) -> String {
    serde_json::to_string_pretty(&all(findings, language)).unwrap_or_default() + "\n"
}

/// All findings, in the order in which people read them.
pub(super) fn all(findings: &Findings, language: Language) -> Vec<Json> {
    let helps = Helps::default();
    let all = super::order::by_span(findings).into_iter().flatten();
    all.map(|finding| Json::new(finding, language, &helps)).collect()
}
