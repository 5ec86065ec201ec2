//! From nothing to a connection that is protected, known and logged in.

use std::net::{SocketAddr, ToSocketAddrs};
use std::path::Path;
use std::time::Duration;

use base64::Engine;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{
    Certificate, CertificateStore, SmtpConnection, TlsParameters,
};
use lettre::transport::smtp::commands::{Ehlo, Noop};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::Response;
use rustls::CertificateError;
use secrecy::ExposeSecret;

use super::capabilities::Capabilities;
use super::fault::{Trouble, io_error, reply_of, trouble};
use super::words::{Flaw, Words};
use super::{Login, SmtpOptions};
use crate::delivery::transport::{Fault, Reply};
use crate::settings::{AuthMethod, Security};

/// What is buffered is there at once; this only keeps the look at it from waiting.
const AT_ONCE: Duration = Duration::from_millis(1);

/// Connects as the options say.
pub(super) fn connect(options: &SmtpOptions) -> Result<(SmtpConnection, Capabilities), Fault> {
    let server = Server { options, hello: ClientId::Domain(options.hello.clone()) };
    let (mut connection, capabilities) = match options.security {
        Security::Tls => server.implicit_tls()?,
        Security::StartTls => server.start_tls()?,
        Security::None => server.unprotected()?,
    };
    if let Some(login) = &options.login {
        server.log_in(&mut connection, &capabilities, login)?;
    }
    Ok((connection, capabilities))
}

/// The server that is being connected to.
struct Server<'a> {
    options: &'a SmtpOptions,
    hello: ClientId,
}

type Connected = (SmtpConnection, Capabilities);

