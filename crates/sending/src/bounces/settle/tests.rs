//! Reports with a real ledger.

use super::*;
use crate::delivery::Channel;
use crate::delivery::ledger::{Digests, Mark, Settled, Subject};
use crate::mailing::Addressee;

pub(super) const ID: &str = "<rundmail.0123456789abcdef0123456789abcdef@stadt.example>";

pub(super) fn now() -> DateTime<Utc> {
    "2026-11-23T10:00:00Z".parse().unwrap()
}

/// A ledger in which Anna got the mail of the samples, and Bo one of his own.
pub(super) fn ledger(folder: &Path, channel: Channel, state: State) -> Ledger {
    let mut ledger = Ledger::open(folder).unwrap();
    let subject = Subject { id: "a".into(), series: None, kind: "summary".into(), date: None };
    let sent = "2026-11-21T23:19:00Z".parse().unwrap();
    let digests = Digests { content: "c", plan: "p", parts: "" };
    let account = ledger.open_round(&subject, channel, digests, sent).unwrap();
    let people = ["Anna@verein.example", "bo@verein.example"].map(|address| Addressee {
        address: Address::parse(address).unwrap(),
        name: String::new(),
    });
    ledger.plan(&account, &people, sent).unwrap();
    let recorder = ledger.record(&account, 1);
    for (key, id) in [("anna@verein.example", ID), ("bo@verein.example", "<bo@stadt.example>")] {
        recorder.sending(Mark { key: key.into(), message_id: id.into() }, sent, &nobody).unwrap();
        let (code, reply) = (Some(250), String::from("Ok"));
        recorder.settle(Settled { key: key.into(), state, at: sent, code, reply });
    }
    recorder.finish().unwrap()
}

fn collected(change: impl Fn(String) -> String) -> Collection {
    collected_of("postfix-failed.eml", change)
}

fn collected_of(name: &str, change: impl Fn(String) -> String) -> Collection {
    let path = format!("{}/../../tests/fixtures/dsn/{name}", env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.eml");
    std::fs::write(&file, change(std::fs::read_to_string(path).unwrap())).unwrap();
    collect(&[folder.path().to_owned()], &crate::bounces::notice::Desk::default())
}

fn mark(ledger: &mut Ledger, account: &Account) -> usize {
    let new = account.bounced.iter().filter(|one| one.is_new());
    let marks: Vec<_> = new.map(|one| (&one.mail, one.returned.clone())).collect();
    ledger.mark_bounced(&marks).unwrap()
}

fn why(collection: &Collection, ledger: &Ledger) -> Vec<Why> {
    let account = settle(collection, Some(ledger), now()).unwrap();
    assert!(account.bounced.is_empty() && account.delayed.is_empty());
    account.unmatched.iter().map(|one| one.why).collect()
}

/// Nobody comes next.
fn nobody(_: usize) -> Vec<Mark> {
    Vec::new()
}

#[test]
fn a_failed_mail_is_marked_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = ledger(folder.path(), Channel::Smtp, State::Sent);
    let reports = collected(|mail| mail);
    let account = settle(&reports, Some(&ledger), now()).unwrap();
    assert_eq!(mark(&mut ledger, &account), 1);
    let entries = ledger.entries(&ledger.accounts().unwrap()[0]).unwrap();
    assert_eq!((entries[0].state, entries[0].code), (State::Bounced, Some(550)));
    assert_eq!(entries[0].reply, "5.1.1 mailbox unavailable: no such user");
    assert_eq!(entries[0].at.to_rfc3339(), "2026-11-21T23:19:20+00:00");
    assert_eq!(entries[1].state, State::Sent, "Bo's mail arrived");
    let again = settle(&reports, Some(&ledger), now()).unwrap();
    assert!(!again.bounced[0].is_new());
    assert_eq!(mark(&mut ledger, &again), 0);
    let returns = ledger.last_returns().unwrap();
    assert_eq!(returns.len(), 1);
    assert_eq!(returns[0].key, "anna@verein.example");
}

#[test]
fn a_delayed_mail_is_listed_and_not_marked() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = ledger(folder.path(), Channel::Smtp, State::Sent);
    let late = collected_of("postfix-delayed.eml", |mail| mail);
    let account = settle(&late, Some(&ledger), now()).unwrap();
    assert_eq!((account.bounced.len(), account.delayed.len()), (0, 1));
    assert_eq!(account.delayed[0].reason, Reason::MailboxFull);
    assert!(ledger.last_returns().unwrap().is_empty());
    let mut both = collected(|mail| mail);
    both.reports.extend(late.reports);
    let account = settle(&both, Some(&ledger), now()).unwrap();
    assert_eq!((account.bounced.len(), account.delayed.len()), (1, 0), "in the end it failed");
}

