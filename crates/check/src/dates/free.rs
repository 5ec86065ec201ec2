//! A next meeting that a text announces for a day on which hardly anybody comes, and what else has its time on a
//! holiday.

use std::ops::Range;

use chrono::NaiveDate;
use german::{Class, Confidence, Date, Kind, Word};

use super::context::DateContext;
use super::cues::is_event;
use super::passage::{Passage, Said};
use super::words::{FESTIVE, OFF, WORK};
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
    let works = opens(&said.words) || opens_before(passage, said);
    let is_busy = || is_timed(passage, said) && !said.is_deadline();
    if is_other || !context.is_here || !meets && !works && !is_busy() {
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
        let is_oversight =
            works && !said.words.iter().any(is_pleasure) || !is_festive(passage, said);
        (is_holiday && is_oversight)
            .then(|| rules::date::HOLIDAY.finds(says).at(at).help(Help::Meeting))
    })
}

/// Whether an office, a course or a body is at work.
fn opens(words: &[Word<'_>]) -> bool {
    let is_it = |word: &Word<'_>| {
        WORK.iter().any(|work| word.folded.ends_with(work) || word.stem() == *work)
    };
    words.iter().any(is_it)
}

/// How far back a sentence may say what is on, and how much is searched for what is celebrated (bytes).
const REACH: usize = 300;

/// The words of the paragraph before a day.
fn before<'p>(passage: &Passage<'p>, said: &Said<'_>) -> Vec<Word<'p>> {
    let text = &passage.text.value;
    let start = text.ceil_char_boundary(said.mention.range.start.saturating_sub(REACH));
    let head = text.get(start..said.mention.range.start).unwrap_or_default();
    let start = head.rfind(['\n', '|']).map_or(start, |line| start + line + 1);
    passage.parsed.words_in(&(start..said.mention.range.start)).collect()
}

/// „Die Sprechstunde ist donnerstags. Am 14. April ist sie …“
fn opens_before(passage: &Passage<'_>, said: &Said<'_>) -> bool {
    let goes_on = |word: &Word<'_>| matches!(&*word.folded, "sie" | "es" | "er" | "it" | "weiter");
    said.words.iter().any(goes_on) && opens(&before(passage, said))
}

/// Whether a time stands beside the day; in languages whose times are not read, other figures.
fn is_timed(passage: &Passage<'_>, said: &Said<'_>) -> bool {
    let is_read = passage.parsed.is_german() || passage.parsed.is_english();
    let Range { start, end } = said.mention.sentence.clone();
    let around = [start..said.mention.range.start, said.mention.range.end..end];
    let has_figure = |range: Range<usize>| {
        let text = passage.text.value.get(range);
        text.is_some_and(|text| text.contains(|c: char| c.is_ascii_digit()))
    };
    !said.mention.times.is_empty() || !is_read && around.into_iter().any(has_figure)
}

/// Whether it is a word for what is celebrated or done for pleasure.
fn is_pleasure(word: &Word<'_>) -> bool {
    FESTIVE
        .iter()
        .any(|part| word.folded.starts_with(part) || part.len() > 4 && word.folded.contains(part))
}

/// Whether something is celebrated or done for pleasure, or the name of the holiday stands there.
fn is_festive(passage: &Passage<'_>, said: &Said<'_>) -> bool {
    let titled = passage.title.is_some_and(|title| {
        let parsed = german::ParsedText::of(&title.value);
        parsed.words().any(|word| is_pleasure(&word))
    });
    let sentence = passage.text.value.get(said.mention.sentence.clone()).unwrap_or_default();
    let sentence = german::lower(sentence);
    let is_named = || holidays::feasts().any(|(_, name)| sentence.contains(&name));
    titled
        || said.words.iter().any(is_pleasure)
        || before(passage, said).iter().any(is_pleasure)
        || is_named()
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
