//! The labels of the gallery.

use std::collections::BTreeMap;

use crate::l10n::{Language, count};

/// The labels: their names in templates, in German and in English.
const LABELS: &[(&str, &str, &str)] = &[
    ("preview", "Vorschau", "Preview"),
    ("details", "Einzelheiten", "Details"),
    ("id", "Kennung", "ID"),
    ("digest", "Prüfsumme", "Digest"),
    ("approve", "Freigegeben senden", "Send as approved"),
    ("made", "Erstellt", "Created"),
    ("warnings", "Warnungen und Hinweise", "Warnings"),
    ("recipients", "Empfängerinnen und Empfänger", "Recipients"),
    ("search", "Suchen nach Name oder Adresse", "Search by name or address"),
    (
        "keys_hint",
        "Tasten: J und K blättern, / sucht, Esc leert die Suche.",
        "Keys: J and K move through the mails, / searches, Esc clears the search.",
    ),
    ("found_of", "{n} von {all}", "{n} of {all}"),
    ("back", "Zur Liste", "Back to the list"),
    ("previous", "Vorige", "Previous"),
    ("next", "Nächste", "Next"),
    ("mail", "Die gewählte E-Mail", "The selected mail"),
    ("from", "Von", "From"),
    ("to", "An", "To"),
    ("reply_to", "Antwort an", "Reply to"),
    ("date", "Datum", "Date"),
    ("date_is_later", "wird beim Senden eingesetzt", "is set when the mail is sent"),
    ("mail_language", "Sprache", "Language"),
    ("size", "Größe", "Size"),
    ("message_file", "Als Datei (.eml)", "As a file (.eml)"),
    ("open_message", "Im Mailprogramm öffnen", "Open in the mail program"),
    ("files", "Anlagen", "Attachments"),
    ("html", "Ansicht im Mailprogramm", "As mail programs show it"),
    ("text", "Textfassung", "Text form"),
    ("header", "Kopfzeilen", "Header"),
    (
        "no_script",
        "Erlauben Sie JavaScript, um die E-Mail zu sehen.",
        "Allow JavaScript to see the mail.",
    ),
];

/// The labels in `language`, by name.
pub(super) fn labels(language: Language) -> BTreeMap<&'static str, &'static str> {
    LABELS.iter().map(|(name, german, english)| (*name, language.pick(*german, *english))).collect()
}

/// The totals: „12 E-Mails · 4 Anlagen · bis zu 1,2 MB je E-Mail“.
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
