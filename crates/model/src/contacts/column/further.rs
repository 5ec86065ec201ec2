//! The meaning of the names of columns beside a contact's own fields: to which person they belong,
//! to which group, and whether they are about an organisation.

use crate::contacts::cell::values::fold_name;
use crate::contacts::field::{Field, GROUP, ORGANISATION_NAMES, ORGANISATIONS, PARTNERS};

/// Whether two columns contain an organisation's name and whether there is one.
pub(in crate::contacts) fn is_name_and_flag(one: &str, other: &str) -> bool {
    let is = |list: &[&str], name: &str| list.contains(&fold_name(name).as_str());
    is(&ORGANISATION_NAMES, one) && is(&ORGANISATIONS, other)
        || is(&ORGANISATION_NAMES, other) && is(&ORGANISATIONS, one)
}

/// `Person 2 Vorname`, `Ehepartner Vorname`, `Vorname 2`: the number of the person, the field, and
/// whether the name alone is sufficient.
pub(in crate::contacts) fn person(folded: &str) -> Option<(u8, Field, bool)> {
    let of_name = |name: &str| {
        let field = Field::of_column(name)?;
        matches!(field, Field::Salutation | Field::Title | Field::FirstName | Field::LastName)
            .then_some(field)
    };
    let digit = |text: &str| text.parse().ok().filter(|number| (2..=9).contains(number));
    if let Some(rest) = folded.strip_prefix("person") {
        let (number, rest) = rest.split_at_checked(1)?;
        return Some((digit(number)?, of_name(rest)?, true));
    }
    for partner in PARTNERS.iter() {
        let rest = folded.strip_prefix(partner).or_else(|| folded.strip_suffix(partner));
        let rest = rest.map(|rest| rest.strip_suffix("des").unwrap_or(rest));
        if let Some(field) = rest.and_then(of_name) {
            return Some((2, field, true));
        }
    }
    let (name, number) = folded.split_at_checked(folded.len().checked_sub(1)?)?;
    Some((digit(number)?, of_name(name)?, false))
}

/// `Gruppe: Rat`, `Verteiler Rat`, `G_Rat` -> `Rat`.
pub(in crate::contacts) fn group(column: &str) -> Option<String> {
    let joint = |c: char| matches!(c, ':' | ' ' | '_' | '-' | '/');
    let (before, name) = column.split_once(joint)?;
    let before = before.to_lowercase();
    let short = before == "g" && column[1..].starts_with([':', '_']);
    let name = name.trim_start_matches(joint).trim();
    let is_name = name.chars().any(char::is_alphabetic) && Field::of_column(column).is_none();
    (is_name && (short || GROUP.contains(&before))).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_a_second_person_are_known() {
        for (name, expected) in [
            ("Person 2 Vorname", Some((2, Field::FirstName, true))),
            ("Person 3 Anrede", Some((3, Field::Salutation, true))),
            ("Ehepartner Vorname", Some((2, Field::FirstName, true))),
            ("Vorname Partner", Some((2, Field::FirstName, true))),
            ("Nachname des Partners", Some((2, Field::LastName, true))),
            ("Spouse First Name", Some((2, Field::FirstName, true))),
            ("Vorname 2", Some((2, Field::FirstName, false))),
            ("Person 2 Geschlecht", None),
            ("Partner", None),
            ("Ehepartner", None),
            ("Name 2", None),
            ("E-Mail 2", None),
            ("Personal", None),
            ("", None),
        ] {
            assert_eq!(person(&fold_name(name)), expected, "{name}");
        }
    }

    #[test]
    fn groups_are_named_by_their_column() {
        for (name, expected) in [
            ("Gruppe: Rat", Some("Rat")),
            ("Verteiler Rat", Some("Rat")),
            ("Verteiler_Presse", Some("Presse")),
            ("G_Presse", Some("Presse")),
            ("Gruppe(n)", None),
            ("Verteiler", None),
            ("Gruppe 1", None),
            ("G Punkt", None),
            ("Rat", None),
            ("Ä", None),
        ] {
            assert_eq!(group(name).as_deref(), expected, "{name}");
        }
    }
}
