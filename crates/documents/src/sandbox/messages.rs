//! Messages about a template that uses too much.

use super::MEMORY;
use crate::l10n::messages;

messages! {
    /// What a template uses too much of.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub enum Excess {
        /// Processor time.
        Time = "Die Vorlage kommt zu keinem Ende.", "The template does not come to an end.";
        /// Memory.
        Memory
            = ("Die Vorlage braucht mehr als {} MB Arbeitsspeicher.", MEMORY / 1_000_000),
              ("The template needs more than {} MB of memory.", MEMORY / 1_000_000);
        /// So much at once, or such deep recursion, that the system ended the process.
        Crash
            = "Die Vorlage verlangt auf einmal mehr Arbeitsspeicher, als es gibt, oder ist zu tief verschachtelt.",
              "The template asks for more memory at once than there is, or is nested too deeply.";
    }

    /// What to do about it.
    pub(super) struct Help {}
        = "Wahrscheinlich wiederholt sie etwas zu oft, verdoppelt einen Text immer wieder oder ruft sich selbst auf.",
          "It probably repeats something too often, doubles a text again and again, or calls itself.";
}

impl Excess {
    /// The byte that stands for it between the processes.
    pub(super) fn code(self) -> u8 {
        match self {
            Self::Time => b't',
            Self::Memory => b'm',
            Self::Crash => b'c',
        }
    }

    pub(super) fn of_code(code: u8) -> Self {
        let known = [Self::Time, Self::Memory].into_iter().find(|excess| excess.code() == code);
        known.unwrap_or(Self::Crash)
    }
}
