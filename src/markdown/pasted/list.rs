//! Which item of which list a line belongs to.
//!
//! Markdown nests by columns, and so do we as long as all is Markdown. Pasted lists nest by how far they
//! are set in, and where they are not, by their bullets: another bullet right below is a list in the list.

use super::lines::{Line, columns};
use super::marker::{Kind, Marker};

/// What is set in so far beyond its item is code to Markdown (columns).
const CODE: usize = 4;

/// An item that is not over yet.
#[derive(Clone, Copy)]
struct Item {
    kind: Kind,
    /// Where its mark stands, as it is written and as it is put out (columns).
    indent: usize,
    at: usize,
    /// Where its words stand, likewise.
    content: usize,
    below: usize,
    bullet: char,
}

/// The items that a line may belong to, from the outermost on.
#[derive(Default)]
pub(super) struct Open {
    items: Vec<Item>,
    after_blank: bool,
}

/// Where an item goes.
pub(super) struct Place {
    /// How far it is set in (columns).
    pub indent: usize,
    /// Its mark in Markdown, unless it is a number.
    pub bullet: char,
    /// How many blanks stand behind a mark of Markdown.
    pub gap: usize,
}

impl Open {
    /// Is one of them not Markdown by itself?
    pub(super) fn is_pasted(&self) -> bool {
        self.items.iter().any(|item| !matches!(item.kind, Kind::Native(_) | Kind::Number(_)))
    }

    /// Is there none?
    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub(super) fn blank_line(&mut self) {
        self.after_blank = true;
    }

    /// How far a line is to be set in that goes on with a paragraph.
    pub(super) fn inside(&mut self, indent: usize) -> usize {
        self.after_blank = false;
        match self.items.last() {
            Some(item) if self.is_pasted() => item.below,
            _ => {
                let over = self.items.iter().rposition(|item| item.content <= indent);
                capped(over.map(|over| self.items[over]), indent)
            }
        }
    }

    /// How far a line is to be set in that begins a paragraph.
    pub(super) fn below(&mut self, indent: usize) -> usize {
        self.after_blank = false;
        if self.is_pasted() {
            self.leave(|item| item.indent >= indent);
            return self.items.last().map_or(0, |item| item.below);
        }
        self.leave(|item| item.content > indent);
        capped(self.items.last().copied(), indent)
    }

    /// Where an item goes; it is the innermost from now on.
    pub(super) fn place(&mut self, line: &Line<'_>, marker: &Marker<'_>) -> Place {
        let (kind, indent) = (marker.kind, line.indent);
        let (at, bullet) = if marker.is_native() && !self.is_pasted() {
            let is_sibling = |item: &&Item| item.kind == kind && item.indent == indent;
            let sibling = self.items.iter().rev().find(is_sibling).map(|item| item.bullet);
            let own = if let Kind::Native(own) = kind { sibling.unwrap_or(own) } else { '-' };
            self.leave(|item| item.content > indent);
            (capped(self.items.last().copied(), indent), own)
        } else {
            self.place_pasted(kind, indent)
        };
        self.after_blank = false;
        let width = marker.written.chars().count();
        let behind = line.body.get(marker.written.len()..line.body.len() - marker.rest.len());
        let gap = columns(behind.unwrap_or_default(), indent + width) - (indent + width);
        let gap = if (1..=CODE).contains(&gap) && !marker.rest.is_empty() { gap } else { 1 };
        let written = if marker.is_native() { width + gap } else { 2 };
        let content = indent + width + gap;
        self.items.push(Item { kind, indent, at, content, below: at + written, bullet });
        Place { indent: at, bullet, gap }
    }

    fn place_pasted(&mut self, kind: Kind, indent: usize) -> (usize, char) {
        let is_sibling = |item: &Item| item.kind == kind && item.indent.abs_diff(indent) <= 1;
        if let Some(index) = self.items.iter().rposition(is_sibling) {
            let sibling = self.items[index];
            self.items.truncate(index);
            return (sibling.at, sibling.bullet);
        }
        self.leave(|item| item.indent > indent);
        let mut bullet = '-';
        if self.after_blank {
            // Another list; Markdown tells it from the one before by its bullet.
            while let Some(item) = self.items.pop_if(|item| item.indent == indent) {
                bullet = if item.bullet == '-' { '+' } else { '-' };
            }
        }
        (self.items.last().map_or(0, |item| item.below), bullet)
    }

    fn leave(&mut self, is_over: impl Fn(&Item) -> bool) {
        while self.items.pop_if(|item| is_over(item)).is_some() {}
    }
}

/// As far set in as it is, but not so far below its item that it would be code.
fn capped(item: Option<Item>, indent: usize) -> usize {
    let (content, below) = item.map_or((0, 0), |item| (item.content, item.below));
    match indent.saturating_sub(content) {
        over if over < CODE => below + over,
        _ => below,
    }
}
