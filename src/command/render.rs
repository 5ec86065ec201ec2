//! `render`: the documents of one minutes file, written into a folder.
//!
//! Everything is made before the first file is written, so that faulty input leaves nothing behind.

mod outputs;
mod words;

use std::path::PathBuf;

use super::{Context, Stop};
use crate::cli::{EditionArg, Format, RenderArgs};
use crate::diagnostic::Findings;
use crate::document::templates::Templates;
use crate::document::view::Edition;
use crate::document::words::Words;
use crate::document::{Material, build, text};
use crate::exit::Exit;
use crate::minutes::Minutes;
use crate::workspace::Workspace;
use outputs::Output;
use words::Says;

/// All formats in the order in which they are listed.
const FORMATS: &[Format] = &[Format::Txt, Format::Json];

/// Runs the command.
pub fn run(args: &RenderArgs, context: &Context<'_>) -> Result<Exit, Stop> {
    let mut findings = Findings::new();
    let workspace = Workspace::read(&args.file).unload(&mut findings);
    let outputs = workspace.and_then(|workspace| {
        let templates = Templates::load(&workspace.folder()).unload(&mut findings)?;
        let rendering = Rendering::new(args, context, &workspace, &templates);
        Some(rendering.all(&mut findings))
    });
    context.ui.findings(&findings);
    let Some(outputs) = outputs.filter(|_| !findings.has_errors()) else {
        return Ok(Exit::InputErrors);
    };
    outputs::write(&outputs)?;
    for output in &outputs {
        context.ui.data(format!("{}\n", output.path.display()).as_bytes());
    }
    context.ui.say(&Says::Written { files: outputs.len() });
    Ok(Exit::Done)
}

/// The work of one run.
struct Rendering<'a> {
    workspace: &'a Workspace,
    templates: &'a Templates,
    context: &'a Context<'a>,
    folder: PathBuf,
    formats: Vec<Format>,
    editions: Vec<Edition>,
}

impl<'a> Rendering<'a> {
    fn new(
        args: &RenderArgs,
        context: &'a Context<'a>,
        workspace: &'a Workspace,
        templates: &'a Templates,
    ) -> Self {
        let folder = args.output.clone().unwrap_or_else(|| workspace.folder().join("out"));
        let wanted = |format: &Format| args.format.is_empty() || args.format.contains(format);
        let formats = FORMATS.iter().copied().filter(wanted).collect();
        let editions = match args.edition {
            None => vec![Edition::Internal, Edition::Public],
            Some(EditionArg::Internal) => vec![Edition::Internal],
            Some(EditionArg::Public) => vec![Edition::Public],
        };
        Self { workspace, templates, context, folder, formats, editions }
    }

    /// The files of every language, edition and format.
    fn all(&self, findings: &mut Findings) -> Vec<Output> {
        let mut outputs = self.of_language(&self.workspace.minutes, "", findings);
        for (language, minutes) in &self.workspace.translations {
            outputs.extend(self.of_language(minutes, &format!(".{language}"), findings));
        }
        outputs
    }

    /// The files of one language; `suffix` tells translations from the first one.
    fn of_language(&self, minutes: &Minutes, suffix: &str, findings: &mut Findings) -> Vec<Output> {
        let own = self.templates.text(&Words::file_name(&minutes.language));
        let Some(words) = Words::of(&minutes.language, own.as_ref()).unload(findings) else {
            return Vec::new();
        };
        let today = self.context.world.now().with_timezone(&minutes.timezone).date_naive();
        let settings = &self.workspace.settings;
        let material = Material { minutes, settings, words: &words, today };
        let mut outputs = Vec::new();
        for edition in &self.editions {
            let Some(document) = build(&material, *edition).unload(findings) else { continue };
            let folder = self.folder.join(edition.name());
            for format in &self.formats {
                let bytes = match format {
                    Format::Txt => text::render(&document).into_bytes(),
                    Format::Json => outputs::json(&document),
                    _ => continue,
                };
                let name = format!("{}{suffix}.{}", minutes.id, outputs::ending(*format));
                outputs.push(Output { path: folder.join(name), bytes });
            }
        }
        outputs
    }
}
