//! Numbers as offices give them: „B 2026/14“, „14/2026“, „BV-26-014“, „214“.

use std::ops::Range;

/// A number, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    text: String,
    /// Where the year stands, if there is one.
    year: Option<Range<usize>>,
    /// Where the count stands, and what it is.
    count: (Range<usize>, u32),
}

impl Number {
    /// The first one where an office has none yet.
    pub(super) fn first() -> Option<Self> {
        Self::of("B 2000/0", 2000)
    }

    /// A number given to a decision of this year; `None` where no count is in it. The count is the last
    /// figure that is not the year.
    pub(super) fn of(text: &str, year: i32) -> Option<Self> {
        let text = text.trim();
        let is_year = |range: &Range<usize>| {
            let digits = text.get(range.clone()).unwrap_or_default();
            digits == year.to_string() || digits == format!("{:02}", year.rem_euclid(100))
        };
        let figures = figures(text);
        let long = figures.iter().find(|range| range.len() == 4 && is_year(range));
        let short = || figures.iter().find(|range| range.len() == 2 && is_year(range));
        // „14/26“ has a year and a count, „26“ alone is a count.
        let year = long.or_else(|| short().filter(|_| figures.len() > 1)).cloned();
        let count = figures.iter().rfind(|range| Some(*range) != year.as_ref())?.clone();
        let number = text.get(count.clone())?.parse().ok()?;
        Some(Self { text: text.to_owned(), year, count: (count, number) })
    }

    /// The count within the year, or over all years.
    pub(super) fn count(&self) -> u32 {
        self.count.1
    }

    /// Whether the count begins again each year.
    pub(super) fn has_year(&self) -> bool {
        self.year.is_some()
    }

    /// The same kind of number with another year and count, with as many digits.
    pub(super) fn with(&self, year: i32, count: u32) -> String {
        let (at, _) = &self.count;
        let width =
            if self.text.get(at.clone()).is_some_and(|old| old.starts_with('0') && old.len() > 1) {
                at.len()
            } else {
                0
            };
        let mut parts = vec![(at.clone(), format!("{count:0width$}"))];
        if let Some(range) = &self.year {
            let year = if range.len() == 4 {
                year.to_string()
            } else {
                format!("{:02}", year.rem_euclid(100))
            };
            parts.push((range.clone(), year));
        }
        parts.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        let mut text = self.text.clone();
        for (range, new) in parts {
            text.replace_range(range, &new);
        }
        text
    }
}

/// The runs of digits.
fn figures(text: &str) -> Vec<Range<usize>> {
    let mut figures: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        match figures.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => figures.push(at..at + 1),
        }
    }
    figures
}
