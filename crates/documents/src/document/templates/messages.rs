//! Messages about templates.

use crate::l10n::{Language, messages, quoted};

messages! {
    /// What is wrong in a template, and what to do about it.
    pub(super) enum Message {
        Undefined { name: String } =
            "`{name}` gibt es in dieser Vorlage nicht.",
            "There is no `{name}` in this template.";
        NoValue { name: String } =
            "`{name}` ist hier nicht angegeben.",
            "`{name}` is not given here.";
        NoColumn { column: String } =
            "Die Kontaktliste hat keine Spalte `{column}`.",
            "The contact list has no column `{column}`.";
        Syntax { detail: String } =
            ("{}",
             with_detail( "Die Vorlage ist hier nicht richtig geschrieben", &detail, Language::German)),
            ("{}",
             with_detail("The template is not written correctly here", &detail, Language::English));
        Unknown { what: Unknown, name: String } = match what {
            Unknown::Filter =>
                "Einen Filter `{name}` kennt die Vorlagensprache nicht.",
                "The template language has no filter `{name}`.";
            Unknown::Function =>
                "Eine Funktion `{name}` kennt die Vorlagensprache nicht.",
                "The template language has no function `{name}`.";
            Unknown::Test =>
                "Eine Bedingung `{name}` kennt die Vorlagensprache nicht.",
                "The template language has no test `{name}`.";
            Unknown::Method =>
                "Eine Methode `{name}` kennt die Vorlagensprache nicht.",
                "The template language has no method `{name}`.";
        };
        Missing { name: String } =
            "Die Vorlage `{name}` gibt es nicht.",
            "There is no template `{name}`.";
        Failed { kind: String, detail: String } =
            ("{}",
             with_detail( "Die Vorlage lässt sich hier nicht ausführen", &said(&kind, &detail), Language::German)),
            ("{}",
             with_detail( "The template cannot be run here", &said(&kind, &detail), Language::English));
        Endless =
            "Die Vorlage kommt hier zu keinem Ende.",
            "The template does not come to an end here.";
        TooLarge =
            "Was die Vorlage ergibt, ist zu groß.",
            "The output of the template is too large.";
        Unused { name: String } =
            "Die Datei `{name}` wird von keiner Vorlage benutzt.",
            "No template uses the file `{name}`.";
        EmptySubject = "Der Betreff wäre leer.", "The subject would be empty.";
        Guard { name: String } =
            "Schreiben Sie `{{% if {name} %}}…{{% endif %}}` darum oder geben Sie den Wert an.",
            "Put `{{% if {name} %}}…{{% endif %}}` around it, or give the value.";
        Columns { columns: Vec<String> as quoted } = match columns {
            _ if columns.is_empty() =>
                "Die Liste hat keine weiteren Spalten.",
                "The list has no additional columns.";
            _ => "Weitere Spalten sind {columns}.", "Additional columns: {columns}.";
        };
        DidYouMean { near: String } = "Meinten Sie `{near}`?", "Did you mean `{near}`?";
        SeeComment =
            "Was eine Vorlage benutzen kann, steht am Anfang der mitgelieferten Vorlage (`rundmail \
             vorlagen schreiben ORDNER`).",
            "What a template can use is described at the beginning of the built-in one (`rundmail \
             templates write DIR`).";
        NoAddress { address: String } =
            "`{address}` ist keine Adresse im Netz.",
            "`{address}` is not a web address.";
        WriteAddress =
            "Schreiben Sie unter [versand] zum Beispiel: link = \"https://stadt.example/{{{{ id }}}}.html\"",
            "Under [mail], write for example: url = \"https://town.example/{{{{ id }}}}.html\"";
        ListThem =
            "`rundmail vorlagen liste` nennt alle Vorlagen.",
            "`rundmail templates list` lists all templates.";
    }
}

/// What is unknown to the template language.
#[derive(Clone, Copy, Debug)]
pub(super) enum Unknown {
    Filter,
    Function,
    Test,
    Method,
}

/// A sentence with the engine's own message, which is English, where there is one.
fn with_detail(sentence: &str, detail: &str, language: Language) -> String {
    match (detail.is_empty(), language) {
        (true, _) => format!("{sentence}."),
        (false, Language::German) => {
            format!("{sentence}. Die Vorlagensprache meldet: „{detail}“.")
        }
        (false, Language::English) => format!("{sentence}: {detail}"),
    }
}

/// The engine's kind of error and its detail.
fn said(kind: &str, detail: &str) -> String {
    if detail.is_empty() { kind.to_owned() } else { format!("{kind}: {detail}") }
}
