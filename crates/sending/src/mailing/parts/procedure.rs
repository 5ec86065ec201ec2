//! How a meeting went, in words to be digested. What was sent before there were these fields has not
//! changed: where a file says nothing of it, nothing is added.

use model::fields::Choice;

use crate::mailing::digest::Fingerprint;
use crate::minutes::{Decision, Election, Interval, Meeting, Participant, Quorum};
use crate::source::{Spanned, Text};

/// What is said, one value after the other.
#[derive(Default)]
struct Said(Vec<String>);

impl Said {
    fn add(&mut self, name: &str, value: Option<impl ToString>) {
        self.0.extend(value.map(|value| format!("{name}={}", value.to_string())));
    }

    fn value<T: ToString>(&mut self, name: &str, value: Option<&Spanned<T>>) {
        self.add(name, value.map(|value| value.value.to_string()));
    }

    fn text(&mut self, name: &str, text: Option<&Text>) {
        self.add(name, text.map(|text| &text.value));
    }

    fn intervals(&mut self, name: &str, intervals: &[Interval]) {
        for interval in intervals {
            self.add(name, Some(""));
            self.value("from", interval.start.as_ref());
            self.value("until", interval.end.as_ref());
        }
    }

    /// The digest of all of it, unless there is nothing.
    fn digest(self) -> Option<String> {
        let mut all = Fingerprint::default();
        self.0.iter().for_each(|one| all.add(one));
        (!self.0.is_empty()).then(|| all.hex())
    }
}

/// The stable English name of a choice.
fn word<C: Choice + PartialEq>(choice: C) -> &'static str {
    C::ALL.iter().find(|(.., one)| *one == choice).map_or("", |(name, ..)| name)
}

/// The public part and the pauses.
pub(super) fn of_meeting(meeting: &Meeting) -> Option<String> {
    let mut said = Said::default();
    said.value("public-start", meeting.public_start.as_ref());
    said.value("public-end", meeting.public_end.as_ref());
    said.intervals("pause", &meeting.pauses);
    said.digest()
}

/// The figures of a quorum.
pub(super) fn of_quorum(quorum: &Quorum) -> String {
    let mut said = Said::default();
    said.add("counts", Some(word(quorum.counts)));
    said.value("needed", quorum.needed.as_ref());
    said.value("eligible", quorum.eligible.as_ref());
    said.value("present", quorum.present.as_ref());
    said.value("reached", quorum.reached.as_ref());
    said.digest().unwrap_or_default()
}

/// When a person was there, and for whom. Only how many were there in part is told of everybody.
pub(super) fn of_person(person: &Participant, names: bool, all: &mut Fingerprint) {
    let mut said = Said::default();
    said.value("came", person.came.as_ref());
    said.value("left", person.left.as_ref());
    said.intervals("away", &person.away);
    if names || person.public {
        said.text("deputy-for", person.deputy_for.as_ref());
        said.text("on-behalf-of", person.on_behalf_of.as_ref());
    }
    if let Some(digest) = said.digest() {
        all.add(digest);
    }
}

/// What a decision needed and when, and whether it was adopted.
pub(super) fn of_decision(decision: &Decision, all: &mut Fingerprint) {
    let mut said = Said::default();
    said.value("time", decision.time.as_ref());
    said.add("majority", decision.majority.as_ref().map(|majority| word(majority.value)));
    said.add("of", decision.majority_of.as_ref().map(|base| word(base.value)));
    said.value("adopted", decision.adopted.as_ref());
    if let Some(digest) = said.digest() {
        all.add(digest);
    }
}

/// The elections of an item.
pub(super) fn of_elections(elections: &[Election]) -> Option<String> {
    let mut said = Said::default();
    for election in elections {
        said.text("office", Some(&election.office));
        said.text("text", election.text.as_ref());
        said.value("time", election.time.as_ref());
        said.add("secret", election.secret.then_some(true));
        let numbers = [
            ("seats", &election.seats),
            ("ballots", &election.ballots),
            ("no", &election.no),
            ("abstained", &election.abstained),
            ("invalid", &election.invalid),
        ];
        for (name, number) in numbers {
            said.value(name, number.as_ref());
        }
        for candidate in &election.candidates {
            said.text("candidate", Some(&candidate.name));
            said.text("organisation", candidate.organisation.as_ref());
            said.value("votes", candidate.votes.as_ref());
            said.value("elected", candidate.elected.as_ref());
            said.value("accepted", candidate.accepted.as_ref());
            said.add("public", candidate.public.then_some(true));
        }
    }
    said.digest()
}
