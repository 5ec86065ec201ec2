//! The description of a calendar entry.

use std::fmt::Write;

use super::CalendarOptions;
use crate::document::build::typography;
use crate::document::view::Inline;
use crate::document::vocabulary::fill;
use crate::markdown::{self, NoReferences};
use crate::minutes::{Meeting, Minutes, Online};
use crate::source::Text;

/// The text as in the documents, but with plain spaces: calendars break lines anywhere, and people
/// search in them.
pub(super) fn set(text: &str, minutes: &Minutes) -> String {
    typography::set_line(text, &minutes.language).replace(['\u{a0}', '\u{202f}'], " ")
}

/// The lines of a `DESCRIPTION`.
pub(super) struct Description<'a> {
    options: &'a CalendarOptions<'a>,
    pub text: String,
}

impl<'a> Description<'a> {
    pub(super) fn new(options: &'a CalendarOptions<'a>) -> Self {
        Self { options, text: String::new() }
    }

    pub(super) fn line(&mut self, label: &str, value: Option<&Text>) {
        if let Some(value) = value {
            self.labelled(label, value.value.trim());
        }
    }

    /// A line of running text.
    pub(super) fn prose(&mut self, label: &str, value: Option<&Text>, minutes: &Minutes) {
        if let Some(value) = value {
            self.labelled(label, &set(value.value.trim(), minutes));
        }
    }

    /// Says that no end was given.
    pub(super) fn open_end(&mut self, is_open: bool) {
        if is_open && let Some(phrase) = self.options.words.get("open_end") {
            let minutes = self.options.event_minutes.to_string();
            let _ = writeln!(self.text, "{}", fill(phrase, &[("n", &minutes)]));
        }
    }

    /// What people need who are asked to come to a meeting.
    pub(super) fn coming(&mut self, meeting: &Meeting) {
        if let Some(map) = &meeting.map {
            self.labelled("map", &map.value.link());
        }
        if let Some(text) = &meeting.accessibility {
            let words = plain(&markdown::parse_line(&text.value, &NoReferences));
            self.labelled("accessibility", &words);
        }
    }

    fn labelled(&mut self, label: &str, value: &str) {
        let label = format!("label_{}", label.replace('-', "_"));
        let colon = self.options.words.get("colon").map_or(":", String::as_str);
        let label = self.options.words.get(&label);
        let label = label.map(|label| format!("{label}{colon} ").replace('\u{a0}', " "));
        let _ = writeln!(self.text, "{}{value}", label.unwrap_or_default());
    }

    pub(super) fn online(&mut self, online: Option<&Online>) {
        let Some(online) = online else { return };
        self.line("join", online.url.as_ref());
        self.line("meeting-id", online.id.as_ref());
        self.line("passcode", online.passcode.as_ref());
        for phone in &online.phone {
            self.line("phone", Some(phone));
        }
        if let Some(notice) = &online.notice {
            self.labelled("note", &plain(&markdown::parse_line(&notice.value, &NoReferences)));
        }
    }
}

/// Markdown as plain text, with addresses behind the link texts.
fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text { text: words } | Inline::Code { text: words } => text.push_str(words),
            Inline::Emphasis { text: inner }
            | Inline::Strong { text: inner }
            | Inline::Strike { text: inner }
            | Inline::Foreign { text: inner, .. } => text.push_str(&plain(inner)),
            Inline::Link { href, text: inner } => {
                let words = plain(inner);
                let is_address = href.ends_with(&words);
                text.push_str(&words);
                if !is_address {
                    let _ = write!(text, " ({href})");
                }
            }
            Inline::Break => text.push(' '),
        }
    }
    text
}
