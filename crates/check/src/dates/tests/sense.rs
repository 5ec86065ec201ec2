//! Days that cannot be meant, of records and beside them.

use super::{all, rules};

/// The rules that speak about a file with this date, its title and its note.
fn dated(date: &str, title: &str, note: &str) -> Vec<&'static str> {
    let file = format!(
        "title = \"T\"\nkind = \"circular\"\nlanguage = \"de\"\nissued = 2026-11-02\n[[dates]]\n\
         title = \"{title}\"\ndate = {date}\nstart = 14:00:00\nplace = \"P\"\nnote = \"{note}\"\n"
    );
    rules(&all(&file))
}

#[test]
fn a_record_is_on_the_weekday_that_its_note_tells() {
    for (date, title, note, wanted) in [
        ("2026-12-03", "Lesekreis", "jeden ersten Mittwoch im Monat", "text.weekday"),
        ("2026-12-09", "Lesekreis", "jeden ersten Mittwoch im Monat", "text.contradiction"),
        ("2026-12-03", "Sprechstunde", "immer mittwochs", "text.weekday"),
        ("2026-12-12", "Bücherei", "montags bis freitags", "text.weekday"),
        ("2026-12-11", "Donnerstagstreff", "", "text.weekday"),
        ("2026-12-11", "Mittwochsrunde", "", "text.weekday"),
        ("2026-12-23", "Heiligabend", "", "text.weekday"),
        ("2027-03-29", "Ostersonntag", "", "text.weekday"),
        ("2026-12-10", "Basteln", "Anmeldung bis 12. Dezember", "text.contradiction"),
    ] {
        assert_eq!(dated(date, title, note), [wanted], "{date} {title} {note}");
    }
    for (date, title, note) in [
        ("2026-12-02", "Lesekreis", "jeden ersten Mittwoch im Monat"),
        ("2026-12-30", "Lesekreis", "jeden letzten Mittwoch im Monat"),
        ("2026-12-03", "Lesekreis", "sonst jeden ersten Mittwoch im Monat"),
        ("2026-12-03", "Lesekreis", "statt am Mittwoch"),
        ("2026-12-03", "Sprechstunde", "mittwochs und donnerstags"),
        ("2026-12-10", "Donnerstagstreff", ""),
        ("2026-12-12", "Ausflug der Sonntagsschule", ""),
        ("2026-12-24", "Heiligabend", ""),
        ("2026-12-19", "Weihnachtsfeier", ""),
        ("2026-12-10", "Basteln", "Anmeldung bis 8. Dezember"),
        ("2026-12-10", "Basteln", "Fotos bis 12. Dezember"),
    ] {
        assert_eq!(dated(date, title, note), [""; 0], "{date} {title} {note}");
    }
}

/// The rules that speak about the meeting in minutes with this title.
fn held(title: &str, text: &str) -> Vec<&'static str> {
    let file = format!(
        "title = \"{title}\"\nkind = \"minutes\"\nlanguage = \"de\"\nissued = 2026-11-02\n\
         intro = \"{text}\"\n[meeting]\ndate = 2026-10-28\nstart = 19:00:00\nend = 21:00:00\n\
         place = \"P\"\n"
    );
    rules(&all(&file)).into_iter().filter(|rule| rule.starts_with("text.other")).collect()
}

#[test]
fn the_meeting_may_have_another_name() {
    for (title, text) in [
        ("Elternabend der Klasse 3b", "Der Elternabend begann um 19:30 Uhr."),
        ("Elternabend", "Frau Probe eröffnete den Elternabend. Er endete um 22 Uhr."),
        ("Stammtisch der Imker", "Der Stammtisch endete um 22:30 Uhr."),
        ("Protokoll", "Unser Treffen begann um 20 Uhr."),
        ("Protokoll", "Die Zusammenkunft endete um 20 Uhr."),
    ] {
        assert_eq!(held(title, text), ["text.other-time"], "{title}: {text}");
    }
    for (title, text) in [
        ("Elternabend der Klasse 3b", "Der Elternabend begann um 19 Uhr."),
        ("Protokoll", "Der Elternabend begann um 19:30 Uhr."),
        ("Elternabend", "Frau Probe eröffnete den Elternabend. Sie kam um 19:30 Uhr."),
        ("Elternabend", "Der nächste Elternabend beginnt um 18 Uhr."),
        ("Runde der Vereine", "In der Runde wurde der Bus um 17 Uhr gewünscht."),
    ] {
        assert_eq!(held(title, text), [""; 0], "{title}: {text}");
    }
}

