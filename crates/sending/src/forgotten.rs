//! Addresses that were forgotten at the wish of their people, as keyed hashes: so that no import
//! brings them back, and no mail goes to one that somebody has typed in again.
//!
//! `.rundmail/forgotten` has a line for each: the day, and the HMAC-SHA-256 (RFC 2104) of the mailbox
//! under a random key in `.rundmail/forgotten.key`. A plain hash could be undone by trying the
//! addresses of a town, which are few; a slow one only delays that, and would have to be computed
//! for each contact before each mailing. Without the key, which only its owner may read, the lines
//! say nothing. Both files lie in the workspace, so they move along with it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use ring::hmac;
use ring::rand::{SecureRandom, SystemRandom};

use crate::contacts::Address;
use crate::delivery::private::{FOLDER, private_folder};
use crate::input;
use crate::l10n::{SystemFault, messages};
use crate::workspace::output::{self, Readers};

const FILE: &str = "forgotten";
const KEY_FILE: &str = "forgotten.key";

/// The length of the key (bytes): that of the hash (RFC 2104, section 3).
const KEY: usize = 32;

/// The maximum size of the file (bytes): more lines than any town has inhabitants.
const LARGEST: u64 = 100_000_000;

messages! {
    /// Why it is unknown who was forgotten.
    pub enum ForgottenFault {
        /// A file cannot be read or written.
        File {
            /// The file.
            path: String,
            /// Why.
            error: SystemFault,
        } =
            "`{path}` kann nicht benutzt werden: {error}",
            "`{path}` cannot be used: {error}";
        /// The key is missing, or something else.
        NoKey {
            /// The file.
            path: String,
        } =
            "In `{path}` fehlt der Schlüssel, ohne den niemand weiß, wer vergessen werden wollte.",
            "`{path}` does not have the key without which nobody knows who wanted to be forgotten.";
        /// A line is not one of ours.
        Damaged {
            /// The file.
            path: String,
            /// The line.
            line: usize,
        } =
            "`{path}` ist in Zeile {line} beschädigt. Dort steht, wer vergessen werden wollte.",
            "`{path}` is damaged in line {line}. It tells who wanted to be forgotten.";
    }

    /// What to do about it.
    pub struct Restore =
        "Stellen Sie die Datei aus der Datensicherung wieder her.",
        "Restore the file from the backup.";
}

/// Who was forgotten.
#[derive(Debug, Default)]
pub struct Forgotten {
    key: Option<hmac::Key>,
    /// The days by the hash of the mailbox.
    days: BTreeMap<String, NaiveDate>,
}

impl Forgotten {
    /// Reads the hashes of a workspace.
    ///
    /// # Errors
    /// A file cannot be read, or is damaged: then it is unknown who must not get any mail.
    pub fn read(workspace: &Path) -> Result<Self, ForgottenFault> {
        let (path, key_path) = (place(workspace, FILE), place(workspace, KEY_FILE));
        let Some(text) = read(&path)? else { return Ok(Self::default()) };
        let mut days = BTreeMap::new();
        for (index, line) in text.lines().enumerate() {
            if line.trim().is_empty() {
                continue;
            }
            let read = line.split_once(' ').and_then(|(day, hash)| {
                let is_hash = hash.len() == 2 * KEY && hash.bytes().all(|b| b.is_ascii_hexdigit());
                is_hash.then_some(())?;
                Some((day.parse().ok()?, hash.to_owned()))
            });
            let Some((day, hash)) = read else {
                return Err(ForgottenFault::Damaged { path: shown(&path), line: index + 1 });
            };
            days.insert(hash, day);
        }
        if days.is_empty() {
            return Ok(Self::default());
        }
        let key = read_key(&key_path)?;
        let key = key.ok_or_else(|| ForgottenFault::NoKey { path: shown(&key_path) })?;
        Ok(Self { key: Some(key), days })
    }

    /// The day on which the mailbox of this address was forgotten.
    pub fn day_of(&self, address: &Address) -> Option<NaiveDate> {
        self.days.get(&hash(self.key.as_ref()?, address)).copied()
    }

    /// Whether nobody was.
    pub fn is_empty(&self) -> bool {
        self.days.is_empty()
    }

    /// Records these addresses; one that is there already gets the later day. It is on the disk
    /// when this returns.
    ///
    /// # Errors
    /// As [`Self::read`], or a file cannot be written.
    pub fn add(
        workspace: &Path,
        addresses: &[Address],
        today: NaiveDate,
    ) -> Result<(), ForgottenFault> {
        let (path, key_path) = (place(workspace, FILE), place(workspace, KEY_FILE));
        let fault = |path: &Path| {
            let path = shown(path);
            move |error: io::Error| ForgottenFault::File { path, error: (&error).into() }
        };
        private_folder(workspace).map_err(fault(&path))?;
        let mut known = Self::read(workspace)?;
        let key = match known.key.take() {
            Some(key) => key,
            None => match read_key(&key_path)? {
                Some(key) => key,
                None => new_key(&key_path).map_err(fault(&key_path))?,
            },
        };
        for address in addresses {
            let day = known.days.entry(hash(&key, address)).or_insert(today);
            *day = today.max(*day);
        }
        let mut text = String::new();
        for (hash, day) in &known.days {
            let _ = writeln!(text, "{day} {hash}");
        }
        output::write(&path, text.as_bytes(), Readers::Owner).map_err(fault(&path))
    }
}

