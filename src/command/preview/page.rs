//! Filling pages: every value is escaped, unless it is markup that was made of escaped values.

use std::fmt::Write;

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
        let mut rest = self.template;
        while let Some((before, after)) = rest.split_once("{{") {
            page.push_str(before);
            let (name, behind) = after.split_once("}}").unwrap_or((after, ""));
            let value = self.values.iter().find(|(known, _)| *known == name);
            page.push_str(value.map_or("", |(_, value)| value));
            rest = behind;
        }
        page.push_str(rest);
        page
    }
}

/// The source of a script for a content security policy: only this script runs.
pub(super) fn script_hash(script: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(script)))
}

/// A file name as a step of a relative address.
pub(super) fn address_of(name: &str) -> String {
    let mut address = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address
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
    fn names_become_addresses() {
        assert_eq!(address_of("Übersicht #1.pdf"), "%C3%9Cbersicht%20%231.pdf");
    }
}
