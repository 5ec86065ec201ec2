//! Labelled lines: those below the title, and the access data of online meetings.

use super::{Builder, InText, line, linked_line};
use crate::document::view::{Block, Edition, Fact, Inline};
use crate::document::vocabulary::fill;
use crate::markdown::{self, clean_line, encoded, is_safe_link};
use crate::minutes::{Meeting, Online, Visibility};
use crate::source::Text;

/// A labelled line, if it has a value.
pub(super) fn fact(name: &'static str, label: &str, value: Option<Vec<Inline>>) -> Option<Fact> {
    let value = value.filter(|value| !value.is_empty())?;
    Some(Fact { name, label: label.to_owned(), colon: None, value, calendar: None })
}

/// A plain value.
pub(super) fn words(text: impl Into<String>) -> Vec<Inline> {
    vec![Inline::text(text)]
}

impl Builder<'_> {
    /// The lines below the title.
    pub(super) fn meeting_facts(&self) -> Vec<Fact> {
        let labels = &self.words.phrases.label;
        let Some(meeting) = &self.minutes.meeting else { return Vec::new() };
        let start = meeting.start.as_ref().map(|start| start.value);
        let end = meeting.end.as_ref().map(|end| end.value);
        let time = start.map(|start| words(self.words.time_range(start, end)));
        let day = |date| words(self.words.weekday_date(date));
        let next = meeting.next.as_ref().map(|next| day(next.value));
        let [public_part, pause] = self.times_of(meeting);
        let facts = [
            fact("date", &labels.date, Some(words(self.meeting_day(meeting)))),
            fact("time", &labels.time, time),
            public_part,
            pause,
            fact("place", &labels.place, place(meeting)),
            fact("map", &labels.map, self.map(meeting)),
            fact("chair", &labels.chair, line(meeting.chair.as_ref()).map(words)),
            fact(
                "minute-taker",
                &labels.minute_taker,
                line(meeting.minute_taker.as_ref()).map(words),
            ),
            fact("attendance", &labels.attendance, self.attendance().map(words)),
            self.quorum(),
            fact("excused", &self.excused_label(), self.excused().map(words)),
            fact("next", &labels.next, next),
        ];
        facts.into_iter().chain(self.approval_facts()).flatten().collect()
    }

    /// The day, with the one before it was moved: „Donnerstag, 19. November 2026 (bisher Donnerstag,
    /// 12. November 2026)“.
    fn meeting_day(&self, meeting: &Meeting) -> String {
        let new = self.words.weekday_date(meeting.date.value);
        let moved = meeting.moved_from.as_ref().filter(|old| old.value != meeting.date.value);
        let Some(old) = moved.filter(|_| !self.minutes.kind.tells()) else { return new };
        let old = self.words.weekday_date(old.value);
        fill(&self.words.phrases.correction.was, &[("new", &new), ("old", &old)])
    }

    /// The box with the access data of the meeting; never in the public edition.
    pub(super) fn online_box(&self) -> Vec<Block> {
        let meeting = self.minutes.meeting.as_ref().filter(|meeting| !meeting.is_cancelled());
        let Some(online) = meeting.and_then(|meeting| meeting.online.as_ref()) else {
            return Vec::new();
        };
        let facts = self.online_facts(online);
        if facts.is_empty() {
            return Vec::new();
        }
        let label = self.marked(&self.words.phrases.section.online, Visibility::Internal);
        vec![Block::Box { role: "online", label, blocks: vec![Block::Facts { facts }] }]
    }

    /// Access data as labelled lines; none in the public edition.
    pub(super) fn online_facts(&self, online: &Online) -> Vec<Fact> {
        if self.edition == Edition::Public {
            return Vec::new();
        }
        let labels = &self.words.phrases.label;
        let plain = |text: &Option<Text>| line(text.as_ref()).map(words);
        let url = online.url.as_ref().map(|url| web_link(&url.value));
        let notice = online.notice.as_ref();
        let notice =
            notice.map(|text| markdown::parse_line(&text.value, &InText { builder: self, text }));
        let facts = [
            fact("online-url", &labels.join, url),
            fact("online-id", &labels.meeting_id, plain(&online.id)),
            fact("online-passcode", &labels.passcode, plain(&online.passcode)),
            fact("online-phone", &labels.phone, Some(phones(&online.phone))),
            fact("online-notice", &labels.note, notice),
        ];
        facts.into_iter().flatten().collect()
    }
}

/// The place, and below it its address.
fn place(meeting: &Meeting) -> Option<Vec<Inline>> {
    let parts = [linked_line(meeting.place.as_ref()), linked_line(meeting.address.as_ref())];
    let parts: Vec<Vec<Inline>> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(&Inline::Break))
}

/// Dial-in numbers, one below the other. They contain codes, so they do not become links that a
/// phone would dial.
fn phones(phones: &[Text]) -> Vec<Inline> {
    let lines = phones.iter().filter_map(|phone| line(Some(phone)));
    let lines = lines.flat_map(|phone| [Inline::Break, Inline::text(phone)]).skip(1);
    lines.collect()
}

/// A web address shown as it is; plain text if it is not a safe link.
pub(super) fn web_link(address: &str) -> Vec<Inline> {
    let address = clean_line(address);
    if is_safe_link(&address) {
        let text = words(&*address);
        vec![Inline::Link { href: encoded(&address), text }]
    } else {
        words(address)
    }
}
