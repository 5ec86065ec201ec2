//! Finds the record to which a day in a text belongs, where its words are not a reference.
//!
//! Every doubt ends the search: another event in the sentence, another record that fits as well,
//! another day in the text that equals the record's, a day too far from the record's.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, NaiveTime};
use german::{Class, Date, Edge, ParsedText, Reading, Word};

use super::context::{DateContext, is_day, is_same_day};
use super::cues::is_event;
use super::messages::Referent;
use super::passage::{Passage, Said, span};
use super::records::Match;
use crate::body_text::Role;
use crate::minutes::{Kind, Minutes};
use crate::source::Spanned;

/// What a text is compared with.
pub(super) struct Target {
    pub(super) whose: Referent,
    pub(super) day: Spanned<NaiveDate>,
    pub(super) start: Option<Spanned<NaiveTime>>,
    pub(super) end: Option<Spanned<NaiveTime>>,
}

/// The minimum share of a title for its event to be meant,
pub(super) const NAMED: f32 = 0.75;

/// and if day and month equal those of the record as well.
pub(super) const HINTED: f32 = 0.4;

/// A day farther than this from the record's is more likely that of another event (days).
pub(super) const NEAR: i64 = 31;

impl Target {
    /// The event with this index, if it has a day.
    pub(super) fn of_event(minutes: &Minutes, record: usize) -> Option<Self> {
        let event = minutes.events.get(record)?;
        let day = event.date.clone()?;
        let one_day = event.until.as_ref().is_none_or(|until| until.value == day.value);
        let hour = |time: &Option<Spanned<NaiveTime>>| time.clone().filter(|_| one_day);
        let whose = Referent::Event(event.title.value.clone());
        Some(Self { whose, day, start: hour(&event.start), end: hour(&event.end) })
    }

    /// The first or the last day of the event with this index, whichever a range of days in a text
    /// misses; the event must have several days.
    pub(super) fn missed_by(
        minutes: &Minutes,
        record: usize,
        first: Date,
        last: Date,
    ) -> Option<Self> {
        let event = minutes.events.get(record)?;
        let (from, until) = (event.date.clone()?, event.until.clone()?);
        let missed = if is_day(first, from.value) { until } else { from };
        let is_it = is_day(last, missed.value) || is_day(first, missed.value);
        let whose = Referent::Event(event.title.value.clone());
        (!is_it && first != last).then(|| Self::day(whose, missed))
    }

    fn day(whose: Referent, day: Spanned<NaiveDate>) -> Self {
        Self { whose, day, start: None, end: None }
    }
}

/// The meeting, the next one or the deadline, where a text speaks of that and nothing else.
pub(super) fn own(
    passage: &Passage<'_>,
    said: &Said<'_>,
    context: &DateContext<'_>,
) -> Option<Target> {
    let (reading, date, _) = said.only()?;
    if context.begins(date) {
        return None;
    }
    if let Some(moved) = of_moved(passage, said, date, context.minutes) {
        return Some(moved);
    }
    let target = match passage.role {
        Role::Heading if passage.said.len() == 1 => of_heading(said, context.minutes),
        Role::Frame => of_frame(passage, said, context.minutes),
        Role::Announcement(index) => of_deadline(passage, said, context.minutes, index),
        Role::EventTitle(index) => Target::of_event(context.minutes, index),
        _ => None,
    };
    target.filter(|target| {
        let heading = passage.role == Role::Heading;
        heading || is_near(date, target.day.value) && reading.edge != Edge::From
    })
}

/// The meeting of an invitation, where a text still names the day from which it was moved, and not
/// the new one beside it.
fn of_moved(
    passage: &Passage<'_>,
    said: &Said<'_>,
    date: Date,
    minutes: &Minutes,
) -> Option<Target> {
    let meeting = minutes.meeting.as_ref().filter(|_| minutes.kind == Kind::Invitation)?;
    let old = meeting.moved_from.as_ref().filter(|old| old.value != meeting.date.value)?;
    let is_told = matches!(passage.role, Role::Frame | Role::Heading | Role::Agenda | Role::Notice);
    let target = Target::day(Referent::Meeting, meeting.date.clone());
    let is_told =
        is_told && is_day(date, old.value) && !is_beside(passage, said, meeting.date.value);
    is_told.then_some(target)
}

