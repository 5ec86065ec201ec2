//! One small file for each rule: what is found, and that the sample of the format has no finding.

use std::path::Path;

use super::minutes;
use crate::say::Language;
use crate::workspace::Workspace;

/// The rules that the contract sample breaks: none but notes.
#[test]
fn the_sample_of_the_format_is_consistent() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/contract");
    let read = Workspace::read(&folder.join("minutes.toml"));
    assert!(read.findings.is_empty(), "{:?}", read.findings);
    let found = minutes(&read.value.unwrap());
    assert!(found.is_empty(), "{found:?}");
}

/// Rule and line of every finding in a minutes file with this text, in German for the eye.
fn found(text: &str) -> Vec<(String, usize)> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.toml");
    std::fs::write(&file, text).unwrap();
    let read = Workspace::read(&file);
    assert!(!read.findings.has_errors(), "{:?}", read.findings);
    let findings = minutes(&read.value.unwrap());
    findings
        .iter()
        .map(|finding| {
            assert!(!finding.message.say(Language::English).is_empty());
            assert!(finding.help.is_some(), "{} has no advice", finding.rule);
            let line = finding.place.as_ref().map_or(0, |at| at.position().line);
            (finding.rule.to_owned(), line)
        })
        .collect()
}

/// A circular with these records, without findings of its own.
fn circular(records: &str) -> Vec<(String, usize)> {
    found(&format!("title = \"T\"\nkind = \"circular\"\n{records}"))
}

fn one(rule: &str, line: usize) -> Vec<(String, usize)> {
    vec![(rule.to_owned(), line)]
}

#[test]
fn dates_end_after_they_begin() {
    let event = |rest: &str| circular(&format!("[[dates]]\ntitle = \"E\"\n{rest}\n"));
    assert_eq!(event("date = 2026-10-04\nuntil = 2026-10-03"), one("date.until-before-date", 6));
    assert_eq!(event("date = 2026-10-04\nuntil = 2026-10-04"), []);
    assert_eq!(
        event("date = 2026-10-04\nstart = 18:00:00\nend = 18:00:00"),
        one("date.end-before-start", 7)
    );
    assert_eq!(
        event("date = 2026-10-04\nuntil = 2026-10-05\nstart = 20:00:00\nend = 02:00:00"),
        []
    );
    assert_eq!(event("date = 2026-10-04\nend = 02:00:00"), one("date.end-without-start", 6));
    assert_eq!(event("until = 2026-10-05"), one("date.until-without-date", 5));
    assert_eq!(event("note = \"x\""), one("date.missing", 3));
    assert_eq!(event("date = 2026-10-04\nwhen = \"bald\""), one("date.and-when", 6));
}

#[test]
fn ids_are_usable_and_unique() {
    let two = |first: &str, second: &str| {
        circular(&format!(
            "[[dates]]\ntitle = \"A\"\nid = \"{first}\"\nwhen = \"bald\"\n\
             [[dates]]\ntitle = \"B\"\nid = \"{second}\"\nwhen = \"bald\"\n"
        ))
    };
    assert_eq!(two("a", "b"), []);
    assert_eq!(two("a", "a"), one("id.duplicate", 9));
    assert_eq!(two("a", "A"), one("id.duplicate", 9));
    assert_eq!(two("a", "b c"), one("id.form", 9));
    assert_eq!(two("a", "b)](date:x"), one("id.form", 9));
}

#[test]
fn figures_hold_at_least_the_people() {
    let with = |persons: u32, organisations: u32| {
        found(&format!(
            "title = \"T\"\nkind = \"minutes\"\n[meeting]\ndate = 2026-09-17\n[attendance]\n\
             persons = {persons}\norganisations = {organisations}\n\
             [[participants]]\nname = \"A\"\norganisation = \" Verein Ｓüd \"\n\
             [[participants]]\nname = \"B\"\norganisation = \"verein süd\"\n\
             [[participants]]\nname = \"C\"\norganisation = \"Post\"\nstatus = \"guest\"\n\
             [[participants]]\nname = \"D\"\norganisation = \"Amt\"\nstatus = \"excused\"\n"
        ))
    };
    assert_eq!(with(3, 2), []);
    assert_eq!(with(2, 2), one("attendance.contradiction", 6));
    assert_eq!(with(3, 1), one("attendance.contradiction", 7));
    assert_eq!(with(4, 5), one("attendance.contradiction", 7));
}

#[test]
fn nobody_votes_twice() {
    let vote = |yes: u32| {
        found(&format!(
            "title = \"T\"\nkind = \"minutes\"\n[meeting]\ndate = 2026-09-17\n[attendance]\n\
             persons = 3\norganisations = 1\n[[agenda]]\ntitle = \"A\"\n[[agenda.decisions]]\n\
             text = \"B\"\nvotes = {{ yes = {yes}, no = 1 }}\n"
        ))
    };
    assert_eq!(vote(2), []);
    assert_eq!(vote(3), one("agenda.votes", 11));
    assert_eq!(vote(u32::MAX), one("agenda.votes", 11));
}

#[test]
fn a_meeting_ends_after_its_start_and_before_the_next() {
    let meeting = |kind: &str, rest: &str| {
        found(&format!("title = \"T\"\nkind = \"{kind}\"\n[meeting]\ndate = 2026-09-17\n{rest}\n"))
    };
    assert_eq!(meeting("summary", ""), one("attendance.missing", 3));
    assert_eq!(meeting("invitation", ""), one("invitation.incomplete", 3));
    assert_eq!(meeting("invitation", "place = \"x\""), one("invitation.incomplete", 3));
    let full = "place = \"x\"\nstart = 17:00:00\n";
    assert_eq!(meeting("invitation", full), []);
    assert_eq!(
        meeting("invitation", &format!("{full}end = 16:00:00")),
        one("meeting.end-before-start", 7)
    );
    assert_eq!(
        meeting("invitation", &format!("{full}next = 2026-09-17")),
        one("meeting.next-not-after", 7)
    );
}

#[test]
fn attachments_lead_somewhere_inside() {
    let attachment =
        |rest: &str| circular(&format!("[[attachments]]\nid = \"a\"\ntitle = \"A\"\n{rest}\n"));
    assert_eq!(attachment(""), one("attachment.no-target", 3));
    assert_eq!(attachment("mail = false\nfile = \"a.toml\""), one("attachment.not-linked", 3));
    assert_eq!(attachment("file = \"a.toml\""), []);
    assert_eq!(attachment("file = \"./a.toml\""), []);
    assert_eq!(attachment("file = \"b.pdf\""), one("attachment.missing", 6));
    assert_eq!(attachment("file = \".\""), one("attachment.unreadable", 6));
    assert_eq!(attachment("file = \"../b.pdf\""), one("attachment.outside", 6));
    assert_eq!(attachment("file = \"x/../../b.pdf\""), one("attachment.outside", 6));
    assert_eq!(attachment("file = \"/etc/hostname\""), one("attachment.outside", 6));
}

#[test]
fn an_event_names_an_attachment_that_there_is() {
    let records = "[[dates]]\ntitle = \"A\"\nwhen = \"bald\"\nattachment = \"folie\"\n";
    assert_eq!(circular(records), one("reference.unknown-attachment", 6));
}
