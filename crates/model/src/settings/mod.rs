//! `rundmail.toml`: the office, how it mails, whom it mails.
//!
//! [`Settings`] is what the file says, with the program's defaults filled in. Commands override it
//! with flags and environment variables.

mod check;
mod colour;
mod imap;
mod land;
mod ledger;
mod login;
mod mail;
mod messages;
mod model;
mod read;
mod render;
mod smtp;
mod values;

pub use colour::{Colour, READABLE};
pub use imap::{ImapSettings, ReportSettings};
pub use land::Land;
pub use ledger::LedgerSettings;
pub use login::{LoginSettings, Provider};
pub use mail::{DEFAULT_MAX_SIZE, Extent, Greeting, MailSettings, OwnTasksFrom};
pub use model::*;
pub use read::{outline, parse};
pub use smtp::{AuthMethod, Security, SmtpSettings};

/// The name of the settings file; it marks the root of a workspace.
pub const FILE_NAME: &str = "rundmail.toml";
