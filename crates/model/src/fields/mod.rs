//! Reading a TOML table field by field: both spellings of every key, all findings in one run.
//!
//! [`Fields`] returns typed values, remembers which keys were requested and, in [`Fields::finish`],
//! reports every other key. The German names are in [`keys`].

mod advice;
mod brackets;
mod fix;
mod free;
mod guess;
pub mod keys;
mod known;
mod letter;
mod lines;
mod lists;
mod mend;
mod messages;
mod outline;
mod paths;
mod sections;
mod strays;
mod strings;
mod syntax;
mod whole;
pub mod write;

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Findings};
use crate::l10n::slip;
use crate::rules;
use crate::source::{Source, Span, Spanned, Text};
use advice::{Heading, Key, Path};
pub use fix::complaint;
use keys::Spelling;
pub(crate) use known::{public_keys, rank};
pub use lines::readable;
use messages::{Help, Message};
pub use outline::{Known, Takes, words};
pub use paths::slashes;
pub use sections::{Sections, learn, outline};
pub use whole::{parse, settle, top_keys};

/// The maximum number of entries of a list: more people than ever meet, more dates than anybody
/// reads.
const MOST: usize = 2_000;

/// A closed set of values, each with its English and its German spelling.
pub trait Choice: Copy + 'static {
    /// Every value: the English spelling, the German one, the value.
    const ALL: &'static [(&'static str, &'static str, Self)];
}

/// An entry of a table, under its English name.
struct Entry<'a> {
    key: &'static str,
    written: &'a str,
    span: Span,
    value: &'a toml::Spanned<DeValue<'a>>,
}

/// A key that is not in the table of names: a mistake, or the user's own.
struct Stray<'a> {
    written: &'a str,
    span: Span,
    value: &'a toml::Spanned<DeValue<'a>>,
}

/// A table that is being read.
pub struct Fields<'a> {
    source: &'a Arc<Source>,
    findings: &'a RefCell<Findings>,
    span: Span,
    entries: Vec<Entry<'a>>,
    unknown: Vec<Stray<'a>>,
    asked: Vec<&'static str>,
    /// Missing keys, until it is known what the other keys are meant to be.
    missing: Vec<(&'static str, Diagnostic)>,
    /// The path to this table from the top of the file.
    path: Path,
    /// Whether it is an entry of `[[…]]`.
    is_entry: bool,
    /// The keys requested from each section of the file.
    sections: Arc<Sections>,
    spelling: Spelling,
}

impl<'a> Fields<'a> {
    /// Starts to read `table`, whose range is `range`.
    pub fn new(
        source: &'a Arc<Source>,
        findings: &'a RefCell<Findings>,
        table: &'a DeTable<'a>,
        range: Range<usize>,
    ) -> Self {
        let mut fields = Self::empty(source, findings, range, Spelling::of(source.text()));
        fields.enter_all(table);
        fields
    }

    fn empty(
        source: &'a Arc<Source>,
        findings: &'a RefCell<Findings>,
        range: Range<usize>,
        spelling: Spelling,
    ) -> Self {
        Self {
            source,
            findings,
            span: Span::new(source, range),
            entries: Vec::new(),
            unknown: Vec::new(),
            asked: Vec::new(),
            missing: Vec::new(),
            path: Path::new(),
            is_entry: false,
            sections: Arc::default(),
            spelling,
        }
    }

    /// The table `key` in this one.
    fn below(&self, key: &'static str, table: &'a DeTable<'a>, range: Range<usize>) -> Self {
        let mut fields = Self::empty(self.source, self.findings, range, self.spelling);
        fields.path = self.path_to(key);
        fields.sections = Arc::clone(&self.sections);
        fields.enter_all(table);
        fields
    }

    fn path_to(&self, key: &'static str) -> Path {
        self.path.iter().copied().chain([key]).collect()
    }

    /// What each section of the file understands, as far as it has been read.
    pub fn sections(&self) -> Arc<Sections> {
        Arc::clone(&self.sections)
    }

    fn enter_all(&mut self, table: &'a DeTable<'a>) {
        // The table is sorted by key; people read in file order.
        let mut written: Vec<_> = table.iter().collect();
        written.sort_by_key(|(key, _)| key.span().start);
        for (key, value) in written {
            self.enter(key, value);
        }
    }

