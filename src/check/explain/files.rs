//! Files, TOML and what it allows.

use super::{Example, Explanation};

/// Why these rules are there, and how to mend what they find.
pub(super) const ALL: &[Explanation] = &[
    Explanation {
        rule: "file.unreadable",
        reason: (
            "Was nicht gelesen werden kann, kann nicht geprüft werden.",
            "What cannot be read cannot be checked.",
        ),
        text: (
            "Die Datei gibt es nicht, oder sie darf nicht gelesen werden. Prüfen Sie Namen, \
             Ordner und Rechte.",
            "The file is not there or may not be read. Check its name, its folder and its \
             permissions.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "file.encoding",
        reason: (
            "In anderer Kodierung gespeicherte Umlaute kämen beschädigt an.",
            "Letters saved in another encoding would arrive damaged.",
        ),
        text: (
            "Die Datei ist nicht in UTF-8 gespeichert. Wählen Sie im Editor beim Speichern die \
             Kodierung UTF-8.",
            "The file is not saved as UTF-8. Choose the encoding UTF-8 when saving.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "file.format",
        reason: (
            "Nur aus einer Textdatei kann eine Rund-Mail werden.",
            "Only a text file can become a Rund-Mail.",
        ),
        text: (
            "Die Datei ist ein Dokument von Word oder Excel, eine PDF-Datei oder Ähnliches, auch wenn \
             ihr Name auf `.toml` endet. Kopieren Sie den Text in eine Datei, die `rundmail neu` \
             anlegt.",
            "The file is a document of Word or Excel, a PDF or the like, although its name ends in \
             `.toml`. Copy the text into a file that `rundmail new` makes.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "file.too-large",
        reason: (
            "So groß ist keine Datei, die jemand schreibt.",
            "Nobody writes a file of that size.",
        ),
        text: (
            "Die Datei hat mehr als 16 MB. Prüfen Sie, ob es die richtige ist.",
            "The file has more than 16 MB. Check whether it is the right one.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "file.translation",
        reason: (
            "Eine Übersetzung ist keine eigene Rund-Mail.",
            "A translation is no mailing of its own.",
        ),
        text: (
            "Nennen Sie die erste Datei (`2026-09-17.toml`); ihre Übersetzungen \
             (`2026-09-17.uk.toml`) gehören immer dazu.",
            "Name the first file (`2026-09-17.toml`); its translations (`2026-09-17.uk.toml`) \
             always belong to it.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "file.no-minutes",
        reason: (
            "Ein Ordner ohne Sitzungsdateien sähe sonst fehlerfrei aus.",
            "A folder without minutes files would look faultless.",
        ),
        text: (
            "In dem Ordner liegt keine Sitzungsdatei. Prüfen Sie den Namen des Ordners.",
            "There is no minutes file in the folder. Check the folder's name.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "toml.syntax",
        reason: (
            "Was nicht eindeutig geschrieben ist, kann nicht gelesen werden.",
            "What is not written clearly cannot be read.",
        ),
        text: (
            "Meist fehlt ein Anführungszeichen, ein Gleichheitszeichen oder eine Klammer. Texte \
             stehen in Anführungszeichen, Abschnitte in eckigen Klammern.",
            "Mostly a quotation mark, an equals sign or a bracket is missing. Texts stand in \
             quotation marks, sections in square brackets.",
        ),
        example: Example::Tried {
            wrong: r"einleitung = Herzlich willkommen",
            right: r#"einleitung = "Herzlich willkommen""#,
        },
    },
    Explanation {
        rule: "toml.key-twice",
        reason: (
            "Bei zwei Angaben ist nicht klar, welche gilt.",
            "With two statements it is unclear which one counts.",
        ),
        text: (
            "Derselbe Schlüssel steht zweimal in einem Abschnitt, vielleicht einmal auf Deutsch \
             und einmal auf Englisch. Löschen Sie eine der Zeilen.",
            "The same key stands twice in one section, perhaps once in German and once in \
             English. Delete one of the lines.",
        ),
        example: Example::Tried {
            wrong: r#"titel = "Treffen"
title = "Treffen im September""#,
            right: r#"titel = "Treffen im September""#,
        },
    },
    Explanation {
        rule: "toml.unknown-key",
        reason: (
            "Ein vertippter Schlüssel bliebe sonst unbemerkt ohne Wirkung.",
            "A mistyped key would have no effect, unnoticed.",
        ),
        text: (
            "Dieser Schlüssel ist hier nicht bekannt. Die Meldung schlägt den ähnlichsten vor; \
             alle stehen in docs/files.md.",
            "This key is not known here. The finding suggests the nearest; docs/files.md has \
             all of them.",
        ),
        example: Example::Tried {
            wrong: r#"[[termine]]
titel = "Infoabend"
datum = 2026-10-08
begin = 16:30:00"#,
            right: r#"[[termine]]
titel = "Infoabend"
datum = 2026-10-08
beginn = 16:30:00"#,
        },
    },
    Explanation {
        rule: "toml.missing",
        reason: (
            "Ohne diese Angabe lässt sich kein Dokument machen.",
            "Without it no document can be made.",
        ),
        text: (
            "Ein Schlüssel, der nötig ist, fehlt. Die Meldung nennt ihn.",
            "A key that is needed is missing. The finding names it.",
        ),
        example: Example::Tried {
            wrong: r"[[termine]]
datum = 2026-10-08",
            right: r#"[[termine]]
titel = "Infoabend"
datum = 2026-10-08"#,
        },
    },
    Explanation {
        rule: "toml.empty",
        reason: ("Eine leere Angabe ist so gut wie keine.", "An empty value is as good as none."),
        text: (
            "Ein Text, der nötig ist, ist leer. Schreiben Sie ihn zwischen die \
             Anführungszeichen.",
            "A text that is needed is empty. Write it between the quotation marks.",
        ),
        example: Example::Tried {
            wrong: r#"[[termine]]
titel = ""
datum = 2026-10-08"#,
            right: r#"[[termine]]
titel = "Infoabend"
datum = 2026-10-08"#,
        },
    },
    Explanation {
        rule: "toml.type",
        reason: (
            "Jede Angabe hat ihre Form, damit nichts falsch verstanden wird.",
            "Each value has its form, so that nothing is misunderstood.",
        ),
        text: (
            "Texte stehen in Anführungszeichen; Tage (2026-09-17), Uhrzeiten (17:00:00), Zahlen \
             und true/false stehen ohne.",
            "Texts stand in quotation marks; days (2026-09-17), times (17:00:00), numbers and \
             true/false stand without.",
        ),
        example: Example::Tried {
            wrong: r#"[[termine]]
titel = "Infoabend"
datum = "8. Oktober 2026""#,
            right: r#"[[termine]]
titel = "Infoabend"
datum = 2026-10-08
beginn = 18:00:00
ort = "Stadtbibliothek""#,
        },
    },
    Explanation {
        rule: "toml.date",
        reason: (
            "Einen Tag oder eine Uhrzeit, die es nicht gibt, kann niemand einhalten.",
            "Nobody can keep a day or a time that does not exist.",
        ),
        text: (
            "Diesen Tag oder diese Uhrzeit gibt es nicht. Prüfen Sie Monat, Tag und Stunde.",
            "This day or time does not exist. Check month, day and hour.",
        ),
        example: Example::Tried {
            wrong: r#"[[termine]]
titel = "Infoabend"
datum = 2026-09-31"#,
            right: r#"[[termine]]
titel = "Infoabend"
datum = 2026-09-30
beginn = 18:00:00
ort = "Stadtbibliothek""#,
        },
    },
    Explanation {
        rule: "toml.choice",
        reason: (
            "Ein vertipptes „intern“ machte sonst etwas öffentlich.",
            "A mistyped \"internal\" would make something public.",
        ),
        text: (
            "Hier ist nur eines von wenigen Wörtern möglich. Die Meldung nennt sie alle.",
            "Only one of a few words is possible here. The finding names them all.",
        ),
        example: Example::Tried {
            wrong: r#"[[termine]]
titel = "Infoabend"
datum = 2026-10-08
sichtbarkeit = "inntern""#,
            right: r#"[[termine]]
titel = "Infoabend"
datum = 2026-10-08
sichtbarkeit = "intern""#,
        },
    },
];
