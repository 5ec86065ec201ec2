//! Quotation marks, apostrophes and dashes as printers set them in each language, in the place of
//! those that keyboards have.
//!
//! Only what was typed plainly is changed (`"`, `'`, `´` and `` ` `` between letters, a hyphen
//! between spaces, `--`), and only where it is sure what it is: a quotation mark that has its
//! partner in the same paragraph, an apostrophe at a letter. Inches, minutes and feet stay, and so
//! do marks that the author chose.

use german::typeset::Stroke;

use crate::minutes::LanguageTag;

german::word_lists! { "marks.txt": MARKS }

/// A fixed space, narrow (before `;`, `!`, `?` and beside guillemets in French).
const NARROW: &str = "\u{202f}";
/// Stands for what is not read: code, addresses, struck-out text.
pub const UNREAD: char = '\u{fffc}';
/// What begins with an apostrophe: „'s ist“, “'tis”.
const CLITICS: &[&str] =
    &["s", "n", "ne", "nen", "ner", "nem", "nes", "tis", "twas", "em", "til", "bout", "cause"];

/// The marks of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    outer: [&'static str; 2],
    inner: [&'static str; 2],
    /// The dash of a sentence, behind a fixed space: no line begins with it.
    dash: &'static str,
    /// Whether it has the spaces of French.
    french: bool,
}

impl Marks {
    /// The marks of `language`, if they are known.
    pub fn of(language: &LanguageTag) -> Option<Self> {
        let base = language.as_str().split('-').next().unwrap_or_default();
        let (_, marks) = MARKS.pairs().find(|(tag, _)| *tag == base)?;
        let mut marks = marks.split(' ');
        let mut next = || marks.next().unwrap_or_default();
        Some(Self {
            outer: [next(), next()],
            inner: [next(), next()],
            dash: next(),
            french: base == "fr",
        })
    }

    /// The sign between a label and its value in `language`.
    pub fn colon(language: &LanguageTag) -> &'static str {
        Self::of(language).and_then(Self::own_colon).unwrap_or(":")
    }

    /// The same, where it is not a colon alone.
    pub fn own_colon(self) -> Option<&'static str> {
        self.french.then_some("\u{a0}:")
    }

    /// The changes of a paragraph, in order and disjoint. Takes time linear in its length, but for
    /// the depth of its quotations.
    pub fn strokes(self, text: &str) -> Vec<Stroke> {
        let mut strokes = Vec::new();
        if text.contains(['"', '\'', '´', '`', '-']) || text.contains(",,") {
            let mut reader = Reader { marks: self, signs: Sign::all(text), open: vec![], strokes };
            reader.read();
            strokes = reader.strokes;
            strokes.sort_by_key(|stroke| stroke.range.start);
        }
        strokes
    }

    /// The spaces of French, as changes of a paragraph that has its marks.
    pub fn spaces(self, text: &str) -> Vec<Stroke> {
        if !self.french || !text.contains([':', ';', '!', '?', '«', '»']) {
            return Vec::new();
        }
        let signs = Sign::all(text);
        let spaces = signs.windows(3).filter_map(|three| match three {
            [before, sign, behind] => french_space(before, sign, behind),
            _ => None,
        });
        spaces.collect()
    }
}

/// A character and its place, in bytes of the text; the ends of a paragraph count as line breaks.
#[derive(Clone, Copy, Debug)]
struct Sign {
    c: char,
    at: usize,
    /// Its length in the text (bytes).
    length: usize,
}

impl Sign {
    fn all(text: &str) -> Vec<Self> {
        let limit = |at| Self { c: '\n', at, length: 0 };
        let mut signs = vec![limit(0)];
        let mut rest = text.char_indices().filter(|(_, c)| !is_mark_of_direction(*c)).peekable();
        while let Some((at, c)) = rest.next() {
            // „,,so''“ is typed where a keyboard has no better marks.
            let twice = |typed| c == typed && text[at + 1..].starts_with(typed);
            let opens = twice(',')
                && signs.last().is_some_and(|before| may_open_behind(before.c))
                && text[at + 2..].starts_with(char::is_alphanumeric);
            let closes = twice('\'') && signs.last().is_some_and(|before| !before.c.is_numeric());
            if opens || closes {
                rest.next();
                signs.push(Self { c: '"', at, length: 2 });
            } else {
                signs.push(Self { c, at, length: c.len_utf8() });
            }
        }
        signs.push(limit(text.len()));
        signs
    }

    fn stroke(self, right: &'static str) -> Stroke {
        Stroke { range: self.at..self.at + self.length, right }
    }
}

/// What nobody sees between a mark and its word (UAX #9).
fn is_mark_of_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}')
}

