//! Finds characters that no bundled font can show. They are reported before typesetting, and drawn
//! as a box.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::ptr;
use std::sync::Arc;

use typst::syntax::{SyntaxKind, SyntaxNode, parse};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::clean::{is_dropped, plain};
use super::fonts::SHELF;
use super::messages::Message;
use super::script::{Script, codes, is_private};
use crate::diagnostic::{Diagnostic, Findings};
use crate::markdown;
use crate::minutes::{Minutes, Participant};
use crate::rules;
use crate::settings::Settings;
use crate::source::{Source, Span, Text};

/// Stands where a picture was in pasted text; no text keeps it.
const OBJECT: char = '\u{fffc}';

/// Replaces characters that cannot be shown in the PDF.
const BOX: char = '□';

/// How many characters of a script are shown in its finding.
const SHOWN: usize = 5;

/// The characters of one script that cannot be shown.
struct Missing {
    /// The position of the first one.
    at: Span,
    /// The number of all occurrences.
    count: usize,
    /// The first few of them.
    shown: Vec<String>,
    /// All distinct ones.
    characters: HashSet<String>,
}

impl Missing {
    fn starting(at: Span) -> Self {
        Self { at, count: 0, shown: Vec::new(), characters: HashSet::new() }
    }
}

/// Checks every text of the minutes and of the letterhead. Returns one finding (`pdf.glyph`) for
/// each script with characters that the PDF cannot show, at the first of them.
pub fn coverage(minutes: &Minutes, settings: &Settings) -> Findings {
    let mut missing = BTreeMap::new();
    let hidden = names_not_shown(minutes, settings);
    for text in minutes.texts() {
        if !hidden.contains(&ptr::from_ref(text)) {
            look_through(&text.value, |range| text.span_of(range), &mut missing);
        }
    }
    for text in settings.organisation.texts() {
        look_through(&text.value, |range| text.span_of(range), &mut missing);
    }
    if let Some(series) = &minutes.series {
        look_through(series, |_| Span::file(&minutes.source), &mut missing);
    }
    missing.into_iter().map(|(script, missing)| finding(script, missing, Message::Boxed)).collect()
}

/// Checks the texts that a template of the office brings along, as [`coverage`] does those of the
/// minutes.
pub(super) fn template_coverage(source: &Arc<Source>) -> Findings {
    let mut missing = BTreeMap::new();
    for at in texts_of_template(source.text()) {
        let span_of =
            |range: Range<usize>| Span::new(source, at.start + range.start..at.start + range.end);
        look_through(&source.text()[at.clone()], span_of, &mut missing);
    }
    let help = || Message::BoxedInTemplate;
    missing.into_iter().map(|(script, missing)| finding(script, missing, help())).collect()
}

/// The template with a box for each character of its texts that cannot be shown. Its code is left
/// alone: names may be of any script.
pub(super) fn boxed_template(template: &str) -> String {
    let mut result = String::with_capacity(template.len());
    let mut copied = 0;
    for at in texts_of_template(template) {
        result.push_str(&template[copied..at.start]);
        result.push_str(&boxed(template[at.clone()].to_owned()));
        copied = at.end;
    }
    result + &template[copied..]
}

/// Where the template has texts that are drawn.
fn texts_of_template(template: &str) -> Vec<Range<usize>> {
    fn collect(node: &SyntaxNode, start: usize, found: &mut Vec<Range<usize>>) {
        if matches!(node.kind(), SyntaxKind::Text | SyntaxKind::MathText | SyntaxKind::Str) {
            found.push(start..start + node.len());
        }
        let mut at = start;
        for child in node.children() {
            collect(child, at, found);
            at += child.len();
        }
    }
    let mut found = Vec::new();
    if !template.is_ascii() {
        collect(&parse(template), 0, &mut found);
    }
    found
}

/// The text with a box for each character that cannot be shown: the standards forbid characters
/// that no font has.
pub(super) fn boxed(text: String) -> String {
    if text.chars().all(is_usual)
        || text.graphemes(true).all(|cluster| unshowable(cluster).is_none())
    {
        return text;
    }
    let mut boxed = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        if unshowable(cluster).is_none() {
            boxed.push_str(cluster);
        } else {
            boxed.push(BOX);
        }
    }
    boxed
}

/// Text that is read but not drawn: it may contain any character with a meaning.
pub(super) fn meaningful(text: &str) -> String {
    text.chars().map(|character| if is_private(character) { BOX } else { character }).collect()
}

/// Participants who do not appear in any document.
fn names_not_shown(minutes: &Minutes, settings: &Settings) -> HashSet<*const Text> {
    let shown = |participant: &&Participant| participant.public || settings.list_participants;
    let hidden = minutes.participants.iter().filter(|participant| !shown(participant));
    hidden.flat_map(Participant::texts).map(ptr::from_ref).collect()
}

