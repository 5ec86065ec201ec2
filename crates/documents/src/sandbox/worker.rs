//! The other process: it runs one trial after another and ends where one uses too much.

#![expect(clippy::disallowed_methods, reason = "it reads what the system tells of itself")]

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

/// How often the limits are checked. A text that doubles itself grows by some megabytes in that
/// time.
const TICK: Duration = Duration::from_millis(10);

/// Nested calls of engines and readers need stack; unused stack costs nothing (bytes).
pub const STACK: usize = 64 << 20;

/// The template that is being rendered.
static AT_WORK: Mutex<Option<Work>> = Mutex::new(None);

/// A template that is being rendered.
struct Work {
    /// Measures its time.
    clock: Clock,
    /// The deadline on that clock.
    until: Duration,
    /// The memory limit (bytes), or `None` where the system does not tell.
    memory: Option<u64>,
}

/// As long as this lives, a template is being rendered.
#[derive(Debug)]
pub struct Watched(());

impl Drop for Watched {
    fn drop(&mut self) {
        *at_work() = None;
    }
}

/// Registers that this thread renders a template, which may take `time` of the processor.
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

/// Runs `work` in a thread with a large stack; `None` where the system cannot start one.
pub fn with_room<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let builder = thread::Builder::new().name("main".to_owned()).stack_size(STACK);
    match builder.spawn(work).ok()?.join() {
        Ok(done) => Some(done),
        Err(fault) => panic::resume_unwind(fault),
    }
}

/// Gives the threads of the engines as much, before they begin, and returns their number.
pub(crate) fn engines_with_room() -> usize {
    let _ = rayon::ThreadPoolBuilder::new().stack_size(STACK).build_global();
    rayon::current_num_threads()
}

/// Answers requests from standard input until it ends or a trial uses too much: `know` receives the
/// templates, and `carry_out` each trial.
pub fn serve<T: 'static>(
    know: impl FnOnce(&str) -> Option<T> + Send + 'static,
    carry_out: impl Fn(&T, &str) + Send + 'static,
) -> Exit {
    let (give, get) = mpsc::channel::<()>();
    let trials = move || {
        // The watchdog sees when this is dropped.
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
    // Whatever the error was, the other side sees that no more answers come.
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

/// The memory of this process (bytes): the second number in `statm` (proc(5)) is in pages.
fn memory() -> Option<u64> {
    const PAGE: u64 = 4_096;
    let said = fs::read_to_string("/proc/self/statm").ok()?;
    said.split(' ').nth(1)?.parse::<u64>().ok()?.checked_mul(PAGE)
}

/// Measures how long a thread has worked.
enum Clock {
    /// Processor time, from this file of proc(5): other programs do not count.
    Processor(PathBuf),
    /// Elapsed time since then, where the system does not tell.
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

/// The first number in `schedstat`, in nanoseconds.
fn worked(file: &Path) -> Option<Duration> {
    let said = fs::read_to_string(file).ok()?;
    said.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
