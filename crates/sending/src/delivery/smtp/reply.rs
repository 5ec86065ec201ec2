//! A server's reply (RFC 5321, section 4.2), read as it comes: in any pieces, in any character set,
//! within limits.
//!
//! Real servers are laxer than the standard, and an accepted mail must not become doubtful because
//! of that: a code without text, a bare LF, a tab after the code, lines beyond 512 octets, and text
//! in Latin-1 are all understood. A line without a code, and a reply whose lines have different
//! codes, are errors: then nobody knows what the server means.

use std::ops::Range;

use encoding_rs::WINDOWS_1252;

use crate::delivery::transport::Reply;

/// The valid reply codes. There is no 1xx in SMTP.
const CODES: Range<u16> = 200..600;
/// The maximum size of a reply (octets). EHLO needs a thousand; anything that sends more is not a
/// mail server.
const MOST_OCTETS: usize = 64 * 1024;
/// How much of a line is kept (octets); the rest is read and dropped (RFC 5321, 4.5.3.1.5: at most
/// 512).
const KEPT_OCTETS: usize = 2_000;
/// How much of a text the ledger and the screen get (characters).
const KEPT_CHARACTERS: usize = 1_000;

/// A complete reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Response {
    /// The code of all its lines.
    pub code: u16,
    lines: Vec<String>,
}

impl Response {
    /// Whether it is positive.
    pub(crate) fn is_positive(&self) -> bool {
        (200..300).contains(&self.code)
    }

    /// The text of each line, without the code.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(String::as_str)
    }

    /// The reply as the ledger keeps it: on one line, and without repeating an enhanced status code
    /// (RFC 2034) that each line has.
    pub(crate) fn to_reply(&self) -> Reply {
        let mut text = String::new();
        let mut repeated = None;
        for line in &self.lines {
            let line = line.trim();
            let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
            let said = repeated == Some(first);
            if repeated.is_none() && is_enhanced(first) {
                repeated = Some(first);
            }
            text.push_str(if said { rest } else { line });
            text.push(' ');
        }
        Reply::new(self.code, one_line(&text))
    }
}

fn is_enhanced(word: &str) -> bool {
    let parts = word.split('.').filter(|part| part.parse::<u16>().is_ok()).count();
    parts == 3 && word.split('.').count() == 3
}

/// Makes sure that a server's text neither breaks a line or a terminal nor fills a screen.
pub(crate) fn one_line(text: &str) -> String {
    // Removes terminal control sequences and characters that change the direction of the line.
    let commands =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let clean: String = text.chars().map(|c| if commands(c) { ' ' } else { c }).collect();
    let words = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(KEPT_CHARACTERS) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default()),
        None => words,
    }
}

/// Why the bytes are not a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Malformed {
    /// A line does not begin with a code.
    NoCode(String),
    /// A line has another code than the first.
    TwoCodes(u16, u16, String),
    /// The reply does not end.
    TooLong,
}

/// Assembles a reply from bytes.
#[derive(Debug, Default)]
pub(crate) struct ReplyReader {
    /// The part of the current line that has arrived.
    line: Vec<u8>,
    octets: usize,
    code: Option<u16>,
    lines: Vec<String>,
}

impl ReplyReader {
    /// Takes bytes up to the end of the reply and no further: returns how many, and the reply once
    /// it is complete.
    pub(crate) fn take(&mut self, octets: &[u8]) -> (usize, Option<Result<Response, Malformed>>) {
        let mut taken = 0;
        while let Some(rest) = octets.get(taken..).filter(|rest| !rest.is_empty()) {
            let end = rest.iter().position(|octet| *octet == b'\n');
            let piece = end.map_or(rest, |end| rest.get(..end).unwrap_or_default());
            self.octets += piece.len() + 1;
            if self.octets > MOST_OCTETS {
                return (octets.len(), Some(Err(Malformed::TooLong)));
            }
            let room = KEPT_OCTETS.saturating_sub(self.line.len());
            self.line.extend(piece.iter().take(room));
            taken += piece.len() + usize::from(end.is_some());
            if end.is_some()
                && let Some(whole) = self.end_of_line()
            {
                return (taken, Some(whole));
            }
        }
        (taken, None)
    }

    /// Handles a complete line, which may complete the reply.
    fn end_of_line(&mut self) -> Option<Result<Response, Malformed>> {
        let line = decode(&std::mem::take(&mut self.line));
        let line = line.trim_end_matches('\r');
        if line.is_empty() && self.code.is_none() {
            // A stray empty line before a reply does no harm.
            return None;
        }
        let Some((code, last, text)) = split(line) else {
            return Some(Err(Malformed::NoCode(one_line(line))));
        };
        let first = *self.code.get_or_insert(code);
        if first != code {
            return Some(Err(Malformed::TwoCodes(first, code, one_line(text))));
        }
        self.lines.push(text.to_owned());
        last.then(|| Ok(Response { code, lines: std::mem::take(&mut self.lines) }))
    }
}

/// Splits a line into the code, whether it is the last line, and the text.
fn split(line: &str) -> Option<(u16, bool, &str)> {
    let (digits, rest) = line.split_at_checked(3)?;
    if !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let code = digits.parse().ok().filter(|code| CODES.contains(code))?;
    match rest.chars().next() {
        None => Some((code, true, "")),
        Some('-') => Some((code, false, rest.get(1..)?)),
        Some(' ' | '\t') => Some((code, true, rest.get(1..)?)),
        Some(_) => None,
    }
}

