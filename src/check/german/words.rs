//! What the rules about German say, and what they advise.

use german::GenderForm;

use crate::l10n::{Bilingual, Joint, Language, count, list};

/// What DIN 5008 has a form for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Date,
    Time,
    Range,
    Phone,
    Spacing,
}

/// What is wrong, and what the other places show.
#[derive(Debug)]
pub(super) enum Words {
    /// Something in a form that DIN 5008 does not know, so many times.
    Form { what: What, written: String, wanted: String, count: usize },
    /// How it is written right.
    Better { wanted: String },
    /// Quotation marks of several kinds, the commonest first.
    MixedMarks { counts: Vec<(String, usize)> },
    /// Quotation marks of one kind, which is not German.
    Foreign { marks: String, count: usize },
    /// Which marks these are.
    Marks { marks: String },
    /// Quotes in quotes with the same marks.
    Nested { count: usize },
    /// Marks without a partner.
    Lone { count: usize },
    /// Another one.
    Here,
    /// Several gender forms, the commonest first, each with a word.
    Gender { counts: Vec<(GenderForm, usize, String)> },
    /// Which form this is.
    GenderHere { form: GenderForm },
    /// One thing in several spellings, the commonest first.
    Spelling { counts: Vec<(String, usize)> },
    /// Which spelling this is.
    SpellingHere { written: String },
    /// A person whose name is otherwise in the records.
    Person { written: String, record: String },
    /// The name in the records.
    RecordHere,
    /// A word that the office does not want.
    House { word: String, count: usize },
}

impl Bilingual for Words {
    fn german(&self) -> String {
        match self {
            Self::Form { written, wanted, count: 1, .. } => {
                format!("Nach DIN 5008 schreibt man „{wanted}“ statt „{written}“.")
            }
            Self::Form { what, written, wanted, count } => {
                let fault = match what {
                    What::Date => "ist ein Datum anders geschrieben als nach DIN 5008",
                    What::Time => "ist eine Uhrzeit anders geschrieben als nach DIN 5008",
                    What::Range => "steht ein Bindestrich statt „bis“",
                    What::Phone => "ist eine Telefonnummer anders gegliedert als nach DIN 5008",
                    What::Spacing => "fehlt ein Leerzeichen, oder es ist eines zu viel",
                };
                format!("An {count} Stellen {fault}, zum Beispiel „{written}“ statt „{wanted}“.")
            }
            Self::Better { wanted } => format!("besser: „{wanted}“"),
            Self::MixedMarks { counts } => {
                format!("Die Anführungszeichen sind gemischt: {}.", marks(counts, Language::German))
            }
            Self::Foreign { marks, count: 1 } => {
                format!("Die Anführungszeichen {marks} sind keine deutschen.")
            }
            Self::Foreign { marks, count } => {
                format!(
                    "Alle {count} Anführungen haben die Zeichen {marks}; das sind keine deutschen."
                )
            }
            Self::Marks { marks } => format!("hier {marks}"),
            Self::Nested { count: 1 } => {
                "Die Anführung in der Anführung hat dieselben Zeichen wie die äußere.".into()
            }
            Self::Nested { count } => format!(
                "{count} Anführungen in Anführungen haben dieselben Zeichen wie die äußeren."
            ),
            Self::Lone { count: 1 } => "Zu diesem Anführungszeichen fehlt das zweite.".into(),
            Self::Lone { count } => format!("Zu {count} Anführungszeichen fehlt das zweite."),
            Self::Here => "auch hier".into(),
            Self::Gender { counts } => {
                let forms = counts.iter().map(|(form, count, word)| {
                    format!("{count}-mal mit {} („{word}“)", german_form(*form))
                });
                let forms: Vec<String> = forms.collect();
                let forms = list(&forms, Joint::And, Language::German);
                format!("Die Formen für alle Geschlechter sind gemischt: {forms}.")
            }
            Self::GenderHere { form } => format!("hier mit {}", german_form(*form)),
            Self::Spelling { counts } => {
                let quoted = |(written, count): &(String, usize)| (format!("„{written}“"), *count);
                let counts: Vec<_> = counts.iter().map(quoted).collect();
                format!("Verschieden geschrieben: {}.", marks(&counts, Language::German))
            }
            Self::SpellingHere { written } => format!("hier „{written}“"),
            Self::Person { written, record } => {
                format!("Hier steht „{written}“, im Eintrag aber „{record}“.")
            }
            Self::RecordHere => "der Eintrag".into(),
            Self::House { word, count: 1 } => {
                format!("Das Wort „{word}“ soll nach Ihren Einstellungen nicht vorkommen.")
            }
            Self::House { word, count } => format!(
                "Das Wort „{word}“ soll nach Ihren Einstellungen nicht vorkommen; hier steht es \
                 {count}-mal."
            ),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Form { written, wanted, count: 1, .. } => {
                format!("According to DIN 5008 it is \"{wanted}\", not \"{written}\".")
            }
            Self::Form { what, written, wanted, count } => {
                let fault = match what {
                    What::Date => "a date is written otherwise than DIN 5008 has it",
                    What::Time => "a time is written otherwise than DIN 5008 has it",
                    What::Range => "a hyphen stands for \"to\"",
                    What::Phone => "a telephone number is parted otherwise than DIN 5008 has it",
                    What::Spacing => "a blank is missing or is one too many",
                };
                format!(
                    "In {count} places {fault}, for example \"{written}\" instead of \"{wanted}\"."
                )
            }
            Self::Better { wanted } => format!("better: \"{wanted}\""),
            Self::MixedMarks { counts } => {
                format!("The quotation marks are mixed: {}.", marks(counts, Language::English))
            }
            Self::Foreign { marks, count: 1 } => {
                format!("The quotation marks {marks} are not German.")
            }
            Self::Foreign { marks, count } => {
                format!("All {count} quotes have the marks {marks}, which are not German.")
            }
            Self::Marks { marks } => format!("{marks} here"),
            Self::Nested { count: 1 } => {
                "The quote inside a quote has the same marks as the outer one.".into()
            }
            Self::Nested { count } => {
                format!("{count} quotes inside quotes have the same marks as the outer ones.")
            }
            Self::Lone { count: 1 } => "This quotation mark lacks its partner.".into(),
            Self::Lone { count } => format!("{count} quotation marks lack their partners."),
            Self::Here => "here as well".into(),
            Self::Gender { counts } => {
                let forms = counts.iter().map(|(form, number, word)| {
                    let times = count(*number, "time", "times");
                    format!("{times} with {} (\"{word}\")", english_form(*form))
                });
                let forms: Vec<String> = forms.collect();
                let forms = list(&forms, Joint::And, Language::English);
                format!("The forms for all genders are mixed: {forms}.")
            }
            Self::GenderHere { form } => format!("with {} here", english_form(*form)),
            Self::Spelling { counts } => {
                let quoted =
                    |(written, count): &(String, usize)| (format!("\"{written}\""), *count);
                let counts: Vec<_> = counts.iter().map(quoted).collect();
                format!("Spelled differently: {}.", marks(&counts, Language::English))
            }
            Self::SpellingHere { written } => format!("\"{written}\" here"),
            Self::Person { written, record } => {
                format!("It says \"{written}\" here, but \"{record}\" in the entry.")
            }
            Self::RecordHere => "the entry".into(),
            Self::House { word, count: 1 } => {
                format!("According to your settings the word \"{word}\" is to be avoided.")
            }
            Self::House { word, count } => format!(
                "According to your settings the word \"{word}\" is to be avoided; it stands here \
                 {count} times."
            ),
        }
    }
}

