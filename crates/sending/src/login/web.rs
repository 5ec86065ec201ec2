//! The way to the authorisation server: HTTPS with the same trust as to mail servers, through the
//! proxy of the office, and never where it is sent on to.

use std::fmt;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::Mutex;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use oauth2::http::header::DATE;
use oauth2::{HttpRequest, HttpResponse};
use rustls::{ClientConfig, ClientConnection, StreamOwned};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::{
    Buffers, ConnectProxyConnector, ConnectionDetails, Connector, Either, LazyBuffers, NextTimeout,
    TcpConnector, Transport, TransportAdapter,
};
use ureq::{Agent, Proxy};

use super::fault::LoginFault;
use crate::delivery::smtp::Endpoint;
use crate::delivery::smtp::messages::ServerMessage;
use crate::delivery::smtp::tls::{self, Trust};
use crate::settings::Security;
use crate::world::World;

/// How long a request may take in all.
const TIMEOUT: Duration = Duration::from_secs(30);
/// The longest answer that is read (bytes): tokens have a few thousand.
const LONGEST: u64 = 256 * 1024;

/// A client for one authorisation server.
pub(super) struct Web {
    agent: Agent,
    server: String,
    world: Arc<World>,
    /// How far this computer's clock is ahead of the server's, as of the last answer.
    ahead: Mutex<TimeDelta>,
}

impl fmt::Debug for Web {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Web").field("server", &self.server).finish_non_exhaustive()
    }
}

impl Web {
    /// A client for the server of this name, with the office's own authorities.
    ///
    /// # Errors
    /// The authorities cannot be read, or the proxy has no usable address.
    pub(super) fn new(
        server: &str,
        ca_file: Option<&Path>,
        world: &Arc<World>,
    ) -> Result<Self, LoginFault> {
        let trust = Trust::default();
        let endpoint = endpoint(server, ca_file);
        let config = trust.config(endpoint);
        let config = config.map_err(LoginFault::of_tls)?;
        let proxy = proxy(world)?;
        let settings = Agent::config_builder()
            .timeout_global(Some(TIMEOUT))
            .max_redirects(0)
            .http_status_as_error(false)
            .user_agent("rundmail")
            .proxy(proxy)
            .build();
        let connector = ConnectProxyConnector::default().chain(TcpConnector::default());
        let connector =
            connector.chain(Protecting { config, ca_file: ca_file.map(Path::to_owned) });
        let agent = Agent::with_parts(settings, connector, DefaultResolver::default());
        let (server, ahead) = (server.to_owned(), Mutex::new(TimeDelta::zero()));
        Ok(Self { agent, server, world: Arc::clone(world), ahead })
    }

    /// Asks, and reads the whole answer.
    pub(super) fn ask(&self, request: HttpRequest) -> Result<HttpResponse, LoginFault> {
        let answer = self.agent.run(request).map_err(|error| self.fault(error))?;
        let (head, body) = answer.into_parts();
        let date = head.headers.get(DATE).and_then(|date| date.to_str().ok());
        if let Some(there) = date.and_then(|date| DateTime::parse_from_rfc2822(date).ok())
            && let Ok(mut ahead) = self.ahead.lock()
        {
            *ahead = self.world.now() - there.with_timezone(&Utc);
        }
        let body = body.into_with_config().limit(LONGEST).read_to_vec();
        let body = body.map_err(|error| self.fault(error))?;
        Ok(HttpResponse::from_parts(head, body))
    }

    /// How far this computer's clock is ahead of the server's.
    pub(super) fn ahead(&self) -> TimeDelta {
        self.ahead.lock().map_or_else(|_| TimeDelta::zero(), |ahead| *ahead)
    }

    /// The server as it is shown to people.
    pub(super) fn server(&self) -> &str {
        &self.server
    }

    fn fault(&self, error: ureq::Error) -> LoginFault {
        let server = self.server.clone();
        match error {
            ureq::Error::Other(error) => match error.downcast::<NotProtected>() {
                Ok(fault) => LoginFault::of_tls(fault.0),
                Err(_) => LoginFault::Unreachable { server },
            },
            ureq::Error::ConnectProxyFailed(_) => LoginFault::Proxy,
            ureq::Error::Protocol(_) | ureq::Error::BodyExceedsLimit(_) => {
                LoginFault::NotOAuth { server }
            }
            _ => LoginFault::Unreachable { server },
        }
    }
}

