//! Messages and help of the rules about German.

use german::GenderForm;

use crate::l10n::{Joint, Language, all_of, copied, count, list, messages, when};

/// What DIN 5008 defines a form for; in a sentence, how that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    Date,
    Time,
    Range,
    Phone,
    Punctuation,
    Spacing,
}

messages! {
    /// What is wrong, and labels of other spans.
    pub(super) enum Message {
        /// Something in a form that does not follow DIN 5008, this many times.
        Form { what: What, written: String, wanted: String, count: usize } = match count {
            1 => match what {
                What::Punctuation =>
                    "Hier steht ein Satzzeichen zu viel: „{written}“ statt „{wanted}“.",
                    "There is a punctuation mark too many: \"{written}\" instead of \"{wanted}\".";
                _ =>
                    "Nach DIN 5008 schreibt man „{wanted}“ statt „{written}“.",
                    "DIN 5008 requires \"{wanted}\" instead of \"{written}\".";
            };
            _ => match what {
                What::Date =>
                    "An {count} Stellen ist ein Datum anders geschrieben als nach DIN 5008, zum \
                     Beispiel „{written}“ statt „{wanted}“.",
                    "In {count} places, a date is not written as DIN 5008 requires, for example \
                     \"{written}\" instead of \"{wanted}\".";
                What::Time =>
                    "An {count} Stellen ist eine Uhrzeit anders geschrieben als nach DIN 5008, zum \
                     Beispiel „{written}“ statt „{wanted}“.",
                    "In {count} places, a time is not written as DIN 5008 requires, for example \
                     \"{written}\" instead of \"{wanted}\".";
                What::Range =>
                    "An {count} Stellen steht ein Bindestrich statt „bis“, zum Beispiel \
                     „{written}“ statt „{wanted}“.",
                    "In {count} places, a hyphen is used for \"bis\", for example \"{written}\" \
                     instead of \"{wanted}\".";
                What::Phone =>
                    "An {count} Stellen ist eine Telefonnummer anders gegliedert als nach DIN \
                     5008, zum Beispiel „{written}“ statt „{wanted}“.",
                    "In {count} places, a telephone number is not grouped as DIN 5008 requires, \
                     for example \"{written}\" instead of \"{wanted}\".";
                What::Punctuation =>
                    "An {count} Stellen steht ein Satzzeichen zu viel, zum Beispiel „{written}“ \
                     statt „{wanted}“.",
                    "In {count} places, there is a punctuation mark too many, for example \
                     \"{written}\" instead of \"{wanted}\".";
                What::Spacing =>
                    "An {count} Stellen fehlt ein Leerzeichen, oder es ist eines zu viel, zum \
                     Beispiel „{written}“ statt „{wanted}“.",
                    "In {count} places, a space is missing or superfluous, for example \
                     \"{written}\" instead of \"{wanted}\".";
            };
        };
        /// A day of three small numbers.
        ShortYear { written: String } =
            "„{written}“ kann auch als ein anderer Tag gelesen werden.",
            "\"{written}\" can be read as another day as well.";
        /// The correct form.
        Better { wanted: String } = "besser: „{wanted}“", "better: \"{wanted}\"";
        /// Quotation marks of several kinds, the most frequent first.
        MixedMarks { counts: Vec<(String, usize)> as marks } =
            "Die Anführungszeichen sind gemischt: {counts}.",
            "The quotation marks are mixed: {counts}.";
        /// Quotation marks of one kind, which is not German.
        Foreign { marks: String, count: usize } = match count {
            1 =>
                "Die Anführungszeichen {marks} sind keine deutschen.",
                "The quotation marks {marks} are not German.";
            _ =>
                "Alle {count} Anführungen haben die Zeichen {marks}; das sind keine deutschen.",
                "All {count} quotations use the marks {marks}, which are not German.";
        };
        /// Which marks these are.
        Marks { marks: String } = "hier {marks}", "here {marks}";
        /// Nested quotations with the same marks.
        Nested { count: usize } = match count {
            1 =>
                "Die Anführung in der Anführung hat dieselben Zeichen wie die äußere.",
                "The quotation inside a quotation has the same marks as the outer one.";
            _ =>
                "{count} Anführungen in Anführungen haben dieselben Zeichen wie die äußeren.",
                "{count} quotations inside quotations have the same marks as the outer ones.";
        };
        /// Marks without a partner.
        Lone { count: usize } = match count {
            1 =>
                "Zu diesem Anführungszeichen fehlt das zweite.",
                "This quotation mark has no counterpart.";
            _ =>
                "Zu {count} Anführungszeichen fehlt das zweite.",
                "{count} quotation marks have no counterpart.";
        };
        /// Another one.
        Here = "auch hier", "also here";
        /// Several gender forms, the most frequent first, each with a word.
        Gender { counts: Vec<(GenderForm, usize, String)> as forms } =
            "Die Formen für alle Geschlechter sind gemischt: {counts}.",
            "The gender-inclusive forms are mixed: {counts}.";
        /// Which form this is.
        GenderHere { form: GenderForm as copied(named) } = "hier mit {form}", "here with {form}";
        /// One thing in several spellings, the most frequent first.
        Spelling { counts: Vec<(String, usize)> as spellings } =
            "Verschieden geschrieben: {counts}.",
            "Spelled in different ways: {counts}.";
        /// Which spelling this is.
        SpellingHere { written: String } = "hier „{written}“", "here \"{written}\"";
        /// A person whose name is different in the records.
        Person { written: String, record: String } =
            "Hier steht „{written}“, im Eintrag aber „{record}“.",
            "Here it says \"{written}\", but the entry says \"{record}\".";
        /// A person whose name is different elsewhere in the texts.
        PersonElsewhere { written: String, other: String } =
            "Hier steht „{written}“, sonst „{other}“.",
            "Here it says \"{written}\", but elsewhere \"{other}\".";
        /// The name in the records.
        RecordHere = "der Eintrag", "the entry";
        /// A word that the office does not want.
        House { word: String, count: usize } = match count {
            1 =>
                "Das Wort „{word}“ soll nach Ihren Einstellungen nicht vorkommen.",
                "According to your settings, the word \"{word}\" should be avoided.";
            _ =>
                "Das Wort „{word}“ soll nach Ihren Einstellungen nicht vorkommen; hier steht es \
                 {count}-mal.",
                "According to your settings, the word \"{word}\" should be avoided; it appears \
                 here {count} times.";
        };
    }

    impl What as what = match what {
        Self::Date =>
            "Schreiben Sie Tag und Monat mit zwei Ziffern und das Jahr mit vier („09.03.2026“), \
             oder den Monat in Worten („9. März 2026“).",
            "Write the day and the month with two digits and the year with four (\"09.03.2026\"), \
             or the month as a word (\"9. März 2026\").";
        Self::Time =>
            "Schreiben Sie Stunden und Minuten mit zwei Ziffern und Doppelpunkt („09:15 Uhr“); \
             volle Stunden dürfen allein stehen („9 Uhr“).",
            "Write hours and minutes with two digits and a colon (\"09:15 Uhr\"); full hours may \
             stand alone (\"9 Uhr\").";
        Self::Range =>
            "Schreiben Sie „bis“ oder den langen Strich ohne Leerzeichen („14–16 Uhr“); der \
             Bindestrich verbindet nur Wörter.",
            "Write \"bis\" or an en dash without spaces (\"14–16 Uhr\"); a hyphen only joins \
             words.";
        Self::Phone =>
            "Setzen Sie Leerzeichen hinter Landes- und Ortsvorwahl und einen Bindestrich nur vor \
             die Durchwahl („01234 567-890“, „+49 1234 567890“); Klammern und Schrägstriche \
             entfallen.",
            "Put a space after the country and area codes, and a hyphen only before an extension \
             (\"01234 567-890\", \"+49 1234 567890\"); brackets and slashes are not used.";
        Self::Punctuation =>
            "Streichen Sie das überzählige Zeichen. Wer einen Gedanken abbricht, setzt drei Punkte.",
            "Remove the superfluous mark. A thought that breaks off ends in three dots.";
        Self::Spacing =>
            "Ein Leerzeichen gehört zwischen die Teile einer Abkürzung („z. B.“) und zwischen Zahl \
             und Zeichen („10 %“, „§ 5“, „18 Uhr“); hinter ein Satzzeichen gehört eines, davor \
             keines, und zwischen zwei Wörter nur eines.",
            "Put a space between the parts of an abbreviation (\"z. B.\") and between a number \
             and its symbol (\"10 %\", \"§ 5\", \"18 Uhr\"); put one after a punctuation mark \
             and none before it, and only one between two words.";
    };

    /// What to do about it.
    pub(super) enum Help {
        /// The day with its whole year.
        FullYear { full: String } =
            "Schreiben Sie das Jahr mit vier Ziffern (DIN 5008): {full}.",
            "Write the year with four digits (DIN 5008): {full}.";
        /// The form, and whether the documents correct it themselves.
        Form {
            what: What,
            settled: bool as when(
                " In den Dokumenten steht es bereits richtig.",
                " The documents already show it correctly.",
            ),
        } =
            "{what}{settled}",
            "{what}{settled}";
        /// The marks of German, and whether the documents set them themselves.
        Marks {
            settled: bool as when(
                " In den Dokumenten steht es bereits richtig.",
                " The documents already show it correctly.",
            ),
        } =
            "Im Deutschen öffnet das Zeichen unten und schließt oben: „…“, in einem Zitat ‚…‘. \
             Verwenden Sie in einer Datei nur eine Art.{settled}",
            "In German, the opening mark is low and the closing one high: „…“, inside a quotation \
             ‚…‘. Use only one kind in a file.{settled}";
        Nested =
            "Setzen Sie innen halbe Anführungszeichen: „außen ‚innen‘ außen“.",
            "Use single marks inside: „außen ‚innen‘ außen“.";
        Lone =
            "Setzen Sie das fehlende Zeichen („…“), oder nehmen Sie das einzelne heraus.",
            "Add the missing mark („…“), or remove the single one.";
        Gender =
            "Einigen Sie sich für diese Rund-Mail auf ein Zeichen; auf welches, entscheiden Sie. \
             In Namen und Zitaten bleibt, was dort steht.",
            "Use the same form throughout this mailing; which one is up to you. Leave names and \
             quotations as they are.";
        Spelling =
            "Schreiben Sie es überall gleich. Sind es verschiedene Dinge, dann nehmen Sie die \
             Meldung mit [[pruefung.hinnehmen]] hin.",
            "Spell it the same way everywhere. If these are different things, accept the finding \
             with [[check.accept]].";
        Person =
            "Prüfen Sie, wie die Person ihren Namen schreibt, und gleichen Sie die andere Stelle \
             an.",
            "Find out how the person spells the name, and correct the other place.";
        /// The word to write instead; empty where there is none.
        House { right: String } = match right {
            _ if right.is_empty() =>
                "Sagen Sie es anders. Die Wörter stehen in [pruefung.woerter].",
                "Use another expression. The words are listed in [check.words].";
            _ =>
                "Schreiben Sie „{right}“. Die Wörter stehen in [pruefung.woerter].",
                "Write \"{right}\". The words are listed in [check.words].";
        };
    }
}

