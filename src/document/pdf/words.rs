//! What the typesetter has to say.

use super::script::Script;
use crate::l10n::{self, Bilingual, Joint, Language};

/// What keeps a document from becoming a PDF.
#[derive(Debug)]
pub(super) enum Words {
    /// No carried font has these signs of a script.
    Glyphs {
        script: Script,
        /// The first of them: their code points, and themselves.
        shown: Vec<(String, String)>,
        /// How many more there are.
        others: usize,
        /// How often they stand in the texts.
        count: usize,
    },
    Boxed,
    /// The same, found by the engine in a finished document.
    GlyphInDocument {
        shown: String,
        codes: String,
    },
    LookForGlyph,
    Private {
        codes: String,
    },
    NoTitle,
    GiveTitle,
    EmptyHeading,
    SkippedHeading,
    OrderHeadings,
    NoAlt,
    GiveAlt,
    Logo,
    MendLogo,
    TooLong,
    LongDocument,
    SplitDocument,
    Shorten,
    Template {
        says: String,
    },
    TemplateHelp,
    UnknownFont {
        name: String,
    },
    CarriedFonts {
        names: Vec<String>,
    },
    Engine {
        document: String,
    },
    Report {
        says: String,
    },
}

/// „`漢` (U+6F22), `字` (U+5B57) und 3 weitere“
fn signs(shown: &[(String, String)], others: usize, language: Language) -> String {
    let mut signs: Vec<String> =
        shown.iter().map(|(codes, sign)| format!("`{sign}` ({codes})")).collect();
    if others > 0 {
        signs.push(format!("{others} {}", language.pick("weitere", "more")));
    }
    l10n::list(&signs, Joint::And, language)
}

