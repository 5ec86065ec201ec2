//! Each folder of `tests/cases/` is a test: its files are the inputs, `stdout` (JSON), `stderr.de`,
//! `stderr.en` and `exit` what `rundmail` answers to them. `args`, where it is there, is the command
//! line instead of `check minutes.toml`. Of a folder `pasted-…`, `reading` is the text form of its
//! minutes: what becomes of a text that somebody pasted. `RUNDMAIL_REWRITE=1` writes the answers anew.

#![expect(clippy::unwrap_used, reason = "a test may end where its own setup fails")]
#![expect(clippy::disallowed_methods, reason = "it reads what is in the repository")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use rundmail::world::World;
use serde::{Deserialize, Serialize};

/// The files that are expected output, not inputs.
const ANSWERS: &[&str] = &["stdout", "stderr.de", "stderr.en", "exit", "reading"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// Copies the inputs of a case to the folder in which it runs.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for path in entries(from) {
        let target = to.join(name(&path));
        if path.is_dir() {
            copy(&path, &target);
        } else if !ANSWERS.contains(&name(&path).as_str()) {
            fs::copy(&path, target).unwrap();
        }
    }
}

fn run(folder: &Path, args: &[&str], language: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rundmail"))
        .args(args)
        .current_dir(folder)
        .env_clear()
        .env("RUNDMAIL_LANG", language)
        .env("SOURCE_DATE_EPOCH", "1790000000")
        .output()
        .unwrap()
}

/// What is kept of a finding for machines; `tests/e2e/test_fix.py` sees the rest.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
struct Told {
    rule: String,
    severity: String,
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    message: String,
    help: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edit: Option<Change>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
struct Change {
    start: usize,
    end: usize,
    text: String,
}

fn told(json: &[u8]) -> Option<Vec<Told>> {
    serde_json::from_slice(json).ok()
}

/// The findings without what they say, which depends on the language.
fn bare(found: &[Told]) -> Vec<Told> {
    found.iter().map(|one| Told { message: String::new(), help: None, ..one.clone() }).collect()
}

/// The output of the program: each file of [`ANSWERS`] with its content.
fn answers(case: &Path) -> Vec<(&'static str, String)> {
    let sandbox = tempfile::tempdir().unwrap();
    let folder = sandbox.path().join("w");
    copy(case, &folder);
    let args = fs::read_to_string(case.join("args")).unwrap_or("check minutes.toml".into());
    let args: Vec<&str> = args.split_whitespace().collect();
    let (german, english) = (run(&folder, &args, "de"), run(&folder, &args, "en"));
    assert_eq!(
        german.status,
        english.status,
        "{}: the language changes the exit code",
        case.display()
    );
    let data = if args.contains(&"check") {
        let json: Vec<&str> = args.iter().copied().chain(["--json"]).collect();
        let (german, english) = (run(&folder, &json, "de"), run(&folder, &json, "en"));
        match (told(&german.stdout), told(&english.stdout)) {
            (Some(german), Some(english)) => {
                assert_eq!(bare(&german), bare(&english), "{}", case.display());
                serde_json::to_string_pretty(&english).unwrap() + "\n"
            }
            // Rules explained.
            _ => String::from_utf8(english.stdout).unwrap(),
        }
    } else {
        String::from_utf8(german.stdout.clone()).unwrap()
    };
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let mut answers = vec![
        ("stdout", data),
        ("stderr.de", text(&german.stderr)),
        ("stderr.en", text(&english.stderr)),
        ("exit", format!("{}\n", german.status.code().unwrap_or(-1))),
    ];
    if name(case).starts_with("pasted-") {
        let render = ["render", "minutes.toml", "-o", "out", "--format", "txt"];
        run(&folder, &render, "de");
        let reading = fs::read_to_string(folder.join("out/internal/minutes.txt"));
        answers.push(("reading", reading.unwrap_or_default()));
    }
    answers
}

#[test]
fn every_case_answers_as_expected() {
    let rewrite = World::of_process().variable("RUNDMAIL_REWRITE").is_some();
    let mut faults = Vec::new();
    for case in entries(&root()) {
        for (file, answer) in answers(&case) {
            let path = case.join(file);
            if rewrite {
                fs::write(&path, &answer).unwrap();
                continue;
            }
            match fs::read_to_string(&path) {
                Ok(expected) if expected == answer => {}
                Ok(expected) => faults.push(format!(
                    "{}\n--- expected\n{expected}--- found\n{answer}",
                    path.display()
                )),
                Err(_) => faults.push(format!("{} is missing", path.display())),
            }
        }
    }
    assert!(faults.is_empty(), "{}\n(RUNDMAIL_REWRITE=1 writes them anew)", faults.join("\n"));
}

#[test]
fn no_folder_is_forgotten_and_no_answer_is_left_over() {
    let cases = entries(&root());
    assert!(cases.len() >= 20, "{} cases", cases.len());
    for case in &cases {
        assert!(case.is_dir(), "{} belongs into a folder", case.display());
        let files: Vec<String> = entries(case).iter().map(|path| name(path)).collect();
        let is_input = |file: &&String| !ANSWERS.contains(&file.as_str());
        assert!(files.iter().any(|file| is_input(&file)), "{} has no input", case.display());
        for file in files.iter().filter(is_input) {
            let stem = file.split('.').next().unwrap_or_default();
            let stray = matches!(stem, "stdout" | "stderr" | "exit" | "reading");
            assert!(!stray, "{}: nobody reads {file}", case.display());
        }
    }
}

/// No output may contain control sequences for the terminal, whatever the inputs are.
#[test]
fn no_answer_commands_the_terminal() {
    for case in entries(&root()) {
        for file in ["stderr.de", "stderr.en"] {
            let answer = fs::read_to_string(case.join(file)).unwrap_or_default();
            let command =
                |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
            assert!(!answer.contains(command), "{}/{file}", case.display());
        }
    }
}
