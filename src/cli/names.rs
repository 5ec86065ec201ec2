//! The German names of verbs, options and values: one table. Both languages are understood always; help,
//! faults, completions and manual pages show the names of the language that the program speaks, and of
//! each text its half in that language.

use std::any::TypeId;
use std::collections::BTreeSet;
use std::ffi::OsStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Command, ValueEnum};
use unicode_normalization::UnicodeNormalization;

use super::{
    AttendanceFormat, DatesFormat, DecisionsFormat, EditionArg, Format, Gone, Lang, NewKind,
    OpenBy, ReportFormat, Uncertain, Via,
};
use crate::l10n::{Language, plain};

/// The verbs.
pub(super) const VERBS: &[(&str, &str)] = &[
    ("approve", "genehmigen"),
    ("attend", "anwesenheit"),
    ("attendance", "teilnahme"),
    ("bounces", "rückläufer"),
    ("check", "prüfen"),
    ("completions", "vervollständigung"),
    ("contacts", "kontakte"),
    ("dates", "termine"),
    ("decisions", "beschlüsse"),
    ("edit", "bearbeiten"),
    ("forget", "vergessen"),
    ("help", "hilfe"),
    ("import", "einlesen"),
    ("init", "einrichten"),
    ("letters", "briefe"),
    ("list", "liste"),
    ("login", "anmelden"),
    ("man", "handbuch"),
    ("new", "neu"),
    ("open", "offen"),
    ("preview", "vorschau"),
    ("remind", "erinnern"),
    ("render", "ausgeben"),
    ("report", "jahresbericht"),
    ("schema", "schema"),
    ("send", "senden"),
    ("show", "zeigen"),
    ("sign-in", "anwesenheitsliste"),
    ("site", "webauftritt"),
    ("status", "stand"),
    ("templates", "vorlagen"),
    ("unsubscribe", "abmelden"),
    ("write", "schreiben"),
];

/// The options, whichever verbs have them. Some words are the same in German.
pub const OPTIONS: &[(&str, &str)] = &[
    ("after", "nach"),
    ("all", "alle"),
    ("approved", "freigegeben"),
    ("blank", "leer"),
    ("body", "durch"),
    ("by", "gliederung"),
    ("changes", "änderungen"),
    ("contacts", "kontakte"),
    ("correction", "berichtigung"),
    ("csv", "csv"),
    ("deputies", "vertretung"),
    ("device", "gerät"),
    ("dry-run", "probelauf"),
    ("early", "vorzeitig"),
    ("edition", "fassung"),
    ("excel", "excel"),
    ("except", "außer"),
    ("explain", "erklären"),
    ("fix", "beheben"),
    ("for", "für"),
    ("forget", "vergessen"),
    ("forget-names", "namen-vergessen"),
    ("format", "format"),
    ("from", "von"),
    ("gone", "unbekannte"),
    ("help", "hilfe"),
    ("html", "html"),
    ("ics", "ics"),
    ("json", "json"),
    ("kind", "art"),
    ("lang", "sprache"),
    ("language", "dokumentsprache"),
    ("move", "verschieben"),
    ("names", "namen"),
    ("no-open", "nicht-öffnen"),
    ("number", "nummerieren"),
    ("on", "am"),
    ("only", "nur"),
    ("only-new", "nur-neue"),
    ("organisation", "organisation"),
    ("output", "ziel"),
    ("person", "person"),
    ("retry-for", "warten"),
    ("retry-refused", "abgelehnte-nochmal"),
    ("rows", "zeilen"),
    ("sarif", "sarif"),
    ("server", "server"),
    ("set", "eintragen"),
    ("single-sided", "einseitig"),
    ("skip-faulty", "fehlerhafte-auslassen"),
    ("test", "probe"),
    ("to", "an"),
    ("uncertain", "ungewisse"),
    ("unsent", "ohne-versand"),
    ("until", "bis"),
    ("version", "version"),
    ("via", "weg"),
    ("watch", "beobachten"),
    ("without-mailbox", "ohne-postfach"),
    ("yes", "ja"),
];

/// The values with a German name; the others are abbreviations.
pub(super) const VALUES: &[(&str, &str)] = &[
    ("circular", "rundmail"),
    ("drafts", "entwürfe"),
    ("due", "frist"),
    ("folder", "ordner"),
    ("internal", "intern"),
    ("invitation", "einladung"),
    ("minutes", "protokoll"),
    ("newsletter", "rundbrief"),
    ("public", "öffentlich"),
    ("resend", "nochmal"),
    ("send", "senden"),
    ("skip", "auslassen"),
    ("summary", "zusammenfassung"),
    ("table", "tabelle"),
];

/// The name of an option as it is typed: `--dry-run`, `--probelauf`.
pub fn option(english: &str, language: Language) -> String {
    format!("--{}", shown(OPTIONS, english, language))
}

/// The name of a value as it is typed: `drafts`, `entwuerfe`.
pub fn value(value: &impl ValueEnum, language: Language) -> String {
    let value = value.to_possible_value();
    value.map(|value| shown(VALUES, value.get_name(), language)).unwrap_or_default()
}

