//! Turns errors of the TOML parser into what a user did and how to fix it.

use super::keys;
use super::{guess, paths, strings};
use crate::l10n::{nearest, plain};
use crate::source::Span;

/// What is wrong with the text as TOML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    /// A closing quotation mark is missing on the line.
    OpenText,
    /// A closing `"""` is missing.
    OpenLongText,
    /// The same, with the line of the entry that the string swallows.
    Swallowing {
        entry: usize,
    },
    /// „…“ or “…” in place of straight quotation marks.
    TypographicQuotes,
    /// A text without quotation marks.
    Unquoted {
        written: String,
    },
    /// A day as in a letter.
    DayInWords {
        day: chrono::NaiveDate,
    },
    /// A time as in a letter: „18 Uhr“.
    TimeInWords {
        time: chrono::NaiveTime,
    },
    /// A day with single digits: `2026-9-1`.
    ShortDay {
        day: chrono::NaiveDate,
    },
    /// A time with single digits: `9:00:00`.
    ShortTime {
        time: chrono::NaiveTime,
    },
    /// Quotes inside quotes, `"Das "neue" Haus"`, with what they enclose.
    InnerQuotes {
        inner: Option<String>,
    },
    /// An apostrophe in single quotes: `'geht's'`.
    InnerApostrophe,
    /// Lines of a letter pasted between the keys.
    Letter {
        first: usize,
        last: usize,
    },
    /// An invisible character outside of strings and comments, and the number of lines with some.
    Invisible {
        character: Invisible,
        lines: usize,
    },
    /// A missing comma: `["a" "b"]`.
    NoComma,
    /// A word for true or false: `ja`, `Nein`, `True`.
    YesNo,
    NoValue,
    NoEquals,
    Colon,
    /// An umlaut in a key, with the key that was meant.
    UmlautKey {
        meant: Option<&'static str>,
    },
    KeyCharacter,
    /// A decimal comma: `4,5`.
    DecimalComma,
    Trailing,
    /// A heading without a bracket, with the heading that was meant.
    OpenHeader {
        meant: Option<String>,
    },
    OpenList,
    /// A bracket that is not closed, with what is missing in which line, behind which byte.
    OpenBracket {
        bracket: String,
        line: usize,
        behind: usize,
    },
    /// A closing bracket of another kind than the opening one, or a semicolon in brackets, with the right character.
    WrongBracket {
        bracket: String,
    },
    KeyTwice,
    /// A repeated heading, and whether the section is written as `[[…]]`.
    SectionTwice {
        heading: String,
        is_entry: bool,
    },
    NoSuchDay,
    NoSuchTime,
    /// A backslash in double quotes, with the key and the text of the line.
    Escape {
        written: Option<(String, String)>,
    },
    ControlCharacter,
    TooDeep,
    /// Anything else.
    Other,
}

/// An invisible character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Invisible(pub(super) char);

impl Syntax {
    /// The meaning of the parser's `message` about `span`.
    pub(super) fn of(message: &str, span: &Span) -> Self {
        let (head, expected) = message.split_once(", expected ").unwrap_or((message, ""));
        let rest = rest_of_line(span);
        match head {
            "invalid basic string" | "invalid literal string" => text(span, expected),
            "invalid multi-line basic string" | "invalid multi-line literal string" => {
                if expected.contains("visible") {
                    Self::ControlCharacter
                } else {
                    Self::OpenLongText
                }
            }
            "string values must be quoted" => unquoted(span, rest),
            "missing value" | "missing value for key" => Self::NoValue,
            "key with no value" if before(span).trim_end().ends_with(':') => Self::Colon,
            "key with no value" => Self::NoEquals,
            "invalid unquoted key" => key(span, rest),
            "unexpected key or value" | "unexpected content" => trailing(span, rest),
            "missing opening quote" => Self::TypographicQuotes,
            "missing comma between array elements" => Self::NoComma,
            "unclosed table" | "unclosed array table" => {
                Self::OpenHeader { meant: meant_heading(line(span)) }
            }
            "unclosed array" | "unclosed inline table" => Self::OpenList,
            "duplicate key" => twice(span),
            "invalid date" | "invalid time" | "invalid datetime" => moment(span, head),
            "invalid float"
            | "invalid mantissa"
            | "invalid fraction"
            | "invalid exponent"
            | "invalid integer"
            | "unexpected leading zero" => misread(span, value(span)),
            "invalid boolean" => Self::YesNo,
            "missing escaped value" | "too few unicode value digits" => escape(span),
            _ if head.contains("recurs") => Self::TooDeep,
            _ => Self::Other,
        }
    }