fn place(workspace: &Path, name: &str) -> PathBuf {
    workspace.join(FOLDER).join(name)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn read(path: &Path) -> Result<Option<String>, ForgottenFault> {
    match input::read(path, LARGEST) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(ForgottenFault::File { path: shown(path), error: (&error).into() }),
    }
}

fn read_key(path: &Path) -> Result<Option<hmac::Key>, ForgottenFault> {
    let Some(text) = read(path)? else { return Ok(None) };
    let digits = text.trim();
    let (pairs, rest) = digits.as_bytes().as_chunks::<2>();
    let byte = |pair: &[u8; 2]| {
        let pair = std::str::from_utf8(pair).ok()?;
        u8::from_str_radix(pair, 16).ok()
    };
    let bytes: Option<Vec<u8>> = pairs.iter().map(byte).collect();
    let bytes = bytes.filter(|bytes| bytes.len() == KEY && rest.is_empty());
    let bytes = bytes.ok_or_else(|| ForgottenFault::NoKey { path: shown(path) })?;
    Ok(Some(hmac::Key::new(hmac::HMAC_SHA256, &bytes)))
}

/// Makes a key and writes it, before anything is hashed with it.
fn new_key(path: &Path) -> io::Result<hmac::Key> {
    let mut bytes = [0; KEY];
    let filled = SystemRandom::new().fill(&mut bytes);
    filled.map_err(|_| io::Error::other("no random numbers"))?;
    output::write(path, format!("{}\n", hex(&bytes)).as_bytes(), Readers::Owner)?;
    Ok(hmac::Key::new(hmac::HMAC_SHA256, &bytes))
}

fn hash(key: &hmac::Key, address: &Address) -> String {
    hex(hmac::sign(key, address.mailbox_key().as_bytes()).as_ref())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(written: &str) -> Address {
        Address::parse(written).unwrap()
    }

    #[test]
    fn who_was_forgotten_is_known_by_any_spelling_and_named_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        let today = "2026-11-30".parse().unwrap();
        assert!(Forgotten::read(folder.path()).unwrap().is_empty());
        let forgotten = [address("Kim@verein-süd.example"), address("bo@b.example")];
        Forgotten::add(folder.path(), &forgotten, today).unwrap();
        Forgotten::add(folder.path(), &forgotten[..1], today.pred_opt().unwrap()).unwrap();
        let moved = tempfile::tempdir().unwrap();
        std::fs::rename(folder.path().join(".rundmail"), moved.path().join(".rundmail")).unwrap();
        let known = Forgotten::read(moved.path()).unwrap();
        for spelling in
            ["kim@verein-süd.example", "KIM+x@xn--verein-sd-x9a.example", "bo@B.example"]
        {
            assert_eq!(known.day_of(&address(spelling)), Some(today), "{spelling}");
        }
        assert_eq!(known.day_of(&address("kim@verein.example")), None);
        for entry in std::fs::read_dir(moved.path().join(".rundmail")).unwrap() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            assert!(!text.contains("kim") && !text.contains("verein"));
        }
    }

    #[test]
    fn two_offices_have_different_hashes() {
        let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let files = folders.map(|folder| {
            let today = "2026-11-30".parse().unwrap();
            Forgotten::add(folder.path(), &[address("kim@b.example")], today).unwrap();
            std::fs::read_to_string(folder.path().join(".rundmail/forgotten")).unwrap()
        });
        assert_ne!(files[0], files[1]);
    }

    #[test]
    fn without_its_key_or_with_half_a_line_it_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let today = "2026-11-30".parse().unwrap();
        Forgotten::add(folder.path(), &[address("kim@b.example")], today).unwrap();
        let (path, key) = (place(folder.path(), FILE), place(folder.path(), KEY_FILE));
        let whole = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, &whole[..40]).unwrap();
        let fault = Forgotten::read(folder.path()).unwrap_err();
        assert!(matches!(fault, ForgottenFault::Damaged { line: 1, .. }), "{fault:?}");
        std::fs::write(&path, whole).unwrap();
        std::fs::remove_file(key).unwrap();
        let fault = Forgotten::read(folder.path()).unwrap_err();
        assert!(matches!(fault, ForgottenFault::NoKey { .. }), "{fault:?}");
    }
}
