//! Mails without the modules below: letters to invented people, and a run over them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use rundmail::contacts::Address;
use rundmail::delivery::ledger::{Account, Digests, Entry, Ledger, Storage, Subject};
use rundmail::delivery::smtp::{SmtpOptions, SmtpTransport, Timeouts};
use rundmail::delivery::{self, Channel, Job, Options, Outcome, Silent, SystemClock, Transport};
use rundmail::diagnostic::Diagnostic;
use rundmail::mail::Message;
use rundmail::mailing::{Addressee, MailSource};
use rundmail::settings::Security;
use rundmail::world::World;
use tempfile::TempDir;

/// Letters to `person0@verein.example` and so on.
pub(crate) struct Pile {
    people: Vec<Addressee>,
    shared: Arc<[u8]>,
}

impl Pile {
    pub(crate) fn new(count: usize, shared: &str) -> Self {
        let person = |index: usize| Addressee {
            address: Address::parse(&format!("person{index}@verein.example")).unwrap(),
            name: format!("Person {index}"),
        };
        Self { people: (0..count).map(person).collect(), shared: shared.as_bytes().into() }
    }
}

impl MailSource for Pile {
    fn message_id(&self, index: usize) -> String {
        format!("<{index}.pile@amt.example>")
    }

    fn addressees(&self) -> &[Addressee] {
        &self.people
    }

    fn compose(&self, index: usize) -> Result<Message, Box<Diagnostic>> {
        let to = self.people[index].address.clone();
        let message_id = self.message_id(index);
        let head = format!("To: {to}\r\nMessage-ID: {message_id}\r\nSubject: Rund-Mail\r\n\r\n");
        Ok(Message {
            from: Address::parse("amt@amt.example").unwrap(),
            to,
            message_id,
            head: head.into_bytes(),
            shared: Arc::clone(&self.shared),
        })
    }
}

/// A workspace folder with everything that a run needs.
pub(crate) struct Bench {
    folder: PathBuf,
    #[expect(dead_code, reason = "keeps the folder alive")]
    own: Option<TempDir>,
    pub world: World,
    pub options: Options,
    pub interrupted: AtomicBool,
    /// The storage of the ledger, if it differs from that of the folder.
    pub storage: Option<Storage>,
}

impl Bench {
    /// In a new folder that is deleted with it.
    pub(crate) fn new() -> Self {
        let own = tempfile::tempdir().unwrap();
        let bench = Self::at(own.path());
        Self { own: Some(own), ..bench }
    }

    /// In an existing folder.
    pub(crate) fn at(folder: &Path) -> Self {
        // A few short pauses, and then one attempt more at the end, which comes so late that the others
        // are over before it on a slow machine, too.
        let pauses = |list: &[u64]| list.iter().copied().map(Duration::from_millis).collect();
        Self {
            folder: folder.to_owned(),
            own: None,
            world: World::new(HashMap::new(), PathBuf::new()),
            options: Options {
                retry_for: Duration::from_millis(3600),
                retries: pauses(&[20, 20, 6000]),
                reconnects: pauses(&[0, 20, 20, 6000]),
                breathers: pauses(&[20, 20, 6000]),
                ..Options::default()
            },
            interrupted: AtomicBool::new(false),
            storage: None,
        }
    }

    /// Plans what is not planned yet and runs over everything that is open.
    pub(crate) fn run(&self, mails: &dyn MailSource, transport: &dyn Transport) -> Outcome {
        let mut ledger = match &self.storage {
            Some(storage) => Ledger::open_on(&self.folder, storage.clone()).unwrap(),
            None => Ledger::open(&self.folder).unwrap(),
        };
        let account = self.account(&mut ledger);
        ledger.settle_leftovers(&account).unwrap();
        ledger.plan(&account, mails.addressees(), self.world.now()).unwrap();
        let entries = ledger.entries(&account).unwrap();
        let todo: Vec<usize> = (0..entries.len()).filter(|i| entries[*i].state.is_open()).collect();
        let recorder = ledger.record(&account, todo.len());
        let outcome = delivery::run(&Job {
            mails,
            todo: &todo,
            transport,
            journal: &recorder,
            progress: &Silent,
            options: &self.options,
            world: &self.world,
            clock: &SystemClock,
            interrupted: &self.interrupted,
        });
        recorder.finish().unwrap();
        outcome
    }

    fn account(&self, ledger: &mut Ledger) -> Account {
        let subject = Subject { id: "a".into(), series: None, kind: "circular".into(), date: None };
        let digests = Digests { content: "c", plan: "p", parts: "" };
        match ledger.latest("a", Channel::Smtp).unwrap() {
            Some(account) => account,
            None => ledger.open_round(&subject, Channel::Smtp, digests, self.world.now()).unwrap(),
        }
    }

    pub(crate) fn entries(&self) -> Vec<Entry> {
        let ledger = Ledger::open_read_only(&self.folder).unwrap().unwrap();
        let account = ledger.latest("a", Channel::Smtp).unwrap().unwrap();
        ledger.entries(&account).unwrap()
    }

    /// The names of everybody's states, in order.
    pub(crate) fn states(&self) -> Vec<&'static str> {
        self.entries().iter().map(|entry| entry.state.name()).collect()
    }
}

/// The options for an unprotected server on a loopback port.
pub(crate) fn plain(port: u16) -> SmtpOptions {
    SmtpOptions {
        host: "127.0.0.1".into(),
        port,
        security: Security::None,
        login: None,
        ca_file: None,
        hello: "amt.example".into(),
        timeouts: Timeouts {
            connect: Duration::from_secs(5),
            command: Duration::from_secs(5),
            message: Duration::from_secs(5),
        },
    }
}

pub(crate) fn smtp(port: u16) -> SmtpTransport {
    SmtpTransport::new(plain(port))
}
