//! What has been recognised so far, and what is noted on the way.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::when::{Base, Day, Doubt};
use crate::record::{Attachment, Call, Event, Online, Person, Remark, Why};
use crate::tree::block::Place;

/// Finds a file beside the document by its name, and gives its path in the workspace.
pub type Find<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The records of a document that may be anywhere in it.
pub(super) struct Desk<'a> {
    pub base: Base,
    pub find: Find<'a>,
    pub remarks: Vec<Remark>,
    pub online: Online,
    pub events: Vec<Event>,
    pub calls: Vec<Call>,
    pub people: Vec<Person>,
    pub figures: Option<(u32, u32)>,
    /// The lines that people and figures were read from.
    pub attendance: Vec<String>,
    pub attachments: Vec<Attachment>,
    /// Lines about people that are not only names.
    pub unread_people: Vec<(Place, String)>,
    pub next: Option<NaiveDate>,
    /// Headings of sections that were used up.
    pub headings: Vec<String>,
    noted: BTreeSet<String>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(base: Base, find: Find<'a>) -> Self {
        Self {
            base,
            find,
            remarks: Vec::new(),
            online: Online::default(),
            events: Vec::new(),
            calls: Vec::new(),
            people: Vec::new(),
            figures: None,
            attendance: Vec::new(),
            attachments: Vec::new(),
            unread_people: Vec::new(),
            next: None,
            headings: Vec::new(),
            noted: BTreeSet::new(),
        }
    }

    /// Notes what somebody should look at, once for each text.
    pub(super) fn remark(&mut self, place: Place, text: &str, why: Why) {
        if self.noted.insert(format!("{text}{why:?}")) {
            self.remarks.push(Remark { place: Some(place), text: text.to_owned(), why });
        }
    }

    /// Notes that the year of a day was not written.
    pub(super) fn supplied(&mut self, day: Option<&Day>, place: Place, text: &str) {
        if let Some(day) = day.filter(|day| day.is_supplied) {
            self.remark(place, text, Why::YearSupplied { date: day.first });
        }
    }

    /// Notes why a day is not certain; `nothing`: what is said where there is none.
    pub(super) fn doubt(&mut self, doubt: Doubt, place: Place, text: &str, nothing: Why) {
        let why = match doubt {
            Doubt::Nothing => nothing,
            Doubt::NoYear => Why::NoYear,
            Doubt::Weekday => Why::Weekday,
            Doubt::Impossible => Why::Impossible,
            Doubt::Several => Why::SeveralDays,
            Doubt::Clock => Why::Times,
        };
        self.remark(place, text, why);
    }
}
