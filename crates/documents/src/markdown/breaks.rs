//! Which line breaks of a paragraph are intended.
//!
//! Markdown fills lines and ignores breaks. But an address, „Beginn: 10 Uhr“ above „Kosten: keine“
//! or the names below a letter are lines, and people who paste them do not add trailing spaces. A
//! break is intended where the next word would still have fitted on the line; in prose that was
//! wrapped at some column it would not.

use comrak::nodes::{Node, NodeValue};

/// Prose is not wrapped below this width (characters); shorter lines are intended, unless they read
/// on like a column of a PDF.
const PROSE: usize = 60;

/// The narrowest column of prose (characters).
const COLUMN: usize = 28;

/// Nobody wraps prose beyond this width; longer lines are paragraphs (characters, and their words).
const UNBROKEN: (usize, usize) = (130, 12);

/// The maximum length of the label in „Beginn: 10 Uhr“ (characters).
const LABEL: usize = 30;

/// One line of a paragraph as it was written.
#[derive(Default)]
struct Line {
    text: String,
    /// The length of the invisible part: the addresses of links.
    hidden: usize,
}

/// What happens to the break behind a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Kept,
    Blank,
    Nothing,
}

/// Turns the intended soft breaks of a paragraph into hard ones. A compound that was broken behind
/// its hyphen („E-Mail-⏎Adresse“) is joined again.
pub(super) fn settle(paragraph: Node<'_>) {
    let mut lines = vec![Line::default()];
    let mut breaks = Vec::new();
    for node in paragraph.descendants() {
        let line = lines.last_mut();
        match (&node.data().value, line) {
            (NodeValue::Text(text), Some(line)) => line.text.push_str(text),
            (NodeValue::HtmlInline(text), Some(line)) => line.text.push_str(text),
            (NodeValue::Code(code), Some(line)) => line.text.push_str(&code.literal),
            (NodeValue::Link(target), Some(line)) => line.hidden += hidden(node, &target.url),
            (NodeValue::SoftBreak | NodeValue::LineBreak, _) => {
                breaks.push(node);
                lines.push(Line::default());
            }
            _ => {}
        }
    }
    if breaks.is_empty() {
        return;
    }
    for (node, verdict) in breaks.into_iter().zip(verdicts(&lines)) {
        let mut data = node.data_mut();
        if matches!(data.value, NodeValue::SoftBreak) {
            match verdict {
                Verdict::Kept => data.value = NodeValue::LineBreak,
                Verdict::Nothing => data.value = NodeValue::Text(String::new().into()),
                Verdict::Blank => {}
            }
        }
    }
}

/// Turns all soft breaks of a paragraph into hard ones.
pub(super) fn keep(paragraph: Node<'_>) {
    let is_soft = |node: &Node<'_>| matches!(node.data().value, NodeValue::SoftBreak);
    for node in paragraph.descendants().filter(is_soft) {
        node.data_mut().value = NodeValue::LineBreak;
    }
}

/// How much of a link is invisible.
fn hidden(link: Node<'_>, address: &str) -> usize {
    let words = link.first_child().map(|child| match &child.data().value {
        NodeValue::Text(text) => address.ends_with(&**text),
        _ => false,
    });
    if words == Some(true) { 0 } else { address.chars().count() + 4 }
}

/// What happens to the break behind each line but the last.
fn verdicts(lines: &[Line]) -> Vec<Verdict> {
    let widest = lines.iter().map(Line::width).max().unwrap_or_default();
    let pairs = || lines.iter().zip(lines.iter().skip(1));
    let (longest, most) = UNBROKEN;
    let is_unbroken =
        |line: &Line| line.width() > longest && line.text.split_whitespace().count() > most;
    let contacts = lines.iter().filter(|line| line.is_contact()).count();
    let is_list = contacts > 1 && lines.iter().all(Line::begins_high);
    if is_list || lines.iter().any(is_unbroken) {
        return vec![Verdict::Kept; lines.len() - 1];
    }
    if widest < PROSE {
        let is_full = |(line, next): (&Line, &Line)| line.room_for(next, widest - widest.min(2));
        let reads_on = pairs().any(|(line, next)| {
            next.text.trim_start().starts_with(char::is_lowercase) || line.ends_in([',', '-'])
        });
        let is_column = widest >= COLUMN && reads_on && !pairs().any(is_full);
        return pairs()
            .map(|(line, next)| if is_column { joint(line, next) } else { Verdict::Kept })
            .collect();
    }
    let is_meant = |line: &Line, next: &Line| {
        let is_short = line.width() * 10 <= widest * 6 && !line.ends_in(['.', '!', '?', ';']);
        line.room_for(next, widest) && (is_short || next.is_labelled())
    };
    let is_kept = |line: &Line, next: &Line| next.is_item() || is_meant(line, next);
    pairs()
        .map(|(line, next)| if is_kept(line, next) { Verdict::Kept } else { joint(line, next) })
        .collect()
}

/// What joins two lines that are one.
fn joint(line: &Line, next: &Line) -> Verdict {
    let mut end = line.text.trim_end().chars().rev();
    let is_broken = end.next() == Some('-') && end.next().is_some_and(char::is_alphabetic);
    let is_compound = is_broken && next.text.starts_with(char::is_uppercase);
    if is_compound { Verdict::Nothing } else { Verdict::Blank }
}

impl Line {
    fn width(&self) -> usize {
        self.text.trim().chars().count() + self.hidden
    }

    /// Whether the first word of `next` would have fitted on a line of that width.
    fn room_for(&self, next: &Self, width: usize) -> bool {
        let first = next.text.split_whitespace().next().unwrap_or_default();
        let first = if first.is_empty() { next.hidden } else { first.chars().count() };
        self.width() + 1 + first <= width
    }

    fn ends_in<const N: usize>(&self, marks: [char; N]) -> bool {
        self.text.trim_end().ends_with(marks)
    }

    fn begins_high(&self) -> bool {
        self.text.trim_start().starts_with(char::is_uppercase)
    }

    /// Whether it is a numbered item: „TOP 2 Kassenbericht“.
    fn is_item(&self) -> bool {
        let number = self.text.trim_start().strip_prefix("TOP ");
        number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// Whether it is a contact: „Anna Muster, Tel. 0361 12345, muster@verein.example“.
    fn is_contact(&self) -> bool {
        let mut words = self.text.split_whitespace();
        words.any(|word| {
            word.starts_with("Tel.") || word.starts_with("Telefon") || word.contains('@')
        })
    }

    /// Whether it begins with a label: „Beginn: 10 Uhr“.
    fn is_labelled(&self) -> bool {
        let Some((label, value)) = self.text.split_once(':') else { return false };
        label.starts_with(char::is_uppercase)
            && label.chars().count() <= LABEL
            && !label.contains(['.', ',', '!', '?'])
            && value.starts_with([' ', '\u{a0}'])
    }
}
