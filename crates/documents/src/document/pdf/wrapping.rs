//! The texts of a tree in their columns: no word is wider than what it stands in, no character is without a
//! meaning on paper, and what runs against the document is kept together.

use serde_json::{Map, Value};

use super::clean;
use super::coverage::boxed;
use crate::direction::{Direction, bare, isolated};
use crate::document::breaks::{Lines, breakable, patterns};
use crate::document::tables;
use crate::minutes::LanguageTag;

/// The most letters without an opportunity for a break in a line of the sheet, in the narrow column
/// of an event or of the letterhead, in a heading, and in the title.
const WORD: usize = 48;
const NARROW_WORD: usize = 30;
const HEADING_WORD: usize = 36;
const TITLE_WORD: usize = 28;
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
}

impl Column {
    /// The sheet of a document in `language`.
    pub(super) fn of(language: &LanguageTag) -> Self {
        let lines = Lines { word: WORD, address: usize::MAX, language: patterns(language) };
        Self { lines, base: Direction::of(language) }
    }

    fn set(self, text: &str) -> String {
        let text = clean::plain(text);
        boxed(breakable(&text, self.lines))
    }

    /// The context of what is inside an object of the tree.
    fn inside(self, fields: &Map<String, Value>) -> Self {
        let block = fields.get("block").and_then(Value::as_str);
        let word = match block {
            Some("table") => {
                let columns = fields.get("header").and_then(Value::as_array).map_or(0, Vec::len);
                let lines = Lines { address: LONGEST_ADDRESS, ..self.lines };
                return Self { lines: Lines { word: tables::longest(columns), ..lines }, ..self };
            }
            Some("heading") => HEADING_WORD,
            _ if fields.contains_key("when") || fields.contains_key("street") => NARROW_WORD,
            _ if fields.contains_key("sections") => TITLE_WORD,
            Some(_) => WORD,
            None => self.lines.word,
        };
        Self { lines: Lines { word, ..self.lines }, ..self }
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

/// Each weekday stands above its date: „Samstag, / 26. September bis / Sonntag, / 4. Oktober 2026“.
fn when_lines(when: &str, dated: bool) -> Vec<String> {
    let parts: Vec<&str> = when.split(", ").collect();
    let (Some((last, weekdays)), true) = (parts.split_last(), dated) else {
        return vec![when.to_owned()];
    };
    let above = weekdays.iter().flat_map(|part| match part.rsplit_once(' ') {
        Some((date, weekday)) => vec![date.to_owned(), format!("{weekday},")],
        None => vec![format!("{part},")],
    });
    above.chain([(*last).to_owned()]).collect()
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
        assert_eq!(when_lines("im Frühjahr, nach Ostern", false), ["im Frühjahr, nach Ostern"]);
    }
}
