//! Writes files for commands, each with a message about it.

use std::path::Path;

use super::messages::{Left, NotWritten, Written};
use super::{CommandError, Context};
use crate::workspace::output::{self, Readers};

/// Writes a file that anybody may read, replacing what was there.
pub(super) fn write(path: &Path, bytes: &[u8], context: &Context<'_>) -> Result<(), CommandError> {
    let written = output::write(path, bytes, Readers::Usual);
    written.map_err(|error| NotWritten::stop(path, &error))?;
    context.ui.say(&Written(path.display().to_string()));
    Ok(())
}

/// Writes a file where there is none; an existing one stays, and the result is `false`.
pub(super) fn write_new(
    path: &Path,
    bytes: &[u8],
    readers: Readers,
    context: &Context<'_>,
) -> Result<bool, CommandError> {
    let is_new = output::write_new(path, bytes, readers);
    let is_new = is_new.map_err(|error| NotWritten::stop(path, &error))?;
    let shown = path.display().to_string();
    if is_new {
        context.ui.say(&Written(shown));
    } else {
        context.ui.say(&Left(shown));
    }
    Ok(is_new)
}
