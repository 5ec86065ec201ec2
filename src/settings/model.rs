//! What the settings say.

use std::path::PathBuf;
use std::sync::Arc;

use crate::fields::Choice;
use crate::l10n::Language;
use crate::minutes::Defaults;
use crate::source::{Source, Spanned, Text};

/// All of `rundmail.toml`.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The file.
    pub source: Arc<Source>,
    /// The letterhead.
    pub organisation: Organisation,
    /// What minutes files may leave out.
    pub defaults: Defaults,
    /// May the internal edition list the participants by name?
    pub list_participants: bool,
    /// How long an event without an end is in calendars (minutes).
    pub event_minutes: u32,
    /// How mails look.
    pub mail: MailSettings,
    /// Where the people are.
    pub contacts: ContactSettings,
    /// The mail server; without it mails are written to a folder.
    pub smtp: Option<SmtpSettings>,
    /// Levels of rules.
    pub check: Vec<(Text, Spanned<Level>)>,
    /// Findings that the office takes as they are.
    pub accept: Vec<Accept>,
    /// Words that the office does not want in its texts.
    pub words: Vec<HouseWord>,
}

impl Settings {
    /// Settings that say nothing, as an empty file does.
    pub fn empty(source: &Arc<Source>) -> Self {
        Self {
            source: Arc::clone(source),
            organisation: Organisation::default(),
            defaults: Defaults::default(),
            list_participants: false,
            event_minutes: EVENT_MINUTES,
            mail: MailSettings::default(),
            contacts: ContactSettings::default(),
            smtp: None,
            check: Vec::new(),
            accept: Vec::new(),
            words: Vec::new(),
        }
    }

    /// The folder of the workspace: `contacts.csv`, `out/` and `.rundmail/` start here.
    pub fn folder(&self) -> PathBuf {
        self.source.folder().to_owned()
    }
}

/// The office that writes.
#[derive(Clone, Debug, Default)]
pub struct Organisation {
    /// Name of the body.
    pub name: Option<Text>,
    /// The unit in it.
    pub unit: Option<Text>,
    /// Street and number.
    pub street: Option<Text>,
    /// Postcode and town.
    pub city: Option<Text>,
    /// Telephone.
    pub phone: Option<Text>,
    /// E-mail address.
    pub email: Option<Text>,
    /// Website.
    pub website: Option<Text>,
    /// The coat of arms or logo.
    pub logo: Option<Logo>,
}

impl Organisation {
    /// Every text of the letterhead that readers see.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let Self { name, unit, street, city, phone, email, website, logo: _ } = self;
        [name, unit, street, city, phone, email, website].into_iter().flatten()
    }
}

/// A picture with its alternative text.
#[derive(Clone, Debug)]
pub struct Logo {
    /// The path as written.
    pub file: Text,
    /// What the picture shows, for those who do not see it; empty: decoration.
    pub alt: Option<Text>,
}

impl Logo {
    /// The path of the picture.
    pub fn path(&self) -> PathBuf {
        self.file.span.source().folder().join(&self.file.value)
    }
}

/// How long an event without an end is in calendars, where the settings do not say (minutes).
const EVENT_MINUTES: u32 = 90;

/// `[mail]`
#[derive(Clone, Debug)]
pub struct MailSettings {
    /// `Name <address>` of the sender.
    pub from: Option<Text>,
    /// Where replies go.
    pub reply_to: Option<Text>,
    /// The subject, a template.
    pub subject: Option<Text>,
    /// Where to unsubscribe: `mailto:` or `https:`.
    pub unsubscribe: Option<Text>,
    /// The largest finished message, in bytes.
    pub max_size: Option<Spanned<u64>>,
    /// How people are addressed.
    pub greeting: Greeting,
    /// Previews of mailings that never came to an end go after so many days.
    pub preview_days: u32,
}

impl Default for MailSettings {
    fn default() -> Self {
        Self {
            from: None,
            reply_to: None,
            subject: None,
            unsubscribe: None,
            max_size: None,
            greeting: Greeting::default(),
            preview_days: 30,
        }
    }
}

