//! What the rules about people say, and what they advise.

use crate::l10n::{Bilingual, Joint, Language, list};
use crate::minutes::Visibility;

/// A part of the letterhead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Name,
    Street,
    City,
    Phone,
    Email,
    Website,
}

/// What is said of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    Age,
    Family,
    Health,
    Origin,
    Religion,
    Residence,
}

/// What is wrong, and what the other places show.
#[derive(Debug)]
pub(super) enum Words {
    Email { address: String, more: usize, visibility: Visibility },
    Phone { written: String, more: usize, visibility: Visibility },
    NotPublic { name: String, count: usize },
    Sensitive { name: String, sorts: Vec<Sort> },
    Quote,
    Letterhead { parts: Vec<Part> },
    Signature,
    Hidden,
    Said,
    OfficeHere,
    Also,
}

impl Part {
    fn german(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Street => "Straße",
            Self::City => "Ort",
            Self::Phone => "Telefonnummer",
            Self::Email => "E-Mail-Adresse",
            Self::Website => "Webseite",
        }
    }

    fn english(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Street => "street",
            Self::City => "town",
            Self::Phone => "telephone number",
            Self::Email => "e-mail address",
            Self::Website => "website",
        }
    }
}

impl Sort {
    fn german(self) -> &'static str {
        match self {
            Self::Age => "zum Alter",
            Self::Family => "zur Familie",
            Self::Health => "zur Gesundheit",
            Self::Origin => "zur Herkunft",
            Self::Religion => "zur Religion",
            Self::Residence => "zu Flucht oder Aufenthalt",
        }
    }

    fn english(self) -> &'static str {
        match self {
            Self::Age => "age",
            Self::Family => "family",
            Self::Health => "health",
            Self::Origin => "origin",
            Self::Religion => "religion",
            Self::Residence => "flight or residence",
        }
    }
}

/// „Ist sie für alle bestimmt?“: who reads it.
fn readers(visibility: Visibility, language: Language) -> &'static str {
    match visibility {
        Visibility::Public => language.pick("alle", "everybody"),
        Visibility::Internal => language.pick("alle im Verteiler", "everybody on the list"),
    }
}

impl Bilingual for Words {
    fn german(&self) -> String {
        let language = Language::German;
        match self {
            Self::Email { address, more: 0, visibility } => format!(
                "„{address}“ sieht nach einer privaten E-Mail-Adresse aus. Ist sie für {} bestimmt?",
                readers(*visibility, language)
            ),
            Self::Email { address, more, visibility } => format!(
                "„{address}“ und {more} weitere sehen nach privaten E-Mail-Adressen aus. Sind sie für {} \
                 bestimmt?",
                readers(*visibility, language)
            ),
            Self::Phone { written, more: 0, visibility } => format!(
                "„{written}“ sieht nach einer privaten Telefonnummer aus. Ist sie für {} bestimmt?",
                readers(*visibility, language)
            ),
            Self::Phone { written, more, visibility } => format!(
                "„{written}“ und {more} weitere sehen nach privaten Telefonnummern aus. Sind sie für {} \
                 bestimmt?",
                readers(*visibility, language)
            ),
            Self::NotPublic { name, count } => format!(
                "{name} ist nicht als öffentlich gekennzeichnet und wird im öffentlichen Text {}genannt.",
                match count {
                    1 => String::new(),
                    count => format!("{count}-mal "),
                }
            ),
            Self::Sensitive { name, sorts } => {
                let sorts: Vec<&str> = sorts.iter().map(|sort| sort.german()).collect();
                format!(
                    "Bei „{name}“ stehen persönliche Angaben {}.",
                    list(&sorts, Joint::And, language)
                )
            }
            Self::Quote => "Es steht nicht da, wer das gesagt hat.".into(),
            Self::Letterhead { parts } => {
                let parts: Vec<&str> = parts.iter().map(|part| part.german()).collect();
                format!(
                    "Der Text wiederholt den Briefkopf ({}).",
                    list(&parts, Joint::And, language)
                )
            }
            Self::Signature => "Der Text endet mit der Signatur einer E-Mail.".into(),
            Self::Hidden => "Hier fehlt `oeffentlich = true`.".into(),
            Self::Said => "Das ist die Angabe.".into(),
            Self::OfficeHere => "Von hier kommt der Briefkopf in jedes Dokument.".into(),
            Self::Also => "Auch hier.".into(),
        }
    }

