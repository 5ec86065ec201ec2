//! What is known of somebody at the meeting, and how an entry changes it.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::typed::{About, Step};
use crate::minutes::{Participant, Presence};

/// What the minutes file says of somebody, as far as this command writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct State {
    /// Whether the person is there.
    pub(super) status: Status,
    /// When the person came, if it was after the beginning.
    pub(super) came: Option<NaiveTime>,
    /// When the person left.
    pub(super) left: Option<NaiveTime>,
    /// When the person was away in between.
    pub(super) away: Vec<(NaiveTime, Option<NaiveTime>)>,
    /// Whom the person stands in for.
    pub(super) deputy_for: Option<String>,
    /// On whose behalf the person is there.
    pub(super) on_behalf_of: Option<String>,
}

/// The same as [`Presence`], for the journal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Status {
    #[default]
    Present,
    Excused,
    Absent,
    Guest,
}

impl Status {
    /// As the model has it.
    pub(super) fn presence(self) -> Presence {
        match self {
            Self::Present => Presence::Present,
            Self::Excused => Presence::Excused,
            Self::Absent => Presence::Absent,
            Self::Guest => Presence::Guest,
        }
    }

    fn of(presence: Presence) -> Self {
        match presence {
            Presence::Present => Self::Present,
            Presence::Excused => Self::Excused,
            Presence::Absent => Self::Absent,
            Presence::Guest => Self::Guest,
        }
    }
}

/// Why an entry cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// The person is there already.
    There,
    /// The person is not there, and so cannot leave.
    NotThere,
    /// The person has left already.
    Gone,
    /// Leaving needs a time.
    NoTime,
    /// It is before the time at which the person came or left.
    TooEarly(NaiveTime),
    /// It is after the end of the meeting.
    TooLate(NaiveTime),
}

/// The times of the meeting.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hours {
    /// When it begins.
    pub(super) start: Option<NaiveTime>,
    /// When it ends, where that is over.
    pub(super) end: Option<NaiveTime>,
}

impl State {
    /// What the file says of a participant.
    pub(super) fn of(person: &Participant) -> Self {
        let text =
            |text: &Option<crate::source::Text>| text.as_ref().map(|text| text.value.clone());
        let away = person.away.iter().filter_map(|away| {
            let start = away.start.as_ref()?.value;
            Some((start, away.end.as_ref().map(|end| end.value)))
        });
        Self {
            status: Status::of(person.status),
            came: person.came.as_ref().map(|came| came.value),
            left: person.left.as_ref().map(|left| left.value),
            away: away.collect(),
            deputy_for: text(&person.deputy_for),
            on_behalf_of: text(&person.on_behalf_of),
        }
    }

    /// Whether the person was there at all.
    pub(super) fn was_there(&self) -> bool {
        self.status.presence().was_there()
    }

    /// Whether the person is there now.
    pub(super) fn is_there(&self) -> bool {
        self.was_there() && self.left.is_none()
    }

    /// What becomes of somebody of whom `before` was known; `now` is the time by the clock, if the
    /// meeting is today.
    pub(super) fn after(
        before: Option<&Self>,
        about: &About,
        now: Option<NaiveTime>,
        hours: Hours,
    ) -> Result<Self, Refused> {
        let time = about.time.or(now);
        let mut state = before.cloned().unwrap_or_default();
        let was_there = before.is_some_and(Self::was_there);
        match about.step {
            Step::IsExcused => {
                state = Self { status: Status::Excused, ..Self::default() };
            }
            Step::Leaves => state.leave(was_there, time)?,
            Step::Comes | Step::ComesAsGuest if !was_there => {
                let status =
                    if about.step == Step::ComesAsGuest { Status::Guest } else { Status::Present };
                let typed = about.time;
                if let Some(end) = hours.end.filter(|end| typed.is_some_and(|typed| typed > *end)) {
                    return Err(Refused::TooLate(end));
                }
                let late = |time: &NaiveTime| hours.start.is_none_or(|start| *time > start);
                let (deputy_for, on_behalf_of) = (state.deputy_for, state.on_behalf_of);
                let came = time.filter(late);
                state = Self { status, came, deputy_for, on_behalf_of, ..Self::default() };
            }
            Step::Comes | Step::ComesAsGuest => state.come_again(about, time, hours)?,
        }
        if about.deputy_for.is_some() {
            state.deputy_for.clone_from(&about.deputy_for);
        }
        if about.on_behalf_of.is_some() {
            state.on_behalf_of.clone_from(&about.on_behalf_of);
        }
        Ok(state)
    }

