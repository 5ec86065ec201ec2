//! Many similar faults as one finding: the first span, and a few more.

use crate::diagnostic::Diagnostic;
use crate::l10n::Localize;
use crate::source::Span;

/// How many spans are shown besides the first.
const MORE: usize = 3;

/// `finding`, which has the first span, with all `others`; the first few of them are shown.
pub(super) fn with_more<S: Localize + 'static>(
    finding: Diagnostic,
    others: impl IntoIterator<Item = Span>,
    says: impl Fn() -> S,
) -> Diagnostic {
    let others: Vec<Span> = others.into_iter().collect();
    let finding = finding.everywhere(others.iter().cloned());
    others.into_iter().take(MORE).fold(finding, |finding, span| finding.also(span, says()))
}
