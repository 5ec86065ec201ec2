//! The command line: what can be typed, and nothing else.
//!
//! The doc comments here are the English help; `german` holds the German one, and `names` the German
//! names. What the user typed leaves this room as plain values in the `*Args` structs.

mod examples;
mod german;
mod guess;
mod lines;
pub mod names;
mod parse;
mod span;
mod usage;
mod values;

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};

pub use parse::{UsageError, WIDEST, command, parse};
pub use values::{AttendanceFormat, EditionArg, Format, Gone, Lang, NewKind, Uncertain, Via};

/// Minutes in, an accessible Rund-Mail out: HTML, PDF, text, calendar, and one accounted e-mail for
/// each contact.
#[derive(Debug, Parser)]
#[command(
    name = "rundmail",
    version,
    propagate_version = true,
    disable_help_subcommand = true,
    arg_required_else_help = true
)]
pub struct Cli {
    /// Language of the program's own words.
    #[arg(long, global = true, value_name = "LANGUAGE", display_order = 900)]
    pub lang: Option<Lang>,
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Set up a workspace with commented sample files
    Init(InitArgs),
    /// Write the next minutes file
    New(NewArgs),
    /// Find every fault in files, contacts and texts; changes nothing
    Check(CheckArgs),
    /// Write the documents
    Render(RenderArgs),
    /// Show the exact mails in the browser
    Preview(PreviewArgs),
    /// Send the Rund-Mail; asks first, and continues where an earlier run stopped
    Send(SendArgs),
    /// Who got what, who did not, and why
    Status(StatusArgs),
    /// Note in the ledger which mails came back, from saved delivery reports
    Bounces(BouncesArgs),
    /// Attendance figures for each meeting and year
    Attendance(AttendanceArgs),
    /// The contact list as it is understood
    Contacts(ContactsArgs),
    /// The built-in templates
    Templates(TemplatesArgs),
    /// Completions for a shell
    Completions(CompletionsArgs),
    /// Manual pages
    Man(ManArgs),
}

/// `init`
#[derive(Args, Debug)]
pub struct InitArgs {
    /// The folder of the workspace
    #[arg(value_name = "DIR", default_value = ".")]
    pub folder: PathBuf,
}

/// `new`
#[derive(Args, Debug)]
pub struct NewArgs {
    /// The file to write; named after the date of the meeting where it is left out
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Carry over from this file; else from the latest one in the folder
    #[arg(long, value_name = "FILE")]
    pub after: Option<PathBuf>,
    /// The kind of the new file; else what comes next, which is asked at a terminal
    #[arg(long, value_name = "KIND")]
    pub kind: Option<NewKind>,
}

/// `check`
#[derive(Args, Debug)]
pub struct CheckArgs {
    /// Minutes files, or folders of them; the newest one is offered where none is named; - reads from
    /// standard input
    #[arg(value_name = "PATH")]
    pub files: Vec<PathBuf>,
    /// Another contact list than the settings name
    #[arg(long, value_name = "FILE")]
    pub contacts: Option<PathBuf>,
    /// Try out the mail server with everything short of sending; needs no file
    #[arg(long)]
    pub server: bool,
    /// What a rule is for, and how to mend what it finds; without a name, all rules; needs no file
    #[arg(
        long,
        value_name = "RULE",
        num_args = 0..=1,
        conflicts_with_all = ["files", "server", "contacts"]
    )]
    pub explain: Option<Option<String>>,
    /// Findings as JSON
    #[arg(long)]
    pub json: bool,
}

/// `render`
#[derive(Args, Debug)]
pub struct RenderArgs {
    /// The minutes file; where it is left out, the newest one of the folder is offered
    #[arg(value_name = "FILE", default_value = ".", hide_default_value = true)]
    pub file: PathBuf,
    /// Where to write; `out` in the workspace where it is left out
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Only these formats
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    pub format: Vec<Format>,
    /// Only this edition
    #[arg(long, value_name = "EDITION")]
    pub edition: Option<EditionArg>,
}

/// Which contacts a command is about.
#[derive(Args, Clone, Debug, Default)]
pub struct Selection {
    /// Only this group; may be repeated
    #[arg(long, value_name = "GROUP")]
    pub to: Vec<String>,
    /// Not this group; may be repeated
    #[arg(long, value_name = "GROUP")]
    pub except: Vec<String>,
    /// Another contact list than the settings name
    #[arg(long, value_name = "FILE")]
    pub contacts: Option<PathBuf>,
    /// Leave out faulty rows of the list instead of stopping
    #[arg(long)]
    pub skip_faulty: bool,
}

