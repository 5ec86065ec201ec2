//! Translations: the same records, by ID, with the same days, times and status. A translation with
//! another day is a wrong date in somebody's inbox.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::aspect::Aspect;
use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::help::Help;
use crate::messages::Message;
use crate::minutes::{
    AgendaItem, Attachment, Event, Meeting, Minutes, Participant, Quorum, Visibility, counting_key,
};
use crate::rules;
use crate::source::{Span, Spanned, Text};

/// Compares a translation with the first language.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let pair = Pair { first: context.first, translation: context.minutes };
    let head = [pair.document(), pair.meeting(), pair.quorum()];
    let found = head.into_iter().chain([pair.events(), pair.attachments(), pair.names()]);
    found.flatten().chain(pair.hidden()).collect()
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

    fn document(&self) -> Vec<Diagnostic> {
        let (first, other) = (self.first, self.translation);
        let kind = (first.kind != other.kind)
            .then(|| differs(Aspect::Kind, &other.title.span, Some(&first.title.span)));
        let both = first.issued.as_ref().zip(other.issued.as_ref());
        let issued = both
            .filter(|(ours, theirs)| ours.value != theirs.value)
            .map(|(ours, theirs)| differs(Aspect::Issued, &theirs.span, Some(&ours.span)));
        let figures = first.attendance.as_ref().zip(other.attendance.as_ref());
        let figures = figures.filter(|(ours, theirs)| {
            ours.persons.value != theirs.persons.value
                || ours.organisations.value != theirs.organisations.value
        });
        let figures = figures.map(|(ours, theirs)| {
            differs(Aspect::Figures, &theirs.persons.span, Some(&ours.persons.span))
        });
        [kind, issued, figures].into_iter().flatten().collect()
    }

    fn meeting(&self) -> Vec<Diagnostic> {
        let (Some(first), Some(other)) = (&self.first.meeting, &self.translation.meeting) else {
            return Vec::new();
        };
        let compare = Compare { at: &other.at, also: &first.at };
        let found = [
            compare.value(Aspect::MeetingDate, Some(&first.date), Some(&other.date)),
            compare.value(Aspect::MeetingStart, first.start.as_ref(), other.start.as_ref()),
            compare.value(Aspect::MeetingEnd, first.end.as_ref(), other.end.as_ref()),
            compare.value(Aspect::MeetingNext, first.next.as_ref(), other.next.as_ref()),
            compare.value(
                Aspect::PublicPart,
                first.public_start.as_ref(),
                other.public_start.as_ref(),
            ),
            compare.value(Aspect::PublicPart, first.public_end.as_ref(), other.public_end.as_ref()),
            compare.value(
                Aspect::MeetingMoved,
                first.moved_from.as_ref(),
                other.moved_from.as_ref(),
            ),
            compare.plain(Aspect::MeetingStatus, first.status, other.status),
            compare.value(Aspect::MeetingMap, first.map.as_ref(), other.map.as_ref()),
            compare.value(Aspect::Registration, deadline(first), deadline(other)),
        ];
        found.into_iter().flatten().collect()
    }

    /// Where both have one, all of its figures agree.
    fn quorum(&self) -> Vec<Diagnostic> {
        let (Some(first), Some(other)) = (&self.first.quorum, &self.translation.quorum) else {
            return Vec::new();
        };
        let compare = Compare { at: &other.at, also: &first.at };
        let figures = |one: &Quorum| [&one.needed, &one.eligible, &one.present].map(Clone::clone);
        let pairs = figures(first).into_iter().zip(figures(other));
        let figures = pairs.filter_map(|(ours, theirs)| {
            compare.value(Aspect::Quorum, ours.as_ref(), theirs.as_ref())
        });
        let reached = (first.reached.as_ref(), other.reached.as_ref());
        let reached = compare.value(Aspect::Quorum, reached.0, reached.1);
        figures.chain(reached).take(1).collect()
    }

    fn events(&self) -> Vec<Diagnostic> {
        let ids = |minutes: &Minutes| -> Vec<Text> {
            minutes.events.iter().filter_map(|event| event.id.clone()).collect()
        };
        let mut findings = self.records(&ids(self.first), &ids(self.translation));
        let nameless =
            |minutes: &Minutes| minutes.events.iter().filter(|event| event.id.is_none()).count();
        if nameless(self.first) != nameless(self.translation) {
            let finding = rules::translation::RECORD.finds(Message::RecordsWithoutId);
            findings.push(finding.at(self.whole()).help(Help::IdForTranslation));
        }
        let both = self.translation.events.iter().filter_map(|event| {
            Some(same_event(self.first.event(&event.id.as_ref()?.value)?, event))
        });
        findings.extend(both.flatten().flatten());
        findings
    }

    fn attachments(&self) -> Vec<Diagnostic> {
        let ids = |minutes: &Minutes| -> Vec<Text> {
            minutes.attachments.iter().map(|attachment| attachment.id.clone()).collect()
        };
        let mut findings = self.records(&ids(self.first), &ids(self.translation));
        let both = self.translation.attachments.iter().filter_map(|attachment| {
            Some(same_attachment(self.first.attachment(&attachment.id.value)?, attachment))
        });
        findings.extend(both.flatten().flatten());
        findings
    }

    /// A translation alone must not publish a name. People have no ID: they are matched by name,
    /// and where that differs (in another script) by their position in lists of equal length.
    fn names(&self) -> Vec<Diagnostic> {
        let (first, other) = (&self.first.participants, &self.translation.participants);
        let key = |person: &Participant| counting_key(&person.name.value);
        let public = other.iter().enumerate().filter(|(_, person)| person.public);
        let differing = public.filter_map(|(at, person)| {
            let same = first.iter().find(|one| key(one) == key(person));
            let is_as_long = first.len() == other.len();
            let twin = same.or_else(|| if is_as_long { first.get(at) } else { None });
            let is_public = twin.is_some_and(|twin| twin.public);
            let also = twin.map(|twin| &twin.name.span);
            (!is_public).then(|| differs(Aspect::PublicName, &person.name.span, also))
        });
        differing.collect()
    }

    /// Entries without an ID are compared in order: what the first language keeps internal must not
    /// get into the public edition of the other.
    fn hidden(&self) -> Vec<Diagnostic> {
        let (first, other) = (self.first, self.translation);
        let contributions = |minutes: &Minutes| -> Vec<Shown> {
            let all = minutes.contributions.iter();
            all.map(|one| (one.title.span.clone(), one.visibility)).collect()
        };
        let announcements = |minutes: &Minutes| -> Vec<Shown> {
            let all = minutes.announcements.iter();
            all.map(|one| (one.title.span.clone(), one.visibility)).collect()
        };
        let events = |minutes: &Minutes| -> Vec<Shown> {
            let nameless = minutes.events.iter().filter(|event| event.id.is_none());
            nameless.map(|event| (event.at.clone(), event.visibility)).collect()
        };
        let mut findings = self.hidden_items(&first.agenda, &other.agenda);
        findings.extend(self.in_order(&contributions(first), &contributions(other)));
        findings.extend(self.in_order(&announcements(first), &announcements(other)));
        findings.extend(self.in_order(&events(first), &events(other)));
        findings
    }

    fn hidden_items(&self, first: &[AgendaItem], other: &[AgendaItem]) -> Vec<Diagnostic> {
        let shown = |items: &[AgendaItem]| -> Vec<Shown> {
            items.iter().map(|item| (item.title.span.clone(), item.visibility)).collect()
        };
        let mut findings = self.in_order(&shown(first), &shown(other));
        let both = first.iter().zip(other);
        findings
            .extend(both.flat_map(|(first, other)| self.hidden_items(&first.items, &other.items)));
        findings
    }

    /// Where nothing is internal a translation may be shorter; otherwise entries are compared one
    /// by one.
    fn in_order(&self, first: &[Shown], other: &[Shown]) -> Vec<Diagnostic> {
        let internal = first.iter().find(|(_, visibility)| *visibility == Visibility::Internal);
        if let Some((span, _)) = internal
            && first.len() != other.len()
        {
            let finding = rules::translation::RECORD.finds(Message::InternalWithoutId);
            let finding =
                finding.at(other.first().map_or_else(|| self.whole(), |(at, _)| at.clone()));
            let finding = finding.also(span.clone(), Message::FirstLanguage);
            return vec![finding.help(Help::SameOrder)];
        }
        let both = first.iter().zip(other);
        let differing = both.filter_map(|((also, ours), (at, theirs))| {
            Compare { at, also }.plain(Aspect::Visibility, *ours, *theirs)
        });
        differing.collect()
    }

    /// IDs that only one of the two files has.
    fn records(&self, ours: &[Text], theirs: &[Text]) -> Vec<Diagnostic> {
        let known = |ids: &[Text]| ids.iter().map(|id| id.value.clone()).collect::<BTreeSet<_>>();
        let (of_ours, of_theirs) = (known(ours), known(theirs));
        let missing = ours.iter().filter(|id| !of_theirs.contains(&id.value)).map(|id| {
            let says = Message::RecordMissing { id: id.value.clone() };
            let finding = rules::translation::RECORD.finds(says).at(self.whole());
            finding.also(id.span.clone(), Message::FirstLanguage).help(Help::TranslateRecord)
        });
        let extra = theirs.iter().filter(|id| !of_ours.contains(&id.value)).map(|id| {
            let says = Message::RecordExtra { id: id.value.clone() };
            let finding = rules::translation::RECORD.finds(says).at(id.span.clone());
            finding.help(Help::FirstLanguageLacks)
        });
        missing.chain(extra).collect()
    }
}

