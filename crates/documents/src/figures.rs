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
        match block {
            Block::Figure(figure) => each(figure),
            Block::List { items, .. } => {
                for item in items {
                    visit(item, each);
                }
            }
            Block::Quote { blocks } | Block::Box { blocks, .. } | Block::Foreign { blocks, .. } => {
                visit(blocks, each);
            }
            _ => {}
        }
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
        match block {
            Block::Figure(figure) => found.push(figure),
            Block::List { items, .. } => items.iter().for_each(|item| collect(item, found)),
            Block::Quote { blocks } | Block::Box { blocks, .. } | Block::Foreign { blocks, .. } => {
                collect(blocks, found);
            }
            _ => {}
        }
    }
}
