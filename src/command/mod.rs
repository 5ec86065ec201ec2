//! The verbs, one file each. A command's signature names everything that it uses.

mod approval;
mod approve;
mod attend;
mod attendance;
mod bounced;
mod bounces;
mod check;
mod completions;
mod contacts;
mod corrected;
mod dates;
mod decisions;
mod edit;
mod files;
mod forget_names;
mod gather;
mod guests;
mod import;
mod init;
mod ledger;
mod letters;
mod login;
mod mailbox;
mod mailserver;
mod man;
mod messages;
mod new;
mod office;
mod open;
mod own_tasks;
mod paper;
mod preview;
mod receipt;
mod remind;
mod render;
mod report;
mod schema;
mod send;
mod sign_in;
mod site;
mod status;
mod templates;
mod which;

use crate::cli::Verb;
use crate::delivery::Abort;
use crate::exit::Exit;
use crate::l10n::{Localize, Sentence};
use crate::ui::Ui;
use crate::world::World;

/// What every command may use.
pub struct Context<'a> {
    /// Its output.
    pub ui: &'a Ui,
    /// The clock, the variables and the current folder.
    pub world: &'a World,
    /// The passwords that were typed: nobody is asked twice for the same.
    typed: mailserver::Typed,
}

impl<'a> Context<'a> {
    /// What a command may use.
    pub fn new(ui: &'a Ui, world: &'a World) -> Self {
        Self { ui, world, typed: mailserver::Typed::default() }
    }
}

/// Why a command stopped before its work was done.
#[derive(Debug)]
pub struct CommandError {
    /// The exit code.
    pub exit: Exit,
    /// What went wrong.
    pub says: Sentence,
    /// What to do about it.
    pub help: Option<Sentence>,
}

impl CommandError {
    /// An error without help.
    pub fn new(exit: Exit, says: impl Localize + 'static) -> Self {
        Self { exit, says: std::sync::Arc::new(says), help: None }
    }

    /// An error of a mail server: nothing is wrong here, and the same command goes on.
    pub fn of_server(abort: Abort) -> Self {
        Self { exit: Exit::BrokenOff, says: abort.says, help: abort.help }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Localize + 'static) -> Self {
        self.help = Some(std::sync::Arc::new(help));
        self
    }
}

/// Runs a verb.
pub fn run(mut verb: Verb, context: &Context<'_>) -> Result<Exit, CommandError> {
    which::settle(&mut verb, context)?;
    match &verb {
        Verb::Approve(args) => approve::run(args, context),
        Verb::Check(args) => check::run(args, context),
        Verb::Attend(args) => attend::run(args, context),
        Verb::Attendance(args) => attendance::run(args, context),
        Verb::Bounces(args) => bounces::run(args, context),
        Verb::Completions(args) => completions::run(args, context),
        Verb::Contacts(args) => contacts::run(args, context),
        Verb::Dates(args) => dates::run(args, context),
        Verb::Decisions(args) => decisions::run(args, context),
        Verb::Edit(args) => edit::run(args, context),
        Verb::Import(args) => import::run(args, context),
        Verb::Init(args) => init::run(args, context),
        Verb::Letters(args) => letters::run(args, context),
        Verb::Login(args) => login::run(args, context),
        Verb::New(args) => new::run(args, context),
        Verb::Man(args) => man::run(args, context),
        Verb::Open(args) => open::run(args, context),
        Verb::Preview(args) if args.watch => edit::watch(args, context),
        Verb::Preview(args) => preview::run(args, context),
        Verb::Remind(args) => remind::run(args, context),
        Verb::Render(args) => render::run(args, context),
        Verb::Report(args) => report::run(args, context),
        Verb::Schema(args) => schema::run(args, context),
        Verb::Send(args) => send::run(args, context),
        Verb::SignIn(args) => sign_in::run(args, context),
        Verb::Site(args) => site::run(args, context),
        Verb::Status(args) => status::run(args, context),
        Verb::Templates(args) => templates::run(args, context),
    }
}
