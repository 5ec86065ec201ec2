//! Servers that want fewer mails, or later: how long the program waits, and what it says of it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rundmail::exit::Exit;

use crate::office::Office;
use crate::server::{Act, Moment, Offer, Server, Step};
use crate::world::{Bench, Pile, smtp};

/// Gives this reply to the first `count` recipients, or messages.
fn first(step: Step, count: usize, act: Act) -> impl Fn(&Moment) -> Act + Send + Sync {
    let left = AtomicUsize::new(count);
    move |moment| {
        let take = |left: usize| left.checked_sub(1);
        let now = moment.step == step
            && left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take).is_ok();
        if now { act.clone() } else { Act::Normal }
    }
}

#[test]
fn a_named_pause_holds_for_the_whole_run_and_is_nobodys_attempt() {
    let reply = "451 4.7.0 Limit of 1200 messages per minute exceeded, try again in 1 second";
    let server = Server::start(Offer::default(), first(Step::Rcpt, 1, Act::Reply(reply)));
    let mut bench = Bench::new();
    bench.options.retry_for = Duration::from_secs(5);
    let began = Instant::now();
    let outcome = bench.run(&Pile::new(5, "Text\r\n"), &smtp(server.port));
    assert_eq!((outcome.sent, outcome.exit()), (5, Exit::Done));
    assert!(began.elapsed() >= Duration::from_secs(1), "{:?}", began.elapsed());
    assert!(bench.entries().iter().all(|entry| entry.attempts == 1));
}

#[test]
fn a_mass_deferral_is_over_after_few_attempts() {
    let attempts = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&attempts);
    let server = Server::start(Offer::default(), move |moment| {
        if moment.step == Step::Rcpt {
            seen.fetch_add(1, Ordering::Relaxed);
            return Act::Reply("450 4.3.0 not now");
        }
        Act::Normal
    });
    let mut bench = Bench::new();
    // Nobody's second attempt is due before the mass deferral is noticed.
    bench.options.retries = vec![Duration::from_secs(5)];
    bench.options.retry_for = Duration::from_secs(12);
    let outcome = bench.run(&Pile::new(500, ""), &smtp(server.port));
    assert_eq!((outcome.sent, outcome.exit()), (0, Exit::BrokenOff));
    let attempts = attempts.load(Ordering::Relaxed);
    assert!((20..30).contains(&attempts), "{attempts} attempts at 500 people");
    assert_eq!(outcome.deferred + outcome.untouched, 500);
}

#[test]
fn without_a_budget_there_is_one_attempt_each_and_the_next_run_goes_on() {
    let tried: Mutex<BTreeMap<String, usize>> = Mutex::default();
    let server = Server::start(Offer::default(), move |moment| {
        if moment.step != Step::Rcpt {
            return Act::Normal;
        }
        let mut tried = tried.lock().unwrap();
        let count = tried.entry(moment.to.clone()).or_default();
        *count += 1;
        if *count == 1 { Act::Reply("451 4.7.1 Greylisted") } else { Act::Normal }
    });
    let office = Office::of(3, server.port, "");
    let ended = office.send(&["--retry-for", "0"]);
    assert_eq!(ended.code, Some(4), "{}", ended.err);
    assert!(office.states().iter().all(|state| state == "deferred"));
    let ended = office.send(&["--retry-for", "0"]);
    assert_eq!((ended.code, server.recipients().len()), (Some(0), 3), "{}", ended.err);
    let wrong = office.send(&["--retry-for", "bald"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("`bald`") && wrong.err.contains("2h30m"), "{}", wrong.err);
}

#[test]
fn a_wait_is_told_with_whom_why_and_until_when() {
    let act = Act::Reply("450 4.2.0 Greylisted, come back later");
    let server = Server::start(Offer::default(), first(Step::Rcpt, 1, act));
    let office = Office::of(2, server.port, "");
    let ended = office.send(&["--retry-for", "11s"]);
    assert_eq!((ended.code, server.recipients().len()), (Some(0), 2), "{}", ended.err);
    let waits: Vec<_> =
        ended.err.lines().filter(|line| line.starts_with("Nächster Versuch")).collect();
    let [wait] = waits[..] else { panic!("{}", ended.err) };
    assert!(wait.contains(" Uhr für ") && wait.contains('@'), "{wait}");
    assert!(wait.ends_with("Grund: Der Server nimmt die E-Mail erst später an"), "{wait}");
}

#[test]
fn the_rate_outlives_a_run_and_the_expected_end_is_told() {
    let begun: Arc<Mutex<Vec<Instant>>> = Arc::default();
    let (seen, later) = (Arc::clone(&begun), first(Step::Dot, 1, Act::Reply("451 4.3.0 not now")));
    let server = Server::start(Offer::default(), move |moment| {
        if moment.step == Step::Rcpt {
            seen.lock().unwrap().push(Instant::now());
        }
        later(moment)
    });
    // Six seconds apart, of which a slow machine may take five between its own clock and the server's.
    let office = Office::of(1, server.port, "rate-per-minute = 10");
    let ended = office.send(&["--retry-for", "0"]);
    assert_eq!(ended.code, Some(4), "{}", ended.err);
    assert_eq!(office.send(&[]).code, Some(0));
    let [one, other] = begun.lock().unwrap()[..] else { panic!("two attempts") };
    assert!(other - one > Duration::from_secs(1), "{:?}", other - one);
    let office = Office::of(30, server.port, "rate-per-minute = 6");
    let told = office.send(&["--dry-run"]).err;
    let wanted = "Bei 6 E-Mails in der Minute dauert das etwa 5 Minuten; fertig ";
    assert!(told.contains(wanted), "{told}");
}
