//! What is said of people who share an address.

use crate::l10n::{Bilingual, Joint, Language, list};

/// What is worth knowing of a mailbox of several people.
#[derive(Debug)]
pub(in crate::contacts) enum Shared {
    /// Several are greeted by one mail, at so many addresses; the first of them.
    Households { number: usize, address: String, names: Vec<String> },
    /// Those at another address.
    Names { names: Vec<String> },
    /// Too many to be greeted.
    ByMany { address: String, people: usize },
    /// They read different languages; that of the first row, if it has one.
    Languages { address: String, language: String },
    /// One of them has unsubscribed.
    Unsubscribed { address: String },
}

impl Bilingual for Shared {
    fn german(&self) -> String {
        match self {
            Self::Households { number: 1, address, names } => format!(
                "{} teilen sich `{address}`. Eine E-Mail begrüßt alle.",
                list(names, Joint::And, Language::German)
            ),
            Self::Households { number, address, names } => format!(
                "{number} Adressen gehören mehreren, so `{address}`: {}. Jede bekommt eine E-Mail, die \
                 alle begrüßt.",
                list(names, Joint::And, Language::German)
            ),
            Self::Names { names } => list(names, Joint::And, Language::German),
            Self::ByMany { address, people } => format!(
                "`{address}` gehört {people} Personen. Sie bekommen zusammen eine E-Mail, die \
                 niemanden mit Namen begrüßt."
            ),
            Self::Languages { address, language } => format!(
                "Die Personen mit der Adresse `{address}` lesen verschiedene Sprachen. Sie bekommen \
                 zusammen eine E-Mail, in der Sprache der ersten Zeile{}.",
                in_brackets(language)
            ),
            Self::Unsubscribed { address } => format!(
                "`{address}` gehört mehreren Personen, von denen nicht alle E-Mails wollen. Die \
                 Adresse bekommt deshalb keine E-Mail."
            ),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Households { number: 1, address, names } => format!(
                "{} share `{address}`. One mail greets all of them.",
                list(names, Joint::And, Language::English)
            ),
            Self::Households { number, address, names } => format!(
                "{number} addresses are shared, `{address}` for one: {}. Each gets one mail that greets \
                 all of them.",
                list(names, Joint::And, Language::English)
            ),
            Self::Names { names } => list(names, Joint::And, Language::English),
            Self::ByMany { address, people } => format!(
                "`{address}` belongs to {people} people. They get one mail together that greets \
                 nobody by name."
            ),
            Self::Languages { address, language } => format!(
                "The people at `{address}` read different languages. They get one mail together, in \
                 the language of the first row{}.",
                in_brackets(language)
            ),
            Self::Unsubscribed { address } => format!(
                "`{address}` belongs to several people, not all of whom want mail. The address \
                 therefore gets none."
            ),
        }
    }
}

/// ` (uk)`
fn in_brackets(language: &str) -> String {
    if language.is_empty() { String::new() } else { format!(" ({language})") }
}
