//! Messages about pictures, and what to do about them.

use crate::l10n::{SystemFault, messages, size};
use crate::rules::{self, Rule};

messages! {
    /// The picture that a sentence is about.
    #[derive(Clone, PartialEq, Eq)]
    pub(super) enum Subject {
        Logo = "Das Logo", "The logo";
        /// One of a text, by its path.
        Picture(path: String) = "Das Bild `{path}`", "The picture `{path}`";
    }

    /// What is wrong with a picture.
    #[derive(Clone)]
    pub(super) enum Fault {
        Unreadable { subject: Subject, path: String, error: SystemFault } = match subject {
            Subject::Logo =>
                "Das Logo `{path}` kann nicht gelesen werden: {error}",
                "The logo `{path}` cannot be read: {error}";
            Subject::Picture(_) =>
                "Das Bild `{path}` kann nicht gelesen werden: {error}",
                "The picture `{path}` cannot be read: {error}";
        };
        TooLarge { subject: Subject, most: u64 as size } =
            "{subject} ist größer als {most}.",
            "{subject} is larger than {most}.";
        Unknown { path: String } =
            "`{path}` ist kein Bild im Format SVG, PNG, JPEG oder WebP.",
            "`{path}` is not a picture in SVG, PNG, JPEG or WebP format.";
        /// A format that documents cannot contain.
        Foreign { path: String, format: &'static str } =
            "`{path}` hat das Format {format}, das Webseiten und Mailprogramme nicht als Bild \
             zeigen.",
            "`{path}` is in {format} format, which web pages and mail programs do not show as a \
             picture.";
        Svg { subject: Subject, what: &'static str } =
            "{subject} enthält etwas, das Programme ausführen oder nachladen ({what}).",
            "{subject} contains something that programs run or load ({what}).";
        /// It has more pixels than anybody needs.
        Pixels { subject: Subject, width: u32, height: u32, millions: u64 } =
            "{subject} hat {width} × {height} Bildpunkte, mehr als {millions} Millionen.",
            "{subject} has {width} × {height} pixels, more than {millions} million.";
        /// Decoding or painting it would take too long, or too much memory.
        TooMuch { subject: Subject } =
            "{subject} ist so aufwendig, dass es sich nicht in vertretbarer Zeit zeichnen lässt.",
            "{subject} is so elaborate that it cannot be drawn in reasonable time.";
        /// It begins like an image but is not one.
        Damaged { path: String } =
            "`{path}` lässt sich nicht lesen: Das Bild ist beschädigt.",
            "`{path}` cannot be read: the picture is damaged.";
    }

    /// What is worth knowing about a picture that is used.
    #[derive(Clone)]
    pub(super) enum Remark {
        Small { path: String, width: u32, height: u32, centimetres: u32 } =
            "Das Bild `{path}` hat nur {width} × {height} Bildpunkte. Gedruckt bleibt es scharf bis \
             {centimetres} cm Breite; größer wird es nicht gesetzt.",
            "The picture `{path}` has only {width} × {height} pixels. In print it is sharp up to a \
             width of {centimetres} cm; it is set no larger.";
        /// In the column of a contribution, at the resolution of print.
        Coarse { path: String, width: u32, height: u32, millimetres: u32, needed: u32, dpi: u32 } =
            "Das Bild `{path}` hat {width} × {height} Bildpunkte. Für {millimetres} mm Breite im Druck \
             (300 Bildpunkte je Zoll) sollten es {needed} in der Breite sein; so sind es {dpi} je Zoll.",
            "The picture `{path}` has {width} × {height} pixels. For a width of {millimetres} mm in print \
             (300 pixels per inch) it should have {needed} in width; as it is, there are {dpi} per inch.";
        Moves { path: String } =
            "Das Bild `{path}` bewegt sich. Gezeigt wird nur sein erstes Bild.",
            "The picture `{path}` moves. Only its first frame is shown.";
        Glyphs { path: String, signs: String } =
            "Für {signs} im Bild `{path}` gibt es keine Schrift; im PDF und in der E-Mail fehlt \
             dieses Zeichen.",
            "There is no font for {signs} in the picture `{path}`; this character is missing in the \
             PDF and in the mail.";
    }

    /// What to do about it.
    pub(super) enum Help {
        CheckPath =
            "Prüfen Sie den Namen; er gilt ab dem Ordner von `rundmail.toml`.",
            "Check the name; it starts from the folder of `rundmail.toml`.";
        CheckPicturePath =
            "Prüfen Sie den Namen; er gilt ab dem Ordner dieser Datei.",
            "Check the name; it starts from the folder of this file.";
        Shrink =
            "Verkleinern Sie das Bild; 500 Pixel Breite genügen.",
            "Make the picture smaller; a width of 500 pixels is enough.";
        ShrinkPicture =
            "Speichern Sie eine kleinere Kopie; 2.000 Pixel Breite genügen auch für den Druck.",
            "Save a smaller copy; a width of 2,000 pixels is enough, also for print.";
        OtherFormat =
            "Speichern Sie das Bild als SVG oder PNG.",
            "Save the picture as an SVG or a PNG.";
        Convert { format: &'static str } = match format {
            &"HEIC" =>
                "Öffnen Sie das Bild und speichern Sie es als JPEG. Auf dem iPhone: Einstellungen, \
                 Kamera, Formate, „Maximale Kompatibilität“.",
                "Open the picture and save it as a JPEG. On an iPhone: Settings, Camera, Formats, \
                 \"Most Compatible\".";
            &"PDF" =>
                "Nehmen Sie es als Anlage auf, oder speichern Sie die Seite als PNG.",
                "Add it as an attachment, or save the page as a PNG.";
            &"MP4" =>
                "Verlinken Sie den Film, und zeigen Sie ein Standbild als JPEG.",
                "Link to the film, and show a still picture as a JPEG.";
            _ =>
                "Speichern Sie das Bild als PNG (Zeichnung) oder als JPEG (Foto).",
                "Save the picture as a PNG (drawing) or as a JPEG (photograph).";
        };
        CleanSvg =
            "Speichern Sie es als „einfaches SVG“ ohne Skripte und Verweise, oder als PNG.",
            "Save it as a plain SVG without scripts and references, or as a PNG.";
        Simplify =
            "Speichern Sie es als PNG von 500 Pixeln Breite.",
            "Save it as a PNG that is 500 pixels wide.";
        SimplifyPicture =
            "Speichern Sie es als PNG von 2.000 Pixeln Breite.",
            "Save it as a PNG that is 2,000 pixels wide.";
        SaveAgain =
            "Öffnen Sie es in einem Bildprogramm und speichern Sie es neu als PNG.",
            "Open it in a graphics program and save it again as a PNG.";
        AskForOriginal =
            "Lassen Sie sich das Original geben: Bilder aus Messengern und von Webseiten sind \
             verkleinert.",
            "Ask for the original: pictures from messengers and web pages have been made smaller.";
        StillPicture =
            "Genügt das nicht, so speichern Sie das Bild, auf das es ankommt, als PNG.",
            "If that is not enough, save the frame that matters as a PNG.";
        Outlines =
            "Wandeln Sie im Zeichenprogramm den Text in Pfade um, oder speichern Sie das Bild als PNG.",
            "Convert the text to paths in the drawing program, or save the picture as a PNG.";
    }
}

impl Fault {
    pub(super) fn rule(&self, subject: &Subject) -> &'static Rule {
        let of = |logo, picture| if *subject == Subject::Logo { logo } else { picture };
        match self {
            Self::Unreadable { .. } => of(&rules::logo::UNREADABLE, &rules::picture::UNREADABLE),
            Self::TooLarge { .. } | Self::Pixels { .. } | Self::TooMuch { .. } => {
                of(&rules::logo::TOO_LARGE, &rules::picture::TOO_LARGE)
            }
            Self::Unknown { .. } | Self::Damaged { .. } | Self::Foreign { .. } => {
                of(&rules::logo::FORMAT, &rules::picture::FORMAT)
            }
            Self::Svg { .. } => of(&rules::logo::UNSAFE, &rules::picture::UNSAFE),
        }
    }

    pub(super) fn help(&self, subject: &Subject) -> Help {
        let is_logo = *subject == Subject::Logo;
        let of = |logo, picture| if is_logo { logo } else { picture };
        match self {
            Self::Unreadable { .. } => of(Help::CheckPath, Help::CheckPicturePath),
            Self::TooLarge { .. } | Self::Pixels { .. } => of(Help::Shrink, Help::ShrinkPicture),
            Self::TooMuch { .. } => of(Help::Simplify, Help::SimplifyPicture),
            Self::Damaged { .. } => Help::SaveAgain,
            Self::Foreign { format, .. } => Help::Convert { format },
            Self::Unknown { .. } => Help::OtherFormat,
            Self::Svg { .. } => Help::CleanSvg,
        }
    }
}

impl Remark {
    pub(super) fn rule(&self) -> &'static Rule {
        match self {
            Self::Small { .. } => &rules::picture::SMALL,
            Self::Coarse { .. } => &rules::contribution::SMALL,
            Self::Moves { .. } => &rules::picture::MOVES,
            Self::Glyphs { .. } => &rules::picture::GLYPH,
        }
    }

    pub(super) fn help(&self) -> Help {
        match self {
            Self::Small { .. } | Self::Coarse { .. } => Help::AskForOriginal,
            Self::Moves { .. } => Help::StillPicture,
            Self::Glyphs { .. } => Help::Outlines,
        }
    }
}
