//! Whole lists through [`crate::contacts::parse`]: the results, and the findings.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use super::*;
use crate::diagnostic::{Checked, Diagnostic, Findings, Severity};
use crate::l10n::Language;
use crate::settings::{ContactSettings, Settings};
use crate::source::Source;

mod shared;

fn read(bytes: impl AsRef<[u8]>) -> (ContactBook, Findings) {
    let checked = read_all(bytes);
    (checked.value.expect("a book"), checked.findings)
}

fn read_all(bytes: impl AsRef<[u8]>) -> Checked<ContactBook> {
    parse(Path::new("contacts.csv"), bytes.as_ref().to_vec(), &ContactSettings::default())
}

fn book(text: &str) -> ContactBook {
    let (book, findings) = read(text);
    assert!(findings.is_empty(), "{:?}", rules(&findings));
    book
}

/// `rule line:field` of every finding.
fn rules(findings: &Findings) -> Vec<String> {
    let one = |finding: &Diagnostic| {
        let span = finding.span.as_ref().expect("every finding has a place");
        let field = span.field().unwrap_or("-");
        format!("{} {}:{field}", finding.rule.name, span.position().line)
    };
    findings.iter().map(one).collect()
}

fn addresses(book: &ContactBook) -> Vec<&str> {
    book.contacts.iter().map(|contact| contact.address.as_str()).collect()
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests").join(name)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn the_sample_of_the_format_is_understood() {
    let checked = load(&fixture("contract/contacts.csv"), &ContactSettings::default());
    assert!(checked.findings.is_empty());
    let book = checked.value.unwrap();
    let names: Vec<_> = book.contacts.iter().map(Contact::full_name).collect();
    assert_eq!(
        names,
        ["Dr. Aylin Probe", "Kim Öztürk-Łowicz", "Mehmet Vorlage", "", "Lea Abgemeldet"]
    );
    assert_eq!(*book.contacts[0].groups, ["kerngruppe", "netzwerk"]);
    assert_eq!(book.contacts[1].address.as_str(), "kim@xn--verein-sd-x9a.example");
    assert_eq!(&*book.contacts[3].person.organisation, "Familientreff \"Komma, Strich\"");
    assert_eq!(book.contacts[3].language().unwrap().as_str(), "uk");
    assert!(book.contacts[4].bar.is_some());
}

#[test]
fn exports_of_mail_programs_work_as_they_come() {
    let exports = [
        ("outlook-en", Encoding::SingleByte(CodePage::Windows1252), ["", "Herr", ""], true),
        ("outlook-de", Encoding::SingleByte(CodePage::Windows1252), ["Frau", "Herr", ""], true),
        ("thunderbird-en", Encoding::Utf8, ["", "", ""], false),
        ("thunderbird-de", Encoding::Utf8, ["", "", ""], false),
        ("google-old", Encoding::Utf16Le, ["", "", ""], true),
        ("google-new", Encoding::Utf8, ["", "", ""], true),
    ];
    for (name, encoding, salutations, has_groups) in exports {
        let path = fixture(&format!("fixtures/contacts/{name}.csv"));
        let checked = load(&path, &ContactSettings::default());
        assert!(!checked.findings.has_errors(), "{name}: {:?}", rules(&checked.findings));
        let book = checked.value.unwrap();
        assert_eq!(
            book.dialect,
            Dialect { format: Format::Csv, encoding, delimiter: ',' },
            "{name}"
        );
        assert_eq!(
            addresses(&book),
            [
                "aylin.probe@bruecke.example",
                "mehmet.vorlage@kiosk.example",
                "treff@familie.example"
            ],
            "{name}"
        );
        assert_eq!((book.without_address.len(), book.faulty_rows), (1, 0), "{name}");
        let [aylin, mehmet, treff] = &book.contacts[..] else { panic!("{name}") };
        assert_eq!(
            (&*aylin.person.first_name, &*aylin.person.last_name),
            ("Aylin", "Probe"),
            "{name}"
        );
        assert_eq!(&*aylin.person.organisation, "Beratungsstelle Brücke e. V.", "{name}");
        assert_eq!(&*aylin.function, "Leitung", "{name}");
        assert_eq!(mehmet.full_name(), "Mehmet Vorlage", "{name}");
        assert_eq!(treff.display_name(), "Familientreff \"Komma, Strich\"", "{name}");
        let found = [aylin, mehmet, treff].map(|contact| &*contact.person.salutation);
        assert_eq!(found, salutations, "{name}");
        let groups = aylin.groups.starts_with(&["Netzwerk".to_owned(), "Kerngruppe".to_owned()]);
        assert_eq!(groups, has_groups, "{name}");
    }
}

