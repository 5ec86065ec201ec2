//! Planning: everything is read and every mail is composed once before the first is sent.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::num::NonZero;
use std::ops::Range;
use std::panic::resume_unwind;
use std::thread;

use super::chosen::{Chosen, Key, recipients};
use super::correction::Past;
use super::digest::{self, Fingerprint};
use super::edition::{Draft, EditionBuilder};
use super::edition_mail::EditionMail;
use super::messages::PlanMessage;
use super::parts::{Parts, People, Person};
use super::request::PlanRequest;
use super::sender::Sender;
use super::third_parties::{Leak, ThirdParties};
use super::{Figures, MailSource, Mailing};
use crate::diagnostic::{Checked, Diagnostic, Findings};
use crate::document::languages::Languages;
use crate::document::{Publisher, at_once};
use crate::l10n::{Language, Localize};
use crate::mail::{Message, validate};
use crate::rules;
use crate::settings::DEFAULT_MAX_SIZE;

/// Plans a mailing for people who have received what `past` says. There is a value only where every
/// mail could be composed and validated; there may be warnings besides.
pub fn plan<'a>(request: &PlanRequest<'a>, past: &Past) -> Checked<Mailing<'a>> {
    let mut findings = Findings::new();
    let mailing = try_plan(request, past, &mut findings);
    Checked { value: mailing.filter(|_| !findings.has_errors()), findings }
}

fn try_plan<'a>(
    request: &PlanRequest<'a>,
    past: &Past,
    findings: &mut Findings,
) -> Option<Mailing<'a>> {
    let settings = &request.workspace.settings;
    let sender = Sender::of(settings, findings);
    let publisher = Publisher::over(request.templates, settings).report_to(findings);
    let publisher = publisher?;
    let languages = Languages::of(request.workspace, &publisher);
    let workshop = EditionBuilder { request, past, publisher, languages, sender: sender? };
    let (drafts, parts) = drafts(&workshop, findings)?;
    let chosen = recipients(request, past, &drafts, &parts.content_digest(), findings);
    let editions = editions(&workshop, &drafts, &chosen, &parts, findings)?;
    let (addressees, recipients) = chosen.into_iter().map(|one| one.settle(&editions)).unzip();
    let editions: Vec<EditionMail> = editions.into_values().collect();
    let minutes = &request.workspace.minutes;
    let meeting = minutes.meeting.as_ref().map(|meeting| meeting.date.value);
    let issued = minutes.issued.as_ref().map(|issued| issued.value);
    let mut mailing = Mailing {
        id: minutes.id.clone(),
        series: minutes.series.clone(),
        kind: minutes.kind,
        date: meeting.or(issued).unwrap_or(request.day),
        moment: request.moment,
        round: request.round,
        digest: String::new(),
        content_digest: parts.content_digest(),
        parts,
        figures: Figures::default(),
        editions,
        addressees,
        recipients,
        own: request.own,
    };
    let limit = settings.mail.max_size.as_ref();
    let third_parties = ThirdParties::new(request, &mailing);
    let limit = limit.map_or(DEFAULT_MAX_SIZE, |limit| limit.value);
    let mut trial = Trial::run(&mailing, &third_parties, limit);
    trial.report(request, &mailing, findings);
    third_parties.report(mem::take(&mut trial.leaks), request, &mailing, findings);
    mailing.digest = trial.digest;
    mailing.parts.people = People::new(trial.people);
    let attachments = mailing.editions.iter().map(|edition| edition.common.attachments.len());
    mailing.figures = Figures {
        mails: mailing.addressees.len(),
        attachments: attachments.max().unwrap_or(0),
        largest: trial.largest,
    };
    Some(mailing)
}