/// A word of a command line behind `before`, in German.
pub(super) fn in_german(word: &str, before: &str) -> String {
    match word.strip_prefix("--") {
        Some(name) => option(name, Language::German),
        None if before.starts_with("--") => shown(VALUES, word, Language::German),
        None => word.to_owned(),
    }
}

fn german(table: &[(&'static str, &'static str)], english: &str) -> Option<&'static str> {
    table.iter().find(|(known, _)| *known == english).map(|(_, german)| *german)
}

/// The form in help and messages: without umlauts, which not every keyboard and window has.
fn shown(table: &[(&'static str, &'static str)], english: &str, language: Language) -> String {
    let german = german(table, english).map(plain);
    german.filter(|_| language == Language::German).unwrap_or_else(|| english.to_owned())
}

/// All other forms that are understood. Some systems decompose an umlaut into two characters.
fn others(
    table: &[(&'static str, &'static str)],
    english: &str,
    language: Language,
) -> BTreeSet<String> {
    let german = german(table, english).into_iter();
    let spellings = german.flat_map(|name| [plain(name), name.to_owned(), name.nfd().collect()]);
    let mut all: BTreeSet<String> = spellings.chain([english.to_owned()]).collect();
    all.remove(&shown(table, english, language));
    all
}

/// The half of a text that is in this language: the English one stands first.
fn half(text: &impl ToString, language: Language) -> String {
    let text = text.to_string();
    let (english, german) = text.split_once(" · ").unwrap_or((&text, &text));
    language.pick(german, english).to_owned()
}

/// Gives all that can be typed its names and texts, at any depth.
pub(super) fn give(mut command: Command, language: Language) -> Command {
    if let Some(about) = command.get_about().map(|about| half(about, language)) {
        command = command.about(about);
    }
    let command = command.mut_args(|arg| {
        let arg = values(texts(arg, language), language);
        let Some(english) = arg.get_long().map(str::to_owned) else { return arg };
        let arg = arg.long(shown(OPTIONS, &english, language));
        arg.aliases(others(OPTIONS, &english, language))
    });
    command.mut_subcommands(|verb| {
        // The code uses the English name of a verb; in German its visible alias is shown.
        let english = verb.get_name().to_owned();
        let german = shown(VERBS, &english, Language::German);
        let mut hidden = others(VERBS, &english, language);
        hidden.remove(&english);
        let has_own = language == Language::German && german != english;
        let verb = if has_own { verb.visible_alias(german) } else { verb };
        give(verb.aliases(hidden), language)
    })
}

fn texts(mut arg: Arg, language: Language) -> Arg {
    if let Some(help) = arg.get_help().map(|help| half(help, language)) {
        arg = arg.help(help);
    }
    match arg.get_value_names() {
        Some(names) => {
            let names: Vec<String> = names.iter().map(|name| half(name, language)).collect();
            arg.value_names(names)
        }
        None => arg,
    }
}

fn values(arg: Arg, language: Language) -> Arg {
    let arg = of_type::<AttendanceFormat>(arg, language);
    let arg = of_type::<DatesFormat>(arg, language);
    let arg = of_type::<DecisionsFormat>(arg, language);
    let arg = of_type::<EditionArg>(arg, language);
    let arg = of_type::<Format>(arg, language);
    let arg = of_type::<Gone>(arg, language);
    let arg = of_type::<Lang>(arg, language);
    let arg = of_type::<NewKind>(arg, language);
    let arg = of_type::<OpenBy>(arg, language);
    let arg = of_type::<ReportFormat>(arg, language);
    let arg = of_type::<Uncertain>(arg, language);
    of_type::<Via>(arg, language)
}

/// Gives names to the values of an argument of this type.
fn of_type<E: ValueEnum + Send + Sync + 'static>(arg: Arg, language: Language) -> Arg {
    if arg.get_value_parser().type_id() != TypeId::of::<E>() {
        return arg;
    }
    let known = E::value_variants().iter().filter_map(|one| Some((one, one.to_possible_value()?)));
    let named = known.map(|(one, value)| {
        let english = value.get_name();
        let named = PossibleValue::new(shown(VALUES, english, language));
        let named = named.aliases(others(VALUES, english, language));
        let help = value.get_help().map(|help| half(help, language));
        (help.map_or(named.clone(), |help| named.help(help)), one.clone())
    });
    arg.value_parser(Values(named.collect::<Vec<_>>()))
}

/// The values of an argument, each with its names.
#[derive(Clone)]
struct Values<E>(Vec<(PossibleValue, E)>);

impl<E: Clone + Send + Sync + 'static> TypedValueParser for Values<E> {
    type Value = E;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<E, clap::Error> {
        let Self(values) = self;
        let names = values.iter().map(|(name, _)| name.clone());
        let written = PossibleValuesParser::new(names).parse_ref(command, arg, value)?;
        let found = values.iter().find(|(name, _)| name.matches(&written, true));
        let unknown = || clap::Error::new(ErrorKind::InvalidValue).with_cmd(command);
        found.map(|(_, value)| value.clone()).ok_or_else(unknown)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.0.iter().map(|(name, _)| name.clone())))
    }
}

#[cfg(test)]
mod tests;
