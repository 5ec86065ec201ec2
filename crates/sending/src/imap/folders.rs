//! Which folder of a mailbox is which.

use super::messages::MailboxMessage;
use super::name;
use crate::delivery::Abort;

german::word_lists! { "folders.txt": SENT }

/// A folder of a mailbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// Its name as people read it.
    pub name: String,
    /// Its name on the wire.
    pub(super) wire: String,
    /// What separates the levels of its name.
    pub(super) delimiter: Option<char>,
    /// Whether the server says that it is the one for sent mails (RFC 6154).
    pub(super) is_sent: bool,
}

impl Folder {
    /// A folder with this name on the wire.
    pub(super) fn of_wire(wire: String, delimiter: Option<char>, is_sent: bool) -> Self {
        Self { name: name::decoded(&wire), wire, delimiter, is_sent }
    }

    /// The inbox, which each mailbox has under this name.
    fn is_inbox(&self) -> bool {
        self.wire.eq_ignore_ascii_case("INBOX")
    }

    /// The levels of its name as mail programs show them: without the inbox above them.
    fn levels(&self) -> impl Iterator<Item = String> {
        levels(&self.name, self.delimiter)
    }
}

/// The folder with this name.
///
/// # Errors
/// There is none; the reason names those that there are.
pub(super) fn named<'a>(folders: &'a [Folder], wanted: &str) -> Result<&'a Folder, Abort> {
    let wanted = wanted.trim();
    let exact = folders.iter().find(|folder| folder.name == wanted);
    let inbox = wanted.eq_ignore_ascii_case("INBOX");
    let exact = exact.or_else(|| folders.iter().find(|folder| inbox && folder.is_inbox()));
    // Mail programs hide the prefix `INBOX.` of some servers, and write `/` for any separator.
    let shown = |folder: &&Folder| folder.levels().eq(levels(wanted, Some('/')));
    let mut likely = folders.iter().filter(shown);
    let only = likely.next().filter(|_| likely.next().is_none());
    exact.or(only).ok_or_else(|| MailboxMessage::no_folder(wanted, names(folders)))
}

/// The folder of sent mails: the one that the server calls so, otherwise the only one with a usual
/// name.
///
/// # Errors
/// There is none, or more than one; the reason names all folders.
pub(super) fn sent(folders: &[Folder]) -> Result<&Folder, Abort> {
    let marked = folders.iter().find(|folder| folder.is_sent);
    let usual = |folder: &&Folder| {
        let mut levels = folder.levels();
        levels.next().is_some_and(|name| SENT.contains(&name)) && levels.next().is_none()
    };
    let mut likely = folders.iter().filter(usual);
    let only = likely.next().filter(|_| likely.next().is_none());
    marked.or(only).ok_or_else(|| MailboxMessage::no_sent(names(folders)))
}

/// The levels of a name, in small letters; the inbox above others does not count.
fn levels(name: &str, delimiter: Option<char>) -> impl Iterator<Item = String> {
    let split = move |c: char| Some(c) == delimiter;
    let skipped = name.split(split).next().filter(|top| top.eq_ignore_ascii_case("INBOX"));
    let count = name.split(split).count();
    let skipped = usize::from(skipped.is_some() && count > 1);
    name.split(split).skip(skipped).map(str::to_lowercase)
}

fn names(folders: &[Folder]) -> Vec<String> {
    folders.iter().map(|folder| format!("„{}“", folder.name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::l10n::Language;

    fn all(names: &[&str]) -> Vec<Folder> {
        names.iter().map(|name| Folder::of_wire((*name).to_owned(), Some('.'), false)).collect()
    }

    #[test]
    fn the_sent_folder_is_the_marked_one_or_the_only_usual_one() {
        for (names, found) in [
            (&["INBOX", "Gesendete Elemente"][..], Some("Gesendete Elemente")),
            (&["INBOX", "INBOX.Sent"], Some("INBOX.Sent")),
            (&["INBOX", "Archiv.Sent"], None),
            (&["INBOX", "Sent", "Gesendet"], None),
            (&["INBOX"], None),
        ] {
            let folders = all(names);
            assert_eq!(sent(&folders).ok().map(|folder| &*folder.name), found, "{names:?}");
        }
        let mut folders = all(&["INBOX", "Sent", "Ausgang"]);
        folders[2].is_sent = true;
        assert_eq!(sent(&folders).unwrap().name, "Ausgang");
    }

    #[test]
    fn a_folder_that_is_not_there_is_told_with_those_that_are() {
        let folders = all(&["inbox", "R&APw-ckl&AOQ-ufer"]);
        assert_eq!(named(&folders, "INBOX").unwrap().wire, "inbox");
        assert_eq!(named(&folders, "Rückläufer").unwrap().wire, "R&APw-ckl&AOQ-ufer");
        let prefixed =
            all(&["INBOX", "INBOX.R&APw-ckl&AOQ-ufer", "INBOX.Archiv.Alt", "INBOX.sent"]);
        for (wanted, found) in [
            ("Rückläufer", Some("INBOX.R&APw-ckl&AOQ-ufer")),
            ("INBOX/Rückläufer", Some("INBOX.R&APw-ckl&AOQ-ufer")),
            ("Archiv/Alt", Some("INBOX.Archiv.Alt")),
            ("Sent", Some("INBOX.sent")),
            ("Alt", None),
        ] {
            let named = named(&prefixed, wanted);
            assert_eq!(named.ok().map(|folder| &*folder.wire), found, "{wanted}");
        }
        let abort = named(&folders, "Ruecklaeufer").unwrap_err();
        let said = abort.says.localize(Language::German);
        assert!(said.contains("„Ruecklaeufer“") && said.contains("„Rückläufer“"), "{said}");
    }
}
