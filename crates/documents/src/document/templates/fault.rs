//! Turns an error of the template engine into a finding that a clerk can act on.

use std::error::Error as _;
use std::iter::successors;
use std::ops::Range;

use minijinja::{Error, ErrorKind};

use super::messages::{Message, Unknown};
use super::{Chain, Context};
use crate::diagnostic::Diagnostic;
use crate::l10n;
use crate::rules::{self, Rule};
use crate::source::{Source, Span, Text};

/// The engine's name for a template in the settings.
pub(super) const IN_SETTINGS: &str = "rundmail.toml";

/// The detail of our own error for `{{ x }}` where `x` has no value.
pub(super) const NO_VALUE: &str = "no value";

/// What went wrong, and where in which template.
pub(super) struct Fault {
    template: String,
    range: Option<Range<usize>>,
    line: usize,
    rule: &'static Rule,
    message: Message,
    help: Option<Message>,
}

impl Fault {
    /// The fault behind `error`, where the template `template` sees the names `names`.
    pub(super) fn new(error: &Error, template: &str, names: &Context) -> Self {
        // An error inside an included or extended template is wrapped once for each level.
        let errors: Vec<&Error> =
            successors(Some(error), |&error| error.source()?.downcast_ref()).collect();
        let placed = errors.iter().rev().find(|error| error.name().is_some()).unwrap_or(&error);
        let text = placed.template_source().unwrap_or_default();
        let range = placed.range().filter(|range| !range.is_empty());
        let undefined = errors.last().is_some_and(|e| e.kind() == ErrorKind::UndefinedError);
        let range = range.map(|range| if undefined { filtered(text, range) } else { range });
        let range = range.map(|range| whole_name(text, range));
        let written = range.clone().and_then(|range| text.get(range)).unwrap_or_default();
        let (rule, message, help) = explain(errors.last().unwrap_or(&error), written.trim(), names);
        let template = placed.name().unwrap_or(template).to_owned();
        Self { template, range, line: placed.line().unwrap_or(1), rule, message, help }
    }

    /// The finding, where the template is a file.
    pub(super) fn in_chain(self, chain: &Chain) -> Diagnostic {
        let span = chain.find(&self.template).map(|source| self.span_in(source));
        self.diagnostic(span)
    }

    /// The finding, where the template is a value of the settings.
    pub(super) fn in_text(self, text: &Text) -> Diagnostic {
        let span = match &self.range {
            Some(range) => text.span_of(range.clone()),
            None => text.span.clone(),
        };
        self.diagnostic(Some(span))
    }

    fn span_in(&self, source: &std::sync::Arc<Source>) -> Span {
        let start = source.line_start(self.line);
        let line = start..start + source.line(self.line).len();
        Span::new(source, self.range.clone().unwrap_or(line))
    }

    fn diagnostic(self, span: Option<Span>) -> Diagnostic {
        let mut finding = self.rule.finds(self.message);
        finding.span = span;
        match self.help {
            Some(help) => finding.help(help),
            None => finding,
        }
    }
}

/// For an unknown name before a filter the engine points at the filter; this finds the last part of
/// the name.
fn filtered(text: &str, range: Range<usize>) -> Range<usize> {
    let before = text.get(..range.start).unwrap_or_default().trim_end();
    let Some(name) = before.strip_suffix('|').map(str::trim_end) else { return range };
    let part = |c: char| c.is_alphanumeric() || c == '_';
    let start = name.trim_end_matches(part).len();
    let dot = usize::from(name.get(..start).is_some_and(|before| before.ends_with('.')));
    start - dot..name.len()
}

/// The engine points at the last part of a dotted name; this extends the range to all of it.
fn whole_name(text: &str, range: Range<usize>) -> Range<usize> {
    let before = text.get(..range.start).unwrap_or_default();
    let starts_inside = text.get(range.clone()).is_some_and(|part| part.starts_with('.'));
    let is_name = |c: char| c.is_alphanumeric() || "_.".contains(c);
    let start = if starts_inside { before.trim_end_matches(is_name).len() } else { range.start };
    start..range.end
}

fn explain(
    error: &Error,
    written: &str,
    names: &Context,
) -> (&'static Rule, Message, Option<Message>) {
    let detail = error.detail().unwrap_or_default().to_owned();
    let name = written.split(['|', '(', ' ']).next().unwrap_or_default().to_owned();
    match error.kind() {
        ErrorKind::UndefinedError if detail == NO_VALUE => (
            &rules::template::NO_VALUE,
            Message::NoValue { name: name.clone() },
            Some(Message::Guard { name }),
        ),
        ErrorKind::UndefinedError => undefined(&name, names),
        ErrorKind::SyntaxError | ErrorKind::BadEscape => {
            (&rules::template::SYNTAX, Message::Syntax { detail }, Some(Message::SeeComment))
        }
        ErrorKind::OutOfFuel => (&rules::template::ENDLESS, Message::Endless, None),
        ErrorKind::WriteFailure => (&rules::template::ENDLESS, Message::TooLarge, None),
        ErrorKind::TemplateNotFound => {
            let name = quoted(written).or_else(|| quoted(&detail)).unwrap_or(&name).to_owned();
            (&rules::template::MISSING, Message::Missing { name }, Some(Message::ListThem))
        }
        ErrorKind::UnknownFilter => unknown(Unknown::Filter, name),
        ErrorKind::UnknownFunction => unknown(Unknown::Function, name),
        ErrorKind::UnknownTest => unknown(Unknown::Test, name),
        ErrorKind::UnknownMethod => unknown(Unknown::Method, name),
        _ if detail.contains("recursion limit") => {
            (&rules::template::ENDLESS, Message::Endless, None)
        }
        kind => {
            let says = Message::Failed { kind: kind.to_string(), detail };
            (&rules::template::FAILED, says, Some(Message::SeeComment))
        }
    }
}

/// The text between the first quotation marks.
fn quoted(text: &str) -> Option<&str> {
    text.split(['"', '\'']).nth(1)
}

/// Something unknown in the template language itself; the help shows the alternatives.
fn unknown(what: Unknown, name: String) -> (&'static Rule, Message, Option<Message>) {
    (&rules::template::UNKNOWN, Message::Unknown { what, name }, Some(Message::SeeComment))
}

/// An unknown name: a column of the contact list, or anything else.
fn undefined(name: &str, names: &Context) -> (&'static Rule, Message, Option<Message>) {
    if let Some(column) = name.strip_prefix("contact.extra.") {
        let mut columns = names.below(&["contact", "extra"]);
        // A column is known by its header and by a name that may stand behind a dot.
        columns.retain(|name| name.chars().all(|c| c.is_alphanumeric() || c == '_'));
        columns.sort_by_key(|name| name.to_lowercase());
        columns.dedup_by_key(|name| name.to_lowercase());
        let says = Message::NoColumn { column: column.to_owned() };
        return (&rules::template::COLUMN, says, Some(Message::Columns { columns }));
    }
    let known = names.dotted();
    // `meeting.date`, where the file has no meeting.
    if let Some((above, _)) = name.split_once('.')
        && names.find(above).is_some_and(minijinja::Value::is_none)
    {
        let name = above.to_owned();
        let guard = Message::Guard { name: name.clone() };
        return (&rules::template::NO_VALUE, Message::NoValue { name }, Some(guard));
    }
    let near = l10n::nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
    let help = near.map_or(Message::SeeComment, |near| Message::DidYouMean { near });
    (&rules::template::UNDEFINED, Message::Undefined { name: name.to_owned() }, Some(help))
}