fn endpoint<'a>(server: &'a str, ca_file: Option<&'a Path>) -> Endpoint<'a> {
    let (host, port) = server.rsplit_once(':').unwrap_or((server, ""));
    Endpoint { host, port: port.parse().unwrap_or(443), security: Security::Tls, ca_file }
}

/// The proxy of the office, as its computers name it.
fn proxy(world: &World) -> Result<Option<Proxy>, LoginFault> {
    let named = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
    let Some(address) = named.iter().find_map(|name| world.variable(name)) else { return Ok(None) };
    let plain = Proxy::new(address).map_err(|_| LoginFault::Proxy)?;
    let not = ["NO_PROXY", "no_proxy"].iter().find_map(|name| world.variable(name));
    let mut proxy = Proxy::builder(plain.protocol()).host(plain.host()).port(plain.port());
    if let (Some(user), Some(password)) = (plain.username(), plain.password()) {
        proxy = proxy.username(user).password(password);
    }
    let not = not.unwrap_or_default().split(',').map(str::trim).filter(|host| !host.is_empty());
    for host in not.chain(["localhost", "127.0.0.1", "[::1]"]) {
        proxy = proxy.no_proxy(host);
    }
    proxy.build().map(Some).map_err(|_| LoginFault::Proxy)
}

/// TLS with the trust of this program; `ureq` has ways of its own, but none to the authorities of
/// the system and of the office at once.
#[derive(Debug)]
struct Protecting {
    config: Arc<ClientConfig>,
    ca_file: Option<PathBuf>,
}

/// Why a connection could not be protected.
#[derive(Debug)]
struct NotProtected(ServerMessage);

impl fmt::Display for NotProtected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the connection could not be protected")
    }
}

impl std::error::Error for NotProtected {}

impl<In: Transport> Connector<In> for Protecting {
    type Out = Either<In, Protected>;

    fn connect(
        &self,
        details: &ConnectionDetails<'_>,
        chained: Option<In>,
    ) -> Result<Option<Self::Out>, ureq::Error> {
        let Some(transport) = chained else { return Err(ureq::Error::ConnectionFailed) };
        if !details.needs_tls() || transport.is_tls() {
            return Ok(Some(Either::A(transport)));
        }
        let authority = details.uri.authority().map(ToString::to_string).unwrap_or_default();
        let endpoint = endpoint(&authority, self.ca_file.as_deref());
        let refused = |fault| ureq::Error::Other(Box::new(NotProtected(fault)));
        let name = tls::server_name(endpoint).map_err(refused)?;
        let connection = ClientConnection::new(Arc::clone(&self.config), name);
        let mut connection = connection.map_err(|error| refused(tls::fault(endpoint, &error)))?;
        let mut socket = TransportAdapter::new(transport.boxed(), details.current_time.clone());
        socket.set_timeout(details.timeout);
        connection.complete_io(&mut socket).map_err(|error| {
            let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
            match inner {
                Some(flaw) => refused(tls::fault(endpoint, flaw)),
                None => ureq::Error::Io(error),
            }
        })?;
        let config = details.config;
        let buffers = LazyBuffers::new(config.input_buffer_size(), config.output_buffer_size());
        let stream = StreamOwned { conn: connection, sock: socket };
        Ok(Some(Either::B(Protected { buffers, stream })))
    }
}

/// A protected connection.
struct Protected {
    buffers: LazyBuffers,
    stream: StreamOwned<ClientConnection, TransportAdapter>,
}

impl fmt::Debug for Protected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Protected")
    }
}

impl Transport for Protected {
    fn buffers(&mut self) -> &mut dyn Buffers {
        &mut self.buffers
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), ureq::Error> {
        self.stream.get_mut().set_timeout(timeout);
        let output = self.buffers.output().get(..amount).unwrap_or_default();
        self.stream.write_all(output)?;
        Ok(())
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, ureq::Error> {
        self.stream.get_mut().set_timeout(timeout);
        let amount = self.stream.read(self.buffers.input_append_buf())?;
        self.buffers.input_appended(amount);
        Ok(amount > 0)
    }

    fn is_open(&mut self) -> bool {
        self.stream.get_mut().get_mut().is_open()
    }

    fn is_tls(&self) -> bool {
        true
    }
}