    fn leave(&mut self, was_there: bool, time: Option<NaiveTime>) -> Result<(), Refused> {
        if !was_there {
            return Err(Refused::NotThere);
        }
        let Some(time) = time else { return Err(Refused::NoTime) };
        if self.left.is_some() {
            return Err(Refused::Gone);
        }
        let earliest = self.away.iter().filter_map(|(_, came)| *came).chain(self.came).max();
        if let Some(earliest) = earliest.filter(|earliest| time <= *earliest) {
            return Err(Refused::TooEarly(earliest));
        }
        self.left = Some(time);
        Ok(())
    }

    /// Somebody who was there comes back, or more is said of somebody who is there.
    fn come_again(
        &mut self,
        about: &About,
        time: Option<NaiveTime>,
        hours: Hours,
    ) -> Result<(), Refused> {
        let says_more = about.deputy_for.is_some() || about.on_behalf_of.is_some();
        let guest = about.step == Step::ComesAsGuest && self.status != Status::Guest;
        if guest {
            self.status = Status::Guest;
        }
        if let Some(left) = self.left {
            match time {
                Some(time) if time < left => return Err(Refused::TooEarly(left)),
                // At the same minute: as if the person had not left.
                Some(time) if time > left => self.away.push((left, Some(time))),
                _ => {}
            }
            self.left = None;
            return Ok(());
        }
        match about.time {
            Some(time) if self.away.is_empty() => {
                let late = hours.start.is_none_or(|start| time > start);
                self.came = late.then_some(time);
                Ok(())
            }
            _ if says_more || guest => Ok(()),
            _ => Err(Refused::There),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: u32, minute: u32) -> Option<NaiveTime> {
        NaiveTime::from_hms_opt(hour, minute, 0)
    }

    fn hours() -> Hours {
        Hours { start: at(17, 0), end: None }
    }

    fn about(step: Step) -> About {
        About { step, ..About::default() }
    }

    #[test]
    fn somebody_comes_leaves_and_comes_back() {
        let early = State::after(None, &about(Step::Comes), at(16, 50), hours()).unwrap();
        assert_eq!(early, State::default(), "there from the start");
        let late = State::after(None, &about(Step::Comes), at(17, 20), hours()).unwrap();
        assert_eq!(late.came, at(17, 20));
        let again = State::after(Some(&late), &about(Step::Comes), at(17, 25), hours());
        assert_eq!(again, Err(Refused::There));
        let left = State::after(Some(&late), &about(Step::Leaves), at(17, 45), hours()).unwrap();
        assert!(!left.is_there() && left.was_there());
        let too_early = State::after(Some(&late), &about(Step::Leaves), at(17, 20), hours());
        assert_eq!(too_early, Err(Refused::TooEarly(at(17, 20).unwrap())));
        let back = State::after(Some(&left), &about(Step::Comes), at(18, 10), hours()).unwrap();
        assert_eq!(back.away, [(at(17, 45).unwrap(), at(18, 10))]);
        assert!(back.is_there());
        let soon = State::after(Some(&left), &about(Step::Comes), at(17, 45), hours()).unwrap();
        assert_eq!(soon, late, "within the same minute nobody was away");
    }

    #[test]
    fn without_a_clock_times_have_to_be_typed() {
        let there = State::after(None, &about(Step::Comes), None, hours()).unwrap();
        assert_eq!(there.came, None);
        let leaves = State::after(Some(&there), &about(Step::Leaves), None, hours());
        assert_eq!(leaves, Err(Refused::NoTime));
        let typed = About { time: at(18, 0), ..about(Step::Leaves) };
        assert_eq!(State::after(Some(&there), &typed, None, hours()).unwrap().left, at(18, 0));
        assert_eq!(
            State::after(None, &about(Step::Leaves), at(18, 0), hours()),
            Err(Refused::NotThere)
        );
    }

    #[test]
    fn more_can_be_said_of_somebody_who_is_there() {
        let there = State::default();
        let deputy = About { deputy_for: Some("Kim".into()), ..about(Step::Comes) };
        let state = State::after(Some(&there), &deputy, at(17, 30), hours()).unwrap();
        assert_eq!((state.came, state.deputy_for.as_deref()), (None, Some("Kim")));
        let time = About { time: at(17, 10), ..about(Step::Comes) };
        assert_eq!(State::after(Some(&there), &time, None, hours()).unwrap().came, at(17, 10));
        let excused = State::after(None, &about(Step::IsExcused), None, hours()).unwrap();
        assert!(!excused.was_there());
        let comes =
            State::after(Some(&excused), &about(Step::ComesAsGuest), None, hours()).unwrap();
        assert_eq!(comes.status, Status::Guest);
    }
}
