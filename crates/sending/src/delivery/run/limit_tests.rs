//! Runs against servers with limits, with a clock that jumps: hours pass in milliseconds.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use super::tests::{Leap, Log, Notes, Pile, Scripted, calm};
use super::*;
use crate::delivery::{Options, Progress, Wait, Whom};
use crate::exit::Exit;
use crate::l10n::Language;
use crate::mailing::Addressee;
use crate::world::World;

/// Observes a run, and records what was waited for and until when.
#[derive(Default)]
struct Watch(Mutex<Vec<String>>);

impl Progress for Watch {
    fn settled(&self, _: &Addressee, _: State, _: &Reply) {}

    fn waiting(&self, wait: &Wait<'_>) {
        let whom = match wait.whom {
            Whom::People { first, others } => format!("{}+{others}", first.address.local()),
            Whom::Server => "server".into(),
            Whom::Connection(reply) => format!("connection ({reply})"),
        };
        let line = format!("{} s for {whom}: {:?}", wait.pause.as_secs(), wait.reason);
        self.0.lock().unwrap().push(line);
    }

    fn expected(&self, _: Duration) {}
}

/// A run with this clock.
struct Case {
    clock: Leap,
    log: Log,
    watch: Watch,
    options: Options,
    interrupted: AtomicBool,
}

impl Case {
    fn new() -> Self {
        Self {
            clock: Leap::default(),
            log: Log::default(),
            watch: Watch::default(),
            options: Options::default(),
            interrupted: calm(),
        }
    }

    fn retrying_for(minutes: u64) -> Self {
        let mut case = Self::new();
        case.options.retry_for = Duration::from_mins(minutes);
        case
    }

    /// Runs over `people`. The script receives the phase, the person, and the elapsed seconds; it
    /// answers with a reply, where 2xx and `None` mean success.
    fn run(
        &self,
        people: usize,
        script: impl Fn(&str, &str, u64) -> Option<Fault> + Sync,
    ) -> Outcome {
        let script = |phase: &str, who: &str| {
            let now = self.clock.passed().as_secs();
            if phase == "offer" {
                self.log.note(format!("{now} {who}"));
            }
            script(phase, who, now)
        };
        run(&Job {
            mails: &Pile::new(people),
            todo: &(0..people).collect::<Vec<_>>(),
            transport: &Scripted { log: &self.log, script: Box::new(script) },
            journal: &Notes { log: &self.log, full: false },
            progress: &self.watch,
            options: &self.options,
            world: &World::new(HashMap::new(), PathBuf::new()),
            clock: &self.clock,
            interrupted: &self.interrupted,
        })
    }

    /// When `who` was tried (seconds).
    fn tried(&self, who: &str) -> Vec<u64> {
        let lines = self.log.lines();
        let lines = lines.iter().filter_map(|line| line.split_once(' '));
        lines.filter(|(_, name)| *name == who).filter_map(|(at, _)| at.parse().ok()).collect()
    }

    /// The number of all attempts.
    fn attempts(&self) -> usize {
        let lines = self.log.lines();
        lines.iter().filter(|line| line.as_bytes()[0].is_ascii_digit()).count()
    }

    fn waits(&self) -> Vec<String> {
        self.watch.0.lock().unwrap().clone()
    }
}

fn says(code: u16, text: &str) -> Fault {
    Fault::Deferred(Reply::new(code, text))
}

fn aborted(outcome: &Outcome) -> String {
    let Ending::Aborted(abort) = &outcome.ending else { panic!("{outcome:?}") };
    abort.says.localize(Language::German)
}

#[test]
fn a_deferred_person_is_tried_at_growing_distances_and_once_more_at_the_end() {
    let case = Case::new();
    let outcome = case.run(2, |phase, who, _| {
        (phase == "offer" && who == "p0").then(|| says(450, "4.2.0 later"))
    });
    assert_eq!(case.tried("p0"), [0, 30, 120, 360, 660, 900]);
    assert_eq!(case.tried("p1"), [0], "others go on meanwhile");
    assert_eq!((outcome.sent, outcome.deferred, outcome.exit()), (1, 1, Exit::BrokenOff));
    assert!(matches!(outcome.ending, Ending::Complete));
    assert_eq!(case.waits()[0], "30 s for p0+0: Later");
}

