//! Faults, what they leave in the ledger, and how the program ends: the table of `docs/sending.md`.
//!
//! The rows below are the table. Each has one or more ways to bring it about; each way is a run of its
//! own. The table in the documentation is held against the rows, and written from them with
//! `RUNDMAIL_REWRITE=1`.

mod envelope;
mod here;
mod message;
mod more;
mod sender;
mod trial;
mod way;

use std::fmt::Write;
use std::sync::Mutex;

use rundmail::exit::Exit;

use crate::parallel::in_parallel;
use crate::server::{Act, Moment, Step};
use trial::{Found, Trial};

const PLANNED: [&str; 3] = ["planned"; 3];
const SENT: [&str; 3] = ["sent"; 3];

/// A fault and its consequences, for three people over one connection.
struct Row {
    /// As in the table.
    name: &'static str,
    /// The states of the three.
    states: [&'static str; 3],
    /// The number of messages that the server accepted.
    taken: usize,
    exit: Exit,
    /// How to cause it.
    ways: Vec<Trial>,
}

/// A part of the table: its heading and its rows.
type Part = (&'static str, fn() -> Vec<Row>);

const PARTS: [Part; 4] = [
    ("on the way to the server", way::rows),
    ("before the message", envelope::rows),
    ("the message", message::rows),
    ("on this computer", here::rows),
];

fn each<T, U>(items: impl IntoIterator<Item = T>, make: impl FnMut(T) -> U) -> Vec<U> {
    items.into_iter().map(make).collect()
}

fn all<T>(lists: impl IntoIterator<Item = Vec<T>>) -> Vec<T> {
    lists.into_iter().flatten().collect()
}

/// Performs `act` the first time that `step` occurs.
pub(crate) fn once(step: Step, act: Act) -> impl Fn(&Moment) -> Act + Send + Sync {
    let done = Mutex::new(false);
    move |moment| {
        let mut done = done.lock().unwrap();
        if moment.step == step && !*done {
            *done = true;
            return act.clone();
        }
        Act::Normal
    }
}

/// Tries every row, and reports all that turned out differently.
fn prove(rows: Vec<Row>) {
    let trials = rows.into_iter().flat_map(|row| {
        let Row { name, states, taken, exit, ways } = row;
        ways.into_iter().map(move |trial| (name, states, taken, exit, trial))
    });
    let wrong = Mutex::new(Vec::new());
    in_parallel(8, trials, |(name, states, taken, exit, trial)| {
        let label = trial.label.clone();
        let found = trial.run();
        let taken = found.taken.map(|_| taken);
        let wanted = Found { states: states.to_vec(), taken, exit };
        if found != wanted {
            wrong.lock().unwrap().push(format!("{name} ({label}):\n  {found:?}\n  {wanted:?}"));
        }
    });
    let wrong = wrong.into_inner().unwrap();
    assert!(wrong.is_empty(), "found and wanted:\n{}", wrong.join("\n"));
}

#[test]
fn on_the_way_to_the_server() {
    prove(way::rows());
}

#[test]
fn before_the_message() {
    prove(envelope::rows());
}

#[test]
fn the_message() {
    prove(message::rows());
}

#[test]
fn on_this_computer() {
    prove(here::rows());
}

/// The table in the documentation.
fn table() -> String {
    let mut text =
        String::from("| what happens | three people over one connection | exit |\n|---|---|---|\n");
    for (part, rows) in PARTS {
        let _ = writeln!(text, "| **{part}** | | |");
        for Row { name, states, exit, .. } in rows() {
            let states = match states {
                [a, b, c] if a == b && b == c => format!("all `{a}`"),
                states => states.map(|state| format!("`{state}`")).join(", "),
            };
            let _ = writeln!(text, "| {name} | {states} | {} |", exit.code());
        }
    }
    text
}

#[test]
fn the_documentation_has_exactly_these_rows() {
    const BEGIN: &str = "<!-- the table of tests/smtp/faults.rs -->\n";
    const END: &str = "<!-- its end -->\n";
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/sending.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(BEGIN).expect("the table's beginning");
    let (found, after) = rest.split_once(END).expect("the table's end");
    if std::env::var_os("RUNDMAIL_REWRITE").is_some() {
        std::fs::write(&path, [before, BEGIN, &table(), END, after].concat()).unwrap();
    } else {
        assert_eq!(found, table(), "RUNDMAIL_REWRITE=1 writes it");
    }
}
