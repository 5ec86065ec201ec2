//! Claims the mailing before the plan to be delivered is made: its lock and its ledger, which no
//! other run has then.

use super::messages::stale_ledger::Mended;
use super::messages::{Help, Message};
use super::select::Selected;
use super::stale_ledger;
use crate::command::CommandError;
use crate::command::ledger;
use crate::command::receipt::Receipt;
use crate::command::status::{moment, stop};
use crate::delivery::holder::Holder;
use crate::delivery::ledger::{Ledger, LedgerFault};
use crate::delivery::lock::{LockFault, RunLock};
use crate::exit::Exit;

/// A mailing that belongs to this run alone.
pub(super) struct Claimed {
    /// `None` where several machines share the work.
    pub lock: Option<RunLock>,
    pub me: Holder,
    pub ledger: Ledger,
    /// Other mailings that are missing in the ledger, and without which the user has agreed to
    /// continue.
    pub forgiven: Vec<Receipt>,
}

impl Claimed {
    /// Takes lock and ledger, and settles what a killed run has left open.
    pub(super) fn take(selected: &Selected<'_>) -> Result<Self, CommandError> {
        let (settings, context, id) = (selected.settings(), selected.context, selected.id());
        let take = || RunLock::take(&selected.folder(), id, context.world);
        let lock = settings.ledger.is_none().then(take).transpose();
        let lock = lock.map_err(|fault| locked(fault, selected))?;
        let own = |lock: &RunLock| lock.holder().clone();
        let me = lock.as_ref().map_or_else(|| Holder::of(context.world), own);
        // Read before it is opened, which would create a new one.
        let known = selected.look()?;
        let forgiven = stale_ledger::look_for_traces(selected, known.as_ref())?;
        drop(known);
        let mut ledger = ledger::open(settings, context)?;
        ledger.claim(id, &me).map_err(|fault| match fault {
            LedgerFault::Held(holder) => locked(LockFault::Held(Some(holder)), selected),
            fault => stop(fault),
        })?;
        if let Some(account) = ledger.latest(id, selected.channel).map_err(stop)? {
            let left = ledger.settle_leftovers(&account).map_err(stop)?;
            if left.missing > 0 {
                selected.ui().say(&Mended { people: left.missing });
            }
            if left.lost {
                stale_ledger::ask_about_lost(selected, &ledger)?;
            }
        }
        Ok(Self { lock, me, ledger, forgiven })
    }
}

fn locked(fault: LockFault, selected: &Selected<'_>) -> CommandError {
    match fault {
        LockFault::Held(holder) => {
            let since = |at| moment(at, selected.zone(), selected.ui().language);
            let holder = holder.map(|holder| (holder.name(), since(holder.since)));
            CommandError::new(Exit::BrokenOff, Message::Held { holder }).help(Help::Held)
        }
        // Most likely a full disk, or somebody else's folder: the ledger would have the same
        // problem.
        LockFault::File(path, error) => cannot_be_kept(LedgerFault::File {
            path: path.display().to_string(),
            error: (&error).into(),
        }),
    }
}

/// The run has stopped where the ledger could not be written: the next one resumes there.
pub(super) fn cannot_be_kept(fault: LedgerFault) -> CommandError {
    let help = fault.help();
    CommandError::new(Exit::BrokenOff, fault).help(help)
}
