//! What other people's parsers do to a file that anybody may have sent: where one ends in a panic, the
//! file is one that cannot be read, and the program goes on.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// Is this thread in a parser that may fail?
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// What `read` gives; `None` where it panics. Nothing is shown of that: it is no fault that whoever reads
/// the messages could mend. What `read` has changed outside may be half done then, and is not to be used.
pub fn parse<T>(read: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let show = panic::take_hook();
        panic::set_hook(Box::new(move |fault| {
            if !GUARDED.get() {
                show(fault);
            }
        }));
    });
    let outer = GUARDED.replace(true);
    let read = panic::catch_unwind(AssertUnwindSafe(read)).ok();
    GUARDED.set(outer);
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_nothing_and_those_outside_are_seen() {
        assert_eq!(parse(|| 7), Some(7));
        assert_eq!(parse(|| parse(|| panic!("inner")).is_none()), Some(true));
        assert_eq!(parse::<()>(|| panic!("outer")), None);
        assert!(!GUARDED.get());
    }
}
