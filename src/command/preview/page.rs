//! Filling pages: every value is escaped, unless it is markup that was made of escaped values.

use std::io::{self, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::document::html::escape;

/// A page that is being filled.
pub(super) struct Page {
    template: &'static str,
    values: Vec<(&'static str, String)>,
}

impl Page {
    /// An empty page: a template with `{{name}}` where values go.
    pub(super) fn new(template: &'static str) -> Self {
        Self { template, values: Vec::new() }
    }

    /// A text.
    pub(super) fn text(self, name: &'static str, text: &str) -> Self {
        self.markup(name, escape(text))
    }

    /// Markup, style or script of our own.
    pub(super) fn markup(mut self, name: &'static str, markup: impl Into<String>) -> Self {
        self.values.push((name, markup.into()));
        self
    }

    /// The finished page. What was put in is not looked at again.
    pub(super) fn finish(self) -> String {
        let size: usize = self.values.iter().map(|(_, value)| value.len()).sum();
        let mut page = String::with_capacity(self.template.len() + size);
        for (before, name) in pieces(self.template) {
            page.push_str(before);
            page.push_str(self.value(name).unwrap_or_default());
        }
        page
    }

    /// Writes the finished page. What was not put in is written by `long`, which is told its name: a
    /// list of 200,000 people need not be held whole.
    pub(super) fn write<W: Write>(
        &self,
        to: &mut W,
        long: impl Fn(&str, &mut W) -> io::Result<()>,
    ) -> io::Result<()> {
        for (before, name) in pieces(self.template) {
            to.write_all(before.as_bytes())?;
            match self.value(name) {
                Some(value) => to.write_all(value.as_bytes())?,
                None if name.is_empty() => {}
                None => long(name, to)?,
            }
        }
        Ok(())
    }

    fn value(&self, name: &str) -> Option<&str> {
        let value = self.values.iter().find(|(known, _)| *known == name);
        value.map(|(_, value)| value.as_str())
    }
}

/// A template as texts, each with the name of the value behind it; behind the last is none, so its name
/// is empty.
fn pieces(template: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    template.split("}}").map(|piece| piece.split_once("{{").unwrap_or((piece, "")))
}

/// The source of a script for a content security policy: only this script runs.
pub(super) fn script_hash(script: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(script)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_in_once() {
        let page = Page::new("<p title=\"{{a}}\">{{b}}{{missing}}</p>");
        let page = page.text("a", "\"><script>{{b}}").markup("b", "<i>{{a}}</i>").finish();
        assert_eq!(page, "<p title=\"&quot;&gt;&lt;script&gt;{{b}}\"><i>{{a}}</i></p>");
    }

    #[test]
    fn what_is_long_is_written_in_its_place() {
        let page = Page::new("<ol>{{list}}</ol>{{a}}.").markup("a", "{{list}}");
        let mut written = Vec::new();
        page.write(&mut written, |name, to| write!(to, "<li>{name}")).unwrap();
        let written = String::from_utf8(written).unwrap();
        assert_eq!(written, "<ol><li>list</ol>{{list}}.");
    }
}
