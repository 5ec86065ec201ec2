//! Each rule where it reports something, and many sentences in which none may.

use proptest::prelude::*;
use stopwatch::processor_time;

use crate::context::{alone, no_settings};
use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::l10n::Language;
use crate::minutes::{Defaults, Minutes, parse};
use crate::source::Source;

mod foreign;
mod records;
mod rows;
mod sense;
mod told;

/// The records beside all these texts.
const RECORDS: &str = r#"
[[dates]]
id    = "info"
title = "Infoabend Ankommen"
date  = 2026-10-08
start = 18:00:00
end   = 19:30:00
place = "online"
organisation = "Beratungsstelle Brücke"

[[dates]]
id    = "fachtag"
title = "Fachtag Sprachmittlung"
date  = 2026-11-18
start = 09:00:00
place = "Hochschule"

[[dates]]
id    = "woche"
title = "Woche der Begegnung"
date  = 2026-10-26
until = 2026-11-04
place = "Stadtgebiet"

[[dates]]
id    = "fest"
title = "Sommerfest der Nachbarschaften"
date  = 2027-08-21
start = 14:00:00
place = "Garten"
"#;

fn minutes(text: &str) -> Minutes {
    let source = Source::new("a.toml", text);
    parse(&source, &Defaults::default()).value.unwrap()
}

fn all(text: &str) -> Findings {
    let findings = alone(&[super::records, super::texts], &minutes(text), &no_settings());
    for finding in &findings {
        assert!(!finding.message.localize(Language::English).is_empty());
        assert!(finding.help.is_some() && finding.span.is_some(), "{}", finding.rule.name);
    }
    findings
}

fn file(kind: &str, rest: &str) -> String {
    format!(
        "title = \"Rundbrief\"\nkind = \"{kind}\"\nseries = \"Netz\"\nissued = 2026-09-24\n\
         language = \"de\"\n{rest}\n{MEETING}{RECORDS}"
    )
}

const MEETING: &str = "[meeting]\ndate = 2026-09-17\nplace = \"Saal\"\nnext = 2026-11-12\n";

/// A summary with an announcement of this text.
fn announced(text: &str) -> Findings {
    let text = toml_text(text);
    all(&file("summary", &format!("[[announcements]]\ntitle = \"Neues\"\ntext = {text}")))
}

fn toml_text(text: &str) -> String {
    format!("'''\n{}'''", text.replace("'''", ""))
}

fn rules(findings: &Findings) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.rule.name).collect()
}

/// The only finding in an announcement, with the text at its span.
fn only(text: &str) -> (String, String, Severity) {
    let findings = announced(text);
    let all: Vec<&Diagnostic> = findings.iter().collect();
    let [one] = all.as_slice() else { panic!("{text}: {findings:?}") };
    let marked = one.span.as_ref().unwrap().text().to_owned();
    (one.rule.name.to_owned(), marked, one.severity)
}

/// A call asks for something in whatever words; information need not.
#[test]
fn the_days_of_a_call_are_deadlines() {
    let of = |kind: &str, text: &str| {
        let head = format!("[[announcements]]\ntitle = \"Neues\"\ntype = \"{kind}\"\n");
        rules(&all(&file("summary", &format!("{head}text = {}", toml_text(text)))))
    };
    let text = "Skizzen bis zum 10. September 2026 an das Büro.";
    assert_eq!(of("call", text), ["text.past-date"]);
    assert_eq!(of("info", text), [""; 0]);
    for fine in [
        "Skizzen bis zum 10. Oktober 2026 an das Büro.",
        "Die erste Runde lief bis zum 10. September 2026.",
        "Neu gefördert werden Feste, die ab dem 10. September 2026 begonnen haben.",
    ] {
        assert!(!of("call", fine).contains(&"text.past-date"), "{fine}");
    }
}

