//! What follows when somebody or something has to be waited for: a person, the server, a
//! connection.

use std::time::Instant;

use chrono::{DateTime, Utc};

use super::{Attempt, Line, Shared};
use crate::delivery::job::{Wait, Whom};
use crate::delivery::messages::AbortMessage;
use crate::delivery::outcome::Ending;
use crate::delivery::pace::{Pace, growing};
use crate::delivery::queue::Task;
use crate::delivery::reply::hint::Hint;
use crate::delivery::reply::limit::Limit;
use crate::delivery::reply::reason::Reason;
use crate::delivery::state::State;
use crate::delivery::transport::{Abort, Reply};

/// A person who meets a limit this often while others get through is deferred like anybody else.
const SUSPICIOUS: usize = 2;

/// A connection rests, because it has just been lost.
#[derive(Debug)]
pub(super) struct Backoff {
    pub until: Instant,
    reply: Reply,
}

impl<'a> Shared<'a> {
    /// The server asks to come back for this person: later in this run, or in the next.
    pub(super) fn defer(&self, task: Task, reply: &Reply) {
        let reason = Reason::of_reply(reply.code, &reply.text);
        let retries = &self.job.options.retries;
        let now = self.now();
        let mut scheduler = self.scheduler();
        let due = match Hint::read(&reply.text).after {
            // If it is named repeatedly, even a short pause grows.
            Some(named) if task.deferrals == 0 => scheduler.retry_budget.exactly(now, named),
            Some(named) => {
                scheduler.retry_budget.exactly(now, named.max(growing(retries, task.deferrals - 1)))
            }
            None => scheduler.retry_budget.pause(now, growing(retries, task.deferrals)),
        };
        let mass_deferral = scheduler.mass_deferral.put_off(reply, task.deferrals == 0);
        let calm = mass_deferral.is_none_or(|pauses| {
            let until = scheduler.retry_budget.pause(now, growing(retries, pauses));
            until.map(|until| scheduler.limits.rest(now, until, reason)).is_some()
        });
        drop(scheduler);
        let Some(due) = due else {
            self.settle(task, State::Deferred, reply);
            return self
                .give_up_unless(calm, || AbortMessage::EverybodyPutOff { reply: reply.clone() });
        };
        // Recorded as deferred already now, since the run may end before the pause does.
        self.note(task, State::Deferred, reply);
        let again = Task { deferrals: task.deferrals + 1, reason: Some(reason), ..task };
        self.scheduler().queue.postpone(again, due);
        self.notifier.ring();
        self.give_up_unless(calm, || AbortMessage::EverybodyPutOff { reply: reply.clone() });
    }

    /// The server has had too much from us, which does not count as an attempt for this person.
    pub(super) fn limited(
        &self,
        line: &mut Line<'a>,
        attempt: Attempt,
        limit: Limit,
        reply: &Reply,
    ) {
        let Attempt { task, offered, noted, .. } = attempt;
        let at_once = match limit {
            Limit::Session => line.delivered > 0,
            Limit::Connections => {
                // This one, rather than one that the server does have room for.
                line.dismissed = self.scheduler().dismiss();
                line.dismissed
            }
            Limit::Rate | Limit::Busy => false,
        };
        if at_once || limit == Limit::Connections {
            line.hang_up();
        }
        if at_once {
            return self.take_back(task, reply, noted);
        }
        let again = if offered { self.met_a_limit(task, limit) } else { Some(task) };
        let Some(again) = again else { return self.defer(task, reply) };
        let may_go_on = self.slow_down(attempt, limit, reply);
        self.tell_pace();
        if offered {
            self.note(task, State::Deferred, reply);
            self.scheduler().queue.put_last(again);
        } else {
            self.scheduler().queue.give_back(again);
        }
        self.notifier.ring();
        self.give_up_unless(may_go_on, || AbortMessage::TooMuch { reply: reply.clone() });
    }

    /// The task to be repeated; `None` if it has met limits too often while others got through.
    fn met_a_limit(&self, task: Task, limit: Limit) -> Option<Task> {
        let sent = self.scheduler().sent;
        let suspicious = task.reason.is_some() && sent > task.sent;
        let limits = task.limits + usize::from(suspicious);
        let reason = Some(limit.reason());
        (limits < SUSPICIOUS).then_some(Task { limits, sent, reason, ..task })
    }

