//! Examines all columns that decide, or may decide, before the people are read.

use std::sync::Arc;

use csv::StringRecord;

use super::names::{self, Kind, Named};
use super::said::{self, Said};
use super::{Decider, Deciding, Help, Message, explained, shown};
use crate::contacts::cell::placeholders::is_no_address;
use crate::contacts::cell::values::{fold, tidy};
use crate::contacts::column::columns::{Column, Role};
use crate::contacts::field::Field;
use crate::contacts::field::asked::{Answer, Answers};
use crate::contacts::standing::Reason;
use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::settings::ContactSettings;

/// How many words of a column are shown.
const SHOWN: usize = 4;

/// The columns in question, and what was counted in them.
pub(in crate::contacts) struct Survey {
    candidates: Vec<Candidate>,
    ignored: Vec<usize>,
    /// The address columns: a row without an address raises no question, but may say no.
    addresses: Vec<usize>,
    legal_basis: Option<usize>,
    /// The number of columns.
    columns: usize,
}

/// A column that may decide.
struct Candidate {
    index: usize,
    name: Arc<str>,
    named: Named,
    /// The answer of the settings.
    answer: Option<Answer>,
    /// `Aktiv` as in our own format: an empty cell means yes, as soon as there is a no.
    is_plain: bool,
    explained: Vec<(String, bool)>,
    tally: Tally,
}

/// The contents of a column, by meaning.
#[derive(Debug, Default)]
struct Tally {
    filled: usize,
    blank: usize,
    yes: usize,
    no: usize,
    /// Of those, words that bar whatever the column asks.
    bars: usize,
    /// Of the others, those that ask for a letter.
    letters: usize,
    /// Words that bar somebody without an address, who might get a letter.
    apart: usize,
    days: usize,
    /// Words that are not understood, without duplicates.
    others: Vec<String>,
    /// Words of any kind, without duplicates.
    shown: Vec<String>,
}

impl Survey {
    /// The survey of a list with these columns.
    pub(in crate::contacts) fn new(columns: &[Column], answers: &Answers) -> Self {
        let of_field = |field: Field| {
            let own = columns.iter().enumerate().filter(move |(_, c)| c.role == Role::Field(field));
            own.map(|(index, _)| index)
        };
        let has_email_column =
            columns.iter().any(|column| names::squash(&column.name) == "donotemail");
        let mut candidates = Vec::new();
        let mut ignored = Vec::new();
        for (index, column) in columns.iter().enumerate() {
            let answer = answers.of(index);
            let explained = answers.of_cells(index);
            if answer == Some(Answer::Ignore) {
                ignored.push(index);
                continue;
            }
            let is_field = |fields: &[Field]| matches!(column.role, Role::Field(field) if fields.contains(&field));
            let decides = is_field(&[Field::Active, Field::Inactive, Field::ConsentDate]);
            let is_other = matches!(column.role, Role::Field(_)) && !decides;
            let named = match names::read(&column.name) {
                _ if is_other && answer.is_none() => Named::Silent,
                _ if answer.is_none() && names::squash(&column.name) == "donotmail" => {
                    // CiviCRM's is about letters.
                    if has_email_column { Named::Silent } else { Named::Strong }
                }
                named => answered(named, answer),
            };
            if named == Named::Silent && explained.is_empty() {
                continue;
            }
            let is_plain = is_field(&[Field::Active]);
            let (name, tally) = (column.name.as_str().into(), Tally::default());
            candidates.push(Candidate { index, name, named, answer, is_plain, explained, tally });
        }
        let addresses = of_field(Field::Email).chain(of_field(Field::OtherEmail)).collect();
        let legal_basis = of_field(Field::LegalBasis).next();
        Self { candidates, ignored, addresses, legal_basis, columns: columns.len() }
    }

    /// Whether there is a column to be examined.
    pub(in crate::contacts) fn is_needed(&self) -> bool {
        !self.candidates.is_empty()
    }

