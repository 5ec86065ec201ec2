//! Errors on the command line in German, built from clap's data about them.

use std::fmt::Write;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::day::NoDay;
use crate::cli::span::NoSpan;
use crate::cli::usage::strip_title;
use crate::l10n::{Joint, Language, list};

/// The whole message of an error.
pub(in crate::cli) fn fault(error: &clap::Error) -> String {
    let context = Context { error };
    let mut text = format!("Fehler: {}\n", context.says());
    if let Some(help) = context.help() {
        let _ = writeln!(text, "\n  Hilfe: {help}");
    }
    if let Some(usage) = context.text(ContextKind::Usage) {
        let _ = writeln!(text, "\nAufruf: {}", strip_title(&usage));
    }
    text + "\nMehr dazu mit --hilfe.\n"
}

/// Clap's data about an error.
struct Context<'a> {
    error: &'a clap::Error,
}

impl Context<'_> {
    fn texts(&self, kind: ContextKind) -> Vec<String> {
        match self.error.get(kind) {
            Some(ContextValue::String(text)) => vec![text.clone()],
            Some(ContextValue::Strings(texts)) => texts.clone(),
            Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
            Some(ContextValue::Number(number)) => vec![number.to_string()],
            _ => Vec::new(),
        }
    }

    fn text(&self, kind: ContextKind) -> Option<String> {
        self.texts(kind).into_iter().next().filter(|text| !text.is_empty())
    }

    /// The texts of this kind as a list, each in backticks.
    fn quoted(&self, kind: ContextKind, joint: Joint) -> Option<String> {
        let quoted: Vec<String> = self
            .texts(kind)
            .iter()
            .filter(|text| !text.is_empty())
            .map(|text| format!("`{text}`"))
            .collect();
        Some(list(&quoted, joint, Language::German)).filter(|listed| !listed.is_empty())
    }

    fn argument(&self) -> String {
        self.quoted(ContextKind::InvalidArg, Joint::And).unwrap_or_else(|| "die Angabe".into())
    }

    fn value(&self) -> String {
        self.text(ContextKind::InvalidValue).unwrap_or_default()
    }

    fn says(&self) -> String {
        let argument = self.argument();
        match self.error.kind() {
            ErrorKind::InvalidValue if self.value().is_empty() => {
                format!("Hinter {argument} fehlt der Wert.")
            }
            ErrorKind::InvalidValue => {
                format!("`{}` ist kein möglicher Wert für {argument}.", self.value())
            }
            ErrorKind::UnknownArgument if self.is_one_too_many() => {
                format!("{argument} ist hier zu viel.")
            }
            ErrorKind::UnknownArgument => format!("{argument} gibt es hier nicht."),
            ErrorKind::InvalidSubcommand => format!(
                "Den Befehl {} gibt es nicht.",
                self.quoted(ContextKind::InvalidSubcommand, Joint::And).unwrap_or_default()
            ),
            ErrorKind::NoEquals => format!("Zwischen {argument} und dem Wert muss ein `=` stehen."),
            ErrorKind::ValueValidation => {
                format!("`{}` kann für {argument} nicht gelesen werden.", self.value())
            }
            ErrorKind::TooManyValues => {
                format!("Der Wert `{}` ist für {argument} zu viel.", self.value())
            }
            ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
                format!("Für {argument} ist die Zahl der Werte falsch.")
            }
            ErrorKind::ArgumentConflict => self.conflict(),
            ErrorKind::MissingRequiredArgument => format!("Es fehlt: {argument}"),
            ErrorKind::MissingSubcommand => "Es fehlt der Befehl.".into(),
            ErrorKind::InvalidUtf8 => {
                "Eine Angabe enthält Zeichen, die nicht lesbar sind (kein UTF-8).".into()
            }
            _ => "Der Aufruf ist nicht zu verstehen.".into(),
        }
    }

    fn conflict(&self) -> String {
        let argument = self.argument();
        match self.quoted(ContextKind::PriorArg, Joint::And) {
            Some(prior) if prior == argument => format!("{argument} darf nur einmal stehen."),
            Some(prior) => format!("{argument} und {prior} schließen einander aus."),
            None => format!("{argument} verträgt sich nicht mit den übrigen Angaben."),
        }
    }

    /// A further file, most often the second half of a name with a space in it.
    fn is_one_too_many(&self) -> bool {
        self.error.kind() == ErrorKind::UnknownArgument
            && self
                .text(ContextKind::InvalidArg)
                .is_some_and(|text| !text.starts_with(['-', '–', '—']))
    }

    fn help(&self) -> Option<String> {
        if self.is_one_too_many() {
            let advice = "Ein Name mit Leerzeichen gehört in Anführungszeichen";
            return Some(format!("{advice}: \"Mein Protokoll.toml\""));
        }
        let source = std::error::Error::source(self.error);
        if source.is_some_and(<dyn std::error::Error>::is::<NoSpan>) {
            return Some(NoSpan::german().into());
        }
        if source.is_some_and(<dyn std::error::Error>::is::<NoDay>) {
            return Some(NoDay::german().into());
        }
        let suggested = [
            ContextKind::SuggestedValue,
            ContextKind::SuggestedArg,
            ContextKind::SuggestedSubcommand,
        ];
        let guess = suggested.into_iter().find_map(|kind| self.quoted(kind, Joint::Or));
        let guess = guess.map(|guess| format!("Meinten Sie {guess}?"));
        let possible = [ContextKind::ValidValue, ContextKind::ValidSubcommand];
        let possible = possible.into_iter().find_map(|kind| self.quoted(kind, Joint::Or));
        let possible = possible.map(|possible| format!("Möglich sind {possible}."));
        let both: Vec<String> = guess.into_iter().chain(possible).collect();
        Some(both.join(" ")).filter(|help| !help.is_empty())
    }
}
