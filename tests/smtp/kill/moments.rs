//! Killed at random moments, and in each phase at least once.

use std::collections::BTreeMap;
use std::process::Child;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};
use std::{fs, thread};

use rundmail::delivery::ledger::FOLDER;

use super::books::Doubts;
use super::dice::Dice;
use super::{Setup, TIMEOUT, kill, wait_until};
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

/// A step of each phase that the server can hold on to. Chance may miss a phase; these kills do not.
const HELD: [(Step, Phase); 6] = [
    (Step::Ehlo, Phase::Greeting),
    (Step::Rcpt, Phase::Envelope),
    (Step::Body, Phase::Message),
    (Step::Dot, Phase::AfterTheDot),
    (Step::Taken, Phase::BetweenMails),
    // Every connection waits here, so that all mails are taken in the end.
    (Step::Quit, Phase::TheEnd),
];

type Histogram = BTreeMap<Phase, usize>;

/// When to kill.
#[derive(Clone, Copy, Debug)]
enum When {
    /// While the server holds every connection that comes to this step.
    Held(Step, Phase),
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

/// The step at which every connection waits, until the program is dead.
#[derive(Default)]
struct Hold {
    step: Mutex<Option<Step>>,
    released: Condvar,
}

impl Hold {
    fn set(&self, step: Option<Step>) {
        *self.step.lock().unwrap() = step;
        self.released.notify_all();
    }

    fn pass(&self, step: Step) {
        let held = self.step.lock().unwrap();
        drop(self.released.wait_timeout_while(held, TIMEOUT, |held| *held == Some(step)).unwrap());
    }
}

/// A server that takes its time, each time another.
fn slow(dice: Dice, hold: Arc<Hold>) -> impl Fn(&Moment) -> Act + Send + Sync + 'static {
    let dice = Mutex::new(dice);
    move |moment| {
        hold.pass(moment.step);
        let most = match moment.step {
            Step::Connect | Step::Ehlo => 30,
            Step::Go | Step::Body | Step::Taken => 0,
            _ => 6,
        };
        let mut dice = dice.lock().unwrap();
        Act::Late(dice.moment(Duration::ZERO..Duration::from_millis(most)))
    }
}

impl Setup {
    /// Starts the run and kills it then. `None`: it had ended before.
    fn run_until(&self, when: When, hold: &Hold) -> Option<Histogram> {
        let before = self.server.seen.lock().unwrap().connections;
        if let When::Held(step, _) = when {
            hold.set(Some(step));
        }
        let start = Instant::now();
        let mut child = self.spawn();
        match when {
            When::Held(_, wanted) => {
                wait_until(&mut child, || self.phases(None, before).contains_key(&wanted));
            }
            When::At(moment) => {
                wait_until(&mut child, || start.elapsed() >= moment);
            }
            When::AfterTheLast(pause) => {
                wait_until(&mut child, || self.taken() == self.people);
                thread::sleep(pause);
            }
        }
        let lives = child.try_wait().unwrap().is_none();
        let phases = lives.then(|| self.phases(Some(&child), before));
        kill(&mut child);
        hold.set(None);
        phases
    }

    /// Where the run is. `before`: the connections of earlier runs.
    fn phases(&self, child: Option<&Child>, before: usize) -> Histogram {
        let seen = self.server.seen.lock().unwrap();
        let mut phases = Histogram::new();
        if seen.taken.len() == self.people {
            phases.insert(Phase::TheEnd, 1);
        } else if seen.connections > before {
            for step in seen.standing.values() {
                *phases.entry(phase(*step)).or_default() += 1;
            }
        } else if let Some(child) = child {
            let note = self.office.folder.path().join(FOLDER).join("brief.run");
            let note = fs::read_to_string(note).unwrap_or_default();
            let locked = note.contains(&format!("\"process\":{}", child.id()));
            phases.insert(if locked { Phase::Planning } else { Phase::Reading }, 1);
        }
        phases
    }

    /// How long a whole run takes.
    fn measure(mut dice: Dice, people: usize) -> Duration {
        let setup = Self::new(people, 4, slow(dice.more(), Arc::default()));
        let start = Instant::now();
        assert_eq!(setup.finish().code, Some(0));
        let life = start.elapsed();
        assert!(setup.balance().is_empty());
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
    let mut phases_due = HELD.to_vec();
    let mut left = kills;
    while left > 0 {
        let hold = Arc::new(Hold::default());
        let setup = Setup::new(people, 4, slow(dice.more(), Arc::clone(&hold)));
        let mut doubts = Doubts::new();
        while left > 0 {
            let next = phases_due.last().map(|(step, phase)| When::Held(*step, *phase));
            let when = next.unwrap_or_else(|| When::random(&mut dice, life));
            let Some(phases) = setup.run_until(when, &hold) else { break };
            phases_due.pop();
            left -= 1;
            doubts = setup.check_after_kill(&doubts);
            for (phase, count) in phases {
                *total.entry(phase).or_default() += count;
            }
        }
        setup.finish();
        assert_eq!(setup.close(), doubts);
    }
    total
}

#[test]
fn at_any_moment_over_four_connections_the_books_balance() {
    const PEOPLE: usize = 300;
    const KILLS: usize = 200;
    let mut dice = Dice::cast();
    let life = Setup::measure(dice.more(), PEOPLE);
    let total = Mutex::new(Histogram::new());
    let chains: Vec<Dice> = (0..8).map(|_| dice.more()).collect();
    in_parallel(4, chains, |dice| {
        for (phase, count) in chain(dice, KILLS / 8, life, PEOPLE) {
            *total.lock().unwrap().entry(phase).or_default() += count;
        }
    });
    let total = total.into_inner().unwrap();
    eprintln!("a run takes {life:?}; {KILLS} kills met {total:?}");
    for (step, phase) in HELD {
        assert!(total.contains_key(&phase), "no kill met {phase:?}, though {step:?} was held");
    }
}

#[test]
fn while_the_ledger_is_made() {
    let dice = Mutex::new(Dice::cast());
    in_parallel(4, 0..24, |_| {
        let setup = Setup::new(2, 1, |_| Act::Normal);
        let place = setup.office.folder.path().join(FOLDER);
        let mut child = setup.spawn();
        wait_until(&mut child, || place.exists());
        let pause = dice.lock().unwrap().moment(Duration::ZERO..Duration::from_millis(8));
        let start = Instant::now();
        while start.elapsed() < pause {
            thread::yield_now();
        }
        kill(&mut child);
        setup.check_after_kill(&Doubts::new());
        setup.finish();
        setup.close();
    });
}
