//! `check --server`: everything except sending.

use std::fs;

use rcgen::{CertificateParams, date_time_ymd};

use crate::office::{Ended, FILE, Office};
use crate::server::{Act, Moment, Offer, Server, Step};
use crate::tls::Authority;

const SENDER: &str = "integration@musterhausen.example";
/// The first of January 2099: certificates that end then are valid for whoever runs this.
const NEW_YEAR: &str = "4070908800";

fn tried(office: &Office, args: &[&str]) -> Ended {
    let args = [&["check", "--server"], args].concat();
    office.command(&args).env("SOURCE_DATE_EPOCH", NEW_YEAR).output().unwrap().into()
}

/// Nothing was sent, nobody but the sender was mentioned, and nothing was written.
fn harmless(server: &Server, office: &Office) {
    let seen = server.seen.lock().unwrap();
    assert!(seen.taken.is_empty());
    for line in &seen.commands {
        assert!(!line.starts_with("DATA"), "{line}");
        let named = line.starts_with("MAIL") || line.starts_with("RCPT");
        assert!(!named || line.contains(&format!("<{SENDER}>")), "{line}");
    }
    assert!(!office.folder.path().join(".rundmail").exists(), "the ledger was opened");
}

/// An office whose server wants TLS and a login.
fn protected(authority: &Authority, server: &Server) -> Office {
    let office = Office::new(server.port, "user = \"amt\"\npassword-command = \"echo geheim\"");
    let path = office.folder.path().join("rundmail.toml");
    let text = fs::read_to_string(&path).unwrap();
    let ca = authority.file();
    let protected = format!("host = \"localhost\"\nca-file = {:?}\n", ca.display().to_string());
    let text = text.replace("host = \"127.0.0.1\"\nsecurity = \"none\"\n", &protected);
    fs::write(path, text).unwrap();
    office
}

fn until(year: i32, month: u8, day: u8) -> impl FnOnce(&mut CertificateParams) {
    move |params| params.not_after = date_time_ymd(year, month, day)
}

#[test]
fn each_step_is_told_and_nothing_is_sent() {
    let server = Server::start(Offer::default(), |_| Act::Normal);
    let office = Office::new(server.port, "");
    let tried = tried(&office, &[]);
    assert_eq!(tried.code, Some(0), "{}", tried.err);
    let said = [
        "Einstellungen: Mailserver 127.0.0.1, Port",
        "Passwort: keines nötig",
        "Name: gefunden (127.0.0.1).",
        "Verbindung: steht (127.0.0.1:",
        "Verschlüsselung: keine",
        "Der Server meldet sich: 220 scripted.example ESMTP",
        "Größe: Der Server nennt keine Höchstgröße",
        "Absender: Der Server nimmt E-Mails von integration@musterhausen.example an.",
        "Empfang: Der Server nimmt E-Mails an integration@musterhausen.example an.",
        "Es wurde nichts gesendet.",
    ];
    let mut rest = tried.err.as_str();
    for line in said {
        let at = rest.find(line).unwrap_or_else(|| panic!("{line} is missing in {}", tried.err));
        rest = &rest[at + line.len()..];
    }
    assert!(server.heard("RSET") && server.heard("QUIT"));
    harmless(&server, &office);
}

#[test]
fn the_certificate_and_the_login_are_told_and_the_password_is_not() {
    let authority = Authority::new(until(2099, 3, 17));
    let offer = authority.offer(vec!["AUTH PLAIN", "SIZE 35000000", "SMTPUTF8"], true);
    let server = Server::start(offer, |_| Act::Normal);
    let office = protected(&authority, &server);
    let tried = tried(&office, &[]);
    assert_eq!(tried.code, Some(0), "{}", tried.err);
    for line in [
        "Passwort: von dem Befehl unter `passwort-befehl` erhalten.",
        "Verschlüsselung: TLS 1.3. Das Zertifikat lautet auf localhost und gilt bis zum 17. März 2099.",
        "Größe: Der Server nimmt E-Mails bis 35,0 MB an; `hoechstgroesse` ist",
        "Anmeldung: als `amt` angenommen (PLAIN).",
    ] {
        assert!(tried.err.contains(line), "{line} is missing in {}", tried.err);
    }
    assert!(!tried.err.contains("geheim") && !tried.err.contains("Warnung"), "{}", tried.err);
    harmless(&server, &office);
}

#[test]
fn what_will_go_wrong_one_day_is_a_warning() {
    let authority = Authority::new(until(2099, 1, 18));
    let offer = authority.offer(vec!["AUTH PLAIN", "SIZE 3000000"], true);
    let server = Server::start(offer, |moment| match moment.step {
        Step::Rcpt => Act::Reply("550 5.1.1 no such user"),
        _ => Act::Normal,
    });
    let office = protected(&authority, &server);
    let tried_out = tried(&office, &[]);
    assert_eq!(tried_out.code, Some(0), "{}", tried_out.err);
    for line in [
        "läuft in 17 Tagen ab, am 18. Januar 2099.",
        "nimmt E-Mails nur bis 3,0 MB an",
        "nimmt keine E-Mails an integration@musterhausen.example an: 550 5.1.1 no such user",
        "3 Warnungen",
    ] {
        assert!(tried_out.err.contains(line), "{line} is missing in {}", tried_out.err);
    }
    let json = tried(&office, &["--json"]);
    let found: Vec<serde_json::Value> = serde_json::from_str(&json.out).unwrap();
    let of = |severity: &str| -> Vec<&str> {
        let those = found.iter().filter(|one| one["severity"] == severity);
        those.map(|one| one["rule"].as_str().unwrap()).collect()
    };
    assert_eq!(of("warning"), ["server.certificate", "server.size", "server.recipient"]);
    assert!(of("note").contains(&"server.login"), "{}", json.out);
    assert_eq!(json.err, "", "machines get JSON alone");
    harmless(&server, &office);
}

