//! What templates have to say.

use crate::l10n::{Bilingual, Joint, Language, list};

/// What is wrong in a template, and what to do about it.
#[derive(Debug)]
pub(super) enum Words {
    Undefined { name: String },
    NoValue { name: String },
    NoColumn { column: String },
    Syntax { detail: String },
    Unknown { what: Unknown, name: String },
    Missing { name: String },
    Failed { kind: String, detail: String },
    Endless,
    TooLarge,
    Unused { name: String },
    EmptySubject,
    Guard { name: String },
    Columns { columns: Vec<String> },
    DidYouMean { near: String },
    SeeComment,
    ListThem,
}

/// What the template language does not know.
#[derive(Clone, Copy, Debug)]
pub(super) enum Unknown {
    Filter,
    Function,
    Test,
    Method,
}

/// `a`, `b` und `c`
fn quoted(names: &[String], language: Language) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    list(&names, Joint::And, language)
}

/// A sentence with the engine's own words, which are English, where there are any.
fn with_detail(sentence: &str, detail: &str, language: Language) -> String {
    match (detail.is_empty(), language) {
        (true, _) => format!("{sentence}."),
        (false, Language::German) => {
            format!("{sentence}. Die Vorlagensprache meldet: „{detail}“.")
        }
        (false, Language::English) => format!("{sentence}: {detail}"),
    }
}

/// The engine's kind of fault and what it says of it.
fn said(kind: &str, detail: &str) -> String {
    if detail.is_empty() { kind.to_owned() } else { format!("{kind}: {detail}") }
}

impl Bilingual for Words {
    fn german(&self) -> String {
        match self {
            Self::Undefined { name } => format!("`{name}` gibt es in dieser Vorlage nicht."),
            Self::NoValue { name } => format!("`{name}` ist hier nicht angegeben."),
            Self::NoColumn { column } => {
                format!("Die Kontaktliste hat keine Spalte `{column}`.")
            }
            Self::Syntax { detail } => with_detail(
                "Die Vorlage ist hier nicht richtig geschrieben",
                detail,
                Language::German,
            ),
            Self::Unknown { what, name } => {
                let what = match what {
                    Unknown::Filter => "Einen Filter",
                    Unknown::Function => "Eine Funktion",
                    Unknown::Test => "Eine Bedingung",
                    Unknown::Method => "Eine Methode",
                };
                format!("{what} `{name}` kennt die Vorlagensprache nicht.")
            }
            Self::Missing { name } => format!("Die Vorlage `{name}` gibt es nicht."),
            Self::Failed { kind, detail } => with_detail(
                "Die Vorlage lässt sich hier nicht ausführen",
                &said(kind, detail),
                Language::German,
            ),
            Self::Endless => "Die Vorlage kommt hier zu keinem Ende.".into(),
            Self::TooLarge => "Was die Vorlage ergibt, ist zu groß.".into(),
            Self::Unused { name } => format!("Die Datei `{name}` wird von keiner Vorlage benutzt."),
            Self::EmptySubject => "Der Betreff wäre leer.".into(),
            Self::Guard { name } => format!(
                "Schreiben Sie `{{% if {name} %}}…{{% endif %}}` darum oder geben Sie den Wert an."
            ),
            Self::Columns { columns } if columns.is_empty() => {
                "Die Liste hat keine weiteren Spalten.".into()
            }
            Self::Columns { columns } => {
                format!("Weitere Spalten sind {}.", quoted(columns, Language::German))
            }
            Self::DidYouMean { near } => format!("Meinten Sie `{near}`?"),
            Self::SeeComment => {
                "Was eine Vorlage benutzen kann, steht am Anfang der mitgelieferten Vorlage \
                 (`rundmail vorlagen schreiben ORDNER`)."
                    .into()
            }
            Self::ListThem => "`rundmail vorlagen liste` nennt alle Vorlagen.".into(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Undefined { name } => format!("There is no `{name}` in this template."),
            Self::NoValue { name } => format!("`{name}` is not given here."),
            Self::NoColumn { column } => format!("The contact list has no column `{column}`."),
            Self::Syntax { detail } => {
                with_detail("The template is not written correctly here", detail, Language::English)
            }
            Self::Unknown { what, name } => {
                let what = match what {
                    Unknown::Filter => "filter",
                    Unknown::Function => "function",
                    Unknown::Test => "test",
                    Unknown::Method => "method",
                };
                format!("The template language knows no {what} `{name}`.")
            }
            Self::Missing { name } => format!("There is no template `{name}`."),
            Self::Failed { kind, detail } => with_detail(
                "The template cannot be carried out here",
                &said(kind, detail),
                Language::English,
            ),
            Self::Endless => "The template does not come to an end here.".into(),
            Self::TooLarge => "What the template makes is too large.".into(),
            Self::Unused { name } => format!("No template uses the file `{name}`."),
            Self::EmptySubject => "The subject would be empty.".into(),
            Self::Guard { name } => {
                format!("Put `{{% if {name} %}}…{{% endif %}}` around it, or give the value.")
            }
            Self::Columns { columns } if columns.is_empty() => {
                "The list has no further columns.".into()
            }
            Self::Columns { columns } => {
                format!("Further columns are {}.", quoted(columns, Language::English))
            }
            Self::DidYouMean { near } => format!("Did you mean `{near}`?"),
            Self::SeeComment => {
                "What a template sees stands at the beginning of the built-in one (`rundmail \
                 templates write DIR`)."
                    .into()
            }
            Self::ListThem => "`rundmail templates list` names all templates.".into(),
        }
    }
}
