//! The program is killed, runs again, and the ledger and the server agree.
//!
//! The victim is this very test binary: it runs [`victim`] in a process of its own.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use rundmail::delivery::lock::{LockFault, RunLock};
use rundmail::world::World;

use crate::server::{Act, Moment, Offer, Server, Step};
use crate::world::{Bench, Pile, smtp};

const FOLDER: &str = "RUNDMAIL_TEST_VICTIM";

/// The child's work; as a test of its own it has nothing to do.
#[test]
fn victim() {
    let Some(task) = Task::of_process() else { return };
    let mut bench = Bench::at(&task.folder);
    bench.options.connections = task.connections;
    let lock = RunLock::take(&task.folder, "a", &bench.world).expect("the lock");
    bench.run(&Pile::new(task.people, "Text\r\n"), &smtp(task.port));
    drop(lock);
}

struct Task {
    folder: std::path::PathBuf,
    port: u16,
    people: usize,
    connections: usize,
}

impl Task {
    #[expect(clippy::disallowed_methods, reason = "how the parent speaks to its child")]
    fn of_process() -> Option<Self> {
        let task = std::env::var(FOLDER).ok()?;
        let parts: Vec<&str> = task.split('|').collect();
        let [folder, port, people, connections] = parts[..] else { panic!("{task}") };
        let number = |text: &str| text.parse::<usize>().unwrap();
        Some(Self {
            folder: folder.into(),
            port: port.parse().unwrap(),
            people: number(people),
            connections: number(connections),
        })
    }

    fn spawn(&self) -> Child {
        let Self { folder, port, people, connections } = self;
        Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "kill::victim", "--nocapture"])
            .env(FOLDER, format!("{}|{port}|{people}|{connections}", folder.display()))
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }
}

/// Runs to the end; a child that fails says why.
fn finish(mut child: Child) {
    let mut words = String::new();
    child.stderr.take().unwrap().read_to_string(&mut words).unwrap();
    assert!(child.wait().unwrap().success(), "{words}");
}

/// No address with two mails; none without one unless it is named uncertain; no more uncertain ones
/// than `most`.
fn reconcile(server: &Server, folder: &Path, people: usize, most: usize) {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for to in server.recipients() {
        *taken.entry(to).or_default() += 1;
    }
    assert!(taken.values().all(|count| *count == 1), "twice: {taken:?}");
    let entries = Bench::at(folder).entries();
    assert_eq!(entries.len(), people);
    let uncertain = entries.iter().filter(|entry| entry.state.name() == "uncertain").count();
    assert!(uncertain <= most, "{uncertain} uncertain");
    for entry in entries {
        let got = taken.contains_key(&entry.address);
        match entry.state.name() {
            "sent" => assert!(got, "{} is said to be sent", entry.address),
            "uncertain" => assert!(entry.message_id.starts_with('<')),
            state => panic!("{} is left {state}", entry.address),
        }
    }
}

#[test]
fn killed_at_every_step_nobody_gets_two_and_nobody_is_forgotten() {
    const PEOPLE: usize = 12;
    for step in [Step::Connect, Step::Mail, Step::Rcpt, Step::Data, Step::Body, Step::Dot] {
        let folder = tempfile::tempdir().unwrap();
        let victim: Arc<Mutex<Option<Child>>> = Arc::default();
        let (held, killed) = (Arc::clone(&victim), Mutex::new(0));
        let server = Server::start(Offer::default(), move |moment| {
            let mut killed = killed.lock().unwrap();
            // Twice: at the second mail of the first run, and at the second of the next.
            let at = if step == Step::Connect { 0 } else { 2 };
            if moment.step == step && moment.mail == at && *killed < 2 {
                *killed += 1;
                kill(&held);
            }
            Act::Normal
        });
        let task = Task {
            folder: folder.path().to_owned(),
            port: server.port,
            people: PEOPLE,
            connections: 1,
        };
        for _ in 0..2 {
            let mut slot = victim.lock().unwrap();
            *slot = Some(task.spawn());
            drop(slot);
            wait_for(&victim);
        }
        finish(task.spawn());
        reconcile(&server, folder.path(), PEOPLE, 2);
    }
}

fn kill(victim: &Mutex<Option<Child>>) {
    if let Some(child) = victim.lock().unwrap().as_mut() {
        child.kill().unwrap();
    }
}

/// Until the child is gone.
fn wait_for(victim: &Mutex<Option<Child>>) {
    let until = Instant::now() + Duration::from_secs(20);
    loop {
        if let Some(child) = victim.lock().unwrap().as_mut()
            && child.try_wait().unwrap().is_some()
        {
            return;
        }
        assert!(Instant::now() < until, "the child does not end");
        thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn killed_at_any_moment_over_four_connections_the_books_balance() {
    const PEOPLE: usize = 300;
    const KILLS: usize = 12;
    let server = Server::start(Offer::default(), |_| Act::Normal);
    let folder = tempfile::tempdir().unwrap();
    let task = Task {
        folder: folder.path().to_owned(),
        port: server.port,
        people: PEOPLE,
        connections: 4,
    };
    for round in 0..KILLS {
        let mut child = task.spawn();
        let before = server.seen.lock().unwrap().taken.len();
        // Each time a little further into the work, from the very start on.
        let wanted = before + round;
        let until = Instant::now() + Duration::from_secs(20);
        while server.seen.lock().unwrap().taken.len() < wanted
            && child.try_wait().unwrap().is_none()
        {
            assert!(Instant::now() < until, "no progress");
            thread::sleep(Duration::from_micros(200));
        }
        let _ = child.kill();
        child.wait().unwrap();
        thread::sleep(Duration::from_millis(20));
    }
    finish(task.spawn());
    reconcile(&server, folder.path(), PEOPLE, 4 * KILLS);
}

#[test]
fn a_second_run_is_kept_out_while_the_first_is_alive_and_let_in_when_it_was_killed() {
    let slow = |moment: &Moment| match moment.step {
        Step::Data => Act::Late(Duration::from_millis(50)),
        _ => Act::Normal,
    };
    let server = Server::start(Offer::default(), slow);
    let folder = tempfile::tempdir().unwrap();
    let task =
        Task { folder: folder.path().to_owned(), port: server.port, people: 5, connections: 1 };
    let mut first = task.spawn();
    let until = Instant::now() + Duration::from_secs(20);
    while server.seen.lock().unwrap().commands.is_empty() {
        assert!(Instant::now() < until, "the first run does not begin");
        thread::sleep(Duration::from_millis(1));
    }
    let world = World::new(std::collections::HashMap::new(), std::path::PathBuf::new());
    let Err(LockFault::Held(Some(holder))) = RunLock::take(folder.path(), "a", &world) else {
        panic!("two at once")
    };
    assert_eq!(holder.process, first.id());
    first.kill().unwrap();
    first.wait().unwrap();
    finish(task.spawn());
    reconcile(&server, folder.path(), 5, 1);
}
