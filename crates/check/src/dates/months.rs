//! Deadlines that name a part of a month: „bis Ende August“, “by mid-May”.

use chrono::{Datelike, Days, Months, NaiveDate};
use german::{Clause, Edge, Kind, Month, Reading, folded};

use super::context::DateContext;
use super::messages::{Help, Message};
use super::passage::{self, Passage};
use super::words::{GATHERED, WISHED};
use crate::body_text::Role;
use crate::diagnostic::Diagnostic;
use crate::minutes::Kind as Document;
use crate::rules;

/// A month without a year that is over longer than this is one of the next year, in days.
const LAPSED: i64 = 61;

/// Checks every month by whose end something is asked for.
pub(super) fn check(passage: &Passage<'_>, context: &DateContext<'_>) -> Vec<Diagnostic> {
    let readings = passage.parsed.readings();
    let is_until = |one: &Reading| {
        matches!(one.kind, Kind::Month(_) | Kind::Vague(_))
            && one.edge == Edge::Until
            && !one.struck
    };
    if !readings.iter().any(is_until) || matches!(passage.role, Role::Heading | Role::Correction) {
        return Vec::new();
    }
    let clauses = passage.parsed.clauses();
    let found = clauses.flat_map(|clause| {
        let months = clause.moments(readings).filter(|one| is_until(one));
        months.filter_map(move |reading| one(passage, clause, reading, context))
    });
    found.collect()
}

fn one(
    passage: &Passage<'_>,
    clause: Clause<'_>,
    reading: &Reading,
    context: &DateContext<'_>,
) -> Option<Diagnostic> {
    let (Kind::Month(month) | Kind::Vague(month)) = reading.kind else { return None };
    let issue = context.issue.as_ref()?;
    let written = passage.text.value.get(reading.range.clone())?;
    let day = last_day(month, &folded(written), issue.day.value)?;
    let age = (issue.day.value - day).num_days();
    let is_over = age > 0 && (month.year.is_some() || age <= LAPSED);
    let range = clause.range(0..clause.len());
    let words = passage.parsed.names_in(&range);
    let cues = passage::cues(passage.parsed, &words);
    let starts = |list: &german::WordList| words.iter().any(|word| list.begins(&word.folded));
    let reports = passage.role == Role::Agenda && context.minutes.kind != Document::Invitation;
    let asks = cues.asking
        || cues.deadline
        || words.iter().any(|word| WISHED.contains(&word.folded))
        || starts(&GATHERED) && (!reports || clause.get(clause.len() - 1)?.number().is_none());
    if !is_over || !asks || cues.past || cues.moved {
        return None;
    }
    let (issued, is_meeting) = (issue.day.value, issue.is_meeting);
    let finding = rules::text::PAST_DATE.finds(Message::PastDeadline { day, issued, is_meeting });
    let finding = finding.at(passage.text.span_of(reading.range.clone()));
    Some(finding.also(issue.day.span.clone(), Message::Base { is_meeting }).help(Help::Past))
}

/// The last day of a part of a month, in the year that is written or the last one in which it is over.
fn last_day(month: Month, written: &str, issued: NaiveDate) -> Option<NaiveDate> {
    let is = |words: &[&str]| words.iter().any(|word| written.contains(word));
    let of = |year: i32| {
        let first = NaiveDate::from_ymd_opt(year, month.month, 1)?;
        match () {
            () if is(&["anfang", "beginn", "early"]) => first.checked_add_days(Days::new(9)),
            () if is(&["mitte", "mid"]) => first.checked_add_days(Days::new(19)),
            () => first.checked_add_months(Months::new(1))?.pred_opt(),
        }
    };
    match month.year {
        Some(year) => of(year.value),
        None => {
            [issued.year(), issued.year() - 1].into_iter().filter_map(of).find(|day| *day < issued)
        }
    }
}
