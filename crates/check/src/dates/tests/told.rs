//! A record that is named one sentence earlier, and a text against another.

use super::{RECORDS, all, announced, file, rules, toml_text};

#[test]
fn the_subject_goes_on_for_a_sentence() {
    for (text, rule) in [
        ("Am 8. Oktober ist der Infoabend Ankommen. Er beginnt um 17 Uhr.", "text.other-time"),
        ("Der Infoabend Ankommen ist am 8. Oktober. Beginn ist um 19 Uhr.", "text.other-time"),
        ("Der Infoabend Ankommen kommt bald. Los geht es um 17 Uhr.", "text.other-time"),
        (
            "Am 8. Oktober laden wir zum Infoabend Ankommen ein. Ende ist um 21 Uhr.",
            "text.other-time",
        ),
        (
            "Am 8. Oktober ist der Infoabend Ankommen. Alle sind willkommen. Er beginnt um 17 Uhr.",
            "text.other-time",
        ),
        (
            "Wir freuen uns auf den Infoabend Ankommen. Er findet am 9. Oktober statt.",
            "text.other-day",
        ),
        ("Merken Sie sich den Infoabend Ankommen vor. Er beginnt um 16.30 Uhr.", "text.other-time"),
        ("Am [8. Oktober](date:info) ist es so weit. Es beginnt um 17 Uhr.", "text.other-time"),
        (
            "Am 18. November ist der Fachtag Sprachmittlung. Um 10 Uhr geht es los.",
            "text.other-time",
        ),
        (
            "Am 21. August 2027 ist das Sommerfest der Nachbarschaften. Es beginnt um 15 Uhr.",
            "text.other-time",
        ),
        (
            "Am 21. August 2027 ist das Sommerfest der Nachbarschaften. Das Fest beginnt um 15 Uhr.",
            "text.other-time",
        ),
        (
            "Am 18. November ist der Fachtag Sprachmittlung. Bitte bringen Sie Zeit mit. Wir beginnen \
             um 10 Uhr.",
            "text.other-time",
        ),
        (
            "Am 8. Oktober ist der Infoabend Ankommen. Es gibt Tee. Die Veranstaltung endet um 21 Uhr.",
            "text.other-time",
        ),
    ] {
        assert_eq!(rules(&announced(text)), [rule], "{text}");
    }
}

#[test]
fn another_subject_ends_it() {
    for text in [
        "Am 8. Oktober ist der Infoabend Ankommen. Er beginnt um 18 Uhr.",
        "Am 8. Oktober ist der Infoabend Ankommen. Er beginnt abends um 6 Uhr.",
        "Am 8. Oktober ist der Infoabend Ankommen. Ende ist um 19.30 Uhr.",
        "Am 8. Oktober ist der Infoabend Ankommen. Das Konzert beginnt um 17 Uhr.",
        "Am 8. Oktober ist der Infoabend Ankommen. Der Aufbau beginnt um 16 Uhr.",
        "Am 8. Oktober ist der Infoabend Ankommen. Einlass ist ab 17 Uhr.",
        "Am 8. Oktober ist der Infoabend Ankommen. Frau Probe beginnt um 17 Uhr.",
        "Am 8. Oktober ist der Infoabend Ankommen.\n\nBeginn ist um 17 Uhr.",
        "Am 8. Oktober ist der Infoabend Ankommen. Am 9. Oktober beginnt es um 17 Uhr.",
        "Am 8. Oktober ist der Infoabend Ankommen. Der Bus fährt um 17 Uhr.",
        "Am 8. Oktober ist der Infoabend Ankommen. Er beginnt gegen 17 Uhr.",
        "Am 8. Oktober ist der Infoabend Ankommen. Die Küche ist bis 17 Uhr offen.",
        "Am 8. Oktober ist der Infoabend Ankommen. Das Fest beginnt um 17 Uhr.",
        "Am 8. Oktober ist der Infoabend Ankommen. Der Kurs beginnt um 17 Uhr.",
        "Am 8. Oktober ist der Infoabend Ankommen. Wir beginnen um 17 Uhr mit dem Kochen.",
        "Am 8. Oktober ist der Infoabend Ankommen. Ein Abend beginnt um 17 Uhr.",
        "Am 21. August 2027 ist das Sommerfest der Nachbarschaften. Ein Fest beginnt um 15 Uhr.",
        "Am 8. Oktober ist der Infoabend Ankommen. Wir treffen uns um 17 Uhr am Bahnhof.",
        "Am 8. Oktober ist der Infoabend Ankommen. Das Büro ist von 9 bis 12 Uhr besetzt.",
        "Am 8. Oktober ist der Infoabend Ankommen. Anmeldung ist bis 12 Uhr möglich.",
        "Der Fachtag Sprachmittlung war gut. Er begann um 10 Uhr.",
        "- Am 8. Oktober ist der Infoabend Ankommen.\n- Beginn ist um 17 Uhr.",
        "Die Woche der Begegnung beginnt am 26. Oktober. Sie beginnt um 10 Uhr mit Musik.",
        "Wir freuen uns auf den Infoabend Ankommen. Er findet am 8. Oktober statt.",
        "Wir freuen uns auf den Infoabend Ankommen. Er wird am 9. Oktober nachbesprochen.",
    ] {
        assert!(rules(&announced(text)).is_empty(), "{text}: {:?}", rules(&announced(text)));
    }
}

