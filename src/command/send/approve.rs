//! Fourth stage: the user sees what is about to happen, and agrees. Otherwise nothing is delivered.

use super::claim::Claimed;
use super::messages::{Help, Message};
use super::plan::Planned;
use super::stale_ledger;
use super::summary::Summary;
use crate::command::CommandError;
use crate::command::status::stop;
use crate::delivery::checkpoint;
use crate::delivery::ledger::Ledger;
use crate::delivery::lock::RunLock;
use crate::exit::Exit;

/// A plan that is to be delivered.
pub(super) struct Agreed<'a> {
    pub planned: Planned<'a>,
    pub ledger: Ledger,
    pub lock: Option<RunLock>,
}

impl<'a> Agreed<'a> {
    /// Shows the plan and asks.
    pub(super) fn to(planned: Planned<'a>, claimed: Claimed) -> Result<Self, CommandError> {
        let Claimed { lock, me, mut ledger, forgiven } = claimed;
        stale_ledger::look_around(planned.selected, &mut ledger, &me)?;
        agree(&planned)?;
        for other in forgiven {
            checkpoint::forgive(&mut ledger, &other.id, &other.checkpoints).map_err(stop)?;
        }
        Ok(Self { planned, ledger, lock })
    }
}

fn agree(planned: &Planned<'_>) -> Result<(), CommandError> {
    Summary::of(planned).tell();
    let selected = planned.selected;
    if selected.args.mailing.yes {
        return Ok(());
    }
    if !selected.asks() {
        return Err(CommandError::new(Exit::Declined, Message::NotAsked).help(Help::NotAsked));
    }
    selected.confirm(&Message::Question { channel: selected.channel })
}