/// The drafts of all languages, the first language first, and what they are made from.
fn drafts<'a>(
    workshop: &EditionBuilder<'a>,
    findings: &mut Findings,
) -> Option<(Vec<Draft<'a>>, Parts)> {
    let request = workshop.request;
    let mut parts = Parts::new(request.day);
    parts.add_templates(request.templates);
    let sender = workshop.sender.texts(workshop.publisher.pictures.logo.as_ref());
    parts.add_settings(&request.workspace.settings, &sender);
    // All of them are built before giving up, so that all their findings are reported.
    let all = request.workspace.languages();
    let built: Vec<Option<Draft<'a>>> =
        all.map(|minutes| workshop.draft(minutes, &mut parts, findings)).collect();
    Some((built.into_iter().collect::<Option<Vec<_>>>()?, parts))
}

/// Every edition that somebody gets; for each language at least the one for people who have
/// received nothing.
fn editions(
    workshop: &EditionBuilder<'_>,
    drafts: &[Draft<'_>],
    chosen: &[Chosen<'_>],
    parts: &Parts,
    findings: &mut Findings,
) -> Option<BTreeMap<Key, EditionMail>> {
    let mut keys: BTreeSet<Key> = chosen.iter().map(Chosen::edition).collect();
    let used: BTreeSet<usize> = keys.iter().map(|(language, _)| *language).collect();
    let unused = (0..drafts.len()).filter(|language| !used.contains(language));
    keys.extend(unused.map(|language| (language, None)));
    let forms = workshop.past.forms();
    let keys: Vec<Key> = keys.into_iter().collect();
    let made = at_once(&keys, |(language, base)| {
        let mut own = Findings::new();
        let base = base.and_then(|at| forms.get(at));
        let draft = drafts.get(*language);
        (draft.and_then(|draft| workshop.edition(draft, base, parts, &mut own)), own)
    });
    let mut editions = BTreeMap::new();
    let mut complete = true;
    for (key @ (language, _), (edition, own)) in keys.into_iter().zip(made) {
        // Findings about all editions of a language are reported once.
        let again = editions.keys().any(|(other, _): &Key| *other == language);
        if !again || own.has_errors() {
            findings.extend(own);
        }
        match edition {
            Some(edition) => drop(editions.insert(key, edition)),
            None => complete = false,
        }
    }
    complete.then_some(editions)
}

/// The result of composing every mail once.
struct Trial {
    digest: String,
    people: Vec<Person>,
    largest: u64,
    faults: Vec<(usize, Fault)>,
    leaks: Vec<Leak>,
}

/// Why a mail may not be sent.
enum Fault {
    /// It cannot be composed.
    Body(Box<Diagnostic>),
    /// It is larger than servers accept (bytes).
    TooLarge(u64),
    /// It is not valid.
    Proof(validate::Flaw),
}

/// The results of one thread, in order. A faulty mail has a digest of zeros.
#[derive(Default)]
struct Share {
    hashes: Vec<[u8; 32]>,
    largest: u64,
    faults: Vec<(usize, Fault)>,
    leaks: Vec<Leak>,
}

impl Share {
    fn of(
        mailing: &Mailing<'_>,
        third_parties: &ThirdParties<'_>,
        range: Range<usize>,
        limit: u64,
    ) -> Self {
        let mut share = Self { hashes: Vec::with_capacity(range.len()), ..Self::default() };
        for index in range {
            let tried = mailing.compose(index).map_err(Fault::Body).and_then(|message| {
                share.leaks.extend(third_parties.look(mailing, index, &message));
                try_mail(mailing, index, &message, limit)
            });
            let (hash, size) = tried.unwrap_or_else(|fault| {
                share.faults.push((index, fault));
                ([0; 32], 0)
            });
            share.hashes.push(hash);
            share.largest = share.largest.max(size);
        }
        share
    }
}

impl Trial {
    /// Composes every mail, on as many threads as there are processors; the result does not depend
    /// on their number. No mail is kept.
    fn run(mailing: &Mailing<'_>, third_parties: &ThirdParties<'_>, limit: u64) -> Self {
        let count = mailing.addressees.len();
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let share = count.div_ceil(threads).max(1);
        let shares: Vec<Share> = thread::scope(|scope| {
            let starts = (0..count).step_by(share);
            let work = starts.map(|start| {
                let range = start..(start + share).min(count);
                scope.spawn(move || Share::of(mailing, third_parties, range, limit))
            });
            let running: Vec<_> = work.collect();
            // A lost share would mean unchecked mails.
            let finished = running.into_iter().map(thread::ScopedJoinHandle::join);
            finished.map(|share| share.unwrap_or_else(|panic| resume_unwind(panic))).collect()
        });
        Self::sum(shares, mailing)
    }

    fn sum(shares: Vec<Share>, mailing: &Mailing<'_>) -> Self {
        let (mut largest, mut faults, mut leaks) = (0, Vec::new(), Vec::new());
        let mut hashes = Vec::with_capacity(mailing.recipients.len());
        for share in shares {
            largest = largest.max(share.largest);
            faults.extend(share.faults);
            leaks.extend(share.leaks);
            hashes.extend(share.hashes);
        }
        let people = hashes.iter().enumerate().map(|(index, hash)| mailing.person(index, hash));
        let people = people.collect();
        // The same mails are the same plan, in whatever order the list is.
        hashes.sort_unstable();
        let mut digest = Fingerprint::default();
        digest.add(&mailing.id);
        digest.add(mailing.round.to_be_bytes());
        for hash in &hashes {
            digest.add(hash);
        }
        Self { digest: digest.hex(), people, largest, faults, leaks }
    }

    /// Reports each kind of fault once, at the first contact that has it, with the number of
    /// others.
    fn report(&self, request: &PlanRequest<'_>, mailing: &Mailing<'_>, findings: &mut Findings) {
        let mut kinds: BTreeMap<String, (Diagnostic, usize, usize)> = BTreeMap::new();
        for (index, fault) in &self.faults {
            let finding = fault.finding(request, mailing, *index);
            let kind = format!("{} {}", finding.rule, fault.kind(mailing, *index));
            kinds.entry(kind).or_insert((finding, *index, 0)).2 += 1;
        }
        for (finding, first, count) in kinds.into_values() {
            let span = mailing.recipients[first].contact.span.clone();
            findings.push(finding.also(span, PlanMessage::Befalls { others: count - 1 }));
        }
    }
}

/// Checks a mail, which was composed for this purpose.
fn try_mail(
    mailing: &Mailing<'_>,
    index: usize,
    message: &Message,
    limit: u64,
) -> Result<([u8; 32], u64), Fault> {
    validate::check(message).map_err(Fault::Proof)?;
    let size = message.size();
    if size > limit {
        return Err(Fault::TooLarge(size));
    }
    let shared = &mailing.editions[mailing.recipients[index].edition].shared_digest;
    Ok((digest::of_mail(message, mailing.opening_len(), shared), size))
}

impl Fault {
    fn finding(
        &self,
        request: &PlanRequest<'_>,
        mailing: &Mailing<'_>,
        index: usize,
    ) -> Diagnostic {
        let contact = mailing.recipients[index].contact;
        match self {
            Self::Body(finding) => (**finding).clone(),
            Self::Proof(flaw) => {
                rules::mail::PROOF.finds(PlanMessage::Proof(*flaw)).at(contact.span.clone())
            }
            Self::TooLarge(size) => {
                let setting = request.workspace.settings.mail.max_size.as_ref();
                let limit = setting.map_or(DEFAULT_MAX_SIZE, |limit| limit.value);
                let edition = &mailing.editions[mailing.recipients[index].edition];
                let largest = edition.largest();
                let says = PlanMessage::TooLarge { octets: *size, limit, largest };
                let finding = rules::mail::SIZE.finds(says).help(PlanMessage::MakeSmaller);
                match setting {
                    Some(limit) => finding.at(limit.span.clone()),
                    None => finding,
                }
            }
        }
    }

    /// What faults of one kind have in common.
    fn kind(&self, mailing: &Mailing<'_>, index: usize) -> String {
        match self {
            Self::Body(finding) => {
                let at = finding.span.as_ref().map(|span| span.range().start);
                format!("{at:?} {}", finding.message.localize(Language::English))
            }
            Self::Proof(flaw) => format!("{flaw:?}"),
            Self::TooLarge(_) => mailing.recipients[index].edition.to_string(),
        }
    }
}
