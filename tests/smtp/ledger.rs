//! The ledger is deleted, emptied, replaced by an old copy, or damaged: the program says so, and nobody
//! gets a mail until somebody has decided.

use std::fs;
use std::path::PathBuf;

use rundmail::delivery::ledger::Storage;

use crate::office::{Ended, Office};
use crate::server::{Act, Offer, Server, Step};
use crate::world::{Bench, Pile, smtp};

/// An office that has sent to three people, of whom the second was refused.
fn sent() -> (Server, Office) {
    let server = Server::start(Offer::default(), |moment| {
        let refuse = moment.step == Step::Rcpt && moment.to.contains("person1@");
        if refuse { Act::Reply("550 5.1.1 No such user") } else { Act::Normal }
    });
    let office = Office::of(3, server.port, "");
    assert_eq!(office.send(&[]).code, Some(3));
    assert_eq!(server.recipients().len(), 2);
    (server, office)
}

fn ledger(office: &Office) -> PathBuf {
    office.folder.path().join(".rundmail/ledger.db")
}

/// Nothing left the house, whatever was asked.
fn refuses(server: &Server, ended: &Ended, code: i32, words: &str) {
    assert_eq!(ended.code, Some(code), "{}", ended.err);
    assert!(ended.err.contains(words), "{}", ended.err);
    assert_eq!(server.recipients().len(), 2, "somebody got a mail");
}

#[test]
fn a_ledger_that_was_deleted_or_emptied_is_missed() {
    let (server, office) = sent();
    let kept = fs::read(ledger(&office)).unwrap();
    let words = "Es wurde gelöscht oder durch ein älteres ersetzt";
    for bytes in [None, Some(b"")] {
        fs::remove_file(ledger(&office)).unwrap();
        if let Some(bytes) = bytes {
            fs::write(ledger(&office), bytes).unwrap();
        }
        refuses(&server, &office.send(&[]), 4, words);
        refuses(&server, &office.send(&["--dry-run"]), 4, words);
        fs::write(ledger(&office), &kept).unwrap();
    }
    let ended = office.send(&[]);
    assert_eq!(ended.code, Some(5), "with the ledger back there is nothing to do: {}", ended.err);
    // Without the folder only the list beside the settings tells.
    fs::remove_dir_all(ledger(&office).parent().unwrap()).unwrap();
    refuses(&server, &office.send(&[]), 4, "nicht-zugestellt-brief.csv");
}

#[test]
fn an_old_copy_of_the_ledger_is_noticed() {
    let (server, office) = sent();
    let old = fs::read(ledger(&office)).unwrap();
    let list = office.folder.path().join("kontakte.csv");
    let people = fs::read_to_string(&list).unwrap();
    fs::write(&list, people + "Neu;neu@verein.example\r\n").unwrap();
    assert_eq!(office.send(&[]).code, Some(0));
    assert_eq!(server.recipients().len(), 3);
    let new = fs::read(ledger(&office)).unwrap();
    fs::write(ledger(&office), old).unwrap();
    let ended = office.send(&[]);
    assert_eq!(ended.code, Some(4), "{}", ended.err);
    assert!(ended.err.contains("durch ein älteres ersetzt"), "{}", ended.err);
    fs::write(ledger(&office), new).unwrap();
    assert_eq!(office.send(&[]).code, Some(5));
    assert_eq!(server.recipients().len(), 3);
}

#[test]
fn a_damaged_ledger_stops_everything_with_advice() {
    let (server, office) = sent();
    let whole = fs::read(ledger(&office)).unwrap();
    let mut scratched = whole.clone();
    scratched[4096..].iter_mut().step_by(3).for_each(|byte| *byte ^= 0x5a);
    let damages = [
        (whole[..whole.len() / 2].to_vec(), "ist beschädigt"),
        (scratched, "ist beschädigt"),
        (b"Das ist kein Versandbuch, sondern ein Brief.".repeat(200), "kein Versandbuch"),
    ];
    for (bytes, words) in damages {
        fs::write(ledger(&office), &bytes).unwrap();
        refuses(&server, &office.send(&[]), 1, words);
        assert!(office.send(&[]).err.contains("Datensicherung"));
        assert_eq!(fs::read(ledger(&office)).unwrap(), bytes, "it was left alone");
    }
    fs::remove_file(ledger(&office)).unwrap();
    fs::create_dir(ledger(&office)).unwrap();
    refuses(&server, &office.send(&[]), 1, "kann nicht benutzt werden");
    refuses(&server, &office.run(&["status"]), 1, "kann nicht benutzt werden");
}

#[test]
fn on_a_shared_drive_a_run_keeps_its_promises_without_shared_memory() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join(".rundmail/ledger.db-wal");
    let server = Server::start(Offer::default(), move |moment| {
        assert!(!log.exists(), "a write-ahead log at {:?}", moment.step);
        match (moment.step, &*moment.to) {
            (Step::Rcpt, "person3@verein.example") => Act::Reply("550 no"),
            (Step::Dot, "person5@verein.example") => Act::HangUp,
            _ => Act::Normal,
        }
    });
    let mut bench = Bench::at(folder.path());
    bench.options.connections = 4;
    let storage = Storage::of(folder.path());
    bench.storage = Some(Storage { shared: true, boot: None, ..storage });
    bench.run(&Pile::new(150, "Text\r\n"), &smtp(server.port));
    let states = bench.states();
    let sent = states.iter().filter(|state| **state == "sent").count();
    assert_eq!((sent, states[3], states[5]), (148, "refused", "uncertain"));
    assert_eq!(server.recipients().len(), 149, "the one in doubt among them");
    let journal = folder.path().join(".rundmail/ledger.db-journal");
    assert!(!journal.exists(), "everything is in the ledger");
}
