//! What is asked for on a connection to a mailbox.

use std::num::NonZeroU32;

use chrono::NaiveDate;
use imap_codec::imap_types::command::CommandBody;
use imap_codec::imap_types::core::{AString, Vec1};
use imap_codec::imap_types::datetime::NaiveDate as WireDate;
use imap_codec::imap_types::extensions::binary::LiteralOrLiteral8;
use imap_codec::imap_types::fetch::{
    MacroOrMessageDataItemNames, MessageDataItem, MessageDataItemName,
};
use imap_codec::imap_types::flag::{Flag, FlagNameAttribute, StoreResponse, StoreType};
use imap_codec::imap_types::mailbox::Mailbox;
use imap_codec::imap_types::response::{Code, Data};
use imap_codec::imap_types::search::SearchKey;
use imap_codec::imap_types::sequence::{SeqOrUid, Sequence, SequenceSet};

use super::folders::{self, Folder};
use super::messages::{MailboxMessage, of_talk};
use super::talk::{Answer, Talk, TalkFault};
use crate::bounces::HEAD;
use crate::delivery::Abort;

/// A connection to a mailbox, logged in.
pub struct Imap {
    talk: Talk,
    offered: Vec<String>,
    server: String,
}

/// A folder that was opened for reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Examined {
    /// Its UIDVALIDITY (RFC 3501, section 2.3.1.1).
    pub validity: u32,
    /// The UID that the next new mail will have at least, where the server says so.
    pub next: Option<u32>,
}

impl Imap {
    pub(super) fn new(talk: Talk, offered: Vec<String>, server: String) -> Self {
        Self { talk, offered, server }
    }

