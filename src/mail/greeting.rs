//! The words that a person is greeted with: what the person has stated, nothing guessed.
//!
//! | stated | neutral | formal |
//! |---|---|---|
//! | Frau, Dr., Aylin, Probe | Guten Tag Aylin Probe, | Sehr geehrte Frau Dr. Probe, |
//! | Kim, Öz | Guten Tag Kim Öz, | Guten Tag Kim Öz, |
//! | Frau, Probe | Sehr geehrte Frau Probe, | Sehr geehrte Frau Probe, |
//! | Familie, Probe | Guten Tag Familie Probe, | Guten Tag Familie Probe, |
//! | Sehr geehrte Frau Oberbürgermeisterin | Sehr geehrte Frau Oberbürgermeisterin, | the same |
//! | an organisation | Guten Tag Hilfekiosk Nord, | the same |
//! | nothing | Guten Tag, | Guten Tag, |
//!
//! A bare last name („Guten Tag Probe“) would be rude, so a stated „Frau“ or „Herr“ comes before it
//! in either style.

use crate::contacts::Contact;
use crate::document::words::Greetings;
use crate::settings::Greeting;

/// „Guten Tag Aylin Probe,“ in the words of the document's language, punctuation included.
pub fn greeting(contact: &Contact, style: Greeting, words: &Greetings) -> String {
    let person = Person::of(contact);
    if let Some(whole) = person.whole_greeting() {
        return whole;
    }
    match (person.gender, person.surname_comes_with_salutation(style)) {
        (Some(Gender::Woman), true) => fill(&words.formal_woman, &person.formal_name()),
        (Some(Gender::Man), true) => fill(&words.formal_man, &person.formal_name()),
        _ => match person.neutral_name() {
            name if name.is_empty() => words.nobody.clone(),
            name => fill(&words.hello, &name),
        },
    }
}

/// How a contact is called on the envelope: „Dr. Aylin Probe“, „Familie Probe“, the organisation.
pub fn addressee_name(contact: &Contact) -> String {
    let person = Person::of(contact);
    let family = contact.first_name.is_empty() && !contact.last_name.is_empty();
    if family && !person.other.is_empty() && person.whole_greeting().is_none() {
        return person.neutral_name();
    }
    contact.display_name()
}

fn fill(pattern: &str, name: &str) -> String {
    pattern.replacen("{name}", name, 1)
}

/// What the salutation says about the person.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gender {
    Woman,
    Man,
}

/// Salutations that say woman or man.
const WOMAN: &[&str] = &["frau", "fr.", "fr", "ms", "ms.", "mrs", "mrs."];
const MAN: &[&str] = &["herr", "herrn", "hr.", "hr", "mr", "mr."];

/// Entries of lists that say that there is no salutation.
const NONE: &[&str] = &[
    "-",
    "–",
    "/",
    "d",
    "m",
    "w",
    "f",
    "x",
    "divers",
    "neutral",
    "keine",
    "keine angabe",
    "ohne",
    "k. a.",
    "k.a.",
    "none",
    "n/a",
    "männlich",
    "weiblich",
];

/// A salutation that begins so is a whole greeting already (the „Briefanrede“ of many lists).
const OPENERS: &[&str] = &["sehr ", "liebe ", "lieber ", "guten ", "hallo ", "dear ", "hello "];

/// The parts of a greeting.
struct Person<'a> {
    contact: &'a Contact,
    gender: Option<Gender>,
    /// A salutation that is neither „Frau“ nor „Herr“ nor an entry for none.
    other: &'a str,
}

impl<'a> Person<'a> {
    fn of(contact: &'a Contact) -> Self {
        let salutation = contact.salutation.trim();
        let lower = salutation.to_lowercase();
        let listed = |list: &[&str]| list.contains(&&*lower);
        let gender = match () {
            () if listed(WOMAN) => Some(Gender::Woman),
            () if listed(MAN) => Some(Gender::Man),
            () => None,
        };
        let other = if gender.is_some() || listed(NONE) { "" } else { salutation };
        Self { contact, gender, other }
    }

    /// „Sehr geehrte Frau Oberbürgermeisterin,“ where the list holds all of it.
    fn whole_greeting(&self) -> Option<String> {
        let lower = format!("{} ", self.other.to_lowercase());
        if !OPENERS.iter().any(|opener| lower.starts_with(opener)) {
            return None;
        }
        let stated = self.other.trim_end_matches([',', '!', ' ']);
        let last_name = &self.contact.last_name;
        let lacks_name = !last_name.is_empty()
            && lower.split_whitespace().count() <= 3
            && !stated.to_lowercase().contains(&last_name.to_lowercase());
        let name = if lacks_name { self.formal_name() } else { String::new() };
        Some(format!("{},", joined(&[stated, &name])))
    }

    /// In the neutral style where there is nothing but a surname. (A list with one column for the
    /// whole name has it as last name.)
    fn surname_comes_with_salutation(&self, style: Greeting) -> bool {
        let Contact { first_name, last_name, .. } = self.contact;
        let bare = first_name.is_empty() && !last_name.contains(' ');
        !last_name.is_empty() && (style == Greeting::Formal || bare)
    }

    /// „Dr. Probe“
    fn formal_name(&self) -> String {
        joined(&[&self.contact.title, &self.contact.last_name])
    }

