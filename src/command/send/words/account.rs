//! What `send` says while it sends, and afterwards.

use crate::delivery::{State, Way};
use crate::l10n::{Bilingual, count};

/// How a run goes, and how it went.
#[derive(Debug)]
pub(in crate::command::send) enum Account {
    Sent { mails: usize, way: Way, folder: String },
    NotReached { state: State, people: usize },
    Ending,
    Interrupted,
    Untouched { people: usize },
    TestSent { address: String },
}

impl Bilingual for Account {
    fn german(&self) -> String {
        match self {
            Self::Sent { mails, way: Way::Smtp, .. } => match mails {
                0 => "Keine E-Mail gesendet.".into(),
                mails => format!("{} gesendet.", count(*mails, "E-Mail", "E-Mails")),
            },
            Self::Sent { mails, way: Way::Drafts, folder } => format!(
                "{} in den Ordner {folder} geschrieben. Öffnen Sie sie mit Ihrem Mailprogramm und \
                 senden Sie sie von dort.",
                count(*mails, "Entwurf", "Entwürfe")
            ),
            Self::Sent { mails, way: Way::Folder, folder } => format!(
                "{} in den Ordner {folder} geschrieben. Gesendet wurde nichts.",
                count(*mails, "E-Mail", "E-Mails")
            ),
            Self::NotReached { state, people } => {
                let people = count(*people, "Person", "Personen");
                match state {
                    State::Deferred => format!("Aufgeschoben bei {people}:"),
                    State::Uncertain => format!("Ungewiss bei {people}:"),
                    _ => format!("Abgelehnt bei {people}:"),
                }
            }
            Self::Ending => {
                "Die E-Mails, die gerade unterwegs sind, werden noch abgeschlossen. Ein zweites Strg+C \
                 bricht auch sie ab; sie gelten dann als ungewiss."
                    .into()
            }
            Self::Interrupted => "Unterbrochen.".into(),
            Self::Untouched { people } => {
                format!("Noch nicht gesendet: {}.", count(*people, "E-Mail", "E-Mails"))
            }
            Self::TestSent { address } => format!("Die Probe wurde an {address} gesendet."),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Sent { mails, way: Way::Smtp, .. } => match mails {
                0 => "No mail sent.".into(),
                mails => format!("{} sent.", count(*mails, "mail", "mails")),
            },
            Self::Sent { mails, way: Way::Drafts, folder } => format!(
                "{} written to the folder {folder}. Open them with your mail program and send them \
                 from there.",
                count(*mails, "draft", "drafts")
            ),
            Self::Sent { mails, way: Way::Folder, folder } => format!(
                "{} written to the folder {folder}. Nothing was sent.",
                count(*mails, "mail", "mails")
            ),
            Self::NotReached { state, people } => {
                let people = count(*people, "person", "people");
                match state {
                    State::Deferred => format!("Deferred for {people}:"),
                    State::Uncertain => format!("Uncertain for {people}:"),
                    _ => format!("Refused for {people}:"),
                }
            }
            Self::Ending => {
                "Finishing the mails that are on their way. A second Ctrl-C breaks these off, too; \
                 they count as uncertain then."
                    .into()
            }
            Self::Interrupted => "Interrupted.".into(),
            Self::Untouched { people } => {
                format!("Not sent yet: {}.", count(*people, "mail", "mails"))
            }
            Self::TestSent { address } => format!("The test mail was sent to {address}."),
        }
    }
}
