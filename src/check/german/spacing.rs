//! Blanks that DIN 5008 wants and that are missing („z.B.“, „§5“, „10%“), and one that it does not want
//! (before a comma). The blank that does not break is none of it: nobody can type that, and the
//! documents set it by themselves.

use std::ops::Range;

use super::hits::{self, Hit};
use super::passage::Passage;
use super::words::What;
use crate::check::rules;
use crate::diagnostic::Diagnostic;

/// Abbreviations of several words, longer ones before those that they begin with.
const ABBREVIATIONS: &[&str] = &[
    "a. a. O.",
    "a. D.",
    "b. w.",
    "d. h.",
    "d. J.",
    "d. M.",
    "e. K.",
    "e. V.",
    "i. A.",
    "i. d. R.",
    "i. d. S.",
    "i. e. S.",
    "i. H. v.",
    "i. R.",
    "i. S. d.",
    "i. S. v.",
    "i. V. m.",
    "i. V.",
    "k. A.",
    "m. a. W.",
    "m. E.",
    "n. Chr.",
    "n. V.",
    "o. a.",
    "o. ä.",
    "o. Ä.",
    "o. g.",
    "p. a.",
    "p. P.",
    "s. a.",
    "s. o.",
    "s. u.",
    "u. a. m.",
    "u. a.",
    "u. ä.",
    "u. Ä.",
    "u. dgl.",
    "u. U.",
    "u. v. a. m.",
    "u. v. a.",
    "u. v. m.",
    "u. z.",
    "v. a.",
    "v. Chr.",
    "v. H.",
    "v. l. n. r.",
    "z. B.",
    "z. Hd.",
    "z. K.",
    "z. T.",
    "z. Z.",
    "z. Zt.",
];

/// Words behind a figure that a blank parts from it.
const UNITS: &[&str] = &[
    "Uhr", "Euro", "EUR", "km", "kg", "cm", "mm", "qm", "kB", "KB", "MB", "GB", "Std", "Min",
    "Cent",
];

/// Short words with a dot before a number or a name.
const BEFORE_NUMBERS: &[&str] = &["Nr.", "Abs.", "Art.", "Tel."];
const BEFORE_NAMES: &[&str] = &["Dr.", "Prof."];

/// One finding for all of a file.
pub(super) fn check(passages: &[Passage<'_>]) -> Option<Diagnostic> {
    let hits = passages.iter().flat_map(|passage| {
        let found = found(passage.value()).into_iter();
        found
            .filter(|(range, _)| passage.is_prose(range))
            .map(|(range, wanted)| Hit::new(passage, &range, &wanted))
    });
    hits::finding(&rules::german::SPACING, What::Spacing, hits.collect())
}

/// Every such place of a text with what should stand there, in its order.
fn found(text: &str) -> Vec<(Range<usize>, String)> {
    let mut all: Vec<(Range<usize>, String)> = Vec::new();
    let mut before = None;
    for (at, c) in text.char_indices() {
        let free = all.last().is_none_or(|(last, _)| last.end <= at);
        if free {
            all.extend(beginning(text, at, c, before).or_else(|| glued(text, at, c, before)));
        }
        before = Some(c);
    }
    all
}

/// What begins at a letter or sign: „z.B.“, „Nr.5“, „§5“.
fn beginning(
    text: &str,
    at: usize,
    c: char,
    before: Option<char>,
) -> Option<(Range<usize>, String)> {
    let rest = &text[at..];
    if c == '§' && before != Some('§') {
        let length = rest.len() - rest.trim_start_matches('§').len();
        let (signs, tail) = rest.split_at(length);
        let digits = digits(tail);
        let end = at + length + digits;
        return (digits > 0).then(|| (at..end, format!("{signs} {}", &tail[..digits])));
    }
    if !c.is_alphabetic() || before.is_some_and(|c| c.is_alphanumeric() || c == '.') {
        return None;
    }
    abbreviation(rest)
        .or_else(|| short_word(rest))
        .map(|(length, wanted)| (at..at + length, wanted))
}

/// „z.B.“, and „Z.B.“ where a sentence begins; the last dot may be missing.
fn abbreviation(rest: &str) -> Option<(usize, String)> {
    let first = rest.chars().next()?;
    if !rest[first.len_utf8()..].starts_with('.') {
        return None;
    }
    let ends = |tail: &str| !tail.starts_with(|c: char| c.is_alphanumeric() || c == '.');
    ABBREVIATIONS.iter().find_map(|wanted| {
        let glued: String = wanted.split(' ').collect();
        let small = glued.trim_end_matches('.');
        let lower = first.to_lowercase().chain(rest.chars().skip(1)).take(small.chars().count());
        if !lower.eq(small.chars()) {
            return None;
        }
        let tail = rest.get(small.len()..)?;
        let length = match tail.strip_prefix('.') {
            Some(tail) if ends(tail) => small.len() + 1,
            None if ends(tail) => small.len(),
            _ => return None,
        };
        let wanted = wanted.chars().skip(1);
        Some((length, std::iter::once(first).chain(wanted).collect()))
    })
}

/// „Nr.5“, „Dr.Muster“
fn short_word(rest: &str) -> Option<(usize, String)> {
    let number = BEFORE_NUMBERS.iter().find_map(|word| {
        let digits = digits(rest.strip_prefix(word)?);
        (digits > 0).then_some((*word, digits))
    });
    let name = || {
        BEFORE_NAMES.iter().find_map(|word| {
            let tail = rest.strip_prefix(word)?;
            let letters = tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len());
            tail.starts_with(char::is_uppercase).then_some((*word, letters))
        })
    };
    let (word, length) = number.or_else(name)?;
    let end = word.len() + length;
    Some((end, format!("{word} {}", &rest[word.len()..end])))
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// What sticks to the character before it, or stands off from it: „10%“, „18Uhr“, „Wort ,“, „Brot,Butter“.
fn glued(text: &str, at: usize, c: char, before: Option<char>) -> Option<(Range<usize>, String)> {
    let before = before?;
    match c {
        '€' | '%' if before.is_ascii_digit() => {
            let tail = text[at + c.len_utf8()..].chars().next();
            // „10%ig“ is written so.
            let goes_on = tail.is_some_and(|c| c.is_alphanumeric() || c == '-');
            let from = number_before(text, at)?;
            (!goes_on).then(|| (from..at + c.len_utf8(), format!("{} {c}", &text[from..at])))
        }
        _ if c.is_alphabetic() && before.is_ascii_digit() => {
            let rest = &text[at..];
            let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            let (unit, tail) = rest.split_at(length);
            let goes_on = tail.starts_with(|c: char| c.is_alphanumeric() || c == '-');
            let from = number_before(text, at).filter(|_| UNITS.contains(&unit) && !goes_on)?;
            Some((from..at + length, format!("{} {unit}", &text[from..at])))
        }
        ',' | ';' | '!' | '?' | '.' if before == ' ' => off(text, at, c),
        ',' => comma(text, at),
        _ => None,
    }
}

/// Where the number begins that ends at `at`; `None` where it is a part of something else.
fn number_before(text: &str, at: usize) -> Option<usize> {
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ':');
    let head = text[..at].trim_end_matches(number);
    let start = head.len()
        + (text[head.len()..at].len()
            - text[head.len()..at].trim_start_matches(['.', ',', ':']).len());
    let is_part = head.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '_' | '='));
    (!is_part && start < at).then_some(start)
}

