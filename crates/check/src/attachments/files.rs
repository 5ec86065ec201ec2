//! Attachments: each has a target, stays inside the workspace, and has a unique name.

use std::collections::BTreeMap;

use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::facts::{Facts, State};
use crate::help::Help;
use crate::minutes::{Attachment, Minutes};
use crate::rules;
use crate::source::Text;
use crate::words::Message;

/// Checks every attachment of the file and the references of records.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let Context { facts, minutes, .. } = *context;
    let mut findings = Vec::new();
    for attachment in &minutes.attachments {
        target(attachment, &mut findings);
        file(attachment, facts, &mut findings);
    }
    same_name(minutes, &mut findings);
    of_records(minutes, &mut findings);
    findings
}

fn target(attachment: &Attachment, findings: &mut Vec<Diagnostic>) {
    let title = attachment.title.value.clone();
    if attachment.file.is_none() && attachment.url.is_none() {
        let finding = rules::attachment::NO_TARGET.finds(Message::NoTarget { title });
        findings.push(finding.at(attachment.at.clone()).help(Help::FileOrLink));
    } else if !attachment.mail && attachment.url.is_none() {
        let finding = rules::attachment::NOT_LINKED.finds(Message::NotLinked { title });
        findings.push(finding.at(attachment.at.clone()).help(Help::AddLink));
    }
}

fn file(attachment: &Attachment, facts: &Facts, findings: &mut Vec<Diagnostic>) {
    let (Some(file), Some(path)) = (&attachment.file, attachment.path()) else { return };
    let written = file.value.clone();
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
            State::File(_) => return,
            State::Missing => rules::attachment::MISSING
                .finds(Message::NoFile { file: written })
                .help(Help::NoFile),
            State::NotAFile => rules::attachment::UNREADABLE
                .finds(Message::NotAFile { file: written })
                .help(Help::NotAFile),
            State::Unreadable(reason) => {
                let says = Message::UnreadableFile { file: written, reason };
                rules::attachment::UNREADABLE.finds(says).help(Help::Unreadable)
            }
        }
    };
    findings.push(finding.at(file.span.clone()));
}

/// Two attachments to one mail with the same file name: the second may overwrite the first when
/// saved.
fn same_name(minutes: &Minutes, findings: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, &Text> = BTreeMap::new();
    for attachment in minutes.attachments.iter().filter(|attachment| attachment.mail) {
        let (Some(file), Some(path)) = (&attachment.file, attachment.path()) else { continue };
        let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else {
            continue;
        };
        match seen.get(&name.to_lowercase()) {
            None => {
                seen.insert(name.to_lowercase(), file);
            }
            Some(first) => {
                let finding = rules::attachment::SAME_NAME.finds(Message::SameName { name });
                let finding = finding.at(file.span.clone());
                let finding = finding.also(first.span.clone(), Message::FirstHere);
                findings.push(finding.help(Help::RenameFile));
            }
        }
    }
}

fn of_records(minutes: &Minutes, findings: &mut Vec<Diagnostic>) {
    for wanted in minutes.attachments_of_records() {
        if minutes.attachment(&wanted.value).is_none() {
            unknown(minutes, wanted, findings);
        }
    }
}

fn unknown(minutes: &Minutes, wanted: &Text, findings: &mut Vec<Diagnostic>) {
    let known: Vec<String> = minutes.attachments.iter().map(|one| one.id.value.clone()).collect();
    let says = Message::UnknownAttachment { id: wanted.value.clone() };
    let finding = rules::reference::UNKNOWN_ATTACHMENT.finds(says).at(wanted.span.clone());
    findings.push(finding.help(Help::ids(&wanted.value, known)));
}
