//! Reports of many systems, and mails that only look like reports, with a real ledger: how many are
//! understood, and that none marks anybody wrongly.

use std::collections::BTreeMap;
use std::io::Write;

use base64::Engine;

use super::tests::{ID, ledger, now};
use super::*;
use crate::bounces::notice::Desk;
use crate::delivery::Channel;

const FIXTURES: &str = include_str!("../../../../../tests/fixtures/dsn/systems.txt");
const HEADER: &str = "Date: Sun, 22 Nov 2026 08:01:00 +0000\nTo: integration@stadt.example\n";
const TYPE: &str = "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"";
const COPY: &str = "Received: from post.stadt.example ([192.0.2.7]) by mx.verein.example\n\twith ESMTPS; \
    Sun, 22 Nov 2026 08:00:00 +0000\nFrom: Stadt Beispiel <integration@stadt.example>\n\
    To: Anna Kaya <anna@verein.example>\nSubject: Zusammenfassung\nMessage-ID: {ID}\n\
    MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\nGuten Tag Anna Kaya,\n\n\
    Ihre Anmeldung konnte nicht zugestellt werden.\n";

/// Name, expected result, and the mail.
fn fixtures() -> Vec<(&'static str, &'static str, String)> {
    let blocks = FIXTURES.split("\n=== ").skip(1);
    let fixture = |block: &'static str| {
        let (title, mail) = block.split_once('\n').unwrap();
        let (name, becomes) = title.split_once(" | ").unwrap();
        let mut mail = mail.replace("{H}", HEADER).replace("{TYPE}", TYPE).replace("{COPY}", COPY);
        mail = mail.replace("{ID}", ID).replace("{BO}", "<bo@stadt.example>");
        if let Some((before, rest)) = mail.clone().split_once("{BASE64:") {
            let (plain, after) = rest.split_once('}').unwrap();
            let coded = base64::engine::general_purpose::STANDARD.encode(plain);
            mail = format!("{before}{coded}{after}");
        }
        (name, becomes, mail)
    };
    blocks.map(fixture).collect()
}

/// The result for a mail, in the terms of the fixtures.
fn becomes(mail: &str, ledger: &Ledger) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.eml"), mail).unwrap();
    let collection = collect(&[folder.path().to_owned()], &Desk::default());
    let account = settle(&collection, Some(ledger), now()).unwrap();
    let whose: Vec<&str> = account
        .bounced
        .iter()
        .chain(&account.complained)
        .chain(&account.delayed)
        .map(|one| one.mail.key.as_str())
        .collect();
    assert!(whose.iter().all(|key| *key == "anna@verein.example"), "{whose:?}: {mail}");
    if let Some(one) = account.bounced.first() {
        format!("marked {:?}", one.reason)
    } else if !account.complained.is_empty() {
        "complained".into()
    } else if !account.delayed.is_empty() {
        "delayed".into()
    } else if let Some(one) = account.notices.first() {
        format!("notice {}", one.notice.kind.name())
    } else if !account.unmatched.is_empty() {
        "listed".into()
    } else if collection.auto_replies > 0 {
        "vacation".into()
    } else {
        "nothing".into()
    }
}

#[test]
fn the_reports_of_many_systems_are_understood_and_none_is_false() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = ledger(folder.path(), Channel::Smtp, State::Sent);
    let mut figures: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (name, expected, mail) in fixtures() {
        let found = becomes(&mail, &ledger);
        for (ends, form) in [("\r\n", "with CRLF"), ("\r", "with CR")] {
            assert_eq!(becomes(&mail.replace('\n', ends), &ledger), found, "{name} {form}");
        }
        // Two automatic mails that are not about a vacation are counted among them.
        let found = if found == "vacation" && expected == "nothing" { "nothing" } else { &found };
        let is_marked = found.starts_with("marked") || found == "complained";
        let kind = match (expected.split(' ').next(), found == expected) {
            (Some("marked" | "complained"), _) if is_marked => "marked",
            (Some("marked" | "complained"), _) => "unknown",
            _ if is_marked => "false",
            (_, true) => "other mails told apart",
            _ => "other mails taken for something else",
        };
        *figures.entry(kind).or_default() += 1;
        if found != expected {
            wrong.push(format!("{name}: {found}, expected {expected}"));
        }
    }
    // Not with `println!`, whose output the test runner hides on success.
    let _ = writeln!(std::io::stderr(), "reports of many systems: {figures:?}");
    let figure = |kind| figures.get(kind).copied().unwrap_or(0);
    assert_eq!(figure("false"), 0, "{wrong:#?}");
    assert!(figure("marked") >= 60 && figure("marked") >= 9 * figure("unknown"), "{wrong:#?}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
