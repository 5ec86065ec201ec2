//! What is kept in the keychain of a login, and for which servers it is.

use chrono::{DateTime, TimeDelta, Utc};
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use super::authority::{Given, Place};
use super::fault::LoginFault;
use super::keychain::{self, Bytes, Lasting};

/// Whose login it is, and what for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The user's name at the mail server.
    pub user: String,
    /// The servers that may get the secret, as `host:port`.
    pub servers: Vec<String>,
}

/// Tokens.
#[derive(Clone, Debug)]
pub(super) struct Tokens {
    pub servers: Vec<String>,
    pub client_id: String,
    pub client_secret: Option<SecretString>,
    pub access: SecretString,
    pub refresh: Option<SecretString>,
    pub since: DateTime<Utc>,
    pub until: Option<DateTime<Utc>>,
}

/// As it is written; the secrets are those of somebody else.
#[derive(Serialize)]
struct Written<'a> {
    servers: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_secret: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    access: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<DateTime<Utc>>,
}

/// As it is read.
#[derive(Deserialize)]
struct Read {
    servers: Vec<String>,
    client_id: Option<String>,
    client_secret: Option<SecretString>,
    password: Option<SecretString>,
    access: Option<SecretString>,
    refresh: Option<SecretString>,
    since: Option<DateTime<Utc>>,
    until: Option<DateTime<Utc>>,
}

/// The name under which a password is kept: that of the user at this provider.
fn password_name(user: &str, host: &str) -> String {
    let labels: Vec<&str> = provider(host).collect();
    format!("{user} / {}", labels.join("."))
}

/// The last two labels of a host, from the end.
fn provider(host: &str) -> impl Iterator<Item = &str> {
    host.trim().rsplit('.').take(2)
}

/// Whether these hosts are those of one provider: mail server and mailbox share a password then.
pub fn share_password(one: &str, other: &str) -> bool {
    provider(one).eq(provider(other))
}

fn tokens_name(user: &str, place: &Place) -> String {
    format!("{user} / {} / OAuth 2", place.server())
}

fn none(why: super::fault::WhyNone) -> LoginFault {
    LoginFault::NoKeychain { why }
}

/// The password for this server, if one is kept.
pub(super) fn password(
    user: &str,
    host: &str,
    port: u16,
) -> Result<Option<SecretString>, LoginFault> {
    let kept = keychain::read(&password_name(user, host)).map_err(none)?;
    let Some(read) = kept.and_then(|(bytes, _)| parsed(&bytes)) else { return Ok(None) };
    let is_for_it = read.servers.contains(&format!("{host}:{port}"));
    Ok(read.password.filter(|_| is_for_it))
}

/// Keeps a password for the servers of the account, of which `host` is one.
pub(super) fn keep_password(
    account: &Account,
    host: &str,
    password: &SecretString,
) -> Result<Lasting, LoginFault> {
    let written = Written {
        servers: &account.servers,
        password: Some(password.expose_secret()),
        client_id: None,
        client_secret: None,
        access: None,
        refresh: None,
        since: None,
        until: None,
    };
    keychain::write(&password_name(&account.user, host), &bytes(&written)).map_err(none)
}

/// Removes a password; whether there was one.
pub(super) fn forget_password(user: &str, host: &str) -> Result<bool, LoginFault> {
    keychain::remove(&password_name(user, host)).map_err(none)
}

/// The tokens of this user at this place.
pub(super) fn tokens(user: &str, place: &Place) -> Result<Option<(Tokens, Lasting)>, LoginFault> {
    let kept = keychain::read(&tokens_name(user, place)).map_err(none)?;
    let Some((bytes, lasting)) = kept else { return Ok(None) };
    let tokens = parsed(&bytes).and_then(|read| {
        Some(Tokens {
            servers: read.servers,
            client_id: read.client_id?,
            client_secret: read.client_secret,
            access: read.access?,
            refresh: read.refresh,
            since: read.since?,
            until: read.until,
        })
    });
    Ok(tokens.filter(|tokens| tokens.client_id == place.client_id).map(|found| (found, lasting)))
}

/// Keeps the tokens.
pub(super) fn keep_tokens(
    user: &str,
    place: &Place,
    tokens: &Tokens,
) -> Result<Lasting, LoginFault> {
    let written = Written {
        servers: &tokens.servers,
        client_id: Some(&tokens.client_id),
        client_secret: tokens.client_secret.as_ref().map(ExposeSecret::expose_secret),
        password: None,
        access: Some(tokens.access.expose_secret()),
        refresh: tokens.refresh.as_ref().map(ExposeSecret::expose_secret),
        since: Some(tokens.since),
        until: tokens.until,
    };
    keychain::write(&tokens_name(user, place), &bytes(&written)).map_err(none)
}

/// Removes the tokens; whether there were any.
pub(super) fn forget_tokens(user: &str, place: &Place) -> Result<bool, LoginFault> {
    keychain::remove(&tokens_name(user, place)).map_err(none)
}

impl Tokens {
    /// What the server gave just now. Where it gave nothing to renew with, the old one goes on.
    pub(super) fn given(mut self, given: Given, now: DateTime<Utc>) -> Self {
        let lasts = given.lasts.and_then(|lasts| TimeDelta::from_std(lasts).ok());
        self.until = lasts.and_then(|lasts| now.checked_add_signed(lasts));
        self.access = given.access;
        self.refresh = given.refresh.or(self.refresh);
        self
    }
}

fn bytes(written: &Written<'_>) -> Bytes {
    // Large enough that it does not move and leave a copy behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(64 * 1024));
    if serde_json::to_writer(&mut *bytes, written).is_err() {
        bytes.clear();
    }
    bytes
}

fn parsed(bytes: &[u8]) -> Option<Read> {
    serde_json::from_slice(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_can_be_read_again_and_shows_no_secret() {
        let now = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        let tokens = Tokens {
            servers: vec!["smtp.example:587".into()],
            client_id: "a".into(),
            client_secret: None,
            access: "".into(),
            refresh: Some("alt".into()),
            since: now,
            until: None,
        };
        let lasts = Some(std::time::Duration::from_hours(1));
        let tokens = tokens.given(Given { access: "geheim".into(), refresh: None, lasts }, now);
        assert_eq!(tokens.until, Some(now + TimeDelta::hours(1)));
        assert_eq!(tokens.refresh.as_ref().unwrap().expose_secret(), "alt");
        assert!(!format!("{tokens:?}").contains("geheim"));
        let written = Written {
            servers: &tokens.servers,
            client_id: Some("a"),
            client_secret: None,
            password: None,
            access: Some(tokens.access.expose_secret()),
            refresh: None,
            since: Some(now),
            until: tokens.until,
        };
        let read = parsed(&bytes(&written)).unwrap();
        assert_eq!(read.access.unwrap().expose_secret(), "geheim");
        assert_eq!(read.until, tokens.until);
        assert!(parsed(b"not ours").is_none());
    }

    #[test]
    fn mail_server_and_mailbox_of_a_provider_share_a_password() {
        assert!(share_password("smtp.stadt.example", "imap.stadt.example"));
        assert_eq!(password_name("amt", "imap.stadt.example"), "amt / example.stadt");
        assert!(!share_password("smtp.stadt.example", "smtp.a.example"));
    }
}
