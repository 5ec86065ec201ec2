//! What the mails of a mailbox are, before any of them is matched with the ledger.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use super::model::{Complaint, Mail, Report};
use super::notice::{Desk, Notice};
use super::{mailbox, parse};

/// The contents of a mailbox.
#[derive(Debug, Default)]
pub struct Collection {
    /// The reports, each with its file.
    pub reports: Vec<(PathBuf, Report)>,
    /// The complaints, each with its file.
    pub complaints: Vec<(PathBuf, Complaint)>,
    /// The replies of people, each with its file.
    pub notices: Vec<(PathBuf, Notice)>,
    /// Mails of mail servers without a report.
    pub unreadable: Vec<PathBuf>,
    /// Mails that only Outlook can read.
    pub sealed: Vec<PathBuf>,
    /// The number of automatic replies and the like.
    pub auto_replies: usize,
    /// The number of other mails.
    pub ordinary: usize,
    /// Files and folders that could not be read.
    pub faults: Vec<(PathBuf, io::Error)>,
}

/// Reads the mails in files and below folders, for the office of this desk.
pub fn collect(paths: &[PathBuf], desk: &Desk) -> Collection {
    let mut all = Collection::default();
    for path in paths {
        let faults = mailbox::read(path, &mut |file, mail| all.read(file, mail, desk));
        all.faults.extend(faults);
    }
    all
}

impl Collection {
    /// Adds a mail that was read from `place`, for the office of this desk.
    pub fn read(&mut self, place: &Path, mail: &[u8], desk: &Desk) {
        for mail in parse::read_for(mail, desk) {
            self.add(place, mail);
        }
    }

    fn add(&mut self, file: &Path, mail: Mail) {
        match mail {
            Mail::Report(report) => self.reports.push((file.to_owned(), report)),
            Mail::Complaint(complaint) => self.complaints.push((file.to_owned(), complaint)),
            Mail::Notice(notice) => self.notices.push((file.to_owned(), notice)),
            Mail::Unreadable => self.unreadable.push(file.to_owned()),
            Mail::Sealed => self.sealed.push(file.to_owned()),
            Mail::AutoReply => self.auto_replies += 1,
            Mail::Ordinary => self.ordinary += 1,
        }
    }

    /// The Message-IDs of all mails that anything is said about.
    pub(super) fn ids(&self) -> BTreeSet<String> {
        let reports = self.reports.iter().map(|(_, one)| &one.message_id);
        let complaints = self.complaints.iter().map(|(_, one)| &one.message_id);
        let notices = self.notices.iter().map(|(_, one)| &one.message_id);
        reports.chain(complaints).chain(notices).flatten().cloned().collect()
    }
}
