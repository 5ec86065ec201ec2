//! Meeting IDs and codes, which are recognised by a label before them: on its line, below it, or in
//! the column of a table.

use std::ops::Range;

use super::Found;
use super::lists::{
    COUNTED, Class, EVERYBODY, Label, OTHER_CODES, PAYMENTS, USERS, USUAL, VERBS, Word,
    is_lockable, labels, place, place_or_room,
};
use super::messages::Kind;
use super::values::{self, Tie, Want};

/// How many words may lead from a label to its place.
const PLACE_REACH: usize = 4;
/// How many words before a label, or around it, tell to what it belongs.
pub(super) const NEAR: usize = 8;
/// The maximum distance between a label and a colon or a verb (bytes).
const FAR: usize = 60;
/// How far behind a link its password may stand (bytes).
const LINK_REACH: usize = 120;
/// How much of a line before a label is looked at (bytes).
const LINE: usize = 400;

/// What ends a sentence.
pub(super) const SENTENCE: &[char] = &['.', '!', '?', ';', '\n'];

/// A text in which codes are looked for.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Word],
    /// Where links end that let somebody in.
    pub(super) links: &'a [usize],
}

impl<'a> Reader<'a> {
    /// Finds every ID and code that has a label.
    pub(super) fn labelled(&self, found: &mut Vec<Found>) {
        let has_table = self.text.contains("--") && self.text.contains('|');
        for label in labels(self.text, self.words) {
            let (kinds, class) = self.kinds(&label);
            let ranges = |kind| (kind, self.ranges(&label, kind, class, has_table));
            let mut read = kinds.into_iter().flatten().map(ranges);
            if let Some((kind, ranges)) = read.find(|(_, ranges)| !ranges.is_empty()) {
                let is_password = class == Class::Sure(Kind::Passcode, None);
                let kind = if is_password { self.opened(&label) } else { kind };
                found.extend(ranges.into_iter().map(|range| Found { kind, range }));
            }
        }
    }

    /// What a label may be the label of.
    fn kinds(&self, label: &Label) -> ([Option<Kind>; 2], Class) {
        let class = label.class;
        let kinds = match class {
            Class::Sure(first, second) => [Some(first), second],
            Class::Safe => [Some(Kind::Door), None],
            // „ID“ needs a service beside it; the names of services need nothing.
            Class::Room => {
                let is_id = self.words.get(label.words.start).is_some_and(|one| one.lower == "id");
                let is_room = !is_id || self.place_around(label) == Some(Kind::Passcode);
                [is_room.then_some(Kind::MeetingId), None]
            }
            Class::Key(kind) => {
                let mut before = self.before(label.words.start, &['\n']);
                let is_named = self.opened(label) == kind
                    && (kind == Kind::Wifi || before.any(|word| is_lockable(&word.lower)));
                return ([is_named.then_some(kind), None], Class::Weak);
            }
            Class::Weak => [self.place_around(label), None],
        };
        (kinds, class)
    }

