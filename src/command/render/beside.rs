//! Files beside a page, in separate folders: the public attachments, and each date as a calendar
//! file.
//!
//! ```text
//! public/2026-09-17.html
//! public/2026-09-17-attachments/flyer.pdf
//! public/2026-09-17-dates/2026-10-08-infoabend.ics
//! ```
//!
//! The names are in lower-case ASCII, so that they work on any web server. A PDF has no links to
//! them: it is passed on alone, and they would be broken.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::outputs::{Contents, Output};
use crate::calendar::{Of, Single};
use crate::document::html::step_of_address;
use crate::document::view::{Beside, Block, Document, Edition};
use crate::leaks::Proof;
use crate::mail::media::{date_file_name, slug, unique_file_name};
use crate::minutes::{Attachment, Visibility};
use crate::workspace::Workspace;
use crate::workspace::output::Readers;

/// More dates are only in the whole calendar, since nobody saves them one by one.
const MOST_DATES: usize = 200;

/// The public attachments of all languages, each with its new name; a file that several languages
/// name occurs once.
#[derive(Debug, Default)]
pub(super) struct Offered(Vec<(PathBuf, String)>);

impl Offered {
    /// What the public edition may offer.
    pub(super) fn of(workspace: &Workspace) -> Self {
        let mut offered: Vec<(PathBuf, String)> = Vec::new();
        let all = workspace.languages().flat_map(|minutes| &minutes.attachments);
        let public = all.filter(|attachment| attachment.visibility == Visibility::Public);
        for path in public.filter_map(Attachment::path).filter(|path| path.is_file()) {
            if offered.iter().all(|(known, _)| *known != path) {
                let taken: Vec<String> = offered.iter().map(|(_, name)| name.clone()).collect();
                let name = unique_file_name(&web_name(&path), &taken);
                offered.push((path, name));
            }
        }
        Self(offered)
    }

    /// Links the attachments of a document that may be offered, and returns their files.
    pub(super) fn link(&self, document: &mut Document, folder: &Path) -> Vec<Output> {
        let own = attachments(&document.id);
        let mut outputs = Vec::new();
        let blocks = document.sections.iter_mut().flat_map(|section| &mut section.blocks);
        for block in blocks {
            let Block::Files { files } = block else { continue };
            for file in files {
                let offered = file.offered.as_ref();
                let known = self.0.iter().find(|(path, _)| Some(path) == offered);
                let Some((path, name)) = known else { continue };
                file.href = Some(address(&own, name));
                outputs.push(Output {
                    path: folder.join(&own).join(name),
                    contents: Contents::Copy(path.clone()),
                    readers: Readers::Usual,
                });
            }
        }
        outputs
    }
}

/// Checks the names and calendars beside a public page; the contents of the attachments have been
/// checked with the document.
pub(super) fn read_by(outputs: &[Output], proof: &mut Proof<'_>) {
    for output in outputs {
        let name = output.path.file_name().unwrap_or_default().to_string_lossy();
        proof.text(&name, "");
        if let Contents::Bytes(calendar) = &output.contents {
            proof.calendar(&name, calendar);
        }
    }
}

/// Links each date of a document to its calendar file, and returns the files.
pub(super) fn dates(
    document: &mut Document,
    singles: Vec<Single>,
    suffix: &str,
    folder: &Path,
) -> Vec<Output> {
    let own = dates_folder(&document.id);
    let label = document.words.get("save_date").cloned().unwrap_or_default();
    let readers = readers(document.edition);
    let mut outputs = Vec::new();
    let mut taken = Vec::new();
    if singles.len() > MOST_DATES {
        return outputs;
    }
    for Single { of, day, title, bytes } in singles {
        let name = unique_file_name(&date_file_name(day, &title), &taken);
        taken.push(name.clone());
        let name = format!("{}{suffix}.ics", name.trim_end_matches(".ics"));
        if let Some(link) = link_of(document, of) {
            *link = Some(Beside { href: address(&own, &name), text: label.clone() });
        }
        let path = folder.join(&own).join(name);
        outputs.push(Output { path, contents: Contents::Bytes(bytes), readers });
    }
    outputs
}

/// Where the page links to the calendar file of an entry.
fn link_of(document: &mut Document, of: Of) -> Option<&mut Option<Beside>> {
    let name = match of {
        Of::Meeting => "date",
        Of::Next => "next",
        Of::Deadline | Of::Withdrawn => return None,
        Of::Event(at) => {
            let blocks = document.sections.iter_mut().flat_map(|section| &mut section.blocks);
            let events = blocks.filter_map(|block| match block {
                Block::Events { events } => Some(events),
                _ => None,
            });
            return events.flatten().nth(at).map(|event| &mut event.calendar);
        }
    };
    let fact = document.facts.iter_mut().find(|fact| fact.name == name);
    fact.map(|fact| &mut fact.calendar)
}

/// Files of earlier runs in the folders beside a page that this run does not write: they may have
/// become internal since.
pub(super) fn stale(folder: &Path, id: &str, outputs: &[Output]) -> Vec<Output> {
    let known: BTreeSet<&Path> = outputs.iter().map(|output| &*output.path).collect();
    let listed = [attachments(id), dates_folder(id)].into_iter().flat_map(|own| {
        let entries = fs::read_dir(folder.join(own)).into_iter().flatten().flatten();
        let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| !kind.is_dir()));
        files.map(|entry| entry.path()).collect::<Vec<_>>()
    });
    let gone = listed.filter(|path| !known.contains(&**path));
    gone.map(|path| Output { path, contents: Contents::Gone, readers: Readers::Usual }).collect()
}

/// Who may read the files of an edition.
pub(in crate::command) fn readers(edition: Edition) -> Readers {
    match edition {
        Edition::Internal => Readers::Owner,
        Edition::Public => Readers::Usual,
    }
}

fn attachments(id: &str) -> String {
    format!("{id}-attachments")
}

fn dates_folder(id: &str) -> String {
    format!("{id}-dates")
}

fn address(folder: &str, name: &str) -> String {
    format!("{}/{}", step_of_address(folder), step_of_address(name))
}

/// `Übersicht für alle.PDF` -> `uebersicht-fuer-alle.pdf`.
fn web_name(path: &Path) -> String {
    let part = |part: Option<&std::ffi::OsStr>| slug(&part.unwrap_or_default().to_string_lossy());
    let (stem, ending) = (part(path.file_stem()), part(path.extension()));
    let stem = if stem.is_empty() { "file" } else { &stem };
    if ending.is_empty() { stem.to_owned() } else { format!("{stem}.{ending}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_reach_any_web_server() {
        for (path, name) in [
            ("anlagen/Übersicht für alle.PDF", "uebersicht-fuer-alle.pdf"),
            ("a/Plan (Entwurf #2).v3.docx", "plan-entwurf-2-v3.docx"),
            ("a/Запрошення.pdf", "file.pdf"),
            ("a/.htaccess", "htaccess"),
            ("a/LIESMICH", "liesmich"),
        ] {
            assert_eq!(web_name(Path::new(path)), name);
        }
    }
}
