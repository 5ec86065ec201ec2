//! Opens a connection that is protected, greeted and logged in.

use std::fmt;
use std::net::{IpAddr, SocketAddr};

use lettre::transport::smtp::commands::{Ehlo, Starttls};
use lettre::transport::smtp::extension::ClientId;

use super::capabilities::Capabilities;
use super::certificate::Certificate;
use super::line::Line;
use super::login::{self, Told, Unknown};
use super::manners::{self, Manners};
use super::messages::ServerMessage;
use super::reply::Response;
use super::reply_error::ReplyError;
use super::socket::Socket;
use super::tls::{self, Trust};
use super::{Login, SmtpOptions, SmtpTransport};
use crate::delivery::messages as delivery;
use crate::delivery::reply::denial::Denial;
use crate::delivery::transport::{Fault, Reply};
use crate::settings::Security;

/// A completed step, in order; the server's greeting comes after the encryption where that starts
/// with the first byte.
#[derive(Clone, Debug)]
pub enum Step {
    /// The name was resolved to these addresses.
    Resolved(Vec<IpAddr>),
    /// One of them has answered.
    Connected(SocketAddr),
    /// The server's greeting.
    Greeted(Reply),
    /// The connection is protected, and the certificate is valid.
    Protected {
        /// The version: `TLS 1.3`.
        version: &'static str,
        /// Its certificate, as far as it could be read.
        certificate: Option<Certificate>,
    },
    /// What the server offers, after the encryption if there is one.
    Offered(Capabilities),
    /// The server has accepted the login.
    LoggedIn {
        /// The user name.
        user: String,
        /// The mechanism: `PLAIN`, `LOGIN` or `XOAUTH2`.
        mechanism: &'static str,
    },
    /// The server accepts mails from this sender.
    SenderTaken,
    /// The server accepts mails to the sender, who gets the replies and returned mails.
    RecipientTaken,
    /// The server refuses mails to the sender.
    RecipientRefused(Reply),
}

/// Connects as the options say, and reports each completed step.
pub(super) fn connect(
    transport: &SmtpTransport,
    watch: &mut dyn FnMut(Step),
) -> Result<Connected, Fault> {
    let SmtpTransport { options, trust, manners, .. } = transport;
    // Renewing a token may take a while; no server should wait for it.
    let told = options.login.as_ref().map(Login::told).transpose().map_err(Fault::Abort)?;
    let mut server =
        Server { options, trust, manners, watch, hello: ClientId::Domain(options.hello.clone()) };
    let (mut line, capabilities) = match options.security {
        Security::Tls => server.implicit_tls()?,
        Security::StartTls => server.start_tls()?,
        Security::None => server.unprotected()?,
    };
    (server.watch)(Step::Offered(capabilities.clone()));
    server.log_in(&mut line, &capabilities, told)?;
    Ok(Connected { line, capabilities, hello: server.hello })
}

/// A connection that is ready for mails.
pub(super) struct Connected {
    pub line: Line,
    pub capabilities: Capabilities,
    /// The name last used to greet the server.
    pub hello: ClientId,
}

/// The server that is being connected to.
struct Server<'a> {
    options: &'a SmtpOptions,
    trust: &'a Trust,
    manners: &'a Manners,
    watch: &'a mut dyn FnMut(Step),
    /// The name last used to greet the server.
    hello: ClientId,
}

type Greeted = (Line, Capabilities);

