//! Texts that are read in place of what is in the files: what they would say if they were written.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

/// The texts by the real paths of their files. Whoever reads a file is far from who keeps a text for it,
/// and may be in another thread.
static TEXTS: RwLock<BTreeMap<PathBuf, String>> = RwLock::new(BTreeMap::new());

/// Keeps texts in place of files until it is dropped.
#[derive(Debug, Default)]
pub struct Unsaved(Vec<PathBuf>);

impl Unsaved {
    /// Has `text` read in place of what is in the file at `path`.
    pub fn put(&mut self, path: &Path, text: String) {
        if let Ok(real) = fs::canonicalize(path) {
            TEXTS.write().unwrap_or_else(PoisonError::into_inner).insert(real.clone(), text);
            self.0.push(real);
        }
    }
}

impl Drop for Unsaved {
    fn drop(&mut self) {
        let mut texts = TEXTS.write().unwrap_or_else(PoisonError::into_inner);
        for path in &self.0 {
            texts.remove(path);
        }
    }
}

/// What is kept for the file at `path`.
pub(super) fn text(path: &Path) -> Option<String> {
    let texts = TEXTS.read().unwrap_or_else(PoisonError::into_inner);
    if texts.is_empty() {
        return None;
    }
    texts.get(&fs::canonicalize(path).ok()?).cloned()
}
