//! Text pasted from Word, Outlook, Excel or a PDF -> Markdown, as far as the meaning is certain.
//!
//! Lists keep their labels and nest by indentation, or by their bullets where Word does not indent;
//! cells between tabs become tables; indentation does not make code. What is Markdown already stays
//! unchanged.

mod definitions;
mod lines;
mod list;
mod marker;
mod table;

use std::collections::HashMap;

use super::clean::LABEL;
use super::rewritten::Rewritten;
use definitions::Definitions;
use lines::Line;
use list::Open;
use marker::{Kind, Marker};
use table::Table;

/// The maximum length of a line that dashes below it make a heading (characters).
const LONGEST_HEADING: usize = 80;

/// How many lines before and after determine the usual length of lines.
const NEARBY: usize = 10;

/// The minimum width of a PDF column; longer lines were not wrapped at all (characters).
const NARROWEST: usize = 40;
const WIDEST: usize = 100;

/// Lines with tabs that are not a table because they differ in the number of cells.
pub(super) use table::uneven;

/// A text as Markdown.
pub(super) fn rewritten(text: &str) -> Rewritten {
    let lines = lines::of(text);
    let definitions = Definitions::of(text);
    let mut work = Work {
        lines: &lines,
        out: Rewritten::of(text),
        open: Open::default(),
        definitions,
        tables_from: 0,
        lacking: table::lacking(&lines),
    };
    let mut index = 0;
    while index < lines.len() {
        index += work.next(index);
    }
    work.out
}

/// The conversion of one text.
struct Work<'a> {
    lines: &'a [Line<'a>],
    out: Rewritten,
    /// The items that a line may belong to.
    open: Open,
    definitions: Definitions,
    /// No table begins before this line.
    tables_from: usize,
    /// How many cells the head of a table has fewer than its rows, by line.
    lacking: HashMap<usize, usize>,
}

impl<'a> Work<'a> {
    /// Writes the line at `index`, or a table that begins there, and returns the number of lines.
    fn next(&mut self, index: usize) -> usize {
        let line = &self.lines[index];
        let before = index.checked_sub(1).map(|before| &self.lines[before]);
        if before.is_some_and(|before| before.quote.trim_end() != line.quote.trim_end()) {
            self.open = Open::default();
        }
        if line.code {
            self.verbatim(line);
        } else if line.is_blank() {
            self.out.keep(line.quote, line.at);
            self.out.keep(line.ending, line.ending_at());
            self.open.blank_line();
        } else if let Some(table) = self.table(index) {
            self.open = Open::default();
            self.apart(line, before);
            table.write(&mut self.out);
            return table.lines();
        } else if let Some(marker) = line.marker.filter(|one| !is_stray_dash(one, line, before)) {
            self.item(line, &marker);
        } else {
            self.words(line, before, index);
        }
        1
    }

