//! The words of the gallery.

use crate::l10n::{Language, count};

/// A fixed word of the gallery.
#[derive(Clone, Copy)]
pub(super) enum Label {
    Preview,
    Details,
    Id,
    Digest,
    Approve,
    Made,
    Warnings,
    Recipients,
    Search,
    KeysHint,
    FoundOf,
    Back,
    Previous,
    Next,
    Mail,
    From,
    To,
    ReplyTo,
    Date,
    DateIsLater,
    MailLanguage,
    Size,
    MessageFile,
    OpenMessage,
    Files,
    Html,
    Text,
    Header,
    NoScript,
}

impl Label {
    /// The word in `language`.
    pub(super) fn text(self, language: Language) -> &'static str {
        match language {
            Language::German => self.german(),
            Language::English => self.english(),
        }
    }

    fn german(self) -> &'static str {
        match self {
            Self::Preview => "Vorschau",
            Self::Details => "Einzelheiten",
            Self::Id => "Kennung",
            Self::Digest => "Prüfsumme",
            Self::Approve => "Freigegeben senden",
            Self::Made => "Erstellt",
            Self::Warnings => "Warnungen und Hinweise",
            Self::Recipients => "Empfängerinnen und Empfänger",
            Self::Search => "Suchen nach Name oder Adresse",
            Self::KeysHint => "Tasten: J und K blättern, / sucht, Esc leert die Suche.",
            Self::FoundOf => "{n} von {all}",
            Self::Back => "Zur Liste",
            Self::Previous => "Vorige",
            Self::Next => "Nächste",
            Self::Mail => "Die gewählte E-Mail",
            Self::From => "Von",
            Self::To => "An",
            Self::ReplyTo => "Antwort an",
            Self::Date => "Datum",
            Self::DateIsLater => "wird beim Senden eingesetzt",
            Self::MailLanguage => "Sprache",
            Self::Size => "Größe",
            Self::MessageFile => "Als Datei (.eml)",
            Self::OpenMessage => "Im Mailprogramm öffnen",
            Self::Files => "Anlagen",
            Self::Html => "Ansicht im Mailprogramm",
            Self::Text => "Textfassung",
            Self::Header => "Kopfzeilen",
            Self::NoScript => "Erlauben Sie JavaScript, um die E-Mail zu sehen.",
        }
    }

    fn english(self) -> &'static str {
        match self {
            Self::Preview => "Preview",
            Self::Details => "Details",
            Self::Id => "ID",
            Self::Digest => "Digest",
            Self::Approve => "Send as approved",
            Self::Made => "Made",
            Self::Warnings => "Warnings",
            Self::Recipients => "Recipients",
            Self::Search => "Search name or address",
            Self::KeysHint => "Keys: J and K leaf through, / searches, Esc clears the search.",
            Self::FoundOf => "{n} of {all}",
            Self::Back => "Back to the list",
            Self::Previous => "Previous",
            Self::Next => "Next",
            Self::Mail => "The chosen mail",
            Self::From => "From",
            Self::To => "To",
            Self::ReplyTo => "Reply to",
            Self::Date => "Date",
            Self::DateIsLater => "is set when the mail is sent",
            Self::MailLanguage => "Language",
            Self::Size => "Size",
            Self::MessageFile => "As a file (.eml)",
            Self::OpenMessage => "Open in the mail program",
            Self::Files => "Attachments",
            Self::Html => "As mail programs show it",
            Self::Text => "Text form",
            Self::Header => "Header",
            Self::NoScript => "Allow JavaScript to see the mail.",
        }
    }
}

/// „12 E-Mails · 4 Anlagen · bis zu 1,2 MB je E-Mail“
pub(super) fn figures(mails: usize, files: usize, largest: u64, language: Language) -> String {
    let largest = crate::l10n::size(largest, language);
    match language {
        Language::German => format!(
            "{} · {} · bis zu {largest} je E-Mail",
            count(mails, "E-Mail", "E-Mails"),
            count(files, "Anlage", "Anlagen"),
        ),
        Language::English => format!(
            "{} · {} · up to {largest} each",
            count(mails, "mail", "mails"),
            count(files, "attachment", "attachments"),
        ),
    }
}
