//! A paragraph as a row of words, each with what it stands in.
//!
//! A number may begin in bold and end outside of it. So a paragraph is read as a whole; signs are
//! inserted where all of their run is at hand, and bold text is divided there if necessary. Links
//! and code stay in one piece.

use std::ops::Range;

use super::bare;
use super::runs::Run;
use super::signs::Insertion;
use crate::view::{Inline, plain_text};

/// A text, code or line break.
#[derive(Clone, Debug)]
struct Word {
    /// What it stands in, from the outside to the inside (indices of [`Paragraph::around`]).
    path: Vec<usize>,
    /// Where it begins in the text of the paragraph (bytes).
    start: usize,
    inline: Inline,
}

impl Word {
    fn range(&self) -> Range<usize> {
        self.start..self.start + shown(&self.inline).len()
    }
}

/// What a word shows: a line break is one in the text, too.
fn shown(inline: &Inline) -> String {
    match inline {
        Inline::Break => "\n".to_owned(),
        other => plain_text(std::slice::from_ref(other)),
    }
}

/// A paragraph taken apart.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// Its text without isolates.
    pub text: String,
    /// Emphasis and links, without their contents.
    around: Vec<Inline>,
    words: Vec<Word>,
}

impl Paragraph {
    pub(super) fn of(inlines: Vec<Inline>) -> Self {
        let mut paragraph = Self::default();
        paragraph.read(inlines, &[]);
        paragraph
    }

    fn read(&mut self, inlines: Vec<Inline>, path: &[usize]) {
        for mut inline in inlines {
            match &mut inline {
                Inline::Text { text } | Inline::Code { text } => *text = bare(text),
                Inline::Break => {}
                Inline::Emphasis { text }
                | Inline::Strong { text }
                | Inline::Strike { text }
                | Inline::Foreign { text, .. }
                | Inline::Link { text, .. } => {
                    let inside = std::mem::take(text);
                    let inner = [path, &[self.around.len()]].concat();
                    self.around.push(inline);
                    self.read(inside, &inner);
                    continue;
                }
            }
            let shown = shown(&inline);
            if shown.is_empty() {
                continue;
            }
            self.words.push(Word { path: path.to_vec(), start: self.text.len(), inline });
            self.text.push_str(&shown);
        }
    }

    /// The runs, each divided at the borders of the links and codes that it overlaps.
    pub(super) fn whole_links(&self, runs: Vec<Run>) -> Vec<Run> {
        let wholes = self.wholes();
        let divided = |run: Run| {
            let Range { start, end } = run.range;
            let inside = |border: usize| start < border && border < end;
            let overlapping = wholes.iter().filter(|whole| {
                inside(whole.start) && end < whole.end || whole.start < start && inside(whole.end)
            });
            let borders = overlapping.flat_map(|whole| [whole.start, whole.end]);
            let mut borders: Vec<usize> = borders.filter(|border| inside(*border)).collect();
            borders.extend([start, end]);
            borders.sort_unstable();
            borders.dedup();
            let piece = |pair: &[usize]| Run { range: self.inked(pair[0]..pair[1]), ..run.clone() };
            borders.windows(2).map(piece).collect::<Vec<_>>()
        };
        runs.into_iter().flat_map(divided).collect()
    }

    /// The part without the spaces at its ends: they would change sides with it.
    fn inked(&self, part: Range<usize>) -> Range<usize> {
        let text = self.text.get(part.clone()).unwrap_or_default();
        let start = part.start + (text.len() - text.trim_start().len());
        start..start + text.trim().len()
    }

    /// The places of links and codes.
    fn wholes(&self) -> Vec<Range<usize>> {
        let is_link = |index: &usize| matches!(self.around.get(*index), Some(Inline::Link { .. }));
        let mut wholes: Vec<Range<usize>> = Vec::new();
        for index in (0..self.around.len()).filter(is_link) {
            let mut inside = self.words.iter().filter(|word| word.path.contains(&index));
            if let Some(first) = inside.next() {
                let last = inside.next_back().unwrap_or(first);
                wholes.push(first.start..last.range().end);
            }
        }
        let codes = self.words.iter().filter(|word| matches!(word.inline, Inline::Code { .. }));
        wholes.extend(codes.map(Word::range));
        wholes
    }