/// The space before a French sign, or behind an opening guillemet.
fn french_space(before: &Sign, sign: &Sign, behind: &Sign) -> Option<Stroke> {
    let put = |right, space: &Sign, at: usize| {
        let stroke =
            if is_space(space.c) { space.stroke(right) } else { Stroke { range: at..at, right } };
        (space.c != '\n' && !right.starts_with(space.c)).then_some(stroke)
    };
    match sign.c {
        '«' => put(NARROW, behind, behind.at),
        '»' => put(NARROW, before, sign.at),
        ':' | ';' if behind.c == ')' => None,
        ':' if ends(behind.c) && before.c != ':' => put("\u{a0}", before, sign.at),
        ';' | '!' | '?' if ends(behind.c) && !matches!(before.c, '!' | '?' | '(' | '…') => {
            put(NARROW, before, sign.at)
        }
        _ => None,
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace() && c != '\n'
}

/// Whether a sentence or a part of it may end before `c`.
fn ends(c: char) -> bool {
    c.is_whitespace() || matches!(c, '»' | '”' | '’' | ')' | ']' | '!' | '?' | '…' | UNREAD)
}

/// Whether a quotation may begin behind `c`.
fn may_open_behind(c: char) -> bool {
    c.is_whitespace() || "([{/–—-\"'„“‚‘«‹»›…".contains(c)
}

/// Whether a quotation may end before `c`.
fn may_close_before(c: char) -> bool {
    c.is_whitespace() || ".,;:!?)]}/–—-\"'”“’‘»›«‹…،؛؟".contains(c)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == UNREAD
}

/// A mark that waits for its partner.
struct Open {
    sign: Sign,
    /// What the two become.
    pair: [&'static str; 2],
    /// Whether it is an apostrophe if it has no partner.
    apostrophe: bool,
}

/// The most quotations in each other; of more, none is set.
const DEEPEST: usize = 32;

struct Reader {
    marks: Marks,
    signs: Vec<Sign>,
    open: Vec<Open>,
    strokes: Vec<Stroke>,
}

impl Reader {
    fn read(&mut self) {
        for index in 1..self.signs.len().saturating_sub(1) {
            let (Some(before), Some(sign), Some(behind)) =
                (self.sign(index - 1), self.sign(index), self.sign(index + 1))
            else {
                return;
            };
            match sign.c {
                '"' => self.double(before.c, sign, behind.c),
                '\'' => self.single(index, before.c, sign, behind.c),
                '´' | '`' if before.c.is_alphabetic() && behind.c.is_alphabetic() => {
                    self.strokes.push(sign.stroke("’"));
                }
                '-' => self.dash(index),
                c => self.typed(c, sign),
            }
        }
        self.give_up(0);
    }

    fn sign(&self, index: usize) -> Option<Sign> {
        self.signs.get(index).copied()
    }

    fn push(&mut self, open: Open) {
        if self.open.len() >= DEEPEST {
            self.give_up(0);
        }
        self.open.push(open);
    }

    /// The number of quotations around, whose marks are double ones.
    fn depth(&self) -> usize {
        self.open.iter().filter(|open| open.sign.c != '\'').count()
    }

    fn double(&mut self, before: char, sign: Sign, behind: char) {
        let opens =
            may_open_behind(before) && !behind.is_whitespace() && !".,;:!?)]".contains(behind);
        let waits = self.open.iter().rposition(|open| open.sign.c != '\'');
        let closes = !before.is_whitespace() && may_close_before(behind);
        if opens && !(closes && waits.is_some()) {
            let Marks { outer, inner, .. } = self.marks;
            let pair = if self.depth().is_multiple_of(2) { outer } else { inner };
            self.push(Open { sign, pair, apostrophe: false });
        } else if let Some(index) = waits.filter(|_| !before.is_whitespace()) {
            self.close(index, Some(sign));
        }
    }

    fn single(&mut self, index: usize, before: char, sign: Sign, behind: char) {
        let waits = self.open.iter().rposition(|open| open.sign.c == '\'');
        let is_measure = before.is_numeric() && (!behind.is_alphabetic() || self.is_angle(index));
        if is_word(before) && is_word(behind) {
            if !is_measure {
                self.strokes.push(sign.stroke("’"));
            }
        } else if may_open_behind(before) && (is_word(behind) || behind == '"') {
            if self.is_clitic(index) {
                self.strokes.push(sign.stroke("’"));
            } else {
                self.push(Open { sign, pair: self.marks.inner, apostrophe: is_word(behind) });
            }
        } else if !before.is_whitespace() && may_close_before(behind) {
            match waits {
                Some(index) => self.close(index, Some(sign)),
                None if before.is_alphabetic() => self.strokes.push(sign.stroke("’")),
                None => {}
            }
        }
    }

    /// „50°58'N“: the number before is one of degrees or minutes.
    fn is_angle(&self, index: usize) -> bool {
        let before = self.signs.iter().take(index).rev();
        before.map(|sign| sign.c).find(|c| !c.is_numeric() && *c != '.' && *c != ',') == Some('°')
    }

    /// Whether the letters behind the sign are a shortened word or a year („'90“).
    fn is_clitic(&self, index: usize) -> bool {
        let behind = self.signs.iter().skip(index + 1).map(|sign| sign.c).take(7);
        let word: String =
            behind.take_while(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        CLITICS.contains(&&*word) || word.starts_with(|c: char| c.is_numeric()) && word.len() <= 3
    }

    /// A mark that the author chose: it counts for the depth, and closes what was opened plainly.
    fn typed(&mut self, c: char, sign: Sign) {
        let [opening, closing] = self.marks.outer;
        if opening == closing || !(opening.starts_with(c) || closing.starts_with(c)) {
            return;
        }
        let waits = self.open.iter().rposition(|open| open.sign.c != '\'');
        if opening.starts_with(c) {
            self.push(Open { sign, pair: self.marks.outer, apostrophe: false });
        } else if let Some(index) = waits {
            self.close(index, None);
        }
    }

    /// Closes the mark at `index` with a plain one, or with one that stays.
    fn close(&mut self, index: usize, plain: Option<Sign>) {
        self.give_up(index + 1);
        let Some(Open { sign, pair: [opening, closing], .. }) = self.open.pop() else { return };
        if matches!(sign.c, '"' | '\'') {
            self.strokes.push(sign.stroke(opening));
        }
        self.strokes.extend(plain.map(|plain| plain.stroke(closing)));
    }

    /// Stops waiting for the partners of the marks from `from` on. A single one at a letter was an
    /// apostrophe, a double one stays.
    fn give_up(&mut self, from: usize) {
        for open in self.open.drain(from.min(self.open.len())..) {
            if open.apostrophe {
                self.strokes.push(open.sign.stroke("’"));
            }
        }
    }

    fn dash(&mut self, index: usize) {
        let at = |index: usize| self.sign(index).map_or('\n', |sign| sign.c);
        // Only at the first of several.
        if at(index.saturating_sub(1)) == '-' {
            return;
        }
        let length = (index..self.signs.len()).take_while(|index| at(*index) == '-').count();
        let (before, behind) = (at(index - 1), at(index + length));
        let parted = before.is_whitespace() && behind.is_whitespace();
        let (Some(sign), Some(last)) = (self.sign(index), self.sign(index + length - 1)) else {
            return;
        };
        let range = sign.at..last.at + 1;
        let right = match length {
            1 if parted && is_space(before) && is_space(behind) && self.joins(index) => {
                self.marks.dash
            }
            1 if self.is_clock(index) => "–",
            2 | 3 if parted => self.marks.dash,
            2 | 3 if before.is_numeric() && behind.is_numeric() => "–",
            2 | 3 if before.is_alphabetic() && behind.is_alphabetic() => {
                if self.marks.outer == ["“", "”"] { "—" } else { self.marks.dash }
            }
            _ => return,
        };
        // No line begins with the dash between two words.
        let space =
            self.sign(index - 1).filter(|space| parted && space.c == ' ' && is_space(behind));
        self.strokes.extend(space.map(|space| space.stroke("\u{a0}")));
        self.strokes.push(Stroke { range, right });
    }

    /// Whether the hyphen between spaces stands between two parts of a sentence, not two numbers.
    fn joins(&self, index: usize) -> bool {
        let number = |sign: Option<Sign>| sign.is_none_or(|sign| sign.c.is_numeric());
        let both = number(self.sign(index - 2)) && number(self.sign(index + 2));
        let inside = self.sign(index - 2).is_some_and(|sign| !sign.c.is_whitespace());
        inside && (!both || self.is_clock(index))
    }

    /// „14:00-16:00“, „14:00 - 16:00“: a range of times.
    fn is_clock(&self, index: usize) -> bool {
        let (head, tail) = self.signs.split_at(index);
        let time = |signs: &mut dyn Iterator<Item = char>| -> Vec<char> {
            let signs = signs.skip_while(|c| is_space(*c));
            signs.take_while(|c| c.is_numeric() || *c == ':').take(6).collect()
        };
        let before = time(&mut head.iter().rev().map(|sign| sign.c));
        let mut behind = time(&mut tail.iter().skip(1).map(|sign| sign.c));
        behind.reverse();
        // Both from their end: two figures, the colon, one or two figures.
        let is_time = |signs: &[char]| {
            matches!(signs.len(), 4 | 5)
                && signs.iter().enumerate().all(|(at, c)| (*c == ':') == (at == 2))
        };
        is_time(&before) && is_time(&behind)
    }
}

#[cfg(test)]
mod tests;
