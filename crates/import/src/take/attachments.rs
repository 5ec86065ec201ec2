//! Attachments that a document names: those that are there, or have an address.

use documents::markdown::web_links;

use crate::tree::inline::plain;

use super::desk::Desk;
use super::labels::{Label, labelled};
use crate::record::{Attachment, Why};
use crate::tree::block::{Block, Kind, Place, markdown};

/// Endings of files that are attached to mails.
const ENDINGS: &[&str] = &[
    "pdf", "docx", "doc", "odt", "xlsx", "xls", "ods", "pptx", "ppt", "odp", "png", "jpg", "jpeg",
    "ics", "zip", "txt", "csv",
];

/// A line behind „Anlage:“, taken over if each file in it is there.
pub(super) fn of_line(line: &str, place: Place, desk: &mut Desk<'_>) -> bool {
    let words = plain(line);
    let Some((Label::Attachments, rest)) = labelled(&words) else { return false };
    !rest.is_empty() && of_text(line, rest, &words, place, desk)
}

fn of_text(line: &str, rest: &str, whole: &str, place: Place, desk: &mut Desk<'_>) -> bool {
    let parts: Vec<&str> =
        rest.split([';', '\n', ',']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let links = web_links(line);
    let mut found = Vec::new();
    for part in &parts {
        let file = file_names(part).into_iter().find_map(|name| (desk.find)(name));
        let found_link = links.iter().find(|link| parts.len() == 1 || part.contains(&link.address));
        let url = found_link.map(|link| link.address.clone()).filter(|link| link.contains("://"));
        if file.is_none() && url.is_none() {
            desk.remark(place, whole, Why::NoFile);
            return false;
        }
        let part = url.as_ref().map_or((*part).to_owned(), |url| part.replace(url, ""));
        let part = part.trim().trim_end_matches([':', '–', '(']).trim();
        let title = without_file(part);
        let title = if title.is_empty() { rest.to_owned() } else { title };
        found.push(Attachment { title, file, url, said: Vec::new() });
    }
    if let Some(first) = found.first_mut() {
        first.said.push(whole.to_owned());
    }
    desk.attachments.extend(found);
    true
}

/// The blocks of a section about attachments; what is not there stays.
pub(super) fn of_blocks(blocks: Vec<Block>, desk: &mut Desk<'_>) -> Vec<Block> {
    let mut left = Vec::new();
    for mut block in blocks {
        let place = block.place;
        let mut is_taken = |line: &str| {
            let words = plain(line);
            let names_one = !file_names(&words).is_empty() || !web_links(line).is_empty();
            let is_short = words.chars().count() < 160;
            names_one && is_short && of_text(line, &words, &words, place, desk)
        };
        let is_left = match &mut block.kind {
            Kind::Paragraph { text, .. } => {
                let rest: Vec<&str> = text.lines().filter(|line| !is_taken(line)).collect();
                *text = rest.join("\n");
                !text.trim().is_empty()
            }
            Kind::List(items) => {
                items.retain(|item| !item.line().is_some_and(&mut is_taken));
                !items.is_empty()
            }
            _ => true,
        };
        if is_left {
            left.push(block);
        }
    }
    left
}

/// Keeps what is not beside the document as lines at the end of the file: it is no item of the agenda.
pub(super) fn keep(title: &str, blocks: &[Block], desk: &mut Desk<'_>) {
    desk.headings.push(title.to_owned());
    for block in blocks {
        for line in markdown(std::slice::from_ref(block)).lines().map(plain) {
            if !line.trim().is_empty() {
                if file_names(&line).is_empty() {
                    desk.remark(block.place, &line, Why::Left);
                }
                desk.headings.push(line);
            }
        }
    }
}

/// What may be the name of a file in a text, the likeliest first.
fn file_names(text: &str) -> Vec<&str> {
    let is_file = |word: &&str| {
        let parts = word.rsplit_once('.').filter(|(stem, _)| !stem.is_empty());
        parts.is_some_and(|(_, ending)| ENDINGS.contains(&&*ending.to_ascii_lowercase()))
            && !word.contains("://")
    };
    let quotes = ['(', ')', '„', '“', '"', ','];
    let whole = text.trim();
    let inside = whole.rsplit_once('(').map(|(_, inside)| inside.trim_end_matches(')').trim());
    let after = whole.rsplit_once(": ").map(|(_, file)| file.trim());
    let words = whole.split_whitespace().map(|word| word.trim_matches(quotes));
    let all = inside.into_iter().chain([whole.trim_matches(quotes)]).chain(after).chain(words);
    all.filter(is_file).collect()
}

/// The title without the file that it names in parentheses.
fn without_file(text: &str) -> String {
    match text.rsplit_once('(') {
        Some((title, inside)) if !file_names(inside.trim_end_matches(')')).is_empty() => {
            title.trim().to_owned()
        }
        _ => text.trim().trim_end_matches('.').to_owned(),
    }
}
