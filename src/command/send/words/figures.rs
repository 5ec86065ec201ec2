//! What `send` says before it asks.

use crate::delivery::Way;
use crate::l10n::{Bilingual, Joint, Language, count, list, size};

/// What a run is going to do.
#[derive(Debug)]
pub(in crate::command::send) enum Figures {
    Mails {
        mails: usize,
        attachments: usize,
        largest: u64,
    },
    Subject(String),
    From(String),
    Server {
        host: String,
        port: u16,
    },
    Files {
        way: Way,
        folder: String,
    },
    Groups {
        to: Vec<String>,
        except: Vec<String>,
    },
    Correction {
        number: u32,
        people: usize,
        /// Of these it is uncertain whether they have got what is corrected.
        doubtful: usize,
    },
    /// Who has got nothing yet gets the corrected mail without a notice: in this run …
    First {
        people: usize,
    },
    /// … or in one without --correction.
    Later {
        people: usize,
    },
    Reached {
        people: usize,
        way: Way,
    },
    /// The same mail went the other way, which the account of this way does not know.
    Elsewhere {
        people: usize,
        way: Way,
    },
    RefusedBefore {
        people: usize,
    },
    BouncedBefore {
        people: usize,
    },
    UncertainBefore {
        people: usize,
        skip: bool,
    },
}

impl Bilingual for Figures {
    fn german(&self) -> String {
        let and = |names: &[String]| list(names, Joint::And, Language::German);
        match self {
            Self::Mails { mails, attachments, largest } => format!(
                "{} an {}, {}, zusammen {} je E-Mail",
                count(*mails, "E-Mail", "E-Mails"),
                count(*mails, "Person", "Personen"),
                count(*attachments, "Anlage", "Anlagen"),
                size(*largest, Language::German)
            ),
            Self::Subject(subject) => format!("Betreff:    {subject}"),
            Self::From(from) => format!("Absender:   {from}"),
            Self::Server { host, port } => format!("Mailserver: {host}, Port {port}"),
            Self::Files { way: Way::Drafts, folder } => {
                format!("Ziel:       Entwürfe im Ordner {folder} (es wird nichts gesendet)")
            }
            Self::Files { folder, .. } => {
                format!("Ziel:       Dateien im Ordner {folder} (es wird nichts gesendet)")
            }
            Self::Groups { to, except } if except.is_empty() => format!("Gruppen:    {}", and(to)),
            Self::Groups { to, except } if to.is_empty() => {
                format!("Gruppen:    alle außer {}", and(except))
            }
            Self::Groups { to, except } => {
                format!("Gruppen:    {}, aber nicht {}", and(to), and(except))
            }
            Self::Correction { number, people, doubtful } => {
                let doubtful = match doubtful {
                    0 => String::new(),
                    n => format!(" Bei {n} davon ist ungewiss, ob die frühere Fassung ankam."),
                };
                format!(
                    "{number}. Berichtigung an {}, die eine frühere Fassung bekommen {}.{doubtful}",
                    count(*people, "Person", "Personen"),
                    if *people == 1 { "hat" } else { "haben" }
                )
            }
            Self::First { people } => format!(
                "{} noch nichts bekommen und {} die berichtigte Fassung als gewöhnliche E-Mail.",
                count(*people, "Person hat", "Personen haben"),
                if *people == 1 { "erhält" } else { "erhalten" }
            ),
            Self::Later { people } => format!(
                "{} noch nichts bekommen und {} auch diese Berichtigung nicht. Danach schickt                  `rundmail senden` ohne --berichtigung ihnen die berichtigte Fassung als gewöhnliche E-Mail.",
                count(*people, "Person hat", "Personen haben"),
                if *people == 1 { "erhält" } else { "erhalten" }
            ),
            Self::Reached { people, way: Way::Smtp } => {
                format!("{} die E-Mail schon.", count(*people, "Person hat", "Personen haben"))
            }
            Self::Reached { people, .. } => {
                format!("{} schon da.", count(*people, "Datei ist", "Dateien sind"))
            }
            Self::Elsewhere { people, way: Way::Drafts } => format!(
                "Achtung: Für {} gibt es schon Entwürfe (--weg entwuerfe). Sind diese bereits aus dem \
                 Mailprogramm versandt, dann kommt die E-Mail dort doppelt an.",
                count(*people, "dieser Personen", "dieser Personen")
            ),
            Self::Elsewhere { people, .. } => format!(
                "Achtung: {} die E-Mail schon vom Mailserver erhalten.",
                count(*people, "dieser Personen hat", "dieser Personen haben")
            ),
            Self::RefusedBefore { people } => format!(
                "Bei {} hat der Server die E-Mail schon abgelehnt. Berichtigen Sie die Adresse in der \
                 Kontaktliste, oder versuchen Sie es mit --abgelehnte-nochmal noch einmal:",
                count(*people, "Person", "Personen")
            ),
            Self::BouncedBefore { people } => format!(
                "Von {} kam die E-Mail zurück. Berichtigen Sie die Adresse in der Kontaktliste, oder \
                 versuchen Sie es mit --nur und einer Liste noch einmal:",
                count(*people, "Person", "Personen")
            ),
            Self::UncertainBefore { people, skip: false } => format!(
                "Bei {} ist ungewiss, ob die E-Mail angekommen ist; sie wird nicht noch einmal \
                 gesendet. Fragen Sie nach, und entscheiden Sie mit --ungewisse nochmal oder \
                 --ungewisse auslassen:",
                count(*people, "Person", "Personen")
            ),
            Self::UncertainBefore { people, skip: true } => format!(
                "Bei {} bleibt ungewiss, ob die E-Mail angekommen ist:",
                count(*people, "Person", "Personen")
            ),
        }
    }

