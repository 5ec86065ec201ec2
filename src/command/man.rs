//! `man`: the manual pages, one for the program and one for each verb.

use std::io;
use std::path::PathBuf;

use clap_mangen::Man;

use super::messages::NotWritten;
use super::{CommandError, Context, files};
use crate::cli::{self, ManArgs};
use crate::exit::Exit;
use crate::l10n::Language;

/// The headings of the generator, and their German translations.
const HEADINGS: &[(&str, &str)] = &[
    ("NAME", "BEZEICHNUNG"),
    ("SYNOPSIS", "ÜBERSICHT"),
    ("DESCRIPTION", "BESCHREIBUNG"),
    ("OPTIONS", "OPTIONEN"),
    ("SUBCOMMANDS", "BEFEHLE"),
    ("VERSION", "VERSION"),
    ("EXAMPLES", "BEISPIELE"),
];

/// Runs the command.
pub(super) fn run(args: &ManArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let language = context.ui.language;
    let pages = pages(language).map_err(|error| NotWritten::stop(&args.folder, &error))?;
    for (name, page) in pages {
        let path = args.folder.join(name);
        files::write(&path, page.as_bytes(), context)?;
    }
    Ok(Exit::Done)
}

/// File names and pages, in the order of the help.
fn pages(language: Language) -> io::Result<Vec<(PathBuf, String)>> {
    let mut command = cli::command(language, cli::WIDEST).disable_help_subcommand(true);
    command.build();
    let mut pages = Vec::new();
    collect(&command, language, &mut pages)?;
    Ok(pages)
}

fn collect(
    command: &clap::Command,
    language: Language,
    pages: &mut Vec<(PathBuf, String)>,
) -> io::Result<()> {
    let source = concat!("rundmail ", env!("CARGO_PKG_VERSION"));
    let man = Man::new(command.clone()).source(source).manual("rundmail");
    let mut page = Vec::new();
    man.render(&mut page)?;
    // The generator does not know that the part behind the options contains examples.
    let page = String::from_utf8_lossy(&page).replace(".SH EXTRA", ".SH EXAMPLES");
    let page = language.pick(in_german(&page), page);
    pages.push((PathBuf::from(man.get_filename()), page));
    for verb in command.get_subcommands().filter(|verb| !verb.is_hide_set()) {
        collect(verb, language, pages)?;
    }
    Ok(())
}

fn in_german(page: &str) -> String {
    let mut german = String::with_capacity(page.len());
    for line in page.lines() {
        let name = line.strip_prefix(".SH ").map(|name| name.trim_matches('"'));
        match HEADINGS.iter().find(|(english, _)| Some(*english) == name) {
            Some((_, heading)) => {
                german.push_str(".SH ");
                german.push_str(heading);
            }
            None => german.push_str(line),
        }
        german.push('\n');
    }
    german
        .replace("\\fIPossible values:", "\\fIMögliche Werte:")
        .replace("[default: ", "[Vorgabe: ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verb_has_its_page_in_both_languages() {
        for language in [Language::German, Language::English] {
            let pages = pages(language).unwrap();
            let names: Vec<_> = pages.iter().map(|(name, _)| name.display().to_string()).collect();
            assert!(names.contains(&"rundmail.1".to_owned()), "{names:?}");
            assert!(names.contains(&"rundmail-send.1".to_owned()), "{names:?}");
            for (name, page) in &pages {
                let heading = language.pick(".SH BEZEICHNUNG", ".SH NAME");
                assert!(page.contains(heading), "{}: {page}", name.display());
            }
        }
    }

    #[test]
    fn no_english_heading_is_left_in_german() {
        for (name, page) in pages(Language::German).unwrap() {
            let headings = page.lines().filter_map(|line| line.strip_prefix(".SH "));
            for heading in headings {
                let known = HEADINGS.iter().any(|(_, german)| *german == heading);
                assert!(known, "{heading} in {}", name.display());
            }
            assert!(!page.contains("Possible") && !page.contains("[default"), "{page}");
        }
    }
}
