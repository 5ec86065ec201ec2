//! DIN 5008 (2020) for dates, times, ranges and telephone numbers: functions from a text to its
//! corrected form.
//!
//! Only what [`german`] has read as a date or time gets here, so there are few forms.

use german::{Phone, PhoneKind};

/// The length of the leading whitespace and digits (bytes).
fn figures(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

fn whitespace(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// Day and month with two digits and the year with four, without spaces („09.03.2023“); before the
/// name of a month the day without a zero („9. März 2023“). ISO days stay.
pub(super) fn dates(written: &str) -> String {
    let mut right = String::with_capacity(written.len() + 4);
    let (mut rest, mut numeric) = (written, false);
    while let Some(c) = rest.chars().next() {
        let digits = figures(rest);
        let part = if (1..=2).contains(&digits) { in_digits(rest, digits) } else { None };
        if let Some((part, length)) = part {
            (numeric, rest) = (true, &rest[length..]);
            right += &part;
        } else if let Some((part, length)) = named(rest, digits) {
            rest = &rest[length..];
            right += &part;
        } else if (1..=2).contains(&digits) && lacks_stop(&rest[digits..]) {
            // „25-29.11.2024“.
            right += &rest[..digits];
            right.push('.');
            rest = &rest[digits..];
        } else {
            // An ISO day stays unchanged.
            let iso = digits == 4 && rest[4..].starts_with('-');
            let length = if iso { 10 } else { digits.max(c.len_utf8()) };
            let (part, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
            right += part;
            rest = behind;
        }
    }
    if numeric { padded(&right) } else { right }
}

/// Whether „bis“ or a dash follows a numeric day without a full stop.
fn lacks_stop(behind: &str) -> bool {
    let behind = behind.trim_start();
    behind.starts_with("bis") || behind.starts_with(|c: char| c == '–' || is_hyphen(c))
}

/// „9.3.2023“, „9. 3. 23“, „9.3.“, „9.3“.
fn in_digits(rest: &str, digits: usize) -> Option<(String, usize)> {
    let day = &rest[..digits];
    let behind = rest[digits..].strip_prefix('.')?;
    let behind = &behind[whitespace(behind)..];
    let month_digits = figures(behind);
    if !(1..=2).contains(&month_digits) {
        return None;
    }
    let (month, tail) = behind.split_at(month_digits);
    let head = format!("{day:0>2}.{month:0>2}.");
    let Some(tail) = tail.strip_prefix('.') else { return Some((head, rest.len() - tail.len())) };
    match year(&tail[whitespace(tail)..]) {
        Some((year, tail)) => Some((head + &year, rest.len() - tail.len())),
        None => Some((head, rest.len() - tail.len())),
    }
}

/// A year of four digits, or of two, which then means this century; and what follows it.
fn year(text: &str) -> Option<(String, &str)> {
    let bare = text.trim_start_matches(['\'', '’']);
    let digits = figures(bare);
    let (year, tail) = bare.split_at(digits);
    match digits {
        4 => Some((year.to_owned(), tail)),
        2 if !tail.starts_with(['.', ':']) => Some((format!("20{year}"), tail)),
        _ => None,
    }
}

/// „07. Mai 24“, „7.Mai 2024“, „7 Mai 2024“.
fn named(rest: &str, digits: usize) -> Option<(String, usize)> {
    if !(1..=2).contains(&digits) {
        return None;
    }
    let day = rest[..digits].trim_start_matches('0');
    let behind = rest[digits..].strip_prefix('.').unwrap_or(&rest[digits..]);
    let (space, name) = behind.split_at(whitespace(behind));
    let letters = name.find(|c: char| !c.is_alphabetic()).unwrap_or(name.len());
    let (name, tail) = name.split_at(letters);
    german::month(name)?;
    let (dot, tail) = tail.split_at(usize::from(tail.starts_with('.')));
    let space = if space.is_empty() { " " } else { space };
    let head = format!("{day}.{space}{name}{dot}");
    let (gap, after) = tail.split_at(whitespace(tail));
    match year(after) {
        Some((year, tail)) => {
            let gap = if gap.is_empty() { " " } else { gap };
            Some((format!("{head}{gap}{year}"), rest.len() - tail.len()))
        }
        None => Some((head, rest.len() - tail.len())),
    }
}

/// The first day of „1.–03.05.“ with two digits as well.
fn padded(right: &str) -> String {
    let bare = figures(right) == 1 && right[1..].starts_with('.');
    if bare { format!("0{right}") } else { right.to_owned() }
}

/// Hours and minutes with two digits each and a colon („09:15 Uhr“); whole hours stay („9 Uhr“).
/// „h“ becomes „Uhr“.
pub(super) fn times(written: &str) -> String {
    let mut right = String::with_capacity(written.len() + 4);
    let mut rest = written;
    while let Some(c) = rest.chars().next() {
        let digits = figures(rest);
        let (part, behind) = rest.split_at(digits.max(c.len_utf8()));
        rest = behind;
        if !(1..=2).contains(&digits) {
            right += part;
            continue;
        }
        let minutes = behind.strip_prefix([':', '.']).filter(|minutes| figures(minutes) == 2);
        match minutes {
            Some(minutes) => {
                right += if digits == 1 { "0" } else { "" };
                right.extend([part, ":", &minutes[..2]]);
                rest = &minutes[2..];
            }
            None => right += part,
        }
        let unit = rest.trim_start();
        let is_hour =
            unit.strip_prefix('h').is_some_and(|tail| !tail.starts_with(char::is_alphabetic));
        let is_clock = unit.starts_with("Uhr") && unit.len() == rest.len();
        if is_hour || is_clock {
            right += " Uhr";
            rest = if is_hour { &unit[1..] } else { &unit[3..] };
        }
    }
    right
}

/// A dash in place of a hyphen between numbers, without spaces („14–16 Uhr“, „28.04.–04.05.2024“).
pub(super) fn dashes(written: &str) -> String {
    let is_dash = |c: char| c == '–' || is_hyphen(c);
    let mut right = String::with_capacity(written.len() + 4);
    let mut rest = written;
    while let Some((before, behind)) = rest.split_once(is_dash) {
        right += before;
        let figures =
            right.trim_end().trim_end_matches('.').ends_with(|c: char| c.is_ascii_digit())
                && behind.trim_start().starts_with(|c: char| c.is_ascii_digit());
        if figures {
            right.truncate(right.trim_end().len());
        }
        right.push('–');
        rest = if figures { behind.trim_start() } else { behind };
    }
    right + rest
}

/// A German number with a space after the country and area codes, and a hyphen before the extension
/// („01234 567-890“, „+49 1234 567890“). `None` for numbers whose parts are unknown, or that are
/// written differently in other countries.
pub(super) fn phone(phone: &Phone) -> Option<String> {
    let ours = matches!(phone.kind, PhoneKind::Landline | PhoneKind::Mobile);
    let area = phone.area.as_ref().filter(|_| ours)?;
    let head = match phone.country.as_deref() {
        Some("49") => format!("+49 {area}"),
        Some(_) => return None,
        None => format!("0{area}"),
    };
    let extension = phone.extension.iter().map(|extension| format!("-{extension}"));
    Some(format!("{head} {}{}", phone.number, extension.collect::<String>()))
}

/// What people type for a dash.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_set_right() {
        for (written, right) in [
            ("9.3.2023", "09.03.2023"),
            ("30. 4. 2024", "30.04.2024"),
            ("7. Mai 24", "7. Mai 2024"),
            ("7.Mai 2024", "7. Mai 2024"),
            ("7. Mai '24", "7. Mai 2024"),
            ("07. Mai", "7. Mai"),
            ("Di., 7.5.", "Di., 07.05."),
            ("7.5", "07.05."),
            ("28.04.-4.5.2024", "28.04.-04.05.2024"),
            ("1.-3.5.", "01.-03.05."),
            ("25-29.11.2024", "25.-29.11.2024"),
            ("3 bis 5.11.2024", "03. bis 05.11.2024"),
            ("Mo 25 - Fr 29.11.", "Mo 25. - Fr 29.11."),
            ("10-21. Juni", "10.-21. Juni"),
            ("7.5.24", "07.05.2024"),
        ] {
            assert_eq!(dates(written), right, "{written}");
        }
        for right in [
            "09.03.2023",
            "9. März 2023",
            "2023-03-09",
            "10.-21. Juni",
            "12.06.",
            "Dienstag, 7. Mai",
            "3. Sept. 2026",
            "siebten Mai",
            "1./2. Mai",
        ] {
            assert_eq!(dates(right), right);
        }
    }

    #[test]
    fn times_are_set_right() {
        for (written, right) in [
            ("18.15 Uhr", "18:15 Uhr"),
            ("18:15 h", "18:15 Uhr"),
            ("18h", "18 Uhr"),
            ("9:00 Uhr", "09:00 Uhr"),
            ("9.30-12 Uhr", "09:30-12 Uhr"),
            ("9:30h", "09:30 Uhr"),
            ("18Uhr", "18 Uhr"),
        ] {
            assert_eq!(times(written), right, "{written}");
        }
        for right in ["9 Uhr", "18:15 Uhr", "14–16 Uhr", "18 Uhr 30", "acht Uhr", "08:00"] {
            assert_eq!(times(right), right);
        }
    }

    #[test]
    fn hyphens_between_numbers_become_dashes() {
        assert_eq!(dashes("14-16 Uhr"), "14–16 Uhr");
        assert_eq!(dashes("14 - 16 Uhr"), "14–16 Uhr");
        assert_eq!(dashes("Mo-Fr"), "Mo–Fr");
        assert_eq!(dashes("14 bis 16 Uhr"), "14 bis 16 Uhr");
        assert_eq!(dashes("Mo - Fr"), "Mo – Fr");
        assert_eq!(dashes("9 Uhr - 11 Uhr"), "9 Uhr – 11 Uhr");
    }
}
