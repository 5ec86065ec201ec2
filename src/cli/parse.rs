//! From the words on the command line to [`Cli`], with help and errors in both languages.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Command, CommandFactory, FromArgMatches};

use super::{Cli, examples, german, guess, names, usage};
use crate::exit::Exit;
use crate::l10n::Language;

/// What clap returns instead of a parsed command line: help, version, or an error.
#[derive(Debug)]
pub struct UsageError {
    /// The text.
    pub text: String,
    /// Whether it goes to stdout, as help and version do.
    pub to_stdout: bool,
    /// 0 for help and version, otherwise 2.
    pub exit: Exit,
}

/// Longer lines are hard to read, however wide the window is (characters).
pub const WIDEST: usize = 100;

/// In a narrower window the terminal breaks the lines (characters).
const NARROWEST: usize = 40;

/// The command in the given language, for help, completions and manual pages; help is in lines of
/// at most `width` characters.
pub fn command(language: Language, width: usize) -> Command {
    let width = width.clamp(NARROWEST, WIDEST);
    let command = with_flags(Cli::command().subcommand(help_verb()).term_width(width));
    let command = names::give(command, language);
    let command = examples::add(command, language, width);
    let mut command = match language {
        Language::German => german::frame(command, width),
        Language::English => command,
    };
    // Built once here, so that every usage line is available.
    command.build();
    usage::fit(&mut command, "rundmail", language, width);
    command
}

/// `help [COMMAND]…` as our own verb, since clap's has no German.
fn help_verb() -> Command {
    let verb = Arg::new("verb").value_name("COMMAND · BEFEHL").num_args(0..);
    let about = "Help on the program or on a command · Hilfe zum Programm oder zu einem Befehl";
    Command::new("help").about(about).arg(verb.help("The command · Der Befehl"))
}

/// `--help` and `--version` at every depth as our own options, since clap's have neither German nor
/// aliases.
fn with_flags(command: Command) -> Command {
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help("Print help (see more with '--help') · Hilfe zeigen (ausführlich mit --hilfe, kurz mit -h)")
        .long_help("Print help (see a summary with '-h')")
        .display_order(901);
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help("Print version · Version zeigen")
        .display_order(902);
    let command = command.disable_help_flag(true).disable_version_flag(true);
    let command = command.version(env!("CARGO_PKG_VERSION")).args([help, version]);
    command.mut_subcommands(with_flags)
}

/// Parses the command line. Messages about it are in lines of at most `width` characters.
pub fn parse(args: &[OsString], language: Language, width: usize) -> Result<Cli, UsageError> {
    let mut program = command(language, width);
    let matches = program
        .try_get_matches_from_mut(args)
        .map_err(|error| usage_error(error, language, &program, args))?;
    if let Some(("help", asked)) = matches.subcommand() {
        let nothing = UsageError { text: String::new(), to_stdout: true, exit: Exit::Done };
        return Err(parse(&help_on(asked), language, width).err().unwrap_or(nothing));
    }
    Cli::from_arg_matches(&matches).map_err(|error| usage_error(error, language, &program, args))
}

/// `help VERB` is the same as `VERB --help`.
fn help_on(asked: &ArgMatches) -> Vec<OsString> {
    let verbs = asked.get_many::<String>("verb").into_iter().flatten().map(OsString::from);
    std::iter::once("rundmail".into()).chain(verbs).chain(["--help".into()]).collect()
}

fn usage_error(
    mut error: clap::Error,
    language: Language,
    program: &Command,
    args: &[OsString],
) -> UsageError {
    guess::put(&mut error, program, args);
    let text = match (error.kind(), language) {
        (ErrorKind::DisplayVersion, _) => format!("rundmail {}\n", env!("CARGO_PKG_VERSION")),
        (_, Language::English)
        | (ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand, _) => {
            error.render().to_string()
        }
        (_, Language::German) => german::fault(&error),
    };
    let exit = if error.use_stderr() { Exit::Usage } else { Exit::Done };
    UsageError { text, to_stdout: !error.use_stderr(), exit }
}
