//! The calendar file parsed by another library, and hostile texts in it.

use std::collections::BTreeSet;

use chrono::TimeZone;
use proptest::prelude::*;

use super::*;
use crate::minutes::{Defaults, parse};
use crate::source::Source;

const SAMPLE: &str = include_str!("../../../../tests/contract/minutes.toml");

pub(super) fn minutes(text: &str) -> Minutes {
    let read = parse(&Source::new("2026-09-17.toml", text), &Defaults::default());
    assert!(!read.findings.has_errors(), "{:?}", read.findings);
    read.value.unwrap()
}

fn with(minutes: &Minutes, edition: Edition, sequence: u32) -> Option<String> {
    let open_end = "Ein Ende ist nicht angegeben; eingetragen sind {n} Minuten.";
    let words = [
        ("label_registration", "Anmeldung"),
        ("cancelled_event", "Abgesagt: {title}"),
        ("open_end", open_end),
    ];
    let words = words.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
    let organisation = Organisation::default();
    let stamp = Utc.with_ymd_and_hms(2026, 9, 24, 10, 0, 0).unwrap();
    let options = CalendarOptions {
        edition,
        organisation: &organisation,
        event_minutes: 90,
        sequence,
        before: &[],
        repeats: None,
        newer_than: None,
        stamp,
        words: &words,
    };
    render(minutes, &options).map(|bytes| String::from_utf8(bytes).unwrap().replace("\r\n ", ""))
}

fn internal(text: &str) -> String {
    with(&minutes(text), Edition::Internal, 0).unwrap()
}

/// A circular with one event of these lines.
fn event(lines: &str) -> String {
    internal(&format!("title = 'T'\nkind = 'circular'\n[[dates]]\ntitle = 'E'\n{lines}"))
}

fn values<'a>(calendar: &'a str, name: &str) -> Vec<&'a str> {
    let lines = calendar.split("\r\n").filter_map(|line| line.split_once(':'));
    lines.filter(|(key, _)| key.split(';').next() == Some(name)).map(|(_, value)| value).collect()
}

#[test]
fn the_sample_has_its_three_entries() {
    let calendar = internal(SAMPLE);
    let names = ["Netzwerk Vielfalt Musterstadt", "Woche der Begegnung", "Infoabend Ankommen"];
    assert_eq!(values(&calendar, "SUMMARY"), names);
    assert!(calendar.contains("DTSTART;VALUE=DATE:20261112\r\nDTEND;VALUE=DATE:20261113\r\n"));
    assert!(calendar.contains("DTSTART;VALUE=DATE:20260926\r\nDTEND;VALUE=DATE:20261005\r\n"));
    assert!(calendar.contains("DTSTART;TZID=Europe/Berlin:20261008T163000\r\n"));
    assert!(calendar.contains("DTEND;TZID=Europe/Berlin:20261008T180000\r\n"));
    assert!(!calendar.contains("ATTENDEE"));
}

#[test]
fn access_data_is_for_the_internal_edition_only() {
    let calendar = internal(SAMPLE);
    assert!(calendar.contains("442901") && calendar.contains("77120045318"), "{calendar}");
    let public = with(&minutes(SAMPLE), Edition::Public, 0).unwrap();
    for secret in ["442901", "77120045318", "771 2004", "meet.example.org", "590417", "823 1674"] {
        assert!(!public.contains(secret), "{secret} in {public}");
    }
    let invitation = SAMPLE.replace("\"summary\"", "\"invitation\"");
    let public = with(&minutes(&invitation), Edition::Public, 0).unwrap();
    assert!(public.contains("20260917T170000") && !public.contains("590417"), "{public}");
    assert!(internal(&invitation).contains("590417"));
}

#[test]
fn internal_records_stay_out_of_the_public_calendar() {
    let file = minutes(
        "title = 'T'\nkind = 'circular'\n[[dates]]\ntitle = 'E'\ndate = 2026-10-01\n\
         visibility = 'internal'",
    );
    assert_eq!(with(&file, Edition::Public, 0), None);
    assert_eq!(values(&with(&file, Edition::Internal, 0).unwrap(), "CLASS"), ["PRIVATE"]);
}

#[test]
fn nothing_dated_is_no_calendar() {
    let file = minutes("title = 'T'\nkind = 'circular'\n[[dates]]\ntitle = 'E'\nwhen = 'bald'");
    assert_eq!(with(&file, Edition::Internal, 0), None);
}

