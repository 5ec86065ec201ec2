//! Telephone numbers: „0361/655 12 34“ is written „0361 6551234“, a direct line „0361 655-1234“.
//!
//! DIN 5008 parts a number by what its parts do: a blank behind the country and behind the area code, a
//! hyphen before the extension, no brackets, no groups inside. Only German numbers whose area code is set
//! apart are set so; in all others only the blanks are kept from breaking, for elsewhere other groups are
//! usual, and those of a service number („0180 2 55009“) mean something.

use std::ops::Range;

use super::pen::struck;
use super::{Edit, EditKind, FIXED_BLANK, Stroke};
use crate::phone::{Phone, PhoneKind};

/// The edit that sets one number right, if there is anything to change.
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

/// Every single blank of the number is kept from breaking.
fn glued(written: &str) -> Vec<Stroke> {
    let blanks = written.match_indices(' ').filter(|(at, _)| {
        let beside = |other: Option<char>| other.is_some_and(|c| !c.is_whitespace());
        beside(written[..*at].chars().next_back()) && beside(written[at + 1..].chars().next())
    });
    blanks.map(|(at, _)| Stroke { range: at..at + 1, right: FIXED_BLANK }).collect()
}

/// How many digits each part has, in the order in which they are written.
struct Parts {
    /// `0049`: two zeros that a plus stands for.
    zeros: usize,
    country: usize,
    /// `+49 (0)361`: a zero that nobody dials.
    idle: usize,
    /// With its zero, where no country is written.
    area: usize,
    number: usize,
}

impl Parts {
    /// `None` where the digits are not all accounted for, or where they are not ours to part.
    fn of(phone: &Phone, written: &str) -> Option<Self> {
        let ours = matches!(phone.kind, PhoneKind::Landline | PhoneKind::Mobile)
            && phone.country.as_deref().is_none_or(|country| country == "49");
        let area = phone.area.as_ref().filter(|_| ours)?.len();
        // Emphasis, a line break: whoever wrote that had something in mind.
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

    /// What stands before each digit, and before which digits something is put.
    fn strokes(&self, written: &str) -> Option<(Vec<Stroke>, EditKind)> {
        let digits: Vec<usize> =
            written.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).collect();
        let first = *digits.get(self.zeros)?;
        let (mut strokes, mut kind) = (Vec::new(), EditKind::Glue);
        let mut change = |range: Range<usize>, right: &'static str| {
            let there = &written[range.clone()];
            if there != right && !(right == FIXED_BLANK && there == "\u{202f}") {
                kind = if there == " " && right == FIXED_BLANK { kind } else { EditKind::Phone };
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
                _ if index == area && self.country > 0 => FIXED_BLANK,
                _ if index == number => FIXED_BLANK,
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
