//! The same file on several days.

use super::*;
use crate::l10n::Language;

const FILE: &str = "art = \"rundmail\"\ntitel = \"Rundbrief\"\nsprache = \"de\"\n\
    ausgabedatum = 2026-11-16\n\
    [[mitteilungen]]\ntitel = \"Beiträge\"\ntyp = \"aufruf\"\nfrist = 2026-11-20\n\
    [[mitteilungen]]\ntitel = \"Alt\"\ntyp = \"aufruf\"\nfrist = 2026-11-01\n\
    [[termine]]\ntitel = \"Infoabend\"\ndatum = 2026-11-24\n\
    [[termine]]\ntitel = \"Ausstellung\"\ndatum = 2026-11-10\nbis = 2026-11-30\n\
    [[termine]]\ntitel = \"Messe\"\ndatum = 2026-11-21\nstatus = \"abgesagt\"\n\
    [[termine]]\ntitel = \"Sprechtag\"\ndatum = 2026-11-18\n";

/// Rule and message of the findings on these days of November 2026.
fn found(file: &str, settings: &str, today: u32, last: u32, first_time: bool) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("brief.toml");
    std::fs::write(folder.path().join("rundmail.toml"), settings).unwrap();
    std::fs::write(&path, file).unwrap();
    let workspace = Workspace::read(&path).value.unwrap();
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    let leaving = Leaving { today: day(today), last: day(last), first_time };
    let told = |finding: &Diagnostic| {
        let level = finding.severity.name();
        format!("{level} {}: {}", finding.rule.name, finding.message.localize(Language::German))
    };
    super::today(&workspace, leaving).iter().map(told).collect()
}

#[test]
fn on_the_day_of_issue_the_clock_says_nothing_new() {
    assert_eq!(found(FILE, "", 16, 16, true), [""; 0]);
    assert_eq!(found("titel = \"x\"\nart = \"rundmail\"\n", "", 16, 30, true), [""; 0]);
}

#[test]
fn what_is_over_by_now_is_told_once() {
    let deadline = "warning date.deadline-past: Heute ist der 22. November 2026; die Frist für \
                    „Beiträge“ endete schon am 20. November 2026.";
    let event = "warning date.past: Heute ist der 22. November 2026; der Termin „Sprechtag“ war \
                 schon am 18. November 2026.";
    let soon = "note date.soon: Heute ist der 22. November 2026; der Termin „Infoabend“ am \
                24. November 2026 ist schon in 2 Tagen.";
    assert_eq!(found(FILE, "", 22, 22, true), [deadline, soon, event]);
    let settings = "[pruefung]\n\"date.past\" = \"aus\"\n\"date.deadline-past\" = \"fehler\"\n\
        [[pruefung.hinnehmen]]\nregel = \"date.soon\"\nort = \"brief.toml: datum = 2026-11-24\"\n\
        grund = \"Alle wissen es.\"\n";
    let found = found(FILE, settings, 22, 22, true);
    assert_eq!(found, [deadline.replace("warning", "error"), soon.to_owned()]);
}

#[test]
fn nobody_is_asked_to_register_when_it_is_too_late() {
    let file = "art = \"einladung\"\ntitel = \"Einladung\"\n[sitzung]\ndatum = 2026-11-26\n\
        beginn = 17:00:00\nort = \"Rathaus\"\n[sitzung.anmeldung]\ne-mail = \"a@stadt.example\"\n\
        frist = 2026-11-20\n";
    let late = "warning date.deadline-past: Heute ist der 22. November 2026; die Frist für die \
                Anmeldung endete schon am 20. November 2026.";
    assert_eq!(found(file, "", 22, 22, true), [late]);
    assert_eq!(found(file, "", 20, 20, true), [""; 0]);
    let cancelled = file.replace("beginn", "status = \"abgesagt\"\nbeginn");
    assert_eq!(found(&cancelled, "", 22, 22, true), [""; 0]);
}

#[test]
fn a_run_that_ends_later_counts_by_its_end() {
    let deadline = "warning date.deadline-past: Die letzten E-Mails gehen voraussichtlich erst am \
                    21. November 2026 hinaus; die Frist für „Beiträge“ endet schon am \
                    20. November 2026.";
    assert!(found(FILE, "", 20, 21, true).contains(&deadline.to_owned()));
    assert!(!found(FILE, "", 20, 20, true).iter().any(|told| told.contains("Beiträge")));
}

#[test]
fn a_date_of_issue_is_about_today() {
    let file = "art = \"rundmail\"\ntitel = \"x\"\nausgabedatum = 2026-11-10\n";
    for (today, told) in [
        (
            9,
            "warning mail.issued-day: Heute ist der 9. November 2026; das Ausgabedatum, der \
             10. November 2026, liegt noch in der Zukunft.",
        ),
        (10, ""),
        (17, ""),
        (
            18,
            "note mail.issued-day: Heute ist der 18. November 2026; das Ausgabedatum, der \
              10. November 2026, liegt 8 Tage zurück.",
        ),
    ] {
        assert_eq!(found(file, "", today, today, true).join("|"), told);
        assert_eq!(found(file, "", today, today, false), [""; 0]);
    }
}

#[test]
fn nobody_is_invited_to_a_meeting_that_is_over() {
    let file = "art = \"einladung\"\ntitel = \"x\"\nausgabedatum = 2026-11-01\n\
        [sitzung]\ndatum = 2026-11-05\nnaechstes-treffen = 2026-11-19\n";
    assert_eq!(
        found(file, "", 20, 20, false),
        [
            "warning date.past: Heute ist der 20. November 2026; das nächste Treffen war schon am \
             19. November 2026.",
            "error meeting.day: Heute ist Freitag, 20. November 2026; das Treffen, zu dem \
             eingeladen wird, war schon am Donnerstag, 5. November 2026."
        ]
    );
    let slow = "warning date.past: Die letzten E-Mails gehen voraussichtlich erst am \
                6. November 2026 hinaus; die Sitzung ist schon am 5. November 2026.";
    assert_eq!(found(file, "", 5, 6, true), [slow]);
    let summary = file.replace("einladung", "zusammenfassung");
    assert_eq!(found(&summary, "", 18, 18, false), [""; 0]);
}
