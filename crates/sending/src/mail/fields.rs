//! What lettre leaves to us in a header: single lines, folding, text that looks encoded, the time
//! zone, file names for old mail programs.
//!
//! CR or LF in a name would make lettre's builder panic, so each text goes through [`one_line`]
//! first.

use std::error::Error;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use email_encoding::headers::writer::EmailWriter;
use email_encoding::headers::{quoted_string, rfc2047};
use lettre::message::header::{self, Header, HeaderName, HeaderValue, Headers};
use lettre::message::{Mailbox, Mailboxes};

use crate::contacts::Address;

/// The maximum length of a line with encoded-words, without its CRLF (RFC 2047, section 2).
const LINE: usize = 76;

/// The maximum length of names and subjects (characters): nobody reads more in one line, and no
/// line gets near the 998 octets of RFC 5322.
const LONGEST: usize = 400;

/// Longer extensions mean nothing to a computer (octets, with the full stop).
const LONGEST_ENDING: usize = 11;

/// A text on one line: control characters and line breaks become spaces, and invisible marks that
/// change the direction of the text (and thus the apparent address) are dropped.
pub(super) fn one_line(text: &str) -> String {
    let mut line = unbroken(text);
    if let Some((end, _)) = line.char_indices().nth(LONGEST) {
        line.truncate(end);
        line.truncate(line.trim_end().len());
    }
    line
}

/// The same without a maximum length.
pub(super) fn unbroken(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}');
    let calm: String =
        text.chars().filter(|c| !turns(*c)).map(|c| if breaks(c) { ' ' } else { c }).collect();
    let mut line = String::with_capacity(calm.len());
    for word in calm.split([' ', '\t']).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// A field of any name.
pub(super) fn field(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

/// A field that is written exactly like this. lettre reads `raw` when it needs the value of the
/// field.
fn finished(name: &'static str, raw: String, value: String) -> HeaderValue {
    HeaderValue::dangerous_new_pre_encoded(HeaderName::new_from_ascii_str(name), raw, value)
}

/// `Date` in a time zone, which lettre does not support.
pub(super) fn date(moment: DateTime<Utc>, zone: Tz) -> HeaderValue {
    // lettre would replace a date that it cannot read by the present.
    let readable = "Thu, 01 Jan 1970 00:00:00 +0000".to_owned();
    finished("Date", readable, moment.with_timezone(&zone).to_rfc2822())
}

/// `Name <address>` in an address field (RFC 5322, section 3.4). A local part that is not ASCII
/// stays UTF-8 (RFC 6532); such a mail needs a server with SMTPUTF8, and delivery asks for that.
///
/// lettre leaves the address on the line of the name, however long that is, and does not quote a
/// full stop in a name of one word.
pub(super) fn mailbox<H: Header + From<Mailboxes>>(name: &str, address: &Address) -> HeaderValue {
    let name = Some(one_line(name)).filter(|name| !name.is_empty());
    let mut fields = Headers::new();
    fields.set(H::from(Mailbox::new(name.clone(), address.into()).into()));
    let field = fields.to_string();
    let field = field.trim_end();
    let mut value = field.get(H::name().len() + 2..).unwrap_or_default().to_owned();
    let line = field.rsplit("\r\n").next().unwrap_or_default();
    if line.len() > LINE
        && let Some(end) = value.rfind(" <")
    {
        value.insert_str(end, "\r\n");
    }
    let word = name.filter(|name| name.contains('.') && value.starts_with(name.as_str()));
    if let Some(word) = word {
        value.replace_range(..word.len(), &format!("\"{word}\""));
    }
    HeaderValue::dangerous_new_pre_encoded(H::name(), address.to_string(), value)
}

/// `Subject`. Text that looks encoded is encoded, since lettre would let it through, and so is a
/// word that is longer than a line.
pub(super) fn subject(text: &str) -> HeaderValue {
    let text = one_line(text);
    if text.contains("=?") || text.split(' ').any(|word| word.len() >= LINE) {
        let value = encoded(&text, "Subject: ".len());
        return finished("Subject", text, value);
    }
    header::Subject::from(text).display()
}

/// `List-Id` (RFC 2919): a name, and the identifier on its own line.
pub(super) fn list_id(name: &str, id: &str) -> HeaderValue {
    let mut value = String::new();
    let mut writer = EmailWriter::new(&mut value, "List-Id: ".len(), 0, false);
    // Writing into memory does not fail.
    let _ = quoted_string::encode(name, &mut writer);
    drop(writer);
    if value == name && name.contains('.') {
        value = format!("\"{name}\"");
    }
    finished("List-Id", name.to_owned(), format!("{value}\r\n <{id}>"))
}

/// The `Content-Type` of a part.
#[derive(Clone)]
pub(super) struct MediaType(HeaderValue);

impl MediaType {
    const NAME: &str = "Content-Type";

    pub(super) fn new(media_type: &str) -> Self {
        Self(field(Self::NAME, media_type.to_owned()))
    }

    /// The type of a file, with its name for mail programs that do not know RFC 2231: an
    /// encoded-word inside quotes. RFC 2047 forbids that, but every mail program in use reads it,
    /// and the `filename` that lettre writes follows the standard.
    pub(super) fn of_file(media_type: &str, name: &str) -> Self {
        let column = " name=\"".len();
        let plain = |byte: u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\');
        let is_plain = name.bytes().all(plain) && !name.contains("=?");
        let fits = column + name.len() + 2 <= LINE;
        let written = if is_plain && fits { name.to_owned() } else { one_word(name, column) };
        let value = format!("{media_type};\r\n name=\"{written}\"");
        Self(finished(Self::NAME, media_type.to_owned(), value))
    }
}

impl Header for MediaType {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str(Self::NAME)
    }

    fn parse(value: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self::new(value))
    }

    fn display(&self) -> HeaderValue {
        self.0.clone()
    }
}

