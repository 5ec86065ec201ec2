//! A TCP connection whose reads and writes share a deadline.
//!
//! The time limits of the operating system apply to each call, so a server that sends one byte per
//! minute could keep a program waiting for ever. Here each call gets only the remaining time.

use std::io::{self, IoSlice, Read, Write};
use std::net::{IpAddr, SocketAddr, TcpStream};
use std::time::{Duration, Instant};

/// A time limit for calls that do not wait; it is never reached.
const AT_ONCE: Duration = Duration::from_mins(1);

/// The connection and its remaining time.
#[derive(Debug)]
pub(crate) struct Socket {
    tcp: TcpStream,
    until: Instant,
    /// How long a single write may make no progress.
    stall: Duration,
    /// The time limits last set in the system, for reading and for writing.
    told: [Option<Duration>; 2],
}

impl Socket {
    /// Connects to the first of these that answers; together they may take `timeout`.
    pub(crate) fn connect(
        addresses: &[SocketAddr],
        timeout: Duration,
    ) -> io::Result<(Self, SocketAddr)> {
        let until = Instant::now() + timeout;
        let mut fault = io::Error::from(io::ErrorKind::AddrNotAvailable);
        for (index, address) in addresses.iter().enumerate() {
            // An address that never answers (IPv6 behind many firewalls) leaves time for the rest.
            let others = u32::try_from(addresses.len() - index).unwrap_or(u32::MAX);
            let share = until.saturating_duration_since(Instant::now()) / others;
            match TcpStream::connect_timeout(address, share.max(Duration::from_millis(1))) {
                Ok(tcp) => {
                    // Otherwise each command waits for the server's delayed acknowledgement of the
                    // previous one.
                    tcp.set_nodelay(true)?;
                    return Ok((Self { tcp, until, stall: timeout, told: [None; 2] }, *address));
                }
                Err(error) => fault = error,
            }
        }
        Err(fault)
    }

    /// From now on everything together may take `timeout`, a write without progress `stall`.
    pub(crate) fn allow(&mut self, timeout: Duration, stall: Duration) {
        self.until = Instant::now() + timeout;
        self.stall = stall;
    }

    /// The remaining time. Longer times are rounded up to whole seconds, so that the limit need not
    /// be set for each call.
    fn left(&self) -> io::Result<Duration> {
        let left = self.until.saturating_duration_since(Instant::now());
        match (left.as_secs(), left.subsec_nanos()) {
            (0, 0) => Err(io::ErrorKind::TimedOut.into()),
            (seconds @ 10.., 1..) => Ok(Duration::from_secs(seconds + 1)),
            _ => Ok(left),
        }
    }

    fn writing<T>(&mut self, write: impl Fn(&mut TcpStream) -> io::Result<T>) -> io::Result<T> {
        loop {
            let left = Some(self.left()?.min(self.stall));
            if self.told[1] != left {
                self.tcp.set_write_timeout(left)?;
                self.told[1] = left;
            }
            match write(&mut self.tcp) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                result => return result.map_err(late),
            }
        }
    }
}

/// Unix reports a reached limit as "would block".
fn late(error: io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::WouldBlock => io::ErrorKind::TimedOut.into(),
        _ => error,
    }
}

impl Socket {
    /// Reads what has arrived without waiting: an error where there is nothing.
    pub(crate) fn at_once(
        &mut self,
        read: impl FnOnce(&mut Self) -> io::Result<usize>,
    ) -> io::Result<usize> {
        self.allow(AT_ONCE, AT_ONCE);
        self.tcp.set_nonblocking(true)?;
        let result = read(self);
        self.tcp.set_nonblocking(false)?;
        result
    }

    /// The address of this computer on the connection.
    pub(crate) fn own_address(&self) -> io::Result<IpAddr> {
        self.tcp.local_addr().map(|address| address.ip().to_canonical())
    }
}

impl Read for Socket {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let left = Some(self.left()?);
            if self.told[0] != left {
                self.tcp.set_read_timeout(left)?;
                self.told[0] = left;
            }
            match self.tcp.read(buffer) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                result => return result.map_err(late),
            }
        }
    }
}

impl Write for Socket {
    fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
        self.writing(|tcp| tcp.write(octets))
    }

    fn write_vectored(&mut self, parts: &[IoSlice<'_>]) -> io::Result<usize> {
        self.writing(|tcp| tcp.write_vectored(parts))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;
    use std::thread;

    use super::*;

    #[test]
    fn an_address_where_nobody_is_leaves_the_next() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let open = listener.local_addr().unwrap();
        let timeout = Duration::from_secs(5);
        assert_eq!(Socket::connect(&[closed, open], timeout).unwrap().1, open);
        let refused = Socket::connect(&[closed], timeout).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::ConnectionRefused);
        assert!(Socket::connect(&[], timeout).is_err());
    }

    #[test]
    fn a_deadline_holds_over_many_reads() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let drip = thread::spawn(move || {
            let (mut tcp, _) = listener.accept().unwrap();
            while tcp.write_all(b"x").is_ok() {
                thread::sleep(Duration::from_millis(5));
            }
        });
        let timeout = Duration::from_millis(200);
        let (mut socket, _) = Socket::connect(&[address], Duration::from_secs(5)).unwrap();
        socket.allow(timeout, timeout);
        let start = Instant::now();
        let fault = loop {
            if let Err(fault) = socket.read(&mut [0; 1]) {
                break fault;
            }
        };
        assert_eq!(fault.kind(), io::ErrorKind::TimedOut);
        assert!(start.elapsed() >= timeout, "{:?}", start.elapsed());
        drop(socket);
        drip.join().unwrap();
    }

    #[test]
    fn a_write_that_makes_no_headway_ends_and_a_slow_one_goes_on() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let stall = Duration::from_secs(2);
        let (mut socket, _) = Socket::connect(&[address], Duration::from_secs(5)).unwrap();
        let (mut tcp, _) = listener.accept().unwrap();
        let start = Instant::now();
        let slow = thread::spawn(move || {
            let mut buffer = vec![0; 10_000];
            // Longer together than one standstill may last.
            while start.elapsed() < 2 * stall {
                thread::sleep(Duration::from_millis(5));
                tcp.read_exact(&mut buffer).unwrap();
            }
            tcp
        });
        // More than the reader takes and the system holds. The limit of the whole is never reached.
        socket.allow(Duration::from_hours(1), stall);
        let fault = socket.write_all(&vec![0; 80_000_000]).unwrap_err();
        assert_eq!(fault.kind(), io::ErrorKind::TimedOut);
        assert!(start.elapsed() >= 2 * stall, "{:?}", start.elapsed());
        drop(slow.join().unwrap());
    }
}
