//! A run with a misbehaving server, and its result.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rundmail::delivery::lock::RunLock;
use rundmail::delivery::smtp::{SmtpOptions, SmtpTransport, Timeouts};
use rundmail::exit::Exit;
use rundmail::settings::{AuthMethod, Security};
use rundmail::world::World;

use crate::office::Office;
use crate::server::{Act, Moment, Offer, Script, Server, Step};
use crate::sink::{Sink, free_port};
use crate::tls::{Authority, login};
use crate::world::{Bench, Pile, plain};

/// The timeout of a trial: long enough for every reply that is not late on purpose, even on a busy
/// machine.
const SHORT: Duration = Duration::from_secs(3);

/// A reply that is later than that timeout.
pub(super) const LATE: Act = Act::Late(Duration::from_secs(5));

/// A run to three people over one connection, unless stated otherwise.
pub(super) struct Trial {
    /// Names the variant of a row, for whoever has to fix it.
    pub label: String,
    peer: Peer,
    offer: Offer,
    text: String,
    bench: fn(&mut Bench),
    options: Vec<Change>,
    security: Option<Security>,
}

type Change = Box<dyn FnOnce(&mut SmtpOptions) + Send>;

enum Peer {
    Scripted(Arc<Script>, &'static str),
    Sink(Vec<&'static str>),
    Nobody,
    CtrlC,
    SecondRun,
}

/// The result.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub states: Vec<&'static str>,
    /// The number of messages that the server accepted, or `None` if it does not say.
    pub taken: Option<usize>,
    pub exit: Exit,
}

impl Trial {
    fn new(label: impl Into<String>, peer: Peer) -> Self {
        Self {
            label: label.into(),
            peer,
            offer: Offer::default(),
            text: "Text\r\n".into(),
            bench: |_| {},
            options: Vec::new(),
            security: None,
        }
    }

    /// A server that does this.
    pub(super) fn scripted(
        label: impl Into<String>,
        script: impl Fn(&Moment) -> Act + Send + Sync + 'static,
    ) -> Self {
        Self::new(label, Peer::Scripted(Arc::new(script), "127.0.0.1:0"))
    }

    /// A server that does this at every occurrence of a step.
    pub(super) fn always(step: Step, act: Act) -> Self {
        let label = format!("always {step:?} {act:?}");
        Self::scripted(
            label,
            move |moment| {
                if moment.step == step { act.clone() } else { Act::Normal }
            },
        )
    }

    /// A server that does this at the first occurrence of a step.
    pub(super) fn once(step: Step, act: Act) -> Self {
        Self::scripted(format!("once {step:?} {act:?}"), super::once(step, act))
    }

    /// A server that does this in the second conversation; it ends the first one at its second
    /// mail.
    pub(super) fn later(step: Step, act: Act) -> Self {
        let label = format!("later {step:?} {act:?}");
        Self::scripted(label, move |moment| match moment.connection {
            1 if moment.step == Step::Mail && moment.mail == 2 => Act::HangUp,
            2 if moment.step == step => act.clone(),
            _ => Act::Normal,
        })
    }