#[test]
fn what_would_stop_the_sending_is_told_with_the_same_advice() {
    type Script = fn(&Moment) -> Act;
    fn at(moment: &Moment, step: Step, reply: &'static str) -> Act {
        if moment.step == step { Act::Reply(reply) } else { Act::Normal }
    }
    let cases: [(Script, &str, &str); 6] = [
        (|m| at(m, Step::Connect, "554 5.7.1 not you"), "554 5.7.1 not you", "Fragen Sie Ihre IT"),
        (|m| at(m, Step::Connect, "421 4.3.2 busy"), "gerade nicht bereit: 421", "später"),
        (|m| at(m, Step::Connect, "SSH-2.0"), "etwas anderes als ein Mailserver: SSH", "`port`"),
        (|m| at(m, Step::Mail, "553 5.7.1 not yours"), "nimmt den Absender nicht an", "`absender`"),
        (|m| at(m, Step::Mail, "530 5.7.0 log in"), "verlangt eine Anmeldung", "`benutzer`"),
        (|m| at(m, Step::Rcpt, "554 5.7.1 Relay access denied"), "von hier keine", "`benutzer`"),
    ];
    for (script, says, help) in cases {
        let server = Server::start(Offer::default(), script);
        let office = Office::new(server.port, "");
        let tried_out = tried(&office, &[]);
        assert_eq!(tried_out.code, Some(4), "{says}: {}", tried_out.err);
        assert!(tried_out.err.contains(says) && tried_out.err.contains(help), "{}", tried_out.err);
        assert!(tried_out.err.contains("Es wurde nichts gesendet."), "{}", tried_out.err);
        let json = tried(&office, &["--json"]);
        assert!(json.out.contains("\"server.failed\""), "{}", json.out);
        assert_eq!(json.code, Some(4));
        harmless(&server, &office);
    }
}

#[test]
fn a_wrong_password_and_a_foreign_certificate_are_told() {
    let authority = Authority::new(|_| {});
    let offer = authority.offer(vec!["AUTH PLAIN"], true);
    let server = Server::start(offer.clone(), |moment| match moment.step {
        Step::Auth => Act::Reply("535 5.7.8 AGFtdABnZWhlaW0= is wrong"),
        _ => Act::Normal,
    });
    let office = protected(&authority, &server);
    let wrong = tried(&office, &[]);
    assert_eq!(wrong.code, Some(4), "{}", wrong.err);
    assert!(wrong.err.contains("als `amt` nicht an: 535 5.7.8 … is wrong"), "{}", wrong.err);
    let server = Server::start(offer, |_| Act::Normal);
    let other = Authority::new(|_| {});
    let office = protected(&other, &server);
    let foreign = tried(&office, &[]);
    assert_eq!(foreign.code, Some(4), "{}", foreign.err);
    assert!(foreign.err.contains("Zertifikat") && foreign.err.contains("`zertifikatsdatei`"));
    assert!(!server.heard(""), "not a word was said");
}

#[test]
fn faulty_settings_are_told_first_and_no_server_is_asked() {
    let server = Server::start(Offer::default(), |_| Act::Normal);
    let faulty = Office::new(server.port, "connections = 5000");
    let stopped = tried(&faulty, &[]);
    assert_eq!(stopped.code, Some(1), "{}", stopped.err);
    assert!(stopped.err.contains("nicht ausprobiert"), "{}", stopped.err);
    let office = Office::new(server.port, "");
    let path = office.folder.path().join("rundmail.toml");
    let text = fs::read_to_string(&path).unwrap();
    let (without, _) = text.split_once("\n[smtp]").unwrap();
    fs::write(path, without).unwrap();
    let none = tried(&office, &[]);
    assert_eq!(none.code, Some(1), "{}", none.err);
    assert!(none.err.contains("[smtp]") && none.err.contains("outbox/"), "{}", none.err);
    assert_eq!(server.seen.lock().unwrap().ended, 0);
}

#[test]
fn files_are_checked_as_ever_and_their_faults_weigh_more() {
    let server = Server::start(Offer::default(), |moment| match moment.step {
        Step::Connect => Act::Reply("554 no"),
        _ => Act::Normal,
    });
    let office = Office::new(server.port, "");
    let both = tried(&office, &[FILE]);
    assert_eq!(both.code, Some(4), "{}", both.err);
    assert!(both.err.contains("nichts zu beanstanden") && both.err.contains("554 no"));
    fs::write(office.folder.path().join("neu.toml"), "title = 1\n").unwrap();
    let faulty = tried(&office, &["neu.toml"]);
    assert_eq!(faulty.code, Some(1), "{}", faulty.err);
    assert!(faulty.err.contains("neu.toml") && faulty.err.contains("554 no"), "{}", faulty.err);
}
