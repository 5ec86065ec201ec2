//! Whom to trust, and what is wrong with a certificate.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, NaiveDate};
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{AlertDescription, CertificateError, ClientConfig};
use rustls_platform_verifier::Verifier;

use super::SmtpOptions;
use super::words::{Flaw, Words};
use crate::say::SystemFault;
use crate::settings::Security;

/// Names of a foreign certificate that are told; large providers have dozens.
const NAMES: usize = 3;

/// How TLS is done, made once for all connections of a run: the list of authorities is read once, and a
/// second connection resumes what the first agreed on.
#[derive(Debug, Default)]
pub(super) struct Trust(OnceLock<Arc<ClientConfig>>);

impl Trust {
    /// The configuration for this server.
    pub fn config(&self, options: &SmtpOptions) -> Result<Arc<ClientConfig>, Words> {
        if let Some(config) = self.0.get() {
            return Ok(Arc::clone(config));
        }
        let authorities = match &options.ca_file {
            Some(path) => read_authorities(path)?,
            None => Vec::new(),
        };
        let config = build(authorities).map_err(|error| fault(options, &error))?;
        Ok(Arc::clone(self.0.get_or_init(|| Arc::new(config))))
    }
}

/// The system decides whom to trust; the office's own authorities come on top.
fn build(authorities: Vec<CertificateDer<'static>>) -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(ring::default_provider());
    let verifier = Verifier::new_with_extra_roots(authorities, Arc::clone(&provider))?;
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        // "Dangerous" is what rustls calls every verifier that is not its own; this one asks the system.
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    Ok(config)
}

/// The name that the certificate has to be made out to.
pub(super) fn server_name(options: &SmtpOptions) -> Result<ServerName<'static>, Words> {
    ServerName::try_from(options.bare_host().to_owned())
        .map_err(|error| Words::Tls { server: options.name(), error: error.to_string() })
}

/// What a fault of TLS means.
pub(super) fn fault(options: &SmtpOptions, error: &rustls::Error) -> Words {
    let server = options.name();
    match error {
        rustls::Error::InvalidCertificate(reason) => {
            Words::Certificate { server, flaw: flaw(reason) }
        }
        // What came was no TLS at all: most likely a greeting in plain words.
        rustls::Error::InvalidMessage(_) if options.security == Security::Tls => {
            Words::NoTlsThere { server }
        }
        rustls::Error::PeerIncompatible(_)
        | rustls::Error::AlertReceived(
            AlertDescription::ProtocolVersion | AlertDescription::HandshakeFailure,
        ) => Words::OldTls { server },
        other => Words::Tls { server, error: other.to_string() },
    }
}

fn flaw(reason: &CertificateError) -> Flaw {
    use CertificateError as E;
    match reason {
        E::Expired => Flaw::Expired { on: None },
        E::ExpiredContext { not_after, .. } => Flaw::Expired { on: day(*not_after) },
        E::NotValidYet => Flaw::NotYet { from: None },
        E::NotValidYetContext { not_before, .. } => Flaw::NotYet { from: day(*not_before) },
        E::UnknownIssuer => Flaw::UnknownIssuer,
        E::NotValidForName => Flaw::OtherName { names: Vec::new() },
        E::NotValidForNameContext { presented, .. } => {
            Flaw::OtherName { names: presented.iter().take(NAMES).map(|name| bare(name)).collect() }
        }
        // rustls passes this on in the words of the library that found it.
        E::Other(other) if other.to_string().contains("CaUsedAsEndEntity") => Flaw::Authority,
        other => Flaw::Other(other.to_string()),
    }
}

fn day(at: UnixTime) -> Option<NaiveDate> {
    let seconds = i64::try_from(at.as_secs()).ok()?;
    DateTime::from_timestamp(seconds, 0).map(|moment| moment.date_naive())
}

/// rustls shows a name as `DnsName("mail.example")`.
fn bare(name: &str) -> String {
    name.split('"').nth(1).unwrap_or(name).to_owned()
}

fn read_authorities(path: &Path) -> Result<Vec<CertificateDer<'static>>, Words> {
    let fault = |error: SystemFault| Words::CaFile { path: path.display().to_string(), error };
    let pem = std::fs::read(path).map_err(|error| fault((&error).into()))?;
    let read: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&pem).collect();
    let found = read.map_err(|error| fault(error.to_string().into()))?;
    if found.is_empty() {
        return Err(fault("PEM?".to_owned().into()));
    }
    Ok(found)
}
