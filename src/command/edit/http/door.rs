//! What comes in and what goes out: requests are read and judged, answers are written down.

use std::fmt::Write;

use serde_json::Value;

/// The head of a request of a browser is far shorter (bytes).
const LONGEST_HEAD: usize = 32_000;

/// A minutes file has at most 2 MB; in JSON, every character may take six (bytes).
const LONGEST_BODY: usize = 12_000_000;

/// Random bytes in the address: nobody guesses 128 bits.
const TOKEN_BYTES: usize = 16;

/// Pages of this server load nothing from elsewhere, and nobody else shows them.
const OWN_PAGE: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
                        connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; \
                        frame-ancestors 'none'";

/// Documents and mails are shown within the page; no script in them runs, and they load nothing.
const SHOWN_PAGE: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; \
                          base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// What a browser asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::command::edit) enum Method {
    Get,
    Post,
}

/// A request that may be answered.
#[derive(Debug)]
pub(in crate::command::edit) struct Request {
    pub method: Method,
    /// What follows the token in the address, decoded.
    pub path: String,
    pub body: Vec<u8>,
}

/// What has arrived so far.
#[derive(Debug)]
pub(in crate::command::edit) enum Heard {
    /// Not all of it.
    Part,
    /// Something that is not answered.
    Refused(Response),
    Request(Request),
}

/// What decides who is let in.
#[derive(Debug)]
pub(in crate::command::edit) struct Door {
    /// Address and port, as browsers name them: `127.0.0.1:49152`.
    authority: String,
    token: String,
}

impl Door {
    /// A door with a new token.
    ///
    /// # Errors
    /// Where the system has no random numbers.
    pub(super) fn new(authority: String) -> Result<Self, getrandom::Error> {
        let mut random = [0_u8; TOKEN_BYTES];
        getrandom::fill(&mut random)?;
        let token = format!("{:032x}", u128::from_be_bytes(random));
        Ok(Self { authority, token })
    }

    /// The address of the page.
    pub(in crate::command::edit) fn address(&self) -> String {
        format!("http://{}/{}/", self.authority, self.token)
    }

    /// Reads what has arrived, and judges it.
    pub(super) fn hear(&self, bytes: &[u8]) -> Heard {
        let mut headers = [httparse::EMPTY_HEADER; 64];
        let mut head = httparse::Request::new(&mut headers);
        let length = match head.parse(bytes) {
            Ok(httparse::Status::Complete(length)) => length,
            Ok(httparse::Status::Partial) if bytes.len() <= LONGEST_HEAD => return Heard::Part,
            Ok(httparse::Status::Partial) => return Heard::Refused(Response::refusal(431)),
            Err(_) => return Heard::Refused(Response::refusal(400)),
        };
        match self.judge(&head) {
            Err(status) => Heard::Refused(Response::refusal(status)),
            Ok((method, path, wanted)) => {
                let body = bytes.get(length..).unwrap_or_default();
                match body.get(..wanted) {
                    None => Heard::Part,
                    Some(body) => Heard::Request(Request { method, path, body: body.to_vec() }),
                }
            }
        }
    }

