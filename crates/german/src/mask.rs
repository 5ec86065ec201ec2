//! What is not running text in a text: code, addresses, link targets, file names.

use std::ops::Range;

/// A range that is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mask {
    /// Its position, in bytes of the text.
    pub range: Range<usize>,
    pub kind: MaskKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum MaskKind {
    /// Code, an address or a file name, which stands for a word.
    Word,
    /// The target of a link with its parentheses; the part in square brackets is read.
    Target {
        /// The ID after `date:`, if it is such a link.
        reference: Option<String>,
    },
}

crate::word_lists! { "addresses.txt": SCHEMES, ENDINGS }

/// All masks of a text, in order and disjoint. Takes time linear in the length of the text.
pub(super) fn masks(text: &str) -> Vec<Mask> {
    let mut masks = code(text);
    tags(text, &mut masks);
    let spans: Vec<Range<usize>> = masks.iter().map(|mask| mask.range.clone()).collect();
    let free = |range: &Range<usize>| {
        let next = spans.partition_point(|span| span.end <= range.start);
        spans.get(next).is_none_or(|span| span.start >= range.end)
    };
    let targets: Vec<Mask> = targets(text).into_iter().filter(|mask| free(&mask.range)).collect();
    let inside = |range: &Range<usize>| {
        let next = targets.partition_point(|mask| mask.range.end <= range.start);
        targets.get(next).is_some_and(|mask| mask.range.start < range.end)
    };
    masks.extend(addresses(text).filter(|mask| free(&mask.range) && !inside(&mask.range)));
    masks.extend(targets);
    masks.sort_by_key(|mask| mask.range.start);
    masks
}

/// Code between runs of backticks of equal length, within a paragraph; a fenced block may contain
/// empty lines.
fn code(text: &str) -> Vec<Mask> {
    let runs = backticks(text);
    let blank_lines: Vec<usize> = text.match_indices("\n\n").map(|(at, _)| at).collect();
    let is_one = |from: &Range<usize>, to: &Range<usize>| {
        let blank = blank_lines.get(blank_lines.partition_point(|at| *at < from.end));
        from.len() >= 3 || blank.is_none_or(|at| *at > to.start)
    };
    // From the end, so that each run knows the next one of its length without a search.
    let mut next_of_length = std::collections::HashMap::new();
    let mut closers = vec![None; runs.len()];
    for (index, run) in runs.iter().enumerate().rev() {
        closers[index] = next_of_length.insert(run.len(), index);
    }
    let (mut masks, mut index) = (Vec::new(), 0);
    while let Some(run) = runs.get(index) {
        match closers[index] {
            Some(closer) if is_one(run, &runs[closer]) => {
                masks.push(Mask { range: run.start..runs[closer].end, kind: MaskKind::Word });
                index = closer + 1;
            }
            _ => index += 1,
        }
    }
    masks
}

/// Adds the HTML tags with attributes outside of code; what stands in an attribute is not said.
fn tags(text: &str, masks: &mut Vec<Mask>) {
    let (mut tags, mut next, mut free_from) = (Vec::new(), 0, 0);
    for (at, _) in text.match_indices('<') {
        while masks.get(next).is_some_and(|code| code.range.end <= at) {
            next += 1;
        }
        let in_code = masks.get(next).is_some_and(|code| code.range.start <= at);
        if !in_code
            && at >= free_from
            && let Some(tag) = tag(&text[at..]).filter(|tag| tag.contains('='))
        {
            free_from = at + tag.len();
            tags.push(Mask { range: at..free_from, kind: MaskKind::Word });
        }
    }
    if !tags.is_empty() {
        let overlaps = |code: &Mask| {
            let next = tags.partition_point(|tag| tag.range.end <= code.range.start);
            tags.get(next).is_some_and(|tag| tag.range.start < code.range.end)
        };
        masks.retain(|code| !overlaps(code));
        masks.append(&mut tags);
        masks.sort_by_key(|mask| mask.range.start);
    }
}

/// The HTML tag that a text begins with, on one line: `<br/>`, `<a href="…">`.
pub fn tag(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('<')?;
    let end = inside.find(['>', '<', '\n'])?;
    let inside = inside[..end].trim_start_matches('/');
    let name = inside.split([' ', '/']).next().unwrap_or_default();
    let is_tag = text[end + 1..].starts_with('>')
        && name.len() <= 10
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric());
    is_tag.then(|| &text[..end + 2])
}