    /// The version of TLS, as people know it; `None` without encryption.
    pub fn encryption(&self) -> Option<&'static str> {
        self.talk.line().protection().map(|(version, _)| version)
    }

    /// All folders that hold mails.
    ///
    /// # Errors
    /// As everything here: the connection is lost, or the server refuses or does not understand;
    /// the reason says so with help.
    pub fn folders(&mut self) -> Result<Vec<Folder>, Abort> {
        let extended =
            offers(&self.offered, "LIST-EXTENDED") && offers(&self.offered, "SPECIAL-USE");
        let command =
            if extended { "LIST \"\" \"*\" RETURN (SPECIAL-USE)" } else { "LIST \"\" \"*\"" };
        let answer = self.talk.plain(command, &[]).map_err(|fault| self.fault(fault))?;
        Ok(answer.data.into_iter().filter_map(folder).collect())
    }

    /// The folder of sent mails: the one with this name, otherwise the one that the server marks,
    /// or the only one with a usual name.
    ///
    /// # Errors
    /// As [`Self::folders`]; or there is no such folder.
    pub fn sent(&mut self, name: Option<&str>) -> Result<Folder, Abort> {
        let all = self.folders()?;
        match name {
            Some(name) => folders::named(&all, name).cloned(),
            None => folders::sent(&all).cloned(),
        }
    }

    /// The folder with this name.
    ///
    /// # Errors
    /// As [`Self::folders`]; or there is no such folder.
    pub fn folder(&mut self, name: &str) -> Result<Folder, Abort> {
        folders::named(&self.folders()?, name).cloned()
    }

    /// Opens a folder for reading only.
    ///
    /// # Errors
    /// As [`Self::folders`].
    pub fn examine(&mut self, folder: &Folder) -> Result<Examined, Abort> {
        let body = CommandBody::examine(mailbox(folder)?);
        let body = body.map_err(|_| no_folder(folder))?;
        let answer = self.command(body)?;
        let find = |pick: fn(&Code<'_>) -> Option<NonZeroU32>| {
            answer.codes.iter().rev().find_map(pick).map(NonZeroU32::get)
        };
        let validity = find(|code| match code {
            Code::UidValidity(number) => Some(*number),
            _ => None,
        });
        let next = find(|code| match code {
            Code::UidNext(number) => Some(*number),
            _ => None,
        });
        let validity = validity
            .ok_or_else(|| MailboxMessage::NoNumbers { name: folder.name.clone() }.reason())?;
        Ok(Examined { validity, next })
    }

    /// The UIDs of the mails of the open folder from this one on, in order.
    ///
    /// # Errors
    /// As [`Self::folders`].
    pub fn from(&mut self, first: u32) -> Result<Vec<u32>, Abort> {
        let first = NonZeroU32::new(first).unwrap_or(NonZeroU32::MIN);
        let set = Sequence::Range(SeqOrUid::Value(first), SeqOrUid::Asterisk);
        let uids = self.search(SearchKey::Uid(SequenceSet::from(set)))?;
        // `7:*` also finds the last mail if its number is smaller (RFC 3501, section 6.4.8).
        Ok(uids.into_iter().filter(|uid| *uid >= first.get()).collect())
    }

    /// The UIDs of the mails of the open folder that arrived on this day or later, in order.
    ///
    /// # Errors
    /// As [`Self::folders`].
    pub fn since(&mut self, day: NaiveDate) -> Result<Vec<u32>, Abort> {
        match WireDate::try_from(day) {
            Ok(day) => self.search(SearchKey::Since(day)),
            Err(_) => self.search(SearchKey::All),
        }
    }

    /// Whether the open folder has a mail with this Message-ID.
    ///
    /// # Errors
    /// As [`Self::folders`].
    pub fn has(&mut self, message_id: &str) -> Result<bool, Abort> {
        let text = |text: &str| AString::try_from(text.to_owned());
        let (Ok(name), Ok(id)) = (text("Message-ID"), text(message_id)) else { return Ok(false) };
        Ok(!self.search(SearchKey::Header(name, id))?.is_empty())
    }

    /// Reads the beginning of these mails of the open folder, up to [`HEAD`], and passes each on
    /// with its UID; none of them counts as read afterwards. Returns whether something came that
    /// was not understood.
    ///
    /// # Errors
    /// As [`Self::folders`].
    pub fn read(&mut self, uids: &[u32], each: &mut dyn FnMut(u32, &[u8])) -> Result<bool, Abort> {
        let Some(set) = set(uids) else { return Ok(false) };
        let partial = u32::try_from(HEAD).ok().and_then(NonZeroU32::new);
        let head = MessageDataItemName::BodyExt {
            section: None,
            partial: partial.map(|length| (0, length)),
            peek: true,
        };
        let items =
            MacroOrMessageDataItemNames::MessageDataItemNames(vec![MessageDataItemName::Uid, head]);
        let body = CommandBody::fetch(set, items, true);
        let body = body.map_err(|_| self.fault(TalkFault::Nonsense("FETCH".to_owned())))?;
        let done = self.talk.command_with(body, &mut |data| {
            if let Some((uid, mail)) = fetched(&data) {
                each(uid, mail);
            }
        });
        done.map(|(_, has_gaps)| has_gaps).map_err(|fault| self.fault(fault))
    }

    /// Puts a mail into a folder, as read. The server may refuse it before it is sent.
    ///
    /// # Errors
    /// As [`Self::folders`].
    pub fn append(&mut self, folder: &Folder, mail: Vec<u8>) -> Result<(), Abort> {
        let nonsense = || TalkFault::Nonsense("APPEND".to_owned());
        let Ok(literal) = imap_codec::imap_types::core::Literal::try_from(mail) else {
            return Err(self.fault(nonsense()));
        };
        let message = LiteralOrLiteral8::Literal(literal);
        let mailbox = mailbox(folder)?;
        let body = CommandBody::Append { mailbox, flags: vec![Flag::Seen], date: None, message };
        self.command(body).map(drop)
    }

    /// Moves mails of a folder to another one. The folder stays open for writing.
    ///
    /// # Errors
    /// As [`Self::folders`]; or the server cannot move mails, or the folder is not the same any
    /// more.
    pub fn move_to(
        &mut self,
        (from, validity): (&Folder, u32),
        uids: &[u32],
        to: &Folder,
    ) -> Result<(), Abort> {
        let Some(set) = set(uids) else { return Ok(()) };
        let moves = offers(&self.offered, "MOVE");
        if !moves && !offers(&self.offered, "UIDPLUS") {
            return Err(MailboxMessage::NoMove.reason());
        }
        let body = CommandBody::select(mailbox(from)?).map_err(|_| no_folder(from))?;
        let answer = self.command(body)?;
        let is_same =
            |code: &Code<'_>| matches!(code, Code::UidValidity(now) if now.get() == validity);
        if !answer.codes.iter().any(is_same) {
            return Err(MailboxMessage::NoNumbers { name: from.name.clone() }.reason());
        }
        if moves {
            let (sequence_set, mailbox, uid) = (set, mailbox(to)?, true);
            return self.command(CommandBody::Move { sequence_set, mailbox, uid }).map(drop);
        }
        let (sequence_set, mailbox, uid) = (set.clone(), mailbox(to)?, true);
        self.command(CommandBody::Copy { sequence_set, mailbox, uid })?;
        self.command(CommandBody::Store {
            sequence_set: set.clone(),
            kind: StoreType::Add,
            response: StoreResponse::Silent,
            flags: vec![Flag::Deleted],
            uid: true,
        })?;
        self.command(CommandBody::ExpungeUid { sequence_set: set }).map(drop)
    }

    /// Ends the connection.
    pub fn close(self) {
        self.talk.end();
    }

    /// The UIDs that a search finds, in order.
    fn search(&mut self, key: SearchKey<'_>) -> Result<Vec<u32>, Abort> {
        let Answer { data, has_gaps, .. } =
            self.command(CommandBody::search(None, Vec1::from(key), true))?;
        let lists = data.iter().filter_map(|data| match data {
            Data::Search(uids, ..) => Some(uids),
            _ => None,
        });
        let lists: Vec<_> = lists.collect();
        if lists.is_empty() && has_gaps {
            return Err(self.fault(TalkFault::Nonsense("SEARCH".to_owned())));
        }
        let mut uids: Vec<u32> = lists.into_iter().flatten().map(|uid| uid.get()).collect();
        uids.sort_unstable();
        uids.dedup();
        Ok(uids)
    }

    fn command(&mut self, body: CommandBody<'_>) -> Result<Answer, Abort> {
        self.talk.command(body).map_err(|fault| self.fault(fault))
    }

    fn fault(&self, fault: TalkFault) -> Abort {
        of_talk(&self.server, fault)
    }
}