#[test]
fn a_report_that_fits_by_half_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = ledger(folder.path(), Channel::Smtp, State::Sent);
    let forged =
        collected(|mail| mail.replace("rfc822;anna@", "rfc822;bo@").replace("; anna@", "; bo@"));
    assert_eq!(why(&forged, &ledger), [Why::OtherRecipient]);
    let foreign = collected(|mail| mail.replace("rundmail.0123", "rundmail.9999"));
    assert_eq!(why(&foreign, &ledger), [Why::UnknownMessage]);
    let nameless = collected(|mail| mail.replace("\nMessage-ID: <rundmail", "\nX-Was: <rundmail"));
    assert_eq!(why(&nameless, &ledger), [Why::NoMessageId]);
    let vague = collected(|mail| mail.replace("Action: failed", "Action: perhaps"));
    assert_eq!(why(&vague, &ledger), [Why::NoAction]);
    assert_eq!(why(&collected_of("no-report.eml", |mail| mail), &ledger), [Why::NoMessageId]);
}

#[test]
fn only_what_left_the_house_can_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let refused = ledger(folder.path(), Channel::Smtp, State::Refused);
    assert_eq!(why(&collected(|mail| mail), &refused), [Why::NotSent]);
    let other = tempfile::tempdir().unwrap();
    let files = ledger(other.path(), Channel::Folder, State::Sent);
    assert_eq!(why(&collected(|mail| mail), &files), [Why::UnknownMessage]);
    let account = settle(&collected(|mail| mail), None, now()).unwrap();
    assert_eq!(account.unmatched[0].why, Why::UnknownMessage);
}

#[test]
fn what_nobody_knew_is_known_when_it_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = ledger(folder.path(), Channel::Smtp, State::Uncertain);
    let account = settle(&collected(|mail| mail), Some(&ledger), now()).unwrap();
    assert_eq!(mark(&mut ledger, &account), 1);
}

#[test]
fn a_clock_that_goes_wrong_moves_nothing_out_of_order() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = ledger(folder.path(), Channel::Smtp, State::Sent);
    let at = |year: &str| {
        let reports =
            collected(|mail| mail.replace("Nov 2026 23:19:20", &format!("Nov {year} 23:19:20")));
        settle(&reports, Some(&ledger), now()).unwrap().bounced[0].returned.at.to_rfc3339()
    };
    assert_eq!(at("2099"), "2026-11-23T10:00:00+00:00");
    assert_eq!(at("1999"), "2026-11-21T23:19:00+00:00");
}

#[test]
fn the_ledger_keeps_the_code_ahead_of_the_words() {
    let kept = |status: Option<&str>, words: &str| {
        let recipient = Recipient {
            addresses: Vec::new(),
            action: Action::Failed,
            status: status.and_then(EnhancedStatus::parse),
            diagnostic: words.into(),
        };
        let returned = returned(&recipient, now());
        (returned.code, returned.reply)
    };
    assert_eq!(kept(Some("5.1.2"), "550 Host unknown"), (Some(550), "5.1.2 Host unknown".into()));
    assert_eq!(kept(Some("5.1.1"), "550-5.1.1 No"), (Some(550), "5.1.1 No".into()));
    assert_eq!(kept(Some("5.1.1"), ""), (None, "5.1.1".into()));
    assert_eq!(kept(None, "5.1.1"), (None, "5.1.1".into()));
    assert_eq!(kept(None, "kein Empfänger"), (None, "kein Empfänger".into()));
    assert_eq!(kept(None, "ääää"), (None, "ääää".into()));
}

#[test]
fn an_old_report_says_nothing_of_a_mail_that_was_sent_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = ledger(folder.path(), Channel::Smtp, State::Sent);
    let reports = collected(|mail| mail);
    let account = settle(&reports, Some(&ledger), now()).unwrap();
    mark(&mut ledger, &account);
    let account = ledger.accounts().unwrap().remove(0);
    let again = "2026-11-22T09:00:00Z".parse().unwrap();
    let key = || String::from("anna@verein.example");
    ledger.plan_again(&account, State::Bounced, &[key()], again).unwrap();
    let recorder = ledger.record(&account, 1);
    recorder.sending(Mark { key: key(), message_id: ID.into() }, again, &nobody).unwrap();
    let settled =
        Settled { key: key(), state: State::Sent, at: again, code: None, reply: String::new() };
    recorder.settle(settled);
    let ledger = recorder.finish().unwrap();
    assert_eq!(why(&reports, &ledger), [Why::Earlier]);
    let later =
        collected(|mail| mail.replace("Sat, 21 Nov 2026 23:19:20", "Sun, 22 Nov 2026 09:00:00"));
    assert_eq!(settle(&later, Some(&ledger), now()).unwrap().bounced.len(), 1);
}
