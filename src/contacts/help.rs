//! What to do about the faults of a contact list.

use crate::contacts::field::Field;
use crate::contacts::field::asked::Answer;
use crate::l10n::{Bilingual, Joint, Language, list, nearest};
use crate::minutes::LanguageTag;

/// How to save a list without loss.
const SAVE_GERMAN: &str = "Speichern Sie die Liste in Excel mit „Speichern unter“ als „CSV UTF-8 \
                           (durch Trennzeichen getrennt)“ oder als Excel-Arbeitsmappe (.xlsx), in \
                           LibreOffice mit dem Zeichensatz „Unicode (UTF-8)“";

/// The same in English.
const SAVE_ENGLISH: &str = "Save the list in Excel with \"Save As\" as \"CSV UTF-8 (Comma \
                            delimited)\" or as an Excel workbook (.xlsx), in LibreOffice with \
                            the character set \"Unicode (UTF-8)\"";

/// Advice beside a finding.
#[derive(Debug)]
pub(super) enum Help {
    CheckPath,
    SaveAsUtf8,
    CheckFile,
    AddHeader,
    NameAddressColumn { known: Vec<String> },
    NameColumn { field: Field, column: String },
    KnownFields { written: String },
    KnownColumns { written: String, known: Vec<String> },
    KnownGroups { written: String, known: Vec<String> },
    Delimiters { delimiter: char },
    Entity { written: String },
    CloseQuote,
    OneRowEach,
    OtherEmail { column: String },
    OwnAddresses,
    RemoveUnsubscribed,
    CorrectAddress,
    DidYouMean(String),
    TypeAgain,
    SaveWithoutLoss,
    RestoreLetters,
    SaveResults,
    MendFormula,
    OneLine,
    Shorten,
    YesNo,
    Date,
    LastDay,
    LanguageCode,
    NearLanguage(&'static str, &'static str),
    OneLanguage(Vec<LanguageTag>),
}

impl Help {
    /// How to write a language; `one_of`: what `written` may mean.
    pub(super) fn language(written: &str, one_of: &[LanguageTag]) -> Self {
        let near = |language| LanguageTag::near(written, language);
        match near(Language::German).or_else(|| near(Language::English)) {
            _ if !one_of.is_empty() => Self::OneLanguage(one_of.to_vec()),
            Some(name) => {
                let tag = LanguageTag::parse(name);
                let named = |language| tag.as_ref().map_or(name, |tag| tag.name(language));
                Self::NearLanguage(named(Language::German), named(Language::English))
            }
            None => Self::LanguageCode,
        }
    }
}

fn names(tags: &[LanguageTag], language: Language) -> String {
    let names: Vec<_> = tags.iter().map(|tag| tag.name(language)).collect();
    list(&names, Joint::Or, language)
}