    fn english(&self) -> String {
        let language = Language::English;
        match self {
            Self::Email { address, more: 0, visibility } => format!(
                "\"{address}\" looks like a private e-mail address. Is it meant for {}?",
                readers(*visibility, language)
            ),
            Self::Email { address, more, visibility } => format!(
                "\"{address}\" and {more} more look like private e-mail addresses. Are they meant for {}?",
                readers(*visibility, language)
            ),
            Self::Phone { written, more: 0, visibility } => format!(
                "\"{written}\" looks like a private telephone number. Is it meant for {}?",
                readers(*visibility, language)
            ),
            Self::Phone { written, more, visibility } => format!(
                "\"{written}\" and {more} more look like private telephone numbers. Are they meant for {}?",
                readers(*visibility, language)
            ),
            Self::NotPublic { name, count } => format!(
                "{name} is not marked as public and is named in the public text{}.",
                match count {
                    1 => String::new(),
                    count => format!(" {count} times"),
                }
            ),
            Self::Sensitive { name, sorts } => {
                let sorts: Vec<&str> = sorts.iter().map(|sort| sort.english()).collect();
                format!(
                    "Beside \"{name}\" stands something personal: {}.",
                    list(&sorts, Joint::And, language)
                )
            }
            Self::Quote => "Nothing says whose words these are.".into(),
            Self::Letterhead { parts } => {
                let parts: Vec<&str> = parts.iter().map(|part| part.english()).collect();
                format!("The text repeats the letterhead ({}).", list(&parts, Joint::And, language))
            }
            Self::Signature => "The text ends with the signature of a mail.".into(),
            Self::Hidden => "`public = true` is missing here.".into(),
            Self::Said => "This is what is said.".into(),
            Self::OfficeHere => "From here the letterhead gets into every document.".into(),
            Self::Also => "Here as well.".into(),
        }
    }
}

/// What to do about it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Help {
    Email,
    Phone,
    NotPublic,
    Sensitive { visibility: Visibility },
    Quote,
    Letterhead,
}

impl Bilingual for Help {
    fn german(&self) -> String {
        match self {
            Self::Email => {
                "Nennen Sie besser eine Adresse der Einrichtung. Soll die Adresse so erscheinen, dann nehmen \
                 Sie die Meldung mit [[pruefung.hinnehmen]] hin."
            }
            Self::Phone => {
                "Nennen Sie besser die Nummer der Einrichtung. Soll die Nummer so erscheinen, dann nehmen \
                 Sie die Meldung mit [[pruefung.hinnehmen]] hin."
            }
            Self::NotPublic => {
                "Ist die Person einverstanden, dann tragen Sie unter [[teilnehmende]] `oeffentlich = true` \
                 ein. Sonst lassen Sie den Namen weg, oder machen Sie den Eintrag intern \
                 (`sichtbarkeit = \"intern\"`)."
            }
            Self::Sensitive { visibility: Visibility::Public } => {
                "Lassen Sie die Angabe oder den Namen weg, oder holen Sie die Einwilligung der Person ein. In \
                 einem internen Eintrag (`sichtbarkeit = \"intern\"`) steht sie wenigstens nicht im Netz."
            }
            Self::Sensitive { visibility: Visibility::Internal } => {
                "Lassen Sie die Angabe oder den Namen weg, oder holen Sie die Einwilligung der Person ein: Auch \
                 ein interner Eintrag geht an alle im Verteiler."
            }
            Self::Quote => {
                "Nennen Sie die Person oder Gruppe, etwa mit `vortrag` oder „sagte …“, oder geben Sie den \
                 Inhalt ohne Anführungszeichen wieder."
            }
            Self::Letterhead => "Streichen Sie diese Zeilen: Der Briefkopf steht schon in jedem Dokument.",
        }
        .into()
    }

    fn english(&self) -> String {
        match self {
            Self::Email => {
                "An address of the organisation is better. If this one is to appear, accept the finding with \
                 [[check.accept]]."
            }
            Self::Phone => {
                "A number of the organisation is better. If this one is to appear, accept the finding with \
                 [[check.accept]]."
            }
            Self::NotPublic => {
                "If the person agrees, set `public = true` under [[participants]]. Else leave the name out, or \
                 make the entry internal (`visibility = \"internal\"`)."
            }
            Self::Sensitive { visibility: Visibility::Public } => {
                "Leave out what is said or the name, or ask the person for consent. In an internal entry \
                 (`visibility = \"internal\"`) it is at least not on the web."
            }
            Self::Sensitive { visibility: Visibility::Internal } => {
                "Leave out what is said or the name, or ask the person for consent: an internal entry reaches \
                 everybody on the list, too."
            }
            Self::Quote => {
                "Name the person or the group, with `speaker` or in the text, or tell it without quotation \
                 marks."
            }
            Self::Letterhead => "Take these lines out: every document has the letterhead already.",
        }
        .into()
    }
}
