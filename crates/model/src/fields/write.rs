//! Writing TOML tables that people go on with: keys in their language, aligned, with comments.
//!
//! What is written here is read back by [`super::Fields`] to the same values, whatever stands in
//! them.

use std::fmt::Write;

use chrono::{NaiveDate, NaiveTime};

use super::{Choice, keys};
use crate::l10n::Language;
use crate::source::{Spanned, Text};

/// A TOML file under construction.
#[derive(Debug)]
pub struct TomlWriter {
    language: Language,
    text: String,
    /// The lines of the open table, key and value, until they are aligned.
    lines: Vec<(&'static str, String)>,
}

impl TomlWriter {
    /// An empty file with the keys of `language`.
    pub fn new(language: Language) -> Self {
        Self { language, text: String::new(), lines: Vec::new() }
    }

    /// The finished file.
    pub fn finish(mut self) -> String {
        self.align();
        self.text
    }

    /// An empty line.
    pub fn empty_line(&mut self) {
        self.align();
        self.text.push('\n');
    }

    /// A comment; every line of `text` becomes one.
    pub fn comment(&mut self, text: &str) {
        self.align();
        for line in text.lines() {
            let line: String = line.chars().filter(|c| !c.is_control()).collect();
            let _ = writeln!(self.text, "{}", format!("# {line}").trim_end());
        }
    }

    /// `[path]`.
    pub fn section(&mut self, path: &[&'static str]) {
        self.align();
        let _ = writeln!(self.text, "[{}]", self.path(path));
    }

    /// `[[path]]`.
    pub fn entry(&mut self, path: &[&'static str]) {
        self.align();
        let _ = writeln!(self.text, "[[{}]]", self.path(path));
    }

    /// A text; several lines stay several lines.
    pub fn text(&mut self, key: &'static str, text: &str) {
        self.line(key, literal(text));
    }

    /// An empty text of several lines, to be filled in.
    pub fn prepared(&mut self, key: &'static str) {
        self.line(key, "\"\"\"\n\"\"\"".to_owned());
    }

    /// A text, if there is one.
    pub fn given(&mut self, key: &'static str, text: Option<&Text>) {
        if let Some(text) = text {
            self.text(key, &text.value);
        }
    }

    /// A day.
    pub fn date(&mut self, key: &'static str, date: NaiveDate) {
        self.line(key, date.format("%Y-%m-%d").to_string());
    }

    /// A day, if there is one.
    pub fn given_date(&mut self, key: &'static str, date: Option<&Spanned<NaiveDate>>) {
        if let Some(date) = date {
            self.date(key, date.value);
        }
    }

    /// A time of day.
    pub fn time(&mut self, key: &'static str, time: NaiveTime) {
        self.line(key, time.format("%H:%M:%S").to_string());
    }

    /// A number.
    pub fn number(&mut self, key: &'static str, number: u32) {
        self.line(key, number.to_string());
    }

    /// A mark that is set.
    pub fn set(&mut self, key: &'static str) {
        self.line(key, "true".to_owned());
    }

    /// Several texts.
    pub fn texts(&mut self, key: &'static str, texts: &[String]) {
        let texts: Vec<String> = texts.iter().map(|text| literal(text)).collect();
        self.line(key, format!("[{}]", texts.join(", ")));
    }

    /// A table of numbers on one line.
    pub fn numbers(&mut self, key: &'static str, numbers: &[(&'static str, u32)]) {
        let numbers = numbers.iter().map(|(key, number)| format!("{} = {number}", self.key(key)));
        let numbers = numbers.collect::<Vec<_>>().join(", ");
        self.line(key, format!("{{ {numbers} }}"));
    }

    /// A time of day, if there is one.
    pub fn given_time(&mut self, key: &'static str, time: Option<&Spanned<NaiveTime>>) {
        if let Some(time) = time {
            self.time(key, time.value);
        }
    }

    /// One of a closed set of words.
    pub fn choice<C: Choice + PartialEq>(&mut self, key: &'static str, choice: C) {
        let words = C::ALL.iter().find(|(_, _, value)| *value == choice);
        if let Some((english, german, _)) = words {
            self.line(key, literal(self.language.pick(german, english)));
        }
    }

    /// `true`.
    pub fn switched_on(&mut self, key: &'static str) {
        self.line(key, "true".to_owned());
    }

    /// A list of small records, each on one line: `[ { text = "…", who = "…" } ]`.
    pub fn records(&mut self, key: &'static str, records: Vec<Record>) {
        let mut list = String::from("[\n");
        for Record(values) in records {
            let values = values.into_iter();
            let values: Vec<String> =
                values.map(|(key, value)| format!("{} = {value}", self.key(key))).collect();
            let _ = writeln!(list, "  {{ {} }},", values.join(", "));
        }
        list.push(']');
        self.line(key, list);
    }

    fn line(&mut self, key: &'static str, value: String) {
        self.lines.push((self.key(key), value));
    }

