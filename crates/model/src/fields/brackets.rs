//! Finds brackets of values that are not closed before the next entry, or by another kind of bracket,
//! and closes them, so that one slip is told once and the rest of the file is read.

use std::ops::Range;

use super::strings::{self, Stretch, is_entry};

/// No value of ours needs as many brackets within brackets: they are left to the parser.
const DEEPEST: usize = 8;
/// How many are told; entries with further ones are emptied.
const MOST: usize = 50;

/// A bracket that is missing or wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slip {
    /// The opening bracket that is not closed, or the character in place of another.
    pub at: usize,
    /// What must be written.
    pub missing: String,
    /// The end of what it must be written behind.
    pub behind: usize,
    /// Whether there is a character, but not the right one.
    pub is_wrong: bool,
}

/// The brackets of `text` that need closing, and the text with them closed: every other byte keeps its
/// place. An entry without room for them is emptied.
pub(super) fn close(text: &mut String) -> Vec<Slip> {
    let original = text.clone();
    let stretches = strings::stretches(&original);
    let mut scan = Scan {
        original: &original,
        stretches: &stretches,
        text,
        slips: Vec::new(),
        open: Vec::new(),
        entry: None,
        last: '\n',
        solid: 0,
    };
    scan.run();
    scan.slips
}

/// One pass over what is outside of strings and comments.
struct Scan<'t> {
    original: &'t str,
    stretches: &'t [Stretch],
    text: &'t mut String,
    slips: Vec<Slip>,
    /// The brackets that are open, with their positions.
    open: Vec<(char, usize)>,
    /// Where the entry begins whose value is being read.
    entry: Option<usize>,
    /// The last character that is no whitespace; a quotation mark for a string.
    last: char,
    /// The end of the last one that is no comma either.
    solid: usize,
}

impl Scan<'_> {
    fn run(&mut self) {
        let mut inside = self.stretches.iter().peekable();
        let (mut at, mut starts_line) = (0, true);
        while let Some(c) = self.original.get(at..).and_then(|rest| rest.chars().next()) {
            let next = at + c.len_utf8();
            if let Some(stretch) = inside.next_if(|one| one.range.start <= at) {
                self.pass(stretch);
                at = stretch.range.end.max(next);
                starts_line &= stretch.is_comment;
                continue;
            }
            let begins = starts_line && !c.is_whitespace();
            starts_line = c == '\n' || starts_line && c.is_whitespace();
            at = next;
            if begins && self.begins_entry(next - c.len_utf8()) {
                // A heading has brackets of its own.
                at = end_of_line(self.original, at);
                while inside.next_if(|one| one.range.start < at).is_some() {}
            } else if !c.is_whitespace() {
                self.read(c, next - c.len_utf8());
            } else if c == '\n' && self.open.is_empty() {
                self.entry = None;
            }
        }
        self.missing_before(self.original.len(), 0, "");
    }

    /// Goes on behind a string or a comment. What follows a string without an end means nothing.
    fn pass(&mut self, stretch: &Stretch) {
        if stretch.is_comment {
            return;
        }
        let written = self.original.get(stretch.range.clone()).unwrap_or_default();
        let quote = written.chars().next().unwrap_or_default();
        if !stretch.is_long && (written.len() < 2 || !written.ends_with(quote)) {
            self.open.clear();
            self.entry = None;
        }
        (self.last, self.solid) = (quote, stretch.range.end);
    }

    /// At the first character of a line: whether it is a heading; what is open ends before an entry.
    fn begins_entry(&mut self, at: usize) -> bool {
        let line = self.original.get(at..end_of_line(self.original, at)).unwrap_or_default();
        let is_heading = line.starts_with('[');
        if self.open.is_empty() {
            return is_heading;
        }
        let in_list = self.open.last().is_some_and(|(bracket, _)| *bracket == '[');
        let goes_on = !in_list && !is_heading && matches!(self.last, ',' | '{');
        if goes_on || !is_entry(line) {
            return false;
        }
        self.missing_before(at, 0, "");
        self.entry = None;
        is_heading
    }

    fn read(&mut self, c: char, at: usize) {
        match c {
            '=' if self.open.is_empty() => {
                self.entry = self.entry.or(Some(start_of_line(self.original, at)));
            }
            '[' | '{' if self.entry.is_some() => {
                // In a table a bracket only follows an equals sign: the table above it is still open.
                while self.open.last().is_some_and(|(top, _)| *top == '{') && self.last != '=' {
                    let comma = if self.open.len() > 1 { "," } else { "" };
                    self.missing_before(at, self.open.len() - 1, comma);
                    self.last = ',';
                }
                if self.open.len() == DEEPEST {
                    self.open.clear();
                    self.entry = None;
                } else if self.entry.is_some() {
                    self.open.push((c, at));
                }
            }
            ']' | '}' if self.entry.is_some() => self.closing(c, at),
            ';' if !self.open.is_empty() => self.replace(at, ","),
            _ => {}
        }
        self.last = c;
        if c != ',' {
            self.solid = at + c.len_utf8();
        }
    }

    fn closing(&mut self, c: char, at: usize) {
        let Some((top, _)) = self.open.last().copied() else { return };
        let its_own = self.open.iter().rposition(|(bracket, _)| closes(*bracket) == c);
        match its_own {
            Some(depth) => {
                self.missing_before(at, depth + 1, "");
                self.open.truncate(depth);
            }
            None => {
                self.replace(at, if top == '[' { "]" } else { "}" });
                self.open.pop();
            }
        }
    }

    /// Puts the `right` character in place of another one.
    fn replace(&mut self, at: usize, right: &str) {
        self.text.replace_range(at..at + right.len(), right);
        if self.slips.len() == MOST {
            return;
        }
        let missing = right.to_owned();
        self.slips.push(Slip { at, missing, behind: self.solid, is_wrong: true });
    }

    /// Closes what is open above `depth`, before `at`; `more` follows.
    fn missing_before(&mut self, at: usize, depth: usize, more: &str) {
        let Some((_, innermost)) = self.open.get(depth..).and_then(|above| above.last()).copied()
        else {
            return;
        };
        let closing: String =
            self.open.drain(depth..).rev().map(|(bracket, _)| closes(bracket)).collect();
        let missing = closing + more;
        if self.slips.len() == MOST || !self.write(&missing, self.solid..at) {
            let end = if depth == 0 { at } else { end_of_line(self.original, at) };
            blank(self.text, self.entry.unwrap_or(at)..end);
            self.open.clear();
            self.entry = None;
        }
        if self.slips.len() < MOST {
            self.slips.push(Slip { at: innermost, missing, behind: self.solid, is_wrong: false });
        }
    }

    /// Puts `missing` into the whitespace of `gap`, the last line break of which stays before an entry.
    fn write(&mut self, missing: &str, gap: Range<usize>) -> bool {
        let is_comment = |at: usize| {
            let next = self.stretches.partition_point(|one| one.range.end < at);
            self.stretches.get(next).is_some_and(|one| one.is_comment && one.range.start <= at)
        };
        let is_free = |(at, byte): (usize, u8)| {
            let at = gap.start + at;
            let is_space = byte.is_ascii_whitespace() || byte == b',';
            (is_space && !is_comment(at)).then_some(at)
        };
        let bytes = self.original.get(gap.clone()).unwrap_or_default().bytes();
        let mut free: Vec<usize> = bytes.enumerate().filter_map(is_free).collect();
        let starts_line = self.original.get(..gap.end).is_some_and(|text| text.ends_with('\n'));
        if starts_line {
            free.pop();
        }
        if free.len() < missing.len() {
            return false;
        }
        let writing = missing.chars().chain(std::iter::repeat(' '));
        for (at, c) in free.into_iter().zip(writing) {
            let is_break = self.original.get(at..=at) == Some("\n");
            let kept = if c == ' ' && is_break { '\n' } else { c };
            self.text.replace_range(at..=at, kept.encode_utf8(&mut [0; 4]));
        }
        true
    }
}

