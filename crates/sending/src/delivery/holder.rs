//! The holder of a mailing, and whether an earlier holder is still at work.

#![expect(clippy::disallowed_methods, reason = "it reads what the system tells of itself")]

use std::fs::{self, File};
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::world::World;

/// Who works on a mailing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The user name, if the system tells.
    pub user: String,
    /// The name of the computer.
    pub host: String,
    /// The process ID.
    pub process: u32,
    /// When the work began.
    pub since: DateTime<Utc>,
    /// The boot ID of the system in which the process was started; `None` where it is unknown.
    #[serde(default)]
    boot: Option<String>,
    /// When the process was started, in ticks since boot: process IDs are reused.
    #[serde(default)]
    started: Option<u64>,
    /// What distinguishes its lock from another file of that name.
    #[serde(default)]
    lock: Option<String>,
}

impl Holder {
    /// This process.
    #[must_use]
    pub fn of(world: &World) -> Self {
        let first = |names: &[&str]| {
            let found = names.iter().find_map(|name| world.variable(name));
            found.unwrap_or_default().to_owned()
        };
        let host = fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
        let host = match host.trim() {
            "" => first(&["COMPUTERNAME", "HOSTNAME"]),
            host => host.to_owned(),
        };
        let user = first(&["USER", "USERNAME", "LOGNAME"]);
        let process = std::process::id();
        let (boot, started) = (boot(), started(process));
        Self { user, host, process, since: world.now(), boot, started, lock: None }
    }

    /// The same holder with the lock `file`.
    pub(super) fn with_lock(mut self, file: &File) -> Self {
        self.lock = identity(file);
        self
    }

    /// `jana@rathaus-07`, or only the computer where the user is unknown.
    #[must_use]
    pub fn name(&self) -> String {
        match self.user.as_str() {
            "" => self.host.clone(),
            user => format!("{user}@{}", self.host),
        }
    }

    /// Whether this earlier holder is certainly still at work, from the view of `other`, who has
    /// opened the ledger and taken a lock. Where that is unknown, the answer is no: the earlier run
    /// will notice that its claim in the ledger was replaced, and stop before its next mail.
    pub(super) fn is_at_work(&self, other: &Self) -> bool {
        // While a holder lives, the system gives its lock to nobody else.
        let same_lock = self.lock.is_some() && self.lock == other.lock;
        let same_boot = self.boot.is_some() && self.boot == other.boot;
        let same_process = (self.process, self.started) == (other.process, other.started);
        let lives = || self.started.is_some() && started(self.process) == self.started;
        same_boot && !same_lock && !same_process && lives()
    }
}

impl Holder {
    /// Whether this earlier holder was on the same computer as `other`, and its process is certainly
    /// dead.
    pub(super) fn has_died(&self, other: &Self) -> bool {
        let here = self.host == other.host && self.boot.is_some() && self.boot == other.boot;
        here && self.started.is_some() && started(self.process) != self.started
    }
}

/// When a living process was started, in ticks (proc(5), `stat`, field 22).
fn started(process: u32) -> Option<u64> {
    read_started(
        &fs::read_to_string(Path::new("/proc").join(process.to_string()).join("stat")).ok()?,
    )
}

/// The name of the program is in parentheses and may contain anything, even parentheses.
fn read_started(stat: &str) -> Option<u64> {
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_ascii_whitespace();
    match fields.next()? {
        // It is dead, but its parent has not collected it yet.
        "Z" | "X" => None,
        _ => fields.nth(18)?.parse().ok(),
    }
}

/// Device and inode, where they exist. While a file is open, no other file gets its inode.
fn identity(file: &File) -> Option<String> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let data = file.metadata().ok()?;
        Some(format!("{}:{}", data.dev(), data.ino()))
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        None
    }
}

/// The boot ID of Linux, a random number for each start of the system (random(4)); `None`
/// elsewhere.
pub(super) fn boot() -> Option<String> {
    read_boot(&fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?)
}

/// Accepts what looks like a boot ID of the kernel rather than a placeholder.
fn read_boot(text: &str) -> Option<String> {
    let id = text.trim();
    let hex = id.len() == 36 && id.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit());
    (hex && id.bytes().any(|byte| !matches!(byte, b'0' | b'-'))).then(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holder() -> Holder {
        Holder::of(&World::new(std::collections::HashMap::new(), std::path::PathBuf::new()))
    }

    #[test]
    fn the_start_of_a_process_is_read_whatever_it_is_called() {
        let stat = |state: &str| {
            format!("7 (a) b) ((c) {state} 1 7 7 0 -1 4 1 0 0 0 1 2 0 0 20 0 1 0 4711 9")
        };
        assert_eq!(read_started(&stat("S")), Some(4711));
        assert_eq!(read_started(&stat("T")), Some(4711), "it was halted, and may go on");
        assert_eq!(read_started(&stat("Z")), None);
        assert_eq!(read_started("7 (a"), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn who_lives_is_at_work_and_who_cannot_be_known_is_not() {
        let me = holder();
        assert!(!me.is_at_work(&me), "nobody keeps himself out");
        let child = std::process::Command::new("sleep").arg("60").spawn();
        let mut child = child.unwrap();
        let first = Holder { process: child.id(), started: started(child.id()), ..me.clone() };
        assert!(first.is_at_work(&me));
        let on_lock =
            |holder: &Holder, lock: &str| Holder { lock: Some(lock.into()), ..holder.clone() };
        assert!(on_lock(&first, "1:2").is_at_work(&on_lock(&me, "1:3")));
        assert!(!on_lock(&first, "1:2").is_at_work(&on_lock(&me, "1:2")), "its lock is ours");
        let restarted = Holder { started: Some(1), ..first.clone() };
        assert!(!restarted.is_at_work(&me), "another process of that number");
        for boot in [None, Some("another".to_owned())] {
            assert!(!Holder { boot, ..first.clone() }.is_at_work(&me));
        }
        child.kill().unwrap();
        let until = std::time::Instant::now() + std::time::Duration::from_secs(30);
        while first.is_at_work(&me) {
            assert!(
                std::time::Instant::now() < until,
                "a dead process counts, also one not asked for"
            );
            std::thread::yield_now();
        }
        child.wait().unwrap();
        assert!(!first.is_at_work(&me));
    }

    #[test]
    fn what_an_earlier_version_wrote_can_be_read() {
        let old = r#"{"user":"jana","host":"pc","process":7,"since":"2026-09-18T10:00:00Z"}"#;
        let old: Holder = serde_json::from_str(old).unwrap();
        assert_eq!(old.name(), "jana@pc");
        assert!(!old.is_at_work(&holder()));
    }

    #[test]
    fn only_what_the_kernel_gives_is_believed() {
        let id = "4a09a4ad-a58a-4f06-ae87-79ecb4d5a22a";
        assert_eq!(read_boot(&format!("{id}\n")).as_deref(), Some(id));
        for text in ["", "\n", "unknown", "00000000-0000-0000-0000-000000000000", &id[1..]] {
            assert_eq!(read_boot(text), None, "{text}");
        }
    }
}
