//! The message as it goes over the wire: dot-stuffed (RFC 5321, section 4.5.2), with the final dot, in
//! one piece.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::mail::Message;

/// How many shared parts are kept ready: one for each edition and language of a mailing.
const KEPT: usize = 16;

/// The shared parts of messages, dot-stuffed once instead of once for each person.
#[derive(Default)]
pub(super) struct Stuffed(Mutex<Vec<Pair>>);

/// A shared part as it was composed, and as it goes over the wire.
type Pair = (Arc<[u8]>, Arc<str>);

impl fmt::Debug for Stuffed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stuffed")
    }
}

impl Stuffed {
    fn of(&self, shared: &Arc<[u8]>) -> Option<Arc<str>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, text)) = kept.iter().find(|(bytes, _)| Arc::ptr_eq(bytes, shared)) {
            return Some(Arc::clone(text));
        }
        let text: Arc<str> = stuff(shared)?.into();
        if kept.len() == KEPT {
            kept.remove(0);
        }
        kept.push((Arc::clone(shared), Arc::clone(&text)));
        Some(text)
    }

    /// The whole message with its final dot; `None` where it is not UTF-8, which no composed mail is.
    pub fn message(&self, mail: &Message) -> Option<String> {
        let mut wire = if mail.head.ends_with(b"\r\n") {
            let (head, shared) = (stuff(&mail.head)?, self.of(&mail.shared)?);
            let mut wire = String::with_capacity(head.len() + shared.len() + 5);
            wire.push_str(&head);
            wire.push_str(&shared);
            wire
        } else {
            stuff(&mail.to_bytes())?
        };
        if !wire.ends_with("\r\n") {
            wire.push_str("\r\n");
        }
        wire.push_str(".\r\n");
        Some(wire)
    }
}

/// Doubles each dot at the start of a line. Bare CR and LF become CRLF: servers disagree on whether
/// they end a line, and that disagreement is how mails are smuggled (CVE-2023-51764).
fn stuff(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut wire = String::with_capacity(text.len() + text.len() / 64 + 4);
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(['\r', '\n']);
        let (line, after) = rest.split_at(end.unwrap_or(rest.len()));
        if line.starts_with('.') {
            wire.push('.');
        }
        wire.push_str(line);
        if end.is_some() {
            wire.push_str("\r\n");
        }
        rest = after.strip_prefix("\r\n").or_else(|| after.get(1..)).unwrap_or("");
    }
    Some(wire)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contacts::Address;

    fn mail(head: &str, shared: &str) -> Message {
        let address = Address::parse("a@b.example").unwrap();
        Message {
            from: address.clone(),
            to: address,
            message_id: "<1@b.example>".into(),
            head: head.as_bytes().to_vec(),
            shared: shared.as_bytes().into(),
        }
    }

    fn wire(head: &str, shared: &str) -> String {
        Stuffed::default().message(&mail(head, shared)).unwrap()
    }

    #[test]
    fn dots_at_the_start_of_a_line_are_doubled() {
        assert_eq!(
            wire(".a\r\n.\r\n", ".\r\nb.\r\n..\r\n"),
            "..a\r\n..\r\n..\r\nb.\r\n...\r\n.\r\n"
        );
    }

    #[test]
    fn a_dot_where_head_and_shared_meet_is_doubled_only_at_a_line_start() {
        assert_eq!(wire("a\r\n", ".b\r\n"), "a\r\n..b\r\n.\r\n");
        assert_eq!(wire("a", ".b\r\n"), "a.b\r\n.\r\n");
    }

    #[test]
    fn a_missing_last_line_break_is_supplied() {
        assert_eq!(wire("a\r\n", "b"), "a\r\nb\r\n.\r\n");
        assert_eq!(wire("a\r\n", ""), "a\r\n.\r\n");
    }

    #[test]
    fn no_spelling_of_an_early_end_gets_through() {
        for trick in
            ["\n.\n", "\r.\r", "\r\n.\r\n", "\n.\r\n", "\r.\r\n", "\r\n.\n", "\r\r\n.\r\r\n"]
        {
            let wire = wire("a\r\n", &format!("x{trick}MAIL FROM:<c@d.example>\r\n"));
            assert_eq!(wire.matches("\r\n.\r\n").count(), 1, "{trick:?}");
            assert!(wire.ends_with("\r\n.\r\n"));
            let bare = wire.replace("\r\n", "");
            assert!(!bare.contains(['\r', '\n']), "{trick:?}");
        }
    }

    #[test]
    fn the_shared_part_is_stuffed_once() {
        let stuffed = Stuffed::default();
        let mut mail = mail("a\r\n", ".b\r\n");
        let first = stuffed.of(&mail.shared).unwrap();
        mail.head = b"c\r\n".to_vec();
        assert!(stuffed.message(&mail).is_some());
        assert!(Arc::ptr_eq(&first, &stuffed.of(&mail.shared).unwrap()));
    }
}
