//! Style sheets: what browsers skip without a word, and what they would load from elsewhere.

use std::ops::Range;
use std::sync::Arc;

use super::builtin_names;
use super::messages::{Break, Message};
use super::pieces::UNKNOWN;
use super::tokens::{self, Kind, Node};
use crate::diagnostic::Findings;
use crate::document::templates::Chain;
use crate::l10n;
use crate::rules;
use crate::source::{Source, Span};

german::word_lists! { "properties.txt": PROPERTIES }

/// The findings in the style sheet that is this part of a file.
pub(super) fn findings(source: &Arc<Source>, part: Range<usize>, chain: &Chain) -> Findings {
    let css = source.text().get(part.clone()).unwrap_or_default();
    of_text(source, css, part.start, chain)
}

/// The findings in `css`, which stands at `start` of a file.
pub(super) fn of_text(source: &Arc<Source>, css: &str, start: usize, chain: &Chain) -> Findings {
    let mut sheet = Sheet { source, css, start, chain, findings: Findings::new() };
    let nodes = tokens::of(css);
    sheet.comment(&nodes);
    sheet.everywhere(&nodes);
    // What a value of the program adds there is unknown.
    if !css.contains(UNKNOWN) {
        sheet.rules(&nodes, true);
    }
    sheet.findings
}

/// The findings in the value of a `style` attribute.
pub(super) fn of_attribute(
    source: &Arc<Source>,
    css: &str,
    start: usize,
    chain: &Chain,
) -> Findings {
    let mut sheet = Sheet { source, css, start, chain, findings: Findings::new() };
    let nodes = tokens::of(css);
    sheet.everywhere(&nodes);
    sheet.declarations(&nodes);
    sheet.findings
}

/// Whether an address brings something along instead of loading it.
pub(super) fn is_at_hand(address: &str) -> bool {
    let address = address.trim_start().to_ascii_lowercase();
    address.is_empty() || address.starts_with("data:") || address.starts_with('#')
}

/// At-rules whose block holds rules, as the style sheet itself does.
const GROUPS: [&str; 7] =
    ["media", "supports", "layer", "container", "scope", "starting-style", "document"];

/// A style sheet that is looked through.
struct Sheet<'a> {
    source: &'a Arc<Source>,
    css: &'a str,
    start: usize,
    chain: &'a Chain,
    findings: Findings,
}