    /// The values of a label, of which a row of doors or a column may have several.
    fn ranges(
        &self,
        label: &Label,
        kind: Kind,
        class: Class,
        has_table: bool,
    ) -> Vec<Range<usize>> {
        let (Some(start), Some(end)) = (self.start(label), self.end(label)) else {
            return Vec::new();
        };
        let own = self.text.get(start..end).unwrap_or_default();
        let mut line = self.around(label, &['\n']).map(|word| &*word.lower);
        let is_paid = |word: &str| match (class, kind) {
            (Class::Safe, _) => COUNTED.contains(word),
            (_, Kind::Door) => false,
            _ => PAYMENTS.contains(word) || word.starts_with("spende"),
        };
        if own == "Tan" || line.any(is_paid) {
            return Vec::new();
        }
        let is_behind = |end: &usize| (*end..*end + LINK_REACH).contains(&start);
        let mut line = self.around(label, &['\n']).map(|word| &*word.lower);
        let has_user = line.any(|word| USERS.contains(word)) || self.links.iter().any(is_behind);
        let value = |(at, tie)| values::read(self.text, at, &Want { kind, class, tie, has_user });
        if let Some(cells) = has_table.then(|| column(self.text, start)).flatten() {
            return cells.into_iter().filter_map(|at| value((at, Tie::Cell))).collect();
        }
        let row = if kind == Kind::Door { self.row(label) } else { Vec::new() };
        if row.len() > 1 {
            return row;
        }
        // „Pin“ is also a badge; the code is written in capitals.
        let near = behind(self.text, start, end);
        let near = near.filter(|(_, tie)| own != "Pin" || *tie == Tie::Colon);
        let usual = label.words.start.checked_sub(1).and_then(|at| self.words.get(at));
        let is_usual = usual.is_some_and(|word| USUAL.contains(&word.lower));
        let said = |(at, tie)| (at, if tie == Tie::Verb && is_usual { Tie::Says } else { tie });
        let near = near.map(said).and_then(value);
        let far = || far(self.text, end).and_then(|at| value((at, Tie::Far)));
        near.or_else(far).or_else(|| self.said_before(label, class)).into_iter().collect()
    }

    fn start(&self, label: &Label) -> Option<usize> {
        Some(self.words.get(label.words.start)?.range.start)
    }

    /// The end of a label, with the place behind it: „Türcode Seiteneingang“, „Code für die Tür“.
    fn end(&self, label: &Label) -> Option<usize> {
        let end = self.words.get(label.words.end.checked_sub(1)?)?.range.end;
        for at in (label.words.end..self.words.len()).take(PLACE_REACH) {
            let next = self.words.get(at).filter(|_| self.gap(at) == " ");
            let Some(next) = next else { break };
            if place_or_room(&next.lower) == Some(Kind::Door) {
                return Some(next.range.end);
            }
            if next.lower.chars().count() > 4 || next.lower.starts_with(char::is_numeric) {
                break;
            }
        }
        Some(end)
    }

