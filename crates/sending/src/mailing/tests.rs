//! Plans of the contract's workspace, and of lists made up for the purpose.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::{TimeZone, Utc};
use mail_parser::{MessageParser, MimeHeaders};
use proptest::prelude::*;

use super::*;
use crate::contacts::{self, ContactBook};
use crate::diagnostic::{Checked, Findings};
use crate::document::templates::Templates;
use crate::mailing::correction::Past;
use crate::settings::ContactSettings;
use crate::workspace::Workspace;

/// A workspace with the contract's files, in its own folder.
pub(super) struct Office {
    folder: tempfile::TempDir,
    round: u32,
    days_later: i64,
}

impl Office {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/contract");
        std::fs::create_dir(folder.path().join("anlagen")).unwrap();
        for name in
            ["rundmail.toml", "minutes.toml", "logo.svg", "contacts.csv", "anlagen/folien.pdf"]
        {
            std::fs::copy(from.join(name), folder.path().join(name)).unwrap();
        }
        std::fs::write(folder.path().join("anlagen/flyer.jpg"), b"\xFF\xD8\xFF small").unwrap();
        Self { folder, round: 1, days_later: 0 }
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn edit(&self, name: &str, from: &str, to: &str) {
        let text = std::fs::read_to_string(self.path(name)).unwrap();
        assert!(text.contains(from), "{name} does not hold {from}");
        std::fs::write(self.path(name), text.replacen(from, to, 1)).unwrap();
    }

    fn list(&self, rows: &str) -> ContactBook {
        let text = format!("Anrede;Titel;Vorname;Nachname;Organisation;E-Mail;Sprache\n{rows}\n");
        let path = self.path("contacts.csv");
        contacts::parse(&path, text.into_bytes(), &ContactSettings::default()).value.unwrap()
    }

