//! Two like surnames that a text names once each: whether they surely are one person's.
//!
//! Nothing tells there which spelling is usual, so more is asked than of a name of the records: the
//! letters differ as a slip of the fingers or the ear makes them differ, and nobody in the text
//! speaks of two people.

use std::ops::Range;

use german::folded;

use crate::german::passage::Passage;

german::word_lists! { "namesakes.txt": TWO_PEOPLE, ONE_AND_OTHER }

/// Whether the text between and around the two places, in order, leaves no room for two people. Surnames that
/// sound the same may stand in neighbouring sentences.
pub(super) fn is_one(
    passage: &Passage<'_>,
    earlier: &Range<usize>,
    later: &Range<usize>,
    same_sound: bool,
) -> bool {
    let text = passage.value();
    let between = passage.slice(&(earlier.end..later.start));
    let (first, second) = (sentence(passage, earlier), sentence(passage, later));
    if first == second || is_introduced(text, later.end) {
        return false;
    }
    let rows = !between.contains("\n\n") && is_row(text, earlier) && is_row(text, later);
    if rows || text.split(|c: char| !c.is_alphabetic()).any(|word| tells(word, &TWO_PEOPLE)) {
        return false;
    }
    // „Frau Lindner fragt. Frau Lintner antwortet.“
    let next = text.get(first.end..second.start).is_none_or(|rest| rest.trim().is_empty());
    let told = |range: Range<usize>| {
        let words = passage.slice(&range).split(|c: char| !c.is_alphabetic());
        words.into_iter().any(|word| tells(word, &ONE_AND_OTHER))
    };
    same_sound || !(next && (told(first) || told(second)))
}

/// Whether the word is, or begins with, one of the list.
fn tells(word: &str, list: &german::WordList) -> bool {
    let word = folded(word);
    list.iter().any(|one| match one.strip_suffix('*') {
        Some(start) => word.starts_with(start),
        None => *word == **one,
    })
}

/// Whether somebody is presented who was not there before: „(Jugendamt)“, „vom Jugendamt“.
fn is_introduced(text: &str, end: usize) -> bool {
    let behind = text.get(end..).unwrap_or_default();
    let starts =
        [" (", " von ", " vom ", " aus ", " als neue", ", neue", ", die neue", ", der neue"];
    starts.iter().any(|start| behind.starts_with(start))
}

/// The sentence around a place.
fn sentence(passage: &Passage<'_>, place: &Range<usize>) -> Range<usize> {
    let blocks = passage.parsed.blocks();
    let block = blocks.get(blocks.partition_point(|block| block.range.end <= place.start));
    let all = block.map(|block| passage.parsed.sentences_in(&block.range)).unwrap_or_default();
    all.into_iter().find(|one| place.start < one.end).unwrap_or_else(|| place.clone())
}

/// Whether the line is a row of a list or table, or a heading.
fn is_row(text: &str, place: &Range<usize>) -> bool {
    let before = text.get(..place.start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default().trim_start();
    line.starts_with(['-', '*', '+', '|', '#', '•'])
        || line.starts_with(|c: char| c.is_ascii_digit())
}
