//! The people whom three letters may mean: those of the minutes file and of the contact list.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::contacts::{ContactBook, Named, Party, greeted};
use crate::l10n::plain;
use crate::minutes::{Minutes, counting_key};

/// Somebody who may come.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Person {
    /// First and last name.
    pub(super) name: String,
    /// The organisation; empty where it is not known.
    pub(super) organisation: String,
}

impl Person {
    /// Whether both are the same person: of one name and, where both are known, one organisation.
    pub(super) fn is(&self, name: &str, organisation: &str) -> bool {
        let same = |one: &str, other: &str| counting_key(one) == counting_key(other);
        same(&self.name, name)
            && (same(&self.organisation, organisation)
                || self.organisation.is_empty()
                || organisation.is_empty())
    }

    /// „Kim Muster, Verein“
    pub(super) fn shown(&self) -> String {
        match &*self.organisation {
            "" => self.name.clone(),
            organisation => format!("{}, {organisation}", self.name),
        }
    }
}

/// Everybody of a contact list, whether they get mails or not; rows without a person are left out.
pub(super) fn of_list(book: &ContactBook) -> Vec<Person> {
    let parties = book.contacts.iter().map(|one| one.party());
    let parties = parties.chain(book.without_address.iter().map(|one| one.party()));
    let people = parties.flat_map(|party: Party<'_>| greeted(party.people()));
    let people = people
        .filter(Named::is_person)
        .map(|one| Person { name: one.full_name(), organisation: one.organisation.to_owned() });
    let mut seen = BTreeSet::new();
    let key = |one: &Person| (counting_key(&one.name), counting_key(&one.organisation));
    people.filter(|one| seen.insert(key(one))).collect()
}

/// The people of the minutes file.
pub(super) fn of_minutes(minutes: &Minutes) -> impl Iterator<Item = Person> {
    minutes.participants.iter().map(|one| Person {
        name: one.name.value.clone(),
        organisation: one.organisation.as_ref().map(|text| text.value.clone()).unwrap_or_default(),
    })
}

/// Somebody with the words by which they are found.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The person.
    pub(super) person: Person,
    /// The words of the name, then those of the organisation, each in both ways of writing umlauts.
    name: Vec<[String; 2]>,
    organisation: Vec<[String; 2]>,
}

/// How well somebody fits what was typed; the least is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    LastName,
    Name,
    Organisation,
    Inside,
    Typo,
}

impl Entry {
    /// Somebody to be found.
    pub(super) fn new(person: Person) -> Self {
        let name = words(&person.name);
        let organisation = words(&person.organisation);
        Self { person, name, organisation }
    }

    /// Whether this word is part of the name.
    pub(super) fn has_word(&self, word: &str) -> bool {
        let forms = forms(word);
        self.name.iter().any(|own| own.iter().any(|own| forms.contains(own)))
    }

    fn fit(&self, typed: &[[String; 2]]) -> Option<Fit> {
        let of_one = |forms: &[String; 2]| {
            let any = |words: &[[String; 2]], fits: &dyn Fn(&str, &str) -> bool| {
                let mut words = words.iter().flatten();
                words.any(|word| forms.iter().any(|form| fits(word, form)))
            };
            let starts = |word: &str, form: &str| word.starts_with(form);
            let inside = |word: &str, form: &str| word.contains(form);
            let long = forms.iter().all(|form| form.chars().count() >= 3);
            let last = self.name.last().map(std::slice::from_ref).unwrap_or_default();
            if any(last, &starts) {
                Some(Fit::LastName)
            } else if any(&self.name, &starts) {
                Some(Fit::Name)
            } else if any(&self.organisation, &starts) {
                Some(Fit::Organisation)
            } else if long && (any(&self.name, &inside) || any(&self.organisation, &inside)) {
                Some(Fit::Inside)
            } else if long && any(&self.name, &is_slip) {
                Some(Fit::Typo)
            } else {
                None
            }
        };
        let fits: Option<Vec<Fit>> = typed.iter().map(of_one).collect();
        fits?.into_iter().max()
    }
}

