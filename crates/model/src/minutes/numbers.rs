//! The numbers of agenda items: those typed into the titles („TOP 3 Finanzen“), otherwise the
//! position in the list. Never both.

/// Words before a typed number.
const WORDS: &[&str] = &["Tagesordnungspunkt", "TOP", "Top", "Punkt", "Agenda item", "Item"];

/// What may separate the word from its number.
const BEFORE: [&str; 4] = [" ", "\u{a0}", ".", "Nr."];

/// An item's number and its title without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// „3“, „3.2“
    pub number: String,
    /// The title.
    pub title: &'a str,
    /// What looks like another number and stays at the start of the title („TOP 5“).
    pub left: Option<&'a str>,
}

/// The number that a title begins with.
struct Typed<'a> {
    /// The number with the word before it.
    whole: &'a str,
    number: &'a str,
    title: &'a str,
    sure: Sure,
    /// Whether it could also be a day: „5.11.“
    dated: bool,
}

/// How certain it is that a number at the start of a title is that of the item.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sure {
    /// A word such as „TOP“ stands before it.
    Named,
    /// Its form is only used for numbers of items: „3.2“, „3)“, „3:“.
    Formed,
    /// It may be part of the title: „3. Bericht“ can be the third report.
    Open,
}

/// The numbers of sibling items below the item with the number `above`. If all have typed numbers
/// and these rise, the meeting went by them. Otherwise a typed number counts only where it equals
/// the position. „3. Oktober“ and „100 Jahre Verein“ are titles.
pub fn numbered<'a>(titles: &[&'a str], above: &str) -> Vec<Numbered<'a>> {
    let mut typed: Vec<Option<Typed<'a>>> = titles.iter().map(|title| Typed::of(title)).collect();
    if !is_row(&typed) {
        // „5.11. Martinsumzug“ is a day, unless the item above proves that it is a number.
        let is_below = |one: &Typed<'_>| !above.is_empty() && one.number.starts_with(above);
        let is_number = |one: &Typed<'a>| !one.dated || is_below(one);
        for one in &mut typed {
            *one = one.take().filter(is_number);
        }
    }
    let values: Option<Vec<Vec<u32>>> =
        typed.iter().map(|one| one.as_ref().map(Typed::value)).collect();
    let named = typed.iter().flatten().any(|one| one.sure == Sure::Named);
    let company = typed.iter().flatten().count() > 1;
    let rise = |values: Vec<Vec<u32>>| values.windows(2).all(|pair| pair[0] < pair[1]);
    let all = (named || company) && values.is_some_and(rise);
    let indexed = titles.iter().zip(typed).enumerate();
    let numbered = indexed.map(|(index, (title, typed))| {
        let number = format!("{above}{}", index + 1);
        let Some(one) = typed else { return Numbered { number, title, left: None } };
        let is_sure = one.sure != Sure::Open || company;
        let in_place = one.number == number;
        if all || is_sure && in_place {
            return Numbered { number: one.number.to_owned(), title: one.title, left: None };
        }
        // „Top 10“ is a ranking.
        let is_left = (is_sure || in_place) && !one.whole.eq_ignore_ascii_case("top 10");
        Numbered { number, title, left: is_left.then_some(one.whole) }
    });
    numbered.collect()
}

impl<'a> Typed<'a> {
    fn of(title: &'a str) -> Option<Self> {
        let title = title.trim();
        let behind = WORDS.iter().find_map(|word| title.strip_prefix(word));
        let named = behind.is_some();
        let mut rest = behind.unwrap_or(title);
        while let Some(behind) = BEFORE.iter().find_map(|one| rest.strip_prefix(one)) {
            rest = behind;
        }
        let number = number(rest, named)?;
        let behind = &rest[number.len()..];
        let words = behind.trim_start_matches(['.', ')', ':', ' ', '\u{a0}', '–', '-', '—', '\t']);
        let gap = &behind[..behind.len() - words.len()];
        let sure = if named {
            Sure::Named
        } else if number.contains('.') || gap.starts_with([')', ':']) {
            Sure::Formed
        } else if gap.starts_with('.') {
            Sure::Open
        } else {
            return None;
        };
        let parted = gap.ends_with([' ', '\u{a0}', '\t']);
        let is_title = words.starts_with(|c: char| c.is_alphabetic() || "„“\"»(".contains(c))
            || named && !words.is_empty();
        let whole = &title[..title.len() - behind.len()];
        let first = words.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let is_month = !named && german::month(first).is_some();
        let dated = !named && gap.starts_with('.') && is_day(number);
        let typed = Self { whole, number, title: words, sure, dated };
        (parted && is_title && !is_month).then_some(typed)
    }

