//! The structure of a words file. Every phrase of the program is a field here, so that no language
//! can lack one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Declares a table of phrases: each field is a text of the file under its kebab-case name.
macro_rules! table {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize, Serialize)]
        #[serde(rename_all = "kebab-case", deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: String,)+
        }

        impl $name {
            /// All phrases with their names in snake case.
            pub fn named(&self) -> Vec<(&'static str, &str)> {
                vec![$((stringify!($field), self.$field.as_str()),)+]
            }
        }
    };
}

mod annual;
mod around;
mod document;
mod procedure;
mod values;

pub use annual::Reports;
use around::Approvals;
pub use around::{Corrections, Greetings, Letters, SignIns, Sites};
pub use document::{Kinds, Labels, Sections, Texts};
pub use procedure::Procedures;
pub use values::{Dates, Numbers, Plurals};

/// A words file.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Phrases {
    /// The names of the kinds of documents.
    pub kind: Kinds,
    /// The headings of level 2.
    pub section: Sections,
    /// The labels of values and boxes.
    pub label: Labels,
    /// All other texts.
    pub text: Texts,
    /// The texts of a correction.
    pub correction: Corrections,
    /// The texts about the approval of minutes.
    pub approval: Approvals,
    /// The texts of a site.
    pub site: Sites,
    /// The texts of a letter on paper.
    pub letter: Letters,
    /// The texts of a list of attendance.
    pub sign_in: SignIns,
    /// The texts of the annual report.
    pub report: Reports,
    /// The first line of a mail.
    pub greeting: Greetings,
    /// How a meeting went.
    pub procedure: Procedures,
    /// Nouns after a number.
    pub plural: Plurals,
    /// Formats of days and times.
    pub date: Dates,
    /// Formats of sizes.
    pub number: Numbers,
}

impl Phrases {
    pub(in crate::document::vocabulary) fn flat(&self) -> BTreeMap<String, String> {
        let owned = |(name, text): (&str, &str)| (name.to_owned(), text.to_owned());
        let mut flat: BTreeMap<String, String> = self.text.named().into_iter().map(owned).collect();
        let tables = [
            ("kind", self.kind.named()),
            ("section", self.section.named()),
            ("label", self.label.named()),
            ("correction", self.correction.named()),
            ("approval", self.approval.named()),
            ("site", self.site.named()),
            ("procedure", self.procedure.named()),
        ];
        for (table, named) in tables {
            let prefixed =
                named.into_iter().map(|(name, text)| (format!("{table}_{name}"), text.to_owned()));
            flat.extend(prefixed);
        }
        flat
    }
}
