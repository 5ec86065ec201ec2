//! The sources of all crates, with and without their tests.

use std::fs;
use std::path::{Path, PathBuf};

/// Files for tests only whose names do not say so.
const TEST_FILES: &[&str] = &[
    "bounces/settle/systems.rs",
    "contacts/properties.rs",
    "document/pdf/samples.rs",
    "document/sample.rs",
];

/// One file of a crate.
pub(crate) struct File {
    /// Its path below `src/`, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    pub(crate) fn is_test(&self) -> bool {
        self.path.ends_with("tests.rs")
            || self.path.split('/').any(|part| part == "tests")
            || TEST_FILES.contains(&self.path.as_str())
    }

    /// The lines of the program itself, without comments and items under `#[cfg(test)]`.
    pub(crate) fn code(&self) -> impl Iterator<Item = &str> {
        let mut test: Option<TestItem> = None;
        self.text.lines().filter(move |line| {
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

/// An item for tests only that is being skipped: `mod tests;`, or a block up to its brace.
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

/// A crate of the workspace with all its sources.
pub(crate) struct Crate {
    pub(crate) folder: PathBuf,
    pub(crate) files: Vec<File>,
}

/// All crates of the workspace, the program first.
pub(crate) fn crates() -> Vec<Crate> {
    let program = Path::new(env!("CARGO_MANIFEST_DIR"));
    let others = fs::read_dir(program.join("crates")).unwrap().map(|entry| entry.unwrap().path());
    let folders = std::iter::once(program.to_owned()).chain(others);
    let read = |folder: PathBuf| Crate { files: files_below(&folder.join("src")), folder };
    let crates: Vec<Crate> = folders.map(read).collect();
    assert!(crates.len() > 5 && crates.iter().all(|one| !one.files.is_empty()), "no sources");
    crates
}

fn files_below(root: &Path) -> Vec<File> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                files.push(File { path: name, text: fs::read_to_string(&path).unwrap() });
            }
        }
    }
    files.sort_by(|left, right| left.path.cmp(&right.path));
    files
}

#[test]
fn what_is_for_tests_is_left_out_and_what_follows_is_not() {
    let text = "use a;\n#[cfg(test)]\nmod tests;\nuse b;\n#[cfg(test)]\nmod sample {\n    use c;\n}\nuse d;\n";
    let file = File { path: "x.rs".into(), text: text.into() };
    assert_eq!(file.code().collect::<Vec<_>>(), ["use a;", "use b;", "use d;"]);
}
