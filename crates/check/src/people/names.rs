//! The people whom a file knows by name, and how a text names them.

use std::collections::BTreeSet;
use std::ops::Range;

use german::{Class, Classes, Word, folded};

use crate::minutes::{AgendaItem, Candidate, Contribution, Minutes, Visibility};
use crate::source::Text;

/// A name for comparison.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    /// The first names; none where only „Frau Probe“ is known.
    first: Vec<String>,
    last: String,
}

impl Name {
    /// The name without titles; `Probe, Aylin` is reordered.
    pub(super) fn of(written: &str) -> Option<Self> {
        let written = match written.split_once(',') {
            Some((last, first)) => format!("{first} {last}"),
            None => written.to_owned(),
        };
        let is_title =
            |word: &&str| word.ends_with('.') || Classes::of(&folded(word)).has(Class::NameTitle);
        let mut words: Vec<String> = written
            .split_whitespace()
            .filter(|word| !is_title(word))
            .map(|word| folded(word).into_owned())
            .collect();
        let last = words.pop()?;
        (last.chars().count() > 1).then_some(Self { first: words, last })
    }

    /// Whether it may be the same person, as far as both names are known.
    fn is(&self, other: &Self) -> bool {
        self.last == other.last && self.first.first() == other.first.first()
    }

    /// The words from `at` on with which a text names this person. `by_title`: „Frau Probe“ is
    /// enough.
    pub(super) fn at(&self, words: &[Word<'_>], at: usize, by_title: bool) -> Option<Range<usize>> {
        let word = words.get(at)?;
        if !word.is_capital() || !is_form_of(&word.folded, &self.last) {
            return None;
        }
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let is_first = |word: &Word<'_>| {
            word.is_capital() && self.first.iter().any(|first| *first == word.folded)
        };
        if let Some(first) = before.filter(|first| word.follows() && is_first(first)) {
            return Some(first.range.start..word.range.end);
        }
        // „Anna Müller, Lydia Probe“ names no Lydia Müller.
        let named = before.is_some_and(|one| one.is_capital() && word.follows())
            && words.get(at + 2).is_some_and(|next| next.is_capital() && next.follows());
        let behind = words.get(at + 1).filter(|next| next.gap == ", " && is_first(next) && !named);
        if let Some(first) = behind {
            return Some(word.range.start..first.range.end);
        }
        before.filter(|title| by_title && is_title_of(title, word))?;
        let mut first = at - 1;
        while first > 0 && is_title_of(words.get(first - 1)?, words.get(first)?) {
            first -= 1;
        }
        Some(words.get(first)?.range.start..word.range.end)
    }

    pub(super) fn last(&self) -> &str {
        &self.last
    }
}

/// Whether the title directly precedes the name.
pub(super) fn is_title_of(title: &Word<'_>, name: &Word<'_>) -> bool {
    let point = name.gap.strip_prefix('.').filter(|_| title.is(Class::CutTitle));
    let gap = point.unwrap_or(name.gap);
    title.is(Class::NameTitle) && !gap.is_empty() && gap.chars().all(char::is_whitespace)
}

/// Whether the word is this surname, possibly in the genitive: „Probes“, „Probe’s“.
pub(super) fn is_form_of(word: &str, last: &str) -> bool {
    word.strip_prefix(last).is_some_and(|end| matches!(end, "" | "s" | "'s" | "'"))
}

/// Everybody whom a file names in a field of its own: they may be named in a text.
pub(super) fn all(minutes: &Minutes) -> Vec<Name> {
    let mut names = officers(minutes);
    for item in minutes.all_agenda_items() {
        names.extend(&item.speaker);
        names.extend(item.tasks.iter().filter_map(|task| task.who.as_ref()));
        names.extend(candidates(item).map(|candidate| &candidate.name));
    }
    names.extend(minutes.announcements.iter().filter_map(|one| one.speaker.as_ref()));
    names.extend(contributors(minutes.contributions.iter()));
    names.extend(minutes.participants.iter().map(|one| &one.name));
    let names = names.into_iter().filter_map(|name| Name::of(&name.value));
    names.filter(|name| !name.first.is_empty()).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Those who wrote contributions, and took their pictures.
fn contributors<'a>(all: impl Iterator<Item = &'a Contribution>) -> impl Iterator<Item = &'a Text> {
    all.flat_map(|one| {
        let credit = one.picture.as_ref().and_then(|picture| picture.credit.as_ref());
        one.author.iter().chain(credit)
    })
}

