//! What happens to a lock, a ledger or a folder in an office while mails are being sent: somebody deletes
//! it, links it, copies it, puts back what was there before. The server holds a connection at a step;
//! then it happens; then the server goes on. What counts is what the server took, by its own list.

mod known;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};

use rundmail::delivery::Channel;
use rundmail::delivery::holder::Holder;
use rundmail::delivery::ledger::{FOLDER, Ledger};
use tempfile::TempDir;

use crate::kill::{Setup, TIMEOUT, kill};
use crate::office::{Ended, Office, copy_all};
use crate::server::{Act, Moment, Step};

/// Short lists are flushed mail by mail, long ones are reserved.
const PEOPLE: [usize; 2] = [12, 120];

/// A run that stands at a mail, whose message the server has and does not answer for.
struct Standing {
    setup: Setup,
    child: Child,
    hits: Receiver<usize>,
    go_on: Sender<()>,
}

impl Standing {
    /// A run over one connection that stands at the first of these mails.
    fn at(people: usize, mails: &'static [usize]) -> Self {
        let ((spring, hits), (go_on, wait)) = (channel(), channel::<()>());
        let wait = Mutex::new(wait);
        let setup = Setup::new(people, 1, move |moment: &Moment| {
            if moment.connection == 1 && moment.step == Step::Dot && mails.contains(&moment.mail) {
                spring.send(moment.mail).unwrap();
                wait.lock().unwrap().recv_timeout(TIMEOUT).unwrap();
            }
            Act::Normal
        });
        let mut command = setup.office.command(&["send", setup.office.file, "--yes"]);
        let standing = Self { child: command.spawn().unwrap(), setup, hits, go_on };
        standing.hits.recv_timeout(TIMEOUT).expect("it never comes to that mail");
        standing
    }

    /// Goes on to the next of the mails.
    fn next(&self) {
        self.go_on.send(()).unwrap();
        self.hits.recv_timeout(TIMEOUT).expect("it never comes to that mail");
    }

    /// Lets the run finish.
    fn release(self) -> (Setup, Ended) {
        let _ = self.go_on.send(());
        (self.setup, self.child.wait_with_output().unwrap().into())
    }

    /// Kills the program.
    fn kill(mut self) -> Setup {
        kill(&mut self.child);
        let _ = self.go_on.send(());
        self.setup.server.rest();
        self.setup
    }

    fn place(&self) -> PathBuf {
        self.setup.office.folder.path().join(FOLDER)
    }
}

/// A run was refused, with the reason.
fn refused(ended: &Ended, words: &str) {
    assert_eq!(ended.code, Some(4), "{}", ended.err);
    assert!(ended.err.contains(words), "{}", ended.err);
}

/// A second folder with the same files, without those that the program keeps in it.
fn beside(office: &Office) -> Office {
    let folder = TempDir::new().unwrap();
    crate::office::copy(office.folder.path(), folder.path());
    Office { folder, file: office.file }
}

#[test]
fn without_its_lock_file_a_run_still_keeps_the_second_out() {
    for people in PEOPLE {
        let first = Standing::at(people, &[5]);
        fs::remove_file(first.place().join("brief.lock")).unwrap();
        refused(&first.setup.office.send(&[]), "Diese Rund-Mail wird gerade versandt: von ");
        // Its note does not help either.
        for name in ["brief.run", "brief.lock"] {
            let _ = fs::remove_file(first.place().join(name));
        }
        refused(&first.setup.office.send(&["--correction"]), "wird gerade versandt: von ");
        assert_eq!(first.setup.taken(), 4);
        let status = first.setup.office.run(&["status", "brief.toml"]);
        assert!(status.err.contains("wird gerade versandt"), "{}", status.err);
        assert!(status.out.contains("1 wird gerade gesendet"), "{}", status.out);
        let steps = first.place().join("brief.smtp-1.steps");
        assert!(steps.is_file());
        let (setup, ended) = first.release();
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        assert!(!steps.exists(), "all is in the ledger");
        assert!(setup.balance().is_empty());
    }
}

#[test]
fn a_run_that_was_killed_is_continued_without_fuss_also_where_its_lock_was_deleted() {
    for people in PEOPLE {
        let first = Standing::at(people, &[5]);
        let place = first.place();
        let setup = first.kill();
        fs::remove_file(place.join("brief.lock")).unwrap();
        setup.finish();
        assert_eq!(setup.close().len(), 1);
    }
}

