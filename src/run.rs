//! The whole program as a function: arguments and world in, exit code out.

use std::ffi::OsString;

use chrono::{DateTime, Utc};

use crate::cli::{self, Lang, Verb};
use crate::command::{self, Context};
use crate::document::trial;
use crate::exit::Exit;
use crate::l10n::{Language, messages};
use crate::sandbox;
use crate::ui::Ui;
use crate::world::World;

/// Runs the program once.
pub fn run(args: &[OsString], world: &World) -> Exit {
    if args.get(1).is_some_and(|argument| argument == sandbox::ARGUMENT) {
        return trial::serve();
    }
    if let Some(program) = &world.program {
        sandbox::use_program(program.clone());
    }
    let ui = Ui::of_process(asked_language(args, world), system_language(), world);
    let parsed = match cli::parse(args, ui.language, ui.width(world)) {
        Ok(parsed) => parsed,
        Err(usage) => {
            if usage.to_stdout {
                ui.data(usage.text.as_bytes());
            } else {
                ui.line(usage.text.trim_end());
            }
            return usage.exit;
        }
    };
    if world.is_before_its_time() {
        ui.say(&WrongClock { now: world.now() });
        return Exit::InputErrors;
    }
    let (working, there) = (ui.clone(), world.clone());
    let worked = sandbox::with_room(move || work(parsed.verb, &working, &there));
    let exit = worked.unwrap_or_else(|| {
        ui.say(&NoRoom {});
        Exit::InputErrors
    });
    let Some(error) = ui.unwritten() else { return exit };
    ui.say(&Unwritten { error: error.to_owned() });
    if exit == Exit::Done { Exit::InputErrors } else { exit }
}

fn work(verb: Verb, ui: &Ui, world: &World) -> Exit {
    match command::run(verb, &Context::new(ui, world)) {
        Ok(exit) => exit,
        Err(stop) => {
            ui.say(&*stop.says);
            if let Some(help) = &stop.help {
                ui.say(&**help);
            }
            stop.exit
        }
    }
}

messages! {
    /// The computer's clock is obviously wrong.
    struct WrongClock { now: DateTime<Utc> } =
        ("Die Uhr dieses Computers steht auf {}. Jede E-Mail trüge ein falsches Datum; stellen Sie \
          zuerst die Uhr.",
         now.format("%-d.%-m.%Y")),
        ("The clock of this computer is set to {}. Every mail would have a wrong date; set the \
          clock first.",
         now.format("%Y-%m-%d"));

    /// The system cannot start a thread for the work.
    struct NoRoom {}
        = "Der Computer hat keinen Arbeitsspeicher mehr frei.", "The computer has no memory left.";

    /// The output for stdout could not be written.
    struct Unwritten { error: String } =
        "Die Ausgabe konnte nicht geschrieben werden und ist nicht vollständig: {error}",
        "The output could not be written and is incomplete: {error}";
}

/// The language of `--lang` (`--sprache`), else of `RUNDMAIL_LANG`. It is determined before the command
/// line is parsed, because errors in that must be reported in it, too.
fn asked_language(args: &[OsString], world: &World) -> Option<Language> {
    let flags = [Language::German, Language::English].map(|one| cli::names::option("lang", one));
    let words: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let said = words.iter().enumerate().find_map(|(at, word)| {
        let behind = flags.iter().find_map(|flag| word.strip_prefix(flag.as_str()))?;
        match behind.strip_prefix('=') {
            None if behind.is_empty() => words.get(at + 1).copied(),
            said => said,
        }
    });
    let flag = said.and_then(Language::from_locale);
    flag.or_else(|| world.variable("RUNDMAIL_LANG").and_then(Language::from_locale))
}

/// The language of the system: English where the program does not speak that one, German where nothing
/// is set.
fn system_language() -> Language {
    sys_locale::get_locale().map(|locale| of_system(&locale)).unwrap_or_default()
}

/// Users with a locale other than German are more likely to read English.
fn of_system(locale: &str) -> Language {
    Language::from_locale(locale).unwrap_or(Language::English)
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::De => Self::German,
            Lang::En => Self::English,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_in_another_language_is_spoken_to_in_english() {
        for (locale, language) in [
            ("de_AT.UTF-8", Language::German),
            ("de", Language::German),
            ("tr_TR.UTF-8", Language::English),
            ("fr-FR", Language::English),
            ("C.UTF-8", Language::English),
        ] {
            assert_eq!(of_system(locale), language, "{locale}");
        }
    }
}
