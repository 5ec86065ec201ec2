//! A text as numbers, words and punctuation, without markup.
//!
//! Emphasis, soft hyphens, square brackets and backslash escapes make no tokens, so that „7.**
//! Mai**“ is read like „7. Mai“. All dashes are equal, all whitespace is equal, and a line break is
//! whitespace unless a paragraph, list item, heading or table row begins.

use std::ops::Range;

use crate::lexicon::{Class, class};
use crate::mask::{Mask, MaskKind, masks};

/// A piece of the text.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub kind: TokenKind,
    /// Its range, in bytes of the text.
    pub range: Range<usize>,
    /// Whether it follows the previous one without whitespace.
    pub glued: bool,
    /// Whether it is between `~~` and `~~`.
    pub struck: bool,
    /// The index of the ID of the record to which a link around it refers.
    pub reference: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A run of digits; the value of a long one is capped at the maximum.
    Number {
        value: u32,
        digits: usize,
    },
    Word {
        class: Class,
        capital: bool,
    },
    Symbol(char),
    /// Code, an address or a file name, which stands for a word.
    Masked,
    /// The beginning of a paragraph, list item, heading or table row.
    Break,
}

/// The tokens of a text, in order; questions about a missing token are answered with no.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    list: Vec<Token>,
    /// How often tokens were examined: a test compares it with their number.
    #[cfg(test)]
    pub looks: std::cell::Cell<usize>,
    /// The IDs to which [`Token::reference`] refers.
    pub references: Vec<String>,
}

