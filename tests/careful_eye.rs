//! Every rule that `check` can report is met exactly once in the folders `tests/cases/careful-eye*`,
//! a workspace like that of a real office; the corrected copies beside them have no finding at all.
//! What `check` says of them in both languages lies there too and is held by `tests/cases.rs`.

#![expect(clippy::unwrap_used, reason = "a test may end where its own setup fails")]
#![expect(clippy::disallowed_methods, reason = "it reads what is in the repository")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rundmail::rules;

/// The workspace, and what needs offices of its own: settings and templates, and contact lists, of
/// which a workspace has but one.
const FOLDERS: [&str; 3] = ["careful-eye", "careful-eye-settings", "careful-eye-list"];

/// Rules that are not met in the folders: why, the file that meets or tries them, their names.
const ELSEWHERE: &[(&str, &str, &[&str])] = &[
    (
        "the meetings of a year are counted by `attendance`",
        "crates/documents/src/attendance/tests.rs",
        &["attendance.differs", "attendance.unknown", "file.skipped"],
    ),
    (
        "the dates of many files are collected by `dates` and `site`",
        "crates/documents/src/calendar/collection_tests.rs",
        &["date.contradiction"],
    ),
    (
        "the register of many files is made by `decisions`",
        "crates/documents/src/decisions/tests.rs",
        &["agenda.decision-number"],
    ),
    (
        "a workspace has no minutes that are drafts and approved at once",
        "crates/check/src/records/approval.rs",
        &["approval.day", "approval.kind"],
    ),
    (
        "what has come back is read by `bounces`",
        "src/command/bounces/mod.rs",
        &["bounces.unreadable"],
    ),
    (
        "it is told from the ledger of an earlier sending",
        "tests/e2e/test_bounces.py",
        &["contacts.bounced"],
    ),
    (
        "it is told from what is kept of those who were forgotten",
        "tests/e2e/test_contact_rights.py",
        &["contacts.forgotten"],
    ),
    (
        "no folder holds a meeting that does not take place",
        "tests/e2e/test_called_off.py",
        &["invitation.cancelled"],
    ),
    (
        "in a file of headings there is nothing else to find",
        "tests/cases/people-twice/stdout",
        &["minutes.empty", "participants.twice"],
    ),
    (
        "a meeting with a quorum, elections and pauses",
        "tests/cases/procedure/stdout",
        &[
            "agenda.election",
            "agenda.majority",
            "agenda.quorum",
            "agenda.time",
            "attendance.quorum",
            "meeting.pause",
            "meeting.public-part",
            "participants.times",
        ],
    ),
    (
        "a language of the office is complete, or without any words",
        "crates/documents/src/document/vocabulary/read.rs",
        &["words.missing"],
    ),
    (
        "groups are named to `send`",
        "crates/model/src/contacts/tests.rs",
        &["contacts.unknown-group"],
    ),
    (
        "people are named to `send`",
        "src/command/send/only.rs",
        &["only.not-chosen", "only.unknown"],
    ),
    (
        "`send` knows what went out before",
        "crates/sending/src/mailing/tests.rs",
        &["mailing.twice"],
    ),
    (
        "the day of sending is known to `send`",
        "crates/check/src/today/tests.rs",
        &["mail.issued-day"],
    ),
    (
        "with a wrong year other rules speak as well",
        "crates/check/src/years/tests.rs",
        &["date.far", "meeting.day"],
    ),
    (
        "no folder holds a copy of its own list, or a file with comments",
        "tests/e2e/test_leaks.py",
        &["attachment.contact-list", "attachment.traces"],
    ),
    ("no list of a folder has slipped", "tests/e2e/test_mixed_up.py", &["contacts.slipped"]),
    (
        "a file has to change while it is read",
        "crates/sending/src/mailing/messages.rs",
        &["attachment.changed"],
    ),
    (
        "it is a look at finished mails",
        "crates/sending/src/mailing/third_parties/tests.rs",
        &["mail.other-person"],
    ),
    ("a mail of 100 kB has no place here", "tests/e2e/test_mail_programs.py", &["mail.clipped"]),
    (
        "it is the last look at a finished mail",
        "crates/sending/src/mailing/plan.rs",
        &["mail.proof"],
    ),
    (
        "a thousand other findings stand before it",
        "crates/model/src/contacts/tests.rs",
        &["contacts.more-findings"],
    ),
    (
        "a list with postal addresses, and what `letters` finds in it",
        "tests/e2e/test_letters.py",
        &["contacts.postal-address", "letters.address", "letters.glyph", "letters.no-address"],
    ),
    (
        "a file of 512 MB has no place here",
        "crates/model/src/contacts/tests.rs",
        &["contacts.too-large"],
    ),
    (
        "a file of 2 MB has no place here",
        "crates/model/src/workspace/tests.rs",
        &["file.too-large"],
    ),
    ("a document of Word is no text", "crates/model/src/workspace/tests.rs", &["file.format"]),
    (
        "a file of 2 MB has no place here",
        "crates/documents/src/document/pictures/mod.rs",
        &["logo.too-large"],
    ),
    (
        "they need pictures, which the test makes",
        "tests/e2e/test_text_pictures.py",
        &[
            "picture.alt",
            "picture.format",
            "picture.glyph",
            "picture.internal",
            "picture.moves",
            "picture.outside",
            "picture.small",
            "picture.too-large",
            "picture.unreadable",
            "picture.unsafe",
        ],
    ),
    (
        "contributions belong in a newsletter, which is a case of its own",
        "tests/cases/newsletter/stdout",
        &[
            "contribution.consent",
            "contribution.empty",
            "contribution.file",
            "contribution.long",
            "contribution.small",
            "contribution.twice",
        ],
    ),
    (
        "in the wrong place contributions are the only fault",
        "tests/e2e/test_contributions.py",
        &["contribution.alone", "contribution.kind"],
    ),
    (
        "`check` takes the first language in the place of a translation",
        "crates/model/src/workspace/mod.rs",
        &["file.translation"],
    ),
    (
        "only with a contact's own columns is it known what a list lacks",
        "crates/documents/src/document/letter/tests.rs",
        &["template.column"],
    ),
    ("only `render` reads its own data again", "tests/e2e/test_looks.py", &["file.data"]),
    (
        "the PDF is set by `render`, `preview` and `send`",
        "crates/documents/src/document/pdf/tests.rs",
        &["pdf.logo"],
    ),
    (
        "`check` does not set what an office's own template says",
        "crates/documents/src/document/pdf/tests/templates.rs",
        &["pdf.alt", "pdf.font", "pdf.heading", "pdf.template"],
    ),
    (
        "the typesetter's own refusals guard against what the steps before it let pass",
        "crates/documents/src/document/pdf/refusal.rs",
        &["pdf.engine", "pdf.title"],
    ),
    (
        "its corrected copy would have to ask a database",
        "crates/model/src/settings/ledger.rs",
        &["settings.ledger"],
    ),
    (
        "the mail server is asked with `--server`",
        "src/command/check/server.rs",
        &[
            "server.addresses",
            "server.certificate",
            "server.connection",
            "server.encryption",
            "server.failed",
            "server.greeting",
            "server.ledger",
            "server.login",
            "server.mailbox",
            "server.name",
            "server.password",
            "server.recipient",
            "server.sender",
            "server.settings",
            "server.size",
            "server.speed",
        ],
    ),
];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name)
}

