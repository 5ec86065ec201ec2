//! The model of the settings.

use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::colour::Colour;
use super::imap::{ImapSettings, ReportSettings};
use super::land::Land;
use super::ledger::LedgerSettings;
use super::login::LoginSettings;
use super::mail::MailSettings;
use super::smtp::SmtpSettings;
use crate::fields::Choice;
use crate::l10n::Language;
use crate::minutes::Defaults;
use crate::source::{Source, Spanned, Text};

/// The contents of `rundmail.toml`.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The file.
    pub source: Arc<Source>,
    /// The letterhead.
    pub organisation: Organisation,
    /// Defaults for minutes files.
    pub defaults: Defaults,
    /// The titles of the items that are on the agenda of every meeting.
    pub agenda: Vec<Text>,
    /// Whether the internal edition may list the participants by name.
    pub list_participants: bool,
    /// How long an event without an end lasts in calendars (minutes).
    pub event_minutes: u32,
    /// The Land whose public holidays count; without one, only those of the whole federation do.
    pub land: Option<Land>,
    /// How documents look.
    pub render: RenderSettings,
    /// How newsletters are set, and how long a contribution may be.
    pub newsletter: NewsletterSettings,
    /// The site of all documents.
    pub site: SiteSettings,
    /// How mails are made.
    pub mail: MailSettings,
    /// The approval of minutes.
    pub approval: ApprovalSettings,
    /// The contact list.
    pub contacts: ContactSettings,
    /// Lists of attendance.
    pub sign_in: SignInSettings,
    /// Figures over years.
    pub figures: FigureSettings,
    /// The mail server; without one, mails are written to a folder.
    pub smtp: Option<SmtpSettings>,
    /// Where a token for the mail server and the mailbox comes from.
    pub login: Option<LoginSettings>,
    /// The office's own mailbox.
    pub imap: Option<ImapSettings>,
    /// The database that several machines share; without one, the ledger is a file.
    pub ledger: Option<LedgerSettings>,
    /// Who gets word of a mailing.
    pub report: ReportSettings,
    /// The levels of rules.
    pub check: Vec<(Text, Spanned<Level>)>,
    /// Findings that the office accepts.
    pub accept: Vec<Accept>,
    /// Words that the office does not want in its texts.
    pub words: Vec<HouseWord>,
}

impl Settings {
    /// The settings of an empty file.
    pub fn empty(source: &Arc<Source>) -> Self {
        Self {
            source: Arc::clone(source),
            organisation: Organisation::default(),
            defaults: Defaults::default(),
            agenda: Vec::new(),
            list_participants: false,
            event_minutes: EVENT_MINUTES,
            land: None,
            render: RenderSettings::default(),
            newsletter: NewsletterSettings::default(),
            site: SiteSettings::default(),
            mail: MailSettings::default(),
            approval: ApprovalSettings::default(),
            contacts: ContactSettings::default(),
            sign_in: SignInSettings::default(),
            figures: FigureSettings::default(),
            smtp: None,
            login: None,
            imap: None,
            ledger: None,
            report: ReportSettings::default(),
            check: Vec::new(),
            accept: Vec::new(),
            words: Vec::new(),
        }
    }

    /// The address that answers reach, without a name: that of the settings for answers, of the
    /// office, or of the sender.
    pub fn reply_address(&self) -> Option<&str> {
        let given = self.mail.reply_to.as_ref().or(self.organisation.email.as_ref());
        let written = given.or(self.mail.from.as_ref())?.value.trim();
        let named = written.strip_suffix('>').and_then(|open| open.rsplit_once('<'));
        Some(named.map_or(written, |(_, address)| address.trim()))
    }

    /// The folder of the workspace, from which `contacts.csv`, `out/` and `.rundmail/` start.
    pub fn folder(&self) -> PathBuf {
        self.source.folder().to_owned()
    }
}

/// The office that sends.
#[derive(Clone, Debug, Default)]
pub struct Organisation {
    /// The name of the organisation.
    pub name: Option<Text>,
    /// The unit within it.
    pub unit: Option<Text>,
    /// Street and house number.
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
    /// What the picture shows, for those who cannot see it; empty for a decoration.
    pub alt: Option<Text>,
}

impl Logo {
    /// The path of the picture.
    pub fn path(&self) -> PathBuf {
        self.file.span.source().folder().join(&self.file.value)
    }
}

/// How long an event without an end lasts in calendars by default (minutes).
const EVENT_MINUTES: u32 = 90;

