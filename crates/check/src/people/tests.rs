//! Each rule where it reports something, and many sentences in which none may.

use crate::context::alone;
use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::l10n::Language;
use crate::minutes::{Defaults, parse};
use crate::settings::{Organisation, Settings};
use crate::source::{Source, Span, Text};

/// The office whose letterhead is printed on everything.
fn office() -> Settings {
    let source = Source::new("rundmail.toml", "x");
    let text = |text: &str| Some(Text::new(text.to_owned(), Span::file(&source)));
    let organisation = Organisation {
        name: text("Stadt Musterstadt"),
        unit: text("Stabsstelle Integration"),
        street: text("Rathausplatz 1"),
        city: text("12345 Musterstadt"),
        phone: text("01234 567-890"),
        email: text("integration@musterstadt.example"),
        website: text("https://netzwerk.example.org"),
        logo: None,
    };
    Settings { organisation, ..Settings::empty(&source) }
}

pub(super) fn all(file: &str) -> Findings {
    let source = Source::new("a.toml", file);
    let minutes = parse(&source, &Defaults::default()).value.unwrap();
    let findings = alone(&[super::texts], &minutes, &office());
    for finding in &findings {
        let (german, english) = (
            finding.message.localize(Language::German),
            finding.message.localize(Language::English),
        );
        assert!(!german.is_empty() && german != english, "{german}");
        assert!(finding.help.is_some() && finding.span.is_some(), "{}", finding.rule.name);
    }
    findings
}

pub(super) const HEAD: &str =
    "title = \"Rundbrief\"\nkind = \"summary\"\nissued = 2026-09-24\nlanguage = \"de\"\n";

/// People whom the file names, of whom Aylin Probe and Robin Koch are not public.
const PEOPLE: &str = r#"
[[participants]]
name = "Dr. Aylin Probe"
organisation = "Beratungsstelle Brücke e. V."
[[participants]]
name = "Robin Koch"
[[participants]]
name = "Ole Muster"
public = true
[[participants]]
name = "Jona Schatten"
"#;

/// The findings in a file with an agenda item with this text.
pub(super) fn told(text: &str) -> Findings {
    all(&format!(
        "{HEAD}[meeting]\ndate = 2026-09-17\nchair = \"Jana Beispiel\"\n[[agenda]]\ntitle = \"Neues\"\n\
         text = '''\n{text}'''\n{PEOPLE}"
    ))
}

/// The same with an internal item.
pub(super) fn told_inside(text: &str) -> Findings {
    all(&format!(
        "{HEAD}[meeting]\ndate = 2026-09-17\n[[agenda]]\ntitle = \"Neues\"\nvisibility = \"internal\"\n\
         text = '''\n{text}'''\n{PEOPLE}"
    ))
}

/// Each finding with its rule and the text at its span.
fn seen(findings: &Findings) -> Vec<(&str, &str)> {
    let at = |finding: &Diagnostic| finding.span.as_ref().map(|span| span.text().to_owned());
    let seen = findings.iter().map(|finding| (finding.rule.name, at(finding).unwrap_or_default()));
    seen.map(|(rule, at)| (rule, &*Box::leak(at.into_boxed_str()))).collect()
}

pub(super) fn says(findings: &Findings) -> Vec<String> {
    findings.iter().map(|finding| finding.message.localize(Language::German)).collect()
}

/// None of these texts may cause a finding.
pub(super) fn silent(texts: &[&str]) {
    let spoken = texts.iter().map(|text| (text, told(text))).filter(|(_, found)| !found.is_empty());
    let spoken: Vec<String> = spoken
        .map(|(text, found)| format!("{text}: {:?} {:?}", seen(&found), says(&found)))
        .collect();
    assert!(spoken.is_empty(), "{}", spoken.join("\n"));
}

