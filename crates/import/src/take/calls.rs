//! Announcements and calls.

use super::access;
use super::desk::Desk;
use super::labels::{Label, label, labelled, without_number};
use super::outline::Section;
use crate::record::{Call, Why};
use crate::tree::block::{Block, Kind, markdown};
use crate::tree::inline::plain;

/// Whether a section is a call: „Aufruf: …“ as its heading.
pub(super) fn is_call(title: &str, section: &Section, topic: Option<Label>) -> bool {
    let words = without_number(title);
    let begins =
        labelled(words).is_some_and(|(label, rest)| label == Label::Call && !rest.is_empty());
    (begins || topic == Some(Label::Call) && !section.blocks.is_empty())
        && section.sections.is_empty()
}

/// Takes „Aufruf“ below an announcement into it.
pub(super) fn absorb(section: &mut Section, desk: &mut Desk<'_>) {
    let is_call = |below: &Section| label(&plain(&below.title)) == Some(Label::Call);
    let (calls, others): (Vec<Section>, Vec<Section>) =
        std::mem::take(&mut section.sections).into_iter().partition(is_call);
    section.sections = others;
    for call in calls {
        desk.headings.push(plain(&call.title));
        section.blocks.extend(call.blocks);
    }
}

/// Takes whom to ask out of the blocks: a line, or the last sentence of a paragraph. What was taken is in
/// `said` as it stood there.
fn contact(blocks: &mut [Block], said: &mut Vec<String>) -> Option<String> {
    let mut contact = None;
    for block in blocks {
        let Kind::Paragraph { text, .. } = &mut block.kind else { continue };
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let kept = lines.iter().filter(|line| {
            let words = plain(line);
            match labelled(&words) {
                Some((Label::Contact, rest)) if contact.is_none() && !rest.is_empty() => {
                    contact = Some(rest.to_owned());
                    said.push(words.clone());
                    false
                }
                _ => true,
            }
        });
        *text = kept.map(String::as_str).collect::<Vec<_>>().join("\n");
        let parts = access::sentences(text);
        if let (None, Some((last, before @ [_, ..]))) = (&contact, parts.split_last())
            && let Some((Label::Contact, rest)) = labelled(last)
            && !rest.is_empty()
        {
            said.push(plain(last));
            contact = Some(plain(rest).trim_end_matches('.').to_owned());
            let before = before.concat();
            before.trim_end().clone_into(text);
        }
    }
    contact
}

/// A section as an announcement; with a last day or as „Aufruf“ it is a call.
pub(super) fn announce(mut section: Section, desk: &mut Desk<'_>) {
    let heading = plain(&section.title);
    let title = without_number(&heading).to_owned();
    for place in access::take(&mut section.blocks, &mut desk.online) {
        desk.remark(place, "", Why::AccessMoved);
    }
    let mut said = if title == heading { Vec::new() } else { vec![heading] };
    let contact = contact(&mut section.blocks, &mut said);
    section.blocks.retain(
        |block| !matches!(&block.kind, Kind::Paragraph { text, .. } if text.trim().is_empty()),
    );
    let text = markdown(&section.blocks);
    let whole = format!("{title}. {}", plain(&text));
    let labelled_day = text.lines().find_map(|line| {
        let words = plain(line.trim_start_matches("- "));
        let (found, rest) = labelled(&words)?;
        (found == Label::Deadline).then(|| desk.base.only_day(rest).ok()).flatten()
    });
    let day = labelled_day.or_else(|| desk.base.due(&whole).ok());
    desk.supplied(day.as_ref(), section.place, &whole);
    let named = labelled(without_number(&title)).filter(|(label, _)| *label == Label::Call);
    let is_call = named.is_some() || day.is_some();
    let shown = named.map(|(_, rest)| rest.to_owned()).filter(|rest| !rest.is_empty());
    if shown.is_some() {
        said.push(title.clone());
    }
    let deadline = day.map(|day| day.first);
    desk.calls.push(Call {
        title: shown.unwrap_or(title),
        asks: is_call,
        deadline,
        contact,
        text,
        said,
    });
}
