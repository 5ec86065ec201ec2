//! The arguments of verbs that read all minutes files of an office.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use crate::cli::day::day;
use crate::cli::values::{DatesFormat, DecisionsFormat, EditionArg, OpenBy, ReportFormat};

/// `dates`
#[derive(Args, Debug)]
pub struct DatesArgs {
    /// Minutes files, or folders of them; if left out, the workspace
    /// · Sitzungsdateien oder Ordner mit Sitzungsdateien; ohne Angabe der Arbeitsordner
    #[arg(value_name = "PATH · PFAD")]
    pub paths: Vec<PathBuf>,
    /// Only what is on or after this day; if left out, today
    /// · Nur Termine ab diesem Tag; ohne Angabe ab heute
    #[arg(long, value_name = "DAY · TAG", value_parser = day)]
    pub from: Option<NaiveDate>,
    /// Only what begins on or before this day · Nur Termine, die bis zu diesem Tag beginnen
    #[arg(long, value_name = "DAY · TAG", value_parser = day)]
    pub until: Option<NaiveDate>,
    /// Past dates as well · Auch vergangene Termine
    #[arg(long, conflicts_with = "from")]
    pub all: bool,
    /// The readers; if left out, the network, with internal dates and access data
    /// · Für wen; ohne Angabe für das Netzwerk, mit internen Terminen und Zugangsdaten
    #[arg(long, value_name = "EDITION · FASSUNG")]
    pub edition: Option<EditionArg>,
    /// How to write the dates · In welcher Form die Termine ausgegeben werden
    #[arg(long, value_name = "FORMAT · FORMAT")]
    pub format: Option<DatesFormat>,
    /// Where to write · Die Zieldatei
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

/// `open`
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch on the command line")]
pub struct OpenArgs {
    /// Minutes files, or folders of them; if left out, the workspace
    /// · Sitzungsdateien oder Ordner mit Sitzungsdateien; ohne Angabe der Arbeitsordner
    #[arg(value_name = "PATH · PFAD")]
    pub paths: Vec<PathBuf>,
    /// Only what this person has taken on; part of the name will do; may be repeated
    /// · Nur was diese Person übernommen hat; ein Teil des Namens genügt; mehrfach möglich
    #[arg(long, value_name = "NAME · NAME")]
    pub person: Vec<String>,
    /// Only what is that organisation's; may be repeated
    /// · Nur was diese Organisation betrifft; mehrfach möglich
    #[arg(long, value_name = "NAME · NAME")]
    pub organisation: Vec<String>,
    /// By what the list is divided; if left out, by the day by which things are due
    /// · Wonach die Liste gegliedert ist; ohne Angabe nach der Frist
    #[arg(long, value_name = "WHAT · WAS")]
    pub by: Option<OpenBy>,
    /// A calendar of the last days · Die Fristen als Kalender
    #[arg(long, conflicts_with_all = ["html", "csv", "excel", "json"])]
    pub ics: bool,
    /// The list as a web page in one file · Die Liste als Webseite in einer Datei
    #[arg(long, conflicts_with_all = ["csv", "excel", "json"])]
    pub html: bool,
    /// The list as CSV · Die Liste als CSV
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
    /// CSV for Excel: with semicolons and a byte order mark
    /// · CSV so, wie Excel es richtig öffnet (mit Semikolons)
    #[arg(long, conflicts_with = "json")]
    pub excel: bool,
    /// The list as JSON · Die Liste als JSON
    #[arg(long)]
    pub json: bool,
    /// Where to write; the ending tells the form
    /// · Die Zieldatei; ihre Endung sagt, in welcher Form
    #[arg(short, long, value_name = "FILE · DATEI")]
    pub output: Option<PathBuf>,
}

/// `report`
#[derive(Args, Debug)]
pub struct ReportArgs {
    /// The year that the report is about · Das Jahr, über das berichtet wird
    #[arg(value_name = "YEAR · JAHR", value_parser = clap::value_parser!(i32).range(1900..=9999))]
    pub year: i32,
    /// Minutes files, or folders of them; if left out, the workspace
    /// · Sitzungsdateien oder Ordner mit Sitzungsdateien; ohne Angabe der Arbeitsordner
    #[arg(value_name = "PATH · PFAD")]
    pub paths: Vec<PathBuf>,
    /// The readers; if left out, the network, with internal decisions, tasks and dates
    /// · Für wen; ohne Angabe für das Netzwerk, mit internen Beschlüssen, Aufgaben und Terminen
    #[arg(long, value_name = "EDITION · FASSUNG")]
    pub edition: Option<EditionArg>,
    /// The language of the report; may be repeated; if left out, that of the office
    /// · Sprache des Berichts; mehrfach möglich; ohne Angabe die der Stelle
    #[arg(long, value_name = "LANGUAGE · SPRACHE")]
    pub language: Vec<String>,
    /// Name the organisations and people; if left out, only figures are shown, and small ones are not
    /// broken down
    /// · Organisationen und Personen nennen; ohne Angabe nur Zahlen, kleine nicht aufgegliedert
    #[arg(long)]
    pub names: bool,
    /// Only these formats; if left out, HTML and PDF · Nur diese Formate; ohne Angabe HTML und PDF
    #[arg(long, value_name = "FORMAT · FORMAT", value_delimiter = ',')]
    pub format: Vec<ReportFormat>,
    /// Where to write; if left out, to `out` in the workspace
    /// · Der Zielordner; ohne Angabe `out` im Arbeitsordner
    #[arg(short, long, value_name = "DIR · ORDNER")]
    pub output: Option<PathBuf>,
}

/// `decisions`
#[derive(Args, Debug)]
pub struct DecisionsArgs {
    /// Minutes files, or folders of them; if left out, the workspace
    /// · Sitzungsdateien oder Ordner mit Sitzungsdateien; ohne Angabe der Arbeitsordner
    #[arg(value_name = "PATH · PFAD")]
    pub paths: Vec<PathBuf>,
    /// Give the decisions without a number the next one, and write it into their files
    /// · Beschlüssen ohne Nummer die nächste geben und sie in ihre Dateien schreiben
    #[arg(long, conflicts_with = "edition")]
    pub number: bool,
    /// The readers; if left out, the network, with internal decisions
    /// · Für wen; ohne Angabe für das Netzwerk, mit internen Beschlüssen
    #[arg(long, value_name = "EDITION · FASSUNG")]
    pub edition: Option<EditionArg>,
    /// How to write the register · In welcher Form das Verzeichnis ausgegeben wird
    #[arg(long, value_name = "FORMAT · FORMAT")]
    pub format: Option<DecisionsFormat>,
    /// Where to write · Die Zieldatei
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
