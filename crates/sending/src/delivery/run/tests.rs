//! Runs with a scripted transport: what the ledger is told, in which order, and how they end.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use chrono::{DateTime, Utc};

use super::*;
use crate::contacts::Address;
use crate::delivery::clock::{Clock, Heard, Notifier};
use crate::delivery::ledger::LedgerFault;
use crate::delivery::{Journal, Options, Silent, Transport};
use crate::diagnostic::Diagnostic;
use crate::exit::Exit;
use crate::mail::Message;
use crate::mailing::{Addressee, MailSource};
use crate::world::World;

/// A clock for tests on which waiting makes the time pass at once.
#[derive(Debug)]
pub(super) struct Leap {
    start: Instant,
    passed: Mutex<Duration>,
}

impl Default for Leap {
    fn default() -> Self {
        Self { start: Instant::now(), passed: Mutex::default() }
    }
}

impl Leap {
    pub(super) fn passed(&self) -> Duration {
        *self.passed.lock().unwrap()
    }

    pub(super) fn pass(&self, time: Duration) {
        *self.passed.lock().unwrap() += time;
    }
}

impl Clock for Leap {
    fn now(&self) -> Instant {
        self.start + self.passed()
    }

    fn wait(&self, notifier: &Notifier, heard: Heard, timeout: Duration) {
        if notifier.heard() == heard {
            self.pass(timeout);
        }
    }
}

pub(super) struct Pile(Vec<Addressee>);

impl Pile {
    pub(super) fn new(count: usize) -> Self {
        let person = |index| Addressee {
            address: Address::parse(&format!("p{index}@verein.example")).unwrap(),
            name: String::new(),
        };
        Self((0..count).map(person).collect())
    }
}

impl MailSource for Pile {
    fn message_id(&self, index: usize) -> String {
        format!("<{index}>")
    }

    fn addressees(&self) -> &[Addressee] {
        &self.0
    }

    fn compose(&self, index: usize) -> Result<Message, Box<Diagnostic>> {
        if self.0[index].name == "broken" {
            return Err(Box::new(
                crate::rules::mail::SUBJECT.finds(crate::l10n::Verbatim("broken".into())),
            ));
        }
        Ok(Message {
            from: Address::parse("amt@amt.example").unwrap(),
            to: self.0[index].address.clone(),
            message_id: self.message_id(index),
            head: Vec::new(),
            shared: [].into(),
        })
    }
}

/// Everything that happened, in order: on the wire and in the journal.
#[derive(Default)]
pub(super) struct Log(Mutex<Vec<String>>);

impl Log {
    pub(super) fn note(&self, line: String) {
        self.0.lock().unwrap().push(line);
    }

    pub(super) fn lines(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

/// Faults in a phase (`open`, `offer`, `transmit`) of a person's mail.
pub(super) type Script<'a> = dyn Fn(&str, &str) -> Option<Fault> + Sync + 'a;

/// Answers each phase of each mail from a script.
pub(super) struct Scripted<'a> {
    pub log: &'a Log,
    pub script: Box<Script<'a>>,
}

impl Transport for Scripted<'_> {
    fn open(&self) -> Result<Box<dyn Session + '_>, Fault> {
        self.log.note("open".into());
        (self.script)("open", "").map_or_else(|| Ok(Box::new(Wire(self)) as _), Err)
    }

    fn unreachable(&self, _: &Reply) -> Abort {
        Abort::new(crate::l10n::Verbatim("unreachable".into()), AbortMessage::LaterHelp)
    }
}

struct Wire<'a>(&'a Scripted<'a>);

impl Session for Wire<'_> {
    fn offer(&mut self, mail: &Message) -> Result<(), Fault> {
        (self.0.script)("offer", mail.to.local()).map_or(Ok(()), Err)
    }

    fn transmit(&mut self, mail: &Message) -> Result<Reply, Fault> {
        self.0.log.note(format!("transmit {}", mail.to.local()));
        (self.0.script)("transmit", mail.to.local()).map_or(Ok(Reply::new(250, "ok")), Err)
    }

    fn is_open(&self) -> bool {
        true
    }

    fn close(self: Box<Self>) {
        self.0.log.note("close".into());
    }
}