/// What is found in two texts of a file.
fn both(one: &str, other: &str) -> Vec<&'static str> {
    let text = format!(
        "[[agenda]]\ntitle = \"Berichte\"\ntext = {}\n[[announcements]]\ntitle = \"Neues\"\ntext = {}\n",
        toml_text(one),
        toml_text(other)
    );
    let found = all(&file("summary", &text));
    rules(&found).into_iter().filter(|rule| rule.starts_with("text.other")).collect()
}

#[test]
fn a_text_contradicts_another() {
    assert!(!RECORDS.contains("Flohmarkt"));
    for (one, other) in [
        (
            "Der Flohmarkt beginnt am 5. Oktober um 10 Uhr.",
            "Am 5. Oktober um 11 Uhr beginnt der Flohmarkt.",
        ),
        (
            "Der Kinderflohmarkt beginnt am 5. Oktober um 10 Uhr.",
            "Am 5. Oktober um 11 Uhr beginnt der Kinderflohmarkt.",
        ),
        ("Das Erntedankfest ist am 5. Oktober.", "Das Erntedankfest findet am 6. Oktober statt."),
        (
            "Das Erntedankfest beginnt um 15 Uhr.",
            "Am 5. Oktober um 16 Uhr beginnt das Erntedankfest.",
        ),
        (
            "Der Eintritt zum Benefizkonzert kostet 5 Euro.",
            "Das Benefizkonzert ist am 5. Oktober, der Eintritt kostet 6 €.",
        ),
        (
            "Wir laden am 5. Oktober um 18 Uhr zum Elternabend Mitte ein.",
            "Der Elternabend ist am 5. Oktober um 19 Uhr.",
        ),
        (
            "Das Konzert der Musikschule ist am 5. Oktober.",
            "Am 6. Oktober findet das Konzert der Musikschule statt.",
        ),
        (
            "Die Lesung von Kim Sommer beginnt am 5. Oktober um 19 Uhr.",
            "Am 5. Oktober um 20 Uhr: Lesung von Kim Sommer.",
        ),
        (
            "Das Erntedankfest ist am 5. Oktober im Bürgerhaus.",
            "Das Erntedankfest findet im Pfarrheim statt.",
        ),
        (
            "Der Elternabend Mitte ist am 5. Oktober in Raum 12.",
            "Am 5. Oktober ist der Elternabend Mitte in Raum 21.",
        ),
        (
            "Der Spendenlauf startet am 5. Oktober um 10 Uhr.",
            "Am 5. Oktober um 11 Uhr startet der Spendenlauf.",
        ),
        (
            "Der Weihnachtsmarkt ist am 5. Dezember.",
            "Der Weihnachtsmarkt findet am 6. Dezember statt.",
        ),
        (
            "Das Benefizkonzert ist am 5. Oktober. Der Eintritt ist frei.",
            "Das Benefizkonzert beginnt um 19 Uhr, der Eintritt kostet 6 Euro.",
        ),
        (
            "Infos zum Erntedankfest am 5. Oktober: Telefon 01234 567890.",
            "Am 5. Oktober ist das Erntedankfest, Telefon 01234 567980.",
        ),
        (
            "Die Wanderfreunde laden ein. Das Erntedankfest ist am 5. Oktober. Es beginnt um 15 Uhr.",
            "Am 5. Oktober um 14 Uhr beginnt das Erntedankfest.",
        ),
        (
            "Das Training mit dem Rollator ist am 5. Oktober um 14 Uhr. Das Training beginnt um 15 Uhr.",
            "Es kamen viele.",
        ),
    ] {
        assert_eq!(both(one, other), ["text.other-text"], "{one} / {other}");
    }
}

