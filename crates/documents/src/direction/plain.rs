//! Direction in plain text: marks that every program knows instead of isolates.
//!
//! An isolate is imitated by marks of one character, and only where the text would be drawn wrongly
//! without them: before a run that does not begin with a letter, behind one that does not end in a
//! letter or digit, and behind one that the next would join. So passcodes and addresses mostly stay
//! bare. A line of a text from right to left whose first letter runs from left to right begins with
//! a mark, since many programs take the direction of a line from its first letter (UAX #9, P2).

use super::runs::{is_digit, strong};
use super::{Direction, is_isolate, isolated, opened};

/// The text with isolates, line by line, as plain text in a document of direction `base`.
pub fn text(text: &str, base: Direction) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    lines_of(lines, base).join("\n")
}

/// Text without isolates as plain text: runs are found first.
pub fn line(line: &str, base: Direction) -> String {
    text(&isolated(line, base), base)
}

/// The same; a text with nothing that runs with the document stays as it is.
pub fn mixed(text: &str, base: Direction) -> String {
    let alone = !text.chars().any(|c| strong(c) == Some(base));
    if alone { text.to_owned() } else { line(text, base) }
}

/// The lines of a text; an isolate may begin in one and end in the next.
pub(crate) fn lines_of<'a>(
    lines: impl IntoIterator<Item = &'a str>,
    base: Direction,
) -> Vec<String> {
    let mut open = Vec::new();
    lines.into_iter().map(|line| begun(&marked(&pieces(line, &mut open), base), base)).collect()
}

/// Part of a line: its own direction if it is a run, and its text.
type Piece = (Option<Direction>, String);

/// The pieces of a line; `open` are the isolates that are open at its start and then at its end. What
/// is isolated within a run is part of it.
fn pieces(line: &str, open: &mut Vec<Direction>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = vec![(open.first().copied(), String::new())];
    for c in line.chars() {
        if is_isolate(c) {
            let was_open = !open.is_empty();
            match opened(c) {
                Some(direction) => open.push(direction),
                None => drop(open.pop()),
            }
            if was_open == open.is_empty() {
                pieces.push((open.first().copied(), String::new()));
            }
        } else if let Some((_, text)) = pieces.last_mut() {
            text.push(c);
        }
    }
    pieces.retain(|(_, text)| !text.is_empty());
    pieces
}

fn marked(pieces: &[Piece], base: Direction) -> String {
    let mut line = String::new();
    for (index, (direction, text)) in pieces.iter().enumerate() {
        let Some(own) = direction.filter(|own| *own != base) else {
            line.push_str(text);
            continue;
        };
        if text.chars().find(|c| is_seen(*c)).is_some_and(|c| strong(c) != Some(own)) {
            line.push(own.mark());
        }
        line.push_str(text);
        let last = text.chars().next_back();
        if last.is_some_and(|c| strong(c) != Some(own) && !is_digit(c)) {
            // A mark at the end of an address would become part of it in programs that make links.
            let word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
            line.push_str(if word.contains("://") || word.contains('@') { " " } else { "" });
            line.push(own.mark());
        }
        if joins(pieces.get(index + 1..).unwrap_or_default(), base) {
            line.push(base.mark());
        }
    }
    line
}

/// Whether a run would be joined by the next run or figure.
fn joins(rest: &[Piece], base: Direction) -> bool {
    for (direction, text) in rest {
        if direction.is_some_and(|own| own != base) {
            return true;
        }
        if let Some(c) = text.chars().find(|c| strong(*c).is_some() || is_digit(*c)) {
            return is_digit(c);
        }
    }
    false
}

/// The line with a mark where its first letter runs in the other direction, or where it has none
/// and should stand at the right margin.
fn begun(line: &str, base: Direction) -> String {
    let letter = |c: char| match c {
        super::LEFT_TO_RIGHT_MARK => Some(Direction::LeftToRight),
        super::RIGHT_TO_LEFT_MARK => Some(Direction::RightToLeft),
        _ => strong(c),
    };
    let first = line.char_indices().find_map(|(at, c)| Some((at, letter(c)?)));
    let at = match first {
        Some((at, direction)) if direction != base => at,
        None if base == Direction::RightToLeft && line.chars().any(is_seen) => 0,
        _ => return line.to_owned(),
    };
    let (before, after) = line.split_at(at);
    let mark = base.mark();
    format!("{before}{mark}{after}")
}

fn is_seen(c: char) -> bool {
    !c.is_whitespace()
}
