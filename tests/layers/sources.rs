//! The sources of the program, and of them what is no test.

use std::fs;
use std::path::{Path, PathBuf};

/// Files for tests only that are not called so.
const TEST_FILES: &[&str] = &[
];

/// One file of `src/`.
pub(crate) struct File {
    /// Its path below `src/`, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    /// The room that the file belongs to.
    pub(crate) fn room(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap_or_default()
    }

    pub(crate) fn is_test(&self) -> bool {
        self.path.ends_with("tests.rs")
            || self.path.contains("/tests/")
            || TEST_FILES.contains(&self.path.as_str())
    }

    /// The lines of the program itself: no comments, and nothing that stands behind `#[cfg(test)]`.
    pub(crate) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
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

pub(crate) fn files() -> Vec<File> {
    files_below("src")
}

pub(crate) fn files_below(folder: &str) -> Vec<File> {
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

#[test]
fn what_is_for_tests_is_left_out_and_what_follows_is_not() {
    let text = "use a;\n#[cfg(test)]\nmod tests;\nuse b;\n#[cfg(test)]\nmod sample {\n    use c;\n}\nuse d;\n";
    let file = File { path: "x.rs".into(), text: text.into() };
    let lines: Vec<(usize, &str)> = file.code().collect();
    assert_eq!(lines, [(1, "use a;"), (4, "use b;"), (9, "use d;")]);
}
