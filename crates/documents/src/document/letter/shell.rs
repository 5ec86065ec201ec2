//! The shell around the document: what is personal in a mail.
//!
//! Inlining styles takes longer than all other work on a mail, but does not depend on the words in
//! the shell. So the shell is rendered once with placeholders for greeting and address, styled, and
//! reused. Whether a template only prints these values is tested by rendering it with the values
//! too; a template that inspects them is styled for each contact.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::messages::Message;
use super::style::Styler;
use crate::diagnostic::Diagnostic;
use crate::direction::markup::{self, Medium};
use crate::document::html::escape;
use crate::rules;

/// Stands for what comes before the greeting: the title of the document.
pub(super) const OPENING: &str = "<!--rundmail:opening-->";
const OPENING_END: &str = "<!--/rundmail:opening-->";

/// Stands for what follows the greeting.
pub(super) const REST: &str = "<!--rundmail:rest-->";
const REST_END: &str = "<!--/rundmail:rest-->";

/// Stands for the greeting: a private-use character, which no text needs.
pub(super) const GREETING: &str = "\u{F0000}";

/// Stands for the unsubscribe address; itself an address, so that it may be used in a link.
pub(super) const UNSUBSCRIBE: &str = "mailto:\u{F0001}";

/// If there are more different shells, the others are styled each time (a template that names the
/// contact).
const MOST_KEPT: usize = 64;

/// Both parts of the document, each between the two markers that [`Shells::new`] searches for.
pub(super) fn fenced([opening, rest]: [&str; 2]) -> [String; 2] {
    [[OPENING, opening, OPENING_END].concat(), [REST, rest, REST_END].concat()]
}

/// A shell as the template renders it, before styling.
pub(super) struct Shell {
    /// Rendered with [`GREETING`] and [`UNSUBSCRIBE`] in place of the values.
    pub marked: String,
    /// Rendered with the values.
    pub personal: String,
}

/// Where the reader's own tasks stand in what follows the greeting.
pub(super) const TASKS: &str = "<!--own-tasks-->";

/// What is inserted into a shell.
#[derive(Clone, Copy, Debug)]
enum Slot {
    Opening,
    Rest,
    Greeting,
    Unsubscribe,
}

const SLOTS: [(&str, Slot); 4] = [
    (OPENING, Slot::Opening),
    (REST, Slot::Rest),
    (GREETING, Slot::Greeting),
    (UNSUBSCRIBE, Slot::Unsubscribe),
];

/// How many of them hold the document, which is the same for everybody.
const SHARED: usize = 2;

/// A text with slots: each piece is followed by one, except the last.
#[derive(Debug)]
struct Form(Vec<(String, Option<Slot>)>);

impl Form {
    /// Splits `text` at the markers of the first `slots` of [`SLOTS`].
    fn of(mut text: &str, slots: usize) -> Self {
        let marks = &SLOTS[..slots.min(SLOTS.len())];
        let mut pieces = Vec::new();
        loop {
            let found =
                marks.iter().filter_map(|(mark, slot)| Some((text.find(mark)?, mark, slot)));
            let Some((at, mark, slot)) = found.min_by_key(|(at, ..)| *at) else { break };
            pieces.push((text[..at].to_owned(), Some(*slot)));
            text = &text[at + mark.len()..];
        }
        pieces.push((text.to_owned(), None));
        Self(pieces)
    }

    fn fill(&self, values: &Values<'_>) -> String {
        let length = values.rest.iter().map(|part| part.len()).sum::<usize>();
        let mut filled = String::with_capacity(length + 8192);
        for (text, slot) in &self.0 {
            filled.push_str(text);
            values.of(*slot).iter().for_each(|part| filled.push_str(part));
        }
        filled
    }

    /// Whether filling it gives `whole`.
    fn becomes(&self, values: &Values<'_>, mut whole: &str) -> bool {
        for (text, slot) in &self.0 {
            for piece in [&**text].into_iter().chain(values.of(*slot)) {
                let Some(rest) = whole.strip_prefix(piece) else { return false };
                whole = rest;
            }
        }
        whole.is_empty()
    }
}

/// The escaped values for the slots.
struct Values<'a> {
    opening: &'a str,
    /// What follows the greeting, with the reader's own tasks in its middle.
    rest: [&'a str; 3],
    greeting: String,
    unsubscribe: String,
}

