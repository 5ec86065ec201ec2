//! The command line: what can be typed, and nothing else.
//!
//! The doc comments here are the help: the English text, a `·`, the German one; so are the names of
//! values. `names` has the German names of what is typed, and `german` the frame of the German help.
//! What the user typed leaves this room as plain values in the `*Args` structs.

mod examples;
mod german;
mod guess;
mod lines;
pub mod names;
mod parse;
mod span;
mod usage;
mod values;

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};

pub use parse::{UsageError, WIDEST, command, parse};
pub use values::{AttendanceFormat, EditionArg, Format, Gone, Lang, NewKind, Uncertain, Via};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "rundmail",
    about = "Minutes in, an accessible mailing out: HTML, PDF, text, calendar, and one mail for \
             each contact, all of them accounted for · Aus einer Sitzungsdatei wird eine \
             barrierefreie Rund-Mail: Webseite, PDF, Text, Kalender und eine persönliche E-Mail \
             an jeden Kontakt. Das Versandbuch hält fest, wer sie bekommt.",
    version,
    propagate_version = true,
    disable_help_subcommand = true,
    arg_required_else_help = true
)]
pub struct Cli {
    /// Language of the program's messages · Sprache, in der das Programm mit Ihnen spricht
    #[arg(long, global = true, value_name = "LANGUAGE · SPRACHE", display_order = 900)]
    pub lang: Option<Lang>,
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Set up a workspace with commented sample files
    /// · Einen Arbeitsordner mit Beispieldateien einrichten
    Init(InitArgs),
    /// Write the next minutes file · Die nächste Sitzungsdatei anlegen
    New(NewArgs),
    /// Find every error in files, contacts and texts; changes nothing
    /// · Dateien, Kontakte und Texte prüfen; ändert nichts
    Check(CheckArgs),
    /// Write the documents · Webseite, PDF, Text und Kalender schreiben
    Render(RenderArgs),
    /// Write the public editions of a folder as a static site, with index, calendar and feed
    /// · Öffentliche Fassungen eines Ordners als Webauftritt schreiben
    Site(SiteArgs),
    /// Show the exact mails in the browser · Die fertigen E-Mails im Browser zeigen
    Preview(PreviewArgs),
    /// Send the mailing; asks first, and continues where an earlier run stopped
    /// · Die Rund-Mail senden; fragt vorher, setzt einen abgebrochenen Versand fort
    Send(SendArgs),
    /// Write the letters to people without e-mail, as one PDF
    /// · Briefe an alle ohne E-Mail schreiben, in einer PDF-Datei
    Letters(LettersArgs),
    /// Write a list of attendance that goes round at the meeting
    /// · Eine Anwesenheitsliste zum Unterschreiben in der Sitzung schreiben
    SignIn(SignInArgs),
    /// Show who got what, who did not, and why
    /// · Zeigen, wer die Rund-Mail bekommen hat, wer nicht und warum
    Status(StatusArgs),
    /// Record in the ledger which mails came back, from saved delivery reports
    /// · Zurückgekommene E-Mails aus gespeicherten Fehlermeldungen der Mailserver verbuchen
    Bounces(BouncesArgs),
    /// Show the attendance figures for each meeting and year
    /// · Die Zahl der Teilnehmenden je Treffen und Jahr
    Attendance(AttendanceArgs),
    /// Show the contact list as it is understood
    /// · Die Kontaktliste zeigen, wie das Programm sie liest
    Contacts(ContactsArgs),
    /// List the built-in templates, or write them out
    /// · Die mitgelieferten Vorlagen ansehen und anpassen
    Templates(TemplatesArgs),
    /// Write completions for a shell · Befehle mit der Tabulatortaste ergänzen lassen (Shell)
    Completions(CompletionsArgs),
    /// Write manual pages · Handbuchseiten schreiben
    Man(ManArgs),
}

/// `init`
#[derive(Args, Debug)]
pub struct InitArgs {
    /// The folder of the workspace · Der Arbeitsordner
    #[arg(value_name = "DIR · ORDNER", default_value = ".")]
    pub folder: PathBuf,
}

