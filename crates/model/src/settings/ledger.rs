//! The section `[ledger]`: a database that several machines share.

use super::messages::Message;
use super::values::reject;
use crate::fields::Fields;
use crate::rules;
use crate::source::Text;

/// The section `[ledger]`.
#[derive(Clone, Debug)]
pub struct LedgerSettings {
    /// The address of the database: `postgresql://…`, without a password.
    pub url: Text,
    /// A command that prints the password.
    pub password_command: Option<Text>,
    /// The office's own certificate authority (PEM).
    pub ca_file: Option<Text>,
}

/// Reads the section `[ledger]`.
pub(super) fn read(mut fields: Fields<'_>) -> Option<LedgerSettings> {
    let url = fields.required_text("url");
    let password_command = fields.filled_text("password-command");
    let ca_file = fields.path("ca-file");
    if let Some(url) = &url {
        let says = match Flaw::of(&url.value) {
            Some(Flaw::Other) => Some(Message::NoDatabase(url.value.clone())),
            // It is not repeated.
            Some(Flaw::Password) => Some(Message::PasswordInAddress),
            None => None,
        };
        if let Some(says) = says {
            reject(&fields, &rules::settings::LEDGER, says, url.span.clone());
        }
    }
    fields.finish();
    Some(LedgerSettings { url: url?, password_command, ca_file })
}

/// What is wrong with an address.
#[derive(Debug, PartialEq, Eq)]
enum Flaw {
    Other,
    Password,
}

impl Flaw {
    fn of(url: &str) -> Option<Self> {
        let rest = url.trim().strip_prefix("postgresql://");
        let Some(rest) = rest.or_else(|| url.trim().strip_prefix("postgres://")) else {
            return Some(Self::Other);
        };
        let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
        let server = place.split('/').next().unwrap_or_default();
        let user = server.rsplit_once('@').map(|(user, _)| user);
        let named = query.split('&').any(|one| one.starts_with("password="));
        (named || user.is_some_and(|user| user.contains(':'))).then_some(Self::Password)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_does_not_belong_in_the_address() {
        for url in [
            "postgresql://rundmail@db.stadt.example/rundmail",
            "postgres://rundmail@db.stadt.example:5433/rundmail?sslmode=require",
            "postgresql://[2001:db8::7]:5432/rundmail",
            "postgresql:///rundmail?host=/run/postgresql",
        ] {
            assert_eq!(Flaw::of(url), None, "{url}");
        }
        for url in
            ["postgresql://a:b@db/x", "postgresql://db/x?user=a&password=b", "postgres://:b@db/x"]
        {
            assert_eq!(Flaw::of(url), Some(Flaw::Password), "{url}");
        }
        for url in ["", "db.stadt.example", "mysql://db/x", "postgresql:/db"] {
            assert_eq!(Flaw::of(url), Some(Flaw::Other), "{url}");
        }
    }
}