    fn key(&self, key: &'static str) -> Key {
        Key::new(key, &self.path, self.spelling)
    }

    fn section(&self, key: &'static str, is_entry: bool) -> Help {
        Help::Section(Heading { path: self.path_to(key), is_entry, spelling: self.spelling })
    }

    fn enter(
        &mut self,
        key: &'a toml::Spanned<std::borrow::Cow<'a, str>>,
        value: &'a toml::Spanned<DeValue<'a>>,
    ) {
        let written: &str = key.get_ref();
        let span = Span::new(self.source, key.span());
        let Some(english) = keys::english_in(&self.path, written) else {
            self.unknown.push(Stray { written, span, value });
            return;
        };
        if let Some(first) = self.entries.iter().find(|entry| entry.key == english) {
            let german = keys::german_in(&self.path, english);
            let says = Message::BothSpellings { english, german };
            let finding = rules::toml::KEY_TWICE.finds(says).at(span);
            let finding = finding.also(first.span.clone(), Message::FirstHere);
            self.report(finding.help(Help::OneSpelling));
            return;
        }
        self.entries.push(Entry { key: english, written, span, value });
    }

    /// Adds a finding of the caller's own.
    pub fn report(&self, finding: Diagnostic) {
        self.findings.borrow_mut().push(finding);
    }

