//! Words in running text, and what is made of them: names, places, kinds.

use model::fields::Choice;
use model::minutes::Kind;

german::word_lists! {
    "texts.txt": pub(super) KINDS, ITEMS, PERSONS, ORGANISATIONS, BODIES, PLACES, TITLES, PARTICLES, YES, NO,
    ABSTAINED, OPENERS, JOINS
}

/// The kind of document that a title names.
pub(super) fn kind(title: &str) -> Option<Kind> {
    let words = words(title);
    let named = words.iter().find_map(|word| {
        KINDS.pairs().find(|(start, _)| word.starts_with(start)).map(|(_, kind)| kind)
    });
    let named = named?;
    Kind::ALL.iter().find(|(english, ..)| *english == named).map(|(_, _, kind)| *kind)
}

/// The words of a text in lower case; hyphens are part of a word.
pub(super) fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Whether the words count people.
pub(super) fn counts_persons(word: &str) -> bool {
    PERSONS.contains(word)
}

/// Whether the words count organisations.
pub(super) fn counts_organisations(word: &str) -> bool {
    ORGANISATIONS.contains(word)
}

/// The votes in favour, against and abstained; `None` where the phrase does not say how many were in
/// favour, and of what else there are some, or where a number or a word beside them is not understood:
/// votes that are read halfway are wrong.
pub(super) fn votes(text: &str) -> Option<[u32; 3]> {
    let lower = text.to_lowercase().replace(['(', ')', ';', ',', '/', '|', '·', '=', '–'], " ");
    let tokens: Vec<&str> = lower
        .split([' ', '\u{a0}', ':', '\n'])
        .map(|word| word.trim_matches('.'))
        .filter(|word| !word.is_empty())
        .collect();
    let column =
        |phrase: &str| [&YES, &NO, &ABSTAINED].iter().position(|list| list.contains(phrase));
    let mut found: [Option<u32>; 3] = [None; 3];
    // Where the understood ones stand, and labels without a number.
    let (mut used, mut bare) = (Vec::new(), Vec::new());
    let mut at = 0;
    // „Ja: 12“ or „12 Ja“, the same throughout.
    let label_first = tokens.first().is_some_and(|first| column(first).is_some());
    while at < tokens.len() {
        let two = tokens.get(at..at + 2).map(|pair| pair.join(" ")).and_then(|two| column(&two));
        let length = if two.is_some() { 2 } else { 1 };
        let Some(column) = two.or_else(|| tokens.get(at).and_then(|word| column(word))) else {
            at += 1;
            continue;
        };
        let place = if label_first { Some(at + length) } else { at.checked_sub(1) };
        let number = place.and_then(|place| tokens.get(place));
        let count = number.and_then(|number| match *number {
            "keine" | "kein" | "no" | "none" => Some(0),
            "eine" | "einer" | "one" => Some(1),
            number => number.parse().ok(),
        });
        match (count, found.get_mut(column)) {
            (Some(count), Some(slot @ None)) => {
                *slot = Some(count);
                used.extend([Some(at), place].into_iter().flatten());
            }
            (Some(_), _) => return None,
            _ => bare.push(at),
        }
        at += length;
    }
    let beside = *used.iter().min()?..=used.iter().max()? + 2;
    let is_left = |(at, word): (usize, &&str)| {
        beside.contains(&at)
            && (bare.contains(&at) || (!used.contains(&at) && word.parse::<u32>().is_ok()))
    };
    if tokens.iter().enumerate().any(is_left) {
        return None;
    }
    let told = found.iter().flatten().count();
    let [yes, no, abstained] = found;
    (told > 1).then_some([yes?, no.unwrap_or(0), abstained.unwrap_or(0)])
}

/// Whether a text is about how people voted: it has a word for one of the columns beside a figure, or says
/// that all were of one mind.
pub(super) fn speaks_of_votes(text: &str) -> bool {
    let words = words(text);
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
    let names = |list: &german::WordList| words.iter().any(|word| list.contains(word.as_str()));
    let columns = [&YES, &NO, &ABSTAINED].into_iter().filter(|list| names(list)).count();
    let counts = text.contains(|c: char| c.is_ascii_digit());
    has(&["einstimmig", "mehrheitlich", "unanimously"])
        || columns > 1
        || counts && (columns > 0 || has(&["stimmen"]))
}

/// Whether it is the name of a person: two to five words with capitals, or a title and a name.
pub(super) fn is_name(text: &str) -> bool {
    let text = text.trim();
    let parts: Vec<&str> = text.split([' ', '\u{a0}']).filter(|part| !part.is_empty()).collect();
    let is_title = |part: &&str| TITLES.contains(&part.trim_end_matches('.').to_lowercase());
    let titles = parts.iter().take_while(|part| is_title(part)).count();
    let rest = parts.get(titles..).unwrap_or_default();
    let is_particle = |part: &str| PARTICLES.contains(&part.to_lowercase());
    let is_part = |part: &&str| {
        let letters = |c: char| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.');
        let begins = part.starts_with(char::is_uppercase);
        part.chars().all(letters) && (begins || is_particle(part)) && !is_body(part)
    };
    let named = rest.iter().filter(|part| !is_particle(part)).count();
    let capitals =
        rest.iter().all(|part| part.chars().count() > 2 && part.chars().all(char::is_uppercase));
    (1..=5).contains(&rest.len())
        && rest.iter().all(is_part)
        && (named > 1 || titles > 0 && named > 0)
        && !(capitals && rest.len() < 2)
}

