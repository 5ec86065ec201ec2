//! What `[contacts.columns]` says about columns that decide about mail.

use crate::contacts::cell::values::{fold, fold_name, tidy};
use crate::contacts::field::Field;
use crate::settings::ContactSettings;

/// An answer in the settings about a column, or about a word in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::contacts) enum Answer {
    /// Those with a no get no mail.
    Active,
    /// Those with anything but a no get no mail.
    Inactive,
    /// The same as [`Answer::Active`], for a consent.
    Consent,
    /// Only those with a yes get mail.
    OnlyYes,
    /// The column says nothing about mail.
    Ignore,
}

impl Answer {
    /// The answers that are not fields of a contact, with their keys.
    const KEYS: &[(Self, &str, &str)] =
        &[(Self::OnlyYes, "only-yes", "nur-mit-ja"), (Self::Ignore, "ignore", "ohne-bedeutung")];

    /// The answer for a key of `[contacts.columns]`, in either language.
    pub(in crate::contacts) fn of_key(key: &str) -> Option<Self> {
        let written = key.trim().to_lowercase().replace('_', "-");
        let known = Self::KEYS
            .iter()
            .find(|(_, english, german)| written == *english || written == *german);
        known.map(|(answer, ..)| *answer).or_else(|| match Field::of_key(key)? {
            Field::Active => Some(Self::Active),
            Field::Inactive => Some(Self::Inactive),
            Field::ConsentDate => Some(Self::Consent),
            _ => None,
        })
    }

    /// Its key in English and German.
    pub(in crate::contacts) fn key(self) -> (&'static str, &'static str) {
        let field = |field: Field| (field.key(), field.german_key());
        match self {
            Self::Active => field(Field::Active),
            Self::Inactive => field(Field::Inactive),
            Self::Consent => field(Field::ConsentDate),
            Self::OnlyYes | Self::Ignore => {
                let found = Self::KEYS.iter().find(|(answer, ..)| *answer == self);
                found.map_or(("", ""), |(_, english, german)| (english, german))
            }
        }
    }

    /// The keys that are not fields, in English and German.
    pub(in crate::contacts) fn keys() -> impl Iterator<Item = (&'static str, &'static str)> {
        Self::KEYS.iter().map(|(_, english, german)| (*english, *german))
    }
}

/// All answers, by column.
#[derive(Debug, Default)]
pub(in crate::contacts) struct Answers {
    columns: Vec<(usize, Answer)>,
    /// Column, folded cell, and whether it gets mail.
    cells: Vec<(usize, String, bool)>,
}

impl Answers {
    /// The answers about the columns with these names.
    pub(in crate::contacts) fn find(names: &[String], settings: &ContactSettings) -> Self {
        let mut answers = Self::default();
        for (key, written) in &settings.columns {
            let Some(answer) = Answer::of_key(&key.value) else { continue };
            let columns = columns(names, &written.value);
            if !columns.is_empty() {
                answers.columns.extend(columns.into_iter().map(|index| (index, answer)));
            } else if let Some((columns, cell)) = cell(names, &written.value) {
                let mailed = answer != Answer::Inactive;
                answers.cells.extend(columns.into_iter().map(|index| (index, fold(&cell), mailed)));
            }
        }
        answers
    }

    /// The answer about a column as a whole.
    pub(in crate::contacts) fn of(&self, index: usize) -> Option<Answer> {
        self.columns.iter().find(|(column, _)| *column == index).map(|(_, answer)| *answer)
    }

    /// The answers about the cells of a column.
    pub(in crate::contacts) fn of_cells(&self, index: usize) -> Vec<(String, bool)> {
        let own = self.cells.iter().filter(|(column, ..)| *column == index);
        own.map(|(_, cell, mailed)| (cell.clone(), *mailed)).collect()
    }

    /// Whether the text names a cell of a column: `Status: passiv`.
    pub(in crate::contacts) fn names_a_cell(names: &[String], written: &str) -> bool {
        cell(names, written).is_some()
    }
}

/// The columns with this name.
fn columns(names: &[String], wanted: &str) -> Vec<usize> {
    let wanted = fold(&tidy(wanted));
    (0..names.len()).filter(|index| !wanted.is_empty() && fold(&names[*index]) == wanted).collect()
}

/// The cell in `Status: passiv`, if there is a column `Status`.
fn cell(names: &[String], written: &str) -> Option<(Vec<usize>, String)> {
    let colons = written.match_indices(':').map(|(at, _)| at);
    colons
        .filter_map(|at| {
            let cell = tidy(&written[at + 1..]);
            let columns = columns(names, &written[..at]);
            (!columns.is_empty() && !fold_name(&cell).is_empty()).then_some((columns, cell))
        })
        .next_back()
}
