//! What a part refers to: other parts, and addresses of links.

use crate::read::Fault;
use crate::read::container::Container;
use crate::read::xml::{self, attribute, name};

/// The relationships of the main part (ECMA-376, part 2).
pub(super) struct Related {
    /// ID, the last word of the type, target.
    all: Vec<(String, String, String)>,
}

impl Related {
    pub(super) fn of(container: &mut Container<'_>, main: &str) -> Result<Self, Fault> {
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
        let path = format!("{folder}/_rels/{file}.rels");
        let Some(text) = container.given(path.trim_start_matches('/'))? else {
            return Ok(Self { all: Vec::new() });
        };
        let root = xml::parse(&text)?;
        let relationships = root.descendants().filter(|node| name(*node) == "Relationship");
        let read = relationships.filter_map(|node| {
            let kind = attribute(node, "Type")?.rsplit('/').next()?.to_owned();
            let target = attribute(node, "Target")?;
            let target = match attribute(node, "TargetMode") {
                Some("External") => target.to_owned(),
                _ => target
                    .strip_prefix('/')
                    .map_or_else(|| format!("{folder}/{target}"), str::to_owned),
            };
            Some((attribute(node, "Id")?.to_owned(), kind, target))
        });
        Ok(Self { all: read.collect() })
    }

    /// The target of an ID.
    pub(super) fn target(&self, id: &str) -> Option<&str> {
        self.all.iter().find(|(own, ..)| own == id).map(|(.., target)| &**target)
    }

    /// The parts of a kind.
    pub(super) fn all(&self, kind: &'static str) -> impl Iterator<Item = String> {
        let own = self.all.iter().filter(move |(_, own, _)| own == kind);
        own.map(|(.., target)| target.clone())
    }

    /// The text of the part of a kind, if there is one.
    pub(super) fn part(
        &self,
        container: &mut Container<'_>,
        kind: &'static str,
    ) -> Result<Option<String>, Fault> {
        match self.all(kind).next() {
            Some(path) => container.given(&path),
            None => Ok(None),
        }
    }
}
