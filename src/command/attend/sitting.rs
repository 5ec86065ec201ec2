//! The dialogue: what was typed, what becomes of it, and what is answered.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveTime, Timelike};
use chrono_tz::Tz;

use super::journal::{Deed, Journal};
use super::messages::{Message, Standing};
use super::record::{Fault, Record};
use super::roster::{self, Entry, Person};
use super::state::{Hours, Refused, State, Status};
use super::typed::{self, About, Step, Typed};
use crate::command::messages::NotWritten;
use crate::command::{CommandError, Context};
use crate::edit::NotSaved;
use crate::exit::Exit;
use crate::minutes::{Counted, Defaults, Minutes, Participant, counting_key};
use crate::source::Spanned;
use crate::workspace::Workspace;

/// How many people are offered at once.
const MOST: usize = 9;

/// How often a file is read again that somebody else is just changing.
const TRIES: usize = 5;

/// Without its journal, a sitting would not be safe.
fn unwritten(error: &io::Error) -> CommandError {
    NotWritten::stop(Path::new(".rundmail"), error)
}

/// The sitting at the keyboard.
pub(super) struct Sitting<'a> {
    context: &'a Context<'a>,
    file: PathBuf,
    defaults: Defaults,
    zone: Tz,
    date: Option<NaiveDate>,
    /// The file as it was last readable.
    minutes: Minutes,
    journal: Journal,
    people: Vec<Entry>,
    /// Those who were offered, and what was said of one of them.
    offered: Option<(Vec<Person>, About)>,
    /// Whether the minutes file lacks an entry that only the journal has.
    behind: bool,
}

impl<'a> Sitting<'a> {
    /// A sitting that begins, or goes on where the journal ends.
    pub(super) fn new(
        context: &'a Context<'a>,
        file: &Path,
        workspace: &Workspace,
        journal: Journal,
        people: Vec<Entry>,
    ) -> Self {
        let minutes = workspace.minutes.clone();
        let defaults =
            Defaults { language: minutes.language.clone(), ..workspace.settings.defaults.clone() };
        Self {
            context,
            file: file.to_owned(),
            defaults,
            zone: minutes.timezone,
            date: minutes.meeting.as_ref().map(|meeting| meeting.date.value),
            minutes,
            journal,
            people,
            offered: None,
            behind: false,
        }
    }

    /// The number of people who can be found.
    pub(super) fn people(&self) -> usize {
        self.people.len()
    }

    /// The time by the clock, if the meeting is today.
    pub(super) fn now(&self) -> Option<NaiveTime> {
        let now = self.context.world.now().with_timezone(&self.zone);
        let time = now.time();
        let minute = NaiveTime::from_hms_opt(time.hour(), time.minute(), 0);
        minute.filter(|_| self.date == Some(now.date_naive()))
    }

    /// Tells what an earlier sitting left behind, and puts it into the file.
    ///
    /// # Errors
    /// The journal cannot be written.
    pub(super) fn resume(&mut self) -> Result<(), CommandError> {
        for person in self.journal.people() {
            self.enlist(&person);
        }
        if !self.journal.deeds().is_empty() {
            let entries = self.journal.deeds().len();
            self.context.ui.say(&Message::Resumed { entries });
            self.put_in(None)?;
        }
        self.count();
        Ok(())
    }

    fn enlist(&mut self, person: &Person) {
        if !self.people.iter().any(|entry| entry.person.is(&person.name, &person.organisation)) {
            self.people.push(Entry::new(person.clone()));
        }
    }

    /// Takes a line; whether it was the last one.
    ///
    /// # Errors
    /// The journal cannot be written: then nothing would be safe any more.
    pub(super) fn take(&mut self, line: &str) -> Result<bool, CommandError> {
        if line.contains(char::REPLACEMENT_CHARACTER) {
            self.context.ui.say(&Message::NotText);
            return Ok(false);
        }
        let is_name = |word: &str| self.people.iter().any(|entry| entry.has_word(word));
        let offered = self.offered.take();
        match typed::read(line, is_name) {
            Typed::Nothing => {}
            Typed::End => return Ok(true),
            Typed::Help => self.context.ui.say(&Message::Help),
            Typed::Who => self.list(),
            Typed::Undo => self.undo()?,
            Typed::Number(number) => match offered {
                Some((people, about)) => match number.checked_sub(1).map(|at| people.get(at)) {
                    None => self.context.ui.say(&Message::Nobody),
                    Some(Some(person)) => self.enter(&person.clone(), &about)?,
                    Some(None) => {
                        self.context.ui.say(&Message::NoSuchNumber { most: people.len() });
                        self.offered = Some((people, about));
                    }
                },
                None => self.context.ui.say(&Message::NothingOffered),
            },
            Typed::New(about) => self.add(&about)?,
            Typed::Somebody(about) => self.find(about)?,
        }
        Ok(false)
    }

