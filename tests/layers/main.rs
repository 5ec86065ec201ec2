//! The architecture, kept, as far as neither Cargo nor a lint can say it. What a crate may know stands in
//! its manifest and who opens and makes files in `clippy.toml`; here it is seen to that the parts of a
//! crate know each other in one direction, that a manifest names nothing in vain, that every file says
//! what it is for, and that none grows beyond what one can survey.

#![expect(clippy::unwrap_used, reason = "a test may end where its own ground is missing")]
#![expect(clippy::disallowed_methods, reason = "it reads what is in the repository")]

mod circles;
mod imports;
mod manifests;
mod sources;

use sources::crates;

/// Longer files hide something that wants a room of its own (lines, without blanks and comments).
const LONGEST: usize = 400;

#[test]
fn every_file_says_what_it_is_for_and_is_short() {
    let mut faults = Vec::new();
    for (folder, file) in crates().iter().flat_map(|one| one.files.iter().map(|f| (&one.folder, f)))
    {
        let path = folder.join("src").join(&file.path);
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