fn finding(script: Script, missing: Missing, help: Message) -> Diagnostic {
    let Missing { at, count, shown, characters } = missing;
    let others = characters.len() - shown.len();
    let shown = shown.into_iter().map(|sign| (codes(sign.chars()), sign)).collect();
    rules::pdf::GLYPH.finds(Message::Glyphs { script, shown, others, count }).at(at).help(help)
}

/// Collects the characters of `text` that cannot be shown; `span_of` tells where a part of it is.
fn look_through(
    text: &str,
    span_of: impl Fn(Range<usize>) -> Span,
    missing: &mut BTreeMap<Script, Missing>,
) {
    if text.chars().all(is_usual) {
        return;
    }
    let set = AsSet::new(text);
    for (start, cluster) in set.text.grapheme_indices(true) {
        let Some((offset, sign)) = unshowable(cluster) else { continue };
        let script = Script::of(sign);
        let known = missing.entry(script).or_insert_with(|| {
            let from = set.written_at(start + offset);
            let last = sign.char_indices().next_back().map_or(0, |(at, _)| at);
            let to = set.written_at(start + offset + last);
            let to = to + text[to..].chars().next().map_or(0, char::len_utf8);
            Missing::starting(span_of(from..to))
        });
        known.count += 1;
        if known.characters.insert(sign.to_owned()) && known.shown.len() < SHOWN {
            known.shown.push(sign.to_owned());
        }
    }
}

/// A text as it will be typeset: dropped characters are gone, so that others which they separated
/// become adjacent.
struct AsSet {
    text: String,
    /// For each byte of `text`, the position of its character in the text of the file.
    written: Vec<usize>,
}

impl AsSet {
    fn new(written: &str) -> Self {
        let mut set = Self { text: String::new(), written: Vec::new() };
        for (at, character) in written.char_indices().filter(|(_, c)| *c != OBJECT) {
            let character = markdown::sign(character).unwrap_or(character);
            set.text.push_str(&plain(character.encode_utf8(&mut [0; 4])));
            set.written.resize(set.text.len(), at);
        }
        set
    }

    fn written_at(&self, at: usize) -> usize {
        self.written.get(at).copied().unwrap_or_default()
    }
}

/// Whether every character of the text can be shown.
pub(super) fn is_covered(text: &str) -> bool {
    AsSet::new(text).text.graphemes(true).all(|cluster| unshowable(cluster).is_none())
}

/// The part of a grapheme cluster that cannot be shown, with its offset: one character that no font
/// has, or the whole cluster if no font has all of it. A combining character without a base counts
/// too, since its rendering depends on the surroundings.
fn unshowable(cluster: &str) -> Option<(usize, &str)> {
    let visible = |character: &char| !is_invisible(*character);
    let together = SHELF.shows(&cluster.chars().filter(visible))
        || SHELF.shows(&cluster.nfc().filter(visible))
        || SHELF.shows(&cluster.nfd().filter(visible));
    let stands_on_nothing = cluster.chars().find(visible).is_some_and(is_combining_mark);
    if together && !stands_on_nothing && !cluster.chars().any(is_private) {
        return None;
    }
    let alone = cluster.char_indices().find(|(_, character)| {
        visible(character) && (is_private(*character) || !SHELF.shows(&std::iter::once(*character)))
    });
    Some(alone.map_or((0, cluster), |(at, one)| (at, &cluster[at..at + one.len_utf8()])))
}

/// Whether the fonts have it, and it stands by itself: all that most texts consist of, for which no font
/// has to be read.
fn is_usual(character: char) -> bool {
    character.is_ascii()
        || matches!(character, '\u{a0}'..='\u{17f}' | '\u{2010}'..='\u{201e}' | '•' | '…' | '\u{202f}' | '€')
}

