//! The ledger that does not know of a mailing what it should: it was deleted, emptied, or an old copy
//! took its place. Counting everybody as new would send the mail twice.

use super::words::Says;
use super::words::forgotten::{Forgotten, Restore};
use super::{Work, declined, leftover};
use crate::command::Stop;
use crate::command::status::stop;
use crate::command::words::NotWritten;
use crate::delivery::ledger::Ledger;
use crate::delivery::{Way, witness};
use crate::exit::Exit;
use crate::say::{Language, Say};

impl Work<'_> {
    /// Asks, or refuses, where earlier runs left more traces than the ledger knows of.
    pub(super) fn look_for_traces(&self, ledger: Option<&Ledger>) -> Result<(), Stop> {
        if !self.reaches_people() {
            return Ok(());
        }
        let known =
            ledger.map(|ledger| witness::of(ledger, self.id())).transpose().map_err(stop)?;
        let known = known.unwrap_or_default();
        let noted = witness::read(&self.folder(), self.id());
        let list =
            (self.way == Way::Smtp && known.is_empty()).then(|| self.list_of_old()).flatten();
        let traces = if witness::is_forgotten(&noted, &known) {
            Some(witness::path(&self.folder(), self.id()))
        } else {
            list
        };
        let Some(traces) = traces else { return Ok(()) };
        let ui = self.context.ui;
        let asks = !self.args.yes && ui.can_ask();
        let advice = Restore { trace: traces.display().to_string(), asks };
        if !asks {
            return Err(Stop::new(Exit::BrokenOff, Forgotten).help(advice));
        }
        ui.say(&Forgotten);
        ui.line(&advice.say(ui.language));
        if ui.confirm(&Says::SendAllTheSame) { Ok(()) } else { Err(declined()) }
    }

    /// The list of those left over that an earlier run wrote.
    fn list_of_old(&self) -> Option<std::path::PathBuf> {
        let languages = [Language::German, Language::English];
        let lists = languages.map(|language| leftover::path(&self.folder(), self.id(), language));
        lists.into_iter().find(|list| list.is_file())
    }

    /// Notes beside the ledger how far the mailing has come.
    pub(super) fn leave_traces(&self, ledger: &Ledger) -> Result<(), Stop> {
        if !self.reaches_people() {
            return Ok(());
        }
        let known = witness::of(ledger, self.id()).map_err(stop)?;
        witness::write(&self.folder(), self.id(), &known)
            .map_err(|error| NotWritten::stop(&witness::path(&self.folder(), self.id()), &error))
    }
}
