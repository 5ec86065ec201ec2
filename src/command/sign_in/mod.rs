//! `sign-in`: a list of attendance that goes round at the meeting.
//!
//! It shows names and organisations and nothing else of the contact list. Those who have
//! unsubscribed or left are not on it.

mod messages;
mod people;

use chrono::NaiveDate;

use super::{CommandError, Context, paper};
use crate::check;
use crate::cli::SignInArgs;
use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::document::paper::{Attendee, Retention, SignInInput};
use crate::document::view::Edition;
use crate::document::{DocumentInput, Publisher, build};
use crate::exit::Exit;
use crate::minutes::{LanguageTag, Minutes, Wish};
use crate::workspace::Workspace;
use messages::{Help, Message};

/// Runs the command.
pub(super) fn run(args: &SignInArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let mut findings = Findings::new();
    let Some(workspace) = Workspace::read(&args.file).report_to(&mut findings) else {
        context.ui.grave(&findings, &args.file);
        return Ok(Exit::InputErrors);
    };
    let language = language(args, &workspace)?;
    let today = context.world.now().with_timezone(&workspace.minutes.timezone).date_naive();
    let day = workspace.minutes.meeting.as_ref().map_or(today, |meeting| meeting.date.value);
    findings.extend(check::minutes(&workspace));
    let people = people(args, &workspace, day, context, &mut findings)?;
    let publisher = Publisher::load(&workspace).report_to(&mut findings);
    let made = publisher.zip(people).filter(|_| !findings.has_errors());
    let made = made.and_then(|(publisher, people)| {
        let list = List { args, workspace: &workspace, language, day, today };
        list.set(&publisher, people, &mut findings)
    });
    let findings = check::apply_levels(findings, &workspace.settings).dedup();
    context.ui.grave(&findings, &args.file);
    let (Some(made), false) = (made, findings.has_errors()) else {
        context.ui.say(&Message::NothingWritten);
        return Ok(Exit::InputErrors);
    };
    let suffix = made.suffix.as_ref().map(|suffix| format!(".{suffix}")).unwrap_or_default();
    let name = format!("{}{suffix}.pdf", workspace.minutes.id);
    let path = paper::path(args.output.as_deref(), "sign-in", &workspace, &name);
    paper::write(&path, &made.pdf, args.output.is_none())?;
    context.ui.data(format!("{}\n", path.display()).as_bytes());
    context.ui.say(&Message::Written { people: made.people, rows: args.rows as usize });
    context.ui.say(&Message::Deletion(made.deletion));
    Ok(Exit::Done)
}

/// The language that was asked for.
fn language(args: &SignInArgs, workspace: &Workspace) -> Result<Option<LanguageTag>, CommandError> {
    let Some(written) = &args.language else { return Ok(None) };
    let has = |tag: &LanguageTag| workspace.languages().any(|one| one.language == *tag);
    match LanguageTag::wished(written) {
        Wish::Known(tags) if !tags.is_empty() => {
            let known = tags.iter().find(|tag| has(tag)).or(tags.first());
            Ok(known.cloned())
        }
        _ => {
            let says = Message::NoLanguage { written: written.clone() };
            Err(CommandError::new(Exit::Usage, says).help(Help::Language))
        }
    }
}

/// The people on the list: none, those whom the minutes name, or those of the contact list.
fn people(
    args: &SignInArgs,
    workspace: &Workspace,
    day: NaiveDate,
    context: &Context<'_>,
    findings: &mut Findings,
) -> Result<Option<Vec<Attendee>>, CommandError> {
    let choice = &args.selection;
    if args.blank {
        return Ok(Some(Vec::new()));
    }
    let of_list = choice.contacts.is_some() || !choice.to.is_empty() || !choice.except.is_empty();
    if !of_list && !workspace.minutes.participants.is_empty() {
        return Ok(Some(people::of_minutes(&workspace.minutes)));
    }
    let mut of_list = Findings::new();
    let book = paper::list(workspace, choice, context, &mut of_list)?;
    // How the list is written does not matter here.
    let errors = |finding: &Diagnostic| finding.severity == Severity::Error;
    findings.extend(of_list.into_iter().filter(errors));
    let Some(book) = book else { return Ok(None) };
    let groups = crate::contacts::Groups::find(&book, &choice.to, &choice.except);
    Ok(groups.report_to(findings).map(|groups| people::of_list(&book, &groups, day)))
}

/// What a list is made from.
struct List<'a> {
    args: &'a SignInArgs,
    workspace: &'a Workspace,
    language: Option<LanguageTag>,
    day: NaiveDate,
    today: NaiveDate,
}

/// A finished list.
struct Made {
    pdf: Vec<u8>,
    people: usize,
    deletion: NaiveDate,
    /// The language in the name of the file, where it is not the first one.
    suffix: Option<String>,
}

impl List<'_> {
    fn set(
        &self,
        publisher: &Publisher,
        people: Vec<Attendee>,
        findings: &mut Findings,
    ) -> Option<Made> {
        let (settings, minutes) = (&self.workspace.settings, self.minutes());
        let words = publisher.words(&minutes.language).report_to(findings)?;
        let gallery = publisher.gallery(&minutes).report_to(findings)?;
        let (words_of, gallery, today) = (&words, &gallery, self.today);
        let input = DocumentInput { minutes: &minutes, settings, words: words_of, gallery, today };
        let document = build(&input, Edition::Internal).report_to(findings)?;
        let rules = &settings.sign_in;
        let text = |text: &crate::source::Text| text.value.clone();
        let retention = Retention {
            months: rules.keep_months,
            basis: rules.legal_basis.as_ref().map(text),
            contact: rules.contact.as_ref().map(text),
        };
        let number = people.len();
        let input = SignInInput {
            document: &document,
            words: &words,
            people,
            guests: self.args.rows as usize,
            deputies: self.args.deputies,
            retention: &retention,
            day: self.day,
        };
        let deletion = input.deletion_day();
        let (document, list) = input.sheet();
        let pdf = publisher.sign_in(&document, &list).report_to(findings)?;
        let first = &self.workspace.minutes.language;
        let suffix = (minutes.language != *first).then(|| minutes.language.to_string());
        Some(Made { pdf, people: number, deletion, suffix })
    }

    /// The minutes in the language of the list. Without a translation only the fixed words are in
    /// that language.
    fn minutes(&self) -> Minutes {
        let first = &self.workspace.minutes;
        let Some(wanted) = &self.language else { return first.clone() };
        let own = self.workspace.languages().find(|one| one.language == *wanted);
        own.cloned().unwrap_or_else(|| Minutes { language: wanted.clone(), ..first.clone() })
    }
}