/// `8-mal „…“ und 3-mal "…"`
fn marks(counts: &[(String, usize)], language: Language) -> String {
    let one = |(marks, number): &(String, usize)| match language {
        Language::German => format!("{number}-mal {marks}"),
        Language::English => format!("{} {marks}", count(*number, "time", "times")),
    };
    list(&counts.iter().map(one).collect::<Vec<_>>(), Joint::And, language)
}

fn german_form(form: GenderForm) -> &'static str {
    match form {
        GenderForm::Star => "Stern",
        GenderForm::Colon => "Doppelpunkt",
        GenderForm::Underscore => "Unterstrich",
        GenderForm::Dot => "Mittelpunkt",
        GenderForm::Slash => "Schrägstrich",
        GenderForm::Brackets => "Klammern",
        GenderForm::CapitalI => "großem I",
        GenderForm::Pair => "beiden Formen",
        GenderForm::Participle => "Partizip",
    }
}

fn english_form(form: GenderForm) -> &'static str {
    match form {
        GenderForm::Star => "a star",
        GenderForm::Colon => "a colon",
        GenderForm::Underscore => "an underscore",
        GenderForm::Dot => "a middle dot",
        GenderForm::Slash => "a slash",
        GenderForm::Brackets => "brackets",
        GenderForm::CapitalI => "a capital I",
        GenderForm::Pair => "both forms",
        GenderForm::Participle => "a participle",
    }
}

/// What to do about it.
#[derive(Debug)]
pub(super) enum Help {
    /// The form, and whether the documents show it right by themselves.
    Form {
        what: What,
        settled: bool,
    },
    Marks,
    Nested,
    Lone,
    Gender,
    Spelling,
    Person,
    /// The word to write instead; empty where there is none.
    House {
        right: String,
    },
}

