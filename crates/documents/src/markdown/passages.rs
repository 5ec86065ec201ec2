//! Passages in another language: `[Ласкаво просимо]{lang=uk}`, and blocks between lines
//! `::: {lang=uk}` and `:::`.
//!
//! Both are Pandoc's notation; other readers of Markdown show the words with the marks around them.
//! Emphasis and links inside are kept. A mark whose language is not known, or that belongs to
//! nothing, stays text: [`stray_marks`] tells the checks.

use super::{NoReferences, parse};
use crate::minutes::LanguageTag;
use crate::view::{Block, Inline, Tongue, plain_text};

/// The names of the attribute, in the languages of the program and of HTML.
const NAMES: [&str; 3] = ["lang", "language", "sprache"];

/// Puts the passages among these inlines together.
pub(super) fn joined(inlines: Vec<Inline>) -> Vec<Inline> {
    let has_mark = |inline: &Inline| match inline {
        Inline::Text { text } => mark(text).is_some(),
        _ => false,
    };
    if !inlines.iter().any(has_mark) {
        return inlines;
    }
    let mut desk = Desk::default();
    for inline in inlines {
        match inline {
            Inline::Text { text } => desk.text(&text),
            other => desk.done.push(other),
        }
    }
    desk.finish()
}

/// The passages so far, and the brackets that are still open.
#[derive(Default)]
struct Desk {
    done: Vec<Inline>,
    /// Where in `done` a bracket stands by itself.
    open: Vec<usize>,
}

impl Desk {
    /// Takes a text to pieces at its brackets and marks.
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find(['[', ']', '{']) {
            let (before, from) = rest.split_at(at);
            self.push(before);
            rest = match from.strip_prefix(']').map(|behind| (behind, mark_at_start(behind))) {
                Some((_, Some((tongue, behind)))) if self.close(tongue.clone()) => behind,
                Some((behind, _)) => {
                    self.open.pop();
                    self.push("]");
                    behind
                }
                None => self.bracket(from),
            };
        }
        self.push(rest);
    }

    /// An opening bracket, or the mark of a link: `[Seite](https://…){lang=uk}`.
    fn bracket<'t>(&mut self, from: &'t str) -> &'t str {
        if let Some(behind) = from.strip_prefix('[') {
            self.open.push(self.done.len());
            self.push("[");
            return behind;
        }
        let linked = matches!(self.done.last(), Some(Inline::Link { .. }));
        match mark_at_start(from).filter(|_| linked) {
            Some((tongue, behind)) => {
                let text = self.done.pop().into_iter().collect();
                self.done.push(Inline::Foreign { tongue, text });
                behind
            }
            None => {
                self.push("{");
                from.strip_prefix('{').unwrap_or_default()
            }
        }
    }

    /// Ends the passage that began with the last open bracket.
    fn close(&mut self, tongue: Tongue) -> bool {
        let Some(start) = self.open.pop() else { return false };
        let mut text = self.done.split_off(start);
        text.remove(0);
        let text = merged(text);
        if !plain_text(&text).trim().is_empty() {
            self.done.push(Inline::Foreign { tongue, text });
        }
        true
    }

    fn push(&mut self, text: &str) {
        if !text.is_empty() {
            self.done.push(Inline::text(text));
        }
    }

    fn finish(self) -> Vec<Inline> {
        merged(self.done)
    }
}

/// Adjacent texts as one.
fn merged(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut all: Vec<Inline> = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match (all.last_mut(), inline) {
            (Some(Inline::Text { text: before }), Inline::Text { text }) => before.push_str(&text),
            (_, inline) => all.push(inline),
        }
    }
    all
}

/// The language in `{lang=uk}`, where the text begins with it, and what follows.
fn mark_at_start(text: &str) -> Option<(Tongue, &str)> {
    let (inside, behind) = text.strip_prefix('{')?.split_once('}')?;
    Some((known(language(inside)?)?, behind))
}

/// The language of a block: `{lang=uk}` in the line above it.
pub(super) fn of_block(info: &str) -> Option<Tongue> {
    let (tongue, behind) = mark_at_start(info)?;
    behind.trim().is_empty().then_some(tongue)
}

/// The value of the attribute, where there is no other but a direction, which follows from it.
fn language(inside: &str) -> Option<&str> {
    let mut found = None;
    for attribute in inside.split_whitespace() {
        let (name, value) = attribute.split_once('=')?;
        match name {
            "dir" => {}
            _ if NAMES.contains(&name) => {
                found = Some(value.trim_matches(['"', '\'', '„', '“', '”']));
            }
            _ => return None,
        }
    }
    found
}

fn known(written: &str) -> Option<Tongue> {
    let language = LanguageTag::parse(written)?;
    Some(Tongue::with(LanguageTag::of_passage(written)?, &language))
}

/// A mark, with what is written in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrayMark {
    /// All of it: `{lang=xx}`.
    pub mark: String,
    /// The language in it.
    pub language: String,
}

/// The first mark of a language in a text.
fn mark(text: &str) -> Option<StrayMark> {
    text.match_indices('{').find_map(|(at, _)| {
        let inside = text.get(at + 1..)?.split_once('}')?.0;
        let language = language(inside)?.to_owned();
        Some(StrayMark { mark: format!("{{{inside}}}"), language })
    })
}

