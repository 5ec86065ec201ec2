//! Anchors: readable, stable, and unique within a document.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::contributions::rubric_anchor;
use crate::minutes::Minutes;

/// The anchors of the sections.
const SECTIONS: &[&str] = &[
    "intro",
    "online",
    "participants",
    "contributions",
    "agenda",
    "announcements",
    "dates",
    "attachments",
    "closing",
];

/// Longer anchors are cut (characters).
const LONGEST: usize = 60;

/// The anchors of one document.
pub(super) struct Anchors {
    taken: BTreeSet<String>,
    /// The next number for an anchor that was requested before.
    counts: BTreeMap<String, usize>,
    events: BTreeMap<String, String>,
    attachments: BTreeMap<String, String>,
    contributions: Vec<String>,
}

impl Anchors {
    /// Assigns the anchors of records first, so that they do not depend on the texts.
    pub(super) fn new(minutes: &Minutes) -> Self {
        // No contribution is called like a rubric.
        let rubrics = (1..minutes.contributions.len()).map(rubric_anchor);
        let taken = SECTIONS.iter().map(|&name| name.to_owned()).chain(rubrics).collect();
        let mut anchors = Self { taken, ..Self::empty() };
        for id in minutes.events.iter().filter_map(|event| event.id.as_ref()) {
            let anchor = anchors.give(&format!("date-{}", slug(&id.value)));
            anchors.events.entry(id.value.clone()).or_insert(anchor);
        }
        for attachment in &minutes.attachments {
            let anchor = anchors.give(&format!("attachment-{}", slug(&attachment.id.value)));
            anchors.attachments.entry(attachment.id.value.clone()).or_insert(anchor);
        }
        for contribution in &minutes.contributions {
            let anchor = anchors.give(&slug(&contribution.title.value));
            anchors.contributions.push(anchor);
        }
        anchors
    }

    fn empty() -> Self {
        let (events, attachments) = (BTreeMap::new(), BTreeMap::new());
        let (taken, counts, contributions) = (BTreeSet::new(), BTreeMap::new(), Vec::new());
        Self { taken, counts, events, attachments, contributions }
    }

    /// The anchor of the contribution with this number, the same in every edition.
    pub(super) fn contribution(&self, number: usize) -> Option<&str> {
        self.contributions.get(number).map(String::as_str)
    }

    /// The anchor of the event with this ID.
    pub(super) fn event(&self, id: &str) -> Option<&str> {
        self.events.get(id).map(String::as_str)
    }

    /// The anchor of the attachment with this ID.
    pub(super) fn attachment(&self, id: &str) -> Option<&str> {
        self.attachments.get(id).map(String::as_str)
    }

    /// A new anchor for a heading.
    pub(super) fn heading(&mut self, title: &str) -> String {
        self.give(&slug(title))
    }

    fn give(&mut self, wanted: &str) -> String {
        let mut anchor = wanted.to_owned();
        if self.taken.insert(anchor.clone()) {
            return anchor;
        }
        // Lower numbers were tried when the previous one was assigned.
        let count = self.counts.entry(anchor).or_insert(2);
        loop {
            anchor = format!("{wanted}-{count}");
            *count += 1;
            if self.taken.insert(anchor.clone()) {
                return anchor;
            }
        }
    }
}

/// „Größe & Maß“ -> `groesse-mass`: lower-case letters and digits of any script, joined by hyphens.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.nfkc().flat_map(char::to_lowercase) {
        match c {
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            _ if c.is_alphanumeric() => slug.push(c),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    let cut: String = slug.chars().take(LONGEST).collect();
    let cut = cut.trim_end_matches('-');
    if cut.is_empty() { "x".to_owned() } else { cut.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_like_headings_are_numbered_at_once() {
        let mut anchors = Anchors::empty();
        assert_eq!(anchors.heading("Bericht 3"), "bericht-3");
        let given: Vec<String> = (0..20_000).map(|_| anchors.heading("Bericht")).collect();
        assert_eq!(given[..4], ["bericht", "bericht-2", "bericht-4", "bericht-5"]);
        assert_eq!(anchors.counts["bericht"], 20_002, "each number was tried once");
    }

    #[test]
    fn slugs_are_readable_in_any_script() {
        assert_eq!(slug("Größe & Maß!"), "groesse-mass");
        assert_eq!(slug("Зустріч мережі"), "зустріч-мережі");
        assert_eq!(slug("…"), "x");
        assert_eq!(slug(&"ab ".repeat(100)).chars().count(), 59);
    }
}