#[test]
fn an_entry_keeps_its_uid_over_files_and_changes() {
    let first = event("id = 'fest'\ndate = 2026-10-01");
    let moved = event("id = 'fest'\ndate = 2026-10-08\nstart = 10:00:00");
    assert_eq!(values(&first, "UID"), values(&moved, "UID"));
    let other = event("id = 'basar'\ndate = 2026-10-01");
    assert_ne!(values(&first, "UID"), values(&other, "UID"));
}

#[test]
fn a_meeting_that_is_moved_or_cancelled_stays_the_same_entry() {
    let head = "title = 'T'\nkind = 'invitation'\nseries = 'S'\n[meeting]\nstart = 17:00:00\n";
    let of = |lines: &str| internal(&format!("{head}{lines}"));
    let first =
        of("date = 2026-11-12\nplace = 'Rathaus'\naddress = 'Markt 1'\nmap = '50.9, 11.03'");
    let moved = of("date = 2026-11-19\nmoved-from = 2026-11-12");
    let cancelled = of("date = 2026-11-12\nstatus = 'cancelled'\nonline = { passcode = '590417' }");
    assert_eq!(values(&first, "UID"), values(&moved, "UID"));
    assert_eq!(values(&first, "UID"), values(&cancelled, "UID"));
    assert_ne!(values(&first, "UID"), values(&of("date = 2026-11-19"), "UID"));
    assert_eq!(values(&first, "LOCATION"), ["Rathaus\\, Markt 1"]);
    assert_eq!(values(&first, "GEO"), ["50.900000;11.030000"]);
    assert!(moved.contains("DTSTART;TZID=Europe/Berlin:20261119T170000\r\n"), "{moved}");
    assert_eq!(values(&cancelled, "STATUS"), ["CANCELLED"]);
    assert!(cancelled.contains("SUMMARY:Abgesagt: S") && !cancelled.contains("590417"));
}

#[test]
fn the_next_meeting_of_the_summary_is_the_meeting_of_the_invitation() {
    let summary = internal(SAMPLE);
    let invitation = internal(
        "title = 'Einladung'\nkind = 'invitation'\nseries = 'Netzwerk  VIELFALT Musterstadt'\n\
         issued = 2026-10-20\n[meeting]\ndate = 2026-11-12\nstart = 17:00:00",
    );
    assert_eq!(values(&summary, "UID")[0], values(&invitation, "UID")[0]);
    let number = |calendar: &str| values(calendar, "SEQUENCE")[0].parse::<u32>().unwrap();
    assert!(number(&invitation) > number(&summary));
    let corrected = with(&minutes(SAMPLE), Edition::Internal, 1).unwrap();
    assert_eq!(number(&corrected), number(&summary) + 1);
}

#[test]
fn a_record_of_the_series_takes_the_place_of_the_bare_next_day() {
    let text = format!(
        "{SAMPLE}\n[[dates]]\ntitle = 'Netzwerk Vielfalt Musterstadt'\ndate = 2026-11-12\n\
         start = 17:00:00\nstatus = 'cancelled'"
    );
    let calendar = internal(&text);
    assert_eq!(values(&calendar, "SUMMARY").len(), 3);
    assert_eq!(values(&calendar, "STATUS"), ["CONFIRMED", "CONFIRMED", "CANCELLED"]);
}

#[test]
fn entries_of_one_name_in_one_file_stay_apart() {
    let calendar =
        event("id = 'a'\ndate = 2026-10-01\n[[dates]]\nid = 'a'\ntitle = 'F'\ndate = 2026-10-02");
    let uids = values(&calendar, "UID");
    assert_eq!(uids.len(), 2);
    assert_ne!(uids[0], uids[1]);
}

#[test]
fn what_is_cancelled_says_so_once() {
    for (title, shown) in [
        ("Fachtagung", "Abgesagt: Fachtagung"),
        ("ABGESAGT – Fachtagung", "ABGESAGT – Fachtagung"),
        ("Abgesagt: Fest", "Abgesagt: Fest"),
        ("Abgesagter Markt", "Abgesagt: Abgesagter Markt"),
    ] {
        let text = format!(
            "title = 'T'\nkind = 'circular'\n[[dates]]\ntitle = '{title}'\ndate = 2026-10-01\n\
             status = 'cancelled'"
        );
        assert_eq!(values(&internal(&text), "SUMMARY"), [shown], "{title}");
        let planned = internal(&text.replace("status = 'cancelled'", ""));
        assert_eq!(values(&planned, "SUMMARY"), [title]);
    }
}

