//! The dates of a minutes file.

use super::{Example, Explanation};

/// Why these rules are there, and how to mend what they find.
pub(super) const ALL: &[Explanation] = &[
    Explanation {
        rule: "date.until-before-date",
        reason: (
            "Ein Termin mit vertauschten Tagen stünde in allen Kalendern falsch.",
            "An event with its days the wrong way round would be wrong in every calendar.",
        ),
        text: (
            "Der letzte Tag (`bis`) liegt vor dem ersten (`datum`). Prüfen Sie, welcher der \
             beiden stimmt.",
            "The last day (`until`) lies before the first (`date`). Find out which of the two \
             is right.",
        ),
        example: Example::Tried {
            wrong: r#"[[termine]]
titel = "Interkulturelle Woche"
datum = 2026-10-04
bis = 2026-09-26"#,
            right: r#"[[termine]]
titel = "Interkulturelle Woche"
datum = 2026-09-26
bis = 2026-10-04"#,
        },
    },
    Explanation {
        rule: "date.end-before-start",
        reason: (
            "Ein Termin, der vor seinem Beginn endet, hat eine falsche Uhrzeit.",
            "An event that ends before it begins has a wrong time.",
        ),
        text: (
            "Das Ende liegt am selben Tag nicht nach dem Beginn. Geht der Termin über \
             Mitternacht, dann geben Sie den letzten Tag an (`bis`).",
            "The end is not after the start on the same day. If the event goes past midnight, \
             give its last day (`until`).",
        ),
        example: Example::Tried {
            wrong: r#"[[termine]]
titel = "Infoabend"
datum = 2026-10-08
beginn = 18:00:00
ende = 16:30:00"#,
            right: r#"[[termine]]
titel = "Infoabend"
datum = 2026-10-08
beginn = 16:30:00
ende = 18:00:00"#,
        },
    },
    Explanation {
        rule: "date.and-when",
        reason: (
            "Zwei Angaben zum selben Tag können sich widersprechen.",
            "Two statements on the same day may contradict each other.",
        ),
        text: (
            "Ein Termin hat ein Datum und zugleich Worte dafür (`wann`). Streichen Sie die \
             Worte, sobald das Datum feststeht.",
            "An event has a date and words for it (`when`). Remove the words once the date is \
             known.",
        ),
        example: Example::Tried {
            wrong: r#"[[termine]]
titel = "Fachtag"
datum = 2027-05-20
wann = "im Mai 2027""#,
            right: r#"[[termine]]
titel = "Fachtag"
datum = 2027-05-20"#,
        },
    },
    Explanation {
        rule: "date.missing",
        reason: ("Ein Termin ohne Tag nützt niemandem.", "An event without a day is of no use."),
        text: (
            "Geben Sie ein Datum an (`datum`) oder, wenn es noch keines gibt, Worte (`wann`).",
            "Give a date (`date`) or, where there is none yet, words (`when`).",
        ),
        example: Example::Tried {
            wrong: r#"[[termine]]
titel = "Fachtag""#,
            right: r#"[[termine]]
titel = "Fachtag"
wann = "im Mai 2027""#,
        },
    },
    Explanation {
        rule: "date.until-without-date",
        reason: (
            "Ein letzter Tag ohne ersten ist keine Zeitspanne.",
            "A last day without a first is no period.",
        ),
        text: (
            "Ergänzen Sie den ersten Tag (`datum`), oder schreiben Sie den einen Tag unter \
             `datum`.",
            "Add the first day (`date`), or write the one day as `date`.",
        ),
        example: Example::Tried {
            wrong: r#"[[termine]]
titel = "Ausstellung"
wann = "im Oktober"
bis = 2026-10-30"#,
            right: r#"[[termine]]
titel = "Ausstellung"
datum = 2026-10-01
bis = 2026-10-30
beginn = 10:00:00
ort = "Stadtbibliothek""#,
        },
    },
    Explanation {
        rule: "date.end-without-start",
        reason: (
            "Ein Ende ohne Beginn sagt niemandem, wann er da sein muss.",
            "An end without a start tells nobody when to be there.",
        ),
        text: (
            "Ergänzen Sie den Beginn (`beginn`), oder streichen Sie das Ende.",
            "Add the start (`start`), or remove the end.",
        ),
        example: Example::Tried {
            wrong: r#"[[termine]]
titel = "Infoabend"
datum = 2026-10-08
ende = 18:00:00"#,
            right: r#"[[termine]]
titel = "Infoabend"
datum = 2026-10-08
beginn = 16:30:00
ende = 18:00:00"#,
        },
    },
];
