//! The time that a thread has worked, for tests of how costs grow.

#![expect(clippy::disallowed_methods, reason = "it reads what the system tells of itself")]

use std::time::Duration;

/// The processor time of this thread; unlike wall-clock time it does not depend on what else runs.
/// It is zero where the system does not provide it.
pub fn processor_time() -> Duration {
    // The first number in `schedstat` (proc(5)), in nanoseconds.
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = said.split(' ').next().and_then(|figure| figure.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}
