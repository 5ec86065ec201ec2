//! The section `[check]`: the levels of rules, accepted findings, and the words of the house.

use super::messages::Message;
use super::model::{Accept, HouseWord, Level};
use crate::fields::{Choice, Fields};
use crate::rules;
use crate::source::{Spanned, Text};

/// `[check.words]`, without meaningless entries.
pub(super) fn words(check: &mut Fields<'_>) -> Vec<HouseWord> {
    let mut written = check.free_texts("words");
    written.sort_by_key(|(wrong, _)| wrong.span.range().start);
    let entries = written.into_iter().filter_map(|(wrong, right)| {
        let fault = match (wrong.value.trim(), right.value.trim()) {
            ("", _) => Message::NoWord,
            (same, right) if same == right => Message::SameWord(same.to_owned()),
            _ => return Some(HouseWord { wrong, right }),
        };
        check.report(rules::settings::WORD.finds(fault).at(wrong.span).help(Message::BothSides));
        None
    });
    entries.collect()
}

/// The levels of rules, and the accepted findings.
pub(super) fn read(mut fields: Fields<'_>) -> (Vec<(Text, Spanned<Level>)>, Vec<Accept>) {
    let accept = fields.tables("accept").into_iter().filter_map(accept).collect();
    let faults = fields.faults();
    let mut levels = Vec::new();
    for (rule, level) in fields.finish_free("check") {
        let wanted = level.value.trim().to_lowercase();
        match Level::ALL.iter().find(|(en, de, _)| *en == wanted || *de == wanted) {
            Some((_, _, known)) => levels.push((rule, Spanned::new(*known, level.span))),
            None => {
                let says = Message::Level(level.value);
                let finding = rules::settings::LEVEL.finds(says).at(level.span);
                faults.borrow_mut().push(finding);
            }
        }
    }
    (levels, accept)
}

fn accept(mut fields: Fields<'_>) -> Option<Accept> {
    let rule = fields.required_text("rule");
    let place = fields.required_text("place");
    let why = fields.required_text("why");
    fields.finish();
    Some(Accept { rule: rule?, place: place?, why: why? })
}