/// Whether the sentence names this day elsewhere.
fn is_beside(passage: &Passage<'_>, said: &Said<'_>, day: NaiveDate) -> bool {
    let is_it = |other: &Said<'_>| {
        let is_same = other.mention.range == said.mention.range;
        let days = other.mention.dates.iter().filter_map(span);
        let mut days = days.map(|(first, _)| first);
        !is_same
            && other.mention.sentence == said.mention.sentence
            && days.any(|one| is_day(one, day))
    };
    passage.said.iter().any(is_it)
}

fn names_meeting(said: &Said<'_>) -> bool {
    said.words.iter().any(|word| word.is_capital() && word.is(Class::Meeting))
        && !said.words.iter().any(|word| word.is(Class::Group))
}

/// A heading: „Zusammenfassung des Netzwerktreffens vom 17. September 2026“.
fn of_heading(said: &Said<'_>, minutes: &Minutes) -> Option<Target> {
    let meeting = minutes.meeting.as_ref()?;
    names_meeting(said).then(|| Target::day(Referent::Meeting, meeting.date.clone()))
}

/// An invitation: „Wir laden Sie zum Netzwerktreffen am … ein“, „Das nächste Treffen ist am …“.
fn of_frame(passage: &Passage<'_>, said: &Said<'_>, minutes: &Minutes) -> Option<Target> {
    let meeting =
        minutes.meeting.as_ref().filter(|_| names_meeting(said) && !said.is_deadline())?;
    let next = said.words.iter().any(|word| word.is(Class::Next));
    match minutes.kind {
        Kind::Invitation
            if is_beside(passage, said, meeting.date.value)
                || super::meeting::is_another(minutes, &said.words) =>
        {
            None
        }
        Kind::Invitation if said.cues.coming || said.cues.begins => Some(Target {
            whose: Referent::Meeting,
            day: meeting.date.clone(),
            start: meeting.start.clone(),
            end: meeting.end.clone(),
        }),
        Kind::Summary | Kind::Minutes if next => {
            Some(Target::day(Referent::NextMeeting, meeting.next.clone()?))
        }
        _ => None,
    }
}

/// The only deadline of a text, where the call has one of its own.
fn of_deadline(
    passage: &Passage<'_>,
    said: &Said<'_>,
    minutes: &Minutes,
    index: usize,
) -> Option<Target> {
    let deadline = minutes.announcements.get(index)?.deadline.clone()?;
    let asks = |said: &Said<'_>| said.is_deadline() && (said.cues.deadline || said.cues.asking);
    let others = passage.said.iter().filter(|said| said.is_deadline()).take(2).count();
    let open = said.words.iter().any(|word| matches!(&*word.folded, "laeuft" | "ab"));
    (asks(said) && others == 1 && !open && !said.cues.begins)
        .then(|| Target::day(Referent::Deadline, deadline))
}

/// Whether the words name this record and no other around the day.
pub(super) fn is_named(said: &Said<'_>, context: &DateContext<'_>, record: usize) -> bool {
    let Some((reading, ..)) = said.only() else { return false };
    let all = context.records.matching(&said.words);
    let found = all.iter().find(|one| one.record == record && one.share >= NAMED && one.distinct);
    found.is_some_and(|one| is_its_day(&said.words, &one.range, &reading.range))
}

