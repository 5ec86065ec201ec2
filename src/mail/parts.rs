//! The parts of a message (RFC 2045, RFC 2046), written one behind the other.

use std::io::Write;

use super::header::{legacy_parameter, parameter};
use super::transfer::{self, Encoded};

/// A file that goes with a mail.
#[derive(Clone, Debug)]
pub struct Enclosure {
    /// Its name, safe already.
    pub name: String,
    /// Its media type, with parameters.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A picture inside the HTML part, shown through `cid:`.
#[derive(Clone, Debug)]
pub struct InlinePicture {
    /// The Content-ID without angle brackets.
    pub content_id: String,
    /// Its media type.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Opens a multipart: its header, and the empty line behind.
pub(super) fn open(kind: &str, boundary: &str, out: &mut Vec<u8>) {
    push(out, format_args!("Content-Type: multipart/{kind};\r\n boundary=\"{boundary}\"\r\n\r\n"));
}

/// What stands before each part of a multipart.
pub(super) fn begin(boundary: &str, out: &mut Vec<u8>) {
    push(out, format_args!("--{boundary}\r\n"));
}

/// What stands behind the last part.
pub(super) fn close(boundary: &str, out: &mut Vec<u8>) {
    push(out, format_args!("--{boundary}--\r\n"));
}

/// A text part; `kind` is `plain` or `html`.
pub(super) fn text(kind: &str, text: &Encoded<'_>, out: &mut Vec<u8>) {
    let encoding = text.name();
    push(out, format_args!("Content-Type: text/{kind}; charset=utf-8\r\n"));
    push(out, format_args!("Content-Transfer-Encoding: {encoding}\r\n\r\n"));
    text.write(out);
    out.extend_from_slice(b"\r\n");
}

/// A file: base64, and its name in the old way and the new.
pub(super) fn enclosure(file: &Enclosure, out: &mut Vec<u8>) {
    let (media_type, name) = (&file.media_type, legacy_parameter("name", &file.name));
    push(out, format_args!("Content-Type: {media_type}{name}\r\n"));
    let name = parameter("filename", &file.name);
    push(out, format_args!("Content-Disposition: attachment{name}\r\n"));
    binary(&file.bytes, out);
}

/// A picture inside the HTML part. It has no file name: mail programs would list it as a file.
pub(super) fn inline_picture(picture: &InlinePicture) -> Vec<u8> {
    let mut out = Vec::new();
    push(&mut out, format_args!("Content-Type: {}\r\n", picture.media_type));
    push(&mut out, format_args!("Content-Disposition: inline\r\n"));
    push(&mut out, format_args!("Content-ID: <{}>\r\n", picture.content_id));
    binary(&picture.bytes, &mut out);
    out
}

fn binary(bytes: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(b"Content-Transfer-Encoding: base64\r\n\r\n");
    transfer::base64(bytes, out);
    out.extend_from_slice(b"\r\n");
}

fn push(out: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    // Writing into memory does not fail.
    let _ = out.write_fmt(text);
}
