//! What one minutes file says about a meeting that was held. So much is remembered of each file and no
//! more: there may be thousands.

use std::ops::Range;
use std::path::PathBuf;

use chrono::{NaiveDate, NaiveTime};

use super::names::{Named, Spellings, organisations, people};
use crate::minutes::{Kind, Meeting, Minutes, counting_key};
use crate::source::Span;
use crate::workspace::read_text;

/// What a file says about its meeting.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) date: NaiveDate,
    /// Begin and end, where both are known.
    pub(super) times: Option<(NaiveTime, NaiveTime)>,
    pub(super) series: Option<String>,
    pub(super) title: String,
    pub(super) place: Option<String>,
    pub(super) persons: Option<u32>,
    pub(super) organisations: Option<u32>,
    pub(super) file: PathBuf,
    /// Where the file names the day.
    pub(super) day_at: Range<usize>,
    /// Where the section about the meeting begins.
    pub(super) meeting_at: Range<usize>,
    pub(super) kind: Kind,
    pub(super) issued: Option<NaiveDate>,
    pub(super) is_corrected: bool,
    /// Who is listed as having been there.
    pub(super) people: Vec<Named>,
    /// The organisations of those people.
    pub(super) of: Vec<Named>,
}

impl Told {
    /// Of minutes that report on a meeting.
    pub(super) fn of(minutes: &Minutes, spellings: &Spellings) -> Option<Self> {
        let meeting = minutes.meeting.as_ref().filter(|_| minutes.kind.tells())?;
        if meeting.is_cancelled() {
            return None;
        }
        let figures = minutes.figures();
        let number = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        let there = || minutes.participants.iter().filter(|who| who.status.was_there());
        let of = organisations(there(), spellings);
        // One organisation in two spellings is one, unless the file itself says how many there were.
        let counted = minutes.attendance.as_ref().map(|figures| figures.organisations.value);
        let listed = figures.map(|_| number(of.len() as u64));
        Some(Self {
            date: meeting.date.value,
            times: times(meeting),
            series: minutes.series.clone(),
            title: minutes.title.value.clone(),
            place: meeting.place.as_ref().map(|place| place.value.clone()),
            persons: figures.map(|(persons, _)| number(persons)),
            organisations: counted.or(listed),
            file: minutes.source.path().to_owned(),
            day_at: meeting.date.span.range(),
            meeting_at: meeting.at.range(),
            kind: minutes.kind,
            issued: minutes.issued.as_ref().map(|issued| issued.value),
            is_corrected: minutes.correction.is_some(),
            people: people(there(), spellings),
            of,
        })
    }

    /// Whether both are about one meeting: of one series on one day, unless one was over before the
    /// other began.
    pub(super) fn is_same_meeting(&self, other: &Self) -> bool {
        let series = |of: &Self| of.series.as_deref().map(counting_key);
        let apart = self
            .times
            .zip(other.times)
            .is_some_and(|(one, other)| one.1 <= other.0 || other.1 <= one.0);
        self.date == other.date && series(self) == series(other) && !apart
    }

    /// The place in the file, which is read again for it.
    pub(super) fn span(&self, range: &Range<usize>) -> Option<Span> {
        let source = read_text(&self.file).value?;
        Some(Span::new(&source, range.clone()))
    }
}

fn times(meeting: &Meeting) -> Option<(NaiveTime, NaiveTime)> {
    let (start, end) = (meeting.start.as_ref()?.value, meeting.end.as_ref()?.value);
    (start < end).then_some((start, end))
}
