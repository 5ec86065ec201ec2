//! A known text, so that of every other only the lines that differ are examined: the mails of one
//! language are nearly the same.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use crate::mail::common_start;

/// How a text is divided into lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lines {
    /// At line breaks.
    Plain,
    /// At line breaks, except soft ones of quoted-printable.
    Quoted,
}

/// A text that has been searched.
#[derive(Debug)]
pub(super) struct Known {
    text: Vec<u8>,
    lines: Lines,
    /// Where each line begins, and the end.
    starts: Vec<usize>,
    /// The lines by their hash, sorted.
    index: Vec<(u64, usize)>,
    /// Lines that name somebody, which are examined in every text.
    personal: Vec<usize>,
}

impl Known {
    /// Asks for each line, together with its neighbours, whether it `shows` anybody.
    pub(super) fn new(text: Vec<u8>, lines: Lines, shows: impl Fn(&[u8]) -> bool) -> Self {
        let mut starts = vec![0];
        let mut end = 0;
        while end < text.len() {
            end = lines.end(&text, end);
            starts.push(end);
        }
        let mut index = Vec::with_capacity(starts.len());
        let mut personal = Vec::new();
        for line in 0..starts.len() - 1 {
            index.push((hash(&text[starts[line]..starts[line + 1]]), line));
            let around = starts[line.saturating_sub(1)]..starts[(line + 2).min(starts.len() - 1)];
            if shows(&text[around]) {
                personal.push(line);
            }
        }
        index.sort_unstable();
        Self { text, lines, starts, index, personal }
    }

    /// The pieces of `other` that are not known, each with a line before and after: a name may
    /// continue across a line break.
    pub(super) fn news(&self, other: &[u8]) -> Vec<Range<usize>> {
        let mut news: Vec<Range<usize>> = Vec::new();
        let mut add = |range: Range<usize>| {
            let range = self.lines.before(other, range.start)..self.lines.end(other, range.end);
            match news.last_mut() {
                Some(last) if last.end >= range.start => last.end = last.end.max(range.end),
                _ => news.push(range),
            }
        };
        let (mut line, mut at) = (0, 0);
        while at < other.len() {
            let start = self.starts[line];
            let same = common_start(&self.text[start..], &other[at..]);
            let next = self.starts.partition_point(|begin| *begin <= start + same) - 1;
            // A last line without a line break may continue.
            let goes_on = next + 1 == self.starts.len() && at + same < other.len();
            let next =
                if goes_on && !self.text.ends_with(b"\n") { next.saturating_sub(1) } else { next };
            let next = next.max(line);
            let from = self.personal.partition_point(|one| *one < line);
            for one in self.personal[from..].iter().take_while(|one| **one < next) {
                add(at + self.starts[*one] - start..at + self.starts[*one + 1] - start);
            }
            at += self.starts[next] - start;
            if at >= other.len() {
                break;
            }
            let begun = at;
            line = loop {
                let end = self.lines.end(other, at);
                at = end;
                if at >= other.len() {
                    break next;
                }
                if let Some(found) = self.find(other, at, next) {
                    break found;
                }
            };
            add(begun..at);
        }
        news
    }

    /// The next line, from `line` on, that equals the one of `other` at `at`.
    fn find(&self, other: &[u8], at: usize, line: usize) -> Option<usize> {
        let wanted = &other[at..self.lines.end(other, at)];
        let hash = hash(wanted);
        let from = self.index.partition_point(|entry| *entry < (hash, line));
        let same = self.index[from..].iter().take_while(|(other, _)| *other == hash);
        let mut same = same.map(|(_, line)| *line);
        same.find(|line| self.text[self.starts[*line]..self.starts[*line + 1]] == *wanted)
    }
}

impl Lines {
    /// The end of the line that contains `from`.
    fn end(self, text: &[u8], mut from: usize) -> usize {
        while let Some(length) = text.get(from..).and_then(|rest| memchr::memchr(b'\n', rest)) {
            let end = from + length + 1;
            if !self.is_soft(&text[..end]) {
                return end;
            }
            from = end;
        }
        text.len()
    }

    /// The beginning of the line before the one that begins at `start`.
    fn before(self, text: &[u8], start: usize) -> usize {
        let mut end = start.saturating_sub(1);
        while let Some(at) = memchr::memrchr(b'\n', &text[..end]) {
            if !self.is_soft(&text[..=at]) {
                return at + 1;
            }
            end = at;
        }
        0
    }

    /// Whether the line continues after the break at the end of `text`.
    fn is_soft(self, text: &[u8]) -> bool {
        self == Self::Quoted && (text.ends_with(b"=\r\n") || text.ends_with(b"=\n"))
    }
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn news(known: &str, other: &str, lines: Lines) -> Vec<String> {
        let known = Known::new(known.into(), lines, |around| around.contains(&b'!'));
        let news = known.news(other.as_bytes());
        news.into_iter().map(|range| other[range].to_owned()).collect()
    }

    #[test]
    fn only_what_differs_is_new() {
        let known = "Kopf\nHallo Anna!\n\nText\nmehr\nund mehr\nEnde\n";
        assert_eq!(
            news(known, &known.replace("Anna", "Bert"), Lines::Plain),
            ["Kopf\nHallo Bert!\n\nText\n"]
        );
        // A line that names somebody is examined in every text.
        assert_eq!(news(known, known, Lines::Plain), ["Kopf\nHallo Anna!\n\nText\n"]);
        let moved = "Kopf\nText\nund mehr\nEnde\nneu";
        assert_eq!(news(known, moved, Lines::Plain), ["Kopf\nText\nund mehr\nEnde\nneu"]);
        assert_eq!(news("a\n", "", Lines::Plain), [""; 0]);
        assert_eq!(news("", "a", Lines::Plain), ["a"]);
    }

    #[test]
    fn a_soft_break_ends_no_line() {
        let known = "a\r\nb=\r\nc\r\nd\r\ne\r\nf\r\n";
        assert_eq!(
            news(known, &known.replace("c\r", "C\r"), Lines::Quoted),
            ["a\r\nb=\r\nC\r\nd\r\n"]
        );
    }

    proptest! {
        /// Whatever is not news occurs in the known text, line by line and beside the same lines.
        #[test]
        fn nothing_new_is_missed(
            known in prop::collection::vec("[ab=]{0,2}", 0..12),
            other in prop::collection::vec("[ab=x]{0,2}", 0..12),
            quoted in any::<bool>(),
        ) {
            let lines = if quoted { Lines::Quoted } else { Lines::Plain };
            let (known, other) = (known.join("\n"), other.join("\n"));
            let news = Known::new(known.clone().into(), lines, |_| false).news(other.as_bytes());
            let is_new = |at: usize| news.iter().any(|range| range.contains(&at));
            let pairs = other.split_inclusive('\n').collect::<Vec<_>>();
            let mut at = 0;
            for pair in pairs.windows(2) {
                let both = pair.concat();
                let covered = (at..at + both.len()).all(is_new);
                prop_assert!(covered || known.contains(&both), "{other:?} {at} {news:?}");
                at += pair[0].len();
            }
            for (at, _) in other.match_indices('x') {
                prop_assert!(is_new(at), "{other:?} {news:?}");
            }
        }
    }
}
