//! From the settings to a mail server, and to the office's mailbox.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use secrecy::SecretString;

use super::{CommandError, Context};
use crate::delivery::secret::{self, Secret};
use crate::delivery::smtp::{Login, SmtpOptions, Timeouts};
use crate::delivery::{Abort, Channel};
use crate::exit::Exit;
use crate::imap::{self, ImapOptions};
use crate::l10n::messages;
use crate::login::{self, Place, Standing};
use crate::settings::{AuthMethod, ImapSettings, Settings, SmtpSettings};

/// The passwords that were typed, by user and provider.
pub(super) type Typed = RefCell<BTreeMap<String, SecretString>>;

/// The channel according to the settings: SMTP, or the folder where there is no server.
pub(super) fn channel(settings: &Settings) -> Channel {
    if settings.smtp.is_some() { Channel::Smtp } else { Channel::Folder }
}

/// What a login proves itself with, and where that came from.
pub(super) struct Found {
    pub(super) secret: Secret,
    pub(super) from: SecretFrom,
}

/// The source of a password or token.
#[derive(Clone, Debug)]
pub(super) enum SecretFrom {
    /// The command in the settings.
    Command,
    /// An environment variable.
    Variable(&'static str),
    /// The keychain: a password.
    Keychain,
    /// The keychain: a login that is renewed.
    Login(Standing),
    /// The person at the terminal.
    Prompt,
}

/// Who logs in where.
struct Asking<'a> {
    user: &'a str,
    host: &'a str,
    port: u16,
    method: AuthMethod,
    command: Option<&'a str>,
    variables: &'a [&'static str],
}

/// The password or token for the mail server, if the settings name a user. May run the password
/// command, ask, or renew a token.
pub(super) fn secret(
    smtp: &SmtpSettings,
    settings: &Settings,
    context: &Context<'_>,
) -> Result<Option<Found>, Abort> {
    let Some(user) = &smtp.user else { return Ok(None) };
    let asking = Asking {
        user: &user.value,
        host: &smtp.host.value,
        port: smtp.port,
        method: smtp.auth,
        command: smtp.password_command.as_ref().map(|command| command.value.as_str()),
        variables: &[secret::VARIABLE],
    };
    found(&asking, settings, context).map(Some)
}

/// Where the tokens of these settings come from.
pub(super) fn place(settings: &Settings) -> Option<Place> {
    let reads_mailbox = settings.imap.as_ref().is_some_and(|imap| imap.auth == AuthMethod::XOAuth2);
    settings.login.as_ref().map(|login| Place::of(login, reads_mailbox))
}

/// The secret of a user. What was typed before for the same provider is not asked for again.
fn found(asking: &Asking<'_>, settings: &Settings, context: &Context<'_>) -> Result<Found, Abort> {
    let Asking { user, host, port, method, command, variables } = *asking;
    let variable = variables.iter().copied().find(|name| context.world.variable(name).is_some());
    let fixed = |secret: SecretString, from| Found { secret: secret.into(), from };
    let given = match (command, variable) {
        (Some(_), _) => Some(SecretFrom::Command),
        (None, Some(name)) => Some(SecretFrom::Variable(name)),
        (None, None) => None,
    };
    if let (None, AuthMethod::XOAuth2, Some(place)) = (&given, method, place(settings)) {
        let world = Arc::new(context.world.clone());
        let server = format!("{host}:{port}");
        let (secret, standing) = login::stored(user, &server, &place, &world)?;
        return Ok(Found { secret, from: SecretFrom::Login(standing) });
    }
    let labels: Vec<&str> = host.trim().rsplit('.').take(2).collect();
    let account = format!("{user} {}", labels.join(" "));
    if given.is_none() {
        if let Some(typed) = context.typed.borrow().get(&account) {
            return Ok(fixed(typed.clone(), SecretFrom::Prompt));
        }
        if let (AuthMethod::Password, Some(kept)) = (method, login::password(user, host, port)) {
            return Ok(fixed(kept, SecretFrom::Keychain));
        }
    }
    let secret = ask(user, command, variables, context)?;
    let from = given.unwrap_or(SecretFrom::Prompt);
    if matches!(from, SecretFrom::Prompt) {
        context.typed.borrow_mut().insert(account, secret.clone());
    }
    Ok(fixed(secret, from))
}

