//! The records of a minutes file as pieces: what a clerk would name when asked what was edited.

use chrono::{NaiveDate, NaiveTime};

use super::field::short;
use super::{Field, Part, What, digests, procedure};
use crate::mailing::digest::Fingerprint;
use crate::minutes::{
    AgendaItem, Announcement, AnnouncementKind, Attachment, Contribution, ContributionPicture,
    Decision, Event, EventStatus, Kind, Meeting, Minutes, Numbered, Participant, Presence, Task,
    Visibility, numbered,
};
use crate::source::{Spanned, Text};

/// What is kept in clear text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::mailing) enum Keep {
    /// What a public edition may say.
    Public,
    /// Everything that the mails say: for immediate use, not to be kept.
    All,
}

impl Keep {
    fn shows(self, visibility: Visibility) -> bool {
        self == Self::All || visibility == Visibility::Public
    }
}

/// All records of `minutes`. `names`: whether documents list who was there.
pub(in crate::mailing) fn of(
    minutes: &Minutes,
    language: &str,
    names: bool,
    day: NaiveDate,
    keep: Keep,
) -> Vec<Part> {
    let mut parts = vec![title(minutes, language)];
    if let Some(meeting) = &minutes.meeting {
        parts.extend(self::meeting(meeting, minutes, language));
    }
    parts.extend(free_text(What::Correction, minutes.correction.as_ref(), language));
    parts.extend(approval(minutes, language, day));
    parts.extend(free_text(What::Intro, minutes.intro.as_ref(), language));
    parts.push(attendance(minutes, language, names));
    parts.extend(minutes.contributions.iter().map(|one| contribution(one, language, keep)));
    let mut agenda = Agenda { kind: minutes.kind, language, keep, parts };
    agenda.add(&minutes.agenda, "", Visibility::Public);
    let mut parts = agenda.parts;
    let announcements = minutes.announcements.iter();
    parts.extend(announcements.map(|one| announcement(one, language, keep)));
    parts.extend(minutes.events_by_date().into_iter().map(|one| event(one, language, keep)));
    parts.extend(minutes.attachments.iter().map(|one| listed(one, language, keep)));
    parts.extend(free_text(What::Closing, minutes.closing.as_ref(), language));
    parts.push(colophon(minutes, language, day));
    tell_apart(&mut parts);
    parts
}

/// Records with the same title get different keys, by their order.
fn tell_apart(parts: &mut [Part]) {
    let mut seen = std::collections::BTreeMap::new();
    for part in parts {
        let count: &mut usize = seen.entry((part.what, part.key.clone())).or_default();
        *count += 1;
        if *count > 1 {
            part.key = format!("{}-{count}", part.key);
        }
    }
}

/// A record under construction. An internal one keeps neither its name nor its values in clear
/// text.
struct Record {
    part: Part,
    open: bool,
}

impl Record {
    fn new(what: What, language: &str, id: Option<&Text>, title: &Text, open: bool) -> Self {
        let mut part = Part::only(what, language);
        part.key = short(id.unwrap_or(title).value.as_bytes());
        if open {
            part.name.clone_from(&title.value);
        }
        Self { part, open }.text(Field::Title, Some(title))
    }

    /// Adds what may be kept in clear text unless the record is internal.
    fn say(mut self, field: Field, text: Option<String>) -> Self {
        let part = self.part;
        self.part = if self.open { part.clear(field, text) } else { part.hidden(field, text) };
        self
    }

    fn text(self, field: Field, text: Option<&Text>) -> Self {
        self.say(field, text.map(|text| text.value.clone()))
    }

    fn day(self, field: Field, day: Option<&Spanned<NaiveDate>>) -> Self {
        self.say(field, day.map(|day| day.value.to_string()))
    }

    fn time(self, field: Field, time: Option<&Spanned<NaiveTime>>) -> Self {
        self.say(field, time.map(|time| time.value.to_string()))
    }

    /// Adds what is never kept in clear text.
    fn hide(mut self, field: Field, bytes: Option<impl AsRef<[u8]>>) -> Self {
        self.part = self.part.hidden(field, bytes);
        self
    }

