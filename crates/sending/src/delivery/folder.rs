//! Mails as files: in `outbox/ID/`, or as drafts (which differ only in a header field, see
//! [`crate::mail`]) in `outbox/ID/drafts/`.
//!
//! A file is not a delivery. What is written here has its own [`super::Channel`] in the ledger, so
//! that sending over SMTP later still reaches everybody.

use std::io::{self, Write};
use std::path::PathBuf;

use super::messages::AbortMessage;
use super::transport::{Abort, Fault, Reply, Session, Transport};
use crate::mail::Message;
use crate::workspace::output;

/// Writes each mail into a file named after its address: writing it again, after an interruption or
/// with new content, replaces the old one.
#[derive(Debug)]
pub struct FolderTransport {
    folder: PathBuf,
}

impl FolderTransport {
    /// A transport into `folder`, which is created with the first mail.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    fn abort(&self, error: &io::Error) -> Abort {
        let path = self.folder.display().to_string();
        Abort::new(AbortMessage::Folder { path, error: error.into() }, AbortMessage::FolderHelp)
    }

    /// Written beside and renamed, so that there is never half a mail.
    fn write(&self, mail: &Message) -> io::Result<String> {
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        file.write_all(&mail.head)?;
        file.write_all(&mail.shared)?;
        file.as_file().sync_all()?;
        let name = file_name(mail.to.as_str());
        file.persist(self.folder.join(&name))?;
        Ok(name)
    }
}

/// `anna@verein.example.eml`. Characters that a file system may reject become `%XX`, so that two
/// addresses never share a name.
fn file_name(address: &str) -> String {
    use std::fmt::Write;
    let mut name = String::new();
    for (at, c) in address.chars().enumerate() {
        if c.is_alphanumeric() || "@-_+".contains(c) || (c == '.' && at > 0) {
            name.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                let _ = write!(name, "%{byte:02x}");
            }
        }
    }
    name + ".eml"
}

impl Transport for FolderTransport {
    fn open(&self) -> Result<Box<dyn Session + '_>, Fault> {
        output::own_folder(&self.folder).map_err(|error| Fault::Abort(self.abort(&error)))?;
        Ok(Box::new(FolderSession(self)))
    }

    fn unreachable(&self, reply: &Reply) -> Abort {
        self.abort(&io::Error::other(reply.to_string()))
    }
}

struct FolderSession<'a>(&'a FolderTransport);

impl Session for FolderSession<'_> {
    fn offer(&mut self, _: &Message) -> Result<(), Fault> {
        Ok(())
    }

    fn transmit(&mut self, mail: &Message) -> Result<Reply, Fault> {
        let name = self.0.write(mail).map_err(|error| Fault::Abort(self.0.abort(&error)))?;
        Ok(Reply::local(format!("written: {name}")))
    }

    fn is_open(&self) -> bool {
        true
    }

    fn close(self: Box<Self>) {}
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::contacts::Address;

    fn mail(to: &str) -> Message {
        Message {
            from: Address::parse("amt@amt.example").unwrap(),
            to: Address::parse(to).unwrap(),
            message_id: "<1@amt.example>".into(),
            head: b"To: x\r\n\r\n".to_vec(),
            shared: b".\r\n".as_slice().into(),
        }
    }

    fn names(folder: &std::path::Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().flatten();
        let mut names: Vec<_> =
            entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn each_mail_is_one_file_with_its_exact_bytes() {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("outbox/2026-09-17");
        let transport = FolderTransport::new(folder.clone());
        assert!(!folder.exists(), "nothing before the first mail");
        let mut session = transport.open().unwrap();
        for to in ["anna@verein.example", "bo@verein.example"] {
            session.offer(&mail(to)).unwrap();
            session.transmit(&mail(to)).unwrap();
        }
        let wanted = ["anna@verein.example.eml", "bo@verein.example.eml"];
        assert_eq!(names(&folder), wanted);
        assert_eq!(fs::read(folder.join(wanted[0])).unwrap(), b"To: x\r\n\r\n.\r\n");
    }

    #[test]
    fn writing_again_replaces() {
        let folder = tempfile::tempdir().unwrap();
        for _ in 0..2 {
            let transport = FolderTransport::new(folder.path().to_owned());
            transport.open().unwrap().transmit(&mail("anna@verein.example")).unwrap();
        }
        assert_eq!(names(folder.path()), ["anna@verein.example.eml"]);
    }

    #[test]
    fn no_address_leaves_the_folder_or_meets_another() {
        assert_eq!(file_name("../a/b\\c:d@x.example"), "%2e.%2fa%2fb%5cc%3ad@x.example.eml");
        assert_ne!(file_name("a/b@x.example"), file_name("a%2fb@x.example"));
    }

    #[test]
    fn a_folder_that_cannot_be_written_stops_the_run() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("outbox"), "a file is in the way").unwrap();
        let transport = FolderTransport::new(folder.path().join("outbox/a"));
        assert!(matches!(transport.open(), Err(Fault::Abort(_))));
    }
}
