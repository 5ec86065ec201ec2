//! The German texts of the command line, one table for each thing that has a text. A test holds them
//! against the English command line: nothing may be missing, nothing may be left over.

/// Each verb by its path; the empty one is the program itself.
pub(super) const VERBS: &[(&str, &str)] = &[
    (
        "",
        "Aus einer Sitzungsdatei wird eine barrierefreie Rund-Mail: Webseite, PDF, Text, Kalender \
         und eine persönliche E-Mail an jeden Kontakt. Das Versandbuch hält fest, wer sie bekommt.",
    ),
    ("init", "Einen Arbeitsordner mit Beispieldateien einrichten"),
    ("new", "Die nächste Sitzungsdatei anlegen"),
    ("check", "Dateien, Kontakte und Texte prüfen; ändert nichts"),
    ("render", "Webseite, PDF, Text und Kalender schreiben"),
    ("preview", "Die fertigen E-Mails im Browser zeigen"),
    ("send", "Die Rund-Mail senden; fragt vorher, setzt einen abgebrochenen Versand fort"),
    ("status", "Zeigen, wer die Rund-Mail bekommen hat, wer nicht und warum"),
    (
        "bounces",
        "Zurückgekommene E-Mails aus gespeicherten Fehlermeldungen der Mailserver verbuchen",
    ),
    ("attendance", "Die Zahl der Teilnehmenden je Treffen und Jahr"),
    ("contacts", "Die Kontaktliste zeigen, wie das Programm sie liest"),
    ("templates", "Die mitgelieferten Vorlagen ansehen und anpassen"),
    ("templates write", "Die Vorlagen zum Ändern in einen Ordner schreiben; überschreibt nichts"),
    ("templates list", "Die Vorlagen aufzählen und sagen, wozu jede dient"),
    ("completions", "Befehle mit der Tabulatortaste ergänzen lassen (Shell)"),
    ("man", "Handbuchseiten schreiben"),
    ("help", "Hilfe zum Programm oder zu einem Befehl"),
];

/// Each argument: `VERB.ID` where a verb has its own text, else `ID`.
pub(super) const ARGS: &[(&str, &str)] = &[
    ("lang", "Sprache, in der das Programm mit Ihnen spricht"),
    ("init.folder", "Der Arbeitsordner"),
    ("new.file", "Die neue Datei; ohne Angabe nach dem Datum des Treffens benannt"),
    ("kind", "Art der neuen Datei; ohne Angabe, was als Nächstes kommt (danach wird gefragt)"),
    ("after", "Aus dieser Datei übernehmen; ohne Angabe aus der neuesten im Ordner"),
    (
        "files",
        "Sitzungsdateien oder Ordner mit Sitzungsdateien; ohne Angabe wird die neueste angeboten; - \
         liest von der Standardeingabe",
    ),
    ("contacts", "Eine andere Kontaktliste als die in den Einstellungen"),
    ("server", "Den Mailserver ausprobieren, ohne etwas zu senden; dazu braucht es keine Datei"),
    (
        "explain",
        "Zeigen, wozu eine Regel dient und wie man behebt, was sie meldet; ohne Namen alle Regeln",
    ),
    ("check.json", "Die Meldungen als JSON"),
    ("file", "Die Sitzungsdatei; ohne Angabe wird die neueste des Ordners angeboten"),
    ("render.output", "Der Zielordner; ohne Angabe `out` im Arbeitsordner"),
    ("render.format", "Nur diese Formate"),
    ("edition", "Nur diese Fassung"),
    ("to", "Nur diese Gruppe; mehrfach möglich"),
    ("except", "Diese Gruppe nicht; mehrfach möglich"),
    ("skip_faulty", "Fehlerhafte Zeilen der Liste auslassen, statt anzuhalten"),
    (
        "preview.messages",
        "Auch die E-Mail an diese Person als Datei (.eml) schreiben und öffnen; mehrfach möglich",
    ),
    (
        "send.messages",
        "Auch die E-Mail an diese Person als Datei (.eml) schreiben; mehrfach möglich",
    ),
    ("no_open", "Den Browser nicht öffnen"),
    ("dry_run", "Probelauf: alles vorbereiten, nichts senden; schreibt nur die Vorschau"),
    (
        "test",
        "Nur eine Probe an diese Adresse senden; steht sie in der Liste, ihre eigene E-Mail in jeder \
         Sprache; wird nicht verbucht",
    ),
    ("yes", "Nicht nachfragen"),
    ("via", "Auf welchem Weg gesendet wird"),
    ("only_new", "Nach einer Änderung: nur an die senden, die noch nichts bekommen haben"),
    (
        "correction",
        "Nach einer Änderung: eine Berichtigung an alle senden, die die frühere Fassung haben",
    ),
    ("uncertain", "Was mit E-Mails geschieht, von denen niemand weiß, ob sie angekommen sind"),
    (
        "gone",
        "Was mit Personen geschieht, deren Adresse es nach einem Rückläufer oder dem Server nicht mehr gibt",
    ),
    ("retry_refused", "Es auch bei denen noch einmal versuchen, die der Server abgelehnt hat"),
    (
        "retry_for",
        "Wie lange insgesamt gewartet wird, wo der Server „später“ sagt: 90s, 30m, 2h, 2h30m oder \
         \"2 Std\"; 0: nur ein Versuch",
    ),
    (
        "only",
        "Nur an die Personen in dieser Liste, etwa der nicht zugestellten; versucht es auch bei \
         abgelehnten noch einmal",
    ),
    ("approved", "Nur den Plan mit dieser Prüfsumme senden, so wie ihn die Vorschau gezeigt hat"),
    ("status.file", "Die Sitzungsdatei; ohne Angabe jede Rund-Mail des Arbeitsordners"),
    ("csv", "Jede Adresse als CSV"),
    ("status.json", "Jede Adresse als JSON"),
    ("bounces.paths", "E-Mails (.eml, .msg), mbox-Dateien oder Ordner davon, auch Maildirs"),
    ("bounces.json", "Das Gefundene als JSON"),
    ("attendance.paths", "Sitzungsdateien oder Ordner mit Sitzungsdateien"),
    ("attendance.format", "In welcher Form die Zahlen ausgegeben werden"),
    ("attendance.output", "Die Zieldatei; bei xlsx nötig"),
    ("excel", "CSV so, wie Excel es richtig öffnet (mit Semikolons)"),
    ("attendance.json", "Dasselbe wie --format json"),
    ("contacts.json", "Die Liste als JSON"),
    ("templates write.folder", "Der Zielordner"),
    ("shell", "Die Shell"),
    ("man.folder", "Der Zielordner"),
    ("verb", "Der Befehl"),
    ("help", "Hilfe zeigen (ausführlich mit --hilfe, kurz mit -h)"),
    ("version", "Version zeigen"),
];

