//! Several documents at once: each core makes one, and what else is to be done is done beside them.
//!
//! The engine shares the work of a single document among threads of its own, and whoever waits for one
//! of these takes what lies there next. Whole documents must not lie there: a core would begin many
//! before it has finished one, and hold all of them in memory.

use std::cell::Cell;
use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::sandbox::{STACK, engines_with_room};

thread_local! {
    /// How many threads this one may have work at once, with itself; `None`: all.
    static SHARE: Cell<Option<usize>> = const { Cell::new(None) };
}

/// What `make` makes of each of `items`, in their order, on all cores. What is made at once inside
/// of `make` shares them.
///
/// The threads have as much room as the one that runs the commands, for deeply nested texts. Where
/// the system starts none, the calling thread does the work.
pub fn at_once<T: Sync, R: Send>(items: &[T], make: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let cores = SHARE.get().unwrap_or_else(engines_with_room);
    let threads = cores.min(items.len()).max(1);
    let next = AtomicUsize::new(0);
    let work = || {
        let before = SHARE.replace(Some(cores / threads));
        let take = || next.fetch_add(1, Ordering::Relaxed);
        let taken =
            std::iter::repeat_with(take).map_while(|index| Some((index, items.get(index)?)));
        let done: Vec<(usize, R)> = taken.map(|(index, item)| (index, make(item))).collect();
        SHARE.set(before);
        done
    };
    let mut all = thread::scope(|scope| {
        let start = |_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).ok();
        let others: Vec<_> = (1..threads).filter_map(start).collect();
        let mut all = work();
        for other in others {
            all.extend(other.join().unwrap_or_else(|fault| panic::resume_unwind(fault)));
        }
        all
    });
    all.sort_unstable_by_key(|(index, _)| *index);
    all.into_iter().map(|(_, one)| one).collect()
}

/// What `aside` and `main` return. Where there is a second core, `aside` is done on it.
///
/// `main` stays on the calling thread and keeps its share of the cores: `aside` is the smaller work.
pub fn meanwhile<A: Send, M>(aside: impl Fn() -> A + Sync, main: impl FnOnce() -> M) -> (A, M) {
    let cores = SHARE.get().unwrap_or_else(engines_with_room);
    thread::scope(|scope| {
        let start = || thread::Builder::new().stack_size(STACK).spawn_scoped(scope, &aside).ok();
        let other = (cores > 1).then(start).flatten();
        let main = main();
        let aside = match other {
            Some(other) => other.join().unwrap_or_else(|fault| panic::resume_unwind(fault)),
            None => aside(),
        };
        (aside, main)
    })
}

#[cfg(test)]
mod tests {
    use rayon::iter::{IntoParallelIterator, ParallelIterator};

    use super::*;

    #[test]
    fn everything_is_made_once_and_in_order() {
        let numbers: Vec<usize> = (0..200).collect();
        let squares = at_once(&numbers, |one| at_once(&[*one, one + 1], |two| two * two));
        let expected: Vec<_> =
            numbers.iter().map(|one| vec![one * one, (one + 1) * (one + 1)]).collect();
        assert_eq!(squares, expected);
        assert!(at_once(&[0_u8; 0], |one| *one).is_empty());
    }

    #[test]
    fn what_is_done_beside_is_done_once_on_one_core_or_more() {
        for cores in [Some(1), Some(4), None] {
            let before = SHARE.replace(cores);
            let done = AtomicUsize::new(0);
            let made = meanwhile(
                || done.fetch_add(1, Ordering::SeqCst),
                || at_once(&[1, 2], |one| one + 1),
            );
            assert_eq!((made, done.into_inner()), ((0, vec![2, 3]), 1));
            SHARE.set(before);
        }
    }

    #[test]
    fn no_more_are_begun_than_there_are_cores() {
        let (begun, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        at_once(&[(); 64], |()| {
            most.fetch_max(begun.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            // As the engine does with the parts of a document.
            (0..64_u64).into_par_iter().for_each(|part| {
                std::hint::black_box((0..part * 1_000).sum::<u64>());
            });
            begun.fetch_sub(1, Ordering::SeqCst);
        });
        assert!(most.into_inner() <= engines_with_room());
    }
}
