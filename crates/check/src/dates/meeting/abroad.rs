//! The time of the meeting in texts of which only days and times are read: „Toplantı saat 18.30'da başlıyor“.

use german::{Clause, WordList};

use super::Page;
use super::clocks::clocks;
use super::times::{Side, compare};
use super::words::{ABROAD, BEGINS_ABROAD, ENDS_ABROAD};
use crate::diagnostic::Diagnostic;

/// Checks the only time of a clause that says when the meeting begins or ends.
pub(super) fn check(page: &Page<'_>, clause: Clause<'_>) -> Option<Diagnostic> {
    let times = clocks(page, clause);
    let [time] = times.as_slice() else { return None };
    let has = |list: &WordList| clause.words().any(|word| list.begins(word));
    let side = match (has(&BEGINS_ABROAD), has(&ENDS_ABROAD)) {
        (true, false) => Side::Begin,
        (false, true) => Side::End,
        _ => return None,
    };
    let is_plain =
        has(&ABROAD) && time.to.is_none() && !clause.has_day(page.text.parsed.readings());
    is_plain.then(|| compare(page, time, time.from, side))?
}