#[test]
fn further_columns_of_an_export_reach_the_templates() {
    let path = fixture("fixtures/contacts/outlook-de.csv");
    let book = load(&path, &ContactSettings::default()).value.unwrap();
    let extra = &book.contacts[0].extra;
    assert_eq!(extra.get("strasse_geschaeftlich"), Some("Musterweg 5 Hinterhaus"));
    assert_eq!(extra.get("Straße geschäftlich"), Some("Musterweg 5 Hinterhaus"));
    assert_eq!(extra.get("Notizen"), Some("kennt die Runde seit 2019; \"gern früh\""));
    assert_eq!(extra.get("telefon_privat"), Some(""));
}

#[test]
fn what_excel_leaves_behind_does_no_harm() {
    let path = fixture("fixtures/contacts/excel.csv");
    let checked = load(&path, &ContactSettings::default());
    assert_eq!(rules(&checked.findings), ["contacts.encoding 1:-"]);
    let book = checked.value.unwrap();
    assert_eq!(book.contacts.len(), 3);
    assert_eq!(book.contacts[1].address.display(), "kim@verein-süd.example");
    assert_eq!(book.contacts[1].valid_until, Some(day(2026, 9, 30)));
    assert_eq!(&*book.contacts[2].person.last_name, "Vorlage");
    let extra: Vec<_> = book.extra_columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(extra, ["Telefon"]);
}

#[test]
fn the_whole_name_serves_where_the_parts_are_missing() {
    let one = |text: &str| {
        let contact = book(text).contacts.remove(0);
        format!("{}|{}", contact.person.first_name, contact.person.last_name)
    };
    assert_eq!(one("Name;E-Mail\nAylin Probe;a@b.example\n"), "|Aylin Probe");
    assert_eq!(one("Name;E-Mail\nProbe, Aylin;a@b.example\n"), "Aylin|Probe");
    assert_eq!(one("Name;Vorname;E-Mail\nProbe;Aylin;a@b.example\n"), "Aylin|Probe");
    assert_eq!(one("E-Mail\nAylin Probe <a@b.example>\n"), "|Aylin Probe");
    assert_eq!(one("Vorname;Nachname;E-Mail\nA;B;C D <a@b.example>\n"), "A|B");
}

#[test]
fn every_fault_is_told_with_its_line_and_column() {
    let (book, findings) = read(concat!(
        "Vorname;E-Mail;Aktiv;Gültig bis;Sprache;Ort\n",
        "\"Zwei\nZeilen\";a@b.example;ja;;;\n",
        "Anna;anna.b.example;ja;;;\n",
        "Anna;a@b.example, c@d.example;ja;;;\n",
        "Anna;a@b.example;vielleicht;31.09.2026;Klingonisch;\n",
        "Anna;;;;;\n",
        "Anna;a@b.example\n",
        "Anna;a@b.example;ja;;;Ort;zu viel\n",
        "Anna;e@gmial.com;ja;;;\n",
        "An\u{0}na;f@b.example;ja;;;\n",
        "Anna;g@b.example;ja;;;\u{1b}[31m\n",
        "An\u{fffd}na;h@b.example;ja;;;\n",
        "MÃ¼ller;i@b.example;ja;;;\n",
    ));
    let expected = [
        "contacts.line-break 2:Vorname",
        "contacts.address 4:E-Mail",
        "contacts.several-addresses 5:E-Mail",
        "contacts.active 6:Aktiv",
        "contacts.date 6:Gültig bis",
        "contacts.row-too-short 8:-",
        "contacts.row-too-long 9:-",
        "contacts.typo 10:E-Mail",
        "contacts.control-character 11:Vorname",
        "contacts.control-character 12:Ort",
        "contacts.damaged 13:Vorname",
        "contacts.damaged 14:Vorname",
        "contacts.no-address 7:-",
        "contacts.language 6:Sprache",
    ];
    assert_eq!(rules(&findings), expected);
    assert_eq!(book.faulty_rows, 9);
    assert_eq!(addresses(&book), ["a@b.example", "e@gmial.com"]);
}

