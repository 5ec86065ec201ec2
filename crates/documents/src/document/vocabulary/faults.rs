//! Messages about words files.

use crate::l10n::{Language, all_of, messages};
use crate::minutes::LanguageTag;

messages! {
    /// What is wrong with the fixed words of a language, and what to do about it.
    pub(super) enum Fault {
        NoLanguage { language: LanguageTag as named } =
            "Für {language} gibt es keine festen Wörter: Überschriften, Wochentage, Monate.",
            "There are no fixed phrases for {language}: headings, weekdays, months.";
        AddFile { name: String } =
            "Legen Sie eine Datei `templates/{name}` an und übersetzen Sie darin alle Wörter. \
             `rundmail vorlagen schreiben muster` schreibt Ihnen die der anderen Sprachen als \
             Muster.",
            "Create a file `templates/{name}` and translate all the phrases in it. `rundmail \
             templates write samples` writes those of the other languages as a sample.";
        /// Words that the file of a further language does not have.
        Missing { table: String, words: Vec<Word> as all_of } =
            "Im Abschnitt [{table}] fehlt: {words}.",
            "The table [{table}] lacks {words}.";
        Translate =
            "Ergänzen Sie jedes in der Sprache der Datei. Aus einer anderen Sprache wird nichts \
             ergänzt; alle Wörter im Zusammenhang schreibt `rundmail vorlagen schreiben muster`.",
            "Add each of them in the language of the file. Nothing is filled in from another \
             language; `rundmail templates write samples` writes all phrases in their context.";
        Unknown { name: String } =
            "Ein Wort mit dem Namen `{name}` gibt es hier nicht.",
            "There is no word named `{name}` here.";
        DidYouMean { near: String } = "Meinten Sie `{near}`?", "Did you mean `{near}`?";
        WrongForm =
            "Dieser Eintrag hat eine andere Form als in der Vorlage. Es gilt weiter die Vorlage.",
            "This entry has a different form from the built-in one, which remains in effect.";
        Placeholder { name: String } =
            "Der Platzhalter `{{{name}}}` wird hier nicht gefüllt.",
            "The placeholder `{{{name}}}` is not filled in here.";
        Placeholders { allowed: Vec<String> as all_of } = match allowed {
            _ if allowed.is_empty() =>
                "Hier gibt es keinen Platzhalter.",
                "There is no placeholder here.";
            _ => match (allowed.len() == 1) {
                true => "Möglich ist hier {allowed}.", "Possible here: {allowed}.";
                false => "Möglich sind hier {allowed}.", "Possible here: {allowed}.";
            };
        };
    }

    /// A word, with what it is in the language of the reader.
    pub(super) struct Word {
        /// Its key, in a table of plural forms with the form: `persons.few`.
        pub(super) key: String,
        pub(super) german: String,
        pub(super) english: String,
    } = "`{key}` („{german}“)", "`{key}` (“{english}”)";
}

/// Albanisch (`sq`)
fn named(tag: &LanguageTag, language: Language) -> String {
    format!("{} (`{tag}`)", tag.name(language))
}
