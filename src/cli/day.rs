//! A day as it is typed: `2026-11-30`, `30.11.2026`, `30.11.26`.

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// The error for what is not a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoDay;

impl fmt::Display for NoDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("examples: 2026-11-30, 30.11.2026")
    }
}

impl std::error::Error for NoDay {}

impl NoDay {
    /// What may be typed instead.
    pub(super) fn german() -> &'static str {
        "Beispiele: 30.11.2026, 2026-11-30."
    }
}

/// Parses a day with its year; two digits mean this century.
pub(super) fn day(text: &str) -> Result<NaiveDate, NoDay> {
    let text = text.trim().replace(' ', "");
    let parsed = NaiveDate::parse_from_str(&text, "%Y-%m-%d");
    let parsed = parsed.or_else(|_| NaiveDate::parse_from_str(&text, "%d.%m.%Y"));
    let day = parsed.map_err(|_| NoDay)?;
    let year = if text.contains('.') && day.year() < 100 { day.year() + 2000 } else { day.year() };
    day.with_year(year).filter(|day| (1900..=9998).contains(&day.year())).ok_or(NoDay)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_is_understood() {
        let wanted = NaiveDate::from_ymd_opt(2026, 11, 3).ok_or(NoDay);
        for text in
            ["2026-11-03", "03.11.2026", "3.11.2026", "3. 11. 2026", "3.11.26", " 2026-11-3 "]
        {
            assert_eq!(day(text), wanted, "{text}");
        }
    }

    #[test]
    fn anything_else_is_not() {
        for text in ["", "heute", "31.11.2026", "3.11.", "11/3/2026", "20261103", "0026-11-03"] {
            assert_eq!(day(text), Err(NoDay), "{text}");
        }
    }
}
