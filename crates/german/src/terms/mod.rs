//! A text as numbers with their values, words and marks, for rules about figures.
//!
//! A number in words is one like that in digits; a day or time is a single term, and so is what
//! only names something („Raum 12“, „Tel. 0123 4567“), so that nobody takes it for a quantity.

mod numerals;

use std::ops::Range;

use crate::classes::Class;
use crate::date::found::Found;
use crate::date::reading::{Confidence, Kind};
use crate::phone::Phone;
use crate::tokens::{TokenKind, Tokens};

/// A number, word or mark of running text. Struck-out text has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What it is.
    pub kind: TermKind,
    /// Its first token.
    pub(crate) token: usize,
    /// Its range, in bytes of the text.
    pub range: Range<usize>,
    /// Whether it follows the previous one without whitespace.
    pub glued: bool,
}

/// What a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermKind {
    /// A number that may be a quantity.
    Number(Number),
    /// A word.
    Word {
        /// Whether it begins with a capital.
        capital: bool,
    },
    /// A punctuation mark or another symbol; every dash is `-`.
    Mark(char),
    /// A day or time, by its index among the readings.
    Moment(usize),
    /// A number that names something, code, an address, a telephone number.
    Opaque,
    /// The beginning of a paragraph, list item, heading or table row.
    Break,
}

/// A quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its value in hundredths.
    pub hundredths: i64,
    /// Whether it is written without decimals.
    pub whole: bool,
    /// How many digits it has; none where it is in words.
    pub digits: usize,
}

impl Number {
    /// The number, if it has no decimals and cannot be a year.
    pub fn count(self) -> Option<u32> {
        let value = u32::try_from(self.hundredths / 100).ok().filter(|_| self.whole)?;
        (self.digits != 4 || !(1900..=2100).contains(&value)).then_some(value)
    }
}

impl Term {
    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TermKind::Word { .. })
    }

    /// Whether it is a word with a capital.
    pub fn is_capital(&self) -> bool {
        matches!(self.kind, TermKind::Word { capital: true })
    }

    /// Whether it is this mark.
    pub fn is(&self, mark: char) -> bool {
        self.kind == TermKind::Mark(mark)
    }

    /// The number, if it is one.
    pub fn number(&self) -> Option<Number> {
        match self.kind {
            TermKind::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Its index among the readings, if it is a day or time.
    pub fn moment(&self) -> Option<usize> {
        match self.kind {
            TermKind::Moment(index) => Some(index),
            _ => None,
        }
    }

    /// The number as a count of things.
    pub fn count(&self) -> Option<u32> {
        self.number().and_then(Number::count)
    }
}

/// The terms of a text, in order, in time linear in its length.
pub(crate) fn terms(text: &str, t: &Tokens, found: &[Found], phones: &[Phone]) -> Vec<Term> {
    let mut reader = Reader { text, t, all: Vec::new() };
    let mut phones = phones.iter().peekable();
    let mut moments = found.iter().enumerate().peekable();
    let mut at = 0;
    while let Some(token) = t.get(at) {
        while moments.next_if(|(_, one)| one.tokens.start < at).is_some() {}
        while phones.next_if(|one| one.range.end <= token.range.start).is_some() {}
        let moment = moments.next_if(|(_, one)| one.tokens.start == at && is_moment(one));
        let dialled = phones.peek().is_some_and(|one| one.range.start <= token.range.start);
        at = if token.struck {
            at + 1
        } else if let Some((index, one)) = moment {
            reader.push(TermKind::Moment(index), &one.tokens)
        } else if dialled {
            reader.push(TermKind::Opaque, &(at..at + 1))
        } else {
            reader.step(at)
        };
    }
    reader.all
}

/// Whether a reading stands for itself; a weekday remains a word.
fn is_moment(found: &Found) -> bool {
    found.sure >= Confidence::Likely
        && !matches!(found.kind, Kind::Weekday(_) | Kind::Recurring { .. })
}

struct Reader<'a> {
    text: &'a str,
    t: &'a Tokens,
    all: Vec<Term>,
}