#[test]
fn the_budget_bounds_the_retries_and_without_one_there_is_one_attempt_each() {
    let grey =
        |phase: &str, _: &str, _: u64| (phase == "offer").then(|| says(451, "4.7.1 Greylisted"));
    for (minutes, tried) in [(0, vec![0]), (1, vec![0, 30, 60]), (3, vec![0, 30, 120, 180])] {
        let case = Case::retrying_for(minutes);
        let outcome = case.run(2, grey);
        assert_eq!((case.tried("p0"), case.tried("p1")), (tried.clone(), tried));
        assert_eq!((outcome.deferred, outcome.exit()), (2, Exit::BrokenOff));
    }
    let case = Case::retrying_for(120);
    let outcome = case.run(1, |phase, _, now| {
        (phase == "offer" && now < 3600).then(|| says(450, "4.2.1 mailbox busy"))
    });
    assert_eq!(outcome.exit(), Exit::Done);
    assert!((3600..3900).contains(case.tried("p0").last().unwrap()), "every five minutes");
}

#[test]
fn a_named_pause_is_obeyed_and_none_is_begun_that_ends_too_late() {
    let named = |text: &'static str| {
        move |phase: &str, who: &str, now: u64| {
            (phase == "offer" && who == "p0" && now < 300).then(|| says(450, text))
        }
    };
    let case = Case::new();
    case.run(2, named("4.7.1 Greylisted, try again in 5 minutes"));
    assert_eq!(case.tried("p0"), [0, 300]);
    let case = Case::retrying_for(4);
    let outcome = case.run(2, named("4.7.1 Greylisted, try again in 5 minutes"));
    assert_eq!((case.tried("p0"), outcome.deferred), (vec![0], 1));
    assert_eq!(case.clock.passed(), Duration::ZERO, "nothing is waited for in vain");
}

#[test]
fn a_limit_on_us_slows_the_run_down_and_is_nobodys_attempt() {
    // Thirty mails within a minute, and not one more.
    let taken: Mutex<Vec<u64>> = Mutex::default();
    let case = Case::retrying_for(60);
    let outcome = case.run(100, |phase, _, now| {
        let mut taken = taken.lock().unwrap();
        match phase {
            "offer" if taken.iter().filter(|at| **at + 60 > now).count() >= 30 => {
                Some(says(451, "4.7.0 Too many messages, slow down"))
            }
            "transmit" => {
                taken.push(now);
                None
            }
            _ => None,
        }
    });
    assert_eq!((outcome.sent, outcome.exit()), (100, Exit::Done));
    let deferrals = case.attempts() - 100;
    assert!(deferrals <= 12, "{deferrals} times beyond the limit");
    assert!(case.clock.passed() < Duration::from_mins(15), "{:?}", case.clock.passed());
    assert!(case.waits().iter().all(|wait| wait.ends_with("server: TooMany")));
}

#[test]
fn a_server_that_objects_no_more_is_soon_sent_to_at_full_speed_again() {
    let case = Case::new();
    let outcome = case.run(160, |phase, _, now| {
        let busy = phase == "offer" && now < 30 && case.attempts() > 12;
        busy.then(|| says(451, "4.7.0 Too many messages, slow down"))
    });
    assert_eq!((outcome.sent, outcome.exit()), (160, Exit::Done));
    assert_eq!(case.waits().len(), 2);
    assert!(case.clock.passed() < Duration::from_mins(7), "{:?}", case.clock.passed());
}

#[test]
fn a_pace_near_the_limit_does_not_saw() {
    // Thirty mails within a minute for a long time take at least twenty minutes.
    let taken: Mutex<Vec<u64>> = Mutex::default();
    let case = Case::retrying_for(60);
    let outcome = case.run(600, |phase, _, now| {
        let mut taken = taken.lock().unwrap();
        match phase {
            "offer" if taken.iter().rev().take(30).filter(|at| **at + 60 > now).count() == 30 => {
                return Some(says(451, "4.7.0 Too many messages, slow down"));
            }
            "transmit" => taken.push(now),
            _ => {}
        }
        None
    });
    let deferrals = case.attempts() - 600;
    assert_eq!((outcome.sent, outcome.exit()), (600, Exit::Done));
    assert!(deferrals <= 20, "{deferrals} times beyond the limit");
    assert!(case.clock.passed() < Duration::from_mins(30), "{:?}", case.clock.passed());
}

