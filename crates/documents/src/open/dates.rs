//! Dates that are not settled.

use chrono::NaiveDate;

use super::item::{Open, OpenKind};
use crate::calendar::Item;
use crate::markdown::clean_line;
use crate::minutes::{EventStatus, Minutes, Visibility};
use crate::source::Text;

/// The date, if it is tentative or has no day, and still lies ahead.
pub(super) fn open(item: &Item, files: &[&Minutes], today: NaiveDate) -> Option<Open> {
    let event = item.event.as_ref().filter(|_| !item.is_over(today))?;
    let unsettled = match event.status {
        EventStatus::Planned => event.date.is_none(),
        EventStatus::Tentative => true,
        EventStatus::Cancelled => false,
    };
    let line = |text: &Option<Text>| text.as_ref().map(|text| clean_line(&text.value));
    let path = event.at.source().path();
    unsettled.then(|| Open {
        kind: OpenKind::Date,
        text: clean_line(&event.title.value),
        person: None,
        organisation: line(&event.organisation),
        contact: line(&event.registration),
        due: item.first_day(),
        when: line(&event.when),
        about: None,
        since: item.since,
        meetings: 0,
        internal: event.visibility == Visibility::Internal,
        series: item.series.clone(),
        at: event.at.clone(),
        file: files.iter().position(|minutes| minutes.source.path() == path),
    })
}
