//! Gender-inclusive forms: „Migrant*innen“, „Migrantinnen und Migranten“.
//!
//! Which of the ways in which a document names the same people is right is not for the program to
//! decide.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::classes::{Class, Classes};
use crate::words::Word;

/// A gender-inclusive word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gendered {
    /// Its range, in bytes of the text; for a pair, both words.
    pub range: Range<usize>,
    /// Its form.
    pub form: GenderForm,
}

/// The kind of a gender-inclusive form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GenderForm {
    /// `Migrant*innen`.
    Star,
    /// `Migrant:innen`.
    Colon,
    /// `Migrant_innen`.
    Underscore,
    /// `Migrant·innen`.
    Dot,
    /// `Migrant/innen`, `Migrant/-innen`.
    Slash,
    /// `Migrant(inn)en`, `Lehrer(in)`.
    Brackets,
    /// `MigrantInnen`.
    CapitalI,
    /// `Migrantinnen und Migranten`.
    Pair,
    /// `Teilnehmende`.
    Participle,
}

crate::word_lists! { "gender.txt": JOINTS }

/// Every gender-inclusive form among the words of `text`, runs of letters.
pub(super) fn among(text: &str, words: &[Word<'_>]) -> Vec<Gendered> {
    let (mut all, mut index) = (Vec::new(), 0);
    while let Some(word) = words.get(index) {
        let form = inside(text, word, words.get(index + 1))
            .or_else(|| pair(text, &words[index..]))
            .or_else(|| capital(word))
            .or_else(|| participle(word));
        let end = form.as_ref().map_or(word.range.end, |form| form.range.end);
        all.extend(form);
        index += 1;
        while words.get(index).is_some_and(|word| word.range.start < end) {
            index += 1;
        }
    }
    all
}

/// How often each form occurs; mixed usage has more than one.
pub fn gender_forms(all: &[Gendered]) -> BTreeMap<GenderForm, usize> {
    let mut forms = BTreeMap::new();
    for one in all {
        *forms.entry(one.form).or_insert(0) += 1;
    }
    forms
}

/// „Migrant*innen“ and the like: a character inside the word.
fn inside(text: &str, word: &Word<'_>, next: Option<&Word<'_>>) -> Option<Gendered> {
    let next = next?;
    let between = &text[word.range.end..next.range.start];
    let form = match between {
        "*" | "\\*" => GenderForm::Star,
        ":" => GenderForm::Colon,
        "_" | "\\_" => GenderForm::Underscore,
        "·" | "•" | "⋅" => GenderForm::Dot,
        "/" | "/-" | "/\u{2011}" => GenderForm::Slash,
        "(" => GenderForm::Brackets,
        _ => return None,
    };
    let ending = &*next.folded;
    let many = ending.starts_with("innen");
    let mut end = next.range.end;
    if form == GenderForm::Brackets {
        if !matches!(ending, "in" | "inn" | "innen") || !text[end..].starts_with(')') {
            return None;
        }
        end += 1;
        end += if ending == "inn" { text[end..].strip_prefix("en").map(|_| 2)? } else { 0 };
    } else if !many && ending != "in" {
        return None;
    }
    // „Ort:in der Halle“ only lacks a space.
    let is_word = word.is_capital() || word.text.chars().count() > 3;
    let is_people = is_word && (many || form == GenderForm::Star || word.is(Class::PeopleEnd));
    is_people.then_some(Gendered { range: word.range.start..end, form })
}

/// `MigrantInnen`, also in compounds.
fn capital(word: &Word<'_>) -> Option<Gendered> {
    let at = word.text.find("Innen").or_else(|| {
        let at = word.text.len().checked_sub(2)?;
        (word.text.get(at..) == Some("In")).then_some(at)
    })?;
    let before = &word.text[..at];
    let is_people = before.chars().count() > 2
        && before.chars().next_back().is_some_and(char::is_lowercase)
        && !word.is(Class::NoPeople);
    is_people.then(|| Gendered { range: word.range.clone(), form: GenderForm::CapitalI })
}

/// „Migrantinnen und Migranten“, in either order.
fn pair(text: &str, words: &[Word<'_>]) -> Option<Gendered> {
    let first = words.first().filter(|word| word.is_capital())?;
    let second = words[1..].iter().take(2).find(|word| word.is_capital())?;
    let between = text[first.range.end..second.range.start].trim().trim_end_matches('.');
    if !JOINTS.contains(between) {
        return None;
    }
    let is_pair = |woman: &str, man: &str| {
        let stem = woman.strip_suffix("innen").or_else(|| woman.strip_suffix("in"));
        stem.filter(|stem| stem.chars().count() > 2).is_some_and(|stem| {
            plain(man).strip_prefix(&plain(stem)).is_some_and(|rest| rest.chars().count() <= 2)
        })
    };
    let (left, right) = (&first.folded, &second.folded);
    (is_pair(left, right) || is_pair(right, left))
        .then_some(Gendered { range: first.range.start..second.range.end, form: GenderForm::Pair })
}

/// Without the umlauts that the feminine form may have („Ärztin“, „Arzt“).
fn plain(folded: &str) -> String {
    folded.replace("ae", "a").replace("oe", "o").replace("ue", "u")
}

/// „Teilnehmende“.
fn participle(word: &Word<'_>) -> Option<Gendered> {
    if !word.is_capital() {
        return None;
    }
    let is_participle = Classes::of(word.stem()).has(Class::PeopleParticiple);
    let form = GenderForm::Participle;
    (is_participle && word.stem() != word.folded)
        .then(|| Gendered { range: word.range.clone(), form })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ParsedText;

    fn seen(text: &str) -> Vec<(&str, GenderForm)> {
        let all = ParsedText::of(text).gendered().into_iter();
        all.map(|one| (&text[one.range], one.form)).collect()
    }

    #[test]
    fn each_form_is_known() {
        for (word, form) in [
            ("Migrant*innen", GenderForm::Star),
            ("Migrant\\*innen", GenderForm::Star),
            ("Migrant:innen", GenderForm::Colon),
            ("Migrant_innen", GenderForm::Underscore),
            ("Migrant·innen", GenderForm::Dot),
            ("Teilnehmer/-innen", GenderForm::Slash),
            ("Teilnehmer/in", GenderForm::Slash),
            ("Migrant(inn)en", GenderForm::Brackets),
            ("Lehrer(in)", GenderForm::Brackets),
            ("MigrantInnen", GenderForm::CapitalI),
            ("MigrantInnenberatung", GenderForm::CapitalI),
            ("Migrant*innenberatung", GenderForm::Star),
            ("Migrantinnen und Migranten", GenderForm::Pair),
            ("Paten oder Patinnen", GenderForm::Pair),
            ("Ärztinnen und Ärzte", GenderForm::Pair),
            ("Lehrerin bzw. Lehrer", GenderForm::Pair),
            ("Teilnehmende", GenderForm::Participle),
            ("Teilnehmer*in", GenderForm::Star),
        ] {
            let text = format!("Es kamen {word}, auch von weit her.");
            assert_eq!(seen(&text), [(word, form)], "{word}");
        }
    }

    #[test]
    fn what_only_looks_like_it_is_left_out() {
        for text in [
            "Wir sind auf LinkedIn, mit LogIn.",
            "Ort:in der Halle",
            "Das ist *innen* und _innen_ schön.",
            "Berlin und Bern, Termin und Ort",
            "Am Wochenende gibt es eine Spende für Reisende.",
            "`Migrant*innen` und https://a.example/Migrant_innen",
            "Drinnen und draußen, innen/außen",
        ] {
            assert!(seen(text).is_empty(), "{text}: {:?}", seen(text));
        }
    }

    #[test]
    fn forms_are_counted() {
        let all = ParsedText::of("Migrant*innen, Bürger*innen und Lehrer:innen").gendered();
        let forms: Vec<_> = gender_forms(&all).into_iter().collect();
        assert_eq!(forms, [(GenderForm::Star, 2), (GenderForm::Colon, 1)]);
    }
}
