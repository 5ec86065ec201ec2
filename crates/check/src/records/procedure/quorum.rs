//! A quorum whose figures contradict each other, or those of attendance.

use super::help::Help;
use super::messages::Message;
use crate::diagnostic::Diagnostic;
use crate::minutes::{Counted, Minutes, Quorum};
use crate::rules;
use crate::source::Spanned;

/// Checks the figures of `[quorum]`.
pub(super) fn check(minutes: &Minutes) -> Vec<Diagnostic> {
    let Some(quorum) = &minutes.quorum else { return Vec::new() };
    let Quorum { needed, eligible, present, .. } = quorum;
    let found = [
        larger(needed.as_ref(), eligible.as_ref(), |needed, eligible| {
            Message::NeededExceedsEligible { needed, eligible }
        }),
        larger(present.as_ref(), eligible.as_ref(), |present, eligible| {
            Message::PresentExceedsEligible { present, eligible }
        }),
        larger(present.as_ref(), counted(minutes, quorum), |present, counted| {
            Message::PresentExceedsAttendance { present, counted }
        }),
        reached(quorum),
    ];
    found.into_iter().flatten().collect()
}

/// The figure of attendance that a quorum is about.
fn counted<'a>(minutes: &'a Minutes, quorum: &Quorum) -> Option<&'a Spanned<u32>> {
    let figures = minutes.attendance.as_ref()?;
    Some(match quorum.counts {
        Counted::Persons => &figures.persons,
        Counted::Organisations => &figures.organisations,
    })
}

fn larger(
    one: Option<&Spanned<u32>>,
    other: Option<&Spanned<u32>>,
    says: impl Fn(u32, u32) -> Message,
) -> Option<Diagnostic> {
    let (one, other) = (one?, other?);
    (one.value > other.value).then(|| {
        let says = says(one.value, other.value);
        let finding = rules::attendance::QUORUM.finds(says).at(one.span.clone());
        finding.also(other.span.clone(), Message::OtherFigure).help(Help::QuorumFigures)
    })
}

fn reached(quorum: &Quorum) -> Option<Diagnostic> {
    let (reached, present) = (quorum.reached.as_ref()?, quorum.present.as_ref()?);
    let needed = quorum.needed.as_ref()?;
    (reached.value != (present.value >= needed.value)).then(|| {
        let (present, needed) = (present.value, needed.value);
        let says = if reached.value {
            Message::SaidReached { present, needed }
        } else {
            Message::SaidMissed { present, needed }
        };
        rules::attendance::QUORUM.finds(says).at(reached.span.clone()).help(Help::QuorumFigures)
    })
}
