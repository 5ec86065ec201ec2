//! Messages of `contacts`.

use crate::contacts::NotMailed;
use crate::l10n::{Language, all_of, also, counted, messages, some};

messages! {
    /// What is shown about a list.
    pub(super) enum Message {
        /// How many get mail, and why the others do not.
        Figures {
            mailed: usize as counted(["Kontakt", "Kontakte"], ["contact", "contacts"]),
            not_mailed: NotMailed as reasons,
            faulty: usize
                as also(["fehlerhafte Zeile", "fehlerhafte Zeilen"], ["faulty row", "faulty rows"]),
            duplicate: usize as also(
                ["doppelte Zeile", "doppelte Zeilen"],
                ["duplicate row", "duplicate rows"],
            ),
            shared: usize as also(
                ["weitere Person", "weitere Personen"],
                ["further person", "further people"],
            ),
        } = match mailed {
            1 =>
                "{mailed} bekommt E-Mails{not_mailed}{faulty}{duplicate}{shared}.",
                "{mailed} gets mail{not_mailed}{faulty}{duplicate}{shared}.";
            _ =>
                "{mailed} bekommen E-Mails{not_mailed}{faulty}{duplicate}{shared}.",
                "{mailed} get mail{not_mailed}{faulty}{duplicate}{shared}.";
        };
        /// The names of further columns, as templates write them.
        ExtraColumns(names: Vec<String> as shortened) =
            "Weitere Spalten für Vorlagen: {names}.",
            "Additional columns for templates: {names}.";
        /// Columns for which the window is too narrow.
        LeftOut(names: Vec<String> as all_of) =
            "Keinen Platz in diesem Fenster haben: {names}. Machen Sie es breiter, um alles zu \
             sehen.",
            "No room in this window for: {names}. Make it wider to see everything.";
    }
}

/// How many names are shown.
const MOST_NAMES: usize = 8;

fn reasons(not_mailed: &NotMailed, language: Language) -> String {
    let parts = not_mailed.parts(language);
    parts.iter().flat_map(|part| [", ", part]).collect()
}
fn shortened(names: &[String], language: Language) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`contact.extra.{name}`")).collect();
    some(MOST_NAMES)(&names, language)
}
