//! Whether the folder has the file of a later meeting.

use std::path::Path;

use chrono::NaiveDate;

use super::Facts;
use crate::workspace;

/// The maximum number of files that are read.
const MOST: usize = 40;

impl Facts {
    /// Whether a file beside `file` is about a meeting of this series after `day`; `usual`: the series
    /// of files that name none. Files whose names begin with an earlier day are not read.
    pub(crate) fn meets_later(
        &self,
        file: &Path,
        day: NaiveDate,
        series: &str,
        usual: Option<&str>,
    ) -> bool {
        // Without a workspace there is no folder.
        if self.root.is_none() {
            return false;
        }
        let folder = file.parent().unwrap_or(Path::new(""));
        let files = workspace::files::candidates(folder).into_iter();
        let later = files.filter(|other| other != file && dated(other).is_none_or(|at| at >= day));
        later.take(MOST).any(|other| {
            let text = workspace::read_text(&other).value;
            text.is_some_and(|text| meets(text.text(), series, usual).is_some_and(|at| at > day))
        })
    }
}

/// The day with which a file name begins: `2027-01-20-beirat.toml`.
fn dated(file: &Path) -> Option<NaiveDate> {
    day(file.file_name()?.to_str()?)
}

fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok()
}

/// The day of the meeting that a file is about, if its series is this one, as far as its lines tell:
/// the file may have errors.
fn meets(text: &str, series: &str, usual: Option<&str>) -> Option<NaiveDate> {
    let (mut inside, mut top, mut held, mut named) = (false, true, None, usual);
    for line in text.lines().map(str::trim) {
        if line.starts_with('[') {
            top = false;
            inside = matches!(line, "[sitzung]" | "[meeting]");
            continue;
        }
        let Some((key, value)) = line.split_once('=') else { continue };
        let (key, value) = (key.trim(), value.trim());
        match key {
            "reihe" | "series" if top => named = Some(value.trim_matches(['"', '\''])),
            "datum" | "date" if inside => held = held.or(day(value)),
            "sitzung.datum" | "meeting.date" if top => held = held.or(day(value)),
            _ => {}
        }
    }
    held.filter(|_| named == Some(series))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_of_a_later_meeting_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let facts = Facts::of(folder.path(), std::iter::empty());
        let own = folder.path().join("2026-09-17.toml");
        let held = NaiveDate::from_ymd_opt(2026, 9, 17).unwrap();
        let beside = |name: &str, text: &str| {
            let file = folder.path().join(name);
            fs::write(&file, text).unwrap();
            let found = facts.meets_later(&own, held, "Netz", Some("Netz"));
            fs::remove_file(file).unwrap();
            found
        };
        let of = |day: &str| format!("titel = \"T\"\n[sitzung]\n datum = {day} # ein Tag\n");
        assert!(beside("2026-11-12.toml", &of("2026-11-12")));
        assert!(beside("november.toml", &of("2026-11-12")));
        assert!(beside("n.toml", &format!("reihe = \"Netz\"\n{}", of("2026-11-12"))));
        assert!(beside("n.toml", "meeting.date = 2026-11-12"));
        for (name, text) in [
            ("2026-07-02.toml", of("2026-11-12")),
            ("2026-11-12.toml", of("2026-07-02")),
            ("n.toml", format!("series = \"Beirat\"\n{}", of("2026-11-12"))),
            ("rundmail.toml", of("2026-11-12")),
            ("2026-11-12.uk.toml", String::new()),
            ("n.toml", "[[termine]]\ndatum = 2026-11-12".to_owned()),
            ("n.toml", String::new()),
            ("n.toml", format!("reihe = 'Rat'\n{}", of("2026-11-12"))),
        ] {
            assert!(!beside(name, &text), "{name} {text}");
        }
    }
}
