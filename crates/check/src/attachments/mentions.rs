//! Compares what texts say about attachments with the attachments: mentions without an attachment,
//! ambiguous ones, and attachments that no text mentions.

use std::collections::BTreeSet;
use std::ops::Range;

use german::{AttachmentMention, Class, Classes, Clause, Count};

use super::help::Help;
use super::messages::Message;
use super::titles::{Title, plain, stems};
use crate::body_text::{BodyText, Role};
use crate::context::Context;
use crate::diagnostic::{Diagnostic, Severity};
use crate::gather::with_more;
use crate::markdown::{ReferenceKind, references, web_links};
use crate::minutes::{Attachment, Minutes, Visibility};
use crate::rules;
use crate::source::{Span, Text};

/// The maximum number of candidates shown.
const CANDIDATES: usize = 5;

/// Checks all texts of the file.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let minutes = context.minutes;
    let mut findings = Vec::new();
    let titles = minutes.attachments.iter().map(Title::of).collect();
    let mentioned = vec![false; minutes.attachments.len()];
    let mut matcher =
        MentionMatcher { minutes, titles, mentioned, lacking: Vec::new(), findings: &mut findings };
    matcher.records();
    for one in context.texts {
        if !matches!(one.role, Role::Heading | Role::Attachment(_)) {
            matcher.text(one);
        }
    }
    matcher.nothing_there();
    matcher.nowhere_mentioned();
    findings
}

struct MentionMatcher<'a> {
    minutes: &'a Minutes,
    /// The titles, one for each attachment.
    titles: Vec<Title>,
    /// Whether each attachment is mentioned.
    mentioned: Vec<bool>,
    /// Mentions whose readers get no attachment at all.
    lacking: Vec<Lacking>,
    findings: &'a mut Vec<Diagnostic>,
}

impl<'a> MentionMatcher<'a> {
    /// Dates, announcements and contributions to which an attachment belongs: by its ID, or by having their title
    /// („Flyer Woche der Begegnung“).
    fn records(&mut self) {
        let minutes = self.minutes;
        for id in minutes.attachments_of_records() {
            self.mention_id(&id.value);
        }
        let events = minutes.events.iter().map(|event| &event.title);
        let announced = minutes.announcements.iter().map(|one| &one.title);
        let contributed = minutes.contributions.iter().map(|one| &one.title);
        for other in events.chain(announced).chain(contributed) {
            let titles = self.titles.iter().enumerate();
            let own = titles.filter(|(_, title)| title.is_of(&other.value));
            let own: Vec<usize> = own.map(|(index, _)| index).collect();
            self.mention(&own);
        }
    }

    fn mention_id(&mut self, id: &str) {
        let found = self.minutes.attachments.iter().position(|one| one.id.value == id);
        if let Some(mentioned) = found.and_then(|index| self.mentioned.get_mut(index)) {
            *mentioned = true;
        }
    }

    fn mention(&mut self, all: &[usize]) {
        for index in all {
            if let Some(mentioned) = self.mentioned.get_mut(*index) {
                *mentioned = true;
            }
        }
    }

    fn text(&mut self, one: &BodyText<'a>) {
        let text = &one.text.value;
        let mut refers = false;
        if one.markdown && text.contains("](") {
            let links = references(text);
            for link in links.iter().filter(|link| link.kind == ReferenceKind::Attachment) {
                self.mention_id(&link.id);
                refers = true;
            }
        }
        let language = one.language(self.minutes);
        let is_english = language.as_str().starts_with("en");
        if is_english || language.is_german() {
            let said = one.parsed.enclosed(is_english);
            let links = if one.markdown && !said.is_empty() { web_links(text) } else { Vec::new() };
            for said in said {
                // A link leads to what is called enclosed.
                let from = links.partition_point(|link| link.range.end < said.sentence.start);
                let link =
                    links.get(from).is_some_and(|link| link.range.start <= said.sentence.end + 2);
                self.said(one, &said, refers || link);
            }
        }
        self.in_passing(text);
    }

