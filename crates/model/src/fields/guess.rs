//! What a user probably meant: days and times as they are written in letters, for the help of a
//! finding. Nothing is ever *read* like this.

use chrono::{NaiveDate, NaiveTime};

/// The day meant by `2026-09-17`, `17.09.2026`, `17. September 2026` or `17.9.26`, quoted or not.
pub(super) fn day(written: &str) -> Option<NaiveDate> {
    let written = bare(written).to_lowercase();
    if let Ok(day) = written.parse() {
        return Some(day);
    }
    let mut parts = written.split(['.', ' ', '/', ',', '-']).filter(|part| !part.is_empty());
    let (mut day, month, mut year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    if day.len() == 4 {
        std::mem::swap(&mut day, &mut year);
    }
    let month = match german::month(month) {
        Some((number, _)) => number,
        None => month.parse().ok()?,
    };
    let year: i32 = year.parse().ok().filter(|year| *year >= 0)?;
    let year = if year < 100 { 2000 + year } else { year };
    NaiveDate::from_ymd_opt(year, month, day.parse().ok()?).filter(|_| year < 10_000)
}

/// Whether [`day`] can mean no other day: not with slashes, and not with dashes unless the year comes first.
pub(super) fn is_sure_day(written: &str) -> bool {
    let written = bare(written);
    let begins_with_year = written.bytes().take_while(u8::is_ascii_digit).count() == 4;
    begins_with_year || !written.contains(['/', '-', ','])
}

/// Whether [`time`] can mean no other time: „17.5“ may be half past five.
pub(super) fn is_sure_time(written: &str) -> bool {
    let written = bare(written).to_lowercase();
    let clock = written.strip_suffix("uhr").map_or(written.as_str(), str::trim);
    let mut parts = clock.split([':', '.']).skip(1);
    parts.all(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether it looks like a day, even one that does not exist: three numbers separated by full stops
/// or dashes.
pub(super) fn is_like_day(written: &str) -> bool {
    let parts: Vec<&str> = bare(written).split(['.', '-', '/']).map(str::trim).collect();
    let is_number = |part: &&str| {
        (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    parts.len() == 3 && parts.iter().all(is_number)
}

/// The time meant by `17:00`, `17.00`, `17 Uhr` or `18.45 Uhr`, quoted or not.
pub(super) fn time(written: &str) -> Option<NaiveTime> {
    let written = bare(written).to_lowercase();
    let named = written.strip_suffix("uhr").map(str::trim);
    let clock = named.unwrap_or(&written);
    let mut parts = clock.split([':', '.']);
    let hour = parts.next()?.parse().ok()?;
    let minute = match parts.next() {
        Some(minute) => minute.parse().ok()?,
        None if named.is_some() => 0,
        None => return None,
    };
    let seconds_are_zero = parts.all(|rest| rest.bytes().all(|digit| digit == b'0'));
    NaiveTime::from_hms_opt(hour, minute, 0).filter(|_| seconds_are_zero)
}

fn bare(written: &str) -> &str {
    written.trim_matches(|c: char| c.is_whitespace() || "\"'„“”‚‘’;,".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_clerks_write_them() {
        let is = NaiveDate::from_ymd_opt(2026, 9, 17);
        for written in [
            "\"2026-09-17\"",
            "17.09.2026",
            "17. 9. 2026",
            "17.9.26",
            "„17. September 2026“",
            "17. Sept. 2026",
            "2026-9-17",
            "2026.09.17",
            "2026,09,17",
        ] {
            assert_eq!(day(written), is, "{written}");
        }
        for written in ["30.02.2026", "17.09.", "bald", "", "1.2.3.4", "17.13.2026", "99999.1.1"] {
            assert_eq!(day(written), None, "{written}");
        }
    }

    #[test]
    fn times_as_clerks_write_them() {
        let is = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0);
        assert_eq!(time("18.45"), is(18, 45));
        assert_eq!(time("\"17:00 Uhr\""), is(17, 0));
        assert_eq!(time("17 Uhr"), is(17, 0));
        assert_eq!(time("17"), None);
        assert_eq!(time("25:00"), None);
        assert_eq!(time("nach dem Essen"), None);
    }
}
