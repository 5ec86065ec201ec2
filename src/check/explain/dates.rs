//! What the texts say of dates, against the calendar and the records.

use super::{Example, Explanation};

/// Why these rules are there, and how to mend what they find.
pub(super) const ALL: &[Explanation] = &[
    Explanation {
        rule: "text.weekday",
        reason: (
            "Ein Wochentag, der nicht zum Datum passt, schickt Menschen am falschen Tag los.",
            "A weekday that does not go with its date sends people out on the wrong day.",
        ),
        text: (
            "Im Text steht ein anderer Wochentag als im Kalender. Prüfen Sie, ob der Wochentag \
             stimmt oder das Datum.",
            "The text names another weekday than the calendar. Find out whether the weekday or \
             the date is right.",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = "Wir trafen uns am Freitag, 17. September 2026.""#,
            right: r#"einleitung = "Wir trafen uns am Donnerstag, 17. September 2026.""#,
        },
    },
    Explanation {
        rule: "text.impossible-date",
        reason: (
            "Einen Tag oder eine Uhrzeit, die es nicht gibt, kann niemand einhalten.",
            "Nobody can keep a day or a time that does not exist.",
        ),
        text: (
            "Im Text steht ein Tag oder eine Uhrzeit, die es nicht gibt. Sehen Sie nach, was \
             gemeint ist.",
            "The text names a day or a time that does not exist. Look up what is meant.",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = "Die Frist ist der 31. September 2026.""#,
            right: r#"einleitung = "Die Frist ist der 30. September 2026.""#,
        },
    },
    Explanation {
        rule: "text.past-date",
        reason: (
            "Eine Ankündigung, die schon vorbei ist, verrät ein falsches Datum.",
            "An announcement of what is over shows a wrong date.",
        ),
        text: (
            "Ein Text kündigt etwas für einen Tag an, der vor dem Ausgabedatum (oder der \
             Sitzung) liegt. Prüfen Sie Tag, Monat und Jahr.",
            "A text announces something for a day before the date of issue (or the meeting). \
             Check day, month and year.",
        ),
        example: Example::Shown {
            wrong: r#"einleitung = "Bitte melden Sie Ihren Stand bis zum 10. September an.""#,
            right: r#"einleitung = "Bitte melden Sie Ihren Stand bis zum 10. Oktober an.""#,
        },
    },
    Explanation {
        rule: "text.other-day",
        reason: (
            "Text und Liste dürfen nicht verschiedene Tage nennen.",
            "Text and list must not name different days.",
        ),
        text: (
            "Der Text nennt für einen Termin einen anderen Tag als der Eintrag. Die Meldung \
             zeigt beide Stellen; gleichen Sie die falsche an.",
            "The text names another day for an event than its record. The finding shows both \
             places; mend the wrong one.",
        ),
        example: Example::Shown {
            wrong: r#"einleitung = "Der Infoabend ist [am 9. Oktober](date:infoabend)."
[[termine]]
kennung = "infoabend"
titel = "Infoabend"
datum = 2026-10-08"#,
            right: r#"einleitung = "Der Infoabend ist [am 8. Oktober](date:infoabend)."
[[termine]]
kennung = "infoabend"
titel = "Infoabend"
datum = 2026-10-08"#,
        },
    },
    Explanation {
        rule: "text.other-year",
        reason: (
            "Ein Jahr vom letzten Mal bleibt beim Kopieren leicht stehen.",
            "Last time's year is easily left when copying.",
        ),
        text: (
            "Der Text nennt für einen Termin denselben Tag in einem anderen Jahr als der \
             Eintrag. Die Meldung zeigt beide Stellen.",
            "The text names the same day in another year than the record. The finding shows \
             both places.",
        ),
        example: Example::Shown {
            wrong: r#"einleitung = "Der Fachtag ist [am 18. November 2025](date:fachtag)."
[[termine]]
kennung = "fachtag"
titel = "Fachtag"
datum = 2026-11-18"#,
            right: r#"einleitung = "Der Fachtag ist [am 18. November 2026](date:fachtag)."
[[termine]]
kennung = "fachtag"
titel = "Fachtag"
datum = 2026-11-18"#,
        },
    },
    Explanation {
        rule: "text.other-time",
        reason: (
            "Text und Liste dürfen nicht verschiedene Uhrzeiten nennen.",
            "Text and list must not name different times.",
        ),
        text: (
            "Der Text nennt für einen Termin eine andere Uhrzeit als der Eintrag. Die Meldung \
             zeigt beide Stellen.",
            "The text names another time for an event than its record. The finding shows both \
             places.",
        ),
        example: Example::Shown {
            wrong: r#"einleitung = "Die Lesung ist [am 10. Oktober um 16 Uhr](date:lesung)."
[[termine]]
kennung = "lesung"
titel = "Lesung"
datum = 2026-10-10
beginn = 15:00:00"#,
            right: r#"einleitung = "Die Lesung ist [am 10. Oktober um 15 Uhr](date:lesung)."
[[termine]]
kennung = "lesung"
titel = "Lesung"
datum = 2026-10-10
beginn = 15:00:00"#,
        },
    },
    Explanation {
        rule: "date.not-listed",
        reason: (
            "Was nur im Text steht, kommt in keinen Kalender.",
            "What stands in a text only gets into no calendar.",
        ),
        text: (
            "Ein Aufruf oder eine Mitteilung nennt einen Termin, der in der Liste fehlt. Nehmen \
             Sie ihn unter [[termine]] auf.",
            "A call or an announcement names a date that the list lacks. Add it under [[dates]].",
        ),
        example: Example::Shown {
            wrong: r#"[[mitteilungen]]
titel = "Nachbarschaft isst zusammen"
text = "Wir laden ein zum Suppenfest am 7. November.""#,
            right: r#"[[mitteilungen]]
titel = "Nachbarschaft isst zusammen"
text = "Wir laden ein zum Suppenfest am 7. November."
[[termine]]
titel = "Suppenfest"
datum = 2026-11-07"#,
        },
    },
    Explanation {
        rule: "date.incomplete",
        reason: (
            "Wer kommen möchte, muss wissen, wann und wo.",
            "Whoever wants to come must know when and where.",
        ),
        text: (
            "Zu einem Termin fehlt der Beginn oder der Ort. Ergänzen Sie `beginn` und `ort`. Feiertage und \
             Ferien brauchen keines von beiden.",
            "A date lacks its start or its place. Add `start` and `place`. Feast days and holidays need \
             neither.",
        ),
        example: Example::Shown {
            wrong: r#"[[termine]]
titel = "Infoabend"
datum = 2026-10-08"#,
            right: r#"[[termine]]
titel = "Infoabend"
datum = 2026-10-08
beginn = 18:00:00
ort = "Stadtbibliothek""#,
        },
    },
    Explanation {
        rule: "date.deadline-past",
        reason: (
            "Eine Frist, die schon vorbei ist, kann niemand einhalten.",
            "Nobody can keep a deadline that is over.",
        ),
        text: (
            "Die Frist eines Aufrufs endet vor dem Ausgabedatum (oder der Sitzung), oder bevor \
             die E-Mails wirklich hinausgehen. Prüfen Sie sie, oder streichen Sie den Aufruf.",
            "The deadline of a call ends before the date of issue (or the meeting), or before \
             the mails really leave. Check it, or remove the call.",
        ),
        example: Example::Shown {
            wrong: r#"[[mitteilungen]]
titel = "Patinnen und Paten gesucht"
typ = "aufruf"
frist = 2026-09-10"#,
            right: r#"[[mitteilungen]]
titel = "Patinnen und Paten gesucht"
typ = "aufruf"
frist = 2026-10-10"#,
        },
    },
    Explanation {
        rule: "date.past",
        reason: (
            "In der Liste der Termine stehen kommende.",
            "The list of dates is for those to come.",
        ),
        text: (
            "Ein Termin liegt vor dem Ausgabedatum (oder der Sitzung). Prüfen Sie Tag und Jahr, \
             oder streichen Sie ihn.",
            "A date lies before the date of issue (or the meeting). Check its day and year, or \
             remove it.",
        ),
        example: Example::Shown {
            wrong: r#"[[termine]]
titel = "Herbstfest"
datum = 2025-10-08"#,
            right: r#"[[termine]]
titel = "Herbstfest"
datum = 2026-10-08"#,
        },
    },
    Explanation {
        rule: "date.soon",
        reason: (
            "Was in wenigen Tagen ist, lesen manche zu spät.",
            "What is a few days away some will read too late.",
        ),
        text: (
            "Ein Termin liegt nur wenige Tage nach dem Ausgabedatum. Senden Sie bald, oder \
             weisen Sie auf anderem Weg darauf hin.",
            "A date is only a few days after the date of issue. Send soon, or tell people \
             another way.",
        ),
        example: Example::Shown {
            wrong: r#"ausgabedatum = 2026-10-06
[[termine]]
titel = "Infoabend"
datum = 2026-10-08"#,
            right: r#"ausgabedatum = 2026-09-24
[[termine]]
titel = "Infoabend"
datum = 2026-10-08"#,
        },
    },
    Explanation {
        rule: "meeting.day",
        reason: (
            "Ein falsches Jahr stünde in jeder E-Mail und in jedem Kalender.",
            "A wrong year would stand in every mail and every calendar.",
        ),
        text: (
            "Eine Zusammenfassung oder ein Protokoll berichtet über ein Treffen, das spätestens \
             am Ausgabedatum war; eine Einladung gilt einem, das noch kommt. Beim Versand zählt \
             auch der heutige Tag. Liegt das Treffen fast ein Jahr oder mehr entfernt, ist das \
             eine Warnung. Prüfen Sie Jahr und Tag, und ob die Art der Datei stimmt.",
            "A summary or minutes report on a meeting that was held by the date of issue; an \
             invitation calls to one that is still to come. When the mails leave, today counts as \
             well. A meeting that is almost a year away or more is a warning. Check year and day, \
             and the kind of the file.",
        ),
        example: Example::Tried {
            wrong: r"ausgabedatum = 2026-01-20
[sitzung]
datum = 2026-09-17",
            right: r"ausgabedatum = 2026-09-20
[sitzung]
datum = 2026-09-17",
        },
    },
    Explanation {
        rule: "date.far",
        reason: (
            "So weit im Voraus wird kaum etwas angekündigt; meist ist es ein Tippfehler.",
            "Hardly anything is announced so early; mostly it is a slip.",
        ),
        text: (
            "Das nächste Treffen oder eine Frist liegt mehr als zwei Jahre, ein Termin mehr als \
             fünf Jahre nach dem Ausgabedatum (oder der Sitzung). Prüfen Sie das Jahr.",
            "The next meeting or a deadline is more than two years, a date more than five years \
             after the date of issue (or the meeting). Check the year.",
        ),
        example: Example::Shown {
            wrong: r#"[[termine]]
titel = "Herbstfest"
datum = 2062-10-08"#,
            right: r#"[[termine]]
titel = "Herbstfest"
datum = 2026-10-08"#,
        },
    },
    Explanation {
        rule: "meeting.no-next",
        reason: (
            "Alle wollen wissen, wann man sich wiedersieht.",
            "Everybody wants to know when to meet again.",
        ),
        text: (
            "Es steht nicht da, wann das nächste Treffen ist. Ergänzen Sie `naechstes-treffen` \
             unter [sitzung].",
            "Nothing says when the next meeting is. Add `next` under [meeting].",
        ),
        example: Example::Shown {
            wrong: r"[sitzung]
datum = 2026-09-17",
            right: r"[sitzung]
datum = 2026-09-17
naechstes-treffen = 2027-01-14",
        },
    },
];