/// `new`
#[derive(Args, Debug)]
pub struct NewArgs {
    /// The file to write; if left out, it is named after the date of the meeting
    /// · Die neue Datei; ohne Angabe nach dem Datum des Treffens benannt
    #[arg(value_name = "FILE · DATEI")]
    pub file: Option<PathBuf>,
    /// Carry over from this file; if left out, from the latest one in the folder
    /// · Aus dieser Datei übernehmen; ohne Angabe aus der neuesten im Ordner
    #[arg(long, value_name = "FILE · DATEI")]
    pub after: Option<PathBuf>,
    /// The kind of the new file; if left out, what comes next (at a terminal, you are asked)
    /// · Art der neuen Datei; ohne Angabe, was als Nächstes kommt (danach wird gefragt)
    #[arg(long, value_name = "KIND · ART")]
    pub kind: Option<NewKind>,
}

/// `check`
#[derive(Args, Debug)]
pub struct CheckArgs {
    /// Minutes files, or folders of them; if left out, the newest one is offered; - reads from
    /// standard input
    /// · Sitzungsdateien oder Ordner mit Sitzungsdateien; ohne Angabe wird die neueste angeboten; -
    /// liest von der Standardeingabe
    #[arg(value_name = "PATH · PFAD")]
    pub files: Vec<PathBuf>,
    /// A contact list other than the one in the settings
    /// · Eine andere Kontaktliste als die in den Einstellungen
    #[arg(long, value_name = "FILE · DATEI")]
    pub contacts: Option<PathBuf>,
    /// Test the mail server with everything short of sending; needs no file
    /// · Den Mailserver ausprobieren, ohne etwas zu senden; dazu braucht es keine Datei
    #[arg(long)]
    pub server: bool,
    /// Show what a rule is for, and how to fix what it finds; without a name, all rules; needs no
    /// file
    /// · Zeigen, wozu eine Regel dient und wie man behebt, was sie meldet; ohne Namen alle Regeln
    #[arg(
        long,
        value_name = "RULE · REGEL",
        num_args = 0..=1,
        conflicts_with_all = ["files", "server", "contacts"]
    )]
    pub explain: Option<Option<String>>,
    /// The findings as JSON · Die Meldungen als JSON
    #[arg(long)]
    pub json: bool,
}

/// `render`
#[derive(Args, Debug)]
pub struct RenderArgs {
    /// The minutes file; if left out, the newest one in the folder is offered. Data of --format json
    /// are rendered again
    /// · Die Sitzungsdatei; ohne Angabe wird die neueste des Ordners angeboten. Daten von --format
    /// json werden noch einmal ausgegeben
    #[arg(value_name = "FILE · DATEI", default_value = ".", hide_default_value = true)]
    pub file: PathBuf,
    /// Where to write; if left out, to `out` in the workspace
    /// · Der Zielordner; ohne Angabe `out` im Arbeitsordner
    #[arg(short, long, value_name = "DIR · ORDNER")]
    pub output: Option<PathBuf>,
    /// Only these formats · Nur diese Formate
    #[arg(long, value_name = "FORMAT · FORMAT", value_delimiter = ',')]
    pub format: Vec<Format>,
    /// Only this edition · Nur diese Fassung
    #[arg(long, value_name = "EDITION · FASSUNG")]
    pub edition: Option<EditionArg>,
}

/// `site`
#[derive(Args, Debug)]
pub struct SiteArgs {
    /// The folder with the minutes files · Der Ordner mit den Sitzungsdateien
    #[arg(value_name = "DIR · ORDNER", default_value = ".")]
    pub folder: PathBuf,
    /// Where to write; if left out, to `out/site` in the workspace
    /// · Der Zielordner; ohne Angabe `out/site` im Arbeitsordner
    #[arg(short, long, value_name = "DIR · ORDNER")]
    pub output: Option<PathBuf>,
}

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
    /// Do not open the browser · Den Browser nicht öffnen
    #[arg(long)]
    pub no_open: bool,
}

