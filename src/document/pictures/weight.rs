//! How much there is to draw in an SVG, counted before anything is made of it: a few lines that refer to
//! each other can mean billions of shapes.

use std::collections::{HashMap, HashSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use resvg::usvg::roxmltree::{Document, Node, NodeId};

use super::raster::{self, Flaw};
use super::recognise;

/// Shapes, letters and long texts of attributes. A coat of arms with every feather has some ten thousand.
const MOST: u64 = 200_000;

/// Rules of a style sheet times elements: each is held against each.
const MOST_RULES: u64 = 5_000_000;

/// Elements inside each other, wherever one refers to another.
const DEEPEST: usize = 100;

/// So many bytes of an attribute count as one shape.
const BYTES_OF_A_SHAPE: u64 = 64;

/// What keeps an SVG from being drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Burden {
    /// There is too much in it.
    TooMuch,
    /// A picture in it that is written as an address, and is none of pixels.
    Foreign,
    /// A picture of pixels in it.
    Raster(Flaw),
}

/// Counts what is in the SVG `document`, and decodes the pictures in it.
pub(super) fn check(document: &Document<'_>) -> Result<(), Burden> {
    let scale = Scale::new(document)?;
    let mut count = Count { scale, known: HashMap::new(), open: HashSet::new() };
    let all = count.node(document.root_element())?;
    // Markers stand on the corners of any shape.
    let markers = document.descendants().filter(|node| node.has_tag_name_of("marker"));
    let mut of_markers = 0_u64;
    for marker in markers {
        of_markers = of_markers.saturating_add(count.node(marker)?);
    }
    let corners = count.scale.corners;
    let all = all.saturating_add(of_markers.saturating_mul(corners));
    if all > MOST { Err(Burden::TooMuch) } else { Ok(()) }
}

/// By name, in whatever namespace.
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
    /// What the rules of the style sheet refer to, by what they are for.
    styled: HashMap<String, Vec<String>>,
    /// At most so many corners do all shapes have together.
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

    /// Notes what the rules of a style sheet refer to, by each name in their selectors.
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

    /// The elements that `node` refers to, in attributes and by the style sheet.
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

/// What stands in `url(#…)`.
fn urls(text: &str) -> impl Iterator<Item = &str> {
    text.split("url(").skip(1).filter_map(|rest| {
        let rest = rest.trim_start().trim_start_matches(['"', '\'']).strip_prefix('#')?;
        Some(rest.split([')', '"', '\'']).next().unwrap_or_default().trim())
    })
}

/// Counts each element with all that it leads to.
struct Count<'a, 'input> {
    scale: Scale<'a, 'input>,
    known: HashMap<NodeId, u64>,
    /// Those that are being counted: what leads back to them is left out when it is drawn, too.
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

/// What an element is without others.
fn own(node: Node<'_, '_>) -> Result<u64, Burden> {
    let mut weight = 1;
    let is_picture = ["image", "feImage"].into_iter().any(|name| node.has_tag_name_of(name));
    for attribute in node.attributes() {
        let value = attribute.value();
        if is_picture && attribute.name() == "href" && !value.trim().starts_with('#') {
            // Its pixels are much more than a shape each; what repeats it repeats them.
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

/// The pixels of a picture that is written as an address (RFC 2397).
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