/// The marks with their counts: `8-mal „…“ und 3-mal "…"`.
fn marks(counts: &[(String, usize)], language: Language) -> String {
    let one = |(marks, number): &(String, usize)| match language {
        Language::German => format!("{number}-mal {marks}"),
        Language::English => format!("{} {marks}", count(*number, "time", "times")),
    };
    list(&counts.iter().map(one).collect::<Vec<_>>(), Joint::And, language)
}

/// The form as it stands behind „mit“.
fn named(form: GenderForm, language: Language) -> &'static str {
    let (german, english) = match form {
        GenderForm::Star => ("Stern", "an asterisk"),
        GenderForm::Colon => ("Doppelpunkt", "a colon"),
        GenderForm::Underscore => ("Unterstrich", "an underscore"),
        GenderForm::Dot => ("Mittelpunkt", "a middle dot"),
        GenderForm::Slash => ("Schrägstrich", "a slash"),
        GenderForm::Brackets => ("Klammern", "brackets"),
        GenderForm::CapitalI => ("großem I", "a capital I"),
        GenderForm::Pair => ("beiden Formen", "both forms"),
        GenderForm::Participle => ("Partizip", "a participle"),
    };
    language.pick(german, english)
}

/// The forms with their counts: „2-mal mit Stern („Kolleg*innen“) und 1-mal mit Doppelpunkt
/// („Kolleg:innen“)“.
fn forms(counts: &[(GenderForm, usize, String)], language: Language) -> String {
    let one = |(form, number, word): &(GenderForm, usize, String)| {
        let form = named(*form, language);
        match language {
            Language::German => format!("{number}-mal mit {form} („{word}“)"),
            Language::English => {
                format!("{} with {form} (\"{word}\")", count(*number, "time", "times"))
            }
        }
    };
    all_of(&counts.iter().map(one).collect::<Vec<_>>(), language)
}

fn spellings(counts: &[(String, usize)], language: Language) -> String {
    let quoted = |(written, number): &(String, usize)| {
        (language.pick(format!("„{written}“"), format!("\"{written}\"")), *number)
    };
    marks(&counts.iter().map(quoted).collect::<Vec<_>>(), language)
}
