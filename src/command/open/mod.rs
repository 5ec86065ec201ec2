//! `open`: what is still open in all minutes files of an office.

mod messages;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::office::{self, Read, Words, calendar_name, today};
use super::render::deadlines_of;
use super::{CommandError, Context};
use crate::calendar::{self, Deadline, Item};
use crate::cli::{OpenArgs, OpenBy};
use crate::diagnostic::Findings;
use crate::document::view::Edition;
use crate::exit::Exit;
use crate::l10n::Language;
use crate::minutes::Minutes;
use crate::open::{self, Grouping, Open, OpenKind};
use crate::source::Span;
use crate::workspace::files::named;
use crate::workspace::{Folders, Workspace};
use messages::Message;

/// Runs the command.
pub(super) fn run(args: &OpenArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let mut findings = Findings::new();
    let (mut words, mut minutes) = (Words::default(), Vec::new());
    let (files, internal) = (named(&args.paths), Edition::Internal);
    let read = Read::files(files, internal, &mut findings, |workspace, findings| {
        minutes.push(workspace.minutes.clone().without_texts());
        words.dates_of(workspace, internal, context.world, findings)
    });
    let made = made(args, &read, &minutes, &mut words, context, &mut findings);
    if office::tell(findings, read.settings(), context) {
        context.ui.say(&Message::NothingWritten);
        return Ok(Exit::InputErrors);
    }
    let (bytes, listed) = made.map_err(|says| {
        let chosen = matches!(says, Message::NothingOfTheirs);
        let stop = CommandError::new(Exit::Declined, says);
        if chosen { stop.help(Message::Everything) } else { stop }
    })?;
    office::deliver(args.output.as_deref(), &bytes, Edition::Internal, context)?;
    context.ui.say(&listed);
    Ok(Exit::Done)
}

/// The form of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    Ics,
    Html,
    Csv,
    Excel,
    Json,
}

/// The form that was asked for, otherwise that of the output file's extension, otherwise text.
fn form(args: &OpenArgs) -> Form {
    let ending = args.output.as_deref().and_then(Path::extension);
    let ending = ending.map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        _ if args.ics => Form::Ics,
        _ if args.html => Form::Html,
        _ if args.excel => Form::Excel,
        _ if args.csv => Form::Csv,
        _ if args.json => Form::Json,
        Some("ics") => Form::Ics,
        Some("html" | "htm") => Form::Html,
        Some("csv") => Form::Csv,
        Some("json") => Form::Json,
        _ => Form::Text,
    }
}

/// The finished bytes with what they list, or why there is nothing to list.
fn made(
    args: &OpenArgs,
    read: &Read,
    minutes: &[Minutes],
    words: &mut Words,
    context: &Context<'_>,
    findings: &mut Findings,
) -> Result<(Vec<u8>, Message), Message> {
    let settings = read.settings().ok_or(Message::NoMinutes)?;
    let today = today(settings, context.world);
    let minutes: Vec<&Minutes> = minutes.iter().collect();
    let mut all = open::open(&minutes, &read.dates, today);
    if all.is_empty() {
        return Err(Message::Nothing);
    }
    all.retain(|open| is_wanted(open, args));
    if all.is_empty() {
        return Err(Message::NothingOfTheirs);
    }
    let language = context.ui.language;
    let bytes = match form(args) {
        Form::Text => {
            let room = args.output.is_none().then(|| context.ui.columns()).flatten();
            open::text(&all, grouping(args.by), today, language, room).into_bytes()
        }
        Form::Html => {
            let edition = Edition::Internal;
            let listing = words.listing(settings, language, edition, context.world, findings);
            let by = grouping(args.by);
            let document = listing.and_then(|listing| open::document(&all, by, &listing, language));
            let first = read.first.as_ref().ok_or(Message::NoMinutes)?;
            office::page(first, document, findings).into_bytes()
        }
        Form::Csv => open::table(&all, today).csv(),
        Form::Excel => open::table(&all, today).excel_csv(language),
        Form::Json => open::table(&all, today).json(),
        Form::Ics => {
            let mut items = unsettled(&all, &read.dates);
            let folders = Folders::default();
            for (file, deadlines) in by_file(&read.files, &all, language) {
                // Only files of which something is open are read once more.
                let Some(workspace) = Workspace::read_among(file, &folders).value else {
                    continue;
                };
                let tongue = &workspace.minutes.language;
                if let Some(words) = words.of(&workspace.settings, tongue, findings) {
                    items.extend(deadlines_of(&workspace, &deadlines, words, context.world));
                }
            }
            let name = calendar_name(settings);
            calendar::collection(&name, &items).ok_or(Message::NoDays)?
        }
    };
    Ok((bytes, listed(&all, today)))
}

fn is_wanted(open: &Open, args: &OpenArgs) -> bool {
    let person = args.person.iter().any(|name| open.is_of_person(name));
    let organisation = args.organisation.iter().any(|name| open.is_of_organisation(name));
    (args.person.is_empty() || person) && (args.organisation.is_empty() || organisation)
}

fn grouping(by: Option<OpenBy>) -> Grouping {
    match by {
        None | Some(OpenBy::Due) => Grouping::Due,
        Some(OpenBy::Person) => Grouping::Person,
        Some(OpenBy::Organisation) => Grouping::Organisation,
    }
}

/// The listed dates that have a day, as their own calendars have them.
fn unsettled(all: &[Open], dates: &[Item]) -> Vec<Item> {
    let place = |at: &Span| (at.source().path().to_owned(), at.range().start);
    let open = all.iter().filter(|open| open.kind == OpenKind::Date);
    let open: BTreeSet<_> = open.map(|open| place(&open.at)).collect();
    let is_listed =
        |item: &&Item| item.event.as_ref().is_some_and(|event| open.contains(&place(&event.at)));
    dates.iter().filter(is_listed).cloned().collect()
}

/// The last days of tasks and calls, each with the file that has the last word on it.
fn by_file<'f>(
    paths: &'f [PathBuf],
    all: &[Open],
    language: Language,
) -> Vec<(&'f Path, Vec<Deadline>)> {
    let mut copies: BTreeMap<(Option<String>, String), u32> = BTreeMap::new();
    let mut files: BTreeMap<usize, Vec<Deadline>> = BTreeMap::new();
    for open in all.iter().filter(|open| open.kind != OpenKind::Date) {
        let (Some(day), Some(file)) = (open.due, open.file) else { continue };
        let copy = copies.entry((open.series.clone(), open.text.clone())).or_default();
        let (title, description) = open::deadline(open, language);
        let (of, internal) = (open.text.clone(), open.internal);
        let deadline = Deadline { day, of, copy: *copy, title, description, internal };
        *copy += 1;
        files.entry(file).or_default().push(deadline);
    }
    let files = files.into_iter();
    files.filter_map(|(file, deadlines)| Some((paths.get(file)?.as_path(), deadlines))).collect()
}

fn listed(all: &[Open], today: NaiveDate) -> Message {
    let count = |kind| all.iter().filter(|open| open.kind == kind).count();
    Message::Listed {
        tasks: count(OpenKind::Task),
        late: all.iter().filter(|open| open.overdue(today).is_some()).count(),
        calls: count(OpenKind::Call),
        dates: count(OpenKind::Date),
    }
}
