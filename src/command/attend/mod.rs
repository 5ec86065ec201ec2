//! `attend`: who is there, at the keyboard during the meeting. A few letters and Enter are enough.
//!
//! Line by line, without anything that moves on the screen: it works in every terminal, with a screen
//! reader, and from a pipe. Each entry is durable in a [`journal`] before it goes into the minutes
//! file, which is replaced as a whole; whatever kills the program, at most the line that is being
//! typed is lost. What an editor has written meanwhile stays, and what it has overwritten is put in
//! again.

mod journal;
mod messages;
mod record;
mod roster;
mod sitting;
mod state;
mod typed;

use std::path::Path;

use super::messages::NotWritten;
use super::{CommandError, Context, paper};
use crate::cli::{AttendArgs, Selection};
use crate::delivery::lock::{LockFault, RunLock};
use crate::diagnostic::Findings;
use crate::exit::Exit;
use crate::minutes::{Meeting, Minutes};
use crate::workspace::Workspace;
use journal::Journal;
use messages::{Help, Message};
use roster::{Entry, Person};
use sitting::Sitting;

/// Runs the command.
pub(super) fn run(args: &AttendArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let mut findings = Findings::new();
    let workspace = Workspace::read(&args.file).report_to(&mut findings);
    let Some(workspace) = workspace.filter(|_| !findings.has_errors()) else {
        context.ui.grave(&findings, &args.file);
        return Ok(Exit::InputErrors);
    };
    let Some(meeting) = &workspace.minutes.meeting else {
        let says = CommandError::new(Exit::Usage, Message::NoMeeting);
        return Err(says.help(Help::NoMeeting));
    };
    let id = &workspace.minutes.id;
    let _lock = lock(&workspace, id, context)?;
    let journal = Journal::open(&workspace.folder(), id);
    let journal = journal.map_err(|error| NotWritten::stop(Path::new(".rundmail"), &error))?;
    let people = roster(args, &workspace, context)?;
    let mut sitting = Sitting::new(context, &args.file, &workspace, journal, people);
    welcome(context, &workspace.minutes, meeting, &sitting);
    sitting.resume()?;
    while let Some(line) = context.ui.entry("> ") {
        if sitting.take(&line)? {
            break;
        }
    }
    sitting.end()
}

/// One at a time.
fn lock(workspace: &Workspace, id: &str, context: &Context<'_>) -> Result<RunLock, CommandError> {
    let lock = RunLock::take(&workspace.folder(), &format!("{id} attend"), context.world);
    lock.map_err(|fault| match fault {
        LockFault::Held(holder) => {
            let who = holder.map(|holder| holder.name());
            CommandError::new(Exit::BrokenOff, Message::Held { who }).help(Help::Held)
        }
        LockFault::File(path, error) => NotWritten::stop(&path, &error),
    })
}

/// Everybody who may come: those of the file first, then those of the contact list. Without a list
/// that can be read, the meeting goes on.
fn roster(
    args: &AttendArgs,
    workspace: &Workspace,
    context: &Context<'_>,
) -> Result<Vec<Entry>, CommandError> {
    let mut people: Vec<Person> = roster::of_minutes(&workspace.minutes).collect();
    if args.contacts.is_some() || workspace.settings.contacts.path().is_some() {
        let choice = Selection { contacts: args.contacts.clone(), ..Selection::default() };
        let mut findings = Findings::new();
        let book = paper::list(workspace, &choice, context, &mut findings)?;
        if book.is_none() {
            context.ui.grave(&findings, &args.file);
            context.ui.say(&Message::NoList);
        }
        let listed = book.map(|book| roster::of_list(&book)).unwrap_or_default();
        let of_file = people.len();
        for person in listed {
            let known = people.iter().take(of_file);
            if !known.into_iter().any(|one| one.is(&person.name, &person.organisation)) {
                people.push(person);
            }
        }
    }
    Ok(people.into_iter().map(Entry::new).collect())
}

fn welcome(context: &Context<'_>, minutes: &Minutes, meeting: &Meeting, sitting: &Sitting<'_>) {
    let title = minutes.title.value.clone();
    let (date, people) = (meeting.date.value, sitting.people());
    context.ui.say(&Message::Welcome { title, date, people });
    if sitting.now().is_none() {
        context.ui.say(&Message::NotToday { date });
    }
    context.ui.say(&Message::HowTo);
}
