//! The arguments of verbs that are about the people of a list, too.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use crate::cli::span;
use crate::cli::values::{Gone, Uncertain, Via};

/// Which contacts a command is about.
#[derive(Args, Clone, Debug, Default)]
pub struct Selection {
    /// Only this group; may be repeated · Nur diese Gruppe; mehrfach möglich
    #[arg(long, value_name = "GROUP · GRUPPE")]
    pub to: Vec<String>,
    /// Not this group; may be repeated · Diese Gruppe nicht; mehrfach möglich
    #[arg(long, value_name = "GROUP · GRUPPE")]
    pub except: Vec<String>,
    /// A contact list other than the one in the settings
    /// · Eine andere Kontaktliste als die in den Einstellungen
    #[arg(long, value_name = "FILE · DATEI")]
    pub contacts: Option<PathBuf>,
    /// Leave out faulty rows of the list instead of stopping
    /// · Fehlerhafte Zeilen der Liste auslassen, statt anzuhalten
    #[arg(long)]
    pub skip_faulty: bool,
}

/// `preview`
#[derive(Args, Debug)]
pub struct PreviewArgs {
    /// The minutes file; if left out, the newest one in the folder is offered
    /// · Die Sitzungsdatei; ohne Angabe wird die neueste des Ordners angeboten
    #[arg(value_name = "FILE · DATEI", default_value = ".", hide_default_value = true)]
    pub file: PathBuf,
    /// Which contacts
    #[command(flatten)]
    pub selection: Selection,
    /// Also write this person's mail as a file (.eml), and open it; may be repeated
    /// · Auch die E-Mail an diese Person als Datei (.eml) schreiben und öffnen; mehrfach möglich
    #[arg(long = "for", value_name = "ADDRESS · ADRESSE")]
    pub messages: Vec<String>,
    /// A page for every mail of more than 1,000, instead of a sample
    /// · Auch bei mehr als 1000 E-Mails jede einzeln zeigen statt einer Auswahl
    #[arg(long)]
    pub all: bool,
    /// Show pages and mail in the browser while the file is being written, with what is found in it;
    /// every saved change is there at once
    /// · Seiten und E-Mail im Browser zeigen, während die Datei entsteht, mit allem, was darin
    /// auffällt; jede gespeicherte Änderung ist sofort da
    #[arg(long, conflicts_with_all = ["messages", "to", "except", "all"])]
    pub watch: bool,
    /// Do not open the browser · Den Browser nicht öffnen
    #[arg(long)]
    pub no_open: bool,
}

/// `edit`
#[derive(Args, Debug)]
pub struct EditArgs {
    /// The minutes file; if left out, the newest one in the folder is offered
    /// · Die Sitzungsdatei; ohne Angabe wird die neueste des Ordners angeboten
    #[arg(value_name = "FILE · DATEI", default_value = ".", hide_default_value = true)]
    pub file: PathBuf,
    /// A contact list other than the one in the settings
    /// · Eine andere Kontaktliste als die in den Einstellungen
    #[arg(long, value_name = "FILE · DATEI")]
    pub contacts: Option<PathBuf>,
    /// Do not open the browser · Den Browser nicht öffnen
    #[arg(long)]
    pub no_open: bool,
}

