//! Two like surnames that a text names once each: whether they surely are one person's.
//!
//! Nothing tells there which spelling is usual, so more is asked than of a name of the records: the
//! letters differ as a slip of the fingers or the ear makes them differ, and nobody in the text
//! speaks of two people.

use std::ops::Range;

use german::folded;

use crate::german::passage::Passage;

german::word_lists! { "namesakes.txt": TWO_PEOPLE, ONE_AND_OTHER }

/// Whether the text between and around the two places, in order, leaves no room for two people.
pub(super) fn is_one(passage: &Passage<'_>, earlier: &Range<usize>, later: &Range<usize>) -> bool {
    let text = passage.value();
    let between = passage.slice(&(earlier.end..later.start));
    let (first, second) = (sentence(text, earlier), sentence(text, later));
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
    !(next && (told(first) || told(second)))
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

/// The sentence around a place: to a full stop behind a word of some length, an empty line, or the
/// next row of a list or table.
fn sentence(text: &str, place: &Range<usize>) -> Range<usize> {
    let before = text.get(..place.start).unwrap_or_default();
    let start = ends(before).last().unwrap_or(0);
    let behind = text.get(place.end..).unwrap_or_default();
    let end = ends(behind).next().map_or(text.len(), |end| place.end + end);
    start..end
}

/// Where sentences end in a text: behind the mark.
fn ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.char_indices().filter_map(|(at, c)| {
        let rest = text.get(at + c.len_utf8()..)?;
        let stops = match c {
            '!' | '?' => true,
            '.' => rest.starts_with(char::is_whitespace) && !is_cut(text.get(..at)?),
            '\n' => rest.starts_with(['\n', '-', '*', '+', '|', '#', '•']),
            _ => false,
        };
        stops.then_some(at + c.len_utf8())
    })
}

/// Whether the last word of the text is one that ends in a full stop in the middle of a sentence:
/// „bzw.“, „u.“, „Dr.“, „3.“
fn is_cut(text: &str) -> bool {
    let word = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_spoken = folded(word).contains(['a', 'e', 'i', 'o', 'u']);
    !word.is_empty() && (!is_spoken || word.len() == 1 || matches!(word, "ca" | "od"))
}

/// Whether the line is a row of a list or table, or a heading.
fn is_row(text: &str, place: &Range<usize>) -> bool {
    let before = text.get(..place.start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default().trim_start();
    line.starts_with(['-', '*', '+', '|', '#', '•'])
        || line.starts_with(|c: char| c.is_ascii_digit())
}