    /// Postfix's `smtp-sink` with these options.
    pub(super) fn sink(options: &[&'static str]) -> Self {
        Self::new(format!("smtp-sink {}", options.join(" ")), Peer::Sink(options.to_vec()))
    }

    /// Nobody listens.
    pub(super) fn nobody() -> Self {
        Self::new("a free port", Peer::Nobody)
    }

    /// Ctrl-C while the server thinks about the first mail.
    pub(super) fn ctrl_c() -> Self {
        Self::new("Ctrl-C", Peer::CtrlC)
    }

    /// The program meets another one that is at work on the same mailing.
    pub(super) fn second_run() -> Self {
        Self::new("a second run", Peer::SecondRun)
    }

    /// It is reached by IPv6 only.
    pub(super) fn by_ipv6(mut self) -> Self {
        if let Peer::Scripted(_, address) = &mut self.peer {
            *address = "[::1]:0";
        }
        self.options.push(Box::new(|options| options.host = "::1".into()));
        self
    }

    /// What the server offers.
    pub(super) fn offering(mut self, lines: &[&'static str]) -> Self {
        self.offer.lines = lines.to_vec();
        self
    }

    /// It announces PIPELINING and drops what follows: with this reply, or without one.
    pub(super) fn dropping(mut self, complaint: &'static str) -> Self {
        self.offer.pipelined = Some(complaint);
        self
    }

    /// A message of this text.
    pub(super) fn with_text(mut self, text: String) -> Self {
        self.text = text;
        self
    }

    /// Not willing to wait for long.
    pub(super) fn impatient(mut self) -> Self {
        let patience = Timeouts { connect: SHORT, command: SHORT, message: SHORT };
        self.options.push(Box::new(move |options| options.timeouts = patience));
        self
    }

    /// So many connections as the bench is told.
    pub(super) fn with(mut self, bench: fn(&mut Bench)) -> Self {
        self.bench = bench;
        self
    }

    /// Protected, with a server that has a certificate of an authority that is trusted.
    pub(super) fn protected(mut self, security: Security) -> Self {
        self.security = Some(security);
        self
    }

    /// Without that authority.
    pub(super) fn distrusting(mut self) -> Self {
        self.options.push(Box::new(|options| options.ca_file = None));
        self
    }

    /// Logged in.
    pub(super) fn logged_in(mut self) -> Self {
        let login = login(AuthMethod::Password);
        self.options.push(Box::new(|options| options.login = Some(login)));
        self
    }

    pub(super) fn run(mut self) -> Found {
        let mut bench = Bench::new();
        (self.bench)(&mut bench);
        let bench = Arc::new(bench);
        let authority = self.security.map(|_| Authority::new(|_| {}));
        if let (Some(authority), Some(security)) = (&authority, self.security) {
            let implicit = security == Security::Tls;
            let pipelined = self.offer.pipelined;
            self.offer = Offer { pipelined, ..authority.offer(self.offer.lines, implicit) };
        }
        let scripted = |script, address| {
            let server = Server::start_at(address, self.offer.clone(), script);
            (server.port, Some(server), None)
        };
        let (port, server, sink) = match self.peer {
            Peer::Scripted(script, address) => scripted(script, address),
            Peer::CtrlC => scripted(interrupt(&bench), "127.0.0.1:0"),
            Peer::Nobody => (free_port(), None, None),
            Peer::SecondRun => return second_run(),
            Peer::Sink(options) => {
                let sink = Sink::start(&options);
                (sink.port, None, Some(sink))
            }
        };
        let mut options = match (&authority, self.security) {
            (Some(authority), Some(security)) => authority.options(port, security),
            _ => plain(port),
        };
        for change in self.options {
            change(&mut options);
        }
        let outcome = bench.run(&Pile::new(3, &self.text), &SmtpTransport::new(options));
        let taken = match (server, sink) {
            (Some(server), _) => Some(server.recipients().len()),
            // It writes down what it breaks off, too.
            (_, Some(_)) => None,
            _ => Some(0),
        };
        Found { states: bench.states(), taken, exit: outcome.exit() }
    }
}

fn second_run() -> Found {
    let server = Server::start(Offer::default(), |_| Act::Normal);
    let office = Office::of(3, server.port, "");
    let world = World::new(HashMap::new(), PathBuf::new());
    let _first = RunLock::take(office.folder.path(), "brief", &world).unwrap();
    let second = office.send(&[]);
    assert!(second.err.contains("wird gerade versandt"), "{}", second.err);
    let exit = [Exit::BrokenOff].into_iter().find(|exit| second.code == Some(exit.code().into()));
    let status = office.run(&["status", office.file]);
    assert!(status.err.contains("noch nicht versandt"), "{} {}", status.out, status.err);
    let taken = Some(server.recipients().len());
    Found { states: vec!["planned"; 3], taken, exit: exit.unwrap() }
}

/// Does what the handler of Ctrl-C does.
fn interrupt(bench: &Arc<Bench>) -> Arc<Script> {
    let bench = Mutex::new(Arc::clone(bench));
    Arc::new(move |moment| {
        if moment.step == Step::Dot {
            bench.lock().unwrap().interrupted.store(true, Ordering::Relaxed);
        }
        Act::Normal
    })
}
