//! Many similar faults as one finding: the first span, and a few more.

use crate::diagnostic::Diagnostic;
use crate::l10n::Localize;
use crate::source::Span;

/// How many spans are shown besides the first.
const MORE: usize = 3;

/// `finding`, which has the first span, with the next few of the `others`. Further spans are not
/// computed: that takes time in the length of their text.
pub(super) fn with_more<S: Localize + 'static>(
    finding: Diagnostic,
    others: impl IntoIterator<Item = Span>,
    says: impl Fn() -> S,
) -> Diagnostic {
    let others = others.into_iter().take(MORE);
    others.fold(finding, |finding, span| finding.also(span, says()))
}
