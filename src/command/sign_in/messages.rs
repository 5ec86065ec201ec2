//! Messages of `sign-in`.

use chrono::NaiveDate;

use crate::l10n::{counted, messages};

messages! {
    /// What was written.
    pub(super) enum Message {
        Written {
            people: usize as counted(["Name", "Namen"], ["name", "names"]),
            rows: usize as counted(["leere Zeile", "leere Zeilen"], ["empty row", "empty rows"]),
        } =
            "{people} und {rows}.",
            "{people} and {rows}.";
        Deletion(day: NaiveDate) =
            "Auf der Liste steht: Sie wird bis zum {day} vernichtet. Merken Sie sich den Tag vor, \
             auch für eingescannte Kopien.",
            "The list says that it will be destroyed by {day}. Make a note of the day, for scanned \
             copies as well.";
        NoLanguage { written: String } =
            "`{written}` ist keine bekannte Sprache.",
            "`{written}` is not a known language.";
        NothingWritten =
            "Es wurde keine Liste geschrieben.",
            "No list was written.";
    }

    /// What to do about it.
    pub(super) enum Help {
        Language =
            "Schreiben Sie ein Kürzel wie `uk` oder einen Namen wie `ukrainisch`.",
            "Write a code such as `uk` or a name such as `Ukrainian`.";
    }
}