    /// Method, path and length of the body of a request that may be answered; otherwise the status with
    /// which it is refused (RFC 9110).
    fn judge(&self, head: &httparse::Request<'_, '_>) -> Result<(Method, String, usize), u16> {
        let own = format!("http://{}", self.authority);
        let all = |name: &str| -> Vec<&[u8]> {
            let named = head.headers.iter().filter(|one| one.name.eq_ignore_ascii_case(name));
            named.map(|one| one.value).collect()
        };
        // A page of an attacker whose name suddenly means this computer still says its own name.
        if all("Host") != [self.authority.as_bytes()] {
            return Err(421);
        }
        let origins = all("Origin");
        let is_own = origins.iter().all(|origin| *origin == own.as_bytes());
        let sites = all("Sec-Fetch-Site");
        let is_near = sites.iter().all(|site| matches!(*site, b"same-origin" | b"none"));
        if !is_own || !is_near {
            return Err(403);
        }
        let method = match head.method {
            Some("GET") => Method::Get,
            Some("POST") => Method::Post,
            _ => return Err(405),
        };
        let path = head.path.unwrap_or_default().split('?').next().unwrap_or_default();
        let path = path.strip_prefix('/').and_then(|path| path.split_once('/'));
        let path = path.filter(|(token, _)| *token == self.token).map(|(_, path)| path);
        let path = decoded(path.ok_or(404_u16)?).ok_or(400_u16)?;
        if method == Method::Get {
            return Ok((method, path, 0));
        }
        let kinds = all("Content-Type");
        let is_json = kinds.iter().all(|kind| kind.starts_with(b"application/json"));
        if origins.is_empty() || kinds.is_empty() || !is_json {
            return Err(403);
        }
        let lengths = all("Content-Length");
        let length = lengths.first().filter(|_| lengths.len() == 1);
        let length = length.and_then(|length| std::str::from_utf8(length).ok()?.parse().ok());
        match length {
            _ if !all("Transfer-Encoding").is_empty() => Err(400),
            None => Err(411),
            Some(length) if length > LONGEST_BODY => Err(413),
            Some(length) => Ok((method, path, length)),
        }
    }
}

/// A path without percent signs; `None` where it is not UTF-8.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, more @ ..] = rest {
        rest = more;
        match (first, more) {
            (b'%', [high, low, behind @ ..]) => {
                let digit = |byte: &u8| char::from(*byte).to_digit(16);
                bytes.push(u8::try_from(digit(high)? * 16 + digit(low)?).ok()?);
                rest = behind;
            }
            (b'%', _) => return None,
            (byte, _) => bytes.push(*byte),
        }
    }
    String::from_utf8(bytes).ok()
}

/// What an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::command::edit) enum Kind {
    /// The page of this server.
    Page,
    /// A document or a mail, for display within the page.
    Shown,
    Style,
    Script,
    Json,
    Pdf,
    Plain,
    /// A file to be saved.
    File,
}

impl Kind {
    fn media_type(self) -> &'static str {
        match self {
            Self::Page | Self::Shown => "text/html; charset=utf-8",
            Self::Style => "text/css; charset=utf-8",
            Self::Script => "text/javascript; charset=utf-8",
            Self::Json => "application/json",
            Self::Pdf => "application/pdf",
            Self::Plain => "text/plain; charset=utf-8",
            Self::File => "application/octet-stream",
        }
    }
}

/// An answer.
#[derive(Debug)]
pub(in crate::command::edit) struct Response {
    status: u16,
    kind: Kind,
    body: Vec<u8>,
}

impl Response {
    pub(in crate::command::edit) fn new(kind: Kind, body: impl Into<Vec<u8>>) -> Self {
        Self { status: 200, kind, body: body.into() }
    }

    /// Data, with a status of their own.
    pub(in crate::command::edit) fn json(status: u16, value: &Value) -> Self {
        Self { status, kind: Kind::Json, body: value.to_string().into_bytes() }
    }

    /// An answer that tells nothing.
    pub(in crate::command::edit) fn refusal(status: u16) -> Self {
        Self { status, kind: Kind::Plain, body: reason(status).as_bytes().to_vec() }
    }

    /// The answer as it goes over the wire.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let Self { status, kind, body } = self;
        let policy = match kind {
            Kind::Page => Some(OWN_PAGE),
            // The viewer of the browser brings its own.
            Kind::Pdf => None,
            _ => Some(SHOWN_PAGE),
        };
        let mut head = format!(
            "HTTP/1.1 {status} {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nConnection: close\r\n{COMMON}",
            reason(*status),
            kind.media_type(),
            body.len(),
        );
        if let Some(policy) = policy {
            let _ = write!(head, "Content-Security-Policy: {policy}\r\n");
        }
        if *kind == Kind::File {
            head += "Content-Disposition: attachment\r\n";
        }
        head += "\r\n";
        let mut bytes = head.into_bytes();
        bytes.extend(body);
        bytes
    }
}

/// What all answers say: nothing is kept, nothing is guessed, nothing is for others.
const COMMON: &str = "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\
                      Referrer-Policy: no-referrer\r\nCross-Origin-Resource-Policy: same-origin\r\n\
                      Cross-Origin-Opener-Policy: same-origin\r\n";