impl Bilingual for Help {
    fn german(&self) -> String {
        match self {
            Self::CheckPath => "Die Liste wird in rundmail.toml unter [kontakte] mit \
                                datei = \"…\" genannt oder mit --kontakte DATEI."
                .into(),
            Self::SaveAsUtf8 => format!("{SAVE_GERMAN}."),
            Self::CheckFile => "Bitte prüfen Sie, ob es die richtige Datei ist.".into(),
            Self::AddHeader => "In der ersten Zeile müssen die Namen der Spalten stehen: \
                                Vorname;Nachname;E-Mail."
                .into(),
            Self::NameAddressColumn { known } => format!(
                "Nennen Sie die Spalte in der Liste `E-Mail`, oder schreiben Sie in rundmail.toml \
                 unter [kontakte.spalten]: e-mail = \"…\". Gefunden: {}.",
                ticked(known, Joint::And, Language::German)
            ),
            Self::NameColumn { field, column } => format!(
                "Benennen Sie eine der Spalten um, oder schreiben Sie in rundmail.toml unter \
                 [kontakte.spalten]: {} = \"{column}\".",
                field.german_key()
            ),
            Self::KnownFields { written } => {
                let known: Vec<_> = keys().map(|(_, german)| german.to_owned()).collect();
                either(guess_field(written, Language::German), &known, Language::German)
            }
            Self::KnownColumns { written, known } | Self::KnownGroups { written, known } => {
                either(nearest(written, known.iter().map(String::as_str)), known, Language::German)
            }
            Self::Delimiters { delimiter } => format!(
                "Die Felder werden durch {} getrennt. Steht das Zeichen in einem Text, muss das \
                 Feld in Anführungszeichen stehen: \"…\".",
                delimiter_name(*delimiter, Language::German)
            ),
            Self::Entity { written } => format!(
                "In der Zeile steht `{written}`. So werden Buchstaben auf Webseiten geschrieben; das \
                 Semikolon darin trennt hier ein Feld ab. Schreiben Sie stattdessen den Buchstaben, \
                 oder exportieren Sie die Liste als Excel-Arbeitsmappe (.xlsx)."
            ),
            Self::CloseQuote => "Schließen Sie das Feld mit einem Anführungszeichen. \
                                 Anführungszeichen im Text werden verdoppelt: \"\"."
                .into(),
            Self::OneRowEach => "Legen Sie für jede Person eine eigene Zeile an.".into(),
            Self::OtherEmail { column } => format!(
                "Soll sie gelten, wo keine andere steht, schreiben Sie in rundmail.toml unter \
                 [kontakte.spalten]: {} = \"{column}\".",
                Field::OtherEmail.german_key()
            ),
            Self::OwnAddresses => {
                "Soll jede Person mit Namen begrüßt werden, braucht jede ihre eigene Adresse."
                    .into()
            }
            Self::RemoveUnsubscribed => "Wollen die anderen weiter E-Mails, nehmen Sie die \
                                         abgemeldete Person aus der Liste."
                .into(),
            Self::CorrectAddress => "Berichtigen Sie die Adresse: name@verein.example.".into(),
            Self::DidYouMean(word) => format!("Meinten Sie `{word}`?"),
            Self::TypeAgain => "Tippen Sie den Text des Feldes neu ein.".into(),
            Self::SaveWithoutLoss => {
                format!("{SAVE_GERMAN}, oder tippen Sie den Text des Feldes neu ein.")
            }
            Self::RestoreLetters => format!(
                "In dieser Datei sind die Buchstaben nicht mehr enthalten. Nehmen Sie die \
                 Ausgangsdatei, oder exportieren Sie die Liste neu. {SAVE_GERMAN}."
            ),
            Self::SaveResults => "Speichern Sie die Liste so, dass die Ergebnisse der Formeln in \
                                  ihr stehen (in LibreOffice: „Zellinhalt wie angezeigt“), oder \
                                  tippen Sie den Text des Feldes ein."
                .into(),
            Self::MendFormula => {
                "Berichtigen Sie die Formel in der Tabelle, oder leeren Sie das Feld.".into()
            }
            Self::OneLine => "Schreiben Sie den Text des Feldes in eine Zeile.".into(),
            Self::Shorten => "Bitte prüfen Sie, ob die Spalten verrutscht sind.".into(),
            Self::YesNo => "Schreiben Sie ja oder nein.".into(),
            Self::Date => "Schreiben Sie das Datum so: 30.09.2026 oder 2026-09-30.".into(),
            Self::LastDay => {
                "Schreiben Sie den letzten Tag so: 30.09.2026 oder 2026-09-30; gibt es \
                              keinen, lassen Sie das Feld leer."
                    .into()
            }
            Self::NearLanguage(name, _) => format!("Meinten Sie {name}?"),
            Self::OneLanguage(tags) => format!(
                "Schreiben Sie die Sprache aus, zum Beispiel {}.",
                names(tags, Language::German)
            ),
            Self::LanguageCode => {
                "Schreiben Sie das Kürzel oder den Namen: de oder Deutsch, uk oder \
                                   Ukrainisch."
                    .into()
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::CheckPath => "The list is named in rundmail.toml under [contacts] with \
                                file = \"…\", or with --contacts FILE."
                .into(),
            Self::SaveAsUtf8 => format!("{SAVE_ENGLISH}."),
            Self::CheckFile => "Please check whether it is the right file.".into(),
            Self::AddHeader => {
                "The first line must hold the names of the columns: First name;Last name;E-Mail."
                    .into()
            }
            Self::NameAddressColumn { known } => format!(
                "Call the column `E-Mail` in the list, or write in rundmail.toml under \
                 [contacts.columns]: email = \"…\". Found: {}.",
                ticked(known, Joint::And, Language::English)
            ),
            Self::NameColumn { field, column } => format!(
                "Rename one of the columns, or write in rundmail.toml under [contacts.columns]: \
                 {} = \"{column}\".",
                field.key()
            ),
            Self::KnownFields { written } => {
                let known: Vec<_> = keys().map(|(english, _)| english.to_owned()).collect();
                either(guess_field(written, Language::English), &known, Language::English)
            }
            Self::KnownColumns { written, known } | Self::KnownGroups { written, known } => {
                either(nearest(written, known.iter().map(String::as_str)), known, Language::English)
            }
            Self::Delimiters { delimiter } => format!(
                "The cells are separated by {}. Where a text holds it, the cell must stand in \
                 quotation marks: \"…\".",
                delimiter_name(*delimiter, Language::English)
            ),
            Self::Entity { written } => format!(
                "The row holds `{written}`. Web pages write letters like this; here its semicolon \
                 ends a cell. Write the letter instead, or export the list as an Excel workbook \
                 (.xlsx)."
            ),
            Self::CloseQuote => {
                "Close the cell with a quotation mark. Quotation marks in the text \
                                 are doubled: \"\"."
                    .into()
            }
            Self::OneRowEach => "Give each person a row of their own.".into(),
            Self::OtherEmail { column } => format!(
                "If it is to serve where there is no other, write in rundmail.toml under \
                 [contacts.columns]: {} = \"{column}\".",
                Field::OtherEmail.key()
            ),
            Self::OwnAddresses => {
                "If each person is to be greeted by name, each needs an address of their own."
                    .into()
            }
            Self::RemoveUnsubscribed => {
                "If the others still want mail, take the unsubscribed person out of the list."
                    .into()
            }
            Self::CorrectAddress => "Correct the address: name@club.example.".into(),
            Self::DidYouMean(word) => format!("Did you mean `{word}`?"),
            Self::TypeAgain => "Type the text of the cell again.".into(),
            Self::SaveWithoutLoss => format!("{SAVE_ENGLISH}, or type the text of the cell again."),
            Self::RestoreLetters => format!(
                "The letters are no longer in this file. Take the file that it was made from, or \
                 export the list again. {SAVE_ENGLISH}."
            ),
            Self::SaveResults => "Save the list so that it holds the results of the formulas (in \
                                  LibreOffice: \"Save cell content as shown\"), or type the text \
                                  of the cell."
                .into(),
            Self::MendFormula => {
                "Correct the formula in the spreadsheet, or empty the cell.".into()
            }
            Self::OneLine => "Write the text of the cell in one line.".into(),
            Self::Shorten => "Please check whether the columns have slipped.".into(),
            Self::YesNo => "Write yes or no.".into(),
            Self::Date => "Write the date like this: 2026-09-30 or 30.09.2026.".into(),
            Self::LastDay => "Write the last day like this: 2026-09-30 or 30.09.2026; if there is \
                              none, leave the cell empty."
                .into(),
            Self::NearLanguage(_, name) => format!("Did you mean {name}?"),
            Self::OneLanguage(tags) => {
                format!("Write the language in full, such as {}.", names(tags, Language::English))
            }
            Self::LanguageCode => {
                "Write the tag or the name: de or German, uk or Ukrainian.".into()
            }
        }
    }
}

/// „Meinten Sie …?“ where something is near, else all that there is.
pub(super) fn either(guess: Option<&str>, known: &[String], language: Language) -> String {
    if let Some(guess) = guess {
        return match language {
            Language::German => format!("Meinten Sie `{guess}`?"),
            Language::English => format!("Did you mean `{guess}`?"),
        };
    }
    if known.is_empty() {
        return language
            .pick("In der Liste steht keine.", "There are none in the list.")
            .to_owned();
    }
    let all = ticked(known, Joint::And, language);
    match language {
        Language::German => format!("Es gibt {all}."),
        Language::English => format!("There are {all}."),
    }
}

/// The key that was meant, in the language of the reader, whichever it was mistyped in.
fn guess_field(written: &str, language: Language) -> Option<&'static str> {
    let near = nearest(written, keys().flat_map(|(english, german)| [english, german]))?;
    let both = keys().find(|(english, german)| [*english, *german].contains(&near));
    both.map(|(english, german)| language.pick(german, english))
}

/// Every key of `[contacts.columns]`, English and German.
fn keys() -> impl Iterator<Item = (&'static str, &'static str)> {
    Field::keys().chain(Answer::keys())
}

pub(super) fn ticked(items: &[String], joint: Joint, language: Language) -> String {
    let items: Vec<_> = items.iter().map(|item| format!("`{item}`")).collect();
    list(&items, joint, language)
}

fn delimiter_name(delimiter: char, language: Language) -> &'static str {
    match delimiter {
        ';' => language.pick("ein Semikolon", "a semicolon"),
        ',' => language.pick("ein Komma", "a comma"),
        _ => language.pick("einen Tabulator", "a tab"),
    }
}