/// A finding as `check --json` tells it.
#[derive(Debug, serde::Deserialize)]
struct Found {
    rule: String,
    file: Option<String>,
    line: Option<usize>,
}

/// What `check` finds in a folder, with its exit code.
fn found(name: &str) -> (Vec<Found>, Option<i32>) {
    let folder = folder(name);
    let args = fs::read_to_string(folder.join("args")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_rundmail"))
        .args(args.split_whitespace())
        .arg("--json")
        .current_dir(folder)
        .env_clear()
        .env("RUNDMAIL_LANG", "de")
        .env("SOURCE_DATE_EPOCH", "1790000000")
        .output()
        .unwrap();
    (serde_json::from_slice(&output.stdout).unwrap(), output.status.code())
}

#[test]
fn every_rule_is_met_once_or_stands_in_the_table() {
    let mut met: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for name in FOLDERS {
        let (findings, exit) = found(name);
        assert_eq!(exit, Some(1), "{name}");
        for Found { rule, file, line } in findings {
            let at = format!("{name}/{}:{}", file.unwrap_or_default(), line.unwrap_or_default());
            met.entry(rule).or_default().push(at);
        }
    }
    let elsewhere: Vec<&str> = ELSEWHERE.iter().flat_map(|(_, _, names)| *names).copied().collect();
    let mut faults = Vec::new();
    for rule in rules::names() {
        match (met.get(rule).map(Vec::as_slice), elsewhere.contains(&rule)) {
            (Some([_]), false) | (None, true) => {}
            (Some([at]), true) => faults.push(format!("{rule} is met in {at}, not elsewhere")),
            (Some(places), _) => faults.push(format!("{rule} is met in {}", places.join(", "))),
            (None, false) => faults.push(format!("{rule} is met nowhere")),
        }
    }
    let known = |rule: &&String| rules::names().any(|name| name == rule.as_str());
    faults.extend(met.keys().filter(|rule| !known(rule)).map(|rule| format!("{rule} is no rule")));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// `only.not-chosen` as the code names it: `only::NOT_CHOSEN`.
fn constant(name: &str) -> String {
    let (subject, name) = name.split_once('.').unwrap();
    format!("{subject}::{}", name.to_uppercase().replace('-', "_"))
}

#[test]
fn what_is_met_elsewhere_is_met_there() {
    let mut seen = Vec::new();
    for (why, file, names) in ELSEWHERE {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let text = fs::read_to_string(&path).unwrap_or_default();
        for name in *names {
            let constant = constant(name);
            let is_there = text.contains(name) || text.contains(&constant);
            assert!(is_there, "{name} ({why}) is not in {file}");
            assert!(rules::names().any(|rule| rule == *name), "{name} is no rule");
            assert!(!seen.contains(name), "{name} is there twice");
            seen.push(name);
        }
    }
}

#[test]
fn nothing_is_found_in_the_corrected_copies() {
    for name in FOLDERS {
        let (findings, exit) = found(&format!("{name}-mended"));
        assert!(findings.is_empty(), "{name}-mended: {findings:?}");
        assert_eq!(exit, Some(0), "{name}-mended");
    }
}

/// The corrected copies are the same files, except for what had to be moved, added or removed.
#[test]
fn the_corrected_copies_have_the_same_minutes() {
    for name in FOLDERS {
        let minutes = |folder: &Path| {
            let mut all = Vec::new();
            walk(folder, folder, &mut all);
            let is_toml =
                |path: &String| Path::new(path).extension().is_some_and(|end| end == "toml");
            all.retain(|path| is_toml(path) && !path.contains("templates/"));
            all
        };
        assert_eq!(minutes(&folder(name)), minutes(&folder(&format!("{name}-mended"))), "{name}");
    }
}

fn walk(root: &Path, folder: &Path, all: &mut Vec<String>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            walk(root, &path, all);
        } else {
            all.push(path.strip_prefix(root).unwrap().display().to_string().replace('\\', "/"));
        }
    }
}