#[cfg(unix)]
#[test]
fn a_ledger_that_is_linked_into_a_second_folder_is_one_ledger() {
    for people in PEOPLE {
        let first = Standing::at(people, &[5]);
        let second = beside(&first.setup.office);
        let place = second.folder.path().join(FOLDER);
        let ledger = first.place().join("ledger.db");
        fs::create_dir(&place).unwrap();
        std::os::unix::fs::symlink(&ledger, place.join("ledger.db")).unwrap();
        refused(&second.send(&[]), "wird gerade versandt: von ");
        fs::remove_dir_all(&place).unwrap();
        std::os::unix::fs::symlink(first.place(), &place).unwrap();
        refused(&second.send(&[]), "wird gerade versandt: von ");
        assert_eq!(first.setup.taken(), 4);
        let (setup, ended) = first.release();
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        assert_eq!(second.send(&[]).code, Some(5), "it is the ledger of both");
        assert!(setup.balance().is_empty());
    }
}

#[cfg(unix)]
#[test]
fn a_ledger_of_two_names_is_no_ledger() {
    for people in PEOPLE {
        let first = Standing::at(people, &[5]);
        let second = beside(&first.setup.office);
        let place = second.folder.path().join(FOLDER);
        fs::create_dir(&place).unwrap();
        fs::hard_link(first.place().join("ledger.db"), place.join("ledger.db")).unwrap();
        refused(&second.send(&[]), "zweiten Namen");
        // Nobody knows what the other does, so the first one stops, too.
        let (setup, ended) = first.release();
        refused(&ended, "zweiten Namen");
        assert_eq!(setup.taken(), 5);
        refused(&second.send(&[]), "zweiten Namen");
        refused(&setup.office.send(&[]), "zweiten Namen");
        fs::remove_dir_all(place).unwrap();
        setup.finish();
        setup.close();
    }
}

/// A holder of which nobody can know whether it is still running.
fn stranger() -> Holder {
    let note = r#"{"user":"jana","host":"pc-7","process":1,"since":"2026-09-18T10:00:00Z"}"#;
    serde_json::from_str(note).unwrap()
}

#[test]
fn a_run_whose_mailing_was_taken_over_stops_before_its_next_mail() {
    for people in PEOPLE {
        let first = Standing::at(people, &[5]);
        let folder = first.setup.office.folder.path().to_owned();
        let mut ledger = Ledger::open(&folder).unwrap();
        ledger.claim("brief", &stranger()).unwrap();
        let account = ledger.latest("brief", Channel::Smtp).unwrap().unwrap();
        assert_eq!(ledger.settle_leftovers(&account).unwrap().changed, 1);
        let (setup, ended) = first.release();
        refused(&ended, "von einem zweiten Aufruf versandt");
        assert_eq!(setup.taken(), 5, "not one more");
        drop(ledger);
        setup.finish();
        assert_eq!(
            setup.close().len(),
            1,
            "the fifth, of which the first run could not tell any more"
        );
    }
}

/// A run is killed with a mail in flight; then this happens to the files of its ledger.
type Harm = fn(place: &Path, earlier: &Path);

const HARMS: [(&str, Harm); 5] = [
    ("a bit of the log is flipped", |place, _| {
        let mut bytes = fs::read(place.join("ledger.db-wal")).unwrap();
        let at = bytes.len() / 3;
        bytes[at] ^= 1;
        fs::write(place.join("ledger.db-wal"), bytes).unwrap();
    }),
    ("the log is cut off", |place, _| {
        let log = fs::File::options().write(true).open(place.join("ledger.db-wal")).unwrap();
        let length = log.metadata().unwrap().len();
        log.set_len(length / 3).unwrap();
    }),
    ("the log is emptied", |place, _| fs::write(place.join("ledger.db-wal"), "").unwrap()),
    ("the log is deleted", |place, _| {
        for name in ["ledger.db-wal", "ledger.db-shm"] {
            fs::remove_file(place.join(name)).unwrap();
        }
    }),
    ("the ledger of a moment ago is put back", |place, earlier| {
        fs::remove_file(place.join("ledger.db-shm")).unwrap();
        for name in ["ledger.db", "ledger.db-wal"] {
            fs::copy(earlier.join(name), place.join(name)).unwrap();
        }
    }),
];

