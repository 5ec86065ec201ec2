//! Tables whose keys the user chooses: rules, words, columns.

use toml::Spanned;
use toml::de::DeValue;

use super::messages::Help;
use super::{Fields, Takes};
use crate::source::{Span, Text};

impl<'a> Fields<'a> {
    /// The entries of a table whose keys the user chooses (rules, words, columns): each key with
    /// its span, and its text. The keys are taken as written.
    pub fn free_texts(&mut self, key: &'static str) -> Vec<(Text, Text)> {
        let mut texts = Vec::new();
        for (name, value) in self.free_entries(key, Takes::Own) {
            self.free(key, name, value, &mut texts);
        }
        texts
    }

    /// The same where a value may be a list of texts: the key is repeated for each of them.
    pub fn free_lists(&mut self, key: &'static str) -> Vec<(Text, Text)> {
        let mut texts = Vec::new();
        for (name, value) in self.free_entries(key, Takes::OwnLists) {
            match value.get_ref() {
                DeValue::Array(items) => {
                    for item in items {
                        self.free(key, name.clone(), item, &mut texts);
                    }
                }
                _ => self.free(key, name, value, &mut texts),
            }
        }
        texts
    }

    fn free_entries(
        &mut self,
        key: &'static str,
        takes: Takes,
    ) -> Vec<(Text, &'a Spanned<DeValue<'a>>)> {
        let Some(value) = self.take(key, takes) else { return Vec::new() };
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(key, value, self.section(key, false));
            return Vec::new();
        };
        let named = table.iter().map(|(name, value)| {
            let span = Span::new(self.source, name.span());
            (Text::new(name.get_ref().to_string(), span), value)
        });
        named.collect()
    }

    /// The unused keys, where the keys of this table, `key`, are the user's own besides those of
    /// the format. A dotted name without quotes is a table in TOML; here it counts as the name that
    /// it looks like.
    pub fn finish_free(mut self, key: &'static str) -> Vec<(Text, Text)> {
        self.sections.outlined(|outline| outline.takes(&self.path, "", Takes::Own));
        let stray = std::mem::take(&mut self.unknown).into_iter();
        let known = std::mem::take(&mut self.entries).into_iter();
        let known = known.filter(|entry| !self.asked.contains(&entry.key));
        let known = known.map(|entry| (entry.written, entry.span, entry.value));
        let mut all: Vec<_> =
            stray.map(|one| (one.written, one.span, one.value)).chain(known).collect();
        all.sort_by_key(|(_, span, _)| span.range().start);
        let mut texts = Vec::new();
        for (written, span, value) in all {
            match value.get_ref().as_table() {
                Some(table) => {
                    for (rest, value) in table {
                        let name = format!("{written}.{}", rest.get_ref());
                        let span = Span::new(self.source, rest.span());
                        self.free(key, Text::new(name, span), value, &mut texts);
                    }
                }
                None => self.free(key, Text::new(written.to_owned(), span), value, &mut texts),
            }
        }
        texts
    }

    /// Takes one entry of the user's own, or reports that its value is not a text.
    fn free(
        &self,
        key: &'static str,
        name: Text,
        value: &Spanned<DeValue<'_>>,
        texts: &mut Vec<(Text, Text)>,
    ) {
        match value.get_ref().as_str() {
            Some(text) => texts.push((name, Text::new(text.to_owned(), self.span_of(value)))),
            None => self.wrong(key, value, Help::Text),
        }
    }
}
