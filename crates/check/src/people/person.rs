//! Finds where a German text names a person: by a title, a first name, or a name that the file
//! knows.

use std::ops::Range;

use german::{Class, Word};

use super::names::{Name, is_title_of};

/// A person who is named.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// The position, in words of the text.
    pub(super) words: Range<usize>,
    /// The position, in bytes of the text.
    pub(super) range: Range<usize>,
}

/// Everybody whom these words name, in order.
pub(super) fn mentions(words: &[Word<'_>], known: &[Name]) -> Vec<Mention> {
    let (mut all, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let end =
            titled(words, at).or_else(|| called(words, at)).or_else(|| is_known(words, at, known));
        let Some(end) = end else {
            at += 1;
            continue;
        };
        if let (Some(first), Some(last)) = (words.get(at), words.get(end - 1)) {
            all.push(Mention { words: at..end, range: first.range.start..last.range.end });
        }
        at = end;
    }
    all
}

/// The end of a name that begins with a title: „Frau Dr. Aylin Probe“.
fn titled(words: &[Word<'_>], at: usize) -> Option<usize> {
    let title = words.get(at).filter(|word| word.is_capital() && word.is(Class::Title))?;
    let (mut before, mut name) = (title, at + 1);
    while let Some(word) = words.get(name) {
        let is_more = word.is_capital() && (word.is(Class::Title) || word.is(Class::Office));
        if !is_more || name > at + 4 {
            break;
        }
        (before, name) = (word, name + 1);
    }
    let word = words.get(name).filter(|word| is_name(word))?;
    let joined = is_title_of(before, word) || before.is(Class::Office) && word.follows();
    if !joined {
        return None;
    }
    let surname = words.get(name + 1).filter(|next| word.is(Class::FirstName) && next.follows());
    // „Frau B.“ is nobody whom a reader knows.
    if word.text.chars().count() == 1 {
        return None;
    }
    Some(name + 1 + usize::from(surname.is_some_and(is_name)))
}

/// The end of a name that begins with a first name: „Olena K.“, „Amira“.
fn called(words: &[Word<'_>], at: usize) -> Option<usize> {
    let first = words.get(at).filter(|word| word.is_capital())?;
    if !first.is(Class::FirstName) {
        return called_like_a_word(words, at);
    }
    // „Sankt Anna“, „St. Martin“, „Haus Maria“ are not people.
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    if before.is_some_and(|before| before.is(Class::House)) && !first.gap.contains(',') {
        return None;
    }
    let surname = words.get(at + 1).filter(|next| next.follows() && is_name(next));
    Some(at + 1 + usize::from(surname.is_some()))
}

/// The end of „Ernst Probe“, „Rosa K.“: a word that is a first name where a surname is behind.
fn called_like_a_word(words: &[Word<'_>], at: usize) -> Option<usize> {
    let (first, surname) = (words.get(at)?, words.get(at + 1)?);
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let is_noun = before.is_some_and(|before| {
        first.follows()
            && (before.is(Class::NotBeforeName) || before.is(Class::House) || before.is_number())
    });
    let is_called = first.is(Class::WordName) && surname.follows() && is_name(surname);
    (is_called && !is_noun).then_some(at + 2)
}

/// The end of a name that the file knows.
fn is_known(words: &[Word<'_>], at: usize, known: &[Name]) -> Option<usize> {
    let first = words.get(at).filter(|word| word.is_capital())?;
    let names = |name: &&Name| {
        name.at(words, at + 1, false).is_some_and(|range| range.start == first.range.start)
    };
    known.iter().find(names).map(|_| at + 2)
}

fn is_name(word: &Word<'_>) -> bool {
    word.is_capital() && !word.is(Class::NoSurname)
}

#[cfg(test)]
mod tests {
    use german::ParsedText;

    use super::*;

    fn named(text: &str) -> Vec<&str> {
        let known = [Name::of("Xaveria Beispiel").unwrap()];
        mentions(&ParsedText::of(text).compounds(), &known)
            .into_iter()
            .map(|one| &text[one.range])
            .collect()
    }

    #[test]
    fn people_are_found() {
        for (text, wanted) in [
            ("Frau Probe und Herr Dr. Muster", vec!["Frau Probe", "Herr Dr. Muster"]),
            ("Frau Bürgermeisterin Probe lädt ein", vec!["Frau Bürgermeisterin Probe"]),
            ("Olena K. ist da", vec!["Olena K"]),
            ("mit Amira, 12 Jahre", vec!["Amira"]),
            ("Xaveria Beispiel sagt", vec!["Xaveria Beispiel"]),
            ("Frau Aylin Probe sagt", vec!["Frau Aylin Probe"]),
        ] {
            assert_eq!(named(text), wanted, "{text}");
        }
        for text in [
            "Die Frau hat zwei Kinder.",
            "eine Frau Mitte dreißig",
            "Frauen und Kinder",
            "St. Anna, Haus Maria",
            "der Herr. Probe ist um 9",
            "Xaveria, Beispiel",
        ] {
            assert_eq!(named(text), [""; 0], "{text}");
        }
    }
}
