//! How much there is to draw in an SVG, counted in advance: a few lines that refer to each other
//! can mean billions of shapes.

use std::collections::{HashMap, HashSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use resvg::usvg::roxmltree::{Document, Node, NodeId};

use super::raster::{self, Flaw};
use super::recognise;

/// The maximum number of shapes, letters and pieces of long attributes. A coat of arms with every
/// feather has some ten thousand.
const MOST: u64 = 200_000;

/// The maximum of style sheet rules times elements: each is matched against each.
const MOST_RULES: u64 = 5_000_000;

/// The maximum nesting depth, references included.
const DEEPEST: usize = 100;

/// How many bytes of an attribute count as one shape.
const BYTES_OF_A_SHAPE: u64 = 64;

/// Why an SVG is not drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Burden {
    /// It contains too much.
    TooMuch,
    /// It embeds a picture that is not a raster image.
    Foreign,
    /// It embeds a raster image that cannot be used.
    Raster(Flaw),
}

/// Counts the contents of the SVG `document`, and decodes the embedded images.
pub(super) fn check(document: &Document<'_>) -> Result<(), Burden> {
    let scale = Scale::new(document)?;
    let mut count = Count { scale, known: HashMap::new(), open: HashSet::new() };
    let all = count.node(document.root_element())?;
    // Markers are drawn on the corners of any shape.
    let markers = document.descendants().filter(|node| node.has_tag_name_of("marker"));
    let mut of_markers = 0_u64;
    for marker in markers {
        of_markers = of_markers.saturating_add(count.node(marker)?);
    }
    let corners = count.scale.corners;
    let all = all.saturating_add(of_markers.saturating_mul(corners));
    if all > MOST { Err(Burden::TooMuch) } else { Ok(()) }
}

/// Lookup by name, in any namespace.
trait Named {
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl Named for Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

/// What is looked up while counting.
struct Scale<'a, 'input> {
    ids: HashMap<&'a str, Node<'a, 'input>>,
    /// The references in the rules of the style sheet, by selector.
    styled: HashMap<String, Vec<String>>,
    /// The maximum total number of corners of all shapes.
    corners: u64,
}

impl<'a, 'input> Scale<'a, 'input> {
    fn new(document: &'a Document<'input>) -> Result<Self, Burden> {
        let mut scale = Self { ids: HashMap::new(), styled: HashMap::new(), corners: 0 };
        let (mut elements, mut rules) = (0_u64, 0_u64);
        for node in document.descendants().filter(Node::is_element) {
            elements += 1;
            if let Some(id) = node.attribute("id") {
                scale.ids.entry(id).or_insert(node);
            }
            let shape = ["d", "points"].into_iter().filter_map(|name| node.attribute(name));
            scale.corners += 1 + shape.map(|shape| shape.len() as u64 / 2).sum::<u64>();
            if node.has_tag_name_of("style") {
                let sheet: String = node.children().filter_map(|child| child.text()).collect();
                rules += sheet.matches(['{', ',']).count() as u64;
                scale.style(&sheet);
            }
        }
        if elements.saturating_mul(rules) > MOST_RULES {
            return Err(Burden::TooMuch);
        }
        Ok(scale)
    }

    /// Records the references in the rules of a style sheet under each name in their selectors.
    fn style(&mut self, sheet: &str) {
        for rule in sheet.split('}') {
            let Some((selectors, declarations)) = rule.rsplit_once('{') else { continue };
            let targets: Vec<String> = urls(declarations).map(str::to_owned).collect();
            if targets.is_empty() {
                continue;
            }
            let is_name = |c: char| c.is_alphanumeric() || "-_*".contains(c);
            for name in selectors.split(|c| !is_name(c)).filter(|name| !name.is_empty()) {
                self.styled.entry(name.to_owned()).or_default().extend(targets.iter().cloned());
            }
        }
    }