impl std::fmt::Debug for Imap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Imap").field("server", &self.server).finish_non_exhaustive()
    }
}

/// Whether the server offers this.
pub(super) fn offers(offered: &[String], wanted: &str) -> bool {
    offered.iter().any(|one| one == wanted)
}

fn no_folder(folder: &Folder) -> Abort {
    MailboxMessage::no_folder(&folder.name, Vec::new())
}

fn mailbox(folder: &Folder) -> Result<Mailbox<'static>, Abort> {
    Mailbox::try_from(folder.wire.clone()).map_err(|_| no_folder(folder))
}

/// A folder that holds mails.
fn folder(data: Data<'static>) -> Option<Folder> {
    let Data::List { items, delimiter, mailbox } = data else { return None };
    let has = |wanted: &str| {
        let named = |item: &FlagNameAttribute<'_>| item.to_string().eq_ignore_ascii_case(wanted);
        items.iter().any(named)
    };
    if has("\\Noselect") || has("\\NonExistent") {
        return None;
    }
    let wire = match mailbox {
        Mailbox::Inbox => "INBOX".to_owned(),
        Mailbox::Other(other) => String::from_utf8_lossy(other.inner().as_ref()).into_owned(),
    };
    let delimiter = delimiter.map(|delimiter| delimiter.inner());
    Some(Folder::of_wire(wire, delimiter, has("\\Sent")))
}

/// The numbers as a set, with ranges where they follow each other; `None` for none.
fn set(uids: &[u32]) -> Option<SequenceSet> {
    let mut ranges: Vec<(NonZeroU32, NonZeroU32)> = Vec::new();
    for uid in uids.iter().filter_map(|uid| NonZeroU32::new(*uid)) {
        match ranges.last_mut() {
            Some((_, end)) if end.checked_add(1) == Some(uid) => *end = uid,
            _ => ranges.push((uid, uid)),
        }
    }
    let sequence = |(start, end): (NonZeroU32, NonZeroU32)| {
        let (start, end) = (SeqOrUid::Value(start), SeqOrUid::Value(end));
        if start == end { Sequence::Single(start) } else { Sequence::Range(start, end) }
    };
    let sequences: Vec<Sequence> = ranges.into_iter().map(sequence).collect();
    SequenceSet::try_from(sequences).ok()
}

/// The UID of a mail and its beginning.
fn fetched<'a>(data: &'a Data<'_>) -> Option<(u32, &'a [u8])> {
    let Data::Fetch { items, .. } = data else { return None };
    let uid = items.as_ref().iter().find_map(|item| match item {
        MessageDataItem::Uid(uid) => Some(uid.get()),
        _ => None,
    })?;
    let mail = items.as_ref().iter().find_map(|item| match item {
        MessageDataItem::BodyExt { section: None, data, .. } => data.0.as_ref().map(AsRef::as_ref),
        _ => None,
    })?;
    Some((uid, mail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_ranges() {
        for (uids, written) in [
            (&[7][..], Some("7")),
            (&[1, 2, 3, 5, 7, 8], Some("1:3,5,7:8")),
            (&[u32::MAX - 1, u32::MAX], Some("4294967294:4294967295")),
            (&[], None),
            (&[0], None),
        ] {
            let set = set(uids);
            assert_eq!(
                set.map(|set| SequenceSet::try_from(written.unwrap()).unwrap() == set),
                written.map(|_| true),
                "{uids:?}"
            );
        }
    }
}
