//! `new`: the next minutes file, with what is still open carried over.
//!
//! A summary or minutes are followed by the invitation to the next meeting, or by its summary if it
//! is over by now; an invitation is followed by the summary of its meeting, once it was held.
//! Access data of online meetings are never carried over: a room may have changed, and an old
//! passcode in a new mail would be an unnoticed leak. The file and the closing message say so.

mod carry;
mod messages;
#[cfg(test)]
mod tests;
mod write;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::messages::{NotWritten, Written};
use super::{CommandError, Context, approve, schema};
use crate::cli::{NewArgs, NewKind};
use crate::diagnostic::Findings;
use crate::exit::Exit;
use crate::fields::Choice;
use crate::l10n::Language;
use crate::minutes::{self, Kind, Minutes};
use crate::source::{Source, Span, Text};
use crate::workspace;
use crate::workspace::files::{Reader, candidates};
use crate::workspace::output::{self, Readers};
use carry::Next;
use messages::Message;

/// Runs the command.
pub(super) fn run(args: &NewArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    if let Some(file) = args.file.as_ref().filter(|file| file.symlink_metadata().is_ok()) {
        return Err(CommandError::new(
            Exit::InputErrors,
            Message::Exists(file.display().to_string()),
        ));
    }
    let (known, findings) = known_files(args);
    if findings.has_errors() {
        context.ui.findings(&findings);
        return Err(
            CommandError::new(Exit::InputErrors, Message::Broken).help(Message::NameAnother)
        );
    }
    let none_yet = || CommandError::new(Exit::InputErrors, Message::NoneYet).help(Message::SetUp);
    let wanted = args.kind.map(Kind::from);
    let blank = blank(wanted, args);
    let previous = previous(&known, args.after.as_deref(), wanted).or(blank.as_ref());
    let previous = previous.ok_or_else(none_yet)?;
    let (settings, _) = workspace::read_settings(previous.folder(), &mut Findings::new());
    let usual = &*settings.agenda;
    let today = context.world.now().with_timezone(&previous.timezone).date_naive();
    let kind = wanted.or_else(|| ask(previous, &known, usual, today, context));
    let tells = kind.is_none_or(Kind::tells);
    if tells && let Some(date) = carry::is_ahead(previous, today) {
        let invitation = previous.source.path().display().to_string();
        let stop =
            CommandError::new(Exit::Declined, Message::StillAhead { date, today, invitation });
        return Err(stop.help(Message::AfterTheMeeting));
    }
    let next = Next::after(previous, &known, usual, today, kind).ok_or_else(none_yet)?;
    let path = args.file.clone().unwrap_or_else(|| default_path(&next, context.ui.language));
    let text = schema::head(&path, context.ui.language)
        + &write::toml(&next, &settings.defaults, context.ui.language);
    // Access data will be added to it.
    let is_new = output::write_new(&path, text.as_bytes(), Readers::Owner)
        .map_err(|error| NotWritten::stop(&path, &error))?;
    let shown = path.display().to_string();
    if !is_new {
        return Err(CommandError::new(Exit::InputErrors, Message::Exists(shown)));
    }
    approve::carry(&path, &known, context.ui.language);
    context.ui.say(&Written(shown));
    if next.follows_a_file() {
        context.ui.say(&Message::carried(&next));
    }
    if next.is_over {
        context.ui.say(&Message::IsOver);
    }
    if next.date_is_a_guess {
        context.ui.say(&Message::DateIsAGuess);
    }
    if next.has_access_data() {
        context.ui.say(&Message::NoAccessData);
    }
    Ok(Exit::Done)
}

/// The kind that somebody at a terminal wants. Enter means what comes next; while a meeting is
/// still to come, that is a Rund-Mail in between.
fn ask(
    previous: &Minutes,
    known: &[Minutes],
    usual: &[Text],
    today: NaiveDate,
    context: &Context<'_>,
) -> Option<Kind> {
    let ui = context.ui;
    if !ui.can_ask() {
        return None;
    }
    let next = Next::after(previous, known, usual, today, None)?.kind;
    let usual = carry::is_ahead(previous, today).map_or(next, |_| Kind::Circular);
    let names: Vec<&str> =
        Kind::ALL.iter().map(|(english, german, _)| ui.language.pick(*german, *english)).collect();
    let index = Kind::ALL.iter().position(|(_, _, kind)| *kind == usual)?;
    let chosen = ui.choose(&Message::WhichKind, &names, index);
    let chosen = Kind::ALL.get(chosen).map(|(_, _, kind)| *kind)?;
    // What comes next by default is shown with its reason.
    Some(chosen).filter(|chosen| *chosen != next)
}

