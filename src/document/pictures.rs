//! The pictures that go with a document.

use super::view::Picture;

/// The pictures of one workspace.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    /// The logo of the letterhead.
    pub logo: Option<Picture>,
}