/// The output of the command, else the first of the variables, else what is typed.
pub(super) fn ask(
    user: &str,
    command: Option<&str>,
    variables: &[&'static str],
    context: &Context<'_>,
) -> Result<SecretString, Abort> {
    let language = context.ui.language;
    let prompt = language.pick(format!("Passwort für {user}: "), format!("Password for {user}: "));
    let prompt = context.ui.can_ask().then_some(prompt.as_str());
    let found = secret::find(command, variables, context.world, prompt);
    found.map_err(|fault| Abort { says: Arc::new(fault), help: None })
}

/// The office's mailbox. Where it has the user of the mail server, the password may come from where
/// that one comes from. May run the password command, ask, or renew a token.
///
/// # Errors
/// There is no user, or no password.
pub(super) fn mailbox(
    imap: &ImapSettings,
    settings: &Settings,
    context: &Context<'_>,
) -> Result<ImapOptions, CommandError> {
    let smtp = settings.smtp.as_ref();
    let same = smtp.filter(|smtp| {
        let own = imap.user.as_ref();
        own.is_none_or(|own| smtp.user.as_ref().is_some_and(|user| user.value == own.value))
    });
    let user = imap.user.as_ref().or(smtp.and_then(|smtp| smtp.user.as_ref()));
    let Some(user) = user.map(|user| user.value.clone()) else {
        return Err(CommandError::new(Exit::InputErrors, Missing::User).help(Missing::NameUser));
    };
    let own_variable = context.world.variable(secret::MAILBOX_VARIABLE).is_some();
    let theirs = same.filter(|_| !own_variable).and_then(|smtp| smtp.password_command.as_ref());
    let command = imap.password_command.as_ref().or(theirs).map(|command| command.value.as_str());
    let both = [secret::MAILBOX_VARIABLE, secret::VARIABLE];
    let variables = if same.is_some() { &both[..] } else { &both[..1] };
    let (host, port, method) = (&*imap.host.value, imap.port, imap.auth);
    let asking = Asking { user: &user, host, port, method, command, variables };
    let found = found(&asking, settings, context).map_err(CommandError::of_server)?;
    let ca_file = imap.ca_file.as_ref().map(|file| file.span.source().folder().join(&file.value));
    Ok(ImapOptions {
        host: imap.host.value.clone(),
        port: imap.port,
        security: imap.security.value,
        login: Login { user, secret: found.secret, method: imap.auth },
        ca_file,
        timeout: imap::TIMEOUT,
    })
}

messages! {
    /// What is missing in `[imap]`.
    enum Missing {
        User =
            "Für das Postfach fehlt der Benutzername.",
            "The user name for the mailbox is missing.";
        NameUser =
            "Schreiben Sie in rundmail.toml unter [imap]: benutzer = \"…\"",
            "Write in rundmail.toml under [imap]: user = \"…\"";
    }
}

/// The configuration of the server. `domain` is that of the sender, used for EHLO where the
/// settings name nothing else.
pub(super) fn options(smtp: &SmtpSettings, found: Option<Found>, domain: &str) -> SmtpOptions {
    let user = smtp.user.as_ref().map(|user| user.value.clone());
    let login = user.zip(found).map(|(user, found)| Login {
        user,
        secret: found.secret,
        method: smtp.auth,
    });
    let hello = smtp.ehlo_name.as_ref().map_or(domain, |name| name.value.trim());
    let ca_file = smtp.ca_file.as_ref().map(|file| file.span.source().folder().join(&file.value));
    SmtpOptions {
        host: smtp.host.value.clone(),
        port: smtp.port,
        security: smtp.security.value,
        login,
        ca_file,
        hello: hello.to_owned(),
        timeouts: Timeouts::default(),
    }
}
