//! How a run ended, and what that means for whoever started it.

use super::ledger::LedgerFault;
use super::transport::Abort;
use crate::exit::Exit;

/// The figures of a run and how it ended.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Taken by the server in this run.
    pub sent: usize,
    /// Refused for good in this run.
    pub refused: usize,
    /// Deferred beyond this run.
    pub deferred: usize,
    /// Nobody knows.
    pub uncertain: usize,
    /// Not tried, or tried without anything having been sent.
    pub untouched: usize,
    /// How it ended.
    pub ending: Ending,
}

/// How a run ended.
#[derive(Clone, Debug)]
pub enum Ending {
    /// Everything that could be done was done.
    Complete,
    /// Somebody pressed Ctrl-C.
    Interrupted,
    /// Something has to be changed first.
    Halted(Abort),
    /// The ledger cannot be written any more.
    Ledger(LedgerFault),
}

impl Outcome {
    /// What the operating system is told.
    pub fn exit(&self) -> Exit {
        match self.ending {
            Ending::Interrupted => Exit::Interrupted,
            Ending::Halted(_) | Ending::Ledger(_) => Exit::BrokenOff,
            Ending::Complete if self.deferred + self.uncertain + self.untouched > 0 => {
                Exit::BrokenOff
            }
            Ending::Complete if self.refused > 0 => Exit::SomeFailed,
            Ending::Complete => Exit::Done,
        }
    }
}
