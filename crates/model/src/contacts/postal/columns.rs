//! Which columns of a list contain postal addresses: „Straße“, „PLZ“, „Ort geschäftlich“,
//! `Home Address 2`, `Address 1 - Street`.

use super::{COLUMNS, KEYS, KINDS, Kind, Part};
use crate::contacts::cell::values::{fold, fold_name, tidy};
use crate::settings::ContactSettings;

/// The columns of one address, in the order of the list.
pub(in crate::contacts) type Columns = Vec<(Part, usize)>;

/// The addresses that the columns of a list can contain, the most suitable first.
#[derive(Clone, Debug, Default)]
pub(in crate::contacts) struct PostalColumns(Vec<Columns>);

impl Part {
    /// The part for a key of `[contacts.columns]`, in either language.
    pub(in crate::contacts) fn of_key(key: &str) -> Option<Self> {
        const PARTS: [Part; 10] = [
            Part::Whole,
            Part::Street,
            Part::HouseNumber,
            Part::PoBox,
            Part::Postcode,
            Part::Town,
            Part::Region,
            Part::Country,
            Part::CareOf,
            Part::Addition,
        ];
        let key = key.trim().to_lowercase().replace('_', "-").replace('ä', "ae").replace('ß', "ss");
        let at = KEYS.pairs().position(|(english, german)| key == english || key == german)?;
        PARTS.get(at).copied()
    }

    /// Every key of `[contacts.columns]`, English and German.
    pub(in crate::contacts) fn keys() -> impl Iterator<Item = (&'static str, &'static str)> {
        KEYS.pairs()
    }
}

impl PostalColumns {
    /// Finds them by the settings, otherwise by their names. „Nr.“ belongs to the street on its
    /// left. A list with towns alone has no addresses.
    pub(in crate::contacts) fn of(names: &[String], settings: &ContactSettings) -> Self {
        let mut sets = vec![(Kind::Post, 0, named(names, settings))];
        let is_named = |at: &usize| sets[0].2.iter().any(|(_, named)| named == at);
        let free: Vec<usize> = (0..names.len()).filter(|at| !is_named(at)).collect();
        let mut last = None;
        for at in free {
            let Some(name) = names.get(at) else { continue };
            let found = known(name).or_else(|| {
                let (kind, number, part) = last?;
                let is_number = matches!(&*fold_name(name), "nr" | "no");
                (is_number && part == Part::Street).then_some((kind, number, Part::HouseNumber))
            });
            last = found;
            let Some((kind, number, part)) = found else { continue };
            match sets.iter_mut().find(|(known, same, _)| (*known, *same) == (kind, number)) {
                Some((_, _, set)) => set.push((part, at)),
                None => sets.push((kind, number, vec![(part, at)])),
            }
        }
        sets.sort_by_key(|(kind, number, _)| (*kind, *number));
        let plain = sets.iter().find(|(kind, number, _)| (*kind, *number) == (Kind::Plain, 0));
        let plain = plain.map(|(_, _, set)| set.clone()).filter(|set| !has_street(set));
        let sets = sets.into_iter().map(|(_, _, set)| set).filter(has_street);
        Self(sets.map(|set| completed(set, plain.as_deref().unwrap_or_default())).collect())
    }

    /// The addresses, the most suitable first.
    pub(in crate::contacts) fn sets(&self) -> &[Columns] {
        &self.0
    }
}

fn has_street(set: &Columns) -> bool {
    set.iter().any(|(part, _)| matches!(part, Part::Street | Part::PoBox | Part::Whole))
}

/// Adds what only the columns without a word about the kind of address have: „Straße privat“ beside
/// „PLZ“ and „Ort“.
fn completed(mut set: Columns, plain: &[(Part, usize)]) -> Columns {
    let has = |set: &Columns, part| set.iter().any(|(known, _)| *known == part);
    let has_town = has(&set, Part::Town) || has(&set, Part::PostcodeTown);
    if !has_town && !has(&set, Part::Whole) {
        set.extend(plain.iter().filter(|(part, _)| *part != Part::CareOf));
    }
    let has_town = has(&set, Part::Town) || has(&set, Part::PostcodeTown);
    // „Adresse“ is the whole address where nothing else of it has a column.
    if !has_town && !has(&set, Part::Postcode) {
        let streets = set.iter_mut().filter(|(part, _)| *part == Part::Street);
        streets.for_each(|(part, _)| *part = Part::Whole);
    }
    set
}

/// The columns that `[contacts.columns]` names.
fn named(names: &[String], settings: &ContactSettings) -> Columns {
    let found = settings.columns.iter().filter_map(|(key, column)| {
        let (part, wanted) = (Part::of_key(&key.value)?, fold(&tidy(&column.value)));
        let at = names.iter().position(|name| fold(name) == wanted)?;
        Some((part, at))
    });
    found.collect()
}

