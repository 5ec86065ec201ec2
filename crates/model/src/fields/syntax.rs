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
    /// The meaning of the parser's `message` about `place`.
    pub(super) fn of(message: &str, place: &Span) -> Self {
        let (head, expected) = message.split_once(", expected ").unwrap_or((message, ""));
        let rest = rest_of_line(place);
        match head {
            "invalid basic string" | "invalid literal string" => text(place, expected),
            "invalid multi-line basic string" | "invalid multi-line literal string" => {
                if expected.contains("visible") {
                    Self::ControlCharacter
                } else {
                    Self::OpenLongText
                }
            }
            "string values must be quoted" => unquoted(place, rest),
            "missing value" | "missing value for key" => Self::NoValue,
            "key with no value" if before(place).trim_end().ends_with(':') => Self::Colon,
            "key with no value" => Self::NoEquals,
            "invalid unquoted key" => key(place, rest),
            "unexpected key or value" | "unexpected content" => trailing(place, rest),
            "missing opening quote" => Self::TypographicQuotes,
            "missing comma between array elements" => Self::NoComma,
            "unclosed table" | "unclosed array table" => {
                Self::OpenHeader { meant: meant_heading(line(place)) }
            }
            "unclosed array" | "unclosed inline table" => Self::OpenList,
            "duplicate key" => twice(place),
            "invalid date" | "invalid time" | "invalid datetime" => moment(place, head),
            "invalid float"
            | "invalid mantissa"
            | "invalid fraction"
            | "invalid exponent"
            | "invalid integer"
            | "unexpected leading zero" => misread(place, value(place)),
            "invalid boolean" => Self::YesNo,
            "missing escaped value" | "too few unicode value digits" => escape(place),
            _ if head.contains("recurs") => Self::TooDeep,
            _ => Self::Other,
        }
    }

    /// Where a person would look for the fault: a string without an end is only noticed at the end
    /// of the file. `text` is what the parser has read of it.
    pub(super) fn better_place(&self, noticed: &Span, text: &str) -> Span {
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

fn text(place: &Span, expected: &str) -> Syntax {
    let line = line(place);
    if expected.contains("visible") {
        Syntax::ControlCharacter
    } else if line.contains(['„', '“', '”', '‚', '‘', '’']) {
        Syntax::TypographicQuotes
    } else if line.trim_end().ends_with("\\\"") {
        escape(place)
    } else {
        Syntax::OpenText
    }
}

fn escape(place: &Span) -> Syntax {
    Syntax::Escape { written: paths::of_line(line(place)) }
}

fn unquoted(place: &Span, rest: &str) -> Syntax {
    let written = rest.split('#').next().unwrap_or_default().trim();
    if matches!(written.to_lowercase().as_str(), "ja" | "nein" | "yes" | "no" | "wahr" | "falsch") {
        Syntax::YesNo
    } else {
        misread(place, written)
    }
}

/// A value that the parser took for a number or a keyword.
fn misread(place: &Span, written: &str) -> Syntax {
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
        let shown = if written.starts_with(place.text()) { place.text() } else { written };
        let shown = if shown.is_empty() { written } else { shown };
        Syntax::Unquoted { written: shown.trim().chars().take(60).collect() }
    }
}

fn is_number(written: &str) -> bool {
    written.parse::<f64>().is_ok()
}

/// A day or a time that the parser began to read.
fn moment(place: &Span, head: &str) -> Syntax {
    let written = value(place);
    let is_bare = |marks: &str| written.chars().all(|c| c.is_ascii_digit() || marks.contains(c));
    match (guess::day(written), guess::time(written)) {
        (Some(day), _) if is_bare("-") => Syntax::ShortDay { day },
        (Some(day), _) => Syntax::DayInWords { day },
        (None, Some(time)) if is_bare(":") => Syntax::ShortTime { time },
        (None, Some(time)) => Syntax::TimeInWords { time },
        _ if head == "invalid date" => Syntax::NoSuchDay,
        _ if head == "invalid time" => Syntax::NoSuchTime,
        _ => misread(place, written),
    }
}