    fn hide_text(self, field: Field, text: Option<&Text>) -> Self {
        self.hide(field, text.map(|text| text.value.as_bytes()))
    }

    /// Adds a place, which may contain the link of an online meeting.
    fn place(self, place: Option<&Text>) -> Self {
        match place {
            Some(place) if place.value.contains("//") => self.hide_text(Field::Place, Some(place)),
            _ => self.text(Field::Place, place),
        }
    }
}

fn title(minutes: &Minutes, language: &str) -> Part {
    let part = Part::only(What::Title, language);
    let part = part.clear(Field::Title, Some(minutes.title.value.clone()));
    let part = part.hidden(Field::Kind, Some(minutes.kind.name()));
    part.clear(Field::Series, minutes.series.clone())
}

fn meeting(meeting: &Meeting, minutes: &Minutes, language: &str) -> [Part; 2] {
    let Meeting { date, start, end, status, .. } = meeting;
    let Meeting { place, address, map, directions, accessibility, registration, .. } = meeting;
    let Meeting { chair, minute_taker, next, online, .. } = meeting;
    let record = Record { part: Part::only(What::Meeting, language), open: true };
    let record = record.day(Field::Date, Some(date));
    let record = record.time(Field::Start, start.as_ref()).time(Field::End, end.as_ref());
    let record = record.say(Field::Timezone, Some(minutes.timezone.name().to_owned()));
    let unusual = (*status != EventStatus::Planned).then(|| self::status(*status).to_owned());
    let record = record.say(Field::Status, unusual);
    let whole = meeting.whole_place().zip(place.as_ref().or(address.as_ref()));
    let whole = whole.map(|(whole, text)| Text::new(whole, text.span.clone()));
    let record = record.place(whole.as_ref());
    let record = record.hide(Field::Way, digests::way(map.as_ref(), [directions, accessibility]));
    let record =
        record.day(Field::Deadline, registration.iter().find_map(|one| one.deadline.as_ref()));
    let record = record.hide(Field::Registration, registration.as_ref().map(digests::registration));
    let record = record.hide_text(Field::Chair, chair.as_ref());
    let record = record.hide_text(Field::MinuteTaker, minute_taker.as_ref());
    let record = record.day(Field::Next, next.as_ref());
    let record = record.hide(Field::Content, procedure::of_meeting(meeting));
    let access = Part::only(What::Access, language);
    [record.part, access.hidden(Field::Content, online.as_ref().map(digests::access))]
}

/// The stable name of a status.
fn status(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Planned => "planned",
        EventStatus::Tentative => "tentative",
        EventStatus::Cancelled => "cancelled",
    }
}

fn free_text(what: What, text: Option<&Text>, language: &str) -> Option<Part> {
    let text = text?;
    Some(Part::only(what, language).hidden(Field::Content, Some(&text.value)))
}

/// What it says about its approval, where it says anything.
fn approval(minutes: &Minutes, language: &str, day: NaiveDate) -> Option<Part> {
    let approval = &minutes.approval;
    let until = minutes.objections_until(day).map(|until| until.to_string());
    let on = approval.on.as_ref().map(|on| on.value.to_string());
    let is_told = until.is_some() || on.is_some();
    let by = approval.by.as_ref().map(|by| by.value.clone());
    let part = Part::only(What::Approval, language);
    let part = part.clear(Field::Deadline, until).clear(Field::Date, on);
    let part = part.clear(Field::Organisation, by);
    let part = part.hidden(Field::Text, approval.changes.as_ref().map(|text| &text.value));
    is_told.then_some(part)
}

