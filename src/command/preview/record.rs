//! What a preview showed, for `send --approved`: `plan.json` beside the gallery's page.
//!
//! It names people, as the gallery does, so that only its owner may read it.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::mail::media::safe_file_name;
use crate::mailing::changes::Named;
use crate::mailing::parts::Parts;
use crate::mailing::{Letters, Mailing};

const FILE: &str = "plan.json";

/// The plan that a preview showed.
#[derive(Debug, Serialize, Deserialize)]
pub struct Record {
    /// [`Mailing::digest`]
    pub digest: String,
    /// 1 for the mailing itself, 2 for its first correction, and so on.
    pub round: u32,
    /// When the preview was made.
    pub made: DateTime<Utc>,
    /// What the mails are made of.
    pub parts: Parts,
    /// Whom they go to.
    pub people: Vec<Named>,
}

impl Record {
    /// The plan of `mailing`, previewed at `made`.
    pub(super) fn of(mailing: &Mailing<'_>, made: DateTime<Utc>) -> Self {
        Self {
            digest: mailing.digest.clone(),
            round: mailing.round,
            made,
            parts: mailing.parts.clone(),
            people: mailing.addressees().iter().map(Named::from).collect(),
        }
    }

    /// Writes it into the new folder of a gallery.
    pub(super) fn write(&self, folder: &Path) -> io::Result<()> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = BufWriter::new(options.open(folder.join(FILE))?);
        serde_json::to_writer(&mut file, self)?;
        file.flush()
    }

    /// What the latest preview of the mailing `id` showed; `None` where there is none that can be read.
    pub fn read(workspace: &Path, id: &str) -> Option<Self> {
        let file = File::open(place(workspace, id).join(FILE)).ok()?;
        serde_json::from_reader(io::BufReader::new(file)).ok()
    }
}

/// The folder of a mailing's preview.
pub(super) fn place(workspace: &Path, id: &str) -> PathBuf {
    workspace.join(".rundmail").join("preview").join(safe_file_name(id))
}
