//! TLS on a line in memory, where it is known what has been sent and what has not.

use rcgen::{CertificateParams, KeyPair};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{RootCertStore, ServerConfig, ServerConnection, crypto::ring};

use super::*;

/// The other end of a line in memory; accepts this many bytes and then no more.
struct Peer {
    server: ServerConnection,
    takes: usize,
    /// Everything that has arrived so far, decrypted.
    heard: Vec<u8>,
}

impl Read for Peer {
    fn read(&mut self, mut octets: &mut [u8]) -> io::Result<usize> {
        let size = octets.len();
        while self.server.wants_write() && !octets.is_empty() {
            self.server.write_tls(&mut octets)?;
        }
        Ok(size - octets.len())
    }
}

impl Write for Peer {
    fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
        let taken = octets.len().min(self.takes);
        if taken == 0 {
            return Err(io::ErrorKind::TimedOut.into());
        }
        self.takes -= taken;
        let mut rest = &octets[..taken];
        while !rest.is_empty() {
            self.server.read_tls(&mut rest)?;
            self.server.process_new_packets().unwrap();
            // "Would block" only says that this was all for now.
            let _ = self.server.reader().read_to_end(&mut self.heard);
        }
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn pair() -> (ClientConnection, Peer) {
    let key = KeyPair::generate().unwrap();
    let params = CertificateParams::new(vec!["localhost".into()]).unwrap();
    let own: CertificateDer<'static> = params.self_signed(&key).unwrap().der().clone();
    let mut roots = RootCertStore::empty();
    roots.add(own.clone()).unwrap();
    let provider = Arc::new(ring::default_provider());
    let client = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let server = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![own], PrivateKeyDer::try_from(key.serialize_der()).unwrap())
        .unwrap();
    let name = ServerName::try_from("localhost").unwrap();
    let mut tls = ClientConnection::new(Arc::new(client), name).unwrap();
    let server = ServerConnection::new(Arc::new(server)).unwrap();
    let mut peer = Peer { server, takes: usize::MAX, heard: Vec::new() };
    while tls.is_handshaking() {
        tls.complete_io(&mut peer).unwrap();
    }
    (tls, peer)
}

/// The dot is in a record that TLS has already made, and part of that record has been sent.
#[test]
fn what_tls_keeps_of_a_message_that_broke_off_never_leaves() {
    for takes in [0, 1, 30, 60] {
        let (mut tls, mut peer) = pair();
        peer.takes = takes;
        let parts: [&[u8]; 3] = [b"Subject: a\r\n\r\n", b"Text\r\n", b".\r\n"];
        assert!(write_protected(&mut tls, &mut peer, &parts).is_err());
        // Now it would accept more, and it has something to say.
        peer.takes = usize::MAX;
        peer.server.writer().write_all(b"421 closing\r\n").unwrap();
        let mut octets = [0; 100];
        let count = read_protected(&mut tls, &mut peer, &mut octets, true).unwrap();
        assert_eq!(&octets[..count], b"421 closing\r\n");
        assert!(tls.wants_write(), "the rest is still there");
        let heard = String::from_utf8_lossy(&peer.heard);
        assert!(!heard.contains("\r\n.\r\n"), "{takes}: {heard:?}");
    }
}

#[test]
fn a_large_message_arrives_as_it_was() {
    let (mut tls, mut peer) = pair();
    let shared = "0123456789\r\n".repeat(50_000);
    let parts: [&[u8]; 3] = [b"Subject: a\r\n\r\n", shared.as_bytes(), b".\r\n"];
    write_protected(&mut tls, &mut peer, &parts).unwrap();
    assert!(peer.heard == parts.concat());
}