impl From<NewKind> for Kind {
    fn from(kind: NewKind) -> Self {
        match kind {
            NewKind::Invitation => Self::Invitation,
            NewKind::Summary => Self::Summary,
            NewKind::Minutes => Self::Minutes,
            NewKind::Circular => Self::Circular,
            NewKind::Newsletter => Self::Newsletter,
        }
    }
}

/// The minutes that the new file may follow: those of the workspace, and the named one. With a
/// name, other unreadable files do not matter.
fn known_files(args: &NewArgs) -> (Vec<Minutes>, Findings) {
    let mut findings = Findings::new();
    let mut reader = Reader::default();
    let near = args.after.as_deref().or(args.file.as_deref()).and_then(Path::parent);
    let folder = near.filter(|near| !near.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let workspace = workspace::find_settings(folder);
    let folder = workspace.as_deref().and_then(Path::parent).unwrap_or(folder);
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut known = Vec::new();
    for file in candidates(folder).iter().filter(|file| !is_same(file, args.after.as_deref())) {
        let mut own = Findings::new();
        let source = workspace::read_text(file).report_to(&mut own);
        let source = source.filter(|source| minutes::looks_like_minutes(source));
        known.extend(source.and_then(|source| reader.minutes(&source, &mut own)));
        if args.after.is_none() {
            findings.extend(own);
        }
    }
    if let Some(after) = &args.after {
        let source = workspace::read_text(after).report_to(&mut findings);
        known.extend(source.and_then(|source| reader.minutes(&source, &mut findings)));
    }
    (known, findings)
}

fn is_same(file: &Path, other: Option<&Path>) -> bool {
    let whole = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    other.is_some_and(|other| whole(file) == whole(other))
}

/// The named file, otherwise the one with the latest meeting; of two about one meeting, the later
/// one. What needs no meeting follows the latest file of its kind where there is no meeting yet.
fn previous<'a>(
    known: &'a [Minutes],
    after: Option<&Path>,
    wanted: Option<Kind>,
) -> Option<&'a Minutes> {
    if after.is_some() {
        return known.last();
    }
    let held = known.iter().filter_map(|minutes| Some((minutes.meeting.as_ref()?, minutes)));
    let held = held.max_by_key(|(meeting, minutes)| {
        (meeting.date.value, minutes.kind.tells(), minutes.source.path().to_owned())
    });
    let alone = || {
        let all = known
            .iter()
            .filter(|file| wanted.is_none_or(|kind| !kind.has_meeting() || file.kind == kind));
        all.max_by_key(|file| (carry::day_of(file), file.source.path().to_owned()))
    };
    held.map(|(_, minutes)| minutes).or_else(alone)
}

/// Stands for the previous file where something without a meeting is to be the first of all.
fn blank(wanted: Option<Kind>, args: &NewArgs) -> Option<Minutes> {
    let kind = wanted.filter(|kind| !kind.has_meeting())?;
    let folder = args.file.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
    let (settings, has_settings) = workspace::read_settings(folder, &mut Findings::new());
    let at = Source::new(settings.folder().join("…"), "");
    let title = Text::new(String::new(), Span::file(&at));
    let mut blank = Minutes::new("", title, kind, &settings.defaults.language);
    blank.timezone = settings.defaults.timezone;
    blank.series.clone_from(&settings.defaults.series);
    has_settings.then_some(blank)
}

/// `2026-11-12-einladung.toml` beside the previous file.
fn default_path(next: &Next<'_>, language: Language) -> PathBuf {
    let word = Kind::ALL.iter().find(|(_, _, kind)| *kind == next.kind);
    let word = word.map_or("", |(english, german, _)| language.pick(german, english));
    next.previous.folder().join(file_name(next.date, word))
}

fn file_name(date: NaiveDate, word: &str) -> String {
    format!("{}-{word}.toml", date.format("%Y-%m-%d"))
}