impl Server<'_> {
    fn name(&self) -> String {
        format!("{}:{}", self.options.host, self.options.port)
    }

    fn addresses(&self) -> Result<Vec<SocketAddr>, Fault> {
        let found = (self.options.host.as_str(), self.options.port).to_socket_addrs();
        found.map(Iterator::collect).map_err(|error| Fault::Lost(Reply::local(error.to_string())))
    }

    fn open(&self, tls: Option<&TlsParameters>) -> Result<SmtpConnection, Fault> {
        let addresses = self.addresses()?;
        let patience = Some(self.options.patience.connect);
        SmtpConnection::connect(&*addresses, patience, &self.hello, tls, None)
            .map_err(|error| self.fault(&error))
    }

    /// lettre's connection has said EHLO already but keeps little of the reply, so it is asked again.
    fn ask(&self, connection: &mut SmtpConnection) -> Result<(Response, Capabilities), Fault> {
        let reply = connection.command(Ehlo::new(self.hello.clone()));
        let reply = reply.map_err(|error| self.fault(&error))?;
        let capabilities = Capabilities::read(reply.message());
        Ok((reply, capabilities))
    }

    fn implicit_tls(&self) -> Result<Connected, Fault> {
        let mut connection = self.open(Some(&self.tls()?))?;
        let (_, capabilities) = self.ask(&mut connection)?;
        Ok((connection, capabilities))
    }

    fn unprotected(&self) -> Result<Connected, Fault> {
        if !self.addresses()?.iter().all(|address| address.ip().is_loopback()) {
            return Err(Words::NotLoopback { host: self.options.host.clone() }.halt());
        }
        let mut connection = self.open(None)?;
        let (_, capabilities) = self.ask(&mut connection)?;
        Ok((connection, capabilities))
    }

    fn start_tls(&self) -> Result<Connected, Fault> {
        let tls = self.tls()?;
        let mut connection = self.open(None)?;
        let (_, before) = self.ask(&mut connection)?;
        if !before.start_tls {
            return Err(Words::NoStartTls { server: self.name() }.halt());
        }
        connection.starttls(&tls, &self.hello).map_err(|error| self.fault(&error))?;
        let capabilities = self.make_sure_of_step(&mut connection)?;
        Ok((connection, capabilities))
    }

    /// Refuses bytes that were slipped in behind the reply to STARTTLS (CVE-2011-0411 and its kin):
    /// lettre reads them after the handshake as if they had come protected, and from then on each reply
    /// answers the command before. Two replies or more are still in the buffer and show at once. A
    /// single one has answered lettre's EHLO; then ours is answered by the true reply to that, and NOOP
    /// by the reply to ours, which it repeats.
    fn make_sure_of_step(&self, connection: &mut SmtpConnection) -> Result<Capabilities, Fault> {
        let lost = |error: std::io::Error| Fault::Lost(Reply::local(error.to_string()));
        connection.set_timeout(Some(AT_ONCE)).map_err(lost)?;
        let buffered = connection.read_response().map_err(|error| trouble(&error));
        if !matches!(buffered, Err(Trouble::Gone { .. })) {
            return Err(Words::Injected { server: self.name() }.halt());
        }
        connection.set_timeout(Some(self.options.patience.connect)).map_err(lost)?;
        let (hello, capabilities) = self.ask(connection)?;
        let noop = connection.command(Noop).map_err(|error| self.fault(&error))?;
        if noop.message().count() > 1 || noop.first_line() == hello.first_line() {
            return Err(Words::Injected { server: self.name() }.halt());
        }
        Ok(capabilities)
    }

    fn tls(&self) -> Result<TlsParameters, Fault> {
        let authority = self.options.ca_file.as_deref().map(read_authority).transpose()?;
        let with = |store: CertificateStore| {
            let builder =
                TlsParameters::builder(self.options.host.clone()).certificate_store(store);
            let builder = match &authority {
                Some(authority) => builder.add_root_certificate(authority.clone()),
                None => builder,
            };
            builder.build_rustls()
        };
        let built = with(CertificateStore::Default).or_else(|error| match authority {
            // A computer without any authorities of its own can still trust the office's.
            Some(_) => with(CertificateStore::None),
            None => Err(error),
        });
        built.map_err(|error| self.tls_fault(error.to_string()))
    }

    fn tls_fault(&self, error: String) -> Fault {
        Words::Tls { server: self.name(), error }.halt()
    }

    /// What a fault on the way to a ready connection means. Certificates are worth a word of their own;
    /// to lettre they are network errors.
    fn fault(&self, error: &Error) -> Fault {
        let inner = io_error(error).and_then(std::io::Error::get_ref);
        match inner.and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
            Some(rustls::Error::InvalidCertificate(reason)) => {
                let flaw = flaw(reason);
                return Words::Certificate { server: self.name(), flaw }.halt();
            }
            Some(other) => return self.tls_fault(other.to_string()),
            None => {}
        }
        match trouble(error) {
            Trouble::Refused(reply) | Trouble::OutOfStep(reply)
                if reply.code.is_some_and(|code| code >= 500) =>
            {
                Words::Turned { server: self.name(), reply: reply.to_string() }.halt()
            }
            Trouble::Refused(reply) | Trouble::OutOfStep(reply) => Fault::Lost(reply),
            Trouble::Gone { text, .. } => Fault::Lost(Reply::local(text)),
        }
    }

    fn log_in(
        &self,
        connection: &mut SmtpConnection,
        capabilities: &Capabilities,
        login: &Login,
    ) -> Result<(), Fault> {
        let usable: &[&str] = match login.method {
            AuthMethod::Password => &["PLAIN", "LOGIN"],
            AuthMethod::XOAuth2 => &["XOAUTH2"],
        };
        if !usable.iter().any(|mechanism| capabilities.offers(mechanism)) {
            let offered = capabilities.auth.clone();
            return Err(Words::LoginUnknown { server: self.name(), offered }.halt());
        }
        let secret = login.secret.expose_secret().to_owned();
        let reply = match login.method {
            AuthMethod::Password => connection.auth(
                &[Mechanism::Plain, Mechanism::Login],
                &Credentials::new(login.user.clone(), secret),
            ),
            AuthMethod::XOAuth2 => xoauth2(connection, &login.user, &secret),
        };
        match reply {
            Ok(reply) if reply.has_code(235) => Ok(()),
            Ok(reply) => Err(Fault::Lost(reply_of(&reply))),
            Err(error) => match trouble(&error) {
                Trouble::Refused(reply) if reply.code.is_some_and(|code| code >= 500) => {
                    let user = login.user.clone();
                    Err(Words::LoginRefused { user, reply: reply.to_string() }.halt())
                }
                _ => Err(self.fault(&error)),
            },
        }
    }
}

fn flaw(reason: &CertificateError) -> Flaw {
    use CertificateError as E;
    match reason {
        E::Expired | E::ExpiredContext { .. } => Flaw::Expired,
        E::NotValidYet | E::NotValidYetContext { .. } => Flaw::NotYet,
        E::UnknownIssuer => Flaw::UnknownIssuer,
        E::NotValidForName | E::NotValidForNameContext { .. } => Flaw::OtherName,
        other => Flaw::Other(other.to_string()),
    }
}

/// A bearer token (Google's and Microsoft's XOAUTH2). After a fault the server sends a challenge that
/// an empty answer turns into the true reply; lettre stops before that.
fn xoauth2(connection: &mut SmtpConnection, user: &str, token: &str) -> Result<Response, Error> {
    let credentials = format!("user={user}\x01auth=Bearer {token}\x01\x01");
    let credentials = base64::prelude::BASE64_STANDARD.encode(credentials);
    let reply = connection.command(format!("AUTH XOAUTH2 {credentials}\r\n"))?;
    if reply.has_code(334) { connection.command("\r\n") } else { Ok(reply) }
}

fn read_authority(path: &Path) -> Result<Certificate, Fault> {
    let fault = |error: String| Words::CaFile { path: path.display().to_string(), error }.halt();
    let pem = std::fs::read(path).map_err(|error| fault(error.to_string()))?;
    if !pem.windows(10).any(|window| window == b"-----BEGIN") {
        return Err(fault("PEM?".into()));
    }
    Certificate::from_pem(&pem).map_err(|error| fault(error.to_string()))
}
