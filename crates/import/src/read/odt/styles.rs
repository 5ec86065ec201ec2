//! What the styles of a document mean (part 3, 16).

use std::collections::BTreeMap;

use roxmltree::Node;

use crate::read::xml::{attribute, child, name};

/// What a style says of text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Set {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub struck: Option<bool>,
    pub hidden: Option<bool>,
}

impl Set {
    pub(super) fn over(self, above: Self) -> Self {
        Self {
            bold: self.bold.or(above.bold),
            italic: self.italic.or(above.italic),
            struck: self.struck.or(above.struck),
            hidden: self.hidden.or(above.hidden),
        }
    }

    fn of(properties: Node<'_, '_>) -> Self {
        let value = |name| attribute(properties, name);
        let bold = |weight: &str| {
            weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight > 500)
        };
        Self {
            bold: value("font-weight").map(bold),
            italic: value("font-style").map(|style| style != "normal"),
            struck: value("text-line-through-style").map(|style| style != "none"),
            hidden: value("display").map(|display| display == "none"),
        }
    }
}

/// A level of a list: a bullet, or a number with what is around it.
#[derive(Clone, Debug, Default)]
pub(super) struct Level {
    /// `1`, `a`, `I`; empty for no number, `None` for a bullet.
    pub format: Option<String>,
    pub prefix: String,
    pub suffix: String,
    pub start: u64,
    /// How many levels its number shows.
    pub levels: usize,
}

#[derive(Debug, Default)]
struct Style {
    set: Set,
    parent: Option<String>,
    list: Option<String>,
    heading: Option<u8>,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By family and name.
    all: BTreeMap<(String, String), Style>,
    lists: BTreeMap<String, BTreeMap<usize, Level>>,
}

impl Styles {
    pub(super) fn read(roots: &[Node<'_, '_>]) -> Self {
        let mut styles = Self::default();
        for node in roots.iter().flat_map(Node::descendants) {
            let Some(id) = attribute(node, "name") else { continue };
            match name(node) {
                "style" => {
                    let family = attribute(node, "family").unwrap_or_default();
                    let title = [Some(id), attribute(node, "display-name")];
                    let style = Style {
                        set: child(node, "text-properties").map(Set::of).unwrap_or_default(),
                        parent: attribute(node, "parent-style-name").map(str::to_owned),
                        list: attribute(node, "list-style-name")
                            .filter(|name| !name.is_empty())
                            .map(str::to_owned),
                        heading: title.iter().flatten().any(|name| *name == "Title").then_some(0),
                    };
                    styles.all.insert((family.to_owned(), id.to_owned()), style);
                }
                "list-style" => {
                    let levels = node.children().filter_map(level).collect();
                    styles.lists.insert(id.to_owned(), levels);
                }
                _ => {}
            }
        }
        styles
    }

    fn chain<'s>(
        &'s self,
        family: &'static str,
        id: Option<&str>,
    ) -> impl Iterator<Item = &'s Style> {
        let mut next = id.map(str::to_owned);
        // A chain that runs in circles ends somewhere.
        (0..16).map_while(move |_| {
            let style = self.all.get(&(family.to_owned(), next.take()?))?;
            next.clone_from(&style.parent);
            Some(style)
        })
    }

    /// What a style of text or paragraphs says, with all that it is based on.
    pub(super) fn get(&self, family: &'static str, id: Option<&str>) -> Set {
        self.chain(family, id).fold(Set::default(), |set, style| set.over(style.set))
    }

    /// 0 for the title of the document.
    pub(super) fn heading(&self, id: Option<&str>) -> Option<u8> {
        self.chain("paragraph", id).find_map(|style| style.heading)
    }

    /// The list of a paragraph's style.
    pub(super) fn list_of(&self, id: Option<&str>) -> Option<&str> {
        self.chain("paragraph", id).find_map(|style| style.list.as_deref())
    }

    /// The level of a list.
    pub(super) fn level(&self, list: Option<&str>, depth: usize) -> Option<&Level> {
        self.lists.get(list?)?.get(&depth)
    }
}

fn level(node: Node<'_, '_>) -> Option<(usize, Level)> {
    let value = |name| attribute(node, name).map(str::to_owned).unwrap_or_default();
    let format = match name(node) {
        "list-level-style-number" => Some(value("num-format")),
        "list-level-style-bullet" | "list-level-style-image" => None,
        _ => return None,
    };
    let number = |name: &str| attribute(node, name).and_then(|number| number.parse().ok());
    let level = Level {
        format,
        prefix: value("num-prefix"),
        suffix: value("num-suffix"),
        start: number("start-value").unwrap_or(1),
        levels: number("display-levels")
            .and_then(|levels| usize::try_from(levels).ok())
            .unwrap_or(1),
    };
    let depth: usize = attribute(node, "level")?.parse().ok()?;
    Some((depth, level))
}
