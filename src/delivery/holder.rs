//! Who is at work on a mailing, and whether the one who was still is.

use std::fs::{self, File};
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::world::World;

/// Who is at work on a mailing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The user's name, as far as the system tells.
    pub user: String,
    /// The computer.
    pub host: String,
    /// The process.
    pub process: u32,
    /// Since when.
    pub since: DateTime<Utc>,
    /// The start of the operating system under which the process was started; `None`: nobody knows.
    #[serde(default)]
    boot: Option<String>,
    /// When the process was started, in ticks since then: the numbers of processes come again.
    #[serde(default)]
    started: Option<u64>,
    /// What tells its lock from another file of that name.
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

    /// The same, who has taken the lock `file`.
    pub(super) fn with_lock(mut self, file: &File) -> Self {
        self.lock = identity(file);
        self
    }

    /// `jana@rathaus-07`; the computer alone where the system does not tell the user.
    #[must_use]
    pub fn name(&self) -> String {
        match self.user.as_str() {
            "" => self.host.clone(),
            user => format!("{user}@{}", self.host),
        }
    }

    /// Is this one, who came earlier, surely still at work? Asked by `other`, who has opened the ledger
    /// and taken a lock. Where nobody can know, it is not: what it does then finds that its place in the
    /// ledger is taken, and it stops before its next mail.
    pub(super) fn is_at_work(&self, other: &Self) -> bool {
        // The system gives one lock to nobody else while its holder lives.
        let same_lock = self.lock.is_some() && self.lock == other.lock;
        let same_boot = self.boot.is_some() && self.boot == other.boot;
        let same_process = (self.process, self.started) == (other.process, other.started);
        let lives = || self.started.is_some() && started(self.process) == self.started;
        same_boot && !same_lock && !same_process && lives()
    }
}

/// When a process that lives was started, in ticks (proc(5), `stat`, field 22).
fn started(process: u32) -> Option<u64> {
    read_started(
        &fs::read_to_string(Path::new("/proc").join(process.to_string()).join("stat")).ok()?,
    )
}

/// The name of the program stands in brackets and may hold anything, brackets too.
fn read_started(stat: &str) -> Option<u64> {
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_ascii_whitespace();
    match fields.next()? {
        // It is dead, and its parent has not asked yet.
        "Z" | "X" => None,
        _ => fields.nth(18)?.parse().ok(),
    }
}

/// Device and inode, where there are such things. While a file is open, no other gets its inode.
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

/// Linux: a random number for each start of the system (random(4)). Elsewhere there is none.
pub(super) fn boot() -> Option<String> {
    read_boot(&fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?)
}

/// Something that looks like what the kernel gives, and not like an imitation of it.
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
