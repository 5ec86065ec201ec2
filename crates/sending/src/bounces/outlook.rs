//! Mails saved by Outlook (`.msg`: MS-OXMSG in a compound file), converted into Internet messages.
//! The only file that uses the crate `cfb`.

use std::fmt::Write as _;
use std::io::{self, BufReader, Read, Seek};
use std::path::{Path, PathBuf};

use cfb::CompoundFile;

use super::HEAD;
use crate::{guard, input};

/// The first bytes of a compound file.
pub(super) const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// The maximum depth: a mail in a mail in a mail.
const DEEPEST: usize = 3;
/// The maximum number of attachments or recipients of a mail that are read.
const MOST: usize = 100;

/// Reads a file of Outlook and reconstructs the mail.
///
/// # Errors
/// The file cannot be read, or is not a mail of Outlook.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    let file = BufReader::new(input::open(path)?);
    guard::parse(|| mail(file)).unwrap_or_else(|| Err(io::ErrorKind::InvalidData.into()))
}

fn mail(file: impl Read + Seek) -> io::Result<Vec<u8>> {
    let mut reader = Message { file: CompoundFile::open(file)?, storage: PathBuf::from("/") };
    // Word and Excel use such files, too.
    if reader.text(MESSAGE_CLASS).is_empty() && reader.text(SUBJECT).is_empty() {
        return Err(io::ErrorKind::InvalidData.into());
    }
    Ok(reader.compose(DEEPEST))
}

/// The numbers of properties (MS-OXPROPS).
const MESSAGE_CLASS: u16 = 0x001a;
const SUBJECT: u16 = 0x0037;
const TRANSPORT_HEADERS: u16 = 0x007d;
const SENDER_NAME: u16 = 0x0c1a;
const SENDER_ADDRESS: u16 = 0x0c1f;
const SENDER_SMTP: u16 = 0x5d01;
const SUPPLEMENT: u16 = 0x0c1b;
const BODY: u16 = 0x1000;
const REPORT_TEXT: u16 = 0x1001;
const HTML: u16 = 0x1013;
const MESSAGE_ID: u16 = 0x1035;
const IN_REPLY_TO: u16 = 0x1042;
const ORIGINAL_ID: u16 = 0x1046;
const EMAIL: u16 = 0x3003;
const SMTP: u16 = 0x39fe;
const ATTACHED: u16 = 0x3701;
const ATTACHED_NAME: u16 = 0x3707;
const ATTACHED_TYPE: u16 = 0x370e;

/// A message within the file: the outer one, or an attached one.
struct Message<F> {
    file: CompoundFile<F>,
    storage: PathBuf,
}

