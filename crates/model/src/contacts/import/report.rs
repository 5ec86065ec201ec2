//! What came of an import.

use crate::contacts::standing::Reason;
use crate::l10n::{Sentence, messages};

/// What the office says about two rows that may be one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// They are one.
    Same,
    /// They are two.
    Other,
    /// Nobody knows: the file is not taken over here.
    Leave,
}

/// Why the office's records keep somebody away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// The address was forgotten at the person's wish.
    Forgotten,
    /// The person has unsubscribed.
    Unsubscribed,
    /// The person has complained about an earlier mail.
    Complained,
}

messages! {
    /// Two rows that may be one person.
    #[derive(Clone)]
    pub enum Question {
        /// A person of the list, with another address.
        Moved {
            /// The person.
            name: String,
            /// The line of the list.
            line: usize,
            /// The address there; empty where there is none.
            listed: String,
            /// The address of the file.
            offered: String,
        } = match listed {
            listed if listed.is_empty() =>
                "{name} steht ohne E-Mail in Zeile {line} der Liste, in der Datei mit {offered}. Ist \
                 das dieselbe Person?",
                "{name} is in line {line} of the list without an address, and in the file with \
                 {offered}. Is this the same person?";
            _ =>
                "{name} steht mit {listed} in Zeile {line} der Liste, in der Datei mit {offered}. \
                 Ist das dieselbe Person?",
                "{name} is in line {line} of the list with {listed}, and in the file with {offered}. \
                 Is this the same person?";
        };
        /// An address of the list, with another name.
        Renamed {
            /// The address.
            address: String,
            /// The line of the list.
            line: usize,
            /// The name there.
            listed: String,
            /// The name in the file.
            offered: String,
        } =
            "{address} gehört in Zeile {line} der Liste {listed}, in der Datei {offered}. Ist das \
             dieselbe Person?",
            "{address} belongs to {listed} in line {line} of the list, and to {offered} in the file. \
             Is this the same person?";
    }

    /// Why somebody was not taken over.
    #[derive(Clone)]
    pub enum Why {
        /// A fault of the row.
        Fault(says: Sentence as sentence) = "{says}", "{says}";
        /// There is no address.
        NoAddress = "keine E-Mail-Adresse", "no e-mail address";
        /// The office's records keep the person away.
        Forgotten =
            "wurde auf eigenen Wunsch vergessen und kommt nicht zurück",
            "was forgotten at the person’s own wish and does not come back";
        /// The person has unsubscribed.
        Unsubscribed =
            "hat sich abgemeldet",
            "has unsubscribed";
        /// The person has complained.
        Complained =
            "hat sich über eine frühere E-Mail beschwert",
            "complained about an earlier mail";
        /// The file itself keeps the person away.
        Barred(reason: Reason as label) =
            "bekommt laut dieser Datei keine E-Mail ({reason})",
            "gets no mail according to this file ({reason})";
        /// A note beside the person seems to say that no mail is wanted.
        Noted {
            /// The note.
            written: String,
        } =
            "in der Datei steht dabei „{written}“",
            "the file says “{written}” beside it";
        /// A column of the file may say that the person wants no mail.
        Unclear {
            /// The column.
            column: String,
        } =
            "die Spalte „{column}“ der Datei sagt vielleicht, wer keine E-Mail möchte",
            "the column “{column}” of the file may say who wants no mail";
        /// The same person stands further above in the file, with this address.
        Twice {
            /// The line there.
            line: usize,
        } =
            "dieselbe Adresse wie in Zeile {line} der Datei",
            "the same address as in line {line} of the file";
        /// The person is in the list and has unsubscribed there.
        Objected {
            /// The line of the list.
            line: usize,
            /// Why.
            reason: Reason as label,
        } =
            "steht in Zeile {line} der Liste und bekommt keine E-Mail ({reason}); das bleibt so",
            "is in line {line} of the list and gets no mail ({reason}), which stays so";
        /// The row of the list is faulty.
        FaultyRow {
            /// The line of the list.
            line: usize,
        } =
            "Zeile {line} der Liste mit dieser Adresse ist fehlerhaft; bessern Sie sie zuerst aus",
            "line {line} of the list, with this address, is faulty; mend it first";
        /// The list wants a yes that the file does not have.
        NeedsYes {
            /// The column.
            column: String,
        } =
            "die Liste verlangt eine Angabe in der Spalte „{column}“, und die Datei hat keine",
            "the list requires an entry in the column “{column}”, and the file has none";
        /// A letter that the list cannot hold.
        Letter {
            /// The letter.
            letter: char,
        } =
            "das Zeichen „{letter}“ kann in dieser Liste nicht stehen; speichern Sie die Liste als \
             „CSV UTF-8“",
            "the character “{letter}” cannot be in this list; save the list as “CSV UTF-8”";
        /// An address that a spreadsheet would take for a formula.
        Formula =
            "die Adresse beginnt mit einem Zeichen, das Tabellenprogramme als Formel lesen",
            "the address begins with a character that spreadsheets take for a formula";
    }
}

/// A row of the list that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Altered {
    /// Its line in the list.
    pub line: usize,
    /// Whom it is about.
    pub who: String,
    /// For each cell: column, old and new text.
    pub cells: Vec<(String, String, String)>,
}

/// What the file says and the list does not take over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The line of the list.
    pub line: usize,
    /// Whom it is about.
    pub who: String,
    /// The column.
    pub column: String,
    /// What the list says.
    pub listed: String,
    /// What the file says.
    pub offered: String,
}

/// A row of the file that was not taken over because nobody said who it is.
#[derive(Clone, Debug)]
pub struct Doubt {
    /// Its line in the file.
    pub line: usize,
    /// What was asked.
    pub question: Question,
}

/// A row of the file that was not taken over.
#[derive(Clone, Debug)]
pub struct Refused {
    /// Its line in the file.
    pub line: usize,
    /// Whom it is about; may be empty.
    pub who: String,
    /// Why.
    pub why: Why,
}

/// What came of the rows of one file.
#[derive(Debug, Default)]
pub struct Account {
    /// Who was added: line in the file, and who.
    pub new: Vec<(usize, String)>,
    /// Rows of the list that were changed.
    pub altered: Vec<Altered>,
    /// People of the list who are marked as unsubscribed now, because the file says so.
    pub unsubscribed: Vec<(usize, String)>,
    /// What the list keeps although the file says something else.
    pub kept: Vec<Kept>,
    /// How many rows say nothing new.
    pub unchanged: usize,
    /// Rows that may be somebody of the list.
    pub doubts: Vec<Doubt>,
    /// Rows that were not taken over.
    pub refused: Vec<Refused>,
    /// Further addresses for which the list has no place: line in the file, who, and addresses.
    pub left_addresses: Vec<(usize, String, Vec<String>)>,
    /// Columns of the file for which the list has no place.
    pub left_columns: Vec<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "`messages!` hands over references")]
fn label(reason: &Reason, language: crate::l10n::Language) -> &'static str {
    reason.label(language)
}

impl Account {
    /// Whether a column of the file has to be explained first.
    #[must_use]
    pub fn is_unclear(&self) -> bool {
        self.refused.iter().any(|one| matches!(one.why, Why::Unclear { .. }))
    }

    /// Keeps in mind the addresses for which the list has no place.
    pub(super) fn leave(&mut self, line: usize, who: &str, addresses: &[String]) {
        if !addresses.is_empty() {
            self.left_addresses.push((line, who.to_owned(), addresses.to_vec()));
        }
    }
}

fn sentence(says: &Sentence, language: crate::l10n::Language) -> String {
    says.localize(language)
}
