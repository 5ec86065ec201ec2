//! Every text that somebody wrote into a minutes file.

use super::{AgendaItem, Announcement, Attachment, Event, Meeting, Minutes, Online, Participant};
use crate::source::Text;

impl Minutes {
    /// Every text of the file, IDs and file names included, in the order in which a document shows
    /// them. Whoever looks for characters, words or secrets looks here, so that no field is
    /// forgotten: a new field of the model belongs into this list.
    pub fn texts(&self) -> Vec<&Text> {
        let mut texts = vec![&self.title];
        texts.extend(self.author.iter().chain(&self.intro));
        self.meeting.iter().for_each(|meeting| texts.extend(meeting.texts()));
        self.participants.iter().for_each(|participant| texts.extend(participant.texts()));
        self.all_agenda_items().iter().for_each(|item| texts.extend(item.texts()));
        self.announcements.iter().for_each(|announcement| texts.extend(announcement.texts()));
        self.events.iter().for_each(|event| texts.extend(event.texts()));
        self.attachments.iter().for_each(|attachment| texts.extend(attachment.texts()));
        texts.extend(&self.closing);
        texts
    }
}

impl Meeting {
    fn texts(&self) -> impl Iterator<Item = &Text> {
        let Self { at: _, date: _, start: _, end: _, place, chair, minute_taker, next: _, online } =
            self;
        let online = online.iter().flat_map(Online::texts);
        place.iter().chain(chair).chain(minute_taker).chain(online)
    }
}

impl Online {
    fn texts(&self) -> impl Iterator<Item = &Text> {
        let Self { url, id, passcode, phone, notice } = self;
        url.iter().chain(id).chain(passcode).chain(phone).chain(notice)
    }
}

impl Participant {
    /// Everything that is said about the person.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let Self { name, organisation, role, status: _, public: _ } = self;
        [name].into_iter().chain(organisation).chain(role)
    }
}

impl AgendaItem {
    /// The texts of this item; those of the items below it are their own.
    fn texts(&self) -> impl Iterator<Item = &Text> {
        let Self { title, speaker, organisation, visibility: _, text, decisions, tasks, items: _ } =
            self;
        let decisions = decisions.iter().map(|decision| &decision.text);
        let tasks = tasks.iter().flat_map(|task| [&task.text].into_iter().chain(&task.who));
        let head = [title].into_iter().chain(speaker).chain(organisation).chain(text);
        head.chain(decisions).chain(tasks)
    }
}

impl Announcement {
    fn texts(&self) -> impl Iterator<Item = &Text> {
        let Self {
            title,
            organisation,
            speaker,
            sort: _,
            deadline: _,
            contact,
            visibility: _,
            text,
        } = self;
        [title].into_iter().chain(organisation).chain(speaker).chain(contact).chain(text)
    }
}

impl Event {
    fn texts(&self) -> impl Iterator<Item = &Text> {
        let Self {
            at: _,
            id,
            title,
            date: _,
            until: _,
            when,
            start: _,
            end: _,
            place,
            organisation,
            registration,
            note,
            url,
            status: _,
            visibility: _,
            attachment,
            online,
        } = self;
        let words = [id, when, place, organisation, registration, note, url, attachment];
        let online = online.iter().flat_map(Online::texts);
        [title].into_iter().chain(words.into_iter().flatten()).chain(online)
    }
}

impl Attachment {
    fn texts(&self) -> impl Iterator<Item = &Text> {
        let Self { at: _, id, title, file, url, mail: _, visibility: _ } = self;
        [id, title].into_iter().chain(file).chain(url)
    }
}

#[cfg(test)]
mod tests {
    use crate::minutes::{Defaults, parse};
    use crate::source::Source;

    /// Every string of the contract's sample is either a text or one of the closed choices.
    #[test]
    fn no_text_of_the_contract_is_forgotten() {
        let toml = include_str!("../../tests/contract/minutes.toml");
        let minutes = parse(&Source::new("minutes.toml", toml), &Defaults::default());
        let minutes = minutes.value.unwrap();
        let mut texts: Vec<&str> = minutes.texts().iter().map(|text| text.as_str()).collect();
        texts.extend(minutes.series.as_deref());
        texts.push(&minutes.id);
        let choices =
            ["summary", "de", "present", "excused", "internal", "call", "cancelled", "public"];
        let strings = strings(&toml.parse::<toml::Table>().unwrap().into());
        assert!(strings.len() > 50);
        for string in strings {
            assert!(
                texts.contains(&string.as_str()) || choices.contains(&string.as_str()),
                "{string}"
            );
        }
    }

    fn strings(value: &toml::Value) -> Vec<String> {
        match value {
            toml::Value::String(text) => vec![text.clone()],
            toml::Value::Array(items) => items.iter().flat_map(strings).collect(),
            toml::Value::Table(table) => table.values().flat_map(strings).collect(),
            _ => Vec::new(),
        }
    }
}
