//! The architecture, kept: a floor imports only its own and those below, each heavy crate is known to
//! its home, every file says what it is for, and none grows beyond what one can survey.

#![expect(clippy::unwrap_used, reason = "a test may end where its own ground is missing")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each room with its floor; `src/lib.rs` tells them in the same order.
const FLOORS: &[(usize, &[&str])] = &[
    (
        0,
        &[
            "columns",
            "diagnostic",
            "exit",
            "input",
            "rules",
            "l10n",
            "source",
            "spreadsheet",
            "watch",
            "world",
        ],
    ),
    (1, &["contacts", "fields", "inside", "minutes", "settings", "workspace"]),
    (2, &["attendance", "calendar", "check", "document", "markdown", "proof"]),
    (3, &["bounces", "delivery", "mail", "mailing"]),
    (4, &["cli", "command", "report", "run", "ui"]),
];

/// Each heavy crate with the files or folders that may know it.
const HOMES: &[(&str, &[&str])] = &[
    ("aho_corasick", &["proof/search.rs"]),
    ("annotate_snippets", &["report/text.rs"]),
    ("calamine", &["contacts/workbook.rs"]),
    ("calcard", &["contacts/cards.rs"]),
    ("caseless", &["contacts/address.rs"]),
    ("cfb", &["bounces/outlook.rs"]),
    ("clap", &["cli", "command/man.rs"]),
    ("clap_complete", &["cli/mod.rs", "command/completions.rs"]),
    ("clap_mangen", &["command/man.rs"]),
    ("comemo", &["document/pdf"]),
    ("comrak", &["markdown"]),
    ("css_inline", &["document/letter"]),
    ("csv", &["attendance", "command/send", "command/status", "contacts"]),
    ("ctrlc", &["command/send"]),
    ("encoding_rs", &["contacts", "delivery/smtp/reply.rs"]),
    ("entities", &["contacts/escapes.rs"]),
    ("exif", &["inside/picture.rs"]),
    ("flate2", &["inside"]),
    ("hayro_interpret", &["inside/pdf.rs"]),
    ("hayro_syntax", &["inside/pdf.rs"]),
    ("icalendar", &["calendar"]),
    ("idna", &["contacts/address.rs"]),
    ("image", &["document/pictures/raster.rs"]),
    ("imagesize", &["check/facts/contents.rs"]),
    ("indicatif", &["command/send"]),
    ("kurbo", &["inside/pdf.rs"]),
    ("mail_parser", &["bounces/letter.rs", "inside/letter.rs"]),
    ("memchr", &["inside", "mail/leaves.rs", "mailing/strangers/known.rs"]),
    ("minijinja", &["document/templates"]),
    ("resvg", &["document/letter/logo.rs", "document/pictures"]),
    ("rpassword", &["delivery/secret.rs"]),
    ("rusqlite", &["delivery/ledger"]),
    ("rustls", &["delivery/smtp"]),
    ("rustls_platform_verifier", &["delivery/smtp/tls.rs"]),
    ("rust_xlsxwriter", &["attendance/sheet.rs"]),
    ("secrecy", &["command/mailserver.rs", "delivery"]),
    ("strsim", &["contacts/typos.rs", "l10n.rs"]),
    ("sys_locale", &["run.rs"]),
    ("textwrap", &["document/text"]),
    ("toml", &["document/words", "fields", "rules/explain.rs"]),
    ("typst", &["document/pdf"]),
    ("typst_layout", &["document/pdf"]),
    ("typst_pdf", &["document/pdf"]),
    ("unicode_script", &["contacts/scripts.rs", "contacts/told.rs", "document/pdf/script.rs"]),
    ("unicode_segmentation", &["document/pdf/coverage.rs"]),
    ("unicode_width", &["columns.rs"]),
    ("zip", &["contacts/archive.rs", "inside/archive.rs"]),
];

