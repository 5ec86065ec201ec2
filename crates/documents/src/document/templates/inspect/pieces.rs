//! A template as a sequence of text and what stands in braces. The engine reports wrong syntax; this
//! only needs to find its way through templates that are right.

use std::ops::Range;

/// What a piece of a template is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// What is written as it stands.
    Text,
    /// `{{ … }}`
    Value,
    /// `{% … %}`
    Statement,
    /// `{# … #}`
    Comment,
}

/// A piece of a template.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub kind: Kind,
    /// Where it is, with its braces.
    pub range: Range<usize>,
}

const OPENINGS: [(&str, &str, Kind); 3] =
    [("{{", "}}", Kind::Value), ("{%", "%}", Kind::Statement), ("{#", "#}", Kind::Comment)];

/// The pieces of `template`, in order and without gaps.
pub(super) fn of(template: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some((start, close, kind)) = next(template, at) {
        let inside = start + 2;
        let rest = template.get(inside..).unwrap_or_default();
        let end = rest.find(close).map_or(template.len(), |end| inside + end + close.len());
        text(&mut pieces, at..start);
        pieces.push(Piece { kind, range: start..end });
        at = end;
        if kind == Kind::Statement && words(template, &(start..end)).next() == Some("raw") {
            // Up to the end of the raw text, braces are text.
            let rest = template.get(at..).unwrap_or_default();
            let end = rest
                .match_indices("{%")
                .map(|(end, _)| at + end)
                .find(|end| words(template, &(*end..template.len())).next() == Some("endraw"));
            let end = end.unwrap_or(template.len());
            text(&mut pieces, at..end);
            at = end;
        }
    }
    text(&mut pieces, at..template.len());
    pieces
}

fn text(pieces: &mut Vec<Piece>, range: Range<usize>) {
    if !range.is_empty() {
        pieces.push(Piece { kind: Kind::Text, range });
    }
}

fn next(template: &str, at: usize) -> Option<(usize, &'static str, Kind)> {
    let rest = template.get(at..)?;
    let found = OPENINGS
        .iter()
        .filter_map(|(open, close, kind)| rest.find(open).map(|start| (at + start, *close, *kind)));
    found.min_by_key(|(start, ..)| *start)
}

/// The words of a statement: `block`, `title`.
pub(super) fn words<'a>(template: &'a str, range: &Range<usize>) -> impl Iterator<Item = &'a str> {
    let statement = template.get(range.clone()).unwrap_or_default();
    let statement = statement.trim_start_matches("{%").trim_start_matches(['-', '+']);
    let statement = statement.split_once("%}").map_or(statement, |(inside, _)| inside);
    statement.trim_end_matches(['-', '+']).split_whitespace()
}

/// Stands in place of a value whose text nobody knows yet.
pub(super) const UNKNOWN: char = '\u{1}';

/// The text of a template with blanks in place of what stands in braces, so that all places stay; a
/// value begins with [`UNKNOWN`].
pub(super) fn blanked(template: &str, pieces: &[Piece]) -> String {
    let mut blanked = String::with_capacity(template.len());
    for Piece { kind, range } in pieces {
        let text = template.get(range.clone()).unwrap_or_default();
        if *kind == Kind::Text {
            blanked.push_str(text);
            continue;
        }
        let blank = if *kind == Kind::Value { 'x' } else { ' ' };
        let start = blanked.len();
        blanked.extend(text.bytes().map(|byte| if byte == b'\n' { '\n' } else { blank }));
        if *kind == Kind::Value {
            blanked.replace_range(start..=start, &UNKNOWN.to_string());
        }
    }
    blanked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_taken_apart_without_gaps() {
        let template = "a{# {{ x }} #}{{ b }}{%- raw %}{{ c }}{% endraw %}d\n{% if e %}ü{% endif";
        let pieces = of(template);
        let joined: String = pieces.iter().map(|piece| &template[piece.range.clone()]).collect();
        assert_eq!(joined, template);
        let texts = pieces.iter().filter(|piece| piece.kind == Kind::Text);
        let texts: Vec<&str> = texts.map(|piece| &template[piece.range.clone()]).collect();
        assert_eq!(texts, ["a", "{{ c }}", "d\n", "ü"]);
        let blanked = blanked(template, &pieces);
        assert_eq!(blanked.len(), template.len());
        assert_eq!(blanked.find('ü'), template.find('ü'));
    }
}