#[test]
fn a_named_rate_and_a_named_pause_are_kept() {
    let hit = AtomicBool::new(false);
    let case = Case::retrying_for(60);
    let outcome = case.run(40, |phase, who, _| {
        let first = phase == "offer" && who == "p10" && !hit.swap(true, Ordering::Relaxed);
        let text = "4.7.0 Limit of 30 messages per minute exceeded, try again in 300 seconds";
        first.then(|| says(450, text))
    });
    assert_eq!(outcome.exit(), Exit::Done);
    assert_eq!(case.tried("p11"), [300], "the whole run pauses");
    assert_eq!((case.tried("p12"), case.tried("p13")), (vec![302], vec![304]));
    assert_eq!(case.tried("p10"), [0, 300 + 29 * 2], "last, and with no attempt counted");
    assert_eq!(case.waits(), ["300 s for server: TooMany"]);
}

#[test]
fn a_limit_that_outlasts_the_budget_ends_the_run_and_leaves_the_rest_untouched() {
    let limit = |phase: &str, who: &str, _: u64| {
        let text = "4.7.0 Too many messages, try again in 2 hours";
        (phase == "offer" && who != "p0").then(|| says(451, text))
    };
    let case = Case::new();
    let outcome = case.run(5000, limit);
    assert_eq!((outcome.sent, outcome.deferred, outcome.untouched), (1, 1, 4998));
    assert!(aborted(&outcome).contains("keine weiteren E-Mails"));
    assert_eq!((outcome.exit(), case.attempts()), (Exit::BrokenOff, 2));
    assert_eq!(case.clock.passed(), Duration::ZERO);
    let case = Case::retrying_for(150);
    assert_eq!(case.run(2, limit).exit(), Exit::BrokenOff);
    assert_eq!(case.tried("p1"), [0, 7200]);
}

#[test]
fn a_mass_deferral_is_not_answered_with_five_thousand_attempts() {
    let case = Case::retrying_for(60);
    let deferral = |phase: &str, _: &str, now: u64| {
        (phase == "offer" && now < 1200).then(|| says(450, "4.3.0 Temporary failure"))
    };
    let outcome = case.run(5000, deferral);
    assert_eq!((outcome.sent, outcome.exit()), (5000, Exit::Done));
    assert!(case.attempts() < 5030, "{} attempts", case.attempts());
    let case = Case::new();
    let outcome = case.run(5000, deferral);
    assert!(aborted(&outcome).contains("vertröstet alle"));
    assert_eq!(case.attempts(), 25, "twenty, and one after each pause");
    assert_eq!((outcome.sent, outcome.deferred, outcome.untouched), (0, 20, 4980));
    assert_eq!(case.clock.passed(), Duration::from_mins(15), "the last one at the end");
}

#[test]
fn greylisting_of_everybody_costs_two_attempts_each() {
    let case = Case::new();
    let seen: Mutex<HashMap<String, u64>> = Mutex::default();
    let outcome = case.run(160, |phase, who, now| {
        let first = *seen.lock().unwrap().entry(who.to_owned()).or_insert(now);
        (phase == "offer" && now < first + 25).then(|| says(450, "4.2.0 greylisted"))
    });
    assert_eq!((outcome.sent, outcome.exit()), (160, Exit::Done));
    assert_eq!(case.attempts(), 320);
    assert_eq!(case.clock.passed(), Duration::from_secs(30));
}

#[test]
fn enough_for_one_connection_is_no_attempt_and_no_pause() {
    let case = Case::retrying_for(0);
    let mails = Mutex::new(0);
    let outcome = case.run(100, |phase, _, _| {
        let mut mails = mails.lock().unwrap();
        match phase {
            "open" => *mails = 0,
            "offer" if *mails == 10 => {
                let text = "too many messages in this connection";
                return Some(Fault::Lost(Reply::new(421, text)));
            }
            "transmit" => *mails += 1,
            _ => {}
        }
        None
    });
    assert_eq!((outcome.sent, outcome.exit()), (100, Exit::Done));
    let lines = case.log.lines();
    assert_eq!(lines.iter().filter(|line| *line == "open").count(), 10);
    assert!(!lines.iter().any(|line| line.starts_with("deferred") || line.starts_with("planned")));
    assert_eq!(case.clock.passed(), Duration::ZERO);
}

