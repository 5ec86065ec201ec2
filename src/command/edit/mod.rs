//! `edit` and `preview --watch`: a page with the preview of a minutes file while it is being written, what
//! is found in it, and a form over it.

mod desk;
mod form;
mod http;
mod messages;
mod shown;
mod watch;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{CommandError, Context};
use crate::cli::{EditArgs, PreviewArgs};
use crate::exit::Exit;
use crate::workspace::{self, Workspace};
use desk::Desk;
use http::Server;
use messages::Message;

/// What the page is opened for.
struct Job<'a> {
    pub file: &'a Path,
    /// Another contact list than that of the settings.
    pub contacts: Option<&'a PathBuf>,
    pub no_open: bool,
    /// Whether the form is shown at first.
    pub with_form: bool,
}

/// Runs the command.
pub(super) fn run(args: &EditArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let EditArgs { file, contacts, no_open } = args;
    let job = Job { file, contacts: contacts.as_ref(), no_open: *no_open, with_form: true };
    serve(&job, context)
}

/// Runs `preview --watch`: the same page, without the form at first.
pub(super) fn watch(args: &PreviewArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let PreviewArgs { file, selection, no_open, .. } = args;
    let contacts = selection.contacts.as_ref();
    let job = Job { file, contacts, no_open: *no_open, with_form: false };
    serve(&job, context)
}

/// Serves the page until the user ends it.
fn serve(job: &Job<'_>, context: &Context<'_>) -> Result<Exit, CommandError> {
    let ui = context.ui;
    if job.file == Path::new("-") {
        return Err(CommandError::new(Exit::Usage, Message::NoPipe));
    }
    let read = workspace::read_text(job.file);
    let findings = match workspace::first_language(job.file) {
        Some(_) => Workspace::read(job.file).findings,
        None => read.findings,
    };
    // What is wrong in the file is shown on the page; only a file that cannot be opened at all is not.
    if read.value.is_none() || findings.has_errors() {
        ui.findings(&findings);
        return Ok(Exit::InputErrors);
    }
    let unable = |error: &std::io::Error| {
        CommandError::new(Exit::InputErrors, Message::NoServer(error.into()))
    };
    let mut server = Server::open().map_err(|error| unable(&error))?;
    let stopped = Arc::new(AtomicBool::new(false));
    let set = Arc::clone(&stopped);
    // Without a handler, Ctrl-C ends the program as usual.
    let _ = ctrlc::set_handler(move || set.store(true, Ordering::Relaxed));
    let address = server.address();
    ui.data(format!("{address}\n").as_bytes());
    ui.say(&Message::Serving);
    if !job.no_open && ui.is_terminal() && open::that_detached(&address).is_err() {
        ui.say(&Message::OpenYourself);
    }
    server.serve(&mut Desk::new(job, context), &stopped);
    ui.say(&Message::Ended);
    Ok(Exit::Done)
}
