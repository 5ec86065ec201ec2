//! People whose address nobody has, as a report or the server said: whether they are to be written to once more
//! is asked before anything is sent.

use super::Work;
use super::summary::named;
use super::words::gone::GoneSays;
use crate::cli::Gone;
use crate::command::approval::before::{Before, Division};
use crate::command::{Stop, bounced};
use crate::exit::Exit;
use crate::mailing::{Letters, Mailing};

impl Work<'_> {
    /// Takes out of `division` those who are to be left. A rehearsal decides nothing; whom the command line names,
    /// who was tried in this mailing before, and a correction are no question.
    pub(super) fn ask_about_gone(
        &self,
        before: &Before,
        mailing: &Mailing<'_>,
        division: &mut Division,
    ) -> Result<(), Stop> {
        // Whoever has got a mistake is to get the correction, as far as it depends on us.
        let is_decided =
            self.args.gone == Some(Gone::Send) || self.args.only.is_some() || before.round > 1;
        if !self.reaches_people() || is_decided {
            return Ok(());
        }
        let known = bounced::gone(&self.folder());
        let people = mailing.addressees();
        let is_gone = |index: &usize| {
            people.get(*index).is_some_and(|person| {
                known.contains(&person.address.key()) && before.entry(person).is_none()
            })
        };
        let gone: Vec<usize> = division.todo.iter().copied().filter(is_gone).collect();
        if gone.is_empty() || self.args.dry_run && self.args.gone.is_none() {
            return Ok(());
        }
        if self.args.gone.is_none() {
            let ui = self.context.ui;
            if self.args.yes || !ui.can_ask() {
                let stop = Stop::new(Exit::Declined, GoneSays::Undecided { people: gone.len() });
                return Err(stop.help(GoneSays::Decide));
            }
            let names = gone.iter().filter_map(|index| people.get(*index)).map(named).collect();
            if ui.confirm(&GoneSays::Question { names }) {
                return Ok(());
            }
        }
        division.todo.retain(|index| !is_gone(index));
        division.gone = gone;
        Ok(())
    }
}
