//! The section `[smtp]`: the mail server.

use super::messages::Message;
use super::values::reject;
use crate::fields::{Choice, Fields};
use crate::rules;
use crate::source::{Spanned, Text};

/// The section `[smtp]`.
#[derive(Clone, Debug)]
pub struct SmtpSettings {
    /// The name or address of the server.
    pub host: Text,
    /// The port; the default depends on the security.
    pub port: u16,
    /// How the connection is protected.
    pub security: Spanned<Security>,
    /// The user name, where the server wants one.
    pub user: Option<Text>,
    /// A command that prints the password or token.
    pub password_command: Option<Text>,
    /// How to log in.
    pub auth: AuthMethod,
    /// The office's own certificate authority (PEM).
    pub ca_file: Option<Text>,
    /// The name for EHLO, where it is not the sender's domain: a domain, or an address literal (RFC
    /// 5321, section 4.1.3).
    pub ehlo_name: Option<Text>,
    /// The number of simultaneous connections.
    pub connections: usize,
    /// Mails per minute; 0 means as fast as the server accepts them.
    pub rate_per_minute: u32,
}

/// How the connection is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte (port 465).
    #[default]
    Tls,
    /// STARTTLS, required (port 587).
    StartTls,
    /// No encryption; only allowed for loopback.
    None,
}

impl Choice for Security {
    const ALL: &'static [(&'static str, &'static str, Self)] = &[
        ("tls", "tls", Self::Tls),
        ("starttls", "starttls", Self::StartTls),
        ("none", "keine", Self::None),
    ];
}

/// How to log in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AuthMethod {
    /// PLAIN or LOGIN, whichever the server offers.
    #[default]
    Password,
    /// A bearer token.
    XOAuth2,
}

impl Choice for AuthMethod {
    const ALL: &'static [(&'static str, &'static str, Self)] =
        &[("password", "passwort", Self::Password), ("xoauth2", "xoauth2", Self::XOAuth2)];
}

/// Reads the section `[smtp]`.
pub(super) fn read(mut fields: Fields<'_>) -> Option<SmtpSettings> {
    let host = fields.required_text("host");
    let security = fields.choice::<Security>("security");
    let security = security.unwrap_or_else(|| Spanned::new(Security::Tls, fields.span()));
    let port = port(&mut fields, security.value, [465, 587, 25]);
    let user = fields.filled_text("user");
    let password_command = fields.filled_text("password-command");
    let auth = fields.choice::<AuthMethod>("auth").map(|found| found.value).unwrap_or_default();
    let ca_file = fields.path("ca-file");
    let ehlo_name = ehlo_name(&mut fields);
    let connections = fields.number("connections");
    let rate_per_minute = fields.number("rate-per-minute").map_or(0, |rate| rate.value);
    if let Some(many) = connections.as_ref().filter(|wanted| !(1..=50).contains(&wanted.value)) {
        reject(
            &fields,
            &rules::settings::CONNECTIONS,
            Message::Connections(many.value),
            many.span.clone(),
        );
    }
    fields.finish();
    let connections = connections.map_or(1, |wanted| wanted.value.clamp(1, 50) as usize);
    let host = host?;
    Some(SmtpSettings {
        host,
        port,
        security,
        user,
        password_command,
        auth,
        ca_file,
        ehlo_name,
        connections,
        rate_per_minute,
    })
}

/// An invalid name would end the greeting early, or be rejected by every server.
fn ehlo_name(fields: &mut Fields<'_>) -> Option<Text> {
    let name = fields.filled_text("ehlo-name")?;
    let known = is_greeting_name(name.value.trim());
    if !known {
        reject(
            fields,
            &rules::settings::EHLO_NAME,
            Message::EhloName(name.value.clone()),
            name.span.clone(),
        );
    }
    known.then_some(name)
}

/// A domain, or an address literal: `[192.0.2.7]`, `[IPv6:2001:db8::7]`.
fn is_greeting_name(name: &str) -> bool {
    match name.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
        Some(literal) => match literal.strip_prefix("IPv6:") {
            Some(v6) => v6.parse::<std::net::Ipv6Addr>().is_ok(),
            None => literal.parse::<std::net::Ipv4Addr>().is_ok(),
        },
        None => {
            let label = |label: &str| {
                !label.is_empty()
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            };
            name.len() < 254
                && name.split('.').all(label)
                && !name.split('.').all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
        }
    }
}

/// The port; `usual` are those with TLS, with STARTTLS, and without either.
pub(super) fn port(fields: &mut Fields<'_>, security: Security, usual: [u16; 3]) -> u16 {
    let [tls, start_tls, none] = usual;
    let usual = match security {
        Security::Tls => tls,
        Security::StartTls => start_tls,
        Security::None => none,
    };
    let Some(port) = fields.number("port") else { return usual };
    match u16::try_from(port.value) {
        Ok(port @ 1..) => port,
        _ => {
            reject(fields, &rules::settings::PORT, Message::Port(port.value), port.span);
            usual
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_to_greet_with_is_a_domain_or_a_literal() {
        for name in [
            "pc7",
            "pc7.amt.example",
            "xn--bro-hoa.amt.example",
            "[192.0.2.7]",
            "[IPv6:2001:db8::7]",
        ] {
            assert!(is_greeting_name(name), "{name}");
        }
        let wrong = "a b|a\r\nMAIL|-a|a..b|[a]|192.0.2.7|[IPv6:x]|[2001:db8::7]|a_b|büro.amt.example|https://a.example|";
        for name in wrong.split('|') {
            assert!(!is_greeting_name(name), "{name:?}");
        }
    }
}
