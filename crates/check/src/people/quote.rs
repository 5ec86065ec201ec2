//! Quotations that do not say who is quoted.
//!
//! Most quotation marks enclose titles, names and single words. Only a sentence of its own, or a
//! block quotation, is somebody's statement.

use std::ops::Range;

use german::{Block, BlockKind, Class, Word};

use super::messages::{Help, Message};
use super::person::mentions;
use super::{PeopleContext, within};
use crate::body_text::{BodyText, Role};
use crate::diagnostic::Diagnostic;
use crate::gather::with_more;
use crate::rules;

/// The minimum length of a sentence (words).
const SHORTEST: usize = 5;

/// Lines that belong together.
struct Paragraph {
    range: Range<usize>,
    /// Whether it is a block quotation (`>`).
    quotation: bool,
}

/// Checks every German text without a speaker.
pub(super) fn check(context: &PeopleContext<'_>) -> Vec<Diagnostic> {
    let open = context.german().filter(|(running, _)| is_open(running));
    open.filter_map(|(running, words)| finding(context, running, words)).collect()
}

/// Whether the source of the whole text is still open.
fn is_open(running: &BodyText<'_>) -> bool {
    let mine = match running.role {
        Role::Agenda | Role::Frame => true,
        Role::Announcement(_) | Role::Contribution(_) => running.organisation.is_none(),
        _ => false,
    };
    mine && running.markdown && running.speaker.is_none()
}

fn finding(
    context: &PeopleContext<'_>,
    running: &BodyText<'_>,
    words: &[Word<'_>],
) -> Option<Diagnostic> {
    let text = running.text.value.as_str();
    let paragraphs = paragraphs(running);
    let quoted: Vec<Range<usize>> =
        running.parsed.outer_quotes().map(|quote| quote.range.clone()).collect();
    let mut found = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let from = quoted.partition_point(|quote| quote.start < paragraph.range.start);
        let inside = quoted[from..].iter().take_while(|quote| quote.end <= paragraph.range.end);
        let alone: Vec<Range<usize>> = if paragraph.quotation {
            is_sentence(text, words, &paragraph.range)
                .then(|| paragraph.range.clone())
                .into_iter()
                .collect()
        } else {
            inside.filter(|quote| stands_alone(text, words, paragraph, quote)).cloned().collect()
        };
        if !alone.is_empty() && !is_told(context, text, words, &paragraphs, index) {
            found.extend(alone);
        }
    }
    let (first, more) = found.split_first()?;
    let at = |range: &Range<usize>| {
        let quote = text.get(range.clone()).unwrap_or_default();
        let mark = quote.len() - quote.trim_start_matches(['>', ' ']).len();
        running.text.span_of(range.start + mark..range.end)
    };
    let finding =
        rules::text::QUOTE_WITHOUT_SPEAKER.finds(Message::Quote).at(at(first)).help(Help::Quote);
    Some(with_more(finding, more.iter().map(at), || Message::Also))
}

/// The paragraphs of a text; the lines of a block quotation are one.
fn paragraphs(running: &BodyText<'_>) -> Vec<Paragraph> {
    let is_quote = |block: &Block| block.kind == BlockKind::Quote;
    let text = running.text.value.as_str();
    let goes_on = |one: &Block, next: &Block| {
        let between = text.get(one.range.end..next.range.start);
        is_quote(one) && is_quote(next) && between.is_some_and(|it| it.matches('\n').count() < 2)
    };
    let runs = running.parsed.blocks().chunk_by(goes_on);
    let paragraph = |run: &[Block]| {
        let (first, last) = (run.first()?, run.last()?);
        Some(Paragraph { range: first.range.start..last.range.end, quotation: is_quote(first) })
    };
    runs.filter_map(paragraph).collect()
}

/// Whether it is a complete sentence.
fn is_sentence(text: &str, words: &[Word<'_>], range: &Range<usize>) -> bool {
    let words = within(words, range);
    let text = text.get(range.clone()).unwrap_or_default();
    let bare = text
        .trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '!' | '?' | '…'));
    let small = words.iter().filter(|word| !word.is_capital() && word.number().is_none()).count();
    words.len() >= SHORTEST && small >= 2 && bare.ends_with(['.', '!', '?', '…'])
}

/// Whether the quotation is a sentence that is not embedded in another.
fn stands_alone(
    text: &str,
    words: &[Word<'_>],
    paragraph: &Paragraph,
    quote: &Range<usize>,
) -> bool {
    let before = text.get(paragraph.range.start..quote.start).unwrap_or_default();
    let before = before.trim_end_matches([' ', '*', '_', '\n']);
    let behind = text.get(quote.end..paragraph.range.end).unwrap_or_default();
    let behind = behind.trim_start_matches([' ', '*', '_', '\n', '.']);
    let starts = before.trim_start_matches(['-', '*', '+', ' ']).is_empty()
        || before.ends_with(['.', '!', '?']);
    let ends =
        behind.chars().next().is_none_or(|c| c.is_uppercase() || matches!(c, '„' | '»' | '"'));
    // With the full stop behind it.
    let end = text.floor_char_boundary(paragraph.range.end.min(quote.end + 1));
    starts && ends && is_sentence(text, words, &(quote.start..end))
}

/// Whether the paragraph, or an adjacent one, names the source.
fn is_told(
    context: &PeopleContext<'_>,
    text: &str,
    words: &[Word<'_>],
    paragraphs: &[Paragraph],
    index: usize,
) -> bool {
    let own = |at: usize| paragraphs.get(at).and_then(|one| text.get(one.range.clone()));
    let before = index.checked_sub(1).and_then(own).unwrap_or_default();
    let around = paragraphs.get(index.saturating_sub(1)..paragraphs.len().min(index + 2));
    let names = |paragraph: &Paragraph| {
        let words = within(words, &paragraph.range);
        words.iter().any(|word| word.is(Class::TellsSource))
            || !mentions(words, &context.known).is_empty()
    };
    let signed = own(index).is_some_and(|own| {
        let last = own.lines().last().unwrap_or_default().trim_start_matches(['>', ' ']);
        last.starts_with(['–', '—']) || last.starts_with("-- ") || own.ends_with(')')
    });
    let source = own(index + 1).is_some_and(|next| next.starts_with(['–', '—', '(']));
    before.ends_with(':') || signed || source || around.unwrap_or_default().iter().any(names)
}