/// The marks that documents would show as they stand: of a language that is not known, or not
/// behind a bracket. `markdown`: whether the text is more than a line that stays as it is.
pub fn stray_marks(text: &str, markdown: bool) -> Vec<StrayMark> {
    if !text.contains('{') {
        return Vec::new();
    }
    let mut texts = Vec::new();
    if markdown {
        in_blocks(&parse(text, &NoReferences), &mut texts);
    } else {
        texts.push(text.to_owned());
    }
    texts.iter().filter_map(|text| mark(text)).collect()
}

fn in_blocks(blocks: &[Block], texts: &mut Vec<String>) {
    for block in blocks {
        block.text().for_each(|text| in_inlines(text, texts));
        block.inside().iter().for_each(|blocks| in_blocks(blocks, texts));
    }
}

fn in_inlines(inlines: &[Inline], texts: &mut Vec<String>) {
    for inline in inlines {
        match inline {
            Inline::Text { text } => texts.push(text.clone()),
            Inline::Emphasis { text }
            | Inline::Strong { text }
            | Inline::Strike { text }
            | Inline::Link { text, .. }
            | Inline::Foreign { text, .. } => in_inlines(text, texts),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The inlines with passages as `<uk:…>`, emphasis as `*…*`, links as `(…)`.
    fn shown(inlines: &[Inline]) -> String {
        let one = |inline: &Inline| match inline {
            Inline::Foreign { tongue, text } => format!("<{}:{}>", tongue.language, shown(text)),
            Inline::Emphasis { text } => format!("*{}*", shown(text)),
            Inline::Link { text, .. } => format!("({})", shown(text)),
            other => plain_text(std::slice::from_ref(other)),
        };
        inlines.iter().map(one).collect()
    }

    fn blocks(blocks: &[Block]) -> String {
        let one = |block: &Block| match block {
            Block::Paragraph { text } => shown(text),
            Block::List { items, .. } => items
                .iter()
                .map(|item| self::blocks(item))
                .fold(String::new(), |all, one| all + "- " + &one),
            Block::Foreign { tongue, blocks } => {
                format!("<{} {} {}>", tongue.language, tongue.direction, self::blocks(blocks))
            }
            other => format!("{other:?}"),
        };
        blocks.iter().map(one).collect::<Vec<_>>().join(" | ")
    }

    fn read(text: &str) -> String {
        blocks(&parse(text, &NoReferences))
    }

    #[test]
    fn a_passage_has_its_language() {
        for (written, expected) in [
            ("Wir sagen [Ласкаво просимо]{lang=uk}!", "Wir sagen <uk:Ласкаво просимо>!"),
            ("[a *b* c]{sprache=\"tr\"}", "<tr:a *b* c>"),
            ("*[a]{lang=fr}*", "*<fr:a>*"),
            ("[a [b] c]{lang=ar dir=rtl} d", "<ar:a [b] c> d"),
            ("[a [b]{lang=tr} c]{lang=uk}", "<uk:a <tr:b> c>"),
            ("[siehe [Seite](https://a.example)]{lang=en}", "<en:siehe (Seite)>"),
            ("[Seite](https://a.example){lang=en}.", "<en:(Seite)>."),
            ("[x]{lang=sr-Latn} und [y]{language=Ukrainisch}", "<sr-Latn:x> und <uk:y>"),
            ("[]{lang=uk}a", "a"),
            ("eins\n[zwei\ndrei]{lang=uk}", "eins <uk:zwei drei>"),
        ] {
            assert_eq!(read(written), expected, "{written}");
            assert_eq!(stray_marks(written, true), [], "{written}");
        }
    }

    #[test]
    fn what_is_no_passage_stays_text() {
        for same in ["[a]{b}", "[a] {c", "a]{x=uk}", "[a]{.note lang=uk}", "Menge {1, 2} und [3]"] {
            assert_eq!(read(same), same, "{same}");
            assert_eq!(stray_marks(same, true), [], "{same}");
        }
        assert_eq!(read("`[a]{lang=uk}`"), "[a]{lang=uk}");
        for (stray, language) in [
            ("[a]{lang=xx}", "xx"),
            ("[a] {lang=uk}", "uk"),
            ("a]{lang=uk}", "uk"),
            ("::: {lang=xx}\na\n:::", "xx"),
        ] {
            let found = stray_marks(stray, true);
            assert_eq!(found.len(), 1, "{stray}: {}", read(stray));
            assert_eq!(found[0].language, language, "{stray}");
        }
        assert_eq!(stray_marks("[a]{lang=uk}", false).len(), 1);
    }

    #[test]
    fn a_block_has_its_language() {
        for (written, expected) in [
            ("a\n\n::: {lang=ar}\nمرحبا\n\n- نعم\n:::\n\nb", "a | <ar rtl مرحبا | - نعم> | b"),
            ("::: {sprache=uk}\na\n:::", "<uk ltr a>"),
            (
                ":::: {lang=uk}\na\n\n::: {lang=tr}\nb\n:::\n\nc\n::::",
                "<uk ltr a | <tr ltr b> | c>",
            ),
            ("::: warnung\na\n:::", "::: warnung | a | :::"),
            ("::: {lang=xx}\na\n:::", "::: {lang=xx} | a | :::"),
        ] {
            assert_eq!(read(written), expected, "{written}");
        }
    }
}