/// The head of a stream of events (server-sent events, WHATWG HTML 9.2).
pub(super) fn events_head() -> String {
    format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n{COMMON}\r\nretry: 500\n\n"
    )
}

/// The words of a status (RFC 9110, section 15).
fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        411 => "Length Required",
        413 => "Content Too Large",
        421 => "Misdirected Request",
        422 => "Unprocessable Content",
        431 => "Request Header Fields Too Large",
        _ => "Internal Server Error",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn door() -> Door {
        Door { authority: "127.0.0.1:1234".into(), token: "abc".into() }
    }

    fn status(request: &str) -> u16 {
        match door().hear(request.as_bytes()) {
            Heard::Request(_) => 200,
            Heard::Part => 0,
            Heard::Refused(response) => response.status,
        }
    }

    #[test]
    fn only_the_own_page_is_answered() {
        let get = |path: &str, more: &str| {
            status(&format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:1234\r\n{more}\r\n"))
        };
        assert_eq!(get("/abc/", ""), 200);
        assert_eq!(get("/abc/state?1", "Sec-Fetch-Site: same-origin\r\n"), 200);
        assert_eq!(get("/abc/%C3%A4.pdf", "Origin: http://127.0.0.1:1234\r\n"), 200);
        for path in ["/", "/abc", "/abd/", "/abcd/", "//abc/", "/%61bc/"] {
            assert_eq!(get(path, ""), 404, "{path}");
        }
        assert_eq!(get("/abc/%C3", ""), 400);
        for more in [
            "Origin: http://evil.example\r\n",
            "Origin: null\r\n",
            "Origin: http://127.0.0.1:99\r\n",
            "Sec-Fetch-Site: cross-site\r\n",
            "Sec-Fetch-Site: same-site\r\n",
        ] {
            assert_eq!(get("/abc/", more), 403, "{more}");
        }
        assert_eq!(get("/abc/", "Host: 127.0.0.1:1234\r\n"), 421, "two names");
        assert_eq!(status("GET /abc/ HTTP/1.1\r\nHost: evil.example:1234\r\n\r\n"), 421);
        assert_eq!(status("GET /abc/ HTTP/1.1\r\nHost: localhost:1234\r\n\r\n"), 421);
        assert_eq!(status("GET /abc/ HTTP/1.0\r\n\r\n"), 421);
        assert_eq!(status("PUT /abc/ HTTP/1.1\r\nHost: 127.0.0.1:1234\r\n\r\n"), 405);
        assert_eq!(status("\u{1}\u{2}\r\n\r\n"), 400);
        assert_eq!(status("GET /abc/ HT"), 0);
        assert_eq!(status(&format!("GET /{} HTTP/1.1\r\n", "a".repeat(LONGEST_HEAD))), 431);
    }

    #[test]
    fn what_writes_says_where_it_comes_from() {
        let post = |more: &str, body: &str| {
            let host = "Host: 127.0.0.1:1234\r\n";
            status(&format!("POST /abc/save HTTP/1.1\r\n{host}{more}\r\n{body}"))
        };
        let own = "Origin: http://127.0.0.1:1234\r\n";
        let json = "Content-Type: application/json\r\n";
        assert_eq!(post(&format!("{own}{json}Content-Length: 2\r\n"), "{}"), 200);
        assert_eq!(post(&format!("{own}{json}Content-Length: 3\r\n"), "{}"), 0);
        assert_eq!(post(&format!("{json}Content-Length: 2\r\n"), "{}"), 403);
        assert_eq!(post(&format!("{own}Content-Length: 2\r\n"), "{}"), 403);
        let form = "Content-Type: text/plain\r\n";
        assert_eq!(post(&format!("{own}{form}Content-Length: 2\r\n"), "{}"), 403);
        assert_eq!(post(&format!("{own}{json}"), ""), 411);
        assert_eq!(post(&format!("{own}{json}Content-Length: 99999999\r\n"), ""), 413);
        let chunked = "Transfer-Encoding: chunked\r\n";
        assert_eq!(post(&format!("{own}{json}{chunked}Content-Length: 2\r\n"), "{}"), 400);
    }
}
