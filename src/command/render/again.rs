//! `render FILE.json`: the documents of a tree that `--format json` wrote, perhaps with changes. A page
//! made from an unchanged tree has the same bytes.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::beside;
use super::messages::Message;
use super::outputs::{self, Contents, Output};
use crate::check;
use crate::cli::{EditionArg, Format, RenderArgs};
use crate::diagnostic::{Checked, Diagnostic, Findings};
use crate::document::html::Around;
use crate::document::templates::Templates;
use crate::document::view::{Document, Edition};
use crate::document::{Publisher, text};
use crate::figures;
use crate::rules;
use crate::settings::Settings;
use crate::source::{Source, Span};
use crate::workspace::{self, read_text};

/// What is read.
struct Tree {
    document: Document,
    around: Around,
}

/// What can be made from a tree; a calendar needs the records of the minutes.
const FORMATS: [Format; 4] = [Format::Html, Format::Pdf, Format::Txt, Format::Json];

/// Whether the file is such a tree.
pub(super) fn is_tree(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

/// Everything to be written, with the folder of the internal edition if there is one.
pub(super) fn make(args: &RenderArgs) -> Checked<(Vec<Output>, Option<PathBuf>)> {
    let mut findings = Findings::new();
    let folder = args.file.parent().unwrap_or_else(|| Path::new(""));
    let (settings, _) = workspace::read_settings(folder, &mut findings);
    let read = read_text(&args.file).report_to(&mut findings);
    let tree = read.as_ref().and_then(|source| match wanted(source, args) {
        Ok(tree) => Some(tree),
        Err(fault) => {
            findings.push(*fault);
            None
        }
    });
    let templates = Templates::load(&settings.folder()).report_to(&mut findings);
    let (Some(mut tree), Some(templates)) = (tree, templates) else {
        return Checked::failed(findings);
    };
    let publisher = Publisher::over(&templates, &settings).report_to(&mut findings);
    let (Some(publisher), Some(source)) = (publisher, read) else {
        return Checked::failed(findings);
    };
    read_pictures(&mut tree.document, &source, &settings, &publisher, &mut findings);
    let outputs = outputs_of(&tree, args, &publisher, &mut findings);
    let own = args.output.as_ref().filter(|_| tree.document.edition == Edition::Internal);
    let own = own.map(|folder| folder.join(Edition::Internal.name()));
    let findings = check::apply_levels(findings, &settings).dedup();
    Checked::new((outputs, own), findings)
}

/// The document, if it is one, in the edition and formats that are asked for.
fn wanted(source: &Arc<Source>, args: &RenderArgs) -> Result<Tree, Box<Diagnostic>> {
    let faulty = |error| Box::new(faulty(source, &error));
    let document: Document = serde_json::from_str(source.text()).map_err(faulty)?;
    let around: Around = serde_json::from_str(source.text()).map_err(faulty)?;
    let edition = match args.edition {
        None => document.edition,
        Some(EditionArg::Internal) => Edition::Internal,
        Some(EditionArg::Public) => Edition::Public,
    };
    let whole = |says: Message| rules::file::DATA.finds(says).at(Span::file(source));
    if edition != document.edition {
        let says = Message::OtherEdition { is_internal: document.edition == Edition::Internal };
        return Err(Box::new(whole(says).help(Message::RenderMinutes)));
    }
    if args.format.iter().any(|format| !FORMATS.contains(format)) {
        return Err(Box::new(whole(Message::NoCalendar).help(Message::RenderMinutes)));
    }
    Ok(Tree { document, around })
}

/// Reads the pictures that the texts show. Their paths start at the folder of the data or at one above
/// it, up to the workspace: the data are often in `out`.
fn read_pictures(
    tree: &mut Document,
    source: &Arc<Source>,
    settings: &Settings,
    publisher: &Publisher,
    findings: &mut Findings,
) {
    let own = std::path::absolute(source.folder()).unwrap_or_default();
    let root = std::path::absolute(settings.folder()).unwrap_or_default();
    let root = if own.starts_with(&root) { root } else { own.clone() };
    let above = own.ancestors().take_while(|folder| folder.starts_with(&root));
    let folders: Vec<&Path> = above.collect();
    figures::for_each(tree, |figure| {
        let path = figure.file.clone();
        let at = || {
            let named = serde_json::to_string(&path).ok();
            let start = named.as_ref().and_then(|named| source.text().find(named));
            let range = start.zip(named.as_ref()).map(|(at, named)| at..at + named.len());
            range.map_or_else(|| Span::file(source), |range| Span::new(source, range))
        };
        let here = folders.iter().find(|folder| folder.join(&path).is_file());
        let Some(folder) = here.or(folders.first()) else { return };
        if let Some(fault) = check::picture_of_data(settings, &root, folder, &path) {
            findings.push(fault.at(at()));
            return;
        }
        let Checked { value, findings: faults } = publisher.figure(&folder.join(&path), &path);
        findings.extend(faults.into_iter().map(|fault| fault.at(at())));
        if let Some(read) = value {
            let (width, height, picture) = (read.width, read.height, read.picture);
            (figure.width, figure.height, figure.picture) = (width, height, picture);
        }
    });
}

fn faulty(source: &Arc<Source>, error: &serde_json::Error) -> Diagnostic {
    let line = error.line().max(1);
    let start = source.line_start(line);
    let text = source.line(line);
    let at = error.column().saturating_sub(1).min(text.len().saturating_sub(1));
    let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let end = text.len().max(at);
    let detail = error.to_string();
    let detail = detail.split(" at line ").next().unwrap_or_default().to_owned();
    let span = Span::new(source, start + at..start + end);
    rules::file::DATA.finds(Message::NoTree { detail }).at(span).help(Message::RenderMinutes)
}

fn outputs_of(
    tree: &Tree,
    args: &RenderArgs,
    publisher: &Publisher,
    findings: &mut Findings,
) -> Vec<Output> {
    let Tree { document, around } = tree;
    let name = args.file.file_stem().unwrap_or_default().to_string_lossy();
    let folder = match &args.output {
        Some(folder) => folder.join(document.edition.name()),
        None => args.file.parent().unwrap_or_else(|| Path::new("")).to_owned(),
    };
    // The tree itself is written only where it is asked for.
    let wanted = |format: &Format| {
        args.format.contains(format) || args.format.is_empty() && *format != Format::Json
    };
    let mut outputs = Vec::new();
    for format in FORMATS.iter().filter(|format| wanted(format)) {
        if findings.has_errors() {
            break;
        }
        let made = match format {
            Format::Html => publisher
                .page_with(document, around.clone())
                .report_to(findings)
                .map(String::into_bytes),
            Format::Pdf => publisher.pdf(document).report_to(findings).map(|pdf| pdf.bytes),
            Format::Txt => Some(text::render(document).into_bytes()),
            Format::Json => Some(outputs::json(document, around)),
            Format::Ics => None,
        };
        let path = folder.join(format!("{name}.{}", outputs::ending(*format)));
        outputs.extend(made.map(|bytes| Output {
            path,
            contents: Contents::Bytes(bytes),
            readers: beside::readers(document.edition),
        }));
    }
    outputs
}
