//! What was approved and what has changed since: each kind of change is noticed, and named, and nothing
//! else is.

mod approved;
mod changed;

use crate::office::Office;
use crate::server::{Act, Offer, Server};

/// A workspace whose Rund-Mail everybody has got.
fn sent() -> (Server, Office) {
    let server = Server::start(Offer::default(), |_| Act::Normal);
    let office = Office::new(server.port, "");
    let first = office.send(&[]);
    assert_eq!(first.code, Some(0), "{}", first.err);
    (server, office)
}

/// The lines that say what has changed.
fn named(err: &str) -> Vec<&str> {
    err.lines().filter_map(|line| line.strip_prefix("  - ")).collect()
}
