//! What people need who are asked to come: the way there, how to register, and whether the meeting
//! takes place at all. Once it is over, none of this is said.

use super::facts::{fact, words};
use super::{Builder, InText, line, title};
use crate::contacts::Address;
use crate::document::html::step_of_address;
use crate::document::view::{Block, Inline, Section};
use crate::document::vocabulary::fill;
use crate::markdown::{self, encoded, is_safe_link};
use crate::minutes::{Kind, Meeting, OPEN_STREET_MAP, Registration};
use crate::source::Text;

impl Builder<'_> {
    /// The meeting, if people are asked to come.
    fn coming(&self) -> Option<&Meeting> {
        let meeting = self.minutes.meeting.as_ref();
        meeting.filter(|meeting| meeting.is_ahead(self.minutes.kind))
    }

    /// Whether this is an invitation to a meeting that does not take place.
    pub(super) fn calls_off(&self) -> bool {
        let meeting = self.minutes.meeting.as_ref();
        self.minutes.kind == Kind::Invitation && meeting.is_some_and(Meeting::is_cancelled)
    }

    /// The link to a map that shows the place. Nothing is loaded from there.
    pub(super) fn map(&self, meeting: &Meeting) -> Option<Vec<Inline>> {
        self.coming()?;
        let address = line(meeting.address.as_ref());
        let href = match (&meeting.map, &address) {
            (Some(map), _) => map.value.link(),
            (None, Some(address)) => {
                format!("{OPEN_STREET_MAP}search?query={}", step_of_address(address))
            }
            (None, None) => return None,
        };
        let host = href.split_once("://").map_or("", |(_, rest)| rest);
        let host = host.split(['/', '?', '#']).next().unwrap_or_default();
        let place = address.or_else(|| line(meeting.place.as_ref()));
        let host = host.trim_start_matches("www.").to_owned();
        let text = place.map_or(host.clone(), |place| {
            fill(&self.words.phrases.text.on_map, &[("place", &place), ("host", &host)])
        });
        is_safe_link(&href).then(|| vec![Inline::Link { href: encoded(&href), text: words(text) }])
    }

    /// How to get there.
    pub(super) fn directions(&mut self) -> Vec<Block> {
        let Some(meeting) = self.coming() else { return Vec::new() };
        let (directions, accessibility) =
            (meeting.directions.clone(), meeting.accessibility.clone());
        let mut blocks = self.free_text(directions.as_ref());
        let label = &self.words.phrases.label.accessibility;
        let fact = fact("accessibility", label, accessibility.map(|text| self.inlines(&text)));
        blocks.extend(fact.map(|fact| Block::Facts { facts: vec![fact] }));
        blocks
    }

    /// The box that says how to register.
    pub(super) fn registration(&self) -> Vec<Block> {
        let Some(registration) = self.coming().and_then(|meeting| meeting.registration.as_ref())
        else {
            return Vec::new();
        };
        let deadline = registration.deadline.as_ref().map(|day| day.value);
        // Whoever is reminded later cannot register any more.
        let is_over = deadline.is_some_and(|deadline| deadline < self.issued());
        if self.minutes.kind == Kind::Reminder && is_over {
            return Vec::new();
        }
        let Some(link) = self.register_link(registration) else { return Vec::new() };
        let texts = &self.words.phrases.text;
        let sentence = match deadline {
            Some(deadline) => {
                let date = self.words.weekday_date(deadline);
                fill_date(&texts.register_until, &date)
            }
            None => texts.register.clone(),
        };
        let (before, after) = sentence.split_once("{address}").unwrap_or((&sentence, ""));
        let after = Some(after).filter(|after| !after.is_empty()).map(Inline::text);
        let text = [Inline::text(before), link].into_iter().chain(after).collect();
        let note = registration.note.as_ref().map(|note| self.inlines(note));
        let note = note.map(|text| Block::Paragraph { text });
        let blocks = [Block::Paragraph { text }].into_iter().chain(note).collect();
        let label = self.words.phrases.label.registration.clone();
        vec![Block::Box { role: "call", label, blocks }]
    }

    /// A mail to be filled in and sent (RFC 6068). Its text is the address: on paper nothing else
    /// would help.
    fn register_link(&self, registration: &Registration) -> Option<Inline> {
        let email = registration.email.as_ref().map(|email| email.value.trim());
        let address = Address::parse(email.or_else(|| self.settings.reply_address())?).ok()?;
        let meeting = self.minutes.meeting.as_ref()?;
        let texts = &self.words.phrases.text;
        let name = self.minutes.series.clone();
        let name = name.unwrap_or_else(|| title(&self.minutes.title));
        let date = self.words.date(meeting.date.value);
        let subject = fill(&texts.register_subject, &[("title", &name), ("date", &date)]);
        let encode = |text: &str| {
            let text = text.replace(['\u{a0}', '\u{202f}'], " ").replace('\n', "\r\n");
            step_of_address(&text)
        };
        let (subject, body) = (encode(&subject), encode(&texts.register_body));
        let href = format!("{}?subject={subject}&body={body}", mail_to(&address));
        is_safe_link(&href).then(|| Inline::Link { href, text: words(address.to_string()) })
    }

    /// The notice that the meeting does not take place, at the head of the document.
    pub(super) fn cancelled(&self) -> Option<Section> {
        let meeting = self.minutes.meeting.as_ref().filter(|meeting| meeting.is_cancelled())?;
        let date = self.words.weekday_date(meeting.date.value);
        let text = fill_date(&self.words.phrases.text.meeting_cancelled, &date);
        let blocks = vec![Block::Paragraph { text: vec![Inline::Strong { text: words(text) }] }];
        let label = self.words.phrases.label.cancelled.clone();
        let notice = Block::Box { role: "correction", label, blocks };
        Some(Section { id: "cancelled", heading: None, blocks: vec![notice] })
    }

    /// The title, which says at once that the meeting does not take place, or that this is a
    /// reminder.
    pub(super) fn coming_title(&self, title: String) -> String {
        let texts = &self.words.phrases.text;
        let meeting = self.minutes.meeting.as_ref();
        let phrase = match self.minutes.kind {
            _ if meeting.is_some_and(Meeting::is_cancelled) => &texts.cancelled_event,
            Kind::Reminder => &texts.reminder_title,
            _ => return title,
        };
        let word = phrase.split(['{', ':', '\u{a0}']).next().unwrap_or_default().trim();
        // The author may have said it.
        let said = title.to_lowercase().starts_with(&word.to_lowercase()) && !word.is_empty();
        if said { title } else { fill(phrase, &[("title", &title)]) }
    }

    /// The first sentence of a reminder.
    pub(super) fn reminds(&self) -> Option<Vec<Block>> {
        let meeting =
            self.minutes.meeting.as_ref().filter(|_| self.minutes.kind == Kind::Reminder)?;
        let date = self.words.weekday_date(meeting.date.value);
        let text = words(fill_date(&self.words.phrases.text.reminder, &date));
        Some(vec![Block::Paragraph { text }])
    }

    /// Markdown on one line.
    fn inlines(&self, text: &Text) -> Vec<Inline> {
        markdown::parse_line(&text.value, &InText { builder: self, text })
    }
}

/// `mailto:` with the address as a step of it (RFC 6068, 2): what would end the address or begin an
/// escape is escaped, and so are letters beyond ASCII.
fn mail_to(address: &Address) -> String {
    let written = address.to_string();
    let (local, domain) = written.rsplit_once('@').unwrap_or((&written, ""));
    let local = step_of_address(local).replace("%2B", "+");
    format!("mailto:{local}@{domain}")
}

fn fill_date(phrase: &str, date: &str) -> String {
    fill(phrase, &[("date", date)])
}
