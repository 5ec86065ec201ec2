//! From the settings to a transport.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::messages::account::Account;
use super::messages::{Help, Message};
use crate::cli::Via;
use crate::command::{CommandError, Context, mailserver};
use crate::delivery::folder::FolderTransport;
use crate::delivery::private::file_name;
use crate::delivery::smtp::SmtpTransport;
use crate::delivery::{Channel, Options, Pace, Transport};
use crate::exit::Exit;
use crate::settings::Settings;
use crate::ui::Ui;

/// The channel that the command line, or otherwise the settings, name.
pub(super) fn choose(via: Option<Via>, settings: &Settings) -> Result<Channel, CommandError> {
    match via {
        Some(Via::Smtp) if settings.smtp.is_none() => {
            Err(CommandError::new(Exit::InputErrors, Message::NoServer).help(Help::NoServer))
        }
        Some(Via::Smtp) => Ok(Channel::Smtp),
        Some(Via::Drafts) => Ok(Channel::Drafts),
        Some(Via::Folder) => Ok(Channel::Folder),
        None => Ok(mailserver::channel(settings)),
    }
}

/// The folder for the files of a mailing.
pub(super) fn folder(workspace: &Path, id: &str, channel: Channel, round: u32) -> PathBuf {
    let mut folder = workspace.join("outbox").join(file_name(id));
    if round > 1 {
        folder.push(format!("{round}"));
    }
    match channel {
        Channel::Drafts => folder.join("drafts"),
        Channel::Folder | Channel::Smtp => folder,
    }
}

/// The transport. May run the password command or ask for the password.
pub(super) fn transport(
    channel: Channel,
    settings: &Settings,
    files: PathBuf,
    hello: &str,
    context: &Context<'_>,
) -> Result<Box<dyn Transport>, CommandError> {
    match (channel, &settings.smtp) {
        (Channel::Smtp, Some(smtp)) => {
            let found = mailserver::secret(smtp, settings, context).map_err(|mut abort| {
                abort.help = abort.help.or(Some(Arc::new(Help::Untouched)));
                CommandError::of_server(abort)
            })?;
            Ok(Box::new(SmtpTransport::new(mailserver::options(smtp, found, hello))))
        }
        _ => Ok(Box::new(FolderTransport::new(files))),
    }
}

/// The limits of a run: those of the settings, the user's retry time, and what earlier runs have
/// learned about the server.
pub(super) fn options(
    channel: Channel,
    settings: &Settings,
    retry_for: Duration,
    known: Option<Pace>,
) -> Options {
    match (channel, &settings.smtp) {
        (Channel::Smtp, Some(smtp)) => Options {
            connections: smtp.connections,
            rate_per_minute: smtp.rate_per_minute,
            retry_for,
            known,
            ..Options::default()
        },
        _ => Options { retry_for, ..Options::default() },
    }
}

/// The name of the server in the ledger; its limits apply to each of its users.
pub(super) fn server(channel: Channel, settings: &Settings) -> Option<String> {
    let (Channel::Smtp, Some(smtp)) = (channel, &settings.smtp) else { return None };
    let user = smtp.user.as_ref().map_or("", |user| &user.value);
    Some(format!("{}:{} {user}", smtp.host.value, smtp.port))
}

/// A flag set by Ctrl-C, or when the terminal is closed. The second time ends the program at once;
/// mails in flight are uncertain then.
pub(super) fn interruption(ui: &Ui) -> Arc<AtomicBool> {
    let interrupted = Arc::new(AtomicBool::new(false));
    let (set, ui) = (Arc::clone(&interrupted), ui.clone());
    // Without a handler, Ctrl-C ends the program as usual.
    let _ = ctrlc::set_handler(move || {
        if set.swap(true, Ordering::Relaxed) {
            #[expect(clippy::disallowed_methods, reason = "there is no way back from a handler")]
            std::process::exit(i32::from(Exit::Interrupted.code()));
        }
        ui.say(&Account::Ending);
    });
    interrupted
}
