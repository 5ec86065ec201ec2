//! A watch over what an office's own templates cost. Neither engine has a bound for the memory that a
//! template asks for, and nothing can stop it once it is at work: so the work of the program is done by
//! one thread, and another one looks at it, and ends the program with a sentence.

use std::collections::BTreeMap;
use std::fs;
use std::panic;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::diagnostic::Diagnostic;
use crate::l10n::{Bilingual, Language, size};
use crate::source::{Place, Source};

/// How often somebody looks. A text that doubles itself grows by some megabytes in that time.
const TICK: Duration = Duration::from_millis(10);

/// So much more memory than before may a template take (bytes): the pages of the largest Rund-Mail take a
/// tenth.
const MEMORY: u64 = 250_000_000;

/// Nested calls of engines and readers take room; what of it nobody uses costs nothing (bytes).
const STACK: usize = 64 << 20;

/// The templates that are being carried out, each by its number.
static AT_WORK: Mutex<BTreeMap<u64, Work>> = Mutex::new(BTreeMap::new());

/// One template that is being carried out.
struct Work {
    /// The file that is to be named, should it take too much.
    file: PathBuf,
    /// What counts its time.
    clock: Clock,
    /// When it is too late, by that clock.
    until: Duration,
    /// More memory than this is too much (bytes); `None` where the system does not tell.
    memory: Option<u64>,
}

/// While this lives, a template is being carried out.
#[derive(Debug)]
pub struct Watched(u64);

impl Drop for Watched {
    fn drop(&mut self) {
        at_work().remove(&self.0);
    }
}

/// Takes note that this thread carries out the template `file`, which may take `time` of the processor.
pub fn over(file: &Path, time: Duration) -> Watched {
    let clock = Clock::of_this_thread();
    let until = clock.now().saturating_add(time);
    let memory = memory().map(|used| used.saturating_add(MEMORY));
    let mut at_work = at_work();
    let number = at_work.last_key_value().map_or(0, |(last, _)| last + 1);
    at_work.insert(number, Work { file: file.to_owned(), clock, until, memory });
    Watched(number)
}

fn at_work() -> MutexGuard<'static, BTreeMap<u64, Work>> {
    AT_WORK.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does `work`, and gives what comes of it, or what is wrong with a template that takes too much. That one
/// is still at work then: whoever gets an error ends the program.
pub fn supervised<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Box<Diagnostic>> {
    let no_room = || Box::new(Diagnostic::error("template.endless", Excess::NoRoom));
    let (give, get) = mpsc::channel();
    let builder = thread::Builder::new().name("main".to_owned()).stack_size(STACK);
    let worker = builder.spawn(move || {
        // Nobody waits for it any more where a template took too much.
        let _ = give.send(work());
    });
    let Ok(worker) = worker else { return Err(no_room()) };
    loop {
        match get.recv_timeout(TICK) {
            Ok(done) => return Ok(done),
            Err(RecvTimeoutError::Timeout) => {
                if let Some(finding) = excess() {
                    return Err(Box::new(finding));
                }
            }
            Err(RecvTimeoutError::Disconnected) => match worker.join() {
                Err(fault) => panic::resume_unwind(fault),
                Ok(()) => return Err(no_room()),
            },
        }
    }
}

/// What is wrong with the first template that takes too much.
fn excess() -> Option<Diagnostic> {
    let at_work = at_work();
    at_work.values().find_map(|work| {
        let grown = || work.memory.zip(memory()).is_some_and(|(most, used)| used > most);
        let says = if work.clock.now() > work.until {
            Excess::Time
        } else if grown() {
            Excess::Memory
        } else {
            return None;
        };
        let at = Place::file(&Source::new(&work.file, ""));
        Some(Diagnostic::error("template.endless", says).at(at).help(Excess::Mend))
    })
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

/// What a template takes too much of.
#[derive(Debug)]
enum Excess {
    Time,
    Memory,
    /// The system gives no thread to do the work.
    NoRoom,
    Mend,
}

impl Bilingual for Excess {
    fn german(&self) -> String {
        match self {
            Self::Time => "Die Vorlage kommt zu keinem Ende.".into(),
            Self::Memory => format!(
                "Die Vorlage braucht mehr als {} Arbeitsspeicher.",
                size(MEMORY, Language::German)
            ),
            Self::NoRoom => "Der Computer hat keinen Arbeitsspeicher mehr frei.".into(),
            Self::Mend => {
                "Wahrscheinlich wiederholt sie etwas zu oft oder verdoppelt einen Text immer \
                           wieder. Es wurde nichts geschrieben."
                    .into()
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Time => "The template does not come to an end.".into(),
            Self::Memory => {
                format!(
                    "The template takes more than {} of memory.",
                    size(MEMORY, Language::English)
                )
            }
            Self::NoRoom => "The computer has no memory left.".into(),
            Self::Mend => {
                "It probably repeats something too often, or doubles a text again and again. \
                           Nothing was written."
                    .into()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One test for all, since what is at work is known to the whole process.
    #[test]
    fn what_takes_too_much_is_told_and_the_rest_is_done() {
        assert_eq!(supervised(|| 7).unwrap(), 7);
        let told = supervised(|| {
            let _watched = over(Path::new("templates/page.html"), Duration::from_millis(30));
            let mut sum = 0_u64;
            loop {
                sum = std::hint::black_box(sum.wrapping_add(1));
            }
            #[expect(unreachable_code, reason = "it never ends")]
            sum
        });
        let finding = told.unwrap_err();
        assert_eq!(finding.rule, "template.endless");
        assert!(finding.place.unwrap().source().path().ends_with("page.html"));
    }
}