#[test]
fn a_cell_never_brings_a_line_or_control_character_along() {
    let (book, _) =
        read("E-Mail;Verein;Notiz\na@b.example;\"Süd\r\nBcc: x@y.example\";\"a\nb\tc\"\n");
    let contact = &book.contacts[0];
    assert_eq!(&*contact.person.organisation, "Süd Bcc: x@y.example");
    assert_eq!(contact.extra.get("notiz"), Some("a b c"));
    let (book, findings) = read("E-Mail\n\"a@b.example\nBcc: x@y.example\"\n");
    assert_eq!(rules(&findings), ["contacts.address 2:E-Mail"]);
    assert!(book.contacts.is_empty());
}

#[test]
fn an_open_quotation_mark_hides_nobody() {
    let (book, findings) = read("E-Mail;Ort\n\"a@b.example;x\nc@d.example;y\n\n\n");
    assert_eq!(rules(&findings), ["contacts.open-quote 2:-"]);
    assert_eq!((book.contacts.len(), book.faulty_rows), (0, 1));
    let swallowed = "E-Mail;Ort\na@b.example;\"x\nc@d.example;y\ne@f.example;\"z\"\n";
    let (book, findings) = read(swallowed);
    assert!(rules(&findings).contains(&"contacts.open-quote 2:Ort".to_owned()), "{findings:?}");
    assert!(book.contacts.is_empty());
    let left = open_findings(swallowed);
    assert!(left.has_errors(), "--skip-faulty must not pass over hidden rows");
}

/// The findings of [`open`] with `--skip-faulty`.
fn open_findings(text: &str) -> Findings {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("liste.csv");
    std::fs::write(&file, text).unwrap();
    let settings = Settings::empty(&Source::new(folder.path().join("rundmail.toml"), ""));
    open(&settings, Some(&file), true).findings
}

#[test]
fn faulty_rows_can_be_left_out() {
    let findings = open_findings("E-Mail;Aktiv\na@b.example;ja\nkaputt;ja\nc@d.example;jein\n");
    assert!(!findings.has_errors());
    assert_eq!(findings.count(Severity::Warning), 2);
}

#[test]
fn duplicates_are_told_and_merged() {
    let (book, findings) = read(concat!(
        "Vorname;E-Mail;Gruppe;Aktiv;Funktion\n",
        "Kim;kim@verein-süd.example;Rat;ja;Leitung\n",
        "Kim;KIM@xn--verein-sd-x9a.example;Presse;ja;\n",
        "Kim;kim@verein-su\u{308}d.example;rat;nein;Kasse\n",
    ));
    assert_eq!(rules(&findings), ["contacts.duplicate 3:E-Mail", "contacts.duplicate 4:E-Mail"]);
    assert!(!findings.has_errors());
    assert_eq!((book.contacts.len(), book.duplicate_rows), (1, 2));
    assert_eq!(&*book.contacts[0].person.first_name, "Kim");
    assert_eq!(*book.contacts[0].groups, ["Rat", "Presse"]);
    assert!(book.contacts[0].bar.is_some(), "who has unsubscribed in one row gets no mail");
    let says: Vec<_> = findings.iter().map(|f| f.message.localize(Language::German)).collect();
    assert!(says[0].ends_with("bekommt die E-Mail einmal."), "{}", says[0]);
    assert!(says[1].contains("Unterschiedlich: Funktion"), "{}", says[1]);
    assert_eq!(findings.iter().next().unwrap().labels[0].0.position().line, 2);
}

