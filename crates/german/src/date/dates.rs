//! Series of days: „28.04. bis 4.5.2024“, „7. und 8. Mai“, „Di 7.5., 14.5. und 21.5.“; a single day
//! is the shortest. Days take month and year from later ones.

use chrono::Weekday;

use crate::classes::Class;
use crate::date::cues::{begins, has_cue, has_strict_cue, is_between, strength};
use crate::date::days::{Form, WrittenDay, day};
use crate::date::found::{Found, Step};
use crate::date::joint::{Joint, joint};
use crate::date::reading::{Confidence, Date, Impossible, Kind, Year, YearForm};
use crate::tokens::{TokenKind, Tokens};
use crate::{date::exclusions, date::times};

/// Further days are read as another series.
const LONGEST_ROW: usize = 16;

/// A day of a series, with the joint to the previous one; the first has none.
type Row = Vec<(Option<Joint>, WrittenDay)>;

/// The dates that begin at `at`.
pub(crate) fn step(t: &Tokens, at: usize) -> Step {
    if exclusions::continues(t, at) {
        return Step::Nothing;
    }
    let Some(mut row) = row_with_weekdays(t, at).or_else(|| row(t, at)) else {
        return Step::Nothing;
    };
    let end = row.last().map_or(at, |(_, day)| day.start);
    while row.last().is_some_and(|(_, day)| day.month.is_none()) {
        row.pop();
    }
    if row.is_empty() {
        // „1., 2., 3., …“: a series without a month from here has none from the second number
        // either.
        return Step::Barren(end);
    }
    let (Some((_, first)), Some((_, last))) = (row.first().copied(), row.last().copied()) else {
        return Step::Nothing;
    };
    if !may_be_day(t, &first) {
        return Step::Nothing;
    }
    let next = last.end;
    if is_trap(t, &first, &last) {
        return Step::Skip(end_of_trap(&row));
    }
    if is_between(t, at) {
        row.iter_mut().skip(1).take(1).for_each(|(joint, _)| *joint = Some(Joint::To));
    }
    lend(&mut row);
    let sure = row.iter().filter_map(|(_, day)| strength(t, day)).max();
    let sure = sure.max(from_to(&row));
    // „12 - 29.11.2024“ at the beginning of a line may be the twelfth session as well.
    let guessed = row.iter().any(|(_, day)| day.form == Form::Bare && is_guess(t, day));
    let sure = sure.map(|sure| if guessed { sure.min(Confidence::Likely) } else { sure });
    match sure.filter(|_| row.iter().all(|(_, day)| is_day_or_typo(t, day))) {
        Some(sure) => Step::Found(found(&row, sure), next),
        None => Step::Skip(next),
    }
}

/// The connected days from `at` on.
fn row(t: &Tokens, at: usize) -> Option<Row> {
    let mut row = vec![(None, day(t, at)?)];
    while let Some((_, last)) = row.last().copied().filter(|_| row.len() < LONGEST_ROW) {
        let Some((link, next)) = joint(t, last.end) else { break };
        let Some(following) = day(t, next) else { break };
        // „Büro 2.07, 12.06.2026“.
        let in_range = link == Joint::To || matches!(row.last(), Some((Some(Joint::To), _)));
        let is_open = last.form == Form::Open
            && !in_range
            && row.iter().all(|(_, day)| strength(t, day).is_none());
        let is_bare = last.form == Form::Bare && !may_be_bare(t, &last, link);
        // „am 7.5., 9.10, 18 Uhr“: an author who writes one full stop writes the other.
        let other = following.form == Form::Open
            && matches!(last.form, Form::Dotted { .. } | Form::Full | Form::Named { .. })
            && times::follows(t, following.end).is_some();
        if is_open || is_bare || other || !may_be_day(t, &following) {
            break;
        }
        row.push((Some(link), following));
    }
    Some(row)
}

/// Numbers after a comma or a dash are a time if they can be nothing else („7.5., 9.30–12 Uhr“).
fn may_be_day(t: &Tokens, day: &WrittenDay) -> bool {
    let month = day.month.is_none_or(|month| (1..=12).contains(&month));
    match day.form {
        Form::Open => {
            // The day after its weekday.
            let figures = (day.start..day.end).find(|at| t.small(*at).is_some());
            month && !times::claims(t, figures.unwrap_or(day.start))
        }
        Form::Bare => !times::claims(t, day.start),
        _ => true,
    }
}

