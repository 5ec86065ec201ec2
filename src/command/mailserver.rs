//! From the settings to a mail server, and to the office's mailbox.

use std::cell::RefCell;
use std::collections::BTreeMap;

use secrecy::SecretString;

use super::{CommandError, Context};
use crate::delivery::Channel;
use crate::delivery::secret::{self, SecretFault};
use crate::delivery::smtp::{Login, SmtpOptions, Timeouts};
use crate::exit::Exit;
use crate::imap::{self, ImapOptions};
use crate::l10n::messages;
use crate::settings::{ImapSettings, Settings, SmtpSettings};

/// The passwords that were typed, by user and provider.
pub(super) type Typed = RefCell<BTreeMap<String, SecretString>>;

/// The channel according to the settings: SMTP, or the folder where there is no server.
pub(super) fn channel(settings: &Settings) -> Channel {
    if settings.smtp.is_some() { Channel::Smtp } else { Channel::Folder }
}

/// The password or token, if the settings name a user. May run the password command or ask.
pub(super) fn secret(
    smtp: &SmtpSettings,
    context: &Context<'_>,
) -> Result<Option<SecretString>, SecretFault> {
    let Some(user) = &smtp.user else { return Ok(None) };
    let command = smtp.password_command.as_ref().map(|command| command.value.as_str());
    found((&user.value, &smtp.host.value), command, &[secret::VARIABLE], context).map(Some)
}

/// The secret of a user. What was typed before for the same provider is not asked for again.
fn found(
    (user, host): (&str, &str),
    command: Option<&str>,
    variables: &[&'static str],
    context: &Context<'_>,
) -> Result<SecretString, SecretFault> {
    let labels: Vec<&str> = host.trim().rsplit('.').take(2).collect();
    let account = format!("{user} {}", labels.join(" "));
    let is_given =
        command.is_some() || variables.iter().any(|name| context.world.variable(name).is_some());
    if let (false, Some(typed)) = (is_given, context.typed.borrow().get(&account)) {
        return Ok(typed.clone());
    }
    let language = context.ui.language;
    let prompt = language.pick(format!("Passwort für {user}: "), format!("Password for {user}: "));
    let prompt = context.ui.can_ask().then_some(prompt.as_str());
    let secret = secret::find(command, variables, context.world, prompt)?;
    if !is_given {
        context.typed.borrow_mut().insert(account, secret.clone());
    }
    Ok(secret)
}

/// The office's mailbox. Where it has the user of the mail server, the password may come from where
/// that one comes from. May run the password command or ask.
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
    let found = found((&user, &imap.host.value), command, variables, context);
    let secret = found.map_err(|fault| CommandError::new(Exit::BrokenOff, fault))?;
    let ca_file = imap.ca_file.as_ref().map(|file| file.span.source().folder().join(&file.value));
    Ok(ImapOptions {
        host: imap.host.value.clone(),
        port: imap.port,
        security: imap.security.value,
        login: Login { user, secret, method: imap.auth },
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
pub(super) fn options(
    smtp: &SmtpSettings,
    secret: Option<SecretString>,
    domain: &str,
) -> SmtpOptions {
    let user = smtp.user.as_ref().map(|user| user.value.clone());
    let login = user.zip(secret).map(|(user, secret)| Login { user, secret, method: smtp.auth });
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
