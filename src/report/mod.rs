//! Findings as text for people and as JSON for machines. Nothing else knows how findings look.

mod changes;
mod excerpt;
mod json;
mod notes;
mod order;
mod text;

pub use changes::changes;
pub use excerpt::harmless;
pub use json::json;
pub use notes::{MoreNotes, argument, grave};
pub use text::text;

#[cfg(test)]
mod tests;
