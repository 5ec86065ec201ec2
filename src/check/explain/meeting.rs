//! The meeting, its people, its votes and its translations.

use super::{Example, Explanation};

/// Why these rules are there, and how to mend what they find.
pub(super) const ALL: &[Explanation] = &[
    Explanation {
        rule: "meeting.end-before-start",
        reason: ("Die Sitzung hätte eine falsche Uhrzeit.", "The meeting would have a wrong time."),
        text: (
            "Die Sitzung endet nicht nach ihrem Beginn. Prüfen Sie beide Uhrzeiten.",
            "The meeting does not end after its start. Check both times.",
        ),
        example: Example::Tried {
            wrong: r"[sitzung]
datum = 2026-09-17
beginn = 17:00:00
ende = 07:00:00",
            right: r"[sitzung]
datum = 2026-09-17
beginn = 17:00:00
ende = 19:00:00",
        },
    },
    Explanation {
        rule: "meeting.next-not-after",
        reason: (
            "Das nächste Treffen wäre für alle schon vorbei.",
            "The next meeting would be over for everybody.",
        ),
        text: (
            "Das nächste Treffen liegt nicht nach dieser Sitzung; oft ist es das Jahr. Prüfen \
             Sie beide Tage.",
            "The next meeting is not after this one; often it is the year. Check both days.",
        ),
        example: Example::Tried {
            wrong: r"[sitzung]
datum = 2026-09-17
naechstes-treffen = 2026-01-14",
            right: r"[sitzung]
datum = 2026-09-17
naechstes-treffen = 2027-01-14",
        },
    },
    Explanation {
        rule: "invitation.incomplete",
        reason: (
            "Wer eingeladen wird, muss wissen, wann und wo.",
            "Whoever is invited must know when and where.",
        ),
        text: (
            "In einer Einladung fehlen Ort (oder Zugangsdaten) oder Beginn. Ergänzen Sie die \
             Angabe unter [sitzung].",
            "An invitation lacks its place (or access data) or its start. Add it under \
             [meeting].",
        ),
        example: Example::Tried {
            wrong: r#"titel = "Einladung"
art = "einladung"
[sitzung]
datum = 2026-09-17
beginn = 17:00:00"#,
            right: r#"titel = "Einladung"
art = "einladung"
[sitzung]
datum = 2026-09-17
beginn = 17:00:00
ort = "Rathaus, Raum 1""#,
        },
    },
    Explanation {
        rule: "attendance.contradiction",
        reason: (
            "Zahl und Liste der Anwesenden müssen zusammenpassen.",
            "The figure and the list of those present must agree.",
        ),
        text: (
            "Die Liste nennt mehr Personen oder Organisationen als die Zahl, oder es gibt mehr \
             Organisationen als Personen. Die Liste darf kürzer sein als die Zahl, aber nicht \
             länger.",
            "The list has more persons or organisations than the figure, or there are more \
             organisations than persons. The list may be shorter than the figure, not longer.",
        ),
        example: Example::Tried {
            wrong: r"[teilnahme]
personen = 12
organisationen = 21",
            right: r"[teilnahme]
personen = 21
organisationen = 12",
        },
    },
    Explanation {
        rule: "attendance.missing",
        reason: (
            "Ohne Zahl fehlt das Treffen in der Jahresübersicht.",
            "Without a figure the meeting is missing from the year's table.",
        ),
        text: (
            "Ein Protokoll oder eine Zusammenfassung sagt nicht, wie viele da waren. Ergänzen \
             Sie [teilnahme] oder [[teilnehmende]].",
            "Minutes or a summary do not say how many were there. Add [attendance] or \
             [[participants]].",
        ),
        example: Example::Tried {
            wrong: r#"titel = "Treffen im September"
art = "protokoll"
[sitzung]
datum = 2026-09-17"#,
            right: r#"titel = "Treffen im September"
art = "protokoll"
[sitzung]
datum = 2026-09-17
[teilnahme]
personen = 43
organisationen = 21"#,
        },
    },
    Explanation {
        rule: "participants.twice",
        reason: (
            "Wer zweimal in der Liste steht, wird zweimal gezählt.",
            "Whoever is in the list twice is counted twice.",
        ),
        text: (
            "Dieselbe Person steht mehrfach unter [[teilnehmende]], vielleicht mit Titel, mit Nachname \
             zuerst oder mit „ue“ statt „ü“. Löschen Sie einen Eintrag; bei zwei Menschen mit gleichem \
             Namen geben Sie die Organisationen an.",
            "The same person is listed more than once under [[participants]], perhaps with a title, \
             last name first, or with “ue” for “ü”. Delete one entry; of two people of one name, give \
             the organisations.",
        ),
        example: Example::Tried {
            wrong: r#"titel = "Treffen im September"
art = "protokoll"
einleitung = "Kurz und gut."
[sitzung]
datum = 2026-09-17
[[teilnehmende]]
name = "Jörg Muster"
[[teilnehmende]]
name = "Dr. Muster, Joerg""#,
            right: r#"titel = "Treffen im September"
art = "protokoll"
einleitung = "Kurz und gut."
[sitzung]
datum = 2026-09-17
[[teilnehmende]]
name = "Jörg Muster""#,
        },
    },
    Explanation {
        rule: "minutes.empty",
        reason: (
            "Eine leere Zusammenfassung wurde wohl zu früh gesendet.",
            "An empty summary was probably sent too early.",
        ),
        text: (
            "Eine Zusammenfassung oder ein Protokoll enthält nur Überschriften. Schreiben Sie, was \
             besprochen wurde, oder nennen Sie Termine und Anlagen.",
            "A summary or minutes hold nothing but headings. Write what was spoken of, or name dates \
             and attachments.",
        ),
        example: Example::Tried {
            wrong: r#"titel = "Treffen im September"
art = "zusammenfassung"
[sitzung]
datum = 2026-09-17
[teilnahme]
personen = 43
organisationen = 21
[[tagesordnung]]
titel = "Begrüßung"
text = """#,
            right: r#"titel = "Treffen im September"
art = "zusammenfassung"
[sitzung]
datum = 2026-09-17
[teilnahme]
personen = 43
organisationen = 21
[[tagesordnung]]
titel = "Begrüßung"
text = "Die Leiterin begrüßt alle.""#,
        },
    },
    Explanation {
        rule: "agenda.number",
        reason: (
            "Mit zwei Nummern vor einem Punkt weiß niemand, welche gilt.",
            "With two numbers before an item nobody knows which one counts.",
        ),
        text: (
            "Der Titel eines Punktes beginnt mit einer Nummer („TOP 5“), die nicht die seiner Stelle ist. \
             Getippte Nummern gelten, wenn alle Punkte einer Ebene eine haben und sie steigen; sonst zählt \
             das Programm selbst.",
            "The title of an item begins with a number (“TOP 5”) that is not the one of its place. Typed \
             numbers count where all items beside each other have one and they rise; else the program \
             counts.",
        ),
        example: Example::Tried {
            wrong: r#"[[tagesordnung]]
titel = "Begrüßung"
[[tagesordnung]]
titel = "TOP 5 Wahl""#,
            right: r#"[[tagesordnung]]
titel = "TOP 1 Begrüßung"
[[tagesordnung]]
titel = "TOP 5 Wahl""#,
        },
    },
    Explanation {
        rule: "agenda.votes",
        reason: (
            "Mehr Stimmen als Anwesende machen einen Beschluss angreifbar.",
            "More votes than people make a decision contestable.",
        ),
        text: (
            "Ja, Nein und Enthaltungen ergeben zusammen mehr Stimmen, als Personen da waren. \
             Prüfen Sie beide Zahlen.",
            "Yes, no and abstentions are together more than the people who were there. Check \
             both figures.",
        ),
        example: Example::Tried {
            wrong: r#"[teilnahme]
personen = 12
organisationen = 8
[[tagesordnung]]
titel = "Satzung"
beschluesse = [{ text = "Angenommen.", stimmen = { ja = 12, nein = 3, enthaltungen = 0 } }]"#,
            right: r#"[teilnahme]
personen = 15
organisationen = 8
[[tagesordnung]]
titel = "Satzung"
beschluesse = [{ text = "Angenommen.", stimmen = { ja = 12, nein = 3, enthaltungen = 0 } }]"#,
        },
    },
    Explanation {
        rule: "translation.record",
        reason: (
            "Was in einer Übersetzung fehlt, erfahren deren Leserinnen und Leser nicht.",
            "What a translation lacks, its readers do not learn.",
        ),
        text: (
            "Eine Übersetzung hat andere Einträge als die erste Sprache. Ergänzen Sie den \
             Eintrag mit derselben Kennung, oder prüfen Sie die Kennung.",
            "A translation has other entries than the first language. Add the entry with the \
             same ID, or check the ID.",
        ),
        example: Example::Tried {
            wrong: r#"# 2026-09-17.toml
[[termine]]
kennung = "fest"
titel = "Fest"
datum = 2026-10-04
# 2026-09-17.en.toml
titel = "Meeting in September""#,
            right: r#"# 2026-09-17.toml
[[termine]]
kennung = "fest"
titel = "Fest"
datum = 2026-10-04
# 2026-09-17.en.toml
titel = "Meeting in September"
[[termine]]
kennung = "fest"
titel = "Festival"
datum = 2026-10-04"#,
        },
    },
    Explanation {
        rule: "translation.differs",
        reason: (
            "Sonst stünde in jeder Sprache ein anderer Tag.",
            "Each language would name another day.",
        ),
        text: (
            "Datum, Uhrzeit, Sichtbarkeit oder Anlage eines Eintrags ist in der Übersetzung \
             anders. Prüfen Sie, welche Angabe stimmt, und gleichen Sie die andere an.",
            "Date, time, visibility or attachment of an entry differ in the translation. Find \
             out which is right and make the other equal.",
        ),
        example: Example::Tried {
            wrong: r#"# 2026-09-17.toml
[[termine]]
kennung = "fest"
titel = "Fest"
datum = 2026-10-04
# 2026-09-17.en.toml
titel = "Meeting in September"
[[termine]]
kennung = "fest"
titel = "Festival"
datum = 2026-10-05"#,
            right: r#"# 2026-09-17.toml
[[termine]]
kennung = "fest"
titel = "Fest"
datum = 2026-10-04
# 2026-09-17.en.toml
titel = "Meeting in September"
[[termine]]
kennung = "fest"
titel = "Festival"
datum = 2026-10-04"#,
        },
    },
    Explanation {
        rule: "mailing.same-id",
        reason: (
            "Das Versandbuch hielte die zweite Datei für schon verschickt.",
            "The ledger would take the second file for sent already.",
        ),
        text: (
            "Zwei Dateien haben dieselbe Kennung. Ohne `kennung` gilt der Name der Datei. Geben \
             Sie jeder eine eigene.",
            "Two files have the same ID. Without `id` the file's name counts. Give each its own.",
        ),
        example: Example::Tried {
            wrong: r#"# 2026-09-17.toml
kennung = "herbst"
# 2026-11-12.toml
kennung = "herbst""#,
            right: r#"# 2026-09-17.toml
kennung = "herbst"
# 2026-11-12.toml
kennung = "winter""#,
        },
    },
    Explanation {
        rule: "attendance.no-minutes",
        reason: (
            "Was keine Sitzungsdatei ist, kann nicht gezählt werden.",
            "What is no minutes file cannot be counted.",
        ),
        text: (
            "`rundmail teilnahme` hat in einem Ordner eine TOML-Datei gefunden, die keine \
             Sitzungsdatei ist, und übergeht sie. Legen Sie sie in einen anderen Ordner, wenn \
             der Hinweis stört.",
            "`rundmail attendance` found a TOML file in a folder that is no minutes file, and \
             passes it over. Move it to another folder if the note bothers you.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "attendance.unknown",
        reason: ("Das Treffen fehlt sonst in der Summe.", "The meeting is missing from the sum."),
        text: (
            "Zu einem Treffen stehen weder Zahlen noch Teilnehmende in der Datei. Ergänzen Sie \
             [teilnahme] oder [[teilnehmende]].",
            "A meeting has neither figures nor participants. Add [attendance] or \
             [[participants]].",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "attendance.differs",
        reason: (
            "Ein Treffen darf nicht zweimal und verschieden gezählt werden.",
            "A meeting must not be counted twice and differently.",
        ),
        text: (
            "Zwei Dateien über dasselbe Treffen nennen verschiedene Zahlen. Es zählen die der \
             genannten Datei; gleichen Sie die anderen an.",
            "Two files on the same meeting give different figures. Those of the named file \
             count; make the others equal.",
        ),
        example: Example::None,
    },
];
