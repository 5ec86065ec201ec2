//! Opens a connection that is protected and logged in.

use std::sync::Arc;

use imap_codec::imap_types::command::CommandBody;
use imap_codec::imap_types::response::{Capability, Code, Data, GreetingKind};
use rustls::ClientConfig;

use super::ImapOptions;
use super::messages::{self, of_talk};
use super::session::{Imap, offers};
use super::talk::{Answer, Talk, TalkFault};
use crate::delivery::Abort;
use crate::delivery::smtp::line::Line;
use crate::delivery::smtp::login::Told;
use crate::delivery::smtp::messages::ServerMessage;
use crate::delivery::smtp::reply_error::ReplyError;
use crate::delivery::smtp::socket::Socket;
use crate::delivery::smtp::tls::{self, Trust};
use crate::settings::{AuthMethod, Security};

impl Imap {
    /// Connects and logs in.
    ///
    /// # Errors
    /// The server is out of reach, cannot be trusted, or refuses the login; the reason says so with
    /// help.
    pub fn open(options: &ImapOptions) -> Result<Self, Abort> {
        let entry = Entry { options };
        let told = options.login.told()?;
        match entry.enter(&told) {
            Err(Kept::Refused(refusal)) => match options.login.told_anew(&told)? {
                // The token may have ended or been withdrawn since it was given.
                Some(anew) => entry.enter(&anew).map_err(Kept::reason),
                None => Err(refusal),
            },
            entered => entered.map_err(Kept::reason),
        }
    }
}

/// Why somebody was not let in.
enum Kept {
    /// The server refuses the login.
    Refused(Abort),
    /// Anything else.
    Out(Abort),
}

impl Kept {
    fn reason(self) -> Abort {
        match self {
            Self::Refused(abort) | Self::Out(abort) => abort,
        }
    }
}

impl From<Abort> for Kept {
    fn from(abort: Abort) -> Self {
        Self::Out(abort)
    }
}

/// The way in.
struct Entry<'a> {
    options: &'a ImapOptions,
}

