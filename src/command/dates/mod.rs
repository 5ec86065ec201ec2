//! `dates`: one list of the dates of all minutes files, each of them once.
//!
//! The public edition has what a site of the same files would have: what was issued and is not
//! internal, and nothing of access data, which is made sure of in the finished bytes.

mod messages;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::gather::{self, Gathered};
use super::messages::{NotWritten, Written};
use super::render::{dates_of, readers};
use super::{CommandError, Context};
use crate::calendar::{self, Item};
use crate::check;
use crate::cli::{DatesArgs, DatesFormat, EditionArg};
use crate::dates::{self, List};
use crate::diagnostic::Findings;
use crate::document::templates::Templates;
use crate::document::view::Edition;
use crate::document::vocabulary::Vocabulary;
use crate::document::{Publisher, text};
use crate::exit::Exit;
use crate::leaks::Proof;
use crate::minutes::LanguageTag;
use crate::settings::Settings;
use crate::workspace::files::named;
use crate::workspace::{Workspace, output};
use messages::Message;

/// Runs the command.
pub(super) fn run(args: &DatesArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let mut findings = Findings::new();
    let order = Order::of(args);
    let Gathered { workspaces, drafts, kept_off } = order.read(args, &mut findings);
    let made = made(args, &order, &workspaces, context, &mut findings);
    let findings = match workspaces.first() {
        Some(first) => check::apply_levels(findings, &first.settings),
        None => findings,
    };
    let findings = check::drop_consequences(findings.dedup());
    context.ui.findings(&findings);
    if findings.has_errors() {
        context.ui.say(&Message::NothingWritten);
        return Ok(Exit::InputErrors);
    }
    let told = made.map(|(bytes, dates)| {
        deliver(args, &order, &bytes, context)?;
        context.ui.say(&Message::Listed { dates, files: workspaces.len() });
        Ok(Exit::Done)
    });
    let shown = |files: &[PathBuf]| files.iter().map(|file| file.display().to_string()).collect();
    if !drafts.is_empty() {
        context.ui.say(&Message::Drafts(shown(&drafts)));
    }
    if !kept_off.is_empty() {
        context.ui.say(&Message::KeptOff(shown(&kept_off)));
    }
    told.unwrap_or_else(|says| {
        let stop = CommandError::new(Exit::Declined, says);
        let all = !workspaces.is_empty() && !args.all && order.format != DatesFormat::Ics;
        Err(if all { stop.help(Message::All) } else { stop })
    })
}

/// What is wanted.
struct Order {
    format: DatesFormat,
    edition: Edition,
    excel: bool,
}

impl Order {
    /// The requested format, otherwise that of the output file's extension, otherwise text.
    fn of(args: &DatesArgs) -> Self {
        let ending = args.output.as_deref().and_then(Path::extension);
        let ending = ending.map(|ending| ending.to_string_lossy().to_lowercase());
        let by_name = match ending.as_deref() {
            Some("html" | "htm") => Some(DatesFormat::Html),
            Some("ics") => Some(DatesFormat::Ics),
            Some("csv") => Some(DatesFormat::Csv),
            Some("json") => Some(DatesFormat::Json),
            _ => None,
        };
        let asked = args.format.or(args.json.then_some(DatesFormat::Json));
        let asked = asked.or(args.excel.then_some(DatesFormat::Csv)).or(by_name);
        let edition = match args.edition {
            Some(EditionArg::Public) => Edition::Public,
            Some(EditionArg::Internal) | None => Edition::Internal,
        };
        let format = asked.unwrap_or(DatesFormat::Text);
        Self { format, edition, excel: args.excel }
    }

    fn read(&self, args: &DatesArgs, findings: &mut Findings) -> Gathered {
        let files = named(&args.paths);
        match self.edition {
            Edition::Internal => gather::all(&files, findings),
            Edition::Public => gather::published(&files, findings),
        }
    }
}

