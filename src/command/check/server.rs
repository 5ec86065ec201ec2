//! `check --server`: everything short of sending, step by step.

use std::sync::Arc;

use chrono_tz::Tz;

use super::messages::{Help, Message, Source};
use crate::check;
use crate::command::{Context, ledger, mailserver};
use crate::contacts::Address;
use crate::delivery::Abort;
use crate::delivery::smtp::{Capabilities, Certificate, SmtpTransport, Step};
use crate::diagnostic::{Diagnostic, Findings, Severity, Telling};
use crate::exit::Exit;
use crate::imap::Imap;
use crate::mail::Mailbox;
use crate::rules::{self, Rule};
use crate::settings::{DEFAULT_MAX_SIZE, Security, Settings, SmtpSettings};

/// A certificate that expires within this many days is worth a warning.
const SOON: usize = 30;

/// The result of the test.
pub(super) struct Trial {
    /// The findings: each completed step as a note, and warnings.
    pub findings: Findings,
    /// How it ended.
    pub exit: Exit,
}

/// Tests the server of these settings, which contain no errors. `tell` is called for each completed
/// step.
pub(super) fn run(
    settings: &Settings,
    has_settings: bool,
    context: &Context<'_>,
    tell: &mut dyn FnMut(&Diagnostic),
) -> Trial {
    let mut trial = Report { settings, context, findings: Findings::new(), tell };
    let exit = match (&settings.smtp, sender(settings)) {
        _ if !has_settings => trial.wrong(Message::NoSettings, Help::NoSettings),
        (None, _) => trial.wrong(Message::NoServer, Help::NoServer),
        (Some(_), None) => trial.wrong(Message::NoSender, Help::NoSender),
        (Some(smtp), Some(sender)) => trial.server(smtp, &sender),
    };
    Trial { findings: trial.findings, exit }
}

/// `[mail] from`, otherwise the office's own address.
fn sender(settings: &Settings) -> Option<Address> {
    let written = settings.mail.from.as_ref().or(settings.organisation.email.as_ref())?;
    Mailbox::parse(&written.value).map(|mailbox| mailbox.address)
}

struct Report<'a> {
    settings: &'a Settings,
    context: &'a Context<'a>,
    findings: Findings,
    tell: &'a mut dyn FnMut(&Diagnostic),
}

