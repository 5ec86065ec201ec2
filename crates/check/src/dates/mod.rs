//! Compares dates and times in running German text with the records and with the calendar.
//!
//! [`german`] reads them. `passage` analyses every text once: its days with their times, and the
//! `cues` of the sentence around each (a deadline, something coming, something past). `context` is
//! what they are compared with: the day of issue, the meeting and, word by word, the `records`.
//!
//! Precision matters more than recall: what is struck out, moved or past is ignored, and only a
//! reading that is certain becomes a finding. Of texts in other languages than German and English
//! only the days are read (`foreign`).

mod beside;
mod between;
mod carried;
mod context;
mod cues;
mod doors;
mod events;
mod fact;
mod feasts;
mod foreign;
mod free;
mod hours;
mod listed;
mod meeting;
mod messages;
mod months;
mod nearby;
mod next;
mod other;
mod passage;
mod past;
mod records;
mod recurring;
mod relative;
mod rooms;
mod sense;
mod target;
mod tense;
#[cfg(test)]
mod tests;
mod weeks;
mod words;
mod written;

use std::collections::BTreeSet;

use crate::context::Context;
use crate::diagnostic::{Diagnostic, Severity};
use context::DateContext;
use passage::{Passage, Said};

pub(super) use events::check as records;
pub(super) use foreign::translated;

/// A check of one mention of days.
type OfMention = fn(&Passage<'_>, &Said<'_>, &DateContext<'_>) -> Option<Diagnostic>;

/// The checks of German texts, and of English ones.
const GERMAN: &[OfMention] = &[other::check, past::check, free::check, listed::check];
const ENGLISH: &[OfMention] = &[past::check, free::check];

/// Checks every text of a file.
pub(super) fn texts(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let passages = passage::all(context);
    let (whole, context) = (context, DateContext::of(context.minutes, context.settings.land));
    for passage in &passages {
        let is_german = passage.parsed.is_german();
        findings.extend(written::check(passage, &context));
        if !is_german {
            findings.extend(foreign::check(passage, &context));
            add(&mut findings, foreign::alone(passage, &context));
        }
        findings.extend(relative::check(passage, &context));
        add(&mut findings, doors::check(passage));
        if !is_german && !passage.parsed.is_english() {
            let free = passage.said.iter().filter_map(|said| free::check(passage, said, &context));
            add(&mut findings, free.collect());
            continue;
        }
        findings.extend(weeks::check(passage, &context));
        findings.extend(months::check(passage, &context));
        let checks = if is_german { GERMAN } else { ENGLISH };
        // A day of which one check has told something is left alone by the next.
        let mut told = BTreeSet::new();
        for check in checks {
            for (index, said) in passage.said.iter().enumerate() {
                if !told.contains(&index)
                    && let Some(finding) = check(passage, said, &context)
                {
                    findings.push(finding);
                    told.insert(index);
                }
            }
        }
        add(&mut findings, sense::check(passage, &context));
        add(&mut findings, recurring::check(passage, &context));
        add(&mut findings, carried::check(passage, &context));
    }
    add(&mut findings, meeting::check(whole, &context));
    add(&mut findings, between::check(&passages, &context));
    add(&mut findings, rooms::check(&passages));
    findings
}

/// Adds the findings at places that have none; a note there gives way.
fn add(findings: &mut Vec<Diagnostic>, more: Vec<Diagnostic>) {
    let start = |one: &Diagnostic| one.span.as_ref().map(|span| span.range().start);
    for one in more {
        match findings.iter_mut().find(|own| start(own) == start(&one)) {
            Some(own) if own.severity == Severity::Note => *own = one,
            Some(_) => {}
            None => findings.push(one),
        }
    }
}
