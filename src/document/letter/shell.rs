//! The shell around the document: what is personal in a mail.
//!
//! Writing styles into elements takes longer than all other work on a mail. The styled form of a
//! shell does not depend on the words in it, so greeting and address are taken out first and what is
//! left is styled and kept. Most templates leave the same for everybody.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::Personal;
use super::style::Styler;
use super::words::Words;
use crate::diagnostic::Diagnostic;

/// Stands for the document inside the shell.
pub(super) const BODY: &str = "<!--rundmail:body-->";
const BODY_END: &str = "<!--/rundmail:body-->";

/// Stand for the personal values; private-use characters, which no text needs.
const GREETING: &str = "\u{F0000}";
const UNSUBSCRIBE: &str = "\u{F0001}";

/// More different shells than this are styled each time (a template that names the contact).
const MOST_KEPT: usize = 64;

/// `body` between the two marks that [`Shells::new`] looks for.
pub(super) fn fenced(body: &str) -> String {
    [BODY, body, BODY_END].concat()
}

/// Styled shells by what they look like without their personal values.
#[derive(Debug)]
pub(super) struct Shells {
    styler: Styler,
    body: String,
    kept: Mutex<BTreeMap<String, Arc<str>>>,
}

impl Shells {
    /// Styles `whole`, a mail with a [`fenced`] body, and keeps the body.
    pub(super) fn new(styler: Styler, whole: &str) -> Result<Self, Box<Diagnostic>> {
        let mail = styler.inline(whole)?;
        let body = mail.split_once(BODY).and_then(|(_, rest)| rest.rsplit_once(BODY_END));
        let Some((body, _)) = body else {
            let fault = Diagnostic::error("template.no-body", Words::NoBody);
            return Err(Box::new(fault.help(Words::PutBody)));
        };
        Ok(Self { styler, body: body.to_owned(), kept: Mutex::default() })
    }

    /// The mail of one contact from its rendered, unstyled `shell`.
    pub(super) fn fill(
        &self,
        shell: &str,
        personal: &Personal<'_>,
    ) -> Result<String, Box<Diagnostic>> {
        let greeting = escaped(personal.greeting);
        let unsubscribe = escaped(personal.unsubscribe.unwrap_or_default());
        let plain = taken_out(shell, &unsubscribe, UNSUBSCRIBE);
        let plain = taken_out(&plain, &greeting, GREETING);
        let styled = self.styled(plain)?;
        let mut mail = String::with_capacity(styled.len() + self.body.len() + 256);
        let mut rest = &*styled;
        while let Some(at) = rest.find(['<', '\u{F0000}', '\u{F0001}']) {
            let (before, after) = rest.split_at(at);
            mail.push_str(before);
            let marks = [(BODY, &*self.body), (GREETING, &greeting), (UNSUBSCRIBE, &unsubscribe)];
            let mark = marks.iter().find(|(mark, _)| after.starts_with(mark));
            let (mark, value) = mark.copied().unwrap_or(("<", "<"));
            mail.push_str(value);
            rest = &after[mark.len()..];
        }
        mail.push_str(rest);
        Ok(mail)
    }

    fn styled(&self, plain: String) -> Result<Arc<str>, Box<Diagnostic>> {
        // Styling is a pure function, so a poisoned lock spoils nothing.
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(&plain).cloned();
        if let Some(styled) = kept {
            return Ok(styled);
        }
        let styled: Arc<str> = self.styler.inline(&plain)?.into();
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < MOST_KEPT {
            kept.insert(plain, Arc::clone(&styled));
        }
        Ok(styled)
    }
}

fn taken_out(shell: &str, value: &str, mark: &str) -> String {
    if value.is_empty() { shell.to_owned() } else { shell.replace(value, mark) }
}

/// As the templates escape.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}
