//! Output: data to stdout, everything else to stderr. A broken pipe is no error.

use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use crate::cli;
use crate::diagnostic::Findings;
use crate::l10n::{Language, Localize};
use crate::report;
use crate::world::World;

/// The longest line that somebody types (bytes).
const LONGEST_ENTRY: u64 = 10_000;

/// The output of the program.
#[derive(Clone, Debug)]
pub struct Ui {
    /// The language of its messages.
    pub language: Language,
    /// The language of messages within data for machines: English, unless another one is asked for.
    pub data_language: Language,
    colour: bool,
    terminal: bool,
    /// Whether the terminal can only print line after line (`TERM=dumb`).
    dumb: bool,
    /// Why data could not be written to stdout.
    unwritten: Arc<OnceLock<String>>,
}

impl Ui {
    /// The user interface of this process, in the language that is `asked` for, else in that of the system.
    pub fn of_process(asked: Option<Language>, system: Language, world: &World) -> Self {
        let terminal = io::stderr().is_terminal();
        let dumb = world.variable("TERM") == Some("dumb");
        let colour = terminal && !dumb && world.variable("NO_COLOR").is_none();
        let language = asked.unwrap_or(system);
        let data_language = asked.unwrap_or(Language::English);
        Self { language, data_language, colour, terminal, dumb, unwritten: Arc::default() }
    }

    /// Whether a person is watching.
    pub fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// Whether a person is watching a terminal that can redraw a line. Only then are there progress
    /// bars.
    pub fn can_redraw(&self) -> bool {
        self.terminal && !self.dumb
    }

    /// Whether somebody can answer a question.
    pub fn can_ask(&self) -> bool {
        self.terminal && io::stdin().is_terminal()
    }

    /// The width of the terminal on which data are shown, or `None` where they go to a file or
    /// another program.
    pub fn columns(&self) -> Option<usize> {
        let (width, _) = terminal_size::terminal_size_of(io::stdout())?;
        Some(usize::from(width.0))
    }

    /// The width for help texts: that of the window, and no more than `COLUMNS` says.
    pub fn width(&self, world: &World) -> usize {
        let window = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let said = world.variable("COLUMNS").and_then(|said| said.parse().ok());
        window.into_iter().chain(said).min().unwrap_or(cli::WIDEST)
    }

    /// Writes data to stdout unchanged.
    pub fn data(&self, bytes: &[u8]) {
        let mut stdout = io::stdout().lock();
        let written = stdout.write_all(bytes).and_then(|()| stdout.flush());
        if let Err(error) = written
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            let _ = self.unwritten.set(error.to_string());
        }
    }

    /// Why data could not be written to stdout, for example because a disk is full.
    pub fn unwritten(&self) -> Option<&str> {
        self.unwritten.get().map(String::as_str)
    }

    /// Writes a sentence to stderr.
    pub fn say(&self, sentence: &dyn Localize) {
        self.line(&sentence.localize(self.language));
    }

    /// Writes lines to stderr, with control characters made visible.
    pub fn line(&self, lines: &str) {
        let lines: Vec<String> = lines.lines().map(report::harmless).collect();
        raw(&lines.join("\n"));
    }

    /// Shows findings on stderr, the most serious first, with a summary line.
    pub fn findings(&self, findings: &Findings) {
        if !findings.is_empty() {
            raw(report::text(findings, self.language, self.colour).trim_end());
        }
    }

    /// Shows the findings that stop the work at hand or cast doubt on it; other notes about `file`
    /// are only counted, since `check` shows them.
    pub fn grave(&self, findings: &Findings, file: &Path) {
        let (told, notes) = report::grave(findings);
        self.findings(&told);
        if notes > 0 {
            let file = report::argument(&file.to_string_lossy());
            self.say(&report::MoreNotes { notes, file });
        }
    }

    /// Asks a yes-or-no question; anything but a clear yes is a no.
    pub fn confirm(&self, question: &dyn Localize) -> bool {
        let answer = self.ask(question, self.language.pick("[j/N]", "[y/N]"));
        answer.is_some_and(|answer| is_yes(&answer))
    }

    /// Asks about something harmless; just Enter means yes.
    pub fn offer(&self, question: &dyn Localize) -> bool {
        let answer = self.ask(question, self.language.pick("[J/n]", "[Y/n]"));
        answer.is_some_and(|answer| answer.is_empty() || is_yes(&answer))
    }

    /// Asks for one of several options by their first letters; Enter, or anything else, means the
    /// `usual` one.
    pub fn choose(&self, question: &dyn Localize, names: &[&str], usual: usize) -> usize {
        let hint = format!("[{}]", names.get(usual).unwrap_or(&""));
        let answer = self.ask(question, &hint).unwrap_or_default();
        let meant = |name: &&str| !answer.is_empty() && name.to_lowercase().starts_with(&answer);
        names.iter().position(meant).unwrap_or(usual)
    }

    /// A line that somebody types, or that comes from a pipe; `None` where nothing more comes. What is
    /// no text (UTF-8) has U+FFFD in its place. The `prompt` is for people only.
    pub fn entry(&self, prompt: &str) -> Option<String> {
        if self.can_ask() {
            let mut stderr = io::stderr().lock();
            let _ = write!(stderr, "{prompt}");
            let _ = stderr.flush();
        }
        let mut line = Vec::new();
        let mut stdin = io::stdin().lock().take(LONGEST_ENTRY);
        let read = stdin.read_until(b'\n', &mut line).unwrap_or(0);
        (read > 0).then(|| String::from_utf8_lossy(&line).into_owned())
    }

    /// The answer to a question, or `None` where nobody answers.
    fn ask(&self, question: &dyn Localize, hint: &str) -> Option<String> {
        let mut stderr = io::stderr().lock();
        let _ = write!(stderr, "{} {hint} ", report::harmless(&question.localize(self.language)));
        let _ = stderr.flush();
        let mut answer = String::new();
        let read = io::stdin().read_line(&mut answer).unwrap_or(0);
        (read > 0).then(|| answer.trim().to_lowercase())
    }
}

fn is_yes(answer: &str) -> bool {
    matches!(answer, "j" | "ja" | "y" | "yes")
}

/// Writes lines to stderr unchanged.
fn raw(lines: &str) {
    let mut stderr = io::stderr().lock();
    let _ = writeln!(stderr, "{lines}");
}
