//! `send --test`: one contact's mail to another address; to an address of the list, that row's own.

use std::path::PathBuf;

use super::plan::Planned;
use super::words::Says;
use super::words::test_mail::Row;
use super::{Work, closing};
use crate::command::Stop;
use crate::command::approval::before::Before;
use crate::command::status::stop;
use crate::contacts::{Address, Contact};
use crate::delivery::ledger::Ledger;
use crate::delivery::{Unrecorded, Way};
use crate::diagnostic::Findings;
use crate::exit::Exit;
use crate::mailing::parts::Person;
use crate::mailing::{Letters, Mailing, Purpose};

impl<'a> Work<'a> {
    /// A mail to another address, without a trace. Of a correction it is the mail of somebody who has got
    /// an earlier version. An address of the list gets its own mail, once in each language.
    pub(super) fn test(&self, address: &str, mut findings: Findings) -> Result<Exit, Stop> {
        let Ok(address) = Address::parse(address) else {
            let says = Says::NoAddress { written: address.to_owned() };
            return Err(Stop::new(Exit::Usage, says));
        };
        let ledger = if self.args.correction { Ledger::look(&self.folder()) } else { Ok(None) };
        let ledger = ledger.map_err(stop)?;
        let mut before = Before::read(ledger.as_ref(), self.id(), self.way).map_err(stop)?;
        let has_it = !before.reached().is_empty();
        let own = self.own_row(&address);
        let one: Vec<&Contact> = own.or_else(|| self.somebody(&before)).into_iter().collect();
        let purpose = Purpose::Test { to: &address, every_language: own.is_some() };
        let mut mailing = self.compose(&before, &one, purpose, &mut findings);
        if mailing.as_ref().is_some_and(|one| before.content_differs(&one.content_digest)) {
            before = before.corrected();
            // The findings are the same as a moment ago.
            mailing = self.compose(&before, &one, purpose, &mut Findings::new());
        } else if has_it {
            // There is nothing to correct: it is shown as it went out.
            before = Before::read(None, self.id(), self.way).map_err(stop)?;
        }
        let Some(mailing) = mailing.filter(|_| !findings.has_errors()) else {
            return Ok(self.faulty(&findings));
        };
        self.context.ui.grave(&findings, &self.args.file);
        let division = before.divide(&mailing, &[], |_| true);
        let Some(contact) = one.first().filter(|_| !division.todo.is_empty()) else {
            return Err(Stop::new(Exit::Declined, Says::Nobody));
        };
        self.context.ui.say(&self.row(&address, contact, own.is_some(), &mailing));
        let options = self.options(None);
        let (elsewhere, changed) = (0, None);
        let planned = Planned { mailing, before, division, elsewhere, changed, options, findings };
        self.send_test(&address, planned)
    }

    /// The row of the list that has this address; of several the one that gets the mail.
    fn own_row(&self, address: &Address) -> Option<&'a Contact> {
        let key = address.key();
        let chosen = self.recipients.people.iter().copied();
        let mut all = chosen.chain(&self.read.book.contacts);
        all.find(|contact| contact.address.key() == key)
    }

    /// The first who gets the mail; where there is something to correct, the first who has it.
    fn somebody(&self, before: &Before) -> Option<&'a Contact> {
        let reached = before.reached();
        let has_it = |one: &&Contact| {
            reached.is_empty() || reached.contains(&Person::who(&one.address.key()))
        };
        let wanted = self.recipients.people.iter().copied();
        wanted.filter(|one| self.recipients.wants(&one.address)).find(has_it)
    }

    /// Whose mail the test is.
    fn row(&self, address: &Address, contact: &Contact, own: bool, mailing: &Mailing<'_>) -> Row {
        let chosen = |one: &&Contact| one.address.key() == contact.address.key();
        let languages = 0..mailing.addressees().len();
        Row {
            address: address.to_string(),
            name: contact.display_name(),
            line: contact.place.position().line,
            own,
            gets_it: self.recipients.people.iter().any(chosen),
            languages: languages.map(|at| mailing.common(at).language.to_string()).collect(),
        }
    }

    /// Mails to one address would be one file: there each language has a folder of its own.
    fn send_test(&self, address: &Address, mut planned: Planned<'_>) -> Result<Exit, Stop> {
        let files = self.files(&planned);
        let todo = std::mem::take(&mut planned.division.todo);
        let parts: Vec<(PathBuf, Vec<usize>)> = if self.way == Way::Smtp || todo.len() == 1 {
            vec![(files, todo)]
        } else {
            let language = |index| planned.mailing.common(index).language.to_string();
            todo.into_iter().map(|index| (files.join(language(index)), vec![index])).collect()
        };
        let mut exit = Exit::Done;
        for (files, todo) in parts {
            planned.division.todo = todo;
            let transport = self.transport(&planned, files.clone())?;
            let watch = self.watch(&planned);
            let outcome = self.deliver(&planned, &*transport, &Unrecorded, &watch);
            let test = closing::Test { address, way: self.way, files: &files };
            test.tell(self.context.ui, &outcome, &watch.finish());
            if outcome.exit() != Exit::Done {
                exit = outcome.exit();
            }
        }
        Ok(exit)
    }
}
