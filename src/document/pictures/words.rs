//! What is wrong with a picture, and what to do about it.

use super::LARGEST;
use super::raster::MOST_PIXELS;
use crate::l10n::{Bilingual, Language, Localize, SystemFault, size};
use crate::rules::{self, Rule};

/// What is wrong with a picture.
#[derive(Debug)]
pub(super) enum Fault {
    Unreadable {
        path: String,
        error: SystemFault,
    },
    TooLarge,
    Unknown {
        path: String,
    },
    Svg {
        what: &'static str,
    },
    /// More pixels than anybody needs.
    Pixels {
        width: u32,
        height: u32,
    },
    /// Decoding or painting it would take too long, or too much memory.
    TooMuch,
    /// It begins like a picture and is none.
    Damaged {
        path: String,
    },
}

/// What to do about it.
#[derive(Debug)]
pub(super) enum Advice {
    CheckPath,
    Shrink,
    OtherFormat,
    CleanSvg,
    Simplify,
    SaveAgain,
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

    pub(super) fn help(&self) -> Advice {
        match self {
            Self::Unreadable { .. } => Advice::CheckPath,
            Self::TooLarge | Self::Pixels { .. } => Advice::Shrink,
            Self::TooMuch => Advice::Simplify,
            Self::Damaged { .. } => Advice::SaveAgain,
            Self::Unknown { .. } => Advice::OtherFormat,
            Self::Svg { .. } => Advice::CleanSvg,
        }
    }
}

impl Localize for Fault {
    fn localize(&self, language: Language) -> String {
        let limit = size(LARGEST, language);
        match language {
            Language::German => match self {
                Self::Unreadable { path, error } => {
                    format!("Das Logo `{path}` kann nicht gelesen werden: {}", error.german())
                }
                Self::TooLarge => format!("Das Logo ist größer als {limit}."),
                Self::Unknown { path } => {
                    format!("`{path}` ist kein Bild im Format SVG, PNG, JPEG oder WebP.")
                }
                Self::Svg { what } => format!(
                    "Das Logo enthält etwas, das Programme ausführen oder nachladen ({what})."
                ),
                Self::Pixels { width, height } => format!(
                    "Das Logo hat {width} × {height} Bildpunkte, mehr als {} Millionen.",
                    MOST_PIXELS / 1_000_000
                ),
                Self::TooMuch => {
                    "Das Logo ist so aufwendig, dass es sich nicht in vertretbarer Zeit \
                                  zeichnen lässt."
                        .into()
                }
                Self::Damaged { path } => {
                    format!("`{path}` lässt sich nicht lesen: Das Bild ist beschädigt.")
                }
            },
            Language::English => match self {
                Self::Unreadable { path, error } => {
                    format!("The logo `{path}` cannot be read: {}", error.english())
                }
                Self::TooLarge => format!("The logo is larger than {limit}."),
                Self::Unknown { path } => {
                    format!("`{path}` is no picture in the format SVG, PNG, JPEG or WebP.")
                }
                Self::Svg { what } => {
                    format!("The logo has something in it that is run or fetched ({what}).")
                }
                Self::Pixels { width, height } => format!(
                    "The logo has {width} × {height} pixels, more than {} million.",
                    MOST_PIXELS / 1_000_000
                ),
                Self::TooMuch => {
                    "The logo is so elaborate that it cannot be drawn in reasonable time.".into()
                }
                Self::Damaged { path } => {
                    format!("`{path}` cannot be read: the picture is damaged.")
                }
            },
        }
    }
}

impl Localize for Advice {
    fn localize(&self, language: Language) -> String {
        let (german, english) = match self {
            Self::CheckPath => (
                "Prüfen Sie den Namen; er gilt ab dem Ordner von `rundmail.toml`.",
                "Check the name; it starts from the folder of `rundmail.toml`.",
            ),
            Self::Shrink => (
                "Verkleinern Sie das Bild; 500 Pixel Breite genügen.",
                "Make the picture smaller; a width of 500 pixels is enough.",
            ),
            Self::OtherFormat => {
                ("Speichern Sie das Bild als SVG oder PNG.", "Save the picture as SVG or PNG.")
            }
            Self::CleanSvg => (
                "Speichern Sie es als „einfaches SVG“ ohne Skripte und Verweise, oder als PNG.",
                "Save it as plain SVG without scripts and references, or as PNG.",
            ),
            Self::Simplify => (
                "Speichern Sie es als PNG von 500 Pixeln Breite.",
                "Save it as a PNG that is 500 pixels wide.",
            ),
            Self::SaveAgain => (
                "Öffnen Sie es in einem Bildprogramm und speichern Sie es neu als PNG.",
                "Open it in a graphics program and save it again as PNG.",
            ),
        };
        language.pick(german, english).to_owned()
    }
}