/// What makes a file or a folder. Only these files do, and so only they decide who may read it.
const MAKERS: &[&str] = &["fs::write(", "File::create", "create_dir", "OpenOptions", "fs::copy("];
const MAKERS_HOMES: &[&str] = &["workspace/output.rs"];

/// What opens a file to read it. Only this file does: it opens nothing that is no file.
const OPENERS: &[&str] = &["File::open(", "fs::read(", "fs::read_to_string("];
/// The others read what the system tells of itself.
const OPENERS_HOMES: &[&str] = &[
    "delivery/ledger/device.rs",
    "delivery/ledger/drive.rs",
    "delivery/ledger/ground.rs",
    "delivery/holder.rs",
    "watch.rs",
    "input.rs",
    "world.rs",
];

/// Longer files hide something that wants a room of its own (lines, without blanks and comments).
const LONGEST: usize = 400;

/// Files for tests only that are not called so.
const TEST_FILES: &[&str] = &[
    "bounces/settle/systems.rs",
    "contacts/properties.rs",
    "document/pdf/samples.rs",
    "document/sample.rs",
];

/// One file of `src/`.
struct File {
    /// Its path below `src/`, with `/`.
    path: String,
    text: String,
}

impl File {
    /// The room that the file belongs to.
    fn room(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap_or_default()
    }

    fn is_test(&self) -> bool {
        self.path.ends_with("tests.rs")
            || self.path.contains("/tests/")
            || TEST_FILES.contains(&self.path.as_str())
    }

    /// The lines of the program itself: no comments, and nothing that stands behind `#[cfg(test)]`.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut test: Option<TestItem> = None;
        let lines = self.text.lines().enumerate().map(|(index, line)| (index + 1, line));
        lines.filter(move |(_, line)| {
            if let Some(item) = &mut test {
                if item.ends_with(line) {
                    test = None;
                }
                return false;
            }
            if line.trim() == "#[cfg(test)]" || line.trim().starts_with("#[cfg(all(test,") {
                test = Some(TestItem { indent: indent(line), is_block: false });
                return false;
            }
            !line.trim_start().starts_with("//")
        })
    }
}

/// An item for tests only, while its lines go by: `mod tests;`, or a block up to its brace.
struct TestItem {
    indent: usize,
    is_block: bool,
}

impl TestItem {
    fn ends_with(&mut self, line: &str) -> bool {
        self.is_block |= line.ends_with('{');
        let closed = line.trim_start().starts_with('}') && indent(line) == self.indent;
        if self.is_block { closed } else { line.ends_with(';') }
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn files() -> Vec<File> {
    files_below("src")
}

fn files_below(folder: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                files.push(File { path: name, text: fs::read_to_string(&path).unwrap() });
            }
        }
    }
    files.sort_by(|left, right| left.path.cmp(&right.path));
    assert!(files.len() > 20, "the sources were not found");
    files
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().find(|(_, rooms)| rooms.contains(&room)).map(|(floor, _)| *floor)
}

/// The rooms that code names by `crate::ROOM`, in one line or several; `crate::{a::b, c}` names two.
fn named(code: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (_, rest) in code.match_indices("crate::").map(|(at, word)| (at, &code[at + word.len()..]))
    {
        let paths = match rest.strip_prefix('{') {
            Some(group) => entries(group),
            None => vec![rest],
        };
        for path in paths {
            let word = |c: &char| c.is_ascii_alphanumeric() || *c == '_';
            let room: String = path.trim().chars().take_while(word).collect();
            if !room.is_empty() {
                rooms.push(room);
            }
        }
    }
    rooms
}