pub(super) struct Notes<'a> {
    pub log: &'a Log,
    pub full: bool,
}

impl Journal for Notes<'_> {
    fn sending(
        &self,
        Mark { key, message_id: id }: Mark,
        _: DateTime<Utc>,
        _: &dyn Fn(usize) -> Vec<Mark>,
    ) -> Result<(), LedgerFault> {
        if self.full {
            return Err(LedgerFault::Database { error: "disk full".to_owned().into() });
        }
        self.log.note(format!("sending {} {id}", key.split('@').next().unwrap()));
        Ok(())
    }

    fn settle(&self, settled: Settled) {
        let who = settled.key.split('@').next().unwrap().to_owned();
        self.log.note(format!("{} {who}", settled.state.name()));
    }
}

/// A run over `people` with this script; `interrupt` is its Ctrl-C.
fn go<'a>(
    log: &'a Log,
    people: usize,
    interrupt: &AtomicBool,
    full: bool,
    script: impl Fn(&str, &str) -> Option<Fault> + Sync + 'a,
) -> Outcome {
    let options = Options::default();
    run(&Job {
        mails: &Pile::new(people),
        todo: &(0..people).collect::<Vec<_>>(),
        transport: &Scripted { log, script: Box::new(script) },
        journal: &Notes { log, full },
        progress: &Silent,
        options: &options,
        clock: &Leap::default(),
        world: &World::new(HashMap::new(), PathBuf::new()),
        interrupted: interrupt,
    })
}

pub(super) fn calm() -> AtomicBool {
    AtomicBool::new(false)
}

#[test]
fn each_mail_is_noted_before_it_leaves_and_settled_after() {
    let log = Log::default();
    let outcome = go(&log, 2, &calm(), false, |_, _| None);
    let wanted = [
        "open",
        "sending p0 <0>",
        "transmit p0",
        "sent p0",
        "sending p1 <1>",
        "transmit p1",
        "sent p1",
        "close",
    ];
    assert_eq!(log.lines(), wanted);
    assert_eq!(outcome.exit(), Exit::Done);
}

#[test]
fn nothing_leaves_without_the_ledger() {
    let log = Log::default();
    let outcome = go(&log, 3, &calm(), true, |_, _| None);
    assert_eq!(log.lines(), ["open"], "and the line is torn down without a word");
    assert!(matches!(outcome.ending, Ending::Ledger(_)));
    assert_eq!((outcome.untouched, outcome.exit()), (3, Exit::BrokenOff));
}

#[test]
fn a_loss_after_the_note_is_taken_back_and_tried_again() {
    let log = Log::default();
    let lost = AtomicBool::new(false);
    let outcome = go(&log, 1, &calm(), false, |phase, _| {
        let first = phase == "transmit" && !lost.swap(true, Ordering::Relaxed);
        first.then(|| Fault::Lost(Reply::new(421, "bye")))
    });
    let wanted = ["sending p0 <0>", "transmit p0", "planned p0", "sending p0 <0>", "transmit p0"];
    assert_eq!(log.lines()[1..6], wanted);
    assert_eq!((outcome.sent, outcome.exit()), (1, Exit::Done));
}

#[test]
fn a_deferred_person_comes_back_and_stays_deferred_in_the_end() {
    let log = Log::default();
    let outcome = go(&log, 2, &calm(), false, |phase, who| {
        (phase == "offer" && who == "p0").then(|| Fault::Deferred(Reply::new(450, "later")))
    });
    let deferred = log.lines().iter().filter(|line| *line == "deferred p0").count();
    assert_eq!(deferred, 6, "durable each time");
    assert_eq!((outcome.sent, outcome.deferred), (1, 1));
    assert_eq!(outcome.exit(), Exit::BrokenOff);
}

