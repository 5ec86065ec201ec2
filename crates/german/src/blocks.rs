//! The paragraphs, list items, headings and table rows of a text.

use std::ops::Range;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Lines of running text.
    Paragraph,
    /// A list item.
    Item,
    /// A heading.
    Heading,
    /// A row of a table.
    Row,
    /// A line of a block quotation.
    Quote,
}

/// Lines that belong together.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its bytes of the text, without blanks around them.
    pub range: Range<usize>,
    /// The blanks before it in its line (bytes).
    pub indent: usize,
}

/// The blocks of a Markdown text, in order, without fenced code.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let (mut all, mut is_code, mut goes_on): (Vec<Block>, bool, bool) = (Vec::new(), false, false);
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        let from = end;
        let start = end + (line.len() - line.trim_start().len());
        end += line.len();
        let bare = line.trim();
        if bare.starts_with("```") {
            (is_code, goes_on) = (!is_code, false);
            continue;
        }
        let sign = bare.chars().next().unwrap_or_default();
        let is_rule = "-=*_:".contains(sign) && bare.chars().all(|c| c == sign || c == ' ');
        if is_code || bare.is_empty() || is_rule && bare.len() > 2 {
            if bare.starts_with(['=', '-'])
                && goes_on
                && let Some(last) = all.last_mut()
            {
                last.kind = BlockKind::Heading;
            }
            goes_on = false;
            continue;
        }
        let range = start..start + bare.len();
        let (kind, indent) = (kind(bare), start - from);
        match all.last_mut().filter(|_| goes_on && kind == BlockKind::Paragraph) {
            Some(last) => last.range.end = range.end,
            None => all.push(Block { kind, range, indent }),
        }
        goes_on = matches!(kind, BlockKind::Paragraph | BlockKind::Item);
    }
    all
}

fn kind(line: &str) -> BlockKind {
    let is_row = line.starts_with('|') || line.contains('\t') || line.matches(" | ").count() > 1;
    match line.chars().next() {
        Some('#') => BlockKind::Heading,
        Some('>') => BlockKind::Quote,
        _ if is_row => BlockKind::Row,
        _ if marker(line) > 0 => BlockKind::Item,
        _ => BlockKind::Paragraph,
    }
}

/// The length of what makes a line a list item: `- `, `3. `, `a) `. The day of a date is none.
pub fn marker(line: &str) -> usize {
    const BULLETS: &[char] = &[
        '-', '*', '+', '•', '▪', '◦', '–', '—', '·', '☐', '☑', '☒', '✓', '➢', '\u{f0b7}',
        '\u{f0a7}',
    ];
    let label = line.find(char::is_whitespace).unwrap_or(line.len());
    let word = &line[..label];
    let name = word.trim_end_matches(['.', ')']).trim_start_matches('(');
    let is_bullet = word.chars().count() == 1 && word.starts_with(BULLETS);
    let is_number = !name.is_empty() && name.len() < 3 && name.bytes().all(|b| b.is_ascii_digit());
    let is_letter =
        word.ends_with(')') && name.len() < 3 && name.bytes().all(|b| b.is_ascii_alphabetic());
    let next = line[label..].split_whitespace().next().unwrap_or_default();
    let next = next.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let is_day = word.ends_with('.') && crate::month(&next).is_some();
    let counts = is_bullet
        || is_letter && !name.is_empty()
        || is_number && word.len() > name.len() && !is_day;
    if counts { label } else { 0 }
}

/// The lines that belong to block quotations.
pub(crate) fn quoted_lines(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        at += line.len();
        (line, at - line.len()..at)
    });
    lines.filter(|(line, _)| line.trim_start().starts_with('>')).map(|(_, range)| range).collect()
}

/// Whether a range is in one of these, which are sorted and disjoint.
pub(crate) fn is_within(ranges: &[Range<usize>], range: &Range<usize>) -> bool {
    let next = ranges.partition_point(|one| one.end < range.end || one.end <= range.start);
    ranges.get(next).is_some_and(|one| one.start <= range.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_grouped_as_they_are_shown() {
        let text = "Titel\n---\nEin Satz\nund mehr.\n\n- eins\n  weiter\n- zwei\n7. Mai\n\n| a | b |\n> Wort\n```\nx\n```\n## Kopf\na) los";
        let seen: Vec<_> =
            blocks(text).into_iter().map(|one| (one.kind, &text[one.range])).collect();
        assert_eq!(
            seen,
            [
                (BlockKind::Heading, "Titel"),
                (BlockKind::Paragraph, "Ein Satz\nund mehr."),
                (BlockKind::Item, "- eins\n  weiter"),
                (BlockKind::Item, "- zwei\n7. Mai"),
                (BlockKind::Row, "| a | b |"),
                (BlockKind::Quote, "> Wort"),
                (BlockKind::Heading, "## Kopf"),
                (BlockKind::Item, "a) los"),
            ]
        );
    }
}