    /// Counts the cells of a row.
    pub(in crate::contacts) fn add(&mut self, record: &StringRecord) {
        let filled = |index: &usize| record.get(*index).is_some_and(|cell| !tidy(cell).is_empty());
        let address =
            |index: &usize| record.get(*index).is_some_and(|cell| !is_no_address(&tidy(cell)));
        // Its cells are shifted.
        let is_too_long = record.iter().skip(self.columns).any(|cell| !tidy(cell).is_empty());
        if is_too_long {
            return;
        }
        if !self.addresses.iter().any(address) {
            for candidate in &mut self.candidates {
                let cell = record.get(candidate.index).map(shown).unwrap_or_default();
                let said = said::of(candidate.named.kind(), &cell);
                candidate.tally.apart += usize::from(matches!(said, Said::Bars(_)));
            }
            return;
        }
        let is_decided = |candidate: &Candidate| {
            let cell = record.get(candidate.index).map(shown).unwrap_or_default();
            let said = said::read(&cell);
            candidate.is_plain && matches!(said, Said::Yes | Said::Active | Said::No | Said::Dash)
        };
        // If the office says in `Aktiv` whether somebody gets mail, that holds whatever the legal
        // basis.
        let has_basis =
            self.legal_basis.as_ref().is_some_and(filled) || self.candidates.iter().any(is_decided);
        for candidate in &mut self.candidates {
            // A truncated row is faulty.
            let Some(cell) = record.get(candidate.index).map(shown) else { continue };
            if explained(&candidate.explained, &cell).is_none() {
                candidate.add(&cell, has_basis);
            }
        }
    }

    /// The deciding columns, and a finding for each that is not clear. `at` gives its span, by
    /// column.
    pub(in crate::contacts) fn finish(
        self,
        settings: &ContactSettings,
        mut tell: impl FnMut(usize, Diagnostic),
    ) -> Deciding {
        let mut columns = Vec::new();
        for candidate in self.candidates {
            let doubt = candidate.doubt();
            if let Some(doubt) = &doubt {
                let (says, answers) = doubt.put(&candidate);
                let of_cells = matches!(doubt, Doubt::Others);
                let help = Help::new(answers, of_cells, settings);
                tell(candidate.index, rules::contacts::UNCLEAR.finds(says).help(help));
            }
            columns.extend(candidate.decider(doubt.as_ref()));
        }
        Deciding { columns, ignored: self.ignored }
    }
}

/// The meaning of a column, given what the settings say.
fn answered(named: Named, answer: Option<Answer>) -> Named {
    let Some(answer) = answer else { return named };
    let by_name = match named {
        Named::Decides(kind) => Some(kind),
        _ => None,
    };
    Named::Decides(match (answer, by_name) {
        (Answer::Inactive, Some(kind @ (Kind::Unwanted(_) | Kind::Leaves(_)))) => kind,
        (Answer::Inactive, _) => Kind::Unwanted(Reason::OptedOut),
        (Answer::Consent, _) => Kind::Wanted(Reason::NoConsent),
        (_, Some(Kind::Status { .. })) => Kind::Status { sure: true },
        (_, Some(kind @ Kind::Wanted(_))) => kind,
        _ => Kind::Wanted(Reason::OptedOut),
    })
}

/// Why a column is not clear.
enum Doubt {
    /// Whether it says anything about mail.
    Column,
    /// What an empty cell means.
    Blanks,
    /// What these words mean.
    Others,
}

impl Candidate {
    fn add(&mut self, cell: &str, has_basis: bool) {
        let is_consent = matches!(self.named, Named::Decides(Kind::Wanted(Reason::NoConsent)));
        let is_privacy = self.is_privacy();
        let tally = &mut self.tally;
        let is_status = matches!(self.named, Named::Decides(Kind::Status { .. }));
        let said = match said::of(self.named.kind(), cell) {
            Said::Dash if is_status => Said::Empty,
            said => said,
        };
        match said {
            // Nobody needs to consent who is on the list for another reason.
            Said::Empty if has_basis && (is_consent || is_privacy) => return,
            Said::Empty => return tally.blank += 1,
            // A fault of its row.
            Said::Failed => return,
            Said::Yes | Said::Active | Said::Given | Said::Mail => tally.yes += 1,
            Said::Day(_) => tally.days += 1,
            Said::No | Said::Dash => tally.no += 1,
            Said::Bars(_) => (tally.no, tally.bars) = (tally.no + 1, tally.bars + 1),
            Said::Other => {
                tally.letters += usize::from(said::wants_letters(cell));
                note(&mut tally.others, cell);
            }
        }
        tally.filled += 1;
        note(&mut tally.shown, cell);
    }

    /// „DSGVO“: days in it are days of a consent.
    fn is_privacy(&self) -> bool {
        names::is_about_privacy(&names::squash(&self.name))
    }

