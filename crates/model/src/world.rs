//! What the program sees of the outside: the clock and the environment.
//!
//! `main` takes one [`World`] from the process; tests make their own. Nothing else in the program
//! asks the operating system for the time or for variables.

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::SystemTime;

use chrono::{DateTime, Datelike, Utc};

/// There was no rundmail before this year.
const FIRST_YEAR: i32 = 2025;

/// The clock, the environment variables, the current folder and the path of the program.
#[derive(Clone, Debug)]
pub struct World {
    fixed_now: Option<DateTime<Utc>>,
    variables: HashMap<String, String>,
    /// The folder that relative paths of the command line start from.
    pub folder: PathBuf,
    /// The path of this program, where the system tells.
    pub program: Option<PathBuf>,
}

impl World {
    /// The world of this process.
    #[expect(clippy::disallowed_methods, reason = "this is their one home")]
    pub fn of_process() -> Self {
        let variables = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        let folder = std::env::current_dir().unwrap_or_default();
        Self { program: std::env::current_exe().ok(), ..Self::new(variables, folder) }
    }

    /// A world with these variables. `SOURCE_DATE_EPOCH` (reproducible-builds.org) stops its clock.
    pub fn new(variables: HashMap<String, String>, folder: PathBuf) -> Self {
        let epoch = variables.get("SOURCE_DATE_EPOCH").and_then(|seconds| seconds.parse().ok());
        let moment = epoch.and_then(|seconds| DateTime::from_timestamp(seconds, 0));
        // The date of a mail needs a year of four digits in every time zone (RFC 5322, 3.3).
        let fixed_now = moment.filter(|moment| (1970..=9998).contains(&moment.year()));
        Self { fixed_now, variables, folder, program: None }
    }

    /// The value of an environment variable; empty counts as unset.
    pub fn variable(&self, name: &str) -> Option<&str> {
        self.variables.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// Whether the clock is earlier than the program's first year: the computer's battery may be
    /// empty.
    pub fn is_before_its_time(&self) -> bool {
        self.fixed_now.is_none() && self.now().year() < FIRST_YEAR
    }

    /// Now, or the moment of `SOURCE_DATE_EPOCH`.
    pub fn now(&self) -> DateTime<Utc> {
        // `Utc::now()` panics before 1970.
        #[expect(clippy::disallowed_methods, reason = "this is its one home")]
        self.fixed_now.unwrap_or_else(|| SystemTime::now().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_stops_only_at_moments_that_a_mail_can_name() {
        let fixed = |epoch: &str| {
            let variables = HashMap::from([("SOURCE_DATE_EPOCH".into(), epoch.into())]);
            World::new(variables, PathBuf::new()).fixed_now.is_some()
        };
        assert!(fixed("0") && fixed("1790000000"));
        for epoch in ["", "-1", "gestern", "253402300799", "253402300800", "9223372036854775807"] {
            assert!(!fixed(epoch), "{epoch}");
        }
    }
}
