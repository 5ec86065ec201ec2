//! Header fields: any text -> folded ASCII that says the same everywhere.
//!
//! CR or LF in a name is no new field, a text that looks like an encoded-word is no encoded-word, and
//! umlaut file names come with the `name` that old mail programs read.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::contacts::Address;

/// Octets of a line with encoded-words (RFC 2047, section 2), without its CRLF.
const LINE: usize = 76;

/// Octets of one encoded-word (RFC 2047, section 2).
const WORD: usize = 75;

/// `=?utf-8?q?` and `?=`.
const FRAME: usize = 12;

/// Names and subjects are cut behind this many characters: nothing that a person reads in one line
/// is longer, and no line comes near the 998 octets of RFC 5322.
const LONGEST: usize = 400;

/// Longer ones say nothing to a computer (octets, with the full stop).
const LONGEST_ENDING: usize = 11;

/// A text as one line: control characters and line breaks become spaces, invisible marks that turn
/// the direction of the text around (and with it what an address seems to be) are dropped.
pub(super) fn one_line(text: &str) -> String {
    let mut line = unbroken(text);
    if let Some((end, _)) = line.char_indices().nth(LONGEST) {
        line.truncate(end);
        line.truncate(line.trim_end().len());
    }
    line
}

/// The same without the cut.
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

/// The value of an unstructured field (`Subject`) whose name takes `column` octets with its colon
/// and space.
pub(super) fn unstructured(text: &str, column: usize) -> String {
    let text = one_line(text);
    if is_ascii_text(&text) && text.split(' ').all(|word| word.len() <= WORD) {
        fold(&text, column)
    } else {
        encoded_words(&text, column)
    }
}

/// `Name <address>` for an address field (RFC 5322, section 3.4). An encoded-word never touches the
/// address. A local part that is not ASCII stays UTF-8 (RFC 6532); such a mail needs a server with
/// SMTPUTF8, and delivery asks for that.
pub(super) fn mailbox(name: &str, address: &Address, column: usize) -> String {
    let name = one_line(name);
    if name.is_empty() {
        return address.to_string();
    }
    let mut value = phrase(&name, column);
    let last_line = value.rsplit("\r\n").next().map_or(0, str::len);
    let on_line = if value.contains("\r\n") { last_line } else { column + last_line };
    let gap = if on_line + address.as_str().len() + 3 > LINE { "\r\n <" } else { " <" };
    value.push_str(gap);
    value.push_str(address.as_str());
    value.push('>');
    value
}

/// A display name: as it is, in quotes, or encoded (RFC 5322 phrase). `name` is one line.
pub(super) fn phrase(name: &str, column: usize) -> String {
    let short = column + name.len() + 2 <= LINE;
    if !is_ascii_text(name) || !short {
        return encoded_words(name, column);
    }
    if name.bytes().all(|byte| is_atom(byte) || byte == b' ') {
        return name.to_owned();
    }
    quoted(name)
}

fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted.push('"');
    quoted
}

/// `; filename=…`: a file name as a parameter, each on a line of its own. What is not plain ASCII is
/// written by RFC 2231, in numbered pieces where it is long.
pub(super) fn parameter(name: &str, value: &str) -> String {
    if is_ascii_text(value) && name.len() + value.len() + 6 <= LINE {
        return format!(";\r\n {name}={}", quoted(value));
    }
    let pieces = percent_pieces(value, LINE - name.len() - 20);
    let mut out = String::new();
    for (index, piece) in pieces.iter().enumerate() {
        let number = if pieces.len() > 1 { format!("*{index}") } else { String::new() };
        let charset = if index == 0 { "utf-8''" } else { "" };
        let _ = write!(out, ";\r\n {name}{number}*={charset}{piece}");
    }
    out
}

/// `; name=…` for mail programs that do not know RFC 2231: an encoded-word inside quotes. RFC 2047
/// forbids that, every mail program in use reads it, and `filename` beside it is by the book. It is
/// one word only, for some read no second one; of a longer name the end before its ending is left out.
pub(super) fn legacy_parameter(name: &str, value: &str) -> String {
    if is_ascii_text(value) && name.len() + value.len() + 6 <= LINE {
        return format!(";\r\n {name}={}", quoted(value));
    }
    format!(";\r\n {name}=\"{}\"", one_word(value, name.len() + 4))
}

