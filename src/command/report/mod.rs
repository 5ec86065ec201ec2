//! `report`: a year of meetings in figures, as a page and a PDF.
//!
//! A verb of its own: what it makes is a document with editions, languages and a place below `out`,
//! like those of `render`, and not one more format of a table.

mod ledger;
mod messages;

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};

use super::office::{self, Read, Words, today};
use super::render::{Contents, Output, readers, write_outputs};
use super::{CommandError, Context};
use crate::annual::{self, Gathered, Report, Sources};
use crate::attendance::{Asked, Attendance, Counting};
use crate::cli::{EditionArg, ReportArgs, ReportFormat};
use crate::decisions::{self, Decided};
use crate::diagnostic::Findings;
use crate::document::view::{Document, Edition};
use crate::document::{Publisher, text};
use crate::exit::Exit;
use crate::minutes::{LanguageTag, Minutes, Wish};
use crate::settings::{FigureSettings, Settings};
use crate::workspace::files::named;
use crate::workspace::{self, Workspace, output};
use messages::Message;

/// Runs the command.
pub(super) fn run(args: &ReportArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let edition = match args.edition {
        Some(EditionArg::Public) => Edition::Public,
        Some(EditionArg::Internal) | None => Edition::Internal,
    };
    if args.names && edition == Edition::Public {
        let stop = CommandError::new(Exit::Usage, Message::PublicNames);
        return Err(stop.help(Message::WithoutNames));
    }
    let languages = languages(args)?;
    let mut findings = Findings::new();
    let mut office = Office::read(args, edition, context, &mut findings);
    let made = office.made(args, &languages, context, &mut findings);
    if office::tell(findings, office.read.settings(), context) {
        context.ui.say(&Message::NothingWritten);
        return Ok(Exit::InputErrors);
    }
    let Made { outputs, meetings } = made?;
    if edition == Edition::Internal {
        for folder in outputs.iter().filter_map(|output| output.path.parent()) {
            let private = output::own_folder_below(folder);
            private.map_err(|error| super::messages::NotWritten::stop(folder, &error))?;
        }
    }
    write_outputs(&outputs)?;
    let paths = outputs.iter().map(|output| format!("{}\n", output.path.display()));
    context.ui.data(paths.collect::<String>().as_bytes());
    context.ui.say(&Message::Written { files: outputs.len(), meetings });
    if args.names {
        context.ui.say(&Message::Named);
    }
    office.read.left_out.tell(context);
    Ok(Exit::Done)
}

/// The languages that were asked for.
fn languages(args: &ReportArgs) -> Result<Vec<LanguageTag>, CommandError> {
    let mut languages = Vec::new();
    for written in &args.language {
        match LanguageTag::wished(written) {
            Wish::Known(tags) if !tags.is_empty() => {
                languages.extend(
                    tags.into_iter().filter(|tag| !languages.contains(tag)).collect::<Vec<_>>(),
                );
            }
            _ => {
                let says = Message::NoLanguage { written: written.clone() };
                return Err(CommandError::new(Exit::Usage, says).help(Message::Language));
            }
        }
    }
    Ok(languages)
}

/// The finished files, and how many meetings they tell of.
struct Made {
    outputs: Vec<Output>,
    meetings: usize,
}

/// The files of the office as far as they matter for the year.
struct Office {
    edition: Edition,
    read: Read,
    words: Words,
    minutes: Vec<Minutes>,
    attendance: Attendance,
}

impl Office {
    fn read(
        args: &ReportArgs,
        edition: Edition,
        context: &Context<'_>,
        findings: &mut Findings,
    ) -> Self {
        let files = named(&args.paths);
        let figures = figures(files.first());
        let mut counting = Counting::new(&figures);
        let (mut words, mut minutes) = (Words::default(), Vec::new());
        let keep = |workspace: &Workspace, findings: &mut Findings| {
            let own = &workspace.minutes;
            let held = own.meeting.as_ref().map(|meeting| meeting.date.value.year());
            if held.is_some_and(|year| year <= args.year) {
                counting.add(own);
            }
            minutes.push(own.clone().without_texts());
            words.dates_of(workspace, edition, context.world, findings)
        };
        let read = Read::files(files, edition, findings, keep);
        let mut told = Findings::new();
        let attendance = counting.figures(Asked { names: args.names }, &mut told);
        findings.extend(told);
        Self { edition, read, words, minutes, attendance }
    }

