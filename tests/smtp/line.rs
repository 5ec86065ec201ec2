//! The line itself: replies as no standard wants them, servers that stop in the midst, and what is
//! known of a mail then.

use std::sync::{Mutex, mpsc};
use std::time::{Duration, Instant};

use rundmail::delivery::smtp::{SmtpTransport, Timeouts};
use rundmail::delivery::{Ending, Outcome, format_reply};
use rundmail::exit::Exit;
use rundmail::l10n::Language;

use crate::faults::once;
use crate::server::{Act, Moment, Offer, Server, Step};
use crate::sink::Sink;
use crate::world::{Bench, Pile, plain, smtp};

/// More than the buffers of both systems take, so that the writing is still going on.
const HUGE: usize = 16_000_000;
const SHORT: Duration = Duration::from_secs(3);

/// The maximum duration of what is not waited for: far shorter than the timeout for messages and the
/// delays of these servers, and long enough for a busy machine.
const SOON: Duration = Duration::from_mins(2);

/// A scripted server and two people, with a short timeout for commands and a long one for messages.
fn talk(text: &str, script: impl Fn(&Moment) -> Act + Send + Sync + 'static) -> Talk {
    let server = Server::start(Offer::default(), script);
    let bench = Bench::new();
    let mut options = plain(server.port);
    options.timeouts.command = SHORT;
    options.timeouts.message = 5 * SOON;
    let start = Instant::now();
    let outcome = bench.run(&Pile::new(2, text), &SmtpTransport::new(options));
    Talk { server, bench, outcome, took: start.elapsed() }
}

struct Talk {
    server: Server,
    bench: Bench,
    outcome: Outcome,
    took: Duration,
}

impl Talk {
    /// How both mails ended, and how many the server took.
    fn is(&self, states: [&str; 2], taken: usize) {
        assert_eq!(self.bench.states(), states, "{:?}", self.outcome);
        assert_eq!(self.server.recipients().len(), taken);
    }

    fn reply(&self) -> String {
        format_reply(None, &self.bench.entries()[0].reply, Language::English)
    }
}

pub(crate) fn huge() -> String {
    format!("{}\r\n", "x".repeat(78)).repeat(HUGE / 80)
}