    /// The attachments that readers of the text get.
    fn visible(&self, one: &BodyText<'_>) -> Vec<usize> {
        let all = self.minutes.attachments.iter().enumerate();
        let shown = all.filter(|(_, attachment)| {
            one.visibility == Visibility::Internal || attachment.visibility == Visibility::Public
        });
        shown.map(|(index, _)| index).collect()
    }

    /// A sentence that mentions an attachment; `refers` if its text also links to it.
    fn said(&mut self, one: &BodyText<'a>, said: &AttachmentMention, refers: bool) {
        let text = one.text;
        let visible = self.visible(one);
        let written = text.value.get(said.range.clone()).unwrap_or_default().to_owned();
        let span = text.span_of(said.range.clone());
        if visible.is_empty() {
            if !refers {
                let internal = !self.minutes.attachments.is_empty();
                self.lacking.push(Lacking { span, written, internal, plain: said.plain });
            }
            return;
        }
        if let Some((count, range)) = counted(one, said).filter(|(count, _)| *count > visible.len())
        {
            let written = text.value.get(range.clone()).unwrap_or_default().to_owned();
            let finding = self.not_there(&visible, text.span_of(range), written, count);
            self.findings.push(finding.with_severity(Severity::Warning));
            self.mention(&visible);
            return;
        }
        if let Some(number) = said.number {
            self.numbered(number, &visible, span, written);
            return;
        }
        let Meant { attachments, clear } = self.meant(one, said, &visible);
        self.mention(&attachments);
        let sentence = near(&text.value, said, SENTENCE);
        // „Im Anhang“ before and after everything else means all attachments of the mail.
        let whole_mail = one.role == Role::Frame && written.to_lowercase().starts_with('i');
        let several = names_two(sentence) || whole_mail;
        if said.count == Count::One && !clear && !refers && !several {
            self.ambiguous(&attachments, span, written);
        }
    }

    /// „Anlage 3“ where there are only two.
    fn numbered(&mut self, number: u32, visible: &[usize], span: Span, written: String) {
        let own = |index: &usize| self.titles.get(*index).and_then(Title::number);
        let named: Vec<usize> =
            visible.iter().copied().filter(|index| own(index) == Some(number)).collect();
        let all_have_others = named.is_empty() && visible.iter().all(|index| own(index).is_some());
        if !named.is_empty() {
            self.mention(&named);
        } else if number as usize <= visible.len() && !all_have_others {
            // Which of them is the third is unknown, so all count as mentioned.
            self.mention(visible);
        } else {
            let finding = self.not_there(visible, span, written, number as usize);
            self.findings.push(finding);
        }
    }

    /// „Anlage 3“, „drei Anlagen“ where there are only two, or others.
    fn not_there(
        &self,
        visible: &[usize],
        span: Span,
        written: String,
        wanted: usize,
    ) -> Diagnostic {
        let count = visible.len();
        let says = if wanted > count {
            Message::NoSuchNumber { written, count }
        } else {
            Message::OtherNumbers { written }
        };
        let finding = rules::attachment::NOT_THERE.finds(says).at(span);
        let list = self.minutes.attachments.first().map(|one| one.at.clone());
        let also = |finding: Diagnostic, list| finding.also(list, Message::ListHere);
        list.into_iter().fold(finding, also).help(Help::WhichAttachment)
    }

    /// The attachment that belongs to the record.
    fn own(&self, one: &BodyText<'_>) -> Option<usize> {
        let Minutes { events, announcements, contributions, attachments, .. } = self.minutes;
        let id = match one.role {
            Role::EventNote(index) => events.get(index)?.attachment.as_ref(),
            Role::Announcement(index) => announcements.get(index)?.attachment.as_ref(),
            Role::Contribution(index) => contributions.get(index)?.attachment.as_ref(),
            Role::Agenda => {
                let items = self.minutes.all_agenda_items();
                let is_own = |title: &Text| one.title.is_some_and(|own| std::ptr::eq(own, title));
                items.into_iter().find(|item| is_own(&item.title))?.attachment.as_ref()
            }
            _ => None,
        };
        attachments.iter().position(|one| id.is_some_and(|id| one.id.value == id.value))
    }

