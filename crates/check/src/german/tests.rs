//! Each rule where it reports something, and many sentences in which none may.

use crate::context::alone;
use crate::diagnostic::{Diagnostic, Severity};
use crate::l10n::Language;
use crate::minutes::{Defaults, parse};
use crate::settings;
use crate::source::Source;

/// The findings about a whole file.
fn all(text: &str) -> Vec<Diagnostic> {
    with_words(text, "")
}

/// The findings about a whole file, with these entries of `[check.words]`.
fn with_words(text: &str, words: &str) -> Vec<Diagnostic> {
    let settings = Source::new("rundmail.toml", format!("[check.words]\n{words}"));
    let settings = settings::parse(&settings).value.unwrap();
    let source = Source::new("a.toml", text);
    let minutes = parse(&source, &Defaults::default()).value.unwrap();
    let findings = alone(&[super::check], &minutes, &settings);
    for finding in &findings {
        assert!(!finding.message.localize(Language::English).is_empty());
        assert!(finding.help.is_some() && finding.span.is_some(), "{}", finding.rule.name);
    }
    findings.into_iter().collect()
}

/// A circular whose introduction is this Markdown.
pub(super) fn circular(intro: &str) -> String {
    format!("title = \"Rundbrief\"\nkind = \"circular\"\nintro = '''\n{intro}\n'''\n")
}

/// Rule, text at the span, and German message.
pub(super) fn seen(text: &str) -> Vec<(&'static str, String, String)> {
    let all = all(text).into_iter();
    all.map(|finding| {
        let span = finding.span.as_ref().map(|span| span.text().to_owned());
        (finding.rule.name, span.unwrap_or_default(), finding.message.localize(Language::German))
    })
    .collect()
}

/// The rules that report something about a text.
fn rules(intro: &str) -> Vec<&'static str> {
    seen(&circular(intro)).into_iter().map(|(rule, ..)| rule).collect()
}

#[test]
fn a_form_of_din_5008_is_shown_beside_what_is_written() {
    for (intro, rule, written, right) in [
        ("Am 9.3.2023 war viel los.", "german.date", "9.3.2023", "09.03.2023"),
        ("Am 30. 4. 2024 auch.", "german.date", "30. 4. 2024", "30.04.2024"),
        ("Am 7. Mai 24 nicht.", "german.date", "7. Mai 24", "7. Mai 2024"),
        ("Am 12/06/2026 wieder.", "german.date", "12/06/2026", "12.06.2026"),
        ("Am Di., 7.5., ist frei.", "german.date", "Di., 7.5.", "Di., 07.05."),
        ("Am 07. Mai ist frei.", "german.date", "07. Mai", "7. Mai"),
        ("Um 18.15 Uhr geht es los.", "german.time", "18.15 Uhr", "18:15 Uhr"),
        ("Ab 9:00 Uhr ist offen.", "german.time", "9:00 Uhr", "09:00 Uhr"),
        ("Es beginnt um 18h im Saal.", "german.time", "18h", "18 Uhr"),
        ("Es beginnt um 18:15 im Saal.", "german.time", "18:15", "18:15 Uhr"),
        ("Offen ist 14-16 Uhr.", "german.range", "14-16 Uhr", "14–16 Uhr"),
        ("Offen ist 14 - 16 Uhr.", "german.range", "14 - 16 Uhr", "14–16 Uhr"),
        ("Vom 10.-21. Juni ist zu.", "german.range", "10.-21. Juni", "10.–21. Juni"),
        ("Für Kinder von 6-12 Jahren.", "german.range", "6-12", "6–12"),
        ("Offen: Mo-Fr 9–12 Uhr", "german.range", "Mo-Fr", "Mo–Fr"),
        ("Es gibt z.B. Tee.", "german.spacing", "z.B.", "z. B."),
        ("Es gilt §5 der Satzung.", "german.spacing", "§5", "§ 5"),
        ("Es beginnt um 18Uhr im Saal.", "german.spacing", "18Uhr", "18 Uhr"),
        ("Tel. 01234/567890", "german.phone", "01234/567890", "01234 567890"),
        ("Tel. (01234) 567-890", "german.phone", "(01234) 567-890", "01234 567-890"),
        ("Tel. +49 (0)1234 567890", "german.phone", "+49 (0)1234 567890", "+49 1234 567890"),
        ("Tel. 0170-1234567", "german.phone", "0170-1234567", "0170 1234567"),
        ("Z.B. Brot.", "german.spacing", "Z.B.", "Z. B."),
        ("Brot, Butter u.v.a.m.", "german.spacing", "u.v.a.m.", "u. v. a. m."),
        ("Der Brücke e.V. ist da.", "german.spacing", "e.V.", "e. V."),
        ("Es gelten §§12 ff.", "german.spacing", "§§12", "§§ 12"),
        ("Es kostet 5,50€.", "german.spacing", "5,50€", "5,50 €"),
        ("Rund 10% mehr.", "german.spacing", "10%", "10 %"),
        ("Es sind 5km.", "german.spacing", "5km", "5 km"),
        ("Im Haus Nr.5.", "german.spacing", "Nr.5", "Nr. 5"),
        ("Mit Dr.Muster.", "german.spacing", "Dr.Muster", "Dr. Muster"),
        ("Das Wort , das fehlt.", "german.spacing", "Wort ,", "Wort,"),
    ] {
        let message = format!("Nach DIN 5008 schreibt man „{right}“ statt „{written}“.");
        assert_eq!(seen(&circular(intro)), [(rule, written.to_owned(), message)], "{intro}");
    }
}

