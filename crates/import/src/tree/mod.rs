//! The neutral form of all documents, and how it is built and written.

pub(crate) mod assembly;
pub(crate) mod block;
pub(crate) mod inline;
pub(crate) mod words;