/// A mailing that goes out: `remind`, and most of `send`
#[derive(Args, Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch on the command line")]
pub struct MailingArgs {
    /// The minutes file; if left out, the newest one in the folder is offered
    /// · Die Sitzungsdatei; ohne Angabe wird die neueste des Ordners angeboten
    #[arg(value_name = "FILE · DATEI", default_value = ".", hide_default_value = true)]
    pub file: PathBuf,
    /// Which contacts
    #[command(flatten)]
    pub selection: Selection,
    /// Do everything except send; writes only previews
    /// · Probelauf: alles vorbereiten, nichts senden; schreibt nur die Vorschau
    #[arg(long)]
    pub dry_run: bool,
    /// Also write this person's mail as a file (.eml); may be repeated
    /// · Auch die E-Mail an diese Person als Datei (.eml) schreiben; mehrfach möglich
    #[arg(long = "for", value_name = "ADDRESS · ADRESSE", requires = "dry_run")]
    pub messages: Vec<String>,
    /// A page for every mail of more than 1,000, instead of a sample
    /// · Auch bei mehr als 1000 E-Mails jede einzeln zeigen statt einer Auswahl
    #[arg(long, requires = "dry_run")]
    pub all: bool,
    /// Send a test to this address only; if it is in the list, its own mail, in each language;
    /// leaves no trace in the ledger
    /// · Nur eine Probe an diese Adresse senden; steht sie in der Liste, ihre eigene E-Mail in
    /// jeder Sprache; wird nicht verbucht
    #[arg(long, value_name = "ADDRESS · ADRESSE")]
    pub test: Option<String>,
    /// Do not ask for confirmation · Nicht nachfragen
    #[arg(short, long)]
    pub yes: bool,
    /// How to send · Auf welchem Weg gesendet wird
    #[arg(long, value_name = "WAY · WEG")]
    pub via: Option<Via>,
    /// What to do with mails that may or may not have arrived
    /// · Was mit E-Mails geschieht, von denen niemand weiß, ob sie angekommen sind
    #[arg(long, value_name = "WHAT · WAS")]
    pub uncertain: Option<Uncertain>,
    /// What to do with people whose address no longer exists, according to a report or the server
    /// · Was mit Personen geschieht, deren Adresse es nach einem Rückläufer oder dem Server nicht
    /// mehr gibt
    #[arg(long, value_name = "WHAT · WAS")]
    pub gone: Option<Gone>,
    /// Do not read the office's mailbox before
    /// · Vorher nicht im Postfach der Stelle nachsehen
    #[arg(long)]
    pub without_mailbox: bool,
    /// Try again with those whom the server has refused
    /// · Es auch bei denen noch einmal versuchen, die der Server abgelehnt hat
    #[arg(long)]
    pub retry_refused: bool,
    /// How long to wait in total where the server says "later": 90s, 30m, 2h, 2h30m; 0: one attempt
    /// each
    /// · Wie lange insgesamt gewartet wird, wo der Server „später“ sagt: 90s, 30m, 2h, 2h30m oder
    /// "2 Std"; 0: nur ein Versuch
    #[arg(long, value_name = "TIME · DAUER", value_parser = span::span, default_value = "15m")]
    pub retry_for: Duration,
    /// Only the people in this list, such as the list of those not reached; tries refused ones
    /// again
    /// · Nur an die Personen in dieser Liste, etwa der nicht zugestellten; versucht es auch bei
    /// abgelehnten noch einmal
    #[arg(long, value_name = "FILE · DATEI")]
    pub only: Option<PathBuf>,
    /// Only the plan with this digest, as the preview shows it
    /// · Nur den Plan mit dieser Prüfsumme senden, so wie ihn die Vorschau gezeigt hat
    #[arg(long, value_name = "DIGEST · PRÜFSUMME", conflicts_with = "test")]
    pub approved: Option<String>,
}

/// `send`
#[derive(Args, Debug)]
pub struct SendArgs {
    /// The mailing
    #[command(flatten)]
    pub mailing: MailingArgs,
    /// After a change: send only to those who do not have the mailing yet
    /// · Nach einer Änderung: nur an die senden, die noch nichts bekommen haben
    #[arg(long, conflicts_with = "correction")]
    pub only_new: bool,
    /// After a change: send a correction to those who have the earlier version
    /// · Nach einer Änderung: eine Berichtigung an alle senden, die die frühere Fassung haben
    #[arg(long)]
    pub correction: bool,
    /// Whether it is the reminder of the meeting that the file invites to.
    #[arg(skip)]
    pub reminder: bool,
}

impl SendArgs {
    /// A reminder is sent like every mailing. There is no correction of one; what has changed is for
    /// that of the invitation to say.
    pub fn reminder(mailing: &MailingArgs) -> Self {
        Self { mailing: mailing.clone(), only_new: true, correction: false, reminder: true }
    }
}

/// `letters`
#[derive(Args, Debug)]
pub struct LettersArgs {
    /// The minutes file; if left out, the newest one in the folder is offered
    /// · Die Sitzungsdatei; ohne Angabe wird die neueste des Ordners angeboten
    #[arg(value_name = "FILE · DATEI", default_value = ".", hide_default_value = true)]
    pub file: PathBuf,
    /// Which contacts
    #[command(flatten)]
    pub selection: Selection,
    /// Only the people in this list, such as the list of those not reached
    /// · Nur an die Personen in dieser Liste, etwa der nicht zugestellten
    #[arg(long, value_name = "FILE · DATEI")]
    pub only: Option<PathBuf>,
    /// Where to write; if left out, to `out/letters` in the workspace
    /// · Der Zielordner; ohne Angabe `out/letters` im Arbeitsordner
    #[arg(short, long, value_name = "DIR · ORDNER")]
    pub output: Option<PathBuf>,
    /// For printing on one side of the paper: without empty pages between the letters
    /// · Für einseitigen Druck: ohne leere Seiten zwischen den Briefen
    #[arg(long)]
    pub single_sided: bool,
    /// Who gets a letter, as CSV · Wer einen Brief bekommt, als CSV
    #[arg(long)]
    pub csv: bool,
}

