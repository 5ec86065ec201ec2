//! Looks through the office's own templates for what would be lost or refused without a word: blocks
//! that nothing shows, style sheets that browsers skip, scripts, and what would be loaded from
//! elsewhere while somebody reads.

mod blocks;
mod css;
mod markup;
mod messages;
mod pieces;
mod tokens;

use std::sync::Arc;

use super::Chain;
use super::builtin::BUILTIN;
use crate::diagnostic::Findings;
use crate::source::Source;

/// The findings in all own files of the chain.
pub(super) fn findings(chain: &Chain) -> Findings {
    let own = chain.top.iter().filter(|(name, top)| {
        chain.builtin.get(*name).is_none_or(|builtin| !Arc::ptr_eq(builtin, top))
    });
    own.flat_map(|(name, source)| of_file(name, source, chain)).collect()
}

fn of_file(name: &str, source: &Arc<Source>, chain: &Chain) -> Findings {
    match name.rsplit_once('.') {
        Some((_, "css")) => css::findings(source, 0..source.text().len(), chain),
        Some((_, "html")) => {
            let pieces = pieces::of(source.text());
            let mut findings = blocks::findings(source, &pieces, chain);
            findings.extend(markup::findings(source, &pieces, chain));
            findings
        }
        Some((_, "txt")) => blocks::findings(source, &pieces::of(source.text()), chain),
        _ => Findings::new(),
    }
}

/// The names of the built-in files, for suggestions.
fn builtin_names() -> impl Iterator<Item = &'static str> {
    BUILTIN.iter().map(|file| file.name)
}

#[cfg(test)]
mod tests;
