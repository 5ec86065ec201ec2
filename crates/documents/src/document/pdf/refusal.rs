//! Errors of the engine, in our own words.

use std::collections::HashSet;

use typst::WorldExt;
use typst::diag::{Severity, SourceDiagnostic};
use typst::syntax::DiagSpan;

use super::fonts::SHELF;
use super::messages::Message;
use super::script::codes;
use super::world::PdfWorld;
use crate::diagnostic::{self, Diagnostic, Findings};
use crate::l10n::Language;
use crate::rules::{self, Rule};
use crate::source::Span;

/// The findings for what the engine reported, without duplicates. Its warnings matter for the
/// office's own template only.
pub(super) fn findings(
    said: &[SourceDiagnostic],
    world: &PdfWorld<'_>,
    document: &str,
) -> Findings {
    let mut known = HashSet::new();
    let all = said.iter().filter_map(|one| match one.severity {
        Severity::Error => Some(refusal(one, world, document)),
        Severity::Warning => warning(one, world),
    });
    all.filter(|finding| known.insert(finding.message.localize(Language::English))).collect()
}

/// The finding for an error. Errors in the office's own template are shown in its file, those about
/// the logo where the settings name it.
fn refusal(refusal: &SourceDiagnostic, world: &PdfWorld<'_>, document: &str) -> Diagnostic {
    let message = refusal.message.as_str();
    let at = span(refusal, world);
    if at.is_none() && is_about_the_logo(message, world) {
        let finding = rules::pdf::LOGO.finds(Message::Logo).help(Message::MendLogo);
        return located(finding, world.logo_at.clone());
    }
    let finding = match known(message) {
        Some(finding) => finding,
        None if at.is_some() => template(refusal),
        None => unknown(document, message),
    };
    located(finding, at)
}

fn located(finding: Diagnostic, at: Option<Span>) -> Diagnostic {
    match at {
        Some(at) => finding.at(at),
        None => finding,
    }
}

/// The built-in template has one picture. A character that is in no text of the document is part of
/// that picture.
fn is_about_the_logo(message: &str, world: &PdfWorld<'_>) -> bool {
    let of_pictures =
        ["failed to parse SVG", "failed to decode image", "process image", "CMYK", "image format"];
    let foreign_sign = message.contains("could not be displayed with")
        && quoted(message).is_some_and(|shown| !shown.chars().any(|sign| world.has(sign)));
    world.logo.is_some() && (foreign_sign || of_pictures.iter().any(|part| message.contains(part)))
}

fn warning(warning: &SourceDiagnostic, world: &PdfWorld<'_>) -> Option<Diagnostic> {
    let at = span(warning, world)?;
    let finding = match warning.message.strip_prefix("unknown font family: ") {
        Some(name) => rules::pdf::FONT
            .finds(Message::UnknownFont { name: name.to_owned() })
            .help(Message::CarriedFonts { names: SHELF.families() }),
        None => rules::pdf::TEMPLATE
            .finds(Message::Template { says: said(warning) })
            .with_severity(diagnostic::Severity::Warning),
    };
    Some(finding.at(at))
}

/// An error that must not happen: it names the document and asks to be reported.
pub(super) fn unknown(document: &str, message: &str) -> Diagnostic {
    rules::pdf::ENGINE
        .finds(Message::Engine { document: document.to_owned() })
        .help(Message::Report { says: message.to_owned() })
}

/// A mistake in the office's own template: whoever writes one understands the engine's messages.
fn template(refusal: &SourceDiagnostic) -> Diagnostic {
    rules::pdf::TEMPLATE
        .finds(Message::Template { says: said(refusal) })
        .help(Message::TemplateHelp)
}

/// The engine's message with its hints.
fn said(diagnostic: &SourceDiagnostic) -> String {
    let hints = diagnostic.hints.iter().map(|hint| hint.v.as_str());
    std::iter::once(diagnostic.message.as_str()).chain(hints).collect::<Vec<_>>().join("; ")
}

/// Known errors about the two standards and the pictures.
fn known(message: &str) -> Option<Diagnostic> {
    let has = |part: &str| message.contains(part);
    let error =
        |rule: &'static Rule, message: Message, help: Message| Some(rule.finds(message).help(help));
    if has("could not be displayed with") {
        let shown = quoted(message).unwrap_or_default();
        let codes = codes(shown.chars().filter(|one| !SHELF.shows(&std::iter::once(*one))));
        return error(
            &rules::pdf::GLYPH,
            Message::GlyphInDocument { shown, codes },
            Message::LookForGlyph,
        );
    }
    if has("Unicode private area") || has("disallowed codepoint") || has("contains the codepoint") {
        let codes = codes(quoted(message).unwrap_or_default().chars());
        return error(&rules::pdf::GLYPH, Message::Private { codes }, Message::LookForGlyph);
    }
    if has("missing document title") {
        return error(&rules::pdf::TITLE, Message::NoTitle, Message::GiveTitle);
    }
    if has("heading title is empty") || has("heading title could not be determined") {
        return error(&rules::pdf::HEADING, Message::EmptyHeading, Message::OrderHeadings);
    }
    if has("first heading must be of level 1") || has("skipped from heading level") {
        return error(&rules::pdf::HEADING, Message::SkippedHeading, Message::OrderHeadings);
    }
    if has("missing alt text") {
        return error(&rules::pdf::ALT, Message::NoAlt, Message::GiveAlt);
    }
    if has("string is longer than 32767") {
        return error(&rules::pdf::HEADING, Message::TooLong, Message::Shorten);
    }
    None
}

/// The text that the engine quotes as a string literal in backticks.
fn quoted(message: &str) -> Option<String> {
    // After these words the engine quotes the name of a font in the same way.
    let message = message.rsplit_once(" could not be displayed").map_or(message, |(text, _)| text);
    let (_, literal) = message.split_once("`\"")?;
    let (literal, _) = literal.rsplit_once("\"`")?;
    let mut text = String::new();
    let mut rest = literal;
    while let Some((before, escape)) = rest.split_once('\\') {
        text.push_str(before);
        let code = escape.strip_prefix("u{").and_then(|code| code.split_once('}'));
        let coded = code.and_then(|(code, _)| u32::from_str_radix(code, 16).ok());
        rest = match (coded.and_then(char::from_u32), code) {
            (Some(character), Some((_, behind))) => {
                text.push(character);
                behind
            }
            _ => {
                let character = escape.chars().next()?;
                text.push(character);
                &escape[character.len_utf8()..]
            }
        };
    }
    Some(text + rest)
}

/// The position of the error, or of the call that led to it, in the office's own files.
fn span(refusal: &SourceDiagnostic, world: &PdfWorld<'_>) -> Option<Span> {
    let here =
        |span: DiagSpan| Some(Span::new(&world.sources.own(span.id()?)?, world.range(span)?));
    let calls = refusal.trace.iter().map(|call| call.span.into());
    std::iter::once(refusal.span).chain(calls).find_map(here)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_text_is_read_back() {
        let message = r#"the text `"`\u{bbe}\"\\x`"` could not be displayed with font `"A"`"#;
        assert_eq!(quoted(message).as_deref(), Some("`\u{bbe}\"\\x`"));
        assert_eq!(quoted("nothing"), None);
    }
}
