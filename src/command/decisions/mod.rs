//! `decisions`: the register of decisions, and the numbers that they get.

mod messages;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::office::{self, Read, Words};
use super::{CommandError, Context};
use crate::cli::{DecisionsArgs, DecisionsFormat, EditionArg};
use crate::decisions::{self, Decided};
use crate::diagnostic::{Checked, Findings};
use crate::document::view::Edition;
use crate::edit::Draft;
use crate::exit::Exit;
use crate::minutes::Minutes;
use crate::workspace::files::named;
use crate::workspace::{self, Workspace};
use messages::Message;

/// Runs the command.
pub(super) fn run(args: &DecisionsArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let mut findings = Findings::new();
    let edition = match args.edition {
        Some(EditionArg::Public) => Edition::Public,
        Some(EditionArg::Internal) | None => Edition::Internal,
    };
    let asked = named(&args.paths);
    let files = match edition {
        // Which number is free is known by the whole register.
        Edition::Internal => with_workspace(&args.paths),
        Edition::Public => asked.clone(),
    };
    let mut minutes = Vec::new();
    let mut read = Read::files(files, edition, &mut findings, |workspace, _| {
        minutes.push(workspace.minutes.clone().without_texts());
        Vec::new()
    });
    let of: Vec<&Minutes> = minutes.iter().collect();
    let all = decisions::register(&of).report_to(&mut findings).unwrap_or_default();
    let asked: BTreeSet<PathBuf> = asked.iter().map(|file| whole(file)).collect();
    let is_asked: Vec<bool> = read.files.iter().map(|file| asked.contains(&whole(file))).collect();
    let all: Vec<Decided> = all
        .into_iter()
        .filter(|decided| !(edition == Edition::Public && decided.internal))
        .filter(|decided| {
            decided.places.iter().any(|place| is_asked.get(place.file) == Some(&true))
        })
        .collect();
    let bytes = if read.first.is_none() {
        Err(Message::NoMinutes)
    } else if all.is_empty() {
        Err(Message::Nothing)
    } else {
        let mut register = Register { args, all: &all, read: &mut read, edition, context };
        Ok(register.written(&mut findings))
    };
    if office::tell(findings, read.settings(), context) {
        context.ui.say(&Message::NothingWritten);
        return Ok(Exit::InputErrors);
    }
    let drafts = std::mem::take(&mut read.left_out.drafts);
    if !drafts.is_empty() {
        let names = drafts.iter().map(|file| file.display().to_string());
        context.ui.say(&Message::Drafts(names.collect()));
    }
    let bytes = bytes.map_err(|says| CommandError::new(Exit::Declined, says))?;
    if args.number {
        return give_numbers(&all, &read.files, context);
    }
    office::deliver(args.output.as_deref(), &bytes, edition, context)?;
    let without = all.iter().filter(|decided| decided.number.is_none()).count();
    context.ui.say(&Message::Listed { decisions: all.len(), without });
    if without > 0 && edition == Edition::Internal {
        context.ui.say(&Message::HowToNumber);
    }
    Ok(Exit::Done)
}

/// The files that were named, with all others of their workspace.
fn with_workspace(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut all = paths.to_owned();
    for path in paths {
        let folder = if path.is_dir() { Some(path.as_path()) } else { path.parent() };
        let settings = folder.and_then(workspace::find_settings);
        let folder = settings.as_deref().and_then(Path::parent).map(Path::to_owned);
        let folder = folder.map(|folder| if folder == Path::new("") { ".".into() } else { folder });
        if let Some(folder) = folder.filter(|folder| !all.contains(folder)) {
            all.push(folder);
        }
    }
    named(&all)
}

/// A path by which a file is known, however it was named.
fn whole(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// The requested format, otherwise that of the output file's extension, otherwise text.
fn format(args: &DecisionsArgs) -> DecisionsFormat {
    let ending = args.output.as_deref().and_then(Path::extension);
    let ending = ending.map(|ending| ending.to_string_lossy().to_lowercase());
    let by_name = match ending.as_deref() {
        Some("html" | "htm") => Some(DecisionsFormat::Html),
        Some("csv") => Some(DecisionsFormat::Csv),
        Some("json") => Some(DecisionsFormat::Json),
        _ => None,
    };
    let asked = args.format.or(args.json.then_some(DecisionsFormat::Json));
    let asked = asked.or(args.excel.then_some(DecisionsFormat::Csv));
    asked.or(by_name).unwrap_or(DecisionsFormat::Text)
}

/// What a register is made from.
struct Register<'a> {
    args: &'a DecisionsArgs,
    all: &'a [Decided],
    read: &'a mut Read,
    edition: Edition,
    context: &'a Context<'a>,
}

