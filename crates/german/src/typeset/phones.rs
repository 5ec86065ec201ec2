//! Telephone numbers: „0361/655 12 34“ becomes „0361 6551234“, one with an extension „0361
//! 655-1234“.
//!
//! DIN 5008 separates a number by function: a space after the country and area codes, a hyphen
//! before the extension, no parentheses, no groups inside. Only German numbers with a separated
//! area code are changed like this; in all others only the spaces become non-breaking, since other
//! countries use other groups, and those of a service number („0180 2 55009“) have a meaning.

use std::ops::Range;

use super::pen::struck;
use super::{Edit, EditKind, NO_BREAK_SPACE, Stroke};
use crate::phone::{Phone, PhoneKind};

/// The edit of a number, if there is anything to change.
pub(super) fn edit(text: &str, phone: &Phone, own: bool) -> Option<Edit> {
    let written = text.get(phone.range.clone())?;
    let parts = own.then(|| Parts::of(phone, written)).flatten();
    let (strokes, kind) = match parts.and_then(|parts| parts.strokes(written)) {
        Some(strokes) => strokes,
        None => (glued(written), EditKind::Glue),
    };
    let from = phone.range.start;
    let moved = |stroke: Stroke| {
        let range = stroke.range.start + from..stroke.range.end + from;
        Stroke { range, ..stroke }
    };
    let strokes: Vec<Stroke> = strokes.into_iter().map(moved).collect();
    let right = struck(text, phone.range.clone(), &strokes);
    (!strokes.is_empty()).then(|| Edit {
        range: phone.range.clone(),
        written: written.to_owned(),
        right,
        kind,
        strokes,
    })
}

/// Makes every single space of the number non-breaking.
fn glued(written: &str) -> Vec<Stroke> {
    let spaces = written.match_indices(' ').filter(|(at, _)| {
        let beside = |other: Option<char>| other.is_some_and(|c| !c.is_whitespace());
        beside(written[..*at].chars().next_back()) && beside(written[at + 1..].chars().next())
    });
    spaces.map(|(at, _)| Stroke { range: at..at + 1, right: NO_BREAK_SPACE }).collect()
}

/// The number of digits of each part, in the order in which they are written.
struct Parts {
    /// The two zeros of `0049` in place of a plus.
    zeros: usize,
    country: usize,
    /// The zero of `+49 (0)361`, which is not dialled.
    idle: usize,
    /// The area code, with its zero if there is no country code.
    area: usize,
    number: usize,
}

impl Parts {
    /// The parts, or `None` where not all digits are accounted for, or the number is not to be
    /// changed.
    fn of(phone: &Phone, written: &str) -> Option<Self> {
        let ours = matches!(phone.kind, PhoneKind::Landline | PhoneKind::Mobile)
            && phone.country.as_deref().is_none_or(|country| country == "49");
        let area = phone.area.as_ref().filter(|_| ours)?.len();
        // Emphasis or a line break was put there intentionally.
        let plain = |c: char| c.is_ascii_digit() || "+()/-–. \u{a0}\u{202f}".contains(c);
        let country = phone.country.as_ref().map_or(0, String::len);
        let zeros = if country > 0 && !written.contains('+') { 2 } else { 0 };
        let extension = phone.extension.as_ref().map_or(0, String::len);
        let area = if country == 0 { area + 1 } else { area };
        let digits = written.bytes().filter(u8::is_ascii_digit).count();
        let known = zeros + country + area + phone.number.len() + extension;
        let idle = digits.checked_sub(known).filter(|idle| *idle <= usize::from(country > 0))?;
        let parts = Self { zeros, country, idle, area, number: phone.number.len() };
        written.chars().all(plain).then_some(parts)
    }

    /// The strokes: what precedes each digit, and what is inserted before which digits.
    fn strokes(&self, written: &str) -> Option<(Vec<Stroke>, EditKind)> {
        let digits: Vec<usize> =
            written.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).collect();
        let first = *digits.get(self.zeros)?;
        let (mut strokes, mut kind) = (Vec::new(), EditKind::Glue);
        let mut change = |range: Range<usize>, right: &'static str| {
            let there = &written[range.clone()];
            if there != right && !(right == NO_BREAK_SPACE && there == "\u{202f}") {
                kind = if there == " " && right == NO_BREAK_SPACE { kind } else { EditKind::Phone };
                strokes.push(Stroke { range, right });
            }
        };
        change(0..first, if self.country > 0 { "+" } else { "" });
        let area = self.zeros + self.country + self.idle;
        let number = area + self.area;
        let extension = number + self.number;
        let mut before = self.zeros;
        for index in self.zeros + 1..digits.len() {
            if self.idle > 0 && index == area - 1 {
                continue;
            }
            let right = match index {
                _ if index == area && self.country > 0 => NO_BREAK_SPACE,
                _ if index == number => NO_BREAK_SPACE,
                _ if index == extension => "-",
                _ => "",
            };
            change(digits[before] + 1..digits[index], right);
            before = index;
        }
        let end = digits.last()? + 1;
        change(end..written.len(), "");
        Some((strokes, kind))
    }
}
