//! How a run of the program ended.

/// The exit codes, the same for every command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// The input has errors; nothing was written or sent.
    InputErrors,
    /// The command line could not be understood.
    Usage,
    /// Some recipients failed permanently.
    SomeFailed,
    /// Aborted; the same command resumes where it stopped.
    BrokenOff,
    /// Declined by the user, or nothing to do.
    Declined,
    /// Interrupted by Ctrl-C.
    Interrupted,
}

impl Exit {
    /// The exit code for the operating system.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::InputErrors => 1,
            Self::Usage => 2,
            Self::SomeFailed => 3,
            Self::BrokenOff => 4,
            Self::Declined => 5,
            Self::Interrupted => 130,
        }
    }
}
