//! Other people's data in mails: planted in every part, in every possible way, and not planted.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{TimeZone, Utc};
use proptest::prelude::*;

use super::super::Purpose;
use super::super::tests::Office;
use super::*;
use crate::contacts::{self, ContactBook};
use crate::l10n::Language;
use crate::mail::{Common as Edition, Composer, Mailbox, Variant};
use crate::minutes::LanguageTag;
use crate::settings::ContactSettings;

const HEADER: &str = "Vorname;Nachname;Organisation;E-Mail;Notiz";

fn book(path: &Path, rows: &[String]) -> ContactBook {
    let list = format!("{HEADER}\n{}\n", rows.join("\n"));
    contacts::parse(path, list.into_bytes(), &ContactSettings::default()).value.unwrap()
}

/// The findings about the contract's mailing with this list and these templates, with their labels,
/// in German.
fn told(rows: &[&str], templates: &[(&str, &str)]) -> Vec<String> {
    let office = Office::new();
    let folder = office.path("templates");
    std::fs::create_dir(&folder).unwrap();
    for (name, text) in templates {
        std::fs::write(folder.join(name), text).unwrap();
    }
    let rows: Vec<String> = rows.iter().map(|row| (*row).to_owned()).collect();
    let book = book(&office.path("contacts.csv"), &rows);
    office.with(&book, Purpose::Send, |planned| {
        assert_eq!(planned.value.is_none(), planned.findings.has_errors());
        let findings = planned.findings.iter();
        findings
            .filter(|finding| finding.rule.name == "mail.other-person")
            .map(|finding| {
                let located = |span: &crate::source::Span| {
                    let file = span.source().path().file_name().unwrap().to_string_lossy();
                    let at = span.position();
                    format!("{file}:{}:{}", at.line, at.column)
                };
                let mut told = vec![finding.message.localize(Language::German)];
                told.extend(finding.span.iter().map(located));
                told.extend(finding.labels.iter().map(|(span, _)| located(span)));
                told.join(" | ")
            })
            .collect()
    })
}

const THREE: [&str; 3] = [
    "Aylin;Probe;Brücke;aylin@bruecke.example;Vertretung: Olena Muster-Beispiel",
    "Olena;Muster-Beispiel;;olena@verein.example;",
    "Kim;Öz;;kim@verein.example;bitte auch an Olena@Verein.example",
];

#[test]
fn the_programs_own_templates_show_nobody_else() {
    assert_eq!(told(&THREE, &[]), [""; 0]);
    // A double name, an organisation named after somebody, and people with the same name.
    let rows = [
        "Olena;Muster;;olena@verein.example;",
        "Olena;Muster-Beispiel;;other@verein.example;",
        ";;Praxis Olena Muster;praxis@verein.example;",
        "Anna Olena;Muster;;anna@verein.example;",
        "Muster;Olena;;turned@verein.example;",
        "Olena;Muster;;private@home.example;",
    ];
    assert_eq!(told(&rows, &[]), [""; 0]);
}

/// A column that is shifted by a row greets everybody with somebody else's name.
#[test]
fn a_greeting_of_the_row_above_is_told() {
    let greeted = |rows: &[&str]| {
        let office = Office::new();
        let list = format!("Anrede;Vorname;Nachname;E-Mail\n{}\n", rows.join("\n"));
        let path = office.path("contacts.csv");
        let book = contacts::parse(&path, list.into_bytes(), &ContactSettings::default());
        let book = book.value.unwrap();
        office.with(&book, Purpose::Send, |planned| {
            let rules = planned.findings.iter().map(|finding| finding.rule.name);
            rules.filter(|rule| *rule == "mail.other-person").count()
        })
    };
    let own = ["Frau;Anna;Probe;anna@verein.example", "Herr;Bernd;Vorlage;bernd@verein.example"];
    assert_eq!(greeted(&own), 0);
    let slipped = [
        "Herr;Anna;Probe;anna@verein.example",
        "Frau Anna Probe;Bernd;Vorlage;bernd@verein.example",
    ];
    assert_eq!(greeted(&slipped), 1);
    // A couple is greeted together.
    let couple = [
        "Frau Olena Muster und Herr Kim Vorlage;Olena;Muster;olena@verein.example",
        "Herr;Kim;Vorlage;kim@verein.example",
    ];
    assert_eq!(greeted(&couple), 0);
}

