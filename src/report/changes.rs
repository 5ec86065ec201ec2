//! The changes of a file for people: each with its line, in words and as the line was and will be. Nothing
//! is said by colour or by a sign alone, so that it can also be heard.

use std::fmt::Write;
use std::ops::Range;

use super::excerpt::{Excerpt, LONGEST, harmless};
use crate::edit::Patch;
use crate::l10n::Language;
use crate::source::{Source, Span};

/// How many characters of a change are named.
const NAMED: usize = 60;

/// All changes of a file, by line.
pub fn changes(patch: &Patch, language: Language) -> String {
    let before = patch.before();
    let after = Source::new(before.path(), patch.text());
    let mut shift = 0_isize;
    let mut all: Vec<Changed> = Vec::new();
    for change in patch.changes() {
        let start = change.range.start.saturating_add_signed(shift);
        shift += change.text.len().cast_signed() - change.range.len().cast_signed();
        let (old, new) = (change.range.clone(), start..start + change.text.len());
        // Both marks of one word are one change.
        match all.last_mut() {
            Some(last) if is_one_word(before.text(), last.old.end..old.start) => {
                (last.old.end, last.new.end) = (old.end, new.end);
            }
            _ => all.push(Changed { old, new }),
        }
    }
    let first_line = |one: &Changed| before.position(one.old.start).line;
    let last_line = |one: &Changed| before.position(one.old.end).line;
    let groups = all.chunk_by(|one, next| last_line(one) == first_line(next));
    let page = Page { before: &Span::file(before), after: &Span::file(&after), language };
    groups.map(|group| page.group(group)).collect()
}

fn is_one_word(text: &str, between: Range<usize>) -> bool {
    text.get(between).is_some_and(|between| !between.contains(char::is_whitespace))
}

/// Where a change is in the text as it was, and as it will be.
struct Changed {
    old: Range<usize>,
    new: Range<usize>,
}

struct Page<'a> {
    before: &'a Span,
    after: &'a Span,
    language: Language,
}

impl Page<'_> {
    /// The changes of one line, or of lines that hang together.
    fn group(&self, group: &[Changed]) -> String {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { return String::new() };
        let old = lines(self.before, first.old.start..last.old.end);
        let new = lines(self.after, first.new.start..last.new.end);
        let fits = old.iter().chain(&new).all(|line| line.chars().count() <= LONGEST);
        if fits {
            return self.block(group, &old, &new);
        }
        let one = |changed: &Changed| {
            let excerpt = |span: &Span, range: &Range<usize>| {
                let shown = Excerpt::of(&Span::new(span.source(), range.clone()));
                shown.map(|excerpt| excerpt.shown).into_iter().collect::<Vec<_>>()
            };
            let old = excerpt(self.before, &changed.old);
            self.block(std::slice::from_ref(changed), &old, &excerpt(self.after, &changed.new))
        };
        group.iter().map(one).collect()
    }

    /// ``datei.toml, Zeile 3: `18.02.2021` wird `2021-02-18` ``, and the lines.
    fn block(&self, group: &[Changed], old: &[String], new: &[String]) -> String {
        let source = self.before.source();
        let at = group.first().map_or(0, |first| source.position(first.old.start).line);
        let path = harmless(&source.path().display().to_string());
        let says: Vec<String> = group.iter().map(|one| self.words(one)).collect();
        let (line, was, is) =
            self.language.pick(("Zeile", "bisher:", "neu:   "), ("line", "old:", "new:"));
        let mut text = format!("{path}, {line} {at}: {}\n", says.join("; "));
        for (name, lines) in [(was, old), (is, new)] {
            for line in lines {
                let _ = writeln!(text, "  {name} {line}");
            }
        }
        text
    }

    /// `` `18.02.2021` wird `2021-02-18` ``, with the whole words.
    fn words(&self, changed: &Changed) -> String {
        let (old, new) = (self.before.source().text(), self.after.source().text());
        let head = letters_before(old, changed.old.start);
        let tail = letters_behind(old, changed.old.end);
        let whole = |text: &str, range: &Range<usize>| {
            let text =
                text.get(range.start.saturating_sub(head)..range.end + tail).unwrap_or_default();
            let shown = visible(text);
            let is_long = shown.chars().count() > NAMED;
            let shown: String = shown.chars().take(NAMED).collect();
            if is_long { shown + "…" } else { shown }
        };
        let (old, new) = (whole(old, &changed.old), whole(new, &changed.new));
        match (old.is_empty(), new.is_empty()) {
            (true, _) => {
                self.language.pick(format!("`{new}` kommt hinzu"), format!("`{new}` is added"))
            }
            (_, true) => {
                self.language.pick(format!("`{old}` entfällt"), format!("`{old}` is removed"))
            }
            _ => self
                .language
                .pick(format!("`{old}` wird `{new}`"), format!("`{old}` becomes `{new}`")),
        }
    }
}

/// The whole lines of a range, fit to be shown.
fn lines(span: &Span, range: Range<usize>) -> Vec<String> {
    let source = span.source();
    let numbers = source.position(range.start).line..=source.position(range.end).line;
    numbers.map(|number| harmless(source.line(number))).collect()
}

/// How many bytes the rest of the word before `at` has; with the blank between them, where a blank is
/// changed.
fn letters_before(text: &str, at: usize) -> usize {
    let (before, behind) = text.split_at_checked(at).unwrap_or_default();
    let is_blank = behind.starts_with(' ') && before.ends_with(|c: char| c != '\n');
    let bare = if is_blank { before.trim_end_matches(' ') } else { before };
    before.len() - bare.trim_end_matches(|c: char| !c.is_whitespace()).len()
}

fn letters_behind(text: &str, at: usize) -> usize {
    let behind = text.get(at..).unwrap_or_default();
    behind.len() - behind.trim_start_matches(|c: char| !c.is_whitespace()).len()
}

/// The text with names for what nobody sees or hears.
fn visible(text: &str) -> String {
    let mut shown = String::new();
    for c in text.trim_matches(['\n', '\r']).chars() {
        match c {
            ' ' => shown.push(' '),
            '\n' => shown.push('⏎'),
            '\r' => {}
            c if c.is_whitespace() || c.is_control() || german::is_invisible(c) => {
                let _ = write!(shown, "<U+{:04X}>", u32::from(c));
            }
            c => shown.push(c),
        }
    }
    shown
}
