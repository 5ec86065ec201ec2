//! Protection and login: what is refused at once, with what to do, and with the people untouched.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, ExtendedKeyUsagePurpose, IsCa, KeyPair,
    date_time_ymd,
};
use rundmail::delivery::Ending;
use rundmail::delivery::smtp::{Login, SmtpOptions, SmtpTransport};
use rundmail::exit::Exit;
use rundmail::l10n::Language;
use rundmail::settings::{AuthMethod, Security};
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;
use secrecy::SecretString;
use tempfile::TempDir;

use crate::faults::once;
use crate::line::huge;
use crate::server::{Act, Offer, Server, Step};
use crate::world::{Bench, Pile, plain};

/// A test authority and a server certificate from it.
pub(crate) struct Authority {
    folder: TempDir,
    server: Arc<ServerConfig>,
}

impl Authority {
    pub(crate) fn new(change: impl FnOnce(&mut CertificateParams)) -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let ca = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
        let mut params = CertificateParams::new(vec!["localhost".into()]).unwrap();
        change(&mut params);
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &ca).unwrap();
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let server = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .unwrap();
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("ca.pem"), ca.pem()).unwrap();
        Self { folder, server: Arc::new(server) }
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.folder.path().join("ca.pem")
    }

    pub(crate) fn offer(&self, lines: Vec<&'static str>, implicit: bool) -> Offer {
        Offer { lines, tls: Some(Arc::clone(&self.server)), implicit, ..Offer::default() }
    }

    pub(crate) fn options(&self, port: u16, security: Security) -> SmtpOptions {
        let mut options = plain(port);
        options.host = "localhost".into();
        options.security = security;
        options.ca_file = Some(self.file());
        options
    }
}

pub(crate) fn login(method: AuthMethod) -> Login {
    Login { user: "amt".into(), secret: SecretString::from("geheim").into(), method }
}

/// A run to one person, with the message about why it stopped.
fn run(options: SmtpOptions) -> (Bench, Exit, String) {
    run_with("Text\r\n", options)
}

fn run_with(text: &str, options: SmtpOptions) -> (Bench, Exit, String) {
    let bench = Bench::new();
    let outcome = bench.run(&Pile::new(1, text), &SmtpTransport::new(options));
    let said = match &outcome.ending {
        Ending::Aborted(abort) => {
            let help = abort.help.as_ref().map(|help| help.localize(Language::German));
            assert!(help.is_some_and(|help| !help.is_empty()), "no advice");
            abort.says.localize(Language::German)
        }
        _ => String::new(),
    };
    (bench, outcome.exit(), said)
}

/// The run stopped at once with this message, and nobody was touched.
fn stopped(options: SmtpOptions, words: &str) {
    let (bench, exit, said) = run(options);
    assert!(said.contains(words), "{said}");
    assert!(!said.contains("geheim"));
    assert_eq!((bench.states(), exit), (vec!["planned"], Exit::BrokenOff));
}

#[test]
fn over_tls_and_starttls_with_a_login_the_mail_arrives() {
    for (security, implicit) in [(Security::Tls, true), (Security::StartTls, false)] {
        for mechanisms in ["AUTH PLAIN LOGIN", "AUTH LOGIN", "AUTH PLAIN XOAUTH2"] {
            let authority = Authority::new(|_| {});
            let lines = if implicit { vec![mechanisms] } else { vec!["STARTTLS", mechanisms] };
            let server = Server::start(authority.offer(lines, implicit), |_| Act::Normal);
            let mut options = authority.options(server.port, security);
            options.login = Some(login(AuthMethod::Password));
            let (bench, exit, said) = run(options);
            assert_eq!((bench.states(), exit), (vec!["sent"], Exit::Done), "{said}");
            let wanted = if mechanisms == "AUTH LOGIN" { mechanisms } else { "AUTH PLAIN" };
            assert!(server.heard(wanted));
        }
    }
}

#[test]
fn an_authority_that_nobody_trusts_is_refused() {
    let authority = Authority::new(|_| {});
    let server = Server::start(authority.offer(vec![], true), |_| Act::Normal);
    let mut options = authority.options(server.port, Security::Tls);
    options.ca_file = None;
    options.login = Some(login(AuthMethod::Password));
    stopped(options, "nicht bekannt");
    assert!(!server.heard(""), "not a word was said");
}