/// `preview`
#[derive(Args, Debug)]
pub struct PreviewArgs {
    /// The minutes file; where it is left out, the newest one of the folder is offered
    #[arg(value_name = "FILE", default_value = ".", hide_default_value = true)]
    pub file: PathBuf,
    /// Which contacts
    #[command(flatten)]
    pub selection: Selection,
    /// Also write this person's mail as a file (.eml), and open it; may be repeated
    #[arg(long = "for", value_name = "ADDRESS")]
    pub messages: Vec<String>,
    /// Do not open the browser
    #[arg(long)]
    pub no_open: bool,
}

/// `send`
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch on the command line")]
pub struct SendArgs {
    /// The minutes file; where it is left out, the newest one of the folder is offered
    #[arg(value_name = "FILE", default_value = ".", hide_default_value = true)]
    pub file: PathBuf,
    /// Which contacts
    #[command(flatten)]
    pub selection: Selection,
    /// Do everything but send; writes only previews
    #[arg(long)]
    pub dry_run: bool,
    /// Also write this person's mail as a file (.eml); may be repeated
    #[arg(long = "for", value_name = "ADDRESS", requires = "dry_run")]
    pub messages: Vec<String>,
    /// Send a test to this address only; one of the list gets its own mail, in each language; leaves no
    /// trace in the ledger
    #[arg(long, value_name = "ADDRESS")]
    pub test: Option<String>,
    /// Do not ask
    #[arg(short, long)]
    pub yes: bool,
    /// How to send
    #[arg(long, value_name = "WAY")]
    pub via: Option<Via>,
    /// Content has changed: send it only to those who have not got the mailing
    #[arg(long, conflicts_with = "correction")]
    pub only_new: bool,
    /// Content has changed: send a correction to those who have got the earlier version
    #[arg(long)]
    pub correction: bool,
    /// What to do with mails of which nobody knows whether they arrived
    #[arg(long, value_name = "WHAT")]
    pub uncertain: Option<Uncertain>,
    /// What to do with people whose address nobody has, as a report or the server said
    #[arg(long, value_name = "WHAT")]
    pub gone: Option<Gone>,
    /// Try again with those whom the server refused for good
    #[arg(long)]
    pub retry_refused: bool,
    /// How long to wait altogether for whoever or whatever says "later": 90s, 30m, 2h, 2h30m; 0: one
    /// attempt each
    #[arg(long, value_name = "TIME", value_parser = span::span, default_value = "15m")]
    pub retry_for: Duration,
    /// Only those in this list, such as the one of those not reached; tries the refused again
    #[arg(long, value_name = "FILE")]
    pub only: Option<PathBuf>,
    /// Only the plan with this digest, as the preview shows it
    #[arg(long, value_name = "DIGEST", conflicts_with = "test")]
    pub approved: Option<String>,
}

/// `status`
#[derive(Args, Debug)]
pub struct StatusArgs {
    /// The minutes file; every mailing of the workspace where it is left out
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Every address as CSV
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
    /// CSV as Excel wants it: semicolons and a byte order mark
    #[arg(long, conflicts_with = "json")]
    pub excel: bool,
    /// Every address as JSON
    #[arg(long)]
    pub json: bool,
}

/// `bounces`
#[derive(Args, Debug)]
pub struct BouncesArgs {
    /// Mails (.eml, .msg), mbox files, or folders of them, also Maildirs
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// What was found as JSON
    #[arg(long)]
    pub json: bool,
}

/// `attendance`
#[derive(Args, Debug)]
pub struct AttendanceArgs {
    /// Minutes files, or folders of them
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// How to write the figures
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<AttendanceFormat>,
    /// Where to write; needed for xlsx
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// CSV as Excel wants it: semicolons and a byte order mark
    #[arg(long)]
    pub excel: bool,
    /// The same as --format json
    #[arg(long)]
    pub json: bool,
}

/// `contacts`
#[derive(Args, Debug)]
pub struct ContactsArgs {
    /// Which contacts
    #[command(flatten)]
    pub selection: Selection,
    /// The list as JSON
    #[arg(long)]
    pub json: bool,
}

/// `templates`
#[derive(Args, Debug)]
pub struct TemplatesArgs {
    /// What to do with them
    #[command(subcommand)]
    pub action: TemplatesAction,
}

/// The actions of `templates`.
#[derive(Debug, Subcommand)]
pub enum TemplatesAction {
    /// Write the built-in templates into a folder; never overwrites
    Write {
        /// The folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// List them, with what each is for
    List,
}

/// `completions`
#[derive(Args, Debug)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// `man`
#[derive(Args, Debug)]
pub struct ManArgs {
    /// The folder to write into
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}