/// `sign-in`
#[derive(Args, Debug)]
pub struct SignInArgs {
    /// The minutes file; if left out, the newest one in the folder is offered
    /// · Die Sitzungsdatei; ohne Angabe wird die neueste des Ordners angeboten
    #[arg(value_name = "FILE · DATEI", default_value = ".", hide_default_value = true)]
    pub file: PathBuf,
    /// Which contacts
    #[command(flatten)]
    pub selection: Selection,
    /// Without names: only empty rows · Ohne Namen: nur leere Zeilen
    #[arg(long)]
    pub blank: bool,
    /// How many empty rows there are for guests · Wie viele leere Zeilen es für Gäste gibt
    #[arg(
        long,
        value_name = "NUMBER · ZAHL",
        default_value_t = 10,
        value_parser = clap::value_parser!(u32).range(0..=500)
    )]
    pub rows: u32,
    /// With a column for the person whom somebody represents, in landscape
    /// · Mit einer Spalte für die vertretene Person, im Querformat
    #[arg(long)]
    pub deputies: bool,
    /// In this language of the document; if left out, in that of the minutes file
    /// · In dieser Dokumentsprache; ohne Angabe in der der Sitzungsdatei
    #[arg(long, value_name = "LANGUAGE · SPRACHE")]
    pub language: Option<String>,
    /// Where to write; if left out, to `out/sign-in` in the workspace
    /// · Der Zielordner; ohne Angabe `out/sign-in` im Arbeitsordner
    #[arg(short, long, value_name = "DIR · ORDNER")]
    pub output: Option<PathBuf>,
}

/// `attend`
#[derive(Args, Debug)]
pub struct AttendArgs {
    /// The minutes file; if left out, the newest one in the folder is offered
    /// · Die Sitzungsdatei; ohne Angabe wird die neueste des Ordners angeboten
    #[arg(value_name = "FILE · DATEI", default_value = ".", hide_default_value = true)]
    pub file: PathBuf,
    /// A contact list other than the one in the settings
    /// · Eine andere Kontaktliste als die in den Einstellungen
    #[arg(long, value_name = "FILE · DATEI")]
    pub contacts: Option<PathBuf>,
}

/// `status`
#[derive(Args, Debug)]
pub struct StatusArgs {
    /// The minutes file; if left out, every mailing of the workspace
    /// · Die Sitzungsdatei; ohne Angabe jede Rund-Mail des Arbeitsordners
    #[arg(value_name = "FILE · DATEI")]
    pub file: Option<PathBuf>,
    /// Every address as CSV · Jede Adresse als CSV
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
    /// CSV for Excel: with semicolons and a byte order mark
    /// · CSV so, wie Excel es richtig öffnet (mit Semikolons)
    #[arg(long, conflicts_with = "json")]
    pub excel: bool,
    /// Every address as JSON · Jede Adresse als JSON
    #[arg(long)]
    pub json: bool,
}

/// `bounces`
#[derive(Args, Debug)]
pub struct BouncesArgs {
    /// Mails (.eml, .msg), mbox files, or folders of them, including Maildirs; if left out, what is
    /// new in the mailbox that the settings name
    /// · E-Mails (.eml, .msg), mbox-Dateien oder Ordner davon, auch Maildirs; ohne Angabe, was in
    /// dem Postfach neu ist, das die Einstellungen nennen
    #[arg(value_name = "PATH · PFAD")]
    pub paths: Vec<PathBuf>,
    /// Read the mails in the mailbox that were read before, too
    /// · Im Postfach auch lesen, was schon gelesen ist
    #[arg(long, conflicts_with = "paths")]
    pub all: bool,
    /// Move the mails in the mailbox that are settled to this folder of it; otherwise nothing is
    /// changed there
    /// · Was im Postfach erledigt ist, dort in diesen Ordner verschieben; sonst wird dort nichts
    /// geändert
    #[arg(long = "move", value_name = "FOLDER · ORDNER", conflicts_with = "paths")]
    pub move_to: Option<String>,
    /// What was found as JSON · Das Gefundene als JSON
    #[arg(long)]
    pub json: bool,
}
