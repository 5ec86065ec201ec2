//! What a clerk reads when things go wrong, whole and in both languages: one run of each class. The
//! texts lie in `tests/smtp/told/`.
//!
//! `RUNDMAIL_REWRITE=1` writes them; read them before they are committed.

use std::fs;
use std::path::Path;

use crate::office::{Ended, Office};
use crate::parallel::in_parallel;
use crate::server::{Act, Moment, Offer, Server, Step};

/// Name of the texts, exit code, and what the server does when it comes to a step: for the first person
/// only, or for everybody.
type Class = (&'static str, i32, Whom, Step, Act);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Whom {
    First,
    Everybody,
}

const LISTED: &str = "554 5.7.1 Client host [192.0.2.1] blocked using zen.spamhaus.org";
const ALLOWANCE: &str = "554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException";

fn classes() -> Vec<Class> {
    use Whom::{Everybody, First};
    vec![
        ("all-sent", 0, Everybody, Step::Dot, Act::Normal),
        ("one-refused", 3, First, Step::Rcpt, Act::Reply("550 5.1.1 User unknown")),
        ("one-uncertain", 4, First, Step::Dot, Act::HangUp),
        ("all-uncertain", 4, Everybody, Step::Dot, Act::HangUp),
        ("one-deferred", 4, First, Step::Rcpt, Act::Reply("450 4.2.0 Greylisted, come back later")),
        ("all-deferred", 4, Everybody, Step::Rcpt, Act::Reply("452 4.2.2 Mailbox full")),
        ("too-many", 4, Everybody, Step::Mail, Act::Reply("451 4.7.28 Too many messages")),
        ("allowance", 4, Everybody, Step::Dot, Act::Reply(ALLOWANCE)),
        ("hangs-up", 4, Everybody, Step::Mail, Act::HangUp),
        ("going-down", 4, Everybody, Step::Mail, Act::ReplyAndHangUp("421 4.3.2 Shutting down")),
        ("sender", 4, Everybody, Step::Mail, Act::Reply("553 5.7.1 Sender address rejected")),
        ("login", 4, Everybody, Step::Mail, Act::Reply("530 5.7.0 Authentication required")),
        ("size", 4, Everybody, Step::Mail, Act::Reply("552 5.3.4 Message too big")),
        ("relay", 4, Everybody, Step::Rcpt, Act::Reply("554 5.7.1 Relay access denied")),
        ("listed", 4, Everybody, Step::Rcpt, Act::Reply(LISTED)),
        ("spam", 4, Everybody, Step::Dot, Act::Reply("554 5.7.1 Identified as spam")),
        ("two-minds", 4, First, Step::Dot, Act::Octets(b"250 ok\r\n554 5.7.1 no\r\n")),
        ("turned-away", 4, Everybody, Step::Connect, Act::Reply("554 5.7.1 You are blocked")),
        ("no-mail-server", 4, Everybody, Step::Connect, Act::Octets(b"SSH-2.0-OpenSSH_9.2\r\n")),
    ]
}

#[test]
fn every_class_is_told_in_both_languages() {
    let each = classes().into_iter().flat_map(|class| [("de", class.clone()), ("en", class)]);
    in_parallel(4, each, |(language, (name, code, whom, step, act))| {
        let server = Server::start(Offer::default(), move |moment: &Moment| {
            let meant = whom == Whom::Everybody || moment.to.starts_with("person0@");
            if meant && moment.step == step { act.clone() } else { Act::Normal }
        });
        let office = Office::of(3, server.port, "");
        let mut command = office.command(&["send", office.file, "--yes", "--retry-for", "0"]);
        // 17 September 2026, 14:32 in Germany.
        command.env("RUNDMAIL_LANG", language).env("SOURCE_DATE_EPOCH", "1789648320");
        let ended: Ended = command.output().unwrap().into();
        let text = ended.err.replace(&server.port.to_string(), "PORT");
        assert_eq!(ended.code, Some(code), "{text}");
        assert!(ended.out.is_empty(), "{}", ended.out);
        compare(&format!("{name}.{language}.txt"), &text);
    });
}

fn compare(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/smtp/told").join(name);
    if std::env::var_os("RUNDMAIL_REWRITE").is_some() {
        fs::write(path, text).unwrap();
        return;
    }
    assert_eq!(text, fs::read_to_string(path).unwrap_or_default(), "{name}");
}

#[test]
fn no_text_is_forgotten() {
    let wanted = classes().len() * 2;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/smtp/told");
    assert_eq!(fs::read_dir(folder).unwrap().count(), wanted);
}
