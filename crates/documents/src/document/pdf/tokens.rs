//! The tokens of an object of a PDF (ISO 32000-1, 7.2 and 7.3), as far as joining needs them.

use std::collections::{BTreeMap, BTreeSet};

/// A piece of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `/Type`
    Name(&'a [u8]),
    /// `12 0 R`
    Reference(usize),
    /// A whole number without a sign.
    Number(usize),
    /// `(text)` with its brackets.
    String(&'a [u8]),
    /// `<<`, `[`, spaces, other numbers, hexadecimal strings.
    Other(&'a [u8]),
}

/// The tokens of a text; nothing of it is left out.
pub(super) fn tokens(mut text: &[u8]) -> impl Iterator<Item = Token<'_>> {
    std::iter::from_fn(move || {
        let (token, length) = next(text)?;
        text = text.get(length..)?;
        Some(token)
    })
}

fn next(text: &[u8]) -> Option<(Token<'_>, usize)> {
    let part = |length: usize| text.get(..length);
    Some(match text.first()? {
        b'/' => {
            let length = 1 + regular(text.get(1..)?);
            (Token::Name(part(length)?), length)
        }
        b'(' => {
            let length = string(text);
            (Token::String(part(length)?), length)
        }
        b'<' | b'>' if text.get(1) == text.first() => (Token::Other(part(2)?), 2),
        b'<' => {
            let length = text.iter().position(|byte| *byte == b'>').map_or(text.len(), |at| at + 1);
            (Token::Other(part(length)?), length)
        }
        b'0'..=b'9' => {
            let digits = regular(text);
            match reference_at(text, digits) {
                Some((number, length)) => (Token::Reference(number), length),
                None => match number(part(digits)?) {
                    Some(found) if part(digits)?.iter().all(u8::is_ascii_digit) => {
                        (Token::Number(found), digits)
                    }
                    _ => (Token::Other(part(digits)?), digits),
                },
            }
        }
        _ => {
            let length = regular(text).max(1);
            (Token::Other(part(length)?), length)
        }
    })
}

/// How many regular characters a text begins with.
fn regular(text: &[u8]) -> usize {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || b"()<>[]{}/%\0".contains(byte);
    text.iter().position(ends).unwrap_or(text.len())
}

/// The length of a literal string, whose inner brackets are balanced or escaped.
fn string(text: &[u8]) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(byte) = text.get(at) {
        match byte {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' if depth <= 1 => return at + 1,
            b')' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    text.len()
}

/// `12 0 R` with its length, where the number has this many digits.
fn reference_at(text: &[u8], digits: usize) -> Option<(usize, usize)> {
    let behind = text.get(digits..)?;
    let ends = behind.get(4).is_none_or(|byte| regular(&[*byte]) == 0);
    (behind.starts_with(b" 0 R") && ends).then_some((number(text.get(..digits)?)?, digits + 4))
}

/// The whole number that a text begins with, after spaces.
pub(super) fn number(text: &[u8]) -> Option<usize> {
    let text = text.trim_ascii_start();
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(text.get(..digits)?).ok()?.parse().ok()
}

/// The first reference in a text.
pub(super) fn reference(text: &[u8]) -> Option<usize> {
    references(text).first().copied()
}

/// All references in a text.
pub(super) fn references(text: &[u8]) -> Vec<usize> {
    let all = tokens(text).filter_map(|token| match token {
        Token::Reference(number) => Some(number),
        _ => None,
    });
    all.collect()
}

/// All names in a text.
pub(super) fn names(text: &[u8]) -> Vec<&[u8]> {
    let all = tokens(text).filter_map(|token| match token {
        Token::Name(name) => Some(name),
        _ => None,
    });
    all.collect()
}

/// All literal strings in a text.
pub(super) fn strings(text: &[u8]) -> BTreeSet<Vec<u8>> {
    let all = tokens(text).filter_map(|token| match token {
        Token::String(string) => Some(string.to_vec()),
        _ => None,
    });
    all.collect()
}

/// The value of the first key of this name: `[…]` and `<<…>>` up to their end.
pub(super) fn value<'a>(dictionary: &'a [u8], key: &[u8]) -> Option<&'a [u8]> {
    let start = value_at(dictionary, key)?;
    let behind = dictionary.get(start..)?;
    let (mut depth, mut at) = (0_usize, 0);
    while let Some((token, length)) = next(behind.get(at..)?) {
        match token {
            Token::Other(b"<<" | b"[") => depth += 1,
            Token::Other(b">>" | b"]") if depth == 0 => break,
            Token::Other(b">>" | b"]") => depth -= 1,
            Token::Name(_) if depth == 0 && at > 0 => break,
            _ => {}
        }
        at += length;
        if depth == 0 && matches!(token, Token::Other(b">>" | b"]")) {
            break;
        }
    }
    behind.get(..at)
}

fn value_at(dictionary: &[u8], key: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some((token, length)) = next(dictionary.get(at..)?) {
        at += length;
        if token == Token::Name(key) {
            return Some(at);
        }
    }
    None
}

