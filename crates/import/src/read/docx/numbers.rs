//! Numbers and bullets of lists, counted as Word counts them (17.9).

use std::collections::BTreeMap;

use roxmltree::Node;

use crate::read::Fault;
use crate::read::xml::{self, attribute, child, name};

/// A level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    /// `decimal`, `lowerLetter`, `bullet`.
    format: String,
    /// `%1.`, `TOP %1`.
    text: String,
    start: u64,
}

/// All lists of a document, and how far they are counted.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// The levels of each abstract list.
    abstracts: BTreeMap<String, BTreeMap<usize, Level>>,
    /// The abstract list of each list, and the levels that it starts anew.
    lists: BTreeMap<String, (String, BTreeMap<usize, u64>)>,
    /// The count of each level of an abstract list, and the lists that have begun.
    counts: BTreeMap<(String, usize), u64>,
    begun: Vec<String>,
}

impl Numbers {
    pub(super) fn read(text: &str) -> Result<Self, Fault> {
        let root = xml::parse(text)?;
        let mut numbers = Self::default();
        for node in root.root_element().children() {
            match name(node) {
                "abstractNum" => {
                    let Some(id) = attribute(node, "abstractNumId") else { continue };
                    let levels =
                        node.children().filter(|node| name(*node) == "lvl").filter_map(level);
                    numbers.abstracts.insert(id.to_owned(), levels.collect());
                }
                "num" => {
                    let id = attribute(node, "numId");
                    let of = child(node, "abstractNumId").and_then(|node| attribute(node, "val"));
                    let anew = node.children().filter_map(|node| {
                        let start =
                            attribute(child(node, "startOverride")?, "val")?.parse().ok()?;
                        Some((attribute(node, "ilvl")?.parse().ok()?, start))
                    });
                    if let (Some(id), Some(of)) = (id, of) {
                        numbers.lists.insert(id.to_owned(), (of.to_owned(), anew.collect()));
                    }
                }
                _ => {}
            }
        }
        Ok(numbers)
    }

    /// The marker of the next item of a list at this level; `None` where the list has none.
    pub(super) fn next(&mut self, list: &str, at: usize) -> Option<String> {
        let (of, anew) = self.lists.get(list)?.clone();
        let levels = self.abstracts.get(&of)?;
        let level = levels.get(&at).or_else(|| levels.values().next())?.clone();
        match &*level.format {
            "bullet" => return Some("-".to_owned()),
            "none" => return None,
            _ => {}
        }
        if !self.begun.iter().any(|begun| begun == list) {
            self.begun.push(list.to_owned());
            for (level, start) in &anew {
                self.counts.insert((of.clone(), *level), start.saturating_sub(1));
            }
        }
        let count = self.counts.entry((of.clone(), at)).or_insert(level.start.saturating_sub(1));
        *count += 1;
        self.counts.retain(|(own, below), _| *own != of || *below <= at);
        let mut text = level.text.clone();
        for above in 0..=at {
            let format = levels.get(&above).map_or("", |level| &*level.format);
            let start = levels.get(&above).map_or(1, |level| level.start);
            let count = self.counts.get(&(of.clone(), above)).copied().unwrap_or(start);
            text = text.replace(&format!("%{}", above + 1), &written(count, format));
        }
        let text = text.trim().to_owned();
        if text.is_empty() { None } else { Some(text) }
    }
}

fn level(node: Node<'_, '_>) -> Option<(usize, Level)> {
    let value = |wanted| child(node, wanted).and_then(|node| attribute(node, "val"));
    let level = Level {
        format: value("numFmt").unwrap_or("decimal").to_owned(),
        text: value("lvlText").unwrap_or_default().to_owned(),
        start: value("start").and_then(|start| start.parse().ok()).unwrap_or(1),
    };
    Some((attribute(node, "ilvl")?.parse().ok()?, level))
}

/// A number as its format has it.
pub(in crate::read) fn written(count: u64, format: &str) -> String {
    let letter = |first: u8| {
        let of = u8::try_from(count.saturating_sub(1) % 26).unwrap_or(0);
        char::from(first + of).to_string()
    };
    match format {
        "lowerLetter" | "a" => letter(b'a'),
        "upperLetter" | "A" => letter(b'A'),
        "lowerRoman" | "i" => roman(count).to_lowercase(),
        "upperRoman" | "I" => roman(count),
        _ => count.to_string(),
    }
}

fn roman(mut count: u64) -> String {
    const DIGITS: [(u64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut roman = String::new();
    if count > 3999 {
        return count.to_string();
    }
    for (value, digit) in DIGITS {
        while count >= value {
            roman.push_str(digit);
            count -= value;
        }
    }
    roman
}