#[test]
fn one_persons_reply_that_sounds_like_a_limit_holds_nobody_up_for_long() {
    let case = Case::new();
    let outcome = case.run(100, |phase, who, _| {
        (phase == "offer" && who == "p0").then(|| says(452, "4.3.1 No space"))
    });
    assert_eq!((outcome.sent, outcome.deferred, outcome.exit()), (99, 1, Exit::BrokenOff));
    assert_eq!(case.tried("p99"), [15]);
}

#[test]
fn a_server_that_is_gone_is_tried_as_long_as_the_budget_lasts() {
    let gone = |from: u64, until: u64| {
        move |phase: &str, who: &str, now: u64| {
            let away = (from..until).contains(&now) && (phase == "open" || who == "p1");
            away.then(|| Fault::Lost(Reply::local("connection reset")))
        }
    };
    let case = Case::new();
    assert_eq!(case.run(3, gone(0, 800)).exit(), Exit::BrokenOff, "it was never there");
    let case = Case::new();
    let away = |phase: &str, who: &str, now: u64| {
        gone(1, 800)(phase, who, now).or_else(|| {
            (now == 0 && who == "p1").then(|| Fault::Lost(Reply::local("connection reset")))
        })
    };
    let outcome = case.run(3, away);
    assert_eq!((outcome.sent, outcome.exit()), (3, Exit::Done));
    assert_eq!(case.waits()[0], "1 s for connection (connection reset): Unreachable");
    let case = Case::retrying_for(5);
    let outcome = case.run(3, away);
    assert!(aborted(&outcome).contains("immer wieder"));
    assert_eq!(case.clock.passed(), Duration::from_mins(5));
}

#[test]
fn a_connection_too_many_is_given_up_and_the_others_do_its_work() {
    let mut case = Case::retrying_for(0);
    case.options.connections = 4;
    let open = Mutex::new(0);
    let outcome = case.run(200, |phase, _, _| {
        let mut open = open.lock().unwrap();
        if phase == "open" && *open == 2 {
            return Some(says(421, "4.7.0 Error: too many connections from 192.0.2.1"));
        }
        *open += usize::from(phase == "open");
        None
    });
    assert_eq!((outcome.sent, outcome.exit()), (200, Exit::Done));
    assert_eq!(case.attempts(), 200, "nobody was tried twice");
}

#[test]
fn the_users_rate_is_kept_and_the_budget_does_not_suffer_from_it() {
    let mut case = Case::new();
    case.options.rate_per_minute = 30;
    let outcome = case.run(1000, |phase, who, _| {
        (phase == "offer" && who == "p999").then(|| says(450, "4.2.0 later"))
    });
    assert_eq!((outcome.sent, outcome.deferred), (999, 1));
    assert_eq!(case.tried("p500"), [1000]);
    assert_eq!(case.tried("p999"), [1998, 2028, 2118, 2358, 2658, 2896]);
}

#[test]
fn a_pace_that_is_known_is_kept_from_the_first_mail_on() {
    let mut case = Case::new();
    let known = Duration::from_secs(4);
    let world = World::new(HashMap::new(), PathBuf::new());
    let next = Some(world.now() + TimeDelta::seconds(100));
    case.options.known = Some(crate::delivery::Pace { gap: known, learned: known, next });
    case.run(3, |_, _, _| None);
    let first = case.tried("p0")[0];
    assert!((98..=100).contains(&first), "{first}");
    assert_eq!((case.tried("p1"), case.tried("p2")), (vec![first + 4], vec![first + 8]));
}

#[test]
fn ctrl_c_ends_a_wait_at_once() {
    let case = Case::retrying_for(600);
    let outcome = case.run(3, |phase, _, now| {
        if phase == "offer" {
            case.interrupted.store(now >= 30, Ordering::Relaxed);
            return Some(says(450, "4.2.0 later"));
        }
        None
    });
    assert_eq!((outcome.deferred, outcome.exit()), (3, Exit::Interrupted));
    assert_eq!(case.clock.passed(), Duration::from_secs(30));
}