/// The contract's office writes from musterstadt.example.
#[test]
fn an_office_may_sign_its_letters() {
    let rows = [
        "Jana;Beispiel;;jana.beispiel@musterstadt.example;",
        "Olena;Muster-Beispiel;;olena@verein.example;",
    ];
    let signed = |by: &str| format!("{{{{ greeting }}}}\n\n{{{{ body }}}}\n\n{by}\n");
    let own = signed("Jana Beispiel, jana.beispiel@musterstadt.example");
    assert_eq!(told(&rows, &[("mail.txt", &own)]), [""; 0]);
    assert_eq!(told(&rows, &[("mail.txt", &signed("Olena Muster-Beispiel"))]).len(), 1);
}

#[test]
fn a_column_is_told_with_cell_row_and_template() {
    let text = "{{ greeting }}\n\n{{ contact.extra.notiz }}\n\n{{ body }}\n";
    assert_eq!(
        told(&THREE, &[("mail.txt", text)]),
        ["In 2 von 3 E-Mails stünden Name und Adresse eines anderen Kontakts: Olena \
          Muster-Beispiel (Textfassung). | contacts.csv:2:54 | contacts.csv:3:1 | \
          contacts.csv:4:42 | mail.txt:3:12"]
    );
}

#[test]
fn a_name_in_a_template_is_one_finding_however_many_get_it() {
    let html = "{% extends \"builtin/mail.html\" %}\n{% block before %}<p>Liebe <b>Olena</b>\n\
        Muster-Beispiel,</p>{% endblock %}";
    let found = told(&THREE, &[("mail.html", html)]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        found[0],
        "In 2 von 3 E-Mails stünde der Name eines anderen Kontakts: Olena Muster-Beispiel \
         (HTML-Fassung). | mail.html:2:1 | contacts.csv:2:1 | contacts.csv:3:1 | contacts.csv:4:1"
    );
    let text = "Fragen an olena%40verein.example und {{ greeting }}\n{{ body }}";
    let found = told(&THREE[..2], &[("mail.txt", text)]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        found[0],
        "In der E-Mail an Aylin Probe stünde die Adresse eines anderen Kontakts: Olena \
         Muster-Beispiel (Textfassung). | mail.txt:1:1 | contacts.csv:2:1 | contacts.csv:3:1"
    );
}

#[test]
fn whom_the_minutes_or_the_settings_name_may_be_named() {
    let office = Office::new();
    let folder = office.path("templates");
    std::fs::create_dir(&folder).unwrap();
    let text = "{{ greeting }}\n{{ body }}\nIhre Olena Muster-Beispiel";
    std::fs::write(folder.join("mail.txt"), text).unwrap();
    let rows: Vec<String> = THREE.iter().map(|row| (*row).to_owned()).collect();
    let book = book(&office.path("contacts.csv"), &rows);
    let count = |office: &Office| {
        office.with(&book, Purpose::Send, |planned| {
            planned.findings.iter().filter(|one| one.rule.name == "mail.other-person").count()
        })
    };
    assert_eq!(count(&office), 1);
    let text = std::fs::read_to_string(office.path("minutes.toml")).unwrap();
    std::fs::write(
        office.path("minutes.toml"),
        text.replacen("\"Jana Beispiel\"", "\"Olena Muster-Beispiel\"", 1),
    )
    .unwrap();
    assert_eq!(count(&office), 0);
}

/// A composer with these fixed fields.
fn composer(variant: Variant) -> Composer {
    let from = Mailbox::parse("Amt <amt@amt.example>").unwrap();
    let moment = Utc.with_ymd_and_hms(2026, 9, 24, 8, 0, 0).unwrap();
    Composer::new(&Edition {
        mailing: "brief".into(),
        language: LanguageTag::parse("de").unwrap(),
        round: 1,
        corrects: None,
        from,
        reply_to: None,
        subject: "Rundbrief".into(),
        date: moment,
        timezone: chrono_tz::Europe::Berlin,
        series: "Netzwerk".into(),
        list: "Netzwerk".into(),
        unsubscribe: None,
        variant,
        pictures: Vec::new(),
        attachments: Vec::new(),
    })
}

/// The number of ways in which somebody's data can get into a mail.
const LEAKS: usize = 11;

