//! The repair of what is not TOML, or not the value that is asked for, where one meaning is sure: what the
//! help says is written, and nothing else changes.

use std::sync::Arc;

use super::guess;
use super::keys;
use super::messages::Help;
use super::paths;
use super::strings;
use super::syntax::{Invisible, Syntax};
use crate::l10n::plain;
use crate::repair::Edit;
use crate::source::{Source, Span};

/// The marks that stand in place of the straight ones.
const TYPOGRAPHIC: [char; 8] = ['„', '“', '”', '‚', '‘', '’', '»', '«'];

/// The repair of a fault at `span`.
pub(super) fn of_fault(fault: &Syntax, span: &Span) -> Option<Edit> {
    let source = span.source();
    let entry = || Entry::of(span);
    match fault {
        Syntax::OpenText => entry()?.closed(),
        Syntax::OpenLongText => open_to_the_end(span),
        Syntax::Swallowing { entry } => closed_before(span, *entry),
        Syntax::TypographicQuotes => entry().and_then(|entry| entry.with(&quoted(entry.value)?)),
        Syntax::Unquoted { .. } => entry().and_then(|entry| entry.with(&bare(entry.value)?)),
        Syntax::DayInWords { day } | Syntax::ShortDay { day } => entry()
            .filter(|entry| guess::is_sure_day(entry.value))
            .and_then(|entry| entry.with(&day.to_string())),
        Syntax::TimeInWords { time } | Syntax::ShortTime { time } => entry()
            .filter(|entry| guess::is_sure_time(entry.value))
            .and_then(|entry| entry.with(&time.to_string())),
        Syntax::InnerQuotes { .. } => entry().and_then(|entry| entry.with(&escaped(entry.value)?)),
        Syntax::InnerApostrophe => {
            entry().and_then(|entry| entry.with(&in_double_quotes(entry.value)?))
        }
        Syntax::NoComma => comma_before(span),
        Syntax::YesNo => entry().and_then(|entry| entry.with(yes_or_no(entry.value)?)),
        Syntax::NoEquals | Syntax::Colon => with_equals(span),
        Syntax::UmlautKey { meant: Some(meant) } => {
            entry().filter(|entry| plain(entry.key) == *meant)?.renamed(meant)
        }
        Syntax::Trailing => without_trailing(span),
        Syntax::OpenHeader { meant: Some(meant) } => heading(span, meant),
        Syntax::SectionTwice { heading: name, is_entry: true } => {
            heading(span, &format!("[[{name}]]"))
        }
        Syntax::OpenBracket { bracket, behind, .. } => Some(closing(source, bracket, *behind)),
        Syntax::WrongBracket { bracket } => Some(Edit::new(span.clone(), bracket)),
        Syntax::Escape { .. } => {
            entry().and_then(|entry| entry.with(&in_single_quotes(entry.value)?))
        }
        _ => None,
    }
}

/// The repair of a value that is not of the kind that is asked for.
pub(super) fn of_value(wanted: &Help, span: &Span) -> Option<Edit> {
    let written = span.text();
    let text = match wanted {
        Help::ThisDay(day) => guess::is_sure_day(written).then(|| day.to_string()),
        Help::ThisTime(time) => guess::is_sure_time(written).then(|| time.to_string()),
        Help::Flag => yes_or_no(written).map(str::to_owned),
        Help::Number => {
            let figures = written.trim_matches(['"', '\'']).trim();
            let is_number =
                figures.parse::<u32>().is_ok_and(|number| number.to_string() == figures);
            is_number.then(|| figures.to_owned())
        }
        Help::Text | Help::Texts => {
            let is_plain =
                |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | ':' | '+');
            written.chars().all(is_plain).then(|| format!("\"{written}\""))
        }
        _ => None,
    };
    Some(Edit::new(span.clone(), text?))
}

/// What stands in place of an invisible character between keys and values.
pub(super) fn instead_of(Invisible(c): Invisible, span: Span) -> Edit {
    let text = match c {
        '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' => "\n",
        c if c.is_whitespace() => " ",
        _ => "",
    };
    Edit::new(span, text)
}

/// A line `key = value`.
#[derive(Clone, Copy)]
struct Entry<'s> {
    source: &'s Arc<Source>,
    /// Where the line begins.
    start: usize,
    line: &'s str,
    key: &'s str,
    /// The value without a comment.
    value: &'s str,
}

impl<'s> Entry<'s> {
    fn of(span: &'s Span) -> Option<Self> {
        let source = span.source();
        let number = span.position().line;
        let line = source.line(number);
        let (key, value) = line.split_once('=')?;
        let key = key.trim();
        let is_bare = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        // Within brackets, the first equals sign of a line says nothing.
        let is_key = !key.is_empty() && key.chars().all(is_bare);
        let value = without_comment(value)?.trim();
        (is_key && !value.is_empty()).then(|| Self {
            source,
            start: source.line_start(number),
            line,
            key,
            value,
        })
    }

