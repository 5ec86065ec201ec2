//! Quotation marks: several kinds in one file, nested quotations with the same marks, and marks
//! without a partner.

use std::collections::BTreeMap;
use std::ops::Range;

use german::{Marks, Quote, Quoting};

use super::hits::SHOWN;
use super::messages::{Help, Message};
use super::passage::{Passage, Spot};
use crate::diagnostic::{Diagnostic, Severity, Telling};
use crate::rules::german::QUOTES;

/// One finding about the kinds of marks, one about nested quotations, one about unpaired marks.
pub(super) fn check(passages: &[Passage<'_>]) -> Vec<Diagnostic> {
    let mut seen = Seen::default();
    for passage in passages {
        seen.look(passage);
    }
    let nested = finding(&seen.nested, |count| Message::Nested { count }, Help::Nested);
    let lone = finding(&seen.lone, |count| Message::Lone { count }, Help::Lone);
    let note = |finding: Diagnostic| Diagnostic { severity: Severity::Note, ..finding };
    let kinds = mixed(seen.kinds).map(note);
    kinds.into_iter().chain(nested.map(note)).chain(lone).collect()
}

/// What was seen in all texts.
#[derive(Default)]
struct Seen<'a> {
    kinds: BTreeMap<Marks, Vec<Spot<'a>>>,
    nested: Vec<Spot<'a>>,
    lone: Vec<Spot<'a>>,
}

impl<'a> Seen<'a> {
    fn look(&mut self, passage: &Passage<'a>) {
        let quotings = passage.parsed.quotes();
        let mut around: Vec<&Quote> = Vec::new();
        for quoting in quotings {
            let Quoting::Quote(quote) = quoting else { continue };
            around.retain(|outer| outer.range.end > quote.range.start);
            if around
                .last()
                .is_some_and(|outer| outer.marks == quote.marks && !is_single(quote.marks))
            {
                self.nested.push(passage.spot(&quote.range));
            }
            around.push(quote);
            if counts(passage, quote) {
                self.kinds.entry(quote.marks).or_default().push(passage.spot(&quote.range));
            }
        }
        let lone = lone(passage, quotings);
        self.lone.extend(lone.iter().map(|range| passage.spot(range)));
    }
}

/// Marks for nested quotations.
fn is_single(marks: Marks) -> bool {
    use Marks::{EnglishSingle, GermanSingle, SingleGuillemets, StraightSingle};
    matches!(marks, GermanSingle | SingleGuillemets | StraightSingle | EnglishSingle)
}

/// Whether the quotation shows the style of the file. Text in another script has the marks of its
/// language, and „Rock 'n' Roll“ is not a quotation.
fn counts(passage: &Passage<'_>, quote: &Quote) -> bool {
    let inside = passage.slice(&quote.inside);
    let is_foreign = inside.chars().any(|c| c.is_alphabetic() && c > '\u{24f}');
    let is_short = is_single(quote.marks) && inside.chars().count() < 3;
    let belongs_inside = matches!(quote.marks, Marks::GermanSingle | Marks::SingleGuillemets);
    !is_foreign && !is_short && !belongs_inside
}