#[test]
fn a_certificate_of_another_name_or_past_its_day_is_refused() {
    let expired = |params: &mut CertificateParams| {
        params.not_before = date_time_ymd(2020, 1, 1);
        params.not_after = date_time_ymd(2021, 1, 1);
    };
    let foreign = |params: &mut CertificateParams| {
        params.subject_alt_names =
            CertificateParams::new(vec!["other.example".into()]).unwrap().subject_alt_names;
    };
    // The result of `openssl req -x509` without further options.
    let authority =
        |params: &mut CertificateParams| params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let ahead = |params: &mut CertificateParams| params.not_before = date_time_ymd(2090, 1, 1);
    let by_address = |params: &mut CertificateParams| {
        let names = vec!["192.0.2.7".into(), "*.other.example".into()];
        params.subject_alt_names = CertificateParams::new(names).unwrap().subject_alt_names;
    };
    let for_clients = |params: &mut CertificateParams| {
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    };
    let cases = [
        (Authority::new(ahead), "Es gilt erst ab 1. Januar 2090."),
        (Authority::new(by_address), "anderen Namen: 192.0.2.7 und *.other.example."),
        (Authority::new(for_clients), "für einen anderen Zweck"),
        (Authority::new(expired), "am 1. Januar 2021 abgelaufen"),
        (Authority::new(authority), "das Zertifikat einer Zertifizierungsstelle"),
        (Authority::new(foreign), "anderen Namen: other.example."),
    ];
    for (authority, words) in cases {
        for (security, implicit) in [(Security::Tls, true), (Security::StartTls, false)] {
            let lines = if implicit { vec![] } else { vec!["STARTTLS"] };
            let server = Server::start(authority.offer(lines, implicit), |_| Act::Normal);
            stopped(authority.options(server.port, security), words);
            assert!(!server.heard("MAIL"));
        }
    }
}

#[test]
fn a_missing_starttls_is_refused() {
    let authority = Authority::new(|_| {});
    let server = Server::start(authority.offer(vec!["AUTH PLAIN"], false), |_| Act::Normal);
    let mut options = authority.options(server.port, Security::StartTls);
    options.login = Some(login(AuthMethod::Password));
    stopped(options, "STARTTLS");
    assert!(!server.heard("AUTH"), "no password in clear text");
}

#[test]
fn a_server_without_tls_on_its_port_is_told() {
    let server = Server::start(Offer::default(), |_| Act::Normal);
    let authority = Authority::new(|_| {});
    stopped(
        authority.options(server.port, Security::Tls),
        "spricht an diesem Port nicht verschlüsselt",
    );
}

#[test]
fn bytes_that_were_slipped_in_before_the_encryption_are_refused() {
    let forged = [
        "220 go\r\n250 forged",
        "220 go\r\n250-forged\r\n250 AUTH PLAIN",
        "220 go\r\n250 one\r\n250 two",
        "220 go\r\n250 one\r\n250 two\r\n250 three\r\n250 four",
        "220 go\r\n250 one\r\n500 two",
    ];
    for reply in forged {
        let authority = Authority::new(|_| {});
        let lines = vec!["STARTTLS", "AUTH PLAIN"];
        let server = Server::start(authority.offer(lines, false), move |moment| {
            if moment.step == Step::StartTls { Act::Reply(reply) } else { Act::Normal }
        });
        let mut options = authority.options(server.port, Security::StartTls);
        options.login = Some(login(AuthMethod::Password));
        stopped(options, "eingeschleust");
        assert!(!server.heard("AUTH") && !server.heard("MAIL"), "{reply:?}");
    }
}

#[test]
fn a_wrong_password_stops_at_once() {
    let authority = Authority::new(|_| {});
    let server = Server::start(authority.offer(vec!["AUTH PLAIN"], true), |moment| {
        if moment.step == Step::Auth {
            Act::Reply("535 5.7.8 bad credentials")
        } else {
            Act::Normal
        }
    });
    let mut options = authority.options(server.port, Security::Tls);
    options.login = Some(login(AuthMethod::Password));
    stopped(options, "535 5.7.8 bad credentials");
}

#[test]
fn an_expired_token_is_told_in_the_servers_own_words() {
    let authority = Authority::new(|_| {});
    let server = Server::start(authority.offer(vec!["AUTH XOAUTH2"], true), |moment| {
        if moment.step == Step::Auth {
            Act::Reply("334 eyJzdGF0dXMiOiI0MDAifQ==")
        } else {
            Act::Normal
        }
    });
    let mut options = authority.options(server.port, Security::Tls);
    options.login = Some(login(AuthMethod::XOAuth2));
    stopped(options, "535 5.7.8 token expired");
}

#[test]
fn a_server_without_a_usable_login_is_told() {
    let authority = Authority::new(|_| {});
    let server = Server::start(authority.offer(vec!["AUTH GSSAPI"], true), |_| Act::Normal);
    let mut options = authority.options(server.port, Security::Tls);
    options.login = Some(login(AuthMethod::Password));
    stopped(options, "GSSAPI");
}

#[test]
fn without_protection_only_this_computer_is_spoken_to() {
    let mut options = plain(25);
    // TEST-NET-1 (RFC 5737): nobody is there, and nobody is asked.
    options.host = "192.0.2.1".into();
    stopped(options, "sicherheit = \"keine\"");
}

