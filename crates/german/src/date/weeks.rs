//! Calendar weeks (ISO 8601): „KW 50“, „50. Kalenderwoche 2026“, „KW 49–51“, “week 50”.

use std::ops::Range;

use crate::tokens::{TokenKind, Tokens};

/// A calendar week, or several in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarWeeks {
    /// The range in the text, in bytes.
    pub range: Range<usize>,
    /// The number of the first week, as written.
    pub first: u32,
    /// The number of the last week; that of the first where there is only one.
    pub last: u32,
    /// The year, if it is written.
    pub year: Option<i32>,
    /// Whether only the word “week” says so, which may be that of a course as well.
    pub is_bare: bool,
    /// Whether it is struck out.
    pub struck: bool,
}

/// A text with its tokens; in English, a bare “week” may be one of the calendar.
#[derive(Clone, Copy)]
struct Reader<'a> {
    text: &'a str,
    t: &'a Tokens,
    is_english: bool,
}

/// The calendar weeks of a text, in order.
pub(crate) fn weeks(text: &str, t: &Tokens, is_english: bool) -> Vec<CalendarWeeks> {
    let reader = Reader { text, t, is_english };
    let (mut all, mut at) = (Vec::new(), 0);
    while at < t.len() {
        match named_first(reader, at).or_else(|| number_first(reader, at)) {
            Some((weeks, end)) => {
                all.push(weeks);
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    all
}

/// Whether the word there announces a week, and then, whether it may be any week.
fn named(reader: Reader<'_>, at: usize) -> Option<(bool, usize)> {
    let Reader { text, t, is_english } = reader;
    let (word, end) = (t.word(at)?, at + 1);
    let written = text.get(t.get(at)?.range.clone())?;
    let is_sure = matches!(written, "KW" | "Kw" | "KWs")
        || matches!(word, "kalenderwoche" | "kalenderwochen")
        || is_english && matches!(written, "CW" | "cw");
    if is_sure {
        return Some((false, end + usize::from(t.is(end, '.') || t.is(end, ':'))));
    }
    let before = at.checked_sub(1).and_then(|before| t.word(before));
    let is_calendar = matches!(before, Some("calendar" | "iso"));
    let is_no = t.is_word(end, &["no", "number"]);
    let end = end + usize::from(is_no) + usize::from(is_no && t.is(end + 1, '.'));
    (is_english && matches!(word, "week" | "weeks" | "wk")).then_some((!is_calendar, end))
}

/// The number of a week, which nothing continues.
fn number(t: &Tokens, at: usize) -> Option<u32> {
    let number = t.small(at)?;
    let is_word = t.is_glued(at + 1) && matches!(t.kind(at + 1), TokenKind::Word { .. });
    let symbol = matches!(t.kind(at + 1), TokenKind::Symbol('-' | '.' | ',' | ':' | '%'));
    let more = t.is_glued(at + 1) && symbol && t.is_glued(at + 2);
    let is_compound = more && matches!(t.kind(at + 2), TokenKind::Word { .. });
    let is_decimal =
        more && !t.is(at + 1, '-') && matches!(t.kind(at + 2), TokenKind::Number { .. });
    (!is_word && !is_compound && !is_decimal).then_some(number)
}

/// „KW 50“, „Kalenderwoche 49/50“, „KW 50/2026“.
fn named_first(reader: Reader<'_>, at: usize) -> Option<(CalendarWeeks, usize)> {
    let (t, (is_bare, start)) = (reader.t, named(reader, at)?);
    // „110 KW 50 Hz“.
    if matches!(t.before(at, 1), TokenKind::Number { .. }) {
        return None;
    }
    let first = number(t, start)?;
    let (mut last, mut year, mut end) = (first, None, start + 1);
    let is_to = matches!(t.kind(end), TokenKind::Symbol('-' | '/' | '+' | '&'))
        || t.is_word(end, &["bis", "und", "to", "and"]);
    if is_to {
        let again = usize::from(named(reader, end + 1).is_some());
        let slashed = t.is(end, '/') && again == 0;
        match (number(t, end + 1 + again), t.number(end + 1, 4)) {
            // „KW 50/26“.
            (Some(next), _) if slashed && next != first + 1 && !(first > 51 && next < 3) => {
                year = (20..60).contains(&next).then(|| 2000 + next);
                end += 2;
            }
            (Some(next), _) => {
                last = next;
                end += 2 + again;
            }
            (None, Some(own)) if slashed => {
                year = Some(own);
                end += 2;
            }
            _ => {}
        }
    }
    let slash = usize::from(t.is(end, '/'));
    if let Some(own) = t.number(end + slash, 4).filter(|own| year.is_none() && is_year(*own)) {
        (year, end) = (Some(own), end + slash + 1);
    }
    made(t, at..end, [first, last], year, is_bare)
}

/// „50. KW 2026“, „49. und 50. Kalenderwoche“.
fn number_first(reader: Reader<'_>, at: usize) -> Option<(CalendarWeeks, usize)> {
    let t = reader.t;
    let first = t.small(at).filter(|_| t.is_glued_symbol(at + 1, '.'))?;
    let (mut last, mut next) = (first, at + 2);
    let is_to = matches!(t.kind(next), TokenKind::Symbol('-' | '/' | '+' | '&'))
        || t.is_word(next, &["bis", "und"]);
    if let Some(second) = t.small(next + 1).filter(|_| is_to && t.is_glued_symbol(next + 2, '.')) {
        (last, next) = (second, next + 3);
    }
    let (is_bare, mut end) = named(reader, next)?;
    if is_bare || t.is_glued(at) && !matches!(t.before(at, 1), TokenKind::Symbol('(' | '|')) {
        return None;
    }
    // The full stop or colon behind „50. KW“ is no part of it.
    end = end.min(next + 1);
    let slash = usize::from(t.is(end, '/'));
    let year = t.number(end + slash, 4).filter(|own| is_year(*own));
    end += year.map_or(0, |_| slash + 1);
    made(t, at..end, [first, last], year, false)
}

fn is_year(number: u32) -> bool {
    (1950..2150).contains(&number)
}

fn made(
    t: &Tokens,
    tokens: Range<usize>,
    [first, last]: [u32; 2],
    year: Option<u32>,
    is_bare: bool,
) -> Option<(CalendarWeeks, usize)> {
    let year = year.and_then(|year| i32::try_from(year).ok());
    let (range, end) = (t.range(&tokens), tokens.end);
    let struck = t.get(tokens.start)?.struck;
    Some((CalendarWeeks { range, first, last, year, is_bare, struck }, end))
}

#[cfg(test)]
mod tests {
    use crate::ParsedText;

    /// What is written, the first and the last week, the year.
    fn read(text: &str, is_english: bool) -> Vec<(&str, u32, u32, Option<i32>)> {
        let language = if is_english { "en" } else { "de" };
        let all = ParsedText::in_language(text, language).weeks().into_iter();
        all.map(|one| (&text[one.range.clone()], one.first, one.last, one.year)).collect()
    }

    #[test]
    fn calendar_weeks_are_read_in_all_spellings() {
        for (text, written, first, last, year) in [
            ("In KW 50 (7.–11.12.) ist Projektwoche.", "KW 50", 50, 50, None),
            ("KW50: Redaktion", "KW50", 50, 50, None),
            ("ab der 50. KW", "50. KW", 50, 50, None),
            ("in der 50. Kalenderwoche 2026.", "50. Kalenderwoche 2026", 50, 50, Some(2026)),
            ("Kalenderwoche 3/2027", "Kalenderwoche 3/2027", 3, 3, Some(2027)),
            ("KW 49/50", "KW 49/50", 49, 50, None),
            ("KW 50/26", "KW 50/26", 50, 50, Some(2026)),
            ("KW 52/1 entfällt", "KW 52/1", 52, 1, None),
            ("KW 49–51 2026", "KW 49–51 2026", 49, 51, Some(2026)),
            ("von KW 49 bis KW 51", "KW 49 bis KW 51", 49, 51, None),
            ("in der 49. und 50. KW.", "49. und 50. KW", 49, 50, None),
            ("| KW 53 |", "KW 53", 53, 53, None),
        ] {
            assert_eq!(read(text, false), [(written, first, last, year)], "{text}");
        }
        for (text, written) in [
            ("in week 50 (7–11 December)", "week 50"),
            ("in calendar week 50", "week 50"),
            ("CW 50: editing", "CW 50"),
            ("week no. 50", "week no. 50"),
        ] {
            assert_eq!(read(text, true), [(written, 50, 50, None)], "{text}");
        }
    }

    #[test]
    fn power_and_houses_are_no_weeks() {
        for text in [
            "eine Anlage mit 50 KW Leistung",
            "110 KW 50 Hz",
            "KfW 55",
            "KW 55-Haus",
            "50 kW",
            "KW 12,5",
            "Woche 3 des Kurses",
            "50 Wochen",
        ] {
            assert_eq!(read(text, false), [], "{text}");
        }
    }
}
