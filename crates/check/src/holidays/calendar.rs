//! Which day is a public holiday, and where.

use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};

use crate::settings::Land;

german::word_lists! { "holidays.txt": pub(super) HOLIDAYS, ON_PURPOSE }

/// A public holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Holiday {
    /// Its name in German and in English.
    pub(super) names: [&'static str; 2],
    /// Whether it is one only in some municipalities of the Land.
    pub(super) in_part: bool,
}

/// The holiday on that day in that Land; without a Land, one of all of Germany.
pub(super) fn holiday(day: NaiveDate, land: Option<Land>) -> Option<Holiday> {
    let easter = easter(day.year())?;
    let all = HOLIDAYS.pairs().filter(|(when, _)| is_on(when, day, easter));
    all.filter_map(|(_, what)| {
        let [german, english, places] = what.split(" / ").collect::<Vec<_>>().try_into().ok()?;
        let in_part = holds(places, day.year(), land)?;
        Some(Holiday { names: [german, english], in_part })
    })
    .min_by_key(|holiday| holiday.in_part)
}

/// Whether the entry of a list falls on that day.
fn is_on(when: &str, day: NaiveDate, easter: NaiveDate) -> bool {
    if let Some(days) = when.strip_prefix('E') {
        let days = days.parse().ok().and_then(TimeDelta::try_days);
        return days.and_then(|days| easter.checked_add_signed(days)) == Some(day);
    }
    match when {
        "W" => day.weekday() == Weekday::Wed && day.month() == 11 && (16..=22).contains(&day.day()),
        _ if when.len() == "MM-DD".len() => day.format("%m-%d").to_string() == when,
        _ => day.format("%Y-%m-%d").to_string() == when,
    }
}

/// Whether the places of an entry contain the Land in that year, and then, whether only in part.
fn holds(places: &str, year: i32, land: Option<Land>) -> Option<bool> {
    let code = land.map(Land::code);
    places.split(' ').find_map(|place| {
        let bare = place.trim_matches(['(', ')']);
        let (bare, since) = bare.split_once('>').unwrap_or((bare, "0"));
        let is_it = bare == "*" || Some(bare) == code;
        let began = since.parse::<i32>().is_ok_and(|since| year >= since);
        (is_it && began).then(|| place.starts_with('('))
    })
}

/// Easter Sunday of a year in the Gregorian calendar, by the rule of Meeus, Jones and Butcher.
fn easter(year: i32) -> Option<NaiveDate> {
    let (century, rest) = (year / 100, year % 100);
    let moon = year % 19;
    let shift = (century - (century + 8) / 25 + 1) / 3;
    let full = (19 * moon + century - century / 4 - shift + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - full - rest % 4) % 7;
    let late = (moon + 11 * full + 22 * sunday) / 451;
    let days = u64::try_from(full + sunday - 7 * late).ok()?;
    NaiveDate::from_ymd_opt(year, 3, 22)?.checked_add_days(Days::new(days))
}
