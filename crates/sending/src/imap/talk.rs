//! One conversation: commands with their tags, and what the server says until it is done.
//!
//! What comes is divided into responses before anything of it is understood, and within limits: a
//! line without an end, a literal of gigabytes and responses without number end the connection.

use std::time::{Duration, Instant};

use imap_codec::encode::{Encoder, Fragment};
use imap_codec::fragmentizer::{FragmentInfo, Fragmentizer};
use imap_codec::imap_types::IntoStatic;
use imap_codec::imap_types::command::{Command, CommandBody};
use imap_codec::imap_types::response::{Code, Data, Greeting, Response, Status, StatusKind};
use imap_codec::{CommandCodec, GreetingCodec, ResponseCodec};

use crate::delivery::smtp::line::Line;
use crate::delivery::smtp::reply::one_line;
use crate::delivery::smtp::reply_error::ReplyError;
use crate::guard;

/// The maximum size of a response (bytes): a mail is asked for up to [`crate::bounces::HEAD`], and
/// the numbers of a million mails take 8 MB.
const LARGEST: usize = 8 * 1024 * 1024;
/// The maximum number of responses to one command: more than any account has folders.
const MOST: usize = 100_000;
/// How long all responses to one command may take.
const LONGEST: Duration = Duration::from_mins(30);

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum TalkFault {
    /// The connection failed.
    Line(ReplyError),
    /// The server refuses the command, with these words.
    Refused(String),
    /// The server closes the connection, with these words.
    Bye(String),
    /// What came is no IMAP, or contradicts what was asked.
    Nonsense(String),
    /// The server sends more than it was asked for.
    Endless,
}

impl From<ReplyError> for TalkFault {
    fn from(error: ReplyError) -> Self {
        Self::Line(error)
    }
}

/// What the server said about a command.
#[derive(Debug, Default)]
pub(super) struct Answer {
    /// The data.
    pub data: Vec<Data<'static>>,
    /// The codes of its status responses, the last one included.
    pub codes: Vec<Code<'static>>,
    /// Whether something was not understood and left out.
    pub has_gaps: bool,
}

