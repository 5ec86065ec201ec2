//! Accounted delivery: what was planned reaches each person once, and the ledger knows it.
//!
//! The parts, from the outside in:
//!
//! - [`run()`] takes the mails of [`crate::mailing::MailSource`] that are still to do and hands
//!   them to a [`Transport`]; it decides on order (`queue`), pauses, parallel connections and the
//!   end, and knows no protocol. Its speed and its timeouts are in [`Options`]; what slows it down
//!   is read from the replies (`limit`, `hint`) and kept as [`Pace`] for the next run. It waits by
//!   a [`Clock`].
//! - [`Transport`] and [`Session`] are the phases that a run sees: *offer* (everything before the
//!   message; can always be undone) and *transmit* (the message; only the reply settles it).
//!   [`smtp`] talks to a server, and can test it without sending; [`folder`] writes files.
//! - The run reports to a [`Journal`] and to an observer ([`Progress`]). The journal is a
//!   [`ledger`], which keeps the [`State`] of each person of each mailing and lets one run at a
//!   time work on a mailing; [`lock`] tells a second one so at once, and [`holder`] who the first
//!   one is.
//! - [`Reason`] says in plain words why somebody has no mail, and [`Outcome`] how a run ended.
//!
//! Between *offer* and *transmit* the run waits until the journal has recorded `sending`: on the
//! disk, or within a reservation that is on the disk (`ledger::reservation`). So whatever kills the
//! program or the machine, a mail is either untouched, or settled, or may have been in flight: the
//! last become `uncertain` and are never repeated without asking.

pub mod checkpoint;
mod clock;
pub mod folder;
pub mod holder;
mod job;
pub mod ledger;
pub mod lock;
mod messages;
pub mod outcome;
mod pace;
pub mod private;
mod queue;
mod reply;
mod run;
pub mod secret;
pub mod smtp;
mod state;
mod transport;

pub use clock::{Clock, Heard, Notifier, SystemClock};
pub use job::{Job, Journal, Progress, Silent, Unrecorded, Wait, Whom};
pub use outcome::{Ending, Outcome};
pub use pace::{Options, Pace};
pub use reply::local::{format_reply, reply_words, with_reason};
pub use reply::reason::{EnhancedStatus, Reason};
pub use run::run;
pub use state::{Channel, State};
pub use transport::{Abort, Fault, Reply, Session, Transport};
