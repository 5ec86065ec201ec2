//! Runs third-party parsers over files that anybody may have sent: where a parser panics, the file
//! counts as unreadable and the program goes on.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// Whether this thread is in a parser that may panic.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// The result of `read`, or `None` where it panics. The panic is not shown, because the user could
/// do nothing about it. State that `read` has changed outside may be inconsistent then and must not
/// be used.
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
