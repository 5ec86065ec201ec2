//! The architecture, kept: a floor imports only its own and those below, parts of one folder know each other
//! in one direction, each heavy crate is known to its home, every file says what it is for, and none grows
//! beyond what one can survey.

#![expect(clippy::unwrap_used, reason = "a test may end where its own ground is missing")]

mod circles;
mod homes;
mod imports;
mod sources;

use std::collections::BTreeSet;

use imports::Imports;
use sources::{files, files_below};

/// Each room with its floor; `src/lib.rs` tells them in the same order.
const FLOORS: &[(usize, &[&str])] = &[
    (
        0,
        &[
        ],
    ),
    (2, &["check"]),
    (4, &["cli", "command", "report", "run", "ui"]),
];

/// Longer files hide something that wants a room of its own (lines, without blanks and comments).
const LONGEST: usize = 400;

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().find(|(_, rooms)| rooms.contains(&room)).map(|(floor, _)| *floor)
}

#[test]
fn every_room_has_its_floor() {
    let rooms: BTreeSet<String> = files().iter().map(|file| file.room().to_owned()).collect();
    let known: BTreeSet<String> =
        FLOORS.iter().flat_map(|(_, rooms)| *rooms).map(|room| (*room).to_owned()).collect();
    let rooms: BTreeSet<String> =
        rooms.into_iter().filter(|room| !matches!(room.as_str(), "lib" | "main")).collect();
    assert_eq!(rooms, known);
}

#[test]
fn a_floor_imports_none_above_it() {
    let files = files();
    let mut faults = Vec::new();
    for (own, home) in Imports::of(&files).all() {
        let [Some(from), Some(to)] = [own, &home].map(|module| floor(module.first()?)) else {
            continue;
        };
        if to > from {
            faults.push(format!("{} (floor {from}) knows {}", own.join("::"), home.join("::")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for_and_is_short() {
    let mut faults = Vec::new();
    for file in files().into_iter().chain(files_below("crates")) {
        if !file.text.starts_with("//! ") {
            faults.push(format!("{} does not begin with `//!`", file.path));
        }
        let code = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with("//");
        let lines = file.text.lines().filter(code).count();
        if lines > LONGEST {
            faults.push(format!("{} has {lines} lines of code, more than {LONGEST}", file.path));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
