//! Reading a tree again: the fixed names in it, and addresses beside the page.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use serde::de::Error;
use serde::{Deserialize, Deserializer};

/// A name from a small fixed set.
pub(super) type Name = &'static str;

/// The names that were read; the program's own are few, and each is kept once.
static READ: Mutex<BTreeSet<Name>> = Mutex::new(BTreeSet::new());

/// A tree has a few dozen different names; one with more was not written by this program.
const MOST: usize = 1_000;

fn kept(name: &str) -> Option<Name> {
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = read.get(name) {
        return Some(known);
    }
    if read.len() >= MOST || name.len() > MOST {
        return None;
    }
    let new: Name = Box::leak(name.into());
    read.insert(new);
    Some(new)
}

/// The name of a section that is not the only one of its kind.
pub fn name(name: &str) -> Name {
    kept(name).unwrap_or("contributions")
}

pub(super) fn one<'de, D: Deserializer<'de>>(from: D) -> Result<Name, D::Error> {
    let name = String::deserialize(from)?;
    kept(&name).ok_or_else(|| D::Error::custom(format!("`{name}` is not a known name")))
}

pub(super) fn one_or_none<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Name>, D::Error> {
    one(from).map(Some)
}

pub(super) fn several<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Name>, D::Error> {
    let names = Vec::<String>::deserialize(from)?;
    let names: Option<Vec<Name>> = names.iter().map(|name| kept(name)).collect();
    names.ok_or_else(|| D::Error::custom("too many names"))
}

/// The relative address of a file beside the page.
pub(super) fn beside<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let address = String::deserialize(from)?;
    if address.contains(':') || address.starts_with(['/', '\\']) {
        return Err(D::Error::custom(format!("`{address}` does not lie beside the page")));
    }
    Ok(address)
}

pub(super) fn beside_or_none<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<String>, D::Error> {
    beside(from).map(Some)
}
