//! Messages about whose mail a test is.

use crate::l10n::{Language, all_of, messages, unless};

messages! {
    /// The row of the contact list from which a test mail is made.
    pub(in crate::command::send) struct Row {
        /// Where the test is sent.
        pub address: String,
        /// The person whose mail it is.
        pub name: String,
        /// The line of the list.
        pub line: usize,
        /// Whether it is the row of the address itself.
        pub own: bool,
        /// Whether the mailing reaches this row.
        pub gets_it: bool as unless(
            " Im Versand bekommt diese Zeile keine E-Mail.",
            " When the mailing is sent, this row gets no mail.",
        ),
        /// The languages of the mails.
        pub languages: Vec<String> as one_each,
    } = match own {
        true =>
            "Probe mit der eigenen Zeile von {address}: {name}, Zeile {line} der Liste.\
             {gets_it}{languages}",
            "Test with {address}'s own row: {name}, line {line} of the list.{gets_it}{languages}";
        false =>
            "{address} steht nicht in der Kontaktliste. Die Probe zeigt die E-Mail an {name}, \
             Zeile {line} der Liste.{gets_it}{languages}",
            "{address} is not in the contact list. The test shows the mail to {name}, line {line} \
             of the list.{gets_it}{languages}";
    };
}

/// The languages of the mails, if there are several.
fn one_each(languages: &[String], language: Language) -> String {
    if languages.len() < 2 {
        return String::new();
    }
    let languages = all_of(languages, language);
    language.pick(
        format!(" Je eine E-Mail in jeder Sprache: {languages}."),
        format!(" One mail in each language: {languages}."),
    )
}
