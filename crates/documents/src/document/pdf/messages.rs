//! Messages of the typesetter.

use super::script::Script;
use crate::l10n::{self, Joint, Language, all_of, messages};

messages! {
    /// What keeps a document from becoming a PDF.
    pub(super) enum Message {
        /// No bundled font has these characters of a script.
        Glyphs {
            script: Script,
            /// The code points of the first of them, with the characters themselves.
            shown: Vec<(String, String)>,
            /// The number of the others.
            others: usize,
            /// The number of their occurrences.
            count: usize,
        } = match count {
            1 =>
                ("Ein Zeichen fehlt in den Schriften des PDF ({}): {}.",
                 script.german().replace('_', " "), signs(&shown, *others, Language::German)),
                ("A character is missing from the fonts of the PDF ({}): {}.",
                 script.english().replace('_', " "), signs(&shown, *others, Language::English));
            _ =>
                ("{count} Zeichen fehlen in den Schriften des PDF ({}): {}.",
                 script.german().replace('_', " "), signs(&shown, *others, Language::German)),
                ("{count} characters are missing from the fonts of the PDF ({}): {}.",
                 script.english().replace('_', " "), signs(&shown, *others, Language::English));
        };
        Boxed =
            "Im PDF steht dafür ein Kästchen (□); Webseite und E-Mail zeigen, was Sie geschrieben \
             haben. Ersetzen Sie es, wenn es auch im PDF zu lesen sein soll.",
            "The PDF shows a box (□) instead; the web page and the mail show what you wrote. \
             Replace it if it should be readable in the PDF as well.";
        BoxedInTemplate =
            "Im PDF steht dafür ein Kästchen (□). Ersetzen Sie das Zeichen in Ihrer Vorlage, oder \
             lassen Sie es dort weg.",
            "The PDF shows a box (□) instead. Replace the character in your template, or leave it \
             out there.";
        /// The same, found by the engine in a finished document.
        GlyphInDocument { shown: String, codes: String } =
            "Ein Zeichen fehlt in den Schriften des PDF ({codes}), hier: `{shown}`.",
            "A character is missing from the fonts of the PDF ({codes}), here: `{shown}`.";
        LookForGlyph =
            "`rundmail pruefen` nennt die Stelle in der Sitzungsdatei. Ersetzen Sie das Zeichen \
             oder lassen Sie es weg.",
            "`rundmail check` shows the place in the minutes file. Replace the character, or \
             leave it out.";
        Private { codes: String } =
            "Das Zeichen {codes} hat keine festgelegte Bedeutung und darf in einem barrierefreien \
             PDF nicht stehen.",
            "The character {codes} has no defined meaning and is not allowed in an accessible PDF.";
        NoTitle =
            "Ohne Titel lässt sich kein barrierefreies PDF erzeugen.",
            "An accessible PDF cannot be made without a title.";
        GiveTitle =
            "Geben Sie in der Sitzungsdatei `titel` an.",
            "Add a `title` to the minutes file.";
        EmptyHeading = "Eine Überschrift ist leer.", "A heading is empty.";
        SkippedHeading =
            "Die Überschriften überspringen eine Ebene; das PDF wäre nicht barrierefrei.",
            "The headings skip a level; the PDF would not be accessible.";
        OrderHeadings =
            "Setzen Sie die Überschriften in der Vorlage der Reihe nach: auf Ebene 1 folgt Ebene \
             2, auf Ebene 2 folgt Ebene 3.",
            "Put the headings of the template in order: level 1 is followed by level 2, level 2 \
             by level 3.";
        NoAlt =
            "Ein Bild hat keine Beschreibung für Menschen, die es nicht sehen.",
            "A picture has no description for people who cannot see it.";
        GiveAlt =
            "Geben Sie zum Bild einen Alternativtext an (`alternativtext`). Schmuckbilder gehören \
             in der Vorlage in `pdf.artifact(…)`.",
            "Give the picture an alternative text (`alt`). Decorative pictures belong in \
             `pdf.artifact(…)` in the template.";
        Logo =
            "Das Logo lässt sich nicht in das PDF setzen.",
            "The logo cannot be placed in the PDF.";
        MendLogo =
            "Speichern Sie das Logo neu als PNG (Farbraum RGB) oder als SVG, dessen Schrift in \
             Pfade umgewandelt ist.",
            "Save the logo again as a PNG (RGB), or as an SVG with its text converted to paths.";
        TooLong = "Eine Überschrift ist zu lang für ein PDF.", "A heading is too long for a PDF.";
        LongDocument =
            "Das Dokument ist zu lang für ein PDF.",
            "The document is too long for a PDF.";
        SplitDocument =
            "Kürzen Sie es, oder verteilen Sie es auf mehrere Rund-Mails.",
            "Shorten it, or divide it into several mailings.";
        Shorten = "Kürzen Sie die Überschrift auf eine Zeile.", "Shorten the heading to one line.";
        Template { says: String } =
            "Fehler in der Vorlage für das PDF: {says}",
            "Error in the PDF template: {says}";
        TemplateHelp =
            "Mit `rundmail vorlagen schreiben ORDNER` erhalten Sie die mitgelieferte Vorlage zum \
             Vergleich. Ohne eigene Datei `templates/minutes.typ` gilt die mitgelieferte.",
            "`rundmail templates write DIR` gives you the built-in template for comparison. \
             Without a file `templates/minutes.typ` of your own, the built-in one is used.";
        UnknownFont { name: String } =
            "Die Schrift `{name}` gehört nicht zu den mitgelieferten Schriften.",
            "The font `{name}` is not one of the built-in fonts.";
        CarriedFonts { names: Vec<String> as all_of } =
            "Es gibt {names}.",
            "Available fonts: {names}.";
        Engine { document: String } =
            "Das PDF zu `{document}` ließ sich nicht erzeugen.",
            "The PDF of `{document}` could not be made.";
        Report { says: String } =
            "Das ist ein Fehler in rundmail. Bitte melden Sie ihn mit dieser Angabe: `{says}`",
            "This is a bug in rundmail. Please report it with this information: `{says}`";
    }
}

/// The characters: „`漢` (U+6F22), `字` (U+5B57) und 3 weitere“.
fn signs(shown: &[(String, String)], others: usize, language: Language) -> String {
    let mut signs: Vec<String> =
        shown.iter().map(|(codes, sign)| format!("`{sign}` ({codes})")).collect();
    if others > 0 {
        signs.push(format!("{others} {}", language.pick("weitere", "more")));
    }
    l10n::list(&signs, Joint::And, language)
}
