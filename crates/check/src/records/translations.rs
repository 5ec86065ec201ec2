//! Translations: the same records, by ID, with the same days, times and status. A translation with
//! another day is a wrong date in somebody's inbox.

use std::collections::BTreeSet;

use crate::aspect::Aspect;
use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::help::Help;
use crate::minutes::{
    AgendaItem, Attachment, Event, Minutes, Participant, Visibility, counting_key,
};
use crate::rules;
use crate::source::{Span, Text};
use crate::words::Message;

/// Compares a translation with the first language.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let pair = Pair { first: context.first, translation: context.minutes };
    let mut findings = Vec::new();
    pair.document(&mut findings);
    pair.meeting(&mut findings);
    pair.events(&mut findings);
    pair.attachments(&mut findings);
    pair.names(&mut findings);
    pair.hidden(&mut findings);
    findings
}

/// An entry without an ID: its span and who may read it.
type Shown = (Span, Visibility);

struct Pair<'a> {
    first: &'a Minutes,
    translation: &'a Minutes,
}

impl Pair<'_> {
    fn whole(&self) -> Span {
        Span::file(&self.translation.source)
    }

    fn document(&self, findings: &mut Vec<Diagnostic>) {
        let (first, other) = (self.first, self.translation);
        let title = Some(first.title.span.clone());
        if first.kind != other.kind {
            differs(Aspect::Kind, Some(other.title.span.clone()), title, findings);
        }
        let (ours, theirs) = (&first.issued, &other.issued);
        if let (Some(ours), Some(theirs)) = (ours, theirs)
            && ours.value != theirs.value
        {
            differs(Aspect::Issued, Some(theirs.span.clone()), Some(ours.span.clone()), findings);
        }
        let figures = |minutes: &Minutes| {
            minutes.attendance.as_ref().map(|both| (both.persons.value, both.organisations.value))
        };
        if figures(first).is_some() && figures(other).is_some() && figures(first) != figures(other)
        {
            let at = other.attendance.as_ref().map(|figures| figures.persons.span.clone());
            let also = first.attendance.as_ref().map(|figures| figures.persons.span.clone());
            differs(Aspect::Figures, at, also, findings);
        }
    }

    fn meeting(&self, findings: &mut Vec<Diagnostic>) {
        let (Some(first), Some(other)) = (&self.first.meeting, &self.translation.meeting) else {
            return;
        };
        let mut compare = Compare { at: &other.at, also: &first.at, findings };
        compare.value(Aspect::MeetingDate, Some(&first.date), Some(&other.date));
        compare.value(Aspect::MeetingStart, first.start.as_ref(), other.start.as_ref());
        compare.value(Aspect::MeetingEnd, first.end.as_ref(), other.end.as_ref());
        compare.value(Aspect::MeetingNext, first.next.as_ref(), other.next.as_ref());
    }

    fn events(&self, findings: &mut Vec<Diagnostic>) {
        let id = |event: &&Event| event.id.clone();
        let ours: Vec<Text> = self.first.events.iter().filter_map(|event| id(&event)).collect();
        let theirs: Vec<Text> =
            self.translation.events.iter().filter_map(|event| id(&event)).collect();
        self.records(&ours, &theirs, findings);
        let nameless =
            |minutes: &Minutes| minutes.events.iter().filter(|event| event.id.is_none()).count();
        if nameless(self.first) != nameless(self.translation) {
            let finding = rules::translation::RECORD.finds(Message::RecordsWithoutId);
            findings.push(finding.at(self.whole()).help(Help::IdForTranslation));
        }
        for event in &self.translation.events {
            let first = event.id.as_ref().and_then(|id| self.first.event(&id.value));
            if let Some(first) = first {
                same_event(first, event, findings);
            }
        }
    }

    fn attachments(&self, findings: &mut Vec<Diagnostic>) {
        let ids = |minutes: &Minutes| -> Vec<Text> {
            minutes.attachments.iter().map(|attachment| attachment.id.clone()).collect()
        };
        self.records(&ids(self.first), &ids(self.translation), findings);
        for attachment in &self.translation.attachments {
            if let Some(first) = self.first.attachment(&attachment.id.value) {
                same_attachment(first, attachment, findings);
            }
        }
    }

    /// A translation alone must not publish a name. People have no ID: they are matched by name,
    /// and where that differs (in another script) by their position in lists of equal length.
    fn names(&self, findings: &mut Vec<Diagnostic>) {
        let (first, other) = (&self.first.participants, &self.translation.participants);
        let key = |person: &Participant| counting_key(&person.name.value);
        for (at, person) in other.iter().enumerate().filter(|(_, person)| person.public) {
            let same = first.iter().find(|one| key(one) == key(person));
            let beside = first.get(at).filter(|_| first.len() == other.len());
            let twin = same.or(beside);
            if !twin.is_some_and(|twin| twin.public) {
                let also = twin.map(|twin| twin.name.span.clone());
                differs(Aspect::PublicName, Some(person.name.span.clone()), also, findings);
            }
        }
    }

    /// Entries without an ID are compared in order: what the first language keeps internal must not
    /// get into the public edition of the other.
    fn hidden(&self, findings: &mut Vec<Diagnostic>) {
        let (first, other) = (self.first, self.translation);
        self.hidden_items(&first.agenda, &other.agenda, findings);
        let announcements = |minutes: &Minutes| -> Vec<Shown> {
            minutes
                .announcements
                .iter()
                .map(|one| (one.title.span.clone(), one.visibility))
                .collect()
        };
        self.in_order(&announcements(first), &announcements(other), findings);
        let events = |minutes: &Minutes| -> Vec<Shown> {
            let nameless = minutes.events.iter().filter(|event| event.id.is_none());
            nameless.map(|event| (event.at.clone(), event.visibility)).collect()
        };
        self.in_order(&events(first), &events(other), findings);
    }

    fn hidden_items(
        &self,
        first: &[AgendaItem],
        other: &[AgendaItem],
        findings: &mut Vec<Diagnostic>,
    ) {
        let shown = |items: &[AgendaItem]| -> Vec<Shown> {
            items.iter().map(|item| (item.title.span.clone(), item.visibility)).collect()
        };
        self.in_order(&shown(first), &shown(other), findings);
        for (first, other) in first.iter().zip(other) {
            self.hidden_items(&first.items, &other.items, findings);
        }
    }

    /// Where nothing is internal a translation may be shorter; otherwise entries are compared one
    /// by one.
    fn in_order(&self, first: &[Shown], other: &[Shown], findings: &mut Vec<Diagnostic>) {
        let internal = first.iter().find(|(_, visibility)| *visibility == Visibility::Internal);
        if let Some((span, _)) = internal
            && first.len() != other.len()
        {
            let finding = rules::translation::RECORD.finds(Message::InternalWithoutId);
            let finding =
                finding.at(other.first().map_or_else(|| self.whole(), |(at, _)| at.clone()));
            let finding = finding.also(span.clone(), Message::FirstLanguage);
            findings.push(finding.help(Help::SameOrder));
            return;
        }
        for ((also, ours), (at, theirs)) in first.iter().zip(other) {
            Compare { at, also, findings }.plain(Aspect::Visibility, *ours, *theirs);
        }
    }

    /// IDs that only one of the two files has.
    fn records(&self, ours: &[Text], theirs: &[Text], findings: &mut Vec<Diagnostic>) {
        let known = |ids: &[Text]| ids.iter().map(|id| id.value.clone()).collect::<BTreeSet<_>>();
        let (of_ours, of_theirs) = (known(ours), known(theirs));
        for id in ours.iter().filter(|id| !of_theirs.contains(&id.value)) {
            let says = Message::RecordMissing { id: id.value.clone() };
            let finding = rules::translation::RECORD.finds(says).at(self.whole());
            let finding = finding.also(id.span.clone(), Message::FirstLanguage);
            findings.push(finding.help(Help::TranslateRecord));
        }
        for id in theirs.iter().filter(|id| !of_ours.contains(&id.value)) {
            let says = Message::RecordExtra { id: id.value.clone() };
            let finding = rules::translation::RECORD.finds(says).at(id.span.clone());
            findings.push(finding.help(Help::FirstLanguageLacks));
        }
    }
}

