//! The listener: connections are answered one after the other, so that nothing has to be shared.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::door::{Door, Heard, Request, Response, events_head};

/// How long it rests when nothing has come.
const REST: Duration = Duration::from_millis(10);
/// How often it looks whether a file has changed; the second look after a change tells of it.
const LOOK: Duration = Duration::from_millis(50);
/// How often listeners hear that it is still there.
const BEAT: Duration = Duration::from_secs(10);
/// A browser opens connections ahead; one that stays silent is closed after this time.
const SILENCE: Duration = Duration::from_secs(30);
/// How long an answer may take to be taken.
const TAKING: Duration = Duration::from_secs(5);
/// A browser has six connections to one server.
const MOST: usize = 64;
/// The path of the stream of events.
const EVENTS: &str = "events";

/// What is served.
pub(in crate::command::edit) trait Work {
    /// The answer to a request.
    fn answer(&mut self, request: &Request) -> Response;
    /// Whether something has changed since it was asked last; a word about it for those who listen.
    fn news(&mut self) -> Option<String>;
}

/// A connection that has not asked for anything yet.
struct Talk {
    stream: TcpStream,
    heard: Vec<u8>,
    since: Instant,
}

/// The server.
pub(in crate::command::edit) struct Server {
    listener: TcpListener,
    door: Door,
    talks: Vec<Talk>,
    /// Those who wait for events.
    listening: Vec<TcpStream>,
}

impl Server {
    /// Listens on the loopback address, at a free port.
    ///
    /// # Errors
    /// Any error of the network, or of the source of random numbers.
    pub(in crate::command::edit) fn open() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let door = Door::new(listener.local_addr()?.to_string());
        let door = door.map_err(|error| io::Error::other(error.to_string()))?;
        Ok(Self { listener, door, talks: Vec::new(), listening: Vec::new() })
    }

    /// The address of the page.
    pub(in crate::command::edit) fn address(&self) -> String {
        self.door.address()
    }

    /// Answers until `stopped` is set.
    pub(in crate::command::edit) fn serve(&mut self, work: &mut dyn Work, stopped: &AtomicBool) {
        let (mut looked, mut beat) = (Instant::now(), Instant::now());
        while !stopped.load(Ordering::Relaxed) {
            let is_busy = self.accept() | self.answer(work);
            if looked.elapsed() >= LOOK {
                looked = Instant::now();
                if let Some(news) = work.news() {
                    self.tell(&format!("event: change\ndata: {news}\n\n"));
                }
            }
            if beat.elapsed() >= BEAT {
                beat = Instant::now();
                self.tell(":\n\n");
            }
            if !is_busy {
                thread::sleep(REST);
            }
        }
        self.tell("event: end\ndata: end\n\n");
    }

    /// Takes waiting connections; whether there were any.
    fn accept(&mut self) -> bool {
        let mut came = false;
        while let Ok((stream, from)) = self.listener.accept() {
            came = true;
            if from.ip().is_loopback()
                && self.talks.len() < MOST
                && stream.set_nonblocking(true).is_ok()
            {
                self.talks.push(Talk { stream, heard: Vec::new(), since: Instant::now() });
            }
        }
        came
    }

    /// Reads what has arrived and answers what is complete; whether there was anything.
    fn answer(&mut self, work: &mut dyn Work) -> bool {
        let mut came = false;
        for mut talk in std::mem::take(&mut self.talks) {
            let before = talk.heard.len();
            let is_open = talk.read();
            let is_new = talk.heard.len() > before;
            came |= is_new;
            match if is_new { self.door.hear(&talk.heard) } else { Heard::Part } {
                Heard::Part if is_open && talk.since.elapsed() < SILENCE => self.talks.push(talk),
                Heard::Part => {}
                Heard::Refused(response) => send(talk.stream, &response.bytes()),
                Heard::Request(request) if request.path == EVENTS => self.listen(talk.stream),
                Heard::Request(request) => {
                    let response = work.answer(&request);
                    send(talk.stream, &response.bytes());
                }
            }
        }
        came
    }

    fn listen(&mut self, mut stream: TcpStream) {
        if self.listening.len() < MOST && stream.write_all(events_head().as_bytes()).is_ok() {
            self.listening.push(stream);
        }
    }

    /// Tells all who listen; whoever does not take it has gone.
    fn tell(&mut self, words: &str) {
        self.listening.retain_mut(|stream| stream.write_all(words.as_bytes()).is_ok());
    }
}

impl Talk {
    /// Reads what is there; whether more may come.
    fn read(&mut self) -> bool {
        let mut piece = [0; 16_384];
        loop {
            match self.stream.read(&mut piece) {
                Ok(0) => return false,
                Ok(length) => self.heard.extend(piece.get(..length).unwrap_or_default()),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return error.kind() == ErrorKind::WouldBlock,
            }
        }
    }
}

/// Sends an answer and closes; whoever does not take it gets none.
fn send(mut stream: TcpStream, bytes: &[u8]) {
    let ready = stream.set_nonblocking(false).and_then(|()| stream.set_write_timeout(Some(TAKING)));
    let _ = ready.and_then(|()| stream.write_all(bytes)).and_then(|()| stream.flush());
}
