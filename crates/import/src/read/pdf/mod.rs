//! PDF (ISO 32000-2): by its structure where it is tagged, otherwise by where and how text is set.

mod glyphs;
mod layout;
mod lines;
mod tags;

use std::collections::BTreeSet;

use hayro_syntax::{LoadPdfError, Pdf};

use super::{Document, Fault, Seen};
use crate::tree::assembly::Assembly;
use glyphs::Glyph;

/// The header starts within this many bytes (Annex I.2).
const HEAD: usize = 1_024;
/// Further pages are not minutes.
const MOST_PAGES: usize = 500;

pub(super) fn is_one(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    head.windows(5).any(|window| window == b"%PDF-")
}

pub(super) fn read(bytes: &[u8]) -> Result<Document, Fault> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|fault| match fault {
        LoadPdfError::Decryption(_) => Fault::Locked,
        LoadPdfError::Invalid => Fault::Broken,
    })?;
    if pdf.pages().is_empty() {
        return Err(Fault::Broken);
    }
    if pdf.pages().len() > MOST_PAGES {
        return Err(Fault::TooMuch);
    }
    let glyphs::Read { glyphs, pictures } = glyphs::read(&pdf);
    let said = |glyph: &&Glyph| !glyph.text.trim().is_empty() && glyph.text != "\u{fffd}";
    if glyphs.iter().filter(said).count() < 3 {
        return Err(Fault::Scan);
    }
    let mut seen = BTreeSet::new();
    if glyphs.iter().any(|glyph| glyph.text.contains('\u{fffd}')) {
        seen.insert(Seen::Unreadable);
    }
    let pages = 0..pdf.pages().len();
    let is_empty = |page: &usize| glyphs.iter().all(|glyph| glyph.page != *page);
    if pages.filter(is_empty).any(|page| pictures.contains(&page)) {
        seen.insert(Seen::Scanned);
    } else if !pictures.is_empty() {
        seen.insert(Seen::Pictures);
    }
    let mut assembly = Assembly::default();
    let (body, mut beside) = layout::without_margins(&glyphs);
    let rest = tags::read(&pdf, &body, &mut assembly);
    layout::read(&rest, &mut assembly);
    if !beside.is_empty() {
        seen.insert(Seen::Margins);
        beside.dedup();
    }
    Ok(Document { blocks: assembly.finish(), beside, seen })
}
