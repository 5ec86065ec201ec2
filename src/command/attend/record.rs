//! Writing into the minutes file what is known of somebody.

use std::path::Path;

use super::roster::Person;
use super::state::{State, Status};
use crate::diagnostic::Checked;
use crate::edit::{Draft, NoSuchPlace, NotSaved, Place, Value};
use crate::l10n::Language;
use crate::minutes::{Defaults, Minutes, parse};
use crate::source::Source;

/// The list of people.
const LIST: &str = "participants";

/// Why the file could not be written.
#[derive(Debug)]
pub(super) enum Fault {
    /// It cannot be read at the moment: where, and what is wrong.
    Unreadable,
    /// An error of the disk, or somebody else is just changing it.
    NotSaved(NotSaved),
}

/// The file as it is now.
#[derive(Debug)]
pub(super) struct Record {
    draft: Draft,
    /// What it says.
    pub(super) minutes: Minutes,
}

impl Record {
    /// Reads the file.
    pub(super) fn open(
        path: &Path,
        defaults: &Defaults,
        language: Language,
    ) -> Result<Self, Fault> {
        let draft = Draft::open(path, language).value.ok_or(Fault::Unreadable)?;
        let minutes = parsed(draft.source(), defaults).ok_or(Fault::Unreadable)?;
        Ok(Self { draft, minutes })
    }

    /// What it says of somebody.
    pub(super) fn state(&self, person: &Person) -> Option<State> {
        let found = self.index(person).and_then(|index| self.minutes.participants.get(index));
        found.map(State::of)
    }

    fn index(&self, person: &Person) -> Option<usize> {
        let is = |exact: bool| {
            self.minutes.participants.iter().position(|one| {
                let own = one.organisation.as_ref().map_or("", |text| &text.value);
                let like = person.is(&one.name.value, own);
                like && (!exact || own.is_empty() == person.organisation.is_empty())
            })
        };
        is(true).or_else(|| is(false))
    }

    /// Puts in what is known of some people, and writes the file if that changes anything.
    pub(super) fn write(
        &mut self,
        all: &[(Person, Option<State>)],
        defaults: &Defaults,
    ) -> Result<(), Fault> {
        for (person, state) in all {
            self.put(person, state.as_ref()).map_err(|NoSuchPlace| Fault::Unreadable)?;
            // The numbers of those behind may have changed.
            let source = Source::new(self.draft.source().path(), self.draft.text());
            self.minutes = parsed(&source, defaults).ok_or(Fault::Unreadable)?;
        }
        if self.draft.is_changed() {
            self.draft.save().map_err(Fault::NotSaved)?;
        }
        Ok(())
    }

    fn put(&mut self, person: &Person, state: Option<&State>) -> Result<(), NoSuchPlace> {
        let top = Place::top();
        let index = self.index(person);
        let Some(state) = state else {
            return index.map_or(Ok(()), |index| self.draft.remove_entry(&top, LIST, index));
        };
        let index = match index {
            Some(index) => index,
            None => {
                let index = self.draft.count(&top, LIST);
                let mut lines = vec![("name", Value::text(&person.name))];
                if !person.organisation.is_empty() {
                    lines.push(("organisation", Value::text(&person.organisation)));
                }
                self.draft.insert(&top, LIST, index, &lines)?;
                index
            }
        };
        let written = self.minutes.participants.get(index).map(State::of).unwrap_or_default();
        let place = top.entry(LIST, index);
        if written.status != state.status {
            match state.status {
                Status::Present => self.draft.remove(&place, "status"),
                other => {
                    let value = Value::choice(other.presence());
                    self.draft.set(&place, "status", &value)?;
                }
            }
        }
        let text = |text: &Option<String>| text.as_ref().map(Value::text);
        let values = [
            ("deputy-for", text(&state.deputy_for)),
            ("on-behalf-of", text(&state.on_behalf_of)),
            ("came", state.came.map(Value::Time)),
            ("left", state.left.map(Value::Time)),
        ];
        for (key, value) in values {
            match value {
                Some(value) => self.draft.set(&place, key, &value)?,
                None => self.draft.remove(&place, key),
            }
        }
        if written.away == state.away {
            return Ok(());
        }
        while self.draft.count(&place, "away") > 0 {
            self.draft.remove_entry(&place, "away", 0)?;
        }
        for (at, (left, came)) in state.away.iter().enumerate() {
            let came = came.map(|came| ("came", Value::Time(came)));
            let lines: Vec<_> = [("left", Value::Time(*left))].into_iter().chain(came).collect();
            self.draft.insert(&place, "away", at, &lines)?;
        }
        Ok(())
    }
}

/// What a text says, if it has no errors.
fn parsed(source: &std::sync::Arc<Source>, defaults: &Defaults) -> Option<Minutes> {
    let Checked { value, findings } = parse(source, defaults);
    value.filter(|_| !findings.has_errors())
}
