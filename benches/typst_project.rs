//! Writes what the typesetter sees of a minutes file as a project of Typst, so that its own command line can
//! make the same pages: `cargo bench --bench typst_project -- FILE FOLDER`, both by their full paths.

#![expect(clippy::print_stdout, reason = "the names of the files are what it answers")]

use std::error::Error;
use std::path::Path;

use rundmail::diagnostic::{Checked, Findings};
use rundmail::document::view::Edition;
use rundmail::document::{DocumentInput, Publisher, build};
use rundmail::workspace::Workspace;
use rundmail::workspace::output::{Readers, write};
use rundmail::world::World;

type Or<T> = Result<T, Box<dyn Error>>;

fn main() -> Or<()> {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let [file, folder] = &args[..] else { return Err("FILE FOLDER".into()) };
    for (name, bytes) in project(Path::new(file))? {
        let path = Path::new(folder).join(name);
        write(&path, &bytes, Readers::Usual)?;
        println!("{}", path.display());
    }
    Ok(())
}

/// The files of the internal edition of a minutes file.
fn project(file: &Path) -> Or<Vec<(String, Vec<u8>)>> {
    let workspace = made(Workspace::read(file))?;
    let publisher = made(Publisher::load(&workspace))?;
    let (minutes, settings) = (&workspace.minutes, &workspace.settings);
    let words = made(publisher.words(&minutes.language))?;
    let gallery = made(publisher.gallery(minutes))?;
    let today = World::of_process().now().date_naive();
    let input = DocumentInput { minutes, settings, words: &words, gallery: &gallery, today };
    made(publisher.project(&made(build(&input, Edition::Internal))?))
}

fn made<T>(checked: Checked<T>) -> Or<T> {
    let mut findings = Findings::new();
    let value = checked.report_to(&mut findings);
    value.ok_or_else(|| format!("{findings:?}").into())
}
