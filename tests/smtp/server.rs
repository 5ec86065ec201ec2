//! A scripted mail server: it does what servers should do, except where the script says otherwise.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// Where in a conversation something happens. A step is decided before it is answered, except [`Go`]
/// and [`Taken`], which come after an answer and have none of their own.
///
/// [`Go`]: Step::Go
/// [`Taken`]: Step::Taken
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    Connect,
    Ehlo,
    Helo,
    StartTls,
    Auth,
    Mail,
    Rcpt,
    Data,
    /// 354 was sent.
    Go,
    /// In the middle of the message.
    Body,
    /// After the final dot.
    Dot,
    /// The reply to the final dot was sent.
    Taken,
    Rset,
    Quit,
}

/// What the server does at a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// The normal behaviour.
    Normal,
    /// This reply instead of the normal one.
    Reply(&'static str),
    /// No reply; the connection is closed.
    HangUp,
    /// This reply; then the connection is closed.
    ReplyAndHangUp(&'static str),
    /// The normal reply after this delay; within the message, nothing is read for this time.
    Late(Duration),
    /// These bytes instead, unchanged.
    Octets(&'static [u8]),
    /// These bytes, one by one with a pause before each.
    Drip(&'static [u8], Duration),
    /// No reply; the connection stays open for as long as the client wants.
    Silence,
    /// These bytes again and again for as long as the client reads.
    Flood(&'static [u8]),
}

/// The moment that the script decides about.
#[derive(Clone, Debug)]
pub(crate) struct Moment {
    pub step: Step,
    /// The connection, from 1.
    pub connection: usize,
    /// The mails begun on this connection, from 1 at `Mail`.
    pub mail: usize,
    /// The recipient, from `Rcpt` onwards.
    pub to: String,
}

pub(crate) type Script = dyn Fn(&Moment) -> Act + Send + Sync;

/// What the server has seen.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// Every mail that the server accepted: recipient and message.
    pub taken: Vec<(String, String)>,
    /// Every line that was not part of a message.
    pub commands: Vec<String>,
    /// The number of conversations that have ended.
    pub ended: usize,
    /// Everybody for whom the server has asked for the message.
    pub handed: BTreeSet<String>,
    /// The steps of the open connections, by their number.
    pub standing: BTreeMap<usize, Step>,
    /// The number of connections so far.
    pub connections: usize,
}

pub(crate) struct Server {
    pub port: u16,
    pub seen: Arc<Mutex<Seen>>,
}

/// What a server offers.
#[derive(Clone)]
pub(crate) struct Offer {
    pub lines: Vec<&'static str>,
    pub tls: Option<Arc<ServerConfig>>,
    /// TLS from the first byte.
    pub implicit: bool,
    /// What becomes of commands that came along with another one: they are kept, or dropped without a
    /// word (an empty one) or with this reply.
    pub pipelined: Option<&'static str>,
}

impl Default for Offer {
    fn default() -> Self {
        Self {
            lines: vec!["PIPELINING", "8BITMIME", "SMTPUTF8"],
            tls: None,
            implicit: false,
            pipelined: None,
        }
    }
}

impl Server {
    pub(crate) fn start(
        offer: Offer,
        script: impl Fn(&Moment) -> Act + Send + Sync + 'static,
    ) -> Self {
        Self::start_at("127.0.0.1:0", offer, Arc::new(script))
    }

    pub(crate) fn start_at(address: &str, offer: Offer, script: Arc<Script>) -> Self {
        let listener = TcpListener::bind(address).unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::new(Mutex::new(Seen::default()));
        let shared = Arc::clone(&seen);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let connection = {
                    let mut seen = shared.lock().unwrap();
                    seen.connections += 1;
                    let connection = seen.connections;
                    seen.standing.insert(connection, Step::Connect);
                    connection
                };
                let talk = Talk {
                    offer: offer.clone(),
                    script: Arc::clone(&script),
                    seen: Arc::clone(&shared),
                    moment: Moment { step: Step::Connect, connection, mail: 0, to: String::new() },
                };
                thread::spawn(move || talk.run(stream));
            }
        });
        Self { port, seen }
    }

    /// The recipients of what the server accepted, sorted.
    pub(crate) fn recipients(&self) -> Vec<String> {
        let seen = self.seen.lock().unwrap();
        let mut all: Vec<_> = seen.taken.iter().map(|(to, _)| to.clone()).collect();
        all.sort();
        all
    }

    /// Waits until that many conversations have ended.
    pub(crate) fn until_ended(&self, count: usize) {
        let until = Instant::now() + Duration::from_mins(1);
        while self.seen.lock().unwrap().ended < count {
            assert!(Instant::now() < until, "the server is still talking");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until no connection is open: by then, everything that the clients sent has been read.
    pub(crate) fn rest(&self) {
        let until = Instant::now() + Duration::from_mins(1);
        while !self.seen.lock().unwrap().standing.is_empty() {
            assert!(Instant::now() < until, "a connection stays");
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// Whether a line that starts like this has arrived.
    pub(crate) fn heard(&self, start: &str) -> bool {
        self.seen.lock().unwrap().commands.iter().any(|line| line.starts_with(start))
    }
}

trait Line: Read + Write {}
impl<T: Read + Write> Line for T {}

type Stream = BufReader<Box<dyn Line>>;

struct Talk {
    offer: Offer,
    script: Arc<Script>,
    seen: Arc<Mutex<Seen>>,
    moment: Moment,
}

/// The conversation is over.
struct Over;

impl From<std::io::Error> for Over {
    fn from(_: std::io::Error) -> Self {
        Self
    }
}

impl Talk {
    fn run(mut self, tcp: TcpStream) {
        let keep = tcp.try_clone().unwrap();
        tcp.set_nodelay(true).unwrap();
        let _ = self.talk(tcp);
        self.seen.lock().unwrap().ended += 1;
        let _ = keep.shutdown(std::net::Shutdown::Both);
        self.seen.lock().unwrap().standing.remove(&self.moment.connection);
    }

    fn talk(&mut self, tcp: TcpStream) -> Result<(), Over> {
        let mut plain = Some(tcp.try_clone()?);
        let mut stream: Stream = match &self.offer.tls {
            Some(tls) if self.offer.implicit => secure(tls, plain.take().ok_or(Over)?),
            _ => BufReader::new(Box::new(tcp)),
        };
        self.answer(&mut stream, Step::Connect, "220 scripted.example ESMTP")?;
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line)? == 0 {
                return Ok(());
            }
            let line = line.trim_end().to_owned();
            let behind = stream.buffer().len();
            if let Some(complaint) = self.offer.pipelined.filter(|_| behind > 0) {
                stream.consume(behind);
                if !complaint.is_empty() {
                    stream.get_mut().write_all(format!("{complaint}\r\n").as_bytes())?;
                    continue;
                }
            }
            self.seen.lock().unwrap().commands.push(line.clone());
            let word = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
            match word.as_str() {
                "EHLO" => self.hello(&mut stream)?,
                "HELO" => drop(self.answer(&mut stream, Step::Helo, "250 scripted.example")?),
                "STARTTLS" => {
                    self.answer(&mut stream, Step::StartTls, "220 go")?;
                    let tls = self.offer.tls.clone().ok_or(Over)?;
                    stream = secure(&tls, plain.take().ok_or(Over)?);
                    self.offer.lines.retain(|line| *line != "STARTTLS");
                }
                "AUTH" if line.ends_with("LOGIN") => self.login(&mut stream)?,
                "AUTH" => drop(self.answer(&mut stream, Step::Auth, "235 2.7.0 ok")?),
                "MAIL" => {
                    self.moment.mail += 1;
                    self.answer(&mut stream, Step::Mail, "250 2.1.0 ok")?;
                }
                "RCPT" => {
                    let to = line.split(['<', '>']).nth(1).unwrap_or_default();
                    to.clone_into(&mut self.moment.to);
                    self.answer(&mut stream, Step::Rcpt, "250 2.1.5 ok")?;
                }
                "DATA" => {
                    let reply = self.answer(&mut stream, Step::Data, "354 go ahead")?;
                    if reply.starts_with("354") {
                        self.seen.lock().unwrap().handed.insert(self.moment.to.clone());
                        self.afterwards(&mut stream, Step::Go)?;
                        self.message(&mut stream)?;
                    }
                }
                "RSET" => drop(self.answer(&mut stream, Step::Rset, "250 2.0.0 ok")?),
                "QUIT" => return self.answer(&mut stream, Step::Quit, "221 bye").map(drop),
                "" => stream.get_mut().write_all(b"535 5.7.8 token expired\r\n")?,
                _ => stream.get_mut().write_all(b"250 2.0.0 ok\r\n")?,
            }
        }
    }

    /// AUTH LOGIN asks for user and password one by one.
    fn login(&mut self, stream: &mut Stream) -> Result<(), Over> {
        for challenge in ["334 VXNlcm5hbWU6\r\n", "334 UGFzc3dvcmQ6\r\n"] {
            stream.get_mut().write_all(challenge.as_bytes())?;
            stream.read_line(&mut String::new())?;
        }
        self.answer(stream, Step::Auth, "235 2.7.0 ok").map(drop)
    }

    fn hello(&mut self, stream: &mut Stream) -> Result<(), Over> {
        let lines = &self.offer.lines;
        let mut reply = String::from("250-scripted.example hello");
        for line in lines {
            reply.push_str("\r\n250-");
            reply.push_str(line);
        }
        reply.push_str("\r\n250 HELP");
        self.answer(stream, Step::Ehlo, &reply).map(drop)
    }

    fn message(&mut self, stream: &mut Stream) -> Result<(), Over> {
        let mut message = String::new();
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line)? == 0 {
                return Err(Over);
            }
            if line == ".\r\n" {
                break;
            }
            if message.is_empty() {
                self.afterwards(stream, Step::Body)?;
            }
            message.push_str(&line);
        }
        // Responsible from the moment of the reply on, whether it arrives or not.
        let reply = self.decide(Step::Dot, "250 2.0.0 queued");
        if reply.1.is_some_and(|reply| reply.starts_with('2')) {
            let mail = (self.moment.to.clone(), message);
            self.seen.lock().unwrap().taken.push(mail);
        }
        Self::obey(&reply.0, stream, Some("250 2.0.0 queued"))?;
        self.afterwards(stream, Step::Taken)
    }

    /// A step without a reply of its own.
    fn afterwards(&mut self, stream: &mut Stream, step: Step) -> Result<(), Over> {
        let (act, _) = self.decide(step, "");
        Self::obey(&act, stream, None).map(drop)
    }

    fn answer(&mut self, stream: &mut Stream, step: Step, usual: &str) -> Result<String, Over> {
        let (act, _) = self.decide(step, usual);
        Self::obey(&act, stream, Some(usual))
    }

    fn decide(&mut self, step: Step, usual: &str) -> (Act, Option<String>) {
        self.moment.step = step;
        self.seen.lock().unwrap().standing.insert(self.moment.connection, step);
        let act = (self.script)(&self.moment);
        let reply = match &act {
            Act::Normal | Act::Late(_) | Act::HangUp => Some(usual.to_owned()),
            Act::Reply(reply) | Act::ReplyAndHangUp(reply) => Some((*reply).to_owned()),
            Act::Octets(octets) | Act::Drip(octets, _) => {
                Some(String::from_utf8_lossy(octets).into_owned())
            }
            Act::Silence | Act::Flood(_) => None,
        };
        (act, reply)
    }

    fn obey(act: &Act, stream: &mut Stream, usual: Option<&str>) -> Result<String, Over> {
        let mut say = |text: &str| -> Result<String, Over> {
            stream.get_mut().write_all(format!("{text}\r\n").as_bytes())?;
            stream.get_mut().flush()?;
            Ok(text.to_owned())
        };
        match act {
            Act::Normal => usual.map_or(Ok(String::new()), say),
            Act::Reply(reply) => say(reply),
            Act::HangUp => Err(Over),
            Act::ReplyAndHangUp(reply) => {
                say(reply)?;
                Err(Over)
            }
            Act::Late(delay) => {
                thread::sleep(*delay);
                usual.map_or(Ok(String::new()), say)
            }
            Act::Octets(octets) => {
                stream.get_mut().write_all(octets)?;
                Ok(String::from_utf8_lossy(octets).into_owned())
            }
            Act::Drip(octets, pause) => {
                for octet in *octets {
                    thread::sleep(*pause);
                    stream.get_mut().write_all(&[*octet])?;
                    stream.get_mut().flush()?;
                }
                Ok(String::from_utf8_lossy(octets).into_owned())
            }
            Act::Silence => {
                std::io::copy(stream, &mut std::io::sink())?;
                Err(Over)
            }
            Act::Flood(octets) => loop {
                stream.get_mut().write_all(octets)?;
            },
        }
    }
}

fn secure(tls: &Arc<ServerConfig>, tcp: TcpStream) -> Stream {
    let connection = ServerConnection::new(Arc::clone(tls)).unwrap();
    BufReader::new(Box::new(StreamOwned::new(connection, tcp)))
}
