//! The keychain of the system: the Secret Service of a desktop (gnome-keyring, `KWallet`, `KeePassXC`),
//! else the kernel's own keyring, which forgets with the next start; on Windows the Credential
//! Manager, on macOS the Keychain. Nothing is ever written to a file by this program.

use secrecy::zeroize::Zeroizing;

use super::fault::WhyNone;

/// Bytes that are wiped.
pub(super) type Bytes = Zeroizing<Vec<u8>>;

/// How long an entry lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasting {
    /// Until somebody removes it.
    Always,
    /// Until this computer starts again.
    UntilRestart,
}

#[cfg(not(feature = "keychain"))]
mod stores {
    use super::{Bytes, Lasting, WhyNone};

    pub(in super::super) fn read(_: &str) -> Result<Option<(Bytes, Lasting)>, WhyNone> {
        Err(WhyNone::LeftOut)
    }

    pub(in super::super) fn write(_: &str, _: &[u8]) -> Result<Lasting, WhyNone> {
        Err(WhyNone::LeftOut)
    }

    pub(in super::super) fn remove(_: &str) -> Result<bool, WhyNone> {
        Err(WhyNone::LeftOut)
    }
}

#[cfg(feature = "keychain")]
mod stores {
    use std::sync::{Arc, mpsc};
    use std::thread;
    use std::time::Duration;

    use keyring_core::api::{CredentialPersistence, CredentialStore};
    use keyring_core::{Entry, Error};

    use super::{Bytes, Lasting, WhyNone};

    /// The name of the program in the keychain.
    const SERVICE: &str = "rundmail";
    /// The most bytes in one entry: Windows takes 2,560, and a token may have more.
    const PART: usize = if cfg!(windows) { 2_000 } else { 16_000 };
    /// More parts than any login has.
    const MOST: usize = 64;
    /// How long a person may take to unlock the keychain.
    const PATIENCE: Duration = Duration::from_mins(2);

    /// What is kept under this name.
    pub(in super::super) fn read(name: &str) -> Result<Option<(Bytes, Lasting)>, WhyNone> {
        let name = name.to_owned();
        in_time(move || {
            let mut fault = None;
            for store in all() {
                match store.and_then(|store| Ok((get(&*store, &name)?, lasting(&*store)))) {
                    Ok((Some(bytes), lasting)) => return Ok(Some((bytes, lasting))),
                    Ok((None, _)) => fault = fault.or(Some(None)),
                    Err(error) => fault = fault.or(Some(Some(why(&error)))),
                }
            }
            // The first store is the one that people know.
            fault.flatten().map_or(Ok(None), Err)
        })
    }

    /// Keeps this under the name, in the first store that takes it.
    pub(in super::super) fn write(name: &str, bytes: &[u8]) -> Result<Lasting, WhyNone> {
        let (name, bytes) = (name.to_owned(), Bytes::new(bytes.to_vec()));
        in_time(move || {
            let (mut fault, mut kept) = (None, None);
            for store in all() {
                let done = store.and_then(|store| match kept {
                    None => put(&*store, &name, &bytes, PART).map(|()| lasting(&*store)),
                    // What another store still has is out of date.
                    Some(lasting) => drop_from(&*store, &name).map(|_| lasting),
                });
                match done {
                    Ok(lasting) => kept = kept.or(Some(lasting)),
                    Err(Error::NoStorageAccess(_)) => fault = fault.or(Some(WhyNone::Locked)),
                    Err(error) => fault = fault.or(Some(why(&error))),
                }
            }
            kept.ok_or(fault.unwrap_or(WhyNone::Absent))
        })
    }

    /// Removes what is kept under this name; whether there was anything.
    pub(in super::super) fn remove(name: &str) -> Result<bool, WhyNone> {
        let name = name.to_owned();
        in_time(move || {
            let (mut fault, mut answered, mut any) = (None, false, false);
            for store in all() {
                match store.and_then(|store| drop_from(&*store, &name)) {
                    Ok(was_there) => (answered, any) = (true, any || was_there),
                    Err(error) => fault = fault.or(Some(why(&error))),
                }
            }
            if answered { Ok(any) } else { Err(fault.unwrap_or(WhyNone::Absent)) }
        })
    }

    /// The stores of this system, the best first.
    fn all() -> Vec<Result<Arc<CredentialStore>, Error>> {
        #[cfg(windows)]
        let stores = vec![windows_native_keyring_store::Store::new().map(|store| store as _)];
        #[cfg(target_os = "macos")]
        let stores =
            vec![apple_native_keyring_store::keychain::Store::new().map(|store| store as _)];
        #[cfg(target_os = "linux")]
        let stores =
            vec![zbus_secret_service_keyring_store::Store::new().map(|store| store as _), kernel()];
        #[cfg(not(any(windows, target_os = "macos", target_os = "linux")))]
        let stores = Vec::new();
        stores
    }