impl Sheet<'_> {
    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.source, self.start + range.start..self.start + range.end)
    }

    fn broken(&mut self, what: Break, at: &Range<usize>) {
        let finding = rules::template::CSS.finds(Message::Css { what }).at(self.span(at));
        self.findings.push(finding.help(Message::CssSkipped));
    }

    /// A comment that does not end swallows the rest: behind the last token.
    fn comment(&mut self, nodes: &[Node]) {
        let end = end(nodes);
        let tail = self.css.get(end..).unwrap_or_default();
        let mut rest = tail;
        while let Some((_, comment)) = rest.split_once("/*") {
            let Some((_, after)) = comment.split_once("*/") else {
                let open = self.css.len() - comment.len() - 2;
                return self.broken(Break::Comment, &(open..open + 2));
            };
            rest = after;
        }
    }

    /// What may be anywhere: brackets without their other half, and addresses.
    fn everywhere(&mut self, nodes: &[Node]) {
        for node in nodes {
            match &node.kind {
                Kind::Stray => self.broken(Break::Stray, &node.range),
                Kind::Broken => self.broken(Break::Text, &node.range),
                Kind::Url(address) => self.address(address, &node.range),
                Kind::Function(name)
                    if ["url", "src", "image-set", "-webkit-image-set"].contains(&&**name) =>
                {
                    for inner in &node.inside {
                        if let Kind::Text(address) = &inner.kind {
                            self.address(address, &inner.range);
                        }
                    }
                }
                _ => {}
            }
            if !node.is_closed {
                self.broken(Break::Open, &node.range);
            }
            self.everywhere(&node.inside);
        }
    }

    fn address(&mut self, address: &str, at: &Range<usize>) {
        if !is_at_hand(address) && !address.contains(UNKNOWN) {
            let says = Message::Request { address: address.to_owned() };
            let finding = rules::template::REQUEST.finds(says).at(self.span(at));
            self.findings.push(finding.help(Message::Embed));
        }
    }

    /// A list of rules.
    fn rules(&mut self, nodes: &[Node], mut may_import: bool) {
        let mut rest = nodes;
        while let Some(first) = rest.first() {
            let end =
                rest.iter().position(|node| matches!(node.kind, Kind::Curly | Kind::Semicolon));
            let (rule, after) = rest.split_at(end.map_or(rest.len(), |end| end + 1));
            rest = after;
            let body = rule.last().filter(|last| last.kind == Kind::Curly);
            match (&first.kind, body) {
                (Kind::At(name), _) if name == "import" => {
                    self.import(rule, may_import);
                    continue;
                }
                (Kind::At(name), Some(body)) if GROUPS.contains(&&**name) => {
                    self.rules(&body.inside, false);
                }
                // Others have descriptors in place of properties.
                (Kind::At(_) | Kind::Stray, _) => {}
                (Kind::Semicolon, _) => self.broken(Break::Semicolon, &first.range),
                (Kind::Curly, _) => self.broken(Break::NoSelector, &first.range),
                (_, Some(body)) => self.declarations(&body.inside),
                (_, None) => {
                    let last = rule.last().unwrap_or(first);
                    self.broken(Break::NoBlock, &(first.range.start..last.range.end));
                }
            }
            may_import = false;
        }
    }

    /// `@import "builtin/page.css";` at the beginning is replaced by that file; browsers would load
    /// anything else.
    fn import(&mut self, rule: &[Node], may_import: bool) {
        let named = rule.iter().find_map(|node| match &node.kind {
            Kind::Url(name) | Kind::Text(name) => Some((name.clone(), node)),
            Kind::Function(_) => node.inside.iter().find_map(|inner| match &inner.kind {
                Kind::Text(name) => Some((name.clone(), inner)),
                _ => None,
            }),
            _ => None,
        });
        let Some((name, node)) = named else { return };
        let plain = rule.get(1).is_some_and(|node| matches!(node.kind, Kind::Text(_)));
        let is_ours = self.chain.find(&name).is_some();
        if is_ours && may_import && plain && rule.len() == 3 {
            return;
        }
        if is_ours {
            return self.broken(Break::Import, &node.range);
        }
        if name.contains("//") {
            // An address in `url()` has its finding already.
            return match &node.kind {
                Kind::Text(_) if plain => self.address(&name, &node.range),
                _ => (),
            };
        }
        let near = l10n::nearest(&name, builtin_names()).map(str::to_owned);
        let help = near.map_or(Message::ListThem, |near| Message::DidYouMean { near });
        let finding = rules::template::MISSING.finds(Message::Missing { name });
        self.findings.push(finding.at(self.span(&node.range)).help(help));
    }

    /// The inside of a rule: declarations, and rules in it.
    fn declarations(&mut self, nodes: &[Node]) {
        let mut rest = nodes;
        while let Some(first) = rest.first() {
            let end =
                rest.iter().position(|node| matches!(node.kind, Kind::Curly | Kind::Semicolon));
            let (part, after) = rest.split_at(end.map_or(rest.len(), |end| end + 1));
            rest = after;
            let last = part.last().unwrap_or(first);
            match (&first.kind, &last.kind) {
                (Kind::At(name), Kind::Curly) if GROUPS.contains(&&**name) => {
                    self.declarations(&last.inside);
                }
                (Kind::At(_) | Kind::Stray | Kind::Semicolon, _) => {}
                (Kind::Word, _) if self.is_custom(first) => {}
                (_, Kind::Curly) => self.declarations(&last.inside),
                (Kind::Word, _) => self.declaration(first, part),
                _ => self.broken(Break::NoColon, &(first.range.start..last.range.end)),
            }
        }
    }

    fn word(&self, node: &Node) -> &str {
        self.css.get(node.range.clone()).unwrap_or_default()
    }

    /// `--accent: …`: a variable, whose value may be anything.
    fn is_custom(&self, name: &Node) -> bool {
        self.word(name).starts_with("--")
    }

    /// `color: red;`
    fn declaration(&mut self, name: &Node, part: &[Node]) {
        let value: Vec<&Node> =
            part.iter().skip(2).filter(|node| node.kind != Kind::Semicolon).collect();
        if part.get(1).is_none_or(|node| node.kind != Kind::Colon) {
            let end = part.last().unwrap_or(name).range.end;
            return self.broken(Break::NoColon, &(name.range.start..end));
        }
        let property = self.word(name).to_ascii_lowercase();
        if value.is_empty() {
            return self.broken(Break::NoValue, &name.range);
        }
        // `color: red` without a semicolon takes the next declaration for its value.
        if let Some(colon) = value.iter().position(|node| node.kind == Kind::Colon)
            && property != "filter"
        {
            let before = colon.checked_sub(1).and_then(|at| value.get(at)).unwrap_or(&name);
            let range = before.range.clone();
            return self.broken(Break::NoSemicolon, &range);
        }
        if !is_property(&property) {
            let near = l10n::nearest(&property, names()).map(str::to_owned);
            let finding = rules::template::PROPERTY.finds(Message::Property { name: property });
            let finding = finding.at(self.span(&name.range));
            self.findings.push(match near {
                Some(near) => finding.help(Message::DidYouMean { near }),
                None => finding.help(Message::CssSkipped),
            });
        }
    }
}

/// Where the last token ends.
fn end(nodes: &[Node]) -> usize {
    nodes.last().map_or(0, |last| last.range.end.max(end(&last.inside)))
}

/// Properties that browsers know; those of one browser (`-webkit-…`) and of Outlook (`mso-…`) have
/// no list.
fn is_property(name: &str) -> bool {
    name.starts_with('-') || name.starts_with("mso-") || names().any(|known| known == name)
}

fn names() -> impl Iterator<Item = &'static str> {
    PROPERTIES.iter().copied()
}
