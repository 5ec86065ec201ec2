//! Faults, what they leave in the ledger, and how the program ends: the table of `docs/sending.md`.

use std::sync::Mutex;
use std::time::Duration;

use rundmail::delivery::Ending;
use rundmail::exit::Exit;
use rundmail::say::Language;

use crate::server::{Act, Moment, Offer, Server, Step};
use crate::sink::Sink;
use crate::world::{Bench, Pile, plain, smtp};
use rundmail::delivery::smtp::{Patience, SmtpTransport};

const PLANNED: [&str; 3] = ["planned"; 3];
const SENT: [&str; 3] = ["sent"; 3];

/// Three people, a sink with these options: the states afterwards, the exit code, the mails taken.
fn sink(options: &[&str], states: [&str; 3], exit: Exit) {
    let sink = Sink::start(options);
    let bench = Bench::new();
    let outcome = bench.run(&Pile::new(3, "Text\r\n"), &smtp(sink.port));
    assert_eq!(bench.states(), states, "{options:?} {outcome:?}");
    assert_eq!(outcome.exit(), exit, "{options:?} {outcome:?}");
    let sent = states.iter().filter(|state| **state == "sent").count();
    assert!(sink.recipients().len() >= sent);
}

#[test]
fn a_soft_refusal_defers() {
    for step in ["RCPT", "DATA", ".", "MAIL"] {
        sink(&["-r", step], ["deferred"; 3], Exit::BrokenOff);
    }
    sink(&["-r", "RCPT", "-b", "452 4.2.2 over quota"], ["deferred"; 3], Exit::BrokenOff);
}

#[test]
fn a_hard_refusal_is_for_good() {
    for step in ["RCPT", "DATA", "."] {
        sink(&["-f", step], ["refused"; 3], Exit::SomeFailed);
    }
    sink(&["-f", "RCPT", "-B", "550 5.1.1 no such user"], ["refused"; 3], Exit::SomeFailed);
}

#[test]
fn what_concerns_everybody_stops_the_run_and_touches_nobody() {
    sink(&["-f", "MAIL"], PLANNED, Exit::BrokenOff);
    sink(&["-f", "MAIL", "-B", "530 5.7.0 authentication required"], PLANNED, Exit::BrokenOff);
    sink(&["-f", "RCPT", "-B", "554 5.7.1 Relay access denied"], PLANNED, Exit::BrokenOff);
    sink(&["-f", "CONNECT"], PLANNED, Exit::BrokenOff);
    sink(&["-f", "EHLO,HELO"], PLANNED, Exit::BrokenOff);
}

#[test]
fn a_server_that_hangs_up_before_the_final_dot_has_taken_nothing() {
    for step in ["CONNECT", "EHLO", "MAIL", "RCPT", "DATA"] {
        sink(&["-q", step], PLANNED, Exit::BrokenOff);
        sink(&["-Q", step], PLANNED, Exit::BrokenOff);
    }
    // 421 is a reply: the mail was not taken.
    sink(&["-Q", "."], PLANNED, Exit::BrokenOff);
}

#[test]
fn a_server_that_always_hangs_up_after_the_final_dot_leaves_few_in_doubt() {
    sink(&["-q", "."], ["uncertain", "uncertain", "planned"], Exit::BrokenOff);
}

#[test]
fn a_server_that_aborts_after_data_refuses() {
    sink(&["-A", "0"], ["refused"; 3], Exit::SomeFailed);
}

#[test]
fn slowness_is_no_fault() {
    sink(&["-w", "1"], SENT, Exit::Done);
    // -p: with pipelining this server sends a delayed reply after the one to the next command.
    sink(&["-p", "-W", "RCPT:1"], SENT, Exit::Done);
    sink(&["-W", "RCPT:1"], PLANNED, Exit::BrokenOff);
}

/// A scripted server and three people over one connection.
fn scripted(script: impl Fn(&Moment) -> Act + Send + Sync + 'static) -> (Server, Bench, Exit) {
    let server = Server::start(Offer::default(), script);
    let bench = Bench::new();
    let exit = bench.run(&Pile::new(3, "Text\r\n"), &smtp(server.port)).exit();
    (server, bench, exit)
}

