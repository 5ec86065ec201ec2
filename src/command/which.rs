//! Determines the file that a command line means: patterns are expanded, and without a file the
//! newest of the folder is offered. None is ever used without asking.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::{CommandError, Context};
use crate::cli::{
    ApproveArgs, AttendArgs, AttendanceArgs, BouncesArgs, ContactsAction, DatesArgs, DecisionsArgs,
    EditArgs, LettersArgs, MailingArgs, OpenArgs, PreviewArgs, RenderArgs, ReportArgs, Selection,
    SendArgs, SignInArgs, Verb,
};
use crate::exit::Exit;
use crate::l10n::{all_of, messages};
use crate::minutes;
use crate::settings;
use crate::workspace::files::candidates;
use crate::workspace::{self, patterns};

/// How many names are shown where a pattern matches several files.
const TOLD: usize = 5;

/// Replaces what was typed by the files that are meant.
pub(super) fn settle(verb: &mut Verb, context: &Context<'_>) -> Result<(), CommandError> {
    match verb {
        Verb::Approve(ApproveArgs { file, .. }) | Verb::Render(RenderArgs { file, .. }) => {
            *file = minutes_file(file, context)?;
        }
        Verb::Attend(AttendArgs { file, contacts })
        | Verb::Edit(EditArgs { file, contacts, .. })
        | Verb::SignIn(SignInArgs { file, selection: Selection { contacts, .. }, .. })
        | Verb::Preview(PreviewArgs { file, selection: Selection { contacts, .. }, .. }) => {
            other(contacts)?;
            *file = minutes_file(file, context)?;
        }
        Verb::Letters(LettersArgs { file, selection, only, .. })
        | Verb::Remind(MailingArgs { file, selection, only, .. })
        | Verb::Send(SendArgs { mailing: MailingArgs { file, selection, only, .. }, .. }) => {
            other(&mut selection.contacts)?;
            other(only)?;
            *file = minutes_file(file, context)?;
        }
        Verb::Attendance(AttendanceArgs { paths, .. })
        | Verb::Bounces(BouncesArgs { paths, .. }) => all(paths),
        Verb::Dates(DatesArgs { paths, .. })
        | Verb::Decisions(DecisionsArgs { paths, .. })
        | Verb::Open(OpenArgs { paths, .. })
        | Verb::Report(ReportArgs { paths, .. }) => all_or_workspace(paths),
        Verb::Check(args) => {
            all(&mut args.files);
            other(&mut args.contacts)?;
            if args.files.is_empty() && !args.server && args.explain.is_none() {
                args.files.push(newest(Path::new("."), context)?);
            }
        }
        Verb::Contacts(args) => match &mut args.action {
            None => other(&mut args.selection.contacts)?,
            Some(ContactsAction::Import(args)) => {
                all(&mut args.files);
                other(&mut args.contacts)?;
            }
            Some(ContactsAction::Show(args)) => other(&mut args.contacts)?,
            Some(ContactsAction::Unsubscribe(args)) => other(&mut args.contacts)?,
            Some(ContactsAction::Forget(args)) => other(&mut args.contacts)?,
        },
        Verb::Import(args) => args.file = one(&args.file)?,
        Verb::New(args) => other(&mut args.after)?,
        Verb::Status(args) => other(&mut args.file)?,
        Verb::Completions(_)
        | Verb::Init(_)
        | Verb::Login(_)
        | Verb::Man(_)
        | Verb::Schema(_)
        | Verb::Site(_)
        | Verb::Templates(_) => {}
    }
    Ok(())
}

fn all(paths: &mut Vec<PathBuf>) {
    *paths = paths.iter().flat_map(|path| patterns::expanded(path)).collect();
}

/// The same; without any, the folder of the workspace, otherwise this folder.
fn all_or_workspace(paths: &mut Vec<PathBuf>) {
    all(paths);
    if paths.is_empty() {
        let settings = workspace::find_settings(Path::new(""));
        let folder = settings.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        paths.push(if folder == Path::new("") { ".".into() } else { folder.to_owned() });
    }
}

fn other(path: &mut Option<PathBuf>) -> Result<(), CommandError> {
    if let Some(path) = path {
        *path = one(path)?;
    }
    Ok(())
}

