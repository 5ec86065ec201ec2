//! Times that cannot be: pauses, the public part, people and votes outside of the meeting.

use chrono::NaiveTime;

use super::help::Help;
use super::messages::{Message, Of};
use crate::diagnostic::{Diagnostic, Rule};
use crate::minutes::{Interval, Meeting, Minutes, Participant};
use crate::rules;
use crate::source::Spanned;

/// Checks all times of the meeting and of those who were there.
pub(super) fn check(minutes: &Minutes) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let meeting = minutes.meeting.as_ref();
    if let Some(meeting) = meeting {
        findings.extend(public_part(meeting));
        findings.extend(pauses(meeting));
    }
    findings.extend(minutes.participants.iter().flat_map(|person| of_person(person, meeting)));
    findings
}

/// A time of the meeting, if it has one.
type Time<'a> = Option<&'a Spanned<NaiveTime>>;

/// The times of a meeting or of somebody's stay.
#[derive(Clone, Copy)]
struct Within<'a> {
    rule: &'static Rule,
    of: Of,
    start: Time<'a>,
    end: Time<'a>,
}

impl Within<'_> {
    /// A time that is before the beginning or after the end.
    fn outside(&self, time: Time<'_>) -> Option<Diagnostic> {
        let time = time?;
        let of = self.of;
        let early = self.start.filter(|start| time.value < start.value);
        let late = self.end.filter(|end| time.value > end.value);
        let (says, other, label) = match (early, late) {
            (Some(start), _) => {
                let says = Message::TooEarly { of, time: time.value, start: start.value };
                (says, start, Message::BeginsHere)
            }
            (_, Some(end)) => {
                let says = Message::TooLate { of, time: time.value, end: end.value };
                (says, end, Message::EndsHere)
            }
            _ => return None,
        };
        let finding = self.rule.finds(says).at(time.span.clone());
        Some(finding.also(other.span.clone(), label).help(Help::Times))
    }

    /// An end that is not after its beginning.
    fn turned(&self, start: Time<'_>, end: Time<'_>) -> Option<Diagnostic> {
        let (start, end) = (start?, end?);
        (end.value <= start.value).then(|| {
            let says = Message::Turned { of: self.of, start: start.value, end: end.value };
            let finding = self.rule.finds(says).at(end.span.clone());
            finding.also(start.span.clone(), Message::BeginsHere).help(Help::Times)
        })
    }

    /// Times of which each must lie within, end after it begins, and begin after the one before.
    fn all(&self, intervals: &[Interval]) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        for interval in intervals {
            let (start, end) = (interval.start.as_ref(), interval.end.as_ref());
            let found = [self.outside(start), self.outside(end), self.turned(start, end)];
            findings.extend(found.into_iter().flatten().next());
        }
        for pair in intervals.windows(2) {
            let [one, next] = pair else { continue };
            let (Some(end), Some(start)) = (&one.end, &next.start) else { continue };
            if start.value < end.value {
                let says = Message::Overlap { of: self.of, start: start.value, end: end.value };
                let finding = self.rule.finds(says).at(start.span.clone());
                findings.push(finding.also(end.span.clone(), Message::EndsHere).help(Help::Times));
            }
        }
        findings
    }
}

/// A meeting without a valid time itself proves nothing.
fn of_meeting<'a>(meeting: &'a Meeting, rule: &'static Rule, of: Of) -> Within<'a> {
    let (start, end) = (meeting.start.as_ref(), meeting.end.as_ref());
    let is_valid = start.zip(end).is_none_or(|(start, end)| start.value < end.value);
    let times = if is_valid { (start, end) } else { (None, None) };
    Within { rule, of, start: times.0, end: times.1 }
}

fn public_part(meeting: &Meeting) -> Vec<Diagnostic> {
    let within = of_meeting(meeting, &rules::meeting::PUBLIC_PART, Of::PublicPart);
    let (start, end) = (meeting.public_start.as_ref(), meeting.public_end.as_ref());
    let found = [within.outside(start), within.outside(end), within.turned(start, end)];
    found.into_iter().flatten().collect()
}

fn pauses(meeting: &Meeting) -> Vec<Diagnostic> {
    of_meeting(meeting, &rules::meeting::PAUSE, Of::Pause).all(&meeting.pauses)
}

/// Somebody may be there before it begins and stay on after its end.
fn of_person(person: &Participant, meeting: Option<&Meeting>) -> Vec<Diagnostic> {
    let rule = &rules::participants::TIMES;
    let (came, left) = (person.came.as_ref(), person.left.as_ref());
    let mut findings = Vec::new();
    if let Some(meeting) = meeting {
        let within = of_meeting(meeting, rule, Of::Person);
        findings.extend(Within { start: None, ..within }.outside(came));
        findings.extend(Within { end: None, ..within }.outside(left));
    }
    let own = Within { rule, of: Of::Person, start: came, end: left };
    findings.extend(own.turned(came, left));
    if findings.is_empty() {
        findings.extend(Within { of: Of::Absence, ..own }.all(&person.away));
    }
    findings
}

/// A vote before or after the meeting.
pub(super) fn outside(minutes: &Minutes, time: &Spanned<NaiveTime>) -> Option<Diagnostic> {
    let meeting = minutes.meeting.as_ref()?;
    of_meeting(meeting, &rules::agenda::TIME, Of::Vote).outside(Some(time))
}