/// The record on the written day, if the words name it too.
pub(super) fn on_its_day(
    passage: &Passage<'_>,
    said: &Said<'_>,
    context: &DateContext<'_>,
) -> Option<usize> {
    let (reading, ..) = said.only()?;
    let mut all = context.records.matching(&said.words);
    all.extend(of_title(passage, context));
    let dated = |one: &Match| {
        context.fits(reading, one.record) && has_day(context, one.record) && one.share >= HINTED
    };
    let best = all.iter().filter(|one| dated(one) && one.distinct);
    let best = best.max_by(|left, right| left.share.total_cmp(&right.share));
    best.map(|one| one.record).or_else(|| only_on_its_day(said, reading, context))
}

/// „Das Fest“ on the day of the „Fest vom Beirat“, where no other event of the list is.
fn only_on_its_day(said: &Said<'_>, reading: &Reading, context: &DateContext<'_>) -> Option<usize> {
    let events = &context.minutes.events;
    let mut own = (0..events.len())
        .filter(|record| has_day(context, *record) && context.fits(reading, *record));
    let only = own.next().filter(|_| own.next().is_none())?;
    let title = ParsedText::of(&events.get(only)?.title.value);
    let mut named = said.words.iter().filter(|word| is_event(word));
    let name = named.next().filter(|_| named.next().is_none())?;
    title.words().any(|word| is_event(&word) && word.stem() == name.stem()).then_some(only)
}

/// The record with the same day and month, if the words name it and the year differs.
pub(super) fn in_another_year(
    passage: &Passage<'_>,
    said: &Said<'_>,
    context: &DateContext<'_>,
) -> Option<usize> {
    let (_, first, last) = said.only()?;
    let year = first.year.filter(|_| first == last || last.year.is_some())?.value;
    let mut all = context.records.matching(&said.words);
    all.extend(of_title(passage, context));
    let other_year = |one: &&Match| {
        let event = context.minutes.events.get(one.record);
        let day = event.and_then(|event| event.date.as_ref());
        day.is_some_and(|day| is_same_day(first, day.value) && day.value.year() != year)
    };
    let mut fitting: Vec<&Match> = all.iter().filter(other_year).collect();
    fitting.retain(|one| one.share >= HINTED && one.distinct && !is_remembered(&said.words, one));
    fitting.dedup_by_key(|one| one.record);
    let [only] = fitting.as_slice() else { return None };
    Some(only.record)
}