/// Whether one letter of what was typed is wrong, missing, doubled or in the wrong place.
fn is_slip(word: &str, form: &str) -> bool {
    let length = form.chars().count();
    let begins = |count: usize| word.chars().take(count).collect::<String>();
    let first = form.chars().next() == word.chars().next();
    let near = |count| strsim::osa_distance(form, &begins(count)) <= 1;
    first && (near(length) || near(length + 1))
}

/// The people who fit what was typed best: all whose names or organisations begin so, otherwise those
/// who have it inside, otherwise those of whom it is one letter away. Last names come first.
pub(super) fn found<'a>(entries: impl Iterator<Item = &'a Entry>, typed: &str) -> Vec<&'a Entry> {
    let typed = words(typed);
    if typed.is_empty() {
        return Vec::new();
    }
    let mut fits: Vec<(Fit, &Entry)> =
        entries.filter_map(|entry| Some((entry.fit(&typed)?, entry))).collect();
    fits.sort_by(|(one, a), (other, b)| one.cmp(other).then_with(|| a.person.cmp(&b.person)));
    let best = fits.first().map(|(fit, _)| *fit);
    let worst = match best {
        Some(Fit::LastName | Fit::Name | Fit::Organisation) => Fit::Organisation,
        Some(fit) => fit,
        None => return Vec::new(),
    };
    fits.into_iter().filter(|(fit, _)| *fit <= worst).map(|(_, entry)| entry).collect()
}

/// The words of a name, each in both ways of writing umlauts.
fn words(text: &str) -> Vec<[String; 2]> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(forms).collect()
}

/// A word in lower case, „ü“ as „ue“ and as „u“; other letters without their accents.
fn forms(word: &str) -> [String; 2] {
    let composed: String = word.nfc().collect();
    [bare(&plain(&composed)), bare(&composed.to_lowercase())]
}

fn bare(word: &str) -> String {
    let letter = |c: char| match c {
        'ı' => 'i',
        'ł' => 'l',
        'ø' => 'o',
        'đ' => 'd',
        other => other,
    };
    word.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .map(letter)
        .collect::<String>()
        .replace('ß', "ss")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found_in(typed: &str) -> Vec<String> {
        let people = [
            ("Olena Muster", "Hilfe e. V."),
            ("Kim Müller", "Stadt"),
            ("Mustafa Yıldız", "Kulturverein Brücke"),
            ("Dr. Anna-Maria Groß", "Jugendring"),
            ("Łukasz Źródło", "Muster GmbH"),
        ];
        let entry = |(name, organisation): &(&str, &str)| {
            Entry::new(Person { name: (*name).into(), organisation: (*organisation).into() })
        };
        let entries: Vec<Entry> = people.iter().map(entry).collect();
        found(entries.iter(), typed).iter().map(|entry| entry.person.name.clone()).collect()
    }

    #[test]
    fn three_letters_find_somebody_however_they_are_spelled() {
        for (typed, expected) in [
            ("mus", &["Olena Muster", "Mustafa Yıldız", "Łukasz Źródło"][..]),
            ("ole", &["Olena Muster"]),
            ("mul", &["Kim Müller"]),
            ("mue", &["Kim Müller"]),
            ("mül", &["Kim Müller"]),
            ("kim mü", &["Kim Müller"]),
            ("yil", &["Mustafa Yıldız"]),
            ("brü", &["Mustafa Yıldız"]),
            ("bru", &["Mustafa Yıldız"]),
            ("gro", &["Dr. Anna-Maria Groß"]),
            ("maria", &["Dr. Anna-Maria Groß"]),
            ("luk", &["Łukasz Źródło"]),
            ("zro", &["Łukasz Źródło"]),
            ("jug", &["Dr. Anna-Maria Groß"]),
            ("ller", &["Kim Müller"]),
            ("olnea", &["Olena Muster"]),
            ("musster", &["Olena Muster"]),
            ("xyz", &[]),
            ("...", &[]),
        ] {
            assert_eq!(found_in(typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_name_is_the_same_however_it_is_spaced() {
        let one = Person { name: "Kim  Muster".into(), organisation: "Verein".into() };
        assert!(one.is("kim muster", "VEREIN") && one.is("Kim Muster", ""));
        assert!(!one.is("Kim Muster", "Stadt"));
    }
}
