//! What is access data, and what only looks like it.

use super::find;
use super::messages::Kind;

fn kinds(text: &str) -> Vec<(Kind, &str)> {
    find(text).into_iter().map(|found| (found.kind, &text[found.range])).collect()
}

#[test]
fn access_data_is_found() {
    for (text, wanted) in [
        (
            "Los geht es: <https://us02web.zoom.us/j/84522319907?pwd=Qm9v>.",
            vec![(Kind::Link, "https://us02web.zoom.us/j/84522319907?pwd=Qm9v")],
        ),
        (
            "[hier](https://teams.microsoft.com/l/meetup-join/19%3ameeting_x/0)",
            vec![(Kind::Link, "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x/0")],
        ),
        (
            "https://meet.google.com/abc-defg-hij, bitte",
            vec![(Kind::Link, "https://meet.google.com/abc-defg-hij")],
        ),
        (
            "https://bbb.stadt.example/b/jan-abc-def-ghi",
            vec![(Kind::Link, "https://bbb.stadt.example/b/jan-abc-def-ghi")],
        ),
        (
            "https://bbb.stadt.example/rooms/jan-abc-def-ghi/join",
            vec![(Kind::Link, "https://bbb.stadt.example/rooms/jan-abc-def-ghi/join")],
        ),
        (
            "https://stadt.webex.com/stadt/j.php?MTID=m1234",
            vec![(Kind::Link, "https://stadt.webex.com/stadt/j.php?MTID=m1234")],
        ),
        (
            "https://jitsi.stadt.example/Runde?jwt=eyJh",
            vec![(Kind::Link, "https://jitsi.stadt.example/Runde?jwt=eyJh")],
        ),
        (
            "Meeting-ID: 845 2231 9907, Kenncode: 123456",
            vec![(Kind::MeetingId, "845 2231 9907"), (Kind::Passcode, "123456")],
        ),
        ("Die Konferenz-ID lautet 845-2231-9907.", vec![(Kind::MeetingId, "845-2231-9907")]),
        ("**Meeting ID:** 84522319907", vec![(Kind::MeetingId, "84522319907")]),
        ("Passwort: Vielfalt2026!", vec![(Kind::Passcode, "Vielfalt2026")]),
        ("Passwort: `Vielfalt`", vec![(Kind::Passcode, "Vielfalt")]),
        (
            "Wir treffen uns hier: (meet.google.com/abc-defg-hij).",
            vec![(Kind::Link, "meet.google.com/abc-defg-hij")],
        ),
        ("**us02web.zoom.us/j/84522319907**", vec![(Kind::Link, "us02web.zoom.us/j/84522319907")]),
        ("Sitzungsnummer (Zugriffscode): 2734 123 4567", vec![(Kind::MeetingId, "2734 123 4567")]),
        ("(PIN 5904)", vec![(Kind::Passcode, "5904")]),
        ("Zugangscode ist 99X12.", vec![(Kind::Passcode, "99X12")]),
        ("PIN: 123 456 789#", vec![(Kind::Passcode, "123 456 789")]),
        ("Kenncode: 12·34", vec![(Kind::Passcode, "12·34")]),
        ("PIN: 12/34, bitte", vec![(Kind::Passcode, "12/34")]),
        ("Kenncode: 1 2 3 4", vec![(Kind::Passcode, "1 2 3 4")]),
        ("Kenncode: 5 – 9 – 0 – 4", vec![(Kind::Passcode, "5 – 9 – 0 – 4")]),
        ("Kenncode: 5\u{200b}9\u{200b}04", vec![(Kind::Passcode, "5\u{200b}9\u{200b}04")]),
        ("Ｋｅｎｎｃｏｄｅ： ५९०४१७", vec![(Kind::Passcode, "५९०४१७")]),
        ("Meeting-ID: ٨٤٥.٢٢٣١.٩٩٠٧", vec![(Kind::MeetingId, "٨٤٥.٢٢٣١.٩٩٠٧")]),
        ("Einwahl: 𝟘𝟞𝟡 𝟟𝟙𝟘𝟜 𝟡𝟡𝟚𝟚", vec![(Kind::Phone, "𝟘𝟞𝟡 𝟟𝟙𝟘𝟜 𝟡𝟡𝟚𝟚")]),
        ("Kenncode: 590 417.", vec![(Kind::Passcode, "590 417")]),
        ("Einwahl: 069 7104 9922", vec![(Kind::Phone, "069 7104 9922")]),
        ("**Einwahl per Telefon:** 069/71049922", vec![(Kind::Phone, "069/71049922")]),
        (
            "Besprechungs-ID: 331 234 567 89 Passcode: Xa7kQ2",
            vec![(Kind::MeetingId, "331 234 567 89"), (Kind::Passcode, "Xa7kQ2")],
        ),
        ("Zugriffscode: 2365 123 4567", vec![(Kind::MeetingId, "2365 123 4567")]),
        ("Zugriffscode: 48XQ12", vec![(Kind::Passcode, "48XQ12")]),
        (
            "Einwahl +49 30 901820 123,,82316749021#,,,,*590417#.",
            vec![(Kind::Phone, "+49 30 901820 123,,82316749021#,,,,*590417#")],
        ),
    ] {
        assert_eq!(kinds(text), wanted, "{text}");
    }
}

