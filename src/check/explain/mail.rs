//! The sender, the recipients and the finished mails.

use super::{Example, Explanation};

/// Why these rules are there, and how to mend what they find.
pub(super) const ALL: &[Explanation] = &[
    Explanation {
        rule: "mail.size",
        reason: (
            "Zu große E-Mails weisen Mailserver ab, manche erst nach Stunden.",
            "Mail servers refuse mails that are too large, some only after hours.",
        ),
        text: (
            "Mit ihren Anlagen ist die E-Mail größer, als `hoechstgroesse` erlaubt. Verkleinern \
             oder verlinken Sie die größte Anlage (`versand = false` und `link`).",
            "With its attachments the mail is larger than `max-size` allows. Make the largest \
             attachment smaller, or link it (`mail = false` and `url`).",
        ),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[versand]
absender = "Büro <buero@stadt.example>"
hoechstgroesse = "4 kB"
# 2026-09-17.toml
[[anlagen]]
kennung = "film"
titel = "Film vom Fest"
datei = "film.txt""#,
            right: r#"# rundmail.toml
[versand]
absender = "Büro <buero@stadt.example>"
hoechstgroesse = "4 kB"
# 2026-09-17.toml
[[anlagen]]
kennung = "film"
titel = "Film vom Fest"
link = "https://stadt.example/film"
versand = false"#,
        },
    },
    Explanation {
        rule: "mail.from",
        reason: (
            "Ohne gültigen Absender nimmt kein Server die E-Mails an.",
            "Without a valid sender no server takes the mails.",
        ),
        text: (
            "Schreiben Sie unter [versand] `absender` als „Name <adresse>“.",
            "Write `from` under [mail] as \"Name <address>\".",
        ),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[versand]
absender = "Stabsstelle Integration""#,
            right: r#"# rundmail.toml
[versand]
absender = "Stabsstelle Integration <integration@stadt.example>""#,
        },
    },
    Explanation {
        rule: "mail.reply-to",
        reason: ("Antworten gingen sonst verloren.", "Replies would be lost."),
        text: ("`antwort-an` ist keine E-Mail-Adresse.", "`reply-to` is no e-mail address."),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[versand]
absender = "Büro <buero@stadt.example>"
antwort-an = "buero(at)stadt.example""#,
            right: r#"# rundmail.toml
[versand]
absender = "Büro <buero@stadt.example>"
antwort-an = "buero@stadt.example""#,
        },
    },
    Explanation {
        rule: "mail.unsubscribe",
        reason: (
            "Der Weg zur Abmeldung muss bei allen funktionieren.",
            "The way to unsubscribe must work for everybody.",
        ),
        text: (
            "`abmelden` ist weder eine Adresse mit `mailto:` noch eine mit `https://`.",
            "`unsubscribe` is neither a `mailto:` nor an `https://` address.",
        ),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[versand]
absender = "Büro <buero@stadt.example>"
abmelden = "Antworten Sie einfach""#,
            right: r#"# rundmail.toml
[versand]
absender = "Büro <buero@stadt.example>"
abmelden = "mailto:buero@stadt.example?subject=Abmeldung""#,
        },
    },
    Explanation {
        rule: "mail.no-unsubscribe",
        reason: (
            "Wer keine Rund-Mail mehr will, soll sich abmelden können; große Anbieter verlangen \
             es.",
            "Whoever wants no more mailings should be able to leave; large providers demand it.",
        ),
        text: ("Ergänzen Sie unter [versand] `abmelden`.", "Add `unsubscribe` under [mail]."),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[versand]
absender = "Büro <buero@stadt.example>""#,
            right: r#"# rundmail.toml
[versand]
absender = "Büro <buero@stadt.example>"
abmelden = "mailto:buero@stadt.example?subject=Abmeldung""#,
        },
    },
    Explanation {
        rule: "mail.subject",
        reason: (
            "Eine E-Mail ohne Betreff gilt als Werbung oder als Versehen.",
            "A mail without a subject passes for spam or a mistake.",
        ),
        text: (
            "Der Betreff unter [versand] ergibt einen leeren Text. Prüfen Sie, was darin in \
             geschweiften Klammern steht.",
            "The subject under [mail] comes out empty. Check what stands in it in braces.",
        ),
        example: Example::Shown {
            wrong: r#"# rundmail.toml
[versand]
betreff = "{{ series }}""#,
            right: r#"# rundmail.toml
[versand]
betreff = "{{ title }}""#,
        },
    },
    Explanation {
        rule: "mail.proof",
        reason: (
            "Die letzte Probe: Jede E-Mail geht an genau einen Menschen.",
            "The last proof: each mail goes to exactly one person.",
        ),
        text: (
            "Vor dem Versand wird jede fertige E-Mail noch einmal gelesen. Diese wurde nicht \
             verschickt. Das liegt am Programm oder an einer ungewöhnlichen Adresse; bitte \
             melden Sie es.",
            "Before sending, each finished mail is read again. This one was not sent. The cause \
             is the program or an unusual address; please report it.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "mailing.twice",
        reason: (
            "Niemand soll dieselbe E-Mail zweimal bekommen.",
            "Nobody should get the same mail twice.",
        ),
        text: (
            "Eine Adresse kommt unter den ausgewählten Kontakten mehrfach vor und erhält nur \
             eine E-Mail. Löschen Sie die überzähligen Zeilen der Liste.",
            "An address stands among the chosen contacts more than once and gets one mail only. \
             Delete the surplus rows.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "only.unknown",
        reason: (
            "Wer nicht in der Kontaktliste steht, bekommt nichts.",
            "Whoever is not in the contact list gets nothing.",
        ),
        text: (
            "Die Liste von `--nur` nennt eine Adresse, die es in der Kontaktliste nicht gibt. \
             Prüfen Sie die Schreibweise.",
            "The list of `--only` names an address that the contact list does not have. Check \
             the spelling.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "mail.issued-day",
        reason: (
            "Das Ausgabedatum steht in jedem Dokument und soll zum Versand passen.",
            "The date of issue stands in every document and should go with the day of sending.",
        ),
        text: (
            "Beim Versenden liegt das Ausgabedatum in der Zukunft oder mehr als sieben Tage \
             zurück. Prüfen Sie es. `rundmail pruefen` kennt die Uhr nicht und sagt dazu nichts.",
            "When the mails are sent, the date of issue lies ahead or more than seven days back. \
             Check it. `rundmail check` does not know the clock and says nothing of it.",
        ),
        example: Example::Shown {
            wrong: "ausgabedatum = 2025-10-06",
            right: "ausgabedatum = 2026-10-06",
        },
    },
    Explanation {
        rule: "only.not-chosen",
        reason: (
            "Wer abgemeldet oder ausgeschlossen ist, bekommt nichts, auch wenn eine Liste ihn \
             nennt.",
            "Whoever has left or is excluded gets nothing, even where a list names them.",
        ),
        text: (
            "Die Liste von `--nur` nennt jemanden, der abgemeldet, abgelaufen oder nicht in \
             der gewählten Gruppe ist.",
            "The list of `--only` names somebody who has unsubscribed, has expired or is not in \
             the chosen group.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "bounces.unreadable",
        reason: (
            "Was nicht gelesen werden kann, wird nicht verbucht.",
            "What cannot be read is not accounted for.",
        ),
        text: (
            "Die Datei oder der Ordner mit Fehlermeldungen ist nicht lesbar. Speichern Sie die \
             E-Mails als .eml oder mbox.",
            "The file or folder of delivery reports cannot be read. Save the mails as .eml or \
             mbox.",
        ),
        example: Example::None,
    },
];
