//! Attachments: each has a target, stays inside the workspace, and has a unique name.

use std::collections::BTreeMap;
use std::io::ErrorKind;

use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::facts::{Facts, State};
use crate::help::Help;
use crate::l10n::{Readable, SystemFault, Unreadable};
use crate::messages::Message;
use crate::minutes::{Attachment, Minutes};
use crate::rules;
use crate::source::Text;

/// Checks every attachment of the file and the references of records.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let Context { facts, minutes, .. } = *context;
    let own = minutes.attachments.iter().flat_map(|one| [target(one), file(one, facts)]);
    let mut findings: Vec<Diagnostic> = own.flatten().collect();
    findings.extend(same_name(minutes));
    let wanted = minutes.attachments_of_records();
    let unknown_ones = wanted.filter(|wanted| minutes.attachment(&wanted.value).is_none());
    findings.extend(unknown_ones.map(|wanted| unknown(minutes, wanted)));
    findings
}

fn target(attachment: &Attachment) -> Option<Diagnostic> {
    let title = attachment.title.value.clone();
    let finding = match (&attachment.url, &attachment.file) {
        (Some(_), _) => return None,
        (None, None) => {
            rules::attachment::NO_TARGET.finds(Message::NoTarget { title }).help(Help::FileOrLink)
        }
        (None, Some(_)) if attachment.mail => return None,
        (None, Some(_)) => {
            rules::attachment::NOT_LINKED.finds(Message::NotLinked { title }).help(Help::AddLink)
        }
    };
    Some(finding.at(attachment.at.clone()))
}

fn file(attachment: &Attachment, facts: &Facts) -> Option<Diagnostic> {
    let (file, path) = (attachment.file.as_ref()?, attachment.path()?);
    let written = file.value.clone();
    let unreadable =
        |fault: SystemFault| Unreadable::new(Readable::File, file.value.as_ref(), fault);
    let folder = file.span.source().folder();
    let finding = if facts.leaves(folder, &written) {
        rules::attachment::OUTSIDE.finds(Message::Outside { file: written }).help(Help::CopyInside)
    } else if facts.is_private(&path) {
        rules::attachment::PRIVATE.finds(Message::Private { file: written }).help(Help::OtherFile)
    } else {
        match facts.state(&path) {
            State::File(0) => rules::attachment::EMPTY
                .finds(Message::EmptyFile { file: written })
                .help(Help::EmptyFile),
            State::File(_) => return None,
            State::Missing => rules::attachment::MISSING
                .finds(unreadable(ErrorKind::NotFound.into()))
                .help(Help::NoFile),
            State::NotAFile => rules::attachment::UNREADABLE
                .finds(unreadable(ErrorKind::IsADirectory.into()))
                .help(Help::NotAFile),
            State::Unreadable(fault) => {
                rules::attachment::UNREADABLE.finds(unreadable(fault)).help(Help::Unreadable)
            }
        }
    };
    Some(finding.at(file.span.clone()))
}

/// Two attachments to one mail with the same file name: the second may overwrite the first when
/// saved.
fn same_name(minutes: &Minutes) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<String, &Text> = BTreeMap::new();
    let mailed = minutes.attachments.iter().filter(|attachment| attachment.mail);
    let twice = mailed.filter_map(|attachment| {
        let (file, path) = (attachment.file.as_ref()?, attachment.path()?);
        let name = path.file_name()?.to_string_lossy().into_owned();
        let Some(first) = seen.get(&name.to_lowercase()).copied() else {
            seen.insert(name.to_lowercase(), file);
            return None;
        };
        let finding = rules::attachment::SAME_NAME.finds(Message::SameName { name });
        let finding = finding.at(file.span.clone()).also(first.span.clone(), Message::FirstHere);
        Some(finding.help(Help::RenameFile))
    });
    twice.collect()
}

fn unknown(minutes: &Minutes, wanted: &Text) -> Diagnostic {
    let known: Vec<String> = minutes.attachments.iter().map(|one| one.id.value.clone()).collect();
    let says = Message::UnknownAttachment { id: wanted.value.clone() };
    let finding = rules::reference::UNKNOWN_ATTACHMENT.finds(says).at(wanted.span.clone());
    finding.help(Help::ids(&wanted.value, known))
}
