//! Words around people, and those for sensitive facts about a person.

use german::WordList;

use super::messages::Category;

german::word_lists! {
    "people.txt": pub(super)
    FIRST_NAMES, TITLES, OFFICES, NO_NAMES,
    PREDICATES: Category { Health, Family, Residence, Religion },
    NOUNS: Category { Religion, Origin, Residence, Family },
    ALSO_NAMES, COUNTRIES, VERBS, HELP, COUNTED, COMES_FROM_THERE, COUNTS, CHILDREN, TOLD, ROLES, ROLE_PARTS, LABELS,
    PURPOSES, OFFICIAL, PRIVATE, LEAVE, PERMITS, ILLNESSES
}

fn category(lists: &[(Category, WordList)], word: &str) -> Option<Category> {
    lists.iter().find(|(_, list)| list.contains(word)).map(|(category, _)| *category)
}

/// The category of an adjective or participle without an ending.
pub(super) fn predicate(word: &str) -> Option<Category> {
    category(&PREDICATES, word)
}

/// The category of a noun.
pub(super) fn noun(word: &str) -> Option<Category> {
    category(&NOUNS, word)
}
