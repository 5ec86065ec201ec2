//! What a person at the terminal sees of a run: a bar, and a line where the run has to wait.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::words::account::Account;
use crate::delivery::{Progress, Reply, State, told};
use crate::mailing::Addressee;
use crate::report::harmless;
use crate::say::Say;
use crate::ui::Ui;

/// Watches a run; keeps who was not reached, and why.
pub(super) struct Watch<'a> {
    ui: &'a Ui,
    bar: ProgressBar,
    not_reached: Mutex<Vec<(Addressee, State, Reply)>>,
}

impl<'a> Watch<'a> {
    /// Watches a run over `count` mails. Without a terminal there is no bar.
    pub fn new(ui: &'a Ui, count: usize) -> Self {
        let bar = if ui.is_terminal() {
            ProgressBar::new(count as u64).with_style(style())
        } else {
            ProgressBar::hidden()
        };
        bar.enable_steady_tick(Duration::from_secs(1));
        Self { ui, bar, not_reached: Mutex::default() }
    }

    /// The run is over: who was not reached.
    pub fn finish(self) -> Vec<(Addressee, State, Reply)> {
        self.bar.finish_and_clear();
        self.not_reached.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

fn style() -> ProgressStyle {
    let template = "{bar:30} {pos}/{len}  {elapsed_precise}  {msg}";
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

impl Progress for Watch<'_> {
    fn settled(&self, person: &Addressee, state: State, reply: &Reply) {
        self.bar.inc(1);
        self.bar.set_message("");
        if state != State::Sent {
            let mut all = self.not_reached.lock().unwrap_or_else(PoisonError::into_inner);
            all.push((person.clone(), state, reply.clone()));
        }
    }

    fn waiting(&self, people: usize, pause: Duration, reply: &Reply) {
        let reply = told(reply.code, &reply.text, self.ui.language);
        let says = Account::Waiting { people, pause, reply };
        let text = harmless(&says.say(self.ui.language));
        if !self.bar.is_hidden() {
            self.bar.set_message(text);
        } else if people <= 1 {
            // Without a bar each wait is a line; a whole list that is deferred at once is not 150.
            self.ui.line(&text);
        }
    }
}
