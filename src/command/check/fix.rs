//! `check --fix`: writes the sure repairs of findings into the files.
//!
//! Repairs are tried before anything is written: the files are checked again with them, in memory, and
//! those after which there would be more findings, or others, are left out. One repair may make room for
//! another (what is no TOML is not read), so this goes on until none is left. What was found is shown as
//! it will be written, and whoever is there is asked.

mod trial;

use super::input;
use crate::cli::CheckArgs;
use crate::command::{CommandError, Context};
use crate::diagnostic::Findings;
use crate::edit::NotSaved;
use crate::exit::Exit;
use crate::l10n::{counted, messages};
use crate::report;
use trial::{Mended, Trial};

/// Repairs the files; the result is there where the command ends with that. `look` checks files as they are,
/// or as they would be.
pub(super) fn run(
    args: &CheckArgs,
    look: impl Fn(&CheckArgs) -> Findings,
    context: &Context<'_>,
) -> Result<Option<Exit>, CommandError> {
    if args.files.iter().any(|file| input::is_stdin(file)) {
        return Err(CommandError::new(Exit::Usage, FixMessage::NoFile));
    }
    let mut trial = Trial::default();
    let files = input::files(&args.files, &mut Findings::new());
    let each = files.into_iter().map(|file| vec![file]);
    // Without a file, the settings alone are checked.
    let each: Vec<_> = if args.files.is_empty() { vec![Vec::new()] } else { each.collect() };
    for files in each {
        let contacts = args.contacts.clone();
        let one = CheckArgs { files, contacts, ..CheckArgs::default() };
        trial.mend(&|| look(&one));
    }
    let mut refused = false;
    let mut ready = Vec::new();
    for one in trial.mended() {
        match one.kept.is_ready() {
            Ok(()) => ready.push(one),
            Err(fault) => {
                refused = true;
                context.ui.say(&FixMessage::Left { file: one.file(), fault });
            }
        }
    }
    if ready.is_empty() {
        if !refused {
            context.ui.say(&FixMessage::Nothing);
        }
        return Ok(refused.then_some(Exit::InputErrors));
    }
    for one in &ready {
        context.ui.line(&report::changes(&one.patch, context.ui.language));
    }
    let places = ready.iter().map(|one| one.patch.changes().len()).sum();
    let files = ready.len();
    if !args.yes {
        if !context.ui.can_ask() {
            let stop = CommandError::new(Exit::Declined, FixMessage::NotAsked);
            return Err(stop.help(FixMessage::SayYes));
        }
        if !context.ui.confirm(&FixMessage::Question { places, files }) {
            context.ui.say(&FixMessage::Declined);
            return Ok(Some(Exit::Declined));
        }
    }
    let unwritten = write(ready, context);
    Ok((refused || unwritten).then_some(Exit::InputErrors))
}

/// Writes the files; whether one of them could not be written.
fn write(ready: Vec<Mended>, context: &Context<'_>) -> bool {
    let mut unwritten = false;
    for mut one in ready {
        let places = one.patch.changes().len();
        match one.kept.save(&one.patch.text()) {
            Ok(()) => context.ui.say(&FixMessage::Written { file: one.file(), places }),
            Err(fault) => {
                unwritten = true;
                context.ui.say(&FixMessage::Left { file: one.file(), fault });
            }
        }
    }
    unwritten
}

messages! {
    /// What is repaired, and what not.
    pub(super) enum FixMessage {
        Nothing =
            "Es gibt nichts, was das Programm sicher berichtigen kann.",
            "There is nothing that can be repaired for sure.";
        Question {
            places: usize as counted(["Stelle", "Stellen"], ["place", "places"]),
            files: usize as counted(["Datei", "Dateien"], ["file", "files"]),
        } =
            "{places} in {files} so ändern?",
            "Change {places} in {files} like this?";
        NotAsked =
            "Es wurde nichts geändert: Der Befehl konnte nicht nachfragen.",
            "Nothing was changed: the command could not ask for confirmation.";
        SayYes =
            "Mit --ja wird es ohne Nachfrage eingetragen.",
            "With --yes, it is written without asking.";
        Declined = "Es wurde nichts geändert.", "Nothing was changed.";
        Written {
            file: String,
            places: usize as counted(["Stelle", "Stellen"], ["place", "places"]),
        } =
            "{file}: {places} berichtigt.",
            "{file}: {places} repaired.";
        Left { file: String, fault: NotSaved } =
            "{file}: {fault}",
            "{file}: {fault}";
        NoFile =
            "Die Standardeingabe lässt sich nicht berichtigen; nennen Sie die Datei.",
            "Standard input cannot be repaired; name the file.";
    }
}
