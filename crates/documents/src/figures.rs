//! The pictures of the texts of a document, wherever they stand.

use crate::view::{Block, Document, FigureView};

/// Calls `each` for every picture of the texts, in reading order.
pub fn for_each(document: &mut Document, mut each: impl FnMut(&mut FigureView)) {
    for section in &mut document.sections {
        in_blocks(&mut section.blocks, &mut each);
    }
}

/// Calls `each` for every picture among these blocks and inside of them.
pub fn in_blocks(blocks: &mut [Block], each: &mut dyn FnMut(&mut FigureView)) {
    for block in blocks {
        match block {
            Block::Figure(figure) => each(figure),
            Block::Article(article) => article.pictures_mut().for_each(&mut *each),
            _ => {}
        }
        block.inside_mut().iter_mut().for_each(|blocks| in_blocks(blocks, each));
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
            Block::Article(article) => found.extend(article.logo.iter().chain(&article.figure)),
            _ => {}
        }
        block.inside().iter().for_each(|blocks| collect(blocks, found));
    }
}
