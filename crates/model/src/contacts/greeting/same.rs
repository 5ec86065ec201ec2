//! Whether two rows with one address are the same person.
//!
//! Lists contain people twice: with an additional title, an initial, swapped first and last name,
//! „Müller“ and „Mueller“, only the organisation. Somebody else must be greeted, too; the same
//! person must not be greeted twice.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::contacts::cell::values::fold;
use crate::contacts::email::typos::is_one_typo;
use crate::contacts::greeting::people::Named;
use crate::contacts::greeting::salutation::{Salutation, TITLES, is_family};

/// Shorter first names may be different although only a letter differs: Jan, Jana, Jens.
const LONG: usize = 5;

/// Whether it is the same person, or the organisation that the person represents.
pub fn is_same(one: &Named<'_>, other: &Named<'_>) -> bool {
    if !one.is_person() && !other.is_person() {
        let (one, other) = (one.display_name(), other.display_name());
        return one.is_empty() || other.is_empty() || fold(&one) == fold(&other);
    }
    if !one.is_person() || !other.is_person() {
        return true;
    }
    let (a, b) = (Name::of(one), Name::of(other));
    let contradict = Salutation::of(one.salutation).contradicts(Salutation::of(other.salutation));
    if a.sorted() == b.sorted() && !(contradict && a.first.is_empty()) {
        return true;
    }
    if contradict {
        return false;
    }
    if a.family || b.family {
        return a.last.last() == b.last.last();
    }
    if a.first.is_empty() || b.first.is_empty() {
        return a.is_part_of(&b) || b.is_part_of(&a);
    }
    // Of two last names with the same first name, one may be a former one.
    a.first == b.first || (a.shares_last_name(&b) && a.first_may_be(&b))
}

/// The words of a name, in the form that its spellings share.
struct Name {
    first: Vec<String>,
    last: Vec<String>,
    family: bool,
}

impl Name {
    fn of(named: &Named<'_>) -> Self {
        let (mut first, mut last) = (words(named.first_name), words(named.last_name));
        let family = is_family(named.first_name)
            || is_family(named.last_name)
            || is_family(named.salutation) && first.is_empty();
        if first.is_empty() && last.len() > 1 && !family {
            first = last.drain(..last.len() - 1).collect();
        }
        Self { first, last, family }
    }

    fn sorted(&self) -> Vec<&String> {
        let mut all: Vec<&String> = self.first.iter().chain(&self.last).collect();
        all.sort_unstable();
        all
    }

    fn is_part_of(&self, whole: &Self) -> bool {
        let (own, whole) = (self.sorted(), whole.sorted());
        !own.is_empty() && own.iter().all(|word| whole.contains(word))
    }

    /// Also „Muster“ and „Muster-Probe“.
    fn shares_last_name(&self, other: &Self) -> bool {
        self.last.iter().any(|word| word.len() > 1 && other.last.contains(word))
            || self.last == other.last
            || is_typo(&self.last.concat(), &other.last.concat())
    }

    /// Whether it may be an initial, one of two first names, or a typo.
    fn first_may_be(&self, other: &Self) -> bool {
        let (Some(a), Some(b)) = (self.first.first(), other.first.first()) else { return true };
        let initial = |short: &String, long: &String| {
            short.chars().count() == 1 && long.starts_with(short.as_str())
        };
        a == b
            || initial(a, b)
            || initial(b, a)
            || is_typo(&self.first.concat(), &other.first.concat())
    }
}

/// Whether one letter inside differs. At the end of a name it makes another: Paul, Paula.
fn is_typo(one: &str, other: &str) -> bool {
    let ends = |text: &str| (text.chars().next(), text.chars().next_back());
    one.chars().count().min(other.chars().count()) >= LONG
        && ends(one) == ends(other)
        && is_one_typo(one, other)
}

/// `Dr. Jörg Groß-Müller` -> `jorg`, `gross`, `muller`.
pub(in crate::contacts) fn words(name: &str) -> Vec<String> {
    let plain: String = fold(name).nfd().filter(|c| !is_combining_mark(*c)).collect();
    let plain = plain.replace('ß', "ss").replace("ae", "a").replace("oe", "o").replace("ue", "u");
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !TITLES.contains(word)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A person from `Anrede;Vorname;Nachname;Organisation`.
    fn person(cells: &str) -> Named<'_> {
        let mut cells = cells.split(';').map(str::trim);
        let mut next = || cells.next().unwrap_or_default();
        let (salutation, first_name, last_name, organisation) = (next(), next(), next(), next());
        Named { salutation, first_name, last_name, organisation, ..Named::default() }
    }

    #[test]
    fn one_person_has_many_spellings() {
        for (one, other) in [
            (";Anna;Muster", ";Anna;Muster"),
            (";Anna;Muster", ";Muster;Anna"),
            (";Jörg;Müller", ";Joerg;Mueller"),
            (";Jörg;Müller", ";Jorg;Muller"),
            (";J.;Muster", ";Jörg;Muster"),
            (";Hans-Peter;Muster", ";Hans;Muster"),
            (";Anna Maria;Muster", ";Anna;Muster"),
            (";;Anna Muster", ";Anna;Muster"),
            (";;Muster, Anna", ";Anna;Muster"),
            (";;Muster", ";Anna;Muster"),
            (";Anna;", ";Anna;Muster"),
            (";Anna;Muster", ";Anna;Muster-Probe"),
            (";Anna;Muster", ";Anna;Probe"),
            (";Katrin;Muster", ";Kathrin;Muster"),
            (";Anna;Muster", ";;;AWO"),
            (";;;AWO", ";;;Awo"),
            (";;;AWO", ";;;"),
            (";;Dr. Anna Muster", ";Anna;Muster"),
            ("Frau;Anna;Muster", "Herr;Anna;Muster"),
            ("Familie;;Muster", "Frau;Anna;Muster"),
            (";;Familie Muster", ";Otto;Muster"),
        ] {
            assert!(is_same(&person(one), &person(other)), "{one} {other}");
            assert!(is_same(&person(other), &person(one)), "{other} {one}");
        }
    }

    #[test]
    fn two_people_are_two() {
        for (one, other) in [
            (";Anna;Muster", ";Otto;Muster"),
            (";Paul;Muster", ";Paula;Muster"),
            (";Daniel;Muster", ";Daniela;Muster"),
            (";Jan;Muster", ";Jana;Muster"),
            (";Jan;Muster", ";Jens;Muster"),
            (";Andrea;Muster", ";Andreas;Muster"),
            (";Anna;Muster", ";Otto;Probe"),
            ("Frau;;Muster", "Herr;;Muster"),
            ("Frau;J.;Muster", "Herr;Jörg;Muster"),
            (";;Muster", ";;Probe"),
            (";Anna;", ";Otto;"),
            (";;;AWO", ";;;Verein Brücke"),
            (";;Familie Muster", ";Otto;Probe"),
        ] {
            assert!(!is_same(&person(one), &person(other)), "{one} {other}");
            assert!(!is_same(&person(other), &person(one)), "{other} {one}");
        }
    }
}
