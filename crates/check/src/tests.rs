//! A small file for each rule: what is found, and that the sample of the format has no finding.

use std::path::Path;

mod office;

use super::minutes;
use crate::diagnostic::{Diagnostic, Severity};
use crate::l10n::Language;
use crate::workspace::Workspace;

#[test]
fn the_sample_of_the_format_is_consistent() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    let read = Workspace::read(&repository.join("tests/contract/minutes.toml"));
    assert!(read.findings.is_empty(), "{:?}", read.findings);
    let workspace = read.value.unwrap();
    for found in [minutes(&workspace), super::sending(&workspace)] {
        assert!(found.is_empty(), "{found:?}");
    }
}

/// Rules that small records break.
const APART: &[&str] = &["date.incomplete", "attachment.not-mentioned"];

/// Rule and line of every finding in a minutes file with this text, also in German to be read.
fn found(text: &str) -> Vec<(String, usize)> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.toml");
    std::fs::write(&file, text).unwrap();
    std::fs::write(folder.path().join("folien.pdf"), "%PDF").unwrap();
    let read = Workspace::read(&file);
    let mut findings = read.findings;
    findings.extend(minutes(&read.value.unwrap()));
    // These small records have no place and no mention; their own tests check that.
    findings
        .iter()
        .filter(|finding| !APART.contains(&finding.rule.name))
        .map(|finding| {
            assert!(!finding.message.localize(Language::English).is_empty());
            assert!(finding.help.is_some(), "{} has no advice", finding.rule.name);
            let line = finding.span.as_ref().map_or(0, |at| at.position().line);
            (finding.rule.name.to_owned(), line)
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
    assert_eq!(event("date = 2026-10-04\nend = 02:00:00"), one("date.end-without-start", 3));
    assert_eq!(event("until = 2026-10-05"), one("date.until-without-date", 3));
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
             [[participants]]\nname = \"D\"\norganisation = \"Amt\"\nstatus = \"excused\"\n\
             [[agenda]]\ntitle = \"A\"\ntext = \"B\"\n"
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
    let said = "[[agenda]]\ntitle = \"A\"\ntext = \"B\"";
    assert_eq!(meeting("summary", said), one("attendance.missing", 3));
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
    assert_eq!(attachment("mail = false\nfile = \"folien.pdf\""), one("attachment.not-linked", 3));
    assert_eq!(attachment("file = \"folien.pdf\""), []);
    assert_eq!(attachment("file = \"./folien.pdf\""), []);
    assert_eq!(attachment("file = \"b.pdf\""), one("attachment.missing", 6));
    assert_eq!(attachment("file = \".\""), one("attachment.unreadable", 6));
    assert_eq!(attachment("file = \"../b.pdf\""), one("attachment.outside", 6));
    assert_eq!(attachment("file = \"x/../../b.pdf\""), one("attachment.outside", 6));
    assert_eq!(attachment("file = \"/etc/hostname\""), one("attachment.outside", 6));
}

#[test]
fn what_is_for_the_office_alone_is_no_attachment() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::create_dir_all(path(".rundmail")).unwrap();
    std::fs::create_dir_all(path("outbox/a")).unwrap();
    let left = "nicht-zugestellt-a.csv";
    for name in ["kontakte.csv", ".rundmail/ledger.db", "outbox/a/b.eml", "folien.csv", left] {
        std::fs::write(path(name), "x").unwrap();
    }
    std::fs::write(path("rundmail.toml"), "[contacts]\nfile = \"kontakte.csv\"\n").unwrap();
    let is_private = |file: &str| {
        let record = format!("[[attachments]]\nid = \"a\"\ntitle = \"A\"\nfile = \"{file}\"\n");
        let text = format!("title = \"T\"\nkind = \"circular\"\n{record}");
        std::fs::write(path("a.toml"), text).unwrap();
        let read = Workspace::read(&path("a.toml"));
        let found = minutes(&read.value.unwrap());
        found.iter().any(|finding| finding.rule.name == "attachment.private")
    };
    for file in
        ["kontakte.csv", "outbox/../kontakte.csv", "rundmail.toml", "a.toml", ".rundmail/ledger.db"]
    {
        assert!(is_private(file), "{file}");
    }
    assert!(is_private("outbox/a/b.eml"));
    assert!(is_private(left), "who was not reached, with their rows");
    assert!(!is_private("folien.csv"));
}

