//! What the reader of minutes has to say.

use crate::l10n::Bilingual;

/// What is wrong in a minutes file.
#[derive(Debug)]
pub(super) enum Words {
    BadId(String),
    UsableId,
    BadLanguage(String),
    TooDeep { deepest: usize },
    MoveUp,
    NoDate,
    DateOrWhen,
    UntilWithoutDate,
    AddDate,
    EndWithoutStart,
    AddStart,
}

impl Bilingual for Words {
    fn german(&self) -> String {
        match self {
            Self::BadId(id) => format!("`{id}` ist als Kennung nicht möglich."),
            Self::UsableId => "Erlaubt sind Buchstaben, Ziffern, `-`, `_` und `.`, höchstens 100 \
                               Zeichen; am Anfang steht ein Buchstabe oder eine Ziffer."
                .into(),
            Self::BadLanguage(tag) => {
                format!(
                    "`{tag}` ist kein Sprachkürzel. Schreiben Sie zum Beispiel \"de\" oder \"uk\"."
                )
            }
            Self::NoDate => "Für diesen Termin ist kein Datum angegeben.".into(),
            Self::DateOrWhen => "Geben Sie ein Datum an (`datum`) oder, wenn es noch keines gibt, \
                                 Worte (`wann`)."
                .into(),
            Self::UntilWithoutDate => {
                "Dieser Termin hat einen letzten Tag, aber keinen ersten.".into()
            }
            Self::AddDate => "Ergänzen Sie den ersten Tag (`datum`).".into(),
            Self::EndWithoutStart => "Dieser Termin hat ein Ende, aber keinen Beginn.".into(),
            Self::AddStart => "Ergänzen Sie den Beginn (`beginn`).".into(),
            Self::TooDeep { deepest } => {
                format!("Unterpunkte dürfen höchstens {deepest} Ebenen tief stehen.")
            }
            Self::MoveUp => "Nehmen Sie den Unterpunkt in den Text des Punktes darüber auf, oder \
                             machen Sie einen eigenen Punkt daraus."
                .into(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::BadId(id) => format!("`{id}` cannot be an ID."),
            Self::UsableId => "Letters, digits, `-`, `_` and `.` are allowed, at most 100; the \
                               first is a letter or a digit."
                .into(),
            Self::BadLanguage(tag) => {
                format!("`{tag}` is no language tag. Write for example \"de\" or \"uk\".")
            }
            Self::NoDate => "This event has no date.".into(),
            Self::DateOrWhen => {
                "Give a date (`date`) or, where there is none yet, words (`when`).".into()
            }
            Self::UntilWithoutDate => "This event has a last day but no first one.".into(),
            Self::AddDate => "Add the first day (`date`).".into(),
            Self::EndWithoutStart => "This event has an end but no start.".into(),
            Self::AddStart => "Add the beginning (`start`).".into(),
            Self::TooDeep { deepest } => format!("Items may be nested at most {deepest} deep."),
            Self::MoveUp => {
                "Put it into the text of the item above, or make it an item of its own.".into()
            }
        }
    }
}
