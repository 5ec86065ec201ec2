//! Blocks that the extended template does not have, and text beside the blocks: neither is shown.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::messages::Message;
use super::pieces::{self, Kind, Piece};
use crate::diagnostic::{Diagnostic, Findings};
use crate::document::templates::Chain;
use crate::l10n;
use crate::rules;
use crate::source::{Source, Span};

/// The findings in a template that extends another one.
pub(super) fn findings(source: &Arc<Source>, pieces: &[Piece], chain: &Chain) -> Findings {
    let text = source.text();
    let Some(extended) = extended(text, pieces) else { return Findings::new() };
    let known = blocks_of(&extended, chain, &mut BTreeSet::new());
    let mut findings = Findings::new();
    let mut open = 0_usize;
    let mut lost = None;
    for Piece { kind, range } in pieces {
        let mut words = pieces::words(text, range);
        let word = (*kind == Kind::Statement).then(|| words.next()).flatten();
        match word {
            Some("block") => {
                let name = words.next().unwrap_or_default();
                // A block inside one that is shown is shown with it.
                if open == 0 && !known.contains(name) && !known.is_empty() {
                    findings.push(unknown(source, range.start, name, &extended, &known));
                }
                open += 1;
            }
            // What these hold is used from inside the blocks.
            Some("macro") => open += 1,
            Some("set") if is_block_set(text, range) => open += 1,
            Some("endblock" | "endmacro" | "endset") => open = open.saturating_sub(1),
            _ => {}
        }
        let is_shown = match kind {
            Kind::Text => !text.get(range.clone()).unwrap_or_default().trim().is_empty(),
            Kind::Value => true,
            Kind::Statement | Kind::Comment => false,
        };
        if open == 0 && is_shown {
            lost.get_or_insert(range.clone());
        }
    }
    if let Some(range) = lost {
        let written = text.get(range.clone()).unwrap_or_default();
        let start = range.start + (written.len() - written.trim_start().len());
        let line = written.trim().lines().next().unwrap_or_default();
        let span = Span::new(source, start..start + line.len());
        let finding = rules::template::OUTSIDE.finds(Message::Outside { extended }).at(span);
        findings.push(finding.help(Message::IntoBlock { blocks: known.into_iter().collect() }));
    }
    findings
}

/// `{% set x %}…{% endset %}`
fn is_block_set(text: &str, range: &Range<usize>) -> bool {
    let words: Vec<&str> = pieces::words(text, range).collect();
    words.first() == Some(&"set") && !words.iter().any(|word| word.contains('='))
}

fn unknown(
    source: &Arc<Source>,
    start: usize,
    name: &str,
    extended: &str,
    known: &BTreeSet<String>,
) -> Diagnostic {
    let rest = source.text().get(start..).unwrap_or_default();
    let at = start + rest.find(name).unwrap_or_default();
    let (name, extended) = (name.to_owned(), extended.to_owned());
    let near = l10n::nearest(&name, known.iter().map(String::as_str)).map(str::to_owned);
    let help = match near {
        Some(near) => Message::DidYouMean { near },
        None => Message::ItsBlocks { blocks: known.iter().cloned().collect() },
    };
    let span = Span::new(source, at..at + name.len());
    rules::template::BLOCK.finds(Message::Block { name, extended }).at(span).help(help)
}

/// The name of the extended template, if there is one.
fn extended(text: &str, pieces: &[Piece]) -> Option<String> {
    let statements = pieces.iter().filter(|piece| piece.kind == Kind::Statement);
    let mut statements = statements.map(|piece| pieces::words(text, &piece.range));
    let name = statements
        .find_map(|mut words| (words.next() == Some("extends")).then(|| words.next()).flatten())?;
    Some(name.trim_matches(['"', '\'']).to_owned())
}

/// The blocks of a template and of all that it extends.
fn blocks_of(name: &str, chain: &Chain, seen: &mut BTreeSet<String>) -> BTreeSet<String> {
    let (Some(source), true) = (chain.find(name), seen.insert(name.to_owned())) else {
        return BTreeSet::new();
    };
    let text = source.text();
    let pieces = pieces::of(text);
    let statements = pieces.iter().filter(|piece| piece.kind == Kind::Statement);
    let mut blocks: BTreeSet<String> = statements
        .filter_map(|piece| {
            let mut words = pieces::words(text, &piece.range);
            (words.next() == Some("block")).then(|| words.next()).flatten().map(str::to_owned)
        })
        .collect();
    if let Some(above) = extended(text, &pieces) {
        blocks.extend(blocks_of(&above, chain, seen));
    }
    blocks
}
