//! Messages about pictures, and what to do about them.

use super::LARGEST;
use super::raster::MOST_PIXELS;
use crate::l10n::{Language, SystemFault, messages, size};
use crate::rules::{self, Rule};

messages! {
    /// What is wrong with a picture.
    pub(super) enum Fault {
        Unreadable { path: String, error: SystemFault } =
            "Das Logo `{path}` kann nicht gelesen werden: {error}",
            "The logo `{path}` cannot be read: {error}";
        TooLarge =
            ("Das Logo ist größer als {}.", size(LARGEST, Language::German)),
            ("The logo is larger than {}.", size(LARGEST, Language::English));
        Unknown { path: String } =
            "`{path}` ist kein Bild im Format SVG, PNG, JPEG oder WebP.",
            "`{path}` is not a picture in SVG, PNG, JPEG or WebP format.";
        Svg { what: &'static str } =
            "Das Logo enthält etwas, das Programme ausführen oder nachladen ({what}).",
            "The logo contains something that programs run or load ({what}).";
        /// It has more pixels than anybody needs.
        Pixels { width: u32, height: u32 } =
            ("Das Logo hat {width} × {height} Bildpunkte, mehr als {} Millionen.",
             MOST_PIXELS / 1_000_000),
            ("The logo has {width} × {height} pixels, more than {} million.",
             MOST_PIXELS / 1_000_000);
        /// Decoding or painting it would take too long, or too much memory.
        TooMuch =
            "Das Logo ist so aufwendig, dass es sich nicht in vertretbarer Zeit zeichnen lässt.",
            "The logo is so elaborate that it cannot be drawn in reasonable time.";
        /// It begins like an image but is not one.
        Damaged { path: String } =
            "`{path}` lässt sich nicht lesen: Das Bild ist beschädigt.",
            "`{path}` cannot be read: the picture is damaged.";
    }

    /// What to do about it.
    pub(super) enum Help {
        CheckPath =
            "Prüfen Sie den Namen; er gilt ab dem Ordner von `rundmail.toml`.",
            "Check the name; it starts from the folder of `rundmail.toml`.";
        Shrink =
            "Verkleinern Sie das Bild; 500 Pixel Breite genügen.",
            "Make the picture smaller; a width of 500 pixels is enough.";
        OtherFormat =
            "Speichern Sie das Bild als SVG oder PNG.",
            "Save the picture as an SVG or a PNG.";
        CleanSvg =
            "Speichern Sie es als „einfaches SVG“ ohne Skripte und Verweise, oder als PNG.",
            "Save it as a plain SVG without scripts and references, or as a PNG.";
        Simplify =
            "Speichern Sie es als PNG von 500 Pixeln Breite.",
            "Save it as a PNG that is 500 pixels wide.";
        SaveAgain =
            "Öffnen Sie es in einem Bildprogramm und speichern Sie es neu als PNG.",
            "Open it in a graphics program and save it again as a PNG.";
    }
}

impl Fault {
    pub(super) fn rule(&self) -> &'static Rule {
        match self {
            Self::Unreadable { .. } => &rules::logo::UNREADABLE,
            Self::TooLarge | Self::Pixels { .. } | Self::TooMuch => &rules::logo::TOO_LARGE,
            Self::Unknown { .. } | Self::Damaged { .. } => &rules::logo::FORMAT,
            Self::Svg { .. } => &rules::logo::UNSAFE,
        }
    }

    pub(super) fn help(&self) -> Help {
        match self {
            Self::Unreadable { .. } => Help::CheckPath,
            Self::TooLarge | Self::Pixels { .. } => Help::Shrink,
            Self::TooMuch => Help::Simplify,
            Self::Damaged { .. } => Help::SaveAgain,
            Self::Unknown { .. } => Help::OtherFormat,
            Self::Svg { .. } => Help::CleanSvg,
        }
    }
}
