//! The numbers of agenda items: those that somebody typed into the titles („TOP 3 Finanzen“), else the
//! place in the list. Never both.

use crate::prose;

/// Words before a typed number.
const WORDS: &[&str] = &["Tagesordnungspunkt", "TOP", "Top", "Punkt", "Agenda item", "Item"];

/// An item's number and its title without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// „3“, „3.2“
    pub number: String,
    /// The title.
    pub title: &'a str,
}

/// The number that a title begins with.
struct Typed<'a> {
    number: &'a str,
    title: &'a str,
    /// A word such as „TOP“ stands before it.
    named: bool,
}

/// The numbers of items beside each other, below the item with the number `above`. A typed number counts
/// where it is that of the place and a word says what it is („TOP 3“), or where all items have one and they
/// rise: then it is what the meeting went by. „3. Oktober“ and „100 Jahre Verein“ are titles.
pub fn numbered<'a>(titles: &[&'a str], above: &str) -> Vec<Numbered<'a>> {
    let typed: Vec<Option<Typed<'a>>> = titles.iter().map(|title| Typed::of(title)).collect();
    let values: Option<Vec<Vec<u32>>> =
        typed.iter().map(|one| one.as_ref().map(Typed::value)).collect();
    let rise = |values: &Vec<Vec<u32>>| {
        values.len() > 1
            && values.windows(2).all(|pair| pair[0] < pair[1] && pair[0].len() == pair[1].len())
    };
    let all = values.is_some_and(|values| rise(&values));
    let places = titles.iter().zip(typed).enumerate();
    let numbered = places.map(|(index, (title, typed))| {
        let number = format!("{above}{}", index + 1);
        match typed {
            Some(one) if all || (one.named && one.number == number) => {
                Numbered { number: one.number.to_owned(), title: one.title }
            }
            _ => Numbered { number, title },
        }
    });
    numbered.collect()
}

impl<'a> Typed<'a> {
    fn of(title: &'a str) -> Option<Self> {
        let title = title.trim();
        let behind = WORDS.iter().find_map(|word| title.strip_prefix(word));
        let named = behind.is_some();
        let rest = behind.map_or(title, |rest| rest.trim_start_matches([' ', '\u{a0}', '.']));
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let number = rest[..end].trim_end_matches('.');
        let is_number =
            !number.is_empty() && number.split('.').all(|part| (1..=2).contains(&part.len()));
        let behind = &rest[number.len()..];
        let words = behind.trim_start_matches(['.', ')', ':', ' ', '\u{a0}', '–', '-', '—', '\t']);
        let gap = &behind[..behind.len() - words.len()];
        let is_marked = named || number.contains('.') || gap.starts_with(['.', ')', ':']);
        let parted = gap.ends_with([' ', '\u{a0}', '\t']);
        let first = words.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let is_day = !named && prose::month(&first.to_lowercase()).is_some();
        let is_typed =
            is_number && is_marked && parted && !is_day && words.starts_with(char::is_alphabetic);
        is_typed.then_some(Self { number, title: words, named })
    }

    fn value(&self) -> Vec<u32> {
        self.number.split('.').filter_map(|part| part.parse().ok()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(titles: &[&str], above: &str) -> String {
        let all = numbered(titles, above);
        all.iter().map(|one| format!("{}|{}", one.number, one.title)).collect::<Vec<_>>().join(";")
    }

    #[test]
    fn one_number_is_shown() {
        for (titles, expected) in [
            (&["TOP 1 Begrüßung", "TOP 2: Finanzen"][..], "1|Begrüßung;2|Finanzen"),
            (&["Begrüßung", "TOP 2 – Finanzen"], "1|Begrüßung;2|Finanzen"),
            (&["1. Begrüßung", "2. Finanzen"], "1|Begrüßung;2|Finanzen"),
            (&["1) Begrüßung", "3) Finanzen"], "1|Begrüßung;3|Finanzen"),
            (&["TOP 3 Bericht", "TOP 5 Wahl"], "3|Bericht;5|Wahl"),
            (&["Punkt 1: Wahl", "Verschiedenes"], "1|Wahl;2|Verschiedenes"),
        ] {
            assert_eq!(shown(titles, ""), expected);
        }
        assert_eq!(shown(&["3.1 Haushalt", "3.2 Berichte"], "3."), "3.1|Haushalt;3.2|Berichte");
    }

    #[test]
    fn what_is_no_number_stays_in_the_title() {
        for titles in [
            &["3. Oktober: Feiertag", "4. Oktober: Fest"][..],
            &["100 Jahre Verein", "101 Fragen"],
            &["2. Integrationsbericht", "Wahl"],
            &["24-Stunden-Lauf", "TOP 100"],
            &["TOP 10 Ausflüge", "Wahl"],
            &["5. Sitzung"],
        ] {
            let plain: Vec<_> = titles
                .iter()
                .enumerate()
                .map(|(at, title)| format!("{}|{title}", at + 1))
                .collect();
            assert_eq!(shown(titles, ""), plain.join(";"));
        }
    }
}
