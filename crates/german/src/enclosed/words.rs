//! The words that the recogniser knows, in lower case.

crate::word_lists! {
    "attachments.txt": pub(super)
    SHORT, DATIVE, JOINS, NEGATIONS, CONDITIONS, LATER, EARLIER, PAST, PASSIVE_PAST, MODALS, SENDING,
    FIGURES, USING, TELLS, GROUNDS, MONEY, OURS, TOPICS, PAPERS, OTHERS, OWN, SENT, ARTICLES, HAS,
    PREPOSITIONS, SHEETS, WE
}

/// Whether the word, in lower case, is a document or a file, such as „Flyer“ or „Anmeldeformular“.
pub fn is_paper(lower: &str) -> bool {
    PAPERS.iter().any(|paper| {
        lower.strip_suffix(paper).is_some_and(|before| before.is_empty() || paper.len() > 4)
    })
}

pub(super) fn is_other(lower: &str) -> bool {
    OTHERS.iter().any(|other| {
        lower.strip_suffix(other).is_some_and(|before| before.is_empty() || other.len() > 3)
    })
}

pub(super) fn is_own(lower: &str) -> bool {
    OWN.iter().any(|own| lower.ends_with(own))
}