#[test]
fn one_fault_does_not_hide_another() {
    let all = rules("Vom 28.04.-4.5.2024, z.B. von 9.30-12 Uhr und 14-16 Uhr, war offen.");
    assert_eq!(all, ["german.date", "german.time", "german.range", "german.spacing"]);
}

#[test]
fn one_cause_is_one_finding() {
    let one = |text: &str, rule: &'static str, right: &str| {
        let found = seen(&circular(text));
        let [(found, _, says)] = found.as_slice() else { panic!("{text}: {found:?}") };
        assert_eq!(*found, rule, "{text}");
        assert!(says.contains(&format!("„{right}“")), "{says}");
    };
    one("Von 16.30 - 18.30 Uhr ist offen.", "german.time", "16:30–18:30 Uhr");
    one("Vom 1.-3.8.2025 ist zu.", "german.date", "01.–03.08.2025");
    one("Von 16:30 - 18:30 Uhr ist offen.", "german.range", "16:30–18:30 Uhr");
    one("Vom 01.-03.08.2025 ist zu.", "german.range", "01.–03.08.2025");
}

#[test]
fn what_is_accepted_at_one_place_is_told_elsewhere() {
    let accept = "[[check.accept]]\nrule = \"german.time\"\nplace = \"a.toml: laut Plakat\"\nwhy = \"So gedruckt.\"\n";
    let settled = |intro: &str| {
        let all = with_words(&circular(intro), &format!("\n{accept}")).into_iter();
        let lines = all.map(|finding| finding.span.map(|span| span.text().to_owned()));
        lines.flatten().collect::<Vec<_>>()
    };
    assert_eq!(settled("Um 9.30 Uhr, laut Plakat."), ["9.30 Uhr"]);
    assert_eq!(
        settled("Um 9.30 Uhr, laut Plakat.\nUm 8.30 Uhr ist Einlass, um 7.15 Uhr der Aufbau."),
        ["8.30 Uhr", "9.30 Uhr"]
    );
}

#[test]
fn many_like_faults_are_one_finding_with_the_first_of_each() {
    let intro = "Am 9.3.2023, am 9.3.2023, am 9.3.2023, am 10.3.2023 und am 11.3.2023.";
    let all = all(&circular(intro));
    assert_eq!(all.len(), 1);
    assert_eq!(
        all[0].message.localize(Language::German),
        "An 5 Stellen ist ein Datum anders geschrieben als nach DIN 5008, zum Beispiel „9.3.2023“ \
         statt „09.03.2023“."
    );
    let also: Vec<_> = all[0].labels.iter().map(|(span, _)| span.text()).collect();
    assert_eq!(also, ["10.3.2023", "11.3.2023"]);
}

