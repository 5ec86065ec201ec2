//! The texts of a tree in their columns: no word is wider than what it stands in, no character is without a
//! meaning on paper, and what runs against the document is kept together.

use serde_json::{Map, Value};

use super::clean;
use super::coverage::boxed;
use crate::direction::{Direction, bare, isolated};
use crate::document::breaks::{Lines, breakable, patterns};
use crate::document::tables;
use crate::document::view::Document;
use crate::settings::Look;

/// The most letters without an opportunity for a break.
#[derive(Clone, Copy)]
struct Words {
    /// In a line of the sheet.
    body: usize,
    /// In the narrow column of an event or of the letterhead.
    narrow: usize,
    /// In a heading.
    heading: usize,
    /// In the title, and in the lines below it.
    title: usize,
}

const USUAL: Words = Words { body: 48, narrow: 30, heading: 36, title: 28 };
/// On a poster, titles are large.
const POSTER: Words = Words { body: 44, narrow: 28, heading: 32, title: 20 };
/// Easy German is set in large type (15.6 points), and never hyphenated.
const EASY: Words = Words { body: 32, narrow: 14, heading: 26, title: 20 };
/// In a narrow column, longer addresses break at their punctuation (characters).
const LONGEST_ADDRESS: usize = 20;

/// Fields that contain names and targets, not texts.
const NAMES: [&str; 21] = [
    "file",
    "src",
    "alt",
    "design",
    "href",
    "calendar",
    "id",
    "anchor",
    "url",
    "shown_url",
    "language",
    "direction",
    "edition",
    "kind",
    "block",
    "inline",
    "role",
    "status",
    "media_type",
    "email",
    "website",
];

/// The context in which a text is set.
#[derive(Clone, Copy)]
pub(super) struct Column {
    lines: Lines,
    /// The direction of the document.
    base: Direction,
    words: Words,
    /// The words of a contribution, which stands in columns.
    article: Words,
}

/// The same in one of so many columns of a newsletter.
fn in_columns(words: Words, columns: u8) -> Words {
    let body = match columns {
        0 | 1 => return words,
        2 => 26,
        _ => 16,
    };
    let least = |usual: usize| usual.min(body);
    let (body, narrow) = (least(words.body), least(words.narrow));
    Words { body, narrow, heading: body, ..words }
}

impl Column {
    /// The sheet of a document.
    pub(super) fn of(document: &Document) -> Self {
        let words = match document.design.look {
            _ if document.language.is_easy() => EASY,
            Look::Poster => POSTER,
            Look::Plain | Look::Letter => USUAL,
        };
        let language = patterns(&document.language);
        let lines = Lines { word: words.body, address: usize::MAX, language, is_code: false };
        let article = in_columns(words, document.design.columns.unwrap_or(1));
        Self { lines, base: Direction::of(&document.language), words, article }
    }

    fn set(self, text: &str) -> String {
        let text = clean::plain(text);
        boxed(breakable(&text, self.lines))
    }

    /// The context of what is inside an object of the tree.
    fn inside(self, fields: &Map<String, Value>) -> Self {
        let name = |field: &str| fields.get(field).and_then(Value::as_str);
        let block = name("block");
        let is_code = block == Some("code") || name("inline") == Some("code");
        let word = match block {
            Some("table") => {
                let columns = fields.get("header").and_then(Value::as_array).map_or(0, Vec::len);
                let lines = Lines { address: LONGEST_ADDRESS, ..self.lines };
                return Self { lines: Lines { word: tables::longest(columns), ..lines }, ..self };
            }
            Some("heading") => self.words.heading,
            Some("article") => {
                let (words, address) = (self.article, LONGEST_ADDRESS);
                return Self {
                    lines: Lines { word: words.body, address, ..self.lines },
                    words,
                    ..self
                };
            }
            _ if fields.contains_key("when") || fields.contains_key("street") => self.words.narrow,
            _ if fields.contains_key("sections") => self.words.title,
            Some(_) => self.words.body,
            None => self.lines.word,
        };
        Self { lines: Lines { word, is_code, ..self.lines }, ..self }
    }
}