#[test]
fn each_rule_of_texts_speaks() {
    use Severity::{Error, Note, Warning};
    for (text, rule, marked, severity) in [
        (
            "Der Kurs beginnt am Dienstag, 8. Oktober 2026.",
            "text.weekday",
            "Dienstag, 8. Oktober 2026",
            Error,
        ),
        (
            "Das Büro ist ab Mittwoch, 1. Oktober, wieder offen.",
            "text.weekday",
            "Mittwoch, 1. Oktober",
            Warning,
        ),
        ("Die Abgabe war zum 31. Juni vorgesehen.", "text.impossible-date", "31. Juni", Error),
        ("Der Verkauf dauert bis 25 Uhr.", "text.impossible-date", "25 Uhr", Error),
        ("Geschlossen vom 21. bis 10. Juni.", "text.impossible-date", "21. bis 10. Juni", Error),
        ("Anmeldeschluss ist der 3. September.", "text.past-date", "3. September", Warning),
        (
            "Bitte melden Sie sich bis zum 20. September an.",
            "text.past-date",
            "20. September",
            Warning,
        ),
        ("Anträge bis 15.9.2026 an die Stiftung.", "text.past-date", "15.9.2026", Warning),
        (
            "Der Flohmarkt findet am 12. September 2026 statt.",
            "text.past-date",
            "12. September 2026",
            Warning,
        ),
        ("Wir laden Sie am 20.09.2026 zum Kochen ein.", "text.past-date", "20.09.2026", Warning),
        ("Der Infoabend Ankommen ist am 9. Oktober.", "text.other-day", "9. Oktober", Warning),
        (
            "Am 7. Oktober findet der Infoabend „Ankommen“ statt.",
            "text.other-day",
            "7. Oktober",
            Warning,
        ),
        (
            "Wir laden zum Fachtag Sprachmittlung am 17.11.2026 ein.",
            "text.other-day",
            "17.11.2026",
            Warning,
        ),
        (
            "Zum Sprachmittlungs-Fachtag am 19. November kommen auch Gäste.",
            "text.other-day",
            "19. November",
            Warning,
        ),
        ("Alles dazu [am 9. Oktober](date:info).", "text.other-day", "9. Oktober", Error),
        (
            "Die Woche der Begegnung geht vom 26. Oktober bis 3. November.",
            "text.other-day",
            "26. Oktober bis 3. November",
            Warning,
        ),
        (
            "Der Fachtag Sprachmittlung findet am 18.11.2025 statt.",
            "text.other-year",
            "18.11.2025",
            Warning,
        ),
        ("Mehr [am 8. Oktober 2027](date:info).", "text.other-year", "8. Oktober 2027", Error),
        (
            "Der Infoabend Ankommen beginnt am 8. Oktober um 17.30 Uhr.",
            "text.other-time",
            "17.30 Uhr",
            Warning,
        ),
        ("Mehr [am 8. Oktober um 19 Uhr](date:info).", "text.other-time", "19 Uhr", Error),
        (
            "Tag der offenen Tür: Samstag, 7. November, 11–16 Uhr.",
            "date.not-listed",
            "Samstag, 7. November",
            Note,
        ),
        ("Das Suppenfest ist am 7. November.", "date.not-listed", "7. November", Note),
        (
            "Wir laden am 20. November 2026 ins Kino ein.",
            "date.not-listed",
            "20. November 2026",
            Note,
        ),
    ] {
        assert_eq!(only(text), (rule.to_owned(), marked.to_owned(), severity), "{text}");
    }
}