    fn value(&self) -> Vec<u32> {
        let digits = self.number.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let letter = self.number[digits.len()..].bytes().next().map(u32::from);
        digits.split('.').filter_map(|part| part.parse().ok()).chain(letter).collect()
    }
}

/// The number at the start: „3“, „3.2“, and „3a“ only behind a word.
fn number(rest: &str, named: bool) -> Option<&str> {
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let number = rest[..end].trim_end_matches('.');
    let is_number = number.split('.').all(|part| (1..=2).contains(&part.len()));
    let behind = &rest[number.len()..];
    let letter = behind.starts_with(|c: char| c.is_ascii_lowercase())
        && !behind[1..].starts_with(char::is_alphanumeric);
    is_number.then(|| &rest[..number.len() + usize::from(named && letter)])
}

/// Whether „5.11“ can be a day.
fn is_day(number: &str) -> bool {
    let is_in = |part: &str, last: u32| part.parse().is_ok_and(|part| (1..=last).contains(&part));
    number.split_once('.').is_some_and(|(day, month)| is_in(day, 31) && is_in(month, 12))
}

/// Whether the numbers form a series: „3.1. Haushalt“, „3.2. Spenden“. Days never follow each other
/// like that.
fn is_row(typed: &[Option<Typed<'_>>]) -> bool {
    let values: Vec<_> = typed.iter().flatten().map(Typed::value).collect();
    let is_next = |pair: &[Vec<u32>]| match (&pair[0][..], &pair[1][..]) {
        ([a, b], [c, d]) => a == c && b + 1 == *d,
        _ => false,
    };
    values.len() == typed.len() && values.len() > 1 && values.windows(2).all(is_next)
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
            (&["TOP 1 Geld", "3.2.10 Schule", "TOP 5: Wahl"], "1|Geld;3.2.10|Schule;5|Wahl"),
            (&["TOP 3a Plan", "TOP 3b: „Neu“", "TOP 4 100 Jahre"], "3a|Plan;3b|„Neu“;4|100 Jahre"),
            (&["TOP Nr. 7: Wahl"], "7|Wahl"),
            (&["3.1. Haushalt", "3.2. Spenden"], "3.1|Haushalt;3.2|Spenden"),
            (&["1. Begrüßung", "Bericht", "3. Wahl"], "1|Begrüßung;2|Bericht;3|Wahl"),
        ] {
            assert_eq!(shown(titles, ""), expected);
        }
        assert_eq!(shown(&["3.1 Haushalt", "3.2 Berichte"], "3."), "3.1|Haushalt;3.2|Berichte");
    }

    #[test]
    fn a_second_number_in_a_title_is_known() {
        for (titles, left) in [
            (&["Begrüßung", "TOP 3 Finanzen", "Wahl"][..], &["TOP 3"][..]),
            (&["TOP 5 Wahl", "TOP 3 Bericht"], &["TOP 5", "TOP 3"]),
            (&["TOP 1 Wahl", "TOP 1 Bericht"], &["TOP 1"]),
            (&["1. Bericht", "1. Wahl"], &["1"]),
            (&["Begrüßung", "3.2 Finanzen"], &["3.2"]),
            (&["Begrüßung", "2. Bericht"], &["2"]),
            (&["Begrüßung", "5. Sitzung des Beirats"], &[]),
            (&["Begrüßung", "Top 10 Ausflüge"], &[]),
            (&["Begrüßung", "11.11. Martinsumzug", "12.11. Markt"], &[]),
        ] {
            let all = numbered(titles, "");
            let found: Vec<_> = all.iter().filter_map(|one| one.left).collect();
            assert_eq!(found, left, "{titles:?}");
        }
    }

    #[test]
    fn what_is_no_number_stays_in_the_title() {
        for titles in [
            &["3. Oktober: Feiertag", "4. Oktober: Fest"][..],
            &["100 Jahre Verein", "101 Fragen"],
            &["2. Integrationsbericht", "Wahl"],
            &["24-Stunden-Lauf", "TOP 100"],
            &["TOP 10 Ausflüge", "Wahl"],
            &["5.11. Fest", "6.11. Markt"],
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
