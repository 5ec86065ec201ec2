//! Isolates in HTML: elements with `dir`, which everything that shows HTML knows in some way.
//!
//! `<bdi>` is unknown to Outlook and Gmail, and isolates as characters are boxes or nothing in
//! Word's engine. `<span dir>` is known to both; GMX and WEB.DE drop the attribute in the browser. So
//! a mail has the marks of [plain text](super::plain) as well, outside of the element: what somebody
//! copies from it is bare. In attributes, the title and style sheets there are no isolates at all.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::runs::{is_digit, strong};
use super::{Direction, bare, is_isolate, opened};

/// Where the HTML is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Medium {
    /// In a browser.
    Page,
    /// In a mail program.
    Mail,
}

/// Elements without contents (HTML, 13.1.2).
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];
/// Elements whose contents are no markup.
const RAW: &[&str] = &["title", "style", "script", "textarea"];

/// The HTML with elements for its isolates. One that does not end inside the element where it began
/// is dropped.
pub(crate) fn directed(html: &str, medium: Medium) -> Cow<'_, str> {
    if !html.contains(is_isolate) {
        return Cow::Borrowed(html);
    }
    let mut directed = String::with_capacity(html.len() + html.len() / 8);
    let mut open: Vec<(usize, String)> = Vec::new();
    // The direction that each open element gives to what stands in it.
    let mut around: Vec<Option<Direction>> = Vec::new();
    let mut at = 0;
    while let Some(next) = html.get(at..).filter(|rest| !rest.is_empty()) {
        let (piece, token) = token(next);
        match token {
            Token::Text => directed.push_str(piece),
            Token::Tag { opens, closes } => {
                directed.push_str(&bare(piece));
                if closes {
                    around.pop();
                } else if opens {
                    around.push(set_by(piece).or(around.last().copied().flatten()));
                }
            }
            Token::Isolate(direction) => {
                let inside = at + piece.len();
                // What runs with its element needs none; the marks behind one would turn it around.
                let direction = direction.filter(|own| around.last() != Some(&Some(*own)));
                let own = direction.zip(end(html, inside));
                if let Some((direction, end)) = own {
                    let run = html.get(inside..end).unwrap_or_default();
                    let (before, after) = marks(run, direction, medium);
                    let _ = write!(directed, "{before}<span dir=\"{}\">", direction.name());
                    open.push((end, after));
                } else if let Some((_, after)) = open.pop_if(|(end, _)| *end == at) {
                    directed.push_str("</span>");
                    directed.push_str(&after);
                }
            }
        }
        at += piece.len();
    }
    Cow::Owned(directed)
}

/// The direction that a tag sets.
fn set_by(tag: &str) -> Option<Direction> {
    let (_, value) = tag.split_once(" dir=\"")?;
    Direction::named(value.split('"').next()?)
}

/// A piece of HTML.
enum Token {
    Text,
    /// A tag, a comment, or an element whose contents are no markup.
    Tag {
        opens: bool,
        closes: bool,
    },
    /// The beginning of an isolate with its direction, or the end of one.
    Isolate(Option<Direction>),
}

/// The piece at the start of `html`, which is not empty.
fn token(html: &str) -> (&str, Token) {
    let first = html.chars().next().unwrap_or_default();
    if is_isolate(first) {
        return (&html[..first.len_utf8()], Token::Isolate(opened(first)));
    }
    if first != '<' {
        let end = html.find(|c| c == '<' || is_isolate(c)).unwrap_or(html.len());
        return (&html[..end], Token::Text);
    }
    let until = |end: &str| html.find(end).map_or(html.len(), |at| at + end.len());
    if html.starts_with("<!--") {
        return (&html[..until("-->")], Token::Tag { opens: false, closes: false });
    }
    let end = tag_end(html);
    let closes = html.starts_with("</");
    let name =
        html[1 + usize::from(closes)..end].split(|c: char| !c.is_ascii_alphanumeric()).next();
    let name = name.unwrap_or_default();
    if !closes && RAW.contains(&name) {
        let end = html.find(&format!("</{name}")).unwrap_or(html.len());
        return (&html[..end], Token::Tag { opens: true, closes });
    }
    let opens =
        !closes && !name.is_empty() && !VOID.contains(&name) && !html[..end].ends_with("/>");
    (&html[..end], Token::Tag { opens, closes })
}

/// Behind the `>` of the tag at the start; one in quotation marks does not end it.
fn tag_end(html: &str) -> usize {
    let mut quote = None;
    for (at, c) in html.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    html.len()
}

/// Where the isolate ends that begins before `from`, if that is in the same element.
fn end(html: &str, from: usize) -> Option<usize> {
    let (mut at, mut elements, mut isolates) = (from, 0_u32, 0_u32);
    while let Some(rest) = html.get(at..).filter(|rest| !rest.is_empty()) {
        let (piece, token) = token(rest);
        match token {
            Token::Tag { opens: true, .. } => elements += 1,
            Token::Tag { closes: true, .. } => elements = elements.checked_sub(1)?,
            Token::Isolate(Some(_)) => isolates += 1,
            Token::Isolate(None) if isolates == 0 => return (elements == 0).then_some(at),
            Token::Isolate(None) => isolates -= 1,
            Token::Tag { .. } | Token::Text => {}
        }
        at += piece.len();
    }
    None
}

/// The marks before and behind a run in a mail.
fn marks(run: &str, direction: Direction, medium: Medium) -> (String, String) {
    if medium == Medium::Page {
        return (String::new(), String::new());
    }
    let (mut first, mut last, mut at) = (None, None, 0);
    while let Some(rest) = run.get(at..).filter(|rest| !rest.is_empty()) {
        let (piece, token) = token(rest);
        if matches!(token, Token::Text) {
            first = first.or(piece.chars().find(|c| !c.is_whitespace()));
            last = piece.chars().next_back();
        }
        at += piece.len();
    }
    let own = direction.mark().to_string();
    let other = match direction {
        Direction::LeftToRight => Direction::RightToLeft,
        Direction::RightToLeft => Direction::LeftToRight,
    };
    let begins = first.is_some_and(|c| strong(c) == Some(direction));
    let ends = last.is_some_and(|c| strong(c) == Some(direction) || is_digit(c));
    let before = if begins { String::new() } else { own.clone() };
    let after = if ends { String::new() } else { own };
    (before, format!("{after}{}", other.mark()))
}
