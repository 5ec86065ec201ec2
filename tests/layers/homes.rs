//! What only one file or folder may do: name a heavy crate, make a file, open one.

use std::collections::BTreeSet;

use super::sources::{File, files};

/// Each heavy crate with the files or folders that may know it.
const HOMES: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["report/text.rs"]),
    ("clap", &["cli", "command/man.rs"]),
    ("clap_complete", &["cli/mod.rs", "command/completions.rs"]),
    ("clap_mangen", &["command/man.rs"]),
    ("csv", &["command/send", "command/status"]),
    ("ctrlc", &["command/send"]),
    ("indicatif", &["command/send"]),
    ("secrecy", &["command/mailserver.rs"]),
    ("sys_locale", &["run.rs"]),
];

/// What makes a file or a folder. Only these files do, and so only they decide who may read it.
const MAKERS: &[&str] = &["fs::write(", "File::create", "create_dir", "OpenOptions", "fs::copy("];
const MAKERS_HOMES: &[&str] = &[];

/// What opens a file to read it. Only this file does: it opens nothing that is no file.
const OPENERS: &[&str] = &["File::open(", "fs::read(", "fs::read_to_string("];
/// The others read what the system tells of itself.
const OPENERS_HOMES: &[&str] = &[
];

/// Does a line of code name this crate?
fn knows(code: &str, name: &str) -> bool {
    code.match_indices(&format!("{name}::")).any(|(at, _)| {
        !code[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':'))
    })
}

/// The crates of one table of the manifest, as code names them.
fn dependencies(table: &str) -> Vec<String> {
    let lines = include_str!("../../Cargo.toml").lines().skip_while(|line| *line != table).skip(1);
    lines
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name.replace('-', "_"))
        .collect()
}

#[test]
fn every_dependency_is_used_and_every_home_is_of_one() {
    let used = dependencies("[dependencies]");
    assert!(used.len() > 20, "the dependencies were not found");
    let files = files();
    let program: Vec<&File> = files.iter().filter(|file| !file.is_test()).collect();
    let occurs =
        |name: &str| program.iter().any(|file| file.code().any(|(_, code)| knows(code, name)));
    let unused: Vec<&String> = used.iter().filter(|name| !occurs(name)).collect();
    assert!(unused.is_empty(), "nothing uses {unused:?}");
    let known: BTreeSet<String> =
        used.iter().cloned().chain(dependencies("[dev-dependencies]")).collect();
    let strangers: Vec<_> = HOMES.iter().filter(|(name, _)| !known.contains(*name)).collect();
    assert!(strangers.is_empty(), "no dependency: {strangers:?}");
}

#[test]
fn heavy_crates_stay_at_home() {
    let mut faults = Vec::new();
    let at_home = |path: &str, homes: &[&str]| {
        homes.iter().any(|home| {
            path == *home || path == format!("{home}.rs") || path.starts_with(&format!("{home}/"))
        })
    };
    for file in files().iter().filter(|file| !file.is_test()) {
        for (line, code) in file.code() {
            for (name, homes) in HOMES {
                if knows(code, name) && !at_home(&file.path, homes) {
                    faults.push(format!("src/{}:{line} knows `{name}`", file.path));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A file with addresses or access data is for its owner: whoever writes one must say so.
#[test]
fn files_are_made_where_it_is_said_who_may_read_them() {
    let mut faults = Vec::new();
    for file in files().iter().filter(|file| !file.is_test()) {
        let at_home = MAKERS_HOMES.contains(&file.path.as_str());
        for (line, code) in file.code().filter(|_| !at_home) {
            if MAKERS.iter().any(|maker| code.contains(maker)) {
                faults.push(format!("src/{}:{line}: by workspace::output", file.path));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A pipe where a file belongs would keep the program waiting for ever.
#[test]
fn files_are_opened_where_it_is_seen_that_they_are_files() {
    let mut faults = Vec::new();
    for file in files().iter().filter(|file| !file.is_test()) {
        let at_home = OPENERS_HOMES.contains(&file.path.as_str());
        for (line, code) in file.code().filter(|_| !at_home) {
            let opens = |opener: &str| {
                let mut found = code.match_indices(opener);
                found.any(|(at, _)| !code[..at].ends_with(char::is_alphanumeric))
            };
            if OPENERS.iter().any(|opener| opens(opener)) {
                faults.push(format!("src/{}:{line}: by input", file.path));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
