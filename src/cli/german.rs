//! The German help.

/// Puts German texts in the place of the English ones.
pub(super) fn translate(command: clap::Command) -> clap::Command {
    command
}
