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
}

/// A field's key in `[contacts.columns]` (English, German) and the names of columns, folded.
struct Names {
    field: Field,
    english: &'static str,
    german: &'static str,
    columns: &'static [&'static str],
}

const fn names(
    field: Field,
    english: &'static str,
    german: &'static str,
    columns: &'static [&'static str],
) -> Names {
    Names { field, english, german, columns }
}

/// The table of names. Columns are compared by [`fold_name`]: letters and digits only, in lower
/// case. The last lines of a field are the names in exports of Outlook, Thunderbird and Google.
#[rustfmt::skip]
const NAMES: &[Names] = &[
    names(Field::Email, "email", "e-mail", &[
        "email", "mail", "emailadresse", "mailadresse", "emailaddress", "mailaddress", "adresseemail",
        "emailadressen", "eposta", "emailkontakt", "kontaktemail", "kontaktmail", "ihreemail",
        "ihreemailadresse", "deineemail", "deineemailadresse", "emailaddressrequired", "emailid",
        "emailprimär", "useremail", "subscriber", "subscriberemail", "hauptemail", "hauptemailadresse", "emailhaupt", "emailpref", "preferredemail",
        "bevorzugteemail", "bevorzugteemailadresse", "primaryemail", "primaryemailaddress",
        "emailprimary", "primäreemailadresse", "primäreemail",
    ]),
    names(Field::OtherEmail, "other-email", "weitere-e-mail", &[
        "emaildienstlich", "dienstlicheemail", "dienstlicheemailadresse", "emailgeschäftlich",
        "geschäftlicheemail", "emailbüro", "emailarbeit", "emailwork", "workemail", "emailbusiness",
        "businessemail", "emailadressegeschäftlich", "emailfirma", "emailother", "otheremail",
        "secondaryemail", "sekundäreemailadresse", "sekundäreemail", "weitereemail",
        "weitereemailadresse", "weitereemailadressen", "zweiteemail", "zweitemail", "emailalternativ",
        "alternativeemail", "zusätzlicheemail", "weitereemailarbeit", "weitereemailandere",
        "weitereemailprivat", "emailprivat", "privateemail", "privateemailadresse", "emailhome",
        "homeemail", "emailpersonal", "personalemail", "emailadresseprivat",
    ]),
    names(Field::Salutation, "salutation", "anrede", &[
        "anrede", "salutation", "individualprefix",
    ]),
    names(Field::Title, "title", "titel", &[
        "titel", "title", "akademischertitel", "akadtitel", "akadgrad", "nameprefix", "prefixes",
        "formaltitle", "nprefix",
    ]),
    names(Field::FirstName, "first-name", "vorname", &[
        "vorname", "vornamen", "first", "firstname", "firstnamerequired", "givenname", "givennames", "forename",
        "rufname", "ngiven",
    ]),
    names(Field::LastName, "last-name", "nachname", &[
        "nachname", "familienname", "zuname", "surname", "last", "lastname", "lastnamerequired", "familyname",
        "nfamily",
    ]),
    names(Field::FullName, "full-name", "ganzer-name", &[
        "name", "fullname", "vollständigername", "ganzername", "vorundnachname", "vornamenachname",
        "namevorname", "nachnamevorname", "ansprechperson", "ansprechpartner", "ansprechpartnerin",
        "kontaktperson", "contactperson", "displayname", "anzeigename", "sortname", "fn",
        "vorundzuname", "vornamename", "vornamezuname", "namenachnamevorname", "namevornamenachname",
        "zunamevorname", "nameundvorname", "lastnamefirstname", "firstnamelastname",
    ]),
    names(Field::Organisation, "organisation", "einrichtung", &[
        "organisation", "organization", "organisationen", "firma", "verein", "einrichtung",
        "institution", "träger", "company", "companyname", "verband", "behörde", "dienststelle",
        "organization1name", "organizationname", "organisationname", "organisationsname", "firmenname",
        "vereinsname", "unternehmen", "arbeitgeber", "employer", "currentemployer", "institutionen",
        "namederorganisation", "namedereinrichtung", "einrichtungorganisation",
        "organisationeinrichtung", "firmaorganisation", "organisationfirma", "vereinorganisation",
        "firmainstitution", "institutionfirma", "trägereinrichtung", "org",
    ]),
    names(Field::Function, "function", "funktion", &[
        "funktion", "function", "position", "rolle", "role", "amt", "jobtitle", "berufsbezeichnung",
        "arbeitstitel", "organization1title", "organizationtitle", "titlerole", "stellenbezeichnung",
    ]),
    names(Field::Groups, "groups", "gruppen", &[
        "gruppe", "gruppen", "group", "groups", "verteiler", "verteilergruppe", "kategorie",
        "kategorien", "category", "categories", "labels", "groupmembership", "schlagworte", "tags",
    ]),
    names(Field::Language, "language", "sprache", &[
        "sprache", "language", "sprachen", "korrespondenzsprache", "bevorzugtesprache",
        "preferredlanguage", "lang",
    ]),
    names(Field::Active, "active", "aktiv", &["aktiv", "active", "erhältmail", "erhältpost"]),
    names(Field::Inactive, "inactive", "abgemeldet", &[
        "abgemeldet", "inaktiv", "inactive", "gesperrt", "unsubscribed", "abgemeldetam", "optout",
        "widerruf", "widerrufen", "widerrufenam",
    ]),
    names(Field::ValidUntil, "valid-until", "gueltig-bis", &[
        "gültigbis", "gueltigbis", "validuntil", "gastbis", "befristetbis",
    ]),
    names(Field::LegalBasis, "legal-basis", "rechtsgrundlage", &["rechtsgrundlage", "legalbasis"]),
    names(Field::ConsentDate, "consent-date", "einwilligungsdatum", &[
        "einwilligung", "einwilligungsdatum", "einwilligungvom", "einwilligungam", "eingewilligtam",
        "consent", "consentdate", "dateofconsent",
    ]),
];

impl Field {
    /// The field that a column of this name usually contains.
    pub fn of_column(name: &str) -> Option<Self> {
        let folded = fold_name(name);
        let found = NAMES.iter().find(|names| names.columns.contains(&folded.as_str()));
        found.map(|names| names.field).or_else(|| is_numbered(&folded).then_some(Self::OtherEmail))
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
        let found = NAMES.iter().find(|names| key == names.english || key == names.german);
        found.map(|names| names.field)
    }

    /// The key in `[contacts.columns]` and in JSON: English and stable.
    pub fn key(self) -> &'static str {
        self.names().map_or("", |names| names.english)
    }

    /// The German key in `[contacts.columns]`.
    pub fn german_key(self) -> &'static str {
        self.names().map_or("", |names| names.german)
    }

    /// Every key of `[contacts.columns]`, English and German.
    pub(in crate::contacts) fn keys() -> impl Iterator<Item = (&'static str, &'static str)> {
        NAMES.iter().map(|names| (names.english, names.german))
    }

    /// Whether choosing the wrong one of two such columns would reach the wrong people.
    pub(in crate::contacts) fn decides_who_gets_mail(self) -> bool {
        matches!(self, Self::Email | Self::Active | Self::Inactive | Self::ValidUntil)
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
        };
        language.pick(german, english)
    }

    fn names(self) -> Option<&'static Names> {
        NAMES.iter().find(|names| names.field == self)
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
        let all: Vec<&str> = NAMES.iter().flat_map(|names| names.columns).copied().collect();
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