/// The rules that speak about an announcement.
fn announced(text: &str) -> Vec<&'static str> {
    let file = format!(
        "title = \"T\"\nkind = \"circular\"\nlanguage = \"de\"\nissued = 2026-11-02\n\
         [[announcements]]\ntitle = \"Neues\"\ntext = \"{text}\"\n"
    );
    rules(&all(&file)).into_iter().filter(|rule| *rule != "date.not-listed").collect()
}

#[test]
fn an_event_without_a_record_begins_once() {
    for text in [
        "Am 5. Dezember um 10 Uhr ist Flohmarkt im Hof. Beginn ist um 11 Uhr.",
        "Der Flohmarkt beginnt am 5. Dezember um 10 Uhr. Los geht es um 11 Uhr.",
        "Der Vortrag am 5. Dezember (19 Uhr, Pfarrheim) ist offen für alle. Er beginnt um 19:30 Uhr.",
        "Die Polizei bietet am 5. Dezember um 14 Uhr ein Training an. Das Training beginnt um 15 Uhr.",
    ] {
        assert_eq!(announced(text), ["text.other-text"], "{text}");
    }
    for text in [
        "Der Flohmarkt beginnt am 5. Dezember um 10 Uhr. Beginn ist um 10 Uhr.",
        "Der Flohmarkt beginnt am 5. Dezember um 10 Uhr. Ende ist um 16 Uhr.",
        "Das Konzert ist am 5. Dezember um 16 Uhr. Einlass ist ab 15:30 Uhr.",
        "Am 5. Dezember um 10 Uhr proben wir für das Konzert. Das Konzert beginnt um 19 Uhr.",
        "Am 5. Dezember um 8 Uhr fährt der Bus zum Fest. Beginn ist um 10 Uhr.",
        "Wir treffen uns am 5. Dezember um 9 Uhr zum Fest. Los geht es um 10 Uhr.",
        "Am 5. Dezember um 10 Uhr ist Probe. Das Fest beginnt um 15 Uhr.",
        "Der Flohmarkt beginnt am 5. Dezember um 10 Uhr. Der Aufbau beginnt um 8 Uhr.",
        "Der Flohmarkt beginnt am 5. Dezember um 10 Uhr. Am Sonntag beginnt er um 11 Uhr.",
        "Der Flohmarkt beginnt am 5. Dezember um 10 Uhr.\\n\\nBeginn ist um 11 Uhr.",
    ] {
        assert_eq!(announced(text), [""; 0], "{text}");
    }
    assert_eq!(announced("Am 29. Februar findet ein Basar statt."), ["text.impossible-date"]);
    assert_eq!(announced("Am 29. Februar gab es einen Basar."), [""; 0]);
}

#[test]
fn what_is_listed_as_to_come_is_not_last_years() {
    let listed = |title: &str, text: &str| {
        let file = format!(
            "title = \"T\"\nkind = \"circular\"\nlanguage = \"de\"\nissued = 2026-09-10\n\
             [[announcements]]\ntitle = \"{title}\"\ntext = \"{text}\"\n"
        );
        rules(&all(&file)).contains(&"text.past-date")
    };
    let text = "- Ausflug: mit dem Bus an den See, 3. bis 6. Juni 2025, Anzahlung bis Ende Oktober";
    assert!(listed("Termine im Herbst", text));
    assert!(!listed("Rückblick", text));
    assert!(!listed("Termine im Herbst", "- Der Ausflug am 3. Juni 2025 war schön."));
    let among = |day: &str| {
        format!("- Lesung: {day}, 19 Uhr\\n- Quiz: 16. Oktober 2026\\n- Basteln: 20. November 2026")
    };
    assert!(listed("Was sonst noch ist", &among("9. Oktober 2025")));
    assert!(!listed("Was sonst noch ist", &among("9. Oktober 2026")));
    let history = "- Gründung: 3. Mai 2019\\n- Umzug: 4. Mai 2024\\n- Jubiläum: 5. Mai 2027";
    assert!(!listed("Unser Verein", history));
    assert!(listed("Fonds", "Die erste Runde läuft noch bis zum 12. August."));
    assert!(!listed("Fonds", "Die erste Runde läuft noch bis zum 12. Oktober."));
}
