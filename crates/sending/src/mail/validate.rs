//! Validates a finished message with a parser other than the code that wrote it: it must be
//! addressed to its recipient and nobody else.

use super::Message;

/// What is wrong with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// `To` is missing or duplicated.
    OneTo,
    /// `To` contains another address than the envelope, or more than one.
    OtherAddress,
    /// There is a field that shows or reaches other people (`Cc`, `Bcc`, `Resent-To`, …).
    MoreRecipients,
    /// There is a line that servers need not accept: over 998 octets, with a lone CR or LF, or with
    /// NUL.
    BadLine,
}

/// Makes sure that the header of `message` names exactly the recipient of its envelope.
pub fn check(message: &Message) -> Result<(), Flaw> {
    let header_end = message.head.windows(4).position(|four| four == b"\r\n\r\n");
    let header = header_end.map_or(&*message.head, |end| &message.head[..end]);
    let header = std::str::from_utf8(header).map_err(|_| Flaw::BadLine)?;
    lines_are_sound(&message.head)?;
    let mut to = None;
    for field in unfold(header) {
        let (name, value) = field.split_once(':').ok_or(Flaw::BadLine)?;
        match name.to_ascii_lowercase().as_str() {
            "to" if to.is_some() => return Err(Flaw::OneTo),
            "to" => to = Some(value.to_owned()),
            "cc" | "bcc" => return Err(Flaw::MoreRecipients),
            other if other.starts_with("resent-") => return Err(Flaw::MoreRecipients),
            _ => {}
        }
    }
    let to = to.ok_or(Flaw::OneTo)?;
    let only = addresses(&to) == [message.to.as_str()];
    if only { Ok(()) } else { Err(Flaw::OtherAddress) }
}

/// Checks lines according to RFC 5322, section 2.1.1: CR and LF only together, at most 998 octets
/// between them.
fn lines_are_sound(bytes: &[u8]) -> Result<(), Flaw> {
    let mut lines = bytes.split(|byte| *byte == b'\n').peekable();
    while let Some(line) = lines.next() {
        let ended = lines.peek().is_some();
        let content = if ended { line.strip_suffix(b"\r").ok_or(Flaw::BadLine)? } else { line };
        if content.len() > 998 || content.contains(&b'\r') || content.contains(&0) {
            return Err(Flaw::BadLine);
        }
    }
    Ok(())
}

/// The fields, each on one line.
pub(super) fn unfold(header: &str) -> Vec<String> {
    let mut fields: Vec<String> = Vec::new();
    for line in header.split("\r\n") {
        match fields.last_mut() {
            Some(field) if line.starts_with([' ', '\t']) => field.push_str(line),
            _ => fields.push(line.to_owned()),
        }
    }
    fields
}

/// The addresses of an address list: outside quoted strings, the contents of angle brackets, or the
/// whole entry without any.
fn addresses(value: &str) -> Vec<String> {
    let (mut entries, mut quoted, mut escaped) = (vec![String::new()], false, false);
    for c in value.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            ',' | ';' => entries.push(String::new()),
            _ => {
                if let Some(entry) = entries.last_mut() {
                    entry.push(c);
                }
            }
        }
    }
    let bare = |entry: &String| match entry.rsplit_once('<') {
        Some((_, address)) => address.trim_end_matches(['>', ' ']).to_owned(),
        None => entry.trim().to_owned(),
    };
    entries.iter().map(bare).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contacts::Address;

    fn verdict(header: &str) -> Result<(), Flaw> {
        let address = Address::parse("a@b.example").unwrap();
        check(&Message {
            from: address.clone(),
            to: address,
            message_id: String::new(),
            head: format!("{header}\r\n\r\nx").into_bytes(),
            shared: Vec::new().into(),
        })
    }

    #[test]
    fn one_recipient_passes_and_anything_else_does_not() {
        assert_eq!(verdict("To: a@b.example"), Ok(()));
        assert_eq!(verdict("To: \"x, y <z@q.example>\"\r\n <a@b.example>"), Ok(()));
        assert_eq!(verdict("To: a@b.example, c@d.example"), Err(Flaw::OtherAddress));
        assert_eq!(verdict("To: c@d.example"), Err(Flaw::OtherAddress));
        assert_eq!(verdict("To: a@b.example\r\nTo: a@b.example"), Err(Flaw::OneTo));
        assert_eq!(verdict("Subject: x"), Err(Flaw::OneTo));
        assert_eq!(verdict("To: a@b.example\r\nbCC: c@d.example"), Err(Flaw::MoreRecipients));
        assert_eq!(verdict("To: a@b.example\nX: y"), Err(Flaw::BadLine));
        assert_eq!(
            verdict(&format!("To: a@b.example\r\nX: {}", "y".repeat(999))),
            Err(Flaw::BadLine)
        );
    }
}
