//! Fields that hold a list.

use toml::de::DeValue;

use super::messages::{Help, Message};
use super::{Fields, MOST, Takes};
use crate::rules;
use crate::source::Text;

impl<'a> Fields<'a> {
    /// The tables under `key`, in order; none where the key is missing.
    pub fn tables(&mut self, key: &'static str) -> Vec<Fields<'a>> {
        let Some(value) = self.take(key, Takes::Entries) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(key, value, self.section(key, true));
            return Vec::new();
        };
        self.count(key, array);
        let mut tables = Vec::new();
        for item in array.iter().take(MOST) {
            match item.get_ref().as_table() {
                Some(table) => {
                    let mut entry = self.below(key, table, item.span());
                    entry.is_entry = true;
                    tables.push(entry);
                }
                None => self.wrong(key, item, self.section(key, true)),
            }
        }
        tables
    }

    /// Reports entries beyond the maximum.
    fn count(&self, key: &'static str, array: &[toml::Spanned<DeValue<'a>>]) {
        if let Some(first) = array.get(MOST) {
            let says = Message::TooMany { key: self.key(key), count: array.len() };
            let finding = rules::file::TOO_LARGE.finds(says).at(self.span_of(first));
            self.report(finding.help(Help::Split));
        }
    }

    /// A list of texts under `key`; a single text counts as a list of one.
    pub fn texts(&mut self, key: &'static str) -> Vec<Text> {
        let Some(value) = self.take(key, Takes::Texts) else { return Vec::new() };
        let items = match value.get_ref() {
            DeValue::Array(array) => {
                self.count(key, array);
                array.iter().take(MOST).collect()
            }
            _ => vec![value],
        };
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            match item.get_ref().as_str() {
                Some(text) => texts.push(Text::new(text.to_owned(), self.span_of(item))),
                None => self.wrong(key, item, Help::Texts),
            }
        }
        texts
    }
}