impl Report<'_> {
    fn server(&mut self, smtp: &SmtpSettings, sender: &Address) -> Exit {
        let (host, port) = (smtp.host.value.clone(), smtp.port);
        let security = smtp.security.value;
        self.done(&rules::server::SETTINGS, Message::Complete { host, port, security });
        let found = match mailserver::secret(smtp, self.settings, self.context) {
            Ok(found) => found,
            Err(abort) => return self.failed(&abort),
        };
        let from = found.as_ref().map(|found| found.from.clone());
        let zone = self.settings.defaults.timezone;
        self.done(&rules::server::PASSWORD, Message::Secret { from: Source { from, zone } });
        let options = mailserver::options(smtp, found, sender.domain());
        let server = SmtpTransport::new(options);
        let tried = server.try_out(sender, &mut |step| self.step(step, smtp, sender));
        match tried.and_then(|()| self.mailbox()).and_then(|()| self.ledger()) {
            Ok(()) => Exit::Done,
            Err(abort) => self.failed(&abort),
        }
    }

    /// Opens the office's mailbox, where there is one, and all folders that are used; nothing in it
    /// changes.
    fn mailbox(&mut self) -> Result<(), Abort> {
        let Some(imap) = &self.settings.imap else { return Ok(()) };
        let options = mailserver::mailbox(imap, self.settings, self.context);
        let options = options.map_err(|fault| Abort { says: fault.says, help: fault.help })?;
        let mut connection = Imap::open(&options)?;
        let mut folders = Vec::new();
        for name in imap.folders() {
            let folder = connection.folder(name)?;
            connection.examine(&folder)?;
            folders.push(folder.name);
        }
        let sent = connection.sent(imap.sent.as_ref().map(|name| &*name.value))?;
        connection.examine(&sent)?;
        connection.close();
        let (account, sent) = (options.account(), sent.name);
        self.done(&rules::server::MAILBOX, Message::Mailbox { account, folders, sent });
        Ok(())
    }

    /// Tries the database that keeps the ledger, where there is one.
    fn ledger(&mut self) -> Result<(), Abort> {
        let tried = ledger::try_out(self.settings, self.context);
        let tried = tried.map_err(|fault| Abort { says: fault.says, help: fault.help })?;
        if let Some(database) = tried {
            self.done(&rules::server::LEDGER, Message::Ledger { database });
        }
        Ok(())
    }

    fn step(&mut self, step: Step, smtp: &SmtpSettings, sender: &Address) {
        match step {
            Step::Resolved(addresses) => {
                let addresses = addresses.iter().map(ToString::to_string).collect();
                self.done(&rules::server::NAME, Message::Resolved { addresses });
            }
            Step::Connected(address) => {
                self.done(
                    &rules::server::CONNECTION,
                    Message::Connected { address: address.to_string() },
                );
                if smtp.security.value == Security::None {
                    self.done(&rules::server::ENCRYPTION, Message::Unprotected);
                }
            }
            Step::Greeted(reply) => {
                self.done(&rules::server::GREETING, Message::Greeted { words: reply.to_string() });
            }
            Step::Protected { version, certificate } => self.protected(version, certificate),
            Step::Offered(capabilities) => self.offered(&capabilities),
            Step::LoggedIn { user, mechanism } => {
                self.done(&rules::server::LOGIN, Message::LoggedIn { user, mechanism });
            }
            Step::SenderTaken => {
                self.done(&rules::server::SENDER, Message::Sender { address: sender.display() });
            }
            Step::RecipientTaken => {
                self.done(
                    &rules::server::RECIPIENT,
                    Message::Recipient { address: sender.display() },
                );
            }
            Step::RecipientRefused(reply) => {
                let (address, reply) = (sender.display(), reply.to_string());
                let says = Message::NoRecipient { address, reply };
                self.doubtful(&rules::server::RECIPIENT, says, Help::NoRecipient);
            }
        }
    }

    fn protected(&mut self, version: &'static str, certificate: Option<Certificate>) {
        let zone: Tz = self.settings.defaults.timezone;
        let Some(Certificate { names, until }) = certificate else {
            return self.done(&rules::server::ENCRYPTION, Message::Protected { version });
        };
        let day = until.with_timezone(&zone).date_naive();
        self.done(&rules::server::ENCRYPTION, Message::Certified { version, names, until: day });
        let today = self.context.world.now().with_timezone(&zone).date_naive();
        let days = usize::try_from((day - today).num_days()).unwrap_or_default();
        if days <= SOON {
            let says = Message::EndsSoon { until: day, days };
            self.doubtful(&rules::server::CERTIFICATE, says, Help::EndsSoon);
        }
    }

    fn offered(&mut self, capabilities: &Capabilities) {
        let own = self.settings.mail.max_size.as_ref().map_or(DEFAULT_MAX_SIZE, |size| size.value);
        match capabilities.size {
            Some(server) if server < own => {
                let says = Message::Smaller { server, own };
                self.doubtful(&rules::server::SIZE, says, Help::Smaller);
            }
            Some(server) => self.done(&rules::server::SIZE, Message::Size { server, own }),
            None => self.done(&rules::server::SIZE, Message::NoSize),
        }
        if !capabilities.utf8 {
            self.done(&rules::server::ADDRESSES, Message::AsciiOnly);
        }
        if !capabilities.pipelining {
            self.done(&rules::server::SPEED, Message::OneByOne);
        }
    }

    fn done(&mut self, rule: &'static Rule, says: Message) {
        self.note(rule.finds(says).with_severity(Severity::Note));
    }

    fn doubtful(&mut self, rule: &'static Rule, says: Message, advice: Help) {
        self.note(rule.finds(says).with_severity(Severity::Warning).help(advice));
    }

    /// The settings are incomplete.
    fn wrong(&mut self, says: Message, advice: Help) -> Exit {
        self.note(rules::server::SETTINGS.finds(says).help(advice));
        Exit::InputErrors
    }

    /// The server does not do what is wanted; with the help that `send` gives.
    fn failed(&mut self, abort: &Abort) -> Exit {
        self.note(Diagnostic {
            severity: Severity::Error,
            rule: &rules::server::FAILED,
            message: Arc::clone(&abort.says),
            span: None,
            places: Vec::new(),
            labels: Vec::new(),
            edits: Vec::new(),
            accepted: None,
            telling: Telling::default(),
            help: abort.help.clone(),
        });
        Exit::BrokenOff
    }

    fn note(&mut self, finding: Diagnostic) {
        let leveled = check::apply_levels(std::iter::once(finding).collect(), self.settings);
        for finding in leveled {
            (self.tell)(&finding);
            self.findings.push(finding);
        }
    }
}