impl<F: Read + Seek> Message<F> {
    fn bytes(&mut self, property: u16, kind: &str) -> Option<Vec<u8>> {
        let name = format!("__substg1.0_{property:04X}{kind}");
        let stream = self.file.open_stream(self.storage.join(name)).ok()?;
        let mut bytes = Vec::new();
        stream.take(HEAD as u64).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// A text property: UTF-16, or otherwise 8 bits per character. Empty where there is none.
    fn text(&mut self, property: u16) -> String {
        if let Some(wide) = self.bytes(property, "001F") {
            let units: Vec<u16> = wide
                .chunks_exact(2)
                .map(|pair| pair.iter().rev().fold(0, |unit, byte| unit << 8 | u16::from(*byte)))
                .collect();
            return String::from_utf16_lossy(&units).trim_end_matches('\0').to_owned();
        }
        let narrow = self.bytes(property, "001E").unwrap_or_default();
        let latin = |bytes: &[u8]| bytes.iter().copied().map(char::from).collect();
        let text = String::from_utf8(narrow).unwrap_or_else(|error| latin(error.as_bytes()));
        text.trim_end_matches('\0').to_owned()
    }

    /// The storages of one kind below this message.
    fn storages(&self, begin: &str) -> Vec<PathBuf> {
        let entries = self.file.read_storage(&self.storage).into_iter().flatten();
        let found = entries.filter(|entry| entry.is_storage() && entry.name().starts_with(begin));
        found.map(|entry| entry.path().to_owned()).take(MOST).collect()
    }

    /// Does something at another path of the file.
    fn at<T>(&mut self, storage: PathBuf, work: impl FnOnce(&mut Self) -> T) -> T {
        let here = std::mem::replace(&mut self.storage, storage);
        let done = work(self);
        self.storage = here;
        done
    }

    fn compose(&mut self, depth: usize) -> Vec<u8> {
        let boundary = format!("=_outlook_{depth}");
        let mut mail = self.header();
        let _ = write!(mail, "Content-Type: multipart/mixed; boundary=\"{boundary}\"\n\n");
        let body = self.words();
        let _ = write!(mail, "--{boundary}\nContent-Type: text/plain; charset=utf-8\n\n{body}\n");
        let mut html = Vec::new();
        if body.trim().is_empty()
            && let Some(bytes) = self.bytes(HTML, "0102")
        {
            html = format!("--{boundary}\nContent-Type: text/html; charset=utf-8\n\n").into_bytes();
            html.extend(bytes);
            html.push(b'\n');
        }
        let mut mail = mail.into_bytes();
        mail.extend(html);
        for storage in self.storages("__attach_version1.0_") {
            if let Some((kind, bytes)) = self.at(storage, |attached| attached.attachment(depth)) {
                mail.extend(format!("--{boundary}\nContent-Type: {kind}\n\n").into_bytes());
                mail.extend(bytes);
                mail.push(b'\n');
            }
            if mail.len() > HEAD {
                break;
            }
        }
        mail.extend(format!("--{boundary}--\n").into_bytes());
        mail
    }

    /// The original header without the fields that describe its parts, or one made from what
    /// Outlook keeps.
    fn header(&mut self) -> String {
        let came_with = self.text(TRANSPORT_HEADERS).replace('\r', "");
        let mut header = String::new();
        let mut is_left_out = false;
        for line in came_with.lines().filter(|line| !line.trim().is_empty()) {
            if !line.starts_with([' ', '\t']) {
                let lower = line.to_ascii_lowercase();
                is_left_out = lower.starts_with("content-") || !line.contains(':');
            }
            if !is_left_out {
                let _ = writeln!(header, "{line}");
            }
        }
        if header.is_empty() {
            let sender = [SENDER_SMTP, SENDER_ADDRESS].map(|one| self.text(one));
            let address = sender.iter().find(|one| one.contains('@')).cloned().unwrap_or_default();
            // A report of the local Exchange has no sender to ask.
            let is_report = self.text(MESSAGE_CLASS).to_ascii_uppercase().ends_with(".NDR");
            let address = if is_report { "postmaster@localhost" } else { &address };
            let one_line = |text: String| text.replace(|c: char| c.is_control(), " ");
            let name = one_line(self.text(SENDER_NAME)).replace('"', "");
            let _ = writeln!(header, "From: \"{name}\" <{}>", one_line(address.to_owned()));
            for (field, property) in
                [("Subject", SUBJECT), ("Message-ID", MESSAGE_ID), ("In-Reply-To", IN_REPLY_TO)]
            {
                let _ = writeln!(header, "{field}: {}", one_line(self.text(property)));
            }
        }
        header
    }

    /// The text; for a report also whom it is about and why, and the Message-ID of the mail.
    fn words(&mut self) -> String {
        let mut words = [BODY, REPORT_TEXT].map(|part| self.text(part)).join("\n\n");
        if self.text(MESSAGE_CLASS).to_ascii_uppercase().starts_with("REPORT.") {
            for storage in self.storages("__recip_version1.0_") {
                let told =
                    self.at(storage, |one| [SMTP, EMAIL, SUPPLEMENT].map(|part| one.text(part)));
                let _ = write!(words, "\n\n{}", told.join("\n"));
            }
            let id = self.text(ORIGINAL_ID);
            if !id.is_empty() {
                let _ = write!(words, "\n\nMessage-ID: {id}\n");
            }
        }
        words
    }

    /// An attachment with its type, where it may be a mail or a part of a report.
    fn attachment(&mut self, depth: usize) -> Option<(String, Vec<u8>)> {
        let inner = self.storage.join(format!("__substg1.0_{ATTACHED:04X}000D"));
        if self.file.is_storage(&inner) {
            let deeper = depth.checked_sub(1)?;
            let mail = self.at(inner, |message| message.compose(deeper));
            return Some(("message/rfc822".into(), mail));
        }
        let kind = self.text(ATTACHED_TYPE).to_ascii_lowercase();
        let name = self.text(ATTACHED_NAME).to_ascii_lowercase();
        let kind = match kind.as_str() {
            "message/delivery-status"
            | "message/feedback-report"
            | "text/rfc822-headers"
            | "message/rfc822"
            | "message/global-delivery-status" => kind,
            _ if Path::new(&name).extension().is_some_and(|ending| ending == "eml") => {
                "message/rfc822".into()
            }
            _ => return None,
        };
        Some((kind, self.bytes(ATTACHED, "0102")?))
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::super::model::Mail;
    use super::super::parse;
    use super::super::status::Recipient;
    use super::*;

    const ID: &str = "<rundmail.0123456789abcdef0123456789abcdef@stadt.example>";

    /// Text properties by path and number.
    fn saved(properties: &[(&str, u16, &str)]) -> Vec<u8> {
        let mut file = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        for (storage, property, text) in properties {
            let storage = Path::new("/").join(storage);
            file.create_storage_all(&storage).unwrap();
            let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let name = format!("__substg1.0_{property:04X}001F");
            file.create_stream(storage.join(name)).unwrap().write_all(&wide).unwrap();
        }
        file.into_inner().into_inner()
    }

    fn read_of(bytes: Vec<u8>) -> Vec<Mail> {
        parse::read(&mail(Cursor::new(bytes)).unwrap())
    }

    fn assert_is_annas(mails: &[Mail]) {
        let [Mail::Report(report)] = mails else { panic!("{mails:?}") };
        assert_eq!(report.message_id.as_deref(), Some(ID));
        let named = |one: &Recipient| one.addresses == ["anna@verein.example"];
        assert!(report.recipients.iter().any(named), "{report:?}");
    }

    #[test]
    fn a_report_with_its_header_is_read() {
        let header = "From: MAILER-DAEMON@verein.example\r\nSubject: failure notice\r\n\
                      Content-Type: multipart/report;\r\n boundary=x\r\n\r\n";
        let body = format!("<anna@verein.example>: no such user\r\n\r\nMessage-ID: {ID}\r\n");
        let all = [
            ("", MESSAGE_CLASS, "IPM.Note"),
            ("", TRANSPORT_HEADERS, header),
            ("", BODY, body.as_str()),
        ];
        assert_is_annas(&read_of(saved(&all)));
        let attached = "__attach_version1.0_#00000000/__substg1.0_3701000D";
        let inner = all.map(|(_, property, text)| (attached, property, text));
        let outer = [("", MESSAGE_CLASS, "IPM.Note"), ("", SUBJECT, "WG: Unzustellbar")];
        assert_is_annas(&read_of(saved(&[&outer[..], &inner[..]].concat())));
    }

    #[test]
    fn a_report_of_the_own_exchange_is_read() {
        assert_is_annas(&read_of(saved(&[
            ("", MESSAGE_CLASS, "REPORT.IPM.Note.NDR"),
            ("", SUBJECT, "Unzustellbar: Zusammenfassung"),
            ("", SENDER_NAME, "Systemadministrator"),
            ("", ORIGINAL_ID, ID),
            ("__recip_version1.0_#00000000", SMTP, "anna@verein.example"),
            ("__recip_version1.0_#00000000", SUPPLEMENT, "550 5.1.1 user unknown"),
        ])));
    }

    #[test]
    fn what_is_no_mail_or_damaged_is_an_error() {
        assert!(mail(Cursor::new(saved(&[("", 0x7777, "Word")]))).is_err());
        let whole = saved(&[("", SUBJECT, "Unzustellbar"), ("", BODY, "text")]);
        for end in (0..whole.len()).step_by(97) {
            let _ = mail(Cursor::new(whole.get(..end).unwrap().to_vec()));
        }
        for at in (0..whole.len()).step_by(31) {
            let mut damaged = whole.clone();
            damaged[at] ^= 0xff;
            let file = tempfile::NamedTempFile::new().unwrap();
            std::fs::write(file.path(), damaged).unwrap();
            let _ = read(file.path());
        }
    }
}
