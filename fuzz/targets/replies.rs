//! A server that says anything: two mails are handed over to it. Octets up to a 0x1E are one flight, which
//! is sent when the program has said something or waits. A good outcome has a good code.

#![no_main]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::OnceLock;
use std::time::Duration;

use libfuzzer_sys::fuzz_target;
use rundmail::contacts::Address;
use rundmail::delivery::Transport;
use rundmail::delivery::smtp::{Login, SmtpOptions, SmtpTransport, Timeouts};
use rundmail::mail::Message;
use rundmail::settings::{AuthMethod, Security};
use secrecy::SecretString;

fn listener() -> &'static TcpListener {
    static LISTENER: OnceLock<TcpListener> = OnceLock::new();
    LISTENER.get_or_init(|| TcpListener::bind("127.0.0.1:0").expect("loopback is there"))
}

/// Says its flights, one for each thing that it is told, and hangs up.
fn serve(mut line: TcpStream, script: &[u8]) {
    let _ = line.set_read_timeout(Some(Duration::from_millis(4)));
    let mut told = [0; 4096];
    for flight in script.split(|octet| *octet == 0x1E) {
        if line.write_all(flight).is_err() {
            return;
        }
        let _ = line.read(&mut told);
    }
}

fn options(choice: u8) -> SmtpOptions {
    let limit = Duration::from_millis(300);
    let secret = SecretString::from("geheim");
    let method = if choice & 2 == 0 { AuthMethod::Password } else { AuthMethod::XOAuth2 };
    let login = Login { user: "amt".to_owned(), secret: secret.into(), method };
    SmtpOptions {
        host: "127.0.0.1".to_owned(),
        port: listener().local_addr().map_or(0, |address| address.port()),
        security: if choice & 4 == 0 { Security::None } else { Security::StartTls },
        login: (choice & 1 == 1).then_some(login),
        ca_file: None,
        hello: "amt.example".to_owned(),
        timeouts: Timeouts { connect: limit, command: limit, message: limit },
    }
}

fn message() -> Option<Message> {
    Some(Message {
        from: Address::parse("amt@amt.example").ok()?,
        to: Address::parse("anna@verein.example").ok()?,
        message_id: "1@amt.example".to_owned(),
        head: b"Subject: Test\r\n\r\n".to_vec(),
        shared: b".Text\r\n".as_slice().into(),
    })
}

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, script)) = bytes.split_first() else { return };
    let (Some(mail), transport) = (message(), SmtpTransport::new(options(*choice))) else { return };
    std::thread::scope(|scope| {
        let server = scope.spawn(|| {
            if let Ok((line, _)) = listener().accept() {
                serve(line, script);
            }
        });
        if let Ok(mut session) = transport.open() {
            for _ in 0..2 {
                if !session.is_open() || session.offer(&mail).is_err() {
                    break;
                }
                if let Ok(reply) = session.transmit(&mail) {
                    assert!(reply.code.is_some_and(|code| (200..300).contains(&code)));
                }
            }
        }
        let _ = server.join();
    });
});