#[test]
fn a_ledger_that_lost_its_newest_pages_is_made_whole_again() {
    for (what, harm) in HARMS {
        for (people, mails) in [(12, [3, 9]), (120, [10, 80])] {
            let mails: &'static [usize] = Box::leak(Box::new(mails));
            let first = Standing::at(people, mails);
            let earlier = TempDir::new().unwrap();
            copy_all(&first.place(), earlier.path());
            first.next();
            let place = first.place();
            let setup = first.kill();
            harm(&place, earlier.path());
            // Reading without sending shows it, too.
            let states = setup.office.states();
            let count = |state: &str| states.iter().filter(|one| *one == state).count();
            assert_eq!(count("planned"), people - mails[1], "{what}: {states:?}");
            assert!(count("uncertain") <= 2, "{what}: {states:?}");
            let ended = setup.finish();
            assert!(ended.err.contains("Dem Versandbuch fehlte das Ende"), "{what}: {}", ended.err);
            assert!(setup.balance().len() <= 2, "{what}");
            setup.close();
        }
    }
}

/// All files beside the ledger, as somebody deletes them who takes them for rubbish.
fn clean(place: &Path) {
    for entry in fs::read_dir(place).unwrap().flatten() {
        if entry.file_name() != "ledger.db" {
            fs::remove_file(entry.path()).unwrap();
        }
    }
}

#[test]
fn a_run_that_only_the_bare_ledger_tells_of_is_asked_about() {
    for people in PEOPLE {
        let first = Standing::at(people, &[5]);
        let place = first.place();
        clean(&place);
        refused(&first.setup.office.send(&[]), "Diese Rund-Mail wird gerade versandt: von ");
        let (setup, ended) = first.release();
        refused(&ended, "gelöscht oder verschoben");
        assert_eq!(setup.taken(), 5, "not one more");
        clean(&place);
        for _ in 0..2 {
            refused(&setup.office.send(&[]), "nicht mehr alles");
            assert_eq!(setup.taken(), 5);
        }
    }
}

/// The answer of a clerk at a terminal, who was asked.
fn asked(office: &Office, answers: &str) -> (Option<i32>, String) {
    let line = format!("{} send {}", env!("CARGO_BIN_EXE_rundmail"), office.file);
    let mut command = std::process::Command::new("script");
    command.args(["-qec", &line, "/dev/null"]).current_dir(office.folder.path());
    command.env("RUNDMAIL_LANG", "de").env("TERM", "dumb");
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().expect("`script` (Debian package bsdutils) gives a terminal");
    child.stdin.take().unwrap().write_all(answers.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn a_folder_that_was_copied_within_a_run_is_not_sent_from_unasked() {
    for people in PEOPLE {
        let first = Standing::at(people, &[5]);
        let copy = Office { folder: TempDir::new().unwrap(), file: "brief.toml" };
        copy_all(first.setup.office.folder.path(), copy.folder.path());
        refused(&copy.send(&[]), "wird gerade versandt");
        let (setup, ended) = first.release();
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        refused(&copy.send(&[]), "Das Versandbuch ist umgezogen oder kopiert worden");
        assert_eq!(setup.taken(), people);
        assert!(setup.balance().is_empty());
    }
}

#[test]
fn a_folder_that_has_moved_is_asked_about_once() {
    let first = Standing::at(12, &[5]);
    let moved = Office { folder: TempDir::new().unwrap(), file: "brief.toml" };
    let setup = first.kill();
    copy_all(setup.office.folder.path(), moved.folder.path());
    fs::remove_dir_all(setup.office.folder.path().join(FOLDER)).unwrap();
    refused(&moved.send(&[]), "ohne --ja");
    let (code, said) = asked(&moved, "n\n");
    assert!(code == Some(5) && said.contains("umgezogen oder kopiert"), "{said}");
    assert_eq!(setup.taken(), 5, "the fifth among them, which is in doubt");
    let (code, said) = asked(&moved, "j\nj\n");
    assert_eq!(code, Some(4), "{said}");
    assert_eq!(setup.taken(), 12);
    let ended = moved.send(&["--uncertain", "resend"]);
    assert_eq!(ended.code, Some(0), "not asked again: {}", ended.err);
    assert_eq!(setup.taken(), 13);
}

#[test]
fn a_hidden_folder_that_was_put_back_to_an_earlier_moment_of_the_run_is_noticed() {
    let first = Standing::at(12, &[3, 9]);
    let earlier = TempDir::new().unwrap();
    copy_all(&first.place(), earlier.path());
    first.next();
    let place = first.place();
    let setup = first.kill();
    fs::remove_dir_all(&place).unwrap();
    copy_all(earlier.path(), &place);
    let taken = setup.taken();
    refused(&setup.office.send(&[]), "ist nicht mehr die Datei vom letzten Versand");
    assert_eq!(setup.taken(), taken);
}