/// The name of a file as one encoded-word: as much of it as there is room for, and its ending, by which
/// computers know what opens it.
fn one_word(name: &str, column: usize) -> String {
    let whole = encoded_words(name, column);
    if !whole.contains("\r\n") {
        return whole;
    }
    let ending = name.rfind('.').filter(|at| name.len() - at <= LONGEST_ENDING);
    let (mut stem, ending) = name.split_at(ending.unwrap_or(name.len()));
    loop {
        let end = stem.char_indices().next_back().map_or(0, |(at, _)| at);
        stem = stem[..end].trim_end();
        let word = encoded_words(&format!("{stem}{ending}"), column);
        if end == 0 || !word.contains("\r\n") {
            return word;
        }
    }
}

/// Percent-encodes by RFC 2231 and cuts between characters into pieces of at most `limit` octets.
fn percent_pieces(value: &str, limit: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for c in value.chars() {
        let mut encoded = String::new();
        if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') {
            encoded.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
        match pieces.last_mut() {
            Some(last) if last.len() + encoded.len() <= limit => last.push_str(&encoded),
            _ => pieces.push(encoded),
        }
    }
    pieces
}

/// Printable ASCII that no reader takes for an encoded-word.
fn is_ascii_text(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~')) && !text.contains("=?")
}

/// An octet of an atom (RFC 5322, section 3.2.3).
fn is_atom(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte)
}

/// Breaks lines at spaces; unfolded, the text is what it was.
fn fold(text: &str, mut column: usize) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (index, word) in text.split(' ').enumerate() {
        if index > 0 {
            if column + 1 + word.len() > LINE {
                out.push_str("\r\n");
                column = 0;
            }
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += word.len();
    }
    out
}

/// The whole text as encoded-words (RFC 2047), cut between characters, each on a line of its own:
/// `q` where most of it is Latin letters, `b` else.
fn encoded_words(text: &str, column: usize) -> String {
    let quoted_length: usize = text.chars().map(quoted_width).sum();
    let by_quoting = quoted_length <= text.len() * 2;
    let mut out = String::new();
    let mut room = (LINE - column.min(LINE)).min(WORD);
    if room < FRAME + 12 {
        out.push_str("\r\n ");
        room = WORD;
    }
    let mut rest = text;
    while !rest.is_empty() {
        let piece = &rest[..fitting(rest, room - FRAME, by_quoting)];
        rest = &rest[piece.len()..];
        encoded_word(piece, by_quoting, &mut out);
        if !rest.is_empty() {
            out.push_str("\r\n ");
            room = WORD;
        }
    }
    out
}

/// How many octets of `text` go into an encoded-word with `room` octets for its inside: cut behind a
/// space where one is near, since some readers put a space between encoded-words.
fn fitting(text: &str, room: usize, by_quoting: bool) -> usize {
    let (mut octets, mut width, mut behind_space) = (0, 0, 0);
    for c in text.chars() {
        width += if by_quoting { quoted_width(c) } else { c.len_utf8() };
        let inside = if by_quoting { width } else { width.div_ceil(3) * 4 };
        if inside > room {
            return if behind_space > octets / 3 { behind_space } else { octets };
        }
        octets += c.len_utf8();
        if c == ' ' {
            behind_space = octets;
        }
    }
    octets
}

/// Octets of a character in `q` encoding, which inside a phrase may hold little unquoted (RFC 2047,
/// section 5).
fn quoted_width(c: char) -> usize {
    if c.is_ascii_alphanumeric() || c == ' ' { 1 } else { 3 * c.len_utf8() }
}

fn encoded_word(piece: &str, by_quoting: bool, out: &mut String) {
    if !by_quoting {
        out.push_str("=?utf-8?b?");
        STANDARD.encode_string(piece, out);
        out.push_str("?=");
        return;
    }
    out.push_str("=?utf-8?q?");
    for byte in piece.bytes() {
        match byte {
            b' ' => out.push('_'),
            _ if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "={byte:02X}");
            }
        }
    }
    out.push_str("?=");
}