impl Server<'_> {
    fn open(&mut self) -> Result<Line, Fault> {
        let addresses = self.options.endpoint().addresses();
        let addresses = addresses.map_err(|error| self.reply_error(&error))?;
        (self.watch)(Step::Resolved(addresses.iter().map(SocketAddr::ip).collect()));
        if self.options.security == Security::None
            && !addresses.iter().all(|address| address.ip().is_loopback())
        {
            return Err(ServerMessage::NotLoopback { host: self.options.host.clone() }.abort());
        }
        let socket = Socket::connect(&addresses, self.options.timeouts.connect);
        let (socket, address) =
            socket.map_err(|error| self.reply_error(&ReplyError::Broken(error)))?;
        (self.watch)(Step::Connected(address));
        Ok(Line::new(socket))
    }

    fn unprotected(&mut self) -> Result<Greeted, Fault> {
        let mut line = self.open()?;
        self.greeting(&mut line)?;
        let capabilities = self.hello_or_helo(&mut line)?;
        Ok((line, capabilities))
    }

    fn implicit_tls(&mut self) -> Result<Greeted, Fault> {
        let line = self.open()?;
        let mut line = self.protect(line)?;
        self.greeting(&mut line)?;
        let capabilities = self.hello_or_helo(&mut line)?;
        Ok((line, capabilities))
    }

    /// Bytes that arrive before the encryption and are read after it would pass for the server's
    /// own (CVE-2011-0411 and similar): if anything follows the reply to STARTTLS, the connection
    /// ends here. Anything later is taken for the handshake, and fails there.
    fn start_tls(&mut self) -> Result<Greeted, Fault> {
        // Checks that the system's authorities can be read before anything is sent.
        self.trust.config(self.options.endpoint()).map_err(ServerMessage::abort)?;
        let mut line = self.open()?;
        self.greeting(&mut line)?;
        let before = self.hello(&mut line)?;
        if !before.start_tls {
            return Err(ServerMessage::NoStartTls { server: self.options.name() }.abort());
        }
        self.positive(&self.command(&mut line, Starttls)?)?;
        if line.has_unread() {
            return Err(ServerMessage::Injected { server: self.options.name() }.abort());
        }
        let mut line = self.protect(line)?;
        // What was offered before the encryption may have been forged (RFC 3207, section 4.2).
        let capabilities = self.hello(&mut line)?;
        Ok((line, capabilities))
    }

    fn protect(&mut self, line: Line) -> Result<Line, Fault> {
        let config = self.trust.config(self.options.endpoint()).map_err(ServerMessage::abort)?;
        let name = tls::server_name(self.options.endpoint()).map_err(ServerMessage::abort)?;
        let protected = line.protect(&config, name, self.options.timeouts.connect);
        let line = protected.map_err(|error| self.reply_error(&error))?;
        if let Some((version, certificate)) = line.protection() {
            (self.watch)(Step::Protected { version, certificate });
        }
        Ok(line)
    }

    fn greeting(&mut self, line: &mut Line) -> Result<(), Fault> {
        let greeting = line.reply(self.options.timeouts.connect);
        let greeting = greeting.map_err(|error| self.reply_error(&error))?;
        self.positive(&greeting)?;
        (self.watch)(Step::Greeted(greeting.to_reply()));
        Ok(())
    }

    fn hello(&mut self, line: &mut Line) -> Result<Capabilities, Fault> {
        let reply = self.greet(line, |name| Ehlo::new(name).to_string())?;
        self.positive(&reply)?;
        Ok(Capabilities::read(reply.lines()))
    }

    /// Greets with our name, and again with our address where the server does not accept that name
    /// (RFC 5321, section 4.1.4).
    fn greet(
        &mut self,
        line: &mut Line,
        greeting: impl Fn(ClientId) -> String,
    ) -> Result<Response, Fault> {
        let own = line.own_address();
        loop {
            self.hello = self.manners.hello(&self.options.hello, own);
            let reply = self.command(line, greeting(self.hello.clone()))?;
            let another = own.is_some() && manners::refuses_name(&reply);
            if !(another && self.manners.learn_of_name(&self.hello)) {
                return Ok(reply);
            }
        }
    }

    /// Falls back to HELO for a server without EHLO (RFC 5321, section 3.2), if nothing is needed
    /// that only EHLO offers.
    fn hello_or_helo(&mut self, line: &mut Line) -> Result<Capabilities, Fault> {
        if self.options.login.is_some() {
            return self.hello(line);
        }
        let reply = self.greet(line, |name| Ehlo::new(name).to_string())?;
        if reply.code < 500 {
            self.positive(&reply)?;
            return Ok(Capabilities::read(reply.lines()));
        }
        let reply = self.greet(line, |name| format!("HELO {name}\r\n"))?;
        self.positive(&reply)?;
        Ok(Capabilities::default())
    }

    fn log_in(
        &mut self,
        line: &mut Line,
        capabilities: &Capabilities,
        told: Option<Told>,
    ) -> Result<(), Fault> {
        let (Some(login), Some(told)) = (&self.options.login, told) else { return Ok(()) };
        let timeout = self.options.timeouts.connect;
        let mut done = login::log_in(line, capabilities, &told, timeout);
        if let Err(Unknown::Refused(reply)) = &done
            && reply.code.is_some_and(|code| code >= 500)
            // The token may have ended or been withdrawn since it was given.
            && let Some(anew) = login.told_anew(&told).map_err(Fault::Abort)?
        {
            done = login::log_in(line, capabilities, &anew, timeout);
        }
        let mechanism = done.map_err(|unknown| match unknown {
            Unknown::NoMechanism => {
                let offered = capabilities.auth.clone();
                ServerMessage::LoginUnknown { server: self.options.name(), offered }.abort()
            }
            Unknown::Refused(reply) if reply.code.is_some_and(|code| code >= 500) => {
                let (user, method) = (login.user.clone(), login.method);
                ServerMessage::LoginRefused { user, method, reply: reply.to_string() }.abort()
            }
            Unknown::Refused(reply) => Fault::Lost(reply),
            Unknown::NoReply(error) => self.reply_error(&error),
        })?;
        (self.watch)(Step::LoggedIn { user: login.user.clone(), mechanism });
        Ok(())
    }

    fn command(&self, line: &mut Line, command: impl fmt::Display) -> Result<Response, Fault> {
        let response = line.command(command, self.options.timeouts.connect);
        response.map_err(|error| self.reply_error(&error))
    }

    /// Fails for anything but a positive reply while connecting.
    fn positive(&self, response: &Response) -> Result<(), Fault> {
        if response.is_positive() {
            return Ok(());
        }
        let reply = response.to_reply();
        if response.code < 500 {
            return Err(Fault::Lost(reply));
        }
        if Denial::of(&reply) == Some(Denial::Listed) {
            return Err(Fault::Abort(delivery::AbortMessage::denied(Denial::Listed, &reply)));
        }
        Err(ServerMessage::Turned { server: self.options.name(), reply: reply.to_string() }.abort())
    }

    /// There was no reply at all. A TLS error has its own message.
    fn reply_error(&self, error: &ReplyError) -> Fault {
        match error.tls() {
            Some(error) => tls::fault(self.options.endpoint(), error).abort(),
            None => Fault::Lost(error.into()),
        }
    }
}
