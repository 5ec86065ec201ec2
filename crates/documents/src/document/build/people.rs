//! Who was there: numbers always, names only where they are allowed.

use super::{Builder, line};
use crate::document::view::{Block, Edition, Inline};
use crate::document::vocabulary::fill;
use crate::minutes::{Participant, Presence, Visibility};
use crate::source::Text;

impl Builder<'_> {
    /// „43 Personen aus 24 Organisationen“: the given numbers, otherwise counted from the
    /// participants.
    pub(super) fn attendance(&self) -> Option<String> {
        let (persons, organisations) = self.minutes.figures()?;
        let attendance = self.words.attendance(persons, organisations);
        Some(self.words.attendance_in_part(attendance, self.minutes.in_part()))
    }

    /// Whether this person's name may appear.
    fn may_name(&self, person: &Participant) -> bool {
        person.public || self.lists_everybody()
    }

    pub(super) fn lists_everybody(&self) -> bool {
        self.edition == Edition::Internal && self.settings.list_participants
    }

    /// The heading and the list of those who were present.
    pub(super) fn participants(&self) -> (String, Vec<Block>) {
        let headings = &self.words.phrases.section;
        let heading = if self.lists_everybody() {
            &headings.participants
        } else {
            &headings.participants_named
        };
        let there = self.minutes.participants.iter().filter(|person| person.status.was_there());
        let named = there.filter(|person| self.may_name(person));
        let heading = self.marked(heading, self.names_of(|person| person.status.was_there()));
        let items: Vec<_> = named.map(|person| vec![self.person(person)]).collect();
        let list =
            (!items.is_empty()).then_some(Block::List { start: None, labels: Vec::new(), items });
        (heading, list.into_iter().collect())
    }

    /// „Ole Muster, Stadt Musterstadt (Protokoll; bis 18:00 Uhr)“.
    fn person(&self, person: &Participant) -> Block {
        let mut text = self.speaker(Some(&person.name), person.organisation.as_ref());
        let beside = self.beside_name(person);
        if !beside.is_empty() {
            text = format!("{text} ({beside})");
        }
        Block::Paragraph { text: vec![Inline::text(text)] }
    }

    /// Whether some of these participants' names are left out of the public edition.
    fn names_of(&self, those: impl Fn(&Participant) -> bool) -> Visibility {
        let mut those = self.minutes.participants.iter().filter(|person| those(person));
        if self.lists_everybody() && those.any(|person| !person.public) {
            Visibility::Internal
        } else {
            Visibility::Public
        }
    }

    /// „Entschuldigt“
    pub(super) fn excused_label(&self) -> String {
        let visibility = self.names_of(|person| person.status == Presence::Excused);
        self.marked(&self.words.phrases.label.excused, visibility)
    }

    /// The names of those who sent apologies, where they may appear.
    pub(super) fn excused(&self) -> Option<String> {
        let excused = self.minutes.participants.iter();
        let excused = excused.filter(|person| person.status == Presence::Excused);
        let names: Vec<_> = excused
            .filter(|person| self.may_name(person))
            .map(|person| self.speaker(Some(&person.name), person.organisation.as_ref()))
            .collect();
        (!names.is_empty()).then(|| names.join("; "))
    }

    /// „Dr. Aylin Probe, Beratungsstelle Brücke e. V.“, or the parts that are given; possibly
    /// empty.
    pub(super) fn speaker(&self, speaker: Option<&Text>, organisation: Option<&Text>) -> String {
        match (line(speaker), line(organisation)) {
            (Some(speaker), Some(organisation)) => {
                let values = [("speaker", &*speaker), ("organisation", &organisation)];
                fill(&self.words.phrases.text.byline, &values)
            }
            (one, other) => one.or(other).unwrap_or_default(),
        }
    }
}