#[test]
fn ends_are_where_people_mean_them() {
    let start_only = event("date = 2026-10-01\nstart = 18:00:00");
    assert!(start_only.contains("DTSTART;TZID=Europe/Berlin:20261001T180000"));
    assert!(start_only.contains("DTEND;TZID=Europe/Berlin:20261001T193000"));
    assert!(
        start_only
            .contains("DESCRIPTION:Ein Ende ist nicht angegeben\\; eingetragen sind 90 Minuten.")
    );
    let late = event("date = 2026-10-24\nstart = 23:30:00");
    assert!(late.contains("DTEND;TZID=Europe/Berlin:20261025T010000"));
    let past_midnight = event("date = 2026-10-01\nstart = 22:00:00\nend = 01:00:00");
    assert!(past_midnight.contains("DTEND;TZID=Europe/Berlin:20261002T010000"));
    let days = event("date = 2026-10-02\nuntil = 2026-10-04\nstart = 16:00:00\nend = 14:00:00");
    assert!(days.contains("DTEND;TZID=Europe/Berlin:20261004T140000"));
    let open = event("date = 2026-10-02\nuntil = 2026-10-04\nstart = 16:00:00");
    assert!(open.contains("DTEND;TZID=Europe/Berlin:20261005T000000"));
    let backwards = event("date = 2026-10-02\nuntil = 2026-10-01");
    assert!(backwards.contains("DTEND;VALUE=DATE:20261003"));
}

#[test]
fn a_time_that_the_clocks_leap_over_is_moved_on() {
    let calendar = event("date = 2027-03-28\nstart = 02:30:00\nend = 02:45:00");
    assert!(calendar.contains("DTSTART;TZID=Europe/Berlin:20270328T033000"), "{calendar}");
    assert!(calendar.contains("DTEND;TZID=Europe/Berlin:20270328T034500"), "{calendar}");
    let twice = event("date = 2026-10-25\nstart = 02:30:00");
    assert!(twice.contains("DTSTART;TZID=Europe/Berlin:20261025T023000"), "{twice}");
}

#[test]
fn days_that_cannot_be_meant_are_left_out() {
    let file = "title = 'T'\nkind = 'circular'\n[[dates]]\ntitle = 'E'\ndate = 0206-10-01";
    assert_eq!(with(&minutes(file), Edition::Internal, 0), None);
    let file = "title = 'T'\nkind = 'circular'\n[[dates]]\ntitle = 'E'\ndate = 9999-12-31";
    assert_eq!(with(&minutes(file), Edition::Internal, 0), None);
}

#[test]
fn hostile_texts_stay_inside_their_property() {
    let calendar = event(
        "date = 2026-10-01\nplace = \"a\\r\\nATTENDEE:mailto:x@y.example\"\n\
         url = \"https://a.example/\\r\\nATTENDEE:mailto:x@y.example\"\nregistration = 'x'",
    );
    assert!(!calendar.contains("\nATTENDEE"), "{calendar}");
    assert!(values(&calendar, "URL").is_empty());
    assert!(values(&calendar, "DESCRIPTION")[0].starts_with("Anmeldung: x\\n"));
}

#[test]
fn the_notice_is_plain_text() {
    let calendar = event(
        "date = 2026-10-01\nonline = { notice = 'Bitte *lesen*: [Datenschutz](https://a.example/d), <https://b.example>' }",
    );
    let expected = "Bitte lesen: Datenschutz (https://a.example/d)\\, https://b.example";
    assert_eq!(values(&calendar, "DESCRIPTION"), [expected]);
}

#[test]
fn only_the_office_is_organiser() {
    let text = "[organisation]\nname = 'Stadt \"Muster\"'\nemail = 'amt@muster.example'";
    let settings = crate::settings::parse(&Source::new("rundmail.toml", text)).value.unwrap();
    let options = CalendarOptions {
        edition: Edition::Internal,
        organisation: &settings.organisation,
        event_minutes: 90,
        sequence: 0,
        before: &[],
        repeats: None,
        newer_than: None,
        stamp: DateTime::UNIX_EPOCH,
        words: &BTreeMap::new(),
    };
    let calendar = String::from_utf8(render(&minutes(SAMPLE), &options).unwrap()).unwrap();
    assert!(calendar.contains("\r\nORGANIZER;CN=\"Stadt 'Muster'\":mailto:amt@muster.example\r\n"));
    assert!(!internal(SAMPLE).contains("ORGANIZER"));
}

/// Texts as people, spreadsheets and attackers write them.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-zäöüß ,;:\\\\\"\n\r\t\u{0}\u{85}\u{2028}🎉]{0,200}",
        Just("x\r\nEND:VCALENDAR\r\nATTENDEE:mailto:a@b.example".to_owned()),
    ]
}