    pub(super) fn with<T>(
        &self,
        book: &ContactBook,
        purpose: Purpose<'_>,
        look: impl FnOnce(Checked<Mailing<'_>>) -> T,
    ) -> T {
        let mut findings = Findings::new();
        let workspace =
            Workspace::read(&self.path("minutes.toml")).report_to(&mut findings).unwrap();
        let templates = Templates::load(self.folder.path()).report_to(&mut findings).unwrap();
        assert!(!findings.has_errors(), "{findings:?}");
        let recipients: Vec<_> = book.contacts.iter().collect();
        let moment = Utc.with_ymd_and_hms(2026, 9, 24, 8, 0, 0).unwrap();
        let moment = moment + chrono::Duration::days(self.days_later);
        let own = OwnTasks::of_list(&workspace, &[], book);
        let request = PlanRequest {
            own: &own,
            workspace: &workspace,
            recipients: &recipients,
            people: &book.contacts,
            templates: &templates,
            moment,
            day: moment.date_naive(),
            round: self.round,
            repeats: None,
            purpose,
        };
        look(plan(&request, &Past::default()))
    }

    fn plan<T>(&self, rows: &str, look: impl FnOnce(Mailing<'_>) -> T) -> T {
        let book = self.list(rows);
        self.with(&book, Purpose::Send, |planned| {
            assert!(!planned.findings.has_errors(), "{:?}", planned.findings);
            look(planned.value.unwrap())
        })
    }

    fn rules(&self, rows: &str) -> Vec<&'static str> {
        let book = self.list(rows);
        self.with(&book, Purpose::Send, |planned| {
            assert!(planned.value.is_none() || !planned.findings.has_errors());
            planned.findings.iter().map(|finding| finding.rule.name).collect()
        })
    }

    fn digests(&self, rows: &str) -> (String, String) {
        self.plan(rows, |mailing| (mailing.digest, mailing.content_digest))
    }
}

const TWO: &str =
    "Frau;Dr.;Aylin;Probe;Brücke;aylin@bruecke.example;de\n;;Kim;Öz;;kim@verein-süd.example;";

#[test]
fn everybody_gets_a_mail_of_their_own() {
    Office::new().plan(TWO, |mailing| {
        assert_eq!(mailing.id, "2026-09-17-zusammenfassung");
        assert_eq!(mailing.date.to_string(), "2026-09-17");
        assert_eq!(mailing.figures.mails, 2);
        assert_eq!(mailing.figures.attachments, 5, "PDF, three dates, slides");
        let names: Vec<_> = mailing.addressees().iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Dr. Aylin Probe", "Kim Öz"]);
        for (index, greeting) in ["Guten Tag Aylin Probe,", "Guten Tag Kim Öz,"].iter().enumerate()
        {
            let message = mailing.compose(index).unwrap();
            assert_eq!(message.to, mailing.addressees()[index].address);
            assert!(message.size() <= mailing.figures.largest);
            let bytes = message.to_bytes();
            let mail = MessageParser::default().parse(&bytes).unwrap();
            let text = mail.body_text(0).unwrap();
            assert!(text.lines().any(|line| line == *greeting), "{text}");
            assert!(text.lines().all(|line| line.chars().count() <= 998));
            assert!(mail.body_html(0).unwrap().contains(greeting));
            let files: Vec<_> = mail.attachments().filter_map(|a| a.attachment_name()).collect();
            let id = &mailing.id;
            assert!(files.contains(&&*format!("{id}.pdf")), "{files:?}");
            let dates = ["2026-09-26-woche-der-begegnung.ics", "2026-10-08-infoabend-ankommen.ics"];
            assert!(dates.iter().all(|date| files.contains(date)), "{files:?}");
            assert!(files.contains(&"folien.pdf") && !files.contains(&"flyer.jpg"), "{files:?}");
            let other = mailing.addressees()[1 - index].address.local();
            let whole = String::from_utf8_lossy(&message.head).into_owned();
            assert!(!whole.contains(&format!("{other}@")), "another person's address");
        }
        assert_eq!(mailing.addressees()[1].address.as_str(), "kim@xn--verein-sd-x9a.example");
    });
}

#[test]
fn composing_again_gives_the_same_bytes_and_planning_again_the_same_digest() {
    let office = Office::new();
    let first = office.plan(TWO, |mailing| {
        assert_eq!(mailing.compose(1).unwrap().to_bytes(), mailing.compose(1).unwrap().to_bytes());
        assert_eq!(mailing.compose(1).unwrap().message_id, mailing.message_id(1));
        (mailing.digest.clone(), mailing.compose(0).unwrap().to_bytes())
    });
    let again = office
        .plan(TWO, |mailing| (mailing.digest.clone(), mailing.compose(0).unwrap().to_bytes()));
    assert_eq!(first, again);
}

#[test]
fn the_digest_tells_content_from_recipients_and_neither_from_the_day() {
    let mut office = Office::new();
    let (digest, content) = office.digests(TWO);
    let (other_digest, same_content) = office.digests(&TWO.replace("Kim", "Kaya"));
    assert_ne!(digest, other_digest);
    assert_eq!(content, same_content);

    office.days_later = 3;
    assert_eq!(office.digests(TWO), (digest.clone(), content.clone()));
    office.round = 2;
    let (correction, same_content) = office.digests(TWO);
    assert_ne!(digest, correction);
    assert_eq!(content, same_content);

    office.round = 1;
    office.edit("minutes.toml", "Bleiben Sie gesund", "Bleiben Sie munter");
    let (changed, changed_content) = office.digests(TWO);
    assert_ne!(digest, changed);
    assert_ne!(content, changed_content);
}

#[test]
fn fixing_what_documents_set_right_anyway_changes_no_mail() {
    let office = Office::new();
    let farewell = |words: &str| format!("Bleiben Sie gesund, bis zum {words}");
    office.edit("minutes.toml", "Bleiben Sie gesund", &farewell("9.3.2027 um 9.30 Uhr, z.B."));
    let before = office.digests(TWO);
    let fixed = farewell("09.03.2027 um 09:30\u{a0}Uhr, z. B.");
    office.edit("minutes.toml", &farewell("9.3.2027 um 9.30 Uhr, z.B."), &fixed);
    assert_eq!(office.digests(TWO), before);
    office.edit("minutes.toml", "um 09:30", "um 09:31");
    assert_ne!(office.digests(TWO), before);
}

#[test]
fn each_gets_the_edition_of_their_language() {
    let office = Office::new();
    let english = std::fs::read_to_string(office.path("minutes.toml")).unwrap();
    let english = english
        .replace("language = \"de\"", "language = \"en\"")
        .replace("Zusammenfassung des Netzwerktreffens", "Summary of the meeting");
    std::fs::write(office.path("minutes.en.toml"), english).unwrap();
    let rows = "Frau;;Ada;Probe;;ada@a.example;en\n;;Kim;Öz;;kim@a.example;tr";
    office.plan(rows, |mailing| {
        assert_eq!(mailing.common(0).language.as_str(), "en");
        assert_eq!(mailing.common(1).language.as_str(), "de");
        let bytes = mailing.compose(0).unwrap().to_bytes();
        let mail = MessageParser::default().parse(&bytes).unwrap();
        assert!(mail.subject().unwrap().contains("Summary of the meeting"));
        assert!(mail.body_text(0).unwrap().lines().any(|line| line == "Hello Ada Probe,"));
        assert!(mailing.common(1).subject.contains("Zusammenfassung"));
    });
}

#[test]
fn an_address_is_mailed_once() {
    let office = Office::new();
    let mut book = office.list(TWO);
    let again = book.contacts[0].clone();
    book.contacts.push(again);
    office.with(&book, Purpose::Send, |planned| {
        assert_eq!(planned.value.unwrap().addressees().len(), 2);
        assert_eq!(planned.findings.iter().next().unwrap().rule.name, "mailing.twice");
    });
}

#[test]
fn a_test_goes_to_the_other_address_only() {
    let office = Office::new();
    let book = office.list(TWO.lines().next().unwrap());
    let tester = Address::parse("probe@stadt.example").unwrap();
    office.with(&book, Purpose::Test { to: &tester, every_language: false }, |planned| {
        let mailing = planned.value.unwrap();
        let message = mailing.compose(0).unwrap();
        assert_eq!(message.to, tester);
        let head = String::from_utf8(message.head).unwrap();
        assert!(!head.contains("aylin@bruecke.example"));
        assert!(head.contains("[Test]"));
    });
}

#[test]
fn a_test_shows_every_language_and_each_mail_is_one_of_its_own() {
    let office = Office::new();
    let english = std::fs::read_to_string(office.path("minutes.toml")).unwrap();
    let english = english.replace("language = \"de\"", "language = \"en\"");
    std::fs::write(office.path("minutes.en.toml"), english).unwrap();
    let book = office.list(TWO.lines().next().unwrap());
    let tester = book.contacts[0].address.clone();
    office.with(&book, Purpose::Test { to: &tester, every_language: true }, |planned| {
        let mailing = planned.value.unwrap();
        let count = mailing.addressees().len();
        assert_eq!(count, 2);
        let all = |of: &dyn Fn(usize) -> String| (0..count).map(of).collect::<BTreeSet<_>>().len();
        assert_eq!(all(&|index| mailing.message_id(index)), count);
        assert_eq!(all(&|index| mailing.common(index).language.to_string()), count);
        assert_eq!(all(&|index| mailing.addressees()[index].address.to_string()), 1);
    });
}

#[test]
fn a_column_that_the_list_lacks_stops_all_of_it_and_is_told_once() {
    let office = Office::new();
    std::fs::create_dir(office.path("templates")).unwrap();
    std::fs::write(office.path("templates/mail.txt"), "{{ contact.extra.raum }}\n").unwrap();
    let rules = office.rules(TWO);
    assert_eq!(rules.len(), 1, "{rules:?}");
}

#[test]
fn a_mail_that_is_too_large_names_the_largest_part() {
    let office = Office::new();
    office.edit("rundmail.toml", "\"8 MB\"", "\"20 kB\"");
    let book = office.list(TWO);
    office.with(&book, Purpose::Send, |planned| {
        assert!(planned.value.is_none());
        let finding = planned.findings.iter().find(|found| found.rule.name == "mail.size").unwrap();
        let says = finding.message.localize(crate::l10n::Language::German);
        assert!(says.contains("2026-09-17-zusammenfassung.pdf"), "{says}");
    });
}

#[test]
fn files_and_senders_that_are_not_there_are_all_told() {
    let office = Office::new();
    std::fs::remove_file(office.path("anlagen/folien.pdf")).unwrap();
    assert_eq!(office.rules(TWO), ["attachment.unreadable"]);
    office.edit("rundmail.toml", "Integration <", "Integration ");
    office.edit("rundmail.toml", "\"mailto:", "\"");
    let rules = office.rules(TWO);
    assert!(rules.contains(&"mail.from") && rules.contains(&"mail.unsubscribe"), "{rules:?}");
}

#[test]
fn two_files_of_one_name_stay_apart() {
    let office = Office::new();
    std::fs::create_dir(office.path("anlagen/b")).unwrap();
    std::fs::write(office.path("anlagen/b/Folien.pdf"), b"%PDF-1.7").unwrap();
    let more = "[[attachments]]\nid = \"b\"\ntitle = \"B\"\nfile = \"anlagen/b/Folien.pdf\"\n\n";
    office.edit("minutes.toml", "[[attachments]]\n", &format!("{more}[[attachments]]\n"));
    office.plan(TWO, |mailing| {
        let bytes = mailing.compose(0).unwrap().to_bytes();
        let mail = MessageParser::default().parse(&bytes).unwrap();
        let files: Vec<_> = mail.attachments().filter_map(|a| a.attachment_name()).collect();
        assert!(files.contains(&"Folien.pdf") && files.contains(&"folien-2.pdf"), "{files:?}");
    });
}

#[test]
fn nobody_is_no_error() {
    let office = Office::new();
    let book = ContactBook { contacts: Vec::new(), ..office.list(TWO) };
    office.with(&book, Purpose::Send, |planned| {
        assert_eq!(planned.value.unwrap().figures.mails, 0);
    });
}

proptest! {
    // Each case typesets a PDF, which takes most of the time.
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn nobody_reads_of_anybody_else(
        names in prop::collection::vec("[^;\"\n\r]{0,40}|(=\\?utf-8\\?q\\?x\\?=|,|<eve@evil.example>|م|😀| |Bcc: ){1,9}", 2..14)
    ) {
        let office = Office::new();
        let row = |(number, name): (usize, &String)| format!(";;{name};;;person{number}@a.example;");
        let rows: Vec<String> = names.iter().enumerate().map(row).collect();
        office.plan(&rows.join("\n"), |mailing| {
            for (index, person) in mailing.addressees().iter().enumerate() {
                let bytes = mailing.compose(index).unwrap().to_bytes();
                let mail = MessageParser::default().parse(&bytes).unwrap();
                let to: Vec<_> = mail.to().unwrap().iter().collect();
                assert_eq!(to.len(), 1);
                assert_eq!(to[0].address(), Some(person.address.as_str()));
                let text = mail.body_text(0).unwrap();
                let html = mail.body_html(0).unwrap();
                for other in mailing.addressees().iter().filter(|one| one.address != person.address) {
                    let other = other.address.as_str();
                    let everywhere = [&*String::from_utf8_lossy(&bytes), &text, &html];
                    assert!(everywhere.iter().all(|part| !part.contains(other)), "{other}");
                }
            }
        });
    }
}