#[cfg(test)]
mod tests {
    use mail_parser::MessageParser;
    use proptest::prelude::*;

    use super::*;

    fn address() -> Address {
        Address::parse("anna@probe.example").unwrap()
    }

    fn to(name: &str) -> String {
        format!("To: {}\r\n", mailbox(name, &address(), 4))
    }

    #[test]
    fn plain_names_stay_plain_and_others_are_quoted_or_encoded() {
        assert_eq!(to("Anna Probe"), "To: Anna Probe <anna@probe.example>\r\n");
        assert_eq!(to("Dr. Anna Probe"), "To: \"Dr. Anna Probe\" <anna@probe.example>\r\n");
        assert_eq!(
            to("Treff \"Komma, Strich\""),
            "To: \"Treff \\\"Komma, Strich\\\"\" <anna@probe.example>\r\n"
        );
        assert_eq!(to("Änne"), "To: =?utf-8?q?=C3=84nne?= <anna@probe.example>\r\n");
        assert_eq!(to(""), "To: anna@probe.example\r\n");
    }

    #[test]
    fn a_line_break_is_no_new_field() {
        assert_eq!(to("Anna\r\nBcc: x@y.example"), to("Anna Bcc: x@y.example"));
        assert_eq!(one_line("a\u{0}b\u{85}c\u{202E}d"), "a b cd");
    }

    #[test]
    fn what_looks_encoded_is_taken_for_text() {
        let value = unstructured("=?utf-8?q?Hallo?=", 9);
        let message = format!("Subject: {value}\r\n\r\n");
        let parsed = MessageParser::default().parse(message.as_bytes()).unwrap();
        assert_eq!(parsed.subject(), Some("=?utf-8?q?Hallo?="));
    }

    #[test]
    fn umlaut_file_names_come_in_both_ways() {
        assert_eq!(parameter("filename", "Plan.pdf"), ";\r\n filename=\"Plan.pdf\"");
        assert_eq!(
            parameter("filename", "Übersicht.pdf"),
            ";\r\n filename*=utf-8''%C3%9Cbersicht.pdf"
        );
        assert_eq!(
            legacy_parameter("name", "Übersicht.pdf"),
            ";\r\n name=\"=?utf-8?q?=C3=9Cbersicht=2Epdf?=\""
        );
        assert!(parameter("filename", &"ü".repeat(60)).contains("filename*1*="));
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
            let old = legacy_parameter("name", name);
            assert_eq!(old.matches("=?utf-8?").count(), 1, "{old}");
            let part = format!(
                "Content-Type: application/pdf{old}\r\nContent-Disposition: attachment{}\r\n\r\nx",
                parameter("filename", name)
            );
            check_shape(part.split("\r\n\r\n").next().unwrap());
            let parsed = MessageParser::default().parse(part.as_bytes()).unwrap();
            let part = parsed.part(0).unwrap();
            let read = |header: &str, name: &str| {
                let value = part.headers.iter().find(|field| field.name() == header).unwrap();
                value.value.as_content_type().unwrap().attribute(name).unwrap().to_owned()
            };
            assert_eq!(read("Content-Disposition", "filename"), name);
            let short = read("Content-Type", "name");
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
            assert!(short.ends_with(ending) && short.chars().count() > 12, "{short}");
            assert!(name.starts_with(short[..short.len() - ending.len()].trim_end_matches('.')));
        }
    }

    fn check_shape(field: &str) {
        assert!(field.is_ascii());
        for line in field.split("\r\n") {
            assert!(line.len() <= 78, "{} octets: {line}", line.len());
            assert!(line.is_empty() || !line.trim().is_empty());
            assert!(!line.contains(['\r', '\n']));
            for word in line.split(' ').filter(|word| word.starts_with("=?utf-8?")) {
                assert!(word.len() <= WORD, "{} octets: {word}", word.len());
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
            let field = format!("Subject: {}\r\n", unstructured(&text, 9));
            check_shape(&field);
            let message = format!("{field}\r\n");
            let parsed = MessageParser::default().parse(message.as_bytes()).unwrap();
            let wanted = one_line(&text);
            prop_assert_eq!(parsed.subject().unwrap_or_default(), wanted.as_str());
        }
    }
}
