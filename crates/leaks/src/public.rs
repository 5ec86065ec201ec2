//! The public part of the minutes: what is left without everything internal.

use model::minutes::{AgendaItem, Minutes, Visibility};

/// `minutes` as if nothing internal had ever been written into them. What a document made of this
/// shows is not secret, because it was written for everybody.
pub(super) fn part(minutes: &Minutes) -> Minutes {
    let open = |visibility: Visibility| visibility == Visibility::Public;
    let mut part = minutes.clone();
    if let Some(meeting) = &mut part.meeting {
        meeting.online = None;
    }
    part.participants.retain(|person| person.public);
    part.agenda = agenda(part.agenda, minutes);
    part.contributions.retain(|contribution| open(contribution.visibility));
    part.announcements.retain(|announcement| open(announcement.visibility));
    part.events.retain(|event| open(event.visibility));
    part.events.iter_mut().for_each(|event| event.online = None);
    part.attachments.retain(|attachment| open(attachment.visibility));
    part
}

fn agenda(items: Vec<AgendaItem>, minutes: &Minutes) -> Vec<AgendaItem> {
    let open = items.into_iter().filter(|item| item.visibility == Visibility::Public);
    open.map(|mut item| {
        for election in &mut item.elections {
            let is_public = |name: &str| minutes.is_public_name(name);
            election.candidates.retain(|one| one.public || is_public(&one.name.value));
        }
        item.items = agenda(item.items, minutes);
        item
    })
    .collect()
}