    /// The table that begins with a line. Where some lines do not fit, those behind them do not
    /// either.
    fn table(&mut self, index: usize) -> Option<Table<'a>> {
        let lines = self.lines;
        if index < self.tables_from || !table::has_cells(&lines[index]) {
            return None;
        }
        let table = table::at(&lines[index..]);
        if table.is_none() {
            let goes_on = |at: &usize| lines[*at].continues(&lines[at - 1]);
            self.tables_from =
                (index + 1..lines.len()).take_while(goes_on).last().unwrap_or(index) + 1;
        }
        table
    }

    fn verbatim(&mut self, line: &Line<'_>) {
        self.out.keep(line.quote, line.at);
        let spaces = line.at + line.quote.len();
        let indent = " ".repeat(line.indent);
        self.out.put(&indent, spaces);
        self.out.keep(line.body, line.body_at);
        self.out.keep(line.ending, line.ending_at());
    }

    /// Inserts an empty line before this one where there is none.
    fn apart(&mut self, line: &Line<'_>, before: Option<&Line<'_>>) {
        if before.is_some_and(|before| line.continues(before)) {
            self.out.put(&format!("{}\n", line.quote.trim_end()), line.at);
        }
    }

    /// Writes a line that begins an item.
    fn item(&mut self, line: &Line<'_>, marker: &Marker<'_>) {
        let placement = self.open.placement(line, marker);
        let spaces = line.at + line.quote.len();
        self.out.keep(line.quote, line.at);
        self.out.put(&" ".repeat(placement.indent), spaces);
        let mut rest = marker.rest;
        if marker.is_native() {
            match marker.kind {
                // Below a pasted list another bullet may be needed to separate the two.
                Kind::Native(own) if own != placement.bullet => {
                    self.out.put(&placement.bullet.to_string(), line.body_at);
                }
                _ => self.out.keep(marker.written, line.body_at),
            }
            self.out.put(&" ".repeat(placement.gap), line.body_at + marker.written.len());
            // Pasted behind a bullet that was there already.
            while let Some(again) = Marker::of(rest).filter(Marker::is_plain_bullet) {
                rest = again.rest;
            }
        } else {
            self.out.put(&format!("{} ", placement.bullet), line.body_at);
            if marker.is_shown() {
                self.out.put(&LABEL.to_string(), line.body_at);
                self.out.keep(marker.written, line.body_at);
                self.out.put(&format!("{LABEL} "), line.body_at + marker.written.len());
            }
        }
        self.body(rest, line.ending_at() - rest.len());
        self.out.keep(line.ending, line.ending_at());
    }

    /// Writes a line that does not begin an item.
    fn words(&mut self, line: &Line<'_>, before: Option<&Line<'_>>, index: usize) {
        let before = before.filter(|before| line.continues(before));
        if let Some(rule) = underline(line.body) {
            return self.underline(line, before, rule, index);
        }
        let ends_list = before.is_some() && !self.open.is_empty() && !self.goes_on(index);
        if ends_list {
            self.apart(line, before);
            self.open = Open::default();
        }
        let indent = match before {
            Some(_) if !ends_list => self.open.inside(line.indent),
            _ => self.open.below(line.indent),
        };
        self.out.keep(line.quote, line.at);
        self.out.put(&" ".repeat(indent), line.at + line.quote.len());
        if line.body.starts_with("* ") {
            // The asterisk of a footnote.
            self.out.put("\\", line.body_at);
        }
        self.body(line.body, line.body_at);
        if let Some(count) = self.lacking.get(&index) {
            let cell = if table::is_rule(line.body) { "-|" } else { " |" };
            let open = if line.body.trim_end().ends_with('|') { "" } else { "|" };
            self.out.put(&format!("{open}{}", cell.repeat(*count)), line.ending_at());
        }
        self.out.keep(line.ending, line.ending_at());
    }

    /// Whether a line below an item continues its text. Otherwise it is the next paragraph, since
    /// Word has no empty line there.
    fn goes_on(&self, index: usize) -> bool {
        let line = &self.lines[index];
        if line.indent > 0 || line.body.starts_with(char::is_lowercase) {
            return true;
        }
        let before = &self.lines[index - 1];
        let first = line.body.split_whitespace().next().unwrap_or_default();
        let end = before.body.trim_end();
        let width = |text: &str| text.chars().count();
        let around =
            &self.lines[index.saturating_sub(NEARBY)..self.lines.len().min(index + NEARBY)];
        let widest = around.iter().map(|line| line.indent + width(line.body.trim_end())).max();
        let widest = widest.unwrap_or_default().clamp(NARROWEST, WIDEST);
        // A line with enough space left was not wrapped.
        end.ends_with([',', '-', '–']) || before.indent + width(end) + 1 + width(first) > widest
    }

    /// Writes a line of dashes or similar characters: the underline of a heading below a short
    /// line, otherwise a rule.
    fn underline(&mut self, line: &Line<'_>, before: Option<&Line<'_>>, rule: Rule, index: usize) {
        let is_alone = |before: &Line<'_>| {
            let above = index.checked_sub(2).map(|above| &self.lines[above]);
            before.marker.is_none() && !above.is_some_and(|above| before.continues(above))
        };
        let is_heading = |before: &Line<'_>| {
            let text = before.body.trim_end();
            let is_short = text.chars().count() <= LONGEST_HEADING;
            is_short && !text.ends_with(['.', ',', ';', ':']) && is_alone(before)
        };
        self.open = Open::default();
        let underlines = rule != Rule::Other && before.is_some_and(is_heading);
        if underlines {
            self.out.keep(line.quote, line.at);
            self.out.keep(line.body, line.body_at);
        } else {
            self.apart(line, before);
            self.out.keep(line.quote, line.at);
            self.out.put("---", line.body_at);
        }
        self.out.keep(line.ending, line.ending_at());
    }

    /// Writes the text of a line, without tabs, and with characters escaped that Markdown would
    /// remove.
    fn body(&mut self, body: &str, at: usize) {
        let words = innermost(body);
        let mut rest = body;
        if is_misread(body) {
            self.out.put("\\", at);
        } else if self.definitions.is_footnote(words) || lines::fence(words).is_some() {
            let marks = body.len() - words.len();
            self.out.keep(&body[..marks], at);
            self.out.put("\\", at + marks);
            rest = words;
        }
        let at = |rest: &str| at + body.len() - rest.len();
        loop {
            let tab = rest.find('\t');
            let share = rest.find("\\\\").filter(|share| {
                let starts_word =
                    rest[..*share].chars().next_back().is_none_or(char::is_whitespace);
                starts_word && rest[share + 2..].starts_with(char::is_alphanumeric)
            });
            let Some(end) = tab.into_iter().chain(share).min() else { break };
            let words =
                if Some(end) == tab { rest[..end].trim_end_matches(' ') } else { &rest[..end] };
            self.out.keep(words, at(rest));
            let behind = &rest[end..];
            if Some(end) == tab {
                rest = behind.trim_start_matches([' ', '\t']);
                if !rest.is_empty() {
                    self.out.put(" ", at(behind));
                }
            } else {
                // The name of a server: „\\server\ordner“.
                self.out.put("\\\\\\\\", at(behind));
                rest = &behind[2..];
            }
        }
        self.out.keep(rest, at(rest));
    }
}

