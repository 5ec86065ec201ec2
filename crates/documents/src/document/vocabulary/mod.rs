//! The language of a document: its fixed words, plural forms, dates and times.
//!
//! Each language is one file, `templates/words.<language>.toml`. An office may put a file of the
//! same name into its workspace. Over a built-in language it holds the words that differ; for a
//! further language it holds all of them, and each one that is missing is an error: words of
//! another language would be read aloud as this one. The language is passed as a value and never
//! global: it changes from one recipient to the next.

mod dates;
mod faults;
mod missing;
mod phrases;
mod plural;
mod procedure;
mod read;

use std::collections::BTreeMap;

use super::marks::Marks;
use super::view::Edition;
use crate::minutes::{Kind, LanguageTag, Votes};
pub use phrases::{
    Corrections, Dates, Greetings, Kinds, Labels, Letters, Numbers, Phrases, Plurals, Procedures,
    Reports, Sections, SignIns, Sites, Texts,
};
pub use plural::{Category, Forms, category};
pub use read::BUILT_IN;

/// The fixed words of documents in one language.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    /// The language of the document.
    pub language: LanguageTag,
    /// The phrases of the language.
    pub phrases: Phrases,
}

impl Vocabulary {
    /// The name of the file among the built-in templates and in the workspace.
    pub fn file_name(language: &LanguageTag) -> String {
        format!("words.{language}.toml")
    }

    /// The name of a kind: „Zusammenfassung“.
    pub fn kind(&self, kind: Kind) -> &str {
        match kind {
            Kind::Invitation => &self.phrases.kind.invitation,
            Kind::Summary => &self.phrases.kind.summary,
            Kind::Minutes => &self.phrases.kind.minutes,
            Kind::Circular => &self.phrases.kind.circular,
            Kind::Newsletter => &self.phrases.kind.newsletter,
            Kind::Reminder => &self.phrases.kind.reminder,
        }
    }

    /// A number with its noun in the right plural form: `43 Personen`.
    pub fn count(&self, number: u64, forms: &Forms) -> String {
        let form = forms.of(category(self.language.as_str(), number));
        fill(form, &[("n", &number.to_string())])
    }

    /// The votes: „41 Ja-Stimmen, 0 Nein-Stimmen, 2 Enthaltungen“.
    pub fn votes(&self, votes: Votes) -> String {
        let plural = &self.phrases.plural;
        let counted = [
            self.count(votes.yes.into(), &plural.votes_yes),
            self.count(votes.no.into(), &plural.votes_no),
            self.count(votes.abstained.into(), &plural.votes_abstained),
        ];
        counted.join(&self.phrases.text.comma)
    }

    /// The numbers of attendance: „43 Personen aus 24 Organisationen“.
    pub fn attendance(&self, persons: u64, organisations: u64) -> String {
        let persons = self.count(persons, &self.phrases.plural.persons);
        if organisations == 0 {
            return persons;
        }
        let organisations = self.count(organisations, &self.phrases.plural.organisations);
        let values = [("persons", &*persons), ("organisations", &organisations)];
        fill(&self.phrases.text.attendance, &values)
    }

    /// A size as it is shown to people: `812 Byte`, `340 kB`, `1,2 MB` (powers of ten, as mail
    /// providers count).
    pub fn size(&self, bytes: u64) -> String {
        let numbers = &self.phrases.number;
        match bytes {
            0..1_000 => fill(&numbers.bytes, &[("n", &bytes.to_string())]),
            1_000..999_500 => {
                fill(&numbers.kilobytes, &[("n", &((bytes + 500) / 1_000).to_string())])
            }
            _ => {
                let tenths = (bytes + 50_000) / 100_000;
                let figure = format!("{}{}{}", tenths / 10, numbers.decimal, tenths % 10);
                fill(&numbers.megabytes, &[("n", &figure)])
            }
        }
    }

    /// The fixed words for templates: those of `[text]` by their own names, those of other tables
    /// with a prefix (`label_place`, `section_dates`, `kind_summary`); hyphens become underscores.
    /// `colon` is the sign behind a label.
    /// The public edition does not get the words that only the internal one uses.
    pub fn for_templates(&self, edition: Edition) -> BTreeMap<String, String> {
        let mut flat = self.phrases.flat();
        flat.insert("colon".to_owned(), Marks::colon(&self.language).to_owned());
        flat.retain(|name, _| edition == Edition::Internal || !name.starts_with("internal"));
        flat
    }
}

/// Replaces the `{placeholders}` of a phrase. Inserted values are not searched again, and a
/// placeholder without a value stays as it is.
pub fn fill(phrase: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(phrase.len() + 16);
    let mut rest = phrase;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(name, behind)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((*value, behind))
        });
        rest = if let Some((value, behind)) = value {
            filled.push_str(value);
            behind
        } else {
            filled.push('{');
            after
        };
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(tag: &str) -> Vocabulary {
        Vocabulary::built_in(&LanguageTag::parse(tag).unwrap()).unwrap()
    }

    #[test]
    fn figures_take_the_form_of_their_language() {
        assert_eq!(words("de").attendance(43, 24), "43 Personen aus 24 Organisationen");
        assert_eq!(words("de").attendance(1, 1), "1 Person aus 1 Organisation");
        assert_eq!(words("de").attendance(5, 0), "5 Personen");
        assert_eq!(words("de-simple").attendance(43, 24), "43 Personen aus 24 Gruppen");
        assert_eq!(words("tr").attendance(43, 24), "24 kuruluştan 43 kişi");
        assert_eq!(words("uk").attendance(43, 24), "43 особи з 24 організацій");
        assert_eq!(words("uk").attendance(21, 1), "21 особа з 1 організації");
        assert_eq!(words("ru").attendance(11, 2), "11 человек из 2 организаций");
        assert_eq!(words("ar").attendance(2, 2), "شخصان من جهتين");
        assert_eq!(words("ar").attendance(43, 7), "43 شخصًا من 7 جهات");
        assert_eq!(words("fa").attendance(43, 24), "43 نفر از 24 سازمان");
        assert_eq!(words("fr").attendance(43, 24), "43 personnes de 24 organisations");
        assert_eq!(words("pl").attendance(43, 24), "43 osoby z 24 organizacji");
        assert_eq!(words("pl").attendance(21, 1), "21 osób z 1 organizacji");
        assert_eq!(words("ro").attendance(43, 7), "43 de persoane din 7 organizații");
    }

    #[test]
    fn sizes_have_the_mark_of_their_language() {
        assert_eq!(words("de").size(1_240_000), "1,2\u{a0}MB");
        assert_eq!(words("en").size(340_400), "340\u{a0}kB");
        assert_eq!(words("de").size(0), "0\u{a0}Byte");
    }

    #[test]
    fn placeholders_are_filled_once() {
        assert_eq!(fill("{a} und {b}", &[("a", "{b}"), ("b", "2")]), "{b} und 2");
        assert_eq!(fill("{fremd} {", &[]), "{fremd} {");
    }
}
