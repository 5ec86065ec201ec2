//! The rows of the contact list.

use super::{Example, Explanation};

/// Why these rules are there, and how to mend what they find.
pub(super) const ALL: &[Explanation] = &[
    Explanation {
        rule: "contacts.row-too-long",
        reason: (
            "Überzählige Felder verschieben Namen und Adressen.",
            "Surplus cells shift names and addresses.",
        ),
        text: (
            "Die Zeile hat mehr Felder als die Kopfzeile. Ein Feld mit Trennzeichen gehört in \
             Anführungszeichen.",
            "The row has more cells than the header. A cell with a separator in it belongs in \
             quotation marks.",
        ),
        example: Example::Tried {
            wrong: r"# kontakte.csv
E-Mail;Organisation
kim@verein.example;Verein; Gruppe Süd",
            right: r#"# kontakte.csv
E-Mail;Organisation
kim@verein.example;"Verein; Gruppe Süd""#,
        },
    },
    Explanation {
        rule: "contacts.row-too-short",
        reason: (
            "Fehlende Felder verschieben Namen und Adressen.",
            "Missing cells shift names and addresses.",
        ),
        text: (
            "Die Zeile hat weniger Felder als die Kopfzeile. Ergänzen Sie die leeren Felder.",
            "The row has fewer cells than the header. Add the empty cells.",
        ),
        example: Example::Tried {
            wrong: r"# kontakte.csv
E-Mail;Vorname;Nachname
kim@verein.example",
            right: r"# kontakte.csv
E-Mail;Vorname;Nachname
kim@verein.example;Kim;Probe",
        },
    },
    Explanation {
        rule: "contacts.open-quote",
        reason: (
            "Ein offenes Anführungszeichen verschluckt die folgenden Kontakte.",
            "An open quotation mark swallows the contacts behind it.",
        ),
        text: (
            "Schließen Sie das Anführungszeichen, oder löschen Sie es.",
            "Close the quotation mark, or delete it.",
        ),
        example: Example::Tried {
            wrong: r#"# kontakte.csv
E-Mail;Organisation
kim@verein.example;"Verein"#,
            right: r#"# kontakte.csv
E-Mail;Organisation
kim@verein.example;"Verein""#,
        },
    },
    Explanation {
        rule: "contacts.address",
        reason: (
            "An eine ungültige Adresse kommt nichts an.",
            "Nothing arrives at an invalid address.",
        ),
        text: (
            "Die Adresse ist keine. Die Meldung sagt, was fehlt.",
            "The address is none. The finding says what is lacking.",
        ),
        example: Example::Tried {
            wrong: r"# kontakte.csv
E-Mail;Name
kim(at)verein.example;Kim Probe",
            right: r"# kontakte.csv
E-Mail;Name
kim@verein.example;Kim Probe",
        },
    },
    Explanation {
        rule: "contacts.no-address",
        reason: (
            "Wer keine Adresse hat, bekommt nichts, und das soll niemanden überraschen.",
            "Whoever has no address gets nothing, which should surprise nobody.",
        ),
        text: (
            "Wer keine Adresse hat, wird gezählt und steht nach dem Versand in der Liste der nicht \
             Erreichten, damit Sie einen Brief schreiben können.",
            "Those without an address are counted, and after sending they stand in the list of \
             those not reached, so that you can write a letter.",
        ),
        example: Example::Tried {
            wrong: r"# kontakte.csv
E-Mail;Name
kim@verein.example;Kim Probe
;Alex Muster",
            right: r"# kontakte.csv
E-Mail;Name
kim@verein.example;Kim Probe
alex@verein.example;Alex Muster",
        },
    },
    Explanation {
        rule: "contacts.several-addresses",
        reason: (
            "Jeder Mensch bekommt eine eigene E-Mail.",
            "Each person gets a mail of their own.",
        ),
        text: (
            "In einem Feld stehen mehrere Adressen; nur die erste bekommt Post. Geben Sie jeder, die \
             Post bekommen soll, eine eigene Zeile.",
            "A cell holds several addresses; only the first gets mail. Give each that shall get mail \
             a row of its own.",
        ),
        example: Example::Tried {
            wrong: r"# kontakte.csv
E-Mail;Name
kim@verein.example, alex@verein.example;Kim Probe",
            right: r"# kontakte.csv
E-Mail;Name
kim@verein.example;Kim Probe
alex@verein.example;Alex Muster",
        },
    },
    Explanation {
        rule: "contacts.typo",
        reason: (
            "Eine vertippte Domain lässt die E-Mail zurückkommen oder zu Fremden gehen.",
            "A mistyped domain brings the mail back, or to strangers.",
        ),
        text: (
            "Die Domain ähnelt einer bekannten sehr. Prüfen Sie die Adresse.",
            "The domain is very near to a known one. Check the address.",
        ),
        example: Example::Tried {
            wrong: r"# kontakte.csv
E-Mail;Name
kim@gmial.com;Kim Probe",
            right: r"# kontakte.csv
E-Mail;Name
kim@verein.example;Kim Probe",
        },
    },
    Explanation {
        rule: "contacts.mixed-scripts",
        reason: (
            "Ein kyrillisches а sieht wie ein lateinisches aus, ist aber eine andere Adresse.",
            "A Cyrillic а looks like a Latin one, but makes another address.",
        ),
        text: (
            "In einem Teil der Adresse stehen Buchstaben verschiedener Schriften, meist weil eine \
             andere Tastatur eingestellt war oder jemand täuschen will. Tippen Sie die Adresse neu ein.",
            "One part of the address has letters of different scripts, mostly because another \
             keyboard was set, or to deceive. Type the address anew.",
        ),
        example: Example::Tried {
            wrong: r"# kontakte.csv
E-Mail;Name
аnna@verein.example;Anna Probe",
            right: r"# kontakte.csv
E-Mail;Name
anna@verein.example;Anna Probe",
        },
    },
    Explanation {
        rule: "contacts.duplicate",
        reason: (
            "Niemand soll dieselbe E-Mail zweimal bekommen.",
            "Nobody should get the same mail twice.",
        ),
        text: (
            "Eine Adresse steht mehrfach in der Liste; sie bekommt eine E-Mail, und eine \
             Abmeldung gilt für alle Zeilen. Löschen Sie die überzähligen.",
            "An address stands in the list more than once; it gets one mail, and an \
             unsubscription holds for all rows. Delete the surplus ones.",
        ),
        example: Example::Tried {
            wrong: r"# kontakte.csv
E-Mail;Name
kim@verein.example;Kim Probe
Kim@verein.example;Kim Probe",
            right: r"# kontakte.csv
E-Mail;Name
kim@verein.example;Kim Probe",
        },
    },
    Explanation {
        rule: "contacts.household",
        reason: (
            "Wer sich eine Adresse teilt, bekommt eine E-Mail, die alle begrüßt.",
            "Those who share an address get one mail that greets them all.",
        ),
        text: (
            "Mehrere Zeilen haben eine Adresse, aber verschiedene Namen: „Guten Tag Anna und Otto \
             Muster,“. Ist es in Wahrheit eine Person, schreiben Sie ihren Namen überall gleich.",
            "Several rows have one address but different names: \"Hello Anna and Otto Muster,\". If \
             it is really one person, write the name the same everywhere.",
        ),
        example: Example::Tried {
            wrong: r"# kontakte.csv
E-Mail;Vorname;Nachname
familie@muster.example;Anna;Muster
familie@muster.example;Otto;Muster",
            right: r"# kontakte.csv
E-Mail;Vorname;Nachname
anna@muster.example;Anna;Muster
otto@muster.example;Otto;Muster",
        },
    },
    Explanation {
        rule: "contacts.shared",
        reason: (
            "Ein Postfach für mehrere bekommt nur eine E-Mail, in einer Sprache.",
            "A mailbox of several people gets but one mail, in one language.",
        ),
        text: (
            "Mehr als vier Personen werden nicht mit Namen begrüßt; lesen sie verschiedene Sprachen, \
             gilt die der ersten Zeile; hat sich eine abgemeldet, bekommt die Adresse nichts. Wer \
             etwas anderes braucht, braucht eine eigene Adresse.",
            "More than four people are not greeted by name; if they read different languages, that \
             of the first row counts; if one has unsubscribed, the address gets nothing. Whoever \
             needs something else needs an address of their own.",
        ),
        example: Example::Tried {
            wrong: r"# kontakte.csv
E-Mail;Vorname;Nachname;Sprache
familie@muster.example;Anna;Muster;de
familie@muster.example;Olena;Probe;uk",
            right: r"# kontakte.csv
E-Mail;Vorname;Nachname;Sprache
anna@muster.example;Anna;Muster;de
olena@probe.example;Olena;Probe;uk",
        },
    },
    Explanation {
        rule: "contacts.active",
        reason: (
            "Ob jemand die Rund-Mail will, muss eindeutig sein.",
            "Whether somebody wants the mailing must be clear.",
        ),
        text: (
            "In der Spalte `Aktiv`, oder in einer, die die Einstellungen so nennen, steht weder ja \
             noch nein.",
            "The column `Aktiv`, or one that the settings call so, says neither yes nor no.",
        ),
        example: Example::Tried {
            wrong: r"# kontakte.csv
E-Mail;Aktiv
kim@verein.example;vielleicht",
            right: r"# kontakte.csv
E-Mail;Aktiv
kim@verein.example;ja",
        },
    },
    Explanation {
        rule: "contacts.date",
        reason: (
            "Ein unlesbares Datum ließe jemanden zu lange oder zu kurz dabei.",
            "An unreadable date would keep somebody too long or too short.",
        ),
        text: (
            "Schreiben Sie das Datum als 31.12.2026 oder 2026-12-31.",
            "Write the date as 31.12.2026 or 2026-12-31.",
        ),
        example: Example::Tried {
            wrong: r"# kontakte.csv
E-Mail;Gültig bis
kim@verein.example;31.02.2026",
            right: r"# kontakte.csv
E-Mail;Gültig bis
kim@verein.example;28.02.2030",
        },
    },
    Explanation {
        rule: "contacts.language",
        reason: (
            "Wer eine Sprache wünscht, soll sie bekommen.",
            "Whoever asks for a language should get it.",
        ),
        text: (
            "Die Sprache ist nicht bekannt; der Kontakt bekommt die übliche Fassung. Schreiben \
             Sie ein Kürzel (\"uk\") oder den Namen (\"Ukrainisch\").",
            "The language is not known; the contact gets the usual edition. Write a tag \
             (\"uk\") or the name (\"Ukrainian\").",
        ),
        example: Example::Tried {
            wrong: r"# kontakte.csv
E-Mail;Sprache
kim@verein.example;Klingonisch",
            right: r"# kontakte.csv
E-Mail;Sprache
kim@verein.example;Ukrainisch",
        },
    },
    Explanation {
        rule: "contacts.control-character",
        reason: (
            "Steuerzeichen im Namen können den Kopf einer E-Mail zerstören.",
            "Control characters in a name can break the head of a mail.",
        ),
        text: (
            "In einem Feld steht ein unsichtbares Steuerzeichen. Tippen Sie den Inhalt neu.",
            "A cell holds an invisible control character. Type its content again.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "contacts.line-break",
        reason: (
            "Namen und Adressen stehen in einer Zeile.",
            "Names and addresses stand on one line.",
        ),
        text: (
            "In einem Feld steht ein Zeilenumbruch. Löschen Sie ihn.",
            "A cell holds a line break. Delete it.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "contacts.damaged",
        reason: (
            "Beschädigte Namen stünden in der Anrede.",
            "Damaged names would stand in the greeting.",
        ),
        text: (
            "Buchstaben sind beim Speichern verloren gegangen (`M?ller`), im falschen Zeichensatz \
             gelesen (`MÃ¼ller`) oder wie in Webseiten umschrieben (`M&uuml;ller`). \
             Speichern Sie die Liste ohne Verlust, oder tippen Sie den Namen neu. In Spalten, die \
             nur Ihre Vorlagen kennen, ist es eine Warnung.",
            "Letters were lost in saving (`M?ller`), read in the wrong character set (`MÃ¼ller`) \
             or encoded as on a web page (`M&uuml;ller`). Save the list without loss, or type the \
             name again. In columns that only your templates know it is a warning.",
        ),
        example: Example::Tried {
            wrong: r"# kontakte.csv
E-Mail;Nachname
kim@verein.example;MÃ¼ller",
            right: r"# kontakte.csv
E-Mail;Nachname
kim@verein.example;Müller",
        },
    },
    Explanation {
        rule: "contacts.formula",
        reason: (
            "Was eine Formel ergibt, weiß nur die Tabelle, aus der sie stammt.",
            "Only the spreadsheet that a formula comes from knows its result.",
        ),
        text: (
            "In einem Feld steht eine Formel und nicht ihr Ergebnis, oder die Formel hat nichts \
             ergeben (`#NV`), und das Feld entscheidet mit, wer die Rund-Mail bekommt. \
             `=\"Anna\"` und `=HYPERLINK(…)` werden verstanden.",
            "A cell holds a formula and not its result, or the formula has failed (`#N/A`) and \
             the cell has a say in who gets the mailing. `=\"Anna\"` and `=HYPERLINK(…)` are \
             understood.",
        ),
        example: Example::Tried {
            wrong: r"# kontakte.csv
E-Mail;Nachname
kim@verein.example;=A2&B2",
            right: r"# kontakte.csv
E-Mail;Nachname
kim@verein.example;Probe",
        },
    },
    Explanation {
        rule: "contacts.placeholder",
        reason: ("„Guten Tag k. A.“ wäre keine Anrede.", "\"Hello n/a\" would be no greeting."),
        text: (
            "In Feldern steht nur ein Platzhalter (`-`, `k. A.`, `NULL`, `#NV`). Sie gelten als \
             leer; zu tun ist nichts.",
            "Cells hold nothing but a placeholder (`-`, `n/a`, `NULL`, `#N/A`). They count as \
             empty; there is nothing to do.",
        ),
        example: Example::Tried {
            wrong: r"# kontakte.csv
E-Mail;Nachname
kim@verein.example;k. A.",
            right: r"# kontakte.csv
E-Mail;Nachname
kim@verein.example;Probe",
        },
    },
    Explanation {
        rule: "contacts.too-long",
        reason: ("So lang ist kein Name.", "No name is that long."),
        text: (
            "In einem Feld stehen zu viele Zeichen. Kürzen Sie es.",
            "A cell has too many characters. Shorten it.",
        ),
        example: Example::None,
    },
];