fn toml_text(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

proptest! {
    #[test]
    fn whatever_stands_in_the_file_the_calendar_is_well_formed(
        title in any_text(), place in any_text(), note in any_text(), url in any_text(),
        days in -800_000_i64..3_000_000, length in 0_i64..400, zone in 0_usize..600,
        start in 0_u32..86_400, end in 0_u32..86_400, timed in any::<bool>(),
    ) {
        let day = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Duration::days(days);
        let last = day + chrono::Duration::days(length);
        prop_assume!(day.year() >= 0 && last.year() <= 9999);
        let time = |seconds| chrono::NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap();
        let times = if timed { format!("start = {}\nend = {}\n", time(start), time(end)) } else { String::new() };
        let mut file = minutes(&format!(
            "title = 'T'\nkind = 'circular'\n[[dates]]\ntitle = {}\nplace = {}\nnote = {}\nurl = {}\n\
             date = {day}\nuntil = {}\n{times}[[dates]]\ntitle = 'fixed'\ndate = 2026-10-25\nstart = 02:30:00\n",
            toml_text(&format!("E{title}")), toml_text(&place), toml_text(&note), toml_text(&url),
            last,
        ));
        file.timezone = chrono_tz::TZ_VARIANTS[zone % chrono_tz::TZ_VARIANTS.len()];
        let organisation = Organisation::default();
        let words = BTreeMap::new();
        let options = CalendarOptions {
            edition: Edition::Internal, organisation: &organisation, event_minutes: 90, sequence: 0, before: &[],
            repeats: None,
            newer_than: None,
            stamp: DateTime::UNIX_EPOCH, words: &words,
        };
        let bytes = render(&file, &options).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        prop_assert!(text.ends_with("END:VCALENDAR\r\n"));
        for line in text.split("\r\n") {
            prop_assert!(line.len() <= 75 && !line.chars().any(char::is_control), "{line:?}");
        }
        prop_assert!(!text.contains("\nATTENDEE"));
        let read: icalendar::Calendar = text.parse().map_err(TestCaseError::fail)?;
        let is_meant = day.year() >= 1900 && last.year() <= 9998;
        prop_assert_eq!(read.events().count(), if is_meant { 2 } else { 1 });
    }
}

#[test]
fn a_correction_takes_back_what_is_gone_and_is_newer() {
    let head = "title = 'T'\nkind = 'invitation'\nseries = 'S'\n[meeting]\ndate = ";
    let old = minutes(&format!(
        "{head}2026-10-29\n[[dates]]\nid = 'a'\ntitle = 'A'\ndate = 2026-11-01\nstart = 10:00:00\n\
         [[dates]]\nid = 'b'\ntitle = 'B'\ndate = 2026-11-02\n\
         [[dates]]\nid = 'c'\ntitle = 'C'\ndate = 2026-11-03\nvisibility = 'internal'\n"
    ));
    let new = minutes(&format!(
        "{head}2026-10-22\n[[dates]]\nid = 'b'\ntitle = 'B'\ndate = 2026-11-02\n"
    ));
    let (words, organisation) = (BTreeMap::new(), Organisation::default());
    let stamp = Utc.with_ymd_and_hms(2026, 9, 24, 10, 0, 0).unwrap();
    let first = CalendarOptions {
        edition: Edition::Internal,
        organisation: &organisation,
        event_minutes: 90,
        sequence: 0,
        before: &[],
        repeats: None,
        newer_than: None,
        stamp,
        words: &words,
    };
    let before = published(&old, &first).unwrap();
    let published_first = render(&old, &first).unwrap();
    let sequences = |bytes: &[u8]| -> BTreeSet<u32> {
        let text = String::from_utf8_lossy(bytes);
        values(&text, "SEQUENCE").iter().map(|one| one.parse().unwrap()).collect()
    };
    for (edition, gone) in [(Edition::Internal, 3), (Edition::Public, 2)] {
        let options = CalendarOptions {
            edition,
            sequence: 1,
            before: &[&before],
            repeats: None,
            newer_than: Some(before.sequence()),
            ..first
        };
        let bytes = render(&new, &options).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert_eq!(values(&text, "STATUS").iter().filter(|one| **one == "CANCELLED").count(), gone);
        assert!(
            text.contains("SUMMARY:A\r\n")
                && text.contains("DTSTART;TZID=Europe/Berlin:20261101T100000")
        );
        assert!(!text.contains("SUMMARY:C"), "its title is internal");
        // The meeting was moved forward, and yet the sequence has not fallen.
        assert!(sequences(&bytes).first() > sequences(&published_first).last());
        assert_eq!(sequences(&bytes).len(), 1);
    }
}