    /// The attachments that fit best: by the words of the sentence, of its heading, of its text.
    fn meant(&self, one: &BodyText<'_>, said: &AttachmentMention, visible: &[usize]) -> Meant {
        let text = &one.text.value;
        let (sentence, around) = (near(text, said, SENTENCE), near(text, said, AROUND));
        if let Some(own) = self.own(one) {
            return Meant { attachments: vec![own], clear: true };
        }
        let title = match one.role {
            Role::EventNote(index) => self.minutes.events.get(index).map(|event| &event.title),
            _ => one.title,
        };
        let heading = title.map(|title| title.value.as_str());
        let organisation = one.organisation.map(|text| text.value.as_str());
        let (heading, organisation) = (heading.unwrap_or(""), organisation.unwrap_or(""));
        let mut left = visible.to_vec();
        for words in [sentence, heading, organisation, around] {
            let words: BTreeSet<String> = stems(words).collect();
            let shared = |index: &usize| {
                self.titles.get(*index).map(|one| one.shared(&words)).unwrap_or_default()
            };
            let best = left.iter().map(|index| shared(index).len()).max().unwrap_or(0);
            left.retain(|index| shared(index).len() == best);
            let first = left.first().map(shared).unwrap_or_default();
            // If the words differ, all of them are named: „den Aufruf und das Formular“.
            let named = best > 0 && left.iter().any(|index| shared(index) != first);
            if left.len() <= 1 || named || (best > 0 && said.count != Count::One) {
                return Meant { attachments: left, clear: true };
            }
        }
        Meant { attachments: left, clear: false }
    }

    fn ambiguous(&mut self, best: &[usize], span: Span, written: String) {
        let candidates: Vec<&Attachment> =
            best.iter().filter_map(|index| self.minutes.attachments.get(*index)).collect();
        let says = Message::Ambiguous { written, count: candidates.len() };
        let finding = rules::attachment::AMBIGUOUS.finds(says).at(span);
        let finding = candidates
            .iter()
            .take(CANDIDATES)
            .fold(finding, |finding, one| finding.also(one.title.span.clone(), Message::Candidate));
        let id = candidates.first().map(|one| one.id.value.clone()).unwrap_or_default();
        self.findings.push(finding.help(Help::Refer { id }));
    }

    /// Mentions that need no certainty: the title itself, or a word of it beside a word for a
    /// document.
    fn in_passing(&mut self, text: &str) {
        if self.mentioned.iter().all(|mentioned| *mentioned) {
            return;
        }
        let whole = plain(text);
        let named = self.titles.iter().enumerate().filter(|(_, title)| title.is_in(&whole));
        let named: Vec<usize> = named.map(|(index, _)| index).collect();
        self.mention(&named);
        let german = self.minutes.language.is_german();
        for line in text.split(['.', '!', '?', '\n', ':']) {
            let words = plain(line);
            let speaks = !german || words.split(' ').any(speaks);
            if speaks {
                let words: BTreeSet<String> = stems(line).take(MOST_WORDS).collect();
                let titles = self.titles.iter().enumerate();
                let shared = titles.filter(|(_, title)| !title.shared(&words).is_empty());
                let shared: Vec<usize> = shared.map(|(index, _)| index).collect();
                self.mention(&shared);
            }
        }
    }

    fn nothing_there(&mut self) {
        let Some(first) = self.lacking.first().cloned() else { return };
        let Lacking { span, written, internal, .. } = first;
        let count = self.lacking.len();
        let finding = rules::attachment::NOT_THERE
            .finds(Message::NothingThere { written, count, internal })
            .at(span);
        let more = self.lacking.iter().skip(1).map(|one| one.span.clone());
        let finding = with_more(finding, more, || Message::AlsoHere);
        // Recipients of the mail get the attachment; on the web the sentence refers to nothing.
        let doubtful = self.lacking.iter().all(|one| !one.plain);
        let finding = finding.milder_if(internal || doubtful, Severity::Warning);
        let help = if internal { Help::MakePublic } else { Help::Attach };
        self.findings.push(finding.help(help));
    }

