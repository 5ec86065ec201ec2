//! The list of those who were not reached: what is in it, and that `send --only` takes it back.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::office::{FILE, Office, PEOPLE};
use crate::server::{Act, Offer, Server, Step};

const LIST: &str = "nicht-zugestellt-2026-09-03-zusammenfassung.csv";

/// Refuses Robin, asks Layla to come back, hangs up on Oksana, until it is healed.
fn moody() -> (Server, Arc<AtomicBool>) {
    let healed = Arc::new(AtomicBool::new(false));
    let now = Arc::clone(&healed);
    let server = Server::start(Offer::default(), move |moment| {
        let ill = !now.load(Ordering::Relaxed);
        match moment.step {
            Step::Rcpt if ill && moment.to.starts_with("robin@") => {
                Act::Reply("550 5.1.1 User unknown")
            }
            Step::Rcpt if ill && moment.to.starts_with("layla@") => {
                Act::Reply("552 5.2.2 =Mailbox over quota")
            }
            Step::Dot if ill && moment.to.starts_with("oksana@") => Act::HangUp,
            _ => Act::Normal,
        }
    });
    (server, healed)
}

#[test]
fn the_list_names_reason_reply_and_row_and_is_taken_back() {
    let (server, healed) = moody();
    let office = Office::new(server.port, "");
    let first = office.send(&[]);
    assert_eq!(first.code, Some(4), "{}", first.err);
    assert!(first.err.contains(LIST), "{}", first.err);
    let text = fs::read_to_string(office.folder.path().join(LIST)).unwrap();
    let text = text.strip_prefix('\u{feff}').expect("Excel needs the mark");
    let lines: Vec<&str> = text.split_terminator("\r\n").collect();
    assert!(lines[0].starts_with("Nicht zugestellt, weil;Antwort des Servers;"), "{}", lines[0]);
    assert!(lines[0].contains(";Anrede;Titel;Vorname;Nachname;Organisation;Funktion;E-Mail;"));
    assert_eq!(lines.len(), 4, "{text}");
    let of = |name: &str| *lines.iter().find(|line| line.contains(name)).unwrap();
    let robin = of("robin@jugendring.example");
    assert!(robin.starts_with("Adresse unbekannt;550 5.1.1 User unknown;abgelehnt;"), "{robin}");
    assert!(robin.contains(";Robin;Vorlage;Jugendring Musterhausen;Ehrenamt;"), "{robin}");
    assert!(of("layla@").starts_with("Postfach voll;552 5.2.2 =Mailbox over quota;"));
    let oksana = of("oksana@");
    assert!(oksana.starts_with("keine Antwort des Servers;"), "{oksana}");
    assert!(oksana.contains(";ungewiss;") && oksana.contains(";<"), "with Message-ID: {oksana}");

    healed.store(true, Ordering::Relaxed);
    let again = office.send(&["--only", LIST]);
    assert_eq!(again.code, Some(4), "Oksana is still to be decided: {}", again.err);
    assert_eq!(server.recipients().len(), PEOPLE, "Oksana's was taken, which nobody here knows");
    let last = office.send(&["--only", LIST, "--uncertain", "resend"]);
    assert_eq!(last.code, Some(0), "{}", last.err);
    assert_eq!(server.recipients().len(), PEOPLE + 1);
    assert!(office.states().iter().all(|state| state == "sent"));
    assert!(!office.folder.path().join(LIST).exists(), "nobody is left over");
}

#[test]
fn only_those_in_the_list_get_it_and_unknown_ones_are_named() {
    let server = Server::start(Offer::default(), |_| Act::Normal);
    let office = Office::new(server.port, "");
    let list = "E-Mail\nROBIN@jugendring.example\nniemand@verein.example\n\
                petra.ehemals@kirchenkreis.example\n";
    fs::write(office.folder.path().join("liste.csv"), list).unwrap();
    let sent = office.send(&["--only", "liste.csv"]);
    assert_eq!(sent.code, Some(0), "{}", sent.err);
    assert_eq!(server.recipients(), ["robin@jugendring.example"]);
    assert!(sent.err.contains("niemand@verein.example steht nicht"), "{}", sent.err);
    assert!(sent.err.contains("petra.ehemals@kirchenkreis.example erhält nichts"), "{}", sent.err);
    let missing = office.run(&["send", FILE, "--yes", "--only", "fehlt.csv"]);
    assert_eq!(missing.code, Some(1), "{}", missing.err);
    assert_eq!(server.recipients().len(), 1);
}

/// Whoever opted out in any of a `CiviCRM` export's columns gets nothing; whoever has no address, or wants
/// letters, is counted and stands in the list, which can be fed back.
#[test]
fn opted_out_people_get_nothing_and_those_without_an_address_are_listed() {
    let server = Server::start(Offer::default(), |_| Act::Normal);
    let office = Office::new(server.port, "");
    let rows = [
        "First Name,Last Name,Email,Do Not Email,No Bulk Emails (User Opt Out),On Hold,\
         Contact Is Deleted,Preferred Communication Method,Notes",
        "Anna,Probe,anna@verein.example,No,No,No,No,,",
        "Jo,Muster,jo@verein.example,Yes,No,No,No,,",
        "Karl,Beispiel,karl@verein.example,No,Yes,No,No,,",
        "Ida,Vorlage,ida@verein.example,No,No,On Hold Bounce,No,,",
        "Udo,Weg,udo@verein.example,No,No,No,Yes,,",
        "Eva,Brief,eva@verein.example,No,No,No,No,Postal Mail,",
        "Otto,Ohne,,No,No,No,No,,",
        "Kim,Probe,kim@verein.example,No,No,No,No,Email,mag Tee",
        "Lea,Fort,kaputt,Yes,No,No,No,,",
    ];
    office.write("export.csv", rows.join("\n"));
    let sent = office.send(&["--contacts", "export.csv"]);
    assert_eq!(sent.code, Some(0), "{}", sent.err);
    let mut got = server.recipients();
    got.sort();
    assert_eq!(got, ["anna@verein.example", "kim@verein.example"]);
    let counts = "Keine E-Mail bekommen: 1 gelöscht, 3 abgemeldet, 1 unzustellbar, 1 per Post und \
                  1 ohne E-Mail.";
    assert!(sent.err.contains(counts), "{}", sent.err);
    let list = fs::read_to_string(office.folder.path().join(LIST)).unwrap();
    let rows: Vec<&str> = list.split_terminator("\r\n").skip(1).collect();
    assert_eq!(rows.len(), 2, "{list}");
    assert!(rows[0].starts_with("möchte Post statt E-Mail;;;;;Eva;Brief;"), "{list}");
    assert!(rows[1].starts_with("keine E-Mail-Adresse;;;;;Otto;Ohne;"), "{list}");
    let again = office.send(&["--contacts", "export.csv", "--only", LIST]);
    assert!(!again.err.contains("Fehler"), "{}", again.err);
    assert_eq!(again.code, Some(5), "{}", again.err);
    assert_eq!(server.recipients().len(), 2);
}
