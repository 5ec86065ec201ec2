//! What a run sees of the outside: sessions that accept mails in two steps.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::l10n::{Localize, Sentence};
use crate::mail::Message;

/// A way to hand over mails. Each connection of a run opens its own session.
pub trait Transport: Sync {
    /// Gets ready to hand over mails. [`Fault::Lost`] where it may work later, [`Fault::Abort`]
    /// where the user has to change something first.
    fn open(&self) -> Result<Box<dyn Session + '_>, Fault>;

    /// Why nothing can be sent where the other side has never been reached.
    fn unreachable(&self, reply: &Reply) -> Abort;
}

/// One connection.
pub trait Session {
    /// Everything before the message itself, up to the server's "go ahead". Until then nothing has
    /// been sent, so every fault leaves the person untouched.
    fn offer(&mut self, mail: &Message) -> Result<(), Fault>;

    /// The message. After it, only the reply says whether the server accepted it.
    fn transmit(&mut self, mail: &Message) -> Result<Reply, Fault>;

    /// Whether it can accept another mail.
    fn is_open(&self) -> bool;

    /// Closes the session properly. Not called where the connection is to be dropped instead.
    fn close(self: Box<Self>);
}

/// The reply of a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The reply code (RFC 5321, section 4.2), or `None` where no server replied.
    pub code: Option<u16>,
    /// The text on one line.
    pub text: String,
}

impl Reply {
    /// A server's reply.
    pub fn new(code: u16, text: impl Into<String>) -> Self {
        Self { code: Some(code), text: text.into() }
    }

    /// A text that does not come from a server.
    pub fn local(text: impl Into<String>) -> Self {
        Self { code: None, text: text.into() }
    }
}

/// Why a mail was not accepted, by what follows from it.
#[derive(Clone, Debug)]
pub enum Fault {
    /// Refused for good; another attempt is pointless.
    Refused(Reply),
    /// Refused for now; to be tried again later.
    Deferred(Reply),
    /// The connection is gone, and the mail was certainly not accepted.
    Lost(Reply),
    /// The mail was handed over completely, and no reply came.
    Uncertain(Reply),
    /// The whole run has to stop; the person is untouched.
    Abort(Abort),
}

/// Why a run cannot continue until the user changes something.
#[derive(Clone, Debug)]
pub struct Abort {
    /// What is wrong.
    pub says: Sentence,
    /// What to do about it.
    pub help: Option<Sentence>,
}

impl Abort {
    /// A reason with help.
    pub fn new(says: impl Localize + 'static, help: impl Localize + 'static) -> Self {
        Self { says: Arc::new(says), help: Some(Arc::new(help)) }
    }
}

impl From<Diagnostic> for Abort {
    fn from(finding: Diagnostic) -> Self {
        Self { says: finding.message, help: finding.help }
    }
}
