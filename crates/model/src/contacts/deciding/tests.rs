//! Whole lists: who gets mail, and why the others do not.

use std::path::Path;

use chrono::NaiveDate;

use crate::contacts::{ContactBook, parse};
use crate::diagnostic::{Findings, Severity};
use crate::l10n::Language;
use crate::settings::{self, ContactSettings};
use crate::source::Source;

fn read(text: &str, settings: &str) -> (ContactBook, Findings) {
    let settings = match settings {
        "" => ContactSettings::default(),
        _ => settings::parse(&Source::new("rundmail.toml", settings)).value.unwrap().contacts,
    };
    let checked = parse(Path::new("liste.csv"), text.as_bytes().to_vec(), &settings);
    (checked.value.unwrap(), checked.findings)
}

/// `name reason` of everybody, without a reason for recipients; then the rules of errors.
fn fates(text: &str, settings: &str) -> String {
    let (book, findings) = read(text, settings);
    let today = NaiveDate::from_ymd_opt(2026, 11, 29).unwrap();
    let mut fates: Vec<(usize, String)> = Vec::new();
    for contact in &book.contacts {
        let why = contact.why_not(today).map_or("", |reason| reason.label(Language::English));
        fates.push((contact.span.range().start, format!("{}:{why}", contact.address.local())));
    }
    for one in &book.without_address {
        let why = one.why_not(today).label(Language::English);
        fates.push((one.span.range().start, format!("{}:{why}", one.name())));
    }
    fates.sort();
    let errors = findings.iter().filter(|one| one.severity == Severity::Error);
    let all = fates
        .into_iter()
        .map(|(_, fate)| fate)
        .chain(errors.map(|one| format!("!{}", one.rule.name)));
    all.collect::<Vec<_>>().join(" ")
}

/// A list with one further column with these cells; the people are called a, b, c, …
fn column(name: &str, cells: &[&str]) -> String {
    let rows = cells.iter().zip('a'..).map(|(cell, who)| format!("{who}@x.example;\"{cell}\"\n"));
    format!("E-Mail;\"{name}\"\n{}", rows.collect::<String>())
}

fn of_column(name: &str, cells: &[&str]) -> String {
    fates(&column(name, cells), "")
}

#[test]
fn any_of_many_columns_excludes() {
    let list = "Email,Do Not Email,No Bulk Emails (User Opt Out),On Hold,Do Not Mail,Is Deceased\n\
        a@x.example,No,No,No,Yes,\nb@x.example,Yes,No,No,No,\nc@x.example,No,Yes,No,No,\n\
        d@x.example,No,No,On Hold Bounce,No,\ne@x.example,,,,,1\nf@x.example,Yes,No,No,No,Yes\n";
    assert_eq!(
        fates(list, ""),
        "a: b:unsubscribed c:unsubscribed d:undeliverable e:deceased f:deceased"
    );
}

#[test]
fn a_no_in_a_column_that_wants_a_yes_excludes() {
    assert_eq!(
        of_column("Newsletter", &["ja", "nein", "Nein danke"]),
        "a: b:unsubscribed c:unsubscribed"
    );
    assert_eq!(
        of_column("Einwilligung", &["ja", "nein", "12.03.2024", "widerrufen am 3.4.2025"]),
        "a: b:without consent c: d:objected"
    );
    assert_eq!(of_column("Aktiv", &["ja", "nein", ""]), "a: b:unsubscribed c:");
    assert_eq!(of_column("subscribed", &["true", "false"]), "a: b:unsubscribed");
}

#[test]
fn whatever_is_no_no_in_a_column_of_opt_outs_excludes() {
    assert_eq!(
        of_column("Abgemeldet am", &["", "12.03.2024", "nein", "umgezogen", "-", "2027-01-01"]),
        "a: b:unsubscribed c: d:unsubscribed e: f:unsubscribed"
    );
    assert_eq!(
        of_column(
            "Austritt",
            &["", "31.12.2025", "31.12.2027", "zum 31.12.27", "29.11.2026", "ja"]
        ),
        "a: b:left c: d: e: f:left"
    );
    assert_eq!(of_column("Sperre", &["keine", "ja", "Auskunftssperre"]), "a: b:on hold c:on hold");
    assert_eq!(of_column("HasOptedOutOfEmail", &["0", "1"]), "a: b:unsubscribed");
}