#[test]
fn what_is_right_or_no_date_at_all_is_left_alone() {
    for intro in [
        "Am 09.03.2023, am 9. März 2023 und am 2023-03-09.",
        "Am 12.06. und am Dienstag, 7. Mai.",
        "Um 18:15 Uhr, um 9 Uhr, von 9 bis 12 Uhr und 14–16 Uhr.",
        "Um 18:15 und 19:30 Uhr gibt es Führungen.",
        "Das Spiel endete 14-16, das Rückspiel 2:1.",
        "Das Aktenzeichen ist 12-3456/26, die Vorgangsnummer 9.3.2023-7.",
        "Rufen Sie an: 01234 567-890, +49 1234 567890, 0170 123 45 67, 112 oder 0800 111 0 111.",
        "Rufen Sie an: **01234** 567-890 oder Tel. 01234 567\u{2011}890.",
        "IBAN DE02 1203 0000 0000 2020 51, Az. 51/2-26, Nr. 01234/26, PLZ 12345.",
        "Siehe Kapitel 7.5. und Fassung 2.10.",
        "Der Ost-West-Dialog und die Rhein-Main-Region.",
        "Die Linie 3-4 fährt. Es kamen 3 - 4 davon sind neu.",
        "`z.B. 9.3.2023` und https://a.example/9.3.2023/14-16",
        "Die Datei Plan_9.3.2023.pdf liegt bei.",
        "~~Am 9.3.2023 um 18.15 Uhr~~ Der Termin entfällt.",
        "Der Eintritt kostet 18.15 Euro, die Fahrt 5,50 €.",
        "Die Pause dauert 1,5 h.",
        "In den Jahren 2024-2026 und im Schuljahr 2025/26.",
        "Der Antrag 12/06/2026 und die Drucksache 7/4/2024.",
        "Um 18:15 Uhr beginnt es; die Sprechstunde war von 9 bis 12.",
        "Die Gruppe A1-B2 und die Räume 3-5.",
        "Halb neun oder um acht Uhr, 18 Uhr 30.",
        "z. B., d. h. und i. d. R. beim e. V., z.\u{a0}B. und 5\u{a0}€, 10 %, § 5",
        "Ein 10%iger oder 10%-iger Anteil, der 5km-Lauf und die 24h-Hotline.",
        "Eine 3D-Brille, Raum 5a, der B2-Kurs, J.R. Muster und U.S.A.",
        "Prof. Dr. Muster, Dr.-Ing. Muster, usw., etc., bzw., ggf.",
        "Am siebten Mai, im Mai 2024 und Ende Mai.",
        "| Tag | Zeit |\n|---|---|\n| montags | 18:15 |\n| dienstags | 09:30 bis 11 Uhr |",
    ] {
        assert!(rules(intro).is_empty(), "{intro}: {:?}", seen(&circular(intro)));
    }
}

#[test]
fn titles_and_fields_are_read_as_well() {
    let all = seen(
        "title = \"Treffen am 9.3.2026\"\nkind = \"circular\"\n[[dates]]\ntitle = \"Fest\"\n\
         date = 2026-05-07\nstart = 18:00:00\nplace = \"Saal, Hof Nr.5\"\norganisation = \"Brücke e.V.\"\n\
         note = \"Einlass 17.30 Uhr\"\nregistration = \"bis 30.4.2026\"\n",
    );
    let all: Vec<_> = all.iter().map(|(rule, written, _)| (*rule, written.as_str())).collect();
    assert_eq!(
        all,
        [("german.date", "9.3.2026"), ("german.time", "17.30 Uhr"), ("german.spacing", "Nr.5")]
    );
}

#[test]
fn other_languages_are_left_alone() {
    let text = "language = \"en\"\n".to_owned() + &circular("On 9.3.2023, 14-16 Uhr, z.B.");
    assert!(seen(&text).is_empty());
}

/// The findings of a rule with their severities and messages.
fn said(intro: &str, rule: &str) -> Vec<(Severity, String)> {
    let all = all(&circular(intro)).into_iter().filter(|finding| finding.rule.name == rule);
    all.map(|finding| (finding.severity, finding.message.localize(Language::German))).collect()
}

#[test]
fn quotation_marks_are_counted_by_kind() {
    for (intro, says) in [
        ("Das \"Haus\".", "Die Anführungszeichen \"…\" sind keine deutschen."),
        (
            "Das \"Haus\" und der \"Hof\".",
            "Alle 2 Anführungen haben die Zeichen \"…\"; das sind keine deutschen.",
        ),
        (
            "Das „Haus“, der „Hof“, das \"Tor\" und der »Weg«.",
            "Die Anführungszeichen sind gemischt: 2-mal „…“, 1-mal »…« und 1-mal \"…\".",
        ),
        ("Das „Haus”.", "Die Anführungszeichen „…” sind keine deutschen."),
        (
            "Er sagt: „Das „Haus“ steht.“",
            "Die Anführung in der Anführung hat dieselben Zeichen wie die äußere.",
        ),
    ] {
        assert_eq!(said(intro, "german.quotes"), [(Severity::Note, says.to_owned())], "{intro}");
    }
    let lone = [(Severity::Warning, "Zu diesem Anführungszeichen fehlt das zweite.".to_owned())];
    assert_eq!(said("Das „Haus ist offen.", "german.quotes"), lone);
    assert_eq!(said("Das Haus“ ist offen.", "german.quotes"), lone);
}

