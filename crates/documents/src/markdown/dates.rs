//! Whether a line begins with a date rather than with the number of a list item.

/// The English names of months that differ from the German ones.
const ENGLISH: &[&str] =
    &["january", "february", "march", "may", "june", "july", "october", "december"];

/// Their abbreviations.
const SHORT_ENGLISH: &[&str] = &["mar", "oct", "dec"];

/// Words between the days of a range („10. bis 21. Juni“, „7. und 8. Mai“).
const JOINTS: &[&str] = &["bis", "und", "oder", "sowie", "auf", "–", "-", "/", "&", "to", "and"];

/// Whether `rest`, at the start of a line, begins with a date such as „7. Mai“, „30. 4. 2024“ or
/// „10. bis
/// 21. Juni“.
pub(super) fn begins_with_date(rest: &str) -> bool {
    let Some((_, after)) = number_and_dot(rest, 31) else { return false };
    if begins_with_month(after) {
        return true;
    }
    if let Some((_, behind)) = number_and_dot(after, 12) {
        // „1. 7. Mai“ is the first item of a list, and begins with a date.
        return !begins_with_month(behind);
    }
    let joint = JOINTS.iter().find_map(|joint| after.strip_prefix(joint));
    joint.is_some_and(|behind| number_and_dot(behind.trim_start(), 31).is_some())
}

/// A number from 1 to `highest` with a full stop, and what follows.
fn number_and_dot(text: &str, highest: u32) -> Option<(u32, &str)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number = text.get(..digits).filter(|_| (1..=2).contains(&digits))?.parse().ok()?;
    let behind = text[digits..].strip_prefix('.')?;
    (1..=highest)
        .contains(&number)
        .then(|| (number, behind.trim_start_matches([' ', '\t', '\u{a0}'])))
}

fn begins_with_month(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (word, behind) = text.split_at(end);
    let word = word.to_lowercase();
    let (full, short) = match german::month(&word) {
        Some((_, short)) => (!short, short),
        None => (ENGLISH.contains(&&*word), SHORT_ENGLISH.contains(&&*word)),
    };
    // An abbreviation may be a first name („Jan“), so a full stop or a digit must follow.
    let figure_follows =
        || behind.starts_with('.') || behind.trim_start().starts_with(|c: char| c.is_ascii_digit());
    full || (short && figure_follows())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_told_from_list_items() {
        for date in [
            "7. Mai 2024",
            "7. Mai",
            "12. 06.",
            "30. 4. 2024 Frühlingsfest",
            "10. bis 21. Juni",
            "7. und 8. Mai",
            "3. Sept. 2026",
            "1. Jan 2027",
            "24. Dezember",
        ] {
            assert!(begins_with_date(date), "{date}");
        }
        for item in [
            "1. Punkt",
            "2. Punkt",
            "1. 7. Mai 2024 Sommerfest",
            "1. 30 Personen",
            "32. Mai",
            "1. Jan Muster berichtet",
            "1. Mais und Bohnen",
            "1) Mai",
            "100. Sitzung",
            "3. 20. Sitzung",
        ] {
            assert!(!begins_with_date(item), "{item}");
        }
    }
}
