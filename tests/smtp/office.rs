//! A workspace on disk, and the program that is run in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The people of `examples/netzwerk` who get mail.
pub(crate) const PEOPLE: usize = 11;
pub(crate) const FILE: &str = "2026-09-03-zusammenfassung.toml";

/// A workspace that sends to a server on loopback.
pub(crate) struct Office {
    pub folder: TempDir,
    /// The minutes file that `send` and `status` take.
    pub file: &'static str,
}

pub(crate) struct Ended {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Office {
    /// A copy of the example workspace.
    pub(crate) fn new(port: u16, extra: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/netzwerk");
        copy(&example, folder.path());
        let settings = folder.path().join("rundmail.toml");
        let mut text = fs::read_to_string(&settings).unwrap();
        text += "\n[smtp]\nhost = \"127.0.0.1\"\nsecurity = \"none\"\n";
        fs::write(settings, format!("{text}port = {port}\n{extra}\n")).unwrap();
        Self { folder, file: FILE }
    }

    /// A circular of one sentence to `person0@verein.example` and so on.
    pub(crate) fn of(people: usize, port: u16, extra: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = "[organisation]\nname = \"Amt\"\n\
            [versand]\nabsender = \"Amt <amt@amt.example>\"\nabmelden = \"mailto:amt@amt.example\"\n\
            [kontakte]\ndatei = \"kontakte.csv\"\n\
            [smtp]\nserver = \"127.0.0.1\"\nsicherheit = \"keine\"\n";
        let minutes = "art = \"rundmail\"\ntitel = \"Rundbrief\"\nsprache = \"de\"\n\
            ausgabedatum = 2026-09-17\neinleitung = \"Ein Satz.\"\n";
        let person = |at| format!("Person {at};person{at}@verein.example\r\n");
        let people: String = (0..people).map(person).collect();
        let write = |name: &str, text: String| fs::write(folder.path().join(name), text).unwrap();
        write("rundmail.toml", format!("{settings}port = {port}\n{extra}\n"));
        write("brief.toml", minutes.into());
        write("kontakte.csv", format!("Nachname;E-Mail\r\n{people}"));
        Self { folder, file: "brief.toml" }
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rundmail"));
        command
            .args(args)
            .current_dir(self.folder.path())
            .env("RUNDMAIL_LANG", "de")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ended {
        self.command(args).output().unwrap().into()
    }

    pub(crate) fn send(&self, args: &[&str]) -> Ended {
        self.run(&[&["send", self.file, "--yes"], args].concat())
    }

    /// The states of `status --csv`, in the order of the list.
    pub(crate) fn states(&self) -> Vec<String> {
        let status = self.run(&["status", self.file, "--csv"]);
        assert_eq!(status.code, Some(0), "{}", status.err);
        let mut lines = status.out.lines();
        assert_eq!(lines.next(), Some("address,name,state,when,code,reply,message_id"));
        lines.map(|line| line.split(',').nth(2).unwrap().to_owned()).collect()
    }

    /// Replaces the first `from` in a file of the workspace.
    pub(crate) fn edit(&self, name: &str, from: &str, to: &str) {
        let path = self.folder.path().join(name);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{name} does not hold {from}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }

    /// Puts a file into the workspace.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// Copies a workspace as it was before anybody ran the program in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().flatten() {
        // Whoever has tried the sample has these in it.
        if [".rundmail", "outbox", "out"].iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        let target: PathBuf = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Copies all files of a folder, as somebody does with a mouse.
pub(crate) fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_all(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
