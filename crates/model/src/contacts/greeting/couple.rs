//! Two people in the cells of one: „Anna und Otto“, „Anna & Otto Muster“, „Anna Muster und Otto
//! Probe“.

use crate::contacts::greeting::salutation::{FIRMS, JOINTS, PARTICLES, is_family};

/// A cell with more names is a list of another kind.
const MOST: usize = 4;

/// The first and last names, or `None` where it is one person's name. A slash only joins names if
/// the salutation is `open`, too: „Frau/Herr“, „Anna/Otto“.
pub(in crate::contacts) fn split<'a>(
    first: &'a str,
    last: &'a str,
    open: bool,
) -> Option<Vec<(&'a str, &'a str)>> {
    if first.is_empty() {
        return split_whole(last);
    }
    let firsts = parts(first, open);
    if !(2..=MOST).contains(&firsts.len()) || !firsts.iter().all(|name| is_first_name(name)) {
        return None;
    }
    let lasts = parts(last, true);
    let lasts = if lasts.len() == firsts.len() { lasts } else { vec![last; firsts.len()] };
    Some(firsts.into_iter().zip(lasts).collect())
}

/// „Anna und Otto Muster“ in a cell for the whole name: those without a last name get the last one.
fn split_whole(name: &str) -> Option<Vec<(&str, &str)>> {
    let parts = parts(name, false);
    let name = |word: &str| !word.starts_with(char::is_lowercase) || PARTICLES.contains(word);
    let fits = |part: &&str| {
        is_first_name(part) && part.split(' ').count() <= 3 && part.split(' ').all(name)
    };
    if !(2..=MOST).contains(&parts.len()) || !parts.iter().all(fits) {
        return None;
    }
    let (_, shared) = parts.last()?.rsplit_once(' ')?;
    Some(parts.iter().map(|part| part.rsplit_once(' ').unwrap_or((part, shared))).collect())
}

/// Whether it could be, or begin with, a person's name.
fn is_first_name(name: &str) -> bool {
    let firm = |word: &str| FIRMS.contains(&word.to_lowercase());
    let letter = |c: char| c.is_alphabetic() || " -'’ʼ`´".contains(c) || is_mark(c);
    name.chars().filter(|c| c.is_alphabetic()).count() > 1
        && name.chars().all(letter)
        && !name.split(' ').any(firm)
        && !is_family(name)
}

/// The zero-width joiners of Persian names, and combining marks.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}') || unicode_normalization::char::is_combining_mark(c)
}

/// The names in a cell. Commas count if the last name is joined by a conjunction.
fn parts(cell: &str, open: bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    for word in cell.split(' ') {
        if JOINTS.contains(&word.to_lowercase()) {
            parts.push(&cell[start..at]);
            start = at + word.len();
        }
        at += word.len() + 1;
    }
    parts.push(&cell[start..]);
    let glued: &[char] = if open { &['&', '+', '/'] } else { &['&', '+'] };
    let parts: Vec<&str> = parts.into_iter().flat_map(|part| part.split(glued)).collect();
    let joined = parts.len() > 1;
    let parts = parts.into_iter().flat_map(|part| {
        let comma: &[char] = if joined { &[','] } else { &[] };
        part.split(comma)
    });
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(first: &str, last: &str, open: bool) -> String {
        let names = split(first, last, open).unwrap_or_default();
        names.iter().map(|(first, last)| format!("{first}|{last}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn two_names_are_two_people() {
        for (first, last, expected) in [
            ("Anna und Otto", "Muster", "Anna|Muster Otto|Muster"),
            ("Anna & Otto", "Muster", "Anna|Muster Otto|Muster"),
            ("Anna&Otto", "Muster", "Anna|Muster Otto|Muster"),
            ("Anna u. Otto", "Muster", "Anna|Muster Otto|Muster"),
            ("Anna + Otto", "Muster / Probe", "Anna|Muster Otto|Probe"),
            ("Anna und Otto", "Muster und Probe", "Anna|Muster Otto|Probe"),
            ("Anna, Otto und Kim", "Muster", "Anna|Muster Otto|Muster Kim|Muster"),
            ("Anna Maria und Hans-Peter", "von Berg", "Anna Maria|von Berg Hans-Peter|von Berg"),
            ("", "Anna und Otto Muster", "Anna|Muster Otto|Muster"),
            ("", "Anna Muster und Otto Probe", "Anna|Muster Otto|Probe"),
            ("Ayşe ve Mehmet", "Örnek", "Ayşe|Örnek Mehmet|Örnek"),
        ] {
            assert_eq!(names(first, last, false), expected, "{first}, {last}");
        }
        assert_eq!(names("Anna/Otto", "Muster", true), "Anna|Muster Otto|Muster");
    }

    #[test]
    fn one_person_and_no_person_stay_whole() {
        for (first, last) in [
            ("Anna", "Muster"),
            ("Anna, Maria", "Muster"),
            ("Kim/Alex", "Muster"),
            ("Anna", "Muster und Probe"),
            ("Hans-Peter", "Berg"),
            ("Udo", "Muster"),
            ("", "Muster & Probe"),
            ("", "Schmidt und Partner"),
            ("", "Muster & Probe GmbH"),
            ("", "Familie Anna und Otto Muster"),
            ("", "Haus der Begegnung und Bildung Süd"),
            ("A. und O.", "Muster"),
        ] {
            assert_eq!(split(first, last, false), None, "{first}, {last}");
        }
    }
}