    /// The keyring of the kernel. A process that was started outside of a session (in a container, by a
    /// service) has none of its own, and reaches that of its user through one.
    #[cfg(target_os = "linux")]
    fn kernel() -> Result<Arc<CredentialStore>, Error> {
        use linux_keyutils::{KeyRing, KeyRingIdentifier};
        KeyRing::from_special_id(KeyRingIdentifier::Session, true)
            .map_err(|error| Error::NoStorageAccess(error.into()))?;
        linux_keyutils_keyring_store::Store::new().map(|store| store as _)
    }

    fn lasting(store: &CredentialStore) -> Lasting {
        match store.persistence() {
            CredentialPersistence::UntilDelete | CredentialPersistence::Unspecified => {
                Lasting::Always
            }
            _ => Lasting::UntilRestart,
        }
    }

    fn why(error: &Error) -> WhyNone {
        match error {
            Error::NoStorageAccess(_) => WhyNone::Locked,
            Error::TooLong(..) | Error::Invalid(..) => WhyNone::Full,
            _ => WhyNone::Absent,
        }
    }

    /// The parts of an entry. The first says how many there are.
    fn part(store: &CredentialStore, name: &str, number: usize) -> Result<Entry, Error> {
        match number {
            0 => store.build(SERVICE, name, None),
            _ => store.build(SERVICE, &format!("{name} ({})", number + 1), None),
        }
    }

    fn put(store: &CredentialStore, name: &str, bytes: &[u8], size: usize) -> Result<(), Error> {
        let pieces: Vec<&[u8]> = bytes.chunks(size).collect();
        // The first comes last: until then, what was there is still whole.
        for (number, piece) in pieces.iter().enumerate().skip(1) {
            part(store, name, number)?.set_secret(piece)?;
        }
        let count = pieces.len().max(1);
        let mut first = Bytes::new(format!("{count}\n").into_bytes());
        first.extend(pieces.first().copied().unwrap_or_default());
        part(store, name, 0)?.set_secret(&first)?;
        clear(store, name, count).map(|_| ())
    }

    fn get(store: &CredentialStore, name: &str) -> Result<Option<Bytes>, Error> {
        let first = match part(store, name, 0)?.get_secret() {
            Ok(bytes) => Bytes::new(bytes),
            Err(Error::NoEntry) => return Ok(None),
            Err(error) => return Err(error),
        };
        let Some(end) = first.iter().position(|byte| *byte == b'\n') else { return Ok(None) };
        let count = std::str::from_utf8(&first[..end]).ok().and_then(|count| count.parse().ok());
        let Some(count @ 1..=MOST) = count else { return Ok(None) };
        let mut whole = Bytes::new(first[end + 1..].to_vec());
        for number in 1..count {
            match part(store, name, number)?.get_secret() {
                Ok(bytes) => whole.extend_from_slice(&Bytes::new(bytes)),
                Err(Error::NoEntry) => return Ok(None),
                Err(error) => return Err(error),
            }
        }
        Ok(Some(whole))
    }

    fn drop_from(store: &CredentialStore, name: &str) -> Result<bool, Error> {
        clear(store, name, 0)
    }

    /// Removes all parts from this one on; whether there were any.
    fn clear(store: &CredentialStore, name: &str, from: usize) -> Result<bool, Error> {
        let mut any = false;
        for number in from..MOST {
            match part(store, name, number)?.delete_credential() {
                Ok(()) => any = true,
                Err(Error::NoEntry) => break,
                Err(error) => return Err(error),
            }
        }
        Ok(any)
    }

    /// A locked keychain may wait for a person who is not there.
    fn in_time<T: Send + 'static>(
        work: impl FnOnce() -> Result<T, WhyNone> + Send + 'static,
    ) -> Result<T, WhyNone> {
        let (give, take) = mpsc::channel();
        thread::spawn(move || give.send(work()));
        take.recv_timeout(PATIENCE).unwrap_or(Err(WhyNone::Silent))
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn what_is_too_long_for_one_entry_is_kept_in_several() {
            let store = keyring_core::mock::Store::new().unwrap();
            let store: Arc<CredentialStore> = store;
            for length in [3_500_usize, 10, 2_000, 0, 9_999, 1] {
                let bytes = (0..=250_u8).cycle().take(length).collect::<Vec<_>>();
                put(&*store, "amt", &bytes, 1_000).unwrap();
                assert_eq!(get(&*store, "amt").unwrap().map(|got| got.to_vec()), Some(bytes));
                let parts = length.div_ceil(1_000).max(1);
                let more = part(&*store, "amt", parts).unwrap().get_secret();
                assert!(matches!(more, Err(Error::NoEntry)), "nothing old is left: {length}");
            }
            assert!(drop_from(&*store, "amt").unwrap());
            assert!(!drop_from(&*store, "amt").unwrap());
            assert!(get(&*store, "amt").unwrap().is_none());
        }

        #[test]
        fn half_an_entry_is_none() {
            let store: Arc<CredentialStore> = keyring_core::mock::Store::new().unwrap();
            put(&*store, "amt", &[7; 50], 20).unwrap();
            part(&*store, "amt", 2).unwrap().delete_credential().unwrap();
            assert!(get(&*store, "amt").unwrap().is_none());
        }
    }
}

pub(super) use stores::{read, remove, write};
