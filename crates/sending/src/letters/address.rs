//! The lines in the window of an envelope (DIN 5008): organisation, name, street, town, country.

use super::recipients::Recipient;
use crate::contacts::{Named, Salutation, greeted};
use crate::document::vocabulary::Greetings;
use crate::mail::addressee_name;

/// More characters than this do not fit into the window (78 mm), whatever their size.
const LONGEST: usize = 120;

/// How many lines the window has.
const MOST: usize = 8;

/// The lines; `words` are those of the office's language, which the post reads.
pub(super) fn lines(recipient: &Recipient<'_>, words: &Greetings) -> Vec<String> {
    let people = greeted(recipient.party().people());
    let name = match &people[..] {
        [one] if one.is_person() => with_salutation(one).unwrap_or_else(|| own(recipient, words)),
        _ => own(recipient, words),
    };
    let organisation = recipient.organisation();
    let mut lines = Vec::new();
    if organisation == name {
        lines.push(name);
    } else {
        lines.extend([organisation.to_owned(), name]);
    }
    let mut postal = recipient.postal.lines();
    let above = postal.len() - recipient.postal.above.len();
    while lines.len() + postal.len() > MOST && postal.len() > above + 1 {
        let first = postal.remove(0);
        if let Some(second) = postal.first_mut() {
            *second = format!("{first}, {second}");
        }
    }
    lines.extend(postal);
    lines.into_iter().map(|line| shorten(&line)).filter(|line| !line.is_empty()).collect()
}

fn own(recipient: &Recipient<'_>, words: &Greetings) -> String {
    let name = addressee_name(recipient.party(), words);
    if name.is_empty() { recipient.party().display_name() } else { name }
}

/// `Frau Dr. Aylin Probe`, `Herrn Kim Muster`, where the list says so.
fn with_salutation(one: &Named<'_>) -> Option<String> {
    let before = match Salutation::of(one.salutation) {
        Salutation::Woman => "Frau",
        Salutation::Man => "Herrn",
        _ => return None,
    };
    Some(format!("{before} {}", one.full_name()))
}

fn shorten(line: &str) -> String {
    match line.char_indices().nth(LONGEST) {
        None => line.to_owned(),
        Some((cut, _)) => {
            let kept = line[..cut].rsplit_once(' ').map_or(&line[..cut], |(words, _)| words);
            format!("{kept} …")
        }
    }
}
