//! The sections `[imap]`: the office's own mailbox, and `[report]`: who gets word of a mailing.

use super::smtp::{AuthMethod, Security, port};
use crate::fields::Fields;
use crate::source::{Spanned, Text};

/// The section `[imap]`.
#[derive(Clone, Debug)]
pub struct ImapSettings {
    /// The name or address of the server.
    pub host: Text,
    /// The port; the default depends on the security.
    pub port: u16,
    /// How the connection is protected.
    pub security: Spanned<Security>,
    /// The user name, where it is not that of `[smtp]`.
    pub user: Option<Text>,
    /// A command that prints the password or token.
    pub password_command: Option<Text>,
    /// How to log in.
    pub auth: AuthMethod,
    /// The office's own certificate authority (PEM).
    pub ca_file: Option<Text>,
    /// The folders in which reports and answers arrive; empty: the inbox.
    pub inbox: Vec<Text>,
    /// The folder of sent mails, where the server does not say which it is.
    pub sent: Option<Text>,
}

impl ImapSettings {
    /// The names of the folders that are read.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        let usual = self.inbox.is_empty().then_some("INBOX");
        self.inbox.iter().map(|name| &*name.value).chain(usual)
    }
}

/// The section `[report]`.
#[derive(Clone, Debug, Default)]
pub struct ReportSettings {
    /// Who gets a copy and the report of each mailing by mail, as `Name <address>`.
    pub to: Option<Text>,
}

/// Reads the section `[imap]`.
pub(super) fn read(mut fields: Fields<'_>) -> Option<ImapSettings> {
    let host = fields.required_text("host");
    let security = fields.choice::<Security>("security");
    let security = security.unwrap_or_else(|| Spanned::new(Security::Tls, fields.span()));
    let port = port(&mut fields, security.value, [993, 143, 143]);
    let user = fields.filled_text("user");
    let password_command = fields.filled_text("password-command");
    let auth = fields.choice::<AuthMethod>("auth").map(|found| found.value).unwrap_or_default();
    let ca_file = fields.path("ca-file");
    let inbox = fields.texts("inbox");
    let inbox = inbox.into_iter().filter(|name| !name.value.trim().is_empty()).collect();
    let sent = fields.filled_text("sent");
    fields.finish();
    let host = host?;
    Some(ImapSettings { host, port, security, user, password_command, auth, ca_file, inbox, sent })
}

/// Reads the section `[report]`.
pub(super) fn report(mut fields: Fields<'_>) -> ReportSettings {
    let to = fields.filled_text("to");
    fields.finish();
    ReportSettings { to }
}
