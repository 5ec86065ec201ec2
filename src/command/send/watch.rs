//! What a user at the terminal sees of a run: a bar with the expected end, and a line when the run
//! waits.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono_tz::Tz;
use indicatif::{ProgressBar, ProgressStyle};

use super::messages::named;
use super::messages::pace::{Moment, Timing};
use crate::delivery::{Progress, Reply, State, Wait, Whom, format_reply};
use crate::l10n::Localize;
use crate::mailing::Addressee;
use crate::report::harmless;
use crate::ui::Ui;
use crate::world::World;

/// Shorter runs need no expected end.
const SHORT: Duration = Duration::from_mins(1);
/// Shorter waits need no line.
const LONG: Duration = Duration::from_secs(10);

/// Observes a run; keeps who was not reached, and why.
pub(super) struct Watch<'a> {
    ui: &'a Ui,
    world: &'a World,
    zone: Tz,
    bar: ProgressBar,
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    not_reached: Vec<(Addressee, State, Reply)>,
    /// What the bar says about the end.
    end: String,
}

impl<'a> Watch<'a> {
    /// Observes a run over `count` mails. Without a terminal there is no bar.
    pub(super) fn new(ui: &'a Ui, world: &'a World, zone: Tz, count: usize) -> Self {
        let bar = if ui.can_redraw() {
            ProgressBar::new(count as u64).with_style(style())
        } else {
            ProgressBar::hidden()
        };
        bar.enable_steady_tick(Duration::from_secs(1));
        Self { ui, world, zone, bar, seen: Mutex::default() }
    }

    /// Ends the observation and returns who was not reached.
    pub(super) fn finish(self) -> Vec<(Addressee, State, Reply)> {
        self.bar.finish_and_clear();
        self.seen.into_inner().unwrap_or_else(PoisonError::into_inner).not_reached
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn moment(&self, left: Duration) -> Moment {
        Moment::in_time(left, self.world.now(), self.zone)
    }
}

fn style() -> ProgressStyle {
    let template = "{bar:30} {pos}/{len}  {elapsed_precise}  {msg}";
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

impl Progress for Watch<'_> {
    fn settled(&self, person: &Addressee, state: State, reply: &Reply) {
        let mut seen = self.seen();
        if state != State::Sent {
            seen.not_reached.push((person.clone(), state, reply.clone()));
        }
        self.bar.inc(1);
        self.bar.set_message(seen.end.clone());
    }

    fn waiting(&self, wait: &Wait<'_>) {
        if wait.pause < LONG {
            return;
        }
        let (until, language) = (self.moment(wait.pause), self.ui.language);
        let says = match wait.whom {
            Whom::People { first, others } => {
                Timing::People { first: named(first), others, reason: wait.reason, until }
            }
            Whom::Server => Timing::Server { reason: wait.reason, until },
            Whom::Connection(reply) => {
                Timing::Connection { reply: format_reply(reply.code, &reply.text, language), until }
            }
        };
        self.bar.set_message(Timing::WaitsUntil { at: until }.localize(language));
        // Above the bar, where there is one.
        self.bar.suspend(|| self.ui.line(&harmless(&says.localize(language))));
    }

    fn expected(&self, left: Duration) {
        if self.bar.elapsed() + left < SHORT {
            return;
        }
        let at = self.moment(left).rounded_up();
        self.seen().end = Timing::Done { at }.localize(self.ui.language);
    }
}
