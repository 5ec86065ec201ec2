//! Files of the program, and other lists, that hold something about a mailbox.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::change::BACKUPS;
use super::Held;
use crate::contacts::{Address, decoded};
use crate::delivery::private::FOLDER;
use crate::input;
use crate::inside;
use crate::leaks::people::People;
use crate::workspace::LEFTOVER_LISTS;

/// A file that holds something about somebody.
pub(in crate::command::contacts) struct OwnFile {
    pub(in crate::command::contacts) path: PathBuf,
    pub(in crate::command::contacts) kind: Kind,
}

/// What kind of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::command::contacts) enum Kind {
    /// The preview of a mailing: a folder.
    Preview,
    /// A mail, as a file.
    Mail,
    /// The list of those who were not reached.
    Leftover,
    /// A contact list as it was before it was changed.
    Backup,
    /// Something else that the office has to look at.
    Other,
}

impl Kind {
    /// Whether the program has made it and can make it again, or needs it no more.
    pub(in crate::command::contacts) fn is_own(self) -> bool {
        self != Self::Other
    }
}

/// Larger files are not searched (bytes).
const LARGEST: u64 = 64_000_000;
/// The endings of lists and address books.
const LISTS: [&str; 8] = ["csv", "txt", "vcf", "ldif", "tsv", "xlsx", "xls", "ods"];
/// The endings of documents.
const DOCUMENTS: [&str; 5] = ["pdf", "html", "docx", "odt", "fodt"];
/// How deep other files are searched.
const DEEPEST: usize = 4;

/// All of them.
pub(super) fn find(held: &Held) -> Vec<OwnFile> {
    let (folder, list, mailbox) = (&held.settings.folder(), &held.list, held.mailbox.as_str());
    let mut found = Vec::new();
    for path in entries(&folder.join(FOLDER).join("preview")) {
        let plan = path.join("plan.json");
        if path.is_dir() && holds(&plan, mailbox) {
            found.push(OwnFile { path, kind: Kind::Preview });
        }
    }
    for path in entries(&folder.join(FOLDER).join(BACKUPS)) {
        if holds(&path, mailbox) {
            found.push(OwnFile { path, kind: Kind::Backup });
        }
    }
    mails(&folder.join("outbox"), mailbox, 0, &mut found);
    let list = fs::canonicalize(list).unwrap_or_else(|_| list.to_owned());
    let contacts = super::mentions::people(held);
    let people = People::new(&contacts);
    let is_meant = |path: &Path| match inside_of(path) {
        Some(text) if is_document(path) => {
            names_mailbox(&text, mailbox) || !people.positions(&text).is_empty()
        }
        text => text.is_some_and(|text| names_mailbox(&text, mailbox)),
    };
    others(folder, &list, &is_meant, 0, &mut found);
    found
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// Mails as files are named after their address.
fn mails(folder: &Path, mailbox: &str, depth: usize, found: &mut Vec<OwnFile>) {
    for path in entries(folder) {
        if path.is_dir() && !path.is_symlink() {
            if depth < DEEPEST {
                mails(&path, mailbox, depth + 1, found);
            }
        } else if is_mail_to(&path, mailbox) {
            found.push(OwnFile { path, kind: Kind::Mail });
        }
    }
}

fn is_mail_to(path: &Path, mailbox: &str) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let Some(stem) = name.strip_suffix(".eml") else { return false };
    let mut bytes = Vec::new();
    let mut rest = stem;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend(before.as_bytes());
        let byte = after.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(b'%'));
        rest = after.get(2..).unwrap_or_default();
    }
    bytes.extend(rest.as_bytes());
    let address = String::from_utf8_lossy(&bytes);
    Address::parse(&address).is_ok_and(|address| address.mailbox_key() == mailbox)
}

/// Lists and address books beside the minutes, and documents, also those that were rendered.
fn others(
    folder: &Path,
    list: &Path,
    is_meant: &dyn Fn(&Path) -> bool,
    depth: usize,
    found: &mut Vec<OwnFile>,
) {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    for path in entries(folder) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if path.is_dir() {
            let is_own = name.starts_with('.') || matches!(&*name, "outbox" | "receipts");
            if !is_own && !path.is_symlink() && depth < DEEPEST {
                others(&path, list, is_meant, depth + 1, found);
            }
            continue;
        }
        let is_list = LISTS.contains(&&*ending(&path));
        if !(is_list || is_document(&path)) || fs::canonicalize(&path).is_ok_and(|own| own == list)
        {
            continue;
        }
        if is_meant(&path) {
            let is_leftover = LEFTOVER_LISTS.iter().any(|start| name.starts_with(start));
            let kind = if is_leftover { Kind::Leftover } else { Kind::Other };
            found.push(OwnFile { path, kind });
        }
    }
}

fn ending(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}

/// Whether it is a document, in which people stand by name.
fn is_document(path: &Path) -> bool {
    DOCUMENTS.contains(&&*ending(path))
}

/// Whether the file has an address of the mailbox.
fn holds(path: &Path, mailbox: &str) -> bool {
    inside_of(path).is_some_and(|text| names_mailbox(&text, mailbox))
}

/// The text of a file of any kind.
fn inside_of(path: &Path) -> Option<String> {
    let bytes = input::read(path, LARGEST).ok()?;
    let is_packed = [&b"PK"[..], b"\xD0\xCF", b"%PDF"].iter().any(|start| bytes.starts_with(start));
    Some(if is_packed { inside::look(path).text } else { decoded(bytes) })
}

fn names_mailbox(text: &str, mailbox: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || "@.!#$%&'*+/=?^_`{|}~-".contains(c);
    let words = text.split(|c: char| !is_part(c)).filter(|word| word.contains('@'));
    words
        .map(|word| word.trim_matches(['.', '\'', '/']))
        .any(|word| Address::parse(word).is_ok_and(|address| address.mailbox_key() == mailbox))
}
