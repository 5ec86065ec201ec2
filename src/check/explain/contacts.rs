//! The contact list as a whole.

use super::{Example, Explanation};

/// Why these rules are there, and how to mend what they find.
pub(super) const ALL: &[Explanation] = &[
    Explanation {
        rule: "contacts.unreadable",
        reason: (
            "Ohne Kontaktliste gibt es niemanden, der die Rund-Mail bekommt.",
            "Without a contact list there is nobody to get the mailing.",
        ),
        text: (
            "Die Liste gibt es nicht, oder sie darf nicht gelesen werden. Prüfen Sie `datei` \
             unter [kontakte].",
            "The list is not there or may not be read. Check `file` under [contacts].",
        ),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[kontakte]
datei = "kontakt.csv"
# kontakte.csv
E-Mail;Name
kim@verein.example;Kim Probe"#,
            right: r#"# rundmail.toml
[kontakte]
datei = "kontakte.csv"
# kontakte.csv
E-Mail;Name
kim@verein.example;Kim Probe"#,
        },
    },
    Explanation {
        rule: "contacts.too-large",
        reason: (
            "So groß ist keine Kontaktliste eines Büros.",
            "No office has a contact list of that size.",
        ),
        text: (
            "Die Datei ist zu groß oder hat zu viele Zeilen. Prüfen Sie, ob es die richtige ist.",
            "The file is too large or has too many rows. Check whether it is the right one.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "contacts.format",
        reason: (
            "Gelesen werden Excel- und LibreOffice-Tabellen, CSV-Dateien und Visitenkarten (vCard).",
            "What is read are spreadsheets of Excel and LibreOffice, CSV files and address cards.",
        ),
        text: (
            "Die Datei ist von anderer Art, beschädigt oder mit einem Kennwort geschützt. Speichern \
             Sie die Liste als Excel-Arbeitsmappe (.xlsx) ohne Kennwort.",
            "The file is of another kind, damaged, or protected by a password. Save the list as an \
             Excel workbook (.xlsx) without a password.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "contacts.sheet",
        reason: (
            "Vom falschen Blatt einer Arbeitsmappe bekämen die Falschen Post.",
            "From the wrong sheet of a workbook the wrong people would get mail.",
        ),
        text: (
            "Gelesen wird das einzige sichtbare Blatt mit E-Mail-Adressen. Gibt es mehrere, nennen \
             Sie das richtige unter [kontakte] mit `blatt`.",
            "The only visible sheet with e-mail addresses is read. Where there are several, name \
             the right one under [contacts] with `sheet`.",
        ),
        example: Example::Shown {
            wrong: r#"[kontakte]
datei = "Verteiler.xlsx""#,
            right: r#"[kontakte]
datei = "Verteiler.xlsx"
blatt = "Mitglieder""#,
        },
    },
    Explanation {
        rule: "contacts.no-person",
        reason: (
            "Titel und Summen einer Liste sind keine Menschen; wer einer ist, darf nicht fehlen.",
            "Titles and sums of a list are no people; whoever is one must not be missing.",
        ),
        text: (
            "Zeilen über der Kopfzeile, Summen, Seitenzahlen und wiederholte Kopfzeilen werden \
             übergangen. Prüfen Sie, ob in den genannten Zeilen wirklich niemand steht.",
            "Rows above the header, sums, page numbers and repeated headers are skipped. Check that \
             the lines named are really nobody's.",
        ),
        example: Example::Tried {
            wrong: r"# kontakte.csv
Verteiler Netzwerk;
E-Mail;Name
kim@verein.example;Kim Probe",
            right: r"# kontakte.csv
E-Mail;Name
kim@verein.example;Kim Probe",
        },
    },
    Explanation {
        rule: "contacts.encoding",
        reason: (
            "Falsch gelesene Umlaute stünden in jeder Anrede.",
            "Letters read wrongly would stand in every greeting.",
        ),
        text: (
            "Die Liste ist nicht in UTF-8 gespeichert. Prüfen Sie die Umlaute, oder speichern \
             Sie sie als „CSV UTF-8“.",
            "The list is not saved as UTF-8. Check the letters, or save it as \"CSV UTF-8\".",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "contacts.empty",
        reason: (
            "In einer leeren Liste bekommt niemand etwas.",
            "With an empty list nobody gets anything.",
        ),
        text: (
            "In der Liste steht kein Kontakt. Prüfen Sie, ob es die richtige Datei ist.",
            "The list has no contact. Check whether it is the right file.",
        ),
        example: Example::Tried {
            wrong: r"# kontakte.csv
E-Mail;Name",
            right: r"# kontakte.csv
E-Mail;Name
kim@verein.example;Kim Probe",
        },
    },
    Explanation {
        rule: "contacts.no-address-column",
        reason: (
            "Ohne E-Mail-Spalte weiß niemand, wohin.",
            "Without a column of addresses nobody knows where to.",
        ),
        text: (
            "Keine Spalte heißt `E-Mail` oder ähnlich. Benennen Sie sie um, oder ordnen Sie sie \
             unter [kontakte.spalten] zu.",
            "No column is called `E-Mail` or alike. Rename it, or assign it under \
             [contacts.columns].",
        ),
        example: Example::Tried {
            wrong: r"# kontakte.csv
Elektropost;Name
kim@verein.example;Kim Probe",
            right: r"# kontakte.csv
E-Mail;Name
kim@verein.example;Kim Probe",
        },
    },
    Explanation {
        rule: "contacts.unclear",
        reason: (
            "Wer keine E-Mail möchte, darf keine bekommen.",
            "Whoever wants no mail must get none.",
        ),
        text: (
            "Eine Spalte sagt vielleicht, wer keine E-Mail möchte, aber nicht sicher. Die Meldung \
             nennt die Zeilen, von denen eine unter [kontakte.spalten] in rundmail.toml gehört: \
             `aktiv` (ein Nein schließt aus), `abgemeldet` (alles außer Nein schließt aus), \
             `nur-mit-ja` (ohne Ja keine E-Mail) oder `ohne-bedeutung`. Auch eine Liste von Spalten \
             und ein einzelner Eintrag („Status: passiv“) sind möglich.",
            "A column may say who wants no mail, but not for certain. The finding shows the lines of \
             which one belongs under [contacts.columns] in rundmail.toml: `active` (a no keeps mail \
             away), `inactive` (anything but a no keeps it away), `only-yes` (no mail without a yes) or \
             `ignore`. A list of columns and a single entry (\"Status: passive\") are possible as well.",
        ),
        example: Example::Tried {
            wrong: r"# kontakte.csv
E-Mail;Newsletter
kim@verein.example;x
alex@verein.example;",
            right: r"# kontakte.csv
E-Mail;Newsletter
kim@verein.example;ja
alex@verein.example;nein",
        },
    },
    Explanation {
        rule: "contacts.objection",
        reason: (
            "Eine Bitte um keine E-Mails steht oft nur in einer Notiz.",
            "That somebody wants no mail often stands in a note only.",
        ),
        text: (
            "Eine Notiz sagt, dass jemand keine E-Mails möchte, und keine Spalte sagt es. Tragen Sie \
             es in einer Spalte `Abgemeldet` ein. Wo eine Notiz nur danach klingt („verstorben“), \
             ist es eine Warnung.",
            "A note says that somebody wants no mail, and no column says so. Enter it in a column \
             `Unsubscribed`. Where a note may mean something else (\"deceased\"), it is a warning.",
        ),
        example: Example::Tried {
            wrong: r"# kontakte.csv
E-Mail;Notiz
kim@verein.example;bitte keine Mails mehr",
            right: r"# kontakte.csv
E-Mail;Notiz;Abgemeldet
kim@verein.example;bitte keine Mails mehr;ja
alex@verein.example;;",
        },
    },
    Explanation {
        rule: "contacts.other-address",
        reason: (
            "Vielleicht ist eine andere Spalte die mit den Adressen.",
            "Perhaps the addresses stand in another column.",
        ),
        text: (
            "Zeilen ohne E-Mail-Adresse haben eine in einer anderen Spalte. Fehlt sie den meisten, \
             ist es ein Fehler. Ordnen Sie die Spalte unter [kontakte.spalten] zu.",
            "Rows without an e-mail address have one in another column. Where most lack one, it is \
             an error. Assign the column under [contacts.columns].",
        ),
        example: Example::Tried {
            wrong: r"# kontakte.csv
E-Mail;Name;Ersatz
;Kim Probe;kim@verein.example",
            right: r"# kontakte.csv
E-Mail;Name;Ersatz
kim@verein.example;Kim Probe;",
        },
    },
    Explanation {
        rule: "contacts.columns",
        reason: (
            "Eine falsche Zuordnung läse Namen als Adressen.",
            "A wrong assignment would read names as addresses.",
        ),
        text: (
            "Unter [kontakte.spalten] steht ein Feld oder eine Spalte, die es nicht gibt.",
            "[contacts.columns] names a field or a column that does not exist.",
        ),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[kontakte.spalten]
email = "Elektropost"
# kontakte.csv
E-Mail;Name
kim@verein.example;Kim Probe"#,
            right: r#"# rundmail.toml
[kontakte.spalten]
email = "E-Mail"
# kontakte.csv
E-Mail;Name
kim@verein.example;Kim Probe"#,
        },
    },
    Explanation {
        rule: "contacts.column-twice",
        reason: (
            "Bei zwei gleichen Spalten ist nicht klar, welche gilt.",
            "With two columns alike it is unclear which one counts.",
        ),
        text: (
            "Zwei Spalten bedeuten dasselbe. Benennen Sie eine um, oder löschen Sie sie.",
            "Two columns mean the same. Rename or delete one.",
        ),
        example: Example::Tried {
            wrong: r"# kontakte.csv
E-Mail;Email;Name
kim@verein.example;kim@post.example;Kim Probe",
            right: r"# kontakte.csv
E-Mail;Name
kim@verein.example;Kim Probe",
        },
    },
    Explanation {
        rule: "contacts.too-many-columns",
        reason: (
            "So viele Spalten hat keine Kontaktliste.",
            "No contact list has so many columns.",
        ),
        text: (
            "Die Kopfzeile ist keine einer Kontaktliste. Prüfen Sie, ob es die richtige Datei \
             ist.",
            "The header is not that of a contact list. Check whether it is the right file.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "contacts.bounced",
        reason: (
            "Eine Adresse, die es nicht mehr gibt, schadet dem Ruf Ihres Mailservers.",
            "An address that is no more harms your mail server's standing.",
        ),
        text: (
            "An diese Adresse kam schon eine E-Mail als unzustellbar zurück. Fragen Sie nach \
             der neuen, oder setzen Sie den Kontakt auf inaktiv.",
            "A mail to this address has come back before. Ask for the new one, or set the \
             contact inactive.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "contacts.more-findings",
        reason: ("Tausend Meldungen liest niemand.", "Nobody reads a thousand findings."),
        text: (
            "Die Liste hat mehr Fehler, als gezeigt werden. Beheben Sie die ersten; oft haben \
             alle dieselbe Ursache.",
            "The list has more faults than are shown. Mend the first ones; often all have the \
             same cause.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "contacts.unknown-group",
        reason: (
            "Eine vertippte Gruppe erreichte die Falschen oder niemanden.",
            "A mistyped group would reach the wrong people or nobody.",
        ),
        text: (
            "Die Gruppe von `--an` oder `--ausser` gibt es in der Liste nicht. Die Meldung \
             nennt die ähnlichste.",
            "The list has no group of `--to` or `--except`. The finding names the nearest.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "contacts.slipped",
        reason: (
            "Eine verrutschte Spalte begrüßt jemanden mit fremdem Namen.",
            "A column that has slipped greets people by somebody else's name.",
        ),
        text: (
            "In einer Spalte, die den Namen noch einmal nennt (Briefanrede, Anzeigename, der Anfang der \
             Adresse), steht der Name aus einer anderen Zeile. So kommt es, wenn jemand eine Zelle löscht \
             oder nur eine Spalte sortiert. Eine einzelne Zeile ist eine Warnung; sie kann ein früherer Name \
             sein.",
            "A column that carries the name again (a greeting, a name to display, the start of the address) has \
             the name of another row. That happens where somebody deletes a cell or sorts one column alone. A \
             single row is a warning; it may be an earlier name.",
        ),
        example: Example::Tried {
            wrong: r"# kontakte.csv
E-Mail;Briefanrede;Nachname
post@nord.example;Sehr geehrte Frau Probe;Muster
post@sued.example;Sehr geehrter Herr Vorlage;Probe
post@west.example;Sehr geehrte Frau Muster;Vorlage",
            right: r"# kontakte.csv
E-Mail;Briefanrede;Nachname
post@nord.example;Sehr geehrte Frau Muster;Muster
post@sued.example;Sehr geehrte Frau Probe;Probe
post@west.example;Sehr geehrter Herr Vorlage;Vorlage",
        },
    },
];
