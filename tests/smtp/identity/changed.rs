//! What has changed since the mail went out: each kind of change is named, once, and what reaches nobody
//! is none.

use std::fs;

use super::{named, sent};
use crate::office::{FILE, Office, PEOPLE};

/// Edits the workspace after everybody has got the mail; `send` names exactly `wanted` and sends nothing.
#[track_caller]
fn noticed(edit: impl Fn(&Office), wanted: &[&str]) {
    let (server, office) = sent();
    edit(&office);
    let asked = office.send(&[]);
    assert_eq!(asked.code, Some(5), "{}", asked.err);
    assert_eq!(named(&asked.err), wanted, "{}", asked.err);
    let heading = asked.err.lines().any(|line| line.starts_with("Seit dem Versand vom "));
    assert!(heading, "{}", asked.err);
    assert!(
        asked.err.contains("Alle haben die E-Mail schon") && asked.err.contains("--berichtigung")
    );
    assert_eq!(server.recipients().len(), PEOPLE);
}

#[test]
fn a_moved_date_is_named_with_the_old_and_the_new_day() {
    noticed(
        |office| office.edit(FILE, "datum        = 2026-09-19", "datum        = 2026-09-20"),
        &[
            "Termin „Zweisprachige Lesung für Kinder“: Datum 19. September 2026 → 20. September 2026",
        ],
    );
}

#[test]
fn times_places_and_access_data_of_a_date_are_named_and_no_secret_is() {
    noticed(
        |office| {
            office.edit(FILE, "beginn       = 18:00:00", "beginn       = 18:30:00");
            office.edit(FILE, "ort          = \"online\"", "ort          = \"Rathaus\"");
            office.edit(FILE, "kenncode = \"442901\"", "kenncode = \"442902\"");
        },
        &[
            "Termin „Infoabend ‚Gut ankommen‘“: Beginn 18:00 Uhr → 18:30 Uhr, Ort „online“ → „Rathaus“, \
           Zugangsdaten",
        ],
    );
}

#[test]
fn one_item_of_the_agenda_is_named_by_its_number_and_title() {
    noticed(
        |office| office.edit(FILE, "einen Zwischenbericht", "zwei Zwischenberichte"),
        &["Punkt 4.1 „Wohnen“: Text"],
    );
}

#[test]
fn an_internal_item_is_named_by_its_number_only() {
    noticed(|office| office.edit(FILE, "noch unbesetzt", "besetzt"), &["Punkt 2.2 (intern): Text"]);
}

#[test]
fn access_data_meeting_title_and_texts_are_told_apart() {
    noticed(
        |office| {
            office.edit(FILE, "kenncode = \"590417\"", "kenncode = \"590418\"");
            office.edit(FILE, "ende              = 18:45:00", "ende              = 18:55:00");
            office.edit(FILE, "Zusammenfassung des Netzwerktreffens", "Zusammenfassung");
            office.edit(FILE, "so viele den Weg", "viele den Weg");
            office.edit(FILE, "personen       = 43", "personen       = 44");
        },
        &[
            "Überschrift: Titel „Zusammenfassung des Netzwerktreffens“ → „Zusammenfassung“",
            "Sitzung: Ende 18:45 Uhr → 18:55 Uhr",
            "Zugangsdaten der Sitzung",
            "Einleitung",
            "Teilnahme: Personen 43 → 44",
            "Betreff: „… Musterhausen: Zusammenfassung des Netzwerktreffens – 3. Se…“ → „… Musterhausen: \
             Zusammenfassung – 3. September 2026“",
        ],
    );
}

#[test]
fn a_date_and_an_item_come_and_go() {
    noticed(
        |office| {
            office.edit(
                FILE,
                "[[termine]]\nkennung      = \"fachtag\"",
                "[[termine]]\nkennung = \"neu\"",
            );
            office.edit(FILE, "Fachtag Sprachmittlung", "Fachtag Ehrenamt");
            office.edit(FILE, "[[mitteilungen]]\ntitel        = \"Klei", "[[mitteilungen]]\ntitel = \"Suppe\"\ntext = \"Es gibt Suppe.\"\n\n[[mitteilungen]]\ntitel        = \"Klei");
        },
        &[
            "Mitteilung „Suppe“ (neu)",
            "Termin „Fachtag Ehrenamt“: Titel „Fachtag Sprachmittlung“ → „Fachtag Ehrenamt“",
        ],
    );
}

