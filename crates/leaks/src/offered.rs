//! The attachments that the public edition offers: their names and texts.

use std::path::Path;
use std::sync::Arc;

use documents::view::{Block, Document};
use inside::{Contents, Inside};

/// Each file that `document` offers: its name, and what is in it.
pub(super) fn read(document: &Document, contents: &Contents) -> Vec<(String, Arc<Inside>)> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let files = blocks.filter_map(|block| match block {
        Block::Files { files } => Some(files),
        _ => None,
    });
    let paths = files.flatten().filter_map(|file| file.offered.as_deref());
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    paths.map(|path| (name(path), contents.look(path))).collect()
}
