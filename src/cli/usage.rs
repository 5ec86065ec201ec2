//! The usage line of each verb: in German, and wrapped to the window.

use clap::Command;
use clap::builder::StyledStr;

use super::examples::shown_name;
use super::lines::filled;
use crate::l10n::Language;

/// Gives every verb its usage line; `typed` is what leads to the verb. The command is built.
pub(super) fn fit(command: &mut Command, typed: &str, language: Language, width: usize) {
    let english = command.render_usage().to_string();
    let name = command.get_bin_name().unwrap_or(command.get_name());
    // A verb with verbs below it has two lines.
    let own = strip_title(&english).replace(name, typed);
    let own = language.pick(own.replace("[OPTIONS]", "[OPTIONEN]"), own);
    let title = language.pick("Aufruf: ", "Usage: ");
    let lines = filled(title, &own, title.len(), width);
    let mut owned = std::mem::take(command);
    // Clap's error names what is missing, unless the usage line is not clap's.
    if language == Language::German || lines.contains('\n') {
        owned = owned.override_usage(StyledStr::from(lines[title.len()..].to_owned()));
    }
    for verb in owned.get_subcommands_mut() {
        let typed = format!("{typed} {}", shown_name(verb));
        fit(verb, &typed, language, width);
    }
    *command = owned;
}

/// The usage line without clap's word before it.
pub(super) fn strip_title(usage: &str) -> &str {
    usage.trim().strip_prefix("Usage:").unwrap_or(usage).trim()
}