impl Register<'_> {
    /// The finished bytes.
    fn written(&mut self, findings: &mut Findings) -> Vec<u8> {
        let language = self.context.ui.language;
        let mut words = Words::default();
        let bytes = match format(self.args) {
            DecisionsFormat::Text => {
                let is_shown = self.args.output.is_none();
                let room = is_shown.then(|| self.context.ui.columns()).flatten();
                decisions::text(self.all, language, room).into_bytes()
            }
            DecisionsFormat::Csv if self.args.excel => {
                decisions::table(self.all).excel_csv(language)
            }
            DecisionsFormat::Csv => decisions::table(self.all).csv(),
            DecisionsFormat::Json => decisions::table(self.all).json(),
            DecisionsFormat::Html => self.page(&mut words, findings).into_bytes(),
        };
        if self.edition == Edition::Public {
            let name = match format(self.args) {
                DecisionsFormat::Html => "decisions.html",
                DecisionsFormat::Json => "decisions.json",
                DecisionsFormat::Text | DecisionsFormat::Csv => "decisions",
            };
            self.read.prove(&[(name, &bytes)], &mut words, self.context.world, findings);
        }
        bytes
    }

    fn page(&self, words: &mut Words, findings: &mut Findings) -> String {
        let Some(first) = self.read.first.as_ref() else { return String::new() };
        let (settings, language) = (&first.settings, self.context.ui.language);
        let (edition, world) = (self.edition, self.context.world);
        let document = words.listing(settings, language, edition, world, findings);
        let document =
            document.and_then(|listing| decisions::document(self.all, &listing, language));
        office::page(first, document, findings)
    }
}

/// Writes the proposed numbers into the files, each file once.
fn give_numbers(
    all: &[Decided],
    paths: &[PathBuf],
    context: &Context<'_>,
) -> Result<Exit, CommandError> {
    let mut files: BTreeMap<usize, Vec<(usize, String)>> = BTreeMap::new();
    for decided in all {
        let Some(number) = decided.number.as_ref().or(decided.proposed.as_ref()) else { continue };
        for place in &decided.places {
            files.entry(place.file).or_default().push((place.index, number.clone()));
        }
    }
    let (mut given, mut failed) = (false, false);
    for (file, numbers) in files {
        let workspace = paths.get(file).and_then(|path| Workspace::read(path).value);
        let Some(workspace) = workspace else { continue };
        for minutes in workspace.languages() {
            let mut numbers = numbers.clone();
            numbers.retain(|(index, _)| !write::has_number(minutes, *index));
            if !numbers.is_empty() {
                let is_written = number_file(&workspace, minutes, &numbers, context)?;
                (given, failed) = (given || is_written, failed || !is_written);
            }
        }
    }
    if given {
        context.ui.say(&Message::Sent);
    } else if !failed {
        context.ui.say(&Message::AllNumbered);
    }
    Ok(if failed { Exit::InputErrors } else { Exit::Done })
}

/// Writes numbers into one file, the first one or a translation. The result says whether that could
/// be done.
fn number_file(
    workspace: &Workspace,
    minutes: &Minutes,
    numbers: &[(usize, String)],
    context: &Context<'_>,
) -> Result<bool, CommandError> {
    let file = minutes.source.path().display().to_string();
    if write::count(minutes) != write::count(&workspace.minutes) {
        context.ui.say(&Message::OtherTranslation { file });
        return Ok(false);
    }
    let mut defaults = workspace.settings.defaults.clone();
    defaults.language = minutes.language.clone();
    let path = minutes.source.path();
    let Checked { value, findings } = Draft::open(path, context.ui.language);
    let Some(mut draft) = value else {
        context.ui.findings(&findings);
        return Ok(false);
    };
    let is_placed = write::number(&mut draft, numbers, &defaults);
    if is_placed {
        draft.save().map_err(|error| CommandError::new(Exit::InputErrors, error))?;
    }
    for (_, number) in numbers {
        let (number, file) = (number.clone(), file.clone());
        context.ui.say(&if is_placed {
            Message::Numbered { number, file }
        } else {
            Message::NoPlace { number, file }
        });
    }
    Ok(is_placed)
}