/// The name of a file as one encoded-word, since some programs read only the first: as much of it
/// as fits, and its extension, by which computers choose a program.
fn one_word(name: &str, column: usize) -> String {
    let whole = encoded(name, column);
    if !whole.contains("\r\n") {
        return whole;
    }
    let ending = name.rfind('.').filter(|at| name.len() - at <= LONGEST_ENDING);
    let (mut stem, ending) = name.split_at(ending.unwrap_or(name.len()));
    loop {
        let end = stem.char_indices().next_back().map_or(0, |(at, _)| at);
        stem = stem[..end].trim_end();
        let word = encoded(&format!("{stem}{ending}"), column);
        if end == 0 || !word.contains("\r\n") {
            return word;
        }
    }
}

/// The whole text as encoded-words (RFC 2047), the first of which starts in this column.
fn encoded(text: &str, column: usize) -> String {
    let mut words = String::new();
    let mut writer = EmailWriter::new(&mut words, column, 0, false);
    // Writing into memory does not fail.
    let _ = rfc2047::encode(text, &mut writer);
    drop(writer);
    words
}

#[cfg(test)]
mod tests {
    use mail_parser::MessageParser;
    use proptest::prelude::*;

    use super::*;

    fn address() -> Address {
        Address::parse("anna@probe.example").unwrap()
    }

    fn line(field: HeaderValue) -> String {
        let mut fields = Headers::new();
        fields.insert_raw(field);
        fields.to_string()
    }

    fn to(name: &str) -> String {
        line(mailbox::<header::To>(name, &address()))
    }

    fn part_of_file(name: &str) -> String {
        let mut fields = Headers::new();
        fields.set(MediaType::of_file("application/pdf", name));
        fields.set(header::ContentDisposition::attachment(name));
        fields.to_string()
    }

    #[test]
    fn names_are_plain_quoted_or_encoded() {
        assert_eq!(to("Anna"), "To: Anna <anna@probe.example>\r\n");
        assert_eq!(to("Dr. Anna Probe"), "To: \"Dr. Anna Probe\" <anna@probe.example>\r\n");
        assert_eq!(to("Hilfe-e.V."), "To: \"Hilfe-e.V.\" <anna@probe.example>\r\n");
        assert_eq!(to("Änne"), "To: =?utf-8?b?w4RubmU=?= <anna@probe.example>\r\n");
        assert_eq!(to(""), "To: anna@probe.example\r\n");
        assert_eq!(
            line(list_id("Netzwerk-e.V.", "netzwerk-e-v.stadt.example")),
            "List-Id: \"Netzwerk-e.V.\"\r\n <netzwerk-e-v.stadt.example>\r\n"
        );
    }

    #[test]
    fn an_address_goes_to_the_next_line_where_the_name_leaves_no_room() {
        let name = "Arbeitskreis Flucht und Migration im Landkreis Nordwest";
        assert_eq!(to(name), format!("To: \"{name}\"\r\n <anna@probe.example>\r\n"));
        let name = "Geschäftsstelle des Beirats für Migration und Teilhabe der Stadt";
        check_shape(&to(name));
    }

    #[test]
    fn a_line_break_is_no_new_field() {
        assert_eq!(to("Anna\r\nBcc: x@y.example"), to("Anna Bcc: x@y.example"));
        assert_eq!(line(subject("a\r\nBcc: b")), "Subject: a Bcc: b\r\n");
        assert_eq!(one_line("a\u{0}b\u{85}c\u{202E}d"), "a b cd");
    }

