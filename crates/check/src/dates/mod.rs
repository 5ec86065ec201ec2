//! Compares dates and times in running German text with the records and with the calendar.
//!
//! [`german`] reads them. `passage` analyses every text once: its days with their times, and the
//! `cues` of the sentence around each (a deadline, something coming, something past). `context` is
//! what they are compared with: the day of issue, the meeting and, word by word, the `records`.
//!
//! Precision matters more than recall: what is struck out, moved or past is ignored, and only a
//! reading that is certain becomes a finding. Of texts in other languages only days in digits and
//! the names of months are read (`digits`, `foreign`).

mod context;
mod cues;
mod digits;
mod events;
mod foreign;
mod listed;
mod messages;
mod other;
mod passage;
mod past;
mod records;
mod target;
#[cfg(test)]
mod tests;
mod written;

use std::collections::BTreeSet;

use crate::context::Context;
use crate::diagnostic::Diagnostic;
use context::DateContext;

pub(super) use events::check as records;
pub(super) use foreign::translated;

/// Checks every text of a file.
pub(super) fn texts(context: &Context<'_>) -> Vec<Diagnostic> {
    let minutes = context.minutes;
    let mut findings = foreign::texts(context);
    let passages = passage::all(context);
    let context = DateContext::of(minutes);
    for passage in passages {
        findings.extend(written::check(&passage, &context));
        // A day of which one check has told something is left alone by the next.
        let mut told = BTreeSet::new();
        for check in [other::check, past::check, listed::check] {
            for (index, said) in passage.said.iter().enumerate() {
                if !told.contains(&index)
                    && let Some(finding) = check(&passage, said, &context)
                {
                    findings.push(finding);
                    told.insert(index);
                }
            }
        }
    }
    findings
}