#[test]
fn what_only_looks_like_it_is_not() {
    for trap in [
        "Projekt-ID: 845 2231 9907",
        // Cells of a table are no groups of one number.
        "| | Zoom | Jitsi | Webex |\n| --- | --- | --- | --- |\n| Nord | 811 | 821 | 831 |",
        "Die Einwahl ist kostenfrei. Telefon 0361 655-1234",
        "Fragen zur Einwahl beantwortet Frau Probe: 0361 655-1234",
        "Neueinwahl: 0361 655-1234",
        "Zugriffscode: siehe Einladung",
        "Die PIN: 12 Punkte",
        "Einwahl ab 18:15 Uhr",
        "Der Wahlkreis, Einwahlknoten 0361 6551",
        "Aktenzeichen 50.2-12345678",
        "Telefon 0301 590417, Durchwahl 12",
        "IBAN DE02 1203 0000 0000 2020 51",
        "am 12.06.2026 um 18 Uhr",
        "Die Meeting-ID steht in der Einladung.",
        "Passwort vergessen? Wenden Sie sich an das Büro.",
        "Passwort: siehe Einladung",
        "Der Kenncode folgt.",
        "Kenncode: wird am 12.06. verschickt",
        "Die Pinnwand 2026",
        "ein Pin 1234",
        "PIN-Nummer und Passwort schützen",
        "zoom.us/download und meet.google.com",
        "Ordner a/b/abc-def-ghi und I3/b/abc-def-ghi-jkl",
        "die Sitzungsnummer 12/2026 und (Besprechungsnummer) 4",
        "https://zoom.us/download",
        "https://zoom.us/webinar/register/WN_abc",
        "https://stadt.example/j/12345?seite=2",
        "https://stadt.example/b/haushalt-2026",
        "https://stadt.example/?pin=rathaus",
        "1,,2",
        "Preise: 12,,13",
        "Passwort 2026 neu vergeben? Nein.",
        "Kenncode 12 34",
        "https://",
        "://",
        "PIN",
        "PIN:",
        "Passcode: 12.06.2026",
        "Meeting-ID: 12. Juni 2026",
        "Meeting-ID: 12.06.2026",
        "Kenncode: 12.06.26",
        "Zugangscode: https://stadt.example/1234",
        "Passwort: 100%",
    ] {
        assert_eq!(kinds(trap), [], "{trap}");
    }
}

/// A line of the corpus, and what must be found in it.
fn row(line: &str) -> (String, Vec<(String, String)>) {
    let (mut text, mut wanted) = (String::new(), Vec::new());
    let line = line.replace("\\n", "\n");
    let mut rest = line.as_str();
    while let Some((before, behind)) = rest.split_once('{') {
        let (inner, after) = behind.split_once('}').unwrap();
        let (written, kind) = inner.rsplit_once(" = ").unwrap();
        text += before;
        text += written;
        wanted.push((kind.to_owned(), written.to_owned()));
        rest = after;
    }
    (text + rest, wanted)
}

#[test]
fn the_corpus_is_read() {
    let corpus = include_str!("../../../../tests/corpus/access.txt");
    let lines = corpus.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '=']));
    let mut wrong = String::new();
    for line in lines {
        let (text, wanted) = row(line);
        let found = kinds(&text).into_iter();
        let found: Vec<_> = found.map(|(kind, at)| (format!("{kind:?}"), at.to_owned())).collect();
        if found != wanted {
            wrong = wrong + line + &format!("\n    {found:?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_chunk_of_labels_takes_no_longer_than_a_text() {
    // Each label may have the whole rest of the chunk as its value.
    assert_eq!(find(&"PIN:".repeat(50_000)).len(), 0);
    assert_eq!(find(&format!("Kenncode: {}", "a1".repeat(50_000))).len(), 0);
}
