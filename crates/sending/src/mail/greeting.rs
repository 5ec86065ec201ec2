//! The greeting of a person: from stated data, without guessing.
//!
//! | stated | neutral | formal |
//! |---|---|---|
//! | Frau, Dr., Aylin, Probe | Guten Tag Aylin Probe, | Sehr geehrte Frau Dr. Probe, |
//! | Kim, Öz | Guten Tag Kim Öz, | Guten Tag Kim Öz, |
//! | Frau, Probe | Sehr geehrte Frau Probe, | Sehr geehrte Frau Probe, |
//! | Familie, Probe | Guten Tag Familie Probe, | Guten Tag Familie Probe, |
//! | Sehr geehrte Frau Oberbürgermeisterin | Sehr geehrte Frau Oberbürgermeisterin, | the same |
//! | Frau und Herrn, Anna und Otto, Muster | Guten Tag Anna und Otto Muster, | the same |
//! | Frau/Herr, Kim, Öz | Guten Tag Kim Öz, | the same |
//! | an organisation | Guten Tag Hilfekiosk Nord, | the same |
//! | nothing | Guten Tag, | Guten Tag, |
//!
//! A bare last name („Guten Tag Probe“) would be rude, so a stated „Frau“ or „Herr“ comes before it
//! in either style.

mod together;

use crate::contacts::{Named, Party, Salutation, greeted, is_family, joined};
use crate::document::vocabulary::Greetings;
use crate::settings::Greeting;

/// The greeting in the words of the document's language, punctuation included: „Guten Tag Aylin
/// Probe,“.
pub fn greeting(party: Party<'_>, style: Greeting, words: &Greetings) -> String {
    let own = Person::of(party.first);
    let whole = own.whole_greeting().filter(|_| party.also.is_empty());
    let people = people(party);
    match (whole, &people[..]) {
        (Some(whole), _) => whole,
        (None, []) => words.nobody.clone(),
        (None, [one]) => one.greeting(style, words),
        (None, several) => {
            let before = if party.also.is_empty() { own.other } else { "" };
            together::greeting(several, before, style, words)
        }
    }
}

/// The name of a contact as an addressee: „Dr. Aylin Probe“, „Familie Probe“, „Anna und Otto
/// Muster“ with the words of the document's language, or the organisation.
pub fn addressee_name(party: Party<'_>, words: &Greetings) -> String {
    match &people(party)[..] {
        [] => String::new(),
        [one] => one.envelope_name(),
        several => together::envelope_name(several, words),
    }
}

