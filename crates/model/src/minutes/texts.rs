//! Every text of a minutes file, with its readers.

use super::{
    AgendaItem, Announcement, Attachment, Candidate, Election, Event, Meeting, Minutes, Online,
    Participant, Visibility,
};
use crate::source::Text;

/// Who may read a text of a minutes file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// Everybody.
    Public,
    /// Those who receive the mail.
    Internal,
    /// Those who are invited: access data, internal by their type.
    Access,
    /// The person's name and what is said about them, where the name may not be published.
    Person,
}

impl Share {
    fn of(visibility: Visibility) -> Self {
        match visibility {
            Visibility::Public => Self::Public,
            Visibility::Internal => Self::Internal,
        }
    }
}

/// A text with its readers.
type Shared<'a> = (Share, &'a Text);

fn all<'a>(
    share: Share,
    texts: impl Iterator<Item = &'a Text>,
) -> impl Iterator<Item = Shared<'a>> {
    texts.map(move |text| (share, text))
}

impl Minutes {
    /// Every text of the file, IDs and file names included, in the order in which a document shows
    /// them. Whatever searches for characters, words or secrets uses this list, so that no field is
    /// forgotten: a new field of the model must be added here.
    pub fn texts(&self) -> Vec<&Text> {
        self.shared_texts().into_iter().map(|(_, text)| text).collect()
    }

    /// The same texts, each with its readers. What is part of something internal is internal.
    pub fn shared_texts(&self) -> Vec<(Share, &Text)> {
        let open = |text| (Share::Public, text);
        let mut texts = vec![open(&self.title)];
        texts.extend(self.author.iter().chain(&self.correction).chain(&self.intro).map(open));
        texts.extend(self.approval.by.iter().chain(&self.approval.changes).map(open));
        self.meeting.iter().for_each(|meeting| texts.extend(meeting.texts()));
        for participant in &self.participants {
            let share = if participant.public { Share::Public } else { Share::Person };
            texts.extend(all(share, participant.own_texts()));
            // Whom somebody stands in for is another person.
            texts.extend(all(Share::Person, participant.deputy_for.iter()));
        }
        for contribution in &self.contributions {
            texts.extend(all(Share::of(contribution.visibility), contribution.texts()));
        }
        for item in &self.agenda {
            item.texts(Visibility::Public, &mut texts);
        }
        for announcement in &self.announcements {
            texts.extend(all(Share::of(announcement.visibility), announcement.texts()));
        }
        self.events.iter().for_each(|event| texts.extend(event.texts()));
        for attachment in &self.attachments {
            texts.extend(all(Share::of(attachment.visibility), attachment.texts()));
        }
        texts.extend(self.closing.iter().map(open));
        texts
    }
}

impl Meeting {
    fn texts(&self) -> impl Iterator<Item = Shared<'_>> {
        let Self { place, address, directions, accessibility, registration, .. } = self;
        let Self { chair, minute_taker, online, .. } = self;
        let online = online.iter().flat_map(Online::texts);
        let registration = registration.iter();
        let registration = registration.flat_map(|one| one.email.iter().chain(&one.note));
        let open = place.iter().chain(address).chain(directions).chain(accessibility);
        let open = open.chain(registration).chain(chair).chain(minute_taker);
        all(Share::Public, open).chain(online)
    }
}

impl Online {
    /// The notice is treated like any other internal text.
    fn texts(&self) -> impl Iterator<Item = Shared<'_>> {
        let Self { url, id, passcode, phone, notice } = self;
        let access = url.iter().chain(id).chain(passcode).chain(phone);
        all(Share::Access, access).chain(all(Share::Internal, notice.iter()))
    }
}

impl Participant {
    /// Everything that is said about the person.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.own_texts().chain(&self.deputy_for)
    }

    /// The same without the name of whom the person stands in for.
    fn own_texts(&self) -> impl Iterator<Item = &Text> {
        let Self { name, organisation, role, on_behalf_of, .. } = self;
        [name].into_iter().chain(organisation).chain(role).chain(on_behalf_of)
    }
}

impl AgendaItem {
    /// The texts of this item and of the items below it.
    fn texts<'a>(&'a self, above: Visibility, texts: &mut Vec<Shared<'a>>) {
        let Self { title, speaker, organisation, visibility, text, decisions, tasks, .. } = self;
        let Self { attachment, elections, items, .. } = self;
        let visibility = if above == Visibility::Internal { above } else { *visibility };
        let decisions = decisions.iter().flat_map(|one| one.number.iter().chain([&one.text]));
        let tasks = tasks.iter().flat_map(|task| [&task.text].into_iter().chain(&task.who));
        let head = [title].into_iter().chain(speaker).chain(organisation).chain(text);
        let head = head.chain(attachment);
        texts.extend(all(Share::of(visibility), head.chain(decisions).chain(tasks)));
        for election in elections {
            election.texts(visibility, texts);
        }
        for item in items {
            item.texts(visibility, texts);
        }
    }
}

impl Election {
    /// The names of candidates are for everybody only where the file says so.
    fn texts<'a>(&'a self, visibility: Visibility, texts: &mut Vec<Shared<'a>>) {
        let Self { office, text, candidates, .. } = self;
        texts.extend(all(Share::of(visibility), [office].into_iter().chain(text)));
        for Candidate { name, organisation, public, .. } in candidates {
            let share = if *public { Share::of(visibility) } else { Share::Internal };
            texts.extend(all(share, [name].into_iter().chain(organisation)));
        }
    }
}

impl Announcement {
    fn texts(&self) -> impl Iterator<Item = &Text> {
        let Self {
            title,
            organisation,
            speaker,
            kind: _,
            deadline: _,
            contact,
            visibility: _,
            text,
            attachment,
        } = self;
        let words = [organisation, speaker, contact, text, attachment];
        [title].into_iter().chain(words.into_iter().flatten())
    }
}

impl Event {
    fn texts(&self) -> impl Iterator<Item = Shared<'_>> {
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
            visibility,
            attachment,
            online,
        } = self;
        let words = [id, when, place, organisation, registration, note, url, attachment];
        let online = online.iter().flat_map(Online::texts);
        let words = [title].into_iter().chain(words.into_iter().flatten());
        all(Share::of(*visibility), words).chain(online)
    }
}

impl Attachment {
    fn texts(&self) -> impl Iterator<Item = &Text> {
        let Self { at: _, id, title, file, url, language: _, mail: _, visibility: _ } = self;
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
        let toml = include_str!("../../../../tests/contract/minutes.toml");
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