#[test]
fn an_event_names_an_attachment_that_there_is() {
    let records = "[[dates]]\ntitle = \"A\"\nwhen = \"bald\"\nattachment = \"folie\"\n";
    assert_eq!(circular(records), one("reference.unknown-attachment", 6));
}

#[test]
fn references_lead_to_records_that_the_reader_may_know() {
    let records = "[[dates]]\nid = \"ankommen\"\ntitle = \"A\"\nwhen = \"bald\"\n\
                   [[dates]]\nid = \"intern\"\ntitle = \"B\"\nwhen = \"bald\"\nvisibility = \"internal\"\n\
                   [[attachments]]\nid = \"folien\"\ntitle = \"C\"\nurl = \"https://a.example\"\n\
                   visibility = \"internal\"\n";
    let intro =
        |text: &str| circular(&format!("intro = \"\"\"\nErste Zeile\n{text}\"\"\"\n{records}"));
    assert_eq!(intro("[](date:ankommen)"), []);
    assert_eq!(intro("[](date:ankomen)"), one("reference.unknown-date", 5));
    assert_eq!(intro("[x](attachment:ankommen)"), one("reference.unknown-attachment", 5));
    assert_eq!(intro("`[](date:nichts)`"), []);
    assert_eq!(intro("[](date:intern)"), one("reference.internal-from-public", 5));
    assert_eq!(intro("[](attachment:folien)"), one("reference.internal-from-public", 5));
    assert_eq!(intro("![Ein Kran](x.png)"), one("picture.unreadable", 5));
    assert_eq!(intro("![Ein Kran](https://a.example/x.png)"), one("text.image", 5));
    let item = |visibility: &str| {
        circular(&format!(
            "[[agenda]]\ntitle = \"A\"\nvisibility = \"{visibility}\"\n[[agenda.items]]\n\
             title = \"B\"\n[[agenda.items.tasks]]\ntext = \"[](date:intern)\"\n{records}"
        ))
    };
    assert_eq!(item("internal"), []);
    assert_eq!(item("public"), one("reference.internal-from-public", 9));
}

#[test]
fn a_translation_says_the_same() {
    let base = "title = \"T\"\nkind = \"circular\"\n[[dates]]\nid = \"a\"\ntitle = \"A\"\ndate = 2026-10-08\nplace = \"O\"\nstart = 16:30:00\n";
    let with = |translation: &str| {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.toml"), base).unwrap();
        std::fs::write(folder.path().join("a.uk.toml"), translation).unwrap();
        let workspace = Workspace::read(&folder.path().join("a.toml")).value.unwrap();
        assert_eq!(workspace.translations.len(), 1);
        let found = minutes(&workspace);
        let line = |finding: &Diagnostic| finding.span.as_ref().unwrap().position().line;
        found
            .iter()
            .map(|finding| (finding.rule.name.to_owned(), line(finding)))
            .collect::<Vec<_>>()
    };
    assert_eq!(with(base), []);
    assert_eq!(with(&base.replace("10-08", "10-09")), one("translation.differs", 6));
    assert_eq!(with(&base.replace("16:30", "17:30")), one("translation.differs", 8));
    assert_eq!(with(&base.replace("start = 16:30:00\n", "")), one("translation.differs", 3));
    assert_eq!(with(&format!("{base}status = \"cancelled\"\n")), one("translation.differs", 3));
    assert_eq!(
        with(
            &base
                .replace("circular", "summary")
                .replace("[[dates", "[meeting]\ndate = 2026-01-01\n[[dates")
        )
        .len(),
        2
    );
    assert_eq!(with("title = \"T\"\nkind = \"circular\"\n"), one("translation.record", 1));
    let renamed = with(&base.replace("id = \"a\"", "id = \"b\""));
    assert_eq!(renamed, [one("translation.record", 1), one("translation.record", 4)].concat());
}

