//! From nothing to a connection that is protected, known and logged in.

use std::net::{SocketAddr, ToSocketAddrs};

use super::SmtpOptions;
use super::capabilities::Capabilities;
use super::line::{Lapse, Line};
use super::login::{self, Unknown};
use super::reply::Response;
use super::socket::Socket;
use super::tls::{self, Trust};
use super::words::Words;
use crate::delivery::transport::{Fault, Reply};
use crate::settings::Security;

/// Connects as the options say.
pub(super) fn connect(options: &SmtpOptions, trust: &Trust) -> Result<(Line, Capabilities), Fault> {
    let server = Server { options, trust };
    let (mut line, capabilities) = match options.security {
        Security::Tls => server.implicit_tls()?,
        Security::StartTls => server.start_tls()?,
        Security::None => server.unprotected()?,
    };
    server.log_in(&mut line, &capabilities)?;
    Ok((line, capabilities))
}

/// The server that is being connected to.
struct Server<'a> {
    options: &'a SmtpOptions,
    trust: &'a Trust,
}

type Connected = (Line, Capabilities);

impl Server<'_> {
    fn addresses(&self) -> Result<Vec<SocketAddr>, Fault> {
        let found = (self.options.host.as_str(), self.options.port).to_socket_addrs();
        found.map(Iterator::collect).map_err(|error| Fault::Lost(Reply::local(error.to_string())))
    }

    fn open(&self) -> Result<Line, Fault> {
        let addresses = self.addresses()?;
        if self.options.security == Security::None
            && !addresses.iter().all(|address| address.ip().is_loopback())
        {
            return Err(Words::NotLoopback { host: self.options.host.clone() }.halt());
        }
        let socket = Socket::connect(&addresses, self.options.patience.connect);
        socket.map(Line::new).map_err(|error| self.lapse(&Lapse::Broken(error)))
    }

    fn unprotected(&self) -> Result<Connected, Fault> {
        let mut line = self.open()?;
        self.greeting(&mut line)?;
        let capabilities = self.hello_or_helo(&mut line)?;
        Ok((line, capabilities))
    }

    fn implicit_tls(&self) -> Result<Connected, Fault> {
        let mut line = self.protect(self.open()?)?;
        self.greeting(&mut line)?;
        let capabilities = self.hello_or_helo(&mut line)?;
        Ok((line, capabilities))
    }

    /// Bytes that come before the encryption and are read after it would pass for the server's own
    /// (CVE-2011-0411 and its kin): where anything follows the reply to STARTTLS, this is the end. What
    /// comes later than that is taken for the handshake, and fails there.
    fn start_tls(&self) -> Result<Connected, Fault> {
        // Whether the system's authorities can be read shows before anything is said.
        self.trust.config(self.options).map_err(Words::halt)?;
        let mut line = self.open()?;
        self.greeting(&mut line)?;
        let before = self.hello(&mut line)?;
        if !before.start_tls {
            return Err(Words::NoStartTls { server: self.options.name() }.halt());
        }
        self.positive(&self.command(&mut line, "STARTTLS\r\n")?)?;
        if line.has_unread() {
            return Err(Words::Injected { server: self.options.name() }.halt());
        }
        let mut line = self.protect(line)?;
        // What was offered before the encryption may have been anybody's words (RFC 3207, section 4.2).
        let capabilities = self.hello(&mut line)?;
        Ok((line, capabilities))
    }

    fn protect(&self, line: Line) -> Result<Line, Fault> {
        let config = self.trust.config(self.options).map_err(Words::halt)?;
        let name = tls::server_name(self.options).map_err(Words::halt)?;
        let protected = line.protect(&config, name, self.options.patience.connect);
        protected.map_err(|lapse| self.lapse(&lapse))
    }

    fn greeting(&self, line: &mut Line) -> Result<(), Fault> {
        let greeting = line.reply(self.options.patience.connect);
        self.positive(&greeting.map_err(|lapse| self.lapse(&lapse))?)
    }

    fn hello(&self, line: &mut Line) -> Result<Capabilities, Fault> {
        let reply = self.command(line, &format!("EHLO {}\r\n", self.options.hello))?;
        self.positive(&reply)?;
        Ok(Capabilities::read(reply.lines()))
    }

    /// A server that knows no EHLO is greeted as in the old days (RFC 5321, section 3.2), where nothing
    /// is wanted of it that only EHLO tells.
    fn hello_or_helo(&self, line: &mut Line) -> Result<Capabilities, Fault> {
        if self.options.login.is_some() {
            return self.hello(line);
        }
        let reply = self.command(line, &format!("EHLO {}\r\n", self.options.hello))?;
        if reply.code < 500 {
            self.positive(&reply)?;
            return Ok(Capabilities::read(reply.lines()));
        }
        let reply = self.command(line, &format!("HELO {}\r\n", self.options.hello))?;
        self.positive(&reply)?;
        Ok(Capabilities::default())
    }

    fn log_in(&self, line: &mut Line, capabilities: &Capabilities) -> Result<(), Fault> {
        let Some(login) = &self.options.login else { return Ok(()) };
        let done = login::log_in(line, capabilities, login, self.options.patience.connect);
        done.map_err(|unknown| match unknown {
            Unknown::NoMechanism => {
                let offered = capabilities.auth.clone();
                Words::LoginUnknown { server: self.options.name(), offered }.halt()
            }
            Unknown::Refused(reply) if reply.code.is_some_and(|code| code >= 500) => {
                let user = login.user.clone();
                Words::LoginRefused { user, reply: reply.to_string() }.halt()
            }
            Unknown::Refused(reply) => Fault::Lost(reply),
            Unknown::Lapse(lapse) => self.lapse(&lapse),
        })
    }

    fn command(&self, line: &mut Line, command: &str) -> Result<Response, Fault> {
        let response = line.command(command, self.options.patience.connect);
        response.map_err(|lapse| self.lapse(&lapse))
    }

    /// Anything but a good reply on the way to a ready connection.
    fn positive(&self, response: &Response) -> Result<(), Fault> {
        if response.is_positive() {
            return Ok(());
        }
        let reply = response.to_reply();
        if response.code < 500 {
            return Err(Fault::Lost(reply));
        }
        Err(Words::Turned { server: self.options.name(), reply: reply.to_string() }.halt())
    }

    /// No reply at all. A fault of TLS is worth words of its own.
    fn lapse(&self, lapse: &Lapse) -> Fault {
        match lapse.tls() {
            Some(error) => tls::fault(self.options, error).halt(),
            None => Fault::Lost(Reply::local(lapse.to_string())),
        }
    }
}
