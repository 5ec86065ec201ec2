//! The computer goes dark, or the program is killed, at any moment of a run, and a later run goes on
//! with what is left on the disk.
//!
//! What a power cut leaves is made from copies of the ledger's files: as they were when the disk was
//! last flushed, or with any part of what was written since. A run that has lost its power runs out in
//! the old folder, unseen; the next one works in another, with what was left.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use rundmail::delivery::ledger::{Disk, Entry, Ledger, Storage};
use rundmail::delivery::{Abort, Channel, Fault, Outcome, Reply, Session, State, Transport};
use rundmail::l10n::Verbatim;
use rundmail::mail::Message;
use tempfile::TempDir;

use crate::world::{Bench, Pile};

const LEDGER: &str = ".rundmail/ledger.db";
/// A page of the log with its header (sqlite.org/fileformat2.html, section 4).
const FRAME: usize = 24 + 4096;
const LOG: &str = ".rundmail/ledger.db-wal";

/// Pseudo-random numbers that are the same each time (xorshift64*, Marsaglia 2003).
#[derive(Clone, Copy)]
struct Dice(u64);

impl Dice {
    fn new(seed: &str) -> Self {
        let mix = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(seed.bytes().fold(0xcbf2_9ce4_8422_2325, mix) | 1)
    }

    fn below(&mut self, end: usize) -> usize {
        for shift in [12, 64 - 25, 27] {
            self.0 ^= if shift == 39 { self.0 << 25 } else { self.0 >> shift };
        }
        let number = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(number).unwrap() % end.max(1)
    }
}

/// What the outside world saw, and what is on the disk.
struct Outside {
    folder: PathBuf,
    /// The mails that the server accepted.
    taken: BTreeMap<String, usize>,
    /// How many more are begun before the power fails.
    left: usize,
    /// What was flushed last, and which of all flushes it was: two may be on their way at once, and one
    /// that began before another takes nothing back.
    flushed: Option<(usize, Files)>,
    flushes: usize,
    last: Option<Files>,
}

/// The two files of a ledger.
#[derive(Clone)]
struct Files {
    ledger: Vec<u8>,
    log: Vec<u8>,
}

impl Files {
    fn read(folder: &Path) -> Self {
        let log = fs::read(folder.join(LOG)).unwrap_or_default();
        Self { ledger: fs::read(folder.join(LEDGER)).unwrap(), log }
    }

    fn write(&self, folder: &Path) {
        fs::create_dir_all(folder.join(LEDGER).parent().unwrap()).unwrap();
        fs::write(folder.join(LEDGER), &self.ledger).unwrap();
        fs::write(folder.join(LOG), &self.log).unwrap();
    }
}

type Shared = Arc<Mutex<Outside>>;

/// A disk that remembers what was on it at the last flush.
struct Remembering(Shared);

impl std::fmt::Debug for Remembering {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Remembering")
    }
}

impl Disk for Remembering {
    fn flush(&self, _: &File) -> io::Result<()> {
        let mut outside = self.0.lock().unwrap();
        outside.flushes += 1;
        let (number, files) = (outside.flushes, Files::read(&outside.folder));
        drop(outside);
        // Every other flush takes as long as several mails, so that the run goes on meanwhile.
        if (files.log.len() / FRAME).is_multiple_of(2) {
            thread::sleep(Duration::from_millis(3));
        }
        let mut outside = self.0.lock().unwrap();
        let is_newest = outside.flushed.as_ref().is_none_or(|(newest, _)| *newest < number);
        if outside.left > 0 && is_newest {
            outside.flushed = Some((number, files));
        }
        Ok(())
    }
}

/// A disk that is not used.
#[derive(Debug)]
struct Idle;

impl Disk for Idle {
    fn flush(&self, _: &File) -> io::Result<()> {
        Ok(())
    }
}

/// A server that accepts most mails, until the power fails.
struct Server<'a> {
    outside: Shared,
    bench: &'a Bench,
    seed: String,
}

