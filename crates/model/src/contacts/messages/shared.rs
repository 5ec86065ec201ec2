//! Messages about people who share an address.

use crate::l10n::{Language, all_of, messages};

messages! {
    /// What is worth knowing about a mailbox of several people.
    pub(in crate::contacts) enum Shared {
        /// Several people get one mail, at this many addresses; the first of them.
        Households { number: usize, address: String, names: Vec<String> as all_of } = match number {
            1 =>
                "{names} teilen sich `{address}`. Eine E-Mail begrüßt alle.",
                "{names} share `{address}`. One mail greets all of them.";
            _ =>
                "{number} Adressen gehören mehreren, so `{address}`: {names}. Jede bekommt eine \
                 E-Mail, die alle begrüßt.",
                "{number} addresses are shared, for example `{address}`: {names}. Each gets one \
                 mail that greets all of them.";
        };
        /// Those at another address.
        Names { names: Vec<String> as all_of } = "{names}", "{names}";
        /// Too many to be greeted.
        ByMany { address: String, people: usize } =
            "`{address}` gehört {people} Personen. Sie bekommen zusammen eine E-Mail, die \
             niemanden mit Namen begrüßt.",
            "`{address}` belongs to {people} people. They get one mail between them, which greets \
             nobody by name.";
        /// They read different languages; that of the first row, if it has one.
        Languages { address: String, language: String as in_brackets } =
            "Die Personen mit der Adresse `{address}` lesen verschiedene Sprachen. Sie bekommen \
             zusammen eine E-Mail, in der Sprache der ersten Zeile{language}.",
            "The people at `{address}` read different languages. They get one mail between them, \
             in the language of the first row{language}.";
        /// One of them has unsubscribed.
        Unsubscribed { address: String } =
            "`{address}` gehört mehreren Personen, von denen nicht alle E-Mails wollen. Die \
             Adresse bekommt deshalb keine E-Mail.",
            "`{address}` belongs to several people, not all of whom want mail. The address \
             therefore gets none.";
    }
}

/// The language in parentheses: ` (uk)`.
fn in_brackets(language: &str, _: Language) -> String {
    if language.is_empty() { String::new() } else { format!(" ({language})") }
}