    /// Another value; the rest of the line stays.
    fn with(self, value: &str) -> Option<Edit> {
        let behind = self.line.find('=')?;
        let at = self.start + behind + self.line.get(behind..)?.find(self.value)?;
        Some(Edit::new(Span::new(self.source, at..at + self.value.len()), value))
    }

    fn renamed(self, key: &str) -> Option<Edit> {
        let at = self.start + self.line.find(self.key)?;
        Some(Edit::new(Span::new(self.source, at..at + self.key.len()), key))
    }

    /// `"Rathaus` with its closing mark, unless the text goes on in the next line.
    fn closed(self) -> Option<Edit> {
        let mark = self.value.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
        let next = self.source.line(self.source.position(self.start).line + 1).trim();
        let ends = next.is_empty() || next.starts_with('#') || strings::is_entry(next);
        let inner = self.value.get(1..)?;
        let is_plain = !inner.is_empty()
            && !inner.contains([mark, '\\', '#'])
            && !self.line.contains('#')
            && !inner.ends_with([',', ';', ']', '}']);
        if ends && is_plain { self.with(&format!("{}{mark}", self.value)) } else { None }
    }
}

/// The part of a value before its comment; `None` where that is not clear.
fn without_comment(value: &str) -> Option<&str> {
    match value.find('#') {
        None => Some(value),
        Some(at) => {
            let before = value.get(..at)?;
            before.ends_with(char::is_whitespace).then_some(before)
        }
    }
}

/// „Sitzung“ in straight marks; marks that belong to the text stay in it.
fn quoted(value: &str) -> Option<String> {
    if value.contains(['\\', '\'']) {
        return None;
    }
    let straight = value.matches('"').count();
    let (first, last) = (value.chars().next()?, value.chars().next_back()?);
    let inner = value.get(first.len_utf8()..value.len().checked_sub(last.len_utf8())?)?;
    let has_own = inner.contains(TYPOGRAPHIC);
    let is_mark = |c: char| TYPOGRAPHIC.contains(&c);
    match straight {
        0 if value.starts_with('[') => listed(value),
        0 if is_mark(first) && is_mark(last) && !has_own => Some(format!("\"{inner}\"")),
        0 if is_mark(first) && pairs(value) => Some(format!("\"{value}\"")),
        1 if (is_mark(first) && last == '"' || first == '"' && is_mark(last)) && !has_own => {
            Some(format!("\"{inner}\""))
        }
        1 if first == '"' && pairs(value.get(1..)?) => Some(format!("{value}\"")),
        _ => None,
    }
}

/// Whether all marks are pairs of German ones: „…“.
fn pairs(text: &str) -> bool {
    let mut marks = text.chars().filter(|c| TYPOGRAPHIC.contains(c)).peekable();
    let some = marks.peek().is_some();
    while let Some(open) = marks.next() {
        if open != '„' || marks.next() != Some('“') {
            return false;
        }
    }
    some
}

/// [„a“, „b“] with straight marks.
fn listed(value: &str) -> Option<String> {
    let marks = value.chars().filter(|c| TYPOGRAPHIC.contains(c)).count();
    let inner = value.strip_prefix('[')?.strip_suffix(']')?;
    let items = inner.split(',').map(str::trim).filter(|item| !item.is_empty());
    let is_item = |item: &str| {
        let inner = item.strip_prefix(TYPOGRAPHIC).and_then(|item| item.strip_suffix(TYPOGRAPHIC));
        inner.is_some_and(|inner| !inner.contains(TYPOGRAPHIC))
    };
    let items: Vec<&str> = items.collect();
    let all = items.iter().all(|item| is_item(item)) && marks == 2 * items.len();
    all.then(|| value.replace(TYPOGRAPHIC, "\""))
}

/// A text without any marks: Rathaus.
fn bare(value: &str) -> Option<String> {
    let opens = value.starts_with(['[', '{', '=', ']', '}']) || value.starts_with(TYPOGRAPHIC);
    let is_odd = opens || value.contains(['"', '\\', '\'']) || value.ends_with([',', ';']);
    let is_odd = is_odd || value.contains(char::is_control);
    (!is_odd).then(|| format!("\"{value}\""))
}

/// "Das "neue" Haus" with escapes, whatever the language of the text.
fn escaped(value: &str) -> Option<String> {
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    let is_paired = inner.matches('"').count() % 2 == 0;
    (is_paired && !inner.contains('\\')).then(|| format!("\"{}\"", inner.replace('"', "\\\"")))
}

/// 'geht's'.
fn in_double_quotes(value: &str) -> Option<String> {
    let inner = value.strip_prefix('\'')?.strip_suffix('\'')?;
    (!inner.contains(['"', '\\'])).then(|| format!("\"{inner}\""))
}

/// A text in which a backslash means itself: no escape that somebody may have meant.
fn in_single_quotes(value: &str) -> Option<String> {
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    let meant = ["\\\\", "\\\"", "\\n", "\\t", "\\r", "\\u", "\\U"];
    let is_sure = !inner.contains('"') && !meant.iter().any(|escape| inner.contains(escape));
    is_sure.then(|| paths::single(inner)).flatten()
}

