//! In which language a text is written: one that its file does not say, and those of which only a
//! part is read.
//!
//! Two witnesses must agree before a passage counts as foreign: the small words of the language,
//! and a reader of letter sequences (`whatlang`), where that calls itself reliable. What is marked,
//! quoted or short is left alone.

mod messages;
mod passages;
#[cfg(test)]
mod tests;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::body_text::{BodyText, Role};
use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::gather::with_more;
use crate::minutes::LanguageTag;
use crate::rules;
use crate::source::Span;
use messages::Message;
use passages::Passage;

/// Checks every text of a file: one finding for each language that is not told, and one for what is
/// not read.
pub(super) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = foreign(context);
    findings.extend(unread(context));
    findings
}

fn foreign(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut found: BTreeMap<(LanguageTag, LanguageTag), Vec<(&BodyText<'_>, Span)>> =
        BTreeMap::new();
    let first = &context.first.language;
    let is_translation = !std::ptr::eq(context.first, context.minutes);
    let originals = is_translation.then(|| context.first.texts()).into_iter().flatten();
    let originals: BTreeSet<&str> = originals.map(|text| text.value.trim()).collect();
    for one in context.texts {
        let own = one.language(context.minutes);
        let is_copy = one.markdown && originals.contains(one.text.value.trim());
        let mut note = |passage: &Passage, language| {
            let at = one.text.span_of(passage.range.clone());
            found.entry((own.clone(), language)).or_default().push((one, at));
        };
        for passage in passages::of(one) {
            let is_left = is_copy && words::is_left(&passage.words, first, own);
            let language = is_left.then(|| first.clone());
            let of = |passage: &Passage| match one.role {
                Role::Attachment(_) => words::of_other_script(&passage.words, own),
                // Nouns have capitals in German alone.
                _ => words::other_language(&passage.words, own)
                    .filter(|other| other.is_german() || !passage.is_title()),
            };
            if let Some(language) = language.or_else(|| of(&passage)) {
                note(&passage, language);
                continue;
            }
            if words::may_have_other(&passage.words, own) {
                for sentence in passages::sentences(one, &passage) {
                    if let Some(language) = of(&sentence) {
                        note(&sentence, language);
                    }
                }
            }
        }
    }
    let texts = context.texts.len();
    let each = found.into_iter().filter_map(|((own, language), places)| {
        let (count, is_whole) = (places.len(), places.len() * 2 > texts);
        let kind = places.first().map(|(one, _)| (one.markdown, one.role));
        let mut places = places.into_iter().map(|(_, at)| at);
        let first = places.next()?;
        let tag = language.to_string();
        let says = Message::Other { language, own, count };
        let help = match kind {
            _ if is_whole => Message::Whole { tag },
            Some((true, _)) => Message::Mark { tag },
            Some((_, Role::Attachment(_))) => Message::Attachment { tag },
            _ => Message::Translate,
        };
        let finding = rules::text::OTHER_LANGUAGE.finds(says).at(first);
        Some(with_more(finding, places, || Message::AlsoHere).help(help))
    });
    each.collect()
}

/// Fewer words in a language are left out of the note.
const LEAST: usize = 5;

/// The note about texts of which only a part is read.
fn unread(context: &Context<'_>) -> Option<Diagnostic> {
    let mut lengths: BTreeMap<&LanguageTag, usize> = BTreeMap::new();
    for one in context.texts {
        let language = one.language(context.minutes);
        if !language.is_german() {
            *lengths.entry(language).or_default() += one.text.value.split_whitespace().count();
        }
    }
    let long = lengths.into_iter().filter(|(_, length)| *length >= LEAST);
    let languages: Vec<LanguageTag> = long.map(|(language, _)| language.clone()).collect();
    if languages.is_empty() {
        return None;
    }
    let finding = rules::text::UNREAD.finds(Message::Unread { languages });
    Some(finding.at(Span::file(&context.minutes.source)).help(Message::Somebody))
}
