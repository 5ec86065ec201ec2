//! Delivery against real servers (Postfix's `smtp-sink`) and scripted faults.
//!
//! A missing `smtp-sink` (Debian package `postfix`) is a failure: without it nothing is shown.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "tests"
)]

mod deliver;
mod faults;
mod full;
mod greeting;
mod identity;
mod kill;
mod ledger;
mod leftover;
mod limits;
mod line;
mod office;
mod parallel;
mod powercut;
mod previewed;
mod private;
mod program;
mod server;
mod sink;
mod step;
mod strangers;
mod tamper;
mod tls;
mod today;
mod told;
mod trial;
mod world;
