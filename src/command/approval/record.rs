//! What a preview showed, for `send --approved`: `plan.json` beside the gallery's page.
//!
//! It names people, as the gallery does, so only its owner may read it.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize, Serializer};

use crate::input;
use crate::mail::media::safe_file_name;
use crate::mailing::changes::Named;
use crate::mailing::parts::Parts;
use crate::mailing::{Addressee, MailSource, Mailing};
use crate::workspace::output;

pub(in crate::command) const FILE: &str = "plan.json";

/// The plan that a preview showed.
#[derive(Debug, Deserialize)]
pub(crate) struct Record {
    /// The [`Mailing::digest`].
    pub digest: String,
    /// 1 for the mailing itself, 2 for its first correction, and so on.
    pub round: u32,
    /// When the preview was made.
    pub made: DateTime<Utc>,
    /// What the mails are made from.
    pub parts: Parts,
    /// The recipients.
    pub people: Vec<Named>,
}

impl Record {
    /// What the latest preview of the mailing `id` showed; `None` where there is no readable one.
    pub(crate) fn read(workspace: &Path, id: &str) -> Option<Self> {
        let file = input::open(&folder(workspace, id).join(FILE)).ok()?;
        serde_json::from_reader(io::BufReader::new(file)).ok()
    }
}

/// A [`Record`] for writing, which borrows the people.
#[derive(Serialize)]
struct Written<'a> {
    digest: &'a str,
    round: u32,
    made: DateTime<Utc>,
    parts: &'a Parts,
    #[serde(serialize_with = "one_by_one")]
    people: &'a [Addressee],
}

fn one_by_one<S: Serializer>(people: &[Addressee], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(people.iter().map(Named::from))
}

/// Writes the plan of `mailing`, previewed at `made`, into the new folder of a gallery.
pub(in crate::command) fn write(
    mailing: &Mailing<'_>,
    made: DateTime<Utc>,
    folder: &Path,
) -> io::Result<()> {
    let Mailing { digest, round, parts, .. } = mailing;
    let people = mailing.addressees();
    let mut file = BufWriter::new(output::own_file(&folder.join(FILE))?);
    serde_json::to_writer(&mut file, &Written { digest, round: *round, made, parts, people })?;
    file.flush()
}

/// The folder of a mailing's preview.
pub(in crate::command) fn folder(workspace: &Path, id: &str) -> PathBuf {
    workspace.join(".rundmail").join("preview").join(safe_file_name(id))
}
