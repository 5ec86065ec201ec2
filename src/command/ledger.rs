//! The ledger of a workspace: its own file, or the database that its settings name.

use std::path::Path;

use super::{CommandError, Context};
use crate::delivery::ledger::{Ledger, LedgerFault, Shared};
use crate::delivery::secret;
use crate::exit::Exit;
use crate::l10n::messages;
use crate::settings::{LedgerSettings, Settings};
use crate::world::World;

/// Opens the ledger, and creates it where there is none. May run the password command or ask.
pub(super) fn open(settings: &Settings, context: &Context<'_>) -> Result<Ledger, CommandError> {
    let folder = settings.folder();
    let Some(of) = &settings.ledger else { return Ledger::open(&folder).map_err(stop) };
    let (ledger, moved) =
        connect(of, context, |shared| Ledger::open_shared(&folder, shared, context.world))?;
    if moved {
        context.ui.say(&Word::Moved { database: ledger.name() });
    }
    Ok(ledger)
}

/// Opens the ledger for reading. `None` where nothing was ever sent.
pub(super) fn look(
    settings: &Settings,
    context: &Context<'_>,
) -> Result<Option<Ledger>, CommandError> {
    let folder = settings.folder();
    let Some(of) = &settings.ledger else { return Ledger::open_read_only(&folder).map_err(stop) };
    connect(of, context, |shared| Ledger::look_at_shared(&folder, shared, context.world))
}

/// The same for what is only told beside something else: nobody is asked for a password.
pub(super) fn glance(settings: &Settings, world: &World) -> Option<Ledger> {
    let folder = settings.folder();
    let Some(of) = &settings.ledger else { return Ledger::open_read_only(&folder).ok().flatten() };
    let secret = given(of, world).ok()?;
    Ledger::look_at_shared(&folder, &shared(of, secret), world).ok().flatten()
}

/// Tries whether the database could be written, where the settings name one; nothing changes.
/// Returns its name.
pub(super) fn try_out(
    settings: &Settings,
    context: &Context<'_>,
) -> Result<Option<String>, CommandError> {
    let Some(of) = &settings.ledger else { return Ok(None) };
    connect(of, context, |shared| Ledger::try_shared(shared, context.world))?;
    Ok(Some(of.url.value.clone()))
}

/// With the password that the settings or the environment give; where the database wants one and
/// there is none, with the one that is typed.
fn connect<T>(
    of: &LedgerSettings,
    context: &Context<'_>,
    connect: impl Fn(&Shared) -> Result<T, LedgerFault>,
) -> Result<T, CommandError> {
    let (url, world) = (&of.url.value, context.world);
    let known = context.typed.borrow().get(url).cloned();
    let failed = |fault| CommandError::new(Exit::BrokenOff, fault);
    let secret = match known {
        Some(known) => Some(known),
        None => given(of, world).map_err(failed)?,
    };
    let mut shared = shared(of, secret);
    let connected = connect(&shared);
    let asks = shared.secret.is_none() && context.ui.can_ask();
    let connected = match connected {
        Err(fault) if asks && fault.wants_password() => {
            let language = context.ui.language;
            let prompt =
                language.pick(format!("Passwort für {url}: "), format!("Password for {url}: "));
            shared.secret = Some(secret::find(None, &[], world, Some(&prompt)).map_err(failed)?);
            connect(&shared)
        }
        connected => connected,
    };
    if let (Ok(_), Some(secret)) = (&connected, shared.secret) {
        // A command may ask for a fingerprint: once is enough.
        context.typed.borrow_mut().insert(url.clone(), secret);
    }
    connected.map_err(stop)
}

fn given(
    of: &LedgerSettings,
    world: &World,
) -> Result<Option<secrecy::SecretString>, secret::SecretFault> {
    let command = of.password_command.as_ref().map(|command| command.value.as_str());
    if command.is_none() && world.variable(secret::LEDGER_VARIABLE).is_none() {
        return Ok(None);
    }
    secret::find(command, &[secret::LEDGER_VARIABLE], world, None).map(Some)
}

fn shared(of: &LedgerSettings, secret: Option<secrecy::SecretString>) -> Shared {
    let beside =
        |file: &crate::source::Text| file.span.source().folder().join(Path::new(&file.value));
    Shared { url: of.url.value.trim().to_owned(), secret, ca_file: of.ca_file.as_ref().map(beside) }
}

/// The error for an unreadable ledger.
pub(super) fn stop(fault: LedgerFault) -> CommandError {
    let help = fault.help();
    let exit = match &fault {
        // Nothing is wrong with its contents.
        LedgerFault::Busy
        | LedgerFault::Held(_)
        | LedgerFault::TakenOver
        | LedgerFault::Linked
        | LedgerFault::Database { .. } => Exit::BrokenOff,
        LedgerFault::Shared { fault, .. } if fault.may_pass() => Exit::BrokenOff,
        LedgerFault::File { error, .. } if error.may_pass() => Exit::BrokenOff,
        _ => Exit::InputErrors,
    };
    CommandError::new(exit, fault).help(help)
}

messages! {
    enum Word {
        Moved { database: String } =
            "Das Versandbuch dieses Ordners ist jetzt in der Datenbank `{database}`. Die bisherige Datei \
             heißt `.rundmail/ledger.moved.db`.",
            "The ledger of this folder is in the database `{database}` now. The former file is called \
             `.rundmail/ledger.moved.db`.";
    }
}
