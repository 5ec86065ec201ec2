//! What the command `contacts` has to say.

use crate::contacts::NotMailed;
use crate::l10n::{Bilingual, Joint, Language, count, list};

/// Its sentences.
#[derive(Debug)]
pub(super) enum Words {
    /// How many get mail, and why the others do not.
    Figures { mailed: usize, not_mailed: NotMailed, faulty: usize, duplicate: usize, shared: usize },
    /// The names of further columns, as templates write them.
    ExtraColumns(Vec<String>),
    /// Columns for which the window is too narrow.
    LeftOut(Vec<String>),
}

/// So many names are worth reading.
const MOST_NAMES: usize = 8;

impl Bilingual for Words {
    fn german(&self) -> String {
        match self {
            Self::Figures { mailed, not_mailed, faulty, duplicate, shared } => {
                let bekommen = if *mailed == 1 { "bekommt" } else { "bekommen" };
                let mut parts =
                    vec![format!("{} {bekommen} E-Mails", count(*mailed, "Kontakt", "Kontakte"))];
                parts.extend(not_mailed.parts(Language::German));
                add(&mut parts, *faulty, "fehlerhafte Zeile", "fehlerhafte Zeilen");
                add(&mut parts, *duplicate, "doppelte Zeile", "doppelte Zeilen");
                add(&mut parts, *shared, "weitere Person", "weitere Personen");
                parts.join(", ") + "."
            }
            Self::ExtraColumns(names) => {
                let names = shortened(names, "weitere", Language::German);
                format!("Weitere Spalten für Vorlagen: {names}.")
            }
            Self::LeftOut(names) => format!(
                "Keinen Platz in diesem Fenster haben: {}. Machen Sie es breiter, um alles zu \
                 sehen.",
                list(names, Joint::And, Language::German)
            ),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Figures { mailed, not_mailed, faulty, duplicate, shared } => {
                let get = if *mailed == 1 { "gets" } else { "get" };
                let mut parts =
                    vec![format!("{} {get} mail", count(*mailed, "contact", "contacts"))];
                parts.extend(not_mailed.parts(Language::English));
                add(&mut parts, *faulty, "faulty row", "faulty rows");
                add(&mut parts, *duplicate, "duplicate row", "duplicate rows");
                add(&mut parts, *shared, "further person", "further people");
                parts.join(", ") + "."
            }
            Self::ExtraColumns(names) => {
                let names = shortened(names, "more", Language::English);
                format!("Further columns for templates: {names}.")
            }
            Self::LeftOut(names) => format!(
                "No room in this window for: {}. Make it wider to see all.",
                list(names, Joint::And, Language::English)
            ),
        }
    }
}

fn add(parts: &mut Vec<String>, number: usize, one: &str, many: &str) {
    if number > 0 {
        parts.push(count(number, one, many));
    }
}

fn shortened(names: &[String], more: &str, language: Language) -> String {
    let shown = names.iter().take(MOST_NAMES).map(|name| format!("`contact.extra.{name}`"));
    let mut shown: Vec<String> = shown.collect();
    if names.len() > MOST_NAMES {
        shown.push(format!("{} {more}", names.len() - MOST_NAMES));
    }
    list(&shown, Joint::And, language)
}
