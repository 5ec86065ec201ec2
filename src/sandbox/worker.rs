//! The other process: it does one trial after another, and ends where one takes too much.

use std::fs;
use std::io::{self, BufRead, Write};
use std::panic;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::{DONE, Excess, MEMORY};
use crate::exit::Exit;

/// How often somebody looks. A text that doubles itself grows by some megabytes in that time.
const TICK: Duration = Duration::from_millis(10);

/// Nested calls of engines and readers take room; what of it nobody uses costs nothing (bytes).
const STACK: usize = 64 << 20;

/// The template that is being carried out.
static AT_WORK: Mutex<Option<Work>> = Mutex::new(None);

/// A template that is being carried out.
struct Work {
    /// What counts its time.
    clock: Clock,
    /// When it is too late, by that clock.
    until: Duration,
    /// More memory than this is too much (bytes); `None` where the system does not tell.
    memory: Option<u64>,
}

/// While this lives, a template is being carried out.
#[derive(Debug)]
pub struct Watched(());

impl Drop for Watched {
    fn drop(&mut self) {
        *at_work() = None;
    }
}

/// Takes note that this thread carries out a template, which may take `time` of the processor.
pub fn over(time: Duration) -> Watched {
    let clock = Clock::of_this_thread();
    let until = clock.now().saturating_add(time);
    let memory = memory().map(|used| used.saturating_add(MEMORY));
    *at_work() = Some(Work { clock, until, memory });
    Watched(())
}

fn at_work() -> MutexGuard<'static, Option<Work>> {
    AT_WORK.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does `work` in a thread that has room for it; `None` where the system gives none.
pub fn with_room<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let builder = thread::Builder::new().name("main".to_owned()).stack_size(STACK);
    match builder.spawn(work).ok()?.join() {
        Ok(done) => Some(done),
        Err(fault) => panic::resume_unwind(fault),
    }
}

/// Answers what comes by standard input, until that ends or a trial takes too much: `know` is told the
/// templates, and `carry_out` each trial.
pub fn serve<T: 'static>(
    know: impl FnOnce(&str) -> Option<T> + Send + 'static,
    carry_out: impl Fn(&T, &str) + Send + 'static,
) -> Exit {
    let (give, get) = mpsc::channel::<()>();
    let trials = move || {
        // The watch sees when this is dropped.
        let _give = give;
        let mut lines = io::stdin().lock().lines();
        let mut next = move || lines.next()?.ok();
        let templates = know(&next()?)?;
        answer(DONE)?;
        while let Some(trial) = next() {
            carry_out(&templates, &trial);
            answer(DONE)?;
        }
        Some(())
    };
    let watched = thread::spawn(move || with_room(trials));
    while let Err(RecvTimeoutError::Timeout) = get.recv_timeout(TICK) {
        let at_work = at_work();
        if let Some(excess) = at_work.as_ref().and_then(Work::excess) {
            let _ = answer(excess.code());
            return Exit::InputErrors;
        }
    }
    // Whatever it was, the other side sees that nobody answers any more.
    let _ = watched.join();
    Exit::Done
}

fn answer(code: u8) -> Option<()> {
    let mut out = io::stdout().lock();
    out.write_all(&[code]).and_then(|()| out.flush()).ok()
}

impl Work {
    fn excess(&self) -> Option<Excess> {
        if self.clock.now() > self.until {
            return Some(Excess::Time);
        }
        let (most, used) = self.memory.zip(memory())?;
        (used > most).then_some(Excess::Memory)
    }
}

/// The memory of this process (bytes): the second figure of proc(5) `statm` is in pages.
fn memory() -> Option<u64> {
    const PAGE: u64 = 4_096;
    let said = fs::read_to_string("/proc/self/statm").ok()?;
    said.split(' ').nth(1)?.parse::<u64>().ok()?.checked_mul(PAGE)
}

/// Counts the time that a thread has worked.
enum Clock {
    /// The processor's, from this file of proc(5): other programs are not in it.
    Processor(PathBuf),
    /// What went by since then, where the system does not tell.
    Wall(Instant),
}

impl Clock {
    fn of_this_thread() -> Self {
        let own = fs::read_link("/proc/thread-self");
        let file = own.map(|own| Path::new("/proc").join(own).join("schedstat"));
        match file {
            Ok(file) if worked(&file).is_some() => Self::Processor(file),
            _ => Self::Wall(Instant::now()),
        }
    }

    fn now(&self) -> Duration {
        match self {
            Self::Processor(file) => worked(file).unwrap_or_default(),
            Self::Wall(start) => start.elapsed(),
        }
    }
}

/// The first figure of `schedstat`, in nanoseconds.
fn worked(file: &Path) -> Option<Duration> {
    let said = fs::read_to_string(file).ok()?;
    said.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