/// The kind of address, its number, and the part that a column of this name contains.
fn known(name: &str) -> Option<(Kind, u8, Part)> {
    let folded = fold_name(name).replace('ß', "ss");
    of_plain(&folded).map(|(number, part)| (Kind::Plain, number, part)).or_else(|| {
        KINDS.iter().find_map(|(kind, words)| {
            let bare = |word: &&str| {
                // `streethome2`: the digit belongs to the street, its second line.
                let stem = folded.trim_end_matches(|c: char| c.is_ascii_digit());
                let number = folded.get(stem.len()..).unwrap_or_default();
                let behind = stem.strip_suffix(*word).map(|stem| format!("{stem}{number}"));
                let before = folded.strip_prefix(*word).map(str::to_owned);
                before.or(behind).as_deref().and_then(of_plain)
            };
            words.iter().find_map(bare).map(|(number, part)| (*kind, number, part))
        })
    })
}

/// The number of the address and the part: `address2street`, `strasse2` (its second line).
fn of_plain(folded: &str) -> Option<(u8, Part)> {
    let of = |name: &str| COLUMNS.iter().find(|(_, names)| names.contains(name));
    if let Some((part, _)) = of(folded) {
        return Some((0, *part));
    }
    if let Some(rest) = folded.strip_prefix("address")
        && let Some((number, part)) = rest.split_at_checked(1)
        && let (Ok(number), Some((part, _))) = (number.parse::<u8>(), of(part))
    {
        return Some((number, *part));
    }
    let bare = folded.strip_suffix(['2', '3', '4'])?;
    of(bare).map(|(part, _)| (0, if *part == Part::Street { Part::Addition } else { *part }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sets(names: &str) -> Vec<Vec<(Part, String)>> {
        let names: Vec<String> = names.split(';').map(str::to_owned).collect();
        let found = PostalColumns::of(&names, &ContactSettings::default());
        let shown =
            |set: &Columns| set.iter().map(|(part, at)| (*part, names[*at].clone())).collect();
        found.sets().iter().map(shown).collect()
    }

    fn parts(names: &str) -> Vec<Part> {
        sets(names)
            .first()
            .map(|set| set.iter().map(|(part, _)| *part).collect())
            .unwrap_or_default()
    }

    #[test]
    fn the_columns_of_offices_and_programs_are_known() {
        use Part::{Addition, CareOf, Country, HouseNumber, PoBox, Postcode, PostcodeTown, Region};
        use Part::{Street, Town, Whole};
        for (names, expected) in [
            ("E-Mail;Straße;PLZ;Ort", vec![Street, Postcode, Town]),
            ("Strasse;Postleitzahl;Wohnort;Land", vec![Street, Postcode, Town, Country]),
            ("Str.;Nr.;PLZ/Ort", vec![Street, HouseNumber, PostcodeTown]),
            ("c/o;Straße, Hausnr.;PLZ;Stadt", vec![CareOf, Street, Postcode, Town]),
            ("Name;Anschrift", vec![Whole]),
            ("Name;Adresse", vec![Whole]),
            ("Adresse;PLZ;Ort", vec![Street, Postcode, Town]),
            ("Street Address;City;Postal Code;Country", vec![Street, Town, Postcode, Country]),
            (
                "Straße geschäftlich;Straße geschäftlich 2;Ort geschäftlich;Region geschäftlich;\
                 Postleitzahl geschäftlich;Land/Region geschäftlich;Ort",
                vec![Street, Addition, Town, Region, Postcode, Country],
            ),
            (
                "Privat: Adresse;Privat: Adresse 2;Privat: Ort;Privat: PLZ",
                vec![Street, Addition, Town, Postcode],
            ),
            ("Business Street;Business City;Business Address PO Box", vec![Street, Town, PoBox]),
            ("Straße privat;PLZ;Ort", vec![Street, Postcode, Town]),
            ("Nr.;Name;Ort;Land", vec![]),
            ("E-Mail;Stadt", vec![]),
        ] {
            assert_eq!(parts(names), expected, "{names}");
        }
    }

    #[test]
    fn of_several_addresses_the_one_for_letters_comes_first() {
        let first = |names| sets(names).iter().map(|set| set[0].1.clone()).collect::<Vec<_>>();
        assert_eq!(
            first("Home Street;Home City;Business Street;Business City;Other Street;Other City"),
            ["Business Street", "Home Street", "Other Street"]
        );
        assert_eq!(
            first("Address 1 - Street;Address 1 - City;Address 2 - Street;Address 2 - City"),
            ["Address 1 - Street", "Address 2 - Street"]
        );
    }

    #[test]
    fn settings_name_parts_in_both_languages() {
        for key in ["postcode", "plz", "PLZ"] {
            assert_eq!(Part::of_key(key), Some(Part::Postcode));
        }
        assert_eq!(Part::of_key("straße"), Some(Part::Street));
        assert_eq!(Part::of_key("zu-händen"), Some(Part::CareOf));
        assert_eq!(Part::of_key("care_of"), Some(Part::CareOf));
        assert_eq!(Part::of_key("quatsch"), None);
        assert_eq!(KEYS.pairs().count(), 10);
    }

    #[test]
    fn no_name_means_two_parts() {
        let all: Vec<&str> = COLUMNS.iter().flat_map(|(_, names)| names.iter()).copied().collect();
        for (index, name) in all.iter().enumerate() {
            assert_eq!(fold_name(name).replace('ß', "ss"), *name);
            assert!(!all[index + 1..].contains(name), "{name}");
        }
    }
}