fn same_event(first: &Event, other: &Event, findings: &mut Vec<Diagnostic>) {
    let mut compare = Compare { at: &other.at, also: &first.at, findings };
    compare.value(Aspect::Date, first.date.as_ref(), other.date.as_ref());
    compare.value(Aspect::Until, first.until.as_ref(), other.until.as_ref());
    compare.value(Aspect::Start, first.start.as_ref(), other.start.as_ref());
    compare.value(Aspect::End, first.end.as_ref(), other.end.as_ref());
    compare.plain(Aspect::Status, first.status, other.status);
    compare.plain(Aspect::Visibility, first.visibility, other.visibility);
}

fn same_attachment(first: &Attachment, other: &Attachment, findings: &mut Vec<Diagnostic>) {
    let mut compare = Compare { at: &other.at, also: &first.at, findings };
    compare.plain(Aspect::Visibility, first.visibility, other.visibility);
    compare.plain(Aspect::Mail, first.mail, other.mail);
}

/// Two records that must agree, and their spans.
struct Compare<'a> {
    at: &'a Span,
    also: &'a Span,
    findings: &'a mut Vec<Diagnostic>,
}

impl Compare<'_> {
    fn value<T: PartialEq>(
        &mut self,
        aspect: Aspect,
        first: Option<&crate::source::Spanned<T>>,
        other: Option<&crate::source::Spanned<T>>,
    ) {
        if first.map(|found| &found.value) != other.map(|found| &found.value) {
            let at = other.map_or(self.at, |found| &found.span).clone();
            let also = first.map_or(self.also, |found| &found.span).clone();
            differs(aspect, Some(at), Some(also), self.findings);
        }
    }

    fn plain<T: PartialEq + Copy>(&mut self, aspect: Aspect, first: T, other: T) {
        if first != other {
            differs(aspect, Some(self.at.clone()), Some(self.also.clone()), self.findings);
        }
    }
}

fn differs(aspect: Aspect, at: Option<Span>, also: Option<Span>, findings: &mut Vec<Diagnostic>) {
    let mut finding = rules::translation::DIFFERS.finds(Message::Differs { aspect });
    finding.span = at;
    if let Some(also) = also {
        finding = finding.also(also, Message::FirstLanguage);
    }
    findings.push(finding.help(Help::MakeEqual));
}