/// The only file that matches a pattern. Settings and translations are not mailings of their own.
fn one(path: &Path) -> Result<PathBuf, CommandError> {
    let mut met = patterns::expanded(path);
    met.retain(|file| {
        let is_settings = file.file_name().is_some_and(|name| name == settings::FILE_NAME);
        file == path || !is_settings && !workspace::is_translation(file)
    });
    match met.len() {
        0 | 1 => Ok(met.pop().unwrap_or_else(|| path.to_owned())),
        files => {
            let names = met.iter().take(TOLD).map(|file| format!("`{}`", file.display()));
            let (names, more) = (names.collect(), files.saturating_sub(TOLD));
            let says = Message::Several { pattern: path.display().to_string(), names, more };
            Err(CommandError::new(Exit::Usage, says).help(Message::NameOne))
        }
    }
}

/// The named minutes file; the newest one of a folder, if the user agrees.
fn minutes_file(named: &Path, context: &Context<'_>) -> Result<PathBuf, CommandError> {
    let path = one(named)?;
    if path.is_dir() { newest(&path, context) } else { Ok(path) }
}

/// Asks whether the newest minutes file of the folder is meant.
fn newest(folder: &Path, context: &Context<'_>) -> Result<PathBuf, CommandError> {
    let file = latest(folder);
    let file =
        file.ok_or_else(|| CommandError::new(Exit::Usage, Message::NoneHere).help(Message::SetUp))?;
    let shown = file.display().to_string();
    if !context.ui.can_ask() {
        return Err(CommandError::new(Exit::Usage, Message::Newest(shown)).help(Message::NameIt));
    }
    if context.ui.offer(&Message::Meant(shown)) {
        return Ok(file);
    }
    Err(CommandError::new(Exit::Declined, Message::NotMeant).help(Message::NameIt))
}

/// The minutes file that was saved last; of several saved at once, the last one by name. In a
/// workspace, subfolders count too.
fn latest(folder: &Path) -> Option<PathBuf> {
    let is_workspace = folder.join(settings::FILE_NAME).is_file();
    let own = if folder == Path::new(".") { Path::new("") } else { folder };
    let here = |file: &PathBuf| is_workspace || file.parent() == Some(own);
    let are_minutes = |file: &PathBuf| {
        let source = workspace::read_text(file).value;
        source.is_some_and(|source| minutes::looks_like_minutes(&source))
    };
    let saved = |file: &PathBuf| {
        let saved = fs::metadata(file).and_then(|metadata| metadata.modified());
        saved.unwrap_or(SystemTime::UNIX_EPOCH)
    };
    let files = candidates(folder).into_iter().filter(here).filter(are_minutes);
    files.max_by_key(|file| (saved(file), file.clone()))
}

messages! {
    /// Messages about the file that is meant.
    enum Message {
        /// A pattern matches these files and this many more.
        Several { pattern: String, names: Vec<String> as all_of, more: usize } = match more {
            0 =>
                "Auf `{pattern}` passen mehrere Dateien: {names}.",
                "`{pattern}` matches several files: {names}.";
            more =>
                ("Auf `{pattern}` passen mehrere Dateien: {} und {more} weitere.",
                 names.join(", ")),
                ("`{pattern}` matches several files: {} and {more} more.", names.join(", "));
        };
        NameOne = "Nennen Sie eine davon.", "Name one of them.";
        NoneHere =
            "Es fehlt die Sitzungsdatei, und in diesem Ordner ist keine.",
            "No minutes file was given, and this folder has none.";
        SetUp =
            "Wechseln Sie in den Ordner mit Ihren Sitzungsdateien, oder legen Sie mit `rundmail \
             einrichten` einen an.",
            "Change to the folder with your minutes files, or set one up with `rundmail init`.";
        Newest(file: String) =
            "Es fehlt die Sitzungsdatei. Zuletzt geändert wurde `{file}`.",
            "No minutes file was given. `{file}` was changed last.";
        Meant(file: String) =
            "Meinten Sie die zuletzt geänderte Datei `{file}`?",
            "Did you mean `{file}`, which was changed last?";
        NotMeant = "Nichts getan.", "Nothing was done.";
        NameIt =
            "Nennen Sie die Datei, die Sie meinen, hinter dem Befehl.",
            "Name the file that you mean after the command.";
    }
}
