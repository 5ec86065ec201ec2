//! From the words on the command line to [`Cli`], with help and faults in both languages.

use std::ffi::OsString;

use clap::{CommandFactory, FromArgMatches};

use super::{Cli, german};
use crate::exit::Exit;
use crate::say::Language;

/// What clap has to say instead of a parsed command line: help, version, or a fault.
#[derive(Debug)]
pub struct UsageError {
    /// The text.
    pub text: String,
    /// Help and version go to stdout.
    pub to_stdout: bool,
    /// 0 for help and version, else 2.
    pub exit: Exit,
}

/// The command in the given language, for help, completions and manual pages.
pub fn command(language: Language) -> clap::Command {
    let command = Cli::command();
    match language {
        Language::German => german::translate(command),
        Language::English => command,
    }
}

/// Parses the command line.
pub fn parse(args: &[OsString], language: Language) -> Result<Cli, UsageError> {
    let parsed = command(language).try_get_matches_from(args);
    parsed.and_then(|matches| Cli::from_arg_matches(&matches)).map_err(|error| UsageError {
        text: error.render().to_string(),
        to_stdout: !error.use_stderr(),
        exit: if error.use_stderr() { Exit::Usage } else { Exit::Done },
    })
}
