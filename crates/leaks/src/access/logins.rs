//! Passwords without a label: „Nutzer gast, Losung sommer-4-alle“, “log in as guest with tomato77”; and the numbers of
//! locks, each digit by itself: „3-0-9“.

use super::Found;
use super::labels::{Reader, SENTENCE};
use super::lists::{LEADING, LOCKS, LOGINS};
use super::messages::Kind;

/// How far before a number the lock may be named (bytes).
const LOCK_REACH: usize = 200;

impl Reader<'_> {
    /// Finds every password behind a user, and every number of a lock.
    pub(super) fn logins(&self, found: &mut Vec<Found>) {
        let mut at = 0;
        while at < self.words.len() {
            let behind = self.combination(at);
            if let Some(last) = behind {
                found.extend(self.span(at, last).map(|range| Found { kind: Kind::Door, range }));
            } else if let Some(range) = self.password(at) {
                found.push(Found { kind: Kind::Passcode, range });
            }
            at = behind.map_or(at + 1, |last| last + 1);
        }
    }

    fn span(&self, first: usize, last: usize) -> Option<std::ops::Range<usize>> {
        Some(self.words.get(first)?.range.start..self.words.get(last)?.range.end)
    }

    /// The last of three or more digits with hyphens between them, behind the word for a lock.
    fn combination(&self, at: usize) -> Option<usize> {
        let is_digit = |at: usize| {
            let word = self.words.get(at)?;
            (word.lower.len() == 1 && word.lower.bytes().all(|byte| byte.is_ascii_digit()))
                .then_some(())
        };
        let joins = |at: usize| matches!(self.gap(at), "-" | "–" | "·" | " - " | " – ");
        is_digit(at).filter(|()| at == 0 || !joins(at))?;
        let mut last = at;
        while joins(last + 1) && is_digit(last + 1).is_some() {
            last += 1;
        }
        let goes_on = self.words.get(last + 1).is_some() && joins(last + 1);
        let start = self.words.get(at)?.range.start;
        let from = self.text.floor_char_boundary(start.saturating_sub(LOCK_REACH));
        let before = self.text.get(from..start)?.rsplit("\n\n").next()?.to_lowercase();
        let is_lock = || LOCKS.iter().any(|lock| before.contains(lock));
        let number = at.checked_sub(1).and_then(|before| self.words.get(before));
        let is_number = number.is_some_and(|word| matches!(&*word.lower, "nr" | "no"));
        (last >= at + 2 && !goes_on && !is_number && is_lock()).then_some(last)
    }

    /// What looks like a password behind „mit“ or „Losung“, in a sentence about logging in.
    fn password(&self, at: usize) -> Option<std::ops::Range<usize>> {
        let word = self.words.get(at)?;
        let lead = at.checked_sub(1).and_then(|before| self.words.get(before))?;
        let gap = self.gap(at);
        let is_led = matches!(gap, " " | " „" | " \"" | ": ") && LEADING.contains(&lead.lower)
            || gap == " / ";
        if !is_led || !word.lower.starts_with(char::is_alphabetic) {
            return None;
        }
        let start = word.range.start;
        let rest = self.text.get(start..)?;
        let end =
            rest.find(|c: char| c.is_whitespace() || "„“”\"»«)".contains(c)).unwrap_or(rest.len());
        let token = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?']);
        let has = |is: fn(char) -> bool| token.contains(is);
        let is_plain = !token.contains(['/', '@', '.', ':', '_', '%', '=']);
        // „FFP2-Maske“, „A1-Kurs“
        let is_noun = token.starts_with(char::is_uppercase)
            && token.split_once('-').is_some_and(|(_, last)| {
                last.starts_with(char::is_uppercase) && !last.contains('-')
            });
        let is_mixed = has(|c| c.is_ascii_digit()) && has(char::is_lowercase);
        let is_code = is_plain && is_mixed && !is_noun && (6..=24).contains(&token.chars().count());
        let mut before = self.before(at, SENTENCE);
        let about = before.any(|word| LOGINS.iter().any(|login| word.lower.starts_with(login)));
        (is_code && about).then(|| start..start + token.len())
    }
}