/// Does `act` the first time that `step` comes.
pub fn once(step: Step, act: Act) -> impl Fn(&Moment) -> Act + Send + Sync {
    let done = Mutex::new(false);
    move |moment| {
        let mut done = done.lock().unwrap();
        if moment.step == step && !*done {
            *done = true;
            return act.clone();
        }
        Act::Normal
    }
}

#[test]
fn after_a_hang_up_anywhere_before_the_final_dot_everybody_is_reached_once() {
    for step in [Step::Connect, Step::Ehlo, Step::Mail, Step::Rcpt, Step::Data] {
        for act in [Act::HangUp, Act::ReplyAndHangUp("421 4.3.2 shutting down")] {
            let second = move |moment: &Moment| {
                // The first contact succeeds: a server that was never there is another matter.
                let early = matches!(step, Step::Connect | Step::Ehlo);
                match moment.connection {
                    1 if early && moment.step == Step::Mail => Act::HangUp,
                    2 if early && moment.step == step => act.clone(),
                    1 if !early && moment.mail == 2 && moment.step == step => act.clone(),
                    _ => Act::Normal,
                }
            };
            let (server, bench, exit) = scripted(second);
            assert_eq!((bench.states(), exit), (SENT.to_vec(), Exit::Done), "{step:?}");
            assert_eq!(server.recipients().len(), 3, "{step:?}");
        }
    }
}

#[test]
fn a_hang_up_after_the_final_dot_leaves_one_in_doubt_and_repeats_nobody() {
    let (server, bench, exit) = scripted(once(Step::Dot, Act::HangUp));
    assert_eq!(bench.states(), ["uncertain", "sent", "sent"]);
    assert_eq!((server.recipients().len(), exit), (3, Exit::BrokenOff));
    let entry = &bench.entries()[0];
    assert_eq!(entry.message_id, "<0.pile@amt.example>", "it is named");
    // The next run does not repeat it.
    let outcome = bench.run(&Pile::new(3, "Text\r\n"), &smtp(server.port));
    assert_eq!((outcome.sent, server.recipients().len()), (0, 3));
}

#[test]
fn a_hang_up_within_the_message_is_in_doubt_at_most() {
    let (server, bench, _) = scripted(once(Step::Body, Act::HangUp));
    // The whole message was already handed to the system, so the program cannot know better.
    assert_eq!(bench.states(), ["uncertain", "sent", "sent"]);
    assert_eq!(server.recipients().len(), 2);
}

#[test]
fn a_reply_within_the_message_is_heard() {
    let act = Act::ReplyAndHangUp("552 5.3.4 too big");
    let (server, bench, exit) = scripted(once(Step::Body, act));
    assert_eq!(bench.states(), ["refused", "sent", "sent"]);
    assert_eq!((server.recipients().len(), exit), (2, Exit::SomeFailed));
}

#[test]
fn too_many_messages_in_one_connection_is_no_attempt() {
    let (server, bench, exit) = scripted(|moment| match (moment.step, moment.mail) {
        (Step::Mail, 2) => Act::ReplyAndHangUp("421 too many messages in this connection"),
        _ => Act::Normal,
    });
    assert_eq!((bench.states(), exit), (SENT.to_vec(), Exit::Done));
    assert_eq!(server.recipients().len(), 3);
    assert!(bench.entries().iter().all(|entry| entry.attempts == 1));
}

#[test]
fn greylisting_is_waited_out() {
    let known = Mutex::new(Vec::new());
    let (server, bench, exit) = scripted(move |moment| {
        let mut known = known.lock().unwrap();
        if moment.step == Step::Rcpt && !known.contains(&moment.to) {
            known.push(moment.to.clone());
            return Act::Reply("450 4.2.0 greylisted");
        }
        Act::Normal
    });
    assert_eq!((bench.states(), exit), (SENT.to_vec(), Exit::Done));
    assert_eq!(server.recipients().len(), 3);
}

