//! The lines of an example in the reader's language; the originals have German keys.

use crate::fields::{Choice, keys};
use crate::l10n::Language;
use crate::minutes::{Kind, Visibility};
use crate::settings::{Level, Security};

/// The snippet with its keys, and the values that only some keys accept, in `language`.
pub(super) fn in_language(snippet: &str, language: Language) -> String {
    match language {
        Language::German => snippet.to_owned(),
        Language::English => snippet.lines().map(english).collect::<Vec<_>>().join("\n"),
    }
}

fn english(line: &str) -> String {
    if line.starts_with('#') {
        return line.to_owned();
    }
    if line.starts_with('[') {
        return words(line);
    }
    match line.split_once(" = ") {
        Some((key, value)) => {
            let value = if value.starts_with(['[', '{']) { words(value) } else { choice(value) };
            format!("{} = {value}", words(key))
        }
        None => line.to_owned(),
    }
}

/// Translates keys into English, but nothing between quotation marks.
fn words(text: &str) -> String {
    let mut turned = String::new();
    for (index, part) in text.split('"').enumerate() {
        if index > 0 {
            turned.push('"');
        }
        let quoted = index % 2 == 1;
        turned += &if quoted { part.to_owned() } else { keys_of(part) };
    }
    turned
}

fn keys_of(text: &str) -> String {
    let is_key = |c: char| c.is_ascii_lowercase() || c == '-';
    let mut turned = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_key) {
        let end = rest[start..].find(|c| !is_key(c)).map_or(rest.len(), |length| start + length);
        let key = &rest[start..end];
        turned += &rest[..start];
        turned += keys::english(key).unwrap_or(key);
        rest = &rest[end..];
    }
    turned + rest
}

/// The English form of a value that only some keys accept, such as `"intern"`.
fn choice(value: &str) -> String {
    let bare = value.trim_matches('"');
    let known = of::<Kind>(bare).or_else(|| of::<Visibility>(bare));
    let known = known.or_else(|| of::<Security>(bare)).or_else(|| of::<Level>(bare));
    known.map_or_else(|| value.to_owned(), |english| format!("\"{english}\""))
}

fn of<C: Choice>(german: &str) -> Option<&'static str> {
    C::ALL.iter().find(|(_, written, _)| *written == german).map(|(english, _, _)| *english)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_choices_turn_and_texts_stay() {
        let german = "[[tagesordnung]]\ntitel = \"titel = ort\"\nsichtbarkeit = \"intern\"\nbeschluesse = \
                      [{ text = \"Ja, titel.\", stimmen = { ja = 1 } }]";
        let english = "[[agenda]]\ntitle = \"titel = ort\"\nvisibility = \"internal\"\ndecisions = \
                       [{ text = \"Ja, titel.\", votes = { yes = 1 } }]";
        assert_eq!(in_language(german, Language::English), english);
        assert_eq!(in_language(german, Language::German), german);
    }
}
