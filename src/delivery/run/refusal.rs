//! Whom a refusal is about: the one person, or everybody.
//!
//! A server that takes us for a sender of spam refuses everybody, one after the other. Until it has taken
//! a mail, nobody knows whether such a refusal is about the person, so it is not held against anybody: who
//! got it is left aside. The first mail that is taken settles it, and so does the end of the list; where
//! enough people were told the same, the run stops, and all are as they were.

use super::{Attempt, Shared};
use crate::delivery::outcome::Ending;
use crate::delivery::queue::Task;
use crate::delivery::reply::denial::Denial;
use crate::delivery::state::State;
use crate::delivery::transport::Reply;
use crate::delivery::words::Words;

/// Who was refused with words that may be about everybody.
#[derive(Debug, Default)]
pub(super) struct Suspects(Vec<(Task, Reply)>);

impl Shared<'_> {
    /// A mail was refused for good.
    pub(super) fn refused(&self, attempt: Attempt, reply: &Reply) {
        let Attempt { task, began, noted, .. } = attempt;
        let denial = Denial::of(reply).filter(|_| self.desk().sent == 0);
        match denial {
            Some(Denial::NotAllowed) => {
                self.take_back(task, reply, noted);
                self.end(Ending::Halted(Words::denied(Denial::NotAllowed, reply)));
            }
            Some(denial) => self.suspect(attempt, denial, reply),
            None => {
                self.desk().served(began, self.now());
                self.settle(task, State::Refused, reply);
            }
        }
    }

    fn suspect(&self, attempt: Attempt, denial: Denial, reply: &Reply) {
        let Attempt { task, began, noted, .. } = attempt;
        if noted {
            self.note(task, State::Planned, reply);
        }
        let (everybody, taken) = {
            let mut desk = self.desk();
            desk.served(began, self.now());
            desk.queue.set_aside();
            desk.suspects.0.push((task, reply.clone()));
            let many = desk.suspects.0.len() >= denial.enough(self.job.todo.len());
            (many && desk.sent == 0, desk.sent > 0)
        };
        if everybody {
            self.end(Ending::Halted(Words::denied(denial, reply)));
        }
        if taken {
            self.acquit();
        }
        self.bell.ring();
    }

    /// A mail was taken, so what others were told is about them.
    pub(super) fn acquit(&self) {
        let suspects = std::mem::take(&mut self.desk().suspects.0);
        for (task, reply) in suspects {
            self.desk().queue.take_up();
            self.settle(task, State::Refused, &reply);
        }
    }

    /// The list has come to its end, and too few were told the same to blame it on us.
    pub(super) fn conclude(&self) {
        if !self.stopped() {
            self.acquit();
        }
    }
}
