//! The fields of a list, and the names that offices and mail programs give them.

pub(super) mod asked;

use crate::contacts::cell::values::fold_name;
use crate::l10n::Language;

/// A field of a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The address.
    Email,
    /// A further address of an exported address book, used where the first is empty.
    OtherEmail,
    /// The salutation: „Frau“, „Herr“, …
    Salutation,
    /// The title: „Dr.“
    Title,
    /// The first name.
    FirstName,
    /// The last name.
    LastName,
    /// First and last name in one, used where the two are empty.
    FullName,
    /// The organisation.
    Organisation,
    /// The function.
    Function,
    /// The groups.
    Groups,
    /// The language.
    Language,
    /// Whether the person gets mail at all.
    Active,
    /// The opposite: whether the person has unsubscribed.
    Inactive,
    /// The last day.
    ValidUntil,
    /// The legal basis.
    LegalBasis,
    /// The day of consent.
    ConsentDate,
    /// The meetings that a guest has registered for.
    Meetings,
}

german::word_lists! {
    "columns.txt": pub(in crate::contacts)
    KEYS,
    COLUMNS: Field {
        Email, OtherEmail, Salutation, Title, FirstName, LastName, FullName, Organisation, Function, Groups,
        Language, Active, Inactive, ValidUntil, LegalBasis, ConsentDate,
        Meetings,
    },
    PARTNERS, ORGANISATIONS, ORGANISATION_NAMES, KINDS, GROUP
}

impl Field {
    /// The field that a column of this name usually contains.
    pub fn of_column(name: &str) -> Option<Self> {
        let folded = fold_name(name);
        let found = COLUMNS.iter().find(|(_, names)| names.contains(&folded));
        found.map(|(field, _)| *field).or_else(|| is_numbered(&folded).then_some(Self::OtherEmail))
    }

    /// Whether the field contains addresses.
    pub(in crate::contacts) fn is_address(self) -> bool {
        matches!(self, Self::Email | Self::OtherEmail)
    }

    /// Whether the field identifies somebody.
    pub(in crate::contacts) fn names_somebody(self) -> bool {
        matches!(self, Self::FirstName | Self::LastName | Self::FullName | Self::Organisation)
    }

    /// The field for a key of `[contacts.columns]`, in either language.
    pub(in crate::contacts) fn of_key(key: &str) -> Option<Self> {
        let key = key.trim().to_lowercase().replace('_', "-").replace('ü', "ue");
        let at = KEYS.pairs().position(|(english, german)| key == english || key == german)?;
        COLUMNS.get(at).map(|(field, _)| *field)
    }

    /// The key in `[contacts.columns]` and in JSON: English and stable.
    pub fn key(self) -> &'static str {
        self.names().0
    }

    /// The German key in `[contacts.columns]`.
    pub fn german_key(self) -> &'static str {
        self.names().1
    }

    /// Every key of `[contacts.columns]`, English and German.
    pub(in crate::contacts) fn keys() -> impl Iterator<Item = (&'static str, &'static str)> {
        KEYS.pairs()
    }

    /// Whether choosing the wrong one of two such columns would reach the wrong people.
    pub(in crate::contacts) fn decides_who_gets_mail(self) -> bool {
        matches!(
            self,
            Self::Email | Self::Active | Self::Inactive | Self::ValidUntil | Self::Meetings
        )
    }

    /// Whether the field is a text that may just as well be empty. Then a placeholder in it means
    /// nothing; in other fields a dash or a zero may mean no.
    pub(in crate::contacts) fn may_be_empty(self) -> bool {
        matches!(
            self,
            Self::Salutation
                | Self::Title
                | Self::FirstName
                | Self::LastName
                | Self::FullName
                | Self::Organisation
                | Self::Function
                | Self::Language
                | Self::LegalBasis
        )
    }

    /// The name of the field for people.
    pub fn label(self, language: Language) -> &'static str {
        let (german, english) = match self {
            Self::Email => ("E-Mail", "E-mail"),
            Self::OtherEmail => ("Weitere E-Mail", "Other e-mail"),
            Self::Salutation => ("Anrede", "Salutation"),
            Self::Title => ("Titel", "Title"),
            Self::FirstName => ("Vorname", "First name"),
            Self::LastName => ("Nachname", "Last name"),
            Self::FullName => ("Name", "Name"),
            Self::Organisation => ("Organisation", "Organisation"),
            Self::Function => ("Funktion", "Function"),
            Self::Groups => ("Gruppen", "Groups"),
            Self::Language => ("Sprache", "Language"),
            Self::Active => ("Aktiv", "Active"),
            Self::Inactive => ("Abgemeldet", "Unsubscribed"),
            Self::ValidUntil => ("Gültig bis", "Valid until"),
            Self::LegalBasis => ("Rechtsgrundlage", "Legal basis"),
            Self::ConsentDate => ("Einwilligung", "Consent"),
            Self::Meetings => ("Angemeldet für", "Registered for"),
        };
        language.pick(german, english)
    }

    /// The keys stand in the order of the fields.
    fn names(self) -> (&'static str, &'static str) {
        KEYS.pairs().nth(self as usize).unwrap_or_default()
    }
}

