//! Days in digits, or with the name of a month, in languages whose other words are not read.
//!
//! Digits of any script count. The order of day and month is that of the language; where English
//! leaves it open, both are possible. A day needs its year, unless its month has a name.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use chrono::NaiveDate;
use german::{ParsedText, Plain};

use crate::minutes::LanguageTag;

german::word_lists! { "months.txt": MONTHS, BETWEEN }

/// A day as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WrittenDay {
    /// Its position, in bytes of the text.
    pub(super) range: Range<usize>,
    pub(super) year: Option<i32>,
    /// Month and day; two where both orders are possible.
    pub(super) days: Vec<(u32, u32)>,
}

impl WrittenDay {
    /// Whether it may be this day.
    pub(super) fn is(&self, day: NaiveDate) -> bool {
        use chrono::Datelike;
        self.year.is_none_or(|year| year == day.year())
            && self.days.contains(&(day.month(), day.day()))
    }

    /// The days that it may be, in this year where it has none.
    pub(super) fn in_year(&self, year: i32) -> impl Iterator<Item = NaiveDate> {
        let year = self.year.unwrap_or(year);
        self.days.iter().filter_map(move |(month, day)| NaiveDate::from_ymd_opt(year, *month, *day))
    }

    /// Whether there is such a day in any order; without a year, in any.
    pub(super) fn exists(&self) -> bool {
        self.in_year(2024).next().is_some()
    }
}

/// A number or a word.
struct Piece<'a> {
    range: Range<usize>,
    text: &'a str,
}

impl Piece<'_> {
    fn number(&self, digits: Range<usize>) -> Option<u32> {
        let fits = digits.contains(&self.text.len())
            && self.text.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| self.text.parse().ok()).flatten()
    }

    fn day(&self) -> Option<u32> {
        self.number(1..3)
    }

    fn year(&self) -> Option<i32> {
        let year = self.number(4..5).filter(|year| (1900..2200).contains(year))?;
        i32::try_from(year).ok()
    }
}

static NAMES: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    let months = (1..).zip(MONTHS.iter());
    months.flat_map(|(month, names)| names.split(' ').map(move |name| (name, month))).collect()
});

/// A text with more days is a list, of which no more are read.
const MOST: usize = 500;

/// The days of a text in this language, in order; what is no running text does not count.
pub(super) fn days(parsed: &ParsedText<'_>, language: &LanguageTag) -> Vec<WrittenDay> {
    let text = parsed.text();
    if !text.chars().any(char::is_numeric) {
        return Vec::new();
    }
    let plain = Plain::of(text);
    let read = plain.as_ref().map_or(text, |plain| &plain.text);
    let pieces: Vec<Piece<'_>> = pieces(read).collect();
    let language = language.as_str();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < pieces.len() && found.len() < MOST {
        let reader = Reader { text: read, pieces: &pieces, at, language };
        let Some((day, count)) = reader.figures().or_else(|| reader.named()) else {
            at += 1;
            continue;
        };
        at += count;
        let range = plain
            .as_ref()
            .map_or_else(|| day.range.clone(), |plain| plain.written(&day.range, text));
        if parsed.is_prose(&range) {
            found.push(WrittenDay { range, ..day });
        }
    }
    found
}

/// Runs of digits and runs of letters.
fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    german::runs(text, char::is_alphanumeric).flat_map(|range| {
        let word = &text[range.clone()];
        // „5th“, „1er“, „2026р“.
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let cut = [range.start..range.start + digits, range.start + digits..range.end];
        cut.into_iter()
            .filter(|part| !part.is_empty())
            .map(|part| Piece { text: &text[part.clone()], range: part })
    })
}

struct Reader<'a> {
    text: &'a str,
    pieces: &'a [Piece<'a>],
    at: usize,
    language: &'a str,
}

