//! Mails as files: into `outbox/ID/`, or as drafts (which differ by a header only, see
//! [`crate::mail`]) into `outbox/ID/drafts/`.
//!
//! A file is no delivery. What is written here is accounted for on a [`super::Way`] of its own, so that
//! a later sending over SMTP still reaches everybody.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Mutex;

use super::transport::{Fault, Halt, Reply, Session, Transport};
use super::words::Words;
use crate::mail::Message;

/// Writes each mail into a file of its own.
#[derive(Debug)]
pub struct FolderTransport {
    folder: PathBuf,
    /// How many mails the folder holds already; the next file is numbered after them.
    written: Mutex<usize>,
}

impl FolderTransport {
    /// A transport into `folder`, which is made when the first mail comes.
    pub fn new(folder: PathBuf) -> Self {
        let held = fs::read_dir(&folder).into_iter().flatten().flatten();
        let written = held.filter_map(|entry| number(&entry.file_name().to_string_lossy())).max();
        Self { folder, written: Mutex::new(written.unwrap_or(0)) }
    }

    fn halt(&self, error: &io::Error) -> Halt {
        let path = self.folder.display().to_string();
        Halt::new(Words::Folder { path, error: error.to_string() }, Words::FolderHelp)
    }

    /// Written beside and renamed, so that there is never half a mail.
    fn write(&self, mail: &Message) -> io::Result<PathBuf> {
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        file.write_all(&mail.head)?;
        file.write_all(&mail.shared)?;
        file.as_file().sync_all()?;
        let mut written = self.written.lock().map_err(|_| io::ErrorKind::Other)?;
        let path = self.folder.join(file_name(*written + 1, mail.to.as_str()));
        file.persist_noclobber(&path)?;
        *written += 1;
        Ok(path)
    }
}

/// `0001-anna@verein.example.eml`: a safe name that still tells whose it is.
fn file_name(number: usize, address: &str) -> String {
    let safe = |c: char| c.is_alphanumeric() || "@.-_+".contains(c);
    let address: String = address.chars().map(|c| if safe(c) { c } else { '_' }).take(80).collect();
    format!("{number:04}-{address}.eml")
}

fn number(file_name: &str) -> Option<usize> {
    file_name.split_once('-')?.0.parse().ok()
}

impl Transport for FolderTransport {
    fn open(&self) -> Result<Box<dyn Session + '_>, Fault> {
        fs::create_dir_all(&self.folder).map_err(|error| Fault::Halt(self.halt(&error)))?;
        Ok(Box::new(FolderSession(self)))
    }

    fn unreachable(&self, reply: &Reply) -> Halt {
        self.halt(&io::Error::other(reply.to_string()))
    }
}

struct FolderSession<'a>(&'a FolderTransport);

impl Session for FolderSession<'_> {
    fn offer(&mut self, _: &Message) -> Result<(), Fault> {
        Ok(())
    }

    fn transmit(&mut self, mail: &Message) -> Result<Reply, Fault> {
        let path = self.0.write(mail).map_err(|error| Fault::Halt(self.0.halt(&error)))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Reply::local(format!("written: {name}")))
    }

    fn is_open(&self) -> bool {
        true
    }

    fn close(self: Box<Self>) {}
}

#[cfg(test)]
mod tests {
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
        let wanted = ["0001-anna@verein.example.eml", "0002-bo@verein.example.eml"];
        assert_eq!(names(&folder), wanted);
        assert_eq!(fs::read(folder.join(wanted[0])).unwrap(), b"To: x\r\n\r\n.\r\n");
    }

    #[test]
    fn a_later_run_overwrites_nothing() {
        let folder = tempfile::tempdir().unwrap();
        for _ in 0..2 {
            let transport = FolderTransport::new(folder.path().to_owned());
            transport.open().unwrap().transmit(&mail("anna@verein.example")).unwrap();
        }
        let wanted = ["0001-anna@verein.example.eml", "0002-anna@verein.example.eml"];
        assert_eq!(names(folder.path()), wanted);
    }

    #[test]
    fn no_address_leaves_the_folder() {
        assert_eq!(file_name(7, "../../a/b\\c:d@x.example"), "0007-.._.._a_b_c_d@x.example.eml");
    }

    #[test]
    fn a_folder_that_cannot_be_written_stops_the_run() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("outbox"), "a file is in the way").unwrap();
        let transport = FolderTransport::new(folder.path().join("outbox/a"));
        assert!(matches!(transport.open(), Err(Fault::Halt(_))));
    }
}
