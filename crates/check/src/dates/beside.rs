//! A weekday that stands apart from its day: „8.12.2026, Mittwoch“, „der 8. Dezember ist ein Mittwoch“, in the
//! cell of a table beside it.

use std::ops::Range;

use chrono::Weekday;
use german::{Kind, Reading};

/// The weekday beside a day that has none, and both together.
pub(super) fn weekday(text: &str, reading: &Reading) -> Option<(Weekday, Range<usize>)> {
    if !matches!(reading.kind, Kind::Date(date) if date.weekday.is_none()) {
        return None;
    }
    let (head, tail) = (text.get(..reading.range.start)?, text.get(reading.range.end..)?);
    let behind =
        |(day, length): (Weekday, usize)| (day, reading.range.start..reading.range.end + length);
    let before =
        |(day, length): (Weekday, usize)| (day, reading.range.start - length..reading.range.end);
    told(tail)
        .or_else(|| after_comma(tail))
        .or_else(|| cell_behind(tail))
        .map(behind)
        .or_else(|| cell_before(head).map(before))
}

/// The weekday at the beginning of a text: its name, and its length.
fn named(text: &str, short: bool) -> Option<(Weekday, usize)> {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let is_capital = text.starts_with(char::is_uppercase);
    let (day, is_short) = german::weekday(&text[..end].to_lowercase()).filter(|_| is_capital)?;
    (short || !is_short).then_some((day, end))
}

/// „ist ein Mittwoch“, „, einem Mittwoch“, „fällt auf einen Mittwoch“.
fn told(tail: &str) -> Option<(Weekday, usize)> {
    const PHRASES: [&str; 6] =
        [", einem ", ", ein ", ", einen ", " ist ein ", " war ein ", " fällt auf einen "];
    PHRASES.iter().find_map(|phrase| {
        let (day, length) = named(tail.strip_prefix(phrase)?, false)?;
        Some((day, phrase.len() + length))
    })
}

/// „, Mittwoch“, where the weekday does not belong to what follows.
fn after_comma(tail: &str) -> Option<(Weekday, usize)> {
    let (day, length) = named(tail.strip_prefix(", ")?, false)?;
    let end = ", ".len() + length;
    let rest = tail.get(end..)?.trim_start_matches(' ');
    let next = rest.strip_prefix(',').unwrap_or(rest).trim_start();
    let digits = next.trim_start_matches(|c: char| c.is_ascii_digit());
    let counts = digits.len() < next.len();
    let is_time =
        digits.trim_start_matches([':', '.']).trim_start_matches(|c: char| c.is_ascii_digit());
    let is_time = counts && is_time.trim_start().starts_with("Uhr");
    let goes_on = rest.starts_with(|c: char| c.is_lowercase() || matches!(c, '-' | '–' | '/'))
        && !["um ", "ab ", "von "].iter().any(|word| rest.starts_with(word));
    let other = ["den ", "dem ", "der "].iter().any(|word| next.starts_with(word));
    ((!counts || is_time) && !goes_on && !other).then_some((day, end))
}

/// „| 04.12.2026 | Do |“.
fn cell_behind(tail: &str) -> Option<(Weekday, usize)> {
    let cell = tail.trim_start_matches(' ').strip_prefix('|')?.trim_start_matches(' ');
    let (day, length) = named(cell, true)?;
    let rest = cell.get(length..)?.trim_start_matches(['.', ' ']);
    let begin = tail.len() - cell.len();
    rest.starts_with('|').then_some((day, begin + length))
}

/// „| Do | 04.12.2026 |“, with the number of bytes before the day.
fn cell_before(head: &str) -> Option<(Weekday, usize)> {
    let cells = head.trim_end_matches(' ').strip_suffix('|')?;
    let cell = cells.rsplit(['|', '\n']).next()?;
    let bare = cell.trim();
    let (day, length) = named(bare, true)?;
    let start = cells.len() - cell.trim_start().len();
    (bare.trim_end_matches('.').len() == length).then_some((day, head.len() - start))
}

#[cfg(test)]
mod tests {
    use german::read;

    /// The words that are read together.
    fn found(text: &str) -> Option<String> {
        let readings = read(text);
        let mut all = readings.iter().filter_map(|reading| super::weekday(text, reading));
        all.next().map(|(_, range)| text[range].to_owned())
    }

    #[test]
    fn a_weekday_may_stand_apart() {
        for (text, wanted) in [
            ("Beginn: 8.12.2026, Mittwoch", "8.12.2026, Mittwoch"),
            ("am 8. Dezember 2026, einem Mittwoch, um 9 Uhr", "8. Dezember 2026, einem Mittwoch"),
            ("Der 8. Dezember 2026 ist ein Mittwoch.", "8. Dezember 2026 ist ein Mittwoch"),
            ("Ort: Saal, 8.12.2026, Mittwoch, 18 Uhr", "8.12.2026, Mittwoch"),
            ("| Do | 04.12.2026 | Probe |", "Do | 04.12.2026"),
            ("| 04.12.2026 | Do. | Probe |", "04.12.2026 | Do"),
        ] {
            assert_eq!(found(text).as_deref(), Some(wanted), "{text}");
        }
        for text in [
            "am 8.12.2026, Mittwoch, 9.12., und Freitag",
            "am 8.12.2026, Mittwoch bis Freitag geöffnet",
            "am 8.12.2026, Mittwoch den 9. und Freitag",
            "am 8. Dezember 2026 ist ein Mittwochstreff",
            "| Do | Probe | 04.12.2026 |",
            "| 04.12.2026 | Do 18 Uhr |",
            "am Dienstag, 8.12.2026, Mittwoch ist frei",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
