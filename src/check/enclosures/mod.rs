//! What goes with a mail: the files attached to it and the logo of its letterhead.

pub(super) mod files;
pub(super) mod logo;
pub(super) mod size;