    /// „Aylin Probe“, „Familie Probe“, the organisation, or nothing.
    fn neutral_name(&self) -> String {
        let Contact { title, first_name, last_name, organisation, .. } = self.contact;
        match (first_name.is_empty(), last_name.is_empty()) {
            (true, true) if self.other.contains(' ') => self.other.to_owned(),
            (true, true) => organisation.to_string(),
            (true, false) if self.other.is_empty() => joined(&[title, last_name]),
            _ if self.other.to_lowercase().contains(&last_name.to_lowercase())
                && !last_name.is_empty() =>
            {
                self.other.to_owned()
            }
            _ => joined(&[self.other, first_name, last_name]),
        }
    }
}

/// The parts that are there, with a space between them.
fn joined(parts: &[&str]) -> String {
    let there: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    there.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::words::Words;
    use crate::minutes::LanguageTag;
    use crate::settings::ContactSettings;

    /// The greeting of the one contact with these cells: salutation, title, first name, last name,
    /// organisation.
    fn greet(cells: &str, style: Greeting, language: &str) -> String {
        let words = Words::built_in(&LanguageTag::parse(language).unwrap()).unwrap();
        greeting(&one(cells), style, &words.phrases.greeting)
    }

    /// The one contact with these cells.
    fn one(cells: &str) -> Contact {
        let list =
            format!("Anrede;Titel;Vorname;Nachname;Organisation;E-Mail\n{cells};a@b.example\n");
        let path = std::path::Path::new("contacts.csv");
        let book = crate::contacts::parse(path, list.into_bytes(), &ContactSettings::default());
        book.value.unwrap().contacts.remove(0)
    }

    #[test]
    fn the_table_above_holds() {
        for (cells, neutral, formal) in [
            ("Frau;Dr.;Aylin;Probe;X", "Guten Tag Aylin Probe,", "Sehr geehrte Frau Dr. Probe,"),
            ("Herr;;Ole;Muster;X", "Guten Tag Ole Muster,", "Sehr geehrter Herr Muster,"),
            (";;Kim;Öz;X", "Guten Tag Kim Öz,", "Guten Tag Kim Öz,"),
            ("Frau;;;Aylin Probe;", "Guten Tag Aylin Probe,", "Sehr geehrte Frau Aylin Probe,"),
            ("divers;;Kim;Öz;X", "Guten Tag Kim Öz,", "Guten Tag Kim Öz,"),
            ("Frau;;;Probe;X", "Sehr geehrte Frau Probe,", "Sehr geehrte Frau Probe,"),
            (";Dr.;;Probe;X", "Guten Tag Dr. Probe,", "Guten Tag Dr. Probe,"),
            ("Frau;;Aylin;;X", "Guten Tag Aylin,", "Guten Tag Aylin,"),
            ("Familie;;;Probe;X", "Guten Tag Familie Probe,", "Guten Tag Familie Probe,"),
            ("Familie Probe;;;Probe;", "Guten Tag Familie Probe,", "Guten Tag Familie Probe,"),
            ("Familie Probe;;;;Verein", "Guten Tag Familie Probe,", "Guten Tag Familie Probe,"),
            ("Familie;;;;Treff Nord", "Guten Tag Treff Nord,", "Guten Tag Treff Nord,"),
            (";;;;Hilfekiosk Nord", "Guten Tag Hilfekiosk Nord,", "Guten Tag Hilfekiosk Nord,"),
            ("Frau;;;;", "Guten Tag,", "Guten Tag,"),
            (
                "Sehr geehrte Frau Oberbürgermeisterin;;Ada;Probe;",
                "Sehr geehrte Frau Oberbürgermeisterin,",
                "Sehr geehrte Frau Oberbürgermeisterin,",
            ),
            ("Liebe Frau;Dr.;Ada;Probe;", "Liebe Frau Dr. Probe,", "Liebe Frau Dr. Probe,"),
        ] {
            assert_eq!(greet(cells, Greeting::Neutral, "de"), neutral, "{cells}");
            assert_eq!(greet(cells, Greeting::Formal, "de"), formal, "{cells}");
        }
    }

    #[test]
    fn a_family_is_called_one_on_the_envelope() {
        for (cells, name) in [
            ("Familie;;;Probe;X", "Familie Probe"),
            ("Frau;Dr.;Aylin;Probe;X", "Dr. Aylin Probe"),
            ("Frau;;;Probe;X", "Probe"),
            ("Sehr geehrte Frau;;;Probe;X", "Probe"),
            (";;;;Hilfekiosk", "Hilfekiosk"),
        ] {
            assert_eq!(addressee_name(&one(cells)), name);
        }
    }

    #[test]
    fn gender_is_never_guessed_from_a_first_name() {
        assert_eq!(greet(";;Petra;Probe;", Greeting::Formal, "de"), "Guten Tag Petra Probe,");
    }

    #[test]
    fn a_name_is_no_pattern() {
        assert_eq!(
            greet(";;{name};{{ x }};", Greeting::Neutral, "de"),
            "Guten Tag {name} {{ x }},"
        );
    }

    #[test]
    fn every_built_in_language_greets() {
        for (language, _) in crate::document::words::BUILT_IN {
            let named = greet("Frau;;Aylin;Probe;", Greeting::Neutral, language);
            let formal = greet("Frau;;Aylin;Probe;", Greeting::Formal, language);
            assert!(named.contains("Aylin Probe"), "{language}: {named}");
            assert!(formal.contains("Probe") && !formal.contains("Aylin"), "{language}: {formal}");
            let nobody = greet(";;;;", Greeting::Neutral, language);
            assert!(!nobody.is_empty() && !nobody.contains('{'), "{language}: {nobody}");
        }
    }
}
