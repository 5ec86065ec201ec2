//! Inlines style sheets into `style` attributes, as mail programs require. Nothing else does this.

use css_inline::{CSSInliner, InlineOptions};

use crate::diagnostic::Diagnostic;
use crate::rules;

use super::messages::Message;

/// A style sheet, ready to be inlined.
pub(super) struct Styler {
    inliner: CSSInliner<'static>,
}

impl std::fmt::Debug for Styler {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Styler").finish_non_exhaustive()
    }
}

impl Styler {
    /// A styler that uses only the style sheets in the mail itself; it reads no files and sends no
    /// requests.
    pub(super) fn new() -> Self {
        let options = InlineOptions {
            inline_style_tags: true,
            keep_style_tags: false,
            // Rules that depend on the reader's screen (dark, narrow) cannot become attributes.
            keep_at_rules: true,
            minify_css: true,
            load_remote_stylesheets: false,
            resolve_css_variables: true,
            ..InlineOptions::default()
        };
        Self { inliner: CSSInliner::new(options) }
    }

    /// The page with its styles inlined.
    pub(super) fn inline(&self, page: &str) -> Result<String, Box<Diagnostic>> {
        let styled = self.inliner.inline(page).map_err(|error| {
            let says = Message::Style { error: error.to_string() };
            Box::new(rules::template::STYLE.finds(says))
        })?;
        Ok(style_last(styled))
    }
}

/// Moves the remaining style sheet to the end of the head: the character set must be declared
/// within the first 1,024 bytes (HTML, 4.2.5.4).
fn style_last(page: String) -> String {
    let moved = page.split_once("<head><style>").and_then(|(before, rest)| {
        let (style, rest) = rest.split_once("</style>")?;
        let (head, body) = rest.split_once("</head>")?;
        Some([before, "<head>", head, "<style>", style, "</style>\n</head>", body].concat())
    });
    moved.unwrap_or(page)
}