fn backticks(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('`') {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// The targets of `[words](target)`.
fn targets(text: &str) -> Vec<Mask> {
    let opened = text.match_indices("](").map(|(at, open)| (at, at + open.len()));
    let target = opened.filter_map(|(at, from)| {
        // A target ends on its line; one with parentheses of its own is found by its scheme
        // instead.
        let end = from + text[from..].find([')', '(', '\n', '[', ']'])?;
        text[end..].starts_with(')').then(|| {
            let id = text[from..end].trim();
            let reference = id.get(..5).filter(|scheme| scheme.eq_ignore_ascii_case("date:"));
            let reference = reference.map(|_| id[5..].trim().to_owned());
            Mask { range: at + 1..end + 1, kind: MaskKind::Target { reference } }
        })
    });
    target.collect()
}

/// Addresses of the web and of mail, and file names, chunk by chunk.
fn addresses(text: &str) -> impl Iterator<Item = Mask> {
    let found = chunks(text).filter(|range| is_address(&text[range.clone()]));
    found.map(|range| Mask { range, kind: MaskKind::Word })
}

/// The chunks between whitespace, brackets and quotation marks, without punctuation at the end.
pub fn chunks(text: &str) -> impl Iterator<Item = Range<usize>> {
    let ends = |c: char| {
        c.is_whitespace()
            || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | '|' | '`')
            || matches!(c, '"' | '„' | '“' | '”' | '‚' | '‘' | '«' | '»')
    };
    let stops = ['.', ',', ';', ':', '!', '?', '*', '_', '~', '\''];
    text.split_inclusive(ends).scan(0, move |at, chunk| {
        let start = *at;
        *at += chunk.len();
        Some(start..start + chunk.trim_end_matches(ends).trim_end_matches(stops).len())
    })
}

fn is_address(chunk: &str) -> bool {
    // Most chunks are words, and every address contains one of these.
    if !chunk.bytes().any(|byte| matches!(byte, b':' | b'/' | b'@' | b'.')) {
        return false;
    }
    let begins = |scheme: &str| {
        chunk.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    chunk.contains("://")
        || SCHEMES.iter().any(|scheme| begins(scheme))
        || chunk.contains('@')
        || is_host_with_path(chunk)
        || is_file(chunk)
}

/// `verein.example/termine`: letters, a full stop, letters, and later a slash.
fn is_host_with_path(chunk: &str) -> bool {
    let Some((host, _)) = chunk.split_once('/') else { return false };
    let labels: Vec<&str> = host.rsplitn(3, '.').collect();
    let letters = |label: &&str| {
        label.len() > 1 && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    labels.len() > 1
        && labels.iter().take(2).all(letters)
        && labels.first().is_some_and(|top| top.bytes().all(|b| b.is_ascii_alphabetic()))
}

fn is_file(chunk: &str) -> bool {
    chunk.rsplit_once('.').is_some_and(|(name, ending)| {
        !name.is_empty() && ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(text: &str) -> Vec<&str> {
        masks(text).into_iter().map(|mask| &text[mask.range]).collect()
    }

    #[test]
    fn code_and_addresses_are_found() {
        assert_eq!(masked("a `b` c ``d ` e`` f"), ["`b`", "``d ` e``"]);
        assert_eq!(masked("```\n7. Mai\n```\n"), ["```\n7. Mai\n```"]);
        assert_eq!(masked("siehe https://a.example/7.5., dann"), ["https://a.example/7.5"]);
        assert_eq!(masked("an a-7.5.@b.example."), ["a-7.5.@b.example"]);
        assert_eq!(masked("(verein.example/7.5.2024)"), ["verein.example/7.5.2024"]);
        assert_eq!(masked("**Plan_7.5.2024.PDF** liegt bei"), ["**Plan_7.5.2024.PDF"]);
        assert!(masked("am 7./8. Mai, z. B. 7.5./8.5. oder 2./3. OG").is_empty());
    }

    #[test]
    fn the_target_of_a_reference_gives_its_id() {
        let all = masks("[am 7. Mai](date:fest-7) und [](date: x)");
        let ids: Vec<_> = all.iter().map(|mask| mask.kind.clone()).collect();
        let target = |id: &str| MaskKind::Target { reference: Some(id.to_owned()) };
        assert_eq!(ids, [target("fest-7"), target("x")]);
    }

    #[test]
    fn a_tag_with_attributes_is_not_read() {
        let tag = "<a href=\"mailto:a@b.example\" class='x'>";
        assert_eq!(masked(&format!("Formular {tag}hier</a>")), [tag]);
        assert_eq!(masked("`<a b=c>` und <i>so</i>, 3 < 4, a = b > c"), ["`<a b=c>`"]);
        assert!(masked("<Name des Vereins> mit x=1\nund > y").is_empty());
    }

    #[test]
    fn an_open_backtick_masks_nothing() {
        assert!(masked("`` 7. Mai ` und").is_empty());
        assert!(masked("ein ` hier\n\nam 7. Mai und ` da").is_empty());
    }
}
