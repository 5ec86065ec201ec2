//! Removes what the TOML parser cannot get past piece by piece, so that the rest of the file is
//! still read and all findings come in one run.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use toml::de::DeTable;

use super::brackets::{self, blank};
use super::fix::Fix;
use super::keys::Spelling;
use super::letter::{self, Faults};
use super::mend;
use super::strings::{self, Swallowing};
use super::syntax::{Invisible, Syntax, meant_heading};
use crate::diagnostic::{Diagnostic, Findings};
use crate::rules;
use crate::source::{Source, Span};

/// A fault rarely hides another; further rounds find nothing.
const ROUNDS: usize = 4;

/// The parser fails within this many lines after a text that ends where another should begin.
const NEAR: usize = 3;

/// How many texts without an end are reported.
const MOST_OPEN: usize = 8;

/// The text of `source` with spaces in place of what the parser cannot read: lines without an
/// equals sign, invisible characters, texts that swallow the next entries. Each has its finding.
/// All other bytes keep their positions, so that spans stay valid.
pub fn readable<'s>(source: &'s Arc<Source>, findings: &RefCell<Findings>) -> Cow<'s, str> {
    if DeTable::parse_recoverable(source.text()).1.is_empty() {
        return Cow::Borrowed(source.text());
    }
    let mut text = source.text().to_owned();
    let mut told = close_texts(source, &mut text);
    told.extend(close_headings(source, &mut text));
    told.extend(close_brackets(source, &mut text));
    let invisible = without_invisible(source, &mut text);
    let mut faults = Faults::new();
    for _ in 0..ROUNDS {
        let found = stumbles(source, &text);
        if found.is_empty() {
            break;
        }
        for (line, fault) in found {
            let start = source.line_start(line);
            blank(&mut text, start..start + source.line(line).len());
            faults.entry(line).or_insert(fault);
        }
    }
    let invisible = invisible.into_iter();
    let invisible = invisible.filter(|(_, at)| !faults.contains_key(&at.position().line));
    let spelling = Spelling::of(source.text());
    findings.borrow_mut().extend(one_of_all(invisible.collect(), spelling));
    told.extend(letter::gathered(source, faults));
    for (fault, span) in told {
        let finding =
            rules::toml::SYNTAX.finds(fault.clone()).mended(mend::of_fault(&fault, &span));
        findings.borrow_mut().push(finding.at(span).help(Fix(fault, spelling)));
    }
    Cow::Owned(text)
}

/// Empties every text that swallows what should be the next entries.
fn close_texts(source: &Arc<Source>, text: &mut String) -> Vec<(Syntax, Span)> {
    let mut told = Vec::new();
    while told.len() < MOST_OPEN
        && let Some(Swallowing { open, entry, end }) = strings::swallowing(text)
    {
        // A text may contain what looks like an entry: then its end is valid.
        let (_, errors) = DeTable::parse_recoverable(text);
        let at = |span: Option<Range<usize>>| span.map_or(0, |span| span.start);
        let end_line = source.position(end).line;
        let is_wrong = |span| {
            let at = at(span);
            at + 3 >= end && source.position(at).line <= end_line + NEAR
        };
        if !errors.iter().any(|error| is_wrong(error.span())) {
            break;
        }
        let span = Span::new(source, open.clone());
        told.push((Syntax::Swallowing { entry: source.position(entry).line }, span));
        // Two quotes are an empty text.
        blank(text, open.start + 2..entry);
    }
    told
}