fn yes_or_no(value: &str) -> Option<&'static str> {
    match value.trim_matches(['"', '\'']).trim().to_lowercase().as_str() {
        "ja" | "yes" | "wahr" | "true" => Some("true"),
        "nein" | "no" | "falsch" | "false" => Some("false"),
        _ => None,
    }
}

/// A long text that is open to the end of the file gets its end there, unless it has swallowed comments.
fn open_to_the_end(span: &Span) -> Option<Edit> {
    let (source, marks) = (span.source(), span.text());
    let text = source.text();
    let from = span.range().end;
    let is_open = matches!(marks, "\"\"\"" | "'''");
    if !is_open || has_comment(text.get(from..)?) {
        return None;
    }
    let end = text.trim_end().len();
    let next = text.get(end..)?;
    let line = if next.starts_with('\r') { "\r\n" } else { "\n" };
    (end > from).then(|| Edit::insertion(source, end, format!("{line}{marks}")))
}

/// A long text that swallows the next entries ends before line `entry`.
fn closed_before(span: &Span, entry: usize) -> Option<Edit> {
    let (source, marks) = (span.source(), span.text());
    let (from, to) = (span.range().end, source.line_start(entry));
    let swallowed = source.text().get(from..to)?;
    if has_comment(swallowed) {
        return None;
    }
    let end = from + swallowed.trim_end().len();
    let line = if source.text().get(end..to)?.starts_with('\r') { "\r\n" } else { "\n" };
    (end > from).then(|| Edit::insertion(source, end, format!("{line}{marks}")))
}

/// Whether a line of it may be a comment rather than text.
fn has_comment(text: &str) -> bool {
    text.lines().any(|line| line.trim_start().starts_with('#'))
}

/// The comma between `"a"` and `"b"`, the latter of which is at `span`.
fn comma_before(span: &Span) -> Option<Edit> {
    let source = span.source();
    let before = source.text().get(..span.range().start)?.trim_end();
    let is_value =
        before.ends_with(|c: char| matches!(c, '"' | '\'' | '}' | ']') || c.is_ascii_digit());
    is_value.then(|| Edit::insertion(source, before.len(), ","))
}

/// `titel "A"` and `titel: "A"` with an equals sign.
fn with_equals(span: &Span) -> Option<Edit> {
    let source = span.source();
    let number = span.position().line;
    let (line, start) = (source.line(number), source.line_start(number));
    let indent = line.len() - line.trim_start().len();
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let rest = line.get(indent..)?;
    let length = rest.find(|c| !is_name(c))?;
    let (key, behind) = rest.split_at(length);
    let value = behind.trim_start_matches([':', ' ', '\t']);
    let is_value = value.starts_with(['"', '\'', '[', '{'])
        || value.starts_with(|c: char| c.is_ascii_digit())
        || matches!(value.trim_end(), "true" | "false");
    let gap = behind.len() - value.len();
    let colons = behind.get(..gap)?.matches(':').count();
    let is_sure = keys::english(key).is_some() && is_value && gap > 0 && colons <= 1;
    let at = start + indent + length;
    is_sure.then(|| Edit::new(Span::new(source, at..at + gap), " = "))
}

/// `titel = "A",`: nothing but punctuation.
fn without_trailing(span: &Span) -> Option<Edit> {
    let source = span.source();
    let rest = source.text().get(span.range().start..)?.lines().next()?;
    let marks = rest.split('#').next()?.trim();
    let is_all = !marks.is_empty() && marks.chars().all(|c| matches!(c, ',' | ';' | '.'));
    let at = span.range().start + rest.find(marks)?;
    is_all.then(|| Edit::new(Span::new(source, at..at + marks.len()), ""))
}

/// The heading that was meant, in place of the one in the line.
fn heading(span: &Span, meant: &str) -> Option<Edit> {
    let source = span.source();
    let number = span.position().line;
    let line = source.line(number);
    let written = line.split('#').next()?.trim();
    let at = source.line_start(number) + line.find(written)?;
    let differs = !written.is_empty() && written != meant;
    differs.then(|| Edit::new(Span::new(source, at..at + written.len()), meant))
}

/// The missing brackets behind what they close, in place of a comma.
fn closing(source: &Arc<Source>, bracket: &str, behind: usize) -> Edit {
    let rest = source.text().get(behind..).unwrap_or_default();
    let gap = rest.len() - rest.trim_start_matches([',', ' ', '\t']).len();
    let has_comma = rest.get(..gap).is_some_and(|gap| gap.contains(','));
    let kept = if has_comma { rest.find(',').map_or(0, |at| at + 1) } else { 0 };
    let line = source.line(source.position(behind).line);
    let is_spaced = bracket.starts_with('}') && line.contains("{ ");
    let bracket = format!("{}{bracket}", if is_spaced { " " } else { "" });
    Edit::new(Span::new(source, behind..behind + kept), bracket)
}