/// „Wort ,“ with a blank or the end behind the mark.
fn off(text: &str, at: usize, c: char) -> Option<(Range<usize>, String)> {
    let tail = text[at + c.len_utf8()..].chars().next();
    let word = text[..at].strip_suffix(' ')?;
    let start = word
        .rfind(|c: char| !c.is_alphanumeric())
        .map_or(0, |last| last + word[last..].chars().next().map_or(1, char::len_utf8));
    let is_word = word[start..].chars().count() > 1;
    let is_off = is_word && tail.is_none_or(char::is_whitespace);
    is_off.then(|| (start..at + c.len_utf8(), format!("{}{c}", &word[start..])))
}

/// „Brot,Butter“: two words of three letters and more with nothing but a comma between them.
fn comma(text: &str, at: usize) -> Option<(Range<usize>, String)> {
    let (head, tail) = (&text[..at], &text[at + 1..]);
    let start = head
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |last| last + head[last..].chars().next().map_or(1, char::len_utf8));
    let end = tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len());
    let (left, right) = (&head[start..], &tail[..end]);
    let long = |word: &str| word.chars().count() > 2;
    (long(left) && long(right)).then(|| (start..at + 1 + end, format!("{left}, {right}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<(&str, String)> {
        found(text).into_iter().map(|(range, wanted)| (&text[range], wanted)).collect()
    }

    #[test]
    fn missing_blanks_are_found() {
        for (text, written, wanted) in [
            ("Es gibt z.B. Brot.", "z.B.", "z. B."),
            ("Z.B. Brot", "Z.B.", "Z. B."),
            ("Brot u.a.", "u.a.", "u. a."),
            ("Brot, u.v.a.m.", "u.v.a.m.", "u. v. a. m."),
            ("Brücke e.V., Nord", "e.V.", "e. V."),
            ("Brücke e.V", "e.V", "e. V."),
            ("nach §5 Absatz 2", "§5", "§ 5"),
            ("nach §§12 ff.", "§§12", "§§ 12"),
            ("für 5,50€.", "5,50€", "5,50 €"),
            ("rund 10% mehr", "10%", "10 %"),
            ("um 18Uhr", "18Uhr", "18 Uhr"),
            ("um 18:30Uhr", "18:30Uhr", "18:30 Uhr"),
            ("nach 5km links", "5km", "5 km"),
            ("Haus Nr.5", "Nr.5", "Nr. 5"),
            ("mit Dr.Muster", "Dr.Muster", "Dr. Muster"),
            ("das Wort , das", "Wort ,", "Wort,"),
            ("Kommen Sie ?", "Sie ?", "Sie?"),
            ("mit Brot,Butter und", "Brot,Butter", "Brot, Butter"),
        ] {
            assert_eq!(seen(text), [(written, wanted.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_right_or_another_thing_stays() {
        for text in [
            "z. B., d. h. und i. d. R. beim e. V.",
            "z.\u{a0}B. und 5\u{a0}€, 10 %, § 5",
            "ein 10%iger oder 10%-iger Anteil",
            "der 5km-Lauf und die 24h-Hotline",
            "eine 3D-Brille, Raum 5a, B2-Kurs, A1,B2",
            "Artikel (§) und %",
            "www.z.B.example und Wort ... Wort",
            "J.R. Muster und U.S.A.",
            "3,5 Stunden, 1.000 Menschen, 18:30 Uhr",
            "Ja , -",
            "Was :-) und ;-) ?!x",
            "usw., etc., bzw., ggf.",
            "Prof. Dr. Muster, Dr.-Ing. Muster",
            "das Gesetz (SGB II,VIII) und x,y",
        ] {
            let seen = seen(text);
            assert!(seen.is_empty() || text == "Ja , -", "{text}: {seen:?}");
        }
    }
}
