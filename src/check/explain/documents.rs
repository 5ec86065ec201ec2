//! Templates, words and the PDF.

use super::{Example, Explanation};

/// Why these rules are there, and how to mend what they find.
pub(super) const ALL: &[Explanation] = &[
    Explanation {
        rule: "template.column",
        reason: (
            "Ein leerer Platzhalter stünde in jeder E-Mail.",
            "An empty placeholder would stand in every mail.",
        ),
        text: (
            "Die Vorlage benutzt eine Spalte, die die Kontaktliste nicht hat. Prüfen Sie die \
             Schreibweise.",
            "The template uses a column that the contact list does not have. Check the spelling.",
        ),
        example: Example::Shown {
            wrong: r"{{ contact.extra.Raum }}",
            right: r"{{ contact.extra.raum }}",
        },
    },
    Explanation {
        rule: "template.endless",
        reason: ("Eine Vorlage muss zu einem Ende kommen.", "A template must come to an end."),
        text: (
            "Eine Vorlage ruft sich selbst auf, oder das Ergebnis ist zu groß. Prüfen Sie \
             Schleifen und `include`.",
            "A template calls itself, or what comes out is too large. Check loops and `include`.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "template.failed",
        reason: (
            "Eine Vorlage, die nicht läuft, ergibt kein Dokument.",
            "A template that does not run makes no document.",
        ),
        text: (
            "Die Meldung nennt die Stelle. Vergleichen Sie mit der mitgelieferten Vorlage \
             (`rundmail vorlagen schreiben ORDNER`).",
            "The finding names the place. Compare with the built-in template (`rundmail \
             templates write DIR`).",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "template.missing",
        reason: ("Eine genannte Vorlage muss da sein.", "A template that is named must be there."),
        text: (
            "Eine Vorlage bindet eine andere ein, die es nicht gibt. `rundmail vorlagen liste` \
             nennt alle.",
            "A template includes another that does not exist. `rundmail templates list` names \
             all.",
        ),
        example: Example::Shown {
            wrong: r#"{% include "fuss.html" %}"#,
            right: r#"{% include "footer.html" %}"#,
        },
    },
    Explanation {
        rule: "template.no-body",
        reason: (
            "Aus einer Seite ohne `body` wird keine E-Mail.",
            "A page without a `body` makes no mail.",
        ),
        text: (
            "Die Vorlage der E-Mail hat kein `<body>`. Ergänzen Sie es.",
            "The mail's template has no `<body>`. Add it.",
        ),
        example: Example::Shown {
            wrong: r"<html>…</html>", right: r"<html><body>…</body></html>"
        },
    },
    Explanation {
        rule: "template.no-value",
        reason: (
            "Was nicht angegeben ist, kann nicht gezeigt werden.",
            "What is not given cannot be shown.",
        ),
        text: (
            "Die Vorlage benutzt eine Angabe, die diese Datei nicht hat. Schreiben Sie eine \
             Bedingung darum.",
            "The template uses something that this file does not give. Put a condition around \
             it.",
        ),
        example: Example::Shown {
            wrong: r"{{ meeting.place }}",
            right: r"{% if meeting.place %}{{ meeting.place }}{% endif %}",
        },
    },
    Explanation {
        rule: "template.style",
        reason: (
            "Mailprogramme verstehen nur einfache Gestaltung.",
            "Mail programs understand plain styles only.",
        ),
        text: (
            "Die Gestaltung (CSS) der E-Mail lässt sich nicht einsetzen. Prüfen Sie mail.css.",
            "The mail's style (CSS) cannot be put in. Check mail.css.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "template.syntax",
        reason: (
            "Eine falsch geschriebene Vorlage ergibt kein Dokument.",
            "A template that is written wrongly makes no document.",
        ),
        text: (
            "Meist fehlt eine Klammer oder ein `endif`.",
            "Mostly a brace or an `endif` is missing.",
        ),
        example: Example::Shown {
            wrong: r"{% if title %}{{ title }}",
            right: r"{% if title %}{{ title }}{% endif %}",
        },
    },
    Explanation {
        rule: "template.undefined",
        reason: (
            "Ein vertippter Name bliebe im Dokument leer.",
            "A mistyped name would stay empty in the document.",
        ),
        text: (
            "Diesen Namen kennt die Vorlage nicht. Was sie benutzen kann, steht am Anfang der \
             mitgelieferten Vorlage.",
            "The template does not know this name. What it may use stands at the head of the \
             built-in template.",
        ),
        example: Example::Shown { wrong: r"{{ titel }}", right: r"{{ title }}" },
    },
    Explanation {
        rule: "template.unknown",
        reason: (
            "Was die Vorlagensprache nicht kennt, kann sie nicht ausführen.",
            "What the template language does not know it cannot do.",
        ),
        text: (
            "Einen Filter oder eine Funktion dieses Namens gibt es nicht.",
            "There is no filter or function of this name.",
        ),
        example: Example::Shown { wrong: r"{{ title | gross }}", right: r"{{ title | upper }}" },
    },
    Explanation {
        rule: "template.unused",
        reason: (
            "Eine Datei mit falschem Namen bliebe ohne Wirkung.",
            "A file with a wrong name would have no effect.",
        ),
        text: (
            "Keine Vorlage benutzt diese Datei im Ordner templates/. Prüfen Sie ihren Namen; \
             `rundmail vorlagen liste` nennt alle.",
            "No template uses this file in templates/. Check its name; `rundmail templates \
             list` names all.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "words.language",
        reason: (
            "Leserinnen und Leser sollen Wochentage in ihrer Sprache sehen.",
            "Readers should see weekdays in their language.",
        ),
        text: (
            "Für diese Sprache sind keine festen Wörter hinterlegt. Übersetzen Sie sie in einer \
             Datei templates/words.KÜRZEL.toml.",
            "There are no set words for this language. Translate them in a file \
             templates/words.TAG.toml.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "words.placeholder",
        reason: (
            "Ein unbekannter Platzhalter stünde wörtlich im Dokument.",
            "An unknown placeholder would stand in the document as it is.",
        ),
        text: (
            "Dieser Platzhalter wird hier nicht gefüllt. Die Meldung nennt die möglichen.",
            "This placeholder is not filled here. The finding names those that are possible.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "words.syntax",
        reason: (
            "Was nicht gelesen werden kann, gilt nicht.",
            "What cannot be read does not hold.",
        ),
        text: (
            "Die Datei mit eigenen Wörtern ist kein gültiges TOML. Prüfen Sie Anführungszeichen \
             und Klammern.",
            "The file of own words is no valid TOML. Check quotation marks and brackets.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "words.type",
        reason: (
            "Ein Eintrag in anderer Form lässt sich nicht einsetzen.",
            "An entry of another form cannot be put in.",
        ),
        text: (
            "Der Eintrag hat eine andere Form als in der Vorlage; es gilt weiter die Vorlage.",
            "The entry has another form than the built-in one, which goes on to hold.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "words.unknown",
        reason: (
            "Ein vertipptes Wort bliebe ohne Wirkung.",
            "A mistyped word would have no effect.",
        ),
        text: (
            "Ein Wort dieses Namens gibt es nicht. Die Meldung nennt das ähnlichste.",
            "There is no word of this name. The finding names the nearest.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "pdf.alt",
        reason: (
            "Ohne Beschreibung ist ein Bild für manche Menschen nicht da.",
            "Without a description a picture is not there for some people.",
        ),
        text: (
            "Geben Sie zum Bild einen Alternativtext an.",
            "Give the picture an alternative text.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "pdf.engine",
        reason: (
            "Ohne PDF fehlt den Empfängern eine Fassung.",
            "Without the PDF its readers lack an edition.",
        ),
        text: (
            "Das PDF ließ sich nicht erzeugen. Das ist ein Fehler im Programm; bitte melden Sie \
             ihn mit der Meldung.",
            "The PDF could not be made. That is a fault of the program; please report it with \
             the finding.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "pdf.font",
        reason: (
            "Eine Schrift, die fehlt, wird stillschweigend ersetzt.",
            "A font that is missing is replaced silently.",
        ),
        text: (
            "Die Vorlage nennt eine Schrift, die nicht mitgeliefert wird. Die Meldung nennt die \
             vorhandenen.",
            "The template names a font that is not carried. The finding names those that are \
             there.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "pdf.glyph",
        reason: (
            "Ein fehlendes Zeichen erscheint im PDF als Kästchen.",
            "A missing character shows as a box in the PDF.",
        ),
        text: (
            "Die Schriften des PDF haben diese Zeichen nicht; Webseite und E-Mail zeigen sie. \
             Ersetzen Sie sie, wenn sie auch im PDF zu lesen sein sollen. In einer eigenen Vorlage \
             oder im Logo ist es ein Fehler.",
            "The PDF's fonts do not have these characters; page and mail show them. Replace them \
             if they are to be read in the PDF, too. In a template of your own it is an error.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "pdf.heading",
        reason: (
            "Vorleseprogramme gliedern nach Überschriften.",
            "Screen readers go by the headings.",
        ),
        text: (
            "Eine Überschrift ist leer, zu lang oder überspringt eine Ebene.",
            "A heading is empty, too long, or skips a level.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "pdf.logo",
        reason: (
            "Das Logo soll in jeder Fassung erscheinen.",
            "The logo should appear in every edition.",
        ),
        text: (
            "Speichern Sie das Logo neu als PNG (Farbraum RGB) oder als einfaches SVG.",
            "Save the logo again as PNG (RGB) or as plain SVG.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "pdf.template",
        reason: (
            "Eine Vorlage, die nicht läuft, ergibt kein PDF.",
            "A template that does not run makes no PDF.",
        ),
        text: (
            "Die eigene Vorlage templates/minutes.typ hat einen Fehler. Ohne sie gilt die \
             mitgelieferte.",
            "Your own template templates/minutes.typ has a fault. Without it the built-in one \
             holds.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "pdf.title",
        reason: ("Ein barrierefreies PDF braucht einen Titel.", "An accessible PDF needs a title."),
        text: ("Geben Sie in der Sitzungsdatei `titel` an.", "Give the minutes file a `title`."),
        example: Example::None,
    },
];
