//! Meeting IDs and codes, which are recognised by a label before them: on its line, below it, or in
//! the column of a table.

use std::ops::Range;

use super::Found;
use super::lists::{
    Class, Label, OTHER_CODES, PAYMENTS, SAFES, USERS, VERBS, Word, is_word, labels, place, words,
};
use super::messages::Kind;
use super::values::{self, Tie};

/// Finds every ID and code of a text.
pub(super) fn labelled(text: &str, links: &[usize], found: &mut Vec<Found>) {
    let words = words(text);
    let has_table = text.contains("--") && text.contains('|');
    let reader = Reader { text, words: &words, links, has_table };
    for label in labels(text, &words) {
        reader.read(&label, found);
    }
    reader.keypads(found);
    reader.brackets(found);
}

/// How many words may lead from a label to its place.
const PLACE_REACH: usize = 4;
/// How many words before a label, or around it, tell to what it belongs.
const NEAR: usize = 8;
/// The maximum distance between a label and a colon or a verb (bytes).
const FAR: usize = 60;
/// How far behind a link its password may stand (bytes).
const LINK_REACH: usize = 120;
/// How much of a line before a label is looked at (bytes).
const LINE: usize = 400;

struct Reader<'a> {
    text: &'a str,
    words: &'a [Word],
    /// Where links end that let somebody in.
    links: &'a [usize],
    /// Whether there may be one.
    has_table: bool,
}