    /// Somebody new, for this meeting: the contact list stays as it is.
    fn add(&mut self, about: &About) -> Result<(), CommandError> {
        let name = about.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if !name.chars().any(char::is_alphabetic) {
            self.context.ui.say(&Message::NewHow);
            return Ok(());
        }
        let organisation = about.organisation.clone().unwrap_or_default();
        let known = self.people.iter().find(|entry| entry.person.is(&name, &organisation));
        let person = known.map(|entry| entry.person.clone());
        let person = person.unwrap_or(Person { name, organisation });
        self.enlist(&person);
        self.enter(&person, about)
    }

    /// Those who are meant; one of them is entered, several are offered.
    fn find(&mut self, about: About) -> Result<(), CommandError> {
        self.read_again()?;
        let found: Vec<Person> = roster::found(self.people.iter(), &about.name)
            .into_iter()
            .map(|entry| entry.person.clone())
            .collect();
        let says_more = about.deputy_for.is_some() || about.on_behalf_of.is_some();
        let fits = |person: &&Person| {
            let state = self.state(person);
            let is_there = state.as_ref().is_some_and(State::is_there);
            match about.step {
                Step::Leaves => is_there,
                Step::Comes => !is_there || says_more || about.time.is_some(),
                Step::ComesAsGuest | Step::IsExcused => true,
            }
        };
        let fitting: Vec<Person> = found.iter().filter(fits).cloned().collect();
        let meant = if fitting.is_empty() { found } else { fitting };
        match &meant[..] {
            [] => {
                let typed = about.name;
                self.context.ui.say(&Message::NotFound { typed });
            }
            [one] => self.enter(&one.clone(), &about)?,
            several => {
                for (number, person) in (1..).zip(several.iter().take(MOST)) {
                    let there = self.state(person).map(|state| Standing::of(&state));
                    let person = person.shown();
                    self.context.ui.say(&Message::Offer { number, person, there });
                }
                let more = several.len().saturating_sub(MOST);
                let most = several.len().min(MOST);
                self.context.ui.say(&Message::Which { most, more });
                self.offered = Some((several.iter().take(MOST).cloned().collect(), about));
            }
        }
        Ok(())
    }

    /// Enters what is said of somebody.
    fn enter(&mut self, person: &Person, about: &About) -> Result<(), CommandError> {
        self.read_again()?;
        let before = self.state(person);
        match State::after(before.as_ref(), about, self.now(), self.hours()) {
            Ok(after) if before.as_ref() == Some(&after) => {
                self.refuse(person, Refused::There);
            }
            Ok(after) => {
                self.keep(Deed::new(person, before, Some(after.clone())))?;
                let (person, how) = (person.shown(), Standing::of(&after));
                self.context.ui.say(&Message::Entered { person, how });
                self.count();
            }
            Err(refused) => self.refuse(person, refused),
        }
        Ok(())
    }

    fn refuse(&self, person: &Person, why: Refused) {
        let how = self.state(person).map(|state| Standing::of(&state));
        self.context.ui.say(&Message::Refused { person: person.shown(), why, how });
    }

    fn undo(&mut self) -> Result<(), CommandError> {
        self.read_again()?;
        let Some(deed) = self.journal.last().cloned() else {
            self.context.ui.say(&Message::NothingToUndo);
            return Ok(());
        };
        let person = deed.person();
        self.keep(deed.undone())?;
        let how = self.state(&person).map(|state| Standing::of(&state));
        self.context.ui.say(&Message::Undone { person: person.shown(), how });
        self.count();
        Ok(())
    }

    /// Makes an entry durable, then puts it into the file.
    fn keep(&mut self, deed: Deed) -> Result<(), CommandError> {
        let person = deed.person();
        self.journal.add(deed).map_err(|error| unwritten(&error))?;
        self.put_in(Some(&person))
    }

    /// Reads what an editor may have written, so that an entry builds on it.
    fn read_again(&mut self) -> Result<(), CommandError> {
        self.put_in(None)
    }

    /// Sees to it that the file says what the journal says. What somebody else has written in the
    /// meantime counts, unless it is what was there before an entry: then an editor has written over
    /// it, and it is put in again.
    fn put_in(&mut self, own: Option<&Person>) -> Result<(), CommandError> {
        let mut fault = None;
        for _ in 0..TRIES {
            fault = self.try_to_put_in(own)?.err();
            if !matches!(fault, Some(Fault::NotSaved(NotSaved::Changed))) {
                break;
            }
        }
        let was_behind = std::mem::replace(&mut self.behind, fault.is_some());
        let is_new = own.is_some() || !was_behind;
        match fault {
            None if was_behind => self.context.ui.say(&Message::CaughtUp),
            Some(Fault::NotSaved(why)) if is_new => self.context.ui.say(&Message::NotSaved { why }),
            Some(Fault::Unreadable) if is_new => self.context.ui.say(&Message::Unreadable),
            _ => {}
        }
        Ok(())
    }

