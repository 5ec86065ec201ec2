//! Months and parts of them: „im Mai 2024“, „Mai/Juni“, „Ende September“.

use crate::classes::Class;
use crate::date::days::{four_digits, month, year_of_month};
use crate::date::exclusions;
use crate::date::found::{Found, Step};
use crate::date::reading::{Confidence, Kind, Month, Year};
use crate::tokens::Tokens;

/// The month that begins at `at`; `after_month` is where a directly preceding month ended.
pub(crate) fn step(t: &Tokens, at: usize, after_month: Option<usize>) -> Step {
    if t.class(at) == Some(Class::Stretch) {
        return stretch(t, at);
    }
    let Some((number, end)) = month(t, at).filter(|_| t.is_capital(at)) else {
        return Step::Nothing;
    };
    let short = t.is_of(at, Class::ShortMonth);
    let (year, end) = with_year(t, end);
    let partner = joined_month(t, end);
    let stretch = partner && (t.is(end, '-') || t.class(end) == Some(Class::Until));
    let glued_partner = partner && t.is_glued(end);
    if exclusions::goes_on(t, end) && !glued_partner {
        return Step::Nothing;
    }
    let named = matches!(t.class_before(at, 1), Some(Class::PersonTitle | Class::Numbered));
    let follows = after_month.is_some_and(|before| follows(t, before, at));
    let has_year = year.is_some() && four_digits(t, end - 1).is_some();
    let full = !short || year.is_some() || end > at + 1;
    let sure = if follows || has_year || glued_partner {
        Some(Confidence::Certain)
    } else {
        announced(t, at, end).or(stretch.then_some(Confidence::Likely))
    };
    match sure.filter(|_| full && !named && !exclusions::continues(t, at) || follows) {
        Some(sure) => {
            let kind = Kind::Month(Month { month: number, year });
            Step::Found(vec![Found { kind, tokens: at..end, sure }], end)
        }
        None => Step::Nothing,
    }
}

/// „Anfang Juni 2026“.
fn stretch(t: &Tokens, at: usize) -> Step {
    let Some((number, end)) = month(t, at + 1) else { return Step::Nothing };
    let (year, end) = with_year(t, end);
    if exclusions::goes_on(t, end) && !joined_month(t, end) && !t.is(end, '/') {
        return Step::Nothing;
    }
    let kind = Kind::Vague(Month { month: number, year });
    Step::Found(vec![Found { kind, tokens: at..end, sure: Confidence::Certain }], end)
}

fn with_year(t: &Tokens, end: usize) -> (Option<Year>, usize) {
    year_of_month(t, end).map_or((None, end), |(year, end)| (Some(year), end))
}

/// Whether another month follows after a slash, a dash, „bis“ or „und“.
fn joined_month(t: &Tokens, at: usize) -> bool {
    is_joint(t, at) && t.month(at + 1).is_some()
}

fn is_joint(t: &Tokens, at: usize) -> bool {
    t.is(at, '/') || t.is(at, '-') || matches!(t.class(at), Some(Class::Until | Class::And))
}

/// Whether the month at `at` follows one that ended at `before`.
fn follows(t: &Tokens, before: usize, at: usize) -> bool {
    before + 1 == at && is_joint(t, before)
}

/// Whether a word before the month excludes a name: „Mai“ and „August“ are names too.
fn announced(t: &Tokens, at: usize, end: usize) -> Option<Confidence> {
    let may_be_name = t.is_noun(end);
    match t.class_before(at, 1)? {
        Class::Im | Class::MonthNoun => Some(Confidence::Certain),
        Class::Since | Class::Ab | Class::Until | Class::For if !may_be_name => {
            Some(Confidence::Likely)
        }
        _ => None,
    }
}