fn deadline(meeting: &Meeting) -> Option<&Spanned<NaiveDate>> {
    meeting.registration.as_ref()?.deadline.as_ref()
}

fn same_event(first: &Event, other: &Event) -> [Option<Diagnostic>; 6] {
    let compare = Compare { at: &other.at, also: &first.at };
    [
        compare.value(Aspect::Date, first.date.as_ref(), other.date.as_ref()),
        compare.value(Aspect::Until, first.until.as_ref(), other.until.as_ref()),
        compare.value(Aspect::Start, first.start.as_ref(), other.start.as_ref()),
        compare.value(Aspect::End, first.end.as_ref(), other.end.as_ref()),
        compare.plain(Aspect::Status, first.status, other.status),
        compare.plain(Aspect::Visibility, first.visibility, other.visibility),
    ]
}

fn same_attachment(first: &Attachment, other: &Attachment) -> [Option<Diagnostic>; 2] {
    let compare = Compare { at: &other.at, also: &first.at };
    [
        compare.plain(Aspect::Visibility, first.visibility, other.visibility),
        compare.plain(Aspect::Mail, first.mail, other.mail),
    ]
}

/// The spans of two records that must agree.
struct Compare<'a> {
    at: &'a Span,
    also: &'a Span,
}

impl Compare<'_> {
    fn value<T: PartialEq>(
        &self,
        aspect: Aspect,
        first: Option<&Spanned<T>>,
        other: Option<&Spanned<T>>,
    ) -> Option<Diagnostic> {
        (first.map(|found| &found.value) != other.map(|found| &found.value)).then(|| {
            let at = other.map_or(self.at, |found| &found.span);
            differs(aspect, at, Some(first.map_or(self.also, |found| &found.span)))
        })
    }

    fn plain<T: PartialEq + Copy>(&self, aspect: Aspect, first: T, other: T) -> Option<Diagnostic> {
        (first != other).then(|| differs(aspect, self.at, Some(self.also)))
    }
}

fn differs(aspect: Aspect, at: &Span, also: Option<&Span>) -> Diagnostic {
    let finding = rules::translation::DIFFERS.finds(Message::Differs { aspect });
    let finding = finding.at(at.clone()).help(Help::MakeEqual);
    match also {
        Some(also) => finding.also(also.clone(), Message::FirstLanguage),
        None => finding,
    }
}
