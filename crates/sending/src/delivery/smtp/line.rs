//! The line to a server: what is said on it, what comes back, and what a failure leaves open.
//!
//! What matters here is the difference between *not everything was written* and *no reply came*.
//! When a write fails, the bytes that it did not accept have not left this computer; the final dot
//! of a message is the last of them, so the server cannot have accepted the mail. With TLS the dot
//! is in the last record, and a partial record can be neither decrypted nor verified. From then on
//! nothing more is written, since TLS would otherwise send what it still buffers.

use std::fmt;
use std::io::{self, IoSlice, Read, Write};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, ProtocolVersion};

use super::certificate::Certificate;
use super::reply::{ReplyReader, Response};
use super::reply_error::ReplyError;
use super::socket::Socket;

/// Windows does not tell how much of a write that timed out has been sent.
const LATE_WRITES_ARE_COUNTED: bool = cfg!(not(windows));

/// The version of TLS as it is shown to people.
type Version = &'static str;

/// A connection, protected or not.
pub(crate) struct Line {
    channel: Channel,
    inbox: Inbox,
    /// A write has failed; nothing more may be sent.
    torn: bool,
}

enum Channel {
    Plain(Socket),
    Tls(Box<ClientConnection>, Socket),
}

/// What has arrived and was not read yet.
struct Inbox {
    octets: Box<[u8]>,
    start: usize,
    end: usize,
}

impl Inbox {
    fn new() -> Self {
        Self { octets: vec![0; 4096].into(), start: 0, end: 0 }
    }

    fn unread(&self) -> &[u8] {
        self.octets.get(self.start..self.end).unwrap_or_default()
    }
}

impl Line {
    /// A line on a new connection.
    pub(crate) fn new(socket: Socket) -> Self {
        Self { channel: Channel::Plain(socket), inbox: Inbox::new(), torn: false }
    }

    /// Encrypts the line from here on. Unread plaintext has to be checked for before; see
    /// [`Self::has_unread`].
    pub(crate) fn protect(
        self,
        config: &Arc<ClientConfig>,
        name: ServerName<'static>,
        timeout: Duration,
    ) -> Result<Self, ReplyError> {
        let (Channel::Plain(mut socket) | Channel::Tls(_, mut socket)) = self.channel;
        let tls = |error| ReplyError::Broken(io::Error::other(error));
        let mut connection = ClientConnection::new(Arc::clone(config), name).map_err(tls)?;
        socket.allow(timeout, timeout);
        while connection.is_handshaking() {
            connection
                .complete_io(&mut socket)
                .map_err(|error| ReplyError::reading(error, timeout))?;
        }
        let channel = Channel::Tls(Box::new(connection), socket);
        Ok(Self { channel, inbox: Inbox::new(), torn: false })
    }

    /// Whether something has arrived that was not read yet, here, in TLS or in the system. Does not
    /// wait. A closed connection has nothing; the next command on it will show that.
    pub(crate) fn has_unread(&mut self) -> bool {
        if self.inbox.unread().is_empty() {
            let octets = &mut self.inbox.octets;
            let count = match &mut self.channel {
                Channel::Plain(socket) => socket.at_once(|socket| socket.read(octets)),
                Channel::Tls(tls, socket) => {
                    socket.at_once(|socket| read_protected(tls, socket, octets, true))
                }
            };
            (self.inbox.start, self.inbox.end) = (0, count.unwrap_or(0));
        }
        !self.inbox.unread().is_empty()
    }

    /// The address of this computer on the line.
    pub(crate) fn own_address(&self) -> Option<IpAddr> {
        let (Channel::Plain(socket) | Channel::Tls(_, socket)) = &self.channel;
        socket.own_address().ok()
    }

    /// Its encryption, or `None` where there is none.
    pub(crate) fn protection(&self) -> Option<(Version, Option<Certificate>)> {
        let Channel::Tls(tls, _) = &self.channel else { return None };
        let version = match tls.protocol_version() {
            Some(ProtocolVersion::TLSv1_2) => "TLS 1.2",
            Some(ProtocolVersion::TLSv1_3) => "TLS 1.3",
            // rustls knows no others.
            _ => "TLS",
        };
        let own = tls.peer_certificates().and_then(|chain| chain.first());
        Some((version, own.and_then(|der| Certificate::read(der))))
    }

    /// Sends a command and reads the reply.
    pub(crate) fn command(
        &mut self,
        command: impl fmt::Display,
        timeout: Duration,
    ) -> Result<Response, ReplyError> {
        self.say(&[command.to_string().as_bytes()], timeout, timeout)?;
        self.reply(timeout)
    }

