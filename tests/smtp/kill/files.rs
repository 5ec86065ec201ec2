//! Killed while it writes files: nobody ever finds half of one.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::dice::Dice;
use super::{kill, wait_until};
use crate::office::{FILE, Office};
use crate::parallel::in_parallel;

type Tree = BTreeMap<PathBuf, Vec<u8>>;

/// Every file below `folder`, except what the program calls unfinished by its name.
fn tree(folder: &Path) -> Tree {
    let mut all = Tree::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        if name.to_string_lossy().starts_with('.') {
            continue;
        }
        let name = PathBuf::from(name);
        if path.is_dir() {
            all.extend(tree(&path).into_iter().map(|(below, bytes)| (name.join(below), bytes)));
        } else {
            all.insert(name, fs::read(path).unwrap());
        }
    }
    all
}

/// The same input gives the same bytes, whatever the time.
fn command(office: &Office, verb: &str) -> Command {
    let mut command = office.command(&[verb, FILE]);
    command.env("SOURCE_DATE_EPOCH", "1757000000").stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Kills `rundmail VERB` over and over, in a new folder and over what another run has left.
fn whole_or_not_at_all(verb: &str, place: &str, all_or_nothing: bool) {
    let office = Office::new(1, "");
    let start = Instant::now();
    assert!(command(&office, verb).status().unwrap().success());
    let life = start.elapsed();
    let wanted = tree(&office.folder.path().join(place));
    assert!(wanted.len() > 3, "{:?}", wanted.keys());
    let dice = Mutex::new(Dice::cast());
    in_parallel(4, 0..8, |_| {
        let office = Office::new(1, "");
        let place = office.folder.path().join(place);
        for _ in 0..4 {
            let mut child = command(&office, verb).spawn().unwrap();
            let moment = dice.lock().unwrap().moment(Duration::ZERO..life);
            let start = Instant::now();
            wait_until(&mut child, || start.elapsed() >= moment);
            kill(&mut child);
            let found = tree(&place);
            for (path, bytes) in &found {
                assert_eq!(wanted.get(path), Some(bytes), "{verb}: {}", path.display());
            }
            if all_or_nothing {
                assert!(found.is_empty() || found.len() == wanted.len(), "{verb}: a part");
            }
        }
        assert!(command(&office, verb).status().unwrap().success());
        assert_eq!(tree(&place), wanted);
    });
}

#[test]
fn a_document_is_whole_or_not_there() {
    whole_or_not_at_all("render", "out", false);
}

#[test]
fn a_preview_is_whole_or_not_there() {
    whole_or_not_at_all("preview", ".rundmail/preview", true);
}
