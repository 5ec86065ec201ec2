//! Types of files that mail servers reject or strip: the mail comes back, or arrives without them.

use german::WordList;

use super::help::Help;
use super::messages::{Fault, Message};
use crate::context::Context;
use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::Contents;
use crate::rules;

german::word_lists! { "blocked_files.txt": BLOCKED, MACROS, OFFICE, ARCHIVES, TRUSTED }

/// Checks every attachment to the mail.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let Context { facts, minutes, .. } = *context;
    let mut findings = Vec::new();
    for attachment in minutes.attachments.iter().filter(|attachment| attachment.mail) {
        let (Some(file), Some(path)) = (&attachment.file, attachment.path()) else { continue };
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let nothing = Contents::default();
        let contents = facts.contents(&path).unwrap_or(&nothing);
        let Some(fault) = name.and_then(|name| fault(&name, contents)) else { continue };
        let help = Help::of(&fault);
        let doubtful = matches!(fault, Fault::Nested { .. });
        let says = Message::Blocked { file: file.value.clone(), fault };
        let finding =
            rules::attachment::BLOCKED_TYPE.finds(says).milder_if(doubtful, Severity::Warning);
        findings.push(finding.at(file.span.clone()).help(help));
    }
    findings
}

/// Why servers reject a file with this name and these contents.
fn fault(name: &str, contents: &Contents) -> Option<Fault> {
    let (stem, ending) = parts(name);
    if BLOCKED.contains(&ending) {
        let shown = parts(stem).1;
        let is_trusted = TRUSTED.contains(&shown);
        return Some(if is_trusted {
            Fault::Disguised { shown, ending }
        } else {
            Fault::Kind { ending }
        });
    }
    if MACROS.contains(&ending) {
        return Some(Fault::Macros);
    }
    if contents.program {
        return Some(Fault::Program);
    }
    let archive = contents.archive.as_ref()?;
    if OFFICE.contains(&ending) {
        let macros = archive.names.iter().any(|name| name.ends_with("/vbaProject.bin"));
        return macros.then_some(Fault::Macros);
    }
    if archive.encrypted {
        return Some(Fault::Encrypted);
    }
    let inner = |listed: &[&WordList]| {
        let is_listed = |name: &&String| {
            let (_, ending) = parts(name);
            listed.iter().any(|list| list.contains(&ending))
        };
        archive.names.iter().find(is_listed).map(|name| base(name).to_owned())
    };
    let bad = inner(&[&BLOCKED, &MACROS]).map(|inner| Fault::Inside { inner });
    // Documents and books are archives too, but their contents do not matter.
    let nested = || inner(&[&ARCHIVES]).map(|inner| Fault::Nested { inner });
    (ending == "zip").then(|| bad.or_else(nested)).flatten()
}

/// The name before its extension, and the extension in lower case. Windows drops spaces and full
/// stops at the end.
fn parts(name: &str) -> (&str, String) {
    let name = base(name.trim_end_matches(['.', ' ', '/']));
    match name.rsplit_once('.') {
        Some((stem, ending)) => (stem.trim_end(), ending.trim().to_lowercase()),
        None => (name, String::new()),
    }
}

/// A file name without its folders.
fn base(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order_and_apart() {
        for list in [&BLOCKED, &MACROS, &OFFICE, &ARCHIVES, &TRUSTED] {
            assert!(list.is_sorted(), "{list:?}");
        }
        let others = [&MACROS, &OFFICE, &ARCHIVES, &TRUSTED];
        assert!(others.iter().flat_map(|list| list.iter()).all(|ending| !BLOCKED.contains(ending)));
    }
}
