//! Mails as files: into `outbox/ID/`, or as drafts that a mail program opens ready to send.
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

/// What the files are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The exact mail.
    Archive,
    /// A draft: `X-Unsent: 1` makes Outlook and others open it for sending.
    Draft,
}

/// Writes each mail into a file of its own.
#[derive(Debug)]
pub struct FolderTransport {
    folder: PathBuf,
    purpose: Purpose,
    /// How many mails the folder holds already; the next file is numbered after them.
    written: Mutex<usize>,
}

impl FolderTransport {
    /// A transport into `folder`, which is made when the first mail comes.
    pub fn new(folder: PathBuf, purpose: Purpose) -> Self {
        let held = fs::read_dir(&folder).into_iter().flatten().flatten();
        let written = held.filter_map(|entry| number(&entry.file_name().to_string_lossy())).max();
        Self { folder, purpose, written: Mutex::new(written.unwrap_or(0)) }
    }

    fn halt(&self, error: &io::Error) -> Halt {
        let path = self.folder.display().to_string();
        Halt::new(Words::Folder { path, error: error.to_string() }, Words::FolderHelp)
    }

    /// Written beside and renamed, so that there is never half a mail.
    fn write(&self, mail: &Message) -> io::Result<PathBuf> {
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        if self.purpose == Purpose::Draft {
            file.write_all(b"X-Unsent: 1\r\n")?;
        }
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
