//! Killed at random moments.

use std::collections::BTreeMap;
use std::process::Child;
use std::sync::Mutex;
use std::time::{Duration, Instant};
use std::{fs, thread};

use rundmail::delivery::ledger::FOLDER;

use super::books::Doubts;
use super::dice::Dice;
use super::{Desk, kill, wait_until};
use crate::parallel::in_parallel;
use crate::server::{Act, Moment, Step};

/// What the program was about when it was killed, as far as one sees from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    /// It has not taken the lock yet.
    Reading,
    /// It opens the ledger, composes, and enters everybody.
    Planning,
    /// These are of one connection each.
    Greeting,
    Envelope,
    Message,
    AfterTheDot,
    BetweenMails,
    /// The server has all mails.
    TheEnd,
}

const PHASES: [Phase; 8] = [
    Phase::Reading,
    Phase::Planning,
    Phase::Greeting,
    Phase::Envelope,
    Phase::Message,
    Phase::AfterTheDot,
    Phase::BetweenMails,
    Phase::TheEnd,
];

type Histogram = BTreeMap<Phase, usize>;

/// When to kill.
#[derive(Clone, Copy, Debug)]
enum When {
    /// So long after the start.
    At(Duration),
    /// So long after the server has got the last mail.
    AfterTheLast(Duration),
}

impl When {
    /// Any moment of a life of that length, mostly of its first quarter, so that a mailing lasts for
    /// many kills; some more at its beginning and its end, which are short.
    fn random(dice: &mut Dice, life: Duration) -> Self {
        let any = |end| Duration::ZERO..end;
        match dice.below(20) {
            0 | 1 => Self::At(dice.moment(any(life / 10))),
            2 => Self::At(dice.moment(any(life))),
            3 => Self::AfterTheLast(dice.moment(any(Duration::from_millis(12)))),
            _ => Self::At(dice.moment(any(life / 4))),
        }
    }
}

/// A server that takes its time, each time another.
fn slow(dice: Dice) -> impl Fn(&Moment) -> Act + Send + Sync + 'static {
    let dice = Mutex::new(dice);
    move |moment| {
        let most = match moment.step {
            Step::Connect | Step::Ehlo => 30,
            Step::Go | Step::Body | Step::Taken => 0,
            _ => 6,
        };
        let mut dice = dice.lock().unwrap();
        Act::Late(dice.moment(Duration::ZERO..Duration::from_millis(most)))
    }
}

impl Desk {
    /// Starts the run and kills it then. `None`: it had ended before.
    fn run_until(&self, when: When) -> Option<Histogram> {
        let before = self.server.seen.lock().unwrap().connections;
        let start = Instant::now();
        let mut child = self.spawn();
        match when {
            When::At(moment) => {
                wait_until(&mut child, || start.elapsed() >= moment);
            }
            When::AfterTheLast(pause) => {
                wait_until(&mut child, || self.taken() == self.people);
                thread::sleep(pause);
            }
        }
        if child.try_wait().unwrap().is_some() {
            return None;
        }
        let phases = self.phases(&child, before);
        kill(&mut child);
        Some(phases)
    }

    /// Where the run is. `before`: the connections of earlier runs.
    fn phases(&self, child: &Child, before: usize) -> Histogram {
        let seen = self.server.seen.lock().unwrap();
        let mut phases = Histogram::new();
        if seen.taken.len() == self.people {
            phases.insert(Phase::TheEnd, 1);
        } else if seen.connections > before {
            for step in seen.standing.values() {
                *phases.entry(phase(*step)).or_default() += 1;
            }
        } else {
            let note = self.office.folder.path().join(FOLDER).join("brief.run");
            let note = fs::read_to_string(note).unwrap_or_default();
            let locked = note.contains(&format!("\"process\":{}", child.id()));
            phases.insert(if locked { Phase::Planning } else { Phase::Reading }, 1);
        }
        phases
    }

    /// How long a whole run takes.
    fn measure(mut dice: Dice, people: usize) -> Duration {
        let desk = Self::new(people, 4, slow(dice.more()));
        let start = Instant::now();
        assert_eq!(desk.finish().code, Some(0));
        let life = start.elapsed();
        assert!(desk.balance().is_empty());
        life
    }
}

fn phase(step: Step) -> Phase {
    match step {
        Step::Mail | Step::Rcpt | Step::Data => Phase::Envelope,
        Step::Go | Step::Body => Phase::Message,
        Step::Dot => Phase::AfterTheDot,
        Step::Taken | Step::Rset | Step::Quit => Phase::BetweenMails,
        Step::Connect | Step::Ehlo | Step::Helo | Step::StartTls | Step::Auth => Phase::Greeting,
    }
}

/// Kills so often, in one mailing after the other; each is continued until nothing is left to do.
fn chain(mut dice: Dice, kills: usize, life: Duration, people: usize) -> Histogram {
    let mut total = Histogram::new();
    let mut left = kills;
    while left > 0 {
        let desk = Desk::new(people, 4, slow(dice.more()));
        let mut doubts = Doubts::new();
        while left > 0
            && let Some(phases) = desk.run_until(When::random(&mut dice, life))
        {
            left -= 1;
            doubts = desk.check_after_kill(&doubts);
            for (phase, count) in phases {
                *total.entry(phase).or_default() += count;
            }
        }
        desk.finish();
        assert_eq!(desk.close(), doubts);
    }
    total
}

#[test]
fn at_any_moment_over_four_connections_the_books_balance() {
    const PEOPLE: usize = 300;
    const KILLS: usize = 200;
    let mut dice = Dice::cast();
    let life = Desk::measure(dice.more(), PEOPLE);
    let total = Mutex::new(Histogram::new());
    let chains: Vec<Dice> = (0..8).map(|_| dice.more()).collect();
    in_parallel(4, chains, |dice| {
        for (phase, count) in chain(dice, KILLS / 8, life, PEOPLE) {
            *total.lock().unwrap().entry(phase).or_default() += count;
        }
    });
    let total = total.into_inner().unwrap();
    eprintln!("a run takes {life:?}; {KILLS} kills met {total:?}");
    for phase in PHASES {
        assert!(total.contains_key(&phase), "no kill met {phase:?}");
    }
}

#[test]
fn while_the_ledger_is_made() {
    let dice = Mutex::new(Dice::cast());
    in_parallel(4, 0..24, |_| {
        let desk = Desk::new(2, 1, |_| Act::Normal);
        let place = desk.office.folder.path().join(FOLDER);
        let mut child = desk.spawn();
        wait_until(&mut child, || place.exists());
        let pause = dice.lock().unwrap().moment(Duration::ZERO..Duration::from_millis(8));
        let start = Instant::now();
        while start.elapsed() < pause {
            thread::yield_now();
        }
        kill(&mut child);
        desk.check_after_kill(&Doubts::new());
        desk.finish();
        desk.close();
    });
}
