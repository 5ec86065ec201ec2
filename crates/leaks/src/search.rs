//! Searches for all secrets at once, in one pass over the skeleton of a text.

use std::collections::BTreeSet;
use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::readings;
use super::secrets::{Form, Secret};
use super::skeleton::{Gap, Skeleton};

german::word_lists! { "secrets.txt": LABELS }

/// The maximum distance between the start of a label and the code, in bytes of the skeleton.
const LABEL_REACH: usize = 32;

/// This many digits never follow each other by chance, whatever separates them: „731:0552:8416“, or
/// a part in each cell of a table. Fewer do: „5,90 und 417“.
const LONG_NUMBER: usize = 9;

/// A search for secrets.
#[derive(Debug)]
pub(super) struct Search {
    secrets: Vec<Secret>,
    /// `None` where nothing is secret.
    engine: Option<AhoCorasick>,
}

impl Search {
    /// A search for `secrets`, or `None` where the engine cannot hold them.
    pub(super) fn new(secrets: Vec<Secret>) -> Option<Self> {
        if secrets.is_empty() {
            return Some(Self { secrets, engine: None });
        }
        let engine = AhoCorasick::new(secrets.iter().map(|secret| &secret.skeleton)).ok()?;
        Some(Self { secrets, engine: Some(engine) })
    }

    /// The secrets that it searches for.
    pub(super) fn secrets(&self) -> &[Secret] {
        &self.secrets
    }

    /// Finds the secrets that `text` contains in any spelling, by their index.
    pub(super) fn anywhere(&self, text: &str, found: &mut BTreeSet<usize>) {
        if self.engine.is_some() {
            for reading in readings::decoded(text) {
                self.hits(&reading, &Skeleton::of(&reading), |secret, _| {
                    found.insert(secret);
                });
            }
        }
    }

    /// The same with the first position of each in `text`, or the whole text where the secret is
    /// encoded.
    pub(super) fn positions(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        let mut all: Vec<(usize, Range<usize>)> = Vec::new();
        for (round, reading) in readings::decoded(text).iter().enumerate() {
            let skeleton = Skeleton::of(reading);
            self.hits(reading, &skeleton, |secret, at| {
                if all.iter().any(|(known, _)| *known == secret) {
                    return;
                }
                let written = skeleton.written(&at, text).filter(|_| round == 0);
                all.push((secret, written.unwrap_or(0..text.len())));
            });
        }
        all
    }

    fn hits(&self, text: &str, skeleton: &Skeleton, mut hit: impl FnMut(usize, Range<usize>)) {
        let Some(engine) = &self.engine else { return };
        for found in engine.find_overlapping_iter(&skeleton.text) {
            let index = found.pattern().as_usize();
            let secret = &self.secrets[index];
            let turned = secret.form != Form::Words || {
                let written = skeleton.written(&found.range(), text);
                written.is_none_or(|written| is_turned(text, &written))
            };
            if turned && is_real(secret, skeleton, found.range()) {
                hit(index, found.range());
            }
        }
    }
}

/// Whether a last name and the first name behind it are one person's. „Anna Müller, Lydia Probe“
/// and „Lydia Müller · Lydia Müller“ name no „Müller, Lydia“.
fn is_turned(text: &str, at: &Range<usize>) -> bool {
    let begins = |word: &str| word.starts_with(char::is_uppercase);
    let (before, behind) = (text.get(..at.start), text.get(at.end..));
    let first = before.and_then(|before| before.strip_suffix([' ', '\u{a0}']));
    let first = first.and_then(|first| first.rsplit(|c: char| !c.is_alphanumeric()).next());
    let last = behind.and_then(|behind| behind.strip_prefix([' ', '\u{a0}']));
    let written = text.get(at.clone()).unwrap_or_default();
    let apart = written.contains(['·', '•', ';', ':']);
    let between_names = first.is_some_and(begins) && last.is_some_and(begins);
    !apart && !between_names
}

/// Whether it is the secret, rather than the same letters by chance.
fn is_real(secret: &Secret, text: &Skeleton, at: Range<usize>) -> bool {
    let (before, after) = (text.gap(at.start), text.gap(at.end));
    let long = secret.category.is_access() && at.len() >= LONG_NUMBER;
    let inner = |widest: Gap| text.widest(at.start, at.end) <= widest;
    // Between digits any separator is allowed, between the letters of a word only certain ones.
    let digits = secret.skeleton.bytes().any(|byte| byte.is_ascii_digit());
    let apart = if digits { Gap::Symbol } else { Gap::Light };
    let bytes = text.text.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let no_digit_before = before != Gap::None || !digit(at.start.checked_sub(1));
    let no_digit_after = after != Gap::None || !digit(Some(at.end));
    match secret.form {
        Form::Text => true,
        Form::Address => after != Gap::None,
        Form::Number => (long || inner(Gap::Symbol)) && no_digit_before && no_digit_after,
        Form::Phone => {
            let prefixed = || {
                let front = &text.text[..at.start];
                let front = front.strip_suffix('0').unwrap_or(front);
                front.ends_with("49") || front.len() < at.start
            };
            inner(Gap::Symbol) && no_digit_after && (no_digit_before || prefixed())
        }
        Form::Code | Form::Word => inner(apart) && before != Gap::None && after != Gap::None,
        Form::Words => before != Gap::None && after != Gap::None,
        Form::Labelled => {
            let from = text.text.floor_char_boundary(at.start.saturating_sub(LABEL_REACH));
            let front = &text.text[from..at.start];
            inner(apart) && no_digit_before && no_digit_after && LABELS.is_in(front)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_turned;

    fn turned(text: &str) -> bool {
        let start = text.find("Müller").unwrap();
        let end = start + text[start..].find("Lydia").unwrap() + "Lydia".len();
        is_turned(text, &(start..end))
    }

    #[test]
    fn a_last_name_belongs_to_the_first_name_behind_it() {
        for text in [
            "Müller, Lydia",
            "Anwesend: Müller, Lydia; Probe, Anna",
            "- Müller Lydia\n- Probe Anna",
            "es fehlte Müller, Lydia Stadt",
            "| Müller | Lydia |",
            "Frau Müller, Lydia",
            "Vertreten durch\nMüller, Lydia",
        ] {
            assert!(turned(text), "{text}");
        }
        for text in [
            "Anna Müller, Lydia Probe",
            "Lydia Müller · Lydia Müller",
            "Leitung: Müller · Lydia schreibt",
            "Anna Müller / Lydia Probe",
            "Anna Müller\nLydia Probe",
            "Leitung Müller; Protokoll: Lydia",
            "Anna Müller | Lydia Probe",
        ] {
            assert!(!turned(text), "{text}");
        }
    }
}