/// UTF-8, or otherwise the usual encoding of old servers in this part of the world.
fn decode(line: &[u8]) -> String {
    match std::str::from_utf8(line) {
        Ok(text) => text.to_owned(),
        // A long line may have been cut inside a character.
        Err(error) if error.error_len().is_none() && line.len() == KEPT_OCTETS => {
            String::from_utf8_lossy(line.get(..error.valid_up_to()).unwrap_or_default())
                .into_owned()
        }
        Err(_) => WINDOWS_1252.decode_without_bom_handling(line).0.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(octets: &[u8]) -> (usize, Option<Result<Response, Malformed>>) {
        ReplyReader::default().take(octets)
    }

    fn reply(octets: &[u8]) -> Reply {
        read(octets).1.unwrap().unwrap().to_reply()
    }

    #[test]
    fn what_real_servers_write_is_understood() {
        let cases: [(&[u8], Reply); 10] = [
            (b"250 2.0.0 ok\r\n", Reply::new(250, "2.0.0 ok")),
            (b"250\r\n", Reply::new(250, "")),
            (b"250 \r\n", Reply::new(250, "")),
            (b"354\tgo\r\n", Reply::new(354, "go")),
            (b"\r\n250 ok\n", Reply::new(250, "ok")),
            (b"250-a\n250-\n250 b\n", Reply::new(250, "a b")),
            (b"250-a\r\n250\r\n", Reply::new(250, "a")),
            (
                b"250 Nachricht \xfcbernommen \x96 danke\r\n",
                Reply::new(250, "Nachricht übernommen – danke"),
            ),
            ("250 übernommen\r\n".as_bytes(), Reply::new(250, "übernommen")),
            (b"550-5.1.1 no\r\n550 5.1.1 such user\r\n", Reply::new(550, "5.1.1 no such user")),
        ];
        for (octets, wanted) in cases {
            assert_eq!(reply(octets), wanted, "{}", octets.escape_ascii());
        }
    }

    #[test]
    fn what_is_no_reply_is_told_in_its_own_words() {
        for line in
            ["SSH-2.0-OpenSSH_9.2", "25 ok", "150 ok", "650 ok", "250ok", "2é0 ok", "+50 ok"]
        {
            let fault = read(format!("{line}\r\n").as_bytes()).1.unwrap().unwrap_err();
            assert_eq!(fault, Malformed::NoCode(line.into()));
        }
        let fault = read(b"250-taken\r\n550 refused\r\n").1.unwrap().unwrap_err();
        assert_eq!(fault, Malformed::TwoCodes(250, 550, "refused".into()));
        assert_eq!(
            read(b"250-a\r\n\r\n").1.unwrap().unwrap_err(),
            Malformed::NoCode(String::new())
        );
    }

    #[test]
    fn nothing_is_taken_beyond_the_end_of_the_reply() {
        assert_eq!(read(b"250 ok\r\n354 go\r\n").0, 8);
        assert_eq!(read(b"250-ok\r\n354").0, 11);
    }

    #[test]
    fn a_long_line_is_cut_and_an_endless_one_given_up() {
        let long = format!("250 {}\r\n", "ü".repeat(20_000));
        assert_eq!(reply(long.as_bytes()).text, "ü".repeat(998));
        let much = format!("250-{0}\r\n250 {0}\r\n", "y".repeat(600));
        assert_eq!(reply(much.as_bytes()).text.chars().count(), 1_001, "with the mark of the cut");
        assert_eq!(read(&vec![b'2'; MOST_OCTETS]).1, Some(Err(Malformed::TooLong)));
        let endless = "250-x\r\n".repeat(MOST_OCTETS);
        assert_eq!(read(endless.as_bytes()).1, Some(Err(Malformed::TooLong)));
    }

    #[test]
    fn a_reply_commands_no_terminal_and_turns_no_line_around() {
        assert_eq!(one_line("a\r\n\u{1b}[31mb\u{9b}\u{202e}c\u{2066} \u{7f}d"), "a [31mb c d");
    }

    /// Replies as servers write them, and arbitrary bytes.
    fn octets() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop_oneof![
            Just(b"250-ok\r\n".to_vec()),
            Just(b"250 ok\r\n".to_vec()),
            Just(b"550 5.1.1 \xfc\n".to_vec()),
            Just(b"\r\n".to_vec()),
            proptest::collection::vec(any::<u8>(), 0..20),
            proptest::collection::vec(Just(b'x'), 0..3_000),
        ];
        proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn any_pieces_give_the_same_reply(octets in octets(), cuts in proptest::collection::vec(1usize..600, 1..8)) {
            let (taken, whole) = read(&octets);
            let mut reader = ReplyReader::default();
            let (mut rest, mut sizes) = (&octets[..], cuts.iter().cycle());
            let mut found = None;
            let mut sum = 0;
            while found.is_none() && !rest.is_empty() {
                let size = (*sizes.next().unwrap()).min(rest.len());
                let (part, reply) = reader.take(&rest[..size]);
                prop_assert!(part <= size && (reply.is_some() || part == size));
                prop_assert!(reader.line.len() <= KEPT_OCTETS);
                (found, sum, rest) = (reply, sum + part, &rest[part..]);
            }
            let too_long = whole == Some(Err(Malformed::TooLong));
            prop_assert_eq!(found, whole);
            prop_assert!(too_long || sum == taken);
        }
    }
}
