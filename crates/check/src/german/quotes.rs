//! Quotation marks: several kinds in one file, nested quotations with the same marks, and marks
//! without a partner.

use std::collections::BTreeMap;
use std::ops::Range;

use german::{Marks, Quote, Quoting};

use super::hits::SHOWN;
use super::messages::{Help, Message};
use super::passage::{Passage, Spot};
use crate::diagnostic::{Diagnostic, Severity, Telling};
use crate::repair::Edit;
use crate::rules::german::QUOTES;
use crate::source::Span;

/// One finding about the kinds of marks, one about nested quotations, one about unpaired marks.
pub(super) fn check(passages: &[Passage<'_>]) -> Vec<Diagnostic> {
    let mut seen = Seen::default();
    for passage in passages {
        seen.look(passage);
    }
    let nested: Vec<&Spot<'_>> = seen.nested.iter().map(|inner| &inner.whole).collect();
    let nested = finding(&nested, |count| Message::Nested { count }, Help::Nested);
    let inner = seen.nested.iter().filter_map(|inner| inner.edits(inside(inner.marks)?));
    let nested = nested.map(|finding| finding.mended(inner.flatten()));
    let lone: Vec<&Spot<'_>> = seen.lone.iter().collect();
    let lone = finding(&lone, |count| Message::Lone { count }, Help::Lone);
    let note = |finding: Diagnostic| Diagnostic { severity: Severity::Note, ..finding };
    let kinds = mixed(&seen.kinds).map(note);
    kinds.into_iter().chain(nested.map(note)).chain(lone).collect()
}

/// What was seen in all texts.
#[derive(Default)]
struct Seen<'a> {
    kinds: BTreeMap<Marks, Vec<Quoted<'a>>>,
    nested: Vec<Quoted<'a>>,
    lone: Vec<Spot<'a>>,
}

/// A quotation with its two marks.
struct Quoted<'a> {
    marks: Marks,
    whole: Spot<'a>,
    opening: Spot<'a>,
    closing: Spot<'a>,
    /// Whether both are running text, rather than marks of a link or a tag.
    is_prose: bool,
}

impl<'a> Quoted<'a> {
    fn of(passage: &Passage<'a>, quote: &Quote) -> Self {
        let opening = quote.range.start..quote.inside.start;
        let closing = quote.inside.end..quote.range.end;
        Self {
            marks: quote.marks,
            whole: passage.spot(&quote.range),
            is_prose: passage.is_prose(&opening) && passage.is_prose(&closing),
            opening: passage.spot(&opening),
            closing: passage.spot(&closing),
        }
    }

    /// Other marks in place of both; none where one cannot be written.
    fn edits(&self, (open, close): Pair) -> Option<Vec<Edit>> {
        let one = |spot: &Spot<'_>, mark: &str| {
            if spot.written() == mark { Some(None) } else { spot.edit(mark).map(Some) }
        };
        let both = [one(&self.opening, open)?, one(&self.closing, close)?];
        self.is_prose.then(|| both.into_iter().flatten().collect())
    }
}

/// An opening and a closing mark.
type Pair = (&'static str, &'static str);

/// The marks of a quotation in one with these marks.
fn inside(marks: Marks) -> Option<Pair> {
    match marks {
        Marks::German => Some(("‚", "‘")),
        Marks::Guillemets => Some(("›", "‹")),
        Marks::Swiss => Some(("‹", "›")),
        _ => None,
    }
}

/// The marks in place of `marks` where most are `usual` ones.
fn right(marks: Marks, usual: Marks) -> Option<Pair> {
    match usual {
        _ if is_single(marks) => inside(usual),
        Marks::German => Some(("„", "“")),
        Marks::Guillemets => Some(("»", "«")),
        Marks::Swiss => Some(("«", "»")),
        _ => None,
    }
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
                self.nested.push(Quoted::of(passage, quote));
            }
            around.push(quote);
            if counts(passage, quote) {
                self.kinds.entry(quote.marks).or_default().push(Quoted::of(passage, quote));
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
fn mixed(kinds: &BTreeMap<Marks, Vec<Quoted<'_>>>) -> Option<Diagnostic> {
    let number = |marks: &Marks| kinds.get(marks).map_or(0, Vec::len);
    let legal = [Marks::German, Marks::Guillemets, Marks::Swiss];
    let usual = legal.into_iter().max_by_key(number)?;
    // Of two kinds that are both right, neither is changed unless most are of the other.
    let is_legal = |marks: &Marks| legal.contains(marks);
    let meant = if number(&usual) == 0 { Marks::German } else { usual };
    let changes = |marks: &Marks| !is_legal(marks) || number(marks) < number(&meant);
    let mut counts: Vec<(String, usize)> =
        kinds.iter().map(|(marks, quotes)| (shown(*marks), quotes.len())).collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let settled = kinds.keys().all(|marks| *marks == Marks::German || is_set_right(*marks));
    let others = || kinds.iter().filter(|(marks, _)| **marks != usual);
    let mut all: Vec<&Quoted<'_>> = others().flat_map(|(_, quotes)| quotes).collect();
    all.sort_by_key(|quoted| quoted.whole.order());
    let edits = all.iter().filter(|quoted| changes(&quoted.marks));
    let edits = edits.filter_map(|quoted| quoted.edits(right(quoted.marks, meant)?)).flatten();
    let mut told: Vec<&Quoted<'_>> =
        others().flat_map(|(_, quotes)| quotes.iter().take(SHOWN)).collect();
    told.sort_by_key(|quoted| quoted.whole.order());
    let mut told = told.into_iter();
    let first = told.next()?.whole.span();
    let elsewhere = all.iter().map(|quoted| quoted.whole.span());
    let elsewhere: Vec<Span> = elsewhere.filter(|span| span.range() != first.range()).collect();
    let says = match counts.as_slice() {
        [(marks, count)] => Message::Foreign { marks: marks.clone(), count: *count },
        _ => Message::MixedMarks { counts },
    };
    let finding = QUOTES.finds(says).at(first).everywhere(elsewhere).mended(edits);
    let also = |finding: Diagnostic, quoted: &Quoted<'_>| {
        finding.also(quoted.whole.span(), Message::Marks { marks: shown(quoted.marks) })
    };
    let telling = if settled { Telling::SetRight(all.len()) } else { Telling::Check };
    Some(told.take(SHOWN - 1).fold(finding, also).help(Help::Marks { settled }).told(telling))
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

fn finding(spots: &[&Spot<'_>], says: impl Fn(usize) -> Message, help: Help) -> Option<Diagnostic> {
    let spans: Vec<Span> = spots.iter().map(|spot| spot.span()).collect();
    let (first, others) = spans.split_first()?;
    let finding = QUOTES.finds(says(spots.len())).at(first.clone());
    let finding = finding.everywhere(others.iter().cloned());
    let also = |finding: Diagnostic, span: &Span| finding.also(span.clone(), Message::Here);
    Some(others.iter().take(SHOWN - 1).fold(finding, also).help(help))
}
