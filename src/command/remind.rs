//! `remind`: a short mail to those who got an invitation, some days before the meeting. It is a
//! mailing of its own, which [`super::send`] sends.

use super::{CommandError, Context, send};
use crate::cli::{MailingArgs, SendArgs};
use crate::exit::Exit;

/// Runs the command.
pub(super) fn run(args: &MailingArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    send::run(&SendArgs::reminder(args), context)
}