impl Tokens {
    /// Splits a text in time linear in its length.
    pub(super) fn of(text: &str) -> Self {
        Scanner::new(text).run()
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn get(&self, index: usize) -> Option<&Token> {
        #[cfg(test)]
        self.looks.set(self.looks.get() + 1);
        self.list.get(index)
    }

    pub(super) fn kind(&self, index: usize) -> TokenKind {
        self.get(index).map_or(TokenKind::Break, |token| token.kind)
    }

    /// What precedes a token; a paragraph begins before the first one.
    pub(super) fn before(&self, index: usize, steps: usize) -> TokenKind {
        index.checked_sub(steps).map_or(TokenKind::Break, |at| self.kind(at))
    }

    pub(super) fn class(&self, index: usize) -> Option<Class> {
        match self.kind(index) {
            TokenKind::Word { class, .. } => Some(class),
            _ => None,
        }
    }

    pub(super) fn class_before(&self, index: usize, steps: usize) -> Option<Class> {
        index.checked_sub(steps).and_then(|at| self.class(at))
    }

    pub(super) fn is(&self, index: usize, symbol: char) -> bool {
        self.kind(index) == TokenKind::Symbol(symbol)
    }

    pub(super) fn is_before(&self, index: usize, steps: usize, symbol: char) -> bool {
        self.before(index, steps) == TokenKind::Symbol(symbol)
    }

    /// Whether the token follows the previous one without whitespace.
    pub(super) fn is_glued(&self, index: usize) -> bool {
        self.get(index).is_some_and(|token| token.glued && token.kind != TokenKind::Break)
    }

    pub(super) fn is_glued_symbol(&self, index: usize, symbol: char) -> bool {
        self.is(index, symbol) && self.is_glued(index)
    }

    /// The number there, if it has one or two digits.
    pub(super) fn small(&self, index: usize) -> Option<u32> {
        match self.kind(index) {
            TokenKind::Number { value, digits: 1..=2 } => Some(value),
            _ => None,
        }
    }

    /// The number there, if it has this many digits.
    pub(super) fn number(&self, index: usize, wanted: usize) -> Option<u32> {
        match self.kind(index) {
            TokenKind::Number { value, digits } if digits == wanted => Some(value),
            _ => None,
        }
    }

    /// Whether there is a capitalised word without a class: a noun or a name.
    pub(super) fn is_noun(&self, index: usize) -> bool {
        matches!(self.kind(index), TokenKind::Word { class: Class::Other, capital: true })
    }

    /// Whether there is any capitalised word.
    pub(super) fn is_capital(&self, index: usize) -> bool {
        matches!(self.kind(index), TokenKind::Word { capital: true, .. })
    }

    /// Whether there is a word in lower case.
    pub(super) fn is_lower(&self, index: usize) -> bool {
        matches!(self.kind(index), TokenKind::Word { capital: false, .. })
    }

    /// From the beginning of the first token to the end of the last.
    pub(super) fn range(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self.get(tokens.start).map_or(0, |token| token.range.start);
        let last = tokens.end.checked_sub(1).and_then(|last| self.get(last));
        start..last.map_or(start, |token| token.range.end).max(start)
    }
}

/// Longer words have no class.
const LONGEST_WORD: usize = 64;

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    masks: std::iter::Peekable<std::vec::IntoIter<Mask>>,
    tokens: Tokens,
    glued: bool,
    in_heading: bool,
    /// The token at which a `~~` was opened.
    struck_from: Option<usize>,
    /// The token at which the last `[` was opened.
    bracket_from: usize,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            masks: masks(text).into_iter().peekable(),
            tokens: Tokens::default(),
            glued: false,
            in_heading: false,
            struck_from: None,
            bracket_from: 0,
        }
    }

    fn run(mut self) -> Tokens {
        self.begin_line();
        while let Some(c) = self.text[self.at..].chars().next() {
            if let Some(mask) = self.masks.next_if(|mask| mask.range.start <= self.at) {
                self.mask(mask);
            } else if c.is_whitespace() || self.text[self.at..].starts_with("&nbsp;") {
                self.whitespace();
            } else if c.is_ascii_digit() {
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
        let glued = self.glued && kind != TokenKind::Break;
        if kind == TokenKind::Break {
            self.struck_from = None;
        }
        self.glued = kind != TokenKind::Break;
        self.tokens.list.push(Token { kind, range, glued, struck: false, reference: None });
    }

    fn mask(&mut self, mask: Mask) {
        let at = self.at;
        self.at = mask.range.end.max(at);
        match mask.kind {
            MaskKind::Word => self.push(TokenKind::Masked, at..self.at),
            MaskKind::Target { reference } => {
                let words = self.bracket_from.min(self.tokens.len());
                if let Some(id) = reference {
                    let index = self.tokens.references.len();
                    self.tokens.references.push(id);
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
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let range = self.at..self.at + digits;
        let value = if digits < 10 { rest[..digits].parse().unwrap_or(u32::MAX) } else { u32::MAX };
        self.at = range.end;
        self.push(TokenKind::Number { value, digits }, range);
    }

    fn word(&mut self, first: char) {
        let rest = &self.text[self.at..];
        let part = |c: char| c.is_alphabetic() || is_invisible(c) || is_combining(c);
        let end = rest.find(|c| !part(c)).unwrap_or(rest.len());
        // Invisible characters at the end of a word do not belong to it.
        let word = rest[..end].trim_end_matches(is_invisible);
        let class = if word.len() > LONGEST_WORD { Class::Other } else { class(&folded(word)) };
        let capital = first.is_uppercase();
        // „Stand“ announces a day, „stand“ does not.
        let class = if class == Class::Occasion && !capital { Class::Other } else { class };
        let range = self.at..self.at + word.len();
        self.at += end;
        self.push(TokenKind::Word { class, capital }, range);
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

/// Whether it is a soft hyphen, joiner, direction mark or the like.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// In lower case, with composed umlauts and without invisible characters.
fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.chars().filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase) {
        let umlaut = match (c, folded.chars().next_back()) {
            ('\u{308}', Some('a')) => 'ä',
            ('\u{308}', Some('o')) => 'ö',
            ('\u{308}', Some('u')) => 'ü',
            _ => {
                folded.push(c);
                continue;
            }
        };
        folded.pop();
        folded.push(umlaut);
    }
    folded
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
        assert_eq!(folded("MA\u{308}RZ"), "märz");
        assert_eq!(folded("Sep\u{ad}tember"), "september");
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