impl Transport for Server<'_> {
    fn open(&self) -> Result<Box<dyn Session + '_>, Fault> {
        Ok(Box::new(Line { server: self, mails: 0 }))
    }

    fn unreachable(&self, _: &Reply) -> Abort {
        dark()
    }
}

fn dark() -> Abort {
    Abort::new(Verbatim("dark".into()), Verbatim("light".into()))
}

struct Line<'a> {
    server: &'a Server<'a>,
    mails: usize,
}

impl Line<'_> {
    fn dice(&mut self, mail: &Message, phase: &str) -> usize {
        self.mails += 1;
        let Self { server, mails } = self;
        Dice::new(&format!("{} {phase} {} {mails}", server.seed, mail.to)).below(100)
    }
}

impl Session for Line<'_> {
    fn offer(&mut self, mail: &Message) -> Result<(), Fault> {
        match self.dice(mail, "offer") {
            0..5 => Err(Fault::Deferred(Reply::new(450, "later"))),
            5..8 => Err(Fault::Refused(Reply::new(550, "no"))),
            _ => Ok(()),
        }
    }

    fn transmit(&mut self, mail: &Message) -> Result<Reply, Fault> {
        let fate = self.dice(mail, "transmit");
        let mut outside = self.server.outside.lock().unwrap();
        if outside.left == 0 {
            return Err(Fault::Abort(dark()));
        }
        outside.left -= 1;
        if outside.left == 0 {
            // The server accepts this one, but nobody receives the reply.
            *outside.taken.entry(mail.to.to_string()).or_default() += 1;
            outside.last = Some(Files::read(&outside.folder));
            self.server.bench.interrupted.store(true, Ordering::Relaxed);
            return Err(Fault::Abort(dark()));
        }
        match fate {
            0..4 => Err(Fault::Deferred(Reply::new(451, "not now"))),
            4..6 => Err(Fault::Lost(Reply::new(421, "bye"))),
            _ => {
                *outside.taken.entry(mail.to.to_string()).or_default() += 1;
                Ok(Reply::new(250, "ok"))
            }
        }
    }

    fn is_open(&self) -> bool {
        true
    }

    fn close(self: Box<Self>) {}
}

/// How a run ends early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// The operating system keeps running.
    Kill,
    PowerCut,
}

/// All that may be there after the end: what was flushed, with none, some, or all of what was written
/// since. The log is read only up to the last whole commit.
fn left(end: End, outside: &Outside) -> Vec<Files> {
    let last = outside.last.clone().expect("the end came");
    let flushed = match (end, &outside.flushed) {
        (End::Kill, _) | (_, None) => return vec![last],
        (End::PowerCut, Some((_, flushed))) => flushed,
    };
    // What was checkpointed since was flushed, too; then only all of it is a whole.
    if flushed.ledger != last.ledger || flushed.log[..24] != last.log[..24] {
        return vec![last];
    }
    let ends = (32 + FRAME..last.log.len()).step_by(FRAME);
    let later = ends.filter(|end| *end >= flushed.log.len() && is_commit(&last.log, *end));
    let some =
        later.map(|end| Files { ledger: last.ledger.clone(), log: last.log[..end].to_vec() });
    let some: Vec<_> = some.collect();
    [vec![flushed.clone()], some, vec![last]].concat()
}

/// Whether the frame that ends there ends a commit.
fn is_commit(log: &[u8], end: usize) -> bool {
    log[end - FRAME + 4..end - FRAME + 8] != [0; 4]
}

struct Play {
    people: usize,
    connections: usize,
    end: End,
    seed: String,
}

impl Play {
    fn run(&self, folder: &Path, outside: &Shared, boot: usize) -> (Outcome, Vec<Entry>) {
        let mut bench = Bench::at(folder);
        bench.options.connections = self.connections;
        bench.storage = Some(Storage {
            shared: false,
            boot: Some(format!("boot {boot}")),
            disk: Arc::new(Remembering(Arc::clone(outside))),
        });
        let seed = format!("{} {boot} {}", self.seed, folder.display());
        let server = Server { outside: Arc::clone(outside), bench: &bench, seed };
        let outcome = bench.run(&Pile::new(self.people, "Text\r\n"), &server);
        (outcome, bench.entries())
    }

