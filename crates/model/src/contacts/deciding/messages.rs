//! Messages about columns that decide about mail.

use crate::contacts::field::asked::Answer;
use crate::l10n::{Joint, Language, copied, counted, list, messages, one_of, when};
use crate::settings::ContactSettings;

messages! {
    /// What is not clear.
    pub(in crate::contacts) enum Message {
        /// It is not clear whether the column says anything about mail.
        Column { column: String, shown: Vec<String> as ticked } =
            "Die Spalte `{column}` ({shown}) sagt vielleicht, wer keine E-Mail möchte. Das ist \
             nicht sicher zu erkennen.",
            "The column `{column}` ({shown}) may say who wants no mail. It is not certain that it \
             does.";
        /// What an empty cell means.
        Blanks {
            column: String,
            filled: usize as counted(["Kontakt", "Kontakten"], ["contact", "contacts"]),
            blank: usize,
        } =
            "In der Spalte `{column}` steht bei {filled} etwas, bei {blank} nichts. Ob die \
             Kontakte ohne Eintrag E-Mails möchten, ist nicht sicher.",
            "The column `{column}` is filled in for {filled} and empty for {blank}. It is unclear \
             whether those without an entry want mail.";
        /// What these words mean.
        Others { column: String, words: Vec<String> as ticked } =
            "In der Spalte `{column}` steht {words}. Ob diese Kontakte E-Mails bekommen sollen, \
             ist nicht sicher.",
            "The column `{column}` contains {words}. It is unclear whether these contacts should \
             get mail.";
        /// A note says that somebody wants no mail.
        Objection { written: String } =
            "Hier steht „{written}“, aber keine Spalte sagt, dass dieser Kontakt keine E-Mail \
             bekommt.",
            "Here it says \"{written}\", but no column says that this contact gets no mail.";
        /// A note may say so.
        MaybeObjection { written: String } =
            "Hier steht „{written}“. Der Kontakt bekommt trotzdem E-Mails.",
            "Here it says \"{written}\". The contact gets mail nevertheless.";
    }

    /// What can be done.
    pub(in crate::contacts) enum Help {
        /// One of these lines, ready to copy, makes it clear.
        Lines {
            table: Option<Language> as copied(section),
            choices: Vec<Choice> as one_of,
            may_split: bool as when(
                " Gilt es nur für manche, verteilen Sie sie auf die ersten beiden Zeilen.",
                " If it applies to only some of them, split them between the first two lines.",
            ),
        } =
            "Schreiben Sie in rundmail.toml unter {table} eine dieser Zeilen: {choices}.{may_split}",
            "Write one of these lines in rundmail.toml under {table}: {choices}.{may_split}";
        /// The row can say so in a known column.
        Note { table: Option<Language> as copied(section), line: Line } =
            "Soll der Kontakt keine E-Mails bekommen, schreiben Sie in eine Spalte `Abgemeldet` \
             ein „ja“. Sagt die Spalte darüber nie etwas, schreiben Sie in rundmail.toml unter \
             {table}: `{line}`.",
            "If the contact should get no mail, write \"yes\" in a column `Unsubscribed`. If the \
             column never says anything about that, write in rundmail.toml under {table}: `{line}`.";
        /// The same for something beside a name.
        BesideName =
            "Soll der Kontakt keine E-Mails bekommen, schreiben Sie in eine Spalte `Abgemeldet` \
             ein „ja“. Sonst nehmen Sie den Zusatz aus dem Namen.",
            "If the contact should get no mail, write \"yes\" in a column `Unsubscribed`. \
             Otherwise remove the addition from the name.";
    }

    /// A line that answers, and what it means there.
    pub(in crate::contacts) struct Choice { line: Line, of_cells: bool } = fn(language) {
        format!("`{}` ({})", line.localize(language), meaning(line.answer, *of_cells, language))
    };

    /// A line of the settings: the names of columns in the language of its keys, or else of the reader.
    pub(in crate::contacts) struct Line {
        answer: Answer,
        names: Vec<String>,
        keys: Option<Language>,
    } = fn(language) {
        let (english, german) = answer.key();
        format!("{} = {}", keys.unwrap_or(language).pick(german, english), toml(names))
    };
}

impl Help {
    /// The possible answers as lines in the language of the settings, added to what they already
    /// say; `of_cells`: about words in the column rather than the whole column.
    pub(super) fn new(
        answers: Vec<(Answer, Vec<String>)>,
        of_cells: bool,
        settings: &ContactSettings,
    ) -> Self {
        let keys = settings.language;
        let choice = |(answer, names): (Answer, Vec<String>)| {
            let known = settings.columns.iter();
            let known = known.filter(|(key, _)| Answer::of_key(&key.value) == Some(answer));
            let names = known.map(|(_, name)| name.value.clone()).chain(names).collect();
            Choice { line: Line { answer, names, keys }, of_cells }
        };
        let choices: Vec<Choice> = answers.into_iter().map(choice).collect();
        let may_split = of_cells && choices.iter().any(|choice| choice.line.names.len() != 1);
        Self::Lines { table: keys, choices, may_split }
    }

    /// What can be done about a note in this column.
    pub(in crate::contacts) fn note(column: &str, keys: Option<Language>) -> Self {
        let line = Line { answer: Answer::Ignore, names: vec![column.to_owned()], keys };
        Self::Note { table: keys, line }
    }
}

/// The section of the settings, in the language of its keys.
fn section(keys: Option<Language>, language: Language) -> &'static str {
    keys.unwrap_or(language).pick("[kontakte.spalten]", "[contacts.columns]")
}

/// The meaning of an answer in a few words.
fn meaning(answer: Answer, of_cells: bool, language: Language) -> &'static str {
    let (german, english) = match answer {
        Answer::Active if of_cells => ("sie bekommen E-Mails", "they get mail"),
        Answer::Inactive if of_cells => ("sie bekommen keine", "they get none"),
        Answer::Active | Answer::Consent => {
            ("nur ein Nein schließt aus", "only a no keeps mail away")
        }
        Answer::Inactive => {
            ("jeder Eintrag außer Nein schließt aus", "anything but a no keeps mail away")
        }
        Answer::OnlyYes => ("ohne Ja keine E-Mail", "no mail without a yes"),
        Answer::Ignore => ("die Spalte sagt dazu nichts", "the column says nothing about it"),
    };
    language.pick(german, english)
}

/// Names in TOML: a string, or a list of them.
fn toml(names: &[String]) -> String {
    let quoted: Vec<String> = names
        .iter()
        .map(|name| format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\"")))
        .collect();
    match quoted.as_slice() {
        [one] => one.clone(),
        many => format!("[{}]", many.join(", ")),
    }
}

fn ticked(words: &[String], language: Language) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    list(&words, Joint::And, language)
}
