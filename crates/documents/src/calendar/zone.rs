//! `VTIMEZONE`: the rules of a time zone for the years that a calendar touches.
//!
//! The offsets come from the tz database (through chrono-tz), not from our own table. Changes that
//! follow one rule over all these years (“last Sunday of March, 02:00”) are written as a yearly
//! `RRULE`, others as single dates.

use std::collections::BTreeMap;

use chrono::{
    DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc,
};
use chrono_tz::{OffsetComponents, OffsetName, Tz};

use super::writer::Writer;

/// How many years after the first are examined; a yearly rule stays valid after them.
const MOST_YEARS: i32 = 20;

/// The state of a zone between two changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Observance {
    /// Seconds east of UTC.
    offset: i32,
    daylight: bool,
    name: Option<String>,
}

/// A change from one observance to the next.
#[derive(Clone, Debug)]
struct Change {
    /// The local time before the change, as RFC 5545 requires.
    onset: NaiveDateTime,
    from: i32,
    to: Observance,
}

/// Writes the zone with all changes from the year before `first` to the year after `last`.
pub(super) fn write(writer: &mut Writer, zone: Tz, first: i32, last: i32) {
    let (begin, end) = (first - 1, last.min(first + MOST_YEARS) + 1);
    let changes = changes(zone, begin, end);
    writer.begin("VTIMEZONE");
    writer.raw("TZID", zone.name());
    let groups = grouped(&changes);
    let yearly = |group: &[&Change]| rule(group, begin, end);
    if groups.is_empty() || groups.values().any(|group| yearly(group).is_none()) {
        // Not every year begins with a change, so the state at its beginning is written out.
        let start = new_year(begin);
        let state = observance(zone, start);
        let onset = start.naive_utc() + Duration::seconds(state.offset.into());
        observance_lines(writer, &Change { onset, from: state.offset, to: state }, None, &[]);
    }
    for group in groups.values() {
        let more: Vec<_> = group.iter().skip(1).map(|change| change.onset).collect();
        match yearly(group) {
            Some(rule) => observance_lines(writer, group[0], Some(&rule), &[]),
            None => observance_lines(writer, group[0], None, &more),
        }
    }
    writer.end("VTIMEZONE");
}

fn observance_lines(
    writer: &mut Writer,
    change: &Change,
    rule: Option<&str>,
    more: &[NaiveDateTime],
) {
    let component = if change.to.daylight { "DAYLIGHT" } else { "STANDARD" };
    writer.begin(component);
    writer.raw("DTSTART", &local(change.onset));
    if let Some(rule) = rule {
        writer.raw("RRULE", rule);
    }
    for onset in more {
        writer.raw("RDATE", &local(*onset));
    }
    writer.raw("TZOFFSETFROM", &offset(change.from));
    writer.raw("TZOFFSETTO", &offset(change.to.offset));
    if let Some(name) = &change.to.name {
        writer.text("TZNAME", name);
    }
    writer.end(component);
}

/// A local date-time without its zone: `20260917T170000`.
pub(super) fn local(at: NaiveDateTime) -> String {
    at.format("%Y%m%dT%H%M%S").to_string()
}

/// The offset: `+0200`, with seconds for historical zones.
fn offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let seconds = seconds.abs();
    let text = format!("{sign}{:02}{:02}", seconds / 3600, seconds / 60 % 60);
    if seconds % 60 == 0 { text } else { format!("{text}{:02}", seconds % 60) }
}

fn new_year(year: i32) -> DateTime<Utc> {
    let day = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
    day.and_time(NaiveTime::MIN).and_utc()
}

fn observance(zone: Tz, at: DateTime<Utc>) -> Observance {
    let offset = zone.offset_from_utc_datetime(&at.naive_utc());
    Observance {
        offset: offset.fix().local_minus_utc(),
        daylight: !offset.dst_offset().is_zero(),
        name: offset.abbreviation().map(str::to_owned),
    }
}

