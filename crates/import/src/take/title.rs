//! The title of a document, and what stands above it.

use super::labels::{label, labelled, number};
use super::shapes::LONGEST;
use super::wording;
use crate::tree::block::{Block, Kind};
use crate::tree::inline::plain;

/// The title is among the first blocks.
const FIRST: usize = 8;

/// The blocks without the header of a mail; its subject becomes the title.
pub(super) fn without_mail_header(mut blocks: Vec<Block>) -> (Vec<String>, Vec<Block>) {
    const NAMES: &[&str] = &[
        "von",
        "gesendet",
        "datum",
        "an",
        "cc",
        "bcc",
        "betreff",
        "priorität",
        "anlagen",
        "from",
        "sent",
        "date",
        "to",
        "subject",
    ];
    let mut beside = Vec::new();
    let field = |line: &str| {
        let (name, rest) = plain(line)
            .split_once(':')
            .map(|(a, b)| (a.trim().to_lowercase(), b.trim().to_owned()))?;
        NAMES.contains(&name.as_str()).then_some((name, rest))
    };
    let Some(Block { kind: Kind::Paragraph { text, .. }, .. }) = blocks.first() else {
        return (beside, blocks);
    };
    let fields: Option<Vec<(String, String)>> = text.lines().map(field).collect();
    let Some(fields) = fields.filter(|fields| fields.len() > 2) else { return (beside, blocks) };
    let Some((_, subject)) = fields.iter().find(|(name, _)| name == "betreff" || name == "subject")
    else {
        return (beside, blocks);
    };
    let mut subject = subject.as_str();
    for start in ["AW:", "WG:", "RE:", "FW:", "Re:", "Fwd:", "FWD:"] {
        subject = subject.trim().strip_prefix(start).unwrap_or(subject).trim();
    }
    beside.extend(text.lines().map(plain));
    if let (Some(first), false) = (blocks.first_mut(), subject.is_empty()) {
        first.kind = Kind::Heading { level: 0, text: subject.to_owned() };
    }
    (beside, blocks)
}

/// A title on several lines: „Niederschrift“, „über die 12. Sitzung des Ausschusses“; the day and what
/// follows it stay.
fn joined_title(text: &str) -> Option<(String, String)> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let first = plain(lines.first()?);
    if lines.len() < 2
        || first.chars().count() > 60
        || wording::kind(&first).is_none()
        || first.contains(':')
    {
        return None;
    }
    let starts = |line: &&str| {
        let lower = plain(line).to_lowercase();
        ["über ", "der ", "des ", "zur ", "zum ", "of "].iter().any(|word| lower.starts_with(word))
    };
    let more = lines.iter().skip(1).take_while(|line| starts(line)).count();
    let (title, rest) = lines.split_at(more + 1);
    Some((title.join(" "), rest.join("\n"))).filter(|(title, _)| title.chars().count() <= LONGEST)
}

/// The title, and the other blocks: a line among the first that names a kind of document, otherwise
/// the first heading, otherwise the first line.
pub(super) fn title(mut blocks: Vec<Block>) -> (Option<String>, Vec<Block>) {
    let several = blocks.iter().take(FIRST).enumerate().find_map(|(at, block)| match &block.kind {
        Kind::Paragraph { text, .. } => joined_title(text).map(|found| (at, found)),
        _ => None,
    });
    let has_title =
        blocks.iter().take(FIRST).any(|block| matches!(block.kind, Kind::Heading { .. }));
    if let Some((at, (title, rest))) = several.filter(|_| !has_title) {
        let place = blocks.remove(at).place;
        if !rest.trim().is_empty() {
            blocks.insert(at, Block { place, kind: Kind::Paragraph { text: rest, bold: false } });
        }
        return (Some(plain(&title)), blocks);
    }
    let Some(at) = place(&blocks) else { return (None, blocks) };
    let block = blocks.remove(at);
    (line(&block).map(plain), blocks)
}

/// A heading, or a paragraph of one line.
fn line(block: &Block) -> Option<&str> {
    match &block.kind {
        Kind::Heading { text, .. } => Some(text),
        Kind::Paragraph { text, .. } if !text.contains('\n') => Some(text),
        _ => None,
    }
}

/// Which of the first blocks is the title.
fn place(blocks: &[Block]) -> Option<usize> {
    let is_short = |text: &&str| {
        let text = plain(text);
        text.chars().count() <= LONGEST
            && labelled(&text).is_none_or(|(label, _)| !label.is_of_meeting())
    };
    let first = || blocks.iter().take(FIRST).enumerate();
    let is_styled = |block: &Block| {
        matches!(block.kind, Kind::Heading { .. } | Kind::Paragraph { bold: true, .. })
    };
    let styled_as_title =
        first().find(|(_, block)| matches!(block.kind, Kind::Heading { level: 0, .. }));
    let names_kind = |block: &Block| {
        line(block).filter(is_short).is_some_and(|text| {
            let text = plain(text);
            wording::kind(&text).is_some()
                && !text.ends_with(['.', ':', ','])
                && number(&text).is_none()
        })
    };
    // A letterhead may be above it.
    let is_heading = |block: &Block| matches!(block.kind, Kind::Heading { level: 1, .. });
    let above = blocks.iter().take(2 * FIRST);
    let heading_of_kind =
        above.enumerate().find(|(_, block)| is_heading(block) && names_kind(block));
    let names_kind = first().find(|(_, block)| names_kind(block));
    let heading = first().find(|(_, block)| {
        is_styled(block)
            && line(block).filter(is_short).is_some_and(|text| {
                let text = plain(text);
                label(&text).is_none() && number(&text).is_none()
            })
    });
    let opening = first().next().filter(|(_, block)| {
        line(block)
            .filter(is_short)
            .is_some_and(|text| !text.ends_with(['.', ':', ',']) && number(&plain(text)).is_none())
    });
    let found = styled_as_title.or(heading_of_kind).or(names_kind).or(heading).or(opening);
    found.map(|(at, _)| at)
}
