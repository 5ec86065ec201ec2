//! Several documents at once: each core makes one.

use rayon::ThreadPoolBuilder;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::sandbox::STACK;

/// What `make` makes of each of `items`, in their order, on all cores.
///
/// The threads have as much room as the one that runs the commands, for deeply nested texts. Where
/// the system starts none, and for a single item, the calling thread does the work.
pub fn at_once<T: Sync, R: Send>(items: &[T], make: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let pool = || ThreadPoolBuilder::new().stack_size(STACK).build().ok();
    match (items.len() > 1).then(pool).flatten() {
        Some(pool) => pool.install(|| items.par_iter().map(&make).collect()),
        None => items.iter().map(make).collect(),
    }
}
