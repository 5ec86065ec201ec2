//! Mails attached as files (RFC 5322): their text and their attachments.

use mail_parser::{Message, MessageParser, PartType};

use super::Reader;

/// Header fields with which a mail begins and other texts hardly ever do, in lower case.
const FIELDS: &[&str] = &[
    "from:",
    "to:",
    "received:",
    "return-path:",
    "mime-version:",
    "message-id:",
    "date:",
    "subject:",
    "delivered-to:",
    "dkim-signature:",
    "content-type:",
    "x-",
];

/// How much of a file is examined to recognise it (bytes).
const HEAD: usize = 8_192;

/// Whether it begins with the header of a mail: at least two known fields before any text.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).to_lowercase();
    let lines = head
        .lines()
        .skip_while(|line| line.starts_with("from "))
        .take_while(|line| !line.is_empty());
    let fields = lines.filter(|line| FIELDS.iter().any(|field| line.starts_with(field)));
    let first = head.lines().find(|line| !line.starts_with("from "));
    let begins = first.is_some_and(|line| FIELDS.iter().any(|field| line.starts_with(field)));
    begins && fields.take(3).count() == 3
}

impl Reader {
    pub(super) fn letter(&mut self, bytes: &[u8], depth: usize) {
        // Its header, and whatever follows the first of several mails in a file.
        self.say(&String::from_utf8_lossy(bytes));
        if let Some(message) = MessageParser::default().parse(bytes) {
            self.message(&message, depth);
        }
    }

    fn message(&mut self, message: &Message<'_>, depth: usize) {
        for part in &message.parts {
            match &part.body {
                PartType::Text(text) | PartType::Html(text) => self.say(text),
                PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
                    self.file(bytes, depth + 1);
                }
                PartType::Message(inner) if depth < super::DEEPEST => {
                    self.message(inner, depth + 1);
                }
                PartType::Message(_) | PartType::Multipart(_) => {}
            }
        }
    }
}
