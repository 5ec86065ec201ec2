//! Whether a refusal is about one person or about everybody.
//!
//! A server that considers us a spammer refuses everybody, one after the other. Until it has
//! accepted a mail, nobody knows whether such a refusal is about the person, so those mails are set
//! aside. The first accepted mail settles it, and so does the end of the list; if enough people got
//! the same refusal, the run stops, and all are as before.

use super::{Attempt, Shared};
use crate::delivery::messages::AbortMessage;
use crate::delivery::outcome::Ending;
use crate::delivery::queue::Task;
use crate::delivery::reply::denial::Denial;
use crate::delivery::state::State;
use crate::delivery::transport::Reply;

/// Mails that were refused with a text that may be about everybody.
#[derive(Debug, Default)]
pub(super) struct Suspects(Vec<(Task, Reply)>);

impl Shared<'_> {
    /// A mail was refused for good.
    pub(super) fn refused(&self, attempt: Attempt, reply: &Reply) {
        let Attempt { task, began, noted, .. } = attempt;
        let denial = Denial::of(reply).filter(|_| self.scheduler().sent == 0);
        match denial {
            Some(Denial::NotAllowed) => {
                self.take_back(task, reply, noted);
                self.end(Ending::Aborted(AbortMessage::denied(Denial::NotAllowed, reply)));
            }
            Some(denial) => self.suspect(attempt, denial, reply),
            None => {
                self.scheduler().served(began, self.now());
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
            let mut scheduler = self.scheduler();
            scheduler.served(began, self.now());
            scheduler.queue.set_aside();
            scheduler.suspects.0.push((task, reply.clone()));
            let many = scheduler.suspects.0.len() >= denial.enough(self.job.todo.len());
            (many && scheduler.sent == 0, scheduler.sent > 0)
        };
        if everybody {
            self.end(Ending::Aborted(AbortMessage::denied(denial, reply)));
        }
        if taken {
            self.acquit();
        }
        self.notifier.ring();
    }

    /// A mail was accepted, so the earlier refusals are about those people.
    pub(super) fn acquit(&self) {
        let suspects = std::mem::take(&mut self.scheduler().suspects.0);
        for (task, reply) in suspects {
            self.scheduler().queue.take_up();
            self.settle(task, State::Refused, &reply);
        }
    }

    /// The list has ended, with too few equal refusals to blame them on us.
    pub(super) fn conclude(&self) {
        if !self.stopped() {
            self.acquit();
        }
    }
}
