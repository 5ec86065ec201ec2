//! The message as it is sent: dot-stuffed (RFC 5321, section 4.5.2), with the final dot, in pieces
//! that are written as one.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::mail::Message;

/// How many shared parts are kept: one for each edition and language of a mailing.
const KEPT: usize = 16;

/// The shared parts of messages, dot-stuffed once instead of for each person.
#[derive(Default)]
pub(super) struct Stuffed(Mutex<Vec<Shared>>);

/// A prepared shared part.
#[derive(Clone)]
pub(super) struct Shared {
    /// As composed.
    composed: Arc<[u8]>,
    /// As sent; usually the same.
    wire: Arc<[u8]>,
    /// Whether it contains only ASCII.
    pub is_ascii: bool,
}

/// How much of a message is held back until everything before it is written, including the final
/// dot: a reply that has arrived by then is too early. A smaller message is sent in one write
/// (bytes).
const TAIL: usize = 4 * 1024;

/// A whole message in pieces, with the shared one not copied.
pub(super) struct Wire {
    head: Vec<u8>,
    shared: Arc<[u8]>,
}

impl Wire {
    /// The message as two writes: most of it, and the end with the final dot. The first is empty if
    /// the message is small.
    pub(super) fn halves(&self) -> ([&[u8]; 2], [&[u8]; 3]) {
        let [head, shared, dot] = self.parts();
        let room = TAIL.saturating_sub(dot.len());
        let (shared, shared_end) = shared.split_at(shared.len().saturating_sub(room));
        let room = room - shared_end.len();
        let (head, head_end) = head.split_at(head.len().saturating_sub(room));
        ([head, shared], [head_end, shared_end, dot])
    }

    /// The pieces in order, the last with the final dot.
    fn parts(&self) -> [&[u8]; 3] {
        let last = if self.shared.is_empty() { &self.head[..] } else { &self.shared[..] };
        // An empty message also ends a line: the one with DATA.
        let ended = last.is_empty() || last.ends_with(b"\r\n");
        [&self.head, &self.shared, if ended { b".\r\n" } else { b"\r\n.\r\n" }]
    }
}

impl fmt::Debug for Stuffed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stuffed")
    }
}

impl Stuffed {
    /// The shared part, prepared when the first mail needs it.
    pub(super) fn of(&self, shared: &Arc<[u8]>) -> Shared {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.iter().find(|known| Arc::ptr_eq(&known.composed, shared)) {
            return known.clone();
        }
        let wire = match stuff(shared) {
            Cow::Borrowed(_) => Arc::clone(shared),
            Cow::Owned(wire) => wire.into(),
        };
        let ready = Shared { composed: Arc::clone(shared), wire, is_ascii: shared.is_ascii() };
        if kept.len() == KEPT {
            kept.remove(0);
        }
        kept.push(ready.clone());
        ready
    }

    /// The whole message.
    pub(super) fn message(&self, mail: &Message) -> Wire {
        if mail.head.ends_with(b"\r\n") {
            Wire { head: stuff(&mail.head).into_owned(), shared: self.of(&mail.shared).wire }
        } else {
            // The shared part begins within a line, so its first dot may not need doubling.
            Wire { head: stuff(&mail.to_bytes()).into_owned(), shared: Arc::from([]) }
        }
    }
}

/// Doubles each dot at the start of a line. Bare CR and LF become CRLF: servers disagree on whether
/// they end a line, and that disagreement is how mails are smuggled (CVE-2023-51764).
fn stuff(octets: &[u8]) -> Cow<'_, [u8]> {
    if is_stuffed(octets) {
        return Cow::Borrowed(octets);
    }
    let mut wire = Vec::with_capacity(octets.len() + octets.len() / 64 + 4);
    let mut rest = octets;
    while !rest.is_empty() {
        let end = rest.iter().position(|octet| matches!(octet, b'\r' | b'\n'));
        let (line, after) = rest.split_at(end.unwrap_or(rest.len()));
        if line.starts_with(b".") {
            wire.push(b'.');
        }
        wire.extend_from_slice(line);
        if end.is_some() {
            wire.extend_from_slice(b"\r\n");
        }
        rest = after.strip_prefix(b"\r\n").or_else(|| after.get(1..)).unwrap_or_default();
    }
    Cow::Owned(wire)
}

/// Whether there is nothing to double and no bare CR or LF. Checks each pair of bytes without a
/// branch, which takes a tenth of the time.
fn is_stuffed(octets: &[u8]) -> bool {
    let faulty = |one: u8, next: u8| {
        let bare = (one == b'\r') != (next == b'\n');
        bare || (one == b'\n' && next == b'.')
    };
    let pairs = octets.iter().zip(octets.get(1..).unwrap_or_default());
    let begins_well = !matches!(octets.first(), Some(b'.' | b'\n'));
    begins_well
        && octets.last() != Some(&b'\r')
        && !pairs.fold(false, |found, (one, next)| found | faulty(*one, *next))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
        let wire = Stuffed::default().message(&mail(head, shared));
        String::from_utf8(wire.parts().concat()).unwrap()
    }

    #[test]
    fn the_end_is_held_back_with_the_dot_and_a_small_message_as_a_whole() {
        for (head, shared) in [(10, 0), (10, 10), (9000, 0), (9000, 10), (10, 9000), (9000, 9000)] {
            let (head, shared) = ("a".repeat(head) + "\r\n", "b".repeat(shared));
            let wire = Stuffed::default().message(&mail(&head, &shared));
            let (most, end) = wire.halves();
            let [most, end] = [most.concat(), end.concat()];
            let whole = wire.parts().concat();
            assert_eq!(end.len(), whole.len().min(TAIL));
            assert_eq!([most, end].concat(), whole);
        }
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
        let first = stuffed.of(&mail.shared).wire;
        mail.head = b"c\r\n".to_vec();
        assert!(Arc::ptr_eq(&first, &stuffed.message(&mail).shared));
    }

    #[test]
    fn a_shared_part_that_needs_nothing_is_not_copied() {
        let mail = mail("a\r\n", "b.\r\n\r\nc\r\n");
        let wire = Stuffed::default().message(&mail);
        assert!(Arc::ptr_eq(&wire.shared, &mail.shared));
    }

    #[test]
    fn an_empty_message_ends_with_the_dot_alone() {
        assert_eq!(wire("", ""), ".\r\n");
    }

    proptest! {
        /// What stuffing would not change is not copied, and nothing else.
        #[test]
        fn the_look_ahead_agrees_with_the_stuffing(text in "[ab.\\r\\n]{0,12}") {
            let stuffed = stuff(text.as_bytes());
            let mut naive = String::new();
            for line in text.replace("\r\n", "\n").replace('\r', "\n").split_inclusive('\n') {
                naive.push_str(if line.starts_with('.') { "." } else { "" });
                naive.push_str(&line.replace('\n', "\r\n"));
            }
            prop_assert_eq!(&*stuffed, naive.as_bytes());
            prop_assert_eq!(matches!(stuffed, Cow::Borrowed(_)), naive == text);
        }
    }
}
