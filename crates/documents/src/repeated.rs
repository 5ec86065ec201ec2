//! What is made of one text again and again: both editions of a file have most of their texts in
//! common, and so has what is compared with them.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

thread_local! {
    /// The file that this thread works on, if it is to remember; 0: none.
    static FILE: Cell<u64> = const { Cell::new(0) };
}

/// What `work` returns. What is made of a text in it, on this thread, is made once.
pub fn remembering<T>(work: impl FnOnce() -> T) -> T {
    static FILES: AtomicU64 = AtomicU64::new(1);
    let before = FILE.replace(FILES.fetch_add(1, Ordering::Relaxed));
    let done = work();
    FILE.set(before);
    done
}

/// What was made of each text, in one of two ways.
type Known<T> = HashMap<(String, bool), T>;

/// What has been made of the texts of one file, with its number.
pub(crate) struct Made<T>(RefCell<(u64, Known<T>)>);

impl<T> Default for Made<T> {
    fn default() -> Self {
        Self(RefCell::new((0, HashMap::new())))
    }
}

impl<T: Clone> Made<T> {
    /// What `make` makes of `text` in this way; it is remembered where `make` says so.
    pub(crate) fn of(&self, text: &str, way: bool, make: impl FnOnce() -> (T, bool)) -> T {
        let file = FILE.get();
        if file == 0 {
            return make().0;
        }
        let key = (text.to_owned(), way);
        if let (of, known) = &*self.0.borrow()
            && *of == file
            && let Some(known) = known.get(&key)
        {
            return known.clone();
        }
        let (value, lasting) = make();
        let (of, known) = &mut *self.0.borrow_mut();
        if *of != file {
            known.clear();
            *of = file;
        }
        if lasting {
            known.insert(key, value.clone());
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_a_file_is_made_once_and_that_of_another_anew() {
        let made = Made::default();
        let count = Cell::new(0);
        let of = |text: &str, lasting| {
            made.of(text, true, || {
                count.set(count.get() + 1);
                (count.get(), lasting)
            })
        };
        let file = || remembering(|| [of("a", true), of("a", true), of("b", false), of("b", true)]);
        assert_eq!(file(), [1, 1, 2, 3]);
        assert_eq!(file(), [4, 4, 5, 6]);
        assert_eq!([of("a", true), of("a", true)], [7, 8]);
    }
}