/// Writes the headings of sections that lack a bracket as they were meant, where a line above is empty.
fn close_headings(source: &Arc<Source>, text: &mut String) -> Vec<(Syntax, Span)> {
    let mut told = Vec::new();
    let stretches = strings::stretches(text);
    // A heading within a text is no heading.
    let is_text = |at| {
        let next = stretches.partition_point(|one| one.range.end <= at);
        stretches.get(next).is_some_and(|one| one.range.start < at)
    };
    for number in 1..=source.position(text.len()).line {
        let line = source.line(number).trim_end();
        let start = source.line_start(number);
        if !line.starts_with(['[', '(', '{']) && !line.ends_with(']') {
            continue;
        }
        let Some(meant) = meant_heading(line).filter(|meant| meant != line) else { continue };
        let Some(from) = start.checked_sub(meant.len().saturating_sub(line.len())) else {
            continue;
        };
        let above = text.get(from.saturating_sub(1)..start).unwrap_or_default();
        if !above.bytes().all(|byte| byte.is_ascii_whitespace())
            || line.contains(['#', '='])
            || is_text(start)
        {
            continue;
        }
        let width = above.len() + line.len();
        let mended = format!("{}{meant}", if from == 0 { "" } else { "\n" });
        if mended.len() <= width {
            let span = Span::new(source, start..start + line.len());
            let end = start + line.len();
            text.replace_range(end - width..end, &format!("{mended:width$}"));
            told.push((Syntax::OpenHeader { meant: Some(meant) }, span));
        }
    }
    told
}

/// Closes brackets that would swallow the next entries.
fn close_brackets(source: &Arc<Source>, text: &mut String) -> Vec<(Syntax, Span)> {
    let told = brackets::close(text).into_iter().map(|slip| {
        let line = source.position(slip.behind).line;
        let bracket = slip.missing;
        let fault = if slip.is_wrong {
            Syntax::WrongBracket { bracket }
        } else {
            Syntax::OpenBracket { bracket, line, behind: slip.behind }
        };
        (fault, Span::new(source, slip.at..slip.at + 1))
    });
    told.collect()
}

/// Replaces invisible characters outside of texts and comments by spaces; all of them.
fn without_invisible(source: &Arc<Source>, text: &mut String) -> Vec<(Invisible, Span)> {
    let stretches = strings::stretches(text);
    let mut inside = stretches.iter().map(|one| one.range.clone()).peekable();
    let mut found: Vec<(usize, char)> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| is_invisible(*c)) {
        while inside.next_if(|range| range.end <= at).is_some() {}
        if inside.peek().is_none_or(|range| at < range.start) {
            found.push((at, c));
        }
    }
    for (at, c) in &found {
        blank(text, *at..at + c.len_utf8());
    }
    let span = |(at, c): (usize, char)| (Invisible(c), Span::new(source, at..at + c.len_utf8()));
    found.into_iter().map(span).collect()
}

/// The finding about the first of them, and the number of lines that have some.
fn one_of_all(all: Vec<(Invisible, Span)>, spelling: Spelling) -> Option<Diagnostic> {
    let lines: BTreeSet<usize> = all.iter().map(|(_, span)| span.position().line).collect();
    let (character, first) = all.first().cloned()?;
    let fault = Syntax::Invisible { character, lines: lines.len() };
    let elsewhere: Vec<Span> = all.iter().skip(1).map(|(_, span)| span.clone()).collect();
    let edits = all.into_iter().map(|(character, span)| mend::instead_of(character, span));
    let finding = rules::toml::SYNTAX.finds(fault.clone()).at(first).everywhere(elsewhere);
    Some(finding.mended(edits).help(Fix(fault, spelling)))
}

/// Whether it is invisible and not one of the whitespace characters allowed in TOML.
fn is_invisible(c: char) -> bool {
    (c.is_whitespace() && !matches!(c, ' ' | '\t' | '\n' | '\r')) || german::is_invisible(c)
}

/// The lines that are not a key with its value, each with its first fault.
fn stumbles(source: &Arc<Source>, text: &str) -> Faults {
    let (_, errors) = DeTable::parse_recoverable(text);
    let mut faults = Faults::new();
    for error in errors {
        let span = Span::new(source, error.span().unwrap_or(0..0));
        let fault = Syntax::of(error.message(), &span);
        let line = span.position().line;
        let is_no_key = matches!(fault, Syntax::UmlautKey { .. } | Syntax::KeyCharacter)
            && letter::is_prose(source.line(line));
        if is_no_key || matches!(fault, Syntax::NoEquals | Syntax::Colon) {
            faults.entry(line).or_insert((fault, span));
        }
    }
    faults
}
