//! Where minutes files name the people of a mailbox, by name or address.

use std::path::{Path, PathBuf};

use super::Held;
use crate::contacts::{Contact, parse};
use crate::leaks::people::People;
use crate::settings::ContactSettings;
use crate::source::Source;
use crate::workspace::files::texts;
use crate::workspace::read_text;

/// A place in a minutes file.
pub(in crate::command::contacts) struct Mention {
    pub(in crate::command::contacts) file: PathBuf,
    pub(in crate::command::contacts) line: usize,
    /// The section, as the file calls it; empty above the first.
    pub(in crate::command::contacts) section: String,
    /// The line.
    pub(in crate::command::contacts) text: String,
}

/// All places, each line once.
pub(super) fn find(folder: &Path, held: &Held) -> Vec<Mention> {
    let contacts = people(held);
    let people = People::new(&contacts);
    let mut mentions: Vec<Mention> = Vec::new();
    for file in texts(folder) {
        let Some(source) = read_text(&file).value else { continue };
        let mut lines: Vec<usize> = people
            .positions(source.text())
            .into_iter()
            .map(|seen| source.position(seen.at.start).line)
            .collect();
        lines.sort_unstable();
        lines.dedup();
        mentions.extend(lines.into_iter().map(|line| Mention {
            file: file.clone(),
            line,
            section: section(&source, line),
            text: source.line(line).trim().to_owned(),
        }));
    }
    mentions
}

/// The people of the list, and those whom the ledger knows at the mailbox: somebody may have had
/// another name there, or has been deleted from the list.
pub(super) fn people(held: &Held) -> Vec<Contact> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    // Writing into memory does not fail.
    let _ = writer.write_record(["E-Mail", "Name"]);
    let mut names: Vec<&str> = held.mails.iter().map(|(_, entry)| entry.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let mut contacts = held.contacts.clone();
    let known: Vec<String> = contacts.iter().map(Contact::display_name).collect();
    let new = names.into_iter().filter(|name| !known.iter().any(|one| one == name));
    let mut any = contacts.is_empty();
    for name in new {
        any = true;
        let _ = writer.write_record([held.address.as_str(), name]);
    }
    if any {
        let _ = writer.write_record([held.address.as_str(), ""]);
        let bytes = writer.into_inner().unwrap_or_default();
        let list = parse(Path::new(""), bytes, &ContactSettings::default());
        contacts.extend(list.value.into_iter().flat_map(|book| book.contacts));
    }
    contacts
}

/// The header of the section that a line is in.
fn section(source: &Source, line: usize) -> String {
    let headers = (1..=line).rev().map(|line| source.line(line).trim());
    let header = headers.into_iter().find(|text| text.starts_with('['));
    let header = header.unwrap_or_default().trim_start_matches('[');
    header.split(']').next().unwrap_or_default().trim().to_owned()
}