#[test]
fn a_message_that_was_not_written_whole_is_surely_not_sent_with_tls_either() {
    let acts = [
        Act::HangUp,
        Act::ReplyAndHangUp("421 4.3.2 closing"),
        // It reads on when the program has given up; then nothing more may come.
        Act::Late(Duration::from_secs(5)),
    ];
    for act in acts {
        let authority = Authority::new(|_| {});
        let server = Server::start(authority.offer(vec![], true), once(Step::Body, act.clone()));
        let mut options = authority.options(server.port, Security::Tls);
        options.timeouts.command = Duration::from_secs(3);
        let (bench, exit, said) = run_with(&huge(), options);
        server.until_ended(2);
        assert_eq!((bench.states(), exit), (vec!["sent"], Exit::Done), "{act:?} {said}");
        assert_eq!(server.recipients().len(), 1, "{act:?}");
        assert_eq!(bench.entries()[0].attempts, 2, "{act:?}");
    }
}

#[test]
fn a_refusal_in_the_midst_of_a_message_is_heard_with_tls_too() {
    let authority = Authority::new(|_| {});
    let refusal = Act::ReplyAndHangUp("552 5.3.4 too big");
    let server = Server::start(authority.offer(vec![], true), once(Step::Body, refusal));
    let (bench, exit, _) = run_with(&huge(), authority.options(server.port, Security::Tls));
    assert_eq!((bench.states(), exit), (vec!["refused"], Exit::SomeFailed));
    assert_eq!(bench.entries()[0].code, Some(552));
}

#[test]
fn what_is_offered_counts_only_after_the_encryption() {
    let authority = Authority::new(|_| {});
    let before = "250-scripted.example\r\n250-STARTTLS\r\n250 AUTH PLAIN";
    let offer = authority.offer(vec!["AUTH GSSAPI"], false);
    let server = Server::start(offer, once(Step::Ehlo, Act::Reply(before)));
    let mut options = authority.options(server.port, Security::StartTls);
    options.login = Some(login(AuthMethod::Password));
    stopped(options, "GSSAPI");
    assert!(!server.heard("AUTH"));
}

#[test]
fn a_server_that_repeats_the_login_reveals_nothing() {
    for (method, offer) in
        [(AuthMethod::Password, "AUTH PLAIN"), (AuthMethod::XOAuth2, "AUTH XOAUTH2")]
    {
        let authority = Authority::new(|_| {});
        let reply = match method {
            AuthMethod::Password => "500 what is AUTH PLAIN AGFtdABnZWhlaW0= geheim Z2VoZWlt",
            AuthMethod::XOAuth2 => {
                "500 what is dXNlcj1hbXQBYXV0aD1CZWFyZXIgZ2VoZWltAQE= geheim Z2VoZWlt"
            }
        };
        let server = Server::start(authority.offer(vec![offer], true), move |moment| {
            if moment.step == Step::Auth { Act::Reply(reply) } else { Act::Normal }
        });
        let mut options = authority.options(server.port, Security::Tls);
        options.login = Some(login(method));
        assert!(!format!("{options:?}").contains("geheim"));
        let (bench, _, said) = run(options);
        assert!(said.contains("500 what is"), "{said}");
        for secret in ["geheim", "Z2VoZWlt", "AGFtdABnZWhlaW0", "dXNlcj1hbXQB"] {
            assert!(!said.contains(secret), "{said}");
        }
        assert_eq!(bench.states(), ["planned"]);
    }
}

#[test]
fn a_login_that_is_offered_but_not_meant_gives_way_to_the_next() {
    let authority = Authority::new(|_| {});
    let offer = authority.offer(vec!["AUTH PLAIN LOGIN"], true);
    let server =
        Server::start(offer, once(Step::Auth, Act::Reply("504 5.5.4 mechanism not supported")));
    let mut options = authority.options(server.port, Security::Tls);
    options.login = Some(login(AuthMethod::Password));
    let (bench, exit, said) = run(options);
    assert_eq!((bench.states(), exit), (vec!["sent"], Exit::Done), "{said}");
}

#[test]
fn a_refusal_of_the_login_in_latin_1_is_told_as_it_was_meant() {
    let authority = Authority::new(|_| {});
    let refused = Act::Octets(b"535 Kennwort ung\xfcltig\r\n");
    let server = Server::start(authority.offer(vec!["AUTH PLAIN"], true), move |moment| {
        if moment.step == Step::Auth { refused.clone() } else { Act::Normal }
    });
    let mut options = authority.options(server.port, Security::Tls);
    options.login = Some(login(AuthMethod::Password));
    stopped(options, "Kennwort ungültig");
}
