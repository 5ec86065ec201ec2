//! How a run ended, and what that means for its caller.

use super::ledger::LedgerFault;
use super::transport::Abort;
use crate::exit::Exit;

/// The numbers of a run and how it ended.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Accepted by the server in this run.
    pub sent: usize,
    /// Refused for good in this run.
    pub refused: usize,
    /// Deferred beyond this run.
    pub deferred: usize,
    /// In doubt after this run.
    pub uncertain: usize,
    /// In the hands of other machines, which share the work.
    pub elsewhere: usize,
    /// Not tried, or tried without anything having been sent.
    pub untouched: usize,
    /// How it ended.
    pub ending: Ending,
}

/// How a run ended.
#[derive(Clone, Debug)]
pub enum Ending {
    /// Everything possible was done.
    Complete,
    /// The user pressed Ctrl-C.
    Interrupted,
    /// The user has to change something first.
    Aborted(Abort),
    /// The ledger can no longer be written.
    Ledger(LedgerFault),
}

impl Outcome {
    /// The exit code.
    pub fn exit(&self) -> Exit {
        match self.ending {
            Ending::Interrupted => Exit::Interrupted,
            Ending::Aborted(_) | Ending::Ledger(_) => Exit::BrokenOff,
            Ending::Complete if self.deferred + self.uncertain + self.untouched > 0 => {
                Exit::BrokenOff
            }
            Ending::Complete if self.refused > 0 => Exit::SomeFailed,
            Ending::Complete => Exit::Done,
        }
    }
}