#[test]
fn words_of_a_status_are_known_and_others_asked_about() {
    assert_eq!(
        of_column("Status", &["aktiv", "inaktiv", "ausgetreten", "verstorben", "Ehrenmitglied"]),
        "a: b:inactive c:left d:deceased e:"
    );
    assert_eq!(of_column("Status", &["ledig", "verheiratet", ""]), "a: b: c:");
    assert_eq!(of_column("Status", &["aktiv", "passiv"]), "a: b:unclear !contacts.unclear");
    assert_eq!(of_column("Email Status", &["A", "B"]), "a:unclear b:unclear !contacts.unclear");
    assert_eq!(
        of_column("status", &["subscribed", "unsubscribed", "cleaned", "pending"]),
        "a: b:unsubscribed c:undeliverable d:unconfirmed"
    );
}

#[test]
fn what_is_not_clear_is_asked_about() {
    assert_eq!(of_column("Newsletter", &["x", ""]), "a: b:unclear !contacts.unclear");
    assert_eq!(of_column("Aktiv", &["x", ""]), "a: b:unclear !contacts.unclear");
    assert_eq!(of_column("Newsletter Kultur", &["ja", "nein"]), "a: b: !contacts.unclear");
    assert_eq!(of_column("DSGVO", &["ja", "nein"]), "a: b: !contacts.unclear");
    assert_eq!(of_column("Status", &["A", "I"]), "a:unclear b:unclear !contacts.unclear");
    assert_eq!(of_column("Versand", &["E-Mail", "Post"]), "a: b: !contacts.unclear");
    assert_eq!(of_column("Mitgliedschaft", &["aktiv", "beendet"]), "a: b: !contacts.unclear");
    assert_eq!(of_column("Newsletter", &["ja", "wöchentlich"]), "a: b:unclear !contacts.unclear");
    for (name, cells) in [
        ("Newsletter", ["", ""]),
        ("Newsletter", ["ja", "ja"]),
        ("Newsletter Kultur", ["ja", "ja"]),
        ("Kontaktperson", ["Anna", ""]),
        ("Letzter Kontakt", ["12.03.2024", ""]),
        ("Do Not Phone", ["Yes", "No"]),
        ("Mailing Street", ["Weg 1", ""]),
        ("Fotoerlaubnis", ["ja", "nein"]),
        ("Optiker", ["ja", "nein"]),
        ("Mitglied", ["ja", "nein"]),
        ("Mailing Address", ["Weg 1", "Weg 2"]),
        ("Mitgliedsart", ["aktiv", "passiv"]),
        ("Rechnungsstatus", ["offen", "bezahlt"]),
        ("Infos", ["Allergie", ""]),
    ] {
        assert_eq!(of_column(name, &cells), "a: b:", "{name}");
    }
}

#[test]
fn whoever_has_another_legal_basis_need_not_consent() {
    let list = |basis: &str| {
        format!(
            "E-Mail;Rechtsgrundlage;Einwilligung\na@x.example;Einwilligung;12.03.2024\nb@x.example;{basis};\n"
        )
    };
    assert_eq!(fates(&list("Dienstlich"), ""), "a: b:");
    assert_eq!(fates(&list(""), ""), "a: b:unclear !contacts.unclear");
}

#[test]
fn whose_mail_the_office_has_decided_needs_no_day_of_consent() {
    let list = |active: &str| {
        format!("E-Mail;Aktiv;Einwilligung\na@x.example;ja;12.03.2024\nb@x.example;{active};\n")
    };
    assert_eq!(fates(&list("ja"), ""), "a: b:");
    assert_eq!(fates(&list("nein"), ""), "a: b:unsubscribed");
    assert!(fates(&list(""), "").contains("contacts.unclear"));
}

