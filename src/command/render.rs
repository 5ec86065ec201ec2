//! `render`: the documents of one minutes file, written into a folder.
//!
//! Everything is made before the first file is written, so that faulty input leaves nothing behind.

mod outputs;
mod rendering;
mod words;

use super::{Context, Stop};
use crate::check;
use crate::cli::RenderArgs;
use crate::diagnostic::Findings;
use crate::exit::Exit;
use crate::workspace::Workspace;
use rendering::Rendering;
use words::Says;

/// Runs the command.
pub fn run(args: &RenderArgs, context: &Context<'_>) -> Result<Exit, Stop> {
    let mut findings = Findings::new();
    let outputs = Workspace::read(&args.file).unload(&mut findings).and_then(|workspace| {
        findings.extend(check::minutes(&workspace));
        let rendering = Rendering::new(args, context.world, &workspace).unload(&mut findings);
        let outputs = rendering.map(|rendering| rendering.all(&mut findings));
        findings = check::judge(std::mem::take(&mut findings), &workspace.settings);
        outputs
    });
    context.ui.findings(&findings);
    let Some(outputs) = outputs.filter(|_| !findings.has_errors()) else {
        return Ok(Exit::InputErrors);
    };
    outputs::write(&outputs)?;
    let written = outputs.iter().filter(|output| output.bytes.is_some());
    let paths: Vec<_> = written.map(|output| format!("{}\n", output.path.display())).collect();
    context.ui.data(paths.concat().as_bytes());
    context.ui.say(&Says::Written { files: paths.len() });
    Ok(Exit::Done)
}
