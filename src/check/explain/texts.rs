//! IDs, references and what stands in the texts.

use super::{Example, Explanation};

/// Why these rules are there, and how to mend what they find.
pub(super) const ALL: &[Explanation] = &[
    Explanation {
        rule: "id.form",
        reason: (
            "Kennungen werden zu Ankern und Dateinamen und dürfen deshalb nur einfache Zeichen \
             enthalten.",
            "IDs become anchors and file names and may therefore hold plain characters only.",
        ),
        text: (
            "Erlaubt sind Buchstaben, Ziffern, `-`, `_` und `.`, höchstens 100 Zeichen. \
             Ersetzen Sie Leerzeichen durch einen Strich.",
            "Letters, digits, `-`, `_` and `.` are allowed, at most 100. Write a dash in the \
             place of a blank.",
        ),
        example: Example::Tried {
            wrong: r#"[[termine]]
kennung = "fest der kulturen"
titel = "Fest der Kulturen"
datum = 2026-10-04"#,
            right: r#"[[termine]]
kennung = "fest-der-kulturen"
titel = "Fest der Kulturen"
datum = 2026-10-04"#,
        },
    },
    Explanation {
        rule: "id.duplicate",
        reason: (
            "Ein Verweis träfe sonst den falschen Eintrag.",
            "A reference would reach the wrong entry.",
        ),
        text: (
            "Zwei Termine oder zwei Anlagen haben dieselbe Kennung; Groß- und Kleinschreibung \
             zählt nicht. Geben Sie jedem Eintrag eine eigene.",
            "Two dates or two attachments have the same ID; capitals do not count. Give each \
             entry an ID of its own.",
        ),
        example: Example::Tried {
            wrong: r#"[[termine]]
kennung = "fest"
titel = "Sommerfest"
datum = 2027-07-03
[[termine]]
kennung = "Fest"
titel = "Winterfest"
datum = 2027-01-16"#,
            right: r#"[[termine]]
kennung = "sommerfest"
titel = "Sommerfest"
datum = 2027-07-03
[[termine]]
kennung = "winterfest"
titel = "Winterfest"
datum = 2027-01-16"#,
        },
    },
    Explanation {
        rule: "reference.unknown-date",
        reason: ("Der Verweis führte ins Leere.", "The reference would lead nowhere."),
        text: (
            "Ein Text verweist mit `[](date:KENNUNG)` auf einen Termin, den es nicht gibt. \
             Prüfen Sie die Schreibweise, oder nehmen Sie den Termin auf.",
            "A text refers with `[](date:ID)` to a date that is not there. Check the spelling, \
             or add the date.",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = "Bitte vormerken: [](date:infoabnd)"
[[termine]]
kennung = "infoabend"
titel = "Infoabend"
datum = 2026-10-08"#,
            right: r#"einleitung = "Bitte vormerken: [](date:infoabend)"
[[termine]]
kennung = "infoabend"
titel = "Infoabend"
datum = 2026-10-08"#,
        },
    },
    Explanation {
        rule: "reference.unknown-attachment",
        reason: ("Der Verweis führte ins Leere.", "The reference would lead nowhere."),
        text: (
            "Ein Text oder ein Termin verweist auf eine Anlage, die es nicht gibt. Prüfen Sie \
             die Kennung, oder nehmen Sie die Anlage auf.",
            "A text or a date refers to an attachment that is not there. Check the ID, or add \
             the attachment.",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = "Die Folien: [](attachment:vortrag)"
[[anlagen]]
kennung = "folien"
titel = "Folien"
datei = "folien.pdf""#,
            right: r#"einleitung = "Die Folien: [](attachment:folien)"
[[anlagen]]
kennung = "folien"
titel = "Folien"
datei = "folien.pdf""#,
        },
    },
    Explanation {
        rule: "reference.internal-from-public",
        reason: (
            "Sonst stünde der Titel eines internen Eintrags in der öffentlichen Fassung.",
            "The title of an internal entry would stand in the public edition.",
        ),
        text: (
            "Ein öffentlicher Text verweist auf einen Termin oder eine Anlage mit `sichtbarkeit \
             = \"intern\"`. Machen Sie den Eintrag öffentlich, oder den Text intern.",
            "A public text refers to a date or an attachment with `visibility = \"internal\"`. \
             Make the entry public, or the text internal.",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = "Bitte vormerken: [](date:runde)"
[[termine]]
kennung = "runde"
titel = "Vorbereitungsrunde"
datum = 2026-10-08
sichtbarkeit = "intern""#,
            right: r#"einleitung = "Bitte vormerken: [](date:runde)"
[[termine]]
kennung = "runde"
titel = "Vorbereitungsrunde"
datum = 2026-10-08"#,
        },
    },
    Explanation {
        rule: "text.image",
        reason: (
            "Bilder mitten im Text erscheinen in keinem der Dokumente.",
            "Images in the middle of a text appear in no document.",
        ),
        text: (
            "Ein Text enthält ein Bild in Markdown. Nehmen Sie es als Anlage auf, und verweisen \
             Sie darauf mit `[](attachment:KENNUNG)`.",
            "A text holds a Markdown image. Add it as an attachment and refer to it with \
             `[](attachment:ID)`.",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = "Das Plakat: ![Plakat](plakat.png)""#,
            right: r#"einleitung = "Das Plakat: [](attachment:plakat)"
[[anlagen]]
kennung = "plakat"
titel = "Plakat"
datei = "plakat.png""#,
        },
    },
    Explanation {
        rule: "minutes.id",
        reason: (
            "Die Kennung benennt Dateien und den Versand und braucht einfache Zeichen.",
            "The ID names files and the mailing and needs plain characters.",
        ),
        text: (
            "Erlaubt sind Buchstaben, Ziffern, `-`, `_` und `.`; am Anfang kein `.` oder `-`; \
             höchstens 100 Zeichen.",
            "Letters, digits, `-`, `_` and `.` are allowed, no `.` or `-` at the start, at most \
             100 characters.",
        ),
        example: Example::Tried {
            wrong: r#"kennung = "Herbst/2026""#,
            right: r#"kennung = "herbst-2026""#,
        },
    },
    Explanation {
        rule: "minutes.language",
        reason: (
            "Die Sprache bestimmt Wochentage, Monate und feste Wörter.",
            "The language decides weekdays, months and set words.",
        ),
        text: (
            "`sprache` ist kein Sprachkürzel. Schreiben Sie zum Beispiel \"de\" oder \"uk\".",
            "`language` is no language tag. Write for example \"de\" or \"uk\".",
        ),
        example: Example::Tried { wrong: r#"sprache = "Deutsch!""#, right: r#"sprache = "de""# },
    },
    Explanation {
        rule: "minutes.nesting",
        reason: (
            "Tiefer gegliedert findet sich in Webseite und PDF niemand mehr zurecht.",
            "Deeper than that nobody finds their way in page and PDF.",
        ),
        text: (
            "Unterpunkte stehen höchstens acht Ebenen tief. Ziehen Sie die untersten eine Ebene \
             höher.",
            "Items go eight levels deep at most. Move the lowest ones up a level.",
        ),
        example: Example::None,
    },
];
