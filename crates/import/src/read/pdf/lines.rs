//! Letters -> lines, and lines -> the text of a paragraph.

use super::glyphs::Glyph;
use crate::tree::inline::{Run, Style};

/// Letters on one line.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    pub glyphs: Vec<&'a Glyph>,
}

impl Line<'_> {
    pub(super) fn start(&self) -> f64 {
        self.glyphs.first().map_or(0.0, |glyph| glyph.start)
    }

    pub(super) fn end(&self) -> f64 {
        self.glyphs.iter().map(|glyph| glyph.end).fold(0.0, f64::max)
    }

    pub(super) fn height(&self) -> f64 {
        self.glyphs.first().map_or(0.0, |glyph| glyph.line)
    }

    pub(super) fn size(&self) -> f64 {
        self.glyphs.iter().map(|glyph| glyph.size).fold(0.1, f64::max)
    }

    pub(super) fn page(&self) -> usize {
        self.glyphs.first().map_or(0, |glyph| glyph.page)
    }

    pub(super) fn is_bold(&self) -> bool {
        self.glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).all(|glyph| glyph.bold)
    }

    /// Its words; wide gaps are tabs.
    pub(super) fn text(&self) -> String {
        runs(std::slice::from_ref(self)).iter().map(|run| &*run.text).collect()
    }

    /// Whether the first word of the next line would have fitted behind it, in a column that ends at
    /// `width`.
    pub(super) fn has_room(&self, next: &Self, width: f64) -> bool {
        next.page() == self.page()
            && self.end() + next.first_word() + self.size() / 2.0 < width - self.size()
    }

    /// The width of its first word (points).
    fn first_word(&self) -> f64 {
        let word = self.glyphs.iter().take_while(|glyph| glyph.text != " ");
        word.last().map_or(0.0, |glyph| glyph.end) - self.start()
    }
}

/// The lines, in the order in which they are drawn.
pub(super) fn lines<'a>(glyphs: &[&'a Glyph]) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    for glyph in glyphs {
        let goes_on = lines.last().and_then(|line| line.glyphs.last()).is_some_and(|last| {
            let size = last.size.max(glyph.size);
            last.page == glyph.page
                && (last.line - glyph.line).abs() < size / 2.0
                && glyph.start > last.start - size / 2.0
        });
        match lines.last_mut().filter(|_| goes_on) {
            Some(line) => line.glyphs.push(glyph),
            None => lines.push(Line { glyphs: vec![glyph] }),
        }
    }
    lines.retain(|line| line.glyphs.iter().any(|glyph| !glyph.text.trim().is_empty()));
    lines
}

/// The runs of the lines of a paragraph. A line that ends although the next word had room is a line
/// of its own; a word that was hyphenated is whole again.
pub(super) fn runs(lines: &[Line<'_>]) -> Vec<Run> {
    let width = lines.iter().map(Line::end).fold(0.0, f64::max);
    let mut runs: Vec<Run> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let mut before: Option<&Glyph> = None;
        for glyph in &line.glyphs {
            if let Some(last) = before {
                let gap = glyph.start - last.end;
                let size = last.size.max(glyph.size);
                let spaced = last.text.ends_with(' ') || glyph.text.starts_with(' ');
                if gap > size * 1.8 {
                    put(&mut runs, "\t", last);
                } else if gap > size / 5.0 && !spaced {
                    put(&mut runs, " ", last);
                }
            }
            put(&mut runs, &glyph.text, glyph);
            before = Some(glyph);
        }
        let (Some(next), Some(last)) = (lines.get(index + 1), before) else { continue };
        let is_own = line.has_room(next, width);
        let text: String = runs
            .iter()
            .rev()
            .take(24)
            .map(|run| &*run.text)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
        let next_text: String = next.glyphs.iter().map(|glyph| &*glyph.text).collect();
        if is_own {
            put(&mut runs, "\n", last);
        } else if is_hyphenated(text.trim_end(), next_text.trim_start()) {
            if let Some(run) = runs.iter_mut().rev().find(|run| !run.text.trim().is_empty()) {
                let end = run.text.trim_end().trim_end_matches(['-', '\u{ad}', '\u{2010}']).len();
                run.text.truncate(end);
            }
        } else if !text.ends_with(' ') && !is_address(&text, last, next) {
            put(&mut runs, " ", last);
        }
    }
    runs
}

/// Whether an address goes on in the next line.
fn is_address(text: &str, last: &Glyph, next: &Line<'_>) -> bool {
    let word = text.rsplit(' ').next().unwrap_or_default();
    let link = next.glyphs.first().and_then(|glyph| glyph.link.as_ref());
    word.contains("://") && link.is_some() && link == last.link.as_ref()
}

/// The runs without so many bytes at their start.
pub(super) fn without_start(mut runs: Vec<Run>, mut skip: usize) -> Vec<Run> {
    for run in &mut runs {
        let cut = skip.min(run.text.len());
        skip -= cut;
        run.text = run.text.get(cut..).unwrap_or_default().to_owned();
    }
    runs
}

/// „Integra-“ before „tion“, but not „Informations-“ before „und Beratungsstelle“.
fn is_hyphenated(line: &str, next: &str) -> bool {
    let Some(word) = line.strip_suffix(['-', '\u{ad}', '\u{2010}']) else { return false };
    let after: String = next.chars().take_while(|c| c.is_alphabetic()).collect();
    let is_joint = matches!(&*after, "und" | "oder" | "bzw" | "sowie" | "bis" | "and" | "or");
    word.ends_with(char::is_alphabetic) && after.starts_with(char::is_lowercase) && !is_joint
}

fn put(runs: &mut Vec<Run>, text: &str, glyph: &Glyph) {
    let style = Style {
        bold: glyph.bold,
        italic: glyph.italic,
        struck: false,
        link: glyph.link.as_deref().map(str::to_owned),
    };
    match runs.last_mut().filter(|run| run.style == style || text.trim().is_empty()) {
        Some(run) => run.text.push_str(text),
        None => runs.push(Run { text: text.to_owned(), style }),
    }
}