/// The numbers, and the names where documents list them.
fn attendance(minutes: &Minutes, language: &str, names: bool) -> Part {
    let figures = minutes.attendance.as_ref();
    let persons = figures.map(|figures| figures.persons.value.to_string());
    let organisations = figures.map(|figures| figures.organisations.value.to_string());
    let mut all = Fingerprint::default();
    for person in &minutes.participants {
        let Participant { name, organisation, role, status, public, .. } = person;
        // Organisations are counted, whoever is named.
        all.add(value(organisation.as_ref()));
        all.add(presence(*status));
        if names || *public {
            all.add(&name.value);
            all.add(value(role.as_ref()));
        }
        procedure::of_person(person, names, &mut all);
    }
    let shown = (!minutes.participants.is_empty()).then(|| all.hex());
    Part::only(What::Attendance, language)
        .clear(Field::Persons, persons)
        .clear(Field::Organisations, organisations)
        .hidden(Field::Names, shown)
        .hidden(Field::Content, minutes.quorum.as_ref().map(procedure::of_quorum))
}

/// The state of the walk through the agenda.
struct Agenda<'a> {
    kind: Kind,
    language: &'a str,
    keep: Keep,
    parts: Vec<Part>,
}

impl Agenda<'_> {
    /// Adds items and those below them. What is below an internal item is internal too.
    fn add(&mut self, items: &[AgendaItem], above: &str, within: Visibility) {
        let titles: Vec<&str> = items.iter().map(|item| item.title.value.as_str()).collect();
        for (item, Numbered { number, .. }) in items.iter().zip(numbered(&titles, above)) {
            let visibility = within.max(item.visibility);
            let mut part = self.item(item, visibility);
            if self.kind.has_meeting() {
                part.number.clone_from(&number);
            }
            self.parts.push(part);
            self.add(&item.items, &format!("{number}."), visibility);
        }
    }

    fn item(&self, item: &AgendaItem, visibility: Visibility) -> Part {
        let AgendaItem { title, speaker, organisation, text, decisions, elections, .. } = item;
        let attachment = item.attachment.as_ref();
        let open = self.keep.shows(visibility);
        let record = Record::new(What::AgendaItem, self.language, None, title, open);
        let record = record.hide_text(Field::Speaker, speaker.as_ref());
        let record = record.hide_text(Field::Organisation, organisation.as_ref());
        let record = record.hide_text(Field::Text, text.as_ref());
        let record = record.hide_text(Field::Attachment, attachment);
        let record = record.hide(Field::Decisions, self::decisions(decisions));
        let record = record.hide(Field::Elections, procedure::of_elections(elections));
        record.hide(Field::Tasks, tasks(&item.tasks)).part
    }
}

fn decisions(decisions: &[Decision]) -> Option<String> {
    let mut all = Fingerprint::default();
    for decision in decisions {
        let Decision { number, text, votes, .. } = decision;
        all.add(&text.value);
        // What was sent before there were numbers has not changed.
        if let Some(number) = number {
            all.add(&number.value);
        }
        all.add(votes.map_or_else(String::new, |votes| {
            format!("{} {} {}", votes.yes, votes.no, votes.abstained)
        }));
        procedure::of_decision(decision, &mut all);
    }
    (!decisions.is_empty()).then(|| all.hex())
}

fn tasks(tasks: &[Task]) -> Option<String> {
    let mut all = Fingerprint::default();
    for Task { text, who, due, since, done } in tasks {
        if let Some(since) = since {
            all.add(since.value.to_string());
        }
        all.add(&text.value);
        all.add(value(who.as_ref()));
        all.add(due.as_ref().map_or_else(String::new, |due| due.value.to_string()));
        all.add([u8::from(*done)]);
    }
    (!tasks.is_empty()).then(|| all.hex())
}

fn announcement(announcement: &Announcement, language: &str, keep: Keep) -> Part {
    let Announcement { title, organisation, speaker, kind, deadline, contact, .. } = announcement;
    let Announcement { visibility, text, attachment, .. } = announcement;
    let kind = match kind {
        AnnouncementKind::Info => "info",
        AnnouncementKind::Call => "call",
    };
    let record = Record::new(What::Announcement, language, None, title, keep.shows(*visibility));
    let record = record.text(Field::Organisation, organisation.as_ref());
    let record = record.hide_text(Field::Speaker, speaker.as_ref());
    let record = record.hide(Field::Sort, Some(kind)).day(Field::Deadline, deadline.as_ref());
    let record = record.hide_text(Field::Contact, contact.as_ref());
    let record = record.hide_text(Field::Attachment, attachment.as_ref());
    record.hide_text(Field::Text, text.as_ref()).part
}

