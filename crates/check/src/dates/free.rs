//! A next meeting that a text announces for a day on which hardly anybody comes.

use chrono::NaiveDate;
use german::{Class, Confidence, Date, Kind, Word};

use super::context::DateContext;
use super::cues::is_event;
use super::passage::{Passage, Said};
use super::words::{OFF, WORK};
use crate::diagnostic::Diagnostic;
use crate::holidays::{self, Free, Help, Message, Whose};
use crate::rules;

/// Checks the days that a sentence gives or proposes for the next meeting, or for what an office does.
pub(super) fn check(
    passage: &Passage<'_>,
    said: &Said<'_>,
    context: &DateContext<'_>,
) -> Option<Diagnostic> {
    let is_other = said.cues.past
        || said.cues.moved
        || said.words.iter().any(|word| OFF.contains(&word.folded));
    let meets = !said.is_deadline() && proposes(&said.words);
    if is_other || !context.is_here || !meets && !opens(&said.words) {
        return None;
    }
    let sure = said.mention.dates.iter();
    let mut sure = sure.filter(|one| !one.struck && one.sure == Confidence::Certain);
    sure.find_map(|reading| {
        let Kind::Date(date) = reading.kind else { return None };
        let day = meant(date, context).filter(|_| !context.is_own(date))?;
        // Who writes the weekday knows that it is a Sunday.
        let is_known = |free: &Free| matches!(free, Free::Weekend(_)) && date.weekday.is_some();
        let free = holidays::free(day, context.land).filter(|free| !is_known(free))?;
        let at = passage.text.span_of(reading.range.clone());
        if meets {
            let says = Message { whose: Whose::NextMeeting, day, free };
            let finding = rules::meeting::HOLIDAY.finds(says).at(at).help(Help::Meeting);
            return Some(finding.with_severity(holidays::severity(free)));
        }
        let says = Message { whose: Whose::Announced, day, free };
        let is_holiday = matches!(free, Free::Holiday(_));
        is_holiday.then(|| rules::date::HOLIDAY.finds(says).at(at).help(Help::Meeting))
    })
}

/// Whether an office, a course or a body is at work.
fn opens(words: &[Word<'_>]) -> bool {
    let is_it = |word: &Word<'_>| {
        WORK.iter().any(|work| word.folded.ends_with(work) || word.stem() == *work)
    };
    words.iter().any(is_it)
}

/// The day, if it is certainly still to come.
fn meant(date: Date, context: &DateContext<'_>) -> Option<NaiveDate> {
    let base = context.base.as_ref();
    let near = || german::nearby(date, base?.day.value).best();
    date.known().or_else(near).filter(|_| context.is_coming(date))
}

/// Whether the sentence is about the next meeting and no other event.
fn proposes(words: &[Word<'_>]) -> bool {
    let starts = |start: &str| words.iter().any(|word| word.folded.starts_with(start));
    let meets = |word: &Word<'_>| word.is(Class::Meeting) || word.folded.starts_with("termin");
    let next = starts("naechst") && words.iter().any(meets)
        || starts("next") && words.iter().any(|word| matches!(&*word.folded, "meeting" | "meet"));
    let again = ["treffen", "trifft", "tagt"].into_iter().any(starts)
        && words.iter().any(|word| word.folded == "wieder");
    let is_other = |word: &Word<'_>| is_event(word) && !word.is(Class::Meeting);
    (next || again || starts("terminvorschl") || starts("folgetermin"))
        && !words.iter().any(is_other)
}
