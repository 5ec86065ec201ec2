//! What is known of earlier mails stays known: without the hidden folder, under another address, in an older
//! ledger.

use std::fs;

use rundmail::delivery::ledger::FOLDER;
use tempfile::TempDir;

use super::{asked, refused};
use crate::kill::Setup;
use crate::office::{Office, copy_all};
use crate::server::{Act, Moment, Step};

#[test]
fn what_was_sent_is_known_without_the_hidden_folder() {
    let setup = Setup::new(3, 1, |_: &Moment| Act::Normal);
    let office = &setup.office;
    office.write("receipts/notiz.txt", "Hier liegen die Nachweise.");
    assert_eq!(office.send(&[]).code, Some(0));
    let receipt = office.folder.path().join("receipts/brief.txt");
    let text = fs::read_to_string(&receipt).unwrap();
    assert!(text.contains("Versand: an 3 Personen") && !text.contains('@'), "{text}");
    fs::remove_dir_all(office.folder.path().join(FOLDER)).unwrap();
    refused(&office.send(&[]), "receipts/brief.txt");
    refused(&office.send(&["--dry-run"]), "receipts/brief.txt");
    // Another mailing would forget who has complained.
    fs::copy(office.folder.path().join("brief.toml"), office.folder.path().join("neu.toml"))
        .unwrap();
    let new = office.run(&["send", "neu.toml", "--yes"]);
    refused(&new, "Versandt wurden `brief`");
    assert!(new.err.contains("Beschwerden"), "{}", new.err);
    assert_eq!(setup.taken(), 3);
    // Asked, and agreed to: not asked again.
    let neu = Office { folder: TempDir::new().unwrap(), file: "neu.toml" };
    copy_all(office.folder.path(), neu.folder.path());
    let (code, said) = asked(&neu, "n\n");
    assert_eq!(code, Some(5), "{said}");
    let (code, said) = asked(&neu, "j\nj\n");
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(setup.taken(), 6);
    let third = neu.folder.path().join("dritte.toml");
    fs::copy(neu.folder.path().join("neu.toml"), third).unwrap();
    neu.edit("dritte.toml", "Rundbrief", "Dritter Brief");
    neu.edit("dritte.toml", "2026-09-17", "2026-09-18");
    let ended = neu.run(&["send", "dritte.toml", "--yes"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    // Agreed to was what others are told, not that the first one goes out a second time.
    let taken = setup.taken();
    refused(
        &neu.run(&["send", "brief.toml", "--yes"]),
        "Diese Rund-Mail ist schon einmal versandt",
    );
    assert_eq!(setup.taken(), taken);
    // A receipt that somebody has made his own notes in still counts for its own mailing.
    fs::write(&receipt, "erledigt").unwrap();
    refused(&office.send(&[]), "receipts/brief.txt");
    assert_eq!(setup.taken(), taken);
}

#[test]
fn who_is_in_doubt_stays_so_under_a_corrected_address() {
    let setup = Setup::new(3, 1, |moment: &Moment| match (moment.step, &*moment.to) {
        (Step::Dot, "person1@verein.example") => Act::HangUp,
        _ => Act::Normal,
    });
    let office = &setup.office;
    assert_eq!(office.send(&[]).code, Some(4));
    let taken = setup.taken();
    office.edit("kontakte.csv", "person1@verein.example", "eins@verein.example");
    for _ in 0..2 {
        let again = office.send(&[]);
        assert_eq!((again.code, setup.taken()), (Some(5), taken), "{}", again.err);
        let named = "Person 1 <eins@verein.example>, vorher person1@verein.example";
        assert!(again.err.contains(named) && again.err.contains("Message-ID"), "{}", again.err);
    }
    let list = office.folder.path().join("nicht-zugestellt-brief.csv");
    assert!(fs::read_to_string(list).unwrap().contains("eins@verein.example"));
    // Somebody else is new: that one gets the mail, and the doubt stays.
    office.edit("kontakte.csv", "Person 2;", "Neu;neu@verein.example\r\nPerson 2;");
    let new = office.send(&[]);
    assert_eq!((new.code, setup.taken()), (Some(4), taken + 1), "{}", new.err);
    assert!(new.err.contains("person1@verein.example"), "{}", new.err);
    let resent = office.send(&["--uncertain", "resend"]);
    assert_eq!(resent.code, Some(0), "{}", resent.err);
    let got = setup.server.recipients();
    assert!(got.iter().any(|one| one == "eins@verein.example"), "{got:?}");
    assert_eq!((office.send(&[]).code, setup.taken()), (Some(5), taken + 2));
}

#[test]
fn spellings_of_one_mailbox_get_one_mail() {
    let setup = Setup::new(1, 1, |_: &Moment| Act::Normal);
    let office = &setup.office;
    office.edit("kontakte.csv", "person0@", "jörg.weiß@");
    assert_eq!(office.send(&[]).code, Some(0));
    for spelling in ["JÖRG.WEISS@", "jörg.weiẞ@", "ｊörg.weiss@"] {
        let list = format!("Nachname;E-Mail\r\nPerson 0;{spelling}verein.example\r\n");
        office.write("kontakte.csv", list);
        let again = office.send(&[]);
        assert_eq!((again.code, setup.taken()), (Some(5), 1), "{spelling} {}", again.err);
    }
}

/// A report that the mail to this address came back.
fn report(to: &str, message_id: &str) -> String {
    format!(
        "From: mailer-daemon@verein.example\r\nTo: amt@amt.example\r\nSubject: Undelivered\r\n\
         MIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nfailed\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example\r\n\r\n\
         Final-Recipient: rfc822; {to}\r\nAction: failed\r\nStatus: 5.1.1\r\n\
         Diagnostic-Code: smtp; 550 5.1.1 unknown\r\n\r\n\
         --b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {message_id}\r\n\r\n--b--\r\n"
    )
}

#[test]
fn what_came_back_is_missed_in_an_older_ledger() {
    let setup = Setup::new(3, 1, |_: &Moment| Act::Normal);
    let office = &setup.office;
    assert_eq!(office.send(&[]).code, Some(0));
    let ledger = office.folder.path().join(FOLDER).join("ledger.db");
    let older = fs::read(&ledger).unwrap();
    let status = office.run(&["status", "brief.toml", "--csv"]).out;
    let line = status.lines().find(|line| line.starts_with("person1@")).unwrap();
    let message_id = line.rsplit(',').next().unwrap();
    office.write("berichte/eins.eml", report("person1@verein.example", message_id));
    let noted = office.run(&["bounces", "berichte"]);
    assert_eq!(noted.code, Some(0), "{} {}", noted.out, noted.err);
    assert!(office.states().contains(&"bounced".to_owned()));
    // The same file with what was in it before.
    fs::write(&ledger, older).unwrap();
    assert!(!office.states().contains(&"bounced".to_owned()));
    office.write("neu.toml", fs::read(office.folder.path().join("brief.toml")).unwrap());
    for file in ["brief.toml", "neu.toml"] {
        let ended = office.run(&["send", file, "--yes"]);
        refused(&ended, "Rückläufer und Beschwerden");
    }
    assert_eq!(setup.taken(), 3);
}
