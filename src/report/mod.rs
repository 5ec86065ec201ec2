//! Findings -> text for people, JSON for machines. The only place that knows how findings look.

mod excerpt;
mod json;
mod notes;
mod order;
mod text;

pub use excerpt::harmless;
pub use json::json;
pub use notes::{MoreNotes, grave};
pub use text::text;

#[cfg(test)]
mod tests;
