//! Names among the words of a text, with or without further first names.

use std::ops::Range;

use model::contacts::Contact;

use super::People;
use super::name::{Joint, Name, Word, joined};

/// A person's name among the words of a text; it ends before the word `end`.
pub(super) struct Found {
    pub(super) end: usize,
    pub(super) contact: usize,
    pub(super) key: u64,
}

/// The words of a text in which names are searched.
pub(super) struct Reading<'r> {
    pub(super) people: &'r People<'r>,
    pub(super) words: &'r [Word],
    pub(super) text: &'r str,
}

impl Reading<'_> {
    /// The longest name that begins with the word `first`, where the next `skipped` words are
    /// further first names that the list does not have.
    pub(super) fn longest(&self, first: usize, skipped: usize) -> Option<Found> {
        let behind = first + 1 + skipped;
        let middle = self.words.get(first + 1..behind)?;
        // Two full names are two people; with an initial it may be one.
        let initial = skipped < 2 || middle.iter().any(|word| word.letters == 1);
        if !initial || !middle.iter().all(|word| word.is_middle(self.text)) {
            return None;
        }
        let (start, second) = (self.words.get(first)?, self.words.get(behind)?);
        let mut sum = joined(0, start.hash);
        let mut begins = second.forms().map(|form| joined(sum, form.hash));
        if !begins.any(|two| self.people.beginnings.may_hold(two)) {
            return None;
        }
        let (mut run, mut longest) = (vec![*start], None);
        let most = self.people.longest.saturating_sub(1);
        for (at, word) in (behind..).zip(&self.words[behind..]).take(most) {
            if word.joint == Joint::Break {
                break;
            }
            for end in word.forms() {
                run.push(end);
                let key = joined(sum, end.hash);
                if let Some((contact, key)) = self.whose(&run, first..at + 1, middle, key) {
                    longest = Some(Found { end: at + 1, contact, key });
                }
                run.pop();
            }
            sum = joined(sum, word.hash);
            run.push(*word);
        }
        longest
    }

    /// The person whose whole name these words are: „Olena Muster-Probe“ is somebody else.
    fn whose(
        &self,
        run: &[Word],
        at: Range<usize>,
        skipped: &[Word],
        key: u64,
    ) -> Option<(usize, u64)> {
        let dashed = |at: usize| self.words.get(at).is_some_and(|word| word.joint == Joint::Dash);
        let lines = self.text.get(self.words[at.start].start..self.words[at.end - 1].end);
        let whole = !dashed(at.start) && !dashed(at.end) && !self.is_between(&at);
        if !whole || (!skipped.is_empty() && lines.is_none_or(|lines| lines.contains('\n'))) {
            return None;
        }
        let written = |name: &Name| name.is_written(run, skipped, self.text);
        let is_theirs = |contact: &Contact| Name::all(contact).iter().any(written);
        let contact = self.people.look_up(&self.people.names, key, is_theirs)?;
        // All its forms are the same name.
        let names = Name::all(self.people.contacts.get(contact)?);
        names.iter().find(|name| written(name)).map(|name| (contact, name.straight()))
    }

    /// Whether a comma stands here between two people: „Anna Müller, Lydia Probe“ names no Lydia
    /// Müller.
    fn is_between(&self, at: &Range<usize>) -> bool {
        let capital = |word: &Word| {
            let first = self.text.get(word.start..).and_then(|rest| rest.chars().next());
            first.is_some_and(char::is_uppercase) && !word.is_title(self.text)
        };
        let before = at.start.checked_sub(1).and_then(|before| self.words.get(before));
        let (first, next) = (self.words.get(at.start), self.words.get(at.end));
        let on_line = |one: &Word, other: &Word| {
            let between = self.text.get(one.end..other.start);
            between.is_some_and(|between| !between.contains('\n'))
        };
        let joined = |one: Option<&Word>, other: Option<&Word>| {
            one.zip(other)
                .is_some_and(|(one, other)| other.joint == Joint::Plain && on_line(one, other))
        };
        let inner = self.words.get(at.start + 1..at.end).unwrap_or_default();
        inner.iter().any(|word| word.joint == Joint::Comma)
            && before.is_some_and(capital)
            && next.is_some_and(capital)
            && joined(before, first)
            && joined(self.words.get(at.end - 1), next)
    }
}
