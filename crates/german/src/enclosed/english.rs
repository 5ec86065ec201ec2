//! English sentences about attachments: "please find attached", "is enclosed with this letter".
//!
//! Pictures are attached to walls, and forms to the letters of others, so each phrase names the
//! reader's own letter, asks the reader to look, or says of a paper that it is attached, and no more.

use std::ops::Range;

use super::sentence::{Sentence, sentences};
use super::{AttachmentMention, Count};
use crate::tokens::Tokens;

crate::word_lists! {
    "attachments_english.txt": FASTENED, ATTACHMENTS, OWN, PAPERS, CANCELLED, BEHIND, WE, READ
}

/// How far behind "find" the word may stand (words).
const REACH: usize = 8;

/// The plain promises of attachments in an English text, at most one for each sentence.
pub(super) fn among(tokens: &Tokens) -> Vec<AttachmentMention> {
    let all = sentences(tokens).into_iter();
    let found = all.filter(|sentence| !sentence.asks).filter_map(|sentence| {
        let items = (0..sentence.items.len()).find_map(|at| phrase(&sentence, at))?;
        let struck = sentence.items.get(items.start).is_some_and(|item| item.struck);
        let clause = sentence.clause(items.start);
        // "Enclosed you will find".
        let to_you = |at: usize| sentence.says(at, &["will"]) && sentence.says(at - 1, &["you"]);
        let cancels = |at: usize| says(&sentence, at, &CANCELLED) && !(at > 0 && to_you(at));
        let cancelled = clause.clone().any(cancels);
        (!struck && !cancelled).then(|| AttachmentMention {
            range: sentence.range_of(&items),
            sentence: sentence.range.clone(),
            count: Count::Open,
            number: None,
            plain: true,
        })
    });
    found.collect()
}

fn says(sentence: &Sentence<'_>, at: usize, words: &[&str]) -> bool {
    sentence.says(at, words)
}

/// The phrase that begins at `at`, if any.
fn phrase(s: &Sentence<'_>, at: usize) -> Option<Range<usize>> {
    let clause = s.clause(at);
    let fastened = |at: usize| says(s, at, &FASTENED);
    let reads = says(s, at, &READ);
    // "Please find attached", "please find the minutes attached", "see the attached list".
    let near = at + 1..(at + REACH).min(clause.end);
    let behind = near.clone().find(|at| fastened(*at)).filter(|found| {
        let ends = found + 1 >= clause.end;
        let papers = near.clone().any(|at| says(s, at, &PAPERS));
        ends && *found == at + 1 || papers
    });
    if let Some(found) = behind.filter(|_| reads) {
        return Some(at..found + 1);
    }
    // "See attachment", "can be found in the attachment".
    let article = usize::from(s.says(at + 1, &["the"]));
    let noun = at + 1 + article;
    let is_in = s.says(at, &["in"]) && article == 1;
    let within = reads || is_in;
    let others = || s.says(noun + 1, &["of", "to", "for", "size", "sizes"]);
    if within && says(s, noun, &ATTACHMENTS) && !others() {
        return Some(at..noun + 1);
    }
    let before = |steps: usize| at.checked_sub(steps);
    let papers = || clause.clone().any(|at| says(s, at, &PAPERS));
    // "In the attached list", "included as an attachment".
    let in_list = is_in && fastened(noun) && says(s, noun + 1, &PAPERS);
    let included =
        || before(1).is_some_and(|at| s.says(at, &["included", "provided", "available"]));
    let by_way = s.says(at, &["as"]) && s.says(at + 1, &["an"]) && says(s, at + 2, &ATTACHMENTS);
    if in_list || by_way && included() {
        return Some(at..noun + 1);
    }
    // "I attach the minutes", "we are enclosing the form".
    let verb = s.says(at, &["attach", "enclose"])
        || s.says(at, &["attaching", "enclosing"])
            && before(1).is_some_and(|at| s.says(at, &["am", "are"]));
    let steps = if s.says(at, &["attach", "enclose"]) { 1 } else { 2 };
    if verb && before(steps).is_some_and(|at| says(s, at, &WE)) && papers() {
        return Some(at..at + 1);
    }
    if !fastened(at) {
        return None;
    }
    let is = before(1).is_some_and(|at| s.says(at, &["is", "are", "also"]));
    let ends = at + 1 >= clause.end || says(s, at + 1, &BEHIND);
    // "The list is attached", "is attached to these minutes".
    if is && (is_to_ours(s, at + 1) || ends && papers()) {
        return Some(at..at + 1);
    }
    // "Attached is the list", "Enclosed you will find the form", "(attached)".
    let offers = at == clause.start && s.says(at + 1, &["is", "are", "please", "you"]);
    // "We have attached the list".
    let by_us = before(1).is_some_and(|at| s.says(at, &["have"]))
        && before(2).is_some_and(|at| says(s, at, &WE));
    ((offers || by_us) && papers()).then_some(at..at + 1)
}

/// "to these minutes", "with this letter", "to the e-mail"; not "to the letter of the ministry".
fn is_to_ours(s: &Sentence<'_>, at: usize) -> bool {
    let names = s.says(at + 1, &["these", "this", "our", "the"]) && says(s, at + 2, &OWN);
    let whose = s.says(at + 3, &["of", "from", "by", "to"]);
    s.says(at, &["to", "with", "in"]) && names && !whose
}