impl Values<'_> {
    fn of(&self, slot: Option<Slot>) -> [&str; 3] {
        match slot {
            Some(Slot::Opening) => [self.opening, "", ""],
            Some(Slot::Rest) => self.rest,
            Some(Slot::Greeting) => [&self.greeting, "", ""],
            Some(Slot::Unsubscribe) => [&self.unsubscribe, "", ""],
            None => ["", "", ""],
        }
    }
}

/// A shell before and after styling.
#[derive(Debug)]
struct Styled {
    plain: Form,
    form: Form,
}

/// Styled shells, indexed by their unstyled form.
#[derive(Debug)]
pub(super) struct Shells {
    styler: Styler,
    opening: String,
    /// Before and behind the reader's own tasks.
    rest: [String; 2],
    kept: Mutex<BTreeMap<String, Arc<Styled>>>,
}

impl Shells {
    /// Styles `whole`, a mail with a [`fenced`] document, and keeps the document. A template may do
    /// without the opening.
    pub(super) fn new(styler: Styler, whole: &str) -> Result<Self, Box<Diagnostic>> {
        let mail = styler.inline(whole)?;
        let part = |start, end| Some(mail.split_once(start)?.1.rsplit_once(end)?.0.to_owned());
        let Some(rest) = part(REST, REST_END) else {
            let fault = rules::template::NO_BODY.finds(Message::NoBody);
            return Err(Box::new(fault.help(Message::PutBody)));
        };
        let opening = part(OPENING, OPENING_END).unwrap_or_default();
        let rest = match rest.split_once(TASKS) {
            Some((before, behind)) => [before.to_owned(), behind.to_owned()],
            None => [String::new(), rest],
        };
        Ok(Self { styler, opening, rest, kept: Mutex::default() })
    }

    /// The length of the document in a mail (bytes).
    pub(super) fn weight(&self) -> usize {
        self.opening.len() + self.rest.iter().map(String::len).sum::<usize>()
    }

    /// A part of the document for one reader, with the styles of the mail; `css` is its style sheet.
    pub(super) fn styled(&self, css: &str, part: &str) -> Result<String, Box<Diagnostic>> {
        let page = format!(
            "<html><head><style>{css}</style></head><body><div class=\"letter\">{REST}{part}{REST_END}</div></body></html>"
        );
        let page = self.styler.inline(&page)?;
        let inside = page.split_once(REST).and_then(|(_, rest)| rest.split_once(REST_END));
        Ok(inside.map(|(inside, _)| inside.to_owned()).unwrap_or_default())
    }

    /// The mail of one contact from its shell; the greeting may have isolates. `tasks`: the styled box
    /// with what the reader has still to do.
    pub(super) fn fill(
        &self,
        shell: Shell,
        greeting: &str,
        unsubscribe: Option<&str>,
        tasks: &str,
    ) -> Result<String, Box<Diagnostic>> {
        let greeting = markup::directed(&escape(greeting), Medium::Mail).into_owned();
        let unsubscribe = escape(unsubscribe.unwrap_or_default());
        let mut values = Values { opening: OPENING, rest: [REST, "", ""], greeting, unsubscribe };
        let kept = self.kept(&shell.marked);
        let only_prints = match &kept {
            Some(kept) => kept.plain.becomes(&values, &shell.personal),
            None => Form::of(&shell.marked, SLOTS.len()).becomes(&values, &shell.personal),
        };
        let [before, behind] = &self.rest;
        (values.opening, values.rest) = (&self.opening, [before, tasks, behind]);
        if !only_prints {
            return Ok(Form::of(&self.styler.inline(&shell.personal)?, SHARED).fill(&values));
        }
        let styled = match kept {
            Some(kept) => kept,
            None => self.style(shell.marked)?,
        };
        Ok(styled.form.fill(&values))
    }

    fn kept(&self, marked: &str) -> Option<Arc<Styled>> {
        // Styling is a pure function, so the contents of a poisoned lock are valid.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(marked).cloned()
    }

    fn style(&self, marked: String) -> Result<Arc<Styled>, Box<Diagnostic>> {
        let form = Form::of(&self.styler.inline(&marked)?, SLOTS.len());
        let styled = Arc::new(Styled { plain: Form::of(&marked, SLOTS.len()), form });
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < MOST_KEPT {
            kept.insert(marked, Arc::clone(&styled));
        }
        Ok(styled)
    }
}
