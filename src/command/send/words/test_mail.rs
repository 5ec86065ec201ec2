//! Whose mail a test is.

use std::fmt::Write;

use crate::l10n::{Bilingual, Joint, Language, list};

/// The row of the contact list that a test mail is made from.
#[derive(Debug)]
pub(in crate::command::send) struct Row {
    /// Where the test goes.
    pub address: String,
    /// Whose mail it is.
    pub name: String,
    /// The line of the list.
    pub line: usize,
    /// Is it the row of the address itself?
    pub own: bool,
    /// Does the mailing reach this row?
    pub gets_it: bool,
    /// The languages of the mails.
    pub languages: Vec<String>,
}

impl Bilingual for Row {
    fn german(&self) -> String {
        let Self { address, name, line, .. } = self;
        let mut text = if self.own {
            format!("Probe mit der eigenen Zeile von {address}: {name}, Zeile {line} der Liste.")
        } else {
            format!(
                "{address} steht nicht in der Kontaktliste. Die Probe zeigt die E-Mail an {name}, \
                 Zeile {line} der Liste."
            )
        };
        if !self.gets_it {
            text += " Im Versand bekommt diese Zeile keine E-Mail.";
        }
        if self.languages.len() > 1 {
            let languages = list(&self.languages, Joint::And, Language::German);
            let _ = write!(text, " Je eine E-Mail in jeder Sprache: {languages}.");
        }
        text
    }

    fn english(&self) -> String {
        let Self { address, name, line, .. } = self;
        let mut text = if self.own {
            format!("Test with the own row of {address}: {name}, line {line} of the list.")
        } else {
            format!(
                "{address} is not in the contact list. The test shows the mail to {name}, line {line} \
                 of the list."
            )
        };
        if !self.gets_it {
            text += " When the mailing is sent, this row gets no mail.";
        }
        if self.languages.len() > 1 {
            let languages = list(&self.languages, Joint::And, Language::English);
            let _ = write!(text, " One mail in each language: {languages}.");
        }
        text
    }
}