#[test]
fn what_is_internal_stays_internal_in_every_language() {
    let with = |first: &str, translation: &str| {
        let folder = tempfile::tempdir().unwrap();
        let head = "title = \"T\"\nkind = \"circular\"\n";
        std::fs::write(folder.path().join("a.toml"), format!("{head}{first}")).unwrap();
        std::fs::write(folder.path().join("a.uk.toml"), format!("{head}{translation}")).unwrap();
        let workspace = Workspace::read(&folder.path().join("a.toml")).value.unwrap();
        minutes(&workspace).iter().map(|finding| finding.rule.name).collect::<Vec<_>>()
    };
    let open = "title = \"A\"\n";
    let hidden = "title = \"B\"\nvisibility = \"internal\"\n";
    for table in ["agenda", "announcements"] {
        let entry = |body: &str| format!("[[{table}]]\n{body}");
        let first = [entry(open), entry(hidden)].concat();
        assert_eq!(with(&first, &first), [""; 0]);
        let shown = [entry(open), entry(open)].concat();
        assert_eq!(with(&first, &shown), ["translation.differs"]);
        let swapped = [entry(hidden), entry(open)].concat();
        assert_eq!(with(&first, &swapped), ["translation.differs"; 2]);
        assert_eq!(with(&first, &entry(open)), ["translation.record"]);
        assert_eq!(with(&shown, &entry(open)), [""; 0], "a shorter translation hides nothing");
    }
    let nested = |body: &str| format!("[[agenda]]\n{open}[[agenda.items]]\n{body}");
    assert_eq!(with(&nested(hidden), &nested(open)), ["translation.differs"]);
    let event = |rest: &str| {
        format!(
            "[[dates]]\ntitle = \"E\"\ndate = 2026-10-08\nstart = 18:00:00\nplace = \"O\"\n{rest}"
        )
    };
    let internal = event("visibility = \"internal\"\n");
    assert_eq!(with(&internal, &event("")), ["translation.differs"]);
}

#[test]
fn two_files_of_one_workspace_are_two_mailings() {
    let sandbox = tempfile::tempdir().unwrap();
    let read = |office: &str, name: &str, text: &str| {
        let folder = sandbox.path().join(office);
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join(name);
        std::fs::write(&file, format!("title = \"T\"\nkind = \"circular\"\n{text}")).unwrap();
        Workspace::read(&file).value.unwrap()
    };
    let first = read("one", "a.toml", "");
    let errors = |other: &Workspace| {
        super::mailings(&[&first, other].map(super::Mailing::of)).count(Severity::Error)
    };
    assert_eq!(errors(&read("one", "b.toml", "id = \"A\"")), 1);
    assert_eq!(errors(&read("one", "c.toml", "")), 0);
    assert_eq!(errors(&read("other", "a.toml", "")), 0, "each office has a ledger of its own");
}

#[test]
fn a_summary_of_nothing_but_headings_is_told() {
    let with = |kind: &str, rest: &str| {
        found(&format!(
            "title = \"T\"\nkind = \"{kind}\"\n{rest}\n[meeting]\ndate = 2026-09-17\nplace = \"x\"\n\
             start = 17:00:00\n[attendance]\npersons = 3\norganisations = 1\n[[agenda]]\ntitle = \"A\"\n\
             text = \"\"\n"
        ))
    };
    assert_eq!(with("summary", ""), one("minutes.empty", 1));
    assert_eq!(with("minutes", "intro = \" \""), one("minutes.empty", 1));
    assert_eq!(with("minutes", "intro = \"Hallo.\""), []);
    assert_eq!(with("invitation", ""), []);
}
