//! `templates`: lists the built-in templates, or writes them into a folder for changing.

use std::path::Path;

use super::{CommandError, Context, files};
use crate::cli::{TemplatesAction, TemplatesArgs};
use crate::diagnostic::Findings;
use crate::document::templates::{BUILTIN, Templates};
use crate::exit::Exit;
use crate::l10n::{Localize, messages};
use crate::workspace::find_settings;
use crate::workspace::output::Readers;

/// Runs the command.
pub(super) fn run(args: &TemplatesArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    match &args.action {
        TemplatesAction::Write { folder } => write(folder, context),
        TemplatesAction::List => Ok(list(context)),
    }
}

/// Writes every built-in file that `folder` does not have yet.
fn write(folder: &Path, context: &Context<'_>) -> Result<Exit, CommandError> {
    let mut written = 0;
    for file in BUILTIN {
        let path = folder.join(file.name);
        let is_new = files::write_new(&path, file.text.as_bytes(), Readers::Usual, context)?;
        written += usize::from(is_new);
    }
    if written == 0 {
        context.ui.say(&Message::NothingToDo);
        return Ok(Exit::Declined);
    }
    context.ui.say(&Message::Keep);
    Ok(Exit::Done)
}

/// Lists every file with its purpose, and whether this workspace has its own.
fn list(context: &Context<'_>) -> Exit {
    let mut findings = Findings::new();
    let settings = find_settings(&context.world.folder);
    let workspace = settings.as_deref().and_then(Path::parent);
    let templates = workspace.and_then(|folder| Templates::load(folder).report_to(&mut findings));
    let widest = BUILTIN.iter().map(|file| file.name.len()).max().unwrap_or_default();
    let mut lines = String::new();
    for file in BUILTIN {
        let own = templates.as_ref().is_some_and(|templates| templates.is_own(file.name));
        let purpose = file.localize(context.ui.language);
        let mark = if own { Message::Own.localize(context.ui.language) } else { String::new() };
        lines += format!("{:widest$}  {purpose}{mark}", file.name).trim_end();
        lines.push('\n');
    }
    context.ui.data(lines.as_bytes());
    context.ui.findings(&findings);
    if findings.has_errors() { Exit::InputErrors } else { Exit::Done }
}

messages! {
    /// Messages of the command.
    enum Message {
        NothingToDo =
            "Alle Vorlagen sind schon da; nichts geschrieben.",
            "All templates are already there; nothing was written.";
        Keep =
            "Rundmail benutzt Vorlagen aus dem Ordner `templates` neben `rundmail.toml`. Behalten \
             Sie dort nur die Dateien, die Sie ändern: Die anderen kommen aus dem Programm und \
             bleiben mit ihm auf dem neuesten Stand.",
            "Rundmail uses templates from the folder `templates` next to `rundmail.toml`. Keep \
             only the files there that you change: the others come from the program and stay up \
             to date with it.";
        Own = " (hier eine eigene)", " (your own one here)";
    }
}
