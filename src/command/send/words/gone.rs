//! What `send` says about people whose address nobody has any more.

use crate::l10n::{Bilingual, Joint, Language, count, list};

/// So many are named in the question; the findings before it name all.
const NAMED: usize = 5;

/// What is asked, and said where nobody can answer.
#[derive(Debug)]
pub(in crate::command::send) enum GoneSays {
    Question { names: Vec<String> },
    Undecided { people: usize },
    Decide,
    Left { people: usize },
}

impl Bilingual for GoneSays {
    fn german(&self) -> String {
        match self {
            Self::Question { names } => format!(
                "{} nicht mehr: {}. Trotzdem senden?",
                match names.len() {
                    1 => "Diese Adresse gibt es".into(),
                    number => format!("Diese {number} Adressen gibt es"),
                },
                some(names, Language::German),
            ),
            Self::Undecided { people } => format!(
                "Es wurde nichts gesendet: Zu entscheiden ist, was mit {} geschieht, deren Adresse es nicht \
                 mehr gibt.",
                count(*people, "Person", "Personen")
            ),
            Self::Decide => {
                "Berichtigen Sie die Kontaktliste, oder entscheiden Sie mit --unbekannte auslassen \
                oder --unbekannte senden (trotzdem)."
                    .into()
            }
            Self::Left { people } => format!(
                "{} nichts, weil es die Adresse nicht mehr gibt. Fragen Sie nach der richtigen:",
                count(*people, "Person bekommt", "Personen bekommen")
            ),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Question { names } => format!(
                "{} any more: {}. Send all the same?",
                match names.len() {
                    1 => "Nobody has this address".into(),
                    number => format!("Nobody has these {number} addresses"),
                },
                some(names, Language::English),
            ),
            Self::Undecided { people } => format!(
                "Nothing was sent: it has to be decided what happens with {} whose address nobody has any \
                 more.",
                count(*people, "person", "people")
            ),
            Self::Decide => {
                "Correct the contact list, or decide with --gone skip or --gone send.".into()
            }
            Self::Left { people } => format!(
                "{} nothing, as nobody has the address any more. Ask for the right one:",
                count(*people, "person gets", "people get")
            ),
        }
    }
}

/// The first few names, and how many more.
fn some(names: &[String], language: Language) -> String {
    let mut some: Vec<String> = names.iter().take(NAMED).cloned().collect();
    if let more @ 1.. = names.len() - some.len() {
        some.push(language.pick(format!("{more} weitere"), format!("{more} more")));
    }
    list(&some, Joint::And, language)
}
