//! Whom to trust, and what is wrong with a certificate.

use std::io;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, NaiveDate};
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{AlertDescription, CertificateError, ClientConfig};
use rustls_platform_verifier::Verifier;

use super::messages::{Flaw, ServerMessage, TlsFlaw};
use super::{Endpoint, bare};
use crate::input;
use crate::l10n::SystemFault;
use crate::settings::Security;

/// How many names of a foreign certificate are shown; large providers have dozens.
const NAMES: usize = 3;

/// The TLS configuration, made once for all connections of a run: the list of authorities is read
/// once, and a second connection resumes the session of the first.
#[derive(Debug, Default)]
pub(crate) struct Trust(OnceLock<Arc<ClientConfig>>);

impl Trust {
    /// The configuration for this server.
    pub(crate) fn config(
        &self,
        endpoint: Endpoint<'_>,
    ) -> Result<Arc<ClientConfig>, ServerMessage> {
        if let Some(config) = self.0.get() {
            return Ok(Arc::clone(config));
        }
        let config = config(endpoint.ca_file)?;
        Ok(Arc::clone(self.0.get_or_init(|| Arc::new(config))))
    }
}

/// A configuration that trusts the authorities of the system and those in a file of the office.
pub(crate) fn config(ca_file: Option<&Path>) -> Result<ClientConfig, ServerMessage> {
    let authorities = ca_file.map(read_authorities).transpose()?.unwrap_or_default();
    // No connection exists yet: the authorities of this computer cannot be read.
    build(authorities).map_err(|_| ServerMessage::NoAuthorities)
}

/// Trusts the authorities of the system and the office's own ones.
fn build(authorities: Vec<CertificateDer<'static>>) -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(ring::default_provider());
    let verifier = Verifier::new_with_extra_roots(authorities, Arc::clone(&provider))?;
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        // rustls calls every verifier "dangerous" that is not its own; this one asks the system.
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    Ok(config)
}