/// `send`
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch on the command line")]
pub struct SendArgs {
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
    /// After a change: send only to those who do not have the mailing yet
    /// · Nach einer Änderung: nur an die senden, die noch nichts bekommen haben
    #[arg(long, conflicts_with = "correction")]
    pub only_new: bool,
    /// After a change: send a correction to those who have the earlier version
    /// · Nach einer Änderung: eine Berichtigung an alle senden, die die frühere Fassung haben
    #[arg(long)]
    pub correction: bool,
    /// What to do with mails that may or may not have arrived
    /// · Was mit E-Mails geschieht, von denen niemand weiß, ob sie angekommen sind
    #[arg(long, value_name = "WHAT · WAS")]
    pub uncertain: Option<Uncertain>,
    /// What to do with people whose address no longer exists, according to a report or the server
    /// · Was mit Personen geschieht, deren Adresse es nach einem Rückläufer oder dem Server nicht
    /// mehr gibt
    #[arg(long, value_name = "WHAT · WAS")]
    pub gone: Option<Gone>,
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
    /// Mails (.eml, .msg), mbox files, or folders of them, including Maildirs
    /// · E-Mails (.eml, .msg), mbox-Dateien oder Ordner davon, auch Maildirs
    #[arg(value_name = "PATH · PFAD", required = true)]
    pub paths: Vec<PathBuf>,
    /// What was found as JSON · Das Gefundene als JSON
    #[arg(long)]
    pub json: bool,
}

/// `attendance`
#[derive(Args, Debug)]
pub struct AttendanceArgs {
    /// Minutes files, or folders of them · Sitzungsdateien oder Ordner mit Sitzungsdateien
    #[arg(value_name = "PATH · PFAD", required = true)]
    pub paths: Vec<PathBuf>,
    /// How to write the figures · In welcher Form die Zahlen ausgegeben werden
    #[arg(long, value_name = "FORMAT · FORMAT")]
    pub format: Option<AttendanceFormat>,
    /// Where to write; needed for xlsx · Die Zieldatei; bei xlsx nötig
    #[arg(short, long, value_name = "FILE · DATEI")]
    pub output: Option<PathBuf>,
    /// CSV for Excel: with semicolons and a byte order mark
    /// · CSV so, wie Excel es richtig öffnet (mit Semikolons)
    #[arg(long)]
    pub excel: bool,
    /// Same as --format json · Dasselbe wie --format json
    #[arg(long)]
    pub json: bool,
}

/// `contacts`
#[derive(Args, Debug)]
pub struct ContactsArgs {
    /// Which contacts
    #[command(flatten)]
    pub selection: Selection,
    /// The list as JSON · Die Liste als JSON
    #[arg(long)]
    pub json: bool,
}

/// `templates`
#[derive(Args, Debug)]
pub struct TemplatesArgs {
    /// What to do with them
    #[command(subcommand)]
    pub action: TemplatesAction,
}

/// The actions of `templates`.
#[derive(Debug, Subcommand)]
pub enum TemplatesAction {
    /// Write the built-in templates to a folder; never overwrites
    /// · Die Vorlagen zum Ändern in einen Ordner schreiben; überschreibt nichts
    Write {
        /// The folder · Der Zielordner
        #[arg(value_name = "DIR · ORDNER")]
        folder: PathBuf,
    },
    /// List them, with the purpose of each · Die Vorlagen aufzählen und sagen, wozu jede dient
    List,
}

/// `completions`
#[derive(Args, Debug)]
pub struct CompletionsArgs {
    /// The shell · Die Shell
    #[arg(value_name = "SHELL · SHELL")]
    pub shell: clap_complete::Shell,
}

/// `man`
#[derive(Args, Debug)]
pub struct ManArgs {
    /// The folder to write into · Der Zielordner
    #[arg(value_name = "DIR · ORDNER")]
    pub folder: PathBuf,
}