#[test]
fn relay_denied_is_the_servers_word_on_the_run_only_until_it_has_taken_a_mail() {
    let denied = || Fault::Refused(Reply::new(554, "5.7.1 Relay access denied"));
    let log = Log::default();
    let outcome =
        go(&log, 2, &calm(), false, |phase, who| (phase == "offer" && who == "p0").then(denied));
    assert!(matches!(outcome.ending, Ending::Aborted(_)));
    assert_eq!((outcome.untouched, outcome.refused), (2, 0));
    let log = Log::default();
    let outcome =
        go(&log, 2, &calm(), false, |phase, who| (phase == "offer" && who == "p1").then(denied));
    assert_eq!((outcome.sent, outcome.refused, outcome.exit()), (1, 1, Exit::SomeFailed));
}

#[test]
fn ctrl_c_finishes_the_mail_in_hand_and_begins_no_other() {
    let log = Log::default();
    let interrupt = calm();
    let outcome = go(&log, 3, &interrupt, false, |phase, _| {
        if phase == "transmit" {
            interrupt.store(true, Ordering::Relaxed);
        }
        None
    });
    let wanted = ["open", "sending p0 <0>", "transmit p0", "sent p0", "close"];
    assert_eq!(log.lines(), wanted);
    assert_eq!((outcome.sent, outcome.untouched, outcome.exit()), (1, 2, Exit::Interrupted));
}

#[test]
fn an_interruption_while_connecting_leaves_everybody_untouched() {
    let log = Log::default();
    let interrupt = calm();
    let outcome = go(&log, 1, &interrupt, false, |_, _| {
        interrupt.store(true, Ordering::Relaxed);
        Some(Fault::Deferred(Reply::new(450, "later")))
    });
    assert_eq!((outcome.deferred, outcome.untouched), (0, 1), "it was not even offered");
    assert_eq!(outcome.exit(), Exit::Interrupted);
}

#[test]
fn a_server_that_was_never_reached_is_told_apart_from_one_that_went_away() {
    let log = Log::default();
    let gone = |_: &str, _: &str| Some(Fault::Lost(Reply::local("connection refused")));
    let outcome = go(&log, 1, &calm(), false, gone);
    assert_eq!(log.lines(), ["open"], "no second attempt");
    let Ending::Aborted(abort) = outcome.ending else { panic!() };
    assert_eq!(abort.says.localize(crate::l10n::Language::German), "unreachable");
    let log = Log::default();
    let busy = |_: &str, _: &str| Some(Fault::Lost(Reply::new(421, "too many connections")));
    go(&log, 1, &calm(), false, busy);
    assert!(log.lines().len() > 2, "one that speaks is asked again");
}

#[test]
fn a_mail_that_breaks_every_connection_keeps_nobody_waiting() {
    let log = Log::default();
    let broken = |phase: &str, who: &str| {
        (phase == "offer" && who == "p0").then(|| Fault::Lost(Reply::local("broken")))
    };
    let outcome = go(&log, 4, &AtomicBool::new(false), false, broken);
    assert_eq!((outcome.sent, outcome.exit()), (3, Exit::BrokenOff));
    let sent = log.lines().into_iter().filter(|line| line.starts_with("sent")).collect::<Vec<_>>();
    assert_eq!(sent, ["sent p1", "sent p2", "sent p3"]);
}

#[test]
fn a_mail_that_cannot_be_made_again_stops_the_run_and_touches_nobody() {
    let log = Log::default();
    let mut pile = Pile::new(3);
    pile.0[1].name = "broken".into();
    let outcome = run(&Job {
        mails: &pile,
        todo: &[0, 1, 2],
        transport: &Scripted { log: &log, script: Box::new(|_, _| None) },
        journal: &Notes { log: &log, full: false },
        progress: &Silent,
        options: &Options::default(),
        world: &World::new(HashMap::new(), PathBuf::new()),
        clock: &Leap::default(),
        interrupted: &calm(),
    });
    assert!(matches!(outcome.ending, Ending::Aborted(_)));
    assert_eq!((outcome.sent, outcome.untouched, outcome.exit()), (1, 2, Exit::BrokenOff));
}
