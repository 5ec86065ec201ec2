//! What `new` has to say.

use chrono::NaiveDate;

use super::carry::Next;
use crate::l10n::{Bilingual, Joint, Language, count, date, list, weekday_date};
use crate::minutes::Kind;

/// Its sentences.
#[derive(Debug)]
pub(super) enum Words {
    Exists(String),
    Broken,
    NameAnother,
    NoneYet,
    SetUp,
    Carried { kind: Kind, date: NaiveDate, from: String, tasks: usize, calls: usize, events: usize },
    StillAhead { date: NaiveDate, today: NaiveDate, invitation: String },
    AfterTheMeeting,
    IsOver,
    DateIsAGuess,
    NoAccessData,
    WhichKind,
}

impl Words {
    /// What was carried over.
    pub(super) fn carried(next: &Next<'_>) -> Self {
        Self::Carried {
            kind: next.kind,
            date: next.date,
            from: next.previous.source.path().display().to_string(),
            tasks: next.tasks.len(),
            calls: next.calls.len(),
            events: next.events.len(),
        }
    }
}

impl Bilingual for Words {
    fn german(&self) -> String {
        match self {
            Self::Exists(file) => format!("`{file}` gibt es schon und bleibt, wie es ist."),
            Self::Broken => "Solange eine Sitzungsdatei Fehler hat, steht nicht fest, welche die \
                             letzte ist."
                .into(),
            Self::NameAnother => {
                "Beheben Sie die Fehler, oder nennen Sie die letzte Sitzungsdatei: \
                                  rundmail neu --nach DATEI"
                    .into()
            }
            Self::NoneYet => "Hier ist noch keine Sitzungsdatei mit einem Treffen.".into(),
            Self::SetUp => {
                "`rundmail einrichten` legt eine erste an; `--nach DATEI` nennt eine andere."
                    .into()
            }
            Self::Carried { kind, date: day, from, tasks, calls, events } => {
                let kind = match kind {
                    Kind::Invitation => "Einladung zum Treffen",
                    Kind::Summary => "Zusammenfassung des Treffens",
                    Kind::Minutes => "Protokoll des Treffens",
                    Kind::Circular => "Rund-Mail ohne Treffen, angelegt",
                };
                let parts = [
                    count(*tasks, "offene Aufgabe", "offene Aufgaben"),
                    count(*calls, "Aufruf", "Aufrufe"),
                    count(*events, "Termin", "Termine"),
                ];
                format!(
                    "{kind} am {}. Aus {from} übernommen: {}.",
                    date(*day, Language::German),
                    list(&parts, Joint::And, Language::German)
                )
            }
            Self::StillAhead { date: day, today, invitation } => format!(
                "Das Treffen am {}, steht noch aus (heute ist {}), und {invitation} lädt schon dazu \
                 ein. Eine Zusammenfassung kann es erst danach geben.",
                weekday_date(*day, Language::German),
                weekday_date(*today, Language::German)
            ),
            Self::AfterTheMeeting => {
                "Rufen Sie `rundmail neu` nach dem Treffen wieder auf, oder prüfen Sie Jahr und Tag \
                 in der Einladung. Eine andere Sitzungsdatei nennen Sie mit `--nach DATEI`."
                    .into()
            }
            Self::IsOver => "Dieses Treffen war schon; darum folgt die Zusammenfassung und keine \
                             Einladung."
                .into(),
            Self::DateIsAGuess => "Ein nächstes Treffen war dort nicht angegeben. Der Tag ist \
                                   geschätzt (im Abstand von acht Wochen): Bitte prüfen Sie ihn."
                .into(),
            Self::WhichKind => {
                "Was soll es werden: Einladung, Zusammenfassung, Protokoll oder Rundmail (ohne \
                 Treffen)? Der Anfangsbuchstabe genügt."
                    .into()
            }
            Self::NoAccessData => "Zugangsdaten zu Online-Treffen wurden nicht übernommen, damit \
                                   keine veralteten hinausgehen. Tragen Sie sie neu ein."
                .into(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Exists(file) => format!("`{file}` is there already and stays as it is."),
            Self::Broken => {
                "As long as a minutes file has errors, nobody knows which is the latest.".into()
            }
            Self::NameAnother => {
                "Mend the errors, or name the latest file: rundmail new --after FILE".into()
            }
            Self::NoneYet => "There is no minutes file with a meeting here yet.".into(),
            Self::SetUp => {
                "`rundmail init` writes a first one; `--after FILE` names another.".into()
            }
            Self::Carried { kind, date: day, from, tasks, calls, events } => {
                let kind = match kind {
                    Kind::Invitation => "Invitation to the meeting",
                    Kind::Summary => "Summary of the meeting",
                    Kind::Minutes => "Minutes of the meeting",
                    Kind::Circular => "Rund-Mail without a meeting, written",
                };
                let parts = [
                    count(*tasks, "open task", "open tasks"),
                    count(*calls, "call", "calls"),
                    count(*events, "date", "dates"),
                ];
                format!(
                    "{kind} on {}. Carried over from {from}: {}.",
                    date(*day, Language::English),
                    list(&parts, Joint::And, Language::English)
                )
            }
            Self::StillAhead { date: day, today, invitation } => format!(
                "The meeting on {}, is still to come (today is {}), and {invitation} invites to it \
                 already. There can be no summary of it before.",
                weekday_date(*day, Language::English),
                weekday_date(*today, Language::English)
            ),
            Self::AfterTheMeeting => {
                "Call `rundmail new` again after the meeting, or check year and day in the \
                 invitation. `--after FILE` names another minutes file."
                    .into()
            }
            Self::IsOver => {
                "This meeting is over; so it is its summary that follows, and no invitation.".into()
            }
            Self::DateIsAGuess => {
                "No next meeting was named there. The day is a guess (in steps of eight weeks): \
                 please check it."
                    .into()
            }
            Self::WhichKind => {
                "What is it to be: invitation, summary, minutes or circular (without a meeting)? \
                 The first letter will do."
                    .into()
            }
            Self::NoAccessData => {
                "Access data of online meetings were not carried over, so that no \
                                   outdated ones go out. Enter them anew."
                    .into()
            }
        }
    }
}