    fn doubt(&self) -> Option<Doubt> {
        let Tally { filled, blank, yes, no, bars, letters, days, others, shown, apart: _ } =
            &self.tally;
        let affirmed = yes + days;
        let known = affirmed + no;
        let by_settings = self.answer.is_some();
        let differs = shown.len() > 1 || *blank > 0 || *no > 0;
        let understands_blanks = by_settings || self.is_plain && *no > 0;
        let blanks = (*blank > 0 && affirmed > 0 && !understands_blanks).then_some(Doubt::Blanks);
        match self.named {
            _ if *filled == 0 => None,
            Named::Strong => differs.then_some(Doubt::Column),
            Named::Weak if *letters > 0 && *yes > 0 => Some(Doubt::Others),
            Named::Weak if *days > 0 && *blank > 0 && self.is_privacy() => Some(Doubt::Blanks),
            Named::Weak => {
                let plain = others.is_empty() && *days == 0 && known > 0;
                (differs && (plain || *bars > 0)).then_some(Doubt::Column)
            }
            Named::Faint => (*bars > 0).then_some(Doubt::Column),
            Named::Decides(Kind::Wanted(reason)) => match others.is_empty() {
                _ if known == 0 && !by_settings && !self.is_plain => {
                    let name = names::squash(&self.name);
                    let sure = reason == Reason::NoConsent || names::is_about_mail(&name);
                    (sure && differs).then_some(Doubt::Others)
                }
                false if !by_settings && !self.is_plain => Some(Doubt::Others),
                _ => blanks,
            },
            Named::Decides(Kind::Status { sure }) => match others.is_empty() {
                false if known == 0 && !sure && !by_settings && !are_codes(others) => None,
                false => Some(Doubt::Others),
                true => blanks,
            },
            _ => None,
        }
    }

    /// The column as it decides; in doubt, those in question get no mail.
    fn decider(self, doubt: Option<&Doubt>) -> Option<Decider> {
        let Self { index, name, named, answer, explained, tally, .. } = self;
        let known = tally.yes + tally.no + tally.days;
        let kind = match named {
            Named::Decides(Kind::Wanted(_) | Kind::Status { .. })
                if known == 0 && doubt.is_none() && answer.is_none() && !self.is_plain =>
            {
                // Only the words that are certain decide.
                (tally.apart > 0).then_some(Kind::Way)
            }
            Named::Decides(kind) => Some(kind),
            _ => None,
        };
        let unclear = Some(Reason::Unclear);
        let blank = match (doubt, answer) {
            (Some(Doubt::Blanks), _) => unclear,
            (_, Some(Answer::OnlyYes)) => Some(match kind {
                Some(Kind::Wanted(reason)) => reason,
                _ => Reason::OptedOut,
            }),
            _ => None,
        };
        let unknown = matches!(doubt, Some(Doubt::Others)).then_some(Reason::Unclear);
        match kind {
            Some(kind) => Some(Decider { index, name, kind, blank, unknown, explained }),
            // Only the cells that the settings explain decide.
            None if explained.is_empty() => None,
            None => Some(Decider { index, name, kind: Kind::Explained, blank, unknown, explained }),
        }
    }
}

impl Doubt {
    /// The message about it, and the possible answers.
    fn put(&self, candidate: &Candidate) -> (Message, Vec<(Answer, Vec<String>)>) {
        let column = candidate.name.to_string();
        let whole = |answer| (answer, vec![column.clone()]);
        let tally = &candidate.tally;
        match self {
            Self::Column => (
                Message::Column { column: column.clone(), shown: tally.shown.clone() },
                vec![whole(Answer::Active), whole(Answer::Inactive), whole(Answer::Ignore)],
            ),
            Self::Blanks => {
                let consent = candidate.is_privacy()
                    || matches!(candidate.named, Named::Decides(Kind::Wanted(Reason::NoConsent)));
                let yes = if consent { Answer::Consent } else { Answer::Active };
                (
                    Message::Blanks {
                        column: column.clone(),
                        filled: tally.filled,
                        blank: tally.blank,
                    },
                    vec![whole(Answer::OnlyYes), whole(yes), whole(Answer::Ignore)],
                )
            }
            Self::Others => {
                let cells: Vec<String> =
                    tally.others.iter().map(|word| format!("{column}: {word}")).collect();
                (
                    Message::Others { column: column.clone(), words: tally.others.clone() },
                    vec![
                        (Answer::Inactive, cells.clone()),
                        (Answer::Active, cells),
                        whole(Answer::Ignore),
                    ],
                )
            }
        }
    }
}

/// „A“ and „I“, or any number: nobody can interpret these without knowing the program.
fn are_codes(words: &[String]) -> bool {
    words.iter().all(|word| word.chars().count() <= 2)
        || words.iter().any(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Adds a word that was not there before.
fn note(words: &mut Vec<String>, word: &str) {
    if words.len() < SHOWN && !words.iter().any(|known| fold(known) == fold(word)) {
        words.push(word.to_owned());
    }
}