    fn key(&self, key: &'static str) -> &'static str {
        self.language.pick(keys::german(key), key)
    }

    fn path(&self, path: &[&'static str]) -> String {
        path.iter().map(|key| self.key(key)).collect::<Vec<_>>().join(".")
    }

    /// Writes the lines of the open table with aligned values.
    fn align(&mut self) {
        let width = self.lines.iter().map(|(key, _)| key.len()).max().unwrap_or(0);
        for (key, value) in std::mem::take(&mut self.lines) {
            let _ = writeln!(self.text, "{key:width$} = {value}");
        }
    }
}

/// A record on one line.
#[derive(Clone, Debug, Default)]
pub struct Record(Vec<(&'static str, String)>);

impl Record {
    /// Adds a text.
    #[must_use]
    pub fn text(mut self, key: &'static str, text: &str) -> Self {
        self.0.push((key, one_line(text)));
        self
    }

    /// Adds a text, if there is one.
    #[must_use]
    pub fn given(self, key: &'static str, text: Option<&Text>) -> Self {
        match text {
            Some(text) => self.text(key, &text.value),
            None => self,
        }
    }

    /// Adds a day, if there is one.
    #[must_use]
    pub fn date(mut self, key: &'static str, date: Option<NaiveDate>) -> Self {
        let date = date.map(|date| (key, date.format("%Y-%m-%d").to_string()));
        self.0.extend(date);
        self
    }
}

/// A basic string on one line: in an inline table there may be no line breaks.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len() + 2);
    line.push('"');
    for c in text.chars() {
        match c {
            '\n' => line.push_str("\\n"),
            '\t' => line.push_str("\\t"),
            '\r' => line.push_str("\\r"),
            '"' | '\\' => line.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(line, "\\u{:04X}", u32::from(c));
            }
            c => line.push(c),
        }
    }
    line.push('"');
    line
}

/// A basic string; a readable one in three quotes for several lines.
pub(crate) fn literal(text: &str) -> String {
    quoted(text, text.trim_end().contains('\n'))
}

/// A basic string in three quotes, however many lines it has.
pub(crate) fn literal_of_lines(text: &str) -> String {
    quoted(text, true)
}

fn quoted(text: &str, several: bool) -> String {
    let quotes = if several { "\"\"\"" } else { "\"" };
    let mut literal = String::with_capacity(text.len() + 8);
    literal.push_str(quotes);
    if several {
        // The reader drops a line break directly after the quotes.
        literal.push('\n');
    }
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\n' if several => literal.push('\n'),
            '\n' => literal.push_str("\\n"),
            '\t' => literal.push_str("\\t"),
            '\r' => literal.push_str("\\r"),
            '\\' => literal.push_str("\\\\"),
            // A single quote does not end the string, except right before the end.
            '"' if several && !literal.ends_with('"') && rest.peek().is_some() => literal.push('"'),
            '"' => literal.push_str("\\\""),
            c if c.is_control() => {
                let _ = write!(literal, "\\u{:04X}", u32::from(c));
            }
            c => literal.push(c),
        }
    }
    literal.push_str(quotes);
    literal
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::minutes::Kind;

    fn read_back(text: &str) -> String {
        let mut writer = TomlWriter::new(Language::German);
        writer.section(&["meeting"]);
        writer.text("place", text);
        let written = writer.finish();
        let table: toml::Table = toml::from_str(&written).unwrap_or_else(|_| panic!("{written}"));
        table["sitzung"]["ort"].as_str().unwrap().to_owned()
    }

    #[test]
    fn lines_are_aligned_and_keys_are_in_the_language() {
        let mut writer = TomlWriter::new(Language::German);
        writer.comment("Eins\nzwei");
        writer.text("title", "Titel");
        writer.choice("kind", Kind::Invitation);
        writer.empty_line();
        writer.entry(&["agenda", "tasks"]);
        writer.date("due", NaiveDate::from_ymd_opt(2026, 9, 17).unwrap());
        let expected = "# Eins\n# zwei\ntitel = \"Titel\"\nart   = \"einladung\"\n\n\
                        [[tagesordnung.aufgaben]]\nfaellig = 2026-09-17\n";
        assert_eq!(writer.finish(), expected);
    }

    #[test]
    fn several_lines_stay_readable() {
        assert_eq!(literal("a \"b\"\nc\\d\n"), "\"\"\"\na \"b\"\nc\\\\d\n\"\"\"");
        assert_eq!(literal("eine Zeile\n"), "\"eine Zeile\\n\"");
    }

    #[test]
    fn quotes_at_the_edges_are_kept() {
        for text in ["\"\"\"\n\"\"\"", "a\nb\"", "a\nb\"\"", "\n", "\r\n\r\n", "\\", "a\n\\\""] {
            assert_eq!(read_back(text), text);
        }
    }

    #[test]
    fn a_comment_cannot_end_early() {
        let mut writer = TomlWriter::new(Language::English);
        writer.comment("a\u{0}b\u{85}c\rkey = 1");
        assert_eq!(writer.finish(), "# abckey = 1\n");
    }

    proptest! {
        #[test]
        fn a_record_is_read_back_as_it_was(text in any::<String>()) {
            let mut writer = TomlWriter::new(Language::German);
            let day = NaiveDate::from_ymd_opt(2026, 9, 17);
            let record = Record::default().text("text", &text).date("due", day);
            writer.records("tasks", vec![record.clone(), record]);
            let written = writer.finish();
            prop_assert_eq!(written.lines().count(), 4, "{}", written);
            let table: toml::Table = toml::from_str(&written).unwrap();
            prop_assert_eq!(table["aufgaben"][1]["text"].as_str().unwrap(), text);
        }

        #[test]
        fn every_text_is_read_back_as_it_was(text in any::<String>()) {
            prop_assert_eq!(read_back(&text), text);
        }

        #[test]
        fn quotes_and_line_breaks_are_read_back(text in "[\"\\\\\n\r\t a#'=]{0,30}") {
            prop_assert_eq!(read_back(&text), text);
        }
    }
}
