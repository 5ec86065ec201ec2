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
        rule: "text.leftover",
        reason: (
            "Halbe Auszeichnungen und HTML stehen sonst in jedem Dokument, wie sie getippt wurden.",
            "Half of a mark or HTML would stand in every document as it was typed.",
        ),
        text: (
            "Beim Schreiben oder Einfügen ist etwas übrig geblieben: `**`, `~~` oder ein Gravis ohne \
             Gegenstück, `#Titel` ohne Leerzeichen, ein Zeichen aus HTML wie `<br>` oder `&nbsp;`, ein am \
             Zeilenende getrenntes Wort, Zeilen mit Tabulatoren, aber ungleich vielen Zellen. Die Hilfe zeigt die Zeile, wie sie lauten sollte.",
            "Something was left over when this was typed or pasted: `**`, `~~` or a backtick without its \
             partner, `#Title` without a blank, HTML such as `<br>` or `&nbsp;`, a word broken at the end \
             of its line, lines with tabs but not as many cells each. The help shows the line as it should be.",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = "**Wichtig: Das Büro ist zu.""#,
            right: r#"einleitung = "**Wichtig:** Das Büro ist zu.""#,
        },
    },
    Explanation {
        rule: "text.link",
        reason: (
            "Von einem Link ohne Ziel bleiben nur die Worte, und niemand kann ihm folgen.",
            "Of a link without a target only the words are left, and nobody can follow it.",
        ),
        text: (
            "Das Ziel fehlt, ist keine Adresse im Netz oder hat ein Leerzeichen, oder der Name davor ist \
             unbekannt. Adressen beginnen mit `https://` oder `www.`, Verweise heißen `[](termin:KENNUNG)` \
             und `[](anlage:KENNUNG)`.",
            "The target is missing, is no address on the web or has a blank in it, or the name before it \
             is unknown. Addresses begin with `https://` or `www.`, references are `[](date:ID)` and \
             `[](attachment:ID)`.",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = "Mehr steht [hier]().""#,
            right: r#"einleitung = "Mehr steht auf [der Seite](www.verein.example/fest).""#,
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
        example: Example::Tried { wrong: r#"sprache = "Amtsdeutsch""#, right: r#"sprache = "de""# },
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