/// Replaces a range that begins and ends at character boundaries by spaces; line breaks stay.
pub(super) fn blank(text: &mut String, range: Range<usize>) {
    let spaces = |c: char| if c == '\n' { "\n".to_owned() } else { " ".repeat(c.len_utf8()) };
    let blank: String = text.get(range.clone()).unwrap_or_default().chars().map(spaces).collect();
    if blank.len() == range.len() {
        text.replace_range(range, &blank);
    }
}

fn closes(bracket: char) -> char {
    if bracket == '[' { ']' } else { '}' }
}

fn end_of_line(text: &str, from: usize) -> usize {
    text.get(from..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| from + end)
}

fn start_of_line(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_is_closed_before_the_next_entry() {
        for (text, missing, closed) in [
            ("a = [ 1, 2\n\n[sitzung]\n", "]", "a = [ 1, 2]\n[sitzung]\n"),
            ("a = [ 1, 2,\r\n[sitzung]\n", "]", "a = [ 1, 2] \n[sitzung]\n"),
            ("a = [ 1 # [\n\ntitel = \"[\"\n", "]", "a = [ 1]# [\n\ntitel = \"[\"\n"),
            (
                "a = [ { b = 1, c = { d = 2 }\n\n\n[[termine]]\n",
                "}]",
                "a = [ { b = 1, c = { d = 2 }}]\n[[termine]]\n",
            ),
            ("a = [\n {\n b = 1\n {\n b = 2 } ]\n", "},", "a = [\n {\n b = 1},{\n b = 2 } ]\n"),
            ("a = [ { b = 1 ]\n", "}", "a = [ { b = 1}]\n"),
            ("a = [ 1 }\n", "]", "a = [ 1 ]\n"),
            ("a = [ 1; 2 ]\n", ",", "a = [ 1, 2 ]\n"),
            ("a = [ 1 \n", "]", "a = [ 1]\n"),
            ("a = [1\ntitel = \"x\"\n", "]", "      \ntitel = \"x\"\n"),
        ] {
            let mut own = text.to_owned();
            let slips = close(&mut own);
            let told: Vec<&str> = slips.iter().map(|slip| &*slip.missing).collect();
            assert_eq!(told, [missing], "{text}");
            assert_eq!((own.as_str(), own.len()), (closed, text.len()));
        }
    }

    #[test]
    fn what_is_closed_stays() {
        for text in [
            "[sitzung]\na = [ [1], [2] ]\nb = { c = [ \"]\" ], d = {} } # [\n[[termine]]\n",
            "a = [\n  { titel = \"x\",\n    ort = \"[\" },\n]\n",
            "a = [ \"x ]\n[sitzung]\n",
            "text = \"\"\"\n[sitzung\na = [\n\"\"\"\n",
        ] {
            let mut own = text.to_owned();
            assert_eq!(close(&mut own), [], "{text}");
            assert_eq!(own, text);
        }
    }
}