    /// Writes everything, on a plain line in one call where the system allows it, within
    /// `timeout`, and without a standstill longer than `stall`.
    pub(crate) fn say(
        &mut self,
        parts: &[&[u8]],
        timeout: Duration,
        stall: Duration,
    ) -> Result<(), ReplyError> {
        if self.torn {
            return Err(ReplyError::Unwritten(io::ErrorKind::BrokenPipe.into()));
        }
        let written = match &mut self.channel {
            Channel::Plain(socket) => {
                socket.allow(timeout, stall);
                write_plain(socket, parts)
            }
            Channel::Tls(tls, socket) => {
                socket.allow(timeout, stall);
                write_protected(tls, socket, parts)
            }
        };
        written.map_err(|error| {
            self.torn = true;
            if LATE_WRITES_ARE_COUNTED || error.kind() != io::ErrorKind::TimedOut {
                ReplyError::Unwritten(error)
            } else {
                ReplyError::Broken(error)
            }
        })
    }

    /// Reads the next reply, in however small pieces, within `timeout`.
    pub(crate) fn reply(&mut self, timeout: Duration) -> Result<Response, ReplyError> {
        let (Channel::Plain(socket) | Channel::Tls(_, socket)) = &mut self.channel;
        socket.allow(timeout, timeout);
        let mut reader = ReplyReader::default();
        loop {
            let (taken, reply) = reader.take(self.inbox.unread());
            self.inbox.start += taken;
            match reply {
                Some(Ok(response)) => return Ok(response),
                Some(Err(malformed)) => return Err(ReplyError::Malformed(malformed)),
                None => self.fill().map_err(|error| ReplyError::reading(error, timeout))?,
            }
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        let octets = &mut self.inbox.octets;
        let count = match &mut self.channel {
            Channel::Plain(socket) => socket.read(octets)?,
            Channel::Tls(tls, socket) => read_protected(tls, socket, octets, self.torn)?,
        };
        (self.inbox.start, self.inbox.end) = (0, count);
        if count == 0 { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
    }

    /// Reads what arrives next, at least one octet, within `timeout`.
    pub(crate) fn some(&mut self, timeout: Duration) -> Result<&[u8], ReplyError> {
        let (Channel::Plain(socket) | Channel::Tls(_, socket)) = &mut self.channel;
        socket.allow(timeout, timeout);
        if self.inbox.unread().is_empty() {
            self.fill().map_err(|error| ReplyError::reading(error, timeout))?;
        }
        let start = std::mem::replace(&mut self.inbox.start, self.inbox.end);
        Ok(self.inbox.octets.get(start..self.inbox.end).unwrap_or_default())
    }

    /// Closes TLS properly.
    pub(crate) fn end(mut self, timeout: Duration) {
        if let (Channel::Tls(tls, socket), false) = (&mut self.channel, self.torn) {
            socket.allow(timeout, timeout);
            tls.send_close_notify();
            let _ = flush_protected(tls, socket);
        }
    }
}

fn write_plain(socket: &mut Socket, parts: &[&[u8]]) -> io::Result<()> {
    let mut slices: Vec<IoSlice<'_>> = parts.iter().map(|part| IoSlice::new(part)).collect();
    let mut rest = &mut slices[..];
    // Empty parts at the front would look like a connection that accepts nothing.
    IoSlice::advance_slices(&mut rest, 0);
    while !rest.is_empty() {
        match socket.write_vectored(rest)? {
            0 => return Err(io::ErrorKind::WriteZero.into()),
            written => IoSlice::advance_slices(&mut rest, written),
        }
    }
    Ok(())
}

/// Encrypts as much as TLS buffers (64 KiB, four records) and writes it in one call.
fn write_protected(
    tls: &mut ClientConnection,
    socket: &mut impl Write,
    parts: &[&[u8]],
) -> io::Result<()> {
    for part in parts {
        let mut rest = *part;
        while !rest.is_empty() {
            let taken = tls.writer().write(rest)?;
            rest = rest.get(taken..).unwrap_or_default();
            if !rest.is_empty() {
                flush_protected(tls, socket)?;
            }
        }
    }
    flush_protected(tls, socket)
}

fn flush_protected(tls: &mut ClientConnection, socket: &mut impl Write) -> io::Result<()> {
    while tls.wants_write() {
        if tls.write_tls(socket)? == 0 {
            return Err(io::ErrorKind::WriteZero.into());
        }
    }
    Ok(())
}

/// If `torn`, only reads, and does not write what TLS wants to send by itself.
fn read_protected(
    tls: &mut ClientConnection,
    socket: &mut (impl Read + Write),
    octets: &mut [u8],
    torn: bool,
) -> io::Result<usize> {
    loop {
        match tls.reader().read(octets) {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            result => return result,
        }
        if !torn {
            flush_protected(tls, socket)?;
        }
        tls.read_tls(socket)?;
        let read = tls.process_new_packets();
        read.map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
    }
}

#[cfg(test)]
mod tests;
