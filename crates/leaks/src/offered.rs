//! The attachments that the public edition offers: their names and texts.

use std::path::Path;

use documents::view::{Block, Document};

/// Each file that `document` offers: its name, and its text as far as it can be read.
pub(super) fn read(document: &Document) -> Vec<(String, String)> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let files = blocks.filter_map(|block| match block {
        Block::Files { files } => Some(files),
        _ => None,
    });
    let paths = files.flatten().filter_map(|file| file.offered.as_deref());
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = |path: &Path| inside::look(path).text;
    paths.map(|path| (name(path), text(path))).collect()
}
