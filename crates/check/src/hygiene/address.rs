//! Addresses that lead nowhere: misspelt, with blanks, of a computer or a network of one's own, of a
//! session, two in one. Each chunk of the text is read as somebody would who types it.

use super::Hit;
use super::around::{Around, Found};
use super::chunks::Chunk;
use super::hosts;
use super::messages::{Fault, Help, Message};
use super::piece::Piece;
use crate::markdown::is_safe_link;
use crate::rules::link::BROKEN;
use crate::source::Text;

/// Every place of a text.
pub(super) fn hits(piece: &Piece<'_>) -> Vec<Hit> {
    let found = Around::all(piece).filter_map(|around| {
        let chunk = around.chunk();
        let signs = chunk.raw.contains(['@', '\\', '/', ':', '(', '[', '{', '<']);
        let begins = chunk.raw.starts_with(['w', 'W', '.']) || chunk.raw == "at";
        let labelled = || around.before().is_some_and(|one| one.raw.ends_with("ail:"));
        // Code, and what stands in a block of code.
        let is_code =
            || chunk.raw.contains('`') || piece.markdown && piece.block(chunk.at).is_none();
        if !(signs || begins || labelled()) || is_code() {
            return None;
        }
        target(chunk, piece.public)
            .or_else(|| around.path())
            .or_else(|| around.web())
            .or_else(|| around.mail())
            .or_else(|| around.disguised())
    });
    found.map(|one| hit(piece.value(), one)).collect()
}

fn hit(text: &str, found: Found) -> Hit {
    let Found { range, fault, right } = found;
    let written = text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
    let help = match fault {
        Fault::Local | Fault::Private | Fault::Session => Help::Attach,
        _ => Help::Address { right },
    };
    Hit::new(&BROKEN, range, Message::Address { written, fault }, help)
}

/// The fault of a field that holds nothing but a web address.
pub(super) fn field(text: &Text) -> Option<Hit> {
    let value = text.value.trim();
    if value.is_empty() {
        return None;
    }
    let lower = value.to_lowercase();
    let rest = lower.split_once("://").map_or("", |(_, rest)| rest);
    let fault = if is_safe_link(value) {
        let ends = lower.ends_with(['.', ',', ';', '>', '“']).then_some(Fault::Trailing);
        let web = lower.starts_with("http");
        hosts::fault(rest, true).filter(|_| web).or(ends)?
    } else if value.contains(char::is_whitespace) {
        Fault::Blank
    } else if lower.starts_with("file:") || value.contains('\\') {
        Fault::Local
    } else {
        Fault::Spelled
    };
    let named = fault == Fault::Spelled
        && !value.contains(':')
        && value.contains('.')
        && !value.contains('@');
    let right = named.then(|| format!("https://{value}")).filter(|right| is_safe_link(right));
    Some(hit(&text.value, Found { range: 0..text.value.len(), fault, right }))
}

/// The target of a link in Markdown: `[words](target)`, `<target>`.
fn target(chunk: &Chunk<'_>, public: bool) -> Option<Found> {
    let (open, close) = if let Some(at) = chunk.raw.find("](") {
        (at + 2, ')')
    } else {
        (chunk.raw.find('<')? + 1, '>')
    };
    let rest = &chunk.raw[open..];
    let address = &rest[..rest.rfind(close)?];
    let lower = address.to_lowercase();
    let web = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"))?;
    let unclosed = address.ends_with(')') && !address.contains('(');
    let ends = address.ends_with(['.', ',', ';', ':', '!', '“', '”', '>']) || unclosed;
    let fault = hosts::fault(web.trim_end_matches(['.', ',', ';']), public);
    let fault = fault.or(ends.then_some(Fault::Trailing))?;
    let start = chunk.at + open;
    let right =
        ends.then(|| address.trim_end_matches(|c: char| ".,;:!“”>)".contains(c)).to_owned());
    Some(Found { range: start..start + address.len(), fault, right })
}