impl Reader<'_> {
    fn read(&self, label: &Label, found: &mut Vec<Found>) {
        let (kinds, class) = match label.class {
            Class::Sure(first, second) => ([Some(first), second], label.class),
            Class::Safe => ([Some(Kind::Door), None], Class::Safe),
            Class::Room if !self.is_room(label) => return,
            Class::Key if self.refined(label) != Kind::Wifi => return,
            Class::Key => ([Some(Kind::Wifi), None], Class::Weak),
            Class::Room => ([Some(Kind::MeetingId), None], Class::Room),
            Class::Weak => match self.place_around(label) {
                Some(kind) => ([Some(kind), None], Class::Weak),
                None => return,
            },
        };
        for kind in kinds.into_iter().flatten() {
            let ranges = self.ranges(label, kind, class);
            if !ranges.is_empty() {
                let kind = if class == Class::Sure(Kind::Passcode, None) {
                    self.refined(label)
                } else {
                    kind
                };
                found.extend(ranges.into_iter().map(|range| Found { kind, range }));
                return;
            }
        }
    }

    /// The values of a label, of which a column may have several.
    fn ranges(&self, label: &Label, kind: Kind, class: Class) -> Vec<Range<usize>> {
        let (Some(start), Some(end)) = (self.start(label), self.end(label)) else {
            return Vec::new();
        };
        if is_paid(&self.line(label)) {
            return Vec::new();
        }
        let is_behind = |end: &usize| (*end..*end + LINK_REACH).contains(&start);
        let has_user = || {
            self.line(label).iter().any(|word| is_word(&USERS, word))
                || self.links.iter().any(is_behind)
        };
        let value = |at: usize, tie: Tie| {
            values::read(self.text, at, &values::Want { kind, class, tie, has_user: has_user() })
        };
        if let Some(cells) = self.has_table.then(|| column(self.text, start)).flatten() {
            return cells.into_iter().filter_map(|at| value(at, Tie::Cell)).collect();
        }
        let plural = self.words.get(label.words.end - 1).is_some_and(|word| is_plural(&word.lower));
        if plural && kind == Kind::Door {
            return self.each(end, class);
        }
        // „Pin“ is also a badge; the code is written in capitals.
        let is_badge = self.text.get(start..end) == Some("Pin");
        let near = behind(self.text, start, end).filter(|(_, tie)| !is_badge || *tie == Tie::Colon);
        let near = near.and_then(|(at, tie)| value(at, tie));
        let far = || far(self.text, end).and_then(|at| value(at, Tie::Far));
        let back = || self.before(label, class);
        near.or_else(far).or_else(back).into_iter().collect()
    }

    fn start(&self, label: &Label) -> Option<usize> {
        Some(self.words.get(label.words.start)?.range.start)
    }

    /// The end of a label, with the place behind it: „Türcode Seiteneingang“, „Code für die Tür“.
    fn end(&self, label: &Label) -> Option<usize> {
        let end = self.words.get(label.words.end.checked_sub(1)?)?.range.end;
        let mut last = end;
        for next in self.words.get(label.words.end..)?.iter().take(PLACE_REACH) {
            if self.text.get(last..next.range.start) != Some(" ") {
                break;
            }
            last = next.range.end;
            if place(&next.lower) == Some(Kind::Door) {
                return Some(last);
            }
            if next.lower.chars().count() > 4 || next.lower.starts_with(|c: char| c.is_numeric()) {
                break;
            }
        }
        Some(end)
    }

    /// Whether „ID“ is that of a meeting; the names of services need nothing beside them.
    fn is_room(&self, label: &Label) -> bool {
        let id = self.words.get(label.words.start).is_some_and(|word| word.lower == "id");
        !id || self.place_around(label) == Some(Kind::Passcode)
    }

    /// „Türcodes: Saal 4711, Küche 0815“: the numbers of the line behind a plural and a colon.
    fn each(&self, end: usize, class: Class) -> Vec<Range<usize>> {
        let Some(line) = self.text.get(end..).and_then(|rest| rest.lines().next()) else {
            return Vec::new();
        };
        let Some(colon) = line.char_indices().take(FAR).find(|(_, c)| *c == ':') else {
            return Vec::new();
        };
        let (from, to) = (end + colon.0, end + line.len());
        let first = self.words.partition_point(|word| word.range.start < from);
        let words = self.words.get(first..).unwrap_or_default().iter();
        let words = words.take_while(|word| word.range.end <= to && word.range.start < from + LINE);
        let want = values::Want { kind: Kind::Door, class, tie: Tie::Far, has_user: false };
        let numbers = words.filter(|word| word.lower.starts_with(|c: char| c.is_ascii_digit()));
        let codes: Vec<_> =
            numbers.filter_map(|word| values::read(self.text, word.range.start, &want)).collect();
        // One alone may be anything.
        if codes.len() > 1 { codes } else { Vec::new() }
    }

    /// „Die Tür zum Hof (2846)“: four digits in brackets behind a door or what holds a key.
    fn brackets(&self, found: &mut Vec<Found>) {
        for (at, word) in self.words.iter().enumerate() {
            let Range { start, end } = word.range;
            let is_code = word.lower.len() == 4
                && word.lower.bytes().all(|byte| byte.is_ascii_digit())
                && !values::is_year(&word.lower)
                && self.text.get(end..).is_some_and(|rest| rest.starts_with(')'));
            let before = self.text.get(..start).unwrap_or_default();
            let opened =
                ["Nr. ", "Nummer ", ""].into_iter().find_map(|start| before.strip_suffix(start));
            let open = opened.filter(|before| before.ends_with('(')).map(str::len);
            let Some(open) = open.filter(|_| is_code) else { continue };
            let before = self.words.get(..at).unwrap_or_default().iter().rev();
            let near = before.filter(|word| word.range.end < open).take(PLACE_REACH + 2);
            let same = |word: &&Word| {
                let between = self.text.get(word.range.end..open).unwrap_or_default();
                !between.contains(['.', '!', '?', ';', ':', '\n'])
            };
            if near.take_while(same).any(|word| is_lockable(&word.lower)) {
                found.push(Found { kind: Kind::Door, range: start..end });
            }
        }
    }

    /// „4711#“, as it is typed into a keypad, behind the word for a door or a telephone number.
    fn keypads(&self, found: &mut Vec<Found>) {
        for (at, word) in self.words.iter().enumerate() {
            let Range { start, end } = word.range;
            let is_code = (4..=12).contains(&word.lower.len())
                && word.lower.bytes().all(|byte| byte.is_ascii_digit())
                && self.text.get(end..).is_some_and(|rest| rest.starts_with('#'))
                && !self
                    .text
                    .get(..start)
                    .unwrap_or_default()
                    .ends_with(['/', '#', '.', '-', ',', '*']);
            let before = self.words.get(..at).unwrap_or_default().iter().rev().take(NEAR);
            let same = |word: &&Word| {
                self.text.get(word.range.end..start).is_some_and(|between| !between.contains('\n'))
            };
            let near = || before.take_while(same).find_map(|word| place(&word.lower));
            if let Some(kind) = is_code.then(near).flatten() {
                found.push(Found { kind, range: start..end });
            }
        }
    }

    /// The nearest words on the line of a label.
    fn line(&self, label: &Label) -> Vec<&str> {
        let same = |between: &str| !between.contains('\n');
        self.around(label, same).map(|word| &*word.lower).collect()
    }

    /// The nearest words around a label, the later ones first, as long as what is between two of
    /// them keeps them together.
    fn around<'b>(
        &'b self,
        label: &Label,
        same: impl Fn(&str) -> bool + Copy + 'b,
    ) -> impl Iterator<Item = &'b Word> {
        let is_next = move |from: &mut usize, word: &Word| {
            let between = self.text.get((*from).min(word.range.end)..(*from).max(word.range.start));
            *from = word.range.end;
            between.is_some_and(same)
        };
        let is_last = move |from: &mut usize, word: &Word| {
            let between = self.text.get(word.range.end..*from);
            *from = word.range.start;
            between.is_some_and(same)
        };
        let (mut end, mut start) = (self.end(label).unwrap_or(0), self.start(label).unwrap_or(0));
        let back = self.words.get(label.words.end..).unwrap_or_default().iter().take(2 * NEAR);
        let front = self.words.get(..label.words.start).unwrap_or_default().iter().rev().take(NEAR);
        let back = back.take_while(move |word| is_next(&mut end, word));
        back.chain(front.take_while(move |word| is_last(&mut start, word)))
    }

    /// What a password opens, by the last word before it that tells.
    fn refined(&self, label: &Label) -> Kind {
        let before =
            self.words.get(..label.words.start).unwrap_or_default().iter().rev().take(NEAR);
        let start = self.start(label).unwrap_or_default();
        let mut near = before.take_while(|word| !self.text[word.range.end..start].contains("\n\n"));
        near.find_map(|word| place(&word.lower)).unwrap_or(Kind::Passcode)
    }

    /// What a mere „Code“ opens, by the nearest word of its sentence that tells.
    fn place_around(&self, label: &Label) -> Option<Kind> {
        let is_part = self.text[..self.start(label)?].ends_with(['-', '\u{2010}', '\u{2011}']);
        let beside = |at: Option<usize>| {
            at.and_then(|at| self.words.get(at))
                .is_some_and(|word| is_word(&OTHER_CODES, &word.lower))
        };
        if is_part || beside(label.words.start.checked_sub(1)) || beside(Some(label.words.end)) {
            return None;
        }
        let same = |between: &str| !between.contains(['.', '!', '?', ';', '\n']);
        self.around(label, same).find_map(|word| place(&word.lower))
    }

    /// „4711 ist der Türcode“: the value before its label.
    fn before(&self, label: &Label, class: Class) -> Option<Range<usize>> {
        let at = |steps: usize| self.words.get(label.words.start.checked_sub(steps)?);
        let (value, verb, article) = (at(3)?, at(2)?, at(1)?);
        let own = self.start(label)?;
        let is_said =
            self.text[value.range.end..own].chars().all(|c| c.is_alphanumeric() || c == ' ')
                && is_word(&VERBS, &verb.lower)
                && article.lower.chars().count() < 7;
        let code = value.lower.chars().all(|c| c.is_ascii_digit()) && value.lower.len() >= 4;
        let is_code = code && class != Class::Safe && !values::is_year(&value.lower);
        (is_said && is_code).then(|| value.range.clone())
    }
}

