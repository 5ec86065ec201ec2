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

    /// The last part of its name.
    fn leaf(&self) -> &str {
        let leaf = self.delimiter.and_then(|delimiter| self.name.rsplit_once(delimiter));
        leaf.map_or(&*self.name, |(_, leaf)| leaf)
    }

    /// Whether it lies at the top, or directly below the inbox.
    fn is_near_the_top(&self) -> bool {
        let Some(delimiter) = self.delimiter else { return true };
        match self.name.split(delimiter).collect::<Vec<_>>()[..] {
            [_] => true,
            [above, _] => above.eq_ignore_ascii_case("INBOX"),
            _ => false,
        }
    }
}

/// The folder with this name.
///
/// # Errors
/// There is none; the reason names those that there are.
pub(super) fn named<'a>(folders: &'a [Folder], wanted: &str) -> Result<&'a Folder, Abort> {
    let wanted = wanted.trim();
    let exact = folders.iter().find(|folder| folder.name == wanted);
    let found = exact.or_else(|| {
        let inbox = wanted.eq_ignore_ascii_case("INBOX");
        folders.iter().find(|folder| inbox && folder.is_inbox())
    });
    found.ok_or_else(|| MailboxMessage::no_folder(wanted, names(folders)))
}

/// The folder of sent mails: the one that the server calls so, otherwise the only one with a usual
/// name.
///
/// # Errors
/// There is none, or more than one; the reason names all folders.
pub(super) fn sent(folders: &[Folder]) -> Result<&Folder, Abort> {
    let marked = folders.iter().find(|folder| folder.is_sent);
    let usual = |folder: &&Folder| {
        let leaf = folder.leaf().to_lowercase();
        folder.is_near_the_top() && SENT.contains(&leaf)
    };
    let mut likely = folders.iter().filter(usual);
    let only = likely.next().filter(|_| likely.next().is_none());
    marked.or(only).ok_or_else(|| MailboxMessage::no_sent(names(folders)))
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
        let abort = named(&folders, "Ruecklaeufer").unwrap_err();
        let said = abort.says.localize(Language::German);
        assert!(said.contains("„Ruecklaeufer“") && said.contains("„Rückläufer“"), "{said}");
    }
}
