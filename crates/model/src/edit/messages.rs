//! Why a changed minutes file was not written.

use std::io;

use crate::l10n::{SystemFault, messages};

messages! {
    /// Why a changed minutes file was not written; it is as it was.
    pub enum NotSaved {
        /// Somebody else has written it since it was read.
        Changed =
            "Die Datei wurde inzwischen anderswo geändert. Es wurde nichts geschrieben.",
            "The file has been changed elsewhere in the meantime. Nothing was written.";
        /// Its owner has protected it; renaming over it would pass by that.
        ReadOnly =
            "Die Datei ist schreibgeschützt. Es wurde nichts geschrieben.",
            "The file is read-only. Nothing was written.";
        /// The result would not be read as it is meant.
        Unproved =
            "Die Änderung ließ sich nicht sicher eintragen. Es wurde nichts geschrieben.",
            "The change could not be made safely. Nothing was written.";
        /// An error of the disk.
        Disk(error: SystemFault) =
            "Die Datei konnte nicht geschrieben werden: {error}",
            "The file could not be written: {error}";
    }
}

impl From<io::Error> for NotSaved {
    fn from(error: io::Error) -> Self {
        Self::Disk((&error).into())
    }
}