/// The preference among several address columns; the smallest that is filled is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::contacts) enum AddressRank {
    /// The program or the office marks it as preferred.
    Preferred,
    /// Only „E-Mail“.
    Plain,
    /// The office's address, or one of several.
    Other,
    /// A private address.
    Private,
}

impl AddressRank {
    /// The rank of an address column by its name.
    pub(in crate::contacts) fn of(name: &str) -> Self {
        let folded = fold_name(name);
        let says = |words: &[&str]| words.iter().any(|word| folded.contains(word));
        match Field::of_column(name) {
            Some(Field::Email) if says(&["haupt", "pref", "bevorzugt", "prim"]) => Self::Preferred,
            Some(Field::Email) => Self::Plain,
            _ if says(&["privat", "home", "personal"]) => Self::Private,
            _ => Self::Other,
        }
    }
}

/// `email0`, `email2address`, `email3value`: one of several addresses in an export.
fn is_numbered(folded: &str) -> bool {
    let endings = ["address", "adresse", "value"];
    let bare = endings.iter().find_map(|ending| folded.strip_suffix(ending)).unwrap_or(folded);
    let name = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    name.len() < bare.len() && matches!(name, "email" | "mail" | "emailadresse" | "emailaddress")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_in_many_spellings() {
        for name in ["E-mail 1 - Value", "Email0", "E-Mail 2", "EmailHome", "Weitere E-Mail Privat"]
        {
            assert_eq!(Field::of_column(name), Some(Field::OtherEmail), "{name}");
        }
        for name in ["TelVoiceWork", "Bitte keine E-Mail", "E-Mail-Verteiler", "Do Not Email"] {
            assert_ne!(Field::of_column(name), Some(Field::Email), "{name}");
        }
        for name in [
            "E-Mail",
            "e-mail",
            "Mail",
            "E-Mail-Adresse",
            "Email",
            "E\u{2011}Mail",
            "Haupt-E-Mail",
            "EmailPref",
            "\u{a0}E-Mail ",
            "E-mail Address",
            "Primary Email",
        ] {
            assert_eq!(Field::of_column(name), Some(Field::Email), "{name}");
        }
        assert_eq!(Field::of_column("Gu\u{308}ltig bis"), Some(Field::ValidUntil));
        assert_eq!(Field::of_column("Gruppe(n)"), Some(Field::Groups));
        assert_eq!(Field::of_column("First Name"), Some(Field::FirstName));
        assert_eq!(Field::of_column("Telefon"), None);
        assert_eq!(Field::of_column(""), None);
    }

    #[test]
    fn no_name_means_two_things() {
        let all: Vec<&str> = COLUMNS.iter().flat_map(|(_, names)| names.iter()).copied().collect();
        for (index, name) in all.iter().enumerate() {
            assert_eq!(&fold_name(name), name);
            assert!(!all[index + 1..].contains(name), "{name}");
        }
    }

    #[test]
    fn settings_name_fields_in_both_languages() {
        assert_eq!(Field::of_key("e-mail"), Some(Field::Email));
        assert_eq!(Field::of_key("gültig-bis"), Some(Field::ValidUntil));
        assert_eq!(Field::of_key("last_name"), Some(Field::LastName));
        assert_eq!(Field::of_key("quatsch"), None);
    }
}