/// „beim Sommerfest am …“: the past without a verb.
fn is_remembered(words: &[Word<'_>], found: &Match) -> bool {
    let before = words.iter().rev().find(|word| word.range.end <= found.range.start);
    before.is_some_and(|word| matches!(&*word.folded, "beim" | "vom" | "seit"))
}

/// The only record that a sentence names, near the written day.
pub(super) fn on_another_day(
    passage: &Passage<'_>,
    said: &Said<'_>,
    context: &DateContext<'_>,
) -> Option<usize> {
    let (reading, date, _) = said.only()?;
    let day = &reading.range;
    let mut named = context.records.matching(&said.words);
    let is_only = named.len() == 1;
    named.retain(|one| {
        let is_named = one.share >= NAMED || is_only && one.head && one.share >= HINTED;
        is_named && one.distinct && has_day(context, one.record)
    });
    if named.is_empty() {
        named = linked(said, context);
    } else if !named.iter().all(|one| is_its_day(&said.words, &one.range, day)) {
        return None;
    }
    if named.is_empty() && is_alone(passage, said) {
        named = of_title(passage, context);
        named.retain(|one| one.share >= NAMED && one.distinct && has_day(context, one.record));
    }
    let [only] = named.as_slice() else { return None };
    let record = only.record;
    let own = context.minutes.events.get(record)?.date.as_ref()?.value;
    // „vom 8. Mai bis 6. Juli“: a range that begins with the event is not another day.
    (!is_day(date, own) && is_near(date, own) && !is_told_rightly(passage, context, record))
        .then_some(record)
}

fn has_day(context: &DateContext<'_>, record: usize) -> bool {
    context.minutes.events.get(record).is_some_and(|event| event.date.is_some())
}

/// The record to which the sentence links beside the day.
fn linked(said: &Said<'_>, context: &DateContext<'_>) -> Vec<Match> {
    let [id] = said.references.as_slice() else { return Vec::new() };
    let is_it = |own: &crate::source::Text| own.value == *id;
    let found = context.minutes.events.iter().position(|one| one.id.as_ref().is_some_and(is_it));
    let others = said.words.iter().any(is_event);
    let found = found.filter(|record| has_day(context, *record) && !others);
    let whole = |record| Match { record, share: 1.0, distinct: true, head: true, range: 0..0 };
    found.map(whole).into_iter().collect()
}

/// The records that the heading above the text names.
fn of_title(passage: &Passage<'_>, context: &DateContext<'_>) -> Vec<Match> {
    let Some(title) = passage.title else { return Vec::new() };
    let mut all = context.records.matching(&ParsedText::of(&title.value).names());
    if let Some(organisation) = passage.organisation {
        for one in &mut all {
            if context.records.is_held_by(one.record, &organisation.value) {
                one.share += 0.2;
            }
        }
    }
    all
}

/// Whether it is the only day of its text, in a sentence without another event.
fn is_alone(passage: &Passage<'_>, said: &Said<'_>) -> bool {
    let announced = matches!(passage.role, Role::Announcement(_) | Role::Contribution(_));
    let mut others = passage.said.iter().filter(|other| !other.is_deadline());
    announced
        && others.next().is_some_and(|first| first.mention.range == said.mention.range)
        && others.next().is_none()
        && !said.words.iter().any(is_event)
}

/// Whether any day of the text belongs to the record: then the others belong to something else.
pub(super) fn is_told_rightly(
    passage: &Passage<'_>,
    context: &DateContext<'_>,
    record: usize,
) -> bool {
    let dates = passage.said.iter().flat_map(|said| &said.mention.dates);
    dates.filter(|reading| reading.kind.is_date()).any(|reading| context.fits(reading, record))
}

/// Whether it is near the record's day, or the same day of another month.
pub(super) fn is_near(date: Date, own: NaiveDate) -> bool {
    let years = [own.year(), own.year() - 1, own.year() + 1];
    let years = years.into_iter().filter(|year| date.year.is_none_or(|own| own.value == *year));
    let mut days = years.filter_map(|year| date.in_year(year));
    days.any(|day| (day - own).num_days().abs() <= NEAR)
        || date.day == own.day() && date.year.is_none_or(|year| year.value == own.year())
}

/// The maximum number of words between an event and its day.
const LONGEST_GAP: usize = 9;

/// Whether the sentence gives `day` to the event that it names at `name`.
fn is_its_day(words: &[Word<'_>], name: &Range<usize>, day: &Range<usize>) -> bool {
    let gap = if name.end <= day.start { name.end..day.start } else { day.end..name.start };
    let inside = |word: &&Word<'_>| word.range.start >= gap.start && word.range.end <= gap.end;
    let between: Vec<&Word<'_>> = words.iter().filter(inside).collect();
    let outside = |word: &&Word<'_>| word.range.end <= name.start || word.range.start >= name.end;
    let other_event = words.iter().filter(outside).any(is_event);
    if between.len() > LONGEST_GAP || other_event {
        return false;
    }
    let mut before = words.iter().rev().filter(|word| word.range.end <= name.start);
    let (first, second) = (before.next(), before.next());
    let is = |word: Option<&Word<'_>>, class| word.is_some_and(|word| word.is(class));
    let is_noun = |word: &&Word<'_>| word.is_capital() && !word.is(Class::Opener);
    let genitive = is(first, Class::Genitive) && second.as_ref().is_some_and(is_noun);
    let noun = first.filter(is_noun).is_some_and(|word| word.range.end + 1 == name.start);
    !is(first, Class::Aside) && !is(second, Class::Aside) && !genitive && !noun
}
