//! Typesets the finished tree: German according to DIN 5008 (dates, times, ranges, abbreviations,
//! non-breaking spaces), every language with its quotation marks, apostrophes and dashes.
//!
//! **Why here?** Every format is made from the tree, so that typesetting happens once and all
//! formats agree. Lists, tables and links have been recognised by then: a non-breaking space can no
//! longer turn a day into the number of an item.
//!
//! **What stays unchanged?** Code, addresses, IDs, anchors, file names, access data, struck-out
//! text, and the days and times that the program itself writes: their format is in `words.de.toml`,
//! where an office may choose another one. In quotations only spaces and marks are changed: the
//! words are the speaker's.

use german::ParsedText;
use german::typeset::{Stroke, Voice, edits};

use crate::document::marks::{Marks, UNREAD};
use crate::document::view::{
    ArticleView, Block, Document, EventView, Fact, FigureView, Inline, Tongue, plain_text,
};
use crate::document::vocabulary::Vocabulary;
use crate::minutes::LanguageTag;
use crate::repeated::Made;

/// Lines without running text: access data to be copied, and what the program itself writes.
const LEFT: &[&str] = &[
    "date",
    "time",
    "next",
    "approved",
    "due",
    "deadline",
    "link",
    "online-url",
    "online-id",
    "online-passcode",
    "online-phone",
];

/// Whether the first sentence of a text goes on in lower case after the greeting: in German, after a
/// comma.
pub fn goes_on(words: &Vocabulary) -> bool {
    is_set(&words.language) && words.phrases.greeting.hello.ends_with(',')
}

/// Whether texts of this language are typeset according to DIN 5008.
pub fn is_set(language: &LanguageTag) -> bool {
    *language == LanguageTag::german()
}

/// How much of the texts of a language is typeset: in easy German „9:30 Uhr“ stays without a zero
/// in front, and only its spaces are changed.
fn voice(language: &LanguageTag) -> Option<Voice> {
    match language {
        _ if is_set(language) => Some(Voice::Own),
        _ if language.base().as_ref().is_some_and(is_set) => Some(Voice::Quoted),
        _ => None,
    }
}

/// Typesets a whole document.
pub(super) fn set(document: &mut Document) {
    let rules = Rules::of(&document.language);
    rules.line(&mut document.title);
    rules.line(&mut document.kicker);
    document.series.iter_mut().for_each(|series| rules.line(series));
    document.letterhead.name.iter_mut().for_each(|name| rules.line(name));
    document.letterhead.unit.iter_mut().for_each(|unit| rules.line(unit));
    document.colophon.iter_mut().for_each(|line| rules.line(line));
    rules.facts(&mut document.facts, Voice::Own);
    for section in &mut document.sections {
        rules.blocks(&mut section.blocks, Voice::Own);
    }
}

/// Typesets the dates and times of a German text.
pub fn set_blocks(all: &mut [Block]) {
    Rules { german: Some(Voice::Own), marks: None }.blocks(all, Voice::Own);
}

/// A plain value as documents of this language show it.
pub fn set_line(text: &str, language: &LanguageTag) -> String {
    let mut line = text.to_owned();
    Rules::of(language).line(&mut line);
    line
}

/// How a language is typeset.
#[derive(Clone, Copy)]
struct Rules {
    /// How much of its German is changed.
    german: Option<Voice>,
    marks: Option<Marks>,
}

impl Rules {
    fn of(language: &LanguageTag) -> Self {
        Self { german: voice(language), marks: Marks::of(language) }
    }

    /// Those of a passage in another language.
    fn within(tongue: &Tongue) -> Self {
        LanguageTag::parse(&tongue.language).as_ref().map_or_else(Self::none, Self::of)
    }

    fn none() -> Self {
        Self { german: None, marks: None }
    }

    fn blocks(self, all: &mut [Block], voice: Voice) {
        for block in all {
            match block {
                Block::Paragraph { text } | Block::Heading { text, .. } => {
                    self.inlines(text, voice);
                }
                Block::List { items, .. } => {
                    for item in items {
                        self.blocks(item, voice);
                    }
                }
                Block::Quote { blocks: inner } => self.blocks(inner, Voice::Quoted),
                Block::Table { header, rows, .. } => {
                    let cells = header.iter_mut().chain(rows.iter_mut().flatten());
                    cells.for_each(|cell| self.inlines(cell, voice));
                }
                Block::Box { blocks: inner, .. } => self.blocks(inner, voice),
                Block::Facts { facts: all } => self.facts(all, voice),
                Block::Events { events } => events.iter_mut().for_each(|event| self.event(event)),
                Block::Files { files } => {
                    for file in files {
                        let rules = file.tongue.as_ref().map_or(self, Self::within);
                        rules.line(&mut file.title);
                    }
                }
                Block::Figure(figure) => self.figure(figure, voice),
                Block::Article(article) => self.article(article, voice),
                Block::Foreign { tongue, blocks: inner } => {
                    Self::within(tongue).blocks(inner, voice);
                }
                Block::Code { .. } | Block::Rule => {}
            }
        }
    }

    fn article(self, article: &mut ArticleView, voice: Voice) {
        article.organisation.iter_mut().for_each(|line| self.line(line));
        self.facts(&mut article.facts, voice);
        let own = article.tongue.as_ref().map_or(self, Self::within);
        own.inlines(&mut article.title, voice);
        own.inlines(&mut article.teaser, voice);
        article.pictures_mut().for_each(|figure| own.figure(figure, voice));
        own.blocks(&mut article.blocks, voice);
    }

