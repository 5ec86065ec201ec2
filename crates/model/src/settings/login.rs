//! The section `[login]`: where a token for the mail server and the mailbox comes from.

use super::messages::Message;
use crate::fields::{Choice, Fields};
use crate::rules;
use crate::source::{Spanned, Text};

/// The section `[login]`.
#[derive(Clone, Debug)]
pub struct LoginSettings {
    /// Who gives the tokens.
    pub provider: Spanned<Provider>,
    /// The tenant in Microsoft Entra ID: an ID or a domain.
    pub tenant: Option<Text>,
    /// The application as the provider knows it.
    pub client_id: Text,
    /// What the token is to be good for, where it is not the provider's own words for mail.
    pub scopes: Vec<Text>,
    /// Where people log in with a browser.
    pub sign_in_url: Option<Text>,
    /// Where tokens are given.
    pub token_url: Option<Text>,
    /// Where codes for other devices are given.
    pub device_url: Option<Text>,
    /// The office's own certificate authority (PEM).
    pub ca_file: Option<Text>,
}

/// Who gives the tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provider {
    /// Microsoft 365 (Entra ID).
    Microsoft,
    /// Google Workspace and Gmail.
    Google,
    /// The server that the settings describe.
    Other,
}

impl Choice for Provider {
    const ALL: &'static [(&'static str, &'static str, Self)] = &[
        ("microsoft", "microsoft", Self::Microsoft),
        ("google", "google", Self::Google),
        ("other", "anderer", Self::Other),
    ];
}

/// Reads the section `[login]`.
pub(super) fn read(mut fields: Fields<'_>) -> Option<LoginSettings> {
    let provider = fields.required("provider", Fields::choice::<Provider>);
    let is_other = provider.as_ref().is_some_and(|found| found.value == Provider::Other);
    let client_id = fields.required_text("client-id");
    let tenant = tenant(&mut fields);
    let scopes = fields.texts("scopes");
    let scopes = scopes.into_iter().filter(|scope| !scope.value.trim().is_empty()).collect();
    let sign_in_url = address(&mut fields, "sign-in-url", false);
    let token_url = address(&mut fields, "token-url", is_other);
    let device_url = address(&mut fields, "device-url", false);
    let ca_file = fields.path("ca-file");
    fields.finish();
    let (provider, client_id) = (provider?, client_id?);
    if is_other && token_url.is_none() {
        return None;
    }
    Some(LoginSettings {
        provider,
        tenant,
        client_id,
        scopes,
        sign_in_url,
        token_url,
        device_url,
        ca_file,
    })
}

/// An ID or a domain: it becomes a part of addresses.
fn tenant(fields: &mut Fields<'_>) -> Option<Text> {
    let written = fields.filled_text("tenant")?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    if written.value.trim().chars().all(is_plain) {
        return Some(written);
    }
    let says = Message::Tenant(written.value);
    fields.report(rules::settings::LOGIN.finds(says).at(written.span).help(Message::TenantId));
    None
}

/// An address that secrets may go to.
fn address(fields: &mut Fields<'_>, key: &'static str, is_required: bool) -> Option<Text> {
    let written = if is_required { fields.required_text(key) } else { fields.filled_text(key) }?;
    if is_safe(written.value.trim()) {
        return Some(written);
    }
    let says = Message::LoginAddress(written.value);
    fields.report(rules::settings::LOGIN.finds(says).at(written.span).help(Message::SafeAddress));
    None
}

/// HTTPS, or HTTP to this computer itself.
fn is_safe(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once("://") else { return false };
    let authority = rest.split('/').next().unwrap_or_default();
    let host = match authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((host, _)) => host,
        None => authority.split(':').next().unwrap_or_default(),
    };
    let is_plain = !rest.contains(|c: char| !c.is_ascii_graphic() || "@#\\\"<>".contains(c));
    let is_loopback = host == "localhost"
        || host.parse().is_ok_and(|address: std::net::IpAddr| address.is_loopback());
    let is_https = scheme.eq_ignore_ascii_case("https");
    is_plain && !host.is_empty() && (is_https || scheme.eq_ignore_ascii_case("http") && is_loopback)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_go_over_https_or_stay_on_this_computer() {
        for safe in [
            "https://login.stadt.example/token",
            "HTTPS://login.stadt.example:8443/a?b=c",
            "http://localhost:8080/token",
            "http://127.0.0.1/token",
            "http://[::1]:8080/token",
        ] {
            assert!(is_safe(safe), "{safe}");
        }
        for unsafe_address in [
            "http://login.stadt.example/token",
            "http://localhost.stadt.example/",
            "http://127.0.0.1@stadt.example/",
            "https://localhost@stadt.example/",
            "https://",
            "https:///token",
            "login.stadt.example",
            "ftp://localhost/",
            "https://stadt.example/a b",
            "http://127.0.0.1\\@stadt.example/",
        ] {
            assert!(!is_safe(unsafe_address), "{unsafe_address}");
        }
    }
}
