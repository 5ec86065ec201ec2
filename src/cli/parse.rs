//! From the words on the command line to [`Cli`], with help and faults in both languages.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{Arg, ArgMatches, Command, CommandFactory, FromArgMatches};

use super::{Cli, examples, german};
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
pub fn command(language: Language) -> Command {
    let command = Cli::command().subcommand(help_verb());
    let command = examples::add(command, language);
    match language {
        Language::German => german::translate(command),
        Language::English => command,
    }
}

/// `help [COMMAND]…`, as an own verb: clap's has no German.
fn help_verb() -> Command {
    let verb = Arg::new("verb").value_name("COMMAND").num_args(0..).help("The command");
    Command::new("help")
        .visible_alias("hilfe")
        .about("Help on the program or on a command")
        .arg(verb)
}

/// Parses the command line.
pub fn parse(args: &[OsString], language: Language) -> Result<Cli, UsageError> {
    let matches = command(language)
        .try_get_matches_from(args)
        .map_err(|error| usage_error(&error, language))?;
    if let Some(("help", asked)) = matches.subcommand() {
        return Err(help_on(asked, language));
    }
    Cli::from_arg_matches(&matches).map_err(|error| usage_error(&error, language))
}

/// What `help VERB` shows: the same as `VERB --help`.
fn help_on(asked: &ArgMatches, language: Language) -> UsageError {
    let verbs = asked.get_many::<String>("verb").into_iter().flatten().map(OsString::from);
    let args = std::iter::once("rundmail".into()).chain(verbs).chain(["--help".into()]);
    match command(language).try_get_matches_from(args) {
        Err(error) => usage_error(&error, language),
        Ok(_) => UsageError { text: String::new(), to_stdout: true, exit: Exit::Done },
    }
}

fn usage_error(error: &clap::Error, language: Language) -> UsageError {
    let text = match (error.kind(), language) {
        (ErrorKind::DisplayVersion, _) => format!("rundmail {}\n", env!("CARGO_PKG_VERSION")),
        (_, Language::English)
        | (ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand, _) => {
            error.render().to_string()
        }
        (_, Language::German) => german::fault(error),
    };
    let exit = if error.use_stderr() { Exit::Usage } else { Exit::Done };
    UsageError { text, to_stdout: !error.use_stderr(), exit }
}
