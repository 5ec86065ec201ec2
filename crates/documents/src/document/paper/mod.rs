//! What goes on paper beside the pages of a document: letters, and a list of attendance.
//!
//! Both are made from the tree of a document and set by templates of their own.

mod letter;
mod links;
mod sign_in;

pub use letter::{PaperLetter, Writer, for_paper};
pub use sign_in::{Attendee, Retention, SignIn, SignInInput};