impl Reader<'_> {
    /// Adds a term of these tokens; returns the token after it.
    fn push(&mut self, kind: TermKind, tokens: &Range<usize>) -> usize {
        let range = self.t.range(tokens);
        let (token, glued) = (tokens.start, self.t.is_glued(tokens.start));
        self.all.push(Term { kind, token, range, glued });
        tokens.end.max(tokens.start + 1)
    }

    /// Reads the term at a token; returns the token after it.
    fn step(&mut self, at: usize) -> usize {
        let (kind, end) = match self.t.kind(at) {
            TokenKind::Number { .. } => self.number(at),
            TokenKind::Word { capital, .. } => self.word(at, capital),
            TokenKind::Symbol(mark) => (TermKind::Mark(mark), at + 1),
            TokenKind::Masked => (TermKind::Opaque, at + 1),
            TokenKind::Break => (TermKind::Break, at + 1),
        };
        self.push(kind, &(at..end))
    }

    fn word(&self, at: usize, capital: bool) -> (TermKind, usize) {
        let word = |at: usize| self.t.word(at).unwrap_or_default();
        let Some(value) = numerals::value(word(at)) else {
            return (TermKind::Word { capital }, at + 1);
        };
        // “twenty-one”
        let is_joined =
            value >= 20 && self.t.is_glued_symbol(at + 1, '-') && self.t.is_glued(at + 2);
        let ones = || match word(at + 2) {
            "one" => Some(1),
            other => numerals::value(other).filter(|ones| *ones < 10),
        };
        let (value, end) = match Some(()).filter(|()| is_joined).and_then(|()| ones()) {
            Some(ones) => (value + ones, at + 3),
            None => (value, at + 1),
        };
        let number = Number { hundredths: i64::from(value) * 100, whole: true, digits: 0 };
        (TermKind::Number(number), end)
    }

    /// A number in digits: „1.250,50“, “1,250.50”, „12“.
    fn number(&self, at: usize) -> (TermKind, usize) {
        let t = self.t;
        let TokenKind::Number { value, digits } = t.kind(at) else {
            return (TermKind::Opaque, at + 1);
        };
        let (mut whole, mut all, mut end) = (i64::from(value), digits, at + 1);
        let mut grouped = None;
        // „1.250“ and “1,250”: groups of three, by the same mark.
        let group = |end: usize, grouped: Option<char>| {
            let mark = ['.', ','].into_iter().find(|mark| t.is_glued_symbol(end, *mark))?;
            let group = t.number(end + 1, 3).filter(|_| t.is_glued(end + 1) && digits <= 3)?;
            grouped.is_none_or(|own| own == mark).then_some((mark, group))
        };
        while let Some((mark, value)) = group(end, grouped) {
            whole = whole.saturating_mul(1_000).saturating_add(i64::from(value));
            (all, end, grouped) = (all + 3, end + 2, Some(mark));
        }
        let mut hundredths = whole.saturating_mul(100);
        let mark = [',', '.'].into_iter().find(|mark| t.is_glued_symbol(end, *mark));
        let decimals = match t.kind(end + 1) {
            TokenKind::Number { value, digits: 1 } => Some(value * 10),
            TokenKind::Number { value, digits: 2 } => Some(value),
            _ => None,
        };
        let decimals =
            decimals.filter(|_| mark.is_some() && mark != grouped && t.is_glued(end + 1));
        if let Some(decimals) = decimals {
            hundredths = hundredths.saturating_add(i64::from(decimals));
            end += 2;
        } else if t.is_glued_symbol(end, ',') && t.is(end + 1, '-') {
            // „120,- €“
            end += 2;
        }
        if digits > 9 || self.names(at) || self.is_part(at, end) {
            return (TermKind::Opaque, end);
        }
        let is_whole = decimals.is_none();
        (TermKind::Number(Number { hundredths, whole: is_whole, digits: all }), end)
    }

    /// Whether what stands before a number makes it a name: „Raum 12“, „§ 5“, „Musterstraße 3“.
    fn names(&self, at: usize) -> bool {
        let back = if self.t.is_before(at, 1, '.') { 2 } else { 1 };
        let is_name = at.checked_sub(back).is_some_and(|at| self.t.is_of(at, Class::Naming));
        let numbered =
            matches!(self.t.class_before(at, back), Some(Class::Numbered | Class::Street));
        let sign = ['§', '#', '№', '@'].iter().any(|sign| self.t.is_before(at, 1, *sign));
        numbered || is_name || sign
    }

    /// Whether it is part of something longer: „A4“, „3a“, „12/2026“, „5. Treffen“, „1.2.3“.
    fn is_part(&self, at: usize, end: usize) -> bool {
        let t = self.t;
        let is_word = |at: usize| matches!(t.kind(at), TokenKind::Word { .. });
        let before = t.is_glued(at)
            && at.checked_sub(1).is_some_and(|before| {
                is_word(before)
                    || t.is(before, '.') && matches!(t.before(before, 1), TokenKind::Number { .. })
                    || t.is(before, '_')
            });
        let cross = self.text.get(t.range(&(end..end + 1))).is_some_and(|word| word == "x");
        let behind = t.is_glued(end) && is_word(end) && !cross;
        let dot = t.is_glued_symbol(end, '.');
        let ordinal = dot && (t.is_lower(end + 1) || t.is_glued(end + 1));
        before || behind || ordinal
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ParsedText;

    /// The quantities of a text, with their decimals.
    fn numbers(text: &str) -> Vec<String> {
        let parsed = ParsedText::of(text);
        let numbers = parsed.terms().iter().filter_map(Term::number);
        let written = |one: Number| {
            let (whole, rest) = (one.hundredths / 100, one.hundredths % 100);
            if one.whole { whole.to_string() } else { format!("{whole}.{rest:02}") }
        };
        numbers.map(written).collect()
    }

    #[test]
    fn quantities_have_their_value() {
        for (text, expected) in [
            ("12 Ja, fünf Nein", "12 5"),
            ("1.250,50 € und 1,250.50 €", "1250.50 1250.50"),
            ("3,5 Stunden, 120,- €, 50€", "3.50 120 50"),
            ("twenty-one members, einundzwanzig Mitglieder", "21 21"),
            ("1.250.000 Einwohner", "1250000"),
            ("Es waren 18. Danach kam niemand.", "18"),
            ("3x 20 €", "3 20"),
            ("14/4", "14 4"),
        ] {
            assert_eq!(numbers(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_quantity_is_none() {
        for text in [
            "Am 5. Juni 2026 um 18 Uhr",
            "Raum 12, § 5, Nr. 7, Musterstraße 3, TOP 4",
            "Tel. 01234 567890",
            "A4, 3a, 2D",
            "das 5. treffen, Version 1.2.3",
            "~~12~~",
            "`12`",
        ] {
            assert_eq!(numbers(text), [""; 0], "{text}");
        }
    }
}
