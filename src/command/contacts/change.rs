//! Opening the list for changing, and replacing it.

use std::path::{Path, PathBuf};

use super::super::{CommandError, Context};
use super::save;
use crate::contacts::{Address, EditFault, ListFile, NotOpened, list_path};
use crate::delivery::private::{FOLDER, private_folder};
use crate::exit::Exit;
use crate::l10n::messages;
use crate::settings::Settings;

/// The folder below the private one with what a list was before it was changed.
pub(super) const BACKUPS: &str = "backup";

/// The error that stops a command.
pub(super) fn stop(fault: EditFault) -> CommandError {
    let help = fault.help();
    let exit = match fault {
        EditFault::Open { .. } | EditFault::Locked { .. } | EditFault::Changed { .. } => {
            Exit::BrokenOff
        }
        _ => Exit::InputErrors,
    };
    CommandError::new(exit, fault).help(help)
}

/// Opens the list for changing; `None` where it cannot be understood, which is told then.
pub(super) fn open(
    settings: &Settings,
    other: Option<&Path>,
    context: &Context<'_>,
) -> Result<Option<ListFile>, CommandError> {
    opened(ListFile::open(&list_path(settings, other), &settings.contacts), context)
}

/// The same; where there is none yet, a new one with the columns that `init` writes. It becomes a
/// file by [`replace`].
pub(super) fn open_or_begin(
    settings: &Settings,
    other: Option<&Path>,
    context: &Context<'_>,
) -> Result<Option<ListFile>, CommandError> {
    let path = list_path(settings, other);
    let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    if path.exists() || !is_csv {
        return open(settings, other, context);
    }
    let sample = context.ui.language.pick(
        include_str!("../../../templates/start/de/contacts.csv"),
        include_str!("../../../templates/start/en/contacts.csv"),
    );
    let header = sample.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    // Excel reads UTF-8 only where the mark stands in front.
    let text = format!("\u{feff}{header}\r\n");
    opened(ListFile::of(&path, text.into_bytes(), &settings.contacts), context)
}

/// What was opened or made; findings are told.
pub(super) fn opened<T>(
    made: Result<T, NotOpened>,
    context: &Context<'_>,
) -> Result<Option<T>, CommandError> {
    match made {
        Ok(made) => Ok(Some(made)),
        Err(NotOpened::Findings(findings)) => {
            context.ui.findings(&findings);
            Ok(None)
        }
        Err(NotOpened::Fault(fault)) => Err(stop(fault)),
    }
}

/// Where the list as it was before is kept.
pub(super) fn backup(settings: &Settings, list: &ListFile) -> Result<PathBuf, CommandError> {
    let folder = settings.folder();
    let made = private_folder(&folder);
    let private = made
        .map_err(|error| super::super::messages::NotWritten::stop(&folder.join(FOLDER), &error))?;
    let name = list.path().file_name().unwrap_or_default();
    Ok(private.join(BACKUPS).join(name))
}

/// Replaces the list, keeps it as it was before, and says so.
pub(super) fn replace(
    settings: &Settings,
    old: &ListFile,
    new: &ListFile,
    context: &Context<'_>,
) -> Result<(), CommandError> {
    if !old.path().exists() && old.rows().is_empty() {
        save::begin(new).map_err(stop)?;
        context.ui.say(&Begun { path: new.path().display().to_string() });
        return Ok(());
    }
    let backup = backup(settings, old)?;
    save::replace(old, new.bytes(), Some(&backup)).map_err(stop)?;
    let (path, backup) = (old.path().display().to_string(), backup.display().to_string());
    context.ui.say(&Replaced { path, backup });
    Ok(())
}

/// An address of the command line.
pub(super) fn address(written: &str) -> Result<Address, CommandError> {
    Address::parse(written).map_err(|fault| {
        let says = NoAddress { written: written.to_owned(), fault };
        CommandError::new(Exit::Usage, says)
    })
}

messages! {
    struct Replaced { path: String, backup: String } =
        "Geändert: {path}. Wie die Liste vorher war, steht in {backup}.",
        "Changed: {path}. What the list was before is in {backup}.";

    struct Begun { path: String } =
        "Neue Kontaktliste: {path}.",
        "New contact list: {path}.";

    struct NoAddress { written: String, fault: crate::contacts::AddressFault } =
        "`{written}` ist keine E-Mail-Adresse: {fault}",
        "`{written}` is not an e-mail address: {fault}";
}