/// Whether nothing is drawn for it, so that no font needs to have it.
fn is_invisible(character: char) -> bool {
    // The Ogham space is drawn as a line.
    (character.is_whitespace() && character != '\u{1680}')
        || is_dropped(character)
        || german::is_invisible(character)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use stopwatch::processor_time;

    use super::*;
    use crate::diagnostic::Severity;
    use crate::l10n::Language;
    use crate::minutes::Defaults;
    use crate::source::Source;

    fn found(toml: &str) -> Findings {
        let source = Source::new("protokoll.toml", toml);
        let minutes = crate::minutes::parse(&source, &Defaults::default()).value.unwrap();
        coverage(&minutes, &Settings::empty(&Source::new("rundmail.toml", "")))
    }

    #[test]
    fn texts_of_a_template_get_boxes_and_its_code_does_not() {
        let template = "#let 漢 = \"字 x\" // 漢\nGruß 漢 #漢 $x + \"漢\"$ `漢`\n";
        let expected = "#let 漢 = \"□ x\" // 漢\nGruß □ #漢 $x + \"□\"$ `□`\n";
        assert_eq!(boxed_template(template), expected);
        let source = Source::new("templates/minutes.typ", template);
        let findings: Vec<_> = template_coverage(&source).into_iter().collect();
        assert_eq!(findings.len(), 1);
        let span = findings[0].span.as_ref().unwrap();
        assert_eq!((span.text(), span.source().position(span.range().start).line), ("字", 1));
        assert!(findings[0].message.localize(Language::German).starts_with("4 Zeichen"));
    }

    #[test]
    fn missing_characters_are_one_warning_for_each_script() {
        let findings = found(
            "kind = \"circular\"\ntitle = \"Grüße\"\nintro = \"\"\"\nHallo \\u6F22, 漢 und 字\n\"\"\"\n\
             closing = \"ไทย 漢\"\n",
        );
        let said: Vec<_> = findings
            .iter()
            .map(|finding| {
                let at = finding.span.as_ref().unwrap();
                let position = at.position();
                (at.text().to_owned(), position.line, position.column, finding.severity)
            })
            .collect();
        let warning = Severity::Warning;
        assert_eq!(said, [("\\u6F22".to_owned(), 4, 7, warning), ("ไ".to_owned(), 6, 12, warning)]);
        let first = findings.iter().next().unwrap().message.localize(Language::German);
        assert!(first.contains("4 Zeichen") && first.contains("Chinesisch"), "{first}");
        assert!(first.contains("`漢` (U+6F22) und `字` (U+5B57)"), "{first}");
    }

    #[test]
    fn ten_thousand_different_characters_cost_as_much_as_many_of_one() {
        let characters: String = ('一'..).take(10_000).collect();
        let file = |text: &str| format!("kind = \"circular\"\ntitle = \"a\"\nintro = \"{text}\"");
        let time = |text: &str| {
            let file = file(text);
            let before = processor_time();
            assert_eq!(found(&file).iter().count(), 1);
            processor_time().saturating_sub(before)
        };
        let same = "一".repeat(10_000);
        time(&same);
        assert!(time(&characters) < 4 * time(&same) + Duration::from_millis(200));
    }

    #[test]
    fn the_usual_is_covered_and_stands_by_itself() {
        let usual: Vec<char> = (' '..='\u{ffff}').filter(|c| is_usual(*c)).collect();
        for character in &usual {
            assert!(is_covered(&character.to_string()), "{character:?}");
        }
        let all: String = usual.iter().filter(|character| !is_dropped(**character)).collect();
        assert_eq!(all.graphemes(true).count(), all.chars().count());
    }

    #[test]
    fn what_no_font_has_is_a_box() {
        assert_eq!(boxed("Grüße 漢字 e\u{301} \u{e001}".into()), "Grüße □□ e\u{301} □");
        assert_eq!(boxed("ж\u{5b0}".into()), "□");
        assert_eq!(meaningful("漢\u{e001}"), "漢□");
    }

    #[test]
    fn a_name_that_is_not_shown_may_have_any_character() {
        let file = |public: bool| {
            format!(
                "kind = \"circular\"\ntitle = \"a\"\n[[participants]]\nname = \"漢\"\npublic = {public}"
            )
        };
        assert!(found(&file(false)).is_empty());
        assert!(!found(&file(true)).is_empty());
    }

    #[test]
    fn the_contract_has_every_character() {
        let findings = found(include_str!("../../../../../tests/contract/minutes.toml"));
        assert!(findings.is_empty(), "{findings:?}");
    }

    #[test]
    fn signs_are_judged_as_a_whole() {
        assert_eq!(unshowable("a\u{308}"), None);
        assert_eq!(unshowable("✔\u{fe0f}"), None);
        assert_eq!(unshowable("👨\u{200d}👩\u{200d}👧"), None);
        assert_eq!(unshowable("漢"), Some((0, "漢")));
        assert_eq!(unshowable("\u{e001}"), Some((0, "\u{e001}")));
        assert_eq!(unshowable("ж\u{5b0}"), Some((0, "ж\u{5b0}")), "no font has both");
        assert_eq!(unshowable("\u{feff}"), None);
    }

    #[test]
    fn what_stands_together_only_after_cleaning_is_found() {
        for (text, covered) in [
            ("e\u{301}", true),
            ("e\u{7f}\u{301}", true),
            ("\u{612}\u{7f}\u{31c}5", false),
            ("\u{1f643}\u{7f}\u{305}", false),
            (" \u{301}", false),
            ("\u{85}\u{6da}", false),
        ] {
            assert_eq!(is_covered(text), covered, "{text:?}");
        }
    }
}