    /// Where a person would look for the fault: a string without an end is only noticed at the end
    /// of the file. `text` is what the parser has read of it.
    pub(super) fn better_span(&self, noticed: &Span, text: &str) -> Span {
        if matches!(self, Self::DayInWords { .. } | Self::TimeInWords { .. }) {
            return whole_value(noticed);
        }
        if *self != Self::OpenLongText {
            return noticed.clone();
        }
        let stretches = strings::stretches(text);
        let is_around = |one: &&strings::Stretch| {
            one.is_long && (one.range.start..=one.range.end).contains(&noticed.range().start)
        };
        let opened = stretches.iter().rev().find(is_around).map(|one| one.range.start);
        opened.map_or(noticed.clone(), |at| Span::new(noticed.source(), at..at + 3))
    }

    /// Whether the parser is lost here, so that what it reads afterwards means nothing.
    pub(super) fn derails(&self) -> bool {
        matches!(
            self,
            Self::NoEquals
                | Self::Colon
                | Self::OpenLongText
                | Self::OpenHeader { .. }
                | Self::OpenList
                | Self::TooDeep
        )
    }
}

fn text(span: &Span, expected: &str) -> Syntax {
    let line = line(span);
    if expected.contains("visible") {
        Syntax::ControlCharacter
    } else if line.contains(['„', '“', '”', '‚', '‘', '’']) {
        Syntax::TypographicQuotes
    } else if line.trim_end().ends_with("\\\"") {
        escape(span)
    } else {
        Syntax::OpenText
    }
}

fn escape(span: &Span) -> Syntax {
    Syntax::Escape { written: paths::of_line(line(span)) }
}

fn unquoted(span: &Span, rest: &str) -> Syntax {
    let written = rest.split('#').next().unwrap_or_default().trim();
    if matches!(written.to_lowercase().as_str(), "ja" | "nein" | "yes" | "no" | "wahr" | "falsch") {
        Syntax::YesNo
    } else {
        misread(span, written)
    }
}

/// A value that the parser took for a number or a keyword.
fn misread(span: &Span, written: &str) -> Syntax {
    if written.is_empty() {
        Syntax::NoValue
    } else if written.starts_with(['„', '“', '”', '‚', '‘', '’', '»', '«']) {
        Syntax::TypographicQuotes
    } else if let Some(day) = guess::day(written) {
        Syntax::DayInWords { day }
    } else if guess::is_like_day(written) {
        Syntax::NoSuchDay
    } else if !is_number(written)
        && let Some(time) = guess::time(written)
    {
        Syntax::TimeInWords { time }
    } else {
        let shown = if written.starts_with(span.text()) { span.text() } else { written };
        let shown = if shown.is_empty() { written } else { shown };
        Syntax::Unquoted { written: shown.trim().chars().take(60).collect() }
    }
}

fn is_number(written: &str) -> bool {
    written.parse::<f64>().is_ok()
}

/// A day or a time that the parser began to read.
fn moment(span: &Span, head: &str) -> Syntax {
    let written = value(span);
    let is_bare = |marks: &str| written.chars().all(|c| c.is_ascii_digit() || marks.contains(c));
    match (guess::day(written), guess::time(written)) {
        (Some(day), _) if is_bare("-") => Syntax::ShortDay { day },
        (Some(day), _) => Syntax::DayInWords { day },
        (None, Some(time)) if is_bare(":") => Syntax::ShortTime { time },
        (None, Some(time)) => Syntax::TimeInWords { time },
        _ if head == "invalid date" => Syntax::NoSuchDay,
        _ if head == "invalid time" => Syntax::NoSuchTime,
        _ => misread(span, written),
    }
}