/// Every change from the start of the year `begin` to the end of the year `end`, searched day by
/// day (no zone changes twice within one).
fn changes(zone: Tz, begin: i32, end: i32) -> Vec<Change> {
    let mut changes = Vec::new();
    let (mut at, end) = (new_year(begin), new_year(end + 1));
    let mut before = observance(zone, at);
    while at < end {
        let next = at + Duration::days(1);
        let after = observance(zone, next);
        if after != before {
            let moment = first_moment(zone, at, next, &before);
            let onset = moment.naive_utc() + Duration::seconds(before.offset.into());
            changes.push(Change { onset, from: before.offset, to: after.clone() });
        }
        (at, before) = (next, after);
    }
    changes
}

/// The first second in `(from, to]` at which `before` no longer holds.
fn first_moment(
    zone: Tz,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    before: &Observance,
) -> DateTime<Utc> {
    let (mut same, mut changed) = (from, to);
    while changed - same > Duration::seconds(1) {
        let middle = same + Duration::seconds((changed - same).num_seconds() / 2);
        if observance(zone, middle) == *before { same = middle } else { changed = middle }
    }
    changed
}

/// The changes grouped by what they change; each group in chronological order.
fn grouped(changes: &[Change]) -> BTreeMap<(i32, Observance), Vec<&Change>> {
    let mut groups: BTreeMap<_, Vec<&Change>> = BTreeMap::new();
    for change in changes {
        groups.entry((change.from, change.to.clone())).or_default().push(change);
    }
    groups
}

/// The yearly rule that all changes of a group follow, if there is one and every year has it.
fn rule(group: &[&Change], begin: i32, end: i32) -> Option<String> {
    let first = group.first()?.onset;
    let every_year = group.len() == usize::try_from(end - begin + 1).ok()?;
    let same = |what: fn(NaiveDateTime) -> i64| {
        group.iter().all(|change| what(change.onset) == what(first))
    };
    let alike = same(|at| at.month().into())
        && same(|at| at.weekday().num_days_from_monday().into())
        && same(|at| (at.time() - NaiveTime::MIN).num_seconds());
    if !every_year || !alike {
        return None;
    }
    let nth =
        if group.iter().all(|change| (change.onset + Duration::days(7)).month() != first.month()) {
            -1
        } else if same(|at| i64::from(at.day0() / 7)) {
            i64::from(first.day0() / 7) + 1
        } else {
            return None;
        };
    let weekday = &first.weekday().to_string().to_uppercase()[..2];
    Some(format!("FREQ=YEARLY;BYMONTH={};BYDAY={nth}{weekday}", first.month()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(zone: Tz, first: i32, last: i32) -> String {
        let mut writer = Writer::default();
        write(&mut writer, zone, first, last);
        String::from_utf8(writer.into_bytes()).unwrap().replace("\r\n", "\n")
    }

    #[test]
    fn berlin_follows_its_two_rules() {
        let expected = "\
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:20250330T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20251026T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE
";
        assert_eq!(written(Tz::Europe__Berlin, 2026, 2026), expected);
        assert_eq!(written(Tz::Europe__Berlin, 2026, 9998), expected);
    }

    #[test]
    fn other_weeks_than_the_last_are_counted_from_the_start() {
        let zone = written(Tz::America__New_York, 2026, 2027);
        assert!(zone.contains("BYMONTH=3;BYDAY=2SU"), "{zone}");
        assert!(zone.contains("BYMONTH=11;BYDAY=1SU"), "{zone}");
    }

    #[test]
    fn a_zone_without_changes_has_one_observance() {
        let zone = written(Tz::UTC, 2026, 2026);
        assert_eq!(zone.matches("BEGIN:STANDARD").count(), 1, "{zone}");
        assert!(zone.contains("TZOFFSETTO:+0000") && !zone.contains("RRULE"), "{zone}");
    }

    #[test]
    fn changes_without_a_rule_are_single_dates() {
        let zone = written(Tz::Africa__Casablanca, 2026, 2027);
        assert!(zone.contains("RDATE:") && !zone.contains("RRULE"), "{zone}");
        let zone = written(Tz::Europe__Moscow, 2014, 2015);
        assert!(zone.contains("DTSTART:20141026T020000"), "{zone}");
    }
}
