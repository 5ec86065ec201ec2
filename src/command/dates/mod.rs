//! `dates`: one list of the dates of all minutes files, each of them once.
//!
//! The public edition has what a site of the same files would have: what was issued and is not
//! internal, and nothing of access data, which is made sure of in the finished bytes.

mod messages;

use std::path::Path;

use chrono::NaiveDate;

use super::office::{self, Read, Words, calendar_name, today};
use super::{CommandError, Context};
use crate::calendar::{self, Item};
use crate::cli::{DatesArgs, DatesFormat, EditionArg};
use crate::dates::{self, List};
use crate::diagnostic::Findings;
use crate::document::text;
use crate::document::view::Edition;
use crate::exit::Exit;
use crate::workspace::files::named;
use messages::Message;

/// Runs the command.
pub(super) fn run(args: &DatesArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let mut findings = Findings::new();
    let order = Order::of(args);
    let mut words = Words::default();
    let files = named(&args.paths);
    let mut read = Read::files(files, order.edition, &mut findings, |workspace, findings| {
        words.dates_of(workspace, order.edition, context.world, findings)
    });
    let made = made(args, &order, &mut read, &mut words, context, &mut findings);
    if office::tell(findings, read.settings(), context) {
        context.ui.say(&Message::NothingWritten);
        return Ok(Exit::InputErrors);
    }
    let told = made.map(|(bytes, dates)| {
        office::deliver(args.output.as_deref(), &bytes, order.edition, context)?;
        context.ui.say(&Message::Listed { dates, files: read.files.len() });
        Ok(Exit::Done)
    });
    read.left_out.tell(context);
    told.unwrap_or_else(|says| {
        let stop = CommandError::new(Exit::Declined, says);
        let all = !read.files.is_empty() && !args.all && order.format != DatesFormat::Ics;
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
}

/// The finished bytes and the number of dates, or why there is nothing to list.
fn made(
    args: &DatesArgs,
    order: &Order,
    read: &mut Read,
    words: &mut Words,
    context: &Context<'_>,
    findings: &mut Findings,
) -> Result<(Vec<u8>, usize), Message> {
    let first = read.first.as_ref().ok_or(Message::NoMinutes)?;
    let settings = &first.settings;
    let today = today(settings, context.world);
    let mut items = std::mem::take(&mut read.dates);
    items.retain(|item| is_wanted(item, args, today));
    let dates = items.iter().filter(|item| item.event.is_some()).count();
    if dates == 0 {
        return Err(Message::Nothing);
    }
    let bytes = match order.format {
        DatesFormat::Csv if order.excel => dates::table(&items).excel_csv(context.ui.language),
        DatesFormat::Csv => dates::table(&items).csv(),
        DatesFormat::Json => dates::table(&items).json(),
        DatesFormat::Ics => {
            calendar::collection(&calendar_name(settings), &items).ok_or(Message::NoDays)?
        }
        DatesFormat::Text | DatesFormat::Html => {
            let language = &settings.defaults.language;
            let words = words.of(settings, language, findings).ok_or(Message::Nothing)?;
            let list = List { items: &items, settings, words, edition: order.edition, today };
            let document = dates::document(&list).ok_or(Message::Nothing)?;
            if order.format == DatesFormat::Text {
                text::body(&document).into_bytes()
            } else {
                office::page(first, Some(document), findings).into_bytes()
            }
        }
    };
    if order.edition == Edition::Public {
        let name = match order.format {
            DatesFormat::Text | DatesFormat::Csv => "dates",
            DatesFormat::Html => "dates.html",
            DatesFormat::Ics => "dates.ics",
            DatesFormat::Json => "dates.json",
        };
        read.prove(&[(name, &bytes)], words, context.world, findings);
    }
    Ok((bytes, dates))
}

/// Whether the date is in the time that was asked for. What has no day yet belongs to no time.
fn is_wanted(item: &Item, args: &DatesArgs, today: NaiveDate) -> bool {
    let from = args.from.or((!args.all).then_some(today));
    match item.first_day().zip(item.last_day()) {
        None => {
            let asked = args.from.is_some() || args.until.is_some();
            !asked && (args.all || !item.is_over(today))
        }
        Some((first, last)) => {
            from.is_none_or(|from| last >= from) && args.until.is_none_or(|until| first <= until)
        }
    }
}