/// „Türcodes“, „PINs“, „Kombinationen“.
fn is_plural(word: &str) -> bool {
    ["codes", "pins", "passwörter", "kombinationen"].iter().any(|end| word.ends_with(end))
}

/// A door, or what holds a key.
fn is_lockable(word: &str) -> bool {
    ["tür", "türen", "schloss"].iter().any(|end| word.ends_with(end)) || is_word(&SAFES, word)
}

/// Whether „Kennwort“ tells on this line what a payment is for.
fn is_paid(line: &[&str]) -> bool {
    line.iter().any(|word| is_word(&PAYMENTS, word) || word.starts_with("spende"))
}

/// The nearest part of the line before this position.
fn line_before(text: &str, at: usize) -> &str {
    let mut from = at.saturating_sub(LINE);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..at).and_then(|near| near.rsplit('\n').next()).unwrap_or_default()
}

const SPACES: [char; 2] = [' ', '\u{a0}'];

/// Where the value of a label may begin, and what ties it to the label.
fn behind(text: &str, start: usize, end: usize) -> Option<(usize, Tie)> {
    let rest = text.get(end..)?;
    let closed = rest.trim_start_matches([')', ']', '*', '_', '`', '"', '“', '”', '»', '#']);
    let closed = closed.trim_start_matches(SPACES);
    let after = closed.strip_prefix('(').unwrap_or(closed);
    let at = |value: &str| text.len() - value.len();
    let colon = [": ", ":", "=", "|", "— ", "– ", "- ", "→"];
    if let Some(sign) = colon.into_iter().find(|sign| after.starts_with(sign)) {
        let value = opened(after.get(sign.len()..)?);
        return Some((at(value), if sign == "|" { Tie::Cell } else { Tie::Colon }));
    }
    let lone = line_before(text, start).trim_matches(['*', '_', '#', '>', '-', ' ', '|']);
    if closed.starts_with('\n') && lone.is_empty() {
        return Some((at(opened(closed)), Tie::Line));
    }
    if let Some(value) = verb(after) {
        return Some((at(value), if after.starts_with("laut") { Tie::Says } else { Tie::Verb }));
    }
    (after.len() < rest.len()).then(|| (at(after), Tie::Loose))
}

