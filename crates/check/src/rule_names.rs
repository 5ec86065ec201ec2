//! The names of rules, as an office writes them in `[check]`.

use super::help::Help;
use super::messages::Message;
use crate::diagnostic::Diagnostic;
use crate::l10n::nearest;
use crate::rules;
use crate::source::Text;

/// The finding about the name of an unknown rule.
pub(super) fn unknown(name: &Text) -> Option<Diagnostic> {
    if rules::names().any(|known| known == name.value) {
        return None;
    }
    let guess = nearest(&name.value, rules::names()).filter(|guess| is_typo(&name.value, guess));
    let guess = guess.map(|guess| Help::Guess { guess: guess.to_owned() });
    let finding =
        rules::check::UNKNOWN_RULE.finds(Message::UnknownRule { name: name.value.clone() });
    Some(finding.at(name.span.clone()).help(guess.unwrap_or(Help::RuleNames)))
}

/// Whether `written` is probably a typo of `known`. Two rules of one subject begin alike.
fn is_typo(written: &str, known: &str) -> bool {
    let behind = |name: &'_ str| name.split_once('.').map_or(name, |(_, rest)| rest).to_owned();
    nearest(&behind(written), [&*behind(known)]).is_some()
}