/// „Dienstag und Mittwoch, 7. und 8. Mai“: as many weekdays as days.
fn row_with_weekdays(t: &Tokens, at: usize) -> Option<Row> {
    let (mut weekdays, mut next): (Vec<Weekday>, usize) = (Vec::new(), at);
    let weekday = |at| t.weekday(at, &[Class::Weekday, Class::ShortWeekday]);
    while let Some(day) = weekday(next) {
        weekdays.push(day);
        let is_short = t.is_of(next, Class::ShortWeekday);
        next += 1 + usize::from(is_short && t.is_glued_symbol(next + 1, '.'));
        match joint(t, next).filter(|_| weekdays.len() < LONGEST_ROW) {
            Some((_, behind)) if weekday(behind).is_some() => next = behind,
            _ => break,
        }
    }
    next += usize::from(t.is(next, ','));
    next += usize::from(matches!(t.class(next), Some(Class::DayArticle | Class::Am)));
    if weekdays.len() < 2 {
        return None;
    }
    let mut row = row(t, next)?;
    if row.len() != weekdays.len() || row.iter().any(|(_, day)| day.weekday.is_some()) {
        return None;
    }
    for ((_, day), weekday) in row.iter_mut().zip(weekdays) {
        day.weekday = Some(weekday);
    }
    if let Some((_, first)) = row.first_mut() {
        first.start = at;
    }
    Some(row)
}

/// A first day needs no full stop in „10 bis 21. Juni“ and „1-3. Juni“; „Raum 3 – 7. Mai“ has none.
fn may_be_bare(t: &Tokens, bare: &WrittenDay, link: Joint) -> bool {
    let (is_day, glued) = ((1..=31).contains(&bare.day), t.is_glued(bare.end));
    let spoken = t.class(bare.end) == Some(Class::Until);
    let cue = bare.weekday.is_some() || has_cue(t, bare.start) || begins(t, bare.start);
    is_day
        && !exclusions::is_numbered(t, bare.start)
        && match link {
            Joint::To => glued || spoken || cue,
            Joint::And => glued && t.is(bare.end, '/'),
        }
}

/// Whether only its position supports a day without month and full stop.
fn is_guess(t: &Tokens, bare: &WrittenDay) -> bool {
    let joined = t.is_glued(bare.end) || t.class(bare.end) == Some(Class::Until);
    let noun = matches!(t.before(bare.start, 1), TokenKind::Word { .. } | TokenKind::Masked);
    !(bare.weekday.is_some() || has_cue(t, bare.start) || joined && !noun)
}

/// Whether something around the series excludes days.
fn is_trap(t: &Tokens, first: &WrittenDay, last: &WrittenDay) -> bool {
    let dated = |day: &WrittenDay| day.year.is_some_and(|year| year.form == YearForm::Full);
    let goes_on = exclusions::goes_on(t, last.end)
        && !(last.form == Form::Iso && t.word(last.end).is_some() && is_iso_time(t, last.end));
    goes_on
        || exclusions::is_street(t, first.start)
        || (first.form.is_numeric() && exclusions::is_numbered(t, first.start))
        || (first.form.is_numeric() && !dated(last) && exclusions::is_after_number(t, first.start))
        || (last.form.is_numeric() && !dated(last) && exclusions::is_measure(t, last.end))
}

/// The end of the numbers that belong to the preceding word: „TOP 3.1., 7. Mai“ continues with a
/// day.
fn end_of_trap(row: &Row) -> usize {
    let is_day = |day: &WrittenDay| {
        let dated = day.year.is_some_and(|year| year.form == YearForm::Full);
        !day.form.is_numeric() && day.month.is_some() || day.weekday.is_some() || dated
    };
    let day = row.iter().skip(1).position(|(_, day)| is_day(day));
    day.map_or(row.last(), |day| row.get(day)).map_or(0, |(_, day)| day.end)
}

/// „T18:15“ after an ISO day.
fn is_iso_time(t: &Tokens, at: usize) -> bool {
    t.number(at + 1, 2).is_some() && t.is_glued(at + 1) && t.is_glued_symbol(at + 2, ':')
}