    /// Where findings of this reading go, for those made after the table is finished.
    pub fn faults(&self) -> &'a RefCell<Findings> {
        self.findings
    }

    /// The span of the table; for a `[[table]]` its header.
    pub fn span(&self) -> Span {
        self.span.clone()
    }

    /// Whether the key is present, in either spelling. This does not count as requesting it.
    pub fn has(&self, key: &str) -> bool {
        self.at(key).is_some()
    }

    /// Where the key is, in either spelling. This does not count as requesting it.
    pub fn at(&self, key: &str) -> Option<Span> {
        let entry = self.entries.iter().find(|entry| entry.key == key);
        entry.map(|entry| entry.span.clone())
    }

    fn take(&mut self, key: &'static str, takes: Takes) -> Option<&'a toml::Spanned<DeValue<'a>>> {
        self.asked.push(key);
        self.sections.outlined(|outline| outline.takes(&self.path, key, takes));
        self.entries.iter().find(|entry| entry.key == key).map(|entry| entry.value)
    }

    fn span_of(&self, value: &toml::Spanned<DeValue<'_>>) -> Span {
        Span::new(self.source, value.span())
    }

    fn wrong(&self, key: &'static str, value: &toml::Spanned<DeValue<'_>>, wanted: Help) {
        let span = self.span_of(value);
        let wanted = wanted.meant_by(span.text());
        let says = Message::WrongType { key: self.key(key), wanted: wanted.clone() };
        let edit = mend::of_value(&wanted, &span);
        self.report(rules::toml::TYPE.finds(says).at(span).mended(edit).help(wanted));
    }

    /// A value through `convert`, or a finding with `wanted` where it does not fit.
    fn value<T>(
        &mut self,
        key: &'static str,
        (takes, wanted): (Takes, Help),
        convert: impl FnOnce(&DeValue<'a>) -> Option<T>,
    ) -> Option<Spanned<T>> {
        let value = self.take(key, takes)?;
        let converted = convert(value.get_ref());
        if converted.is_none() {
            self.wrong(key, value, wanted);
        }
        converted.map(|converted| Spanned::new(converted, self.span_of(value)))
    }

    /// A text, or `None` where the key is missing.
    pub fn text(&mut self, key: &'static str) -> Option<Text> {
        self.value(key, (Takes::Text, Help::Text), |value| value.as_str().map(str::to_owned))
    }

    /// A text; an empty one counts as missing.
    pub fn filled_text(&mut self, key: &'static str) -> Option<Text> {
        self.text(key).filter(|text| !text.value.trim().is_empty())
    }

    /// A text that must be present and not empty.
    pub fn required_text(&mut self, key: &'static str) -> Option<Text> {
        let text = self.required(key, Self::text)?;
        if text.value.trim().is_empty() {
            let says = Message::Empty { key: self.key(key) };
            self.report(rules::toml::EMPTY.finds(says).at(text.span).help(Help::Text));
            return None;
        }
        Some(text)
    }

    /// The value that `read` finds under `key`, or a finding where the key is missing.
    pub fn required<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Self, &'static str) -> Option<T>,
    ) -> Option<T> {
        let (is_there, value) = (self.has(key), read(self, key));
        if is_there { value } else { self.missing(key, Help::AddKey { key: self.key(key) }) }
    }

    /// The table under `key`, or a finding where it is missing.
    pub fn required_table(&mut self, key: &'static str) -> Option<Fields<'a>> {
        let (is_there, table) = (self.has(key), self.table(key));
        if is_there { table } else { self.missing(key, self.section(key, false)) }
    }

    /// Reports that `key` is missing in this table.
    fn missing<T>(&mut self, key: &'static str, help: Help) -> Option<T> {
        self.sections.outlined(|outline| outline.requires(&self.path, key));
        let says = Message::Missing { key: self.key(key) };
        let finding = rules::toml::MISSING.finds(says).at(self.span()).help(help);
        self.missing.push((key, finding));
        None
    }

    /// A day (`2026-09-17`).
    pub fn date(&mut self, key: &'static str) -> Option<Spanned<NaiveDate>> {
        self.value(key, (Takes::Date, Help::Date), |value| {
            let date = value.as_datetime().filter(|at| at.time.is_none())?.date?;
            NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
        })
    }

    /// A time of day (`17:00:00`).
    pub fn time(&mut self, key: &'static str) -> Option<Spanned<NaiveTime>> {
        self.value(key, (Takes::Time, Help::Time), |value| {
            let time = value.as_datetime().filter(|at| at.date.is_none())?.time?;
            let second = time.second.unwrap_or(0);
            NaiveTime::from_hms_opt(time.hour.into(), time.minute.into(), second.into())
        })
    }

    /// `true` or `false`.
    pub fn flag(&mut self, key: &'static str) -> Option<Spanned<bool>> {
        self.value(key, (Takes::Flag, Help::Flag), DeValue::as_bool)
    }

    /// A whole number from 0.
    pub fn number(&mut self, key: &'static str) -> Option<Spanned<u32>> {
        self.value(key, (Takes::Number, Help::Number), |value| {
            let number = value.as_integer()?;
            u32::from_str_radix(number.as_str(), number.radix()).ok()
        })
    }

    /// One of a closed set of words, in either language.
    pub fn choice<C: Choice>(&mut self, key: &'static str) -> Option<Spanned<C>> {
        let spelling = self.spelling;
        let help = |found: &str| {
            let mut choices: Vec<_> = C::ALL.iter().map(|(en, de, _)| (*en, *de)).collect();
            choices.dedup_by_key(|(english, _)| *english);
            Help::Choices { found: found.to_owned(), choices, spelling }
        };
        let takes = (Takes::Choice(words::<C>), help(""));
        let text = self.value(key, takes, |value| value.as_str().map(str::to_owned))?;
        let wanted = text.value.trim().to_lowercase();
        let hit = C::ALL.iter().find(|(en, de, _)| *en == wanted || *de == wanted);
        if hit.is_none() {
            let says = Message::NotAChoice { key: self.key(key), found: text.value.clone() };
            let words = C::ALL.iter().flat_map(|(en, de, _)| [(*en, *en), (*de, *en)]);
            let meant =
                slip(&text.value, words).and_then(|meant| text.edit(0..text.value.len(), meant));
            let finding = rules::toml::CHOICE.finds(says).at(text.span.clone()).mended(meant);
            self.report(finding.help(help(&text.value)));
        }
        hit.map(|(_, _, value)| Spanned::new(*value, text.span))
    }

    /// The table under `key`.
    pub fn table(&mut self, key: &'static str) -> Option<Fields<'a>> {
        let value = self.take(key, Takes::Table)?;
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(key, value, self.section(key, false));
            return None;
        };
        Some(self.below(key, table, value.span()))
    }
}

impl Drop for Fields<'_> {
    fn drop(&mut self) {
        let missing = self.missing.drain(..).map(|(_, finding)| finding);
        self.findings.borrow_mut().extend(missing);
    }
}

#[cfg(test)]
mod tests;