/// What follows a complete value on its line.
fn trailing(span: &Span, rest: &str) -> Syntax {
    let opening = before(span).split_once('=').map(|(_, value)| value.trim_start());
    let quote = opening.and_then(|value| value.chars().next());
    let ends = |quote: char| before(span).ends_with(quote) && rest.contains(quote);
    let goes_on = rest.starts_with(|c: char| !c.is_whitespace() && !matches!(c, ',' | ';' | '.'));
    match quote {
        Some('"') if goes_on && ends('"') => {
            let inner = rest.split('"').next().map(str::trim).filter(|inner| !inner.is_empty());
            Syntax::InnerQuotes { inner: inner.map(|inner| inner.chars().take(60).collect()) }
        }
        Some('\'') if goes_on && ends('\'') => Syntax::InnerApostrophe,
        _ if guess::day(value(span)).is_some() => misread(span, value(span)),
        _ if rest.starts_with(',') && after_digit(span) => Syntax::DecimalComma,
        _ => Syntax::Trailing,
    }
}

/// A repeated key or section.
fn twice(span: &Span) -> Syntax {
    let heading = line(span).trim();
    if !heading.starts_with('[') {
        return Syntax::KeyTwice;
    }
    let heading = heading.split('#').next().unwrap_or_default();
    let heading: String = heading.chars().filter(|c| !matches!(c, '[' | ']' | ' ')).collect();
    let above = &span.source().text()[..span.source().line_start(span.position().line)];
    let entry = format!("[[{heading}]]");
    let is_entry = above.lines().any(|line| line.trim_start().starts_with(&entry));
    Syntax::SectionTwice { heading, is_entry }
}

/// `[[termine]` -> `[[termine]]`, if there is such a section.
pub(super) fn meant_heading(line: &str) -> Option<String> {
    let written = line.split('#').next().unwrap_or_default().trim();
    let name = written.trim_matches(['[', ']', '(', ')', '{', '}', ' ']);
    let is_known = name.split('.').all(|key| keys::english(key).is_some());
    let is_entry = written.starts_with("[[") || written.ends_with("]]");
    let heading = if is_entry { format!("[[{name}]]") } else { format!("[{name}]") };
    is_known.then_some(heading)
}

/// The span of the whole value at which the parser has failed.
fn whole_value(span: &Span) -> Span {
    let value = value(span);
    let start = span.source().line_start(span.position().line);
    let at =
        line(span).find('=').and_then(|equals| Some(equals + line(span)[equals..].find(value)?));
    at.filter(|_| !value.is_empty())
        .map_or(span.clone(), |at| Span::new(span.source(), start + at..start + at + value.len()))
}

/// What follows the equals sign, without a comment.
fn value(span: &Span) -> &str {
    let (_, value) = line(span).split_once('=').unwrap_or_default();
    value.split('#').next().unwrap_or_default().trim()
}

fn key(span: &Span, rest: &str) -> Syntax {
    match rest.chars().next() {
        Some(':') => Syntax::Colon,
        Some(c) if c.is_alphabetic() => {
            let whole = line(span).split('=').next().unwrap_or_default().trim();
            let german = keys::NAMES.iter().map(|(_, german)| *german);
            Syntax::UmlautKey { meant: nearest(&plain(whole), german) }
        }
        _ => Syntax::KeyCharacter,
    }
}

fn line(span: &Span) -> &str {
    span.source().line(span.position().line)
}

fn rest_of_line(span: &Span) -> &str {
    span.source().text()[span.range().start..].lines().next().unwrap_or_default()
}

fn before(span: &Span) -> &str {
    let start = span.source().line_start(span.position().line);
    &span.source().text()[start..span.range().start]
}

fn after_digit(span: &Span) -> bool {
    before(span).ends_with(|c: char| c.is_ascii_digit())
}