    fn nowhere_mentioned(&mut self) {
        let all = self.minutes.attachments.iter().zip(&self.mentioned);
        let silent: Vec<&Attachment> =
            all.filter(|(_, mentioned)| !**mentioned).map(|(one, _)| one).collect();
        let Some(first) = silent.first() else { return };
        let titles = silent.iter().map(|one| one.title.value.clone()).collect();
        let finding: Diagnostic = rules::attachment::NOT_MENTIONED
            .finds(Message::NotMentioned { titles })
            .at(first.title.span.clone());
        let more = silent.iter().skip(1).map(|one| one.title.span.clone());
        let finding = with_more(finding, more, || Message::AlsoHere);
        let id = first.id.value.clone();
        self.findings.push(finding.help(Help::Mention { id }));
    }
}

/// A mention whose readers get no attachment at all.
#[derive(Clone)]
struct Lacking {
    span: Span,
    written: String,
    /// Whether there are internal ones.
    internal: bool,
    /// Whether it is a plain promise to the reader.
    plain: bool,
}

/// The attachments that a sentence refers to.
struct Meant {
    attachments: Vec<usize>,
    /// Whether nothing is left open.
    clear: bool,
}

/// How many attachments a sentence says there are: „die drei beigefügten Anlagen“, „beide Anhänge“.
fn counted(one: &BodyText<'_>, said: &AttachmentMention) -> Option<(usize, Range<usize>)> {
    let is_noun = |clause: &Clause<'_>, at: usize| {
        clause.of(at, Class::Attachment) || clause.of(at, Class::Attachments)
    };
    one.parsed.clauses().filter(|one| said.sentence.contains(&one.range(0..1).start)).find_map(
        |clause| {
            let both = |at| clause.word(at).starts_with("beide").then_some(2);
            let count = |at| clause.count(at).or(both(at)).filter(|count| *count > 1);
            let at = (0..clause.len()).find(|at| {
                count(*at).is_some() && (is_noun(&clause, at + 1) || is_noun(&clause, at + 2))
            })?;
            let end = if is_noun(&clause, at + 1) { at + 2 } else { at + 3 };
            let is_glued = clause.get(at + 1).is_some_and(german::Term::is_word);
            let range = clause.range(at..end);
            is_glued.then_some((count(at)? as usize, range))
        },
    )
}

/// Whether a sentence names two documents. Authors who enclose both still write „Anlage“.
fn names_two(sentence: &str) -> bool {
    let words = plain(sentence);
    let papers: BTreeSet<_> =
        words.split(' ').filter(|word| Classes::of(word).has(Class::Paper)).collect();
    papers.len() > 1 && words.split(' ').any(|word| matches!(word, "und" | "sowie"))
}

/// How much of a sentence, and of the text around it, is examined on either side (bytes).
const SENTENCE: usize = 400;
const AROUND: usize = 2_000;

/// How many words of a line are examined: the time must stay linear.
const MOST_WORDS: usize = 400;

/// The text around a mention: within its sentence, or beyond it if `reach` is larger.
fn near<'a>(text: &'a str, said: &AttachmentMention, reach: usize) -> &'a str {
    let within = if reach > SENTENCE { 0..text.len() } else { said.sentence.clone() };
    let mut start = within.start.max(said.range.start.saturating_sub(reach));
    let mut end = within.end.min(said.range.end.saturating_add(reach)).min(text.len());
    while !text.is_char_boundary(start) {
        start += 1;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(start..end).unwrap_or_default()
}

/// Whether it is a word for a document or for an attachment.
fn speaks(word: &str) -> bool {
    let classes = Classes::of(word);
    classes.has(Class::Paper) || classes.has(Class::Downloaded)
}
