//! Events: sorted, with computed weekdays, each from its single record.

use super::facts::{fact, web_link, words};
use super::{Builder, line, linked_line, title};
use crate::document::view::{Block, EventView, Fact};
use crate::document::vocabulary::fill;
use crate::minutes::{Event, EventStatus, Visibility};

impl Builder<'_> {
    /// The list of all visible events.
    pub(super) fn dates(&self) -> Vec<Block> {
        let events = self.minutes.events_by_date().into_iter();
        let visible = events.filter(|event| self.edition.shows(event.visibility));
        let events: Vec<_> = visible.map(|event| self.event(event)).collect();
        if events.is_empty() { Vec::new() } else { vec![Block::Events { events }] }
    }

    fn event(&self, event: &Event) -> EventView {
        EventView {
            anchor: event
                .id
                .as_ref()
                .and_then(|id| self.anchors.event(&id.value))
                .map(str::to_owned),
            title: title(&event.title),
            when: self.event_day(event),
            time: self.event_time(event),
            date: event.date.as_ref().map(|date| date.value),
            status: event.status,
            status_label: self.status_label(event),
            calendar: None,
            facts: self.event_facts(event),
        }
    }

    /// The day: „Donnerstag, 8. Oktober 2026“, „Samstag, 26. September bis Sonntag, 4. Oktober
    /// 2026“, „im Sommer 2027“.
    fn event_day(&self, event: &Event) -> String {
        match (&event.date, &event.until) {
            (Some(first), Some(last)) => self.words.date_range(first.value, last.value),
            (Some(day), None) => self.words.weekday_date(day.value),
            (None, _) => {
                line(event.when.as_ref()).unwrap_or_else(|| self.words.phrases.text.no_date.clone())
            }
        }
    }

    fn event_time(&self, event: &Event) -> Option<String> {
        let start = event.start.as_ref()?.value;
        Some(self.words.time_range(start, event.end.as_ref().map(|end| end.value)))
    }

    /// The status: „abgesagt, intern“.
    fn status_label(&self, event: &Event) -> Option<String> {
        let texts = &self.words.phrases.text;
        let status = match event.status {
            EventStatus::Planned => None,
            EventStatus::Tentative => Some(&*texts.tentative),
            EventStatus::Cancelled => Some(&*texts.cancelled),
        };
        let labels: Vec<&str> = status.into_iter().chain(self.mark(event.visibility)).collect();
        (!labels.is_empty()).then(|| labels.join(&texts.comma))
    }

    /// The event as part of a sentence: „Infoabend (Donnerstag, 8. Oktober 2026, 16:30 bis 18:00
    /// Uhr)“.
    pub(super) fn event_in_words(&self, event: &Event) -> String {
        let when = [Some(self.event_day(event)), self.event_time(event), self.status_label(event)];
        let when: Vec<String> = when.into_iter().flatten().collect();
        let title = title(&event.title);
        let values = [("title", &*title), ("when", &when.join(&self.words.phrases.text.comma))];
        fill(&self.words.phrases.text.event, &values)
    }

    fn event_facts(&self, event: &Event) -> Vec<Fact> {
        let labels = &self.words.phrases.label;
        let url = event.url.as_ref().map(|url| web_link(&url.value));
        let facts = [
            fact("place", &labels.place, linked_line(event.place.as_ref())),
            fact(
                "organisation",
                &labels.organisation,
                line(event.organisation.as_ref()).map(words),
            ),
            fact("registration", &labels.registration, linked_line(event.registration.as_ref())),
            fact("note", &labels.note, linked_line(event.note.as_ref())),
            fact("link", &labels.link, url),
            self.attachment_fact(event.attachment.as_ref()),
        ];
        let online = event.online.iter().flat_map(|online| self.online_facts(online));
        let online = online.map(|mut fact| {
            fact.label = self.marked(&fact.label, Visibility::Internal);
            fact
        });
        facts.into_iter().flatten().chain(online).collect()
    }
}
