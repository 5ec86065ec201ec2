//! The arguments of verbs that read all minutes files of an office.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use crate::cli::day::day;
use crate::cli::values::{DatesFormat, EditionArg};

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