/// Pairs that tell of two things, or the same.
const DIFFERENT: &[(&str, &str)] = &[
    ("Das Erntedankfest ist am 5. Oktober.", "Das Erntedankfest findet am 5. Oktober statt."),
    ("Das Erntedankfest beginnt am 5. Oktober um 15 Uhr.", "Das Erntedankfest beginnt um 3 Uhr."),
    ("Das Erntedankfest am 5. Oktober war schön.", "Das Erntedankfest ist am 6. Oktober."),
    ("Das Treffen ist am 5. Oktober.", "Das Treffen ist am 6. Oktober."),
    ("Das Konzert ist am 5. Oktober.", "Das Konzert ist am 6. Oktober."),
    (
        "Das Erntedankfest wird vom 5. Oktober auf den 6. Oktober verschoben.",
        "Das Erntedankfest ist am 6. Oktober.",
    ),
    ("Der Aufbau für das Erntedankfest ist am 4. Oktober.", "Das Erntedankfest ist am 5. Oktober."),
    ("Anmeldung zum Erntedankfest bis zum 1. Oktober.", "Das Erntedankfest ist am 5. Oktober."),
    ("Das Erntedankfest ist am 5. Oktober.", "Das nächste Erntedankfest ist am 8. Oktober."),
    (
        "Jeden Montag um 9 Uhr beginnt das Elternfrühstück.",
        "Das Elternfrühstück beginnt am 5. Oktober um 10 Uhr.",
    ),
    (
        "Der Eintritt zum Benefizkonzert kostet 5 Euro.",
        "Der Eintritt zum Benefizkonzert kostet für Kinder 3 Euro.",
    ),
    ("Das Sommerfest der Schule ist am 5. Oktober.", "Das Herbstfest ist am 6. Oktober."),
    ("Das Erntedankfest geht bis 20 Uhr.", "Das Erntedankfest beginnt um 15 Uhr."),
    ("Das Erntedankfest ist am 5. Oktober.", "Das Erntedankfest der Südstadt ist am 5. März 2027."),
    (
        "Das Konzert der Musikschule ist am 5. Oktober.",
        "Das Konzert der Feuerwehr ist am 6. Oktober.",
    ),
    (
        "Das Erntedankfest der Kita ist am 5. Oktober.",
        "Das Erntedankfest der Schule ist am 6. Oktober.",
    ),
    (
        "Das Erntedankfest ist am 5. Oktober im Bürgerhaus.",
        "Das Erntedankfest findet im Saal statt.",
    ),
    (
        "Das Erntedankfest ist am 5. Oktober im Park.",
        "Bei Regen findet das Erntedankfest in der Halle statt.",
    ),
    (
        "Das Erntedankfest ist am 5. Oktober im Park.",
        "Karten für das Erntedankfest gibt es ab 9 Uhr im Rathaus.",
    ),
    (
        "Das Erntedankfest ist am 5. Oktober im Gemeindehaus.",
        "Das Erntedankfest findet im Gemeindezentrum statt.",
    ),
    (
        "Das Erntedankfest ist am 5. Oktober in der Halle.",
        "Das Erntedankfest findet in der Turnhalle statt.",
    ),
    (
        "Das Benefizkonzert ist am 5. Oktober, der Eintritt kostet 6 Euro.",
        "Beim Benefizkonzert kostet die Suppe 3 Euro.",
    ),
    (
        "Das Turnier ist am 5. Oktober um 10 Uhr. Um 12 Uhr beginnt das Turnier der Kinder.",
        "Das Turnier war schön.",
    ),
    (
        "Infos zum Erntedankfest am 5. Oktober: Telefon 01234 567890.",
        "Am 5. Oktober ist das Erntedankfest, Telefon 0170 1234567.",
    ),
    (
        "Infos zum Erntedankfest am 5. Oktober: Telefon 01234 567890.",
        "Am 5. Oktober ist das Erntedankfest, Telefon 01234 112233.",
    ),
    (
        "Der Spendenlauf startet am 5. Oktober um 10 Uhr.",
        "Die Probe für den Spendenlauf startet am 4. Oktober.",
    ),
    ("Der Lauf am 5. Oktober beginnt um 10 Uhr.", "Der Lauf am 5. Oktober beginnt um 11 Uhr."),
    (
        "Der Erntedankgottesdienst ist am 5. Oktober um 9:30 Uhr.",
        "Der Erntedankgottesdienst in Nordheim ist am 5. Oktober um 11 Uhr.",
    ),
    (
        "Das Vereinsturnier beginnt am 5. Oktober um 9 Uhr.",
        "Das Vereinsturnier der Herren beginnt am 6. Oktober um 10 Uhr.",
    ),
    (
        "Der Elternabend der 3a ist am 5. Oktober in Raum 12.",
        "Der Elternabend der 3b ist am 5. Oktober in Raum 14.",
    ),
    (
        "Der Elternabend der Klasse 5 ist am 5. Oktober um 19 Uhr.",
        "Der Elternabend der Klasse 6 ist am 6. Oktober um 19 Uhr.",
    ),
    (
        "Der Arbeitseinsatz am 5. Oktober beginnt um 9 Uhr.",
        "Der Arbeitseinsatz am 12. Oktober beginnt um 10 Uhr.",
    ),
    ("Am Sonnabend, 3. Oktober, ist zu.", "Am Sonnabend, 10. Oktober, ist auf."),
];

#[test]
fn texts_about_different_things_do_not() {
    for (one, other) in DIFFERENT {
        assert!(both(one, other).is_empty(), "{one} / {other}: {:?}", both(one, other));
    }
}
