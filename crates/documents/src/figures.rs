//! The pictures of the texts of a document, wherever they stand.

use crate::view::{Block, Document, FigureView};

/// Calls `each` for every picture of the texts, in reading order.
pub fn for_each(document: &mut Document, mut each: impl FnMut(&mut FigureView)) {
    for section in &mut document.sections {
        visit(&mut section.blocks, &mut each);
    }
}

fn visit(blocks: &mut [Block], each: &mut dyn FnMut(&mut FigureView)) {
    for block in blocks {
        if let Block::Figure(figure) = block {
            each(figure);
        }
        block.inside_mut().iter_mut().for_each(|blocks| visit(blocks, each));
    }
}

/// The pictures of the texts, in reading order.
pub fn all(document: &Document) -> Vec<&FigureView> {
    let mut found = Vec::new();
    for section in &document.sections {
        collect(&section.blocks, &mut found);
    }
    found
}

fn collect<'a>(blocks: &'a [Block], found: &mut Vec<&'a FigureView>) {
    for block in blocks {
        if let Block::Figure(figure) = block {
            found.push(figure);
        }
        block.inside().iter().for_each(|blocks| collect(blocks, found));
    }
}
