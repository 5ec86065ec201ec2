//! Claims the mailing before the plan to be delivered is made: its lock and its ledger, which no
//! other run has then.

use super::messages::stale_ledger::Mended;
use super::messages::{Help, Message};
use super::select::Selected;
use super::stale_ledger;
use crate::command::CommandError;
use crate::command::receipt::Receipt;
use crate::command::status::{moment, stop};
use crate::delivery::ledger::{Ledger, LedgerFault};
use crate::delivery::lock::{LockFault, RunLock};
use crate::exit::Exit;

/// A mailing that belongs to this run alone.
pub(super) struct Claimed {
    pub lock: RunLock,
    pub ledger: Ledger,
    /// Other mailings that are missing in the ledger, and without which the user has agreed to
    /// continue.
    pub forgiven: Vec<Receipt>,
}

impl Claimed {
    /// Takes lock and ledger, and settles what a killed run has left open.
    pub(super) fn take(selected: &Selected<'_>) -> Result<Self, CommandError> {
        let (folder, id) = (selected.folder(), selected.id());
        let lock = RunLock::take(&folder, id, selected.context.world);
        let lock = lock.map_err(|fault| locked(fault, selected))?;
        // Read before it is opened, which would create a new one.
        let known = Ledger::open_read_only(&folder).map_err(stop)?;
        let forgiven = stale_ledger::look_for_traces(selected, known.as_ref())?;
        drop(known);
        let mut ledger = Ledger::open(&folder).map_err(stop)?;
        ledger.claim(id, lock.holder()).map_err(|fault| match fault {
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
        Ok(Self { lock, ledger, forgiven })
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
