//! What the table does not cover: messages, attempts, and what the server received.

use std::sync::Mutex;

use rundmail::delivery::{Ending, Outcome};
use rundmail::exit::Exit;
use rundmail::l10n::Language;

use super::once;
use crate::server::{Act, Moment, Offer, Server, Step};
use crate::world::{Bench, Pile, smtp};

/// A scripted server and three people over one connection.
fn scripted(script: impl Fn(&Moment) -> Act + Send + Sync + 'static) -> (Server, Bench, Outcome) {
    let server = Server::start(Offer::default(), script);
    let bench = Bench::new();
    let outcome = bench.run(&Pile::new(3, "Text\r\n"), &smtp(server.port));
    (server, bench, outcome)
}

/// The German message about why the run stopped.
fn words(outcome: &Outcome) -> String {
    let Ending::Aborted(abort) = &outcome.ending else { panic!("{outcome:?}") };
    assert!(abort.help.is_some(), "no advice");
    abort.says.localize(Language::German)
}

#[test]
fn a_mail_in_doubt_is_named_and_not_repeated() {
    let (server, bench, outcome) = scripted(once(Step::Dot, Act::HangUp));
    assert_eq!(outcome.exit(), Exit::BrokenOff);
    let entry = &bench.entries()[0];
    assert_eq!((entry.state.name(), &*entry.message_id), ("uncertain", "<0.pile@amt.example>"));
    let outcome = bench.run(&Pile::new(3, "Text\r\n"), &smtp(server.port));
    assert_eq!((outcome.sent, server.recipients().len()), (0, 3));
}

#[test]
fn too_many_messages_in_one_connection_is_no_attempt() {
    let (_, bench, _) = scripted(|moment| match (moment.step, moment.mail) {
        (Step::Mail, 2) => Act::ReplyAndHangUp("421 too many messages in this connection"),
        _ => Act::Normal,
    });
    assert!(bench.entries().iter().all(|entry| entry.attempts == 1));
}

#[test]
fn a_refused_envelope_is_reset_and_its_person_alone_goes_without() {
    for pipelining in [true, false] {
        let lines = if pipelining { vec!["PIPELINING"] } else { vec![] };
        let server =
            Server::start(Offer { lines, ..Offer::default() }, |moment| match moment.step {
                Step::Rcpt if moment.to.starts_with("person1@") => Act::Reply("550 5.1.1 unknown"),
                // Like a server that was given no recipient.
                Step::Data if moment.to.starts_with("person1@") => {
                    Act::Reply("503 5.5.1 no recipients")
                }
                _ => Act::Normal,
            });
        let bench = Bench::new();
        bench.run(&Pile::new(3, "Text\r\n"), &smtp(server.port));
        assert!(server.heard("RSET") && server.heard("QUIT"));
        assert_eq!(server.recipients(), ["person0@verein.example", "person2@verein.example"]);
        let entry = &bench.entries()[1];
        assert_eq!((entry.code, &*entry.reply), (Some(550), "5.1.1 unknown"));
    }
}

#[test]
fn a_mail_beyond_the_announced_size_is_not_even_offered() {
    let offer = Offer { lines: vec!["PIPELINING", "SIZE 1000"], ..Offer::default() };
    let server = Server::start(offer, |_| Act::Normal);
    let outcome = Bench::new().run(&Pile::new(3, &"x\r\n".repeat(1000)), &smtp(server.port));
    assert!(words(&outcome).contains("größer"));
    assert!(!server.heard("MAIL"));
}

#[test]
fn a_mail_that_is_too_large_after_all_is_not_blamed_on_the_sender() {
    let (_, _, outcome) = scripted(|moment| match moment.step {
        Step::Mail => Act::Reply("552 5.3.4 message too big"),
        _ => Act::Normal,
    });
    let said = words(&outcome);
    assert!(said.contains("zu groß") && said.contains("552 5.3.4 message too big"), "{said}");
}

#[test]
fn a_server_that_is_not_there_is_told_at_once() {
    let outcome = Bench::new().run(&Pile::new(3, ""), &smtp(crate::sink::free_port()));
    assert!(words(&outcome).contains("nicht zu erreichen"));
}

#[test]
fn the_end_of_a_login_is_met_with_a_new_one_but_only_once_for_each_mail() {
    let asked = Mutex::new(0);
    let (_, bench, outcome) = scripted(move |moment| {
        let mut asked = asked.lock().unwrap();
        if moment.step == Step::Mail {
            *asked += 1;
            if *asked > 1 {
                return Act::Reply("530 5.7.0 authentication required");
            }
        }
        Act::Normal
    });
    assert_eq!(bench.states(), ["sent", "planned", "planned"]);
    assert!(words(&outcome).contains("530 5.7.0"));
}

#[test]
fn words_of_a_server_break_no_line() {
    let act = Act::Reply("550-5.1.1 first\r\n550 5.1.1 \x1b[2Jsecond");
    let (_, bench, _) = scripted(once(Step::Rcpt, act));
    assert_eq!(bench.entries()[0].reply, "5.1.1 first [2Jsecond");
}