#[test]
fn attachments_are_named_by_file() {
    noticed(
        |office| office.write("anlagen/Folien Gut ankommen.pdf", b"%PDF-1.7 another"),
        &["Anlage „Folien Gut ankommen.pdf“"],
    );
    noticed(
        |office| {
            office.write("anlagen/Flyer.pdf", b"%PDF-1.7 flyer");
            let more = "[[anlagen]]\nkennung = \"flyer\"\ntitel = \"Flyer\"\ndatei = \"anlagen/Flyer.pdf\"\n\n[[anlagen]]\nkennung = \"folien\"";
            office.edit(FILE, "[[anlagen]]\nkennung = \"folien\"", more);
        },
        &["Anlagenverzeichnis, Eintrag „Flyer“ (neu)", "Anlage „Flyer.pdf“ (neu)"],
    );
}

#[test]
fn templates_and_settings_are_named() {
    noticed(
        |office| office.write("templates/page.html", "{% extends \"builtin/page.html\" %}\n"),
        &["Vorlage „page.html“ (neu)"],
    );
    noticed(
        |office| {
            office.edit("rundmail.toml", "\"Stabsstelle Integration <", "\"Büro für Teilhabe <");
            office.edit("rundmail.toml", "anrede        = \"förmlich\"", "anrede = \"neutral\"");
            office.edit("rundmail.toml", "Lindenplatz 2", "Lindenplatz 3");
            office.edit("rundmail.toml", "betreff       = \"{{ series }}: ", "betreff = \"");
        },
        &[
            "Briefkopf",
            "Betreff: „Netzwerk Miteinander Musterhausen: Zusammenfassung des Netzw…“ → \
             „Zusammenfassung des Netzwerktreffens – 3. September 2026“",
            "Absender: „Stabsstelle Integration <integration@musterhausen.example>“ → „Büro für \
             Teilhabe <integration@musterhausen.example>“",
            "Anrede: förmlich → neutral",
        ],
    );
}

#[test]
fn an_edit_that_reaches_no_mail_is_no_change() {
    let (server, office) = sent();
    office.edit(FILE, "titel         =", "# Eine Bemerkung.\ntitel =");
    office.edit("rundmail.toml", "hoechstgroesse = \"8 MB\"", "hoechstgroesse = \"9 MB\"");
    let again = office.send(&[]);
    assert_eq!(again.code, Some(5), "{}", again.err);
    assert!(again.err.contains("Es gibt nichts zu senden"), "{}", again.err);
    assert_eq!(named(&again.err), [""; 0]);
    assert_eq!(server.recipients().len(), PEOPLE);
}

#[test]
fn a_changed_contact_list_goes_on_and_says_so() {
    let (server, office) = sent();
    let list = "kontakte.csv";
    office.edit(list, "robin@jugendring.example", "r.vorlage@jugendring.example");
    office.edit(list, "Frau;;Oksana;Prykladna", "Frau;;Oksana;Muster-Prykladna");
    office.edit(list, "Herr;;Jonas;Mustermann", "Herr;Dr.;Jonas;Mustermann");
    let path = office.folder.path().join(list);
    let text = fs::read_to_string(&path).unwrap();
    let line = text.lines().find(|line| line.contains("layla@")).unwrap().to_owned();
    let gone = text.replace(&format!("{line}\n"), "").replace(&format!("{line}\r\n"), "");
    let new = "Frau;;Nora;Neu;Verein Neu;;nora@neu.example;netzwerk;;ja;;Einwilligung;01.10.2026\n";
    fs::write(&path, gone.trim_end().to_owned() + "\n" + new).unwrap();
    let went = office.send(&[]);
    assert_eq!(went.code, Some(0), "{}", went.err);
    let lines = named(&went.err);
    assert!(lines.contains(&"1 Person neu dabei: Nora Neu <nora@neu.example>"), "{lines:?}");
    assert!(lines.iter().any(|line| line.starts_with("1 Person nicht mehr dabei: ")), "{lines:?}");
    let moved = "1 Person mit neuer Adresse: Robin Vorlage (robin@jugendring.example → \
                 r.vorlage@jugendring.example)";
    assert!(lines.contains(&moved), "{lines:?}");
    let renamed = lines.iter().find(|line| line.contains("mit anderem Namen")).unwrap();
    assert!(renamed.starts_with("2 Personen"), "{renamed}");
    assert!(renamed.contains("Oksana Prykladna → Oksana Muster-Prykladna <oksana@kalyna.example>"));
    assert_eq!(lines.len(), 4, "{lines:?}");
    assert_eq!(server.recipients().len(), PEOPLE + 2);
    assert!(server.recipients().contains(&"nora@neu.example".to_owned()));
}

