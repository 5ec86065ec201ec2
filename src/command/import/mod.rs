//! `import`: a minutes file of an existing document.
//!
//! What could not be placed with certainty is listed with its place in the document, and marked in
//! the file. The new file is checked at once.

mod messages;

use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use super::messages::{NotWritten, Written};
use super::{CommandError, Context};
use crate::cli::{CheckArgs, ImportArgs};
use crate::diagnostic::Findings;
use crate::exit::Exit;
use crate::fields::Choice;
use crate::input;
use crate::l10n::{Language, Localize, Readable, Unreadable};
use crate::minutes::Kind;
use crate::workspace;
use crate::workspace::output::{self, Readers};
use import::{Known, LARGEST, Made};
use messages::{Message, Noted};

/// Runs the command.
pub(super) fn run(args: &ImportArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let language = context.ui.language;
    if let Some(file) = args.output.as_ref().filter(|file| file.symlink_metadata().is_ok()) {
        return Err(exists(file));
    }
    let source = args.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = input::read(&args.file, LARGEST).map_err(|error| unreadable(&args.file, &error))?;
    let document = import::read(bytes, &source).map_err(|fault| {
        let help = fault.help();
        CommandError::new(Exit::InputErrors, Message::Fault { file: source.clone(), fault })
            .help(help)
    })?;
    let seen: Vec<String> = document.seen().map(|seen| seen.localize(language)).collect();
    let folder = folder(args);
    let (settings, _) = workspace::read_settings(&folder, &mut Findings::new());
    let zone = settings.defaults.timezone;
    let stem = args.file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let known = Known {
        kind: args.kind.map(Kind::from),
        today: context.world.now().with_timezone(&zone).date_naive(),
        name: &stem,
        is_german: language == Language::German,
        find: &|name| beside(&folder, name),
    };
    let made = import::make(document, &source, &known, language);
    let path = args.output.clone().unwrap_or_else(|| folder.join(name(&made, &stem, language)));
    // There may be access data in it.
    let is_new = output::write_new(&path, made.toml.as_bytes(), Readers::Owner)
        .map_err(|error| NotWritten::stop(&path, &error))?;
    if !is_new {
        return Err(exists(&path));
    }
    tell(&made, &path, &source, &seen, context);
    context.ui.say(&Message::Checked);
    let files = vec![path];
    let check = CheckArgs { files, ..CheckArgs::default() };
    // The findings are there to be worked on; the document has been imported all the same.
    super::check::run(&check, context)?;
    Ok(Exit::Done)
}

/// Says what was recognised, and what somebody should look at.
fn tell(made: &Made, path: &Path, source: &str, seen: &[String], context: &Context<'_>) {
    let (ui, language) = (context.ui, context.ui.language);
    ui.say(&Written(path.display().to_string()));
    let [items, dates, tasks, decisions, people] = made.taken.counts();
    ui.say(&Message::Recognised { items, dates, tasks, decisions, people });
    if made.taken.has_access_data() {
        ui.say(&Message::AccessData);
    }
    for note in seen {
        ui.line(note);
    }
    let remarks = &made.taken.remarks;
    if !remarks.is_empty() {
        ui.say(&Message::LookAt { remarks: remarks.len(), file: source.to_owned() });
    }
    for remark in remarks {
        let (place, why) = (remark.place(language), remark.why.localize(language));
        let place = if place.is_empty() { place } else { format!("{place}: ") };
        ui.say(&Noted { place, why });
    }
}

fn exists(path: &Path) -> CommandError {
    let says = Message::Exists(path.display().to_string());
    CommandError::new(Exit::InputErrors, says).help(Message::NameAnother)
}

fn unreadable(path: &Path, error: &io::Error) -> CommandError {
    if error.kind() == ErrorKind::FileTooLarge {
        let file = path.display().to_string();
        return CommandError::new(Exit::InputErrors, Message::TooLarge { file, most: LARGEST });
    }
    CommandError::new(Exit::InputErrors, Unreadable::new(Readable::File, path, error))
}

/// Where the minutes files are: the folder of the workspace that the user is in, otherwise that of the
/// document.
fn folder(args: &ImportArgs) -> PathBuf {
    let of = |path: &Path| path.parent().unwrap_or(Path::new("")).to_owned();
    if let Some(output) = &args.output {
        return of(output);
    }
    let own = of(&args.file);
    let here = workspace::find_settings(Path::new(""));
    match here.as_deref().map(of) {
        Some(here) if workspace::find_settings(&own).is_none() => here,
        _ => own,
    }
}

/// The path of a file of this name in the folder, or in that of its attachments.
fn beside(folder: &Path, name: &str) -> Option<String> {
    let is_name = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    let below = ["", "anlagen", "attachments"].into_iter().map(|below| Path::new(below).join(name));
    let mut there = below.filter(|path| is_name && folder.join(path).is_file());
    there.next().map(|path| path.to_string_lossy().replace('\\', "/"))
}

/// `2026-09-17-protokoll.toml`; without a day, the name of the document.
fn name(made: &Made, stem: &str, language: Language) -> String {
    let word = Kind::ALL.iter().find(|(_, _, kind)| *kind == made.taken.kind);
    let word = word.map_or("", |(english, german, _)| language.pick(german, english));
    match made.taken.date() {
        Some(date) => format!("{}-{word}.toml", date.format("%Y-%m-%d")),
        None => format!("{}.toml", stem.trim_start_matches('.')),
    }
}