/// Announcements beside the records above in which everything is right or uncertain.
const SILENT: &[&str] = &[
    "Am 3. Mai fand das erste Sommerfest der Nachbarschaften statt.",
    "Am 3. September 2026 haben 40 Personen am Infoabend Ankommen teilgenommen.",
    "Der Infoabend Ankommen wurde am 9. September vorgestellt.",
    "Das ~~Suppenfest am 7. November~~ Essen ist abgesagt.",
    "Der Infoabend Ankommen ist am ~~9. Oktober~~ 8. Oktober.",
    "Der Infoabend Ankommen wird vom 1. Oktober auf den 8. Oktober verschoben.",
    "Die Programmhefte zur Woche der Begegnung liegen ab dem 14. Oktober aus.",
    "Das Programm der Woche der Begegnung erscheint am 20. Oktober.",
    "Für die Woche der Begegnung treffen sich die Helfer am 20. Oktober, siehe Aushang: abgesagt.",
    "Anmeldeschluss für den Fachtag Sprachmittlung ist der 3. November.",
    "Anmeldung zum Fachtag Sprachmittlung bitte bis zum 3. November.",
    "Der Fachtag Sprachmittlung am 18. November 2026 beginnt um 9 Uhr.",
    "Der Fachtag Sprachmittlung ist am 18.11., Einlass um 8.30 Uhr.",
    "Der Infoabend Ankommen geht am 8. Oktober bis 19.30 Uhr.",
    "Der Infoabend Ankommen läuft am 8. Oktober von 18 bis 19.30 Uhr.",
    "Die Woche der Begegnung geht vom 26. Oktober bis 4. November.",
    "Während der Woche der Begegnung ist vom 27. bis 29. Oktober geschlossen.",
    "Am 30. Oktober, in der Woche der Begegnung, ist die Bibliothek offen.",
    "Fotos vom Sommerfest am 21. August 2026 gibt es im Büro.",
    "Beim Sommerfest der Nachbarschaften am 22. August 2026 war das Wetter gut.",
    "Das Protokoll vom 17. September liegt bei.",
    "Seit dem 1. September arbeitet eine neue Kollegin bei uns.",
    "Ab 1. Oktober gilt ein neuer Tarif.",
    "Das Heft kostet 3,50 Euro, mit Porto 4.10 Euro.",
    "Nach § 31 Abs. 6 gilt das nicht; siehe Kapitel 7.11.",
    "Die Nummer ist 01234 31.06.99.",
    "Im Finale stand es 25:24.",
    "Raum 3.02 im Haus 12 ist frei.",
    "Version 2.13 ist erschienen.",
    "Zum 8. März gab es Rosen.",
    "Der Platz des 18. März wird umgebaut.",
    "In der Straße des 17. Juni wird gebaut.",
    "Am Dienstag, 6. Oktober 2026, ist das Büro geschlossen.",
    "Am Donnerstag, 1. Oktober, bleibt die Küche kalt.",
    "Im Jahr 2024: Am Dienstag, 7. Mai, kam die erste Gruppe.",
    "Am Donnerstag, 8. Mai, fand ein Gedenken statt, das viele besuchten.",
    "Jeden Dienstag um 9 Uhr gibt es Kaffee.",
    "Die Beratung ist dienstags und donnerstags von 14 bis 16 Uhr.",
    "Ende Oktober findet ein Konzert statt.",
    "Im November 2026 wird gefeiert.",
    "Das nächste Treffen ist am 12. November.",
    "Bis zum 31. Dezember 2026 suchen wir Räume.",
    "Die Frist läuft bis zum 30. Oktober 2026.",
    "Bewerbungen nehmen wir bis zum 15. Januar entgegen.",
    "Die Antragsfrist endet am 31. März.",
    "Das Projekt lief vom 1. Juli 2025 bis 30. Juni 2026.",
    "Die Satzung vom 3. Mai 2026 gilt weiter.",
    "Der Beschluss des Rates vom 10. September wird umgesetzt.",
    "Rückblick: Am 5. September gab es ein Nachbarschaftsfest.",
    "Wer am 12. September nicht dabei sein konnte, meldet sich im Büro.",
    "Die Ausstellung war bis zum 20. September zu sehen.",
    "Letztes Jahr fand der Fachtag Sprachmittlung am 18. November 2025 statt.",
    "Geboren am 24. September 1980 in Musterstadt.",
    "Tel. 01234 5678-18.11",
    "Bei Rückfragen: 18.11.2025.pdf im Ordner.",
    "Der Bericht 10/2025 erscheint am 8. Oktober.",
    "On 9 October the Infoabend Ankommen takes place.",
    "Die Zahl stieg von 18.11 auf 19.12 Prozent.",
    "Um halb neun gibt es Frühstück.",
    "Die Sitzung am 17. September war gut besucht.",
    "Die Nachbereitung zum Infoabend Ankommen folgt später.",
    "Der erste Termin ist am 8. Oktober, der zweite Infoabend Ankommen im Winter.",
    "Anträge mussten bis 16. September eingereicht werden.",
    "Ramadan beginnt 2027 am 8. Februar.",
    "Wer bis zum 15. September keinen Bescheid bekommen hat, meldet sich bitte.",
    "Zum Fest der Kulturen am 9. Mai kamen viele; das nächste ist am 8. Mai.",
    "Der Verkauf beginnt am 12. September an der Theaterkasse, am 2. Oktober ist Schluss.",
    "Ein Infoabend zur Rente ist noch nicht geplant.",
    "Das Herbsttreffen fällt am 9. Oktober aus.",
    "Weitere Sprachmittlung gibt es am 20. Oktober im Klinikum.",
    "Das Amt hat nur mit Termin offen. Am 5. Oktober bleibt es wegen einer Fortbildung geschlossen.",
    "Der Fachtag Sprachmittlung begleitet eine Reihe vom 18. November bis 6. Dezember.",
    "Eine Reihe vom 18.11. bis 06.12.2026: Fachtag Sprachmittlung.",
];

