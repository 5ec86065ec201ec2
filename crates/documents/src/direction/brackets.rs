//! Brackets and quotation marks belong to a run in pairs, or not at all.

use std::ops::Range;

/// What may be opened, and with what it is closed. Some quotation marks open in one language and
/// close in another.
const PAIRS: &[(char, char)] = &[
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
    ('<', '>'),
    ('«', '»'),
    ('»', '«'),
    ('‹', '›'),
    ('›', '‹'),
    ('„', '“'),
    ('„', '”'),
    ('“', '”'),
    ('‚', '‘'),
    ('‘', '’'),
    ('"', '"'),
    ('\'', '\''),
];

/// These open wherever they stand;
const ALWAYS_OPEN: [char; 5] = ['(', '[', '{', '„', '‚'];
/// these close; of the others, what they do depends on what stands beside them.
const ALWAYS_CLOSE: [char; 3] = [')', ']', '}'];

/// A bracket in a run whose other half is not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    /// An opening one (index of the character).
    Open(usize),
    /// A closing one (index of the character).
    Closed(usize),
}

/// Whether the two belong together.
pub(super) fn is_pair(open: char, closing: char) -> bool {
    PAIRS.contains(&(open, closing))
}

pub(super) fn opens(c: char) -> bool {
    PAIRS.iter().any(|(open, _)| *open == c)
}

pub(super) fn closes(c: char) -> bool {
    PAIRS.iter().any(|(_, closing)| *closing == c)
}

/// The first half bracket in this part of the line: a closing one that nothing has opened, or else
/// an opening one that nothing closes.
pub(super) fn half(line: &[char], part: Range<usize>) -> Option<Half> {
    let mut open: Vec<(usize, char)> = Vec::new();
    for at in part {
        let Some(&c) = line.get(at) else { break };
        let before = at.checked_sub(1).and_then(|before| line.get(before)).copied();
        let after = line.get(at + 1).copied();
        let inner = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        // An apostrophe, or a sign inside a web address.
        if inner(before) && inner(after) && matches!(c, '\'' | '’' | '<' | '>') {
            continue;
        }
        if open.last().is_some_and(|(_, opened)| is_pair(*opened, c)) {
            open.pop();
        } else if opens(c)
            && (ALWAYS_OPEN.contains(&c) || !inner(before) && after.is_some_and(is_inked))
        {
            open.push((at, c));
        } else if closes(c)
            && (ALWAYS_CLOSE.contains(&c) || !inner(after) && before.is_some_and(is_inked))
        {
            return Some(Half::Closed(at));
        }
    }
    open.first().map(|(at, _)| Half::Open(*at))
}

fn is_inked(c: char) -> bool {
    !c.is_whitespace()
}
