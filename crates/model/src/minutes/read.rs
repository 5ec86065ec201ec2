//! A minutes file -> [`Minutes`], with every finding of the file.

use std::cell::RefCell;
use std::sync::Arc;

use chrono_tz::Tz;

use super::contributed::{alone, contributions};
use super::meeting::meeting;
use super::messages::{Contributed, Message};
use super::records::{
    agenda_items, announcements, attachments, events, language, participants, quorum,
};
use super::{Approval, ApprovalRules, Elsewhere, Figures, Kind, LanguageTag, Minutes};
use crate::diagnostic::Checked;
use crate::fields::{self, Fields, Known};
use crate::rules;
use crate::source::{Source, Text};

/// What the settings supply where the minutes file says nothing.
#[derive(Clone, Debug)]
pub struct Defaults {
    /// The series of meetings.
    pub series: Option<String>,
    /// The language of the texts.
    pub language: LanguageTag,
    /// The time zone of all times.
    pub timezone: Tz,
    /// When minutes are drafts.
    pub approval: ApprovalRules,
}

impl Default for Defaults {
    fn default() -> Self {
        Self {
            series: None,
            language: LanguageTag::german(),
            timezone: Tz::Europe__Berlin,
            approval: ApprovalRules::default(),
        }
    }
}

/// Whether the file may be meant as minutes: it says what kind it is, names a meeting, or is too
/// broken to tell.
pub fn looks_like_minutes(source: &Source) -> bool {
    let keys = fields::top_keys(source);
    keys.is_none_or(|keys| keys.iter().any(|key| matches!(*key, "kind" | "meeting")))
}

/// Reads a minutes file that is complete in itself: contributions in files of their own are errors.
/// The value is missing only where title, kind or the date of a meeting is missing.
pub fn parse(source: &Arc<Source>, defaults: &Defaults) -> Checked<Minutes> {
    read(source, defaults, &Nowhere)
}

/// There are no other files.
struct Nowhere;

impl Elsewhere for Nowhere {
    fn source(&self, named: &Text) -> Checked<Arc<Source>> {
        let says = Contributed::NotHere { file: named.value.clone() };
        Checked::failed(rules::contribution::FILE.finds(says).at(named.span.clone()))
    }
}

/// Reads a minutes file with the contributions that it has in files of their own. The value is
/// missing only where title, kind or the date of a meeting is missing.
pub fn read(
    source: &Arc<Source>,
    defaults: &Defaults,
    elsewhere: &dyn Elsewhere,
) -> Checked<Minutes> {
    let findings = RefCell::default();
    let text = fields::readable(source, &findings);
    let table = fields::parse(source, &text, &findings);
    let fields = table.as_ref().map(|table| Fields::new(source, &findings, table, 0..0));
    if let Some(finding) = fields.as_ref().and_then(alone) {
        return Checked::failed(finding);
    }
    let sections = fields.as_ref().map(Fields::sections);
    let value = fields.and_then(|fields| minutes(fields, source, defaults, elsewhere));
    drop(table);
    let findings = fields::settle(findings.into_inner());
    fields::learn(sections, &findings, SECTIONS, |fields| {
        minutes(fields, source, defaults, &Nowhere);
    });
    Checked { value, findings }
}

/// Every key of a minutes file.
pub fn outline() -> Vec<Known> {
    let source = Source::new("", "");
    fields::outline(SECTIONS, |fields| {
        minutes(fields, &source, &Defaults::default(), &Nowhere);
    })
}

/// All sections of a minutes file.
const SECTIONS: &str = "
[meeting.registration]
[meeting.online]
[[meeting.pauses]]
[attendance]
[quorum]
[[participants]]
[[participants.away]]
[[contributions]]
[[agenda]]
[[agenda.decisions]]
[agenda.decisions.votes]
[[agenda.elections]]
[[agenda.elections.candidates]]
[[agenda.tasks]]
[[agenda.items]]
[[announcements]]
[[dates]]
[dates.online]
[[attachments]]
";

fn minutes(
    mut fields: Fields<'_>,
    source: &Arc<Source>,
    defaults: &Defaults,
    elsewhere: &dyn Elsewhere,
) -> Option<Minutes> {
    let id = fields.filled_text("id");
    let id = id.and_then(|id| mailing_id(&fields, id)).unwrap_or_else(|| default_id(source));
    let title = fields.required_text("title");
    let kind = fields.required("kind", Fields::choice::<Kind>).map(|kind| kind.value);
    let series = fields.filled_text("series").map(|series| series.value);
    let language = language(&mut fields);
    let issued = fields.date("issued");
    let on_site = fields.flag("site").is_none_or(|flag| flag.value);
    let approval = approval(&mut fields);
    let author = fields.filled_text("author");
    let correction = fields.filled_text("correction");
    let intro = fields.filled_text("intro");
    let closing = fields.filled_text("closing");
    let meeting = meeting(&mut fields, kind);
    let attendance = attendance(&mut fields);
    let quorum = quorum(&mut fields);
    let participants = participants(&mut fields);
    let contributions = contributions(&mut fields, kind, elsewhere);
    let agenda = agenda_items(&mut fields, "agenda");
    let announcements = announcements(&mut fields);
    let events = events(&mut fields);
    let attachments = attachments(&mut fields);
    fields.finish();
    Some(Minutes {
        source: Arc::clone(source),
        id,
        title: title?,
        kind: kind?,
        series: series.or_else(|| defaults.series.clone()),
        language: language.unwrap_or_else(|| defaults.language.clone()),
        timezone: defaults.timezone,
        issued,
        on_site,
        approval,
        approval_rules: defaults.approval,
        author,
        correction,
        intro,
        closing,
        meeting: meeting?,
        attendance,
        quorum,
        participants,
        contributions,
        agenda,
        announcements,
        events,
        attachments,
    })
}

fn approval(fields: &mut Fields<'_>) -> Approval {
    Approval {
        objections_until: fields.date("objections-until"),
        on: fields.date("approved"),
        by: fields.filled_text("approved-by"),
        changes: fields.filled_text("changes-to-draft"),
        changed_elsewhere: false,
    }
}

/// An ID becomes a file name and part of a Message-ID, so it may only contain what is safe in both.
fn mailing_id(fields: &Fields<'_>, id: Text) -> Option<String> {
    let trimmed = id.value.trim();
    let plain = trimmed.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
    if plain && !trimmed.starts_with(['.', '-']) && trimmed.chars().count() <= 100 {
        return Some(trimmed.to_owned());
    }
    let finding = rules::minutes::ID.finds(Message::BadId(id.value)).at(id.span);
    fields.report(finding.help(Message::UsableId));
    None
}

fn default_id(source: &Source) -> String {
    let stem = source.path().file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let safe = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' };
    stem.unwrap_or_default().trim_start_matches(['.', '-']).chars().map(safe).take(100).collect()
}

fn attendance(fields: &mut Fields<'_>) -> Option<Figures> {
    let mut table = fields.table("attendance")?;
    let persons = table.required("persons", Fields::number);
    let organisations = table.required("organisations", Fields::number);
    table.finish();
    Some(Figures { persons: persons?, organisations: organisations? })
}