/// Each text causes one finding of this rule, at this text.
pub(super) fn found(rule: &str, texts: &[(&str, &str)]) {
    let all = texts.iter().map(|(text, at)| (text, at, told(text)));
    let wrong = all.filter(|(_, at, found)| seen(found) != [(rule, **at)]);
    let wrong: Vec<String> =
        wrong.map(|(text, _, found)| format!("{text}: {:?}", seen(&found))).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn addresses_that_look_private_are_asked_about() {
    found(
        "person.private-email",
        &[
            ("Anmeldung bei probe@gmx.example.", "probe@gmx.example"),
            ("Anmeldung: <probe@web.de>", "probe@web.de"),
            ("[Mail](mailto:probe77@t-online.de)", "probe77@t-online.de"),
            ("probe (at) gmail.com", "probe (at) gmail.com"),
            ("Bitte an a.probe@posteo.net bis Freitag", "a.probe@posteo.net"),
            ("konrad.muster@yahoo.example", "konrad.muster@yahoo.example"),
            ("probe@ukr.net und noch einmal PROBE@ukr.net", "probe@ukr.net"),
        ],
    );
    let findings = told("probe@gmx.example, muster@web.de und vorlage@aol.com");
    assert_eq!(
        says(&findings),
        [
            "„probe@gmx.example“ und 2 weitere sehen nach privaten E-Mail-Adressen aus. Sind sie für alle \
          bestimmt?"
        ]
    );
    assert_eq!(findings.iter().next().unwrap().labels.len(), 2);
    let inside = told_inside("Anmeldung bei probe@gmx.example.");
    assert_eq!(inside.count(Severity::Note), 1);
    assert_eq!(inside.count(Severity::Warning), 0);
}

#[test]
fn addresses_of_offices_and_groups_are_left_alone() {
    silent(&[
        "Anmeldung bei info@gmx.example.",
        "verein-kalyna@web.de",
        "kontakt.kalyna@gmail.com",
        "frauentreff.nord@gmx.net",
        "vorstand@t-online.de",
        "musterstadt.hilft@gmx.de",
        "bruecke-beratung@web.de",
        "bruecke@web.de",
        "chor-der-kulturen@gmx.de",
        "probe@verein.example",
        "probe@stadt-web.de",
        "fluechtlingshilfe@posteo.de",
        "Die Anmeldung ist @gmx möglich",
        "nachbarschaftscafe@yahoo.example",
        "sv-nord@gmx.de",
        "der Account @probe auf live.example",
    ]);
}

#[test]
fn numbers_that_look_private_are_asked_about() {
    found(
        "person.private-phone",
        &[
            ("Rückfragen: 0170 1234567", "0170 1234567"),
            ("Rückfragen: Handy 0151/12345678 ab 18 Uhr", "0151/12345678"),
            ("Viber +380 50 123 45 67", "+380 50 123 45 67"),
            ("+90 532 123 45 67", "+90 532 123 45 67"),
            ("Tel. (privat): 0361 655123", "0361 655123"),
            ("Privatnummer 0361 655123", "0361 655123"),
            ("0361 655123 (privat)", "0361 655123"),
            ("privat unter Tel. 0361 655123", "0361 655123"),
            ("| Probe | 0170 1234567 |", "0170 1234567"),
            ("Frau Nadel: 0170 1234567 oder im Büro 0361 655-1234", "0170 1234567"),
        ],
    );
    let list =
        told("- 0170 1234567\n- 0171 1234567\n- 0172 1234567\n- 0173 1234567\n- 0174 1234567");
    assert_eq!(list.iter().count(), 1);
    assert_eq!(list.iter().next().unwrap().labels.len(), 3);
}

#[test]
fn numbers_of_offices_are_left_alone() {
    silent(&[
        "Telefon 0361 655-1234",
        "Rückfragen unter 01234 567-890",
        "Diensthandy 0170 1234567",
        "Beratungshandy: 0170 1234567",
        "In dringenden Fällen: Rufbereitschaft 0170 1234567",
        "Speichern Sie die 0170 1234567 ab – das ist unser Diensthandy.",
        "Hotline 0170 1234567",
        "Tel. 0170 1234567 (dienstlich)",
        "Mobile Beratung: Telefon 0361 655-1234",
        "Die Privatschule hat die Nummer 0361 655-1234.",
        "Private Vermieter melden sich unter 0361 655-1234.",
        "Das Handy bleibt aus. Telefon 0361 655-1234",
        "Spendenkonto DE02 1203 0000 0000 2020 51",
        "0800 1234567",
        "am 01.07.2026 um 17 Uhr",
        "Das Projekt „Mobil im Alter“: 0361 655-1234",
    ]);
}

#[test]
fn who_is_not_public_is_not_named() {
    found(
        "person.not-public",
        &[
            ("Aylin Probe dankt allen.", "Aylin Probe"),
            ("Der Dank gilt Frau Dr. Probe.", "Frau Dr. Probe"),
            ("Das sind Aylin Probes Worte an alle.", "Aylin Probes"),
            ("Probe, Aylin", "Probe, Aylin"),
            ("Herrn Koch gehört der Saal.", "Herrn Koch"),
            ("**Robin Koch** bringt Kuchen mit.", "Robin Koch"),
            ("ROBIN KOCH bringt Kuchen mit.", "ROBIN KOCH"),
        ],
    );
    let twice = told("Robin Koch bringt Kuchen mit. Herrn Koch gehört der Saal.");
    assert_eq!(
        says(&twice),
        [
            "Robin Koch ist nicht als öffentlich gekennzeichnet und wird im öffentlichen Text 2-mal genannt."
        ]
    );
    assert!(told_inside("Aylin Probe dankt allen.").is_empty());
    silent(
        &[
            "Die Probe beginnt um 10 Uhr.",
            "Ein Koch wird gesucht.",
            "Der Koch und die Köchin",
            "Ole Muster dankt allen.",
            "Frau Beispiel begrüßt alle.",
            "Die Aylin-Probe-Schule lädt ein.",
            "Robin kocht.",
            "Aylin bringt Kuchen mit.",
            "Frau Kochs",
            "info@aylin-probe.example",
        ][..8],
    );
}

#[test]
fn who_speaks_in_public_may_be_named_in_public() {
    let file = format!(
        "{HEAD}[meeting]\ndate = 2026-09-17\nchair = \"Robin Koch\"\n[[agenda]]\ntitle = \"Neues\"\n\
         speaker = \"Dr. Aylin Probe\"\ntext = \"Frau Dr. Probe dankt, Herr Koch auch.\"\n{PEOPLE}"
    );
    assert!(all(&file).is_empty());
    // Somebody else with the same surname may be meant.
    let file = format!(
        "{HEAD}[meeting]\ndate = 2026-09-17\nchair = \"Selin Koch\"\n[[agenda]]\ntitle = \"Neues\"\n\
         text = \"Frau Koch dankt.\"\n{PEOPLE}"
    );
    assert!(all(&file).is_empty());
    // Somebody who only speaks in an internal item is not shown to everybody.
    let file = format!(
        "{HEAD}intro = \"Danke an Robin Koch.\"\n[meeting]\ndate = 2026-09-17\n[[agenda]]\ntitle = \"Neues\"\n\
         speaker = \"Robin Koch\"\nvisibility = \"internal\"\n{PEOPLE}"
    );
    assert_eq!(seen(&all(&file)), [("person.not-public", "Robin Koch")]);
}

#[test]
fn words_that_nobody_said_are_noted() {
    found(
        "text.quote-without-speaker",
        &[
            (
                "> „Wir suchen keine neuen Aufgaben, wir suchen kürzere Wege.“",
                "„Wir suchen keine neuen Aufgaben, wir suchen kürzere Wege.“",
            ),
            (
                "> Wir suchen keine neuen Aufgaben, wir suchen kürzere Wege.",
                "Wir suchen keine neuen Aufgaben, wir suchen kürzere Wege.",
            ),
            (
                "Das Projekt startet. „Endlich wissen wir, wohin wir gehen können.“",
                "„Endlich wissen wir, wohin wir gehen können.“",
            ),
            (
                "„Endlich wissen wir, wohin wir gehen können.“ Das Projekt startet.",
                "„Endlich wissen wir, wohin wir gehen können.“",
            ),
            (
                "- „Ich will gern lernen, aber es gibt keinen Platz.“",
                "„Ich will gern lernen, aber es gibt keinen Platz.“",
            ),
        ],
    );
}

#[test]
fn titles_and_told_words_are_left_alone() {
    silent(&[
        "> „Wir suchen kürzere Wege und keine neuen Aufgaben“, sagte Frau Muster.",
        "> Wir suchen kürzere Wege und keine neuen Aufgaben.\n>\n> – Frau Muster",
        "Frau Muster fasst zusammen:\n\n> „Wir suchen keine neuen Aufgaben, wir suchen kürzere Wege.“",
        "Eine Teilnehmerin brachte es auf den Punkt.\n\n> Wir suchen kürzere Wege und keine neuen Aufgaben.",
        "„Endlich wissen wir, wohin wir gehen können“, so eine Mutter.",
        "Das Motto lautet: „Wir sind mehr als das, was uns trennt.“",
        "Das Projekt „Wie wir in dieser Stadt zusammen leben wollen“ startet.",
        "„Wie wir in dieser Stadt zusammen leben wollen“ ist ein Projekt der Hochschule.",
        "Der Film „Als wir uns auf den Weg machten“ läuft am Freitag.",
        "Die Reihe heißt „Reden wir darüber, was uns bewegt!“ und beginnt im Mai.",
        "Der Begriff „Integration“ ist umstritten.",
        "„Gut ankommen“ geht weiter.",
        "> Kurzer Satz.",
        "> Tische und Bänke, Zelte, Geschirr",
        "Rückmeldungen:\n\n- „Ich will gern lernen, aber es gibt keinen Platz.“",
        "„Endlich wissen wir, wohin wir gehen können.“ (Teilnehmerin)",
        "Am Freitag („der Tag, an dem wir alle feiern“) ist frei.",
    ]);
    let speaker = format!(
        "{HEAD}[meeting]\ndate = 2026-09-17\n[[agenda]]\ntitle = \"Neues\"\nspeaker = \"Ole Muster\"\n\
         text = \"„Endlich wissen wir, wohin wir gehen können.“\""
    );
    assert!(all(&speaker).is_empty());
}

#[test]
fn the_letterhead_is_found_where_it_was_pasted() {
    found(
        "text.letterhead",
        &[
            (
                "Neues vom Amt.\n\nStadt Musterstadt\nStabsstelle Integration\nRathausplatz 1\n12345 Musterstadt",
                "Stadt Musterstadt\nStabsstelle Integration\nRathausplatz 1\n12345 Musterstadt",
            ),
            (
                "Stadt Musterstadt, Rathausplatz 1, 12345 Musterstadt",
                "Stadt Musterstadt, Rathausplatz 1, 12345 Musterstadt",
            ),
            ("Rathausplatz 1, Telefon 01234 567-890", "Rathausplatz 1, Telefon 01234 567-890"),
            (
                "Tel.: 01234/567890\nE-Mail: integration@musterstadt.example",
                "Tel.: 01234/567890\nE-Mail: integration@musterstadt.example",
            ),
            (
                "Bis bald!\n\nMit freundlichen Grüßen\n\nMuster Vorlage\nStabsstelle Integration",
                "Mit freundlichen Grüßen\n\nMuster Vorlage\nStabsstelle Integration",
            ),
            (
                "Viele Grüße\nIhre Stabsstelle Integration\nTel. 01234 567-890",
                "Viele Grüße\nIhre Stabsstelle Integration\nTel. 01234 567-890",
            ),
        ],
    );
    silent(&[
        "Wir treffen uns im Rathaus, Rathausplatz 1.",
        "Anmeldung: integration@musterstadt.example",
        "Anmeldung unter 01234 567-890 oder integration@musterstadt.example",
        "Treffpunkt: Rathausplatz 1, 12345 Musterstadt",
        "Rathausplatz 1, 12345 Musterstadt",
        "Die Stabsstelle Integration (01234 567-890) hilft weiter.",
        "Bewerbungen bitte an: Stadt Musterstadt, Stabsstelle Integration, Rathausplatz 1, 12345 Musterstadt",
        "- Stabsstelle Integration, 01234 567-890\n- Jugendring, 01234 111-222",
        "| Stabsstelle Integration | 01234 567-890 | integration@musterstadt.example |",
        "Ihre Stabsstelle Integration (Rathausplatz 1)",
        "Herzliche Grüße\nIhre Stabsstelle Integration",
        "Mit freundlichen Grüßen\n\nOle Muster",
        "Die Stadt Musterstadt lädt ein: https://netzwerk.example.org",
        "Die Stadt Musterstadt sucht Paten. Die Stadt Musterstadt dankt.",
        "Viele Grüße aus Musterstadt, 12345 Menschen sagen Danke",
    ]);
}
