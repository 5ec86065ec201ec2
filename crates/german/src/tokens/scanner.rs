//! A text -> its tokens, in one pass.

use std::ops::Range;

use super::{Token, TokenKind, Tokens};
use crate::classes::{Class, Classes};
use crate::digits::{digit, is_invisible};
use crate::folding::folded;
use crate::mask::{Mask, MaskKind};

/// Longer words have no class.
const LONGEST_WORD: usize = 64;

/// Reads a text from left to right.
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
    masks: std::iter::Peekable<std::slice::Iter<'a, Mask>>,
    tokens: Tokens,
    glued: bool,
    in_heading: bool,
    /// The token at which a `~~` was opened.
    struck_from: Option<usize>,
    /// The token at which the last `[` was opened.
    bracket_from: usize,
}

impl<'a> Scanner<'a> {
    /// A scanner at the beginning of a text with these masks.
    pub(super) fn new(text: &'a str, masks: &'a [Mask]) -> Self {
        Self {
            text,
            at: 0,
            masks: masks.iter().peekable(),
            tokens: Tokens::default(),
            glued: false,
            in_heading: false,
            struck_from: None,
            bracket_from: 0,
        }
    }

    /// The tokens of the text.
    pub(super) fn run(mut self) -> Tokens {
        self.begin_line();
        while let Some(c) = self.text[self.at..].chars().next() {
            if let Some(mask) = self.masks.next_if(|mask| mask.range.start <= self.at) {
                self.mask(mask);
            } else if c.is_whitespace() || self.text[self.at..].starts_with("&nbsp;") {
                self.whitespace();
            } else if value(c).is_some() {
                self.number();
            } else if c.is_alphabetic() {
                self.word(c);
            } else {
                self.symbol(c);
            }
        }
        self.tokens
    }

    fn push(&mut self, kind: TokenKind, range: Range<usize>) {
        self.push_word(kind, range, "".into(), Classes::default());
    }

    fn push_word(
        &mut self,
        kind: TokenKind,
        range: Range<usize>,
        folded: Box<str>,
        classes: Classes,
    ) {
        let glued = self.glued && kind != TokenKind::Break;
        if kind == TokenKind::Break {
            self.struck_from = None;
        }
        self.glued = kind != TokenKind::Break;
        let (struck, reference) = (false, None);
        self.tokens.list.push(Token { kind, range, glued, struck, reference, folded, classes });
    }

    fn mask(&mut self, mask: &Mask) {
        let at = self.at;
        self.at = mask.range.end.max(at);
        match &mask.kind {
            MaskKind::Word => self.push(TokenKind::Masked, at..self.at),
            MaskKind::Target { reference } => {
                let words = self.bracket_from.min(self.tokens.len());
                if let Some(id) = reference {
                    let index = self.tokens.references.len();
                    self.tokens.references.push(id.clone());
                    for token in &mut self.tokens.list[words..] {
                        token.reference = Some(index);
                    }
                }
                if words == self.tokens.len() {
                    self.push(TokenKind::Masked, at..self.at);
                }
                self.bracket_from = self.tokens.len();
            }
        }
        // Masks that began inside this one are skipped.
        while self.masks.next_if(|mask| mask.range.start < self.at).is_some() {}
    }

    fn whitespace(&mut self) {
        let mut lines = 0;
        loop {
            let rest = &self.text[self.at..];
            if let Some(entity) = rest.strip_prefix("&nbsp;") {
                self.at = self.text.len() - entity.len();
            } else if let Some(c) = rest.chars().next().filter(|c| c.is_whitespace()) {
                lines += usize::from(c == '\n' || c == '\u{2029}');
                self.at += c.len_utf8();
            } else {
                break;
            }
        }
        self.glued = false;
        if lines > 0 {
            if lines > 1 || self.in_heading {
                self.push(TokenKind::Break, self.at..self.at);
                self.in_heading = false;
            }
            self.begin_line();
        }
    }

    /// Skips the markers of a quotation, list item or heading.
    fn begin_line(&mut self) {
        let rest = self.text[self.at..].trim_start_matches(['>', ' ']);
        self.at = self.text.len() - rest.len();
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        let marker = match rest.as_bytes() {
            [b'-' | b'*' | b'+', b' ' | b'\t', ..] => 1,
            _ if (1..=6).contains(&hashes) && rest[hashes..].starts_with(' ') => {
                self.in_heading = true;
                hashes
            }
            [b'|', ..] => 0,
            _ => return,
        };
        let from = self.at;
        self.at += marker;
        self.push(TokenKind::Break, from..self.at);
    }

