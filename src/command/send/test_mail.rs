//! `send --test`: one contact's mail to another address.

use super::before::Before;
use super::plan::Planned;
use super::words::Says;
use super::{Work, closing};
use crate::command::Stop;
use crate::command::status::stop;
use crate::contacts::{Address, Contact};
use crate::delivery::Unrecorded;
use crate::delivery::ledger::Ledger;
use crate::diagnostic::Findings;
use crate::exit::Exit;
use crate::mailing::Purpose;
use crate::mailing::parts::Person;

impl Work<'_> {
    /// One contact's mail to another address, without a trace. Of a correction it is the mail of somebody
    /// who has got an earlier version.
    pub(super) fn test(&self, address: &str, mut findings: Findings) -> Result<Exit, Stop> {
        let Ok(address) = Address::parse(address) else {
            let says = Says::NoAddress { written: address.to_owned() };
            return Err(Stop::new(Exit::Usage, says));
        };
        let ledger = if self.args.correction { Ledger::look(&self.folder()) } else { Ok(None) };
        let ledger = ledger.map_err(stop)?;
        let mut before = Before::read(ledger.as_ref(), self.id(), self.way).map_err(stop)?;
        let reached = before.reached();
        let has_it = |one: &&Contact| {
            reached.is_empty() || reached.contains(&Person::who(&one.address.key()))
        };
        let wanted = self.recipients.people.iter().copied();
        let mut wanted = wanted.filter(|one| self.recipients.wants(&one.address));
        let one: Vec<&Contact> = wanted.find(has_it).into_iter().collect();
        let purpose = Purpose::Test(&address);
        let mut mailing = self.compose(&before, &one, purpose, &mut findings);
        if mailing.as_ref().is_some_and(|one| before.content_differs(&one.content_digest)) {
            before = before.corrected();
            // The findings are the same as a moment ago.
            mailing = self.compose(&before, &one, purpose, &mut Findings::new());
        } else if !reached.is_empty() {
            // There is nothing to correct: it is shown as it went out.
            before = Before::read(None, self.id(), self.way).map_err(stop)?;
        }
        let Some(mailing) = mailing else {
            return Ok(self.faulty(&findings));
        };
        if findings.has_errors() {
            return Ok(self.faulty(&findings));
        }
        self.context.ui.findings(&findings);
        let division = before.divide(&mailing, &[], |_| true);
        if division.todo.is_empty() {
            return Err(Stop::new(Exit::Declined, Says::Nobody));
        }
        let options = self.options(None);
        let (elsewhere, changed) = (0, None);
        let planned = Planned { mailing, before, division, elsewhere, changed, options, findings };
        let transport = self.transport(&planned)?;
        let watch = self.watch(&planned);
        let outcome = self.deliver(&planned, &*transport, &Unrecorded, &watch);
        let files = self.files(&planned);
        let test = closing::Test { address: &address, way: self.way, files: &files };
        test.tell(self.context.ui, &outcome, &watch.finish());
        Ok(outcome.exit())
    }
}
