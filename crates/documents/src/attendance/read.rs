//! Reading the minutes files of folders.

use std::path::{Path, PathBuf};

use super::Attendance;
use super::figures::{Wish, figures};
use super::names::Spellings;
use super::told::Told;
use crate::diagnostic::{Checked, Findings};
use crate::minutes::Minutes;
use crate::settings::{FigureSettings, Settings};
use crate::workspace::files::{Reader, minutes_text, named};
use crate::workspace::read_settings;

/// What is wanted of the figures.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    /// Whether organisations and people are named. Then no number is hidden.
    pub names: bool,
}

/// The attendance in all minutes files in `paths`: files, and folders with everything below them.
/// Translations and `rundmail.toml` are skipped; other TOML files are skipped with a note.
pub fn read(paths: &[PathBuf], asked: Asked) -> Checked<Attendance> {
    let mut findings = Findings::new();
    let mut reader = Reader::default();
    let files = named(paths);
    let settings = settings(files.first());
    let mut counting = Counting::new(&settings.figures);
    for file in files {
        let source = minutes_text(&file, &mut findings);
        let minutes = source.and_then(|source| reader.minutes(&source, &mut findings));
        if let Some(minutes) = minutes {
            counting.add(&minutes);
        }
    }
    let attendance = counting.figures(asked, &mut findings);
    Checked::new(attendance, findings)
}

/// The settings of the office whose files these are. What is wrong with them, the reader tells.
fn settings(first: Option<&PathBuf>) -> Settings {
    let folder = first.and_then(|file| file.parent()).unwrap_or(Path::new(""));
    read_settings(folder, &mut Findings::new()).0
}

/// Counts minutes, one file after the other.
#[derive(Debug)]
pub struct Counting {
    spellings: Spellings,
    smallest: u32,
    told: Vec<Told>,
}

impl Counting {
    /// As the settings want it.
    pub fn new(settings: &FigureSettings) -> Self {
        let spellings = Spellings::of(&settings.organisations);
        Self { spellings, smallest: settings.smallest, told: Vec::new() }
    }

    /// Adds what a file says about a meeting that was held.
    pub fn add(&mut self, minutes: &Minutes) {
        self.told.extend(Told::of(minutes, &self.spellings));
    }

    /// The figures of all files, with findings about meetings without any.
    pub fn figures(self, asked: Asked, findings: &mut Findings) -> Attendance {
        let Self { spellings, smallest, told } = self;
        let wish = Wish { spellings: &spellings, smallest, names: asked.names };
        figures(told, wish, findings)
    }
}