/// Each value of an argument, `ID.VALUE` with the German name of the value.
pub(super) const VALUES: &[(&str, &str)] = &[
    ("lang.de", "Deutsch"),
    ("lang.en", "Englisch"),
    ("format.html", "Webseite in einer Datei"),
    ("format.pdf", "Barrierefreies PDF"),
    ("format.txt", "Text"),
    ("format.ics", "Kalender"),
    ("format.json", "Daten für Programme"),
    ("format.tabelle", "Tabelle zum Lesen"),
    ("format.csv", "Werte mit Trennzeichen"),
    ("format.xlsx", "Excel-Arbeitsmappe"),
    ("format.svg", "Diagramm"),
    ("kind.einladung", "Vor einem Treffen"),
    ("kind.zusammenfassung", "Nach einem Treffen, in Kürze"),
    ("kind.protokoll", "Nach einem Treffen, ausführlich"),
    ("kind.rundmail", "Ohne Treffen"),
    ("edition.intern", "Für das Netzwerk"),
    ("edition.oeffentlich", "Für die Webseite"),
    ("via.smtp", "Über den Mailserver aus den Einstellungen"),
    ("via.ordner", "In den Ordner `outbox`"),
    ("via.entwuerfe", "Als Entwürfe für ein Mailprogramm"),
    ("uncertain.nochmal", "Noch einmal senden; vielleicht bekommt jemand sie doppelt"),
    ("uncertain.auslassen", "Auslassen; vielleicht bekommt jemand sie nicht"),
    ("gone.senden", "Trotzdem senden"),
    ("gone.auslassen", "Auslassen; sie bekommen nichts"),
];

/// What stands for a value in usage lines.
pub(super) const VALUE_NAMES: &[(&str, &str)] = &[
    ("LANGUAGE", "SPRACHE"),
    ("DIR", "ORDNER"),
    ("FILE", "DATEI"),
    ("FORMAT", "FORMAT"),
    ("EDITION", "FASSUNG"),
    ("GROUP", "GRUPPE"),
    ("ADDRESS", "ADRESSE"),
    ("DIGEST", "PRÜFSUMME"),
    ("TIME", "DAUER"),
    ("WAY", "WEG"),
    ("WHAT", "WAS"),
    ("KIND", "ART"),
    ("PATH", "PFAD"),
    ("RULE", "REGEL"),
    ("SHELL", "SHELL"),
    ("COMMAND", "BEFEHL"),
];