impl Entry<'_> {
    /// Connects and logs in.
    fn enter(&self, told: &Told) -> Result<Imap, Kept> {
        let (mut talk, offered) = self.protected()?;
        self.log_in(&mut talk, &offered, told)?;
        // What is offered may change with the login (RFC 3501, section 6.2.3).
        let offered = self.capabilities(&mut talk)?;
        Ok(Imap::new(talk, offered, self.options.endpoint().name()))
    }

    /// A conversation that is protected, and what the server offers on it.
    fn protected(&self) -> Result<(Talk, Vec<String>), Abort> {
        let endpoint = self.options.endpoint();
        let config = match endpoint.security {
            Security::None => None,
            _ => Some(Trust::default().config(endpoint).map_err(messages::of_server)?),
        };
        let line = self.line()?;
        match (endpoint.security, config) {
            (Security::Tls, Some(config)) => self.greeted(self.protect(line, &config)?),
            (Security::StartTls, Some(config)) => {
                let (mut talk, offered) = self.greeted(line)?;
                if !offers(&offered, "STARTTLS") {
                    return Err(self.server(|server| ServerMessage::NoStartTls { server }));
                }
                talk.plain("STARTTLS", &[]).map_err(|fault| self.fault(fault))?;
                // Bytes that arrive before the encryption must not pass for the server's own.
                let line = talk.into_line();
                let line =
                    line.ok_or_else(|| self.server(|server| ServerMessage::Injected { server }))?;
                let mut talk = Talk::new(self.protect(line, &config)?, self.options.timeout);
                let offered = self.capabilities(&mut talk)?;
                Ok((talk, offered))
            }
            _ => self.greeted(line),
        }
    }

    fn line(&self) -> Result<Line, Abort> {
        let endpoint = self.options.endpoint();
        let addresses = endpoint.addresses().map_err(|error| self.unreachable(&error))?;
        let near = addresses.iter().all(|address| address.ip().is_loopback());
        if endpoint.security == Security::None && !near {
            let host = endpoint.host.to_owned();
            return Err(messages::of_server(ServerMessage::NotLoopback { host }));
        }
        let socket = Socket::connect(&addresses, self.options.timeout);
        let (socket, _) = socket.map_err(|error| self.unreachable(&ReplyError::Broken(error)))?;
        Ok(Line::new(socket))
    }

    fn protect(&self, line: Line, config: &Arc<ClientConfig>) -> Result<Line, Abort> {
        let endpoint = self.options.endpoint();
        let name = tls::server_name(endpoint).map_err(messages::of_server)?;
        line.protect(config, name, self.options.timeout).map_err(|error| match error.tls() {
            Some(error) => messages::of_server(tls::fault(endpoint, error)),
            None => self.unreachable(&error),
        })
    }

    fn greeted(&self, line: Line) -> Result<(Talk, Vec<String>), Abort> {
        let mut talk = Talk::new(line, self.options.timeout);
        let greeting = talk.greeting().map_err(|fault| match fault {
            TalkFault::Line(error) => self.unreachable(&error),
            other => self.fault(other),
        })?;
        if greeting.kind == GreetingKind::Bye {
            let reply = greeting.text.inner().to_owned();
            return Err(self.server(|server| ServerMessage::Turned { server, reply }));
        }
        let offered = match greeting.code {
            Some(Code::Capability(offered)) => words(offered.as_ref()),
            _ => self.capabilities(&mut talk)?,
        };
        Ok((talk, offered))
    }

    fn capabilities(&self, talk: &mut Talk) -> Result<Vec<String>, Abort> {
        let answer = talk.command(CommandBody::Capability).map_err(|fault| self.fault(fault))?;
        let Answer { data, .. } = answer;
        let lists = data.iter().filter_map(|data| match data {
            Data::Capability(offered) => Some(words(offered.as_ref())),
            _ => None,
        });
        Ok(lists.flatten().collect())
    }

    /// Logs in with a mechanism that takes any letters, otherwise with LOGIN.
    fn log_in(&self, talk: &mut Talk, offered: &[String], login: &Told) -> Result<(), Kept> {
        let method = self.options.login.method;
        let done = match method {
            AuthMethod::XOAuth2 if offers(offered, "AUTH=XOAUTH2") => {
                // After an error the server sends a challenge, to be answered by nothing.
                let answer = login.bearer_answer();
                match talk.plain("AUTHENTICATE XOAUTH2", &[&answer]) {
                    Err(TalkFault::Nonsense(_)) => Err(TalkFault::Refused(String::new())),
                    done => done,
                }
            }
            AuthMethod::Password if offers(offered, "AUTH=PLAIN") => {
                talk.plain("AUTHENTICATE PLAIN", &[&login.plain_answer()])
            }
            AuthMethod::Password if !offers(offered, "LOGINDISABLED") => {
                self.plain_login(talk, login)?
            }
            _ => {
                let offered = offered.iter().filter_map(|one| one.strip_prefix("AUTH="));
                let offered = offered.map(str::to_owned).collect();
                let unknown = |server| ServerMessage::LoginUnknown { server, offered };
                return Err(self.server(unknown).into());
            }
        };
        match done {
            Ok(_) => Ok(()),
            Err(TalkFault::Refused(reply)) => {
                let (user, reply) = (login.user.clone(), login.without_secret(&reply));
                let refused = ServerMessage::LoginRefused { user, method, reply };
                Err(Kept::Refused(messages::of_server(refused)))
            }
            Err(fault) => Err(self.fault(fault).into()),
        }
    }

    fn plain_login(
        &self,
        talk: &mut Talk,
        login: &Told,
    ) -> Result<Result<Answer, TalkFault>, Abort> {
        use secrecy::ExposeSecret;
        let body = CommandBody::login(login.user.as_str(), login.secret.expose_secret());
        match body {
            Ok(body) => Ok(talk.command(body)),
            // A NUL in it.
            Err(_) => {
                let (user, method) = (login.user.clone(), self.options.login.method);
                let refused = ServerMessage::LoginRefused { user, method, reply: String::new() };
                Err(messages::of_server(refused))
            }
        }
    }

    fn server(&self, message: impl FnOnce(String) -> ServerMessage) -> Abort {
        messages::of_server(message(self.options.endpoint().name()))
    }

    fn unreachable(&self, error: &ReplyError) -> Abort {
        let error = error.into();
        self.server(|server| ServerMessage::Unreachable { server, error })
    }

    fn fault(&self, fault: TalkFault) -> Abort {
        of_talk(&self.options.endpoint().name(), fault)
    }
}

/// What the server offers, in capitals.
fn words(offered: &[Capability<'_>]) -> Vec<String> {
    offered.iter().map(|one| one.to_string().to_ascii_uppercase()).collect()
}
