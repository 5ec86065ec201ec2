//! From the settings to a mail server.

use secrecy::SecretString;

use super::Context;
use crate::delivery::Channel;
use crate::delivery::secret::{self, SecretFault};
use crate::delivery::smtp::{Login, SmtpOptions, Timeouts};
use crate::settings::{Settings, SmtpSettings};

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
    let user = &user.value;
    let command = smtp.password_command.as_ref().map(|command| command.value.as_str());
    let language = context.ui.language;
    let prompt = language.pick(format!("Passwort für {user}: "), format!("Password for {user}: "));
    let prompt = context.ui.can_ask().then_some(prompt.as_str());
    secret::find(command, context.world, prompt).map(Some)
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