#[test]
fn one_line_in_the_settings_makes_it_clear() {
    let settings = |line: &str| format!("[kontakte.spalten]\n{line}\n");
    let status = column("Status", &["aktiv", "passiv", "VIP"]);
    let lines = settings("abgemeldet = \"Status: passiv\"\naktiv = [\"Status: VIP\"]");
    assert_eq!(fates(&status, &lines), "a: b:unsubscribed c:");
    assert_eq!(fates(&status, &settings("ohne-bedeutung = \"Status\"")), "a: b: c:");
    let blank = column("Newsletter", &["x", ""]);
    assert_eq!(fates(&blank, &settings("nur-mit-ja = \"Newsletter\"")), "a: b:unsubscribed");
    assert_eq!(fates(&blank, &settings("aktiv = \"Newsletter\"")), "a: b:");
    let smell = column("Newsletter Kultur", &["ja", "nein"]);
    assert_eq!(fates(&smell, &settings("aktiv = \"Newsletter Kultur\"")), "a: b:unsubscribed");
    assert_eq!(fates(&smell, &settings("abgemeldet = \"Newsletter Kultur\"")), "a:unsubscribed b:");
    assert_eq!(fates(&smell, "[contacts.columns]\nignore = [\"Newsletter Kultur\"]\n"), "a: b:");
}

#[test]
fn the_line_to_copy_has_the_language_of_the_settings_and_keeps_what_is_there() {
    let list = "E-Mail;A;Newsletter Kultur\na@x.example;nein;ja\nb@x.example;nein;nein\n";
    let help = |settings: &str, language| {
        let (_, findings) = read(list, settings);
        findings.iter().next().unwrap().help.as_ref().unwrap().localize(language)
    };
    let german = help("[kontakte.spalten]\nabgemeldet = \"A\"\n", Language::English);
    assert!(german.contains("`abgemeldet = [\"A\", \"Newsletter Kultur\"]`"), "{german}");
    assert!(german.contains("`ohne-bedeutung = \"Newsletter Kultur\"`"), "{german}");
    let english = help("", Language::English);
    assert!(english.contains("[contacts.columns]: `active = \"Newsletter Kultur\"`"), "{english}");
}

#[test]
fn groups_and_notes_are_read_too() {
    let list = "E-Mail;Gruppen;Notiz\na@x.example;Rat, abgemeldet;\nb@x.example;Kündigungsschutz;\n\
        c@x.example;Ehemalige;kein Fleisch\nd@x.example;;bitte keine Mails mehr\n";
    assert_eq!(fates(list, ""), "a:unsubscribed b: c: d: !contacts.objection");
    let settled = "E-Mail;Notiz;Abgemeldet\na@x.example;bitte keine Mails mehr;ja\n";
    assert_eq!(fates(settled, ""), "a:unsubscribed");
    let ignored = "[kontakte.spalten]\nohne-bedeutung = \"Notiz\"\n";
    assert_eq!(fates(list, ignored), "a:unsubscribed b: c: d:");
}

#[test]
fn nobody_needs_an_address() {
    let list =
        "Name;E-Mail;Abgemeldet\nAnna;a@x.example;\nBo;;\nCi;per Post;\nDi;kaputt;ja\nEd;-;\n";
    assert_eq!(
        fates(list, ""),
        "a: Bo:without e-mail Ci:without e-mail Di:unsubscribed Ed:without e-mail"
    );
    assert_eq!(fates("Name;E-Mail\nAnna;\n", ""), "Anna:without e-mail !contacts.empty");
    let wrong = "Name;E-Mail;Kontakt\nAnna;;a@x.example\nBo;;b@x.example\n";
    assert_eq!(fates(wrong, ""), "Anna:without e-mail Bo:without e-mail !contacts.other-address");
}

#[test]
fn who_wants_letters_gets_no_mail() {
    assert_eq!(
        of_column("Bevorzugter Kontaktweg", &["E-Mail", "Post", "Telefon", "Post, E-Mail", ""]),
        "a: b:by post c: d: e:"
    );
}

#[test]
fn of_two_rows_the_one_that_says_no_counts() {
    let list = "E-Mail;Newsletter;Do Not Email\na@x.example;ja;\nA@x.example;ja;Yes\n";
    assert_eq!(fates(list, ""), "a:unsubscribed");
}
