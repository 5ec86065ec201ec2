//! The ledger is deleted, emptied, replaced by an old copy, or damaged: the program says so, and nobody
//! gets a mail until somebody has decided.

use std::fs;
use std::path::PathBuf;

use crate::program::{Ended, Office};
use crate::server::{Act, Offer, Server, Step};

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
