//! How a meeting went: its public part, pauses and quorum, what decisions needed, and elections.

use super::facts::{fact, words};
use super::{Builder, line};
use crate::document::view::{Block, Edition, Fact, Inline};
use crate::document::vocabulary::fill;
use crate::minutes::{Candidate, Decision, Election, Meeting, Participant};
use crate::source::{Spanned, Text};

impl Builder<'_> {
    /// The lines about the public part and the pauses.
    pub(super) fn times_of(&self, meeting: &Meeting) -> [Option<Fact>; 2] {
        let labels = &self.words.phrases.procedure;
        let public = (meeting.public_start.as_ref(), meeting.public_end.as_ref());
        let public = (public.0.map(|start| start.value), public.1.map(|end| end.value));
        let pauses: Vec<_> = meeting
            .pauses
            .iter()
            .map(|pause| {
                let start = pause.start.as_ref().map(|start| start.value);
                (start, pause.end.as_ref().map(|end| end.value))
            })
            .collect();
        let said = |times: String| Some(times).filter(|times| !times.is_empty()).map(words);
        [
            fact("public-part", &labels.public_part, said(self.words.stays(&[public]))),
            fact("pause", &labels.pause, said(self.words.stays(&pauses))),
        ]
    }

    /// Whether the meeting could decide.
    pub(super) fn quorum(&self) -> Option<Fact> {
        let quorum = self.minutes.quorum.as_ref()?;
        let said = Some(self.words.quorum(quorum)).filter(|said| !said.is_empty());
        fact("quorum", self.words.quorum_label(quorum), said.map(words))
    }

    /// What is to be said about a person beside the name: role, times, whom the person stands in
    /// for.
    pub(super) fn beside_name(&self, person: &Participant) -> String {
        let phrases = &self.words.phrases.procedure;
        let deputy = line(person.deputy_for.as_ref()).map(|name| {
            // That is another person, who may be named only where the list says so.
            if self.lists_everybody() || self.minutes.is_public_name(&name) {
                fill(&phrases.deputy, &[("name", &name)])
            } else {
                phrases.deputy_unnamed.clone()
            }
        });
        let behalf = line(person.on_behalf_of.as_ref());
        let behalf =
            behalf.filter(|name| self.lists_everybody() || !self.minutes.is_hidden_name(name));
        let behalf = behalf.map(|name| fill(&phrases.on_behalf, &[("name", &name)]));
        let in_part = person.was_there_in_part(self.minutes.meeting.as_ref());
        let times = in_part.then(|| self.words.stays(&person.stays()));
        let times = times.filter(|times| !times.is_empty());
        let all = [line(person.role.as_ref()), deputy, behalf, times];
        all.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    /// The lines below a decision.
    pub(super) fn decision_facts(&self, decision: &Decision) -> Vec<Fact> {
        let labels = &self.words.phrases.procedure;
        let majority = decision.majority.as_ref().map(|majority| {
            let base = decision.majority_of.as_ref().map(|base| base.value).unwrap_or_default();
            words(self.words.majority(majority.value, base))
        });
        let result = decision
            .adopted
            .as_ref()
            .map(|adopted| words(if adopted.value { &*labels.adopted } else { &*labels.rejected }));
        let votes = decision.votes.map(|votes| words(self.words.votes(votes)));
        let facts = [
            self.at_time(decision.time.as_ref()),
            fact("majority", &labels.majority, majority),
            fact("votes", &self.words.phrases.label.votes, votes),
            fact("result", &labels.result, result),
        ];
        facts.into_iter().flatten().collect()
    }

    fn at_time(&self, time: Option<&Spanned<chrono::NaiveTime>>) -> Option<Fact> {
        let time = time.map(|time| words(self.words.time(time.value)));
        fact("time", &self.words.phrases.label.time, time)
    }

    /// An election, with a row for each candidate.
    pub(super) fn election(&mut self, election: &Election, level: u8) -> Block {
        let labels = &self.words.phrases.procedure;
        let mut blocks = Vec::new();
        let label = if election.secret { &labels.election_secret } else { &labels.election };
        let number = |number: &Option<Spanned<u32>>| {
            number.as_ref().map(|number| words(number.value.to_string()))
        };
        let before = [
            fact("office", &labels.office, line(Some(&election.office)).map(words)),
            fact("seats", &labels.seats, number(&election.seats)),
            self.at_time(election.time.as_ref()),
        ];
        let after = [
            fact("votes", &self.words.phrases.label.votes, self.votes_beside(election)),
            fact("ballots", &labels.ballots, number(&election.ballots)),
            fact("invalid", &labels.invalid, number(&election.invalid)),
        ];
        let facts = |facts: [Option<Fact>; 3]| facts.into_iter().flatten().collect::<Vec<_>>();
        let (before, after) = (facts(before), facts(after));
        let table = self.candidates(&election.candidates);
        blocks.push(Block::Facts { facts: before });
        if let Some(text) = &election.text {
            blocks.extend(self.text_under(text, level));
        }
        blocks.extend(table);
        if !after.is_empty() {
            blocks.push(Block::Facts { facts: after });
        }
        Block::Box { role: "decision", label: label.clone(), blocks }
    }

    /// „2 Nein-Stimmen, 1 Enthaltung“
    fn votes_beside(&self, election: &Election) -> Option<Vec<Inline>> {
        let plural = &self.words.phrases.plural;
        let counted =
            [(&election.no, &plural.votes_no), (&election.abstained, &plural.votes_abstained)];
        let counted = counted.into_iter().filter_map(|(number, forms)| {
            Some(self.words.count(number.as_ref()?.value.into(), forms))
        });
        let counted: Vec<String> = counted.collect();
        (!counted.is_empty()).then(|| words(counted.join(&self.words.phrases.text.comma)))
    }

    /// Names, votes and results; columns in which nothing stands are left out.
    fn candidates(&self, candidates: &[Candidate]) -> Option<Block> {
        let labels = &self.words.phrases.procedure;
        let votes = candidates.iter().any(|one| one.votes.is_some());
        let results: Vec<String> = candidates.iter().map(|one| self.result_of(one)).collect();
        let told = results.iter().any(|result| !result.is_empty());
        let row = |(one, result): (&Candidate, &String)| {
            let mut row = vec![self.candidate(one)];
            if votes {
                row.push(
                    one.votes.as_ref().map(|votes| votes.value.to_string()).unwrap_or_default(),
                );
            }
            if told {
                row.push(result.clone());
            }
            row.into_iter().map(words).collect()
        };
        let rows: Vec<_> = candidates.iter().zip(&results).map(row).collect();
        let columns = [
            (true, &labels.candidate, "left"),
            (votes, &labels.votes, "right"),
            (told, &labels.result, "left"),
        ];
        let columns = || columns.iter().filter(|(shown, ..)| *shown);
        let align = columns().map(|(.., side)| *side).collect();
        let header = columns().map(|(_, heading, _)| words(heading.as_str())).collect();
        (!rows.is_empty()).then_some(Block::Table { align, header, rows })
    }

    /// „Aylin Probe, Verein“; in the public edition only where the name may be published.
    fn candidate(&self, one: &Candidate) -> String {
        let named = one.public || self.minutes.is_public_name(&one.name.value);
        if self.edition == Edition::Public && !named {
            return self.words.phrases.text.not_public.clone();
        }
        self.speaker(Some(&one.name), one.organisation.as_ref())
    }

    /// „gewählt, nimmt die Wahl an“; empty where nothing is said.
    fn result_of(&self, one: &Candidate) -> String {
        let labels = &self.words.phrases.procedure;
        let is = |flag: &Option<Spanned<bool>>| flag.as_ref().map(|flag| flag.value);
        let elected = (is(&one.elected) == Some(true)).then_some(&*labels.elected);
        let accepted = is(&one.accepted)
            .map(|accepted| if accepted { &*labels.accepted } else { &*labels.declined });
        let all: Vec<&str> = elected.into_iter().chain(accepted).collect();
        all.join(&self.words.phrases.text.comma)
    }

    /// Whether the internal edition names candidates whom the public one does not.
    pub(super) fn hides_candidates(&self) -> bool {
        let items = self.minutes.all_agenda_items().into_iter();
        let mut all = items.flat_map(|item| &item.elections).flat_map(|one| &one.candidates);
        let is_public = |name: &Text| self.minutes.is_public_name(&name.value);
        all.any(|one| !one.public && !is_public(&one.name))
    }
}
