//! What a gallery contains once for each edition: what its mails have in common, and its
//! attachments.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::shared::{Shared, Texts};
use crate::document::html::step_of_address;
use crate::mail::Common;
use crate::mail::media::unique_file_name;
use crate::workspace::output;

/// What is written once for each edition.
pub(super) struct EditionFiles {
    pub shared: Shared,
    /// The addresses of its attachments, relative to the folder of the gallery.
    pub files: Vec<String>,
}

/// The editions so far, and the attachments that were written for them.
#[derive(Default)]
pub(super) struct Editions {
    known: BTreeMap<usize, EditionFiles>,
    /// The folders of attachments.
    folders: Vec<String>,
    /// The address of each attachment, by its name and digest.
    written: BTreeMap<(String, [u8; 32]), String>,
}

impl Editions {
    /// The edition of a mail with these texts; the first mail writes what all share.
    pub(super) fn of(
        &mut self,
        edition: usize,
        common: &Common,
        first: &Texts<'_>,
        folder: &Path,
    ) -> io::Result<&EditionFiles> {
        if !self.known.contains_key(&edition) {
            let shared = Shared::new((self.known.len() + 1).to_string(), first);
            let script = folder.join("shared").join(format!("{}.js", shared.name));
            put(&script, shared.script.as_bytes())?;
            let files = self.write(common, &folder.join("files"))?;
            self.known.insert(edition, EditionFiles { shared, files });
        }
        self.known.get(&edition).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    /// Writes the attachments of an edition, except those that another one already has.
    fn write(&mut self, common: &Common, folder: &Path) -> io::Result<Vec<String>> {
        let own = unique_file_name(common.language.as_str(), &self.folders);
        output::own_folder(&folder.join(&own))?;
        let mut addresses = Vec::new();
        for file in &common.attachments {
            let key = (file.name.clone(), Sha256::digest(&file.bytes).into());
            if !self.written.contains_key(&key) {
                put(&folder.join(&own).join(&file.name), &file.bytes)?;
                let steps = [&own, &file.name].map(|step| step_of_address(step));
                self.written.insert(key.clone(), format!("files/{}", steps.join("/")));
            }
            addresses.extend(self.written.get(&key).cloned());
        }
        self.folders.push(own);
        Ok(addresses)
    }
}

/// Writes a file of the gallery.
pub(super) fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    output::own_file(path)?.write_all(bytes)
}
