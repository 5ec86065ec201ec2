//! A file as it was read, to be written again as a whole.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::lines::Encoding;
use super::messages::NotSaved;
use crate::diagnostic::Checked;
use crate::input;
use crate::source::Source;
use crate::workspace::{self, output};

/// The bytes and the encoding of a file as it was read.
#[derive(Debug)]
pub struct Kept {
    path: PathBuf,
    bytes: Vec<u8>,
    encoding: Encoding,
}

impl Kept {
    /// Reads the file at `path`; the value is missing where it cannot be read or is no text.
    pub fn read(path: &Path) -> Checked<(Self, Arc<Source>)> {
        let bytes = input::read(path, workspace::LARGEST_TOML);
        let text = match &bytes {
            Ok(bytes) => workspace::text_of(path, Ok(&bytes[..])),
            Err(_) => workspace::read_text(path),
        };
        let Checked { value, findings } = text;
        let Some((text, bytes)) = value.zip(bytes.ok()) else { return Checked::failed(findings) };
        Checked::new((Self::of(path, bytes), text), findings)
    }

    /// The file at `path`, of which these bytes were read.
    pub(super) fn of(path: &Path, bytes: Vec<u8>) -> Self {
        Self { path: path.to_owned(), encoding: Encoding::of(&bytes), bytes }
    }

    /// The bytes as they were read.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether the file can be written and is as it was read.
    ///
    /// # Errors
    /// Why not.
    pub fn is_ready(&self) -> Result<(), NotSaved> {
        let target = self.target();
        if fs::metadata(&target)?.permissions().readonly() {
            return Err(NotSaved::ReadOnly);
        }
        self.is_unchanged(&target)
    }

    fn is_unchanged(&self, target: &Path) -> Result<(), NotSaved> {
        let now = input::read(target, workspace::LARGEST_TOML)?;
        if now == self.bytes { Ok(()) } else { Err(NotSaved::Changed) }
    }

    /// A link stays a link.
    fn target(&self) -> PathBuf {
        fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone())
    }

    /// Writes the file with this text, as a whole. Afterwards it can be written again.
    ///
    /// # Errors
    /// Where the file is protected or not as it was read, and any error of the disk. Then nothing is written.
    pub fn save(&mut self, text: &str) -> Result<(), NotSaved> {
        let target = self.target();
        let bytes = self.encoding.bytes(text);
        if fs::metadata(&target)?.permissions().readonly() {
            return Err(NotSaved::ReadOnly);
        }
        let readers = output::readers_of(&target)?;
        let staged = output::stage(&target, &bytes[..], readers)?;
        self.is_unchanged(&target)?;
        staged.persist(&target).map_err(|error| io::Error::from(error.error.kind()))?;
        self.bytes = bytes;
        Ok(())
    }
}
