//! Files that many mailings share, searched once for the access data of all of them.

use std::collections::BTreeSet;

use model::workspace::Workspace;

use super::readings;
use super::search::Search;
use super::secrets::{Category, Secret};
use super::secrets_of;

/// The access data of many mailings.
#[derive(Debug, Default)]
pub struct Shared {
    secrets: Vec<Secret>,
    /// For each of them, the number of its mailing.
    owners: Vec<usize>,
    mailings: usize,
}

impl Shared {
    /// Adds the next mailing.
    pub fn add(&mut self, workspace: &Workspace) {
        self.secrets.extend(secrets_of(workspace, Category::is_access));
        self.owners.resize(self.secrets.len(), self.mailings);
        self.mailings += 1;
    }

    /// The numbers, from 0, of the mailings whose access data may be in one of the files: what a
    /// [`Proof`](super::Proof) of each has to look at.
    pub fn suspects<'f>(
        self,
        files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
    ) -> BTreeSet<usize> {
        let Some(search) = Search::new(self.secrets) else { return (0..self.mailings).collect() };
        let mut found = BTreeSet::new();
        for (name, bytes) in files {
            for text in readings::of_file(name, bytes) {
                search.anywhere(&text, &mut found);
            }
        }
        found.into_iter().filter_map(|secret| self.owners.get(secret).copied()).collect()
    }
}