/// Whether a word is that of an organisation.
fn is_body(word: &str) -> bool {
    let lower = word.trim_end_matches(['.', ',']).to_lowercase();
    BODIES.iter().any(|body| lower == *body || body.len() > 3 && lower.ends_with(body))
}

/// Whether these words may name an organisation: one of its words says so, or it is an abbreviation.
pub(super) fn is_organisation(text: &str) -> bool {
    let text = text.trim();
    let has_letters = text.chars().filter(|c| c.is_alphabetic()).count() > 1;
    has_letters
        && text.chars().count() <= 80
        && text.starts_with(char::is_alphanumeric)
        && !text.contains('@')
}

/// Whether these words are a place.
pub(super) fn is_place(text: &str) -> bool {
    let is = |word: &String| {
        PLACES.iter().any(|place| word == place || place.len() > 3 && word.ends_with(place))
    };
    text.chars().count() <= 100 && words(text).iter().any(is)
}

/// Whether a line invites people into an online meeting.
pub(super) fn invites_online(line: &str) -> bool {
    let lower = line.trim().to_lowercase();
    let is_short = lower.chars().count() <= 70;
    is_short
        && JOINS.iter().any(|start| {
            lower.strip_prefix(start).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
}

/// The words at the start of a sentence that name who does something: „Frau Muster“, „Kim Probe“;
/// a verb follows.
pub(super) fn actor(sentence: &str) -> Option<&str> {
    let mut end = 0;
    let mut found = None;
    for part in sentence.split_inclusive(' ').take(6) {
        let word = part.trim_end();
        if end > 0 && word.starts_with(char::is_lowercase) && !PARTICLES.contains(word) {
            found = sentence.get(..end).map(str::trim);
            break;
        }
        end += part.len();
    }
    let first = sentence.split(' ').next().unwrap_or_default().to_lowercase();
    // „Herr Probe antwortet, bis 30.11. …“: the day is part of what was said.
    let verb = sentence.get(end..).and_then(|rest| rest.split(' ').next());
    let reports = verb.is_some_and(|verb| verb.ends_with(','));
    found.filter(|name| is_name(name) && !OPENERS.contains(&first) && !reports)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_names_of_people() {
        for name in [
            "Kim Probe",
            "Dr. Selin Beispiel",
            "Frau Muster",
            "Tomasz Przykład-Łąkowski",
            "Anna von der Heide",
            "J. Muster",
        ] {
            assert!(is_name(name), "{name}");
        }
        for other in [
            "Stadt Musterhausen",
            "Muster",
            "Jugendring Nord",
            "alle Mitglieder",
            "42 Personen",
            "Kim Probe und andere",
            "AWO",
            "Der Verein hat",
        ] {
            assert!(!is_name(other), "{other}");
        }
    }

    #[test]
    fn votes_are_counted_either_way_round() {
        for (text, counts) in [
            ("12 Ja, 1 Nein, 2 Enthaltungen", Some([12, 1, 2])),
            ("Ja: 12, Nein: 0, Enthaltungen: 3", Some([12, 0, 3])),
            ("(12 Ja-Stimmen, keine Gegenstimmen, eine Enthaltung)", Some([12, 0, 1])),
            ("12 dafür, 3 dagegen", Some([12, 3, 0])),
            ("12 ja / 1 nein / 3 Enth.", Some([12, 1, 3])),
            ("12 Ja, 1 Nein, 3 Unentschlossene", None),
            ("12 Ja, 1 Nein, zwei Enthaltungen", None),
            ("Ja: 12, Nein: 1, Sonstige: 3", None),
            ("Thanks for the 3 years: 12 yes, 1 no", Some([12, 1, 0])),
            ("einstimmig", None),
            ("12 Ja", None),
            ("12 Ja, 13 Ja, 1 Nein", None),
        ] {
            assert_eq!(votes(text), counts, "{text}");
        }
    }

    #[test]
    fn whoever_acts_stands_before_the_verb() {
        assert_eq!(actor("Frau Muster schickt bis 14.10. die Liste."), Some("Frau Muster"));
        assert_eq!(actor("Kim Probe fragt nach."), Some("Kim Probe"));
        assert_eq!(actor("Kim Probe antwortet, bis 30.11. sei Zeit."), None);
        assert_eq!(actor("Der Verein schickt die Liste."), None);
        assert_eq!(actor("Alle bringen etwas mit."), None);
        assert_eq!(actor("Wer Tische und Bänke braucht, meldet sich bis 18.9."), None);
    }
}
