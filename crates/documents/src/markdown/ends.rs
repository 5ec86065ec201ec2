//! Colons that announce something that does not follow.

use std::ops::Range;

use comrak::nodes::{Node, NodeValue};

use super::prepare::parsed;

/// A paragraph or heading that ends in a colon with nothing behind it that the colon could
/// announce.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenColon {
    /// Its last sentence with the colon, in bytes of the text.
    pub range: Range<usize>,
    /// Whether it ends the text: then it may announce what the document prints next.
    pub ends_text: bool,
}

/// Every colon of a text that announces nothing, in order. A list, a table, a quotation, another
/// paragraph, a rule, a picture and a heading of a lower level count as something.
pub fn open_colons(text: &str) -> Vec<OpenColon> {
    if !text.contains([':', '：']) {
        return Vec::new();
    }
    parsed(text, |prepared, root| {
        let mut found = Vec::new();
        let mut level = 0;
        for node in root.descendants() {
            let data = node.data();
            match &data.value {
                NodeValue::Heading(heading) => level = heading.level,
                NodeValue::Paragraph => {}
                _ => continue,
            }
            if !ends_in_colon(node) {
                continue;
            }
            let Some(ends_text) = leads_nowhere(node, level) else { continue };
            let whole = prepared.original(data.sourcepos);
            found.extend(sentence(text, whole).map(|range| OpenColon { range, ends_text }));
        }
        found
    })
}

/// Whether the visible text of a paragraph ends in a colon. The one of `:shortcode:` does not
/// count.
fn ends_in_colon(node: Node<'_>) -> bool {
    let mut seen = String::new();
    for below in node.descendants() {
        match &below.data().value {
            NodeValue::Text(text) => seen.push_str(text),
            NodeValue::HtmlInline(text) => seen.push_str(text),
            NodeValue::SoftBreak | NodeValue::LineBreak => seen.push(' '),
            NodeValue::Code(_) | NodeValue::Image(_) => seen.push('x'),
            // A reference without words shows those of its record.
            NodeValue::Link(_) if below.first_child().is_none() => seen.push('x'),
            _ => {}
        }
    }
    let word = seen.split_whitespace().next_back().unwrap_or_default();
    word.strip_suffix([':', '：']).is_some_and(|word| !word.is_empty() && !word.starts_with(':'))
}

/// `None` where something follows; otherwise whether it is the end of the whole text.
fn leads_nowhere(node: Node<'_>, level: u8) -> Option<bool> {
    let mut node = node;
    loop {
        if let Some(next) = node.next_sibling() {
            return match &next.data().value {
                // A rule is drawn before what it leads to.
                NodeValue::ThematicBreak if next.next_sibling().is_some() => None,
                NodeValue::ThematicBreak => Some(true),
                NodeValue::Heading(heading) => (heading.level <= level).then_some(false),
                _ => None,
            };
        }
        match node.parent() {
            Some(parent) if parent.parent().is_some() => node = parent,
            _ => return Some(true),
        }
    }
}

/// The last sentence of the paragraph at `whole`, up to its colon, as far as it is on one line.
fn sentence(text: &str, whole: Range<usize>) -> Option<Range<usize>> {
    let written = text.get(whole.clone())?;
    let (at, colon) = written.char_indices().rev().find(|(_, c)| matches!(c, ':' | '：'))?;
    let before = &written[..at];
    let ends = ["\n", ". ", "! ", "? "];
    let starts = ends.iter().filter_map(|end| Some(before.rfind(end)? + end.len()));
    let start = starts.max().unwrap_or(0);
    let blank = before[start..].len() - before[start..].trim_start().len();
    Some(whole.start + start + blank..whole.start + at + colon.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each open colon with its sentence, and whether it ends the text.
    fn open(text: &str) -> Vec<(&str, bool)> {
        open_colons(text).into_iter().map(|one| (&text[one.range], one.ends_text)).collect()
    }

    #[test]
    fn a_colon_at_the_end_leads_nowhere_in_the_text() {
        assert_eq!(open("Alles gut. Es gibt drei Fragen:"), [("Es gibt drei Fragen:", true)]);
        assert_eq!(open("Erstens.\n\n**Termine:**\n"), [("**Termine:", true)]);
        assert_eq!(open("- eins\n- Sonstiges:"), [("Sonstiges:", true)]);
        assert_eq!(open("> Er sagt:"), [("Er sagt:", true)]);
        assert_eq!(open("## Aufgaben:"), [("## Aufgaben:", true)]);
    }

    #[test]
    fn a_colon_before_a_heading_of_its_own_rank_leads_nowhere() {
        assert_eq!(open("## A\n\nOffen sind:\n\n## B\n\nText."), [("Offen sind:", false)]);
        assert_eq!(open("Offen sind:\n\n---"), [("Offen sind:", true)]);
    }

    #[test]
    fn what_follows_is_what_it_leads_up_to() {
        for text in [
            "Drei Fragen:\n\n- eins\n- zwei",
            "Drei Fragen:\n- eins\n- zwei",
            "Sie sagt:\n\n> Das geht.",
            "Die Zahlen:\n\n| a | b |\n|---|---|\n| 1 | 2 |",
            "Beschlossen wurde:\n\nDer Raum bleibt.",
            "Die Themen:\n\n### Wohnen\n\nText.",
            "Offen sind:\n\n---\n\nText.",
            "Der Plan:\n\n![Plan](plan.png)",
            "Zum Lesen:\n\n```\nx\n```",
            "Wer macht mit?:\n\n1. Mia",
            "Die Übersicht: [](attachment:liste)",
            "Mehr dazu: <https://verein.example/a>",
            "Mehr dazu: `x`",
            "- Material:\n  - Stifte",
            "- Material:\n- Stifte",
            "Schön :smile:",
            "Um 18:30",
            ":",
            "",
            "```\nTermine:\n```",
        ] {
            assert!(open(text).is_empty(), "{text}: {:?}", open(text));
        }
    }
}
