//! What was sent in earlier rounds, and to whom.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::calendar::Published;
use crate::mailing::parts::{self, Calendar, Earlier, Part, Parts, Person};

/// A version that some people have received.
#[derive(Clone, Debug)]
pub struct Form {
    /// The round in which they received it.
    pub round: u32,
    /// The day on which sending began.
    pub day: NaiveDate,
    /// The digest of its content.
    pub(in crate::mailing) content: String,
    list: Option<Vec<Part>>,
    calendars: Vec<Calendar>,
}

impl Form {
    fn new(round: u32, day: NaiveDate, form: &Earlier) -> Self {
        let content = parts::content_digest(&form.list);
        let (list, calendars) = (Some(form.list.clone()), form.calendars.clone());
        Self { round, day, content, list, calendars }
    }

    /// The pieces from which it was made; none where they were not kept.
    pub fn pieces(&self) -> &[Part] {
        self.list.as_deref().unwrap_or_default()
    }

    /// The calendar of a language (empty: the first).
    pub fn calendar(&self, language: &str) -> Option<&Published> {
        let mut calendars = self.calendars.iter();
        calendars.find(|one| one.language == language).map(|one| &one.published)
    }
}

/// What people have received before this round.
#[derive(Clone, Debug, Default)]
pub struct Past {
    forms: Vec<Form>,
    /// The last version of each person, by [`Person::who`].
    had: BTreeMap<u64, u16>,
}

impl Past {
    /// Adds a round that began on `day`. `content` and `parts`: what the ledger keeps of it;
    /// `reached`: the keys of those who have received something in it, or may have. Rounds are
    /// added in order.
    pub fn add<'k>(
        &mut self,
        (round, day): (u32, NaiveDate),
        content: &str,
        parts: Option<&Parts>,
        reached: impl IntoIterator<Item = &'k str>,
    ) {
        let earlier = parts.map(|parts| parts.earlier.as_slice()).unwrap_or_default();
        let mut before = BTreeMap::new();
        for form in earlier {
            let at = self.push(Form::new(round, day, form));
            before.extend(form.people.iter().map(|who| (who, at)));
        }
        // An older version of the program recorded that there were two contents, but not which.
        let unknown = parts.is_some_and(|parts| parts.is_mixed() && parts.earlier.is_empty());
        let last = match parts {
            Some(parts) if !unknown => {
                Form { content: content.to_owned(), ..Form::new(round, day, &parts.form()) }
            }
            _ => Form {
                round,
                day,
                content: if unknown { String::new() } else { content.to_owned() },
                list: None,
                calendars: parts.map(|parts| parts.calendars.clone()).unwrap_or_default(),
            },
        };
        let last = self.push(last);
        for key in reached {
            let who = Person::who(key);
            self.had.insert(who, before.get(&who).copied().unwrap_or(last));
        }
    }

    fn push(&mut self, form: Form) -> u16 {
        self.forms.push(form);
        u16::try_from(self.forms.len() - 1).unwrap_or(u16::MAX)
    }

    /// Whether this person ([`crate::contacts::Address::key`]) has received something, as far as is
    /// known.
    pub fn has(&self, key: &str) -> bool {
        self.of(key).is_some()
    }

    /// Whether anybody has received anything, as far as is known.
    pub fn is_anybody(&self) -> bool {
        !self.had.is_empty()
    }

    /// All versions.
    pub fn forms(&self) -> &[Form] {
        &self.forms
    }

    /// The index of the last version that this person ([`crate::contacts::Address::key`]) has
    /// received.
    pub(in crate::mailing) fn of(&self, key: &str) -> Option<usize> {
        self.had.get(&Person::who(key)).map(|at| usize::from(*at))
    }

    /// The greatest `SEQUENCE` sent in a language.
    pub fn sequence(&self, language: &str) -> Option<u32> {
        let calendars = self.forms.iter().filter_map(|form| form.calendar(language));
        calendars.map(Published::sequence).max()
    }
}
