//! Logging in (RFC 4954): PLAIN, LOGIN and XOAUTH2.
//!
//! The secret and everything derived from it are in memory that is wiped, and are removed from
//! replies that repeat them.

use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};

use super::Login;
use super::capabilities::Capabilities;
use super::line::Line;
use super::reply::Response;
use super::reply_error::ReplyError;
use crate::delivery::secret::Secret as Source;
use crate::delivery::transport::{Abort, Reply};
use crate::settings::AuthMethod;

/// Why the login failed.
pub(super) enum Unknown {
    /// The server offers no usable mechanism.
    NoMechanism,
    /// The server refuses the login.
    Refused(Reply),
    /// There is no reply.
    NoReply(ReplyError),
}

impl From<ReplyError> for Unknown {
    fn from(error: ReplyError) -> Self {
        Self::NoReply(error)
    }
}

/// Logs in with the best mechanism that the server offers, and returns it.
pub(super) fn log_in(
    line: &mut Line,
    capabilities: &Capabilities,
    login: &Told,
    timeout: Duration,
) -> Result<&'static str, Unknown> {
    let mechanisms: &[&'static str] = match login.method {
        AuthMethod::Password => &["PLAIN", "LOGIN"],
        AuthMethod::XOAuth2 => &["XOAUTH2"],
    };
    let usable = mechanisms.iter().filter(|mechanism| capabilities.offers(mechanism));
    let mut refusal = Unknown::NoMechanism;
    for mechanism in usable {
        let mut talk = Talk { line: &mut *line, login, timeout };
        let response = match *mechanism {
            "PLAIN" => talk.plain()?,
            "LOGIN" => talk.in_turn()?,
            _ => talk.bearer()?,
        };
        match response.code {
            235 => return Ok(mechanism),
            // Offered but not supported (RFC 4954, section 6): another one may be.
            504 => refusal = Unknown::Refused(talk.reply(&response)),
            _ => return Err(Unknown::Refused(talk.reply(&response))),
        }
    }
    Err(refusal)
}

/// A text that is wiped from memory.
pub(crate) type Secret = Zeroizing<String>;

struct Talk<'a> {
    line: &'a mut Line,
    login: &'a Told,
    timeout: Duration,
}

impl Talk<'_> {
    /// RFC 4616 in one step, or in two where the server insists.
    fn plain(&mut self) -> Result<Response, ReplyError> {
        let answer = self.login.plain_answer();
        let response = self.command("AUTH PLAIN ", &answer)?;
        if response.code == 334 { self.command("", &answer) } else { Ok(response) }
    }

    /// LOGIN asks for the user and then for the password. The prompts vary, but not the order.
    fn in_turn(&mut self) -> Result<Response, ReplyError> {
        let mut response = self.command("AUTH LOGIN", "")?;
        for answer in [encode(&self.login.user), encode(self.login.secret.expose_secret())] {
            if response.code != 334 {
                break;
            }
            response = self.command("", &answer)?;
        }
        Ok(response)
    }

    /// A bearer token (Google's and Microsoft's XOAUTH2). After an error the server sends a
    /// challenge, and replies properly after an empty answer.
    fn bearer(&mut self) -> Result<Response, ReplyError> {
        let answer = self.login.bearer_answer();
        let response = self.command("AUTH XOAUTH2 ", &answer)?;
        if response.code == 334 { self.command("", "") } else { Ok(response) }
    }

    fn command(&mut self, command: &str, answer: &str) -> Result<Response, ReplyError> {
        let parts = [command.as_bytes(), answer.as_bytes(), b"\r\n"];
        self.line.say(&parts, self.timeout, self.timeout)?;
        self.line.reply(self.timeout)
    }

    /// Some servers repeat the command that they do not accept.
    fn reply(&self, response: &Response) -> Reply {
        let mut reply = response.to_reply();
        reply.text = self.login.without_secret(&reply.text);
        reply
    }
}

/// A login with its secret as it is now.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) user: String,
    pub(crate) secret: SecretString,
    method: AuthMethod,
}

impl Login {
    /// The login with its secret, which may have to be renewed first.
    pub(crate) fn told(&self) -> Result<Told, Abort> {
        let secret = match &self.secret {
            Source::Fixed(secret) => secret.clone(),
            Source::Renewed(token) => token.token()?,
        };
        Ok(self.with(secret))
    }

    /// The login with another secret than this, which a server has refused, if there is one.
    pub(crate) fn told_anew(&self, refused: &Told) -> Result<Option<Told>, Abort> {
        match &self.secret {
            Source::Fixed(_) => Ok(None),
            Source::Renewed(token) => {
                Ok(token.another(&refused.secret)?.map(|secret| self.with(secret)))
            }
        }
    }

    fn with(&self, secret: SecretString) -> Told {
        Told { user: self.user.clone(), secret, method: self.method }
    }
}

impl Told {
    /// The answer to PLAIN (RFC 4616), in base64.
    pub(crate) fn plain_answer(&self) -> Secret {
        let secret = self.secret.expose_secret();
        encode(&Zeroizing::new(format!("\0{}\0{secret}", self.user)))
    }

    /// The answer to XOAUTH2, in base64.
    pub(crate) fn bearer_answer(&self) -> Secret {
        let token = self.secret.expose_secret();
        encode(&Zeroizing::new(format!("user={}\x01auth=Bearer {token}\x01\x01", self.user)))
    }

    /// A server's words without the secret, in whatever form it repeats that.
    pub(crate) fn without_secret(&self, words: &str) -> String {
        let secret = self.secret.expose_secret();
        let mut words = words.to_owned();
        for told in [&*self.plain_answer(), &*self.bearer_answer(), &*encode(secret), secret] {
            if !told.is_empty() {
                words = words.replace(told, "…");
            }
        }
        words
    }
}

fn encode(text: &str) -> Secret {
    Zeroizing::new(BASE64_STANDARD.encode(text))
}