/// The chair and the minute taker.
fn officers(minutes: &Minutes) -> Vec<&Text> {
    let meeting = minutes.meeting.iter();
    let names = meeting.flat_map(|meeting| meeting.chair.iter().chain(&meeting.minute_taker));
    names.chain(&minutes.author).collect()
}

/// The names that a file publishes deliberately: of those who speak, chair, write, and do tasks.
pub(super) fn shown(minutes: &Minutes) -> Shown {
    let mut names = officers(minutes);
    minutes.agenda.iter().for_each(|item| agenda(item, &mut names));
    let open = minutes.announcements.iter().filter(|one| one.visibility == Visibility::Public);
    names.extend(open.filter_map(|one| one.speaker.as_ref()));
    let open = minutes.contributions.iter().filter(|one| one.visibility == Visibility::Public);
    names.extend(contributors(open));
    let public = minutes.participants.iter().filter(|one| one.public);
    names.extend(public.map(|one| &one.name));
    Shown(names.into_iter().filter_map(|name| Name::of(&name.value)).collect())
}

fn agenda<'a>(item: &'a AgendaItem, names: &mut Vec<&'a Text>) {
    if item.visibility == Visibility::Public {
        names.extend(&item.speaker);
        names.extend(item.tasks.iter().filter_map(|task| task.who.as_ref()));
        let open = candidates(item).filter(|candidate| candidate.public);
        names.extend(open.map(|candidate| &candidate.name));
        item.items.iter().for_each(|below| agenda(below, names));
    }
}

/// Those who stood for election at an item of the agenda.
fn candidates(item: &AgendaItem) -> impl Iterator<Item = &Candidate> {
    item.elections.iter().flat_map(|election| &election.candidates)
}

/// Names that are published deliberately.
pub(super) struct Shown(BTreeSet<Name>);

impl Shown {
    /// Whether this name is among them.
    pub(super) fn has(&self, name: &Name) -> bool {
        self.0.iter().any(|shown| shown.is(name))
    }

    /// Whether somebody with this surname is among them.
    pub(super) fn has_last(&self, last: &str) -> bool {
        self.0.iter().any(|shown| shown.last == last)
    }
}

#[cfg(test)]
mod tests {
    use german::ParsedText;

    use super::*;

    fn named(name: &str, text: &str) -> Option<String> {
        let (name, parsed) = (Name::of(name).unwrap(), ParsedText::of(text));
        let words = parsed.compounds();
        let found = (0..words.len()).find_map(|at| name.at(&words, at, true));
        found.map(|range| text[range].to_owned())
    }

    #[test]
    fn people_are_known_in_all_their_spellings() {
        for (text, wanted) in [
            ("Mit Aylin Probe sprach", "Aylin Probe"),
            ("AYLIN PROBE sprach", "AYLIN PROBE"),
            ("Das sind Aylin Probes Worte", "Aylin Probes"),
            ("Probe, Aylin", "Probe, Aylin"),
            ("Laut Frau Probe ist", "Frau Probe"),
            ("Dr. Probe sagt", "Dr. Probe"),
            ("**Aylin** Probe", "Aylin** Probe"),
            ("[Aylin\u{a0}Probe](x)", "Aylin\u{a0}Probe"),
        ] {
            assert_eq!(named("Dr. Aylin Probe", text).as_deref(), Some(wanted), "{text}");
        }
        assert_eq!(
            named("Mia Müller", "Frau Mu\u{308}ller").as_deref(),
            Some("Frau Mu\u{308}ller")
        );
        assert_eq!(named("Mia Müller", "Mia Mueller").as_deref(), Some("Mia Mueller"));
    }

    #[test]
    fn words_are_no_names() {
        for text in [
            "Die Probe beginnt um 10 Uhr.",
            "Aylin probe@verein.example",
            "Die Aylin-Probe-Schule",
            "Aylin. Probe ist morgen.",
            "Frau Probemann",
            "Probe",
            "Eine Frau. Probe ist um 9.",
            "Aylin\n\nProbe",
            "Anna Probe, Aylin Vorlage",
        ] {
            assert_eq!(named("Dr. Aylin Probe", text), None, "{text}");
        }
    }
}