    fn figure(self, figure: &mut FigureView, voice: Voice) {
        self.line(&mut figure.alt);
        self.inlines(&mut figure.caption, voice);
    }

    fn event(self, event: &mut EventView) {
        self.line(&mut event.title);
        if event.date.is_none() {
            self.line(&mut event.when);
        }
        self.facts(&mut event.facts, Voice::Own);
    }

    fn facts(self, all: &mut [Fact], voice: Voice) {
        for fact in all {
            fact.colon = self.marks.and_then(Marks::own_colon);
            if !LEFT.contains(&fact.name) {
                self.inlines(&mut fact.value, voice);
            }
        }
    }

    /// Typesets a plain value.
    fn line(self, text: &mut String) {
        let mut line = [Inline::text(std::mem::take(text))];
        self.inlines(&mut line, Voice::Own);
        let [Inline::Text { text: set }] = line else { return };
        *text = set;
    }

    /// Typesets the texts of one paragraph as a whole: a date may begin in one and end in the next.
    fn inlines(self, all: &mut [Inline], voice: Voice) {
        let own = voice;
        let voice = match self.german {
            Some(Voice::Own) => Some(voice),
            quoted => quoted,
        };
        if let Some(voice) = voice {
            apply(all, |whole| strokes(whole, voice));
        }
        if let Some(marks) = self.marks {
            apply(all, |whole| marks.strokes(whole));
            apply(all, |whole| marks.spaces(whole));
        }
        passages(all, own);
    }
}

/// Typesets the passages in other languages, each by its own rules.
fn passages(all: &mut [Inline], voice: Voice) {
    for inline in all {
        match inline {
            Inline::Foreign { tongue, text } => Rules::within(tongue).inlines(text, voice),
            Inline::Emphasis { text } | Inline::Strong { text } | Inline::Link { text, .. } => {
                passages(text, voice);
            }
            Inline::Text { .. } | Inline::Code { .. } | Inline::Strike { .. } | Inline::Break => {}
        }
    }
}

/// What is changed in the words of this voice.
fn strokes(whole: &str, voice: Voice) -> Vec<Stroke> {
    thread_local! {
        static MADE: Made<Vec<Stroke>> = Made::default();
    }
    let read = || {
        let edits = edits(&ParsedText::of(whole), voice);
        (edits.into_iter().flat_map(|edit| edit.strokes).collect(), true)
    };
    MADE.with(|made| made.of(whole, voice == Voice::Own, read))
}

/// Makes the changes that `strokes` finds in the whole text.
fn apply(all: &mut [Inline], strokes: impl Fn(&str) -> Vec<Stroke>) {
    let mut whole = String::new();
    flatten(all, &mut whole);
    let strokes = strokes(&whole);
    if !strokes.is_empty() {
        Hand { strokes: &strokes, next: 0, at: 0 }.inlines(all);
    }
}

fn flatten(all: &[Inline], whole: &mut String) {
    for inline in all {
        match inline {
            Inline::Text { text } => whole.push_str(text),
            Inline::Emphasis { text } | Inline::Strong { text } => flatten(text, whole),
            Inline::Link { href, text } if !shows_its_target(href, text) => flatten(text, whole),
            Inline::Link { .. }
            | Inline::Strike { .. }
            | Inline::Code { .. }
            | Inline::Foreign { .. } => whole.push(UNREAD),
            Inline::Break => whole.push('\n'),
        }
    }
}

/// Whether the link shows its own address, or a number to be dialled.
fn shows_its_target(href: &str, text: &[Inline]) -> bool {
    let text = plain_text(text);
    href.starts_with("tel:") || href.ends_with(&text) || text.contains("://") || text.contains('@')
}

/// Applies the strokes of a paragraph to its texts, one after the other.
struct Hand<'a> {
    /// The strokes, in the order of the whole paragraph.
    strokes: &'a [Stroke],
    next: usize,
    /// Where the next text begins in the whole paragraph (bytes).
    at: usize,
}

impl Hand<'_> {
    fn inlines(&mut self, all: &mut [Inline]) {
        for inline in all {
            match inline {
                Inline::Text { text } => self.text(text),
                Inline::Emphasis { text } | Inline::Strong { text } => self.inlines(text),
                Inline::Link { href, text } if !shows_its_target(href, text) => self.inlines(text),
                Inline::Link { .. }
                | Inline::Strike { .. }
                | Inline::Code { .. }
                | Inline::Foreign { .. } => {
                    self.at += UNREAD.len_utf8();
                }
                Inline::Break => self.at += 1,
            }
        }
    }

    /// Applies the strokes that begin in this text. One that reaches into the next text removes
    /// nothing there, and an insertion belongs to the text before it.
    fn text(&mut self, text: &mut String) {
        let (from, end) = (self.at, self.at + text.len());
        self.at = end;
        let mut right = String::with_capacity(text.len() + 8);
        let mut done = 0;
        while let Some(stroke) = self.strokes.get(self.next) {
            let inside =
                stroke.range.start < end || stroke.range.is_empty() && stroke.range.end == end;
            if !inside {
                break;
            }
            self.next += 1;
            let start = stroke.range.start.saturating_sub(from).max(done);
            right.push_str(text.get(done..start).unwrap_or_default());
            right.push_str(stroke.right);
            done = stroke.range.end.saturating_sub(from).min(text.len()).max(start);
        }
        if done > 0 || !right.is_empty() {
            right.push_str(text.get(done..).unwrap_or_default());
            *text = right;
        }
    }
}

#[cfg(test)]
mod tests;