    fn number(&mut self) {
        let rest = &self.text[self.at..];
        let range = self.at..self.at + rest.find(|c| value(c).is_none()).unwrap_or(rest.len());
        let values = self.text[range.clone()].chars().filter_map(value);
        let digits = values.clone().count();
        let value = if digits < 10 { values.fold(0, |all, one| all * 10 + one) } else { u32::MAX };
        self.at = range.end;
        self.push(TokenKind::Number { value, digits }, range);
    }

    fn word(&mut self, first: char) {
        let rest = &self.text[self.at..];
        let part = |c: char| c.is_alphabetic() || is_invisible(c) || is_combining(c);
        let end = rest.find(|c| !part(c)).unwrap_or(rest.len());
        // Invisible characters at the end of a word do not belong to it.
        let word = rest[..end].trim_end_matches(is_invisible);
        let folded = folded(word);
        let is_long = word.len() > LONGEST_WORD;
        let mut classes = if is_long { Classes::default() } else { Classes::of(&folded) };
        let capital = first.is_uppercase();
        let mut class = classes.of_calendar();
        // „Stand“ announces a day, „stand“ does not.
        if class == Some(Class::Occasion) && !capital {
            (class, classes) = (None, classes.beside_calendar());
        }
        let range = self.at..self.at + word.len();
        self.at += end;
        self.push_word(TokenKind::Word { class, capital }, range, folded.into(), classes);
    }

    fn symbol(&mut self, c: char) {
        let from = self.at;
        self.at += c.len_utf8();
        let next = self.text[self.at..].chars().next();
        match c {
            '~' if next == Some('~') => {
                self.at += 1;
                self.strike();
            }
            '[' => self.bracket_from = self.tokens.len(),
            '*' | '_' | ']' => {}
            '\\' if next.is_some_and(|next| next.is_ascii_punctuation()) => {}
            c if is_invisible(c) || is_combining(c) => {}
            c => self.push(TokenKind::Symbol(plain(c)), from..self.at),
        }
    }

    fn strike(&mut self) {
        match self.struck_from.take() {
            Some(from) => {
                for token in &mut self.tokens.list[from..] {
                    token.struck = true;
                }
            }
            None => self.struck_from = Some(self.tokens.len()),
        }
    }
}

/// The value of a digit of any script.
fn value(c: char) -> Option<u32> {
    if c.is_ascii() || !c.is_numeric() { c.to_digit(10) } else { digit(c)?.to_digit(10) }
}

/// All dashes become `-`, all apostrophes `'`.
fn plain(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '’' | '‘' | '´' | '‚' => '\'',
        '\u{2044}' | '\u{2215}' => '/',
        '\u{2024}' => '.',
        c => c,
    }
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Vec<&str> {
        let tokens = Tokens::of(text);
        tokens.list.iter().map(|token| &text[token.range.clone()]).collect()
    }

    #[test]
    fn dress_makes_no_token() {
        assert_eq!(written("**7\\.** _Mai_"), ["7", ".", "Mai"]);
        assert_eq!(written("Sep\u{ad}tember"), ["Sep\u{ad}tember"]);
    }

    #[test]
    fn a_line_break_is_a_space_unless_something_begins() {
        let breaks = |text| {
            let tokens = Tokens::of(text);
            tokens.list.iter().filter(|token| token.kind == TokenKind::Break).count()
        };
        assert_eq!(breaks("7.\nMai"), 0);
        assert_eq!(breaks("7.\r\nMai"), 0);
        assert_eq!(breaks("7.\n\nMai"), 1);
        assert_eq!(breaks("- a\n- b"), 2);
        assert_eq!(breaks("# a\nb"), 2);
        assert_eq!(breaks("| a |\n| b |"), 2);
        assert_eq!(breaks("bis\n-5 Grad"), 0);
    }

    #[test]
    fn marks_around_words_are_kept() {
        let tokens = Tokens::of("~~7~~ [8](date:x) 9");
        assert_eq!(tokens.references, ["x"]);
        let marks: Vec<_> =
            tokens.list.iter().map(|token| (token.struck, token.reference)).collect();
        assert_eq!(marks, [(true, None), (false, Some(0)), (false, None)]);
    }
}
