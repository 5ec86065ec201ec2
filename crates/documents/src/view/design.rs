//! The design of a document: its look, and the shades of the office's colour.

use serde::{Deserialize, Serialize};

use crate::settings::{Colour, Look, READABLE, RenderSettings};

/// How a document looks: the section `[render]` of the settings. All shades have the contrast of
/// WCAG 2.2 (1.4.3, 1.4.11) with what is behind them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Design {
    /// `plain`, `letter` or `poster`.
    pub look: Look,
    /// The colour of headings, links and lines on white: `#0b5a5f`.
    pub accent: Colour,
    /// The same colour, dark enough for text on pale grey areas.
    pub accent_on_tint: Colour,
    /// The same hue, light enough for dark screens.
    pub accent_on_dark: Colour,
    /// The number of columns of a newsletter, 1 to 3; other documents have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub columns: Option<u8>,
}

/// The colour of documents without one of the office.
const ACCENT: Colour = Colour::of(0x0b, 0x5a, 0x5f);
/// What is behind the text of boxes (`--tint` of the style sheets).
const TINT: Colour = Colour::of(0xf1, 0xf5, 0xf5);
/// What is behind the text of boxes on a dark screen.
const DARK_TINT: Colour = Colour::of(0x1e, 0x25, 0x27);
/// The contrast on dark screens: more than is required, as thin light letters seem to fade.
const COMFORTABLE: f64 = 7.0;

impl Design {
    /// The design that the settings ask for.
    pub fn of(settings: &RenderSettings) -> Self {
        let accent = settings.accent.unwrap_or(ACCENT);
        Self {
            look: settings.look,
            accent,
            accent_on_tint: accent.readable_on(TINT, READABLE),
            accent_on_dark: accent.readable_on(DARK_TINT, COMFORTABLE),
            columns: None,
        }
    }
}
