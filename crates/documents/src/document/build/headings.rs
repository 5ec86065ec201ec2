//! Headings inside texts: nested under their item, without skipped levels, with anchors.

use super::anchors::Anchors;
use crate::document::view::{Block, plain_text};

/// The lowest level of headings.
pub(super) const DEEPEST: u8 = 6;

/// Gives the headings of a text levels below `parent`, and anchors. However the author counted, the
/// first is one level below the parent, and none is more than one below its predecessor.
pub(super) fn settle(blocks: &mut [Block], parent: u8, anchors: &mut Anchors) {
    let mut open: Vec<u8> = Vec::new();
    for block in blocks {
        let Block::Heading { level, id, text, .. } = block else { continue };
        while open.last().is_some_and(|above| *above >= *level) {
            open.pop();
        }
        open.push(*level);
        let depth = u8::try_from(open.len()).unwrap_or(DEEPEST);
        *level = parent.saturating_add(depth).min(DEEPEST);
        *id = anchors.heading(&plain_text(text));
    }
}