    /// Several ends, and then a run to the end of the list.
    fn play(&self) {
        let mut dice = Dice::new(&self.seed);
        let mut folder = TempDir::new().unwrap();
        let mut taken = BTreeMap::new();
        let most = (self.people / 50).clamp(1, 128);
        let most = if self.end == End::Kill { self.connections } else { most + self.connections };
        let ends = 3;
        for round in 0..=ends {
            let left_over =
                if round == ends { usize::MAX } else { 1 + dice.below(self.people / 3) };
            let outside = Arc::new(Mutex::new(Outside {
                folder: folder.path().to_owned(),
                taken,
                left: left_over,
                flushed: None,
                flushes: 0,
                last: None,
            }));
            let boot = if self.end == End::Kill { 0 } else { round };
            let (_, entries) = self.run(folder.path(), &outside, boot);
            let outside = Arc::into_inner(outside);
            let outside = outside.expect("everything has ended").into_inner().unwrap();
            let doubts = entries.iter().filter(|entry| entry.state == State::Uncertain).count();
            assert!(doubts <= most * round, "{doubts} in doubt after {round} ends");
            if outside.last.is_some() {
                let before = doubts.min(most * round);
                let all = left(self.end, &outside);
                for files in &all {
                    self.look_at(files, &outside.taken, most + before);
                }
                folder = TempDir::new().unwrap();
                all[dice.below(all.len())].write(folder.path());
            } else {
                self.reconcile(&outside.taken, &entries);
            }
            taken = outside.taken;
        }
    }

    /// Nobody who may have received something counts as untouched; few are in doubt.
    fn look_at(&self, files: &Files, taken: &BTreeMap<String, usize>, most: usize) {
        let folder = TempDir::new_in("/dev/shm").or_else(|_| TempDir::new()).unwrap();
        files.write(folder.path());
        let boot = if self.end == End::Kill { "boot 0" } else { "another" };
        let disk = Arc::new(Idle);
        let storage = Storage { shared: false, boot: Some(boot.into()), disk };
        let mut ledger = Ledger::open_on(folder.path(), storage).unwrap();
        let account = ledger.latest("a", Channel::Smtp).unwrap().unwrap();
        ledger.settle_leftovers(&account).unwrap();
        let entries = ledger.entries(&account).unwrap();
        let doubts = entries.iter().filter(|entry| entry.state == State::Uncertain).count();
        assert!(doubts <= most, "{doubts} in doubt");
        for entry in entries.iter().filter(|entry| taken.contains_key(&entry.address)) {
            let known = [State::Sent, State::Uncertain].contains(&entry.state);
            assert!(known, "{} is {} and has got it", entry.address, entry.state.name());
        }
    }

    fn reconcile(&self, taken: &BTreeMap<String, usize>, entries: &[Entry]) {
        assert_eq!(entries.len(), self.people);
        for entry in entries {
            let times = taken.get(&entry.address).copied().unwrap_or(0);
            let who = &entry.address;
            match entry.state {
                State::Sent => assert_eq!(times, 1, "{who} is said to have got it"),
                State::Uncertain => {
                    assert!(times <= 1, "{who} got {times}");
                    assert!(entry.message_id.starts_with('<'), "{who} has no Message-ID");
                }
                State::Refused | State::Deferred => assert_eq!(times, 0, "{who} got it"),
                state => panic!("{who} is left {}", state.name()),
            }
        }
    }
}

fn plays(end: End) {
    for (people, seeds) in [(40, 3), (160, 4), (700, 2)] {
        for connections in [1, 4] {
            for seed in 0..seeds {
                let seed = format!("{end:?} {people} {connections} {seed}");
                Play { people, connections, end, seed }.play();
            }
        }
    }
}

#[test]
fn after_a_power_cut_nobody_gets_two_and_few_are_in_doubt() {
    plays(End::PowerCut);
}

#[test]
fn after_a_kill_only_those_in_flight_are_in_doubt() {
    plays(End::Kill);
}