/// The people whom the greeting names.
fn people(party: Party<'_>) -> Vec<Person<'_>> {
    greeted(party.people()).into_iter().map(Person::of).collect()
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

/// The parts of a greeting.
struct Person<'a> {
    named: Named<'a>,
    stated: Salutation<'a>,
    gender: Option<Gender>,
    /// Another salutation before the name: „Familie“.
    other: &'a str,
}

impl<'a> Person<'a> {
    fn of(named: Named<'a>) -> Self {
        let Named { first_name, last_name, .. } = named;
        let stated = Salutation::of(named.salutation);
        let family = is_family(first_name) || is_family(last_name);
        let gender = match stated {
            Salutation::Woman if !family => Some(Gender::Woman),
            Salutation::Man if !family => Some(Gender::Man),
            _ => None,
        };
        let other = match stated {
            Salutation::Body(body) if first_name.is_empty() => body,
            Salutation::Other(other) if !family => other,
            _ => "",
        };
        Self { named, stated, gender, other }
    }

    fn greeting(&self, style: Greeting, words: &Greetings) -> String {
        if let Some(whole) = self.whole_greeting() {
            return whole;
        }
        let formal = self.surname_comes_with_salutation(style);
        let couple = self.stated == Salutation::Couple && self.is_bare();
        match self.gender.filter(|_| formal) {
            Some(gender) => fill(gender.formal(words), &self.formal_name()),
            None if couple => together::couple(&self.formal_name(), words),
            None => match self.neutral_name() {
                name if name.is_empty() => words.nobody.clone(),
                name => fill(&words.hello, &name),
            },
        }
    }

    fn envelope_name(&self) -> String {
        let Named { first_name, last_name, .. } = self.named;
        let family = first_name.is_empty() && !last_name.is_empty();
        if family && !self.other.is_empty() && self.whole_greeting().is_none() {
            return self.neutral_name();
        }
        self.named.display_name()
    }

    /// A whole greeting from the list: „Sehr geehrte Frau Oberbürgermeisterin,“. A missing name is
    /// added: „Liebe Frau Probe,“, „Hallo Aylin Probe,“.
    fn whole_greeting(&self) -> Option<String> {
        let Salutation::Whole(stated) = self.stated else { return None };
        let Named { first_name, last_name, .. } = self.named;
        let lower = stated.to_lowercase();
        let says = |name: &str| !name.is_empty() && lower.contains(&name.to_lowercase());
        let lacks_name = !last_name.is_empty()
            && lower.split_whitespace().count() <= 3
            && !says(last_name)
            && !says(first_name);
        let salutes =
            lower.split_whitespace().any(|word| matches!(word, "frau" | "herr" | "herrn"));
        let name = match (lacks_name, salutes) {
            (false, _) => String::new(),
            (true, true) => self.formal_name(),
            (true, false) => joined(&[first_name, last_name]),
        };
        Some(format!("{},", joined(&[stated, &name])))
    }

    /// Whether only a surname is known. (A list with one column for the whole name has it as last
    /// name.)
    fn is_bare(&self) -> bool {
        let Named { first_name, last_name, .. } = self.named;
        first_name.is_empty() && !last_name.is_empty() && !last_name.contains(' ')
    }

    /// Whether the neutral style needs the salutation, because there is only a surname.
    fn surname_comes_with_salutation(&self, style: Greeting) -> bool {
        !self.named.is_organisation
            && !self.named.last_name.is_empty()
            && (style == Greeting::Formal || self.is_bare())
    }

    /// The name in a formal greeting: „Dr. Probe“.
    fn formal_name(&self) -> String {
        joined(&[self.named.title, self.named.last_name])
    }

    /// The name in a neutral greeting: „Aylin Probe“, „Familie Probe“, the organisation, or
    /// nothing.
    fn neutral_name(&self) -> String {
        let Named { title, first_name, last_name, organisation, is_organisation, .. } = self.named;
        if is_organisation && !organisation.is_empty() {
            return organisation.to_owned();
        }
        match (first_name.is_empty(), last_name.is_empty()) {
            (true, true) if self.other.contains(' ') => self.other.to_owned(),
            (true, true) => organisation.to_owned(),
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

impl Gender {
    fn formal(self, words: &Greetings) -> &str {
        match self {
            Self::Woman => &words.formal_woman,
            Self::Man => &words.formal_man,
        }
    }

    /// The continuation of a formal greeting.
    fn also(self, words: &Greetings) -> &str {
        match self {
            Self::Woman => &words.also_woman,
            Self::Man => &words.also_man,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contacts::Contact;
    use crate::document::vocabulary::Vocabulary;
    use crate::minutes::LanguageTag;
    use crate::settings::ContactSettings;

    /// The greeting of a contact with these cells: salutation, title, first name, last name,
    /// organisation.
    fn greet(cells: &str, style: Greeting, language: &str) -> String {
        let words = Vocabulary::built_in(&LanguageTag::parse(language).unwrap()).unwrap();
        greeting(one(cells).party(), style, &words.phrases.greeting)
    }

    fn envelope(cells: &str, language: &str) -> String {
        let words = Vocabulary::built_in(&LanguageTag::parse(language).unwrap()).unwrap();
        addressee_name(one(cells).party(), &words.phrases.greeting)
    }

    /// A contact with these cells.
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
            ("Liebe;Dr.;Ada;Probe;", "Liebe Ada Probe,", "Liebe Ada Probe,"),
            ("Liebe Ada;;Ada;Probe;", "Liebe Ada,", "Liebe Ada,"),
            ("Sehr geehrte/r;;Kim;Öz;", "Guten Tag Kim Öz,", "Guten Tag Kim Öz,"),
            ("Frau/Herr;;Kim;Öz;", "Guten Tag Kim Öz,", "Guten Tag Kim Öz,"),
            ("Frau/Herr;;;Öz;", "Guten Tag Öz,", "Guten Tag Öz,"),
            ("Frau und Herrn;;Kim;Öz;", "Guten Tag Kim Öz,", "Guten Tag Kim Öz,"),
            ("Damen und Herren;;;;AWO", "Guten Tag AWO,", "Guten Tag AWO,"),
            ("m/w/d;;Kim;Öz;", "Guten Tag Kim Öz,", "Guten Tag Kim Öz,"),
            ("Firma;;;;Muster GmbH", "Guten Tag Muster GmbH,", "Guten Tag Muster GmbH,"),
            ("Firma;;;Muster;", "Guten Tag Firma Muster,", "Guten Tag Firma Muster,"),
            ("Firma;;Ada;Probe;Muster GmbH", "Guten Tag Ada Probe,", "Guten Tag Ada Probe,"),
            ("Team;;;Nord;", "Guten Tag Team Nord,", "Guten Tag Team Nord,"),
            ("An das;;;;Bauamt", "Guten Tag Bauamt,", "Guten Tag Bauamt,"),
            ("Frau;;;Familie Muster;", "Guten Tag Familie Muster,", "Guten Tag Familie Muster,"),
            ("weiblich;;Ada;Probe;", "Guten Tag Ada Probe,", "Guten Tag Ada Probe,"),
        ] {
            assert_eq!(greet(cells, Greeting::Neutral, "de"), neutral, "{cells}");
            assert_eq!(greet(cells, Greeting::Formal, "de"), formal, "{cells}");
        }
    }

    #[test]
    fn two_names_in_the_cells_of_one_are_two_people() {
        for (cells, neutral, formal) in [
            (";;Anna und Otto;Muster;", "Guten Tag Anna und Otto Muster,", ""),
            ("Frau;;Anna & Otto;Muster;", "Guten Tag Anna und Otto Muster,", ""),
            ("Frau/Herr;;Anna/Otto;Muster;", "Guten Tag Anna und Otto Muster,", ""),
            ("Eheleute;;Anna u. Otto;Muster;", "Guten Tag Eheleute Anna und Otto Muster,", ""),
            (";;Anna und Otto;Muster/Probe;", "Guten Tag Anna Muster und Otto Probe,", ""),
            (";;;Anna und Otto Muster;", "Guten Tag Anna und Otto Muster,", ""),
            ("Liebe Anna, lieber Otto;;Anna und Otto;Muster;", "Liebe Anna, lieber Otto,", ""),
            (
                "Frau und Herrn;Dr.;;Muster;",
                "Sehr geehrte Frau Dr. Muster, sehr geehrter Herr Dr. Muster,",
                "",
            ),
            (";;;Schmidt & Partner;", "Guten Tag Schmidt & Partner,", ""),
        ] {
            assert_eq!(greet(cells, Greeting::Neutral, "de"), neutral, "{cells}");
            let formal = if formal.is_empty() { neutral } else { formal };
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
            assert_eq!(envelope(cells, "de"), name);
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
        for (language, _) in crate::document::vocabulary::BUILT_IN {
            let named = greet("Frau;;Aylin;Probe;", Greeting::Neutral, language);
            let formal = greet("Frau;;Aylin;Probe;", Greeting::Formal, language);
            assert!(named.contains("Aylin Probe"), "{language}: {named}");
            assert!(formal.contains("Probe") && !formal.contains("Aylin"), "{language}: {formal}");
            let nobody = greet(";;;;", Greeting::Neutral, language);
            assert!(!nobody.is_empty() && !nobody.contains('{'), "{language}: {nobody}");
        }
    }
}