impl Reader<'_> {
    fn piece(&self, steps: usize) -> Option<&Piece<'_>> {
        self.pieces.get(self.at + steps)
    }

    /// What is between a piece and the one before it.
    fn gap(&self, steps: usize) -> Option<&str> {
        let before = self.pieces.get((self.at + steps).checked_sub(1)?)?;
        self.text.get(before.range.end..self.piece(steps)?.range.start)
    }

    fn range(&self, count: usize) -> Option<Range<usize>> {
        Some(self.piece(0)?.range.start..self.piece(count.checked_sub(1)?)?.range.end)
    }

    /// Whether these pieces are no part of a longer number: „1.5.12.2026“, „12/2026/05/7“.
    fn is_whole(&self, count: usize) -> bool {
        let joins = |steps: usize| {
            let number =
                |steps: usize| self.piece(steps).is_some_and(|piece| piece.number(1..20).is_some());
            number(steps)
                && self.gap(steps).is_some_and(|gap| matches!(gap, "." | "/" | "-" | "" | ","))
        };
        let before = self.at.checked_sub(1).and_then(|at| self.pieces.get(at));
        let before = before.is_some_and(|piece| piece.number(1..20).is_some());
        let gap = self.gap(0).unwrap_or(" ");
        let is_behind = before && matches!(gap, "." | "/" | "-" | "" | ",");
        !is_behind && !joins(count)
    }

    /// „05.12.2026“, „05/12/2026“, „2026-12-05“, „2026/12/05“.
    fn figures(&self) -> Option<(WrittenDay, usize)> {
        let (one, two, three) = (self.piece(0)?, self.piece(1)?, self.piece(2)?);
        let (first, second) = (self.gap(1)?.trim_end(), self.gap(2)?.trim_end());
        if first != second || !matches!(first, "." | "/" | "-") || !self.is_whole(3) {
            return None;
        }
        let (year, days) = match (one.year(), three.year()) {
            (Some(year), _) => (year, vec![(two.day()?, three.day()?)]),
            (None, Some(year)) => {
                let (left, right) = (one.day()?, two.day()?);
                let mut days = vec![(right, left)];
                if self.language == "en" && first != "." && left != right && left <= 12 {
                    days.push((left, right));
                }
                (year, days)
            }
            (None, None) => return None,
        };
        Some((WrittenDay { range: self.range(3)?, year: Some(year), days }, 3))
    }

    /// „5 December 2026“, „5 de diciembre“, „December 5, 2026“.
    fn named(&self) -> Option<(WrittenDay, usize)> {
        if !self.is_whole(1) {
            return None;
        }
        if let Some(day) = self.piece(0)?.day() {
            let at = self.skipped(1)?;
            let (month, count) = self.month(at)?;
            return self.with_year(day, month, at + count);
        }
        let (month, count) = self.month(0).filter(|_| self.language == "en")?;
        let day = self.piece(count)?.day().filter(|_| self.gap(count) == Some(" "))?;
        self.with_year(day, month, self.skipped(count + 1).unwrap_or(count + 1))
    }

    fn with_year(&self, day: u32, month: u32, count: usize) -> Option<(WrittenDay, usize)> {
        let after = self.skipped(count);
        let year = after.and_then(|at| Some((self.piece(at)?.year()?, at + 1)));
        let end = year.map_or(count, |(_, end)| end);
        // In Romanian it is also „more“.
        if year.is_none()
            && self.language == "ro"
            && self.piece(count.checked_sub(1)?)?.text == "mai"
        {
            return None;
        }
        let range = self.range(end)?;
        Some((
            WrittenDay { range, year: year.map(|(year, _)| year), days: vec![(month, day)] },
            end,
        ))
    }

    /// The next piece that is no „th“ or „de“; only spaces and a comma may be between.
    fn skipped(&self, from: usize) -> Option<usize> {
        for at in from..from + 3 {
            if !matches!(self.gap(at)?.trim(), "" | "," | "." | "-" | "'" | "’") {
                return None;
            }
            if !BETWEEN.contains(&german::lower(self.piece(at)?.text)) {
                return Some(at);
            }
        }
        None
    }

    /// The month whose name begins there, and of how many words it is.
    fn month(&self, at: usize) -> Option<(u32, usize)> {
        let written = self.piece(at)?.text;
        let word = german::lower(written);
        // „12 may come“.
        if matches!(self.language, "en" | "tr") && written.starts_with(char::is_lowercase) {
            return None;
        }
        let two = self.piece(at + 1).map(|next| format!("{word}_{}", next.text));
        let of_two = two.and_then(|two| NAMES.get(&*two)).map(|month| (*month, 2));
        of_two.or_else(|| NAMES.get(&*word).map(|month| (*month, 1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, language: &str) -> Vec<String> {
        let language = LanguageTag::parse(language).unwrap();
        let found = days(&ParsedText::of(text), &language).into_iter();
        let day = |one: WrittenDay| {
            let days: Vec<_> =
                one.days.iter().map(|(month, day)| format!("{month}-{day}")).collect();
            format!("{} = {:?} {}", &text[one.range], one.year.unwrap_or(0), days.join("|"))
        };
        found.map(day).collect()
    }

    #[test]
    fn days_are_read_in_every_language() {
        for (language, text, wanted) in [
            ("tr", "Şenlik 05.12.2026 günü", "05.12.2026 = 2026 12-5"),
            ("tr", "Şenlik 5 Aralık 2026’da", "5 Aralık 2026 = 2026 12-5"),
            ("tr", "5 Aralık Cumartesi", "5 Aralık = 0 12-5"),
            ("fr", "Le 05/12/2026, à 18 h", "05/12/2026 = 2026 12-5"),
            ("fr", "Le 1er décembre 2026", "1er décembre 2026 = 2026 12-1"),
            ("en", "on 05/12/2026", "05/12/2026 = 2026 12-5|5-12"),
            ("en", "on 25/12/2026", "25/12/2026 = 2026 12-25"),
            ("en", "on the 5th of December, 2026", "5th of December, 2026 = 2026 12-5"),
            ("en", "on December 5, 2026", "December 5, 2026 = 2026 12-5"),
            ("en", "(2026-12-05)", "2026-12-05 = 2026 12-5"),
            ("uk", "5 грудня 2026 року", "5 грудня 2026 = 2026 12-5"),
            ("ru", "до 5.12.2026 г.", "5.12.2026 = 2026 12-5"),
            ("pl", "w dniu 5. 12. 2026", "5. 12. 2026 = 2026 12-5"),
            ("pl", "5 grudnia", "5 grudnia = 0 12-5"),
            ("es", "el 5 de diciembre de 2026", "5 de diciembre de 2026 = 2026 12-5"),
            ("ro", "5 decembrie 2026", "5 decembrie 2026 = 2026 12-5"),
            ("ar", "يوم ٢٠٢٦/١٢/٠٥ مساء", "٢٠٢٦/١٢/٠٥ = 2026 12-5"),
            ("ar", "يوم ٠٥/١٢/٢٠٢٦ مساء", "٠٥/١٢/٢٠٢٦ = 2026 12-5"),
            ("ar", "٥ كانون الأول ٢٠٢٦", "٥ كانون الأول ٢٠٢٦ = 2026 12-5"),
            ("ar", "٥ ديسمبر ٢٠٢٦", "٥ ديسمبر ٢٠٢٦ = 2026 12-5"),
            ("fa", "۵ دسامبر ۲۰۲۶", "۵ دسامبر ۲۰۲۶ = 2026 12-5"),
            ("fa", "۲۰۲۶/۱۲/۰۵", "۲۰۲۶/۱۲/۰۵ = 2026 12-5"),
            ("tr", "31.11.2026", "31.11.2026 = 2026 11-31"),
        ] {
            assert_eq!(read(text, language), [wanted], "{text}");
        }
    }

    #[test]
    fn other_figures_are_no_days() {
        for (language, text) in [
            ("en", "version 1.5.12.2026, phone 0361/12/2026"),
            ("en", "You may bring 5 marks; 12 may come"),
            ("en", "in May 2026, May 20 people come?"),
            ("en", "`2026-12-05` https://a.example/2026/12/05"),
            ("tr", "18.30-20.00, 12/2026, 1.500.000"),
            ("fa", "۱۴۰۵/۰۹/۱۴"),
            ("uk", "10.12 та 3.5.7"),
            ("ro", "10 mai mulți au venit"),
        ] {
            let found = read(text, language);
            assert!(found.iter().all(|one| one.contains("May 20 =")), "{found:?}");
        }
    }
}