    /// Slows the run down, or pauses it. `false` if there is no time for the pause.
    fn slow_down(&self, attempt: Attempt, limit: Limit, reply: &Reply) -> bool {
        let (hint, reason) = (Hint::read(&reply.text), limit.reason());
        let now = self.now();
        let mut scheduler = self.scheduler();
        let until = match (scheduler.limits.knows(attempt.began), hint.after) {
            // Several connections meet the same limit: it counts once.
            (true, None) => return true,
            (_, Some(named)) => scheduler.retry_budget.exactly(now, named),
            (false, None) => {
                let breather = scheduler.limits.breather(&self.job.options.breathers);
                scheduler.retry_budget.pause(now, breather)
            }
        };
        if !scheduler.limits.knows(attempt.began) && matches!(limit, Limit::Rate | Limit::Session) {
            scheduler.limits.slow_down(now, hint);
        }
        until.map(|until| scheduler.limits.rest(now, until, reason)).is_some()
    }

    /// Handles a lost connection: rests before the next, or gives up.
    pub(super) fn lost(&self, reply: &Reply) -> Option<Backoff> {
        let mut scheduler = self.scheduler();
        // Every connection may lose one before a pause counts as tried.
        let round = scheduler.failures / scheduler.connections();
        scheduler.failures += 1;
        let pause = growing(&self.job.options.reconnects, round);
        let until = scheduler.retry_budget.pause(self.now(), pause);
        drop(scheduler);
        self.give_up_unless(until.is_some(), || AbortMessage::KeepsFailing {
            reply: reply.clone(),
        });
        until.map(|until| Backoff { until, reply: reply.clone() })
    }

    /// Handles a mail that was handed over without a reply. Once may be bad luck; a server that
    /// does it again before it has accepted a mail would leave everybody in doubt.
    pub(super) fn in_doubt(&self, reply: &Reply) -> Option<Backoff> {
        let mut scheduler = self.scheduler();
        let bad_luck = scheduler.doubts < scheduler.connections();
        scheduler.doubts += 1;
        drop(scheduler);
        if bad_luck {
            return self.lost(reply);
        }
        let says = AbortMessage::KeepsDoubting { reply: reply.clone() };
        self.end(Ending::Aborted(Abort::new(says, AbortMessage::KeepsDoubtingHelp)));
        None
    }

    fn give_up_unless(&self, may_go_on: bool, says: impl FnOnce() -> AbortMessage) {
        if !may_go_on {
            self.end(Ending::Aborted(Abort::new(says(), AbortMessage::LaterHelp)));
        }
    }

    /// Reports once what is waited for, if nobody has anything to do until then.
    pub(super) fn announce(&self, now: Instant, until: Instant, rest: Option<&Backoff>) {
        let mut scheduler = self.scheduler();
        if scheduler.queue.is_busy() || scheduler.announced.is_some_and(|announced| announced > now)
        {
            return;
        }
        let people = self.job.mails.addressees();
        let (whom, reason) = match (scheduler.limits.pause(now), rest, scheduler.queue.due()) {
            _ if scheduler.queue.ready() == 0 && scheduler.queue.due().is_none() => return,
            (Some((end, reason)), _, _) if end == until => (Whom::Server, reason),
            (_, Some(rest), _) if rest.until == until => {
                (Whom::Connection(&rest.reply), Reason::Unreachable)
            }
            (_, _, Some((due, task))) if due == until => {
                let Some(first) = people.get(task.index) else { return };
                let others = scheduler.queue.waiting() - 1;
                (Whom::People { first, others }, task.reason.unwrap_or(Reason::Later))
            }
            _ => return,
        };
        scheduler.announced = Some(until);
        let left = scheduler.left(now);
        drop(scheduler);
        let pause = until.saturating_duration_since(now);
        self.job.progress.waiting(&Wait { whom, reason, pause });
        self.job.progress.expected(left);
    }

    /// Records the turn of this mail with it.
    pub(super) fn keep_pace(&self, turn: Instant) {
        let scheduler = self.scheduler();
        let (gap, learned) = (scheduler.limits.gap(), scheduler.limits.learned());
        drop(scheduler);
        if !gap.is_zero() {
            self.job.journal.turn(Pace { gap, learned, next: Some(self.on_the_wall(turn)) });
        }
    }

    /// Respects turns that other runs may have taken in the meantime.
    pub(super) fn mind_the_others(&self) {
        if let Some(next) = self.job.journal.next_turn() {
            let next = self.at(next);
            self.scheduler().limits.not_before(next);
        }
    }

    /// Records for the next run what this one has just learned.
    fn tell_pace(&self) {
        let scheduler = self.scheduler();
        let (gap, learned) = (scheduler.limits.gap(), scheduler.limits.learned());
        let turn = scheduler.limits.turn();
        drop(scheduler);
        let next = turn.map(|turn| self.on_the_wall(turn));
        let pace = Pace { gap, learned, next };
        self.job.journal.learned(pace.within_reach(self.on_the_wall(self.now())));
    }

    /// The moment of the run at which the wall clock shows `wall`.
    fn at(&self, wall: DateTime<Utc>) -> Instant {
        let (start, began) = self.start;
        (wall - began).to_std().map_or(start, |passed| start + passed)
    }
}
