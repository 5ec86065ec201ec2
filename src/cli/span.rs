//! A duration as it is typed: `2h`, `30m`, `2h30m`, `2 Std. 30 Min.`, `0`.

use std::fmt;
use std::time::Duration;

/// A longer duration than a week is a typo.
const LONGEST: Duration = Duration::from_hours(7 * 24);

/// The error for what is not a duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoSpan;

impl fmt::Display for NoSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("examples: 90s, 30m, 2h, 2h30m; 0 for one attempt each")
    }
}

impl std::error::Error for NoSpan {}

impl NoSpan {
    /// What may be typed instead.
    pub(super) fn german() -> &'static str {
        "Beispiele: 90s, 30m, 2h, 2h30m, \"2 Std\"; 0 für nur einen Versuch."
    }
}

/// Parses a duration of at most a week. Each number needs a unit, except 0.
pub(super) fn span(text: &str) -> Result<Duration, NoSpan> {
    let text = text.trim().to_lowercase();
    if text == "0" {
        return Ok(Duration::ZERO);
    }
    let mut rest = text.as_str();
    let mut whole = Duration::ZERO;
    while !rest.is_empty() {
        let (number, behind) = split(rest, |c| c.is_ascii_digit());
        let (word, behind) = split(behind.trim_start(), char::is_alphabetic);
        let number: u32 = number.parse().map_err(|_| NoSpan)?;
        let part = unit(word)?.checked_mul(number).ok_or(NoSpan)?;
        whole = whole.checked_add(part).filter(|whole| *whole <= LONGEST).ok_or(NoSpan)?;
        rest = behind.trim_start_matches('.').trim_start();
    }
    if text.is_empty() { Err(NoSpan) } else { Ok(whole) }
}

/// The leading characters that belong together, and the rest.
fn split(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c| !belongs(c)).unwrap_or(text.len()))
}

fn unit(word: &str) -> Result<Duration, NoSpan> {
    match word {
        "s" | "sek" | "sekunde" | "sekunden" | "sec" | "secs" | "second" | "seconds" => {
            Ok(Duration::from_secs(1))
        }
        "m" | "min" | "mins" | "minute" | "minuten" | "minutes" => Ok(Duration::from_mins(1)),
        "h" | "std" | "stunde" | "stunden" | "hr" | "hrs" | "hour" | "hours" => {
            Ok(Duration::from_hours(1))
        }
        _ => Err(NoSpan),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_is_understood() {
        let typed = [
            ("0", 0),
            ("0s", 0),
            ("90s", 90),
            ("30m", 1800),
            ("2h", 7200),
            ("2h30m", 9000),
            ("2h 30m", 9000),
            ("2 Std", 7200),
            ("2 Std. 30 Min.", 9000),
            ("30 Min", 1800),
            ("1 Stunde", 3600),
            (" 5 minutes ", 300),
            ("168h", 604_800),
        ];
        for (text, seconds) in typed {
            assert_eq!(span(text), Ok(Duration::from_secs(seconds)), "{text}");
        }
    }

    #[test]
    fn anything_else_is_not() {
        let typed = [
            "",
            " ",
            "15",
            "h",
            "2x",
            "2,5h",
            "-1m",
            "1h30",
            "169h",
            "99999999999h",
            "2 h und 5 m",
            "00",
            "½h",
            "1:30",
            "4294967295h",
        ];
        for text in typed {
            assert_eq!(span(text), Err(NoSpan), "{text}");
        }
    }
}
