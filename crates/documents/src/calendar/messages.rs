//! What is said of dates that do not agree.

use chrono::{NaiveDate, NaiveTime};

use crate::l10n::messages;

messages! {
    /// Two files of one day of issue contradict each other.
    pub(super) enum Message {
        OtherDay { other: String, title: String, own: NaiveDate, theirs: NaiveDate } =
            "„{title}“ ist hier am {own}, in `{other}` am {theirs}; beide Dateien sind vom selben Tag.",
            "“{title}” is on {own} here and on {theirs} in `{other}`; both files are of the same day.";
        OtherTime { other: String, title: String, own: NaiveTime, theirs: NaiveTime } =
            "„{title}“ beginnt hier um {own}, in `{other}` um {theirs}; beide Dateien sind vom selben Tag.",
            "“{title}” begins at {own} here and at {theirs} in `{other}`; both files are of the same day.";
        There = "Dort steht das andere.", "The other one is there.";
        Decide =
            "Gezeigt wird die andere Angabe. Ändern Sie die Datei, die sich irrt.",
            "The other one is shown. Change the file that is wrong.";
    }
}