    #[test]
    fn what_looks_encoded_is_taken_for_text() {
        let message = format!("{}\r\n", line(subject("=?utf-8?q?Hallo?=")));
        let parsed = MessageParser::default().parse(message.as_bytes()).unwrap();
        assert_eq!(parsed.subject(), Some("=?utf-8?q?Hallo?="));
    }

    #[test]
    fn a_date_says_its_zone() {
        let moment = DateTime::from_timestamp(1_790_237_100, 0).unwrap();
        let field = date(moment, chrono_tz::Europe::Berlin);
        assert_eq!(line(field), "Date: Thu, 24 Sep 2026 10:05:00 +0200\r\n");
    }

    #[test]
    fn umlaut_file_names_come_in_both_ways() {
        assert_eq!(
            part_of_file("Plan A.pdf"),
            "Content-Type: application/pdf;\r\n name=\"Plan A.pdf\"\r\n\
             Content-Disposition: attachment; filename=\"Plan A.pdf\"\r\n"
        );
        assert_eq!(
            part_of_file("Übersicht.pdf"),
            "Content-Type: application/pdf;\r\n name=\"=?utf-8?b?w5xiZXJzaWNodC5wZGY=?=\"\r\n\
             Content-Disposition: attachment;\r\n filename*0*=utf-8''%C3%9Cbersicht.pdf\r\n"
        );
    }

    #[test]
    fn a_long_file_name_keeps_its_ending_everywhere() {
        for name in [
            "Übersicht über alle Beratungsstellen für Geflüchtete im Stadtgebiet (Entwurf).pdf",
            "Запрошення на зустріч мережі в Штадттайльцентрі.docx",
            "دعوة إلى اجتماع شبكة المدينة في مركز الحي الشمالي.xlsx",
            "An ordinary name that is only much too long for one line of a header field.pdf",
            "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀.pdf",
            "Ein sehr langer Name ohne Ende und ohne Größe und ohne Übersicht und ohne Maß",
        ] {
            let part = part_of_file(name);
            assert_eq!(part.matches("=?utf-8?").count(), 1, "{part}");
            check_shape(&part);
            let part = format!("{part}\r\nx");
            let parsed = MessageParser::default().parse(part.as_bytes()).unwrap();
            let part = parsed.part(0).unwrap();
            let read = |header: &str, name: &str| {
                let value = part.headers.iter().find(|field| field.name() == header).unwrap();
                value.value.as_content_type().unwrap().attribute(name).unwrap().to_owned()
            };
            assert_eq!(read("Content-Disposition", "filename"), name);
            let short = read("Content-Type", "name");
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
            assert!(short.ends_with(ending) && short.chars().count() >= 12, "{short}");
            assert!(name.starts_with(short[..short.len() - ending.len()].trim_end_matches('.')));
        }
    }

    fn check_shape(field: &str) {
        assert!(field.is_ascii());
        for line in field.split("\r\n") {
            let longest = line.trim().split(' ').map(str::len).max().unwrap_or_default();
            assert!(line.len() <= 78.max(longest + 77), "{} octets: {line}", line.len());
            assert!(line.is_empty() || !line.trim().is_empty());
            assert!(!line.contains(['\r', '\n']));
            for word in line.split(' ').filter(|word| word.starts_with("=?utf-8?")) {
                assert!(word.len() <= 75, "{} octets: {word}", word.len());
            }
        }
    }

    proptest! {
        #[test]
        fn any_name_comes_back(name in "\\PC{0,120}|[a-zA-Z0-9 .,\"\\\\<>()@:;=?_ÄöüßŁ-]{0,400}") {
            let field = to(&name);
            check_shape(&field);
            let message = format!("{field}\r\n");
            let parsed = MessageParser::default().parse(message.as_bytes()).unwrap();
            let found = parsed.to().unwrap();
            let all: Vec<_> = found.iter().collect();
            prop_assert_eq!(all.len(), 1);
            prop_assert_eq!(all[0].address(), Some("anna@probe.example"));
            let wanted = one_line(&name);
            prop_assert_eq!(all[0].name().unwrap_or_default().trim(), wanted.trim());
        }

        #[test]
        fn any_subject_comes_back(text in "\\PC{0,300}|[a-z =?_ä]{0,300}") {
            let field = line(subject(&text));
            check_shape(&field);
            let message = format!("{field}\r\n");
            let parsed = MessageParser::default().parse(message.as_bytes()).unwrap();
            let wanted = one_line(&text);
            prop_assert_eq!(parsed.subject().unwrap_or_default(), wanted.as_str());
        }
    }
}
