//! The program is killed, runs again, and the ledger and the server agree.
//!
//! It is the real program, and the same command each time. What counts is what the server took, by its
//! own list, which it writes before it says so.

mod books;
mod dice;
mod files;
mod moments;
mod steps;

use std::collections::BTreeSet;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rundmail::delivery::lock::{LockFault, RunLock};
use rundmail::world::World;

use crate::office::{Ended, Office};
use crate::server::{Act, Moment, Offer, Server};

/// Nothing here takes longer, not even on a machine that does much else.
pub(crate) const TIMEOUT: Duration = Duration::from_mins(1);

/// A circular, the people that it goes to, and the server that takes it.
pub(crate) struct Setup {
    pub office: Office,
    pub server: Server,
    people: usize,
    connections: usize,
}

impl Setup {
    pub(crate) fn new(
        people: usize,
        connections: usize,
        script: impl Fn(&Moment) -> Act + Send + Sync + 'static,
    ) -> Self {
        let server = Server::start(Offer::default(), script);
        let extra = format!("connections = {connections}");
        Self { office: Office::of(people, server.port, &extra), server, people, connections }
    }

    /// Starts the run whose death is wanted. Nobody reads what it says.
    fn spawn(&self) -> Child {
        let mut command = self.office.command(&["send", self.office.file, "--yes"]);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// The same command to its end.
    pub(crate) fn finish(&self) -> Ended {
        let ended = self.office.send(&[]);
        assert!(matches!(ended.code, Some(0 | 4 | 5)), "{:?} {}", ended.code, ended.err);
        ended
    }

    pub(crate) fn taken(&self) -> usize {
        self.server.seen.lock().unwrap().taken.len()
    }
}

pub(crate) fn kill(child: &mut Child) {
    // It may have ended by itself a moment ago.
    let _ = child.kill();
    child.wait().unwrap();
}

/// Waits until `done`, and looks meanwhile whether the child is still there.
fn wait_until(child: &mut Child, mut done: impl FnMut() -> bool) {
    let until = Instant::now() + TIMEOUT;
    while !done() && child.try_wait().unwrap().is_none() {
        assert!(Instant::now() < until, "no progress");
        thread::sleep(Duration::from_micros(200));
    }
}

#[test]
fn a_second_run_is_kept_out_while_the_first_is_alive_and_let_in_when_it_was_killed() {
    let slow = |_: &Moment| Act::Late(Duration::from_millis(20));
    let setup = Setup::new(5, 1, slow);
    let mut first = setup.spawn();
    wait_until(&mut first, || setup.server.heard("MAIL"));
    let world = World::new(std::collections::HashMap::new(), std::path::PathBuf::new());
    let taken = RunLock::take(setup.office.folder.path(), "brief", &world);
    let Err(LockFault::Held(Some(holder))) = taken else { panic!("two at once") };
    assert_eq!(holder.process, first.id());
    kill(&mut first);
    setup.check_after_kill(&BTreeSet::new());
    setup.finish();
    setup.close();
}