/// The finding about several kinds in one file, or about one that is not German.
fn mixed(kinds: BTreeMap<Marks, Vec<Spot<'_>>>) -> Option<Diagnostic> {
    let usual = [Marks::German, Marks::Guillemets, Marks::Swiss];
    let usual = usual.into_iter().max_by_key(|marks| kinds.get(marks).map_or(0, Vec::len))?;
    let mut counts: Vec<(String, usize)> =
        kinds.iter().map(|(marks, spots)| (shown(*marks), spots.len())).collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let settled = kinds.keys().all(|marks| *marks == Marks::German || is_set_right(*marks));
    let count = kinds.iter().filter(|(marks, _)| **marks != usual).map(|(_, all)| all.len()).sum();
    let mut others: Vec<(String, Spot<'_>)> = kinds
        .into_iter()
        .filter(|(marks, _)| *marks != usual)
        .flat_map(|(marks, spots)| {
            spots.into_iter().take(SHOWN).map(move |spot| (shown(marks), spot))
        })
        .collect();
    others.sort_by_key(|(_, spot)| spot.order());
    let mut others = others.into_iter();
    let (_, first) = others.next()?;
    let says = match counts.as_slice() {
        [(marks, count)] => Message::Foreign { marks: marks.clone(), count: *count },
        _ => Message::MixedMarks { counts },
    };
    let finding = QUOTES.finds(says).at(first.span());
    let also = |finding: Diagnostic, (marks, spot): (String, Spot<'_>)| {
        finding.also(spot.span(), Message::Marks { marks })
    };
    let telling = if settled { Telling::SetRight(count) } else { Telling::Check };
    Some(others.take(SHOWN - 1).fold(finding, also).help(Help::Marks { settled }).told(telling))
}

/// Whether documents have the right marks in their place: the plain ones of a keyboard.
fn is_set_right(marks: Marks) -> bool {
    matches!(
        marks,
        Marks::Straight
            | Marks::StraightSingle
            | Marks::Mixed { open: '„', close: '"' }
            | Marks::Mixed { open: '"', close: '“' }
    )
}

/// The marks with an ellipsis between them.
fn shown(marks: Marks) -> String {
    match marks {
        Marks::German => "„…“".into(),
        Marks::GermanSingle => "‚…‘".into(),
        Marks::Guillemets => "»…«".into(),
        Marks::SingleGuillemets => "›…‹".into(),
        Marks::Swiss => "«…»".into(),
        Marks::English => "“…”".into(),
        Marks::EnglishSingle => "‘…’".into(),
        Marks::Straight => "\"…\"".into(),
        Marks::StraightSingle => "'…'".into(),
        Marks::Mixed { open, close } => format!("{open}…{close}"),
    }
}

/// The marks without a partner. A long quotation may continue over several paragraphs and open
/// again in each.
fn lone(passage: &Passage<'_>, quotings: &[Quoting]) -> Vec<Range<usize>> {
    let text = passage.value();
    let (mut waiting, mut lone): (Vec<Range<usize>>, Vec<Range<usize>>) = (Vec::new(), Vec::new());
    for quoting in quotings {
        match quoting {
            Quoting::Unclosed(range) => waiting.push(range.clone()),
            Quoting::Unopened(_) if !waiting.is_empty() => waiting.clear(),
            Quoting::Unopened(range) if !is_ditto(text, range) => lone.push(range.clone()),
            Quoting::Quote(quote) if begins_line(text, quote.range.start) => {
                waiting.retain(|open| !begins_line(text, open.start));
            }
            Quoting::Quote(_) | Quoting::Unopened(_) => {}
        }
    }
    lone.extend(waiting);
    lone.sort_by_key(|range| range.start);
    lone
}

/// Whether only block quotation marks stand before it on its line.
fn begins_line(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    before.trim_end_matches(['>', ' ', '*', '_']).chars().next_back().is_none_or(|c| c == '\n')
}

/// A single straight mark repeats the line above.
fn is_ditto(text: &str, range: &Range<usize>) -> bool {
    let blank = |c: char| c.is_whitespace() || c == '|';
    let (before, behind) = (text.get(..range.start), text.get(range.end..));
    text.get(range.clone()) == Some("\"")
        && before.is_some_and(|before| before.chars().next_back().is_none_or(blank))
        && behind.is_some_and(|behind| behind.chars().next().is_none_or(blank))
}

fn finding(spots: &[Spot<'_>], says: impl Fn(usize) -> Message, help: Help) -> Option<Diagnostic> {
    let count = spots.len();
    let mut spans = spots.iter().map(Spot::span);
    let finding = QUOTES.finds(says(count)).at(spans.next()?);
    let also = |finding: Diagnostic, span| finding.also(span, Message::Here);
    Some(spans.take(SHOWN - 1).fold(finding, also).help(help))
}
