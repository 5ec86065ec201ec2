//! A process in which the office's own templates are tried before this one renders them. Neither
//! engine limits the memory and the recursion of a template, nothing can stop a running one, and
//! the system ends a program whose memory or stack is used up. So that happens to the other
//! process, and here it becomes an ordinary finding.

mod messages;
mod worker;

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, OnceLock, PoisonError};

use serde::Serialize;

pub use self::messages::Excess;
pub(crate) use self::worker::engines_with_room;
pub use self::worker::{STACK, Watched, over, serve, with_room};

use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::source::{Source, Span};

/// The argument with which the program starts itself as the other process. It is not a verb: nobody
/// types it.
pub const ARGUMENT: &str = "--try-templates";

/// How much additional memory a template may use (bytes): the pages of the largest Rund-Mail take a
/// tenth.
const MEMORY: u64 = 250_000_000;

/// The answer of the other process when it has the templates, or when a trial is over. Any other
/// byte is the [code](Excess::code) of what a template uses too much of.
const DONE: u8 = b'.';

/// The path of this program; without it nothing is tried.
static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Makes all later trials run in `program`, which is this one.
pub fn use_program(program: PathBuf) {
    // A second call passes the same path.
    let _ = PROGRAM.set(program);
}

/// The place where the templates of one workspace are tried.
#[derive(Debug)]
pub struct Sandbox {
    /// The first thing that the other process is told.
    templates: String,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    process: Option<Process>,
    /// The templates known to use too much; they are not tried again.
    refused: BTreeMap<PathBuf, Excess>,
}

impl Sandbox {
    /// A sandbox for these templates; its process starts when it is needed.
    pub fn new(templates: &impl Serialize) -> Self {
        Self { templates: line(templates).unwrap_or_default(), state: Mutex::default() }
    }

    /// Tries what is about to be done with the template at `file`.
    ///
    /// # Errors
    /// The template uses too much. Other faults of the template are not reported here; nor is it an
    /// error if no other process can be started.
    pub fn try_out(&self, file: &Path, trial: &impl Serialize) -> Result<(), Box<Diagnostic>> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let mut excess = state.refused.get(file).copied();
        if excess.is_none() {
            excess = self.tried(&mut state, trial);
            if let Some(excess) = excess {
                state.process = None;
                state.refused.insert(file.to_owned(), excess);
            }
        }
        let Some(excess) = excess else { return Ok(()) };
        let at = Span::file(&Source::new(file, ""));
        Err(Box::new(rules::template::ENDLESS.finds(excess).at(at).help(messages::Help {})))
    }

    fn tried(&self, state: &mut State, trial: &impl Serialize) -> Option<Excess> {
        let trial = line(trial)?;
        if state.process.is_none() {
            state.process = Process::start(&self.templates);
        }
        match state.process.as_mut()?.ask(&trial) {
            Ok(DONE) => None,
            Ok(code) => Some(Excess::of_code(code)),
            Err(_) => Some(Excess::Crash),
        }
    }
}

/// JSON on one line; line breaks occur only in JSON formatted for people.
fn line(value: &impl Serialize) -> Option<String> {
    serde_json::to_string(value).ok().map(|line| line + "\n")
}

/// The other process, killed when this value is dropped.
#[derive(Debug)]
struct Process {
    child: Child,
    ask: ChildStdin,
    answer: ChildStdout,
}

impl Process {
    fn start(templates: &str) -> Option<Self> {
        let mut command = Command::new(PROGRAM.get()?);
        command.arg(ARGUMENT).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        by_itself(&mut command);
        let mut child = command.spawn().ok()?;
        let (Some(ask), Some(answer)) = (child.stdin.take(), child.stdout.take()) else {
            return None;
        };
        let mut process = Self { child, ask, answer };
        (process.ask(templates).ok()? == DONE).then_some(process)
    }

    fn ask(&mut self, line: &str) -> io::Result<u8> {
        self.ask.write_all(line.as_bytes())?;
        self.ask.flush()?;
        let mut answer = [0];
        self.answer.read_exact(&mut answer)?;
        Ok(answer[0])
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Ctrl-C is for this process; the other one ends with it.
#[cfg(unix)]
fn by_itself(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

/// Ctrl-C is for this process; the other one ends with it.
#[cfg(windows)]
fn by_itself(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    /// `CREATE_NEW_PROCESS_GROUP` of `CreateProcessW`.
    const NEW_GROUP: u32 = 0x200;
    command.creation_flags(NEW_GROUP);
}
