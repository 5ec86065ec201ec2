//! The architecture, as far as neither Cargo nor a lint can enforce it. What a crate may use is in
//! its manifest, and who may open and create files in `clippy.toml`. These tests check that the files
//! of a folder import each other in one direction, that every dependency is used, and that every file
//! says what it is for and stays short.

#![expect(clippy::unwrap_used, reason = "a test may end where its own setup fails")]
#![expect(clippy::disallowed_methods, reason = "it reads what is in the repository")]

mod circles;
mod imports;
mod manifests;
mod sources;

use sources::crates;

/// The maximum length of a file, in lines without blank lines and comments.
const LONGEST: usize = 400;

#[test]
fn every_file_says_what_it_is_for_and_is_short() {
    let mut faults = Vec::new();
    let crates = crates();
    for (one, file) in crates.iter().flat_map(|one| one.files.iter().map(move |file| (one, file))) {
        let path = one.folder.join("src").join(&file.path);
        if !file.text.starts_with("//! ") {
            faults.push(format!("{} does not begin with `//!`", path.display()));
        }
        let code = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with("//");
        let lines = file.text.lines().filter(code).count();
        if lines > LONGEST {
            let path = path.display();
            faults.push(format!("{path} has {lines} lines of code, more than {LONGEST}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