/// Gives each day without a month or year that of the next one.
fn lend(row: &mut Row) {
    for index in (1..row.len()).rev() {
        let (joint, later) = row[index];
        let (_, day) = &mut row[index - 1];
        let own_month = day.month.is_some();
        day.month = day.month.or(later.month);
        if day.year.is_none() {
            day.year = later.year.and_then(|year| shared(year, day, &later, own_month, joint));
        }
    }
    // „vom 28.12.2025 bis 4.1.“: the last day is in the next year.
    for index in 1..row.len() {
        let (_, earlier) = row[index - 1];
        let (joint, day) = &mut row[index];
        if let (Some(Joint::To), None, Some(year)) = (*joint, day.year, earlier.year) {
            let turn = i32::from(day.month < earlier.month);
            day.year = Some(Year { value: year.value + turn, form: YearForm::Shared });
        }
    }
}

/// The year of a day that precedes one with a year.
fn shared(
    year: Year,
    day: &WrittenDay,
    later: &WrittenDay,
    own: bool,
    joint: Option<Joint>,
) -> Option<Year> {
    let is_later = own && (day.month, day.day) > (later.month, later.day);
    let turns = own && day.month > later.month;
    match joint {
        // „28.12. bis 4.1.2026“ begins in 2025.
        Some(Joint::To) => {
            Some(Year { value: year.value - i32::from(turns), form: YearForm::Shared })
        }
        // „24.12. und 7.1.2026“ is ambiguous.
        _ => (!is_later).then_some(Year { form: YearForm::Shared, ..year }),
    }
}

/// „20.–24.7.“ can hardly be anything else.
fn from_to(row: &Row) -> Option<Confidence> {
    let is_range = row.windows(2).any(|pair| {
        matches!(pair[0].1.form, Form::Ordinal | Form::Dotted { .. })
            && matches!(pair[1], (Some(Joint::To), WrittenDay { form: Form::Dotted { .. }, .. }))
    });
    is_range.then_some(Confidence::Likely)
}

/// Whether the day exists, or is a typo of a day.
fn is_day_or_typo(t: &Tokens, day: &WrittenDay) -> bool {
    let Some(date) = date(day) else { return false };
    if date.exists() {
        return true;
    }
    let dated = day.year.is_some_and(|year| year.form == YearForm::Full);
    let article = matches!(t.class_before(day.start, 1), Some(Class::DayArticle));
    let cue = day.weekday.is_some() || (has_cue(t, day.start) && !article);
    let in_month = (1..=31).contains(&date.day) && (1..=12).contains(&date.month);
    match day.form {
        Form::Iso => true,
        Form::Full if dated => date.day < 40 && date.month < 20,
        // „- 31.11. Umzug“, „Haus 9: 31.6.“
        Form::Full | Form::Dotted { .. } => in_month && (cue || begins(t, day.start)),
        Form::Named { .. } | Form::Spoken => in_month || cue,
        Form::Ordinal | Form::Bare => in_month,
        Form::Open => in_month && has_strict_cue(t, day.start),
    }
}

fn date(day: &WrittenDay) -> Option<Date> {
    Some(Date { day: day.day, month: day.month?, year: day.year, weekday: day.weekday })
}

/// The readings of a series: „bis“ joins two days into one.
fn found(row: &Row, sure: Confidence) -> Vec<Found> {
    let (mut all, mut index) = (Vec::new(), 0);
    while let Some((_, day)) = row.get(index) {
        let to = |at: usize| row.get(at).is_some_and(|(joint, _)| *joint == Some(Joint::To));
        // „7. – 14. – 21. Mai“ is a list.
        let is_range = to(index + 1) && !to(index + 2) && !to(index);
        let last = row.get(index + 1).filter(|_| is_range).map_or(day, |(_, last)| last);
        if let (Some(first_date), Some(last_date)) = (date(day), date(last)) {
            let kind = if is_range { range(first_date, last_date) } else { single(first_date) };
            all.push(Found { kind, tokens: day.start..last.end, sure });
        }
        index += 1 + usize::from(is_range);
    }
    all
}

/// A day, or one that does not exist.
pub(crate) fn single(date: Date) -> Kind {
    if date.exists() { Kind::Date(date) } else { Kind::Impossible(Impossible::Date(date)) }
}

/// A range of days, or one that does not exist.
pub(crate) fn range(first: Date, last: Date) -> Kind {
    if !first.exists() || !last.exists() {
        return Kind::Impossible(Impossible::DateRange { first, last });
    }
    let backwards = match (first.known(), last.known()) {
        (Some(first), Some(last)) => first > last,
        // Without a year, only days of the same month tell; „28.12. bis 4.1.“ spans New Year.
        _ => first.month == last.month && first.day > last.day,
    };
    if backwards {
        Kind::Impossible(Impossible::Backwards { first, last })
    } else {
        Kind::DateRange { first, last }
    }
}
