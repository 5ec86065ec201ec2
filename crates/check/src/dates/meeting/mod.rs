//! The time and day of the meeting in its own texts: „Die Sitzung begann um 18:30 Uhr“, „zur
//! heutigen Sitzung am 20. November“.
//!
//! Nobody else's times count: somebody who comes or leaves, a part of the meeting, an earlier or
//! later one, that of another body.

mod abroad;
mod clocks;
mod days;
mod frame;
mod next;
mod subject;
mod times;
mod words;

use german::{Clause, Reading};

use super::context::DateContext;
use super::messages::{Help, Message};
use crate::body_text::{BodyText, Role};
use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::minutes::{Kind, Meeting, Minutes};
use crate::source::Span;
use words::{LEADERS, MEETING, NOT_MEETING, ONE_OF_MANY, OPENING, OTHER_BODY, TITLED};

/// A text of the meeting.
struct Page<'a> {
    text: &'a BodyText<'a>,
    meeting: &'a Meeting,
    dates: &'a DateContext<'a>,
}

/// Checks what German and English texts tell of the meeting itself.
pub(super) fn check(context: &Context<'_>, dates: &DateContext<'_>) -> Vec<Diagnostic> {
    let minutes = context.minutes;
    let Some(meeting) = minutes.meeting.as_ref() else { return Vec::new() };
    let tells = matches!(minutes.kind, Kind::Summary | Kind::Minutes);
    if meeting.is_cancelled() || !(tells || minutes.kind == Kind::Invitation) {
        return Vec::new();
    }
    let is_read =
        |one: &&BodyText<'_>| matches!(one.role, Role::Agenda | Role::Frame) && is_known(one);
    let mut findings = Vec::new();
    for text in context.texts.iter().filter(is_read) {
        let page = Page { text, meeting, dates };
        let mut before: Option<Clause<'_>> = None;
        for clause in text.parsed.clauses() {
            let is_frame = text.role == Role::Frame;
            let is_next = is_frame || !clause.begins();
            let last = before.replace(clause).filter(|_| is_next);
            let is_today = || clause.words().any(|word| word.starts_with("heutig"));
            if !clause.has_figure() && !is_today() {
                continue;
            }
            let is_carried = last.is_some_and(|last| subject::goes_on(&page, last, clause));
            let framed = is_frame.then(|| frame::check(&page, clause, is_carried));
            let own = tells.then(|| days::check(&page, clause)).flatten();
            let next = tells.then(|| next::check(&page, clause)).flatten();
            let time = times::check(&page, clause, is_carried)
                .or_else(|| times::bare(&page, clause, last));
            super::add(&mut findings, own.into_iter().chain(next).chain(time).collect());
            super::add(&mut findings, framed.unwrap_or_default());
        }
    }
    let is_abroad =
        |one: &&BodyText<'_>| matches!(one.role, Role::Agenda | Role::Frame) && !is_known(one);
    for text in context.texts.iter().filter(is_abroad) {
        let page = Page { text, meeting, dates };
        let found = text.parsed.clauses().filter_map(|clause| abroad::check(&page, clause));
        super::add(&mut findings, found.collect());
    }
    findings
}

/// Whether the language of a text is read.
fn is_known(text: &BodyText<'_>) -> bool {
    text.parsed.is_german() || text.parsed.is_english()
}

impl Page<'_> {
    /// The day or time at a term.
    fn reading(&self, clause: Clause<'_>, at: usize) -> Option<&Reading> {
        self.text.parsed.readings().get(clause.get(at)?.moment()?)
    }

    /// What is written at a range of the text.
    fn written(&self, range: &std::ops::Range<usize>) -> &str {
        self.text.text.value.get(range.clone()).unwrap_or_default()
    }

    fn at(&self, range: std::ops::Range<usize>) -> Span {
        self.text.text.span_of(range)
    }
}

/// The index of the word for the meeting itself: not „Ausschusssitzung“, “meeting room”, „Sitzung
/// des Rates“.
fn meeting(page: &Page<'_>, clause: Clause<'_>) -> Option<usize> {
    let minutes = page.dates.minutes;
    let is_named = |word: &str| is_in_title(minutes, word);
    let is_other = |at| clause.is_capital(at) && is_of_others(minutes, clause.word(at));
    if (0..clause.len()).any(is_other) {
        return None;
    }
    // Who opens a meeting opens this one, whatever it is called.
    let opens = clause.has(&OPENING);
    let is_it = |at: &usize| {
        let word = clause.word(*at);
        let written = clause.is_capital(*at) || word == "meeting";
        if !written || !is_it_itself(minutes, word) || NOT_MEETING.contains(clause.word(at + 1)) {
            return false;
        }
        let next = clause.word(at + 2);
        let of = matches!(clause.word(at + 1), "des" | "der" | "von" | "of" | "mit");
        !of || opens || next.is_empty() || is_named(next)
    };
    (0..clause.len()).find(is_it)
}

/// Whether a folded word may stand for the meeting: „Sitzung“, or „Elternabend“ where the title has that.
fn is_it_itself(minutes: &Minutes, word: &str) -> bool {
    MEETING.ends(word) || TITLED.ends(word) && is_in_title(minutes, word)
}

/// Whether a folded word is in the title or the series.
fn is_in_title(minutes: &Minutes, word: &str) -> bool {
    let titles = [Some(&minutes.title.value), minutes.series.as_ref()];
    titles.into_iter().flatten().any(|title| german::folded(title).contains(word))
}

/// Whether a folded noun is a meeting of a part or of another body.
fn is_of_others(minutes: &Minutes, word: &str) -> bool {
    OTHER_BODY.begins(word) && !is_in_title(minutes, word) && !LEADERS.ends(word)
}

/// Whether the words of an invitation are about another meeting than its own.
pub(super) fn is_another(minutes: &Minutes, words: &[german::Word<'_>]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let is_next = word.is(german::Class::Next);
        word.is_capital() && is_of_others(minutes, &word.folded)
            || ONE_OF_MANY.begins(&word.folded) && !is_next
            || at == 0 && word.folded == "statt"
    })
}

/// The finding about a day or time of the meeting.
fn finding(
    page: &Page<'_>,
    rule: &'static crate::rules::Rule,
    says: Message,
    range: std::ops::Range<usize>,
    own: Span,
) -> Diagnostic {
    let finding = rule.finds(says).at(page.at(range));
    let finding = finding.with_severity(crate::diagnostic::Severity::Warning);
    finding.also(own, Message::RecordHere).help(Help::Own)
}
