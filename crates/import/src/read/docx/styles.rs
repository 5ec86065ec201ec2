//! What the styles of a document mean (17.7).

use std::collections::BTreeMap;

use roxmltree::Node;

use crate::read::Fault;
use crate::read::xml::{self, attribute, child, name};

/// What a style says; what it leaves open is said by the one that it is based on.
#[derive(Clone, Debug, Default)]
pub(super) struct Set {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub struck: Option<bool>,
    pub hidden: Option<bool>,
    /// The level of a heading; 0 for the title.
    pub heading: Option<u8>,
    /// The list and the level in it.
    pub list: (Option<String>, Option<usize>),
    /// A line of a table of contents.
    pub is_contents: bool,
}

impl Set {
    /// What `above` says, and then this.
    pub(super) fn over(self, above: Self) -> Self {
        Self {
            bold: self.bold.or(above.bold),
            italic: self.italic.or(above.italic),
            struck: self.struck.or(above.struck),
            hidden: self.hidden.or(above.hidden),
            heading: self.heading.or(above.heading),
            list: (self.list.0.or(above.list.0), self.list.1.or(above.list.1)),
            is_contents: self.is_contents || above.is_contents,
        }
    }

    /// What properties of a paragraph or run say directly.
    pub(super) fn of(properties: Option<Node<'_, '_>>) -> Self {
        let mut set = Self::default();
        for node in properties.into_iter().flat_map(|properties| properties.children()) {
            match name(node) {
                "b" => set.bold = Some(is_on(node)),
                "i" => set.italic = Some(is_on(node)),
                "strike" | "dstrike" => set.struck = Some(is_on(node)),
                "vanish" | "webHidden" => set.hidden = Some(is_on(node)),
                "outlineLvl" => {
                    let level = attribute(node, "val").and_then(|level| level.parse::<u8>().ok());
                    set.heading = level.filter(|level| *level < 9).map(|level| level + 1);
                }
                "numPr" => {
                    let value =
                        |wanted| child(node, wanted).and_then(|node| attribute(node, "val"));
                    set.list.0 = value("numId").map(str::to_owned);
                    set.list.1 = value("ilvl").and_then(|level| level.parse().ok());
                }
                _ => {}
            }
        }
        set
    }
}

/// A property that is there is on, unless it says otherwise (17.17.4).
fn is_on(node: Node<'_, '_>) -> bool {
    !matches!(attribute(node, "val"), Some("0" | "false" | "off" | "none"))
}

/// All styles of a document by ID.
#[derive(Debug, Default)]
pub(super) struct Styles {
    all: BTreeMap<String, (Set, Option<String>)>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
}

impl Styles {
    pub(super) fn read(text: &str) -> Result<Self, Fault> {
        let root = xml::parse(text)?;
        let mut styles = Self::default();
        for node in root.root_element().children().filter(|node| name(*node) == "style") {
            let Some(id) = attribute(node, "styleId") else { continue };
            let value = |wanted| child(node, wanted).and_then(|node| attribute(node, "val"));
            let called = value("name").unwrap_or(id).to_lowercase();
            let mut set = Set::of(child(node, "pPr")).over(Set::of(child(node, "rPr")));
            set.heading = heading(&called).or_else(|| heading(&id.to_lowercase())).or(set.heading);
            if set.list.1.is_none() {
                set.list.1 = list_level(&called);
            }
            set.is_contents = called.starts_with("toc ") && !called.contains("heading");
            if attribute(node, "type") == Some("paragraph") && attribute(node, "default").is_some()
            {
                styles.usual = Some(id.to_owned());
            }
            styles.all.insert(id.to_owned(), (set, value("basedOn").map(str::to_owned)));
        }
        Ok(styles)
    }

    /// What a style says, with all that it is based on.
    pub(super) fn get(&self, id: Option<&str>) -> Set {
        let mut id = id.or(self.usual.as_deref());
        let mut set = Set::default();
        // A chain that runs in circles ends somewhere.
        for _ in 0..16 {
            let Some((own, above)) = id.and_then(|id| self.all.get(id)) else { break };
            set = set.over(own.clone());
            id = above.as_deref();
        }
        set
    }
}

/// „List Bullet 2“ is a list within a list, whatever list it is.
fn list_level(called: &str) -> Option<usize> {
    let rest =
        called.strip_prefix("list bullet ").or_else(|| called.strip_prefix("list number "))?;
    rest.parse::<usize>().ok()?.checked_sub(1).filter(|level| *level < 8)
}

/// The level by the name of a style: Word has these names in every language, in the file.
fn heading(called: &str) -> Option<u8> {
    if matches!(called, "title" | "titel") {
        return Some(0);
    }
    let rest = called.strip_prefix("heading").or_else(|| called.strip_prefix("überschrift"))?;
    rest.trim_start_matches([' ', '_', '-']).parse().ok().filter(|level| (1..=9).contains(level))
}
