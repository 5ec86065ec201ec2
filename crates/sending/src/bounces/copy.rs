//! Finds where a server's own words end in a free-text report, and the copy of the returned mail
//! begins.

use super::id::named_id;
use super::text::{Verdict, addresses, unquoted, verdict};

/// The maximum length of a server's own words (bytes).
const LONGEST_WORDS: usize = 16 * 1024;

/// A server's own words, and the copy of a mail below them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'a> {
    pub own: &'a str,
    pub copy: &'a str,
}

/// Splits a free-text report: the copy begins with the block of header fields that contains a
/// Message-ID. Exchange and hMailServer first identify the mail in such a block, and report the
/// result below it.
pub(super) fn told(text: &str) -> Told<'_> {
    let Some(block) = block_of_id(text) else { return Told { own: head(text), copy: "" } };
    let divided = |at: usize| {
        let (own, copy) = text.split_at_checked(at).unwrap_or((text, ""));
        Told { own: head(own), copy }
    };
    let first = divided(block.begin);
    let names_nobody = || addresses(first.own, "", &[]).is_empty();
    let may_go_on = || !matches!(verdict("", first.own), Verdict::Delayed | Verdict::Delivered);
    if block.is_of_a_mail || !names_nobody() || !may_go_on() {
        return first;
    }
    let below = text.get(block.end..).unwrap_or_default();
    let words = block_of_id(below).map_or(below.len(), |next| next.begin);
    match below.get(..words) {
        Some(own) if !addresses(head(own), "", &[]).is_empty() => divided(block.end + words),
        _ => first,
    }
}

/// A block of header fields in a text, in bytes.
struct Block {
    begin: usize,
    end: usize,
    /// Whether it contains fields that only a mail has, and a text about a mail does not.
    is_of_a_mail: bool,
}

/// The first block of header fields that contains a Message-ID.
fn block_of_id(text: &str) -> Option<Block> {
    let (mut at, mut block, mut is_of_a_mail, mut has_id) = (0, None, false, false);
    for line in text.split_inclusive('\n') {
        let bare = unquoted(line);
        let is_end = bare.trim().is_empty();
        if let (true, true, Some(begin)) = (is_end, has_id, block) {
            return Some(Block { begin, end: at, is_of_a_mail });
        } else if is_end {
            (block, is_of_a_mail) = (None, false);
        } else if let Some(name) = field_name(bare) {
            block.get_or_insert(at);
            is_of_a_mail |= HEADERS.iter().any(|known| name.eq_ignore_ascii_case(known));
            has_id |= named_id(bare).is_some() || name.eq_ignore_ascii_case("message-id");
        } else if !line.starts_with([' ', '\t']) && !is_of_a_mail && !has_id {
            block = None;
        }
        at += line.len();
    }
    let begin = if has_id { block? } else { return None };
    Some(Block { begin, end: text.len(), is_of_a_mail })
}

fn head(text: &str) -> &str {
    let end = (0..=LONGEST_WORDS).rev().find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or(0)).unwrap_or(text)
}

/// The lines below one of these belong to it even if their indentation was lost.
const HEADERS: &[&str] =
    &["received", "return-path", "dkim-signature", "mime-version", "content-type"];

/// The name of a header field at the start of a line (RFC 5322, section 2.2).
fn field_name(line: &str) -> Option<&str> {
    let (name, _) = line.split_once(':')?;
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (!name.is_empty() && name.len() <= 60 && name.bytes().all(fits)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_copy_begins_at_its_header() {
        for (text, own) in [
            ("Weg.\n\nReceived: x\n\ty\nMessage-ID: <a@b>\n\nGuten Tag", "Weg.\n\n"),
            ("Weg.\n> To: a\n> Message-Id:\n>  <a@b>\n", "Weg.\n"),
            ("Weg.\n\nReceived: from a (via\nHTTP); b\nMessage-ID: <a@b>\n", "Weg.\n\n"),
            (
                "Mail\n\n To: a\n Message-ID: <a@b>\n\ndid not reach c@d.example\n\nTo: a\nMessage-ID: <a@b>\n",
                "Mail\n\n To: a\n Message-ID: <a@b>\n\ndid not reach c@d.example\n\n",
            ),
            ("Weg.\n\nTo: a\nMessage-ID: <a@b>\nMIME-Version: 1.0\n\nc@d.example\n", "Weg.\n\n"),
            (
                "Was delivered.\n\nTo: a\nMessage-ID: <a@b>\n\nc@d.example failed\n",
                "Was delivered.\n\n",
            ),
            ("Weg.\nTo: a@b.example\n\nFrom: b\n", "Weg.\nTo: a@b.example\n\nFrom: b\n"),
        ] {
            assert_eq!(told(text).own, own, "{text}");
        }
    }
}