    /// The elements to which `node` refers, in attributes and through the style sheet.
    fn referred(&self, node: Node<'a, 'input>) -> Vec<Node<'a, 'input>> {
        let mut found = Vec::new();
        for attribute in node.attributes() {
            let value = attribute.value();
            let whole = (attribute.name() == "href").then(|| value.trim().strip_prefix('#'));
            let targets = whole.flatten().into_iter().chain(urls(value));
            found.extend(targets.filter_map(|id| self.ids.get(id)).copied());
        }
        if !self.styled.is_empty() {
            let classes = node.attribute("class").unwrap_or_default().split_whitespace();
            let names = [node.tag_name().name(), "*"].into_iter().chain(node.attribute("id"));
            let targets = classes.chain(names).filter_map(|name| self.styled.get(name)).flatten();
            found.extend(targets.filter_map(|id| self.ids.get(id.as_str())).copied());
        }
        found
    }
}

/// The references in `url(#…)`.
fn urls(text: &str) -> impl Iterator<Item = &str> {
    text.split("url(").skip(1).filter_map(|rest| {
        let rest = rest.trim_start().trim_start_matches(['"', '\'']).strip_prefix('#')?;
        Some(rest.split([')', '"', '\'']).next().unwrap_or_default().trim())
    })
}

/// Counts each element with everything that it refers to.
struct Count<'a, 'input> {
    scale: Scale<'a, 'input>,
    known: HashMap<NodeId, u64>,
    /// The elements being counted: references back to them are ignored, as they are in drawing.
    open: HashSet<NodeId>,
}

impl<'a, 'input> Count<'a, 'input> {
    fn node(&mut self, node: Node<'a, 'input>) -> Result<u64, Burden> {
        if let Some(known) = self.known.get(&node.id()) {
            return Ok(*known);
        }
        if self.open.len() >= DEEPEST {
            return Err(Burden::TooMuch);
        }
        if !self.open.insert(node.id()) {
            return Ok(0);
        }
        let mut weight = own(node)?;
        let inside = node.children().filter(Node::is_element);
        for other in inside.chain(self.scale.referred(node)) {
            weight = weight.saturating_add(self.node(other)?);
            if weight > MOST {
                return Err(Burden::TooMuch);
            }
        }
        self.open.remove(&node.id());
        self.known.insert(node.id(), weight);
        Ok(weight)
    }
}

/// The weight of an element without others.
fn own(node: Node<'_, '_>) -> Result<u64, Burden> {
    let mut weight = 1;
    let is_picture = ["image", "feImage"].into_iter().any(|name| node.has_tag_name_of(name));
    for attribute in node.attributes() {
        let value = attribute.value();
        if is_picture && attribute.name() == "href" && !value.trim().starts_with('#') {
            // A pixel weighs much less than a shape; whatever repeats the image repeats its pixels.
            weight += picture(value)? / 1_000;
        } else {
            weight += value.len() as u64 / BYTES_OF_A_SHAPE;
        }
    }
    if node.has_tag_name_of("text") {
        let letters = node.descendants().filter(Node::is_text).filter_map(|text| text.text());
        weight += letters.map(|text| text.len() as u64).sum::<u64>();
    }
    Ok(weight)
}

/// The number of pixels of an embedded image (RFC 2397).
fn picture(address: &str) -> Result<u64, Burden> {
    let squeezed: String = address.chars().filter(|c| !c.is_whitespace()).collect();
    let written = squeezed.strip_prefix("data:").and_then(|data| data.split_once(";base64,"));
    let bytes =
        written.and_then(|(_, coded)| STANDARD.decode(coded).ok()).ok_or(Burden::Foreign)?;
    let media_type = match bytes.as_slice() {
        [b'G', b'I', b'F', ..] => "image/gif",
        bytes => recognise(bytes).filter(|kind| *kind != "image/svg+xml").ok_or(Burden::Foreign)?,
    };
    raster::check(&bytes, media_type).map_err(Burden::Raster)
}