/// A line of text and one of HTML that show them.
fn planted(kind: usize, first: &str, last: &str, address: &str) -> [String; 2] {
    let html = html::escape;
    let encoded: Vec<String> = address.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let encoded = encoded.concat();
    let (text, page) = match kind {
        0 => (format!("Vertretung: {first} {last}."), String::new()),
        1 => (format!("({last}, {first})"), String::new()),
        2 => (format!("… {first}\n{last} …"), String::new()),
        3 => (format!("<{}>,", address.to_uppercase()), String::new()),
        4 => (format!("https://x.example/?to={encoded}&x"), String::new()),
        5 => (String::new(), format!("<p>{}\u{a0}<b>{}</b></p>", html(first), html(last))),
        6 => (String::new(), format!("<td>{}</td>\n<td>{}</td>", html(first), html(last))),
        7 => (String::new(), format!("<a href=\"mailto:{address}\">schreiben</a>")),
        8 => (String::new(), format!("<img alt=\"{} {}\">", html(first), html(last))),
        9 => (format!("{} {}", first.to_uppercase(), last.to_lowercase()), String::new()),
        _ => (format!("a,{address};b"), format!("<i>{address}</i>")),
    };
    [text, page]
}

fn name() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "Olena",
        "Jörg",
        "Seán",
        "Anne-Marie",
        "Çiğdem",
        "Олена",
        "مريم",
        "Nguyễn",
        "Zoë",
        "Łucja",
        "D’Arcy",
        "O'Neill",
        "van der Berg",
        "Kovač",
        "Straßner",
        "Øst",
    ])
    .prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whoever is planted in somebody's mail is found there, and nobody else.
    #[test]
    fn whoever_is_planted_is_found_and_nobody_else(
        names in prop::collection::btree_map((name(), name()), "[a-z]{2,8}", 3..7),
        filler in prop::collection::vec("[a-zäöüß ,.]{0,30}", 1..8),
        kind in 0..LEAKS,
        (who, whose, at) in (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..9_usize),
        (everybody, plant, arabic) in (any::<bool>(), any::<bool>(), any::<bool>()),
    ) {
        let rows: Vec<String> = names.iter().enumerate().map(|(at, ((first, last), local))| {
            format!("{first};{last};;{local}.{at}@verein.example;")
        }).collect();
        let book = book(Path::new("contacts.csv"), &rows);
        let people = &book.contacts;
        let (who, whose) = (who.index(people.len()), whose.index(people.len()));
        let other = &people[whose];
        let [line, page] =
            planted(kind, &other.person.first_name, &other.person.last_name, other.address.as_str());
        let composer = composer(Variant::Mail);
        let message = |index: usize| {
            let person = &people[index];
            let name = person.full_name();
            let mut text = vec![format!("Guten Tag {name},"), String::new()];
            let mut html = vec![format!("<p>Guten Tag {}</p>", html::escape(&name))];
            let own = if arabic { "مرحبا بكم في الشبكة ".repeat(9) } else { "Text".into() };
            text.extend(filler.iter().cloned().chain([own.clone()]));
            html.extend(filler.iter().map(|line| format!("<p style='x'>{line}</p>")).chain([own]));
            html.push(format!("<a href='mailto:x?body={}'>ab</a>", person.address));
            if plant && (everybody || index == who) {
                // Between the lines, so that it is the planted name and no other.
                text.insert((2 + at).min(text.len()), format!("\n{line}\n"));
                html.insert((1 + at).min(html.len()), format!("<hr>\n\n{page}\n\n<hr>"));
            }
            composer.compose(&name, &person.address, &html.join("\n"), &text.join("\n")).unwrap()
        };
        let known = People::new(people);
        // „zo.ö.“ would be a first name and an initial.
        prop_assume!(filler.iter().all(|line| known.find(line, Form::Plain).is_empty()));
        let common = Common::of(&message(0), &known);
        let third_parties = ThirdParties { people: known, editions: vec![common] };
        let mut found = BTreeMap::new();
        for (index, person) in people.iter().enumerate() {
            let others = third_parties.others(0, person, &message(index));
            found.insert(index, others.iter().map(|(seen, _)| seen.contact).collect::<Vec<_>>());
        }
        for (index, found) in found {
            // Reversed names belong to one person: „Olena Jörg“ and „Jörg Olena“.
            let same = |one: &Contact| {
                let (own, theirs) = (&one.person, &other.person);
                (&own.first_name, &own.last_name) == (&theirs.last_name, &theirs.first_name)
                    || one.address == other.address
            };
            let meant = plant && (everybody || index == who) && !same(&people[index]);
            prop_assert_eq!(!found.is_empty(), meant, "{} {:?} in {}", line, page, index);
            prop_assert!(found.iter().all(|seen| same(&people[*seen])), "{:?}", found);
        }
    }
}