    /// What stands between a word and the one before it.
    pub(super) fn gap(&self, at: usize) -> &'a str {
        let start = self.words.get(at).map_or(self.text.len(), |word| word.range.start);
        let last = at.checked_sub(1).and_then(|at| self.words.get(at));
        self.text.get(last.map_or(0, |word| word.range.end)..start).unwrap_or_default()
    }

    /// The words before one, the nearest first, as long as none of `stops` is between.
    pub(super) fn before(&self, at: usize, stops: &'static [char]) -> impl Iterator<Item = &Word> {
        let near = (0..at).rev().take(NEAR);
        let near = near.take_while(move |before| !self.gap(before + 1).contains(stops));
        near.filter_map(|at| self.words.get(at))
    }

    /// The words from one on, as long as none of `stops` is between.
    pub(super) fn behind(&self, at: usize, stops: &'static [char]) -> impl Iterator<Item = &Word> {
        let near = (at..self.words.len()).take(2 * NEAR);
        let near = near.take_while(move |next| !self.gap(*next).contains(stops));
        near.filter_map(|at| self.words.get(at))
    }

    /// The nearest words around a label, the later ones first.
    fn around(&self, label: &Label, stops: &'static [char]) -> impl Iterator<Item = &Word> {
        self.behind(label.words.end, stops).chain(self.before(label.words.start, stops))
    }

    /// What a password opens, by the last word before it that tells.
    fn opened(&self, label: &Label) -> Kind {
        let before = (0..label.words.start).rev().take(NEAR);
        let before = before.take_while(|at| !self.gap(at + 1).contains("\n\n"));
        let kinds = before.filter_map(|at| place(&self.words.get(at)?.lower));
        let kinds: Vec<Kind> = kinds.collect();
        // „WLAN im Saal, Passwort“.
        let wifi = kinds.iter().find(|kind| **kind == Kind::Wifi);
        *wifi.or(kinds.first()).unwrap_or(&Kind::Passcode)
    }

    /// What a mere „Code“ opens, by the nearest word of its sentence that tells.
    fn place_around(&self, label: &Label) -> Option<Kind> {
        let is_part = self.gap(label.words.start).ends_with(['-', '\u{2010}', '\u{2011}']);
        let is_other = |at: Option<usize>| {
            at.and_then(|at| self.words.get(at)).is_some_and(|one| OTHER_CODES.contains(&one.lower))
        };
        let beside = is_other(label.words.start.checked_sub(1)) || is_other(Some(label.words.end));
        let mut around = self.around(label, SENTENCE);
        if is_part || beside || around.any(|word| EVERYBODY.contains(&word.lower)) {
            return None;
        }
        self.around(label, SENTENCE).find_map(|word| place_or_room(&word.lower))
    }

    /// „4711 ist der Türcode“: the value before its label.
    fn said_before(&self, label: &Label, class: Class) -> Option<Range<usize>> {
        let at = |steps: usize| self.words.get(label.words.start.checked_sub(steps)?);
        let (value, verb, article) = (at(3)?, at(2)?, at(1)?);
        let between = self.text.get(value.range.end..self.start(label)?)?;
        let is_said = between.chars().all(|c| c.is_alphanumeric() || c == ' ')
            && VERBS.contains(&verb.lower)
            && article.lower.chars().count() < 7;
        let is_code = value.is_code() && class != Class::Safe && !values::is_year(&value.lower);
        (is_said && is_code).then(|| value.range.clone())
    }

    /// „Türcodes: Saal 4711, Küche 0815“, „Türcode vorn 4711, hinten 0815“: the codes of a sentence,
    /// each with its place before it; behind a plural the place may be any word.
    fn row(&self, label: &Label) -> Vec<Range<usize>> {
        let last = label.words.end - 1;
        let ends = ["codes", "pins", "passwörter", "kombinationen"];
        let is_plural = self
            .words
            .get(last)
            .is_some_and(|word| ends.iter().any(|end| word.lower.ends_with(end)));
        let numbers = (label.words.end..self.words.len()).take(5 * NEAR);
        let numbers = numbers.take_while(|at| !self.gap(*at).contains(SENTENCE));
        let is_placed = |at: usize| at == last + 1 || is_plural || self.is_placed(at);
        let numbers = numbers.filter(|at| self.is_plain_code(*at) && is_placed(*at));
        numbers.filter_map(|at| Some(self.words.get(at)?.range.clone())).collect()
    }
}

const SPACES: [char; 2] = [' ', '\u{a0}'];

/// The nearest part of the line before this position.
fn line_before(text: &str, at: usize) -> &str {
    let from = text.floor_char_boundary(at.saturating_sub(LINE));
    text.get(from..at).and_then(|near| near.rsplit('\n').next()).unwrap_or_default()
}

/// Where the value of a label may begin, and what ties it to the label.
fn behind(text: &str, start: usize, end: usize) -> Option<(usize, Tie)> {
    let rest = text.get(end..)?;
    let closed = rest.trim_start_matches([')', ']', '*', '_', '`', '"', '“', '”', '»', '#']);
    let closed = closed.trim_start_matches(SPACES);
    let after = closed.strip_prefix('(').unwrap_or(closed);
    let numbered = ["Nr. ", "Nummer "].into_iter().find_map(|number| after.strip_prefix(number));
    let after = numbered.unwrap_or(after);
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
    let near = rest.get(..rest.floor_char_boundary(FAR))?;
    // „ab 1. Oktober“
    let is_stop = |(at, c): &(usize, char)| {
        matches!(c, '!' | '?' | ';' | '\n' | '|')
            || *c == '.' && !near[..*at].ends_with(|before: char| before.is_ascii_digit())
    };
    let near = near.get(..near.char_indices().find(is_stop).map_or(near.len(), |stop| stop.0))?;
    // „PIN-Verfahren“ is something else.
    if !near.starts_with([' ', '\u{a0}', '*', '_', ',']) {
        return None;
    }
    let value = match near.find(':') {
        Some(colon) => opened(rest.get(colon + 1..)?),
        None => near.match_indices(' ').find_map(|(at, _)| verb(rest.get(at + 1..)?))?,
    };
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
