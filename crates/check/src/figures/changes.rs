//! From one number to another: „stieg von 120 auf 110“, „von 30 auf 36, also um 8“, „verdoppelt von 200 auf 500“.

use german::{Class, Clause};

use super::messages::{Help, Message};
use super::sums::written;
use super::{Found, Page};
use crate::diagnostic::Diagnostic;
use crate::rules;

/// What it becomes, how far it may be off, in percent.
const ROUGHLY: i64 = 10;

/// Checks what a sentence tells of a change.
pub(super) fn check(page: &Page<'_>, clause: Clause<'_>) -> Option<Diagnostic> {
    let change = Change::of(clause)?;
    let direction = || change.direction().map(|found| (&rules::figures::RANGE, found));
    let apart =
        || change.apart().or_else(|| change.times()).map(|found| (&rules::figures::SUM, found));
    let (rule, found) = direction().or_else(apart)?;
    Some(page.finds(rule, Help::Figures, clause, found))
}

/// „von 30 auf 36“: the indices and values, in hundredths.
struct Change<'a> {
    clause: Clause<'a>,
    from: (usize, i64),
    to: (usize, i64),
}

impl<'a> Change<'a> {
    /// The only one of a clause.
    fn of(clause: Clause<'a>) -> Option<Self> {
        let number = |at: usize| {
            // „von € 30 auf € 36“
            let at = if clause.is_currency(at) { at + 1 } else { at };
            let number = clause.get(at)?.number()?;
            let is_year = number.whole && number.count().is_none();
            (!is_year).then_some((at, number.hundredths))
        };
        let mut all =
            (0..clause.len()).filter(|at| clause.of(*at, ["auf", "to"])).filter_map(|at| {
                let to = number(at + 1)?;
                let (from_at, from) = (at.saturating_sub(4)..at).rev().find_map(number)?;
                let start = if clause.is_behind_currency(from_at) { from_at - 1 } else { from_at };
                let is_told = (1..3).any(|back| clause.of_before(start, back, ["von", "from"]));
                (is_told && from_at < at).then_some(Self { clause, from: (from_at, from), to })
            });
        let only = all.next().filter(|_| all.next().is_none())?;
        (!clause.has(["nicht", "not", "statt"])).then_some(only)
    }

    /// Whether a word begins like one of these.
    fn says(&self, starts: &[&str]) -> bool {
        self.clause.words().any(|word| starts.iter().any(|start| word.starts_with(start)))
    }

    fn rises(&self) -> Option<bool> {
        let up = self.says(&RISING);
        let down = self.says(&FALLING);
        (up != down).then_some(up)
    }

    fn terms(&self) -> std::ops::Range<usize> {
        self.from.0..self.to.0 + 1
    }

    fn direction(&self) -> Option<Found> {
        let (from, to) = (self.from.1, self.to.1);
        let is_wrong = if self.rises()? { to < from } else { to > from };
        let says = Message::Direction { from: written(from), to: written(to) };
        is_wrong.then(|| (says, self.terms()))
    }

    /// „um 8 Euro“, „um 20 Prozent“.
    fn apart(&self) -> Option<Found> {
        let clause = self.clause;
        let rough = |at: usize| clause.of_before(at, 1, Class::Roughly);
        let mut all =
            (0..clause.len()).filter(|at| clause.of(*at, ["um", "by"])).filter_map(|at| {
                let number = clause.get(at + 1)?.number()?;
                (!rough(at + 2)).then_some((at + 1, number.hundredths))
            });
        let (at, told) = all.next().filter(|_| all.next().is_none())?;
        let (from, apart) = (self.from.1, (self.to.1 - self.from.1).abs());
        let is_percent = clause.is(at + 1, '%') || clause.of(at + 1, Class::Percent);
        // „um 5 Prozentpunkte von 30 auf 35 Prozent“
        let of_percents = clause.is(self.to.0 + 1, '%') || clause.of(self.to.0 + 1, Class::Percent);
        let unit = |at: usize| (clause.word(at + 1), clause.is_currency(at + 1));
        if is_percent && !of_percents && from > 0 {
            let percent = apart.checked_mul(10_000)? / from;
            let says = Message::Difference { told: written(told), apart: written(percent) };
            return ((percent - told).abs() > 100).then(|| (says, at..at + 2));
        }
        // „um zwei Tage von 30 auf 36 Euro“ is something else.
        let is_same = unit(at) == unit(self.to.0) || unit(at) == unit(self.from.0);
        let says = Message::Difference { told: written(told), apart: written(apart) };
        (is_same && !is_percent && told != apart && told < from.max(self.to.1))
            .then(|| (says, at..at + 2))
    }

    /// „verdoppelt“, „halbiert“.
    fn times(&self) -> Option<Found> {
        let (from, to) = (self.from.1, self.to.1);
        let times = TIMES.iter().find(|(start, ..)| self.says(&[start]));
        let (_, up, down) = times?;
        let wanted = from.checked_mul(*up)? / down;
        let is_far = (to - wanted).abs().checked_mul(100)? > wanted.checked_mul(ROUGHLY)?;
        let says = Message::Sum { sum: written(wanted), told: written(to) };
        (is_far && wanted > 0).then(|| (says, self.terms()))
    }
}

/// How words begin for what becomes more, and less.
const RISING: [&str; 14] = [
    "steig",
    "stieg",
    "gestiegen",
    "erhoeh",
    "waechst",
    "wuchs",
    "gewachsen",
    "klettert",
    "zugenommen",
    "rose",
    "rises",
    "increased",
    "grew",
    "anhebung",
];
const FALLING: [&str; 13] = [
    "sink",
    "sank",
    "gesunken",
    "faellt",
    "fiel",
    "gefallen",
    "reduzier",
    "gesenkt",
    "verringer",
    "senk",
    "dropped",
    "decreased",
    "fell",
];

/// How words begin for what becomes so many times as much.
const TIMES: [(&str, i64, i64); 5] = [
    ("verdoppel", 2, 1),
    ("verdreifach", 3, 1),
    ("halbier", 1, 2),
    ("doubled", 2, 1),
    ("halved", 1, 2),
];
