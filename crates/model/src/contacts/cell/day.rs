//! The days of a list, as people and programs write them: `31.12.2027`, `31.12.27`, `2027-12-31`,
//! `12/2027`, „bis auf Widerruf“. Ambiguous days are not guessed.

use chrono::{Days, Months, NaiveDate};

use crate::contacts::cell::placeholders::{BEFORE, MONTHS, OPEN};
use crate::contacts::cell::values::fold;

/// What the cell of a last day says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::contacts) enum LastDay {
    /// A day.
    Day(NaiveDate),
    /// The serial number of a day in a spreadsheet.
    Serial(NaiveDate),
    /// No last day: „unbegrenzt“.
    Open,
    /// An ambiguous day: `01/02/27`.
    OneOf(Vec<NaiveDate>),
    /// Anything else.
    Unclear,
}

/// The serial numbers of this century in a spreadsheet that counts from 1899-12-30 (ECMA-376, part
/// 1, 18.17.4.1).
const SERIALS: std::ops::Range<u64> = 36_526..73_051;

/// The day in a cell, if it is unambiguous. A two-digit year belongs to this century; a time behind
/// the day, as Excel adds one, does not matter.
pub(in crate::contacts) fn day(text: &str) -> Option<NaiveDate> {
    match read(&without_time(&fold(text))?).as_slice() {
        [day] => Some(*day),
        _ => None,
    }
}

/// What the cell of a last day says. For a month or a year, its last day counts.
pub(in crate::contacts) fn last(text: &str) -> LastDay {
    let folded = fold(text);
    let squashed: String = folded.chars().filter(|c| c.is_alphanumeric() || *c == '∞').collect();
    if OPEN.contains(&squashed) {
        return LastDay::Open;
    }
    let Some(text) = without_time(&folded) else { return LastDay::Unclear };
    let mut text = text.as_str();
    while let Some((word, rest)) = text.split_once([' ', '.', ','])
        && BEFORE.contains(word)
    {
        text = rest.trim_start_matches(['.', ',', ' ']);
    }
    if let Some(day) = serial(text) {
        return LastDay::Serial(day);
    }
    let mut days = read(text);
    match days.len() {
        0 => end_of_stretch(text).map_or(LastDay::Unclear, LastDay::Day),
        1 => LastDay::Day(days.remove(0)),
        _ => LastDay::OneOf(days),
    }
}

/// The text before the time of a day, or `None` where something else follows.
fn without_time(folded: &str) -> Option<String> {
    let text = folded.trim_start_matches('\'').trim();
    let Some(at) = text.find(':') else { return Some(text.to_owned()) };
    let begin = text[..at].rfind([' ', 't'])?;
    let time = ["uhr", "am", "pm", "z"]
        .iter()
        .fold(&text[begin + 1..], |time, unit| time.strip_suffix(unit).unwrap_or(time).trim_end());
    let is_time = time.chars().all(|c| c.is_ascii_digit() || ":.+-".contains(c));
    is_time.then(|| text[..begin].trim_end_matches([',', ' ']).to_owned())
}

/// Every possible reading of the text.
fn read(text: &str) -> Vec<NaiveDate> {
    let text = text.trim_end_matches('.');
    if let (8, Some(_)) = (text.len(), number(text)) {
        let (year_first, day_first) = (date(&text[..4], &text[4..6], &text[6..]), of_eight(text));
        return year_first.into_iter().chain(day_first).collect();
    }
    let parts: Vec<&str> = parts(text).collect();
    let &[one, two, three] = parts.as_slice() else { return Vec::new() };
    let mut days = if let Some(month) = month(two) {
        vec![date(three, month, one)]
    } else if let Some(month) = month(one) {
        vec![date(three, month, two)]
    } else if one.len() == 4 {
        vec![date(one, two, three)]
    } else {
        match separator(text) {
            Some('/') => vec![date(three, two, one), date(three, one, two)],
            Some('-') if three.len() == 4 => vec![date(three, two, one), date(three, one, two)],
            Some('-') => {
                vec![date(three, two, one), date(three, one, two), date(one, two, three)]
            }
            Some('.' | ' ') => vec![date(three, two, one)],
            _ => Vec::new(),
        }
    };
    days.dedup();
    let mut days: Vec<NaiveDate> = days.into_iter().flatten().collect();
    days.dedup();
    days
}

/// `31122027`, where it does not begin with a year.
fn of_eight(text: &str) -> Option<NaiveDate> {
    date(&text[4..], &text[2..4], &text[..2])
}

/// The last day of „12/2027“, „Dezember 2027“, „2027-12“, „2027“.
fn end_of_stretch(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = parts(text).collect();
    let (year, month) = match *parts.as_slice() {
        [year] if year.len() == 4 && year.starts_with("20") => (year, "12"),
        [year, one] if year.len() == 4 => (year, month(one).unwrap_or(one)),
        [one, year] if year.len() == 4 || month(one).is_some() => (year, month(one).unwrap_or(one)),
        _ => return None,
    };
    date(year, month, "1")?.checked_add_months(Months::new(1))?.pred_opt()
}

