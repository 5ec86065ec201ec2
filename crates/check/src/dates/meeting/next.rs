//! The day of the next meeting, told otherwise than in its record: „Wir treffen uns wieder am 27. Mai“.

use german::{Class, Clause};

use super::clocks::day;
use super::days::{is_wrong_weekday, nearest};
use super::subject::names_other;
use super::words::{AGAIN, MEETING, NOT_NEXT, TITLED};
use super::{Page, finding, is_in_title, is_of_others};
use crate::dates::context::{is_day, is_same_day};
use crate::dates::messages::{Message, Referent};
use crate::diagnostic::Diagnostic;
use crate::rules;

/// A day farther away than this from that of the next meeting is that of another, in days.
const NEAR: i64 = 31;

/// Checks the only day that a clause gives to the next meeting.
pub(super) fn check(page: &Page<'_>, clause: Clause<'_>) -> Option<Diagnostic> {
    let next = page.meeting.next.as_ref()?;
    let mut days = (0..clause.len()).filter_map(|at| day(page, clause, at));
    let (date, range) = days.next().filter(|_| days.next().is_none())?;
    let held = page.meeting.date.value;
    let is_known = page.dates.is_own(date)
        || page.dates.begins(date)
        || page.dates.is_deadline(date)
        || is_wrong_weekday(page, date);
    let is_later = date.known().is_none_or(|day| day > held);
    let away = nearest(date, next.value)?;
    let is_near = away <= NEAR
        || is_same_day(date, next.value)
        || date.day == chrono::Datelike::day(&next.value);
    if is_day(date, next.value) || is_known || !is_later || !is_near || !speaks_of_it(page, clause)
    {
        return None;
    }
    let written = page.written(&range).to_owned();
    let says = Message::OtherDay { whose: Referent::NextMeeting, written, record: next.value };
    Some(finding(page, &rules::text::OTHER_DAY, says, range, next.span.clone()))
}

/// Whether a clause is about the next meeting of those who have met, and about nothing else.
fn speaks_of_it(page: &Page<'_>, clause: Clause<'_>) -> bool {
    let minutes = page.dates.minutes;
    let is_meeting = |at: usize| {
        let word = clause.word(at);
        MEETING.ends(word)
            || TITLED.ends(word) && is_in_title(minutes, word)
            || matches!(word, "termin" | "mal")
    };
    let is_next = |at: usize| {
        let word = clause.word(at);
        (word.starts_with("naechst") || word == "next")
            && (is_meeting(at + 1) || is_meeting(at + 2))
    };
    let we = || clause.words().any(|word| matches!(word, "wir" | "we"));
    let meets = || clause.words().any(|word| AGAIN.contains(word));
    let again = || clause.words().any(|word| matches!(word, "wieder" | "again"));
    let others = (0..clause.len()).any(|at| {
        clause.is_capital(at) && is_of_others(minutes, clause.word(at))
            || clause.of(at, Class::Group)
    });
    let is_it = (0..clause.len()).any(is_next) || we() && meets() && again();
    let open = clause.words().any(|word| matches!(word, "oder" | "or" | "statt" | "nicht" | "bis"));
    is_it && !open && !others && !clause.has_start(&NOT_NEXT) && !names_other(page, clause)
}
