//! What the index in one language shows: documents by year and meeting, the newest first.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::Site;
use super::meeting::{InLanguage, Meeting};
use crate::calendar;
use crate::diagnostic::Findings;
use crate::document::site::{Download, Index, Listed, Occasion, Version, Year};
use crate::document::view::{Design, Edition};
use crate::document::vocabulary::{Vocabulary, fill};
use crate::minutes::LanguageTag;

/// What belongs together: the day, and the series or (for what has no meeting) the mailing.
type Key = (NaiveDate, String);

impl Site<'_> {
    /// The index in `language`.
    pub(super) fn index(
        &self,
        language: &LanguageTag,
        words: &Vocabulary,
        calendar: Option<&[u8]>,
    ) -> Index {
        let letterhead = self.publisher.letterhead(self.settings);
        let file = self.file("index", language, "html");
        // The address of a folder is that of its index.
        let address = self.address(if file == "index.html" { "" } else { &file });
        let webcal = self.address("calendar.ics").filter(|_| calendar.is_some());
        let calendar = calendar.map(|bytes| Download {
            href: "calendar.ics".to_owned(),
            text: words.phrases.site.calendar_file.clone(),
            detail: Some(detail("ICS", bytes.len(), words)),
        });
        Index {
            language: language.clone(),
            direction: direction(language),
            name: self.name(),
            letterhead,
            years: self.years(language, words),
            versions: self.versions(&self.languages, language, |language| {
                self.file("index", language, "html")
            }),
            calendar,
            webcal: webcal.and_then(|url| Some(format!("webcal:{}", url.split_once(':')?.1))),
            feed: self.feed(language, words).map(|_| self.file("feed", language, "xml")),
            address,
            words: words.for_templates(Edition::Public),
            design: Design::of(&self.settings.render),
        }
    }

    /// The calendar of all dates, each document in its first language.
    pub(super) fn calendar(&self, findings: &mut Findings) -> Option<Vec<u8>> {
        let first = self.meetings.iter().filter_map(|meeting| meeting.editions.first());
        let items = first.flat_map(|one| one.dates.clone()).collect();
        let items = calendar::gathered(items).report_to(findings)?;
        calendar::collection(&self.name().unwrap_or_default(), &items)
    }

    fn years(&self, language: &LanguageTag, words: &Vocabulary) -> Vec<Year> {
        let mut occasions: BTreeMap<Reverse<Key>, Vec<&Meeting>> = BTreeMap::new();
        for meeting in &self.meetings {
            occasions.entry(Reverse(key(meeting))).or_default().push(meeting);
        }
        let mut years: Vec<Year> = Vec::new();
        for (Reverse((date, _)), mut meetings) in occasions {
            meetings.sort_by_key(|meeting| (Reverse(meeting.issued), meeting.name.clone()));
            let place = |meeting: &&Meeting| chosen(meeting, language)?.place.clone();
            let place = meetings.iter().find_map(place);
            let listed = |meeting: &&Meeting| self.listed(meeting, language, words);
            let documents = meetings.iter().filter_map(listed).collect();
            let when = words.weekday_date(date);
            let occasion = Occasion { date, when, place, documents };
            match years.last_mut() {
                Some(year) if year.year == date.year() => year.occasions.push(occasion),
                _ => years.push(Year { year: date.year(), occasions: vec![occasion] }),
            }
        }
        years
    }

    fn listed(
        &self,
        meeting: &Meeting,
        language: &LanguageTag,
        words: &Vocabulary,
    ) -> Option<Listed> {
        let one = chosen(meeting, language)?;
        let kind = words.kind(one.kind);
        let draft = one.draft.then(|| words.phrases.approval.draft.clone());
        let is_told = one.title.to_lowercase().contains(&kind.to_lowercase());
        let spoken = meeting.editions.iter().map(|one| one.language.clone());
        let spoken: Vec<LanguageTag> = spoken.collect();
        let page = |language: &LanguageTag| {
            meeting.in_language(language).map_or_else(String::new, |one| one.page.clone())
        };
        Some(Listed {
            kind_label: joined(draft, (!is_told).then(|| kind.to_owned())),
            series: one.series.clone().filter(|_| self.tells_series(meeting)),
            title: one.title.clone(),
            href: one.page.clone(),
            language: one.language.clone(),
            direction: one.direction,
            description: one.description.clone(),
            issued: fill(&words.phrases.text.issued, &[("date", &words.date(one.issued))]),
            versions: self.versions(&spoken, &one.language, page),
            downloads: downloads(one, words),
        })
    }

    /// Whether readers have to know the series: two committees may meet on one day.
    fn tells_series(&self, meeting: &Meeting) -> bool {
        meeting.series.is_some() && meeting.series != self.name()
    }

    /// The same page in the other languages.
    fn versions(
        &self,
        all: &[LanguageTag],
        shown: &LanguageTag,
        href: impl Fn(&LanguageTag) -> String,
    ) -> Vec<Version> {
        let others = all.iter().filter(|language| *language != shown);
        let version = |language: &LanguageTag| {
            let words = self.publisher.words(language).value?;
            Some(Version {
                language: language.clone(),
                direction: direction(language),
                name: words.phrases.text.language,
                href: href(language),
            })
        };
        others.filter_map(version).collect()
    }
}

/// „Entwurf · Protokoll“.
fn joined(draft: Option<String>, kind: Option<String>) -> Option<String> {
    let both: Vec<String> = draft.into_iter().chain(kind).collect();
    (!both.is_empty()).then(|| both.join(" · "))
}

/// The edition for readers of a language: their own, otherwise the first one.
fn chosen<'m>(meeting: &'m Meeting, language: &LanguageTag) -> Option<&'m InLanguage> {
    meeting.in_language(language).or_else(|| meeting.editions.first())
}

/// Invitation and summary of a meeting belong together; a circular stands alone.
fn key(meeting: &Meeting) -> Key {
    match meeting.held {
        Some(day) => (day, meeting.series.clone().unwrap_or_default()),
        None => (meeting.issued, format!("\u{0}{}", meeting.name)),
    }
}

/// The PDF, the public attachments, and the calendar.
fn downloads(one: &InLanguage, words: &Vocabulary) -> Vec<Download> {
    let file = |kind: &str, text: &str, file: &Option<(String, usize)>| {
        let (href, size) = file.clone()?;
        // „Als PDF (40 kB)“: what the link says is not said again.
        let detail =
            if text.contains(kind) { words.size(size as u64) } else { detail(kind, size, words) };
        Some(Download { href, text: text.to_owned(), detail: Some(detail) })
    };
    let phrases = &words.phrases.site;
    let pdf = file("PDF", &phrases.pdf, &one.pdf);
    let dates = file("ICS", &phrases.dates, &one.calendar);
    pdf.into_iter().chain(one.attachments.clone()).chain(dates).collect()
}

/// „PDF, 340 kB“.
fn detail(kind: &str, bytes: usize, words: &Vocabulary) -> String {
    let mut parts = [kind.to_owned(), words.size(bytes as u64)];
    if words.language.is_right_to_left() {
        parts.reverse();
    }
    parts.join(&words.phrases.text.comma)
}

fn direction(language: &LanguageTag) -> &'static str {
    if language.is_right_to_left() { "rtl" } else { "ltr" }
}
