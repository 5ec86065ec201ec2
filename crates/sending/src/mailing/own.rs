//! Each contact's own open tasks, for the contact's mail or letter, and nobody else's.
//!
//! They are no content of the mailing: what somebody has to do is that person's, so that a task which
//! is done in another file does not change what all others have received.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::contacts::{ContactBook, Offices, owners};
use crate::document::own::OwnTask;
use crate::minutes::{AgendaItem, LanguageTag, Minutes, Task};
use crate::open::{self, Open, OpenKind, plain};
use crate::settings::OwnTasksFrom;
use crate::source::Span;
use crate::workspace::Workspace;

/// The open tasks of everybody in a contact list.
#[derive(Debug, Default)]
pub struct OwnTasks {
    tasks: Vec<Given>,
    /// The tasks of each row of the list, by where it begins.
    of: BTreeMap<usize, Vec<usize>>,
}

/// A task with its text in each language that it is told in.
#[derive(Debug)]
struct Given {
    language: LanguageTag,
    text: String,
    others: BTreeMap<LanguageTag, String>,
    due: Option<NaiveDate>,
}

impl OwnTasks {
    /// The open tasks of the minutes, and, where the settings say so, of `earlier` files of their
    /// series.
    pub fn of_list(workspace: &Workspace, earlier: &[Minutes], book: &ContactBook) -> Self {
        let minutes = &workspace.minutes;
        let mut files: Vec<&Minutes> = match workspace.settings.mail.own_tasks {
            OwnTasksFrom::Nowhere => return Self::default(),
            OwnTasksFrom::File => Vec::new(),
            OwnTasksFrom::Series => earlier.iter().collect(),
        };
        files.push(minutes);
        let open = open::open(&files, &[], NaiveDate::MIN);
        let open: Vec<Open> = open.into_iter().filter(|open| open.kind == OpenKind::Task).collect();
        let who = |open: &Open| open.person.clone().or_else(|| open.organisation.clone());
        let (who, open): (Vec<String>, Vec<Open>) =
            open.into_iter().filter_map(|open| Some((who(&open)?, open))).unzip();
        if open.is_empty() {
            return Self::default();
        }
        let contacts = book.contacts.iter().map(|one| (&one.span, one.party()));
        let others = book.without_address.iter().map(|one| (&one.span, one.party()));
        let rows: Vec<_> = contacts.chain(others).collect();
        let owners = owners(&who, &offices(&files), rows.iter().map(|(_, party)| *party));
        let mut of = BTreeMap::<usize, Vec<usize>>::new();
        for (task, owners) in owners.iter().enumerate() {
            for row in owners.iter().filter_map(|row| rows.get(*row)) {
                of.entry(row.0.range().start).or_default().push(task);
            }
        }
        let tasks = open.iter().map(|open| Given::of(open, &files, workspace)).collect();
        Self { tasks, of }
    }

    /// The tasks of the row of the list at `span`, in the language of a mail where there is a
    /// translation.
    pub fn of(&self, span: &Span, language: &LanguageTag) -> Vec<OwnTask> {
        let own = self.of.get(&span.range().start).into_iter().flatten();
        own.filter_map(|at| self.tasks.get(*at)).map(|task| task.told(language)).collect()
    }

    /// Whether the row of the list at `span` has any.
    pub(super) fn has_any(&self, span: &Span) -> bool {
        self.of.contains_key(&span.range().start)
    }

    /// Everything that they say: names in it are the office's own words.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.tasks
            .iter()
            .flat_map(|task| [&task.text].into_iter().chain(task.others.values()))
            .map(String::as_str)
    }
}

impl Given {
    fn of(open: &Open, files: &[&Minutes], workspace: &Workspace) -> Self {
        let file = open.file.and_then(|file| files.get(file));
        let language = file.map_or(&workspace.minutes.language, |file| &file.language);
        let others = translations(&open.at, workspace);
        Self { language: language.clone(), text: open.text.clone(), others, due: open.due }
    }

    fn told(&self, language: &LanguageTag) -> OwnTask {
        let (language, text) = match self.others.get(language) {
            Some(text) => (language, text),
            None => (&self.language, &self.text),
        };
        OwnTask { text: text.clone(), language: language.clone(), due: self.due }
    }
}

/// The text of the task at `at` in each translation: the task in the same place.
fn translations(at: &Span, workspace: &Workspace) -> BTreeMap<LanguageTag, String> {
    let first = &workspace.minutes;
    let is_here = |task: &Task| {
        let span = &task.text.span;
        span.range() == at.range() && span.source().path() == at.source().path()
    };
    let Some(place) = place(&first.agenda, &is_here) else { return BTreeMap::new() };
    let of = |translation: &Minutes| {
        let task = task_at(&translation.agenda, &place)?;
        Some(plain(&task.text.value, translation))
    };
    let all = workspace.translations.iter();
    all.filter_map(|(language, minutes)| Some((language.clone(), of(minutes)?))).collect()
}

/// The way to a task: the numbers of the items, then its own.
fn place(items: &[AgendaItem], is_here: &impl Fn(&Task) -> bool) -> Option<Vec<usize>> {
    items.iter().enumerate().find_map(|(at, item)| {
        let own = item.tasks.iter().position(is_here).map(|task| vec![task]);
        let rest = own.or_else(|| place(&item.items, is_here))?;
        Some([at].into_iter().chain(rest).collect())
    })
}

fn task_at<'m>(items: &'m [AgendaItem], place: &[usize]) -> Option<&'m Task> {
    let (at, rest) = place.split_first()?;
    let item = items.get(*at)?;
    match rest {
        [task] => item.tasks.get(*task),
        _ => task_at(&item.items, rest),
    }
}

/// The organisations of people, as the files give them.
fn offices(files: &[&Minutes]) -> Offices {
    let mut offices = Offices::default();
    for minutes in files {
        for (name, office) in minutes.people_and_organisations() {
            if let (Some(name), Some(office)) = (name, office) {
                offices.add(&name.value, &office.value);
            }
        }
    }
    offices
}
