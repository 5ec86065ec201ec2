//! `site`: the public editions of a folder of meetings as a small static site.
//!
//! Everything is made before the first file is written, so that an error in one document leaves the
//! site as it was. What has not changed is not written again, and nothing depends on the clock.

mod documents;
mod listing;
mod meeting;
mod messages;
mod names;
mod news;
mod written;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::gather::Published;
use super::{CommandError, Context};
use crate::check;
use crate::cli::SiteArgs;
use crate::diagnostic::Findings;
use crate::document::Publisher;
use crate::document::templates::Templates;
use crate::exit::Exit;
use crate::leaks::{self, Proof};
use crate::minutes::LanguageTag;
use crate::settings::{self, Settings};
use crate::workspace::files::candidates;
use crate::workspace::{self, Workspace};
use crate::world::World;
use documents::Documents;
use meeting::Meeting;
use messages::Message;
use written::{Shared, Written};

/// What the site as a whole is made with.
struct Site<'a> {
    settings: &'a Settings,
    publisher: Publisher,
    meetings: Vec<Meeting>,
    /// The languages of the index, the first one first.
    languages: Vec<LanguageTag>,
}

/// Runs the command.
pub(super) fn run(args: &SiteArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let mut findings = Findings::new();
    let (settings, _) = workspace::read_settings(folder(args)?, &mut findings);
    let target = target(args, &settings)?;
    let mut published = Published::of(candidates(&args.folder));
    let world = context.world;
    let made = Documents::make(&settings, &mut published, &target, world, &mut findings)?;
    let Published { drafts, kept_off, unapproved, .. } = published;
    if made.meetings.is_empty() && !findings.has_errors() && !written::is_site(&target) {
        let stop = CommandError::new(Exit::Declined, Message::Nothing);
        return Err(stop.help(Message::Drafts(shown(&drafts))));
    }
    let files = files(&settings, made, world, &mut findings);
    let findings = check::drop_consequences(check::apply_levels(findings, &settings).dedup());
    context.ui.grave(&findings, &args.folder);
    let (Some(files), false) = (files, findings.has_errors()) else {
        context.ui.say(&Message::NothingWritten);
        return Ok(Exit::InputErrors);
    };
    let Written { paths, same, gone } = written::write(&target, files)?;
    let lines: Vec<String> = paths.iter().map(|path| format!("{}\n", path.display())).collect();
    context.ui.data(lines.concat().as_bytes());
    context.ui.say(&Message::Written { files: paths.len(), same, gone });
    if !drafts.is_empty() {
        context.ui.say(&Message::Drafts(shown(&drafts)));
    }
    if !kept_off.is_empty() {
        context.ui.say(&Message::KeptOff(shown(&kept_off)));
    }
    if !unapproved.is_empty() {
        context.ui.say(&Message::Unapproved(shown(&unapproved)));
    }
    if settings.site.url.is_none() {
        context.ui.say(&Message::NoAddress);
    }
    context.ui.say(&Message::Begin(target.join("index.html").display().to_string()));
    Ok(Exit::Done)
}

fn shown(files: &[PathBuf]) -> Vec<String> {
    files.iter().map(|file| file.display().to_string()).collect()
}

/// The folder of the minutes files.
fn folder(args: &SiteArgs) -> Result<&Path, CommandError> {
    if args.folder.is_dir() {
        return Ok(&args.folder);
    }
    let shown = args.folder.display().to_string();
    Err(CommandError::new(Exit::Usage, Message::NoFolder(shown)).help(Message::WhichFolder))
}

/// The folder of the site. Whoever copied a workspace to the web would publish the contact list.
fn target(args: &SiteArgs, settings: &Settings) -> Result<PathBuf, CommandError> {
    let target = args.output.clone();
    let target = target.unwrap_or_else(|| settings.folder().join("out").join("site"));
    if target.join(settings::FILE_NAME).exists() {
        let shown = target.display().to_string();
        let stop = CommandError::new(Exit::Usage, Message::IsWorkspace(shown));
        return Err(stop.help(Message::OtherFolder));
    }
    Ok(target)
}

/// All files of the site with their paths in it; `None` if something cannot be made.
fn files(
    settings: &Settings,
    made: Documents,
    world: &World,
    findings: &mut Findings,
) -> Option<Vec<Shared>> {
    let Documents { meetings, files, access } = made;
    let templates = Templates::load(&settings.folder()).report_to(findings)?;
    let publisher = Publisher::over(&templates, settings).report_to(findings)?;
    // The engine would only repeat what is known.
    if findings.has_errors() {
        return None;
    }
    let first = &settings.defaults.language;
    let spoken = meetings.iter().flat_map(|meeting| &meeting.editions);
    let spoken: BTreeSet<&LanguageTag> = spoken.map(|one| &one.language).collect();
    let others = spoken.into_iter().filter(|language| *language != first).cloned();
    let languages = std::iter::once(first.clone()).chain(others).collect();
    let site = Site { settings, publisher, meetings, languages };
    Some(site.around(access, world, findings).into_iter().chain(files).collect())
}

impl Site<'_> {
    /// Indexes, feeds and the calendar of all dates, searched for everybody's access data.
    fn around(&self, access: leaks::Shared, world: &World, findings: &mut Findings) -> Vec<Shared> {
        let mut files = Vec::new();
        let calendar = self.calendar(findings);
        for language in &self.languages {
            let Some(words) = self.publisher.words(language).report_to(findings) else { continue };
            let page = self.index(language, &words, calendar.as_deref());
            let page = self.publisher.index(&page).report_to(findings);
            let name = self.file("index", language, "html");
            files.extend(page.map(|page| Shared::new(&name, page.into_bytes())));
            let feed = self.feed(language, &words);
            let feed = feed.and_then(|feed| self.publisher.feed(&feed).report_to(findings));
            let name = self.file("feed", language, "xml");
            files.extend(feed.map(|feed| Shared::new(&name, feed.into_bytes())));
        }
        files.extend(calendar.map(|calendar| Shared::new("calendar.ics", calendar)));
        let texts = || files.iter().filter_map(Shared::made);
        let (templates, now) = (&self.publisher.templates, world.now());
        for number in access.suspects(texts()) {
            let suspect = self.meetings.get(number).map(|meeting| Workspace::read(&meeting.file));
            let Some(workspace) = suspect.and_then(|read| read.report_to(findings)) else {
                continue;
            };
            // What one document says openly another may call internal; access data stay secret.
            let mut proof = Proof::of_access(&workspace, templates, now);
            for (name, bytes) in texts() {
                proof.file(name, bytes);
            }
            findings.extend(proof.findings());
        }
        files
    }

    /// `index.html` in the first language, `index.uk.html` in others.
    fn file(&self, stem: &str, language: &LanguageTag, ending: &str) -> String {
        names::in_language(stem, language, &self.settings.defaults.language, ending)
    }

    /// The name of the series, otherwise of the office.
    fn name(&self) -> Option<String> {
        let office = self.settings.organisation.name.as_ref();
        let office = office.map(|name| name.value.trim().to_owned());
        self.settings.defaults.series.clone().or(office)
    }

    /// The public address of a file of the site, where that of the site is known.
    fn address(&self, file: &str) -> Option<String> {
        self.settings.site.url.as_ref().map(|url| format!("{url}{file}"))
    }
}
