//! Runs tests that mostly wait in parallel.

use std::sync::Mutex;
use std::thread;

/// Works on the pieces on several threads: most of the time they wait. A panic in one of them is a panic
/// here.
pub(crate) fn in_parallel<T: Send>(
    threads: usize,
    pieces: impl IntoIterator<Item = T>,
    work: impl Fn(T) + Sync,
) {
    let pieces = Mutex::new(pieces.into_iter().collect::<Vec<_>>());
    let next = || pieces.lock().unwrap().pop();
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(piece) = next() {
                    work(piece);
                }
            });
        }
    });
}