/// A text behind spaces, line breaks and the marks of a list.
fn opened(text: &str) -> &str {
    let value = text.trim_start_matches([' ', '\u{a0}', '\n', '|', '>', '*', '_']);
    value.strip_prefix("- ").unwrap_or(value).trim_start()
}

/// What follows a verb such as „lautet“; a colon may stand behind it.
fn verb(text: &str) -> Option<&str> {
    let verbs = VERBS.iter().filter_map(|verb| text.strip_prefix(verb));
    // The longest: „lautet ab sofort“.
    let rest = verbs
        .filter(|rest| rest.starts_with([' ', ':', '\u{a0}']))
        .min_by_key(|rest| rest.len())?;
    let rest = rest.trim_start_matches([' ', ':', '\u{a0}']);
    // „ab Montag“, „seit Mai“.
    let since = ["ab ", "seit ", "from "].into_iter().find_map(|since| rest.strip_prefix(since));
    let later = since.and_then(|since| since.split_once(' ')).map(|(_, later)| later);
    Some(later.unwrap_or(rest))
}

/// The value behind some words: „Code für den Aufzug: 2580“, „the code for the lift is 2580“.
fn far(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let mut to = rest.len().min(FAR);
    while !rest.is_char_boundary(to) {
        to -= 1;
    }
    let near = rest.get(..to)?.split(['.', '!', '?', ';', '\n', '|']).next()?;
    // „PIN-Verfahren“ is something else.
    if !near.starts_with([' ', '\u{a0}', '*', '_', ',']) {
        return None;
    }
    if let Some(colon) = near.find(':') {
        let value = opened(rest.get(colon + 1..)?);
        return Some(text.len() - value.len());
    }
    let mut spaces = near.match_indices(' ').map(|(at, _)| at + 1);
    let value = spaces.find_map(|at| verb(rest.get(at..)?))?;
    Some(text.len() - value.len())
}

/// The cells below a label in the first row of a table.
fn column(text: &str, label: usize) -> Option<Vec<usize>> {
    let start = label - line_before(text, label).len();
    let index = text.get(start..label)?.matches('|').count();
    let mut at = start;
    let mut lines = text.get(start..)?.split_inclusive('\n').map(|line| {
        at += line.len();
        (at - line.len(), line)
    });
    let (_, head) = lines.next()?;
    let (_, rule) = lines.next()?;
    let is_rule =
        rule.contains("--") && rule.trim().chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
    if !head.contains('|') || !is_rule {
        return None;
    }
    let rows = lines.take_while(|(_, line)| line.contains('|'));
    let cell = |(at, line): (usize, &str)| {
        let mut bars = line.match_indices('|').map(|(bar, _)| bar + 1);
        // A row may begin without its bar.
        let from = if index == 0 { 0 } else { bars.nth(index - 1)? };
        let value = line.get(from..)?;
        Some(at + line.len() - value.trim_start_matches([' ', '*', '_']).len())
    };
    Some(rows.filter_map(cell).collect())
}