    fn english(&self) -> String {
        let and = |names: &[String]| list(names, Joint::And, Language::English);
        match self {
            Self::Mails { mails, attachments, largest } => format!(
                "{} to {}, {}, {} altogether per mail",
                count(*mails, "mail", "mails"),
                count(*mails, "person", "people"),
                count(*attachments, "attachment", "attachments"),
                size(*largest, Language::English)
            ),
            Self::Subject(subject) => format!("Subject:     {subject}"),
            Self::From(from) => format!("Sender:      {from}"),
            Self::Server { host, port } => format!("Mail server: {host}, port {port}"),
            Self::Files { way: Way::Drafts, folder } => {
                format!("Target:      drafts in the folder {folder} (nothing is sent)")
            }
            Self::Files { folder, .. } => {
                format!("Target:      files in the folder {folder} (nothing is sent)")
            }
            Self::Groups { to, except } if except.is_empty() => format!("Groups:      {}", and(to)),
            Self::Groups { to, except } if to.is_empty() => {
                format!("Groups:      all but {}", and(except))
            }
            Self::Groups { to, except } => {
                format!("Groups:      {}, but not {}", and(to), and(except))
            }
            Self::Correction { number, people, doubtful } => {
                let doubtful = match doubtful {
                    0 => String::new(),
                    n => format!(" Of {n} it is uncertain whether that version arrived."),
                };
                format!(
                    "Correction {number} to {} who got an earlier version.{doubtful}",
                    count(*people, "person", "people")
                )
            }
            Self::First { people } => format!(
                "{} got nothing yet and {} the corrected version as an ordinary mail.",
                count(*people, "person has", "people have"),
                if *people == 1 { "gets" } else { "get" }
            ),
            Self::Later { people } => format!(
                "{} got nothing yet and {} not get this correction either. After it, `rundmail send`                  without --correction sends them the corrected version as an ordinary mail.",
                count(*people, "person has", "people have"),
                if *people == 1 { "does" } else { "do" }
            ),
            Self::Reached { people, way: Way::Smtp } => {
                format!("{} got the mail already.", count(*people, "person has", "people have"))
            }
            Self::Reached { people, .. } => {
                format!("{} there already.", count(*people, "file is", "files are"))
            }
            Self::Elsewhere { people, way: Way::Drafts } => format!(
                "Take care: for {} there are drafts already (--via drafts). Where these have been \
                 sent from the mail program, the mail arrives twice.",
                count(*people, "of these people", "of these people")
            ),
            Self::Elsewhere { people, .. } => format!(
                "Take care: {} got the mail already, from the mail server.",
                count(*people, "of these people has", "of these people have")
            ),
            Self::RefusedBefore { people } => format!(
                "The server has refused the mail to {} before. Correct the address in the contact \
                 list, or try again with --retry-refused:",
                count(*people, "person", "people")
            ),
            Self::BouncedBefore { people } => format!(
                "The mail to {} came back. Correct the address in the contact list, or try again \
                 with --only and a list:",
                count(*people, "person", "people")
            ),
            Self::UncertainBefore { people, skip: false } => format!(
                "Nobody knows whether {} got the mail; it is not sent again. Ask them, and decide \
                 with --uncertain resend or --uncertain skip:",
                count(*people, "person", "people")
            ),
            Self::UncertainBefore { people, skip: true } => format!(
                "It stays uncertain whether {} got the mail:",
                count(*people, "person", "people")
            ),
        }
    }
}