impl Bilingual for Help {
    fn german(&self) -> String {
        match self {
            Self::Form { what, settled } => {
                let settled =
                    if *settled { " In den Dokumenten steht es bereits richtig." } else { "" };
                return format!("{}{settled}", german_advice(*what));
            }
            Self::Marks => {
                "Im Deutschen öffnet das Zeichen unten und schließt oben: „…“, in einem Zitat ‚…‘. \
                 Verwenden Sie in einer Datei nur eine Art."
            }
            Self::Nested => "Setzen Sie innen halbe Anführungszeichen: „außen ‚innen‘ außen“.",
            Self::Lone => {
                "Setzen Sie das fehlende Zeichen („…“), oder nehmen Sie das einzelne heraus."
            }
            Self::Spelling => {
                "Schreiben Sie es überall gleich. Sind es verschiedene Dinge, dann nehmen Sie die \
                 Meldung mit [[pruefung.hinnehmen]] hin."
            }
            Self::Person => {
                "Prüfen Sie, wie die Person ihren Namen schreibt, und gleichen Sie die andere \
                 Stelle an."
            }
            Self::House { right } if right.is_empty() => {
                return "Sagen Sie es anders. Die Wörter stehen in [pruefung.woerter].".into();
            }
            Self::House { right } => {
                return format!(
                    "Schreiben Sie „{right}“. Die Wörter stehen in [pruefung.woerter]."
                );
            }
            Self::Gender => {
                "Einigen Sie sich für diese Rund-Mail auf ein Zeichen; auf welches, entscheiden \
                 Sie. In Namen und Zitaten bleibt, was dort steht."
            }
        }
        .into()
    }

    fn english(&self) -> String {
        match self {
            Self::Form { what, settled } => {
                let settled =
                    if *settled { " In the documents it already stands right." } else { "" };
                return format!("{}{settled}", english_advice(*what));
            }
            Self::Marks => {
                "In German the opening mark stands below and the closing one above: „…“, inside a \
                 quote ‚…‘. Use one kind only in a file."
            }
            Self::Nested => "Put single marks inside: „außen ‚innen‘ außen“.",
            Self::Lone => "Add the missing mark („…“), or take the single one out.",
            Self::Spelling => {
                "Write it in one way everywhere. If these are different things, accept the \
                 finding with [[check.accept]]."
            }
            Self::Person => "Find out how the person spells the name, and mend the other place.",
            Self::House { right } if right.is_empty() => {
                return "Put it otherwise. The words stand in [check.words].".into();
            }
            Self::House { right } => {
                return format!("Write \"{right}\". The words stand in [check.words].");
            }
            Self::Gender => {
                "Agree on one sign for this mail; which one is up to you. In names and quotes it \
                 stays as it is."
            }
        }
        .into()
    }
}

fn german_advice(what: What) -> &'static str {
    match what {
        What::Date => {
            "Schreiben Sie Tag und Monat mit zwei Ziffern und das Jahr mit vier \
                 („09.03.2026“), oder den Monat in Worten („9. März 2026“)."
        }
        What::Time => {
            "Schreiben Sie Stunden und Minuten mit zwei Ziffern und Doppelpunkt \
                 („09:15 Uhr“); volle Stunden dürfen allein stehen („9 Uhr“)."
        }
        What::Range => {
            "Schreiben Sie „bis“ oder den langen Strich ohne Leerzeichen („14–16 Uhr“); der \
                 Bindestrich verbindet nur Wörter."
        }
        What::Phone => {
            "Setzen Sie Leerzeichen hinter Landes- und Ortsvorwahl und einen Bindestrich nur \
                 vor die Durchwahl („01234 567-890“, „+49 1234 567890“); Klammern und \
                 Schrägstriche entfallen."
        }
        What::Spacing => {
            "Ein Leerzeichen gehört zwischen die Teile einer Abkürzung („z. B.“) und zwischen \
                 Zahl und Zeichen („10 %“, „§ 5“, „18 Uhr“); hinter ein Komma gehört eines, davor \
                 keines."
        }
    }
}

fn english_advice(what: What) -> &'static str {
    match what {
        What::Date => {
            "Write day and month with two digits and the year with four (\"09.03.2026\"), or \
                 the month in words (\"9. März 2026\")."
        }
        What::Time => {
            "Write hours and minutes with two digits and a colon (\"09:15 Uhr\"); full hours \
                 may stand alone (\"9 Uhr\")."
        }
        What::Range => {
            "Write \"bis\" or the long dash without blanks (\"14–16 Uhr\"); the hyphen only \
                 joins words."
        }
        What::Phone => {
            "Put blanks behind the codes of country and area, and a hyphen only before an \
                 extension (\"01234 567-890\", \"+49 1234 567890\"); brackets and slashes go."
        }
        What::Spacing => {
            "A blank belongs between the parts of an abbreviation (\"z. B.\") and between a \
                 figure and its sign (\"10 %\", \"§ 5\", \"18 Uhr\"); one belongs behind a comma \
                 and none before it."
        }
    }
}
