//! `attendance --forget-names`: names of those who came, whose time is over, are replaced by their
//! number.
//!
//! The time is that of the signed list (`keep-months` below `[sign-in]`). Names that are public stay,
//! and so do the numbers that every document shows; who was excused or missing is forgotten.

use std::path::{Path, PathBuf};

use chrono::{Months, NaiveDate};

use super::{CommandError, Context, office};
use crate::cli::AttendanceArgs;
use crate::diagnostic::Findings;
use crate::edit::{Draft, NotSaved, Place, Value};
use crate::exit::Exit;
use crate::l10n::{Language, counted, date, messages};
use crate::minutes::{Minutes, parse};
use crate::settings::Settings;
use crate::source::Source;
use crate::workspace::Workspace;
use crate::workspace::files::{minutes_text, named};

/// A file whose names are to be forgotten.
struct Due {
    path: PathBuf,
    line: usize,
    names: usize,
    until: NaiveDate,
    settings: Settings,
}

/// Runs the command.
pub(super) fn run(args: &AttendanceArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let mut findings = Findings::new();
    let mut due = Vec::new();
    for file in named(&args.paths) {
        if minutes_text(&file, &mut findings).is_some()
            && let Some(workspace) = Workspace::read(&file).report_to(&mut findings)
        {
            due.extend(of(&workspace, context));
        }
    }
    if findings.has_errors() {
        context.ui.findings(&findings);
        return Ok(Exit::InputErrors);
    }
    if due.is_empty() {
        context.ui.say(&Message::Nothing);
        return Ok(Exit::Declined);
    }
    let lines = due.iter().map(|one| line(one, context.ui.language) + "\n");
    context.ui.data(lines.collect::<String>().as_bytes());
    let names = due.iter().map(|one| one.names).sum();
    context.ui.say(&Message::Due { names, files: due.len() });
    if args.dry_run {
        return Ok(Exit::Done);
    }
    if !args.yes {
        if !context.ui.can_ask() {
            return Err(CommandError::new(Exit::Declined, Message::NotAsked).help(Message::SayYes));
        }
        if !context.ui.confirm(&Message::Question) {
            context.ui.say(&Message::Declined);
            return Ok(Exit::Declined);
        }
    }
    let mut failed = false;
    for one in &due {
        match forget(one, context.ui.language) {
            Ok(()) => context.ui.say(&Message::Written { path: one.path.display().to_string() }),
            Err(fault) => {
                failed = true;
                let path = one.path.display().to_string();
                context.ui.say(&Message::Left { path, fault });
            }
        }
    }
    Ok(if failed { Exit::InputErrors } else { Exit::Done })
}

/// What is due in a file and its translations.
fn of(workspace: &Workspace, context: &Context<'_>) -> Vec<Due> {
    let today = office::today(&workspace.settings, context.world);
    let each = workspace.languages().filter_map(|minutes| {
        let day = workspace.minutes.meeting.as_ref()?.date.value;
        let months = Months::new(workspace.settings.sign_in.keep_months);
        let until = day.checked_add_months(months).filter(|until| *until < today)?;
        let mut names = minutes.participants.iter().filter(|one| !one.public);
        let first = names.next()?;
        let path = minutes.source.path().to_owned();
        let (line, names) = (first.name.span.position().line, names.count() + 1);
        Some(Due { path, line, names, until, settings: workspace.settings.clone() })
    });
    each.collect()
}

fn line(due: &Due, language: Language) -> String {
    let Due { path, line, names, until, .. } = due;
    let (path, until) = (path.display(), date(*until, language));
    match language {
        Language::German => format!("{path}:{line}: {names} Namen, Frist war der {until}"),
        Language::English => format!("{path}:{line}: {names} names, due on {until}"),
    }
}

/// Writes the file without the names.
fn forget(due: &Due, language: Language) -> Result<(), NotSaved> {
    let mut draft = Draft::open(&due.path, language).value.ok_or(NotSaved::Unproved)?;
    let read = |text: &str| -> Option<Minutes> {
        let path: &Path = &due.path;
        let read = parse(&Source::new(path, text), &due.settings.defaults);
        read.value.filter(|_| !read.findings.has_errors())
    };
    let before = read(draft.source().text()).ok_or(NotSaved::Unproved)?;
    if before.attendance.is_none()
        && let Some((persons, organisations)) = before.figures()
    {
        let table = Place::top().table("attendance");
        let figures = [("persons", persons), ("organisations", organisations)];
        for (key, figure) in figures {
            let number = Value::Number(u32::try_from(figure).unwrap_or(u32::MAX));
            draft.set(&table, key, &number).map_err(|_| NotSaved::Unproved)?;
        }
    }
    let people = before.participants.iter().enumerate();
    let secret = people.filter(|(_, one)| !one.public).map(|(index, _)| index);
    for index in secret.collect::<Vec<_>>().into_iter().rev() {
        draft.remove_entry(&Place::top(), "participants", index).map_err(|_| NotSaved::Unproved)?;
    }
    // What is read from the new file is what was meant.
    let after = read(&draft.text()).ok_or(NotSaved::Unproved)?;
    let is_so = after.figures() == before.figures()
        && after.participants.iter().all(|one| one.public)
        && after.agenda.len() == before.agenda.len();
    if is_so { draft.save() } else { Err(NotSaved::Unproved) }
}

messages! {
    enum Message {
        Nothing =
            "In keiner dieser Dateien stehen Namen von Teilnehmenden, deren Frist vorbei ist.",
            "None of these files has names of participants whose time is over.";
        Due {
            names: usize as counted(["Name", "Namen"], ["name", "names"]),
            files: usize as counted(["Datei", "Dateien"], ["file", "files"]),
        } =
            "{names} in {files}, deren Frist vorbei ist. Die Zahl der Teilnehmenden bleibt; öffentliche \
             Namen bleiben auch. Prüfen Sie vorher, ob eine Niederschrift die Namen enthalten muss.",
            "{names} in {files} whose time is over. The number of participants stays, and so do public \
             names. Check first whether the law requires the names in these minutes.";
        Question =
            "Die Namen durch die Zahl der Teilnehmenden ersetzen?",
            "Replace the names by the number of participants?";
        NotAsked =
            "Es wurde nichts geändert: Niemand kann die Frage beantworten.",
            "Nothing was changed: nobody can answer the question.";
        SayYes =
            "Sagen Sie mit --ja, dass die Namen ersetzt werden sollen.",
            "Say with --yes that the names are to be replaced.";
        Declined = "Es wurde nichts geändert.", "Nothing was changed.";
        Written { path: String } =
            "Ohne die Namen geschrieben: {path}",
            "Written without the names: {path}";
        Left { path: String, fault: NotSaved } =
            "{path} bleibt, wie es ist. {fault}",
            "{path} stays as it is. {fault}";
    }
}