#[test]
fn sentences_that_are_right_or_unsure_are_left_alone() {
    assert!(SILENT.len() >= 60, "{}", SILENT.len());
    let loud: Vec<_> = SILENT
        .iter()
        .map(|text| (*text, rules(&announced(text))))
        .filter(|(_, rules)| !rules.is_empty())
        .collect();
    assert!(loud.is_empty(), "{loud:#?}");
}

#[test]
fn other_languages_are_not_read_as_german() {
    let text = file("summary", "closing = \"31. Juni 2026, Dienstag, 8. Oktober 2026\"");
    assert!(!all(&text).is_empty());
    assert!(all(&text.replace("language = \"de\"", "language = \"en\"")).is_empty());
}

#[test]
fn long_texts_take_time_in_proportion() {
    let time = |times: usize| {
        let text = "Der Infoabend Ankommen mit der Woche der Begegnung am 8. Oktober um 18 Uhr, \
                    und das [so](date:info) "
            .repeat(times);
        let minutes = minutes(&file("summary", &format!("closing = {}", toml_text(&text))));
        let settings = no_settings();
        let once = || {
            let start = processor_time();
            alone(&[super::texts], &minutes, &settings);
            processor_time().saturating_sub(start)
        };
        (0..3).map(|_| once()).min().unwrap()
    };
    let (short, long) = (time(400), time(1600));
    assert!(long < short * 16, "{short:?}, {long:?}");
}

const PIECES: &[&str] = &[
    "bis Ende Mai",
    "dienstags, erstmals",
    "Einlass 19 Uhr, Beginn",
    "- Yoga, 10 bis 12 Uhr, Halle West\n",
    "am 3. Mai 2026 beginnt",
    "übermorgen",
    "am 9. Oktober",
    "Infoabend Ankommen",
    "18 Uhr",
    "31. Juni",
    "[am 8.10.](date:info)",
    "~~",
    ". ",
    "\n\n",
    "Fachtag",
    "Sprachmittlungs-",
    "Dienstag, 7. Mai",
    "bis zum",
    "findet",
    "statt",
    "ö",
    "§",
    "18.11.2025",
    "Frist",
    "nächstes Treffen",
    "„",
    "“",
    "|",
    "- ",
    "\u{301}",
    "[](date:fest)",
];

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,8}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_text_makes_a_rule_panic(pieces in prop::collection::vec(piece(), 0..24)) {
        let text = toml_text(&pieces.join(" "));
        let announcement = format!("closing = {text}\n[[announcements]]\ntitle = \"A\"\ntext = {text}");
        for kind in ["summary", "invitation"] {
            let source = Source::new("a.toml", file(kind, &announcement));
            if let Some(minutes) = parse(&source, &Defaults::default()).value {
                alone(&[super::records, super::texts], &minutes, &no_settings());
            }
        }
    }
}

#[test]
fn the_old_day_of_a_moved_meeting_is_told() {
    let told = |moved: &str, intro: &str| {
        let text = format!(
            "title = 'T'\nkind = 'invitation'\nissued = 2026-12-01\nintro = '{intro}'\n[meeting]\n\
             date = 2027-02-25\nstart = 17:30:00\n{moved}"
        );
        all(&text).iter().any(|one| one.rule.name == "text.other-day")
    };
    let moved = "moved-from = 2027-01-14\n";
    for intro in [
        "Am **Donnerstag, dem 14. Januar,** sprechen wir über Wege.",
        "Wir sehen uns am 14.01.2027.",
    ] {
        assert!(told(moved, intro), "{intro}");
        assert!(!told("", intro), "{intro}");
    }
    for intro in [
        "Das Treffen wurde vom 14. Januar auf den 25. Februar verlegt.",
        "Statt am 14. Januar treffen wir uns am 25. Februar.",
        "Wir sehen uns am 25. Februar.",
    ] {
        assert!(!told(moved, intro), "{intro}");
    }
}