/// The name for which the certificate has to be issued.
pub(crate) fn server_name(endpoint: Endpoint<'_>) -> Result<ServerName<'static>, ServerMessage> {
    ServerName::try_from(bare(endpoint.host).to_owned())
        .map_err(|_| ServerMessage::NoName { host: endpoint.host.to_owned() })
}

/// What a TLS error means.
pub(crate) fn fault(endpoint: Endpoint<'_>, error: &rustls::Error) -> ServerMessage {
    let server = endpoint.name();
    match error {
        rustls::Error::InvalidCertificate(reason) => {
            ServerMessage::Certificate { server, flaw: flaw(reason) }
        }
        // It was not TLS at all: most likely a greeting in plaintext.
        rustls::Error::InvalidMessage(_) if endpoint.security == Security::Tls => {
            ServerMessage::NoTlsThere { server }
        }
        rustls::Error::PeerIncompatible(_) => ServerMessage::OldTls { server },
        rustls::Error::AlertReceived(alert) => alarm(server, *alert),
        _ => ServerMessage::Tls { server, flaw: TlsFlaw::NotTls },
    }
}

/// What the server objects to (RFC 8446, section 6.2).
fn alarm(server: String, alert: AlertDescription) -> ServerMessage {
    use AlertDescription as A;
    let flaw = match alert {
        A::ProtocolVersion | A::HandshakeFailure | A::InsufficientSecurity => {
            return ServerMessage::OldTls { server };
        }
        A::UnrecognisedName => TlsFlaw::UnknownName,
        A::CertificateRequired
        | A::NoCertificate
        | A::BadCertificate
        | A::UnknownCA
        | A::AccessDenied => TlsFlaw::WantsCertificate,
        _ => TlsFlaw::Declined,
    };
    ServerMessage::Tls { server, flaw }
}

/// Every error gets a message of our own; those of rustls, a verifier or the system are for
/// programmers.
pub(crate) fn flaw(reason: &CertificateError) -> Flaw {
    use CertificateError as E;
    match reason {
        E::Expired => Flaw::Expired { on: None },
        E::ExpiredContext { not_after, .. } => Flaw::Expired { on: day(*not_after) },
        E::NotValidYet => Flaw::NotYet { from: None },
        E::NotValidYetContext { not_before, .. } => Flaw::NotYet { from: day(*not_before) },
        E::UnknownIssuer => Flaw::UnknownIssuer,
        E::NotValidForName => Flaw::OtherName { names: Vec::new() },
        E::NotValidForNameContext { presented, .. } => {
            let names = presented.iter().filter_map(|name| shown(name)).take(NAMES);
            Flaw::OtherName { names: names.collect() }
        }
        // The verifier of the system reports a wrong purpose like this.
        E::Other(other) if other.to_string().contains("invalid extensions") => Flaw::OtherPurpose,
        // rustls passes this on in the words of the library that found it.
        E::Other(other) if other.to_string().contains("CaUsedAsEndEntity") => Flaw::Authority,
        E::Revoked => Flaw::Revoked,
        E::BadSignature => Flaw::Forged,
        E::BadEncoding => Flaw::Unreadable,
        E::InvalidPurpose | E::InvalidPurposeContext { .. } => Flaw::OtherPurpose,
        E::UnknownRevocationStatus
        | E::ExpiredRevocationList
        | E::ExpiredRevocationListContext { .. }
        | E::InvalidOcspResponse => Flaw::RevocationUnknown,
        E::UnsupportedSignatureAlgorithmContext { .. }
        | E::UnsupportedSignatureAlgorithmForPublicKeyContext { .. } => Flaw::OldSignature,
        _ => Flaw::Other,
    }
}

fn day(at: UnixTime) -> Option<NaiveDate> {
    let seconds = i64::try_from(at.as_secs()).ok()?;
    DateTime::from_timestamp(seconds, 0).map(|moment| moment.date_naive())
}

/// rustls shows a name as `DnsName("mail.example")`, an address as `IpAddress(192.0.2.7)`.
fn shown(name: &str) -> Option<String> {
    let (kind, told) = name.split_once('(')?;
    let told = told.strip_suffix(')')?.trim_matches('"');
    (matches!(kind, "DnsName" | "IpAddress") && !told.is_empty()).then(|| told.to_owned())
}

/// All authorities that a system knows take less than 1 MB (bytes).
const LARGEST_FILE: u64 = 16_000_000;

fn read_authorities(path: &Path) -> Result<Vec<CertificateDer<'static>>, ServerMessage> {
    let fault =
        |error: SystemFault| ServerMessage::CaFile { path: path.display().to_string(), error };
    let pem = input::read(path, LARGEST_FILE).map_err(|error| fault((&error).into()))?;
    let read: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&pem).collect();
    // A file that is not PEM contains no certificates either.
    let found = read.unwrap_or_default();
    if found.is_empty() {
        return Err(fault((&io::Error::from(io::ErrorKind::InvalidData)).into()));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::Arc;

    use rustls::{CertificateError as E, OtherError};

    use super::*;
    use crate::l10n::Language;

    /// No message may look like a value of a program.
    #[test]
    fn no_fault_of_a_certificate_is_told_in_the_words_of_a_library() {
        let at = UnixTime::since_unix_epoch(std::time::Duration::from_secs(1_600_000_000));
        let other = || OtherError(Arc::new(io::Error::other("CertificateExpired { x: 1 }")));
        let faults = [
            E::BadEncoding,
            E::Expired,
            E::ExpiredContext { time: at, not_after: at },
            E::NotValidYet,
            E::NotValidYetContext { time: at, not_before: at },
            E::Revoked,
            E::UnhandledCriticalExtension,
            E::UnknownIssuer,
            E::UnknownRevocationStatus,
            E::ExpiredRevocationList,
            E::ExpiredRevocationListContext { time: at, next_update: at },
            E::BadSignature,
            E::UnsupportedSignatureAlgorithmContext {
                signature_algorithm_id: vec![1],
                supported_algorithms: Vec::new(),
            },
            E::NotValidForName,
            E::NotValidForNameContext {
                expected: ServerName::try_from("mail.example").unwrap(),
                presented: vec!["DnsName(\"a.example\")".into(), "IpAddress(192.0.2.7)".into()],
            },
            E::InvalidPurpose,
            E::InvalidOcspResponse,
            E::ApplicationVerificationFailure,
            E::Other(other()),
        ];
        for fault in faults {
            let abort =
                ServerMessage::Certificate { server: "mail.example".into(), flaw: flaw(&fault) };
            told_in_words(&abort);
        }
    }

    #[test]
    fn no_fault_of_tls_is_told_in_the_words_of_a_library() {
        use rustls::{Error, InvalidMessage, PeerIncompatible, PeerMisbehaved};
        let endpoint =
            |security| Endpoint { host: "mail.example", port: 587, security, ca_file: None };
        let alerts = (0..=255).map(|code| Error::AlertReceived(AlertDescription::from(code)));
        let others = [
            Error::InvalidMessage(InvalidMessage::InvalidContentType),
            Error::PeerIncompatible(PeerIncompatible::Tls12NotOffered),
            Error::PeerMisbehaved(PeerMisbehaved::InvalidCertCompression),
            Error::NoCertificatesPresented,
            Error::DecryptError,
            Error::PeerSentOversizedRecord,
            Error::FailedToGetCurrentTime,
            Error::General("Error { code: 1 }".into()),
        ];
        for error in alerts.chain(others) {
            for security in [Security::Tls, Security::StartTls] {
                told_in_words(&fault(endpoint(security), &error));
            }
        }
    }

    fn told_in_words(words: &ServerMessage) {
        for language in [Language::German, Language::English] {
            let abort = words.clone().reason();
            let said = abort.says.localize(language);
            assert!(!said.contains(['{', '}', '(', ')', '"', '_']), "{said}");
            // No names of types, such as `UnknownIssuer`.
            let camel = |word: &str| word.chars().skip(1).any(char::is_uppercase);
            let names = ["TLS", "STARTTLS"];
            let strange = said.split(|c: char| !c.is_alphanumeric()).filter(|word| camel(word));
            assert_eq!(strange.filter(|word| !names.contains(word)).count(), 0, "{said}");
            assert!(abort.help.is_some());
        }
    }
}
