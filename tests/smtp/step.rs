//! Replies out of step, through the program itself: what the ledger says afterwards, and what the server
//! has got.

use crate::faults::once;
use crate::office::Office;
use crate::server::{Act, Offer, Server, Step};

/// A circular with an attachment that is too large for any buffer in between.
fn heavy(port: u16) -> Office {
    let office = Office::of(2, port, "");
    office.edit("rundmail.toml", "[versand]\n", "[versand]\nhoechstgroesse = \"40 MB\"\n");
    let mut plan = b"%PDF-1.7\n".to_vec();
    plan.resize(12_000_000, b'x');
    office.write("plan.pdf", plan);
    let list = "[[anlagen]]\nkennung = \"plan\"\ntitel = \"Plan\"\ndatei = \"plan.pdf\"\n";
    let text = std::fs::read_to_string(office.folder.path().join(office.file)).unwrap();
    office.write(office.file, format!("{text}\n{list}"));
    office
}

#[test]
fn a_mail_confirmed_before_its_end_is_in_doubt_and_not_sent_again() {
    let script = once(Step::Body, Act::Reply("250 2.0.0 queued"));
    let server = Server::start(Offer::default(), script);
    let office = heavy(server.port);
    let ended = office.send(&[]);
    assert_eq!(ended.code, Some(4), "{}", ended.err);
    assert!(ended.err.contains("die er noch nicht hat: 250 2.0.0 queued"), "{}", ended.err);
    assert_eq!(office.states(), ["uncertain", "sent"]);
    assert_eq!(server.recipients(), ["person1@verein.example"]);
    office.send(&[]);
    assert_eq!(server.recipients(), ["person1@verein.example"], "nothing is repeated unasked");
}

#[test]
fn a_server_that_does_not_keep_to_pipelining_is_spoken_to_without() {
    let complaint = "503 5.5.0 Improper use of SMTP command pipelining";
    let offer = Offer { pipelined: Some(complaint), ..Offer::default() };
    let server = Server::start(offer, |_| Act::Normal);
    let office = Office::of(3, server.port, "");
    let ended = office.send(&[]);
    assert_eq!((ended.code, server.recipients().len()), (Some(0), 3), "{}", ended.err);
    assert_eq!(office.states(), ["sent"; 3]);
    assert_eq!(server.seen.lock().unwrap().connections, 2, "learned once for the run");
}
