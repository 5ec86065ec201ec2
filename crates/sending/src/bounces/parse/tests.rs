//! Reports of several servers, and mails of people with bad intentions.

use std::fmt::Write;

use proptest::prelude::*;

use super::super::HEAD;
use super::*;

pub(super) const ID: &str = "<rundmail.0123456789abcdef0123456789abcdef@stadt.example>";

pub(super) fn sample(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../../tests/fixtures/dsn/{name}", env!("CARGO_MANIFEST_DIR")))
        .unwrap()
}

/// The only result for a mail.
pub(super) fn one(mail: &[u8]) -> Mail {
    let mut all = read(mail);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

pub(super) fn report_of(mail: &[u8]) -> Report {
    match one(mail) {
        Mail::Report(report) => report,
        other => panic!("no report but {other:?}"),
    }
}

/// Action, status, reply, addresses.
fn summary(name: &str) -> (Action, String, String, Vec<String>) {
    let report = report_of(&sample(name));
    assert_eq!(report.message_id.as_deref(), Some(ID), "{name}");
    assert!(report.date.is_some(), "{name}");
    let [recipient] = report.recipients.as_slice() else { panic!("{name}: {report:?}") };
    let recipient = recipient.clone();
    let status = recipient.status.map(status::written).unwrap_or_default();
    (recipient.action, status, recipient.diagnostic, recipient.addresses)
}

#[test]
fn the_reports_of_usual_servers_are_understood() {
    let anna = || vec!["anna@verein.example".to_owned()];
    let twice = vec!["anna@verein.example".to_owned(); 2];
    let long = "554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:\
                QuotaExceededException.MapiExceptionShutoffQuotaExceeded";
    for (name, action, status, reply, to) in [
        (
            "postfix-failed.eml",
            Action::Failed,
            "5.1.1",
            "550 5.1.1 mailbox unavailable: no such user",
            twice.clone(),
        ),
        ("postfix-delayed.eml", Action::Delayed, "4.2.2", "452 4.2.2 over quota, try later", twice),
        ("exchange.eml", Action::Failed, "5.2.2", long, vec!["Anna@Verein.example".into()]),
        (
            "exim.eml",
            Action::Failed,
            "5.7.1",
            "550-5.7.1 Access denied 550 see https://verein.example/policy",
            anna(),
        ),
        ("sendmail.eml", Action::Failed, "5.1.2", "550 Host unknown", anna()),
    ] {
        assert_eq!(summary(name), (action, status.into(), reply.into(), to), "{name}");
    }
}

#[test]
fn other_mails_are_told_apart() {
    assert_eq!(one(&sample("holiday.eml")), Mail::AutoReply);
    let nameless = report_of(&sample("no-report.eml"));
    assert_eq!((nameless.message_id, nameless.in_words), (None, true));
    assert_eq!(one(b"From: a@b.example\nSubject: Hallo\n\nAction: failed\n"), Mail::Ordinary);
    assert_eq!(one(b""), Mail::Ordinary);
}

#[test]
fn a_report_may_come_forwarded() {
    let inner = String::from_utf8(sample("sendmail.eml")).unwrap();
    let outer = format!(
        "From: kollegin@stadt.example\nMIME-Version: 1.0\n\
         Content-Type: multipart/mixed; boundary=aussen\n\n--aussen\nContent-Type: text/plain\n\n\
         Zur Kenntnis\n--aussen\nContent-Type: message/rfc822\n\n{inner}\n--aussen--\n"
    );
    assert_eq!(report_of(outer.as_bytes()).message_id.as_deref(), Some(ID));
}

#[test]
fn a_returned_mail_of_any_size_hides_nothing() {
    let mut mail = sample("postfix-failed.eml");
    mail.extend(vec![b'x'; 4 * HEAD]);
    assert_eq!(report_of(&mail).message_id.as_deref(), Some(ID));
}

#[test]
fn without_a_returned_header_the_answered_mail_counts() {
    let text = String::from_utf8(sample("exchange.eml")).unwrap();
    let cut = text.split("Content-Type: message/rfc822").next().unwrap();
    assert_eq!(report_of(cut.as_bytes()).message_id.as_deref(), Some(ID));
}

#[test]
fn deep_nests_are_survived() {
    let levels = |header: &str| header.repeat(HEAD / header.len());
    read(levels("Content-Type:message/rfc822\n\n").as_bytes());
    read(levels("Content-Type:multipart/digest;boundary=a\n\n--a\n\n").as_bytes());
    let mut parts = String::new();
    for level in 0..5_000 {
        let _ = write!(parts, "Content-Type:multipart/mixed;boundary=b{level}\n\n--b{level}\n");
    }
    read(parts.as_bytes());
}

#[test]
fn a_report_that_is_cut_off_anywhere_is_no_trouble() {
    for name in ["postfix-failed.eml", "exchange.eml"] {
        let mail = sample(name);
        for end in (0..mail.len()).step_by(7) {
            read(&mail[..end]);
        }
    }
}

#[test]
fn junk_in_the_fields_stays_junk() {
    let text = String::from_utf8(sample("sendmail.eml")).unwrap();
    let mut mail = text.replace("Action: failed", "Action").replace("Status: 5.1.2", "Status: ٥");
    mail = mail.replace("(reason: 550 Host unknown)", "(reason: none)");
    mail = mail.replace("SMTP; 550 Host unknown", "SMTP; 550 \u{1b}[31m\u{7} Host");
    let report = report_of(mail.as_bytes());
    let recipient = &report.recipients[0];
    assert_eq!((recipient.action, recipient.status), (Action::Unknown, None));
    assert_eq!(recipient.diagnostic, "550 [31m Host");
    let eight_bit: Vec<u8> = text.bytes().map(|b| if b == b'k' { 0xe4 } else { b }).collect();
    read(&eight_bit);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_some_mail(mail in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        read(&mail);
    }

    #[test]
    fn any_damage_to_a_report_is_survived(
        hits in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..40)
    ) {
        let mut mail = sample("exim.eml");
        for (at, byte) in hits {
            let at = at.index(mail.len());
            mail[at] = byte;
        }
        read(&mail);
    }

    #[test]
    fn any_status_part_is_read(part in "(Final-Recipient|Action|Status|[ :;\n\t]|\\PC){0,60}") {
        status::recipients(&part);
    }
}
