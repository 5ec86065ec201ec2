//! Days that are counted from the day on which somebody writes: „morgen“, „nächste Woche“. Who reads them
//! later counts from another day.

use std::ops::Range;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use german::{Relative, RelativeDay, Which, Word};

use super::context::{DateContext, Issue};
use super::cues::Cues;
use super::messages::{Help, Message};
use super::nearby::explains;
use super::passage::{self, Passage};
use super::words::STATES;
use crate::body_text::Role;
use crate::diagnostic::{Diagnostic, Severity};
use crate::minutes::Kind;
use crate::rules;

/// How far back a day may stand of whose week „diese Woche“ speaks (bytes).
const NAMED: usize = 160;

/// How far before a day of another language its time may stand (bytes).
const LATE: usize = 30;

/// Checks the relative days of a text.
pub(super) fn check(passage: &Passage<'_>, context: &DateContext<'_>) -> Vec<Diagnostic> {
    let minutes = context.minutes;
    let severity = match passage.role {
        Role::Agenda if minutes.kind != Kind::Invitation => Severity::Note,
        Role::Heading | Role::Correction | Role::Notice | Role::Attachment(_) => return Vec::new(),
        _ => Severity::Warning,
    };
    let days = passage.parsed.relative_days();
    let days = days.into_iter().filter(|day| is_meant(passage, day) && !is_explained(passage, day));
    days.map(|day| {
        let written = passage.text.value[day.range.clone()].to_owned();
        let finding = rules::text::RELATIVE_DAY.finds(Message::Relative { written });
        let base = base(passage, context);
        let span = base.as_ref().and_then(|base| resolved(day.kind, base.day.value));
        let help = match (base, span) {
            (Some(base), Some([first, last])) => {
                Help::WriteDay { is_meeting: base.is_meeting, first, last }
            }
            _ => Help::WriteAnyDay,
        };
        let finding = finding.with_severity(severity);
        finding.at(passage.text.span_of(day.range)).help(help)
    })
    .collect()
}

/// The day from which the author counts, if it is certain.
fn base(passage: &Passage<'_>, context: &DateContext<'_>) -> Option<Issue> {
    let issue = context.issue.clone()?;
    let meeting = context.minutes.meeting.as_ref().map(|meeting| meeting.date.value);
    // What was said at the meeting counts from there, what was written later from the day of issue.
    let is_one = passage.role != Role::Agenda || meeting.is_none_or(|day| day == issue.day.value);
    is_one.then_some(issue)
}

/// Whether the words are the author's own, and speak of what is to come.
fn is_meant(passage: &Passage<'_>, day: &RelativeDay) -> bool {
    let text = &passage.text.value;
    if !passage.parsed.is_german() && !passage.parsed.is_english() {
        // „Yarın saat 17.00'de“; a proverb has no figures.
        let start =
            text.ceil_char_boundary(day.range.start.saturating_sub(LATE).max(day.sentence.start));
        let sentence = text.get(start..day.sentence.end).unwrap_or_default();
        let is_timed = sentence.contains(|c: char| c.is_ascii_digit());
        let is_day = matches!(day.kind, Relative::Days(_));
        return (is_timed || !is_day) && !passage.parsed.is_cited(&day.range);
    }
    let mut words = passage.parsed.names_in(&day.sentence);
    // „schon morgen“ is not past.
    words.retain(|word| !matches!(&*word.folded, "schon" | "bereits"));
    let cues = passage::cues(passage.parsed, &words);
    let told = match day.kind {
        // The week of a day that was named before.
        Relative::Week(0) | Relative::Weekend(0) | Relative::Weekday(_, Which::This) => {
            // „schon am Montag ab 7 Uhr“ may be every Monday.
            let written = text[day.range.clone()].to_lowercase();
            let vague = written.starts_with("schon") || written.starts_with("bereits");
            vague && !acts(cues) && !has_state(&words)
                || cues.past
                || is_anaphoric(passage, day)
                    && passage.parsed.readings().iter().any(|one| {
                        let gap = text.get(one.range.end..day.range.start);
                        one.kind.is_date()
                            && gap.is_some_and(|gap| gap.len() < NAMED && !gap.contains("\n\n"))
                    })
        }
        Relative::Days(0) => {
            cues.past || passage.role == Role::Agenda && !is_timed(passage, day) && !acts(cues)
        }
        Relative::Days(_) => {
            cues.past
                || !is_plain(passage, day)
                    && !is_timed(passage, day)
                    && !acts(cues)
                    && !has_state(&words)
        }
        Relative::About(_) | Relative::EndOfMonth | Relative::EndOfWeek => cues.past,
        // „Bitte bis Freitag melden“, where no day is named.
        Relative::Weekday(_, Which::By) => {
            cues.past
                || !cues.asking
                || passage.parsed.readings().iter().any(|one| one.kind.is_date())
        }
        _ => false,
    };
    !told && !passage.parsed.is_cited(&day.range)
}

