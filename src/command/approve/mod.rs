//! `approve`: enters into a minutes file when and by whom it was approved, and what was changed
//! against the draft that people have.
//!
//! Not to be confused with the plan of a mailing, which is released by `send --approved`: see
//! [`super::approval`].

mod carry;
mod messages;
mod next_file;
mod outcome;
mod sent;

use chrono::NaiveDate;

use super::office::today;
use super::{CommandError, Context};
use crate::cli::ApproveArgs;
use crate::diagnostic::Findings;
use crate::edit::{Draft, Place, Value};
use crate::exit::Exit;
use crate::l10n::{Language, Localize};
use crate::minutes::{Approval, Minutes};
use crate::report::argument;
use crate::source::{Span, Text};
use crate::workspace::Workspace;
pub(super) use carry::carry;
use messages::{Help, Message};
use outcome::Outcome;
use sent::Sent;

/// Runs the command.
pub(super) fn run(args: &ApproveArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let mut findings = Findings::new();
    let workspace = Workspace::read(&args.file).report_to(&mut findings);
    let Some(workspace) = workspace.filter(|_| !findings.has_errors()) else {
        context.ui.grave(&findings, &args.file);
        context.ui.say(&Message::NothingWritten);
        return Ok(Exit::InputErrors);
    };
    let today = today(&workspace.settings, context.world);
    let on = args.on.unwrap_or(today);
    let minutes = &workspace.minutes;
    may_be(minutes, on, today, args)?;
    let sent = Sent::of(&workspace, context)?;
    let file = argument(&args.file.to_string_lossy());
    if sent.is_none() && !args.unsent {
        let stop = CommandError::new(Exit::Declined, Message::NeverSent);
        return Err(stop.help(Help::Send { file }));
    }
    let opened = Draft::open(&args.file, context.ui.language);
    let Some(mut draft) = opened.report_to(&mut findings) else {
        context.ui.grave(&findings, &args.file);
        return Ok(Exit::InputErrors);
    };
    let changes = args.changes.clone();
    let told = |keys| sent.as_ref()?.changes(&workspace, minutes, keys);
    let is_told = changes.is_none();
    let changes = changes.or_else(|| told(draft.language()));
    enter(&mut draft, on, args.body.as_deref(), changes.as_deref())?;
    context.ui.say(&Message::Entered { file: args.file.display().to_string(), on });
    tell_changes(sent.as_ref(), changes.as_deref(), context);
    if let Some(sent) = sent.as_ref().filter(|_| is_told) {
        translate(&workspace, sent, context);
    }
    record(&workspace, (on, changes.as_deref()), context);
    context.ui.say(&Message::SendIt { file, sent: sent.is_some() });
    Ok(Exit::Done)
}

/// Whether the minutes can be approved on this day.
fn may_be(
    minutes: &Minutes,
    on: NaiveDate,
    today: NaiveDate,
    args: &ApproveArgs,
) -> Result<(), CommandError> {
    let no = |exit, says| CommandError::new(exit, says);
    if !minutes.kind.tells() {
        return Err(no(Exit::InputErrors, Message::NotOfKind));
    }
    if let Some(known) = &minutes.approval.on {
        let by = minutes.approval.by.as_ref().map(|by| by.value.trim().to_owned());
        return Err(
            no(Exit::Declined, Message::Already { on: known.value, by }).help(Help::Correct)
        );
    }
    if on > today {
        return Err(no(Exit::Usage, Message::Ahead { on, today }).help(Help::WhichDay));
    }
    let meeting = minutes.meeting.as_ref().map(|meeting| meeting.date.value);
    if let Some(meeting) = meeting.filter(|meeting| on < *meeting) {
        let says = Message::BeforeMeeting { on, meeting };
        return Err(no(Exit::Usage, says).help(Help::WhichDay));
    }
    let until = minutes.objections_until(today).filter(|until| on <= *until);
    match until.filter(|_| !args.early) {
        Some(until) => Err(no(Exit::Declined, Message::StillOpen { until, on }).help(Help::Early)),
        None => Ok(()),
    }
}

/// Writes the approval into the file.
fn enter(
    draft: &mut Draft,
    on: NaiveDate,
    body: Option<&str>,
    changes: Option<&str>,
) -> Result<(), CommandError> {
    let top = Place::top();
    let texts = [("approved-by", body), ("changes-to-draft", changes)];
    let texts = texts.into_iter().filter_map(|(key, text)| Some((key, Value::text(text?.trim()))));
    let all = [("approved", Value::Date(on))].into_iter().chain(texts);
    for (key, value) in all.filter(|(_, value)| *value != Value::text("")) {
        // At the top of a file nothing can be in the way.
        let _ = draft.set(&top, key, &value);
    }
    draft.save().map_err(|fault| CommandError::new(Exit::InputErrors, fault))
}

/// Writes what has changed into the translations, in their own words, where they have none.
fn translate(workspace: &Workspace, sent: &Sent, context: &Context<'_>) {
    let language = context.ui.language;
    for minutes in workspace.languages().skip(1) {
        let changes = sent.changes(workspace, minutes, language);
        let is_told =
            |changes: &String| minutes.approval.changes.is_none() && !is_unchanged(changes);
        let Some(changes) = changes.filter(is_told) else { continue };
        let Some(mut draft) = Draft::open(minutes.source.path(), language).value else { continue };
        let entered = draft.set(&Place::top(), "changes-to-draft", &Value::Text(changes));
        if entered.is_ok() && draft.save().is_ok() {
            let file = minutes.source.path().display().to_string();
            context.ui.say(&Message::Translated { file });
        }
    }
}

fn tell_changes(sent: Option<&Sent>, changes: Option<&str>, context: &Context<'_>) {
    match (sent, changes) {
        (Some(sent), Some(changes)) if !is_unchanged(changes) => {
            let changes = changes.to_owned();
            context.ui.say(&Message::Changed { day: sent.day, changes });
        }
        (Some(sent), Some(_)) => context.ui.say(&Message::Unchanged { day: sent.day }),
        (Some(_), None) => context.ui.say(&Message::Unknown),
        (None, _) => {}
    }
}

fn is_unchanged(changes: &str) -> bool {
    approval_of(changes).is_unchanged()
}

/// What a file with these words says.
fn approval_of(changes: &str) -> Approval {
    let source = crate::source::Source::new("", "");
    let changes = Some(Text::new(changes.to_owned(), Span::file(&source)));
    Approval { changes, ..Approval::default() }
}

/// Records the approval in the later file that has an agenda item about it.
fn record(workspace: &Workspace, (on, changes): (NaiveDate, Option<&str>), context: &Context<'_>) {
    let minutes = &workspace.minutes;
    let language: Language = context.ui.language;
    let waiting = next_file::waiting(minutes, &workspace.folder(), language);
    let approval = changes.map(approval_of).unwrap_or_default();
    let Some((waiting, outcome)) = waiting.zip(Outcome::of(minutes, on, &approval)) else { return };
    let text = outcome.localize(waiting.language);
    let file = waiting.file.display().to_string();
    if waiting.record(&text) {
        context.ui.say(&Message::Recorded { file });
    } else {
        context.ui.say(&Message::NotRecorded { file, text });
    }
}