#[test]
fn quotation_marks_that_are_right_are_left_alone() {
    for intro in [
        "Das „Haus“ und „der ‚kleine‘ Hof“.",
        "Das »Haus« und »der ›kleine‹ Hof«.",
        "> „Erster Absatz.\n>\n> „Zweiter Absatz.“",
        "„Erster Absatz.\n\nZweiter Absatz.“",
        "Wie geht's? Rock 'n' Roll in Andrea’s Café.",
        "Ein 24\"-Bildschirm und ein Rohr von 2\" Weite.",
        "| Haus | Tag |\n|---|---|\n| Nord | Mo |\n| Süd | \" |",
        "Der „Verein“ heißt auf Ukrainisch «Калина».",
        "`\"Haus\"` und „Hof“",
        "Formular bei <a href=\"mailto:a@b.example\" class=\"knopf\">uns</a>, „Hof“.",
        "Ein <span lang='en' title='Sign in'>Login</span> und das „Haus“.",
    ] {
        let said = said(intro, "german.quotes");
        assert!(said.is_empty(), "{intro}: {said:?}");
    }
}

#[test]
fn signs_for_all_genders_are_counted() {
    let intro = "Es kamen Helfer*innen, Lehrer*innen und Nachbar:innen, dazu Pat_innen.";
    let says = "Die Formen für alle Geschlechter sind gemischt: 2-mal mit Stern („Helfer*innen“), \
                1-mal mit Doppelpunkt („Nachbar:innen“) und 1-mal mit Unterstrich („Pat_innen“).";
    assert_eq!(said(intro, "german.gender-forms"), [(Severity::Note, says.to_owned())]);
}

#[test]
fn styles_that_go_together_are_left_alone() {
    for intro in [
        "Helfer*innen, Teilnehmende, Lehrerinnen und Lehrer und Nachbar*innen.",
        "Helfer*innen und die Aktion „Bürger:innen helfen“.",
        "Helfer*innen\n\n> Wir Nachbar:innen sind da.",
        "Helfer*innen und `Nachbar:innen` und https://a.example/nachbar_innen",
        "Der Termin:in der Halle mit Helfer*innen.",
        "Helfer*innen und das Bündnis Bürger:innen für Musterstadt.",
        "Helfer:innen und die Arbeiter*innen-Samariter-Jugend.",
        "Helfer:innen vom Verein der Kleingärtner*innen.",
        "Helfer:innen, dazu die Initiative „Nachbar_innen“ und das Bürger_innenforum.",
        "Helfer:innen und Ärzt*innen ohne Grenzen.",
        "Helfer:innen: das **Netzwerk Migrant*innen** war da.",
    ] {
        let said = said(intro, "german.gender-forms");
        assert!(said.is_empty(), "{intro}: {said:?}");
    }
}

#[test]
fn names_of_institutions_keep_their_form() {
    let text = circular("Der Rat der Bürger:innen dankt allen Helfer*innen.")
        + "[[announcements]]\ntitle = \"Dank\"\norganisation = \"Rat der Bürger:innen\"\n";
    assert!(seen(&text).is_empty(), "{:?}", seen(&text));
}

#[test]
fn house_words_are_counted_by_word() {
    let text = circular(
        "Email an uns: email@haus.example. Ihre Email-Adresse, keine Mail. [Email](mailto:a@b.example)\n\n\
         > Schreibt mir eine Email.",
    ) + "[[announcements]]\ntitle = \"Asylanten im Haus\"\norganisation = \"Email e. V.\"\n";
    let all = with_words(&text, "\"Asylanten\" = \"\"\nEmail = \"E-Mail\"\nFax = \"Brief\"\n");
    let said: Vec<_> = all
        .iter()
        .map(|one| (one.severity, one.message.localize(Language::German), one.labels.len()))
        .collect();
    let says = |text: &str| text.to_owned();
    assert_eq!(
        said,
        [
            (
                Severity::Warning,
                says("Das Wort „Asylanten“ soll nach Ihren Einstellungen nicht vorkommen."),
                0
            ),
            (
                Severity::Warning,
                says(
                    "Das Wort „Email“ soll nach Ihren Einstellungen nicht vorkommen; hier steht es \
                     3-mal."
                ),
                2
            ),
        ]
    );
    let help = |index: usize| all[index].help.as_ref().map(|help| help.localize(Language::German));
    let written = "Die Wörter stehen in [pruefung.woerter].";
    assert_eq!(help(0), Some(format!("Sagen Sie es anders. {written}")));
    assert_eq!(help(1), Some(format!("Schreiben Sie „E-Mail“. {written}")));
}

