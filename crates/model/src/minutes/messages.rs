//! What the reader of minutes has to say.

use crate::l10n::messages;

messages! {
    /// What is wrong in a minutes file.
    pub(super) enum Message {
        BadId(id: String) = "`{id}` ist als Kennung nicht möglich.", "`{id}` is not a valid ID.";
        UsableId =
            "Erlaubt sind Buchstaben, Ziffern, `-`, `_` und `.`, höchstens 100 Zeichen; am Anfang \
             steht ein Buchstabe oder eine Ziffer.",
            "Letters, digits, `-`, `_` and `.` are allowed, at most 100 characters; the first \
             must be a letter or a digit.";
        BadLanguage(tag: String) =
            "`{tag}` ist kein bekanntes Sprachkürzel.",
            "`{tag}` is not a known language tag.";
        TooDeep { deepest: usize } =
            "Unterpunkte dürfen höchstens {deepest} Ebenen tief stehen.",
            "Items may be nested at most {deepest} levels deep.";
        MoveUp =
            "Nehmen Sie den Unterpunkt in den Text des Punktes darüber auf, oder machen Sie einen \
             eigenen Punkt daraus.",
            "Put it in the text of the item above, or make it an item of its own.";
        NoDate = "Für diesen Termin ist kein Datum angegeben.", "This event has no date.";
        DateOrWhen =
            "Geben Sie ein Datum an (`datum`) oder, wenn es noch keines gibt, Worte (`wann`).",
            "Give a date (`date`) or, if there is none yet, a description (`when`).";
        UntilWithoutDate =
            "Dieser Termin hat einen letzten Tag, aber keinen ersten.",
            "This event has a last day but no first day.";
        AddDate = "Ergänzen Sie den ersten Tag (`datum`).", "Add the first day (`date`).";
        EndWithoutStart =
            "Dieser Termin hat ein Ende, aber keinen Beginn.",
            "This event has an end time but no start time.";
        AddStart = "Ergänzen Sie den Beginn (`beginn`).", "Add the start time (`start`).";
    }
}