#[test]
fn the_unsubscribed_are_known_by_a_day_too() {
    let book = book("E-Mail;Abgemeldet\na@b.example;\nc@d.example;12.03.2026\ne@f.example;nein\n");
    let active: Vec<_> = book.contacts.iter().map(|contact| contact.bar.is_none()).collect();
    assert_eq!(active, [true, false, true]);
}

#[test]
fn columns_can_be_named_in_the_settings() {
    let source = Source::new(
        "rundmail.toml",
        "[kontakte.spalten]\ne-mail = \"Kontaktweg\"\nfirst-name = \"Wie heißt du?\"\nquatsch = \"x\"\ngruppen = \"Fehlt\"\n",
    );
    let settings = crate::settings::parse(&source).value.unwrap().contacts;
    let text = "Kontaktweg;E-Mail;wie  HEISST du?;Vorname\na@b.example;nix;Aylin;Alt\n";
    let text = text.replace("HEISST", "heißt");
    let checked = parse(Path::new("contacts.csv"), text.into_bytes(), &settings);
    let mut told = rules(&checked.findings);
    told.sort();
    assert_eq!(told, ["contacts.columns 4:-", "contacts.columns 5:-"]);
    let contact = &checked.value.unwrap().contacts[0];
    assert_eq!(contact.address.as_str(), "a@b.example");
    assert_eq!(&*contact.person.first_name, "Aylin");
    assert_eq!(contact.extra.get("vorname"), Some("Alt"));
}

#[test]
fn two_columns_for_one_field_are_told() {
    let checked = read_all("E-Mail;Mail\na@b.example;c@d.example\n");
    assert_eq!(rules(&checked.findings), ["contacts.column-twice 1:-"]);
    assert!(checked.findings.has_errors());
    let (book, findings) = read("E-Mail;Firma;Verein\na@b.example;A;B\n");
    assert!(!findings.has_errors());
    assert_eq!(&*book.contacts[0].person.organisation, "A");
    assert_eq!(book.contacts[0].extra.get("verein"), Some("B"));
}

#[test]
fn lists_that_are_none_are_refused_with_advice() {
    let refused = |bytes: &[u8]| {
        let checked = read_all(bytes);
        let helpless = checked.findings.iter().find(|finding| finding.help.is_none());
        assert!(helpless.is_none(), "{helpless:?}");
        assert!(checked.findings.has_errors());
        checked.findings.iter().map(|finding| finding.rule.name).collect::<Vec<_>>()
    };
    assert_eq!(refused(b""), ["contacts.empty"]);
    assert_eq!(refused(b";;;\n;;\n"), ["contacts.empty"]);
    assert_eq!(refused(b"E-Mail;Ort\n"), ["contacts.empty"]);
    assert_eq!(refused(b"PK\x03\x04xl/workbook.xml"), ["contacts.format"]);
    assert_eq!(refused(b"BEGIN:VCARD\nVERSION:3.0\n"), ["contacts.empty"]);
    assert_eq!(refused(b"Vorname;Telefon\nA;1\n"), ["contacts.no-address-column"]);
    assert_eq!(refused(b"Anna;a@b.example\n"), ["contacts.no-address-column"]);
    let wide = format!("E-Mail{}\n", ";x".repeat(10_000));
    assert_eq!(refused(wide.as_bytes()), ["contacts.too-many-columns"]);
    assert_eq!(refused(&b"\n".repeat(5_000_002)), ["contacts.too-large"]);
    let missing = load(Path::new("gibt-es-nicht.csv"), &ContactSettings::default());
    assert_eq!(missing.findings.iter().next().unwrap().rule.name, "contacts.unreadable");
}

#[test]
fn a_monstrous_cell_is_a_fault_of_its_row() {
    let huge = "x".repeat(1_000_000);
    let text = format!(
        "Vorname;E-Mail;Notiz\n{huge};a@b.example;\nA;c@d.example;{huge}\nA;{huge}@e.example;\nA;g@h.example;\n"
    );
    let (book, findings) = read(text);
    assert_eq!(
        rules(&findings),
        ["contacts.too-long 2:Vorname", "contacts.too-long 3:Notiz", "contacts.address 4:E-Mail"]
    );
    assert_eq!(addresses(&book), ["g@h.example"]);
}