/// The largest finished message where the settings name none (bytes): what the mail servers of
/// offices commonly take.
pub const DEFAULT_MAX_SIZE: u64 = 10_000_000;

/// How people are addressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Greeting {
    /// „Guten Tag Aylin Probe“
    #[default]
    Neutral,
    /// „Sehr geehrte Frau Dr. Probe“ where salutation and last name are given.
    Formal,
}

impl Choice for Greeting {
    const ALL: &'static [(&'static str, &'static str, Self)] =
        &[("neutral", "neutral", Self::Neutral), ("formal", "förmlich", Self::Formal)];
}

/// `[contacts]`
#[derive(Clone, Debug, Default)]
pub struct ContactSettings {
    /// The list.
    pub file: Option<Text>,
    /// Which sheet of a workbook it is.
    pub sheet: Option<Text>,
    /// `[contacts.columns]`: field name -> the column's name in the list; a field may be there more than
    /// once.
    pub columns: Vec<(Text, Text)>,
    /// The language in which the file calls the table, where it has one.
    pub language: Option<Language>,
}

impl ContactSettings {
    /// The path of the list.
    pub fn path(&self) -> Option<PathBuf> {
        self.file.as_ref().map(|file| file.span.source().folder().join(&file.value))
    }
}

/// `[smtp]`
#[derive(Clone, Debug)]
pub struct SmtpSettings {
    /// Name or address of the server.
    pub host: Text,
    /// Its port; the default depends on the security.
    pub port: u16,
    /// How the connection is protected.
    pub security: Spanned<Security>,
    /// User name, where the server wants one.
    pub user: Option<Text>,
    /// A command that prints the password or token.
    pub password_command: Option<Text>,
    /// How to log in.
    pub auth: AuthMethod,
    /// A certificate authority of the office's own (PEM).
    pub ca_file: Option<Text>,
    /// The name to greet the server with, where it is not the sender's domain: a domain, or an address
    /// literal (RFC 5321, section 4.1.3).
    pub ehlo_name: Option<Text>,
    /// Connections at the same time.
    pub connections: usize,
    /// 0: as fast as the server takes them.
    pub rate_per_minute: u32,
}

/// How the connection is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte (port 465).
    #[default]
    Tls,
    /// STARTTLS, required (port 587).
    StartTls,
    /// None; loopback only.
    None,
}

impl Choice for Security {
    const ALL: &'static [(&'static str, &'static str, Self)] = &[
        ("tls", "tls", Self::Tls),
        ("starttls", "starttls", Self::StartTls),
        ("none", "keine", Self::None),
    ];
}

/// How to log in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AuthMethod {
    /// PLAIN or LOGIN, what the server offers.
    #[default]
    Password,
    /// A bearer token.
    XOAuth2,
}

impl Choice for AuthMethod {
    const ALL: &'static [(&'static str, &'static str, Self)] =
        &[("password", "passwort", Self::Password), ("xoauth2", "xoauth2", Self::XOAuth2)];
}

/// `[[check.accept]]`: a finding that the office takes as it is.
#[derive(Clone, Debug)]
pub struct Accept {
    /// The rule that finds it.
    pub rule: Text,
    /// `FILE: piece of the line`.
    pub place: Text,
    /// Why it is right, in the office's own words.
    pub why: Text,
}

/// An entry of `[check.words]`: a word that the office does not want in its texts.
#[derive(Clone, Debug)]
pub struct HouseWord {
    /// What must not stand there; never empty.
    pub wrong: Text,
    /// What should stand in its place; empty where the sentence has to be put otherwise.
    pub right: Text,
}

/// The level that `[check]` gives to a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Not looked at.
    Off,
    /// Good to know.
    Note,
    /// Probably not meant.
    Warning,
    /// Stops the work.
    Error,
}

impl Choice for Level {
    const ALL: &'static [(&'static str, &'static str, Self)] = &[
        ("off", "aus", Self::Off),
        ("note", "hinweis", Self::Note),
        ("warning", "warnung", Self::Warning),
        ("error", "fehler", Self::Error),
    ];
}
