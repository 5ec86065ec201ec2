//! Words for the meeting itself.

use german::WordList;

german::word_lists! {
    "meeting.txt": pub(super)
    MEETING, TITLED, MASCULINE, FEMININE, OTHER_BODY, BEGINS, OPENING, ENDS, BEGINNING, ENDING, OWN_BEGINNING, OWN_END, LASTED, ASIDE,
    ASIDE_STARTS, NOT_MEETING, GREETING, MINUTES, ACTUM, HELD, OTHER_TIME, BESIDE, ANOTHER, BESIDE_DAY, BEFORE_DAY, THANKED, INVITING, INVITING_FIRMLY, DUE, ONE_OF_MANY, KEEP, THANKS, ATTENDED, PRESENT,
    CARRIED_VERBS, GO_ON, IN, SMALL_CAPITALS
}

/// Whether a folded word begins like one of the list.
pub(super) fn begins(word: &str, list: &WordList) -> bool {
    !word.is_empty() && list.iter().any(|start| word.starts_with(start))
}

/// Whether it ends like one of the list.
pub(super) fn ends_like(word: &str, list: &WordList) -> bool {
    !word.is_empty() && list.iter().any(|end| word.ends_with(end))
}