    fn try_to_put_in(&mut self, own: Option<&Person>) -> Result<Result<(), Fault>, CommandError> {
        let language = self.context.ui.language;
        let mut record = match Record::open(&self.file, &self.defaults, language) {
            Ok(record) => record,
            Err(fault) => return Ok(Err(fault)),
        };
        let mut missing = Vec::new();
        for person in self.journal.people() {
            let Some((last, earlier)) = self.journal.known(&person) else { continue };
            let written = record.state(&person);
            if written == last {
                continue;
            }
            if own == Some(&person) || earlier.contains(&written) {
                missing.push((person, last));
            } else {
                let deed = Deed::adopted(&person, last, written);
                self.journal.add(deed).map_err(|error| unwritten(&error))?;
            }
        }
        if let Err(fault) = record.write(&missing, &self.defaults) {
            return Ok(Err(fault));
        }
        self.minutes = record.minutes;
        let again = missing.iter().filter(|(person, _)| own != Some(person) && !self.behind);
        let again: Vec<String> = again.map(|(person, _)| person.name.clone()).collect();
        if !again.is_empty() {
            self.context.ui.say(&Message::PutInAgain { names: again });
        }
        for person in roster::of_minutes(&self.minutes).collect::<Vec<_>>() {
            self.enlist(&person);
        }
        Ok(Ok(()))
    }

    /// What is known of somebody.
    fn state(&self, person: &Person) -> Option<State> {
        if let Some((last, _)) = self.journal.known(person) {
            return last;
        }
        let is_it = |one: &&Participant| {
            let own = one.organisation.as_ref().map_or("", |text| &text.value);
            person.is(&one.name.value, own)
        };
        self.minutes.participants.iter().find(is_it).map(State::of)
    }

    fn hours(&self) -> Hours {
        let (start, end) = self.minutes.meeting.as_ref().map(|one| (&one.start, &one.end)).unzip();
        let time = |time: Option<&Option<Spanned<NaiveTime>>>| Some(time?.as_ref()?.value);
        Hours { start: time(start), end: time(end) }
    }

    /// Everybody of whom something is known.
    fn everybody(&self) -> Vec<(Person, State)> {
        let mut all: Vec<(Person, State)> = Vec::new();
        let known = roster::of_minutes(&self.minutes).chain(self.journal.people());
        for person in known {
            let seen = |(one, _): &(Person, State)| one.is(&person.name, &person.organisation);
            if !all.iter().any(seen)
                && let Some(state) = self.state(&person)
            {
                all.push((person, state));
            }
        }
        all
    }

    /// How many are there, and whether that is a quorum.
    fn count(&self) {
        let all = self.everybody();
        let there = || all.iter().filter(|(_, state)| state.is_there());
        let different = |people: &mut dyn Iterator<Item = &(Person, State)>| {
            let keys = people.map(|(person, _)| counting_key(&person.organisation));
            keys.filter(|key| !key.is_empty()).collect::<BTreeSet<_>>().len()
        };
        let (persons, organisations) = (there().count(), different(&mut there()));
        let ever = all.iter().filter(|(_, state)| state.was_there()).count();
        let gone = ever.saturating_sub(persons);
        self.context.ui.say(&Message::Count { persons, organisations, gone });
        let quorum = self.minutes.quorum.as_ref();
        let needed = quorum.and_then(|quorum| Some((quorum.counts, quorum.needed.as_ref()?)));
        if let Some((counts, needed)) = needed {
            let voters = || there().filter(|(_, state)| state.status == Status::Present);
            let have = match counts {
                Counted::Persons => voters().count(),
                Counted::Organisations => different(&mut voters()),
            };
            let needed = needed.value as usize;
            self.context.ui.say(&Message::Quorum { have, needed, counts });
        }
    }

    /// Everybody who is or was there, by name.
    fn list(&self) {
        let mut all = self.everybody();
        all.sort_by(|(one, _), (other, _)| one.cmp(other));
        for (person, state) in &all {
            let (person, how) = (person.shown(), Standing::of(state));
            self.context.ui.say(&Message::Entered { person, how });
        }
        self.count();
    }

    /// The end of the sitting: everything is in the file, and the journal is no longer needed.
    ///
    /// # Errors
    /// The journal cannot be deleted.
    pub(super) fn end(mut self) -> Result<Exit, CommandError> {
        self.put_in(None)?;
        self.count();
        let file = self.file.display().to_string();
        if self.behind {
            self.context.ui.say(&Message::Behind { file });
            return Ok(Exit::BrokenOff);
        }
        let listed = self.everybody().iter().filter(|(_, state)| state.was_there()).count();
        let figure = self.minutes.attendance.as_ref().map(|figures| figures.persons.value);
        if let Some(figure) = figure.filter(|figure| (*figure as usize) < listed) {
            self.context.ui.say(&Message::FigureTooSmall { figure, listed });
        }
        self.journal.close().map_err(|error| unwritten(&error))?;
        self.context.ui.say(&Message::Ended { file });
        Ok(Exit::Done)
    }
}
