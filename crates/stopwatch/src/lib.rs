//! How long a thread has worked, for tests of how costs grow.

#![expect(clippy::disallowed_methods, reason = "it reads what the system tells of itself")]

use std::time::Duration;

/// The processor time of this thread: what else the machine does is not in it, as it would be in a wall
/// clock. No time at all where the system does not tell.
pub fn processor_time() -> Duration {
    // The first figure of proc(5) `schedstat`, nanoseconds.
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = said.split(' ').next().and_then(|figure| figure.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}