    /// Inserts the signs of the runs.
    pub(super) fn insert(&mut self, runs: &[Run], insertions: &[Insertion]) {
        let paths: Vec<Vec<usize>> = runs.iter().map(|run| self.path(&run.range)).collect();
        let mut words = Vec::with_capacity(self.words.len() + 2 * insertions.len());
        let mut signs = insertions.iter().peekable();
        let sign = |insertion: &Insertion| Word {
            path: paths.get(insertion.run).cloned().unwrap_or_default(),
            start: insertion.at,
            inline: Inline::text(insertion.sign),
        };
        for word in std::mem::take(&mut self.words) {
            let Range { start, end } = word.range();
            while let Some(insertion) = signs.next_if(|next| next.at <= start) {
                words.push(sign(insertion));
            }
            let Inline::Text { text } = &word.inline else {
                words.push(word);
                continue;
            };
            let piece = |part: Range<usize>| Word {
                inline: Inline::text(text.get(part).unwrap_or_default()),
                ..word.clone()
            };
            let mut from = start;
            while let Some(insertion) = signs.next_if(|next| next.at < end) {
                words.push(piece(from - start..insertion.at - start));
                words.push(sign(insertion));
                from = insertion.at;
            }
            words.push(piece(from - start..end - start));
        }
        words.extend(signs.map(sign));
        self.words = words;
    }

    /// What all words of a run stand in, except a link that is the whole run: its text stays as it
    /// is.
    fn path(&self, run: &Range<usize>) -> Vec<usize> {
        let within = |word: &&Word| word.start < run.end && run.start < word.range().end;
        let mut words = self.words.iter().filter(within);
        let mut path = words.next().map(|word| word.path.clone()).unwrap_or_default();
        for word in words {
            let shared = path.iter().zip(&word.path).take_while(|(one, other)| one == other);
            path.truncate(shared.count());
        }
        let covered = |index: usize| {
            let mut inside = self.words.iter().filter(|word| word.path.contains(&index));
            matches!(self.around.get(index), Some(Inline::Link { .. }))
                && inside.all(|word| run.start <= word.start && word.range().end <= run.end)
        };
        while path.last().is_some_and(|last| covered(*last)) {
            path.pop();
        }
        path
    }

    pub(super) fn into_inlines(self) -> Vec<Inline> {
        self.joined(&self.words, 0)
    }

    /// The words whose first `depth` steps are the same, put together.
    fn joined(&self, words: &[Word], depth: usize) -> Vec<Inline> {
        let mut all: Vec<Inline> = Vec::new();
        for group in words.chunk_by(|one, other| one.path.get(depth) == other.path.get(depth)) {
            let around = group.first().and_then(|word| self.around.get(*word.path.get(depth)?));
            let Some(around) = around else {
                for word in group {
                    append(&mut all, &word.inline);
                }
                continue;
            };
            let mut around = around.clone();
            if let Inline::Emphasis { text }
            | Inline::Strong { text }
            | Inline::Strike { text }
            | Inline::Foreign { text, .. }
            | Inline::Link { text, .. } = &mut around
            {
                *text = self.joined(group, depth + 1);
            }
            all.push(around);
        }
        all
    }
}

/// Appends to the last text where that is one, too.
fn append(all: &mut Vec<Inline>, inline: &Inline) {
    match (all.last_mut(), inline) {
        (_, Inline::Text { text }) if text.is_empty() => {}
        (Some(Inline::Text { text }), Inline::Text { text: more }) => text.push_str(more),
        _ => all.push(inline.clone()),
    }
}