/// The paths of a braced import, up to its closing brace; those in inner braces are one with theirs.
fn entries(group: &str) -> Vec<&str> {
    let (mut paths, mut from, mut depth) = (Vec::new(), 0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                paths.push(&group[from..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                paths.push(&group[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    paths
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
    let mut faults = Vec::new();
    for file in files().iter().filter(|file| !file.is_test()) {
        let Some(own) = floor(file.room()) else { continue };
        let code: String = file.code().flat_map(|(_, line)| [line, "\n"]).collect();
        for room in named(&code) {
            if floor(&room).is_some_and(|other| other > own) {
                faults.push(format!("src/{} (floor {own}) knows `{room}`", file.path));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Rooms of one floor that know each other, and why.
const NEIGHBOURS: &[(&str, &str)] = &[
    // The texts of a document are made of what Markdown becomes.
    ("document", "markdown"),
];

#[test]
fn rooms_of_one_floor_know_each_other_in_one_direction() {
    let mut imports: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files().iter().filter(|file| !file.is_test()) {
        let code: String = file.code().flat_map(|(_, line)| [line, "\n"]).collect();
        let others = named(&code).into_iter().filter(|room| room != file.room());
        imports.entry(file.room().to_owned()).or_default().extend(others);
    }
    let mut faults = Vec::new();
    for (room, others) in &imports {
        // Everything that they import, and what that imports.
        let (mut known, mut open) = (BTreeSet::new(), Vec::from_iter(others));
        while let Some(other) = open.pop() {
            let expected = NEIGHBOURS.contains(&(room.as_str(), other.as_str()))
                || NEIGHBOURS.contains(&(other.as_str(), room.as_str()));
            if !expected && known.insert(other) {
                open.extend(imports.get(other).into_iter().flatten());
            }
        }
        if known.contains(room) {
            faults.push(format!("`{room}` gets back to itself"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Does a line of code name this crate?
fn knows(code: &str, name: &str) -> bool {
    code.match_indices(&format!("{name}::")).any(|(at, _)| {
        !code[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':'))
    })
}

/// The crates of one table of the manifest, as code names them.
fn dependencies(table: &str) -> Vec<String> {
    let lines = include_str!("../Cargo.toml").lines().skip_while(|line| *line != table).skip(1);
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

/// The rule names that stand behind `Diagnostic::error(` and the like in a file.
fn rules(file: &File) -> Vec<String> {
    let code: String = file.code().map(|(_, line)| line.trim()).collect::<Vec<_>>().join(" ");
    let mut rules = Vec::new();
    for maker in
        ["Diagnostic::error(", "Diagnostic::warning(", "Diagnostic::note(", "severity, ", "lack("]
    {
        for (at, _) in code.match_indices(maker) {
            let rest = code[at + maker.len()..].trim_start();
            let name = rest.strip_prefix('"').and_then(|open| open.split('"').next());
            rules.extend(name.map(str::to_owned));
        }
    }
    rules
}

#[test]
fn every_rule_is_in_the_table() {
    let known: BTreeSet<&str> = rundmail::rules::names().collect();
    let mut faults = Vec::new();
    for file in files().iter().filter(|file| !file.is_test()) {
        for rule in rules(file).iter().filter(|rule| !known.contains(rule.as_str())) {
            faults.push(format!("src/{} makes `{rule}`: add it to src/rules/", file.path));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn imports_are_understood() {
    assert_eq!(named("use crate::source::Place;"), ["source"]);
    assert_eq!(named("use crate::{mail::Message, ui};"), ["mail", "ui"]);
    assert_eq!(named("use crate::{\n    mail::{Message, Mailbox},\n    ui,\n};"), ["mail", "ui"]);
    assert_eq!(named("let at = crate::source::Place::file(crate::x());"), ["source", "x"]);
    assert_eq!(floor("mailing"), Some(3));
}

#[test]
fn what_is_for_tests_is_left_out_and_what_follows_is_not() {
    let text = "use a;\n#[cfg(test)]\nmod tests;\nuse b;\n#[cfg(test)]\nmod sample {\n    use c;\n}\nuse d;\n";
    let file = File { path: "x.rs".into(), text: text.into() };
    let lines: Vec<(usize, &str)> = file.code().collect();
    assert_eq!(lines, [(1, "use a;"), (4, "use b;"), (9, "use d;")]);
}