/// A circular with an agenda item of an organisation and a person.
fn with_records(intro: &str) -> String {
    circular(intro)
        + "[[agenda]]\ntitle = \"Landesprojekt ANKOMMEN\"\nspeaker = \"Dr. Anna Meier\"\n\
           organisation = \"Frauen-Treff e. V.\"\n[[announcements]]\ntitle = \"Dank\"\n\
           organisation = \"Elternberatung\"\n[[announcements]]\ntitle = \"Gruß\"\n\
           organisation = \"Jugendring Nord\"\nspeaker = \"Kim Schmidt\"\n"
}

#[test]
fn one_thing_in_several_spellings_is_counted() {
    for (intro, says) in [
        (
            "Der AKfM tagt. Der AKfM berät, der AkfM lädt ein, auch der Akfm.",
            "2-mal „AKfM“, 1-mal „AkfM“ und 1-mal „Akfm“",
        ),
        ("Die Kita und die KiTa der Stadt, keine Kita fehlt.", "2-mal „Kita“ und 1-mal „KiTa“"),
        ("Der Frauentreff lädt ein.", "1-mal „Frauen-Treff“ und 1-mal „Frauentreff“"),
        ("Im Frauen Treff ist Platz.", "1-mal „Frauen Treff“ und 1-mal „Frauen-Treff“"),
        (
            "Das Landesprojekt Ankommen beginnt.",
            "1-mal „Landesprojekt ANKOMMEN“ und 1-mal „Landesprojekt Ankommen“",
        ),
        (
            "Die Migrationsberatung und die Migrations-Beratung, viele Migrationsberatungen.",
            "2-mal „Migrationsberatung“ und 1-mal „Migrations-Beratung“",
        ),
    ] {
        let all = seen(&with_records(intro));
        let said: Vec<_> = all.iter().map(|(rule, _, said)| (*rule, said.clone())).collect();
        let says = format!("Verschieden geschrieben: {says}.");
        assert_eq!(said, [("german.spelling", says)], "{intro}");
    }
}

#[test]
fn a_person_is_named_as_in_the_records() {
    for (intro, written) in [
        ("Frau Meyer berichtet.", "Frau Meyer"),
        ("Frau Dr. Maier berichtet.", "Frau Dr. Maier"),
        ("Es sprach Anna Meyer.", "Anna Meyer"),
        ("Kim Schmitd dankt.", "Kim Schmitd"),
    ] {
        let all = seen(&with_records(intro));
        let said: Vec<_> = all.iter().map(|(rule, at, _)| (*rule, at.as_str())).collect();
        assert_eq!(said, [("german.spelling", written)], "{intro}");
    }
}

#[test]
fn what_only_looks_alike_is_left_alone() {
    for intro in [
        "Das Projekt MuT macht Mut; StArt ist ein guter Start, die IT und das It.",
        "Die KiTa Regenbogen und die Kita Sonnenschein.",
        "Die PatInnen und die Patinnen.",
        "Der Verein bietet Eltern Beratung an.",
        "Der Frauen-Treff und die Frauen treffen sich.",
        "Die Ankommen-Gruppe, das Ankommen und ankommende Menschen.",
        "Frau Meier, Frau Meiers Vortrag, Anna Meier und Herr Mutter.",
        "Frau Meier-Probe und Bernd Meyer.",
        "Herr Schneider, Frau Schneiders.",
        "Der Jugendring Nord und die Jugendring-Nord-Gruppe.",
        "Die Migrationsberatung berät, die Beratungs-Stelle auch.",
        "> Wir vom Frauentreff und vom AkfM grüßen.\n\nDer AKfM dankt.",
        "Ein Netzwerk-Treffen, die E-Mail-Adresse und die Mailadresse.",
        "Das LANDESPROJEKT ANKOMMEN stellt sich vor.",
    ] {
        assert!(seen(&with_records(intro)).is_empty(), "{intro}: {:?}", seen(&with_records(intro)));
    }
}

#[test]
fn one_endless_chunk_takes_no_longer_than_a_text() {
    for chunk in ["http://", "/", "1-", "030-", "030 123 "] {
        assert!(seen(&circular(&chunk.repeat(30_000))).len() <= 1, "{chunk}");
    }
}
