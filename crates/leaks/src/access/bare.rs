//! Codes without a label: what stands around their digits tells what they open.

use super::Found;
use super::labels::{Reader, SENTENCE};
use super::lists::{COUNTED, NUMBERED, OPENING, SIDES, TYPING, Word, is_lockable, place_or_room};
use super::messages::Kind;
use super::values::{counts, is_year};

impl Word {
    /// Whether it is a number of so many digits as codes have.
    pub(super) fn is_code(&self) -> bool {
        (4..=12).contains(&self.lower.len()) && self.lower.bytes().all(|byte| byte.is_ascii_digit())
    }
}

impl Reader<'_> {
    /// Finds every code without a label.
    pub(super) fn bare(&self, found: &mut Vec<Found>) {
        let codes: Vec<usize> = (0..self.words.len())
            .filter(|at| self.words.get(*at).is_some_and(Word::is_code))
            .collect();
        for at in &codes {
            let kind = self.typed(*at).or_else(|| self.opens(*at)).or_else(|| self.bracketed(*at));
            found.extend(kind.and_then(|kind| self.found(*at, kind)));
        }
        let in_row = |at: &usize| self.is_plain_code(*at) && self.is_placed(*at);
        let rows: Vec<usize> = codes.into_iter().filter(in_row).collect();
        for row in rows.chunk_by(|one, next| self.are_joined(*one, *next)) {
            let counted = |first: &usize| {
                self.before(*first, SENTENCE).any(|word| COUNTED.contains(&word.lower))
            };
            if row.len() > 1 && self.is_row(row) && !row.first().is_some_and(counted) {
                found.extend(row.iter().filter_map(|at| self.found(*at, Kind::Door)));
            }
        }
    }

    fn found(&self, at: usize, kind: Kind) -> Option<Found> {
        Some(Found { kind, range: self.words.get(at)?.range.clone() })
    }

    /// „4711#“, as it is typed into a keypad, behind the word for a door or a telephone number.
    fn typed(&self, at: usize) -> Option<Kind> {
        let is_typed = self.gap(at + 1).starts_with('#')
            && !self.gap(at).ends_with(['/', '#', '.', '-', ',', '*']);
        let near = || self.before(at, &['\n']).find_map(|word| place_or_room(&word.lower));
        is_typed.then(near).flatten()
    }

    /// „an der Tür 4711 eintippen“, „das Tor mit 4711 öffnen“: the verb tells, and the door.
    fn opens(&self, at: usize) -> Option<Kind> {
        let says = |list: &[&str], at: usize| {
            self.gap(at) == " " && self.words.get(at).is_some_and(|one| list.contains(&&*one.lower))
        };
        let is_with = |at: usize| self.words.get(at).is_some_and(|one| one.lower == "mit");
        let with = at.checked_sub(1).is_some_and(is_with) && !self.is_year(at);
        let is_opened = says(&TYPING, at + 1) || with && says(&OPENING, at + 1);
        let mut around = self.before(at, SENTENCE).chain(self.behind(at + 1, SENTENCE));
        let door = |word: &Word| place_or_room(&word.lower) == Some(Kind::Door);
        (is_opened && around.any(door)).then_some(Kind::Door)
    }

    /// „Die Tür zum Hof (2846)“: four digits in brackets behind a door or what holds a key.
    fn bracketed(&self, at: usize) -> Option<Kind> {
        let word = self.words.get(at).filter(|word| word.lower.len() == 4 && !self.is_year(at))?;
        let number = at.checked_sub(1).and_then(|at| self.words.get(at));
        let is_number = number.is_some_and(|word| matches!(&*word.lower, "nr" | "nummer"));
        let open = at - usize::from(is_number);
        let is_bracketed = self.gap(open).ends_with('(')
            && self.text.get(word.range.end..).is_some_and(|rest| rest.starts_with(')'));
        let near = self.before(open, &['.', '!', '?', ';', ':', '\n']);
        (is_bracketed && near.take(6).any(|word| is_lockable(&word.lower))).then_some(Kind::Door)
    }

    fn is_year(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| is_year(&word.lower))
    }

    /// Whether it is a code that counts and measures nothing.
    pub(super) fn is_plain_code(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at).filter(|word| word.is_code()) else { return false };
        let after = self.text.get(word.range.end..).unwrap_or_default();
        let goes_on = |c: char| matches!(c, '.' | ',' | '-' | '/' | ':');
        let is_part =
            after.strip_prefix(goes_on).is_some_and(|it| it.starts_with(char::is_alphanumeric));
        !self.is_year(at) && !is_part && !counts(after, false)
    }

    /// Whether the word for a door, or for its side, is before a code.
    pub(super) fn is_placed(&self, at: usize) -> bool {
        let is_near = matches!(self.gap(at), " " | ": " | " = " | " (" | " – ");
        let before = at.checked_sub(1).and_then(|at| self.words.get(at));
        let is_door = |word: &Word| {
            let is_place = place_or_room(&word.lower) == Some(Kind::Door);
            is_place && !NUMBERED.contains(&word.lower) || SIDES.contains(&word.lower)
        };
        is_near && before.is_some_and(is_door)
    }

    /// Whether two codes stand in one row: nothing but a comma, „und“ and a place between them.
    fn are_joined(&self, one: usize, next: usize) -> bool {
        let gaps = (one + 1..=next).map(|at| self.gap(at));
        next - one <= 5 && !gaps.into_iter().any(|gap| gap.contains(SENTENCE))
    }

    /// „Vordertür 4711, Keller 0815“: of one length, and not what things cost or how many came.
    fn is_row(&self, row: &[usize]) -> bool {
        let codes: Vec<&Word> = row.iter().filter_map(|at| self.words.get(*at)).collect();
        let lengths = codes.iter().map(|word| word.lower.len());
        let is_even =
            lengths.clone().max() == lengths.min() && codes.iter().all(|one| one.lower.len() < 7);
        let is_round = codes.iter().any(|word| word.lower.ends_with("00"));
        let places = row.iter().filter_map(|at| self.words.get(at.checked_sub(1)?));
        let are_doors = places.filter(|word| is_lockable(&word.lower)).count() > 1;
        let is_led = codes.iter().any(|word| word.lower.starts_with('0'));
        is_even && !is_round && (is_led || are_doors)
    }
}