/// The finished bytes and the number of dates, or why there is nothing to list.
fn made(
    args: &DatesArgs,
    order: &Order,
    workspaces: &[Workspace],
    context: &Context<'_>,
    findings: &mut Findings,
) -> Result<(Vec<u8>, usize), Message> {
    let first = workspaces.first().ok_or(Message::NoMinutes)?;
    let mut words = Words::default();
    let mut items = Vec::new();
    for workspace in workspaces {
        let language = &workspace.minutes.language;
        let Some(words) = words.of(&workspace.settings, language, findings) else { continue };
        items.extend(dates_of(workspace, words, order.edition, context.world));
    }
    let mut items = calendar::gathered(items).report_to(findings).unwrap_or_default();
    let settings = &first.settings;
    let today = context.world.now().with_timezone(&settings.defaults.timezone).date_naive();
    items.retain(|item| is_wanted(item, args, today));
    let dates = items.iter().filter(|item| item.event.is_some()).count();
    if dates == 0 {
        return Err(Message::Nothing);
    }
    let bytes = match order.format {
        DatesFormat::Csv if order.excel => dates::excel_csv(&items, context.ui.language),
        DatesFormat::Csv => dates::csv(&items),
        DatesFormat::Json => dates::json(&items),
        DatesFormat::Ics => calendar::collection(&name(settings), &items).ok_or(Message::NoDays)?,
        DatesFormat::Text | DatesFormat::Html => {
            let language = &settings.defaults.language;
            let words = words.of(settings, language, findings).ok_or(Message::Nothing)?;
            let list = List { items: &items, settings, words, edition: order.edition, today };
            let document = dates::document(&list).ok_or(Message::Nothing)?;
            if order.format == DatesFormat::Text {
                text::body(&document).into_bytes()
            } else {
                let publisher = Publisher::load(first).report_to(findings);
                let page = publisher.and_then(|own| own.page(&document).report_to(findings));
                page.unwrap_or_default().into_bytes()
            }
        }
    };
    if order.edition == Edition::Public {
        prove(&bytes, order.format, workspaces, &mut words, context, findings);
    }
    Ok((bytes, dates))
}

/// Whether the date is in the time that was asked for. What has no day yet belongs to no time.
fn is_wanted(item: &Item, args: &DatesArgs, today: NaiveDate) -> bool {
    let from = args.from.or((!args.all).then_some(today));
    match item.first_day().zip(item.last_day()) {
        None => args.from.is_none() && args.until.is_none(),
        Some((first, last)) => {
            from.is_none_or(|from| last >= from) && args.until.is_none_or(|until| first <= until)
        }
    }
}

/// The name of the calendar: that of the series, otherwise of the office.
fn name(settings: &Settings) -> String {
    let office = settings.organisation.name.as_ref().map(|name| name.value.trim().to_owned());
    settings.defaults.series.clone().or(office).unwrap_or_default()
}

/// Searches what is to be published for the access data of every file.
fn prove(
    bytes: &[u8],
    format: DatesFormat,
    workspaces: &[Workspace],
    words: &mut Words,
    context: &Context<'_>,
    findings: &mut Findings,
) {
    let text = String::from_utf8_lossy(bytes);
    for workspace in workspaces {
        let Some(templates) = words.templates(&workspace.settings, findings) else { continue };
        let mut proof = Proof::of_access(workspace, templates, context.world.now());
        match format {
            DatesFormat::Text | DatesFormat::Csv => proof.text("dates", &text),
            DatesFormat::Html => proof.page("dates.html", &text),
            DatesFormat::Ics => proof.calendar("dates.ics", bytes),
            DatesFormat::Json => proof.data("dates.json", bytes),
        }
        findings.extend(proof.findings());
    }
}

/// Writes the list to the file that was named, otherwise shows it.
fn deliver(
    args: &DatesArgs,
    order: &Order,
    bytes: &[u8],
    context: &Context<'_>,
) -> Result<(), CommandError> {
    let Some(path) = &args.output else {
        context.ui.data(bytes);
        return Ok(());
    };
    let written = output::write(path, bytes, readers(order.edition));
    written.map_err(|error| NotWritten::stop(path, &error))?;
    context.ui.say(&Written(path.display().to_string()));
    Ok(())
}

/// The fixed words of each office in each language, read once.
#[derive(Default)]
struct Words {
    templates: BTreeMap<PathBuf, Option<Templates>>,
    known: BTreeMap<(PathBuf, LanguageTag), Option<Vocabulary>>,
}

impl Words {
    fn templates(&mut self, settings: &Settings, findings: &mut Findings) -> Option<&Templates> {
        let folder = settings.folder();
        let read = self.templates.entry(folder.clone());
        read.or_insert_with(|| Templates::load(&folder).report_to(findings)).as_ref()
    }

    fn of(
        &mut self,
        settings: &Settings,
        language: &LanguageTag,
        findings: &mut Findings,
    ) -> Option<&Vocabulary> {
        let key = (settings.folder(), language.clone());
        if !self.known.contains_key(&key) {
            let own = self.templates(settings, findings)?.text(&Vocabulary::file_name(language));
            let read = Vocabulary::of(language, own.as_ref()).report_to(findings);
            self.known.insert(key.clone(), read);
        }
        self.known.get(&key)?.as_ref()
    }
}