/// What follows the markers of lists and quotations in a line.
fn innermost(body: &str) -> &str {
    let mut words = body;
    loop {
        let quoted = words.trim_start_matches(['>', ' ']);
        match Marker::of(quoted).filter(Marker::is_native) {
            Some(marker) => words = marker.rest,
            None => return quoted,
        }
    }
}

/// Whether Markdown would misread the line: an unclosed fence, or a single dash that would
/// underline the line above.
fn is_misread(body: &str) -> bool {
    let plain = body.trim_end();
    let is_underline = !plain.is_empty() && (plain == "-" || plain.bytes().all(|b| b == b'='));
    is_underline || lines::fence(body).is_some()
}

/// A single dash below a line would make it a heading.
fn is_stray_dash(marker: &Marker<'_>, line: &Line<'_>, before: Option<&Line<'_>>) -> bool {
    let follows = before.is_some_and(|before| line.continues(before) && before.marker.is_none());
    marker.rest.is_empty() && marker.kind == Kind::Native('-') && follows
}

/// The kind of a line that consists of one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    /// `---` or `===`, which may underline a heading.
    Underline,
    /// Something else, such as `___`, `~~~~` or `•••`.
    Other,
}

/// Whether the line repeats one character at least three times and contains nothing else.
fn underline(body: &str) -> Option<Rule> {
    let body = body.trim_end();
    let first = body.chars().next().filter(|c| "-=_*~–—•·─━#+".contains(*c))?;
    let all_same = body.chars().all(|c| c == first || (c == ' ' && !matches!(first, '=' | '~')));
    let count = body.chars().filter(|c| *c == first).count();
    let underlines = matches!(first, '-' | '=') && !body.contains(' ');
    (all_same && count >= 3).then_some(if underlines { Rule::Underline } else { Rule::Other })
}
