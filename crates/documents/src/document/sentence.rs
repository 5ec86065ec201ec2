//! Sentences: the first of a German document, begun on a page and continued after the greeting of a
//! mail or a letter; where those of any language end.

use super::view::{Block, Document, Inline, Section};

/// Where the greeting stands: the section that begins with a sentence, which then goes on after it if
/// `goes_on`; otherwise the greeting stands before everything.
pub(super) fn greet(document: &mut Document, goes_on: bool) -> Option<usize> {
    let is_sentence = |section: &Section| {
        let first = matches!(section.blocks.first(), Some(Block::Paragraph { .. }));
        matches!(section.id, "intro" | "short") && section.heading.is_none() && first
    };
    let greeting = document.sections.iter().position(is_sentence)?;
    let first = document.sections.get_mut(greeting).and_then(|section| section.blocks.first_mut());
    if let Some(Block::Paragraph { text }) = first.filter(|_| goes_on) {
        go_on(text);
    }
    Some(greeting)
}

/// Abbreviations with a vowel; those without one, and single letters, are recognised as such.
const ABBREVIATIONS: [&str; 12] =
    ["abs", "art", "ca", "co", "etc", "evtl", "inkl", "insb", "prof", "sog", "tel", "usw"];

/// Begins with a capital, as on a page, which has no greeting.
pub(super) fn begin(text: &mut [Inline]) {
    set_first(text, german::begun);
}

/// Goes on in lower case, as after a greeting that ends in a comma.
fn go_on(text: &mut [Inline]) {
    set_first(text, german::continued);
}

/// Changes the first words where they are plain.
fn set_first(inlines: &mut [Inline], change: fn(&str) -> Option<String>) {
    match inlines.first_mut() {
        Some(Inline::Text { text }) => {
            if let Some(changed) = change(text) {
                *text = changed;
            }
        }
        Some(Inline::Emphasis { text } | Inline::Strong { text } | Inline::Link { text, .. }) => {
            set_first(text, change);
        }
        _ => {}
    }
}

/// The first whole sentences of a text, of at most `most` characters together; a longer first one is
/// cut behind a word.
pub(super) fn first_ones(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut end = 0;
    while let Some(sentence) = text.get(end..).and_then(first_sentence) {
        let next = end + sentence.len();
        if text.get(..next).map_or(0, |text| text.chars().count()) > most {
            break;
        }
        end = next;
    }
    match (end, text.char_indices().nth(most)) {
        (0, Some((cut, _))) => {
            let cut = text.get(..cut).unwrap_or(&text);
            let whole = cut.rsplit_once(' ').map_or(cut, |(before, _)| before);
            format!("{} …", whole.trim_end_matches([',', ';', ':', ' ']))
        }
        (0, None) => text,
        _ => text.get(..end).unwrap_or_default().trim().to_owned(),
    }
}

/// The text up to the end of its first sentence; `None` if no sentence ends in it, as in a
/// salutation or a caption.
pub(super) fn first_sentence(text: &str) -> Option<&str> {
    text.char_indices().filter(|(_, c)| is_end(*c)).find_map(|(at, c)| {
        let after = text.get(at..)?.trim_start_matches(is_end).trim_start_matches(is_closing);
        let is_last = after.is_empty();
        let goes_on = after.trim_start().starts_with(char::is_lowercase);
        let ends = is_last
            || after.starts_with(' ') && !goes_on && !(c == '.' && is_shortened(&text[..at]));
        ends.then(|| &text[..text.len() - after.len()])
    })
}

/// Whether a sentence ends in this sign.
pub(super) fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '؟' | '۔' | '。')
}

/// Whether this sign stands behind the end of a sentence.
fn is_closing(c: char) -> bool {
    matches!(c, '“' | '”' | '"' | '»' | '«' | '’' | ')' | ']' | '\u{2069}')
}

/// Whether the full stop behind `text` belongs to its last word: „17. September“, „Dr. Probe“.
fn is_shortened(text: &str) -> bool {
    let last = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let last = last.to_lowercase();
    last.chars().all(char::is_numeric)
        || last.chars().nth(1).is_none()
        || ABBREVIATIONS.contains(&&*last)
        || last.is_ascii() && !last.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_readers_think_so() {
        for (text, sentence) in [
            ("Am 17. September war viel los. Dann nicht.", "Am 17. September war viel los."),
            ("Frau Dr. Probe kam z. B. mit. Und?", "Frau Dr. Probe kam z. B. mit."),
            ("Er fragte: „Wer kommt?“ Niemand.", "Er fragte: „Wer kommt?“"),
            (
                "Siehe www.verein.example und 3.5 Punkte! Ja.",
                "Siehe www.verein.example und 3.5 Punkte!",
            ),
            ("Кто придёт? Все.", "Кто придёт?"),
            ("متى نلتقي؟ غدًا.", "متى نلتقي؟"),
            ("Der Verein Brücke e. V. lädt ein. Kommt!", "Der Verein Brücke e. V. lädt ein."),
        ] {
            assert_eq!(first_sentence(text), Some(sentence));
        }
        for text in ["Liebe Mitglieder,", "Beginn: 10 Uhr", "", "Haus 3.b"] {
            assert_eq!(first_sentence(text), None, "{text}");
        }
    }

    #[test]
    fn a_teaser_has_whole_sentences() {
        let text = "Am 3. Mai war Markt. Alle kamen! Und dann begann es zu regnen, bis zum Abend.";
        assert_eq!(first_ones(text, 40), "Am 3. Mai war Markt. Alle kamen!");
        assert_eq!(first_ones(text, 20), "Am 3. Mai war Markt.");
        assert_eq!(first_ones(text, 15), "Am 3. Mai war …");
        assert_eq!(first_ones("Ohne Ende", 40), "Ohne Ende");
        assert_eq!(first_ones("", 40), "");
    }
}
