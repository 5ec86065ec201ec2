//! HTML: scripts, and what would be loaded from elsewhere. Nothing else knows the library that reads
//! it.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::css;
use super::messages::Message;
use super::pieces::{self, Piece, UNKNOWN};
use crate::diagnostic::{Diagnostic, Findings};
use crate::document::templates::Chain;
use crate::rules;
use crate::source::{Source, Span};

/// Elements that act, or bring something else that acts.
const ACTING: [&str; 10] = [
    "script", "iframe", "frame", "frameset", "object", "embed", "applet", "form", "base", "portal",
];

/// Attributes whose address is loaded while somebody reads; that of a link (`a`) is not.
const LOADING: [&str; 10] = [
    "src",
    "srcset",
    "imagesrcset",
    "poster",
    "background",
    "data",
    "action",
    "formaction",
    "ping",
    "manifest",
];

/// The findings in a template.
pub(super) fn findings(source: &Arc<Source>, pieces: &[Piece], chain: &Chain) -> Findings {
    let html = pieces::blanked(source.text(), pieces);
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(html.as_str()));
    let state = RefCell::new(State { at: 0, findings: Findings::new() });
    let reader =
        Tokenizer::new(Reader { source, html: &html, chain, state }, TokenizerOpts::default());
    let _ = reader.feed(&queue);
    reader.end();
    reader.sink.state.into_inner().findings
}

/// Receives the tokens.
struct Reader<'a> {
    source: &'a Arc<Source>,
    html: &'a str,
    chain: &'a Chain,
    state: RefCell<State>,
}

struct State {
    /// Everything before this place has been read.
    at: usize,
    findings: Findings,
}

impl TokenSink for Reader<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                let name = tag.name.to_string();
                let range = self.find(state.at, &format!("<{name}"));
                state.at = range.end;
                self.element(&tag, &name, &range, &mut state.findings);
                if name == "script" {
                    return TokenSinkResult::RawData(RawKind::ScriptData);
                }
                if name == "style" {
                    self.style(range.end, &mut state.findings);
                    return TokenSinkResult::RawData(RawKind::Rawtext);
                }
            }
            Token::CommentToken(text) => {
                // Word reads what stands in `<!--[if mso]> … <![endif]-->`.
                state.at = self.find(state.at, "<!--").end + text.len();
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Reader<'_> {
    /// Where `needle` is next, whatever its capitals.
    fn find(&self, from: usize, needle: &str) -> Range<usize> {
        let rest = self.html.get(from..).unwrap_or_default();
        let found = rest
            .as_bytes()
            .windows(needle.len())
            .position(|window| window.eq_ignore_ascii_case(needle.as_bytes()));
        found.map_or(from..from, |at| from + at..from + at + needle.len())
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.source, range.clone())
    }

    fn element(&self, tag: &Tag, name: &str, range: &Range<usize>, findings: &mut Findings) {
        let value_of = |wanted: &str| {
            tag.attrs
                .iter()
                .find(|attribute| *attribute.name.local == *wanted)
                .map(|attribute| &*attribute.value)
        };
        // Data for search engines are no script.
        let is_data = value_of("type").is_some_and(|value| value == "application/ld+json");
        if ACTING.contains(&name) && !(name == "script" && is_data) {
            let says = Message::Acts { element: name.to_owned() };
            findings.push(self.acts(says, &(range.start..range.end)));
        }
        let refreshes =
            value_of("http-equiv").is_some_and(|value| value.eq_ignore_ascii_case("refresh"));
        if name == "meta" && refreshes {
            findings.push(
                self.acts(Message::Acts { element: "meta http-equiv=\"refresh\"".into() }, range),
            );
        }
        // These tell of other documents, and nothing loads them.
        let is_only_told = name == "link"
            && value_of("rel").is_some_and(|rel| matches!(rel, "canonical" | "alternate"));
        for attribute in &tag.attrs {
            if is_only_told && *attribute.name.local == *"href" {
                continue;
            }
            let named = attribute.name.local.to_string();
            let at = self.find(range.end, &named);
            self.attribute(name, &named, attribute.value.trim(), &at, findings);
        }
    }

    fn attribute(
        &self,
        element: &str,
        name: &str,
        value: &str,
        at: &Range<usize>,
        findings: &mut Findings,
    ) {
        // White space and control characters inside a scheme are ignored by browsers.
        let scheme: String = value.chars().filter(|c| !c.is_whitespace() && *c > ' ').collect();
        let scheme = scheme.to_ascii_lowercase();
        let is_script = ["javascript:", "vbscript:", "data:text/html"]
            .iter()
            .any(|one| scheme.starts_with(one));
        if name.starts_with("on") && name.len() > 2 {
            findings.push(self.acts(Message::Handler { attribute: name.to_owned() }, at));
        } else if is_script {
            findings.push(self.acts(Message::ScriptLink { address: shortened(value) }, at));
        } else if name == "style" {
            let found = css::of_attribute(self.source, value, at.end, self.chain);
            // What is written as an entity has moved the places; the attribute has one.
            findings.extend(found.into_iter().map(|finding| finding.at(self.span(at))));
        } else if loads(element, name) && !ACTING.contains(&element) {
            let addresses = value.split(',').filter(|_| name.ends_with("srcset"));
            let addresses: Vec<&str> =
                if name.ends_with("srcset") { addresses.collect() } else { vec![value] };
            let far = addresses.into_iter().find(|address| !is_at_hand(address));
            if let Some(address) = far {
                let says = Message::Request { address: shortened(address.trim()) };
                let finding = rules::template::REQUEST.finds(says).at(self.span(at));
                findings.push(finding.help(Message::Embed));
            }
        }
    }

    /// The style sheet of a `<style>` whose name ends at `at`.
    fn style(&self, at: usize, findings: &mut Findings) {
        let start = self.find(at, ">").end;
        let end = self.find(start, "</style").start;
        let css = self.html.get(start..end.max(start)).unwrap_or_default();
        findings.extend(css::of_text(self.source, css, start, self.chain));
    }

    fn acts(&self, says: Message, at: &Range<usize>) -> Diagnostic {
        rules::template::SCRIPT.finds(says).at(self.span(at)).help(Message::TakeOut)
    }
}

/// Whether the address in this attribute is loaded.
fn loads(element: &str, attribute: &str) -> bool {
    let is_link = matches!(element, "a" | "area");
    LOADING.contains(&attribute) && !(is_link && attribute != "ping")
        || attribute == "href" && matches!(element, "link" | "image" | "use" | "feimage")
        || attribute == "xlink:href" && !is_link
}

/// Whether a page or mail has what this address names: in itself, or by a value of the program.
fn is_at_hand(address: &str) -> bool {
    let address = address.trim();
    address.starts_with(UNKNOWN)
        || css::is_at_hand(address)
        || address.to_ascii_lowercase().starts_with("cid:")
}

/// Enough of an address to know it again.
fn shortened(address: &str) -> String {
    const LONGEST: usize = 80;
    let address = address.replace(UNKNOWN, "x");
    match address.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", address.get(..cut).unwrap_or_default()),
        None => address,
    }
}