fn serial(text: &str) -> Option<NaiveDate> {
    let whole = text.split([',', '.']).next()?;
    let is_number = text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let number: u64 = whole.parse().ok().filter(|number| is_number && SERIALS.contains(number))?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(number))
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(['.', '/', '-', ' ', ',']).filter(|part| !part.is_empty())
}

/// The separator of the numbers, if it is always the same; spaces beside it do not matter.
fn separator(text: &str) -> Option<char> {
    let between = |c: &char| !c.is_alphanumeric();
    let mut marks = text.chars().filter(between).filter(|c| *c != ' ');
    let Some(first) = marks.next() else { return Some(' ') };
    marks.all(|mark| mark == first).then_some(first)
}

/// The number of a month by its name in German or English; three letters are enough.
fn month(word: &str) -> Option<&'static str> {
    const NUMBERS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
    let is_called = |name: &str| word.chars().count() >= 3 && name.starts_with(word);
    let found = MONTHS.iter().enumerate().find(|(_, names)| names.split(' ').any(is_called));
    found.and_then(|(index, _)| NUMBERS.get(index).copied())
}

fn date(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let century = match year.len() {
        2 => 2000,
        4 => 0,
        _ => return None,
    };
    let year = i32::try_from(number(year)?).ok()?;
    let short = |text: &str| (1..=2).contains(&text.len()).then(|| number(text)).flatten();
    NaiveDate::from_ymd_opt(century + year, short(month)?, short(day)?)
}

fn number(text: &str) -> Option<u32> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    #[rustfmt::skip]
    fn days_are_read_where_there_is_one_reading() {
        let expected = ymd(2026, 9, 30);
        for written in [
            "2026-09-30", "30.09.2026", "30. 9. 2026", "30.09.2026 00:00:00", "2026-09-30T00:00:00Z",
            "2026-09-30 00:00", "30.09.26", "30.9.26", "09/30/2026", "30/09/2026", "30-09-2026",
            "2026/09/30", "20260930", "30092026", "30. September 2026", "30 Sep 2026", "Sept. 30, 2026",
            "30. Sept. 26", "'30.09.2026", "2026.09.30", "30.09.2026, 18:00 Uhr", "30.09.2026 12:00:00 AM",
        ] {
            assert_eq!(day(written), Some(expected), "{written}");
        }
        for written in [
            "31.09.2026", "46295", "2026-09", "09/2026", "morgen", "::", "30.09.2026 ab 18:00",
            "+026-09-30", "01/02/27", "01/02/2027", "01-02-2027", "27-12-31", "31.12/2027", "2027",
            "12/27", "31.12.", "31.12.027", "unbegrenzt", "", ".", "-", "30.09.2026.1", "30.0x.2026",
        ] {
            assert_eq!(day(written), None, "{written}");
        }
    }

    #[test]
    fn a_last_day_may_be_a_month_or_none() {
        let (end, new_year) = (ymd(2027, 12, 31), ymd(2028, 2, 29));
        for written in [
            "31.12.27",
            "12/2027",
            "12.2027",
            "12-2027",
            "2027-12",
            "2027/12",
            "Dezember 2027",
            "Dez. 2027",
            "Dec 2027",
            "2027",
            "Ende 2027",
            "Ende Dezember 2027",
            "bis 31.12.2027",
            "bis zum 31.12.27",
            "Fr, 31.12.2027",
            "bis einschl. 31.12.2027",
            "bis Ende 2027",
            "gültig bis 31.12.2027",
        ] {
            assert_eq!(last(written), LastDay::Day(end), "{written}");
        }
        assert_eq!(last("02/2028"), LastDay::Day(new_year));
        for written in ["46752", "46752.5", "46752,0"] {
            assert_eq!(last(written), LastDay::Serial(end), "{written}");
        }
        for written in [
            "unbegrenzt",
            "Unbefristet",
            "dauerhaft",
            "bis auf Widerruf",
            "bis auf Weiteres",
            "b. a. W.",
            "auf Dauer",
            "für immer",
            "∞",
            "no end",
            "kein Ablaufdatum",
            "nie",
        ] {
            assert_eq!(last(written), LastDay::Open, "{written}");
        }
        for written in ["01/02/27", "01/02/2027", "01-02-2027", "27-12-31", "03/04/27 00:00"] {
            assert!(matches!(last(written), LastDay::OneOf(days) if days.len() > 1), "{written}");
        }
        for written in [
            "31.02.2026",
            "13/2027",
            "12/27",
            "bald",
            "4711",
            "abgelaufen",
            "99999",
            "bis",
            "ja",
            "1",
        ] {
            assert_eq!(last(written), LastDay::Unclear, "{written}");
        }
    }
}