fn contribution(one: &Contribution, language: &str, keep: Keep) -> Part {
    let Contribution { at: _, file: _, title, rubric, organisation, author, teaser, text, .. } =
        one;
    let Contribution { picture, consent: _, logo, contact, url, visibility, attachment, .. } = one;
    let open = keep.shows(*visibility);
    let record = Record::new(What::Contribution, language, None, title, open);
    let record = record.text(Field::Rubric, rubric.as_ref());
    let record = record.text(Field::Organisation, organisation.as_ref());
    let record = record.hide_text(Field::Author, author.as_ref());
    let record = record.hide_text(Field::Teaser, teaser.as_ref());
    let record = record.hide_text(Field::Text, text.as_ref());
    let record = record.hide(Field::Picture, self::picture(picture.as_ref(), logo.as_ref()));
    let record = record.hide_text(Field::Contact, contact.as_ref());
    let record = record.hide_text(Field::Link, url.as_ref());
    record.hide_text(Field::Attachment, attachment.as_ref()).part
}

/// The digest of what is said about the pictures of a contribution.
fn picture(picture: Option<&ContributionPicture>, logo: Option<&Text>) -> Option<String> {
    let mut all = Fingerprint::default();
    all.add(value(logo));
    if let Some(ContributionPicture { file, alt, caption, credit }) = picture {
        all.add(&file.value);
        for text in [alt, caption, credit] {
            all.add(value(text.as_ref()));
        }
    }
    (picture.is_some() || logo.is_some()).then(|| all.hex())
}

fn event(event: &Event, language: &str, keep: Keep) -> Part {
    let Event { at: _, id, title, date, until, when, start, end, place, .. } = event;
    let Event { organisation, registration, note, url, status, .. } = event;
    let Event { visibility, attachment, online, .. } = event;
    let status = self::status(*status);
    let open = keep.shows(*visibility);
    let record = Record::new(What::Event, language, id.as_ref(), title, open);
    let record = record.day(Field::Date, date.as_ref()).day(Field::Until, until.as_ref());
    let record = record.text(Field::When, when.as_ref());
    let record = record.time(Field::Start, start.as_ref()).time(Field::End, end.as_ref());
    let record = record.place(place.as_ref()).say(Field::Status, Some(status.to_owned()));
    let record = record.text(Field::Organisation, organisation.as_ref());
    let record = record.hide_text(Field::Registration, registration.as_ref());
    let record = record.hide_text(Field::Note, note.as_ref());
    let record = record.hide_text(Field::Link, url.as_ref());
    let record = record.hide_text(Field::Attachment, attachment.as_ref());
    record.hide(Field::Access, online.as_ref().map(digests::access)).part
}

fn listed(attachment: &Attachment, language: &str, keep: Keep) -> Part {
    let Attachment { at: _, id, title, file, url, language: _, mail, visibility } = attachment;
    let open = keep.shows(*visibility);
    let record = Record::new(What::Listed, language, Some(id), title, open);
    let record = record.hide_text(Field::File, file.as_ref());
    let record = record.hide_text(Field::Link, url.as_ref());
    record.hide(Field::Attached, Some([u8::from(*mail)])).part
}

fn colophon(minutes: &Minutes, language: &str, day: NaiveDate) -> Part {
    let issued = minutes.issued.as_ref().map_or(day, |issued| issued.value);
    Part::only(What::Colophon, language)
        .clear(Field::Issued, Some(issued.to_string()))
        .hidden(Field::Author, minutes.author.as_ref().map(|author| &author.value))
}

fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Present => "present",
        Presence::Excused => "excused",
        Presence::Absent => "absent",
        Presence::Guest => "guest",
    }
}

fn value(text: Option<&Text>) -> &str {
    text.map_or("", |text| &text.value)
}
