//! What durability costs on its own: the ledger's part in a run, without a server and without mails.
//!
//! `cargo bench --bench ledger [FOLDER]…` measures in the system's folder for temporary files, in
//! `/dev/shm` where there is one, and in each FOLDER, and prints a table. Connections do nothing but
//! note each mail as `sending`, wait until they may go on, and note it as `sent`.

#![expect(clippy::print_stdout, reason = "the table is what it is for")]
#![expect(clippy::disallowed_methods, reason = "it measures what files cost")]

use std::collections::HashMap;
use std::error::Error;
use std::fs::File;
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rundmail::contacts::Address;
use rundmail::delivery::ledger::{Digests, Ledger, Mark, Recorder, Settled, Subject};
use rundmail::delivery::{Channel, State};
use rundmail::mailing::Addressee;
use rundmail::world::World;

type Or<T> = Result<T, Box<dyn Error>>;

const PEOPLE: u32 = 5_000;
const RUNS: usize = 3;

fn main() -> Or<()> {
    let mut places = vec![std::env::temp_dir(), PathBuf::from("/dev/shm")];
    places.extend(std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).map(PathBuf::from));
    println!(
        "| where | one flush, µs | the disk is waited for | connections | µs a mail | mails/s |"
    );
    println!("|---|---|---|---|---|---|");
    for place in places.iter().filter(|place| place.is_dir()) {
        let flush = flush(place)?;
        for (waits, length) in [("for each mail", 1), ("for reservations", PEOPLE as usize)] {
            for connections in [1, 4] {
                let times = (0..RUNS).map(|_| run(place, connections, length));
                let mut times = times.collect::<Or<Vec<_>>>()?;
                times.sort();
                let micros = times[RUNS / 2].as_secs_f64() / f64::from(PEOPLE) * 1e6;
                let (place, flush, rate) = (place.display(), flush.as_micros(), 1e6 / micros);
                println!(
                    "| {place} | {flush} | {waits} | {connections} | {micros:.1} | {rate:.0} |"
                );
            }
        }
    }
    Ok(())
}

/// The time that this drive needs to flush 4 KiB (median).
fn flush(place: &Path) -> Or<Duration> {
    let path = place.join(format!("rundmail-flush-{}", std::process::id()));
    let mut file = File::create(&path)?;
    file.write_all(&[0; 4096])?;
    let mut times = Vec::new();
    for _ in 0..101 {
        let start = Instant::now();
        file.rewind()?;
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
        times.push(start.elapsed());
    }
    std::fs::remove_file(path)?;
    times.sort();
    Ok(times[50])
}

/// The wall time of one run's bookkeeping. The ledger is told that the run has `length` people: for very
/// few it waits for the disk with each mail.
fn run(place: &Path, connections: usize, length: usize) -> Or<Duration> {
    let folder = tempfile::tempdir_in(place)?;
    let people = (0..PEOPLE).map(person).collect::<Or<Vec<_>>>()?;
    let world = World::new(HashMap::new(), PathBuf::new());
    let mut ledger = Ledger::open(folder.path()).map_err(|fault| format!("{fault:?}"))?;
    let subject = Subject { id: "a".into(), series: None, kind: "circular".into(), date: None };
    let digests = Digests { content: "c", plan: "p", parts: "" };
    let account = ledger.open_round(&subject, Channel::Smtp, digests, world.now());
    let account = account.map_err(|fault| format!("{fault:?}"))?;
    ledger.plan(&account, &people, world.now()).map_err(|fault| format!("{fault:?}"))?;
    let recorder = ledger.record(&account, length);
    let next = AtomicUsize::new(0);
    let start = Instant::now();
    thread::scope(|scope| {
        let all: Vec<_> = (0..connections)
            .map(|_| scope.spawn(|| connection(&recorder, &people, &next, &world)))
            .collect();
        all.into_iter().try_for_each(|one| one.join().unwrap_or(Err("a connection failed".into())))
    })?;
    recorder.finish().map_err(|fault| format!("{fault:?}"))?;
    Ok(start.elapsed())
}

fn connection(
    recorder: &Recorder,
    people: &[Addressee],
    next: &AtomicUsize,
    world: &World,
) -> Result<(), String> {
    while let Some(person) = people.get(next.fetch_add(1, Ordering::Relaxed)) {
        let key = person.address.key();
        let coming = |count| {
            let from = next.load(Ordering::Relaxed).min(people.len());
            people[from..].iter().take(count).map(mark).collect()
        };
        let noted = recorder.sending(mark(person), world.now(), &coming);
        noted.map_err(|fault| format!("{fault:?}"))?;
        recorder.settle(Settled {
            key,
            state: State::Sent,
            at: world.now(),
            code: Some(250),
            reply: "2.0.0 Ok: queued as 4dF3kC1Jz9z5nq".into(),
        });
    }
    Ok(())
}

fn mark(person: &Addressee) -> Mark {
    let key = person.address.key();
    Mark { message_id: format!("<rundmail.{key}@amt.example>"), key }
}

fn person(index: u32) -> Or<Addressee> {
    let address = Address::parse(&format!("person{index}@verein{}.example", index % 97));
    let address = address.map_err(|fault| format!("{fault:?}"))?;
    Ok(Addressee { address, name: format!("Person {index}") })
}