    fn made(
        &mut self,
        args: &ReportArgs,
        languages: &[LanguageTag],
        context: &Context<'_>,
        findings: &mut Findings,
    ) -> Result<Made, CommandError> {
        let declined = |says| CommandError::new(Exit::Declined, says);
        let settings = self.read.settings().ok_or_else(|| declined(Message::NoMinutes))?.clone();
        let today = today(&settings, context.world);
        let mailings = ledger::mailings(&settings, args.year, context)?;
        let gathered = self.gathered(args.year, today, mailings, findings);
        if gathered.is_empty() {
            return Err(declined(Message::Nothing { year: args.year }));
        }
        let first = self.read.first.as_ref();
        let publisher = first.and_then(|first| Publisher::load(first).report_to(findings));
        let Some(publisher) = publisher.filter(|_| !findings.has_errors()) else {
            return Ok(Made { outputs: Vec::new(), meetings: 0 });
        };
        let usual = [settings.defaults.language.clone()];
        let languages = if languages.is_empty() { &usual } else { languages };
        let (mut outputs, mut readable) = (Vec::new(), Vec::new());
        for language in languages {
            let Some(words) = self.words.of(&settings, language, findings) else { continue };
            let (gathered, settings, edition) = (&gathered, &settings, self.edition);
            let report = Report { gathered, settings, words, edition, today };
            let Some(document) = annual::document(&report) else { continue };
            let suffix = if *language == usual[0] { String::new() } else { format!(".{language}") };
            let made = formats(args, &document, &suffix, &publisher, findings);
            let folder = args.output.clone().unwrap_or_else(|| settings.folder().join("out"));
            for File { name, bytes, text } in made {
                readable.push((name.clone(), text));
                outputs.push(Output {
                    path: folder.join(edition.name()).join(name),
                    contents: Contents::Bytes(bytes),
                    readers: readers(edition),
                });
            }
        }
        if self.edition == Edition::Public {
            let readable = readable.iter().map(|(name, text)| (name.as_str(), text.as_bytes()));
            let readable: Vec<_> = readable.collect();
            self.read.prove(&readable, &mut self.words, context.world, findings);
        }
        let year = gathered.attendance.year(args.year);
        Ok(Made { outputs, meetings: year.map_or(0, |year| year.meetings) })
    }

    fn gathered(
        &mut self,
        year: i32,
        today: NaiveDate,
        mailings: Option<Vec<annual::Mailing>>,
        findings: &mut Findings,
    ) -> Gathered {
        let files: Vec<&Minutes> = self.minutes.iter().collect();
        let decisions = decisions::register(&files).report_to(findings).unwrap_or_default();
        let edition = self.edition;
        let is_shown = |one: &Decided| !(edition == Edition::Public && one.internal);
        let decisions: Vec<Decided> = decisions.into_iter().filter(is_shown).collect();
        let sources = Sources {
            year,
            files: &files,
            decisions: &decisions,
            items: &self.read.dates,
            edition,
            today,
        };
        Gathered::of(&sources, self.attendance.clone(), mailings)
    }
}

/// A finished file, and what can be read in it.
struct File {
    name: String,
    bytes: Vec<u8>,
    text: String,
}

/// The files of one language.
fn formats(
    args: &ReportArgs,
    document: &Document,
    suffix: &str,
    publisher: &Publisher,
    findings: &mut Findings,
) -> Vec<File> {
    let wants = |format| match args.format.as_slice() {
        [] => format != ReportFormat::Txt,
        some => some.contains(&format),
    };
    let name = |ending: &str| format!("{}{suffix}.{ending}", document.id);
    let mut files = Vec::new();
    if wants(ReportFormat::Html)
        && let Some(text) = publisher.page(document).report_to(findings)
    {
        files.push(File { name: name("html"), bytes: text.clone().into_bytes(), text });
    }
    if wants(ReportFormat::Pdf)
        && let Some(pdf) = publisher.pdf(document).report_to(findings)
    {
        files.push(File { name: name("pdf"), bytes: pdf.bytes, text: pdf.text });
    }
    if wants(ReportFormat::Txt) {
        let text = text::render(document);
        files.push(File { name: name("txt"), bytes: text.clone().into_bytes(), text });
    }
    files
}

/// What the settings say about figures; what is wrong with them, reading the files tells.
fn figures(first: Option<&PathBuf>) -> FigureSettings {
    let folder = first.and_then(|file| file.parent()).unwrap_or_else(|| std::path::Path::new(""));
    let (settings, _): (Settings, bool) = workspace::read_settings(folder, &mut Findings::new());
    settings.figures
}