/// The dictionary with another value of a key.
pub(super) fn replaced(dictionary: &[u8], key: &[u8], by: &str) -> Option<Vec<u8>> {
    let start = value_at(dictionary, key)?;
    let end = start + value(dictionary, key)?.len();
    let (before, after) = (dictionary.get(..start)?, dictionary.get(end..)?);
    Some([before, b" ", by.as_bytes(), after].concat())
}

/// Adds entries at the beginning of a dictionary.
pub(super) fn insert(object: &mut Vec<u8>, entries: &[u8]) {
    if object.starts_with(b"<<") {
        object.splice(2..2, entries.iter().copied());
    }
}

/// Where these bytes first occur.
pub(super) fn first(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// Where these bytes last occur.
pub(super) fn last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|window| window == wanted)
}

/// The new numbers of the objects of a part.
pub(super) struct Renumber<'a> {
    /// What is added to each number.
    pub base: usize,
    /// Objects that all parts share, with their numbers.
    pub shared: &'a BTreeMap<usize, usize>,
    /// What is added to the keys of tags.
    pub keys: usize,
    /// The names of tags, which other parts have as well.
    pub ids: &'a BTreeSet<Vec<u8>>,
    /// The number of the part.
    pub part: usize,
}

impl Renumber<'_> {
    /// The new number of an object.
    pub(super) fn of(&self, number: usize) -> usize {
        self.shared.get(&number).copied().unwrap_or(self.base + number)
    }

    /// The new name of a tag; those of later parts come later in the alphabet.
    pub(super) fn id(&self, string: &[u8]) -> Vec<u8> {
        [format!("(P{:06}", self.part).as_bytes(), string.get(1..).unwrap_or_default()].concat()
    }

    /// The object with its references renumbered; the bytes of a stream stay.
    pub(super) fn object(&self, body: &[u8]) -> Vec<u8> {
        let head = first(body, b">>\nstream\n").map_or(body.len(), |at| at + 2);
        let (head, stream) = body.split_at(head);
        let mut renumbered = Vec::with_capacity(body.len() + 16);
        let mut is_key = false;
        for token in tokens(head) {
            match token {
                Token::Reference(number) => {
                    renumbered.extend(format!("{} 0 R", self.of(number)).bytes());
                }
                Token::Number(key) if is_key => {
                    renumbered.extend((key + self.keys).to_string().bytes());
                }
                Token::String(string) if self.ids.contains(string) => {
                    renumbered.extend(self.id(string));
                }
                Token::Name(text) | Token::String(text) | Token::Other(text) => {
                    renumbered.extend_from_slice(text);
                }
                Token::Number(number) => renumbered.extend(number.to_string().bytes()),
            }
            is_key = match token {
                Token::Name(name) => matches!(name, b"/StructParent" | b"/StructParents"),
                Token::Other(space) => is_key && space.trim_ascii().is_empty(),
                _ => false,
            };
        }
        renumbered.extend_from_slice(stream);
        renumbered
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_references_are_renumbered() {
        let shared = BTreeMap::from([(9, 3)]);
        let ids = BTreeSet::from([b"(U1)".to_vec()]);
        let renumber = Renumber { base: 100, shared: &shared, keys: 7, ids: &ids, part: 2 };
        let object = |text: &str| String::from_utf8(renumber.object(text.as_bytes())).unwrap();
        for (before, after) in [
            ("[1 0 R 2 0 R]", "[101 0 R 102 0 R]"),
            ("<</P 9 0 R/Title(1 0 R \\) 2 0 R)/N 3>>", "<</P 3 0 R/Title(1 0 R \\) 2 0 R)/N 3>>"),
            ("<</T((5 0 R) 6 0 R)/A 5 0 R>>", "<</T((5 0 R) 6 0 R)/A 105 0 R>>"),
            (
                "<</X<FEFF0031>/StructParents 4/B[0 0 595.27 1]>>",
                "<</X<FEFF0031>/StructParents 11/B[0 0 595.27 1]>>",
            ),
            ("<</ID(U1)/A(U2)>>", "<</ID(P000002U1)/A(U2)>>"),
            ("<</L 2>>\nstream\n1 0 R\nendstream", "<</L 2>>\nstream\n1 0 R\nendstream"),
            ("<</C 12 0 Rx/D 007>>", "<</C 12 0 Rx/D 7>>"),
        ] {
            assert_eq!(object(before), after);
        }
    }

    #[test]
    fn values_end_where_they_end() {
        let text = b"<</A<</B[1 2]/C(x])>>/D 5 0 R/E[[6 0 R]7]/F/G>>";
        let text_of = |key: &[u8]| String::from_utf8_lossy(value(text, key).unwrap()).into_owned();
        assert_eq!(text_of(b"/A"), "<</B[1 2]/C(x])>>");
        assert_eq!(text_of(b"/B"), "[1 2]");
        assert_eq!(text_of(b"/D"), " 5 0 R");
        assert_eq!(text_of(b"/E"), "[[6 0 R]7]");
        assert_eq!(text_of(b"/F"), "/G");
        assert_eq!(value(text, b"/Z"), None);
        assert_eq!(replaced(text, b"/D", "8 0 R").map(|it| it.len()), Some(text.len()));
    }
}