#[test]
fn other_particulars_and_the_language_of_a_person_are_named() {
    let (_server, office) = sent();
    office.edit("kontakte.csv", "Frau;Dr.;Selin", "Herr;Dr.;Selin");
    let again = office.send(&[]);
    assert_eq!(again.code, Some(5), "{}", again.err);
    let wanted =
        ["1 Person mit anderen Angaben: Dr. Selin Beispiel <selin.beispiel@brueckenbogen.example>"];
    assert_eq!(named(&again.err), wanted);
}

fn ledger(office: &Office) -> rusqlite::Connection {
    rusqlite::Connection::open(office.folder.path().join(".rundmail/ledger.db")).unwrap()
}

#[test]
fn an_old_account_without_its_parts_says_that_something_has_changed() {
    let (_server, office) = sent();
    ledger(&office).execute("UPDATE mailing SET parts = ''", []).unwrap();
    office.edit(FILE, "noch unbesetzt", "besetzt");
    let asked = office.send(&[]);
    assert_eq!(asked.code, Some(5), "{}", asked.err);
    assert!(asked.err.contains("Der Inhalt hat sich geändert"), "{}", asked.err);
    assert_eq!(named(&asked.err), [""; 0]);
}

#[test]
fn the_ledger_keeps_no_secret_and_no_name_of_a_participant() {
    let (_server, office) = sent();
    let all: String =
        ledger(&office).query_row("SELECT parts FROM mailing", [], |row| row.get(0)).unwrap();
    assert!(all.contains("Woche der Begegnung"), "what is public is kept");
    for secret in
        ["590417", "442901", "771 2004", "Personelles", "unbesetzt", "Jana Beispiel", "Ole Muster"]
    {
        assert!(!all.contains(secret), "{secret}");
    }
}

#[test]
fn who_was_left_behind_by_only_new_can_still_get_the_correction() {
    let (server, office) = sent();
    office.edit(FILE, "noch unbesetzt", "besetzt");
    let new = ";;Nora;Neu;Verein Neu;;nora@neu.example;netzwerk;;ja;;Einwilligung;01.10.2026\n";
    let list = office.folder.path().join("kontakte.csv");
    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, text.trim_end().to_owned() + "\n" + new).unwrap();
    let only = office.send(&["--only-new"]);
    assert_eq!(only.code, Some(0), "{}", only.err);
    assert!(named(&only.err).contains(&"Punkt 2.2 (intern): Text"), "{}", only.err);
    assert_eq!(server.recipients().len(), PEOPLE + 1);
    assert_eq!(office.send(&[]).code, Some(5));
    let all = office.send(&["--correction"]);
    assert_eq!(all.code, Some(0), "{}", all.err);
    // Nora has the right version already.
    assert_eq!(server.recipients().len(), 2 * PEOPLE + 1);
    assert_eq!(server.recipients().iter().filter(|one| *one == "nora@neu.example").count(), 1);
    assert_eq!(office.send(&["--correction"]).code, Some(5));
    assert_eq!(office.send(&[]).code, Some(5));
}

#[test]
fn a_corrected_address_is_told_once_and_leaves_nobody_who_is_gone() {
    let (server, office) = sent();
    let list = office.folder.path().join("kontakte.csv");
    let text = fs::read_to_string(&list).unwrap();
    let new = ";;Nora;Neu;Verein Neu;;nora@neu.example;netzwerk;;ja;;Einwilligung;01.10.2026\n";
    let with_nora = text.trim_end().to_owned() + "\n" + new;
    fs::write(&list, &with_nora).unwrap();
    assert_eq!(office.send(&[]).code, Some(0));
    fs::write(&list, with_nora.replace("nora@neu.example", "n.neu@neu.example")).unwrap();
    let mended = office.send(&[]);
    assert_eq!(mended.code, Some(0), "{}", mended.err);
    assert_eq!(named(&mended.err).len(), 1, "{}", mended.err);
    assert!(named(&mended.err)[0].contains("n.neu@neu.example"), "{}", mended.err);
    assert_eq!(server.recipients().len(), PEOPLE + 2);
    let later = office.send(&[]);
    assert_eq!(named(&later.err), [""; 0], "{}", later.err);
}

#[test]
fn a_missing_attachment_is_one_finding() {
    let office = Office::new(2525, "");
    fs::remove_file(office.folder.path().join("anlagen/Folien Gut ankommen.pdf")).unwrap();
    for args in [&["send", FILE, "--dry-run"][..], &["send", FILE, "--yes"]] {
        let ended = office.run(args);
        assert_eq!(ended.code, Some(1), "{}", ended.err);
        assert_eq!(ended.err.matches("[attachment.").count(), 1, "{}", ended.err);
        assert!(!ended.err.contains("os error"), "{}", ended.err);
    }
}