#[test]
fn a_thousand_faults_are_listed_and_the_rest_counted() {
    let text = format!("E-Mail;Ort\n{}", "kaputt;x\n".repeat(5_000));
    let (book, findings) = read(text);
    assert_eq!(book.faulty_rows, 5_000);
    assert_eq!(findings.count(Severity::Error), 1_000);
    let last = findings.iter().last().unwrap();
    assert_eq!(last.rule.name, "contacts.more-findings");
    assert!(last.message.localize(Language::German).contains("4000"), "{:?}", last.message);
}

#[test]
fn groups_choose_whom_a_mailing_reaches() {
    let book = book(concat!(
        "E-Mail;Gruppe;Aktiv;Gültig bis\n",
        "a@b.example;Rat,Netzwerk;ja;\n",
        "c@d.example;Netzwerk;nein;\n",
        "e@f.example;netzwerk ;;17.09.2026\n",
        "g@h.example;;;\n",
    ));
    let to = |to: &[&str], except: &[&str], today| {
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let chosen = select(&book, &list(to), &list(except), today).value.unwrap();
        chosen.into_iter().map(|contact| contact.address.to_string()).collect::<Vec<_>>()
    };
    let last = day(2026, 9, 17);
    assert_eq!(to(&[], &[], last), ["a@b.example", "e@f.example", "g@h.example"]);
    assert_eq!(to(&[], &[], last.succ_opt().unwrap()), ["a@b.example", "g@h.example"]);
    assert_eq!(to(&["NETZWERK"], &[], last), ["a@b.example", "e@f.example"]);
    assert_eq!(to(&["netzwerk"], &["rat"], last), ["e@f.example"]);
    assert_eq!(to(&[], &["netzwerk"], last), ["g@h.example"]);
    let unknown = select(&book, &[], &["Rad".to_owned()], last);
    assert!(unknown.value.is_none());
    let finding = unknown.findings.iter().next().unwrap();
    assert_eq!(finding.rule.name, "contacts.unknown-group");
    assert_eq!(finding.help.as_ref().unwrap().localize(Language::German), "Meinten Sie `Rat`?");
}

#[test]
fn a_contact_shares_the_text_of_its_list() {
    let book = book("E-Mail\r\n\r\na@b.example\r\n");
    let span = &book.contacts[0].span;
    assert!(Arc::ptr_eq(span.source(), &book.source));
    assert_eq!((span.text(), span.position().line), ("a@b.example", 3));
}

#[test]
fn who_complained_gets_no_mail_until_a_later_consent() {
    let mut book = book(
        "E-Mail;Vorname;Nachname;Einwilligung am\n\
         a@x.example;Anna;Kaya;17.09.2026\nb@x.example;Bo;Lind;18.09.2026\nc@x.example;Cem;Ay;01.02.2020\n",
    );
    let day = "2026-09-17".parse().unwrap();
    book.bar_complaints(&["a@x.example", "b@x.example"].map(|key| (key.to_owned(), day)).into());
    let reasons: Vec<_> = book.contacts.iter().map(|contact| contact.why_not(day)).collect();
    assert_eq!(reasons, [Some(Reason::Complained), None, None]);
}

#[test]
fn who_unsubscribed_gets_no_mail_until_a_later_consent() {
    let mut book = book(
        "E-Mail;Vorname;Nachname;Einwilligung am\n\
         a@x.example;Anna;Kaya;01.01.2019\nb@x.example;Bo;Lind;18.09.2026\nc@x.example;Cem;Ay;01.02.2020\n",
    );
    let day = "2026-09-17".parse().unwrap();
    let keys = ["a@x.example", "b@x.example", "C@X.example"]
        .map(|address| Address::parse(address).unwrap().key());
    book.bar_objections(&keys.map(|key| (key, day)).into());
    let reasons: Vec<_> = book.contacts.iter().map(|contact| contact.why_not(day)).collect();
    assert_eq!(reasons, [Some(Reason::OptedOut), None, Some(Reason::OptedOut)]);
}