#[test]
fn one_refused_person_keeps_nobody_else_from_the_mail() {
    let refused = |moment: &Moment| match moment.step {
        Step::Rcpt if moment.to.starts_with("person1@") => Act::Reply("550 5.1.1 unknown"),
        // As RFC 2920 allows where no recipient was accepted.
        Step::Data if moment.to.starts_with("person1@") => Act::Reply("354 go ahead"),
        _ => Act::Normal,
    };
    let (server, bench, exit) = scripted(refused);
    assert_eq!(bench.states(), ["sent", "refused", "sent"]);
    assert_eq!(exit, Exit::SomeFailed);
    let wanted = ["person0@verein.example", "person2@verein.example"];
    assert_eq!(server.recipients(), wanted, "and no empty mail either");
    assert_eq!(bench.entries()[1].code, Some(550));
}

#[test]
fn a_refused_envelope_is_reset() {
    let offer = Offer { lines: vec!["8BITMIME"], ..Offer::default() };
    let server = Server::start(offer, |moment| match moment.step {
        Step::Rcpt if moment.to.starts_with("person1@") => Act::Reply("550 5.1.1 unknown"),
        _ => Act::Normal,
    });
    let bench = Bench::new();
    bench.run(&Pile::new(3, "Text\r\n"), &smtp(server.port));
    assert_eq!(bench.states(), ["sent", "refused", "sent"]);
    assert!(server.heard("RSET") && server.heard("QUIT"));
}

#[test]
fn a_mail_beyond_the_announced_size_is_not_even_offered() {
    let offer = Offer { lines: vec!["PIPELINING", "SIZE 1000"], ..Offer::default() };
    let server = Server::start(offer, |_| Act::Normal);
    let bench = Bench::new();
    let outcome = bench.run(&Pile::new(3, &"x\r\n".repeat(1000)), &smtp(server.port));
    let Ending::Halted(halt) = &outcome.ending else { panic!("{outcome:?}") };
    assert!(halt.says.say(Language::German).contains("größer"));
    assert_eq!((bench.states(), outcome.exit()), (PLANNED.to_vec(), Exit::BrokenOff));
    assert!(!server.heard("MAIL"));
}

/// A server that is slower than the program is patient.
fn impatient(step: Step) -> (Server, Bench) {
    let server = Server::start(Offer::default(), once(step, Act::Late(Duration::from_millis(900))));
    let bench = Bench::new();
    let mut options = plain(server.port);
    let short = Duration::from_millis(300);
    options.patience = Patience { connect: short, command: short, message: short };
    bench.run(&Pile::new(3, "Text\r\n"), &SmtpTransport::new(options));
    std::thread::sleep(Duration::from_millis(900));
    (server, bench)
}

#[test]
fn a_reply_that_comes_too_late_leaves_a_mail_in_doubt_only_after_the_final_dot() {
    let (server, bench) = impatient(Step::Dot);
    assert_eq!(bench.states(), ["uncertain", "sent", "sent"]);
    assert_eq!(server.recipients().len(), 3);
    let (server, bench) = impatient(Step::Rcpt);
    assert_eq!(bench.states(), SENT);
    assert_eq!(server.recipients().len(), 3);
}

#[test]
fn a_server_that_is_not_there_is_told_at_once() {
    let bench = Bench::new();
    let outcome = bench.run(&Pile::new(3, ""), &smtp(crate::sink::free_port()));
    let Ending::Halted(halt) = &outcome.ending else { panic!("{outcome:?}") };
    assert!(halt.says.say(Language::German).contains("nicht zu erreichen"));
    assert_eq!((bench.states(), outcome.exit()), (PLANNED.to_vec(), Exit::BrokenOff));
}

#[test]
fn words_of_a_server_break_no_line() {
    let act = Act::Reply("550-5.1.1 first\r\n550 5.1.1 \x1b[2Jsecond");
    let (_, bench, _) = scripted(once(Step::Rcpt, act));
    assert_eq!(bench.entries()[0].reply, "5.1.1 first [2Jsecond");
}
