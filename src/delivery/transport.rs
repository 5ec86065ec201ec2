//! What a run sees of the outside: sessions that take mails in two steps.

use std::fmt;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::l10n::{Localize, Sentence};
use crate::mail::Message;

/// A way to hand over mails. Each connection of a run opens its own session.
pub trait Transport: Sync {
    /// Gets ready to hand over mails. [`Fault::Lost`] where it may work later, [`Fault::Halt`] where
    /// somebody has to change something first.
    fn open(&self) -> Result<Box<dyn Session + '_>, Fault>;

    /// Why nothing can be sent where the other side has never been reached.
    fn unreachable(&self, reply: &Reply) -> Abort;
}

/// One connection.
pub trait Session {
    /// Everything before the message itself, up to the server's "go ahead". Until then nothing has
    /// been sent, so every fault leaves the person untouched.
    fn offer(&mut self, mail: &Message) -> Result<(), Fault>;

    /// The message. After it only the reply says whether the server took it.
    fn transmit(&mut self, mail: &Message) -> Result<Reply, Fault>;

    /// Can it take another mail?
    fn is_open(&self) -> bool;

    /// Says good-bye. Not called where the connection is to be torn down instead.
    fn close(self: Box<Self>);
}

/// What a server said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The reply code (RFC 5321, section 4.2); `None` where no server spoke.
    pub code: Option<u16>,
    /// The text, in one line.
    pub text: String,
}

impl Reply {
    /// A server's reply.
    pub fn new(code: u16, text: impl Into<String>) -> Self {
        Self { code: Some(code), text: text.into() }
    }

    /// Words that come from no server.
    pub fn local(text: impl Into<String>) -> Self {
        Self { code: None, text: text.into() }
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code {
            Some(code) => write!(f, "{code} {}", self.text),
            None => f.write_str(&self.text),
        }
    }
}

/// Why a mail was not taken, sorted by what follows from it.
#[derive(Clone, Debug)]
pub enum Fault {
    /// Refused for good; another attempt is pointless.
    Refused(Reply),
    /// Not now; come back later.
    Deferred(Reply),
    /// The connection is gone, and the mail was surely not taken.
    Lost(Reply),
    /// The mail was handed over whole, and no reply came.
    Uncertain(Reply),
    /// The whole run has to stop; the person is untouched.
    Halt(Abort),
}

/// Why a run cannot go on until somebody changes something.
#[derive(Clone, Debug)]
pub struct Abort {
    /// What is wrong.
    pub says: Sentence,
    /// What to do about it.
    pub help: Option<Sentence>,
}

impl Abort {
    /// A reason with advice.
    pub fn new(says: impl Localize + 'static, help: impl Localize + 'static) -> Self {
        Self { says: Arc::new(says), help: Some(Arc::new(help)) }
    }
}

impl From<Diagnostic> for Abort {
    fn from(finding: Diagnostic) -> Self {
        Self { says: finding.message, help: finding.help }
    }
}
