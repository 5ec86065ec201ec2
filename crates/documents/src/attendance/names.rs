//! By which name an organisation or a person is the same at every meeting.

use std::collections::{BTreeMap, BTreeSet};

use crate::minutes::{Participant, name_words, plain_words};
use crate::source::Text;

/// Legal forms: „Verein Süd“ and „Verein Süd e. V.“ are one organisation.
const FORMS: &[&[&str]] = &[
    &["e", "v", "i", "g"],
    &["e", "v"],
    &["ev", "i", "g"],
    &["ev"],
    &["gemeinnuetzige", "gmbh"],
    &["gmbh", "und", "co", "kg"],
    &["g", "gmbh"],
    &["ggmbh"],
    &["gmbh"],
    &["mbh"],
    &["gug"],
    &["ug"],
    &["haftungsbeschraenkt"],
    &["e", "g"],
    &["eg"],
    &["gbr"],
    &["kg"],
    &["ohg"],
    &["ltd"],
];

/// The name of an organisation without its legal form and without spaces („Caritas-Verband“, „Caritasverband“).
fn organisation(name: &str) -> String {
    let words = plain_words(&name.replace(['&', '+'], " und "));
    let mut kept: Vec<&str> = Vec::new();
    let mut rest: Vec<&str> = words.iter().map(String::as_str).collect();
    while !rest.is_empty() {
        let form = FORMS.iter().find(|form| rest.starts_with(form));
        // A name that is nothing else stays.
        let taken = form.filter(|form| !kept.is_empty() || rest.len() > form.len());
        match taken {
            Some(form) => drop(rest.drain(..form.len())),
            None => kept.push(rest.remove(0)),
        }
    }
    let mut key = String::new();
    for word in kept {
        let is_number = |letter: Option<char>| letter.is_some_and(char::is_numeric);
        // „Gruppe 1 2“ is not „Gruppe 12“.
        if is_number(key.chars().last()) && is_number(word.chars().next()) {
            key.push(' ');
        }
        key.push_str(if word == "st" { "sankt" } else { word });
    }
    key
}

/// The names of organisations as the office wants them, and the other spellings that mean them.
#[derive(Clone, Debug, Default)]
pub struct Spellings {
    same: BTreeMap<String, String>,
    shown: BTreeMap<String, String>,
}

impl Spellings {
    /// From the settings: a name, and another spelling of it.
    pub fn of(settings: &[(Text, Text)]) -> Self {
        let mut spellings = Self::default();
        for (name, other) in settings {
            let key = organisation(&name.value);
            spellings.shown.insert(key.clone(), name.value.trim().to_owned());
            spellings.same.insert(organisation(&other.value), key);
        }
        spellings
    }

    /// By what an organisation is known; empty for what has no letters.
    pub(super) fn key(&self, name: &str) -> String {
        let key = organisation(name);
        self.same.get(&key).cloned().unwrap_or(key)
    }

    /// The name that the office has given to what is known by `key`.
    pub(super) fn shown(&self, key: &str) -> Option<&String> {
        self.shown.get(key)
    }
}

/// Somebody who was there, or an organisation: by what it is known, and how it is written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Named {
    pub(super) key: String,
    pub(super) written: String,
    /// The organisation of a person, as it is written.
    pub(super) of: Option<String>,
}

/// The organisations of those who were there.
pub(super) fn organisations<'p>(
    there: impl IntoIterator<Item = &'p Participant>,
    spellings: &Spellings,
) -> Vec<Named> {
    let all = there.into_iter().filter_map(|who| who.organisation.as_ref());
    let mut known = BTreeSet::new();
    let found = all.filter_map(|name| {
        let key = spellings.key(&name.value);
        let is_new = !key.is_empty() && known.insert(key.clone());
        is_new.then(|| Named { key, written: one_line(&name.value), of: None })
    });
    found.collect()
}

/// Those who were there: the name without titles, in whatever order, and the organisation.
pub(super) fn people<'p>(
    there: impl IntoIterator<Item = &'p Participant>,
    spellings: &Spellings,
) -> Vec<Named> {
    let mut known = BTreeSet::new();
    let named = there.into_iter().filter_map(|who| {
        let mut words = name_words(&who.name.value);
        words.sort();
        let of = who.organisation.as_ref();
        let organisation = of.map(|of| spellings.key(&of.value)).unwrap_or_default();
        let key = format!("{}\n{organisation}", words.join(" "));
        let is_new = !words.is_empty() && known.insert(key.clone());
        let of = of.map(|of| one_line(&of.value));
        is_new.then(|| Named { key, written: one_line(&who.name.value), of })
    });
    named.collect()
}

fn one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_organisation_has_many_spellings() {
        let same = [
            ["Verein Süd e. V.", "verein  SÜD", "Verein-Sued e.V.", "VEREIN SÜD eV"],
            ["Café Nord", "CAFE NORD", "Cafe\u{301}  Nord gGmbH", "Café-Nord (gGmbH)"],
            ["Haus & Hof", "Haus und Hof", "Haus + Hof GbR", "haus und hof"],
            ["e. V.", "E.V.", "e v", "e.v."],
            ["Caritas-Verband", "Caritas Verband", "Caritasverband", "CARITASVERBAND e. V. i. G."],
            [
                "St. Johann gGmbH",
                "Sankt Johann",
                "St Johann gemeinnützige GmbH",
                "St. Johann GmbH & Co. KG",
            ],
        ];
        for names in same {
            let keys: BTreeSet<String> = names.iter().map(|name| organisation(name)).collect();
            assert_eq!(keys.len(), 1, "{keys:?}");
            assert!(keys.iter().all(|key| !key.is_empty()), "{names:?}");
        }
        assert_ne!(organisation("Verein Nord e. V."), organisation("Verein Süd e. V."));
        assert_ne!(organisation("Gruppe 1 2"), organisation("Gruppe 12"));
        assert_eq!(organisation("…"), "");
    }

    #[test]
    fn the_office_says_what_else_is_the_same() {
        let text = |text: &str| {
            let source = crate::source::Source::new("rundmail.toml", text);
            Text::new(text.to_owned(), crate::source::Span::file(&source))
        };
        let said = [(text("Verein für Jugendhilfe e. V."), text("VfJ"))];
        let spellings = Spellings::of(&said);
        assert_eq!(spellings.key("vfj e.V."), spellings.key("Verein für Jugendhilfe"));
        let key = spellings.key("VFJ");
        assert_eq!(spellings.shown(&key).unwrap(), "Verein für Jugendhilfe e. V.");
    }
}