/// The section `[render]`.
#[derive(Clone, Debug, Default)]
pub struct RenderSettings {
    /// Whether a PDF carries its calendar file and the public part of the minutes file.
    pub embed: bool,
    /// Whether mail addresses on public pages are written so that simple robots do not recognise
    /// them.
    pub veil_addresses: bool,
    /// The office's own colour. It is readable on white.
    pub accent: Option<Colour>,
    /// The design.
    pub look: Look,
}

/// A design of page, PDF and mail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Look {
    /// Sober, without any show.
    #[default]
    Plain,
    /// Like a letter or report of a town hall.
    Letter,
    /// A band of colour with large letters, for a wall or a telephone.
    Poster,
}

impl Look {
    /// Its name in files and templates.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Letter => "letter",
            Self::Poster => "poster",
        }
    }
}

impl Choice for Look {
    const ALL: &'static [(&'static str, &'static str, Self)] = &[
        ("plain", "schlicht", Self::Plain),
        ("letter", "brief", Self::Letter),
        ("poster", "plakat", Self::Poster),
    ];
}

/// The section `[approval]`, but for the rules by which a file is a draft; see
/// [`Defaults::approval`].
#[derive(Clone, Debug)]
pub struct ApprovalSettings {
    /// Whom objections go to, where that is not whom answers go to.
    pub contact: Option<Text>,
    /// Whether drafts may be on the site.
    pub publish_drafts: bool,
}

impl Default for ApprovalSettings {
    fn default() -> Self {
        Self { contact: None, publish_drafts: true }
    }
}

/// The section `[newsletter]`.
#[derive(Clone, Copy, Debug)]
pub struct NewsletterSettings {
    /// The number of columns of text on paper and on wide screens, from 1 to 3.
    pub columns: u32,
    /// The maximum length of the text of a contribution (characters).
    pub longest: u32,
}

impl Default for NewsletterSettings {
    fn default() -> Self {
        Self { columns: 2, longest: 2_500 }
    }
}

/// The section `[site]`.
#[derive(Clone, Debug, Default)]
pub struct SiteSettings {
    /// The public address of the folder that the site is in, with a `/` at its end.
    pub url: Option<String>,
}

/// The section `[contacts]`.
#[derive(Clone, Debug, Default)]
pub struct ContactSettings {
    /// The path of the list.
    pub file: Option<Text>,
    /// The sheet of a workbook.
    pub sheet: Option<Text>,
    /// `[contacts.columns]`: field names and the columns of the list; a field may occur more than
    /// once.
    pub columns: Vec<(Text, Text)>,
    /// The language of the table's name in the file, where there is one.
    pub language: Option<Language>,
}

impl ContactSettings {
    /// The path of the list.
    pub fn path(&self) -> Option<PathBuf> {
        self.file.as_ref().map(|file| file.span.source().folder().join(&file.value))
    }
}

/// The section `[sign-in]`.
#[derive(Clone, Debug)]
pub struct SignInSettings {
    /// Months from the meeting until the list is destroyed.
    pub keep_months: u32,
    /// The legal basis, where it is another than the usual one of public bodies.
    pub legal_basis: Option<Text>,
    /// Who answers questions about data protection.
    pub contact: Option<Text>,
}

impl Default for SignInSettings {
    fn default() -> Self {
        Self { keep_months: 3, legal_basis: None, contact: None }
    }
}

/// The section `[figures]`.
#[derive(Clone, Debug)]
pub struct FigureSettings {
    /// The smallest number into which figures are broken down; 1 hides none.
    pub smallest: u32,
    /// `[figures.organisations]`: the name of an organisation, and another spelling of it; a name may
    /// occur more than once.
    pub organisations: Vec<(Text, Text)>,
}

impl Default for FigureSettings {
    fn default() -> Self {
        Self { smallest: 5, organisations: Vec::new() }
    }
}

/// `[[check.accept]]`: a finding that the office accepts.
#[derive(Clone, Debug)]
pub struct Accept {
    /// The rule of the finding.
    pub rule: Text,
    /// The position, as `FILE: part of the line`.
    pub place: Text,
    /// Why it is right, in the office's own words.
    pub why: Text,
}

/// An entry of `[check.words]`: a word that the office does not want in its texts.
#[derive(Clone, Debug)]
pub struct HouseWord {
    /// The unwanted word; never empty.
    pub wrong: Text,
    /// Its replacement; empty where the sentence has to be rephrased.
    pub right: Text,
}

/// The level that `[check]` gives to a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The rule is not applied.
    Off,
    /// Good to know.
    Note,
    /// Probably a mistake.
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