/// Cleans all texts of the tree, and says where their lines may break.
pub(super) fn wrap(value: &mut Value, column: Column) {
    match value {
        Value::String(text) => *text = column.set(text),
        Value::Array(items) => items.iter_mut().for_each(|item| wrap(item, column)),
        Value::Object(fields) => {
            let kind = fields.get("inline").or_else(|| fields.get("block"));
            let foreign = kind.and_then(Value::as_str) == Some("foreign");
            let own = fields.get("direction").and_then(Value::as_str).filter(|_| foreign);
            let base = own.and_then(Direction::named).unwrap_or(column.base);
            let column = Column { base, ..column.inside(fields) };
            if let Some(url) = fields.get("url").and_then(Value::as_str) {
                let shown = Value::String(column.set(&isolated(url, column.base)));
                fields.insert("shown_url".to_owned(), shown);
            }
            if let Some(when) = fields.get("when").and_then(Value::as_str) {
                let dated = fields.get("date").is_some_and(|date| !date.is_null());
                let lines = when_lines(&bare(when), dated).into_iter();
                let lines: Vec<String> = lines.map(|line| isolated(&line, column.base)).collect();
                fields.insert("when_lines".to_owned(), Value::from(lines));
            }
            // Targets, anchors and names are not read by people.
            let read = |name: &str| !NAMES.contains(&name);
            for (name, field) in fields.iter_mut().filter(|(name, _)| read(name)) {
                if let (Value::String(text), "phone" | "file_name") = (&mut *field, name.as_str()) {
                    *text = isolated(text, column.base);
                }
                wrap(field, column);
            }
            if fields.get("block").and_then(Value::as_str) == Some("table") {
                tables::lay_out(fields, column.lines.language);
            }
        }
        _ => {}
    }
}

/// A date without its month is no longer than this (characters): „24. bis“.
const DAY_ALONE: usize = 8;

/// Each weekday stands above its date: „Samstag, / 26. September bis / Sonntag, / 4. Oktober 2026“. A
/// day without its month stands beside it: „Samstag, 3. bis / Sonntag, / 4. Oktober 2026“.
fn when_lines(when: &str, dated: bool) -> Vec<String> {
    let parts: Vec<&str> = when.split(", ").collect();
    let (Some((last, weekdays)), true) = (parts.split_last(), dated) else {
        return vec![when.to_owned()];
    };
    let above = weekdays.iter().flat_map(|part| match part.rsplit_once(' ') {
        Some((date, weekday)) => vec![date.to_owned(), format!("{weekday},")],
        None => vec![format!("{part},")],
    });
    let mut lines: Vec<String> = Vec::new();
    for line in above.chain([(*last).to_owned()]) {
        match lines.last_mut() {
            Some(before) if line.chars().count() <= DAY_ALONE && before.ends_with(',') => {
                *before = format!("{before} {line}");
            }
            _ => lines.push(line),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::when_lines;

    #[test]
    fn weekdays_stand_above_their_dates() {
        assert_eq!(
            when_lines("Donnerstag, 8. Oktober 2026", true),
            ["Donnerstag,", "8. Oktober 2026"]
        );
        assert_eq!(
            when_lines("Samstag, 26. September bis Sonntag, 4. Oktober 2026", true),
            ["Samstag,", "26. September bis", "Sonntag,", "4. Oktober 2026"]
        );
        assert_eq!(
            when_lines("Dienstag, 24. bis Mittwoch, 25. November 2026", true),
            ["Dienstag, 24. bis", "Mittwoch,", "25. November 2026"]
        );
        assert_eq!(when_lines("im Frühjahr, nach Ostern", false), ["im Frühjahr, nach Ostern"]);
    }
}
