//! The arguments of verbs that are about minutes files alone.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use crate::cli::day::day;
use crate::cli::values::{AttendanceFormat, EditionArg, Format, NewKind};

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

/// `import`
#[derive(Args, Debug)]
pub struct ImportArgs {
    /// A document: Word (.docx), LibreOffice (.odt), Markdown, HTML, PDF or text
    /// · Ein Dokument: Word (.docx), LibreOffice (.odt), Markdown, HTML, PDF oder Text
    #[arg(value_name = "FILE · DATEI")]
    pub file: PathBuf,
    /// The minutes file to write; if left out, it is named after the date of the meeting
    /// · Die neue Sitzungsdatei; ohne Angabe nach dem Datum des Treffens benannt
    #[arg(short, long, value_name = "FILE · DATEI")]
    pub output: Option<PathBuf>,
    /// The kind of the new file; if left out, what the document says
    /// · Art der neuen Datei; ohne Angabe, was im Dokument steht
    #[arg(long, value_name = "KIND · ART")]
    pub kind: Option<NewKind>,
}

/// `check`
#[derive(Args, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch on the command line")]
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
    /// Write the sure repairs into the files; shows them and asks first
    /// · Sichere Berichtigungen in die Dateien eintragen; zeigt sie und fragt zuerst
    #[arg(long, conflicts_with = "explain")]
    pub fix: bool,
    /// Do not ask for confirmation · Nicht nachfragen
    #[arg(short, long, requires = "fix")]
    pub yes: bool,
    /// The findings as JSON · Die Meldungen als JSON
    #[arg(long)]
    pub json: bool,
    /// The findings as SARIF 2.1.0, for editors and code platforms
    /// · Die Meldungen als SARIF 2.1.0, für Editoren und Plattformen
    #[arg(long, conflicts_with_all = ["json", "explain"])]
    pub sarif: bool,
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

/// `approve`
#[derive(Args, Debug)]
pub struct ApproveArgs {
    /// The minutes file; if left out, the newest one in the folder is offered
    /// · Die Sitzungsdatei; ohne Angabe wird die neueste des Ordners angeboten
    #[arg(value_name = "FILE · DATEI", default_value = ".", hide_default_value = true)]
    pub file: PathBuf,
    /// The day of the approval; if left out, today · Der Tag der Genehmigung; ohne Angabe heute
    #[arg(long, value_name = "DAY · TAG", value_parser = day)]
    pub on: Option<NaiveDate>,
    /// The body or meeting that approved it · Das Gremium oder die Sitzung, die genehmigt hat
    #[arg(long, value_name = "NAME · NAME")]
    pub body: Option<String>,
    /// What was changed against the draft, in your words; if left out, what the ledger knows of it
    /// · Was gegenüber dem Entwurf geändert wurde, in Ihren Worten; ohne Angabe, was das Versandbuch
    /// davon weiß
    #[arg(long, value_name = "TEXT · TEXT")]
    pub changes: Option<String>,
    /// Although objections are still possible · Obwohl Einwände noch möglich sind
    #[arg(long)]
    pub early: bool,
    /// Although nobody has received the draft from here
    /// · Obwohl von hier aus niemand den Entwurf erhalten hat
    #[arg(long)]
    pub unsent: bool,
}

/// `attendance`
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch on the command line")]
pub struct AttendanceArgs {
    /// Minutes files, or folders of them · Sitzungsdateien oder Ordner mit Sitzungsdateien
    #[arg(value_name = "PATH · PFAD", required = true)]
    pub paths: Vec<PathBuf>,
    /// Name the organisations and people; if left out, only figures are shown, and small ones are not
    /// broken down
    /// · Organisationen und Personen nennen; ohne Angabe nur Zahlen, kleine nicht aufgegliedert
    #[arg(long)]
    pub names: bool,
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
    /// Replace names of participants by their number where the time of the signed list is over
    /// · Namen von Teilnehmenden durch ihre Zahl ersetzen, wenn die Frist der Anwesenheitsliste vorbei ist
    #[arg(long, conflicts_with_all = ["format", "output", "excel", "json"])]
    pub forget_names: bool,
    /// With --forget-names: only tell where · Bei --namen-vergessen: nur sagen, wo
    #[arg(long, requires = "forget_names")]
    pub dry_run: bool,
    /// With --forget-names: do not ask · Bei --namen-vergessen: nicht fragen
    #[arg(short, long, requires = "forget_names")]
    pub yes: bool,
}