impl Bilingual for Words {
    fn german(&self) -> String {
        match self {
            Self::Glyphs { script, shown, others, count } => format!(
                "{} in den Schriften des PDF ({}): {}.",
                if *count == 1 { "Ein Zeichen fehlt".to_owned() } else { format!("{count} Zeichen fehlen") },
                script.german().replace('_', " "),
                signs(shown, *others, Language::German)
            ),
            Self::Boxed => "Im PDF steht dafür ein Kästchen (□); Webseite und E-Mail zeigen, was Sie \
                            geschrieben haben. Ersetzen Sie es, wenn es auch im PDF zu lesen sein soll."
                .into(),
            Self::GlyphInDocument { shown, codes } => {
                format!("Ein Zeichen fehlt in den Schriften des PDF ({codes}), hier: `{shown}`.")
            }
            Self::LookForGlyph => {
                "`rundmail pruefen` nennt die Stelle in der Sitzungsdatei. Ersetzen Sie das \
                 Zeichen oder lassen Sie es weg."
                    .into()
            }
            Self::Private { codes } => format!(
                "Das Zeichen {codes} hat keine festgelegte Bedeutung und darf in einem \
                 barrierefreien PDF nicht stehen."
            ),
            Self::NoTitle => "Ohne Titel lässt sich kein barrierefreies PDF erzeugen.".into(),
            Self::GiveTitle => "Geben Sie in der Sitzungsdatei `titel` an.".into(),
            Self::EmptyHeading => "Eine Überschrift ist leer.".into(),
            Self::SkippedHeading => {
                "Die Überschriften überspringen eine Ebene; das PDF wäre nicht barrierefrei.".into()
            }
            Self::OrderHeadings => {
                "Setzen Sie die Überschriften in der Vorlage der Reihe nach: auf Ebene 1 folgt \
                 Ebene 2, auf Ebene 2 folgt Ebene 3."
                    .into()
            }
            Self::NoAlt => {
                "Ein Bild hat keine Beschreibung für Menschen, die es nicht sehen.".into()
            }
            Self::GiveAlt => {
                "Geben Sie zum Bild einen Alternativtext an (`alternativtext`). Schmuckbilder gehören in \
                 der Vorlage in `pdf.artifact(…)`."
                    .into()
            }
            Self::Logo => "Das Logo lässt sich nicht in das PDF setzen.".into(),
            Self::MendLogo => {
                "Speichern Sie das Logo neu als PNG (Farbraum RGB) oder als SVG, dessen Schrift in \
                 Pfade umgewandelt ist."
                    .into()
            }
            Self::TooLong => "Eine Überschrift ist zu lang für ein PDF.".into(),
            Self::LongDocument => "Das Dokument ist zu lang für ein PDF.".into(),
            Self::SplitDocument => {
                "Kürzen Sie es, oder verteilen Sie es auf mehrere Rund-Mails.".into()
            }
            Self::Shorten => "Kürzen Sie die Überschrift auf eine Zeile.".into(),
            Self::Template { says } => format!("Fehler in der Vorlage für das PDF: {says}"),
            Self::TemplateHelp => {
                "Mit `rundmail vorlagen schreiben ORDNER` erhalten Sie die mitgelieferte Vorlage zum \
                 Vergleich. Ohne eigene Datei `templates/minutes.typ` gilt die mitgelieferte."
                    .into()
            }
            Self::UnknownFont { name } => {
                format!("Die Schrift `{name}` gehört nicht zu den mitgelieferten Schriften.")
            }
            Self::CarriedFonts { names } => {
                format!("Es gibt {}.", l10n::list(names, Joint::And, Language::German))
            }
            Self::Engine { document } => {
                format!("Das PDF zu `{document}` ließ sich nicht erzeugen.")
            }
            Self::Report { says } => format!(
                "Das ist ein Fehler in rundmail. Bitte melden Sie ihn mit dieser Angabe: `{says}`"
            ),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Glyphs { script, shown, others, count } => format!(
                "{} missing in the fonts of the PDF ({}): {}.",
                if *count == 1 {
                    "A character is".to_owned()
                } else {
                    format!("{count} characters are")
                },
                script.english().replace('_', " "),
                signs(shown, *others, Language::English)
            ),
            Self::Boxed => {
                "The PDF shows a box (□) there; page and mail show what you wrote. Replace \
                            it if it is to be read in the PDF, too."
                    .into()
            }
            Self::GlyphInDocument { shown, codes } => {
                format!("No font of the PDF has one of the characters ({codes}) in `{shown}`.")
            }
            Self::LookForGlyph => "`rundmail check` names the place in the minutes file. Replace \
                                   the character or leave it out."
                .into(),
            Self::Private { codes } => format!(
                "The character {codes} has no fixed meaning and must not stand in an accessible PDF."
            ),
            Self::NoTitle => "Without a title there is no accessible PDF.".into(),
            Self::GiveTitle => "Give a `title` in the minutes file.".into(),
            Self::EmptyHeading => "A heading is empty.".into(),
            Self::SkippedHeading => {
                "The headings skip a level; the PDF would not be accessible.".into()
            }
            Self::OrderHeadings => {
                "Set the headings of the template in order: level 2 below level 1, level 3 below \
                 level 2."
                    .into()
            }
            Self::NoAlt => "A picture has no description for people who do not see it.".into(),
            Self::GiveAlt => "Give the picture an alternative text (`alt`). Decoration belongs \
                              into `pdf.artifact(…)` in the template."
                .into(),
            Self::Logo => "The logo cannot be set into the PDF.".into(),
            Self::MendLogo => {
                "Save the logo again as PNG (RGB), or as SVG with its text turned into paths."
                    .into()
            }
            Self::TooLong => "A heading is too long for a PDF.".into(),
            Self::LongDocument => "The document is too long for a PDF.".into(),
            Self::SplitDocument => "Shorten it, or spread it over several mailings.".into(),
            Self::Shorten => "Shorten the heading to one line.".into(),
            Self::Template { says } => format!("Error in the template of the PDF: {says}"),
            Self::TemplateHelp => {
                "`rundmail templates write` gives you the built-in template to compare with. \
                 Without a file `templates/minutes.typ` the built-in one is used."
                    .into()
            }
            Self::UnknownFont { name } => {
                format!("The font `{name}` is none of those that the program carries.")
            }
            Self::CarriedFonts { names } => {
                format!("There are {}.", l10n::list(names, Joint::And, Language::English))
            }
            Self::Engine { document } => format!("The PDF of `{document}` could not be made."),
            Self::Report { says } => format!(
                "This is a fault of rundmail. Please report it together with this: `{says}`"
            ),
        }
    }
}