/// What follows a complete value on its line.
fn trailing(place: &Span, rest: &str) -> Syntax {
    let opening = before(place).split_once('=').map(|(_, value)| value.trim_start());
    let quote = opening.and_then(|value| value.chars().next());
    let ends = |quote: char| before(place).ends_with(quote) && rest.contains(quote);
    let goes_on = rest.starts_with(|c: char| !c.is_whitespace() && !matches!(c, ',' | ';' | '.'));
    match quote {
        Some('"') if goes_on && ends('"') => {
            let inner = rest.split('"').next().map(str::trim).filter(|inner| !inner.is_empty());
            Syntax::InnerQuotes { inner: inner.map(|inner| inner.chars().take(60).collect()) }
        }
        Some('\'') if goes_on && ends('\'') => Syntax::InnerApostrophe,
        _ if guess::day(value(place)).is_some() => misread(place, value(place)),
        _ if rest.starts_with(',') && after_digit(place) => Syntax::DecimalComma,
        _ => Syntax::Trailing,
    }
}

/// A repeated key or section.
fn twice(place: &Span) -> Syntax {
    let heading = line(place).trim();
    if !heading.starts_with('[') {
        return Syntax::KeyTwice;
    }
    let heading = heading.split('#').next().unwrap_or_default();
    let heading: String = heading.chars().filter(|c| !matches!(c, '[' | ']' | ' ')).collect();
    let above = &place.source().text()[..place.source().line_start(place.position().line)];
    let entry = format!("[[{heading}]]");
    let is_entry = above.lines().any(|line| line.trim_start().starts_with(&entry));
    Syntax::SectionTwice { heading, is_entry }
}

/// `[[termine]` -> `[[termine]]`, if there is such a section.
fn meant_heading(line: &str) -> Option<String> {
    let written = line.split('#').next().unwrap_or_default().trim();
    let name = written.trim_matches(['[', ']', ' ']);
    let is_known = name.split('.').all(|key| keys::english(key).is_some());
    let is_entry = written.starts_with("[[") || written.ends_with("]]");
    let heading = if is_entry { format!("[[{name}]]") } else { format!("[{name}]") };
    is_known.then_some(heading)
}

/// The span of the whole value at which the parser has failed.
fn whole_value(place: &Span) -> Span {
    let value = value(place);
    let start = place.source().line_start(place.position().line);
    let at =
        line(place).find('=').and_then(|equals| Some(equals + line(place)[equals..].find(value)?));
    at.filter(|_| !value.is_empty())
        .map_or(place.clone(), |at| Span::new(place.source(), start + at..start + at + value.len()))
}

/// What follows the equals sign, without a comment.
fn value(place: &Span) -> &str {
    let (_, value) = line(place).split_once('=').unwrap_or_default();
    value.split('#').next().unwrap_or_default().trim()
}

fn key(place: &Span, rest: &str) -> Syntax {
    match rest.chars().next() {
        Some(':') => Syntax::Colon,
        Some(c) if c.is_alphabetic() => {
            let whole = line(place).split('=').next().unwrap_or_default().trim();
            let german = keys::NAMES.iter().map(|(_, german)| *german);
            Syntax::UmlautKey { meant: nearest(&plain(whole), german) }
        }
        _ => Syntax::KeyCharacter,
    }
}

fn line(place: &Span) -> &str {
    place.source().line(place.position().line)
}

fn rest_of_line(place: &Span) -> &str {
    place.source().text()[place.range().start..].lines().next().unwrap_or_default()
}

fn before(place: &Span) -> &str {
    let start = place.source().line_start(place.position().line);
    &place.source().text()[start..place.range().start]
}

fn after_digit(place: &Span) -> bool {
    before(place).ends_with(|c: char| c.is_ascii_digit())
}
