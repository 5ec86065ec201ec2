//! Who was there at what time, and whose name may be published.

use chrono::NaiveTime;

use super::meeting::Meeting;
use super::people::{Participant, counting_key};
use super::whole::Minutes;
use crate::source::Spanned;

impl Participant {
    /// Whether the person was there at that time. At the very minute of coming and going, too.
    pub fn was_there_at(&self, time: NaiveTime) -> bool {
        let has_come = self.came.as_ref().is_none_or(|came| came.value <= time);
        let has_left = self.left.as_ref().is_some_and(|left| left.value < time);
        let is_away = self.away.iter().any(|away| {
            away.start.as_ref().is_some_and(|start| start.value < time)
                && away.end.as_ref().is_none_or(|end| time < end.value)
        });
        self.status.was_there() && has_come && !has_left && !is_away
    }

    /// Whether the person was there for a part of the meeting only.
    pub fn was_there_in_part(&self, meeting: Option<&Meeting>) -> bool {
        let start = meeting.and_then(|meeting| meeting.start.as_ref());
        let end = meeting.and_then(|meeting| meeting.end.as_ref());
        let came = self.came.as_ref();
        let left = self.left.as_ref();
        let late = came.is_some_and(|came| start.is_none_or(|start| came.value > start.value));
        let early = left.is_some_and(|left| end.is_none_or(|end| left.value < end.value));
        self.status.was_there() && (late || early || !self.away.is_empty())
    }

    /// The times of somebody who was there in part, each with its beginning and end as far as they
    /// are known.
    pub fn stays(&self) -> Vec<(Option<NaiveTime>, Option<NaiveTime>)> {
        let time = |time: &Option<Spanned<NaiveTime>>| time.as_ref().map(|time| time.value);
        let mut from = time(&self.came);
        let mut stays = Vec::new();
        for away in &self.away {
            stays.push((from, time(&away.start)));
            from = time(&away.end);
        }
        if from.is_some() || self.left.is_some() || stays.is_empty() {
            stays.push((from, time(&self.left)));
        }
        stays
    }
}

impl Minutes {
    /// How many of those whom the list names were there for a part of the meeting only.
    pub fn in_part(&self) -> usize {
        let meeting = self.meeting.as_ref();
        self.participants.iter().filter(|person| person.was_there_in_part(meeting)).count()
    }

    /// Whether documents for everybody may name this person: because the list of participants says
    /// so.
    pub fn is_public_name(&self, name: &str) -> bool {
        let key = counting_key(name);
        let mut named = self.participants.iter();
        named.any(|person| person.public && counting_key(&person.name.value) == key)
    }

    /// Whether this is the name of a participant whose name must not be published.
    pub fn is_hidden_name(&self, name: &str) -> bool {
        let key = counting_key(name);
        let mut named = self.participants.iter();
        named.any(|person| !person.public && counting_key(&person.name.value) == key)
            && !self.is_public_name(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::{Defaults, parse};
    use crate::source::Source;

    #[test]
    fn who_left_and_came_back_was_not_there_meanwhile() {
        let toml = "title = 'T'\nkind = 'minutes'\n[meeting]\ndate = 2026-09-17\nstart = 17:00:00\n\
                    end = 19:00:00\n[[participants]]\nname = 'Kim Muster'\ncame = 17:10:00\n\
                    away = [{ left = 17:40:00, came = 18:10:00 }]\nleft = 18:50:00\n\
                    [[participants]]\nname = 'Ole Probe'\ncame = 16:50:00\n";
        let minutes = parse(&Source::new("a.toml", toml), &Defaults::default());
        assert!(minutes.findings.is_empty(), "{:?}", minutes.findings);
        let minutes = minutes.value.unwrap();
        let time = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        let there = |hour, minute| minutes.participants[0].was_there_at(time(hour, minute));
        assert!(!there(17, 0) && there(17, 10) && there(17, 40) && !there(17, 41));
        assert!(!there(18, 9) && there(18, 10) && there(18, 50) && !there(18, 51));
        assert_eq!(minutes.in_part(), 1, "who comes early is there from the start");
        let stays = minutes.participants[0].stays();
        let stay =
            |from: (u32, u32), to: (u32, u32)| (Some(time(from.0, from.1)), Some(time(to.0, to.1)));
        assert_eq!(stays, [stay((17, 10), (17, 40)), stay((18, 10), (18, 50))]);
    }
}