/// A response, as far as it is understood.
enum Heard {
    Continue,
    Data(Data<'static>),
    Status(Option<Code<'static>>),
    /// The command is done.
    Done(StatusKind, Option<Code<'static>>, String),
    Bye(String),
    Unknown,
}

/// A conversation on a line.
pub(super) struct Talk {
    line: Line,
    fragments: Fragmentizer,
    number: u32,
    timeout: Duration,
}

impl Talk {
    /// A conversation on a new line, or on one that was just protected.
    pub(super) fn new(line: Line, timeout: Duration) -> Self {
        let fragments = Fragmentizer::new(u32::try_from(LARGEST).unwrap_or(u32::MAX));
        Self { line, fragments, number: 0, timeout }
    }

    /// The line alone, if nothing was sent that is not read yet: what comes before the encryption
    /// must not be taken for a part of it.
    pub(super) fn into_line(mut self) -> Option<Line> {
        let waits = self.fragments.progress().is_some()
            || !self.fragments.message_bytes().is_empty()
            || self.line.has_unread();
        (!waits).then_some(self.line)
    }

    /// The line.
    pub(super) fn line(&self) -> &Line {
        &self.line
    }

    /// The greeting. Its words may have letters that the format does not allow, such as umlauts.
    pub(super) fn greeting(&mut self) -> Result<Greeting<'static>, TalkFault> {
        self.next()?;
        let read = || self.fragments.decode_message(&GreetingCodec::default()).ok();
        let greeting = guard::parse(|| read().map(IntoStatic::into_static)).flatten();
        let is_ok = self.fragments.message_bytes().get(..5);
        let is_ok = is_ok.is_some_and(|begin| begin.eq_ignore_ascii_case(b"* OK "));
        let bare = || Greeting::ok(None, "OK").ok().filter(|_| is_ok);
        greeting.or_else(bare).ok_or_else(|| self.nonsense())
    }

    /// Sends a command and collects what it brings.
    pub(super) fn command(&mut self, body: CommandBody<'_>) -> Result<Answer, TalkFault> {
        let mut answer = Answer::default();
        self.command_with(body, &mut |data| answer.data.push(data)).map(|(codes, has_gaps)| {
            answer.codes = codes;
            answer.has_gaps = has_gaps;
            answer
        })
    }

    /// Sends a command and passes on what it brings, piece by piece. Returns the codes of the
    /// status responses, and whether something was not understood.
    pub(super) fn command_with(
        &mut self,
        body: CommandBody<'_>,
        each: &mut dyn FnMut(Data<'static>),
    ) -> Result<(Vec<Code<'static>>, bool), TalkFault> {
        let tag = self.tag();
        let name = body.name();
        let Ok(command) = Command::new(tag.clone(), body) else {
            return Err(TalkFault::Nonsense(name.to_owned()));
        };
        let mut hearing = Hearing::new(tag, each);
        for fragment in CommandCodec::default().encode(&command) {
            match fragment {
                Fragment::Line { data } => self.say(&data)?,
                Fragment::Literal { data, .. } => {
                    // The server may refuse a literal before it is sent: all of ours wait.
                    self.until_asked(&mut hearing)?;
                    self.say(&data)?;
                }
            }
        }
        self.until_done(hearing)
    }

    /// Sends a command of plain words, and each of `answers` when the server asks for it. They may
    /// be secret, so they pass through nothing that keeps them.
    pub(super) fn plain(&mut self, words: &str, answers: &[&str]) -> Result<Answer, TalkFault> {
        let mut answer = Answer::default();
        let tag = self.tag();
        self.say(format!("{tag} {words}\r\n").as_bytes())?;
        let mut collect = |data| answer.data.push(data);
        let mut hearing = Hearing::new(tag, &mut collect);
        for text in answers {
            self.until_asked(&mut hearing)?;
            let parts = [text.as_bytes(), b"\r\n"];
            self.line.say(&parts, self.timeout, self.timeout)?;
        }
        let (codes, has_gaps) = self.until_done(hearing)?;
        answer.codes = codes;
        answer.has_gaps = has_gaps;
        Ok(answer)
    }

    /// Says goodbye; what comes of that does not matter.
    pub(super) fn end(mut self) {
        if let Ok(_) | Err(TalkFault::Bye(_)) = self.plain("LOGOUT", &[]) {
            self.line.end(self.timeout);
        }
    }

    fn tag(&mut self) -> String {
        self.number += 1;
        format!("r{}", self.number)
    }

    fn say(&mut self, octets: &[u8]) -> Result<(), TalkFault> {
        // A literal may be a mail of many megabytes.
        Ok(self.line.say(&[octets], LONGEST, self.timeout)?)
    }

    /// Hears the server until it wants the next part of the command.
    fn until_asked(&mut self, hearing: &mut Hearing<'_>) -> Result<(), TalkFault> {
        loop {
            match self.hear(hearing)? {
                Heard::Continue => return Ok(()),
                Heard::Done(StatusKind::Ok, _, words) => return Err(TalkFault::Nonsense(words)),
                Heard::Done(_, _, words) => return Err(TalkFault::Refused(words)),
                _ => {}
            }
        }
    }

    fn until_done(
        &mut self,
        mut hearing: Hearing<'_>,
    ) -> Result<(Vec<Code<'static>>, bool), TalkFault> {
        loop {
            match self.hear(&mut hearing)? {
                Heard::Done(StatusKind::Ok, code, _) => {
                    hearing.codes.extend(code);
                    return Ok((hearing.codes, hearing.has_gaps));
                }
                Heard::Done(_, _, words) => return Err(TalkFault::Refused(words)),
                Heard::Continue => return Err(self.nonsense()),
                _ => {}
            }
        }
    }

    /// Reads one response, and notes what it says.
    fn hear(&mut self, hearing: &mut Hearing<'_>) -> Result<Heard, TalkFault> {
        hearing.count += 1;
        if hearing.count > MOST || hearing.began.elapsed() > LONGEST {
            return Err(TalkFault::Endless);
        }
        self.next()?;
        Ok(match self.understood(&hearing.tag)? {
            Heard::Data(data) => {
                (hearing.each)(data);
                Heard::Unknown
            }
            Heard::Status(code) => {
                hearing.codes.extend(code);
                Heard::Unknown
            }
            Heard::Unknown => {
                hearing.has_gaps = true;
                Heard::Unknown
            }
            Heard::Bye(words) => return Err(TalkFault::Bye(words)),
            other => other,
        })
    }

    /// What the response that was just read says.
    fn understood(&self, tag: &str) -> Result<Heard, TalkFault> {
        let raw = self.fragments.message_bytes();
        // Some servers say nothing behind the plus.
        if raw.starts_with(b"+") {
            return Ok(Heard::Continue);
        }
        let read = || self.fragments.decode_message(&ResponseCodec::default()).ok();
        match guard::parse(|| read().map(IntoStatic::into_static)).flatten() {
            Some(Response::CommandContinuationRequest(_)) => Ok(Heard::Continue),
            Some(Response::Data(data)) => Ok(Heard::Data(data)),
            Some(Response::Status(Status::Untagged(body))) => Ok(Heard::Status(body.code)),
            Some(Response::Status(Status::Bye(bye))) => Ok(Heard::Bye(one_line(bye.text.inner()))),
            Some(Response::Status(Status::Tagged(tagged))) if tagged.tag.inner() == tag => {
                let body = tagged.body;
                let words = one_line(body.text.inner());
                Ok(Heard::Done(body.kind, body.code, words))
            }
            _ if raw.starts_with(b"* ") => Ok(Heard::Unknown),
            _ => Self::bare_end(tag, raw).ok_or_else(|| self.nonsense()),
        }
    }

    /// The end of a command whose words the format does not allow, such as umlauts.
    fn bare_end(tag: &str, raw: &[u8]) -> Option<Heard> {
        let line = String::from_utf8_lossy(raw);
        let rest = line.strip_prefix(tag)?.strip_prefix(' ')?;
        let (kind, words) = rest.split_once(' ').unwrap_or((rest, ""));
        let kind = match kind.trim().to_ascii_uppercase().as_str() {
            "OK" => StatusKind::Ok,
            "NO" => StatusKind::No,
            "BAD" => StatusKind::Bad,
            _ => return None,
        };
        Some(Heard::Done(kind, None, one_line(words)))
    }

    /// Reads one whole response.
    fn next(&mut self) -> Result<(), TalkFault> {
        let (mut size, until) = (0, Instant::now() + self.timeout);
        loop {
            match self.fragments.progress() {
                Some(FragmentInfo::Line { announcement: Some(literal), .. })
                    if literal.length as usize > LARGEST =>
                {
                    return Err(TalkFault::Endless);
                }
                Some(_) if self.fragments.is_max_message_size_exceeded() => {
                    return Err(TalkFault::Endless);
                }
                Some(_) if self.fragments.is_message_complete() => return Ok(()),
                Some(_) => {}
                None => {
                    let left = until.saturating_duration_since(Instant::now());
                    let octets = self.line.some(left.max(Duration::from_millis(1)));
                    let octets = octets.map_err(|error| match error {
                        ReplyError::Silent(_) => ReplyError::Silent(self.timeout),
                        other => other,
                    })?;
                    size += octets.len();
                    self.fragments.enqueue_bytes(octets);
                    if size > LARGEST {
                        return Err(TalkFault::Endless);
                    }
                }
            }
        }
    }

    fn nonsense(&self) -> TalkFault {
        let line = self.fragments.message_bytes();
        let line = line.get(..200).unwrap_or(line);
        TalkFault::Nonsense(one_line(&String::from_utf8_lossy(line)))
    }
}

/// What was heard of the answer to a command so far.
struct Hearing<'a> {
    tag: String,
    each: &'a mut dyn FnMut(Data<'static>),
    codes: Vec<Code<'static>>,
    has_gaps: bool,
    count: usize,
    began: Instant,
}

impl<'a> Hearing<'a> {
    fn new(tag: String, each: &'a mut dyn FnMut(Data<'static>)) -> Self {
        Self { tag, each, codes: Vec::new(), has_gaps: false, count: 0, began: Instant::now() }
    }
}
