//! The German texts of the command line, one table for each thing that has a text. A test holds them
//! against the English command line: nothing may be missing, nothing may be left over.

/// Each verb by its path; the empty one is the program itself.
pub(super) const VERBS: &[(&str, &str)] = &[
    (
        "",
        "Aus einem Protokoll wird eine barrierefreie Rund-Mail: Webseite, PDF, Text, Kalender und \
         eine persönliche E-Mail an jeden Kontakt, über die Buch geführt wird.",
    ),
    ("init", "Einen Arbeitsordner mit erklärten Beispieldateien einrichten"),
    ("new", "Die nächste Protokolldatei anlegen"),
    ("check", "Alle Fehler in Dateien, Kontakten und Texten finden; ändert nichts"),
    ("render", "Die Dokumente schreiben"),
    ("preview", "Die fertigen E-Mails im Browser zeigen"),
    ("send", "Die Rund-Mail senden; fragt vorher und macht dort weiter, wo ein Lauf abbrach"),
    ("status", "Zeigen, wer sie bekommen hat, wer nicht und warum"),
    ("attendance", "Die Zahl der Teilnehmenden je Sitzung und Jahr"),
    ("contacts", "Die Kontaktliste, so wie sie verstanden wird"),
    ("templates", "Die eingebauten Vorlagen"),
    ("templates write", "Die Vorlagen zum Ändern in einen Ordner schreiben; überschreibt nichts"),
    ("templates list", "Die Vorlagen aufzählen und sagen, wozu jede dient"),
    ("completions", "Vervollständigung der Befehle für eine Shell ausgeben"),
    ("man", "Handbuchseiten schreiben"),
    ("help", "Hilfe zum Programm oder zu einem Befehl"),
];

/// Each argument: `VERB.ID` where a verb has its own text, else `ID`.
pub(super) const ARGS: &[(&str, &str)] = &[
    ("lang", "Sprache, in der das Programm mit Ihnen spricht"),
    ("init.folder", "Der Arbeitsordner"),
    ("new.file", "Die neue Datei; ohne Angabe nach dem Datum der Sitzung benannt"),
    ("after", "Aus dieser Datei übernehmen; ohne Angabe aus der neuesten im Ordner"),
    ("files", "Protokolldateien"),
    ("contacts", "Eine andere Kontaktliste als die in den Einstellungen"),
    ("check.json", "Die Befunde als JSON"),
    ("file", "Die Protokolldatei"),
    ("render.output", "Zielordner; ohne Angabe `out` im Arbeitsordner"),
    ("render.format", "Nur diese Formate"),
    ("edition", "Nur diese Ausgabe"),
    ("to", "Nur diese Gruppe; darf mehrfach stehen"),
    ("except", "Nicht diese Gruppe; darf mehrfach stehen"),
    ("skip_faulty", "Fehlerhafte Zeilen der Liste auslassen, statt anzuhalten"),
    ("no_open", "Den Browser nicht öffnen"),
    ("dry_run", "Alles tun außer senden; schreibt nur die Vorschau"),
    ("test", "Nur eine E-Mail zur Probe an diese Adresse senden; wird nicht verbucht"),
    ("yes", "Nicht nachfragen"),
    ("via", "Auf welchem Weg gesendet wird"),
    ("only_new", "Der Inhalt ist geändert: nur an alle senden, die noch nichts bekommen haben"),
    ("correction", "Der Inhalt ist geändert: die Berichtigung an alle senden"),
    ("uncertain", "Was mit E-Mails geschieht, von denen niemand weiß, ob sie angekommen sind"),
    ("retry_refused", "Es auch bei denen noch einmal versuchen, die der Server abgelehnt hat"),
    ("status.file", "Die Protokolldatei; ohne Angabe jede Rund-Mail des Arbeitsordners"),
    ("csv", "Jede Adresse als CSV"),
    ("status.json", "Jede Adresse als JSON"),
    ("paths", "Protokolldateien oder Ordner davon"),
    ("attendance.format", "Form der Zahlen"),
    ("attendance.output", "Zieldatei; für xlsx nötig"),
    ("excel", "CSV für Excel: mit Semikolon und Bytereihenfolge-Marke"),
    ("attendance.json", "Dasselbe wie --format json"),
    ("contacts.json", "Die Liste als JSON"),
    ("templates write.folder", "Der Zielordner"),
    ("shell", "Die Shell"),
    ("man.folder", "Der Zielordner"),
    ("verb", "Der Befehl"),
];

/// Each value of an argument, `ID.VALUE`.
pub(super) const VALUES: &[(&str, &str)] = &[
    ("lang.de", "Deutsch"),
    ("lang.en", "Englisch"),
    ("format.html", "Webseite in einer Datei"),
    ("format.pdf", "Barrierefreies PDF"),
    ("format.txt", "Text"),
    ("format.ics", "Kalender"),
    ("format.json", "Daten für Programme"),
    ("format.table", "Tabelle zum Lesen"),
    ("format.csv", "Werte mit Trennzeichen"),
    ("format.xlsx", "Excel-Arbeitsmappe"),
    ("format.svg", "Diagramm"),
    ("edition.internal", "Für das Netzwerk"),
    ("edition.public", "Für die Webseite"),
    ("via.smtp", "Über den Mailserver der Einstellungen"),
    ("via.folder", "In den Ordner `outbox`"),
    ("via.drafts", "Als Entwürfe für ein Mailprogramm"),
    ("uncertain.resend", "Noch einmal senden: jemand bekommt sie vielleicht doppelt"),
    ("uncertain.skip", "Auslassen: jemand bekommt sie vielleicht nicht"),
];

/// What stands for a value in usage lines.
pub(super) const VALUE_NAMES: &[(&str, &str)] = &[
    ("LANGUAGE", "SPRACHE"),
    ("DIR", "ORDNER"),
    ("FILE", "DATEI"),
    ("FORMAT", "FORMAT"),
    ("EDITION", "AUSGABE"),
    ("GROUP", "GRUPPE"),
    ("ADDRESS", "ADRESSE"),
    ("WAY", "WEG"),
    ("WHAT", "WAS"),
    ("PATH", "PFAD"),
    ("SHELL", "SHELL"),
    ("COMMAND", "BEFEHL"),
];
