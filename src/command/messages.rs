//! Messages of several commands.

use std::io;
use std::path::Path;

use super::CommandError;
use crate::exit::Exit;
use crate::l10n::{SystemFault, messages};

messages! {
    /// A file that could not be written.
    pub(super) struct NotWritten { path: String, error: SystemFault }
        = "`{path}` kann nicht geschrieben werden: {error}", "`{path}` cannot be written: {error}";

    /// A file that was written.
    pub(super) struct Written(pub(super) path: String)
        = "Geschrieben: {path}", "Written: {path}";

    /// A file that existed already and was not changed.
    pub(super) struct Left(pub(super) path: String)
        = "Gibt es schon, bleibt unverändert: {path}", "Already exists, unchanged: {path}";
}

impl NotWritten {
    /// The error that stops the command.
    pub(super) fn stop(path: &Path, error: &io::Error) -> CommandError {
        let (path, error) = (path.display().to_string(), error.into());
        CommandError::new(Exit::InputErrors, Self { path, error })
    }
}
