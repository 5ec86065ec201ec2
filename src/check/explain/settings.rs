//! The settings and the levels of rules.

use super::{Example, Explanation};

/// Why these rules are there, and how to mend what they find.
pub(super) const ALL: &[Explanation] = &[
    Explanation {
        rule: "settings.language",
        reason: (
            "Die Sprache bestimmt Wochentage, Monate und feste Wörter.",
            "The language decides weekdays, months and set words.",
        ),
        text: (
            "Schreiben Sie ein Sprachkürzel wie \"de\" oder \"uk\".",
            "Write a language tag such as \"de\" or \"uk\".",
        ),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[vorgaben]
sprache = "Amtsdeutsch""#,
            right: r#"# rundmail.toml
[vorgaben]
sprache = "de""#,
        },
    },
    Explanation {
        rule: "settings.timezone",
        reason: (
            "Eine falsche Zeitzone verschiebt jeden Kalendereintrag.",
            "A wrong time zone shifts every calendar entry.",
        ),
        text: (
            "Üblich ist \"Europe/Berlin\"; das gilt auch, wenn nichts angegeben ist.",
            "Usual is \"Europe/Berlin\"; it also holds where nothing is said.",
        ),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[vorgaben]
zeitzone = "MEZ-Berlin""#,
            right: r#"# rundmail.toml
[vorgaben]
zeitzone = "Europe/Berlin""#,
        },
    },
    Explanation {
        rule: "settings.size",
        reason: ("Eine Größe muss eindeutig sein.", "A size must be clear."),
        text: (
            "Schreiben Sie zum Beispiel \"8 MB\" oder \"500 kB\".",
            "Write for example \"8 MB\" or \"500 kB\".",
        ),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[versand]
hoechstgroesse = "acht Megabyte""#,
            right: r#"# rundmail.toml
[versand]
hoechstgroesse = "8 MB""#,
        },
    },
    Explanation {
        rule: "settings.port",
        reason: ("Ein Port ist eine Zahl von 1 bis 65535.", "A port is a number from 1 to 65535."),
        text: (
            "Üblich sind 465 und 587; lassen Sie `port` weg, dann gilt der übliche.",
            "Usual are 465 and 587; leave `port` out, then the usual one holds.",
        ),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[smtp]
server = "mail.stadt.example"
port = 70000"#,
            right: r#"# rundmail.toml
[smtp]
server = "mail.stadt.example"
port = 465"#,
        },
    },
    Explanation {
        rule: "settings.connections",
        reason: (
            "Zu viele Verbindungen auf einmal lehnen Mailserver ab.",
            "Mail servers refuse too many connections at once.",
        ),
        text: ("Möglich sind 1 bis 50, üblich 1 bis 3.", "Possible are 1 to 50, usual 1 to 3."),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[smtp]
server = "mail.stadt.example"
verbindungen = 500"#,
            right: r#"# rundmail.toml
[smtp]
server = "mail.stadt.example"
verbindungen = 2"#,
        },
    },
    Explanation {
        rule: "settings.ehlo-name",
        reason: (
            "Was kein Name ist, weist der Mailserver schon bei der Begrüßung ab.",
            "What is no name is turned away by the mail server at the greeting.",
        ),
        text: (
            "`ehlo-name` ist der Name, mit dem sich das Programm beim Mailserver meldet; ohne ihn gilt die \
             Domain des Absenders. Möglich ist auch eine Adresse: \"[192.0.2.7]\" oder \
             \"[IPv6:2001:db8::7]\".",
            "`ehlo-name` is the name that the program greets the mail server with; without it that is the \
             sender's domain. An address is possible too: \"[192.0.2.7]\" or \"[IPv6:2001:db8::7]\".",
        ),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[smtp]
server = "mail.stadt.example"
ehlo-name = "PC im Vorzimmer""#,
            right: r#"# rundmail.toml
[smtp]
server = "mail.stadt.example"
ehlo-name = "pc7.stadt.example""#,
        },
    },
    Explanation {
        rule: "settings.range",
        reason: (
            "Eine solche Zahl ist ein Versehen oder bliebe ohne Wirkung.",
            "Such a number is a slip, or would have no effect.",
        ),
        text: (
            "`termin-minuten` (wie lange ein Termin ohne Ende im Kalender dauert) darf 1 bis 1440 sein, \
             `vorschau-tage` (nach wie vielen Tagen eine Vorschau gelöscht wird) 1 bis 3650.",
            "`event-minutes` (how long an event without an end is in calendars) may be 1 to 1440, \
             `preview-days` (after how many days a preview is deleted) 1 to 3650.",
        ),
        example: Example::Tried {
            wrong: r"# rundmail.toml
[vorgaben]
termin-minuten = 0",
            right: r"# rundmail.toml
[vorgaben]
termin-minuten = 90",
        },
    },
    Explanation {
        rule: "settings.level",
        reason: (
            "Eine vertippte Stufe bliebe sonst ohne Wirkung.",
            "A mistyped level would have no effect.",
        ),
        text: (
            "Möglich sind \"aus\", \"hinweis\", \"warnung\" und \"fehler\".",
            "Possible are \"off\", \"note\", \"warning\" and \"error\".",
        ),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[pruefung]
"text.image" = "egal""#,
            right: r#"# rundmail.toml
[pruefung]
"text.image" = "hinweis""#,
        },
    },
    Explanation {
        rule: "settings.word",
        reason: (
            "Ein Eintrag ohne Wort oder mit demselben Wort auf beiden Seiten sagt nichts.",
            "An entry without a word, or with the same word on both sides, says nothing.",
        ),
        text: (
            "Unter [pruefung.woerter] steht links das Wort, das nicht vorkommen soll, und rechts \
             das bessere. Rechts darf \"\" stehen: Dann wird das Wort nur gemeldet.",
            "Under [check.words] stands on the left the word to avoid and on the right the better \
             one. On the right may stand \"\": then the word is only reported.",
        ),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[pruefung.woerter]
"E-Mail" = "E-Mail""#,
            right: r#"# rundmail.toml
[pruefung.woerter]
"Email" = "E-Mail""#,
        },
    },
    Explanation {
        rule: "check.unknown-rule",
        reason: (
            "Ein vertippter Name bliebe sonst ohne Wirkung.",
            "A mistyped name would have no effect.",
        ),
        text: (
            "Unter [pruefung] steht eine Regel, die es nicht gibt. `rundmail pruefen \
             --erklaeren` nennt alle.",
            "[check] names a rule that does not exist. `rundmail check --explain` lists all of \
             them.",
        ),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[pruefung]
"text.images" = "aus""#,
            right: r#"# rundmail.toml
[pruefung]
"text.image" = "aus""#,
        },
    },
    Explanation {
        rule: "check.fixed-rule",
        reason: (
            "Manche Regeln schützen vor Schaden und lassen sich nicht abschalten.",
            "Some rules guard against harm and cannot be switched off.",
        ),
        text: (
            "Unter [pruefung] soll eine Regel schwächer werden oder etwas hingenommen werden, \
             das ein unbrauchbares Dokument, ein falsches Datum oder eine verratene Adresse \
             bedeuten kann. Streichen Sie den Eintrag.",
            "[check] would weaken or accept what may mean an unusable document, a wrong date or \
             a leaked address. Remove the entry.",
        ),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[pruefung]
"id.duplicate" = "aus""#,
            right: r#"# rundmail.toml
[pruefung]
"text.image" = "aus""#,
        },
    },
    Explanation {
        rule: "check.accept-place",
        reason: (
            "Ohne Stelle und Grund weiß später niemand, was hingenommen wurde und warum.",
            "Without a place and a reason nobody knows later what was accepted, and why.",
        ),
        text: (
            "`ort` nennt die Datei und, nach Doppelpunkt und Leerzeichen, ein Stück der \
             gemeldeten Zeile. `grund` sagt mit Ihren Worten, warum es so stimmt.",
            "`place` names the file and, behind a colon and a blank, a piece of the reported \
             line. `why` says in your words why it is right.",
        ),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[[pruefung.hinnehmen]]
regel = "text.image"
ort = "in der Einleitung"
grund = "Das Plakat hängt ohnehin aus."
# 2026-09-17.toml
einleitung = "![Plakat](plakat.png)""#,
            right: r#"# rundmail.toml
[[pruefung.hinnehmen]]
regel = "text.image"
ort = "2026-09-17.toml: ![Plakat]"
grund = "Das Plakat hängt ohnehin aus."
# 2026-09-17.toml
einleitung = "![Plakat](plakat.png)""#,
        },
    },
    Explanation {
        rule: "check.accept-unused",
        reason: (
            "Was nicht mehr vorkommt, soll später nichts Neues verdecken.",
            "What no longer occurs should not hide something new later.",
        ),
        text: (
            "Eine Meldung, die hingenommen werden sollte, gibt es nicht mehr: Die Stelle wurde \
             geändert, oder der Eintrag ist vertippt. Streichen Sie den Eintrag, oder passen \
             Sie `ort` an.",
            "A finding that was to be accepted is no longer there: the place has changed, or \
             the entry is mistyped. Remove the entry, or adapt `place`.",
        ),
        example: Example::Shown {
            wrong: r#"# rundmail.toml
[[pruefung.hinnehmen]]
regel = "text.image"
ort = "2026-09-17.toml: ![Plakat]"
grund = "Das Plakat hängt ohnehin aus."
# 2026-09-17.toml
einleitung = "Willkommen""#,
            right: r#"# rundmail.toml
[[pruefung.hinnehmen]]
regel = "text.image"
ort = "2026-09-17.toml: ![Plakat]"
grund = "Das Plakat hängt ohnehin aus."
# 2026-09-17.toml
einleitung = "![Plakat](plakat.png)""#,
        },
    },
];
