//! Reports in the style of the servers that town halls and their contacts use: what is read from
//! each, and the resulting reason.

use super::tests::{ID, one, report_of, sample};
use super::*;
use crate::delivery::Reason;

/// A fixture, and what should be read from it for Anna.
struct Case {
    file: &'static str,
    action: Action,
    status: &'static str,
    reason: Reason,
    reply: &'static str,
}

const CASES: &[Case] = &[
    Case {
        file: "microsoft365.eml",
        action: Action::Failed,
        status: "5.1.10",
        reason: Reason::AddressUnknown,
        reply: "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient anna@verein.example not found by SMTP \
                address lookup",
    },
    Case {
        file: "gmail.eml",
        action: Action::Failed,
        status: "5.1.1",
        reason: Reason::AddressUnknown,
        reply: "550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 \
                double-checking the recipient's email address for typos or 550 5.1.1 unnecessary spaces. \
                b12si345678edw.9 - gsmtp",
    },
    Case {
        file: "exim-text.eml",
        action: Action::Failed,
        status: "5.2.2",
        reason: Reason::MailboxFull,
        reply: "552 5.2.2 Over quota",
    },
    Case {
        file: "kundenserver.eml",
        action: Action::Failed,
        status: "",
        reason: Reason::Other,
        reply: "550 Requested action not taken: mailbox unavailable",
    },
    Case {
        file: "postfix-headers.eml",
        action: Action::Failed,
        status: "5.4.4",
        reason: Reason::DomainUnknown,
        reply: "Host or domain name not found. Name service error for name=verein.example type=AAAA: \
                Host not found",
    },
    Case {
        file: "encoded.eml",
        action: Action::Failed,
        status: "5.7.1",
        reason: Reason::Policy,
        reply: "550 5.7.1 Ihre Nachricht wurde als Spam abgelehnt (Prüfung läuft über Filter)",
    },
    Case {
        file: "several.eml",
        action: Action::Failed,
        status: "5.2.1",
        reason: Reason::MailboxClosed,
        reply: "550 5.2.1 account is disabled",
    },
    Case {
        file: "delayed-headers.eml",
        action: Action::Delayed,
        status: "4.4.1",
        reason: Reason::Unreachable,
        reply: "",
    },
];

/// What the report says about Anna, whichever spelling of her address it uses.
fn of_anna(report: &Report) -> &Recipient {
    let is_anna = |one: &&Recipient| {
        one.addresses.iter().any(|to| to.eq_ignore_ascii_case("anna@verein.example"))
    };
    report.recipients.iter().find(is_anna).expect("a word about Anna")
}

fn reason_of(recipient: &Recipient) -> Reason {
    let code = recipient.diagnostic.get(..3).and_then(|code| code.parse().ok());
    Reason::of_report(recipient.status, code, &recipient.diagnostic)
}

#[test]
fn each_server_is_understood() {
    for case in CASES {
        for mail in [sample(case.file), with_crlf(&sample(case.file)), with_lf(&sample(case.file))]
        {
            let report = report_of(&mail);
            assert_eq!(report.message_id.as_deref(), Some(ID), "{}", case.file);
            assert!(report.date.is_some(), "{}", case.file);
            let anna = of_anna(&report);
            let status = anna.status.map(status::written).unwrap_or_default();
            assert_eq!((anna.action, status.as_str()), (case.action, case.status), "{}", case.file);
            assert_eq!(anna.diagnostic, case.reply, "{}", case.file);
            assert_eq!(reason_of(anna), case.reason, "{}", case.file);
        }
    }
}

#[test]
fn an_address_with_umlauts_is_read_in_every_spelling() {
    let report = report_of(&sample("international.eml"));
    assert_eq!(report.message_id.as_deref(), Some(ID));
    let [recipient] = report.recipients.as_slice() else { panic!("{report:?}") };
    assert_eq!(recipient.addresses, ["anna@büchertreff.example"; 2]);
}

#[test]
fn each_person_of_a_report_is_told_apart() {
    let report = report_of(&sample("several.eml"));
    let actions: Vec<_> = report.recipients.iter().map(|one| one.action).collect();
    assert_eq!(actions, [Action::Failed, Action::Failed, Action::Delivered]);
}

#[test]
fn who_has_read_a_mail_sends_no_report() {
    assert_eq!(one(&sample("read-receipt.eml")), Mail::AutoReply);
}

#[test]
fn without_the_list_of_failed_addresses_the_words_of_a_server_do() {
    for name in ["exim-text.eml", "kundenserver.eml"] {
        let text =
            String::from_utf8(sample(name)).unwrap().replace("X-Failed-Recipients", "X-Other");
        let report = report_of(text.as_bytes());
        assert_eq!(report.message_id.as_deref(), Some(ID), "{name}");
        let named = |one: &Recipient| one.addresses == ["anna@verein.example"];
        assert!(report.recipients.iter().any(named), "{name}: {report:?}");
        let person = text
            .lines()
            .filter(|line| !line.to_ascii_lowercase().starts_with("return-path:"))
            .map(|line| match line.split_once(':') {
                Some(("From", _)) => "From: bo@verein.example",
                Some(("Subject", _)) => "Subject: Frage",
                _ => line,
            })
            .collect::<Vec<_>>()
            .join("\n");
        assert!(!matches!(one(person.as_bytes()), Mail::Report(_)), "a person's words: {name}");
    }
}

fn with_lf(mail: &[u8]) -> Vec<u8> {
    mail.iter().copied().filter(|byte| *byte != b'\r').collect()
}

fn with_crlf(mail: &[u8]) -> Vec<u8> {
    let line_ends = with_lf(mail).into_iter();
    line_ends.flat_map(|byte| if byte == b'\n' { vec![b'\r', b'\n'] } else { vec![byte] }).collect()
}
