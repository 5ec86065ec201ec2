//! The pages around the documents of a folder: an index in each language, and a feed of what is new.

mod feed;
mod index;

pub use feed::{Feed, News, feed, identity};
pub use index::{Download, Index, Listed, Occasion, Version, Year, index};
