//! Which day is a public holiday, and where.

use chrono::{Datelike, Days, NaiveDate, TimeDelta};

use crate::settings::Land;

german::word_lists! { "holidays.txt": pub(super) HOLIDAYS, FEASTS, HOURS, ON_PURPOSE }

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
    let all = HOLIDAYS.pairs().filter(|(when, _)| day_of(when, day.year()) == Some(day));
    all.filter_map(|(_, what)| {
        let [german, english, places] = what.split(" / ").collect::<Vec<_>>().try_into().ok()?;
        let in_part = holds(places, day.year(), land)?;
        Some(Holiday { names: [german, english], in_part })
    })
    .min_by_key(|holiday| holiday.in_part)
}

/// Every name of a feast or holiday of a fixed rule, in lower case, with the rule.
pub(crate) fn feasts() -> impl Iterator<Item = (&'static str, String)> {
    // Elsewhere, the day of the children is another one.
    let days = |when: &str| when.len() < "YYYY-MM-DD".len() && when != "09-20";
    let holidays = HOLIDAYS.pairs().filter(move |(when, _)| days(when));
    let holidays =
        holidays.flat_map(|(when, what)| what.split(" / ").take(2).map(move |name| (when, name)));
    holidays.chain(FEASTS.pairs()).map(|(when, name)| (when, name.to_lowercase()))
}

/// The day of an entry of a list in a year.
pub(crate) fn day_of(when: &str, year: i32) -> Option<NaiveDate> {
    let after = |from: NaiveDate, days: &str| {
        from.checked_add_signed(TimeDelta::try_days(days.parse().ok()?)?)
    };
    let sunday = |month: u32, first: u32| {
        let from = NaiveDate::from_ymd_opt(year, month, first)?;
        let days = 6 - from.weekday().num_days_from_monday();
        from.checked_add_days(Days::new(days.into()))
    };
    match when.as_bytes() {
        [b'E', ..] => after(easter(year)?, when.get(1..)?),
        [b'A', ..] => after(sunday(11, 27)?, when.get(1..)?),
        b"M" => sunday(5, 8),
        // Eleven days before the first Sunday in Advent.
        b"W" => after(sunday(11, 27)?, "-11"),
        _ if when.len() == "MM-DD".len() => format!("{year}-{when}").parse().ok(),
        _ => when.parse().ok().filter(|day: &NaiveDate| day.year() == year),
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
