//! `letters`: a letter for each contact whom no mail reaches, all of them in one PDF.
//!
//! A letter that is printed is not yet sent, and no machine knows whether it was. So nothing is
//! entered in the ledger; the command says who gets a letter, and `--csv` lists them.

mod messages;

use std::path::Path;

use super::corrected::Corrected;
use super::{CommandError, Context, own_tasks, paper};
use crate::check;
use crate::cli::LettersArgs;
use crate::contacts::{self, ContactBook, Groups};
use crate::diagnostic::{Checked, Diagnostic, Findings, Severity};
use crate::document::DocumentInput;
use crate::document::templates::Templates;
use crate::document::view::Document;
use crate::exit::Exit;
use crate::l10n::Localize;
use crate::letters::{self, Letters, LettersRequest, Recipient};
use crate::minutes::LanguageTag;
use crate::rules;
use crate::spreadsheet::csv_for_excel;
use crate::workspace::Workspace;
use messages::{Column, Message};

/// Runs the command.
pub(super) fn run(args: &LettersArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let mut findings = Findings::new();
    let Some(workspace) = Workspace::read(&args.file).report_to(&mut findings) else {
        context.ui.grave(&findings, &args.file);
        return Ok(Exit::InputErrors);
    };
    findings.extend(check::minutes(&workspace));
    let choice = &args.selection;
    let settings = &workspace.settings;
    let mut of_list = Findings::new();
    let book = paper::list(&workspace, choice, context, &mut of_list)?;
    findings.extend(about_letters(of_list));
    let people = book.as_ref().map(|book| &*book.contacts).unwrap_or_default();
    findings.extend(check::attached(&workspace, people));
    let templates = Templates::load(&workspace.folder()).report_to(&mut findings);
    let only = args.only.as_deref().map(|file| only(file, &workspace, &mut findings));
    let now = context.world.now().with_timezone(&workspace.minutes.timezone).date_naive();
    let chosen = book.as_ref().and_then(|book| {
        let groups = Groups::find(book, &choice.to, &choice.except).report_to(&mut findings)?;
        let only = only.as_ref().and_then(Option::as_ref);
        let chosen = letters::recipients(book, &groups, only, now, choice.skip_faulty);
        chosen.report_to(&mut findings)
    });
    let ready = chosen.zip(templates).filter(|_| !findings.has_errors());
    let written = ready.as_ref().and_then(|(recipients, templates)| {
        let duplex = !args.single_sided;
        let (workspace, day) = (&workspace, now);
        let corrected = Corrected::of(workspace, context.world);
        let first = &workspace.minutes.language;
        let mark = |document: &mut Document, input: &DocumentInput<'_>, language: &LanguageTag| {
            corrected.mark(document, input, if language == first { "" } else { language.as_str() });
        };
        let mark = &mark;
        let own = book.as_ref().map(|book| own_tasks::of(workspace, book)).unwrap_or_default();
        let own = &own;
        let request = LettersRequest { workspace, templates, own, recipients, day, duplex, mark };
        let some = !recipients.is_empty();
        some.then(|| letters::write(&request).report_to(&mut findings)).flatten()
    });
    let findings = check::apply_levels(findings, settings).dedup();
    context.ui.grave(&findings, &args.file);
    let (Some((recipients, _)), false) = (&ready, findings.has_errors()) else {
        context.ui.say(&Message::NothingWritten);
        return Ok(Exit::InputErrors);
    };
    let Some(letters) = written else {
        return Err(CommandError::new(Exit::Declined, Message::Nobody));
    };
    finish(args, &workspace, recipients, &letters, context)
}

/// Writes the PDF and says whom it is for.
fn finish(
    args: &LettersArgs,
    workspace: &Workspace,
    recipients: &[Recipient<'_>],
    letters: &Letters,
    context: &Context<'_>,
) -> Result<Exit, CommandError> {
    let name = format!("{}.pdf", workspace.minutes.id);
    let path = paper::path(args.output.as_deref(), "letters", workspace, &name);
    paper::write(&path, &letters.pdf, args.output.is_none())?;
    if args.csv {
        context.ui.data(&csv(recipients, letters, context));
    } else {
        context.ui.data(format!("{}\n", path.display()).as_bytes());
    }
    context.ui.say(&Message::Written {
        letters: recipients.len(),
        names: recipients.iter().map(|one| one.party().display_name()).collect(),
        path: path.display().to_string(),
    });
    let languages = letters.languages.iter();
    let languages: Vec<String> = languages.map(|(tag, number)| format!("{number} {tag}")).collect();
    if languages.len() > 1 {
        context.ui.say(&Message::Languages(languages));
    }
    if !letters.enclosures.is_empty() {
        context.ui.say(&Message::Enclose(letters.enclosures.clone()));
    }
    context.ui.say(if args.single_sided { &Message::OneSided } else { &Message::Duplex });
    Ok(Exit::Done)
}

/// The findings about the list; those about postal addresses are told of the letters themselves.
fn about_letters(findings: Findings) -> Findings {
    let of_rule = |finding: &Diagnostic| *finding.rule == rules::contacts::POSTAL_ADDRESS;
    findings.into_iter().filter(|finding| !of_rule(finding)).collect()
}

/// The list of `--only`; its minor findings have been reported with the contact list.
fn only(file: &Path, workspace: &Workspace, findings: &mut Findings) -> Option<ContactBook> {
    let Checked { value, findings: of_list } = contacts::load(file, &workspace.settings.contacts);
    let grave = |one: &Diagnostic| one.severity == Severity::Error && value.is_none();
    findings.extend(of_list.into_iter().filter(grave));
    value
}

/// Who gets a letter, for Excel or for a label printer.
fn csv(recipients: &[Recipient<'_>], letters: &Letters, context: &Context<'_>) -> Vec<u8> {
    let rows = recipients.iter().zip(&letters.language_of).map(|(recipient, language)| {
        let postal = recipient.postal;
        let country = postal.country.as_ref().map(|country| country.name.clone());
        [
            recipient.party().display_name(),
            recipient.organisation().to_owned(),
            postal.above.join(", "),
            postal.street.clone(),
            postal.postcode.clone(),
            postal.town.clone(),
            country.unwrap_or_default(),
            language.to_string(),
        ]
    });
    csv_for_excel(Column::ALL.map(|column| column.localize(context.ui.language)), rows)
}
