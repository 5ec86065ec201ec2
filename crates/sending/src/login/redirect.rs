//! Where the browser comes back to: a port of this computer that is open for one login.

use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::{Duration, Instant};

use oauth2::url::Url;
use secrecy::SecretString;

/// How long a connection may be silent; browsers open some ahead.
const SILENCE: Duration = Duration::from_secs(20);
/// How often it looks for new connections.
const TICK: Duration = Duration::from_millis(20);
/// The longest head of a request that is read (bytes).
const LONGEST: u64 = 64 * 1024;
/// The most connections that are answered.
const MOST: usize = 200;

/// What the browser brings.
pub(super) enum Answer {
    /// The code that is exchanged for a token.
    Code(SecretString),
    /// The server's refusal.
    Refused { error: String, description: Option<String> },
}

/// The open port.
pub(super) struct Listener {
    listener: TcpListener,
    port: u16,
}

impl Listener {
    /// Opens a free port, for this computer only.
    pub(super) fn open() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        Ok(Self { listener, port })
    }

    pub(super) fn port(&self) -> u16 {
        self.port
    }

    /// The first answer to the question with this `state`; what brings none, or another, is turned
    /// away. `None` after this time.
    pub(super) fn wait(self, state: &str, patience: Duration) -> Option<Answer> {
        let (give, take) = mpsc::channel();
        let (state, until) = (Arc::<str>::from(state), Instant::now() + patience);
        let mut count = 0;
        while Instant::now() < until {
            if let Ok((stream, from)) = self.listener.accept()
                && from.ip().is_loopback()
                && count < MOST
            {
                count += 1;
                let (give, state) = (give.clone(), Arc::clone(&state));
                thread::spawn(move || hear(stream, &state, &give));
            }
            if let Ok(answer) = take.recv_timeout(TICK) {
                return Some(answer);
            }
        }
        None
    }
}

/// Reads a request and answers it.
fn hear(stream: TcpStream, state: &str, give: &Sender<Answer>) {
    let Ok(target) = target(&stream) else { return };
    let answer = read(&target, state);
    let page = match answer {
        Some(_) => PAGE,
        None => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
    };
    let mut stream = stream;
    // The browser may have gone; what it brought counts.
    let _ = stream.write_all(page.as_bytes()).and_then(|()| stream.flush());
    if let Some(answer) = answer {
        // The answer may have come a second time.
        let _ = give.send(answer);
    }
}

/// The target of a `GET` request, once its head is complete.
fn target(stream: &TcpStream) -> io::Result<String> {
    stream.set_nonblocking(false)?;
    stream.set_read_timeout(Some(SILENCE))?;
    stream.set_write_timeout(Some(SILENCE))?;
    let mut lines = BufReader::new(stream.take(LONGEST)).lines();
    let first = lines.next().unwrap_or_else(|| Ok(String::new()))?;
    for line in lines {
        if line?.is_empty() {
            let target = first.strip_prefix("GET ").and_then(|rest| rest.split(' ').next());
            return target.map(str::to_owned).ok_or_else(|| ErrorKind::InvalidData.into());
        }
    }
    Err(ErrorKind::UnexpectedEof.into())
}

/// What the target says, if it answers this question.
fn read(target: &str, state: &str) -> Option<Answer> {
    if !target.starts_with("/?") {
        return None;
    }
    let url = Url::parse(&format!("http://127.0.0.1{target}")).ok()?;
    let one = |name: &str| {
        let mut found = url.query_pairs().filter(|(key, _)| key == name);
        let value = found.next().map(|(_, value)| value.into_owned());
        if found.next().is_some() { None } else { value }
    };
    if one("state")? != state {
        return None;
    }
    match (one("code"), one("error")) {
        (Some(code), None) => Some(Answer::Code(code.into())),
        (None, Some(error)) => {
            Some(Answer::Refused { error, description: one("error_description") })
        }
        _ => None,
    }
}

/// What the person sees then; the code is gone from the page, and nothing is kept.
const PAGE: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\
    Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n\
    Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\nConnection: close\r\n\r\n\
    <!DOCTYPE html><html lang=\"de\"><meta charset=\"utf-8\"><title>rundmail</title>\
    <h1>rundmail</h1><p>Es geht dort weiter, wo Sie <code>rundmail anmelden</code> aufgerufen haben. \
    Dieses Fenster können Sie schließen.</p><p lang=\"en\">Go back to where you called \
    <code>rundmail login</code>. You can close this window.</p></html>\n";

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    fn read_code(target: &str) -> Option<String> {
        match read(target, "zustand") {
            Some(Answer::Code(code)) => Some(code.expose_secret().to_owned()),
            _ => None,
        }
    }

    #[test]
    fn only_the_answer_to_the_own_question_counts() {
        assert_eq!(read_code("/?code=a%2Bb&state=zustand").as_deref(), Some("a+b"));
        for foreign in [
            "/",
            "/?code=a",
            "/?code=a&state=anderer",
            "/?code=a&state=",
            "/?code=a&state=zustand&state=anderer",
            "/?code=a&code=b&state=zustand",
            "/x?code=a&state=zustand",
            "/favicon.ico",
            "http://evil.example/?code=a&state=zustand",
            "//evil.example/?code=a&state=zustand",
            "/?code=a&state=zustand&error=b",
        ] {
            assert!(read(foreign, "zustand").is_none(), "{foreign}");
        }
        let refused = read("/?error=access_denied&state=zustand", "zustand");
        assert!(matches!(refused, Some(Answer::Refused { error, .. }) if error == "access_denied"));
        assert!(read("/?error=access_denied&state=x", "zustand").is_none());
    }

    #[test]
    fn a_silent_connection_and_a_foreign_page_do_not_end_the_login() {
        let listener = Listener::open().unwrap();
        let port = listener.port();
        let waiting = thread::spawn(move || listener.wait("zustand", Duration::from_mins(5)));
        let ask = |target: &str| {
            let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
            stream.write_all(format!("GET {target} HTTP/1.1\r\n\r\n").as_bytes()).unwrap();
            let mut said = String::new();
            stream.read_to_string(&mut said).unwrap();
            said
        };
        let _silent = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        assert!(ask("/?code=x&state=falsch").starts_with("HTTP/1.1 404"));
        let said = ask("/?code=richtig&state=zustand");
        assert!(said.starts_with("HTTP/1.1 200") && !said.contains("richtig"), "{said}");
        let answer = waiting.join().unwrap();
        assert!(matches!(answer, Some(Answer::Code(code)) if code.expose_secret() == "richtig"));
    }
}