/// „an diesem Freitag“, „in dieser Woche“: the one that was named before. „diesen Freitag“ in a sentence of its
/// own is that of the week of writing.
fn is_anaphoric(passage: &Passage<'_>, day: &RelativeDay) -> bool {
    let written = passage.text.value[day.range.clone()].to_lowercase();
    let is_bare = written.starts_with("diesen ") || written.starts_with("this ");
    let inside =
        |range: &Range<usize>| day.sentence.start <= range.start && range.end <= day.range.start;
    !is_bare || passage.parsed.readings().iter().any(|one| inside(&one.range))
}

/// Whether somebody invites, asks or announces.
fn acts(cues: Cues) -> bool {
    cues.coming || cues.begins || cues.deadline || cues.asking
}

/// „ab morgen“, „bis morgen“, „morgen Abend“: nothing but the day after can be meant.
fn is_plain(passage: &Passage<'_>, day: &RelativeDay) -> bool {
    let text = &passage.text.value;
    let before = text[..day.range.start].split_whitespace().next_back().unwrap_or_default();
    let several = text[day.range.clone()].split_whitespace().nth(1).is_some();
    // „Morgen fährt der Bus nicht“; a question may be about the future as such.
    let opens = &text[day.range.clone()] == "Morgen" && !text[day.sentence.end..].starts_with('?');
    several
        || opens
        || text[day.range.clone()].to_lowercase() == "übermorgen"
        || matches!(
            &*before.to_lowercase(),
            "ab" | "bis" | "erst" | "schon" | "by" | "until" | "from"
        )
}

/// Whether a time of day stands in the sentence.
fn is_timed(passage: &Passage<'_>, day: &RelativeDay) -> bool {
    let inside =
        |range: &Range<usize>| day.sentence.start <= range.start && range.end <= day.sentence.end;
    passage.parsed.readings().iter().any(|one| one.kind.is_time() && inside(&one.range))
}

/// Whether a word tells what is on a day without being an event.
fn has_state(words: &[Word<'_>]) -> bool {
    words.iter().any(|word| STATES.contains(&word.folded))
}

/// Whether a day or a calendar week beside it says which day is meant.
fn is_explained(passage: &Passage<'_>, day: &RelativeDay) -> bool {
    let text = &passage.text.value;
    let days = passage
        .parsed
        .readings()
        .iter()
        .filter(|one| one.kind.is_date())
        .map(|one| one.range.clone());
    let weeks = passage.parsed.weeks().into_iter().map(|weeks| weeks.range);
    let known: Vec<Range<usize>> = days.chain(weeks).collect();
    explains(text, &day.range, known.iter())
}

/// The first and the last day that are meant, if that is certain.
fn resolved(kind: Relative, base: NaiveDate) -> Option<[NaiveDate; 2]> {
    let later = |day: NaiveDate, days: u32| day.checked_add_days(Days::new(u64::from(days)));
    let monday =
        base.checked_sub_days(Days::new(u64::from(base.weekday().num_days_from_monday())))?;
    let of_week = |day: Weekday, weeks: u32| later(monday, 7 * weeks + day.num_days_from_monday());
    let coming = |day: Weekday| {
        let days = (day.num_days_from_monday() + 7 - base.weekday().num_days_from_monday()) % 7;
        later(base, if days == 0 { 7 } else { days })
    };
    let one = |day: NaiveDate| [day, day];
    let month = |months: u32| {
        let first = base.with_day(1)?.checked_add_months(Months::new(months))?;
        let next = first.checked_add_months(Months::new(1))?;
        Some([first, next.pred_opt()?])
    };
    match kind {
        Relative::Days(days) => later(base, days).map(one),
        Relative::Week(weeks) => {
            Some([of_week(Weekday::Mon, weeks)?, of_week(Weekday::Sun, weeks)?])
        }
        Relative::Weekend(0) => Some([of_week(Weekday::Sat, 0)?, of_week(Weekday::Sun, 0)?]),
        Relative::Weekday(day, Which::This | Which::By) => {
            of_week(day, 0).filter(|day| *day >= base).map(one)
        }
        Relative::Weekday(day, Which::OfWeek(weeks)) => of_week(day, weeks).map(one),
        Relative::Weekday(day, Which::Coming) => coming(day).map(one),
        // Some mean the first one, others that of the next week.
        Relative::Weekday(day, Which::Next) => {
            coming(day).filter(|day| Some(*day) == of_week(day.weekday(), 1)).map(one)
        }
        Relative::Month(months) => month(months),
        Relative::EndOfMonth => month(0).map(|[_, last]| one(last)),
        Relative::About(_) | Relative::Weekend(_) | Relative::EndOfWeek | Relative::Other => None,
    }
}
