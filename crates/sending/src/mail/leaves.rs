//! The header fields and texts of a finished message, parsed from its bytes by a library other than
//! the one that wrote them, both encoded and decoded. The files behind the head are not read.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::parsers::MessageStream;
use memchr::memmem;

use super::Message;
use super::validate::unfold;

/// The maximum nesting of parts: `mixed`, `alternative`, `related`.
const DEPTH: usize = 4;

/// The kind of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The part `text/plain`.
    Text,
    /// The part `text/html`.
    Html,
}

/// How a text is encoded (RFC 2045, section 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// Not encoded.
    Plain,
    /// Quoted-printable: line by line, with `=XX` for what is not ASCII.
    Quoted,
    /// Base64, regardless of lines.
    Base64,
}

/// A text of a message in its encoded form.
#[derive(Clone, Copy, Debug)]
pub struct Leaf<'a> {
    /// The kind of text.
    pub kind: Kind,
    /// Its encoding.
    pub coding: Coding,
    /// Its encoded bytes.
    pub bytes: &'a [u8],
}

/// The fields and texts of a message.
#[derive(Debug)]
pub struct Leaves<'a> {
    /// The fields of the header, each on one line, encoded.
    pub fields: Vec<String>,
    /// Its texts, in order.
    pub texts: Vec<Leaf<'a>>,
}

impl<'a> Leaves<'a> {
    /// Reads the head of a message.
    pub fn of(message: &'a Message) -> Self {
        let (header, body) = split(&message.head);
        let fields = unfold(&String::from_utf8_lossy(header));
        let mut texts = Vec::new();
        walk(&fields, body, DEPTH, &mut texts);
        Self { fields, texts }
    }
}

impl<'a> Leaf<'a> {
    /// Decodes a piece of the text, which consists of whole lines.
    pub fn decode(&self, piece: &'a [u8]) -> Cow<'a, str> {
        let decoded = match self.coding {
            Coding::Plain => None,
            Coding::Quoted => quoted_printable_decode(piece),
            Coding::Base64 => base64_decode(piece),
        };
        match decoded {
            None => String::from_utf8_lossy(piece),
            Some(plain) => Cow::Owned(String::from_utf8_lossy(&plain).into_owned()),
        }
    }
}

/// Splits a part into its header and its body. The body keeps the line break of the empty line, so
/// that a boundary always has one before it.
fn split(part: &[u8]) -> (&[u8], &[u8]) {
    let end = memmem::find(part, b"\r\n\r\n").unwrap_or(part.len());
    (&part[..end], part.get(end + 2..).unwrap_or_default())
}

fn walk<'a>(fields: &[String], body: &'a [u8], depth: usize, texts: &mut Vec<Leaf<'a>>) {
    let value = |name: &str| {
        let is_it = |field: &&String| {
            field.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
        };
        fields.iter().find(is_it).and_then(|field| field.get(name.len()..)).unwrap_or_default()
    };
    let media_type = value("content-type:");
    let starts = |kind: &str| {
        media_type.trim_start().get(..kind.len()).is_some_and(|it| it.eq_ignore_ascii_case(kind))
    };
    if starts("multipart/") {
        let (Some((_, rest)), 1..) = (media_type.split_once("boundary="), depth) else { return };
        let boundary = rest.trim_start_matches('"').split(['"', ';']).next().unwrap_or_default();
        for part in parts(body, boundary) {
            let (header, body) = split(part);
            walk(&unfold(&String::from_utf8_lossy(header)), body, depth - 1, texts);
        }
        return;
    }
    let kind = match () {
        () if starts("text/html") => Kind::Html,
        () if starts("text/") || media_type.is_empty() => Kind::Text,
        () => return,
    };
    let coding = match value("content-transfer-encoding:").trim().to_ascii_lowercase().as_str() {
        "quoted-printable" => Coding::Quoted,
        "base64" => Coding::Base64,
        _ => Coding::Plain,
    };
    let bytes = body.strip_prefix(b"\r\n").unwrap_or(body);
    texts.push(Leaf { kind, coding, bytes });
}

/// The parts between the boundaries; the last may be open, since its end belongs to the shared
/// bytes.
fn parts<'a>(body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let delimiter = format!("\r\n--{boundary}");
    let mut parts = Vec::new();
    let mut begun = None;
    for at in memmem::find_iter(body, delimiter.as_bytes()) {
        parts.extend(begun.and_then(|begun| body.get(begun..at)));
        let rest = body.get(at + delimiter.len()..).unwrap_or_default();
        begun = rest.starts_with(b"\r\n").then_some(at + delimiter.len() + 2);
    }
    parts.extend(begun.and_then(|begun| body.get(begun..)));
    parts
}

/// A field with its encoded-words decoded (RFC 2047); a space between two of them is dropped.
pub fn decoded(field: &str) -> String {
    let line = format!("{field}\n");
    let read = MessageStream::new(line.as_bytes()).parse_unstructured();
    read.into_text().map_or_else(|| field.to_owned(), Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use lettre::message::header::{Headers, To};

    use super::*;
    use crate::contacts::Address;
    use crate::mail::fields;

    #[test]
    fn fields_come_back_as_they_were_meant() {
        for name in ["Aylin Probe", "Jörg Çelik", "Олена Зразок", "\u{1f600} =?x", "O'Brien, \"K\""]
        {
            let address = Address::parse("a@b.example").unwrap();
            let mut field = Headers::new();
            field.insert_raw(fields::mailbox::<To>(&name.repeat(9), &address));
            let written = field.to_string().replace("\r\n", "");
            let plain: String = name.repeat(9);
            let read = decoded(&written).replace("\\\"", "\"");
            assert!(read.contains(&plain), "{written}: {read}");
        }
        assert_eq!(decoded("=?utf-8?q?a_=3D?= =?utf-8?b?w6Q=?= b =?x?y?z?="), "a =ä b =?x?y?z?=");
    }
}
