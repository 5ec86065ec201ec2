//! Holding the ledger against what the server took.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rundmail::delivery::ledger::{Entry, FOLDER, Ledger};
use rundmail::delivery::{Channel, State};

use super::Setup;

/// Who is in doubt.
pub(super) type Doubts = BTreeSet<String>;

impl Setup {
    /// What the next run will find, without being it: it reads a copy.
    fn look(&self) -> Vec<Entry> {
        let copy = tempfile::tempdir().unwrap();
        let from = self.office.folder.path().join(FOLDER);
        let to = copy.path().join(FOLDER);
        fs::create_dir(&to).unwrap();
        for file in fs::read_dir(from).into_iter().flatten().flatten() {
            if file.path().is_file() {
                fs::copy(file.path(), to.join(file.file_name())).unwrap();
            }
        }
        entries(copy.path())
    }

    /// After a kill: what is true at every moment. Gives all who are in doubt; more than the
    /// connections may have been added to those of `before`, and only such whose message the server
    /// had asked for.
    pub(crate) fn check_after_kill(&self, before: &Doubts) -> Doubts {
        self.server.rest();
        let entries = self.look();
        assert!(entries.is_empty() || entries.len() == self.people, "half a plan");
        self.compare(&entries);
        let doubts = in_doubt(&entries);
        let new: Vec<_> = doubts.difference(before).collect();
        assert!(new.len() <= self.connections, "too many in doubt: {new:?}");
        assert!(before.is_subset(&doubts), "forgotten: {before:?} {doubts:?}");
        doubts
    }

    /// Nobody has two; who is said to have one has one; who has one is not said to have none.
    fn compare(&self, entries: &[Entry]) {
        let seen = self.server.seen.lock().unwrap();
        let mut taken: BTreeMap<&str, usize> = BTreeMap::new();
        for (to, _) in &seen.taken {
            *taken.entry(to).or_default() += 1;
        }
        let doubles: Vec<_> = taken.iter().filter(|(_, count)| **count > 1).collect();
        assert!(doubles.is_empty(), "twice: {doubles:?}");
        for entry in entries {
            let got = taken.remove(entry.address.as_str()).is_some();
            match entry.state {
                State::Sent => assert!(got, "{} is said to be sent", entry.address),
                State::Uncertain => {
                    assert!(seen.handed.contains(&entry.address), "{entry:?} was never in DATA");
                    assert!(entry.message_id.starts_with('<'), "{entry:?}");
                    assert!(entry.at.timestamp() > 0, "{entry:?}");
                }
                State::Planned => assert!(!got, "{} would get a second one", entry.address),
                state => panic!("{} is left {state:?}", entry.address),
            }
        }
        assert!(taken.is_empty(), "taken, but not in the ledger: {taken:?}");
    }

    /// When the same command has nothing more to do: everybody has one or is named, here and to the
    /// clerk; then the doubts are settled, as the clerk may say.
    pub(crate) fn close(&self) -> Doubts {
        let doubts = self.balance();
        let taken = self.taken();
        let skipped = self.office.send(&["--uncertain", "skip"]);
        assert_eq!((skipped.code, self.taken()), (Some(5), taken), "{}", skipped.err);
        if doubts.is_empty() {
            return doubts;
        }
        let resent = self.office.send(&["--uncertain", "resend"]);
        assert_eq!(resent.code, Some(0), "{}", resent.err);
        let seen = self.server.seen.lock().unwrap();
        let got: Vec<_> = seen.taken[taken..].iter().map(|(to, _)| to.clone()).collect();
        assert_eq!(got.len(), doubts.len());
        assert_eq!(got.into_iter().collect::<Doubts>(), doubts, "exactly those in doubt");
        drop(seen);
        assert!(self.office.states().iter().all(|state| state == "sent"));
        assert!(!self.list().exists());
        doubts
    }

    /// Ledger, `status --csv` and the list of those who were not reached say what the server says.
    pub(crate) fn balance(&self) -> Doubts {
        self.server.rest();
        let entries = entries(self.office.folder.path());
        assert_eq!(entries.len(), self.people);
        self.compare(&entries);
        let open: Vec<_> = entries.iter().filter(|entry| entry.state.is_open()).collect();
        assert!(open.is_empty(), "left out: {open:?}");
        self.compare_status(&entries);
        let doubts = in_doubt(&entries);
        self.compare_list(&doubts);
        doubts
    }

    fn compare_status(&self, entries: &[Entry]) {
        let status = self.office.run(&["status", self.office.file, "--csv"]);
        let mut reader = csv::Reader::from_reader(status.out.as_bytes());
        let told: Vec<_> = reader.records().map(Result::unwrap).collect();
        assert_eq!(told.len(), entries.len());
        for (told, entry) in told.iter().zip(entries) {
            let at = entry.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
            let state = entry.state.name();
            let code = entry.code.map(|code| code.to_string()).unwrap_or_default();
            let Entry { address, name, reply, message_id, .. } = entry;
            assert_eq!(told, vec![address, name, state, &at, &code, reply, message_id]);
        }
    }

    fn list(&self) -> std::path::PathBuf {
        self.office.folder.path().join("nicht-zugestellt-brief.csv")
    }

    fn compare_list(&self, doubts: &Doubts) {
        let text = fs::read_to_string(self.list()).unwrap_or_default();
        let rows: Vec<_> = text.lines().skip(1).collect();
        assert_eq!(rows.len(), doubts.len(), "{text}");
        for address in doubts {
            let row = rows.iter().find(|row| row.ends_with(&format!(";{address}")));
            assert!(row.is_some_and(|row| row.contains(";ungewiss;")), "{address}: {text}");
        }
    }
}

fn in_doubt(entries: &[Entry]) -> Doubts {
    let doubts = entries.iter().filter(|entry| entry.state == State::Uncertain);
    doubts.map(|entry| entry.address.clone()).collect()
}

/// The entries as a run that begins now sees them.
fn entries(folder: &Path) -> Vec<Entry> {
    if Ledger::open_read_only(folder).unwrap().is_none() {
        return Vec::new();
    }
    let mut ledger = Ledger::open(folder).unwrap();
    let Some(account) = ledger.latest("brief", Channel::Smtp).unwrap() else { return Vec::new() };
    ledger.settle_leftovers(&account).unwrap();
    ledger.entries(&account).unwrap()
}