#[test]
fn replies_in_latin_1_are_understood_at_each_step() {
    let greetings: [(Step, &'static [u8]); 7] = [
        (Step::Connect, b"220 gr\xfc\xdf Gott\r\n"),
        (Step::Ehlo, b"250-sch\xf6n\r\n250 PIPELINING\r\n"),
        (Step::Mail, b"250 \xfc\r\n"),
        (Step::Rcpt, b"250 \xfc\r\n"),
        (Step::Data, b"354 los, \xfcbergeben\r\n"),
        (Step::Dot, b"250 Nachricht \xfcbernommen\r\n"),
        (Step::Dot, b"250\r\n"),
    ];
    for (step, octets) in greetings {
        let talk = talk("Text\r\n", once(step, Act::Octets(octets)));
        talk.is(["sent", "sent"], 2);
        if octets.ends_with(b"bernommen\r\n") {
            assert_eq!(talk.reply(), "Nachricht übernommen");
        }
    }
}

#[test]
fn a_refusal_in_latin_1_is_kept_as_it_was_meant() {
    let talk = talk("Text\r\n", once(Step::Rcpt, Act::Octets(b"550 Empf\xe4nger unbekannt\n")));
    talk.is(["refused", "sent"], 1);
    assert_eq!(talk.reply(), "Empfänger unbekannt");
}

#[test]
fn a_reply_in_pieces_of_one_octet_is_one_reply() {
    let drip = Act::Drip(b"250-2.0.0 queued\r\n250 2.0.0 as 17\r\n", Duration::from_millis(5));
    let talk = talk("Text\r\n", once(Step::Dot, drip));
    talk.is(["sent", "sent"], 2);
    assert_eq!(talk.reply(), "2.0.0 queued as 17");
}

#[test]
fn a_reply_that_drips_for_ever_is_not_waited_for() {
    let drip = Act::Drip(&[b'2'; 12_000], Duration::from_millis(50));
    let talk = talk("Text\r\n", once(Step::Rcpt, drip));
    talk.is(["sent", "sent"], 2);
    assert!(talk.took < SOON, "{:?}", talk.took);
}

#[test]
fn an_endless_reply_is_given_up() {
    for flood in [&b"2222222222222222"[..], b"250-and\r\n250-another\r\n"] {
        let before = talk("Text\r\n", once(Step::Rcpt, Act::Flood(flood)));
        before.is(["sent", "sent"], 2);
        assert!(before.took < SOON, "{:?}", before.took);
        let after = talk("Text\r\n", once(Step::Dot, Act::Flood(flood)));
        after.is(["uncertain", "sent"], 1);
        assert!(after.took < SOON, "{:?}", after.took);
        assert_eq!(after.reply(), "The server's reply does not end.");
    }
}

#[test]
fn a_server_that_contradicts_itself_is_not_believed() {
    let mixed = Act::Octets(b"250-taken\r\n550 refused\r\n");
    let talk_after = talk("Text\r\n", once(Step::Dot, mixed.clone()));
    assert_eq!(talk_after.bench.states(), ["uncertain", "sent"]);
    assert_eq!(talk_after.reply(), "The server contradicts itself: 250, 550 refused");
    talk("Text\r\n", once(Step::Mail, mixed)).is(["sent", "sent"], 2);
}

#[test]
fn a_server_that_speaks_before_it_is_asked_is_not_believed() {
    // Taken for the reply to the final dot, the early 250 would hide the refusal.
    let script = |moment: &Moment| match (moment.step, moment.connection) {
        (Step::Data, 1) => Act::Octets(b"354 go\r\n250 queued already\r\n"),
        (Step::Dot, 1) => Act::Reply("550 5.7.1 spam"),
        _ => Act::Normal,
    };
    talk("Text\r\n", script).is(["sent", "sent"], 2);
    // The same between two mails; a 421 there is a farewell.
    for extra in [&b"250 queued\r\n250 twice\r\n"[..], b"250 queued\r\n421 idle for too long\r\n"] {
        let talk = talk("Text\r\n", once(Step::Dot, Act::Octets(extra)));
        talk.is(["sent", "sent"], 2);
        let attempts: Vec<_> = talk.bench.entries().iter().map(|entry| entry.attempts).collect();
        assert_eq!(attempts, [1, 1]);
    }
}

#[test]
fn what_is_no_reply_is_told_in_its_own_words() {
    let talk = talk("Text\r\n", |_| Act::Octets(b"SSH-2.0-OpenSSH_9.2\r\n"));
    let Ending::Aborted(abort) = &talk.outcome.ending else { panic!("{:?}", talk.outcome) };
    let said = abort.says.localize(Language::German);
    assert!(said.contains("SSH-2.0-OpenSSH_9.2"), "{said}");
    talk.is(["planned", "planned"], 0);
}

#[test]
fn a_hang_up_within_a_message_that_is_still_being_written_is_surely_not_sent() {
    let talk = talk(&huge(), once(Step::Body, Act::HangUp));
    talk.is(["sent", "sent"], 2);
    assert_eq!(talk.outcome.exit(), Exit::Done);
    let attempts: Vec<_> = talk.bench.entries().iter().map(|entry| entry.attempts).collect();
    assert_eq!(attempts, [2, 1], "planned again, and then sent once");
}

#[test]
fn a_server_that_reads_no_further_has_not_got_the_mail() {
    let (read_on, stuck) = mpsc::channel();
    let stuck = Mutex::new(Some(stuck));
    let talk = talk(&huge(), move |moment| {
        let stuck = if moment.step == Step::Body { stuck.lock().unwrap().take() } else { None };
        if let Some(stuck) = stuck {
            stuck.recv_timeout(2 * SOON).unwrap();
        }
        Act::Normal
    });
    assert!(talk.took < SOON, "{:?}", talk.took);
    // When it reads on, it finds no end.
    read_on.send(()).unwrap();
    talk.server.until_ended(2);
    talk.is(["sent", "sent"], 2);
}

#[test]
fn a_reply_within_a_message_that_is_still_being_written_is_heard() {
    let too_big = Act::ReplyAndHangUp("552 5.3.4 too big");
    talk(&huge(), once(Step::Body, too_big)).is(["refused", "sent"], 1);
    let closing = Act::ReplyAndHangUp("421 4.3.2 closing");
    for text in ["Text\r\n", &huge()] {
        talk(text, once(Step::Body, closing.clone())).is(["sent", "sent"], 2);
    }
    // Whoever claims to have a mail without its final dot is neither believed nor sent it again.
    let early = Act::ReplyAndHangUp("250 taken");
    talk(&huge(), once(Step::Body, early)).is(["uncertain", "sent"], 1);
}

#[test]
fn a_server_that_says_nothing_is_not_waited_for_twice() {
    let server = Server::start(Offer::default(), |_| Act::Silence);
    let bench = Bench::new();
    let once = Duration::from_secs(5);
    let mut options = plain(server.port);
    options.timeouts = Timeouts { connect: once, command: once, message: once };
    let outcome = bench.run(&Pile::new(2, ""), &SmtpTransport::new(options));
    assert_eq!(server.seen.lock().unwrap().connections, 1);
    let Ending::Aborted(_) = outcome.ending else { panic!("{outcome:?}") };
    assert_eq!(bench.states(), ["planned"; 2]);
}

#[test]
fn a_server_of_the_old_days_is_greeted_as_then() {
    let sink = Sink::start(&["-f", "EHLO"]);
    let bench = Bench::new();
    bench.run(&Pile::new(2, "Text\r\n"), &smtp(sink.port));
    assert_eq!((bench.states(), sink.recipients().len()), (vec!["sent"; 2], 2));
}

#[test]
fn a_greeting_of_several_lines_is_one_and_a_bad_one_is_told() {
    let several = Act::Octets(b"220-scripted.example\r\n220-No spam\r\n220 ESMTP\r\n");
    talk("Text\r\n", once(Step::Connect, several)).is(["sent", "sent"], 2);
    talk("Text\r\n", once(Step::Connect, Act::ReplyAndHangUp("421 busy"))).is(["sent", "sent"], 2);
    let turned = talk("Text\r\n", |moment| match moment.step {
        Step::Connect => Act::Reply("554-no\r\n554 service"),
        _ => Act::Normal,
    });
    let Ending::Aborted(abort) = &turned.outcome.ending else { panic!("{:?}", turned.outcome) };
    assert!(abort.says.localize(Language::German).contains("554 no service"));
    turned.is(["planned", "planned"], 0);
}
