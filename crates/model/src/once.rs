//! What many threads need and one of them makes.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Values by their keys, each made by whoever asks for it first. Others who ask for the same one wait
/// for it; those who ask for another one do not.
#[derive(Debug)]
pub struct Once<K, V>(Mutex<BTreeMap<K, Arc<OnceLock<Arc<V>>>>>);

impl<K, V> Default for Once<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Ord, V> Once<K, V> {
    /// The value of `key`, which `make` makes where there is none yet.
    pub fn get(&self, key: K, make: impl FnOnce() -> V) -> Arc<V> {
        // Only whole entries are added, so the contents of a poisoned lock are valid.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let value = Arc::clone(known.entry(key).or_default());
        drop(known);
        Arc::clone(value.get_or_init(|| Arc::new(make())))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    use super::*;

    #[test]
    fn each_value_is_made_once_and_for_all() {
        let (once, count) = (Once::default(), AtomicUsize::new(0));
        let make = |key: usize| {
            count.fetch_add(1, Ordering::Relaxed);
            // One value may need another.
            key + key.checked_sub(1).map_or(0, |below| *once.get(below, || 0))
        };
        let sums: Vec<usize> = thread::scope(|scope| {
            let start = |_| scope.spawn(|| *once.get(7, || make(7)));
            let threads: Vec<_> = (0..8).map(start).collect();
            threads.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert_eq!((sums, count.into_inner()), (vec![7; 8], 1));
    }
}
