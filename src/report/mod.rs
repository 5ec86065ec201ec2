//! Findings as text for people, and as JSON and SARIF for machines. Nothing else knows how findings look.

mod changes;
mod excerpt;
mod json;
mod notes;
mod order;
mod sarif;
mod text;

pub use changes::changes;
pub use excerpt::harmless;
pub use json::json;
pub use notes::{MoreNotes, argument, grave};
pub use sarif::sarif;
pub use text::text;

#[cfg(test)]
mod tests;
