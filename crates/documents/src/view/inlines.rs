//! Text inside a block: words, and what is marked in them.

use serde::{Deserialize, Serialize};

use super::tongue::Tongue;

/// Text inside a block.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(tag = "inline", rename_all = "kebab-case")]
pub enum Inline {
    /// Plain text.
    Text {
        /// The text.
        text: String,
    },
    /// Emphasis.
    Emphasis {
        /// Its contents.
        text: Vec<Inline>,
    },
    /// Strong emphasis.
    Strong {
        /// Its contents.
        text: Vec<Inline>,
    },
    /// Struck-out text.
    Strike {
        /// Its contents.
        text: Vec<Inline>,
    },
    /// Code.
    Code {
        /// The text.
        text: String,
    },
    /// A link. Only `https`, `http`, `mailto`, `tel` and anchors (`#date-ankommen`) are possible.
    Link {
        /// The target.
        href: String,
        /// The linked text; never empty.
        text: Vec<Inline>,
    },
    /// A passage in another language.
    Foreign {
        /// The language.
        #[serde(flatten)]
        tongue: Tongue,
        /// Its contents.
        text: Vec<Inline>,
    },
    /// A line break.
    Break,
}

impl Inline {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }
}

/// The text of some inlines without their markup.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut plain = String::new();
    for inline in inlines {
        match inline {
            Inline::Text { text } | Inline::Code { text } => plain.push_str(text),
            Inline::Emphasis { text }
            | Inline::Strong { text }
            | Inline::Strike { text }
            | Inline::Foreign { text, .. }
            | Inline::Link { text, .. } => plain.push_str(&plain_text(text)),
            Inline::Break => plain.push(' '),
        }
    }
    plain
}
