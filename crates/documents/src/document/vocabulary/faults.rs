//! Messages about words files.

use crate::l10n::{all_of, as_is, messages};
use crate::minutes::LanguageTag;

messages! {
    /// What is wrong with the fixed words of a language, and what to do about it.
    pub(super) enum Fault {
        NoLanguage { language: LanguageTag as as_is } =
            "Für die Sprache `{language}` sind keine festen Wörter hinterlegt. Überschriften, \
             Wochentage und Monate erscheinen auf Englisch.",
            "There are no fixed phrases for the language `{language}`. Headings, weekdays and \
             months appear in English.";
        AddFile { name: String } =
            "Übersetzen Sie die Wörter in einer Datei `templates/{name}`.",
            "Translate the phrases in a file `templates/{name}`.";
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
}
