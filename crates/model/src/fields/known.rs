//! The keys of a minutes file's sections: their usual order, and which of them are public.

german::word_lists! { "sections.txt": KEYS_OF_SECTIONS }

/// The keys of a section, by the last key of the way to it, and whether each is public.
fn of(section: &str) -> impl Iterator<Item = (&'static str, bool)> {
    let section = if section == "items" { "agenda" } else { section };
    KEYS_OF_SECTIONS.pairs().filter_map(move |(path, readers)| {
        let (within, key) = path.split_once('.').unwrap_or(("", path));
        (within == section).then_some((key, readers == "public"))
    })
}

/// The place of a key among those of its section; unknown ones come last.
pub(crate) fn rank(path: &[&'static str], key: &str) -> usize {
    let of_section = || of(path.last().copied().unwrap_or_default());
    of_section().position(|(known, _)| known == key).unwrap_or_else(|| of_section().count())
}

/// What the public edition may have of a section, in the usual order; `None` for unknown sections.
pub(crate) fn public_keys(section: &str) -> Option<Vec<&'static str>> {
    let keys: Vec<_> = of(section).filter_map(|(key, public)| public.then_some(key)).collect();
    (!keys.is_empty()).then_some(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_have_known_keys_and_access_data_are_not_public() {
        for (path, readers) in KEYS_OF_SECTIONS.pairs() {
            let mut keys = path.split('.');
            assert!(keys.all(|key| super::super::keys::english(key) == Some(key)), "{path}");
            assert!(["public", "internal"].contains(&readers), "{path}");
        }
        assert_eq!(public_keys("online"), None);
        assert_eq!(public_keys("votes").unwrap(), ["yes", "no", "abstained"]);
        assert_eq!(rank(&["agenda", "items"], "text"), rank(&["agenda"], "text"));
        assert_eq!(rank(&["votes"], "title"), 3);
    }
}
