//! Free days of records, and which days are holidays.

use super::*;
use crate::context::{alone, no_settings};
use crate::minutes::{Defaults, parse};
use crate::source::Source;

/// Rule and severity of the findings.
fn found(land: &str, text: &str) -> Vec<String> {
    let source = Source::new("a.toml", text);
    let minutes = parse(&source, &Defaults::default()).value.unwrap();
    let settings = crate::settings::Settings { land: Land::parse(land), ..no_settings() };
    let told = |one: &Diagnostic| format!("{} {}", one.severity.name(), one.rule.name);
    alone(&[check], &minutes, &settings).iter().map(told).collect()
}

fn next(land: &str, day: &str) -> Vec<String> {
    let head = "title = \"Treffen\"\nkind = \"minutes\"\n[meeting]\ndate = 2026-11-25\n";
    found(land, &format!("{head}next = {day}\n"))
}

#[test]
fn the_next_meeting_is_not_on_a_holiday() {
    for (land, day) in [
        ("", "2026-12-25"),
        ("", "2027-03-26"),
        ("BY", "2027-01-06"),
        ("Sachsen", "2027-11-17"),
        ("BE", "2027-03-08"),
        ("TH", "2027-09-20"),
        ("NW", "2027-05-27"),
    ] {
        assert_eq!(next(land, day), ["warning meeting.holiday"], "{land} {day}");
    }
    for (land, day) in [
        ("", "2026-12-24"),
        ("", "2026-12-31"),
        ("", "2026-12-05"),
        ("", "2026-12-06"),
        ("SN", "2027-05-27"),
        ("TH", "2027-05-27"),
        ("BY", "2028-08-15"),
        ("BY", "2028-08-08"),
    ] {
        assert_eq!(next(land, day), ["note meeting.holiday"], "{land} {day}");
    }
    for (land, day) in [
        ("", "2027-01-06"),
        ("", "2027-05-27"),
        ("", "2026-12-28"),
        ("HE", "2027-11-17"),
        ("NW", "2028-08-15"),
        ("BE", "2027-06-17"),
    ] {
        assert_eq!(next(land, day), [""; 0], "{land} {day}");
    }
}

/// What others celebrate is their affair; who means the day says so; elsewhere other days are free.
#[test]
fn a_day_that_is_meant_is_no_finding() {
    let saturdays = "title = \"Treffen\"\nkind = \"minutes\"\n[meeting]\ndate = 2026-11-28\nnext = 2026-12-05\n";
    let event = "title = \"Rundbrief\"\nkind = \"circular\"\n[[dates]]\ntitle = \"Maifest\"\ndate = 2027-05-01\n";
    let invitation = |title: &str| {
        format!("title = \"{title}\"\nkind = \"invitation\"\n[meeting]\ndate = 2026-12-25\n")
    };
    let off = invitation("Einladung") + "status = \"cancelled\"\n";
    for text in [saturdays, event, &invitation("Einladung zur Weihnachtsfeier"), &off] {
        assert_eq!(found("", text), [""; 0], "{text}");
    }
    assert_eq!(found("", &invitation("Einladung")), ["warning meeting.holiday"]);
}

#[test]
fn no_office_is_open_on_a_holiday() {
    let text = "title = \"Rundbrief\"\nkind = \"circular\"\n[[announcements]]\ntitle = \"Fonds\"\n\
        type = \"call\"\ndeadline = 2026-12-25\n[[announcements]]\ntitle = \"Preis\"\ntype = \"call\"\n\
        deadline = 2026-12-06\n[[dates]]\ntitle = \"Sprechstunde im Rathaus\"\ndate = 2027-01-01\n\
        [[dates]]\ntitle = \"Krippenspiel\"\ndate = 2026-12-25\n";
    assert_eq!(found("", text), ["note date.holiday"; 2]);
}
